//! A home that is in use, for tests: two own answers, and attempts over three weeks.

use super::homes::{question, sample};
use crate::app::history::Review;
use crate::app::{Data, Event};
use crate::compare::stories::{OwnStories, Suggestions};
use crate::domain::{
    Answer, AnswerId, Bank, Competency, Draft, DraftHead, DraftPart, Framework, Mode, OffsetTime, Origin, PartId,
    PartName, PartSeconds, QuestionId, Rating, Record,
};
use crate::format::parts::read_answer;
use crate::text::words::count_words;

/// The texts of the parts of a draft: Situation, Task, Action, Result.
pub type Texts = [&'static str; 4];

const FIRST: Texts = ["We had two plans for one launch and no time.", "I had to pick one.", "I wrote both down.", ""];
const SECOND: Texts = [
    "We had two plans for one launch.",
    "I had to pick one of them.",
    "I wrote the cost of both on one page and asked the team to read it.",
    "We chose the smaller plan.",
];

/// A home in use since three weeks, with an interview ahead.
pub fn lived_in() -> Data {
    let sample = sample();
    let mut questions = sample.bank.questions().to_vec();
    questions.push(question("led", "Tell me about a time you led without authority.", "leadership", Framework::Star));
    let answers = sample.bank.answers().iter().cloned().chain([
        own(
            "two-plans",
            "Two plans for one launch",
            &["disagreement", "deadline"],
            "## Situation\nWe had **two plans for one launch**.\n## Task\nI had to **pick one of them**.\n## Action\n\
             - I **wrote the cost of both** on one page\n- I led the talk about it although nobody had asked me to\n\
             ## Result\nWe **chose the smaller plan** and shipped on time.\n",
        ),
        own(
            "late-release",
            "The late release",
            &["deadline"],
            "## Situation\nThe release was late.\n## Result\nI said so.\n",
        ),
    ]);
    let drafts = drafts();
    let config = crate::domain::Config { interview: Some(jiff::civil::date(2026, 12, 10)), ..Default::default() };
    Data {
        bank: Bank::new(questions, answers.collect::<Vec<_>>()),
        records: drafts.iter().map(record).collect(),
        config,
        ..sample
    }
}

/// What could serve in `data`, where two phrases tell of leadership.
pub fn suggestions(data: &Data) -> Suggestions {
    let told = ["i led", "nobody had asked"].map(str::to_owned).to_vec();
    let leadership = Competency { name: "leadership".to_owned(), signals: Vec::new(), told, line: 1 };
    OwnStories::new(&data.bank, read_answer).suggestions(&data.bank, &data.config, &[leadership])
}

/// The answer to `Command::Review` when these `drafts` were made at the question.
pub fn reviewed(question: &QuestionId, drafts: Vec<Draft>, data: &Data) -> Event {
    let of = data.question(question).expect("a question");
    Event::Reviewed(question.clone(), Box::new(Review::of(of, drafts, &data.bank, &data.config)))
}

/// The drafts of [`lived_in`] that were made at "disagreement", oldest first.
pub fn disagreements() -> Vec<Draft> {
    drafts().into_iter().filter(|draft| draft.head.question.as_str() == "disagreement").collect()
}

/// The drafts of [`lived_in`], oldest first.
pub fn drafts() -> Vec<Draft> {
    vec![
        draft("disagreement", "2026-11-05T10:00:00Z", Mode::Typed, Rating::Again, FIRST, [40, 10, 30, 0]),
        draft("disagreement", "2026-11-12T10:00:00Z", Mode::Typed, Rating::Good, SECOND, [40, 20, 60, 20]),
        draft("deadline", "2026-11-20T10:00:00Z", Mode::Spoken, Rating::Hard, ["", "", "", ""], [30, 10, 50, 20]),
        draft("disagreement", "2026-11-24T10:00:00Z", Mode::Spoken, Rating::Good, ["", "", "", ""], [20, 12, 70, 10]),
    ]
}

fn own(id: &str, headline: &str, questions: &[&str], body: &str) -> Answer {
    Answer {
        id: AnswerId::parse(id).expect("an id"),
        questions: questions.iter().map(|id| QuestionId::parse(id).expect("an id")).collect(),
        source: None,
        ignore: Vec::new(),
        example: false,
        written: true,
        headline: Some(headline.to_owned()),
        body: body.to_owned(),
        body_line: 1,
        origin: Origin::File(format!("/home/answers/{id}.md").into()),
    }
}

fn draft(question: &str, started: &str, mode: Mode, rating: Rating, texts: Texts, seconds: [u32; 4]) -> Draft {
    let parts = [PartId::Situation, PartId::Task, PartId::Action, PartId::Result];
    let instant = started.parse().expect("an instant");
    let started = OffsetTime { instant, offset: jiff::tz::offset(9) };
    let head = DraftHead {
        answer: Some(AnswerId::parse("two-plans").expect("an id")),
        finished: true,
        rating: Some(rating),
        seconds: PartSeconds { think: 12, parts: parts.into_iter().zip(seconds).collect() },
        ..DraftHead::new(QuestionId::parse(question).expect("an id"), started, mode)
    };
    let text = |(part, text): (PartId, &str)| DraftPart { name: PartName::Part(part), text: text.to_owned() };
    Draft { head, parts: parts.into_iter().zip(texts).map(text).collect() }
}

fn record(draft: &Draft) -> Record {
    let words = draft.story_parts().map(|(part, text)| (part, u32::try_from(count_words(text)).unwrap_or(0)));
    let name = format!("/home/drafts/{}-{}.md", draft.head.started, draft.head.question);
    Record { path: name.into(), head: draft.head.clone(), words: words.collect() }
}
