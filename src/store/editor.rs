//! The user's own editor: `VISUAL`, then `EDITOR`, then `vi`. Building the command and running it are apart.
//!
//! No shell is involved and nothing in a home names a program. To let an editor open at a line: a row in
//! [`LINE_STYLES`].

use super::failure::in_words;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Used when neither variable names an editor.
const DEFAULT_EDITOR: &str = "vi";

/// Why the editor did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    #[error(
        "{variable} holds no command: {value:?} has an open quote or is not text; set it to an editor such as nano"
    )]
    BadVariable { variable: &'static str, value: OsString },
    #[error("the editor `{program}` was not found: set VISUAL or EDITOR to one that is installed")]
    NotFound { program: String },
    #[error("the editor `{program}` could not be started: {}; set VISUAL or EDITOR to another one", in_words(.cause))]
    NotStarted { program: String, cause: io::Error },
    #[error("the editor `{program}` ended with {status}; what it saved is kept")]
    Failed { program: String, status: ExitStatus },
}

/// How an editor is told the line to open at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineStyle {
    /// `+LINE FILE`
    Plus,
    /// `FILE:LINE`
    Suffix,
    /// `--wait --goto FILE:LINE`: it would else return at once.
    WaitGoto,
    /// `--wait FILE:LINE`
    WaitSuffix,
}

/// Editors that are known to understand a line; others get the file alone.
const LINE_STYLES: [(LineStyle, &[&str]); 4] = [
    (
        LineStyle::Plus,
        &[
            "vi",
            "vim",
            "nvim",
            "view",
            "vis",
            "nano",
            "pico",
            "rnano",
            "emacs",
            "emacsclient",
            "micro",
            "kak",
            "joe",
            "jmacs",
            "jed",
            "ne",
            "mg",
            "zile",
            "mcedit",
            "ed",
        ],
    ),
    (LineStyle::Suffix, &["hx", "helix", "amp"]),
    (LineStyle::WaitGoto, &["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"]),
    (LineStyle::WaitSuffix, &["subl", "zed", "zeditor"]),
];

/// The command that opens `path`, at `line` where the editor is known to understand one. `variable` looks an environment
/// variable up.
pub fn editor_command(
    variable: impl Fn(&str) -> Option<OsString>,
    path: &Path,
    line: Option<usize>,
) -> Result<Command, EditorError> {
    let (program, arguments) = chosen_editor(variable)?;
    // Absolute, so that no name is taken for an option.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut command = Command::new(&program);
    command.args(&arguments);
    let style = line_style(&program);
    if matches!(style, Some(LineStyle::WaitGoto | LineStyle::WaitSuffix)) && !waits(&arguments) {
        command.arg("--wait");
    }
    match (style, line) {
        (Some(LineStyle::Plus), Some(line)) => command.arg(format!("+{line}")).arg(path),
        (Some(LineStyle::Suffix | LineStyle::WaitSuffix), Some(line)) => command.arg(with_line(&path, line)),
        (Some(LineStyle::WaitGoto), Some(line)) => command.arg("--goto").arg(with_line(&path, line)),
        (_, None) | (None, _) => command.arg(path),
    };
    Ok(command)
}

/// Runs `command` in this terminal and waits. An interrupt typed meanwhile is the editor's and does not end us.
pub fn run_editor(mut command: Command) -> Result<(), EditorError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let shielded = shield_from_interrupts();
    let ended = command.status();
    shielded.into_iter().for_each(|id| {
        signal_hook::low_level::unregister(id);
    });
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(EditorError::Failed { program, status }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(EditorError::NotFound { program }),
        Err(cause) => Err(EditorError::NotStarted { program, cause }),
    }
}

/// An editor that ends sooner than this, with the file as it was, did not wait for anybody; a convention.
pub const AT_ONCE: Duration = Duration::from_secs(1);

/// What to say then.
pub const RETURNED_AT_ONCE: &str = "your editor returned at once. If it has a window of its own, let it wait: for VS \
                                    Code set EDITOR to `code --wait`";

/// Whether the editor of `command` may have a window of its own and return before that is closed. Those that run in the
/// terminal are known; somebody who looks and quits may be quick.
pub fn may_return_at_once(command: &Command) -> bool {
    let style = line_style(&command.get_program().to_string_lossy());
    let told_not_to_wait = command.get_args().any(|argument| argument == "-n" || argument == "--no-wait");
    told_not_to_wait || !matches!(style, Some(LineStyle::Plus | LineStyle::Suffix))
}

fn shield_from_interrupts() -> Vec<signal_hook::SigId> {
    #[cfg(unix)]
    let signals = [signal_hook::consts::SIGINT, signal_hook::consts::SIGQUIT];
    #[cfg(not(unix))]
    let signals = [signal_hook::consts::SIGINT];
    let nobody_asks = Arc::new(AtomicBool::new(false));
    signals.into_iter().filter_map(|signal| signal_hook::flag::register(signal, nobody_asks.clone()).ok()).collect()
}

/// The program and its arguments: the first variable that is not blank, split as a shell would, without one.
fn chosen_editor(variable: impl Fn(&str) -> Option<OsString>) -> Result<(String, Vec<String>), EditorError> {
    for name in ["VISUAL", "EDITOR"] {
        let Some(value) = variable(name) else { continue };
        let Some(mut words) = value.to_str().and_then(shlex::split) else {
            return Err(EditorError::BadVariable { variable: name, value });
        };
        if !words.is_empty() {
            let program = words.remove(0);
            return Ok((program, words));
        }
    }
    Ok((DEFAULT_EDITOR.to_owned(), Vec::new()))
}

fn line_style(program: &str) -> Option<LineStyle> {
    let name = Path::new(program).file_name()?.to_str()?;
    let name = name.strip_suffix(".exe").or_else(|| name.strip_suffix(".cmd")).unwrap_or(name);
    LINE_STYLES.into_iter().find(|(_, names)| names.contains(&name)).map(|(style, _)| style)
}

fn waits(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == "--wait" || argument == "-w")
}

fn with_line(path: &Path, line: usize) -> OsString {
    let mut text = path.as_os_str().to_owned();
    text.push(format!(":{line}"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(visual: Option<&str>, editor: Option<&str>, line: Option<usize>) -> Result<Command, EditorError> {
        let variable = |name: &str| match name {
            "VISUAL" => visual.map(OsString::from),
            "EDITOR" => editor.map(OsString::from),
            _ => None,
        };
        editor_command(variable, Path::new("/h/a.md"), line)
    }

    #[track_caller]
    fn check(visual: Option<&str>, editor: Option<&str>, line: Option<usize>, expected: &[&str]) {
        let command = command(visual, editor, line).expect("a command");
        let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn visual_comes_before_editor_and_vi_last() {
        check(Some("nano"), Some("vim"), None, &["nano", "/h/a.md"]);
        check(None, Some("vim"), None, &["vim", "/h/a.md"]);
        check(Some(" "), Some("vim"), None, &["vim", "/h/a.md"]);
        check(None, None, None, &["vi", "/h/a.md"]);
    }

    #[test]
    fn arguments_and_quotes_are_understood_without_a_shell() {
        check(Some("'/my tools/vim' -u NONE"), None, Some(3), &["/my tools/vim", "-u", "NONE", "+3", "/h/a.md"]);
        check(Some("ed; rm -rf ~ $(x)"), None, None, &["ed;", "rm", "-rf", "~", "$(x)", "/h/a.md"]);
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        check(Some("nvim"), None, Some(7), &["nvim", "+7", "/h/a.md"]);
        check(Some("/usr/bin/emacs -nw"), None, Some(7), &["/usr/bin/emacs", "-nw", "+7", "/h/a.md"]);
        check(Some("hx"), None, Some(7), &["hx", "/h/a.md:7"]);
        check(Some("code"), None, Some(7), &["code", "--wait", "--goto", "/h/a.md:7"]);
        check(Some("code -w"), None, Some(7), &["code", "-w", "--goto", "/h/a.md:7"]);
        check(Some("subl"), None, None, &["subl", "--wait", "/h/a.md"]);
        check(Some("my-editor"), None, Some(7), &["my-editor", "/h/a.md"]);
    }

    #[test]
    fn an_editor_with_a_window_may_return_at_once_and_one_in_the_terminal_does_not() {
        let check = |editor: &str, expected: bool| {
            let command = command(None, Some(editor), Some(7)).expect("a command");
            assert_eq!(may_return_at_once(&command), expected, "{editor}");
        };
        ["code", "code --wait", "gedit", "my-editor", "emacsclient -n", "gvim"].iter().for_each(|e| check(e, true));
        ["vim", "nano -w", "hx", "emacsclient"].iter().for_each(|editor| check(editor, false));
    }

    #[test]
    fn an_open_quote_is_reported_with_its_variable() {
        let error = command(Some("'vim"), None, None).expect_err("an open quote").to_string();
        assert!(error.starts_with("VISUAL holds no command"), "{error}");
    }

    #[test]
    fn an_editor_that_is_missing_or_fails_says_so() {
        let error = run_editor(Command::new("/none/such-editor")).expect_err("missing").to_string();
        assert!(error.contains("`/none/such-editor` was not found: set VISUAL or EDITOR"), "{error}");
        #[cfg(unix)]
        {
            let error = run_editor(Command::new("false")).expect_err("failing").to_string();
            assert!(error.starts_with("the editor `false` ended with exit status: 1"), "{error}");
            run_editor(Command::new("true")).expect("works");
        }
    }
}
