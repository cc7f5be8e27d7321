//! The prep sheet of an answer, settings and a closing page that are of the input, in every format.

#![no_main]

use greenroom::domain::{AnswerId, Bank};
use greenroom::export::build::build;
use greenroom::export::material::Material;
use greenroom::export::redact::{Redactor, redact_sheet};
use greenroom::export::wishes::{Form, Wishes};
use greenroom::export::{Format, Options, render};
use greenroom::format::answers::read_faulty_answer;
use greenroom::format::config::parse_config;
use greenroom::review::sheet::Practised;
use greenroom::terminal::prep::readers;
use greenroom_fuzz::{now, question, text};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let third = data.len() / 3;
    let (answer, rest) = data.split_at(data.len() - third);
    let (notes, settings) = rest.split_at(rest.len() / 2);
    let settings = format!("[redact]\n\"Acme\" = \"them\"\n{}", text(settings));
    let config = parse_config(Path::new("config.toml"), &settings).0;
    let id = AnswerId::parse("pressure").expect("an id");
    let answer = read_faulty_answer(Path::new("answers/pressure.md"), &id, &text(answer), false).0;
    let bank = Bank::new([question()], answer);
    let practised = Practised::of(&bank, &config, &[], &|_| None, now());
    let material = Material {
        bank: &bank,
        config: &config,
        drafts: &practised.drafts,
        fixes: &practised.fixes,
        follow_ups: &[],
        due: &practised.due,
        strength: &practised.strength,
        notes: &text(notes),
        readers: readers(),
    };
    let mut sheet = build(&material, &Wishes { form: Form::Full, ..Wishes::default() }, now());
    if data.len() % 2 == 0 {
        redact_sheet(&mut sheet, &Redactor::new(&config.redact));
    }
    sheet.make_visible();
    // A page of paper takes a hundred times as long as the others together.
    let formats = Format::ALL.into_iter().filter(|format| *format != Format::Pdf || data.len() % 64 == 0);
    for format in formats {
        render(&sheet, format, &Options::default()).expect("rendered");
    }
});
