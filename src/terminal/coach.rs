//! Asks a program of the person's for a second opinion: a brief on its standard input, its words from its standard output.
//!
//! The program is not trusted to end, to say anything, or to stop saying. What it says reaches nobody before control
//! characters were made visible.

use super::child::{Running, Stop};
use super::clock::Clock;
use super::programs::{Program, Tool, surroundings};
use super::thread::beside;
use crate::text::visible::{visible, visible_lines};
use std::io::Read;
use std::process::ChildStdout;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

/// So many bytes may come, some five thousand words: a brief asks for two hundred. A convention, like the next two.
const MOST_BYTES: usize = 32 << 10;

/// How long a program is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Without a word of it: a model is loaded first.
    pub silence: Duration,
    /// In all.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { silence: Duration::from_secs(180), whole: Duration::from_secs(600) }
    }
}

/// So often it is looked at whether it is to be stopped.
const LOOK: Duration = Duration::from_millis(250);

/// The program that the environment names; else what to do.
pub fn coach() -> Result<Program, String> {
    let programs = surroundings().programs(Tool::Coach).map_err(|error| error.to_string())?;
    let advice = "no coach is named: put the command of a program that reads a text and prints another in GREENROOM_COACH, \
                  for example `ollama run llama3.2`";
    programs.into_iter().next().ok_or_else(|| advice.to_owned())
}

/// The command as it is shown: "ollama run llama3.2".
pub fn command_line(program: &Program) -> String {
    let words = std::iter::once(&program.name).chain(&program.arguments);
    visible(&words.map(String::as_str).collect::<Vec<_>>().join(" ")).into_owned()
}

/// Hands `brief` to `program` and gives all that it said, without control characters; `hear` gets each piece as it comes.
/// Else why there is no opinion, a sentence without a full stop.
pub fn consult(
    program: &Program,
    brief: &str,
    patience: Patience,
    clock: &Clock,
    stop: &Stop,
    hear: &mut dyn FnMut(&str),
) -> Result<String, String> {
    let (mut running, output) = Running::start_with(program, &program.arguments, Some(brief.to_owned()))?;
    let pieces = read_beside(output);
    let begun = clock.now().elapsed;
    let mut heard_at = begun;
    let mut said = Said::default();
    loop {
        let now = clock.now().elapsed;
        match pieces.recv_timeout(LOOK) {
            _ if stop.is_stopped() => return Err("it was stopped".to_owned()),
            Ok(piece) => {
                heard_at = now;
                hear(&said.take(&piece));
                if said.bytes > MOST_BYTES {
                    return Err(
                        running.with_complaint(&format!("said more than {} KB and was stopped", MOST_BYTES >> 10))
                    );
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
            // What it started may hold its output on.
            Err(RecvTimeoutError::Timeout) if running.is_over() => break,
            Err(RecvTimeoutError::Timeout) if now.saturating_sub(heard_at) >= patience.silence => {
                return Err(running.with_complaint(&silent_for(patience.silence)));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if now.saturating_sub(begun) >= patience.whole {
            return Err(
                running.with_complaint(&format!("did not end within {} s and was stopped", patience.whole.as_secs()))
            );
        }
    }
    hear(&said.rest());
    running.wait()?;
    match said.text.trim() {
        "" => Err(running.with_complaint("said nothing")),
        text => Ok(text.to_owned()),
    }
}

fn silent_for(silence: Duration) -> String {
    format!("said nothing for {} s and was stopped", silence.as_secs())
}

/// What was said so far.
#[derive(Default)]
struct Said {
    bytes: usize,
    /// Without control characters.
    text: String,
    /// The beginning of a character or of a line end, whose rest comes next.
    open: Vec<u8>,
}

impl Said {
    /// Takes in some bytes; gives what can be read of them.
    fn take(&mut self, piece: &[u8]) -> String {
        self.bytes += piece.len();
        self.open.extend(piece);
        let whole = self.open.len() - open_tail(&self.open);
        let bytes: Vec<u8> = self.open.drain(..whole).collect();
        self.read(&bytes)
    }

    /// What is left at the end.
    fn rest(&mut self) -> String {
        let bytes = std::mem::take(&mut self.open);
        self.read(&bytes)
    }

    fn read(&mut self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let text = visible_lines(&text).into_owned();
        self.text.push_str(&text);
        text
    }
}

/// How many bytes at the end of `bytes` may belong to what comes next.
fn open_tail(bytes: &[u8]) -> usize {
    if bytes.ends_with(b"\r") {
        return 1;
    }
    // A character has four bytes at most.
    let is_open = |tail: &usize| {
        let last = bytes.get(bytes.len() - tail..).unwrap_or_default();
        std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none())
    };
    (1..=bytes.len().min(3)).find(is_open).unwrap_or(0)
}

/// Reads the output on a thread of its own, piece by piece, to its end or a little more than is allowed.
fn read_beside(output: ChildStdout) -> Receiver<Vec<u8>> {
    let (sender, pieces) = sync_channel(16);
    let read = move || {
        let mut output = output.take(MOST_BYTES as u64 + 1);
        let mut piece = [0; 1024];
        while let Ok(count @ 1..) = output.read(&mut piece) {
            if sender.send(piece.get(..count).unwrap_or_default().to_owned()).is_err() {
                return;
            }
        }
    };
    beside("coach", read);
    pieces
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn program(script: &str) -> Program {
        let arguments = ["-c", script].map(str::to_owned).to_vec();
        Program { name: "fake".to_owned(), path: "/bin/sh".into(), arguments }
    }

    /// What the script says to a brief, and the pieces in which it came.
    fn consulted(script: &str, brief: &str, patience: Patience) -> (Result<String, String>, String) {
        let mut heard = String::new();
        let mut hear = |piece: &str| heard.push_str(piece);
        let clock = Clock::start(None);
        let said = consult(&program(script), brief, patience, &clock, &Stop::default(), &mut hear);
        (said, heard)
    }

    #[track_caller]
    fn check(script: &str, expected: &str) {
        let (said, heard) = consulted(script, "the brief", Patience::default());
        let said = said.expect("an opinion");
        assert_eq!((said.as_str(), heard.trim()), (expected, expected));
    }

    #[track_caller]
    fn check_refused(script: &str, expected: &str) {
        let told = consulted(script, "the brief", Patience::default()).0.expect_err("refused");
        assert!(told.contains(expected), "{told}");
    }

    #[test]
    fn the_brief_is_its_input_and_what_it_prints_is_the_opinion() {
        check("echo You said:; cat", "You said:\nthe brief");
        let long = "a line of a long brief\n".repeat(10_000);
        let (said, _) = consulted("wc -c", &long, Patience::default());
        assert_eq!(said.as_deref().map(str::trim), Ok("230000"));
        let (said, _) = consulted("echo I never read.", &long, Patience::default());
        assert_eq!(said.as_deref(), Ok("I never read."));
    }

    #[test]
    fn nothing_that_acts_on_a_terminal_comes_through() {
        check(r"printf '\033[2J\033]0;x\007red\r\nend\rover'", "␛[2J␛]0;x␇red\nend␍over");
        check(r"printf '\342\200\256drow'", "<U+202E>drow");
        check(r"printf 'caf\303'; sleep 0.05; printf '\251 \377 \342\202'", "café \u{fffd} \u{fffd}");
    }

    #[test]
    fn one_that_says_nothing_fails_or_never_ends_is_told_in_a_sentence() {
        check_refused("true", "`fake` said nothing");
        check_refused("printf ' \\n\\t\\n'; echo no model >&2", "`fake` said nothing: no model");
        check_refused("echo Good; echo 'out of memory' >&2; exit 3", "`fake` ended with exit status: 3: out of memory");
        check_refused("kill -9 $$", "`fake` ended with signal: 9");
        check_refused("while :; do echo more and more; done", "`fake` said more than 32 KB and was stopped");
        check("echo Good.; sleep 60 &", "Good.");
        let missing = Program { name: "none such".to_owned(), path: "none such".into(), arguments: Vec::new() };
        let said = consult(&missing, "", Patience::default(), &Clock::start(None), &Stop::default(), &mut |_| ());
        assert_eq!(said, Err("`none such` was not found".to_owned()));
    }

    #[test]
    fn one_that_hangs_is_ended_silent_or_not_and_can_be_stopped() {
        let silence = Patience { silence: Duration::ZERO, ..Patience::default() };
        let told = consulted("sleep 60", "", silence).0.expect_err("late");
        assert!(told.contains("said nothing for 0 s and was stopped"), "{told}");
        let whole = Patience { whole: Duration::ZERO, ..Patience::default() };
        let told = consulted("echo on; sleep 60", "", whole).0.expect_err("late");
        assert!(told.contains("did not end within 0 s"), "{told}");
        let stop = Stop::default();
        stop.stop();
        let clock = Clock::start(None);
        let said = consult(&program("sleep 60"), "", Patience::default(), &clock, &stop, &mut |_| ());
        assert_eq!(said, Err("it was stopped".to_owned()));
    }
}
