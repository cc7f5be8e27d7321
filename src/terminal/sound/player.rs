//! Plays stretches of recordings with a program of the person's: they are put into one temporary file, so that every
//! player begins at the right sample.

use super::{Program, Tool};
use crate::speech::wav;
use crate::store::recordings::sound_between;
use crate::terminal::child::Running;
use crate::terminal::programs::surroundings;
use crate::terminal::thread::beside;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Silence between two stretches: half a second, in bytes.
const BETWEEN: usize = wav::RATE as usize;

/// A stretch of a recording, in seconds of sound; to its end without an `end`.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    pub recording: PathBuf,
    pub start: f64,
    pub end: Option<f64>,
}

/// Plays one thing at a time.
#[derive(Debug, Clone, Default)]
pub struct Player(Arc<Mutex<Option<Running>>>);

impl Player {
    /// Plays `stretches` one after the other, on a thread of its own; `ended` is told how it went, also when it was stopped.
    pub fn play(&self, stretches: Vec<Stretch>, ended: impl FnOnce(Result<(), String>) + Send + 'static) {
        self.stop();
        let player = self.clone();
        let work = move || ended(player.play_now(&stretches));
        beside("player", work);
    }

    /// Plays `stretches` and waits for the end.
    pub fn play_now(&self, stretches: &[Stretch]) -> Result<(), String> {
        let mut sound = Vec::new();
        for stretch in stretches {
            if !sound.is_empty() {
                sound.resize(sound.len() + BETWEEN, 0);
            }
            let bytes = sound_between(&stretch.recording, stretch.start, stretch.end);
            sound.extend(bytes.map_err(|error| error.to_string())?);
        }
        let programs = surroundings().programs(Tool::Player).map_err(|error| error.to_string())?;
        self.play_with(programs.first(), &sound)
    }

    fn play_with(&self, program: Option<&Program>, sound: &[u8]) -> Result<(), String> {
        let program = program.ok_or("No program that plays sound was found, `greenroom speech` tells more.")?;
        let file = sound_file(sound).map_err(|error| format!("The sound cannot be handed to the player: {error}."))?;
        let path = file.path().to_string_lossy().into_owned();
        let arguments: Vec<String> = program.arguments.iter().map(|word| word.replace("{file}", &path)).collect();
        let (running, mut output) = Running::start(program, &arguments)?;
        *self.running() = Some(running);
        // What it prints is of no use; its end is.
        let _ = std::io::copy(&mut output.by_ref(), &mut std::io::sink());
        let ended = self.running().take();
        ended.map_or(Ok(()), |mut running| running.wait())
    }

    /// Stops what is being played.
    pub fn stop(&self) {
        drop(self.running().take());
    }

    fn running(&self) -> std::sync::MutexGuard<'_, Option<Running>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `sound` in a temporary file for the user alone, removed with it.
fn sound_file(sound: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("greenroom-").suffix(".wav").tempfile()?;
    let size = u32::try_from(sound.len()).unwrap_or(u32::MAX);
    file.write_all(&wav::header(size))?;
    file.write_all(sound)?;
    file.flush()?;
    Ok(file)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn program(script: &str) -> Program {
        let arguments = ["-c", script, "fake", "{file}"].map(str::to_owned).to_vec();
        Program { name: "fake".to_owned(), path: "/bin/sh".into(), arguments }
    }

    #[test]
    fn the_player_is_given_the_sound_in_a_file_that_goes_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let (copy, named) = (folder.path().join("copy.wav"), folder.path().join("named"));
        let script = format!("cp \"$1\" {}; printf %s \"$1\" > {}", copy.display(), named.display());
        Player::default().play_with(Some(&program(&script)), &[1, 0, 2, 0]).expect("played");
        let played = std::fs::read(copy).expect("copied");
        assert_eq!(wav::parse_header(&played).map(|framing| framing.declared), Ok(4));
        assert_eq!(played.get(wav::HEADER..), Some([1, 0, 2, 0].as_slice()));
        let name = std::fs::read_to_string(named).expect("named");
        assert!(!std::path::Path::new(&name).exists(), "{name}");
    }

    #[test]
    fn stopping_ends_the_player_and_what_it_started() {
        let player = Player::default();
        let (sender, ended) = std::sync::mpsc::channel();
        let playing = player.clone();
        let started = tempfile::tempdir().expect("a folder");
        let fifo = started.path().join("started");
        assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("runs").success());
        let script = format!("echo on > {}; sleep 60", fifo.display());
        std::thread::spawn(move || sender.send(playing.play_with(Some(&program(&script)), &[])));
        assert_eq!(std::fs::read_to_string(&fifo).expect("read"), "on\n");
        player.stop();
        assert_eq!(ended.recv(), Ok(Ok(())));
    }

    #[test]
    fn a_player_that_fails_or_is_missing_says_so() {
        let fails = Player::default().play_with(Some(&program("echo no device >&2; exit 1")), &[]);
        assert_eq!(fails, Err("`fake` ended with exit status: 1: no device".to_owned()));
        let missing = Player::default().play_with(None, &[]).expect_err("missing");
        assert!(missing.contains("`greenroom speech` tells more"), "{missing}");
    }
}
