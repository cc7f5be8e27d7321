//! Any text at any size: what no screen may panic on.

use super::Session;
use super::lived_in::{drafts, lived_in, suggestions};
use crate::app::history::Review;
use crate::app::{Command, Data, Event, Screen};
use crate::domain::{Answer, Bank, Question};
use proptest::prelude::*;

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

/// The home in use with `text` as every prompt, competency, headline and body.
pub fn with_text(text: &str) -> Data {
    let data = lived_in();
    let question = |question: &Question| Question {
        prompt: text.to_owned(),
        competency: Some(format!("{text}{}", question.id)),
        ..question.clone()
    };
    let answer = |answer: &Answer| Answer {
        headline: Some(text.to_owned()),
        body: format!("## Situation\n{text}\n## Action\n**{text}**\n"),
        ..answer.clone()
    };
    let questions: Vec<Question> = data.bank.questions().iter().map(question).collect();
    let answers: Vec<Answer> = data.bank.answers().iter().map(answer).collect();
    Data { bank: Bank::new(questions, answers), ..data }
}

/// The session after what the command finds out.
fn answered(session: Session, command: Command) -> Session {
    let data = session.app.data().clone();
    match command {
        Command::FindNearest => session.event(Event::Nearest(Box::new(suggestions(&data)))),
        Command::Review(id) => {
            let Some(question) = data.question(&id) else { return session };
            let kept = drafts().into_iter().filter(|draft| draft.head.question == id).collect();
            let review = Review::of(question, kept, &data.bank, &data.config);
            session.event(Event::Reviewed(id, Box::new(review)))
        }
        _ => session,
    }
}

/// Draws after each of `keys` on a terminal of this size.
pub fn draw_all(text: &str, keys: &str, width: u16, height: u16) {
    let mut session = Session::on(Screen::Today(Default::default()), with_text(text)).size(width, height);
    for key in keys.split_whitespace() {
        session = session.keys(key);
        session.screen();
        for command in session.commands() {
            session = answered(session, command);
            session.screen();
        }
    }
}
