//! Reads a file of notes, and says of one that is none what it is and how to make notes of it.

use crate::import::source::kind_of;
use crate::store::outside::{Occupant, occupant};
use crate::store::{self, ReadError, ReadErrorKind};
use crate::text::visible::visible;
use anyhow::{anyhow, bail};
use std::path::Path;

/// How much of a file is looked at to tell what it is, in bytes.
const BEGINNING: u64 = 1024;

/// The text of the notes `file`.
pub fn read_notes(file: &Path) -> anyhow::Result<String> {
    let text = store::read_free_text(file).map_err(|error| explain(file, &error))?;
    if let Some(kind) = kind_of(text.as_bytes()) {
        bail!("cannot read {}: {}", shown(file), kind.described());
    }
    Ok(text)
}

fn explain(file: &Path, error: &ReadError) -> anyhow::Error {
    use ReadErrorKind::{Binary, NotUtf8, TooLarge, Utf16};
    let kind = match (&error.kind, occupant(file, BEGINNING)) {
        (NotUtf8 { .. } | Utf16 | Binary | TooLarge(_), Ok(Occupant::File(bytes))) => kind_of(&bytes),
        _ => None,
    };
    if let Some(kind) = kind {
        return anyhow!("cannot read {}: {}", shown(file), kind.described());
    }
    let advice = match &error.kind {
        ReadErrorKind::NotAFile("a folder") => {
            format!("name the notes in it: greenroom import {}", shown(&file.join("*.md")))
        }
        ReadErrorKind::NotAFile(_) => "save the notes as a file and import that".to_owned(),
        Binary => "save its text as Markdown first".to_owned(),
        ReadErrorKind::TooLarge(_) => "split the notes into several files and import those".to_owned(),
        _ => error.advice().to_owned(),
    };
    anyhow!("{error}; {advice}")
}

fn shown(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], parts: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("notes.md");
        std::fs::write(&file, bytes).expect("written");
        let message = read_notes(&file).map_or_else(|error| error.to_string(), |_| "read".to_owned());
        for part in parts {
            assert!(message.contains(part), "{part:?} in {message}");
        }
        assert!(!message.contains("out of the folder"), "{message}");
    }

    #[test]
    fn files_that_are_no_text_are_called_what_they_are() {
        check(b"%PDF-1.7\n\xe2\xe3", &["notes.md: it is a PDF", "copy its text"]);
        check(&[b"%PDF-1.7\n".as_slice(), &[b'a'; 2 << 20]].concat(), &["it is a PDF"]);
        check(b"PK\x03\x04\x14\0\0\xff", &["a Word document"]);
        check(b"{\\rtf1 Hello}", &["rich text"]);
        check(b"\xff\xfeH\0i\0", &["UTF-16", "save it as UTF-8"]);
        check(b"a\0b", &["a binary file"]);
        check(b"\x89PNG\r\n\x1a\n\0\0", &["a binary file"]);
        check(b"## Caf\xe9?\n", &["0xE9 at offset 6 (line 1)", "save it as UTF-8"]);
        check(&vec![b'a'; 2 << 20], &["2097152 bytes", "split the notes"]);
        check("## Café?\n".as_bytes(), &["read"]);
        check("## Café?\rYes.\r".as_bytes(), &["read"]);
    }

    #[test]
    fn a_folder_is_told_how_to_name_its_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let message = read_notes(folder.path()).expect_err("a folder").to_string();
        assert!(message.contains("it is a folder") && message.ends_with("*.md"), "{message}");
    }
}
