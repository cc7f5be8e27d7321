//! Notes in the shapes in which people keep them, each beside what a careful person would take from it.
//!
//! `tests/notes/shapes/NAME` is a file of notes, `NAME.taken` what it holds: a line `? question` for each question, below
//! it a line for each part, and at the end a line `- why: text` for what is left out.

use super::lost;
use greenroom::domain::PartId;
use greenroom::import::phrases::is_told;
use greenroom::import::{Imported, Skipped, parse_notes, read_note};
use greenroom::text::words::count_words;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of notes with its name, its text and what is to be taken from it.
fn shapes() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notes/shapes");
    let entries = fs::read_dir(folder).expect("the shapes").map(|entry| entry.expect("a file").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end != "taken")).collect();
    files.sort();
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let with_taken = |path: &PathBuf| PathBuf::from(format!("{}.taken", path.display()));
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), read(path), read(&with_taken(path)))).collect()
}

/// What was `imported`, as the file beside the notes says it.
fn taken_from(imported: &Imported) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = Vec::new();
    for note in &imported.questions {
        lines.push(format!("? {}", note.prompt));
        for part in read_note(note, None).story.parts {
            let names: Vec<&str> = part.ids.iter().map(|id: &PartId| id.id()).collect();
            lines.push(format!("{}: {}", names.join("+"), one_line(&part.plain)).trim_end().to_owned());
        }
    }
    let left_out = imported.skipped.iter().filter(|skipped| skipped.is_left_out);
    lines.extend(left_out.map(|skipped| format!("- {}: {}", skipped.why, one_line(&skipped.text))));
    lines.join("\n")
}

#[test]
fn notes_of_every_shape_are_read_as_a_careful_person_reads_them() {
    let mut wrong = Vec::new();
    for (name, text, taken) in shapes() {
        let found = taken_from(&parse_notes(&text, &name));
        if found.trim() != taken.trim() {
            wrong.push(format!("{name}\n--- found\n{found}\n--- should be\n{taken}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_word_of_any_shape_is_lost_unseen() {
    for (name, text, _) in shapes() {
        assert_eq!(lost(&text, &parse_notes(&text, &name)), Vec::<String>::new(), "{name}");
        assert!(count_words(&text) > 0, "{name}");
    }
}

/// What is left out counts as lost where it may be somebody's answer: it says "I" or "we" and is no question to ask.
#[test]
fn of_a_readers_words_at_most_two_in_a_hundred_are_lost_or_skipped() {
    let (mut taken, mut missing) = (0, 0);
    let first = include_str!("../notes/interview-notes.md").to_owned();
    let all = shapes().into_iter().map(|(name, text, _)| (name, text)).chain([("notes".to_owned(), first)]);
    for (name, text) in all {
        let imported = parse_notes(&text, &name);
        let answers = imported.questions.iter().map(|note| count_words(&note.prompt) + count_words(&note.answer));
        taken += answers.sum::<usize>();
        let to_ask = |skipped: &Skipped| skipped.why.contains("to ask") || skipped.why.contains("chat program");
        let told = imported.skipped.iter().filter(|skipped| skipped.is_left_out && is_told(&skipped.text));
        missing += told.filter(|skipped| !to_ask(skipped)).map(|skipped| count_words(&skipped.text)).sum::<usize>();
        missing += lost(&text, &imported).len();
    }
    println!("{missing} words missing beside {taken} taken");
    assert!(missing * 50 <= missing + taken, "{missing} words missing beside {taken} taken");
}
