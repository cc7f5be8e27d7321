//! Which programs there are: those that the environment names, else known names on PATH. To know another: a row here.
//! Nothing in a home names a program, and what programs print never reaches the screen as it is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What a program is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Recorder,
    Player,
    Transcriber,
    /// Gives a second opinion; none is known by its name, since a person chooses who reads an answer.
    Coach,
}

/// The environment variable that names the model of a transcriber.
pub const MODEL_VARIABLE: &str = "GREENROOM_WHISPER_MODEL";

/// A known program: its name and its arguments, a space between them. `{file}` is the recording, `{out}` a folder for
/// what it writes, `{model}` the model. What needs a model is not used without one: it would fetch its own.
type Known = (&'static str, &'static str);

/// Each gives 16-bit samples of one channel, 16,000 a second, on its standard output, and nothing else.
const RECORDERS: &[Known] = &[
    ("parecord", "--raw --rate=16000 --format=s16le --channels=1 --latency-msec=50"),
    ("arecord", "-q -t raw -f S16_LE -r 16000 -c 1 -"),
    ("rec", "-q -t raw -e signed-integer -b 16 -L -r 16000 -c 1 -"),
    #[cfg(target_os = "macos")]
    ("ffmpeg", "-nostdin -hide_banner -loglevel error -f avfoundation -i :default -ac 1 -ar 16000 -f s16le -"),
    #[cfg(target_os = "linux")]
    ("ffmpeg", "-nostdin -hide_banner -loglevel error -f pulse -i default -ac 1 -ar 16000 -f s16le -"),
    ("pw-record", "--rate 16000 --channels 1 --format s16 -"),
];

const PLAYERS: &[Known] = &[
    ("pw-play", "{file}"),
    ("paplay", "{file}"),
    ("aplay", "-q {file}"),
    ("play", "-q {file}"),
    ("ffplay", "-nodisp -autoexit -hide_banner -loglevel error {file}"),
    ("afplay", "{file}"),
];

const WHISPER_CPP: &str = "-m {model} -f {file} -ojf -of {out}/heard -np";

const TRANSCRIBERS: &[Known] = &[
    ("whisper-cli", WHISPER_CPP),
    ("whisper-cpp", WHISPER_CPP),
    (
        "whisper-ctranslate2",
        "{file} --model_directory {model} --local_files_only True --word_timestamps True --output_format json --output_dir {out}",
    ),
    ("vosk-transcriber", "-i {file} -t srt -o {out}/heard.srt"),
];

impl Tool {
    /// The environment variable that names a command to use instead.
    pub fn variable(self) -> &'static str {
        match self {
            Tool::Recorder => "GREENROOM_RECORD",
            Tool::Player => "GREENROOM_PLAY",
            Tool::Transcriber => "GREENROOM_TRANSCRIBE",
            Tool::Coach => "GREENROOM_COACH",
        }
    }

    fn known(self) -> &'static [Known] {
        match self {
            Tool::Recorder => RECORDERS,
            Tool::Player => PLAYERS,
            Tool::Transcriber => TRANSCRIBERS,
            Tool::Coach => &[],
        }
    }

    /// Whether it is told the file of a recording.
    fn takes_file(self) -> bool {
        matches!(self, Tool::Player | Tool::Transcriber)
    }

    /// The names that are looked for on PATH.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.known().iter().map(|(name, _)| *name)
    }

    /// What to install, as the package of the package manager `manager`; `None` where that has none.
    fn package(self, manager: &str) -> Option<&'static str> {
        match (self, manager) {
            (Tool::Recorder | Tool::Player, "apt" | "dnf" | "zypper" | "apk") => Some("pulseaudio-utils"),
            (Tool::Recorder | Tool::Player, "pacman") => Some("libpulse"),
            (Tool::Recorder | Tool::Player, "brew") => Some("sox"),
            (Tool::Transcriber, "brew" | "apk") => Some("whisper.cpp"),
            _ => None,
        }
    }
}

/// Package managers: the program that shows that a system has one, and the command that installs.
const MANAGERS: [(&str, &str); 6] = [
    ("apt", "sudo apt install"),
    ("dnf", "sudo dnf install"),
    ("pacman", "sudo pacman -S"),
    ("zypper", "sudo zypper install"),
    ("apk", "sudo apk add"),
    ("brew", "brew install"),
];

/// A program that can be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// As it is called on screen.
    pub name: String,
    /// What is started.
    pub path: PathBuf,
    /// With placeholders.
    pub arguments: Vec<String>,
}

/// A command in the environment that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable} holds no command: {value:?} has an open quote, is not text or names nothing")]
pub struct BadVariable {
    pub variable: &'static str,
    pub value: OsString,
}

/// Where programs and the commands in the environment are looked up.
pub struct Surroundings<V> {
    /// The value of an environment variable.
    pub variable: V,
}

/// The surroundings of this process.
pub fn surroundings() -> Surroundings<impl Fn(&str) -> Option<OsString>> {
    Surroundings { variable: |name: &str| std::env::var_os(name) }
}

impl<V: Fn(&str) -> Option<OsString>> Surroundings<V> {
    /// The programs that can serve as `tool`, the best first: the one that the environment names alone, else those known.
    pub fn programs(&self, tool: Tool) -> Result<Vec<Program>, BadVariable> {
        let variable = tool.variable();
        if let Some(value) = (self.variable)(variable).filter(|value| !value.is_empty()) {
            let words = value.to_str().and_then(shlex::split).filter(|words| !words.is_empty());
            let mut words = words.ok_or(BadVariable { variable, value })?;
            let name = words.remove(0);
            if tool.takes_file() && !words.iter().any(|word| word.contains("{file}")) {
                words.push("{file}".to_owned());
            }
            return Ok(vec![Program { path: PathBuf::from(&name), name, arguments: words }]);
        }
        let known =
            tool.known().iter().filter(|(_, arguments)| self.model().is_some() || !arguments.contains("{model}"));
        Ok(known.filter_map(|(name, arguments)| self.found(name, arguments)).collect())
    }

    /// The known names of `tool` that are on PATH, whatever else they need.
    pub fn installed(&self, tool: Tool) -> Vec<&'static str> {
        tool.names().filter(|name| self.on_path(name).is_some()).collect()
    }

    fn found(&self, name: &str, arguments: &str) -> Option<Program> {
        let path = self.on_path(name)?;
        let model = self.model().unwrap_or_default();
        let arguments = arguments.split(' ').map(|word| word.replace("{model}", &model)).collect();
        Some(Program { name: name.to_owned(), path, arguments })
    }

    /// The model of a transcriber, if one is named.
    pub fn model(&self) -> Option<String> {
        let model = (self.variable)(MODEL_VARIABLE)?.into_string().ok()?;
        (!model.is_empty()).then_some(model)
    }

    /// The command that installs what is missing for `tool`, with this system's package manager.
    pub fn how_to_install(&self, tool: Tool) -> Option<String> {
        let managers = MANAGERS.iter().filter(|(manager, _)| self.on_path(manager).is_some());
        let mut commands =
            managers.filter_map(|(manager, install)| Some(format!("{install} {}", tool.package(manager)?)));
        commands.next().or_else(|| (tool == Tool::Transcriber).then(|| "pipx install whisper-ctranslate2".to_owned()))
    }

    fn on_path(&self, name: &str) -> Option<PathBuf> {
        let folders = (self.variable)("PATH")?;
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let paths = std::env::split_paths(&folders).filter(|folder| folder.is_absolute());
        paths.map(|folder| folder.join(&file)).find(|path| is_program(path))
    }
}

fn is_program(path: &Path) -> bool {
    let Ok(metadata) = std::fs::metadata(path) else { return false };
    #[cfg(unix)]
    let allowed = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let allowed = true;
    metadata.is_file() && allowed
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A folder with programs of these names, as the only one on PATH.
    struct Scene(tempfile::TempDir);

    impl Scene {
        fn new(names: &[&str]) -> Scene {
            let folder = tempfile::tempdir().expect("a folder");
            for name in names {
                let path = folder.path().join(name);
                std::fs::write(&path, "").expect("written");
                std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("allowed");
            }
            Scene(folder)
        }

        fn with<'s>(&'s self, set: &'s [(&str, &str)]) -> Surroundings<impl Fn(&str) -> Option<OsString> + 's> {
            let variable = move |name: &str| match name {
                "PATH" => Some(self.0.path().as_os_str().to_owned()),
                name => set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()),
            };
            Surroundings { variable }
        }
    }

    fn lines(programs: Vec<Program>) -> Vec<String> {
        programs.into_iter().map(|p| format!("{} {}", p.name, p.arguments.join(" "))).collect()
    }

    #[test]
    fn known_programs_are_found_on_path_in_the_order_of_the_table() {
        let scene = Scene::new(&["rec", "arecord", "play"]);
        let found = scene.with(&[]).programs(Tool::Recorder).expect("found");
        assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["arecord", "rec"]);
        assert_eq!(lines(scene.with(&[]).programs(Tool::Player).expect("found")), ["play -q {file}"]);
        assert_eq!(scene.with(&[]).programs(Tool::Transcriber), Ok(Vec::new()));
    }

    #[test]
    fn a_command_in_the_environment_comes_alone_and_is_split_without_a_shell() {
        let scene = Scene::new(&["arecord", "paplay"]);
        let set = [
            ("GREENROOM_RECORD", "'my mic' --raw; rm $HOME"),
            ("GREENROOM_PLAY", "sox {file} -d"),
            ("GREENROOM_TRANSCRIBE", "hear"),
            ("GREENROOM_COACH", "ollama run 'my model'"),
        ];
        let programs = |tool| lines(scene.with(&set).programs(tool).expect("a command"));
        assert_eq!(programs(Tool::Recorder), ["my mic --raw; rm $HOME"]);
        assert_eq!(programs(Tool::Player), ["sox {file} -d"]);
        assert_eq!(programs(Tool::Transcriber), ["hear {file}"]);
        assert_eq!(programs(Tool::Coach), ["ollama run my model"]);
        assert_eq!(scene.with(&[]).programs(Tool::Coach), Ok(Vec::new()));
        let error = scene.with(&[("GREENROOM_PLAY", "'open")]).programs(Tool::Player).expect_err("an open quote");
        assert!(error.to_string().starts_with("GREENROOM_PLAY holds no command"), "{error}");
        assert!(scene.with(&[("GREENROOM_PLAY", " ")]).programs(Tool::Player).is_err());
    }

    #[test]
    fn a_transcriber_that_would_fetch_a_model_is_used_with_one_alone() {
        let scene = Scene::new(&["whisper-cli", "vosk-transcriber"]);
        let names = |set| scene.with(set).programs(Tool::Transcriber).expect("found").into_iter().map(|p| p.name);
        assert_eq!(names(&[]).collect::<Vec<_>>(), ["vosk-transcriber"]);
        let found = scene.with(&[(MODEL_VARIABLE, "/m y.bin")]).programs(Tool::Transcriber).expect("found");
        assert_eq!(found.first().map(|p| p.arguments.get(1).map(String::as_str)), Some(Some("/m y.bin")));
        assert_eq!(scene.with(&[]).installed(Tool::Transcriber), ["whisper-cli", "vosk-transcriber"]);
    }

    #[test]
    fn what_is_missing_is_named_as_the_package_of_this_system() {
        let how = |names: &[&str], tool| Scene::new(names).with(&[]).how_to_install(tool);
        assert_eq!(how(&["apt"], Tool::Recorder).as_deref(), Some("sudo apt install pulseaudio-utils"));
        assert_eq!(how(&["brew"], Tool::Transcriber).as_deref(), Some("brew install whisper.cpp"));
        assert_eq!(how(&["apt"], Tool::Transcriber).as_deref(), Some("pipx install whisper-ctranslate2"));
        assert_eq!(how(&[], Tool::Player), None);
    }
}
