//! Files outside the home that the user names: an export that may be there already, a font.
//!
//! They may be larger than anything in a home; of an export only its beginning is looked at.

use super::read::{ReadError, ReadErrorKind, failed, kind_name, open_without_waiting};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The largest font that is read, in bytes: the fonts of East Asian scripts have 5 to 20 MB.
pub const MAX_FONT: u64 = 64 << 20;

/// What is at a place where a file is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occupant {
    Nothing,
    /// A regular file that starts with these bytes.
    File(Vec<u8>),
    Folder,
    /// A device or pipe, which is written into and holds nothing.
    Stream,
}

/// What is at `path`, with the first `count` bytes of a regular file.
pub fn occupant(path: &Path, count: u64) -> Result<Occupant, ReadError> {
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Occupant::Nothing);
        }
        Err(error) => return Err(failed(path, error)),
    };
    if metadata.is_dir() {
        return Ok(Occupant::Folder);
    }
    if !metadata.is_file() {
        return Ok(Occupant::Stream);
    }
    read_beginning(path, count).map(Occupant::File)
}

/// The bytes of the font file `path`.
pub fn read_font(path: &Path) -> Result<Vec<u8>, ReadError> {
    let metadata = std::fs::metadata(path).map_err(|error| failed(path, error))?;
    if !metadata.is_file() {
        return Err(ReadError { path: path.to_owned(), kind: ReadErrorKind::NotAFile(kind_name(&metadata)) });
    }
    read_beginning(path, MAX_FONT)
}

fn read_beginning(path: &Path, count: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let file = open_without_waiting(path).map_err(|error| failed(path, error))?;
    file.take(count).read_to_end(&mut bytes).map_err(|error| failed(path, error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sheet.md");
        assert_eq!(occupant(&file, 4).expect("looked"), Occupant::Nothing);
        std::fs::write(&file, "0123456789").expect("a file");
        assert_eq!(occupant(&file, 4).expect("looked"), Occupant::File(b"0123".to_vec()));
        assert_eq!(occupant(folder.path(), 4).expect("looked"), Occupant::Folder);
    }

    #[test]
    fn a_font_must_be_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(read_font(folder.path()).is_err());
        assert!(read_font(&folder.path().join("none.otf")).expect_err("no font").is_missing());
    }
}
