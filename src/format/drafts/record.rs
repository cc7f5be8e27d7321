//! What lists, schedule and statistics need of a draft, fast enough for ten thousand of them.
//!
//! The lines that the program itself writes are read directly; anything else goes the long way through
//! [`super::parse_draft`], and both must say the same.

use super::head::marks::{in_order, mark};
use super::head::mode_from_name;
use crate::domain::draft::{MockPart, is_file_name};
use crate::domain::question::SECONDS;
use crate::domain::{
    AnswerId, Draft, DraftHead, Mode, OffsetTime, PartId, PartSeconds, Problem, QuestionId, Rating, Record,
};
use crate::text::words::{count_words, spaced_once};
use jiff::civil;
use jiff::tz::Offset;
use std::path::Path;
use std::time::Duration;

/// The record of the draft in the file `path` with the whole text `text`, or everything that is wrong with it.
pub fn parse_record(path: &Path, text: &str) -> Result<Record, Vec<Problem>> {
    if let Some((head, body)) = read_head(text) {
        return Ok(Record { path: path.to_owned(), head, words: words_by_part(body) });
    }
    super::parse_draft(path, text).map(|(draft, _)| record_of(path, &draft))
}

/// The record of a draft that was read whole.
pub fn record_of(path: &Path, draft: &Draft) -> Record {
    let count = |text: &str| u32::try_from(count_words(text)).unwrap_or(u32::MAX);
    let words = draft.story_parts().map(|(part, text)| (part, count(text))).collect();
    Record { path: path.to_owned(), head: draft.head.clone(), words }
}

/// The words of each part in `body`. The backslash of an escaped line is no word, so nothing is unescaped.
fn words_by_part(body: &str) -> Vec<(PartId, u32)> {
    let mut words = Vec::new();
    let mut name = None;
    let mut rest = body;
    loop {
        let heading = if rest.starts_with("## ") { Some(0) } else { rest.find("\n## ").map(|at| at + 1) };
        let text = rest.get(..heading.unwrap_or(rest.len())).unwrap_or_default();
        let part = match name {
            None => (!text.trim().is_empty()).then_some(PartId::Answer),
            Some(name) => PartId::from_name(&spaced_once(name)),
        };
        words.extend(part.map(|part| (part, u32::try_from(count_words(text)).unwrap_or(u32::MAX))));
        let Some(start) = heading else { return words };
        let line_and_rest = rest.get(start..).unwrap_or_default();
        let line_end = line_and_rest.find('\n').map_or(line_and_rest.len(), |at| at + 1);
        name = Some(line_and_rest.get(3..line_end).unwrap_or_default().trim());
        rest = line_and_rest.get(line_end..).unwrap_or_default();
    }
}

/// The head and the body, if every line of the front matter is one that the program writes.
fn read_head(text: &str) -> Option<(DraftHead, &str)> {
    let mut rest = text.strip_prefix("+++\n")?;
    let mut found = Found::default();
    let mut table = Table::Top;
    loop {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        match line {
            "+++" => return Some((found.head()?, rest)),
            "" => {}
            "[marks]" if table == Table::Top => table = Table::Marks,
            "[seconds]" if table != Table::Seconds => table = Table::Seconds,
            _ => {
                let (key, value) = line.split_once(" = ")?;
                match table {
                    Table::Top => found.top(key, value)?,
                    Table::Marks => found.mark(key, value)?,
                    Table::Seconds => found.second(key, value)?,
                }
            }
        }
    }
}

/// The part of the front matter that a line stands in.
#[derive(PartialEq)]
enum Table {
    Top,
    Marks,
    Seconds,
}

#[derive(Default)]
struct Found {
    question: Option<QuestionId>,
    answer: Option<AnswerId>,
    started: Option<OffsetTime>,
    mode: Option<Mode>,
    finished: Option<bool>,
    rating: Option<Rating>,
    revises: Option<String>,
    mock: Option<OffsetTime>,
    mock_plan: Option<Vec<QuestionId>>,
    mock_minutes: Option<u32>,
    mock_seed: Option<u32>,
    mock_follow_ups: Option<u32>,
    limit: Option<u32>,
    recording: Option<String>,
    heard: Option<bool>,
    marks: Vec<(PartId, Duration)>,
    said: Option<Vec<String>>,
    not_said: Option<Vec<String>>,
    met: Option<Vec<String>>,
    think: Option<u32>,
    parts: Vec<(PartId, u32)>,
}

impl Found {
    fn top(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "question" => once(&mut self.question, QuestionId::parse(plain_text(value)?).ok()?),
            "answer" => once(&mut self.answer, AnswerId::parse(plain_text(value)?).ok()?),
            "started" => once(&mut self.started, offset_time(value)?),
            "mode" => once(&mut self.mode, mode_from_name(plain_text(value)?)?),
            "finished" => once(&mut self.finished, boolean(value)?),
            "rating" => once(&mut self.rating, Rating::from_number(u8::try_from(number(value)?).ok()?)?),
            "revises" => once(&mut self.revises, file_name(value)?),
            "mock" => once(&mut self.mock, offset_time(value)?),
            "mock_plan" => once(&mut self.mock_plan, plan(value)?),
            "mock_minutes" => once(&mut self.mock_minutes, number(value).filter(|minutes| *minutes > 0)?),
            "mock_seed" => once(&mut self.mock_seed, number(value)?),
            "mock_follow_ups" => once(&mut self.mock_follow_ups, number(value)?),
            "limit" => once(&mut self.limit, number(value).filter(|limit| SECONDS.contains(limit))?),
            "recording" => once(&mut self.recording, file_name(value)?),
            "heard" => once(&mut self.heard, boolean(value)?),
            "said" => once(&mut self.said, plain_list(value)?),
            "not_said" => once(&mut self.not_said, plain_list(value)?),
            "met" => once(&mut self.met, plain_list(value)?),
            _ => None,
        }
    }

    fn mark(&mut self, key: &str, value: &str) -> Option<()> {
        let part = PartId::from_id(key)?;
        if self.marks.iter().any(|(other, _)| *other == part) {
            return None;
        }
        let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
        for entry in list.split(", ") {
            self.marks.push((part, plain_mark(entry)?));
        }
        Some(())
    }

    fn second(&mut self, key: &str, value: &str) -> Option<()> {
        if key == "think" {
            return once(&mut self.think, number(value)?);
        }
        let part = PartId::from_id(key)?;
        if self.parts.iter().any(|(other, _)| *other == part) {
            return None;
        }
        self.parts.push((part, number(value)?));
        Some(())
    }

    fn head(self) -> Option<DraftHead> {
        let mock = self.mock.map(|started| MockPart {
            started,
            plan: self.mock_plan.unwrap_or_default(),
            minutes: self.mock_minutes,
            seed: self.mock_seed,
            follow_ups: self.mock_follow_ups,
        });
        Some(DraftHead {
            question: self.question?,
            answer: self.answer,
            started: self.started?,
            mode: self.mode?,
            finished: self.finished.unwrap_or(false),
            rating: self.rating,
            revises: self.revises,
            mock,
            limit: self.limit,
            recording: self.recording,
            marks: in_order(self.marks),
            // A draft with figures of its sound goes the long way.
            voice: None,
            heard: self.heard.unwrap_or(false),
            said: self.said.unwrap_or_default(),
            not_said: self.not_said.unwrap_or_default(),
            met: self.met.unwrap_or_default(),
            seconds: PartSeconds { think: self.think.unwrap_or(0), parts: self.parts },
        })
    }
}

/// A key that stands twice is a fault, which the long way names.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// The text in quotes, if it holds nothing that has a meaning in TOML.
fn plain_text(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let plain = |byte: u8| byte != b'"' && byte != b'\\' && byte >= 0x20 && byte != 0x7f;
    inner.bytes().all(plain).then_some(inner)
}

fn plain_list(value: &str) -> Option<Vec<String>> {
    let inner = value.strip_prefix("[\"")?.strip_suffix("\"]")?;
    // What stands between the entries cannot stand inside one, because a quote would be escaped there.
    inner.split("\", \"").map(|entry| plain_text(&format!("\"{entry}\"")).map(str::to_owned)).collect()
}

fn plan(value: &str) -> Option<Vec<QuestionId>> {
    plain_list(value)?.iter().map(|id| QuestionId::parse(id).ok()).collect()
}

fn file_name(value: &str) -> Option<String> {
    plain_text(value).filter(|name| is_file_name(name)).map(str::to_owned)
}

fn boolean(value: &str) -> Option<bool> {
    match value {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Whole seconds, a point, and one to three digits.
fn plain_mark(value: &str) -> Option<Duration> {
    let (whole, thousandths) = value.split_once('.')?;
    let sound = (1..=3).contains(&thousandths.len()) && thousandths.bytes().all(|byte| byte.is_ascii_digit());
    if sound && number(whole).is_some() { mark(value) } else { None }
}

/// Up to nine digits without a leading zero.
fn number(value: &str) -> Option<u32> {
    let sound = (1..=9).contains(&value.len()) && (value == "0" || !value.starts_with('0'));
    if sound && value.bytes().all(|byte| byte.is_ascii_digit()) { value.parse().ok() } else { None }
}

/// `2026-11-21T10:15:00+09:00`, exactly so.
fn offset_time(value: &str) -> Option<OffsetTime> {
    let bytes: &[u8; 25] = value.as_bytes().try_into().ok()?;
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (22, b':')];
    if marks.iter().any(|(at, mark)| bytes.get(*at) != Some(mark)) {
        return None;
    }
    let digits = |from: usize, to: usize| -> Option<i16> {
        let digits = bytes.get(from..to)?;
        digits.iter().try_fold(0i16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i16::from(byte - b'0')))
    };
    let short = |from: usize| digits(from, from + 2).and_then(|n| i8::try_from(n).ok());
    let sign = match bytes.get(19)? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = (short(20)?, short(23)?);
    let second = short(17).filter(|second| *second < 60)?;
    if hours > 23 || minutes > 59 {
        return None;
    }
    let day = civil::Date::new(digits(0, 4)?, short(5)?, short(8)?).ok()?;
    let time = civil::Time::new(short(11)?, short(14)?, second, 0).ok()?;
    let offset = Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok()?;
    Some(OffsetTime { instant: offset.to_timestamp(day.to_datetime(time)).ok()?, offset })
}
