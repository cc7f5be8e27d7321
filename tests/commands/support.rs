//! The real binary in a cleared environment, with a home of its own and a fixed date.
//!
//! `Scene::new().with("answers/a.md", "...").run(&["check"]).code(0)`

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The wall clock that every command is given.
pub const NOW: &str = "2026-11-22T10:15:00+09:00";

/// A temporary folder: the home is `home` in it, the working folder is the folder itself.
pub struct Scene {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Scene {
    /// A home that does not exist yet.
    pub fn new() -> Scene {
        Scene { folder: tempfile::tempdir().expect("a temporary folder"), variables: Vec::new() }
    }

    /// With the file `path` of the home.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Scene {
        self.write(&format!("home/{path}"), text);
        self
    }

    /// With an environment variable for every command.
    pub fn variable(mut self, name: &str, value: &str) -> Scene {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With an editor that runs `script` (of the shell), the file being its `$1`, or `$2` after a `+LINE`.
    pub fn editor(self, script: &str) -> Scene {
        self.write("editor.sh", script);
        let program = format!("sh {}", self.folder().join("editor.sh").display());
        self.variable("EDITOR", &program)
    }

    /// Writes a file beside the home, or in it with `home/` in front.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// The text of a file of the home.
    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        let path = self.home().join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn home(&self) -> PathBuf {
        self.folder().join("home")
    }

    /// The command, ready to be run.
    pub fn command(&self, arguments: &[&str]) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::cargo_bin("greenroom").expect("built");
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", self.folder().join("user"))
            .env("GREENROOM_HOME", self.home())
            .env("GREENROOM_NOW", NOW)
            .env("TZ", "UTC")
            .env("TERM", "xterm-256color")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder())
            .args(arguments);
        command
    }

    /// Runs the command with nothing on standard input.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with_input(arguments, "")
    }

    /// Runs the command with `input` on standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Ran {
        let output = self.command(arguments).write_stdin(input).output().expect("ran");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Every file below the folder with its bytes, to see that nothing else was touched.
    pub fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("listed") {
                let path = entry.expect("an entry").path();
                let kind = fs::symlink_metadata(&path).expect("looked at").file_type();
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file() {
                    let bytes = fs::read(&path).expect("read");
                    found.push((path, bytes));
                }
            }
        }
        found.sort();
        found
    }
}

impl Ran {
    /// Its JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }

    /// Checks the exit code, and gives itself back.
    #[track_caller]
    pub fn code(self, expected: i32) -> Ran {
        assert_eq!(self.code, expected, "out:\n{}\nerr:\n{}", self.out, self.err);
        self
    }
}

/// A finished STAR draft of nine words without a Result, 70 seconds on the clock.
pub fn draft(question: &str, started: &str, rating: u8, mode: &str) -> String {
    format!(
        "+++\nquestion = \"{question}\"\nstarted = {started}\nmode = \"{mode}\"\nfinished = true\nrating = {rating}\n\n\
         [seconds]\nthink = 12\nsituation = 20\ntask = 10\naction = 40\n+++\n\
         ## Situation\nthree words here\n\n## Task\nthree words here\n\n## Action\nthree words here\n"
    )
}
