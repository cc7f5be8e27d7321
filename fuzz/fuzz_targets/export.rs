//! The prep sheet of a home whose answer, settings and closing page are of the input, in every format.

#![no_main]

use greenroom::domain::QuestionId;
use greenroom::export::wishes::{Form, Wishes};
use greenroom::export::{Format, Options, render};
use greenroom::store::Home;
use greenroom::terminal::prep::{Redaction, prepare};
use greenroom_fuzz::now;
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::fs;
use std::path::Path;

thread_local! {
    static HOME: RefCell<Option<(tempfile::TempDir, Home)>> = const { RefCell::new(None) };
}

fn fill(folder: &Path, data: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("answers"))?;
    let third = data.len() / 3;
    let (answer, rest) = data.split_at(data.len() - third);
    let (sheet, config) = rest.split_at(rest.len() / 2);
    fs::write(folder.join("answers/pressure.md"), answer)?;
    fs::write(folder.join("sheet.md"), sheet)?;
    fs::write(folder.join("config.toml"), [b"[redact]\n\"Acme\" = \"them\"\n", config].concat())
}

fuzz_target!(|data: &[u8]| {
    HOME.with_borrow_mut(|known| {
        let (folder, home) = known.get_or_insert_with(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let home = Home::at(folder.path());
            (folder, home)
        });
        fill(folder.path(), data).expect("written");
        let questions = vec![QuestionId::parse("pressure").expect("an id")];
        let wishes = Wishes { questions, form: Form::Full, ..Wishes::default() };
        let redaction = if data.len() % 2 == 0 { Redaction::Redact } else { Redaction::Reveal };
        let prepared = prepare(home, &wishes, redaction, now()).expect("the question is built in");
        // A page of paper takes a hundred times as long as the others together.
        let formats = if data.len() % 64 == 0 {
            Format::ALL.to_vec()
        } else {
            vec![Format::Md, Format::Html, Format::Anki, Format::Json]
        };
        for format in formats {
            render(&prepared.sheet, format, &Options::default()).expect("rendered");
        }
    });
});
