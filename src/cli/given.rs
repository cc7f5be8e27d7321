//! A text that is given to a command: a file, or standard input for `-`.

use crate::store;
use anyhow::{Context as _, bail};
use std::io::Read;
use std::path::Path;

/// The text of the file `path`, or of standard input when that is `-`; at most as long as any text file may be.
pub fn read_text_of(path: &Path) -> anyhow::Result<String> {
    if is_standard_input(path) { read_standard_input() } else { store::read_free_text(path).map_err(explained) }
}

/// Whether `path` stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Why a file cannot be read, and what to do.
pub fn explained(error: store::ReadError) -> anyhow::Error {
    anyhow::anyhow!("{error}; {}", error.advice())
}

fn read_standard_input() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().take(store::MAX_FILE + 1).read_to_end(&mut bytes).context("reading standard input")?;
    if bytes.len() as u64 > store::MAX_FILE {
        bail!("standard input holds more than a text file can; it ends at 1 MB");
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("standard input is no UTF-8 text: byte {} cannot be read", at + 1)
    })
}
