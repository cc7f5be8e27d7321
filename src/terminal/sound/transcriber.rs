//! Has a recording transcribed by a program of the person's, and reads what it printed or wrote.
//!
//! The program is not trusted to end: it has ten times as long as the take, and can be stopped. What it prints is read up
//! to a bound.

use super::{Program, Tool};
use crate::speech::transcript::MOST_BYTES;
use crate::speech::{Heard, parse_transcript};
use crate::store::recordings::sound_seconds;
use crate::terminal::child::{Running, Stop};
use crate::terminal::clock::Clock;
use crate::terminal::programs::{MODEL_VARIABLE, surroundings};
use crate::terminal::thread::beside;
use std::io::Read;
use std::path::Path;
use std::process::ChildStdout;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// The program may take so many times as long as the recording.
const TIMES_THE_TAKE: f64 = 10.0;

/// But so long at least, in seconds: a model is loaded first.
const SHORTEST_LIMIT: f64 = 20.0;

/// So often it is looked at whether it is to be stopped.
const LOOK: Duration = Duration::from_millis(250);

/// What a program may have written, in the order in which it is looked for: the more it says of times, the earlier.
const ENDINGS: [&str; 4] = ["json", "srt", "vtt", "txt"];

/// What a program heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    pub words: Vec<Heard>,
    /// The length of the recording, in seconds.
    pub seconds: f64,
    /// What heard it, as it is called.
    pub program: String,
}

/// The first program that can transcribe; else what to do.
pub fn transcriber() -> Result<Program, String> {
    let surroundings = surroundings();
    let programs = surroundings.programs(Tool::Transcriber).map_err(|error| error.to_string())?;
    let without = || match surroundings.installed(Tool::Transcriber).first() {
        Some(name) => format!("`{name}` needs a model: name its file in {}", MODEL_VARIABLE),
        None => "no program that transcribes was found; `greenroom speech` tells more".to_owned(),
    };
    programs.into_iter().next().ok_or_else(without)
}

/// What `program` hears in the recording at `path`; else why nothing, and what to do.
pub fn transcribe(program: &Program, path: &Path, clock: &Clock, stop: &Stop) -> Result<Transcript, String> {
    let seconds = sound_seconds(path).map_err(|error| error.to_string())?;
    let limit = (seconds * TIMES_THE_TAKE).max(SHORTEST_LIMIT);
    let out = tempfile::Builder::new().prefix("greenroom-").tempdir();
    let out = out.map_err(|error| format!("no room for what the transcriber writes: {error}"))?;
    let printed = run(program, path, out.path(), Duration::from_secs_f64(limit), clock, stop)?;
    let output = written(out.path()).unwrap_or(printed);
    let words = parse_transcript(&output, seconds)
        .map_err(|error| format!("`{}` transcribed nothing: {error}", program.name))?;
    Ok(Transcript { words, seconds, program: program.name.clone() })
}

/// Runs the program to its end; what it printed.
fn run(
    program: &Program,
    path: &Path,
    out: &Path,
    limit: Duration,
    clock: &Clock,
    stop: &Stop,
) -> Result<Vec<u8>, String> {
    let filled =
        |word: &String| word.replace("{file}", &path.to_string_lossy()).replace("{out}", &out.to_string_lossy());
    let arguments: Vec<String> = program.arguments.iter().map(filled).collect();
    let (mut running, output) = Running::start(program, &arguments)?;
    let printed = read_beside(output);
    let deadline = clock.now().elapsed + limit;
    loop {
        let left = deadline.saturating_sub(clock.now().elapsed);
        match printed.recv_timeout(left.min(LOOK)) {
            Ok(printed) if printed.len() > MOST_BYTES => {
                return Err(running.with_complaint("printed more than a megabyte"));
            }
            Ok(printed) => return running.wait().map(|()| printed),
            Err(_) if stop.is_stopped() => return Err("the transcription was stopped".to_owned()),
            Err(RecvTimeoutError::Timeout) if left.is_zero() => {
                return Err(
                    running.with_complaint(&format!("did not end within {} s and was stopped", limit.as_secs()))
                );
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(running.with_complaint("could not be read")),
        }
    }
}

/// Reads the output on a thread of its own: all of it, or a byte more than is allowed.
fn read_beside(output: ChildStdout) -> Receiver<Vec<u8>> {
    let (sender, printed) = channel();
    let read = move || {
        let mut bytes = Vec::new();
        let _ = output.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    };
    beside("transcript", read);
    printed
}

/// The file that the program wrote, if it wrote one.
fn written(out: &Path) -> Option<Vec<u8>> {
    let files: Vec<_> = std::fs::read_dir(out).ok()?.flatten().map(|entry| entry.path()).collect();
    let with =
        |ending: &&str| files.iter().find(|file| file.extension().is_some_and(|found| found == *ending)).cloned();
    let file = std::fs::File::open(ENDINGS.iter().find_map(with)?).ok()?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::speech::wav;

    fn program(script: &str) -> Program {
        let arguments = ["-c", script, "fake", "{file}", "{out}"].map(str::to_owned).to_vec();
        Program { name: "fake".to_owned(), path: "/bin/sh".into(), arguments }
    }

    /// What the script hears in two seconds of silence.
    fn heard(script: &str) -> Result<Transcript, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("take.wav");
        let sound = [wav::header(64_000).to_vec(), vec![0; 64_000]].concat();
        std::fs::write(&path, sound).expect("written");
        transcribe(&program(script), &path, &Clock::start(None), &Stop::default())
    }

    #[track_caller]
    fn check_refused(script: &str, expected: &str) {
        let told = heard(script).expect_err("refused");
        assert!(told.contains(expected), "{told}");
    }

    #[test]
    fn what_it_prints_or_writes_is_read() {
        let printed = heard("test -f \"$1\" && printf 'We tried.'").expect("heard");
        assert_eq!(printed.words.first().map(|word| word.text.as_str()), Some("We tried."));
        let json = r#"{"segments":[{"start":0,"end":9,"text":"We tried."}]}"#;
        let written = heard(&format!("echo '{json}' > \"$2/take.json\"; echo It broke. > \"$2/a.txt\"; echo Progress"));
        assert_eq!(written.expect("heard").words.first().map(|word| word.time), Some(Some((0.0, 2.0))));
    }

    #[test]
    fn one_that_fails_or_says_nothing_says_why() {
        check_refused("echo no model >&2; exit 2", "`fake` ended with exit status: 2: no model");
        check_refused("true", "`fake` transcribed nothing: it printed nothing");
        check_refused("echo '[BLANK_AUDIO]'", "it heard no words");
        check_refused("head -c 1200000 /dev/zero | tr '\\000' a", "printed more than a megabyte");
        check_refused("head -c 1200000 /dev/zero | tr '\\000' a > \"$2/a.txt\"", "printed more than a megabyte");
    }

    #[test]
    fn escape_codes_do_not_come_through() {
        let heard = heard("printf '\\033[31mWe\\033[0m tried\\007'").expect("heard");
        assert_eq!(heard.words.first().map(|word| word.text.as_str()), Some("We tried"));
        check_refused("printf '\\033[31mno\\033[0m' >&2; exit 1", "no");
    }

    #[test]
    fn one_that_hangs_is_ended_at_its_limit_and_can_be_stopped_before() {
        let clock = Clock::start(None);
        let (folder, hangs) = (Path::new("/"), program("sleep 60"));
        let told = run(&hangs, folder, folder, Duration::from_millis(20), &clock, &Stop::default()).expect_err("late");
        assert!(told.contains("did not end within 0 s"), "{told}");
        let stop = Stop::default();
        stop.stop();
        let told = run(&hangs, folder, folder, Duration::from_secs(60), &clock, &stop).expect_err("stopped");
        assert_eq!(told, "the transcription was stopped");
    }
}
