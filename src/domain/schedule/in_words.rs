//! The words of Today: why each question is there, and the one note above or below the list.
//!
//! Plain sentences, calm: no backlog figure, no blame.

use super::memory::days_between;
use super::queue::Chosen;
use crate::domain::framework::Section;
use crate::domain::{Bank, Framework, Mode, PartId, Rating, Record};
use crate::text::phrases::{clock, date_words, day_words};
use jiff::civil::Date;

/// Why a question is on the list: "due yesterday · last wrote 251 words, the Result was missing".
pub(super) fn why(chosen: &Chosen, bank: &Bank, day: Date) -> String {
    let standing = chosen.standing;
    let first = match chosen.due {
        _ if chosen.quick => "quick recall".to_owned(),
        Some(due) => format!("due {}", day_words(due, day)),
        None => "new".to_owned(),
    };
    let last = standing.last.map(|record| last_words(record, framework(bank, record)));
    let starred = (standing.starred && last.is_none()).then(|| "starred".to_owned());
    let expected = standing.expected.then(|| "expected in the interview".to_owned());
    let own = (standing.own && last.is_none() && starred.is_none()).then(|| "a story of yours serves it".to_owned());
    [Some(first), last, starred, expected, own].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "4 more wait, the oldest since Tuesday"; none when nothing waits.
pub(super) fn waiting(count: usize, oldest: Option<Date>, day: Date) -> Option<String> {
    let oldest = oldest?;
    let since = match days_between(oldest, day) {
        0 => return Some(if count == 1 { "1 more is due.".to_owned() } else { format!("{count} more are due.") }),
        1 => "yesterday".to_owned(),
        2..=6 => oldest.strftime("%A").to_string(),
        _ => date_words(oldest, day),
    };
    Some(match count {
        1 => format!("1 more waits, since {since}."),
        _ => format!("{count} more wait, the oldest since {since}."),
    })
}

fn framework(bank: &Bank, record: &Record) -> Framework {
    bank.question(&record.head.question).map_or(Framework::default(), |question| question.framework)
}

/// What the last attempt was: "last wrote 251 words, the Result was missing", "last said 1:52".
fn last_words(record: &Record, framework: Framework) -> String {
    let said = clock(record.head.seconds.answering());
    let did = match record.head.mode {
        Mode::Typed if record.head.revises.is_some() => format!("last revised, {} words now", record.total_words()),
        Mode::Typed => match record.total_words() {
            1 => "last wrote 1 word".to_owned(),
            words => format!("last wrote {words} words"),
        },
        Mode::Spoken => format!("last said {said}"),
        Mode::Quick => "last as quick recall".to_owned(),
    };
    let rated = match record.head.rating {
        Some(rating @ (Rating::Again | Rating::Hard)) => Some(rating_words(rating)),
        _ => None,
    };
    match missing_words(record, framework).or(rated) {
        Some(fault) => format!("{did}, {fault}"),
        None => did,
    }
}

/// "rated 1, start over".
pub fn rating_words(rating: Rating) -> String {
    let meant = match rating {
        Rating::Again => "start over",
        Rating::Hard => "hard",
        Rating::Good => "good",
        Rating::Easy => "easy",
    };
    format!("rated {}, {meant}", rating.number())
}

/// "the Result was missing", when a typed draft has other parts but not that one; "only the Situation was there".
fn missing_words(record: &Record, framework: Framework) -> Option<String> {
    let words_of = |part: PartId| record.words.iter().filter(|(id, _)| *id == part).map(|(_, n)| *n).sum::<u32>();
    let sections = framework.sections();
    if record.head.mode != Mode::Typed || words_of(PartId::Answer) > 0 || record.total_words() == 0 {
        return None;
    }
    let (there, missing): (Vec<&Section>, Vec<&Section>) =
        sections.iter().partition(|section| words_of(section.id) > 0);
    match (there.as_slice(), missing.as_slice()) {
        (_, [one]) => Some(format!("the {} was missing", one.name)),
        ([only], [_, _, ..]) => Some(format!("only the {} was there", only.name)),
        (_, [one, other]) => Some(format!("the {} and the {} were missing", one.name, other.name)),
        _ => None,
    }
}
