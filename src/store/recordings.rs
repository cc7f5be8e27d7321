//! The sound of spoken drafts: written beside the draft as it arrives, read in pieces.
//!
//! The header is brought up to date with every piece, so whatever ends the program, all that was written can be played. A
//! recording may have 100 MB, more than any text.

use super::atomic::WriteError;
use super::load::visible_paths;
use super::names::draft_name;
use super::read::{ReadError, ReadErrorKind, failed, kind_name, open_without_waiting};
use super::save::{prepare, remove};
use super::{Home, records};
use crate::domain::DraftHead;
use crate::speech::wav::{self, HEADER};
use crate::speech::{Listener, Sound};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The largest recording that is written or read, in bytes: 54 minutes.
pub const MAX_RECORDING: u64 = 100 << 20;

/// Names that are tried for a draft started in the same second at the same question.
const MAX_NAMES: u32 = 1000;

/// So much is read at once: a multiple of a sample.
const PIECE: usize = 1 << 16;

/// Why the sound of a recording could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    #[error("{}; {}", .0, .0.advice())]
    Unreadable(#[from] ReadError),
    #[error("{} cannot be played: {}", .0.display(), .1)]
    NoSound(PathBuf, wav::WavError),
}

/// A recording that grows.
#[derive(Debug)]
pub struct Recording {
    file: File,
    path: PathBuf,
    /// Bytes of sound in the file.
    bytes: u64,
    /// The first byte of a sample whose second has not arrived.
    half: Option<u8>,
}

impl Recording {
    /// Goes on with the recording that `head` names, or begins a new one beside its draft.
    pub fn open(home: &Home, head: &DraftHead) -> Result<Recording, WriteError> {
        let folder = home.drafts_dir().join(format!("{:04}", head.started.local().year()));
        if let Some(name) = &head.recording
            && let Some(recording) = Recording::reopen(home, &folder.join(name))
        {
            return Ok(recording);
        }
        Recording::create(home, &folder, head)
    }

    fn create(home: &Home, folder: &Path, head: &DraftHead) -> Result<Recording, WriteError> {
        let mut path = PathBuf::new();
        for number in 1..=MAX_NAMES {
            path = folder.join(draft_name(head, number)).with_extension("wav");
            let real = prepare(home, &path)?;
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(&real) {
                Ok(file) => return Recording { file, path: real, bytes: 0, half: None }.begun(),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteError::io(&path, "create", error)),
            }
        }
        Err(WriteError::io(&path, "create", io::ErrorKind::AlreadyExists.into()))
    }

    fn begun(mut self) -> Result<Recording, WriteError> {
        let header = wav::header(0);
        self.file.write_all(&header).map_err(|error| WriteError::io(&self.path, "write", error))?;
        Ok(self)
    }

    /// The recording at `path`, to go on at its end; `None` for one that another program framed.
    fn reopen(home: &Home, path: &Path) -> Option<Recording> {
        let opened = open_sound(path).ok()?;
        if opened.start != HEADER as u64 {
            return None;
        }
        let real = prepare(home, path).ok()?;
        let mut file = OpenOptions::new().write(true).open(&real).ok()?;
        let end = opened.start + opened.bytes;
        file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end))).ok()?;
        Some(Recording { file, path: real, bytes: opened.bytes, half: None })
    }

    /// The file's name, as the draft names it.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The seconds of sound in it.
    pub fn seconds(&self) -> f64 {
        wav::seconds(self.bytes)
    }

    /// Whether no more sound is taken.
    pub fn is_full(&self) -> bool {
        self.bytes + HEADER as u64 >= MAX_RECORDING
    }

    /// Adds `sound` at the end, which can be played from then on. Nothing more goes into a recording that is full.
    pub fn append(&mut self, sound: &[u8]) -> Result<(), WriteError> {
        let mut whole: Vec<u8> = self.half.take().into_iter().chain(sound.iter().copied()).collect();
        if whole.len() % 2 == 1 {
            self.half = whole.pop();
        }
        let room = MAX_RECORDING.saturating_sub(self.bytes + HEADER as u64);
        whole.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        self.write(&whole).map_err(|error| WriteError::io(&self.path, "write", error))
    }

    fn write(&mut self, whole: &[u8]) -> io::Result<()> {
        self.file.write_all(whole)?;
        self.bytes += whole.len() as u64;
        let header = wav::header(u32::try_from(self.bytes).unwrap_or(u32::MAX));
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&header)?;
        self.file.seek(SeekFrom::End(0)).map(drop)
    }

    /// Makes it last through a power cut.
    pub fn sync(&self) {
        let _ = self.file.sync_all();
    }
}

/// Where the recording of the draft at `draft` is, if it has one.
pub fn recording_path(draft: &Path, head: &DraftHead) -> Option<PathBuf> {
    Some(draft.parent()?.join(head.recording.as_ref()?))
}

/// A recording that is being read.
struct OpenSound {
    file: File,
    start: u64,
    bytes: u64,
}

fn open_sound(path: &Path) -> Result<OpenSound, SoundError> {
    let unreadable = |error| failed(path, error);
    let mut file = open_without_waiting(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        let kind = ReadErrorKind::NotAFile(kind_name(&metadata));
        return Err(ReadError { path: path.to_owned(), kind }.into());
    }
    if metadata.len() > MAX_RECORDING {
        let kind = ReadErrorKind::SoundTooLarge(metadata.len());
        return Err(ReadError { path: path.to_owned(), kind }.into());
    }
    let mut beginning = Vec::with_capacity(PIECE);
    (&mut file).take(PIECE as u64).read_to_end(&mut beginning).map_err(unreadable)?;
    let framing = wav::parse_header(&beginning).map_err(|error| SoundError::NoSound(path.to_owned(), error))?;
    file.seek(SeekFrom::Start(framing.start)).map_err(unreadable)?;
    Ok(OpenSound { file, start: framing.start, bytes: framing.sound_bytes(metadata.len()) })
}

/// What the recording at `path` holds.
pub fn listen(path: &Path) -> Result<Sound, SoundError> {
    let OpenSound { file, bytes, .. } = open_sound(path)?;
    let mut sound = file.take(bytes);
    let mut listener = Listener::default();
    let mut piece = Vec::with_capacity(PIECE);
    loop {
        piece.clear();
        let read = sound.by_ref().take(PIECE as u64).read_to_end(&mut piece).map_err(|error| failed(path, error))?;
        if read == 0 {
            return Ok(Sound::of(listener));
        }
        listener.hear(wav::samples(&piece));
    }
}

/// The seconds of sound in the recording at `path`.
pub fn sound_seconds(path: &Path) -> Result<f64, SoundError> {
    Ok(wav::seconds(open_sound(path)?.bytes))
}

/// The bytes of the sound between two moments, in seconds; to its end without an `end`.
pub fn sound_between(path: &Path, start: f64, end: Option<f64>) -> Result<Vec<u8>, SoundError> {
    let OpenSound { mut file, start: first, bytes } = open_sound(path)?;
    let place = |seconds: f64| ((seconds.max(0.0) * f64::from(wav::RATE)) as u64 * 2).min(bytes);
    let (from, to) = (place(start), end.map_or(bytes, place));
    let mut sound = Vec::new();
    file.seek(SeekFrom::Start(first + from))
        .and_then(|_| file.take(to.saturating_sub(from)).read_to_end(&mut sound))
        .map_err(|error| failed(path, error))?;
    Ok(sound)
}

/// Removes a recording of the home.
pub fn remove_recording(home: &Home, path: &Path) -> Result<(), WriteError> {
    let real = prepare(home, path)?;
    remove(home, &real)
}

/// Every recording of the home with its size in bytes, by name.
pub fn recordings(home: &Home) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for year in records::years(&home.drafts_dir(), &mut Vec::new()) {
        for path in visible_paths(&year, &mut Vec::new()) {
            let is_sound = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("wav"));
            if let Ok(metadata) = path.symlink_metadata()
                && is_sound
                && metadata.is_file()
            {
                found.push((path, metadata.len()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scene::{self, Scene};

    fn head() -> DraftHead {
        scene::draft("", 0).head
    }

    fn year(scene: &Scene) -> PathBuf {
        scene.home.drafts_dir().join("2026")
    }

    #[test]
    fn sound_is_beside_its_draft_and_can_be_played_after_every_piece() {
        let scene = Scene::new();
        let mut recording = Recording::open(&scene.home, &head()).expect("created");
        assert_eq!(recording.name(), "2026-11-21T101500-disagreement.wav");
        let path = year(&scene).join(recording.name());
        for (piece, seconds) in [(32_000, 1.0), (1, 1.0), (15_999, 1.5)] {
            recording.append(&vec![0; piece]).expect("written");
            assert_eq!((recording.seconds(), sound_seconds(&path).expect("sound")), (seconds, seconds));
        }
        let bytes = std::fs::read(&path).expect("read");
        assert_eq!(wav::parse_header(&bytes).expect("framed").declared, 48_000);
        assert_eq!(bytes.len(), 48_044);
        assert_eq!(listen(&path).expect("sound"), Sound::None);
    }

    #[test]
    fn a_second_recording_of_the_same_second_has_a_name_of_its_own() {
        let scene = Scene::new();
        let _first = Recording::open(&scene.home, &head()).expect("created");
        let second = Recording::open(&scene.home, &head()).expect("created");
        assert_eq!(second.name(), "2026-11-21T101500-disagreement-2.wav");
    }

    #[test]
    fn a_recording_is_gone_on_with_and_half_a_sample_at_its_end_is_dropped() {
        let scene = Scene::new();
        let mut recording = Recording::open(&scene.home, &head()).expect("created");
        recording.append(&[1, 0, 2, 0]).expect("written");
        let path = year(&scene).join(recording.name());
        let mut named = head();
        named.recording = Some(recording.name());
        drop(recording);
        OpenOptions::new().append(true).open(&path).and_then(|mut file| file.write_all(&[9])).expect("written");
        let mut again = Recording::open(&scene.home, &named).expect("opened");
        again.append(&[3, 0]).expect("written");
        assert_eq!(sound_between(&path, 0.0, None).expect("sound"), [1, 0, 2, 0, 3, 0]);
    }

    #[test]
    fn a_stretch_of_sound_begins_and_ends_at_the_sample() {
        let scene = Scene::new();
        let mut recording = Recording::open(&scene.home, &head()).expect("created");
        let sound: Vec<u8> = (0..16_000_u16).flat_map(u16::to_le_bytes).collect();
        recording.append(&sound).expect("written");
        let path = year(&scene).join(recording.name());
        let stretch = sound_between(&path, 0.25, Some(0.25 + 2.0 / 16_000.0)).expect("sound");
        assert_eq!(stretch, [4000_u16.to_le_bytes(), 4001_u16.to_le_bytes()].concat());
        for (start, end) in [(9.0, None), (0.5, Some(0.2)), (f64::NAN, Some(f64::NAN)), (-1.0, Some(0.0))] {
            assert!(sound_between(&path, start, end).expect("sound").len() <= sound.len());
        }
    }

    #[test]
    fn what_is_no_sound_says_so() {
        let scene = Scene::new().with("drafts/2026/a.wav", "no sound").with("drafts/2026/b.md", "");
        let error = listen(&year(&scene).join("a.wav")).expect_err("no sound").to_string();
        assert!(error.ends_with("a.wav cannot be played: it is no WAV file"), "{error}");
        assert!(listen(&year(&scene).join("none.wav")).is_err());
        assert!(listen(&year(&scene)).is_err());
        let huge = File::create(year(&scene).join("huge.wav")).expect("created");
        huge.set_len(MAX_RECORDING + 1).expect("long");
        let error = listen(&year(&scene).join("huge.wav")).expect_err("too large").to_string();
        assert!(error.contains("only recordings of up to 100 MB are read"), "{error}");
        assert_eq!(recordings(&scene.home).len(), 2);
    }

    #[test]
    fn a_full_recording_takes_no_more() {
        let scene = Scene::new();
        let mut recording = Recording::open(&scene.home, &head()).expect("created");
        recording.bytes = MAX_RECORDING - HEADER as u64 - 2;
        recording.append(&[0; 64]).expect("written");
        assert!(recording.is_full());
        let path = year(&scene).join(recording.name());
        assert_eq!(std::fs::metadata(path).expect("there").len(), HEADER as u64 + 2);
    }
}
