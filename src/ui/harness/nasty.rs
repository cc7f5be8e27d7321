//! Any text at any size: what no screen may panic on.

use super::Session;
use super::homes::with_questions;
use super::lived_in::{drafts, lived_in, reviewed, suggestions};
use crate::app::{Command, Data, Event};
use crate::domain::{Bank, Origin};
use proptest::prelude::*;
use std::path::PathBuf;

/// Texts that are hard to measure or to cut: wide, combining, right to left, control characters, nothing at all.
pub fn text() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "",
        "重点を日本語で書く",
        "e\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦 family",
        "\u{202e}right to left",
        "\u{1b}[31mred",
        "a\tb\nc\r\nd",
        "    ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ]);
    prop_oneof![hard.prop_map(str::to_owned), any::<String>()]
}

/// `data` with `text` wherever a question or an answer has one.
pub fn filled(data: Data, text: &str) -> Data {
    let data = with_questions(data, |question| {
        question.prompt = text.to_owned();
        question.asked_as = vec![text.to_owned()];
        question.look_for = vec![text.to_owned(), String::new()];
        question.follow_ups = vec![text.to_owned()];
        question.competency = Some(format!("{text}{}", question.id));
    });
    let mut answers = data.bank.answers().to_vec();
    for answer in &mut answers {
        answer.body = format!("## Situation\n**{text}**\n{text}\n## Other\n{text}\n");
        answer.headline = Some(text.to_owned());
        answer.source = Some(text.to_owned());
        answer.origin = Origin::File(PathBuf::from(text));
    }
    Data { bank: Bank::new(data.bank.questions().to_vec(), answers), ..data }
}

/// The session after what the command finds out.
fn answered(session: Session, command: Command) -> Session {
    let data = session.app.data().clone();
    match command {
        Command::FindNearest => session.event(Event::Nearest(Box::new(suggestions(&data)))),
        Command::Review(id) => {
            let kept = drafts().into_iter().filter(|draft| draft.head.question == id).collect();
            session.event(reviewed(&id, kept, &data))
        }
        _ => session,
    }
}

/// Draws after each of `keys` on a terminal of this size.
pub fn draw_all(text: &str, keys: &str, width: u16, height: u16) {
    let mut session = Session::at_home(filled(lived_in(), text)).size(width, height);
    for key in keys.split_whitespace() {
        session = session.keys(key);
        session.screen();
        for command in session.commands() {
            session = answered(session, command);
            session.screen();
        }
    }
}
