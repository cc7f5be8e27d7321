//! The one guarded read: regular files of at most 1 MB, valid UTF-8.
//!
//! A home may be shared or synced, so nothing in it may hang, flood or abort the program: a FIFO, a device, a folder
//! or a huge file is a [`ReadError`], which names the file and what to do.

use super::failure::in_words;
use crate::domain::{Problem, Severity, problem::line_column};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes (1 MB; an answer has a few kilobytes).
pub const MAX_FILE: u64 = 1 << 20;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {kind}", path.display())]
pub struct ReadError {
    pub path: PathBuf,
    pub kind: ReadErrorKind,
}

/// What was wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum ReadErrorKind {
    #[error("there is no such file")]
    Missing,
    #[error("it is {0}, not a file")]
    NotAFile(&'static str),
    #[error("it has {0} bytes, and only files of up to 1 MB are read")]
    TooLarge(u64),
    #[error("it has {0} bytes, and only recordings of up to 100 MB are read")]
    SoundTooLarge(u64),
    #[error("the byte 0x{value:02X} at offset {byte} (line {line}) is not valid UTF-8")]
    NotUtf8 {
        /// The first byte that is no UTF-8.
        value: u8,
        /// Where it is, from 0.
        byte: usize,
        line: usize,
        column: usize,
    },
    #[error("its text is in UTF-16, not in UTF-8")]
    Utf16,
    #[error("it is a binary file, not text")]
    Binary,
    /// As on Macs until 2001. A change would have to keep them, and no editor of today writes them unasked.
    #[error("its lines end in CR alone, so it would be read as one long line")]
    CarriageReturns,
    #[error("{}", in_words(.0))]
    Io(io::Error),
}

impl ReadError {
    /// Whether the file does not exist.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, ReadErrorKind::Missing)
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match &self.kind {
            ReadErrorKind::Missing => "check the name",
            ReadErrorKind::NotAFile(_) => "put a regular file there, or move it out of the folder",
            ReadErrorKind::TooLarge(_) | ReadErrorKind::SoundTooLarge(_) => "split it, or move it out of the folder",
            ReadErrorKind::NotUtf8 { .. } => "save it as UTF-8 in your editor",
            ReadErrorKind::Utf16 => {
                "save it as UTF-8 in your editor, or convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW"
            }
            ReadErrorKind::Binary => "move it out of the folder, or save its text as a plain text file",
            ReadErrorKind::CarriageReturns => {
                r"save it with LF line ends in your editor, or convert it: tr '\r' '\n' < OLD > NEW"
            }
            ReadErrorKind::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                "allow yourself to read it (chmod u+r)"
            }
            ReadErrorKind::Io(_) => "check the disk and the file",
        }
    }

    /// The same as a fault of the file, for lists of faults.
    pub fn to_problem(&self) -> Problem {
        let (line, column, span) = match self.kind {
            ReadErrorKind::NotUtf8 { line, column, byte, .. } => (line, column, Some(byte..byte)),
            _ => (1, 1, None),
        };
        Problem {
            path: self.path.clone(),
            line,
            column,
            severity: Severity::Error,
            message: self.kind.to_string(),
            advice: self.advice().to_owned(),
            span,
        }
    }
}

/// The text of the regular file `path`, symlinks followed, with its byte order mark and line ends as they are.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let bytes = read_bytes(path)?;
    into_text(path, bytes)
}

/// [`read_text`] for free text that this program never changes: lines that end in CR alone are lines too.
pub fn read_free_text(path: &Path) -> Result<String, ReadError> {
    let text = decoded(path, read_bytes(path)?)?;
    Ok(if ends_lines_in_cr(&text) { text.replace('\r', "\n") } else { text })
}

/// The bytes of the regular file `path`, symlinks followed.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    // Looked at before it is opened, since opening alone can have effects on a device; and again after, since it may
    // have been exchanged in between.
    let before = std::fs::metadata(path).map_err(|error| failed(path, error))?;
    require_small_file(path, &before)?;
    read_listed(path)
}

/// [`read_text`] for a path that a folder's listing just called a regular file: one system call less.
pub(super) fn read_listed_text(path: &Path) -> Result<String, ReadError> {
    let bytes = read_listed(path)?;
    into_text(path, bytes)
}

fn read_listed(path: &Path) -> Result<Vec<u8>, ReadError> {
    let file = open_without_waiting(path).map_err(|error| failed(path, error))?;
    let metadata = file.metadata().map_err(|error| failed(path, error))?;
    require_small_file(path, &metadata)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    let read = file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| failed(path, error))?;
    match u64::try_from(read) {
        Ok(size) if size <= MAX_FILE => Ok(bytes),
        _ => Err(ReadError { path: path.to_owned(), kind: ReadErrorKind::TooLarge(MAX_FILE + 1) }),
    }
}

fn into_text(path: &Path, bytes: Vec<u8>) -> Result<String, ReadError> {
    let text = decoded(path, bytes)?;
    if ends_lines_in_cr(&text) {
        return Err(ReadError { path: path.to_owned(), kind: ReadErrorKind::CarriageReturns });
    }
    Ok(text)
}

fn ends_lines_in_cr(text: &str) -> bool {
    !text.contains('\n') && text.trim_end().contains('\r')
}

fn decoded(path: &Path, bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|error| {
        if error.as_bytes().starts_with(b"\xff\xfe") || error.as_bytes().starts_with(b"\xfe\xff") {
            return ReadError { path: path.to_owned(), kind: ReadErrorKind::Utf16 };
        }
        if error.as_bytes().contains(&0) {
            return ReadError { path: path.to_owned(), kind: ReadErrorKind::Binary };
        }
        let byte = error.utf8_error().valid_up_to();
        let valid = error.as_bytes().get(..byte).map(String::from_utf8_lossy).unwrap_or_default();
        let (line, column) = line_column(&valid, byte);
        let value = error.as_bytes().get(byte).copied().unwrap_or_default();
        ReadError { path: path.to_owned(), kind: ReadErrorKind::NotUtf8 { value, byte, line, column } }
    })
}

/// Whether `path` is a regular file, of whatever size and content; an editor hangs on a FIFO.
pub fn require_file(path: &Path) -> Result<(), ReadError> {
    let metadata = std::fs::metadata(path).map_err(|error| failed(path, error))?;
    if metadata.is_file() {
        return Ok(());
    }
    Err(ReadError { path: path.to_owned(), kind: ReadErrorKind::NotAFile(kind_name(&metadata)) })
}

pub(super) fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK | libc::O_NOCTTY);
    options.open(path)
}

fn require_small_file(path: &Path, metadata: &Metadata) -> Result<(), ReadError> {
    let kind = if !metadata.is_file() {
        ReadErrorKind::NotAFile(kind_name(metadata))
    } else if metadata.len() > MAX_FILE {
        ReadErrorKind::TooLarge(metadata.len())
    } else {
        return Ok(());
    };
    Err(ReadError { path: path.to_owned(), kind })
}

/// What `metadata` describes, for messages.
pub(super) fn kind_name(metadata: &Metadata) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return "a FIFO";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
        if kind.is_socket() {
            return "a socket";
        }
    }
    if metadata.is_dir() { "a folder" } else { "something else" }
}

pub(super) fn failed(path: &Path, error: io::Error) -> ReadError {
    let kind = match error.kind() {
        io::ErrorKind::NotFound if path.symlink_metadata().is_ok() => ReadErrorKind::NotAFile("a link to nothing"),
        io::ErrorKind::NotFound => ReadErrorKind::Missing,
        io::ErrorKind::IsADirectory => ReadErrorKind::NotAFile("a folder"),
        _ => ReadErrorKind::Io(error),
    };
    ReadError { path: path.to_owned(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let folder = folder();
        let path = folder.path().join("file.md");
        fs::write(&path, bytes).expect("written");
        let found = read_text(&path);
        let found = found.as_deref().map_err(|error| error.kind.to_string());
        assert_eq!(found, expected.map_err(str::to_owned));
    }

    #[test]
    fn text_comes_as_it_is_with_mark_and_line_ends() {
        check(b"", Ok(""));
        check("\u{feff}a\r\nb".as_bytes(), Ok("\u{feff}a\r\nb"));
    }

    #[test]
    fn invalid_utf8_names_the_byte_and_the_line() {
        check(b"ab\ncd\xff", Err("the byte 0xFF at offset 5 (line 2) is not valid UTF-8"));
        check(
            "重\u{feff}".as_bytes().split_last().expect("bytes").1,
            Err("the byte 0xEF at offset 3 (line 1) is not valid UTF-8"),
        );
    }

    #[test]
    fn utf_16_is_called_by_its_name() {
        for bytes in [b"\xff\xfeH\0i\0".as_slice(), b"\xfe\xff\0H\0i", b"\xff\xfe"] {
            check(bytes, Err("its text is in UTF-16, not in UTF-8"));
        }
        check(b"\x89PNG\r\n\x1a\n\0\0", Err("it is a binary file, not text"));
        let error = ReadError { path: PathBuf::new(), kind: ReadErrorKind::Utf16 };
        assert!(error.advice().starts_with("save it as UTF-8"), "{}", error.advice());
    }

    #[test]
    fn lines_that_end_in_cr_alone_are_an_error_where_a_file_may_be_changed_and_lines_where_it_is_only_read() {
        let error = "its lines end in CR alone, so it would be read as one long line";
        check(b"+++\rquestions = []\r+++\r", Err(error));
        check(b"one\rtwo", Err(error));
        for kept in ["one\r", "one\r\r", "one\rtwo\nthree", "one\r\ntwo", "", "one"] {
            check(kept.as_bytes(), Ok(kept));
        }
        let folder = folder();
        let path = folder.path().join("notes.md");
        for (bytes, expected) in [("\u{feff}a\rb\r", "\u{feff}a\nb\n"), ("a\r\nb\rc", "a\r\nb\rc")] {
            fs::write(&path, bytes).expect("written");
            assert_eq!(read_free_text(&path).expect("read"), expected);
        }
    }

    #[test]
    fn a_file_of_one_megabyte_is_read_and_a_byte_more_is_not() {
        let size = usize::try_from(MAX_FILE).expect("small");
        let folder = folder();
        let path = folder.path().join("file.md");
        fs::write(&path, vec![b'a'; size]).expect("written");
        assert_eq!(read_text(&path).map(|text| text.len()).ok(), Some(size));
        fs::write(&path, vec![b'a'; size + 1]).expect("written");
        assert!(
            matches!(read_text(&path), Err(ReadError { kind: ReadErrorKind::TooLarge(n), .. }) if n == MAX_FILE + 1)
        );
    }

    #[test]
    fn a_folder_and_a_missing_file_are_named_as_such() {
        let folder = folder();
        let error = read_text(folder.path()).expect_err("a folder");
        assert_eq!(error.kind.to_string(), "it is a folder, not a file");
        assert!(read_text(&folder.path().join("none.md")).expect_err("missing").is_missing());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_is_not_called_missing() {
        let folder = folder();
        std::os::unix::fs::symlink("nowhere", folder.path().join("link.md")).expect("linked");
        let error = read_text(&folder.path().join("link.md")).expect_err("a link to nothing");
        assert_eq!(
            (error.is_missing(), error.kind.to_string()),
            (false, "it is a link to nothing, not a file".to_owned())
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_fifo_and_a_device_are_refused_without_waiting() {
        let folder = folder();
        let fifo = folder.path().join("fifo.md");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo runs");
        assert!(made.success());
        for read in [read_text, read_listed_text] {
            let error = read(&fifo).expect_err("a FIFO");
            assert_eq!(error.kind.to_string(), "it is a FIFO, not a file");
            let error = read(Path::new("/dev/zero")).expect_err("a device");
            assert_eq!(error.kind.to_string(), "it is a device, not a file");
        }
    }

    #[test]
    fn the_problem_stands_where_the_byte_is() {
        let folder = folder();
        let path = folder.path().join("file.md");
        fs::write(&path, b"ab\ncd\xff").expect("written");
        let problem = read_text(&path).expect_err("invalid").to_problem();
        assert_eq!((problem.line, problem.column), (2, 3));
        assert_eq!(problem.advice, "save it as UTF-8 in your editor");
    }
}
