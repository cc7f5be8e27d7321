//! The rows of a question's page.

use crate::app::question::{LAST_ATTEMPTS, QuestionPage};
use crate::app::questions::competency;
use crate::domain::{Answer, Config, DraftHead, Mode, Moment, PartId, Question, Record};
use crate::format::parts::{plain_text, read_answer};
use crate::text::phrases::{clock, count, date_words, time_words};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};
use std::collections::BTreeMap;

/// The column in which the texts beside their labels start.
const INDENT: usize = 20;

/// The page of `state`.
pub fn page(state: &QuestionPage, view: &View) -> Page {
    let mut page = view.page();
    let Some(question) = view.data.question(&state.question) else {
        let gone = format!("The question {} is no longer in your files.", state.question);
        page.text(&gone, Tone::Plain);
        return page;
    };
    head(&mut page, question, state.limit, view);
    let answers = view.data.bank.answers_for(&question.id);
    match state.revealed.and_then(|place| answers.get(place)) {
        Some(answer) => revealed(&mut page, question, answer),
        None => hidden(&mut page, question, &answers, view),
    }
    page
}

/// The question as it is printed, with its answers if they are asked for.
pub fn whole(question: &Question, view: &View, with_answers: bool) -> Page {
    let mut page = view.page();
    head(&mut page, question, None, view);
    let answers = view.data.bank.answers_for(&question.id);
    hidden(&mut page, question, &answers, view);
    for answer in answers.iter().filter(|_| with_answers) {
        page.gap();
        revealed(&mut page, question, answer);
    }
    page
}

/// Competency, framework and the time of the next attempt, then the prompt, first to be read.
fn head(page: &mut Page, question: &Question, limit: Option<u32>, view: &View) {
    let own = clock(question.seconds);
    let time = limit.map_or(own.clone(), |limit| format!("in {} next, instead of {own}", clock(limit)));
    let mut about = format!("{} · {} · {time}", competency(question), framework_words(question));
    if view.data.config.star.contains(&question.id) {
        about.push_str(" · ★ starred");
    }
    page.text(&about, Tone::Dim);
    page.gap();
    page.text(&question.prompt, Tone::Strong);
    page.gap();
}

/// The parts of the answer: "Situation, Task, Action, Result".
fn framework_words(question: &Question) -> String {
    let names: Vec<&str> = question.framework.sections().iter().map(|section| section.name).collect();
    match names.as_slice() {
        [_] => "one text".to_owned(),
        names => names.join(", "),
    }
}

fn hidden(page: &mut Page, question: &Question, answers: &[&Answer], view: &View) {
    list(page, "Lengths", lengths_practised(question, view).as_slice());
    list(page, "Also asked as", &question.asked_as);
    list(page, "Good answers", &question.look_for);
    list(page, "Follow-ups", &question.follow_ups);
    let names: Vec<String> = answers.iter().map(|answer| name(answer)).collect();
    let none = vec![if view.printed { "none yet" } else { "none yet: w writes one" }.to_owned()];
    list(page, "Answers", if names.is_empty() { &none } else { &names });
    last_attempts(page, question, view);
}

/// "1 × 0:30, 3 × 2:00; not yet 1:00, 1:30, 3:00"; nothing before the first attempt.
fn lengths_practised(question: &Question, view: &View) -> Option<String> {
    let mut practised: BTreeMap<u32, usize> = BTreeMap::new();
    for record in view.data.attempts(&question.id) {
        if let Some(length) = length(&record.head, question) {
            *practised.entry(length).or_default() += 1;
        }
    }
    let mut open: Vec<u32> = question.other_lengths().chain([question.seconds]).collect();
    open.sort_unstable();
    let open: Vec<String> = open.into_iter().filter(|length| !practised.contains_key(length)).map(clock).collect();
    let open = if open.is_empty() { String::new() } else { format!("; not yet {}", open.join(", ")) };
    let done: Vec<String> =
        practised.into_iter().map(|(length, times)| format!("{times} × {}", clock(length))).collect();
    (!done.is_empty()).then(|| format!("{}{open}", done.join(", ")))
}

/// The time that an attempt had, in seconds; none for quick recall, which has no length.
fn length(head: &DraftHead, question: &Question) -> Option<u32> {
    (head.mode != Mode::Quick).then(|| head.limit.unwrap_or(question.seconds))
}

/// The last attempts, each of which can be chosen.
fn last_attempts(page: &mut Page, question: &Question, view: &View) {
    let records: Vec<&Record> = view.data.attempts(&question.id).rev().take(LAST_ATTEMPTS).collect();
    if !records.is_empty() {
        page.gap();
    }
    let narrow = page.columns() < INDENT + 30;
    if narrow && !records.is_empty() {
        page.text("Last attempts", Tone::Dim);
    }
    for (place, record) in records.iter().enumerate() {
        page.item(Some(place));
        let text = attempt(record, &records, &view.data.config, view.now);
        let label = if place == 0 && !narrow { "Last attempts" } else { "" };
        page.hang(Piece::new(label, Tone::Dim), if narrow { 2 } else { INDENT }, &[Piece::new(&text, Tone::Plain)]);
    }
    page.item(None);
}

/// One entry a row, the label beside the first.
fn list(page: &mut Page, label: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    page.gap();
    if page.columns() < INDENT + 30 {
        page.text(label, Tone::Dim);
        for text in texts {
            page.hang(Piece::new("", Tone::Dim), 2, &[Piece::new(text, Tone::Plain)]);
        }
        return;
    }
    for (place, text) in texts.iter().enumerate() {
        let label = if place == 0 { label } else { "" };
        page.hang(Piece::new(label, Tone::Dim), INDENT, &[Piece::new(text, Tone::Plain)]);
    }
}

/// Whose answer it is: "stable-demo-model (example)".
fn name(answer: &Answer) -> String {
    let whose = match (answer.is_own(), answer.written) {
        (true, true) => "yours",
        (true, false) => "yours, nothing written yet",
        (false, _) => "example",
    };
    format!("{} ({whose})", answer.id)
}

/// "26 Nov  wrote 251 words, 1:40 to say, rated 3 good".
fn attempt(record: &Record, beside: &[&Record], config: &Config, now: Moment) -> String {
    let head = &record.head;
    let today = now.wall.practice_day(config.day_starts);
    let day = |record: &Record| record.head.started.practice_day(config.day_starts);
    let date = match beside.iter().filter(|other| day(other) == day(record)).count() {
        0 | 1 => date_words(day(record), today),
        _ => time_words(head.started.local(), today),
    };
    let words = usize::try_from(record.total_words()).unwrap_or(usize::MAX);
    let of = head.limit.map(|limit| format!(" of {}", clock(limit)));
    let did = match head.mode {
        Mode::Typed => {
            let seconds = config.seconds_to_say(words);
            let of = of.as_deref().unwrap_or(" to say");
            let did = if head.revises.is_some() { "revised to" } else { "wrote" };
            format!("{did} {}, {}{of}", count(words, "word"), clock(seconds))
        }
        Mode::Spoken => format!("said {}{}", clock(head.seconds.answering()), of.unwrap_or_default()),
        Mode::Quick => "quick recall".to_owned(),
    };
    let rated = head.rating.map(|rating| format!(", rated {}", rating.words())).unwrap_or_default();
    format!("{date:<6}  {did}{rated}")
}

fn revealed(page: &mut Page, question: &Question, answer: &Answer) {
    page.rule();
    page.gap();
    let source = answer.source.as_ref().map(|source| format!(", from: {source}")).unwrap_or_default();
    page.text(&format!("{}{source}", name(answer)), Tone::Dim);
    if let Some(headline) = &answer.headline {
        page.text(headline, Tone::Strong);
    }
    let story = read_answer(answer, question.framework);
    for part in &story.parts {
        page.gap();
        let names: Vec<&str> = part.ids.iter().filter(|id| **id != PartId::Answer).map(|id| id.name()).collect();
        if !names.is_empty() {
            page.text(&names.join(" & "), Tone::Accent);
        }
        page.text(&part.plain, Tone::Plain);
    }
    for extra in &story.extra {
        page.gap();
        page.text(&extra.title, Tone::Dim);
        page.text(&plain_text(&extra.text), Tone::Dim);
    }
}
