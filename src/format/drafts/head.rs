//! The front matter of a draft as it is read; [`write`] writes it and changes single keys of it.

pub mod marks;
mod voice;
pub mod write;

use crate::domain::draft::{MockPart, is_file_name};
use crate::domain::question::SECONDS;
use crate::domain::{AnswerId, DraftHead, Mode, OffsetTime, PartId, PartSeconds, QuestionId, Rating};
use crate::format::faults::Faults;
use crate::format::fields::{Fields, id_advice, one_of_advice};
use crate::format::syntax::parse_table;
use jiff::civil;
use jiff::tz::Offset;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// The keys of the front matter, in the order in which they are written.
pub const KEYS: [&str; 21] = [
    "question",
    "answer",
    "started",
    "mode",
    "finished",
    "rating",
    "revises",
    "mock",
    "mock_plan",
    "mock_minutes",
    "mock_seed",
    "mock_follow_ups",
    "limit",
    "recording",
    "heard",
    "said",
    "not_said",
    "met",
    "marks",
    "voice",
    "seconds",
];

/// The keys that only mean something beside `mock`.
const MOCK_KEYS: [&str; 4] = ["mock_plan", "mock_minutes", "mock_seed", "mock_follow_ups"];

const TIME_EXAMPLE: &str = "2026-11-21T10:15:00+09:00";

/// The ids that a draft names, as far as they are ids.
#[derive(Debug, Default)]
pub struct DraftIds {
    pub question: Option<QuestionId>,
    pub answer: Option<AnswerId>,
}

/// The head in the TOML at `span` of `text`; `None`, with errors, when it lacks what it needs. With its ids in any case.
pub fn parse_head(text: &str, span: Range<usize>, faults: &mut Faults) -> (Option<DraftHead>, DraftIds) {
    let base = span.start;
    let mut spare = String::new();
    let (table, sound) = parse_table(text.get(span).unwrap_or_default(), &mut spare, base, faults);
    let opening = text.get(..base).and_then(|above| above.rfind("+++")).unwrap_or(0);
    let start = opening..opening + 3;
    let mut fields = Fields::new(&table, base, start, faults);
    fields.warn_unknown(&KEYS);
    for (key, example) in [("question", "\"disagreement\""), ("started", TIME_EXAMPLE), ("mode", "\"typed\"")] {
        if sound && fields.value(key).is_none() {
            fields.missing(key, &format!("{key} = {example}"));
        }
    }
    let ids = DraftIds {
        question: id(&mut fields, "question", |text| QuestionId::parse(text).ok()),
        answer: id(&mut fields, "answer", |text| AnswerId::parse(text).ok()),
    };
    let mut head = head(&mut fields, &ids);
    let marks = marks::read(&table, base, faults);
    let voice = voice::read(&table, base, faults);
    let seconds = seconds(&table, base, faults);
    if let Some(head) = &mut head {
        head.marks = marks;
        head.voice = voice;
        head.seconds = seconds;
    }
    (head, ids)
}

/// The keys at the top. All of them are read, so that each fault is told, before one that is missing ends it.
fn head(fields: &mut Fields, ids: &DraftIds) -> Option<DraftHead> {
    let (started, mode) = (time(fields, "started"), mode(fields));
    let rating = fields.number("rating", 1..=4, 3).and_then(|number| u8::try_from(number).ok());
    let head = DraftHead {
        answer: ids.answer.clone(),
        finished: fields.boolean("finished").unwrap_or(false),
        rating: rating.and_then(Rating::from_number),
        revises: file_name(fields, "revises", "2026-11-21T101500-disagreement.md"),
        mock: mock(fields),
        limit: fields.number("limit", SECONDS, 60),
        recording: file_name(fields, "recording", "2026-11-21T101500-disagreement.wav"),
        heard: fields.boolean("heard").unwrap_or(false),
        said: texts(fields, "said"),
        not_said: texts(fields, "not_said"),
        met: texts(fields, "met"),
        ..DraftHead::new(ids.question.clone()?, started?, mode?)
    };
    Some(head)
}

fn texts(fields: &mut Fields, key: &str) -> Vec<String> {
    let entries = fields.texts(key, "puts both positions fairly").unwrap_or_default();
    entries.into_iter().map(|(text, _)| text).collect()
}

/// The file name of `key`; a path is not followed, because a home may come from anybody.
fn file_name(fields: &mut Fields, key: &str, example: &str) -> Option<String> {
    let (text, span) = fields.text(key, &format!("{key} = \"{example}\""))?;
    if is_file_name(&text) {
        return Some(text);
    }
    let advice = format!("give a name alone, of a file in the folder of the draft, like `{key} = \"{example}\"`");
    fields.faults.warning(span, format!("`{key}` is not the name of a file"), advice);
    None
}

fn mock(fields: &mut Fields) -> Option<MockPart> {
    let started = time(fields, "mock");
    let plan = fields.texts("mock_plan", "disagreement").unwrap_or_default();
    let plan = plan.into_iter().filter_map(|(text, span)| planned_question(fields, &text, span)).collect();
    let minutes = fields.number("mock_minutes", 1..=u32::MAX, 30);
    let seed = fields.number("mock_seed", 0..=u32::MAX, 7);
    let follow_ups = fields.number("mock_follow_ups", 0..=u32::MAX, 2);
    warn_without_mock(fields);
    Some(MockPart { started: started?, plan, minutes, seed, follow_ups })
}

fn planned_question(fields: &mut Fields, text: &str, span: Range<usize>) -> Option<QuestionId> {
    let id = QuestionId::parse(text).ok();
    if id.is_none() {
        fields.faults.error(span, format!("`{text}` is not an id"), id_advice(text));
    }
    id
}

fn warn_without_mock(fields: &mut Fields) {
    if fields.value("mock").is_some() {
        return;
    }
    let alone = MOCK_KEYS.iter().find_map(|key| fields.value(key).map(|(_, span)| (key, span)));
    if let Some((key, span)) = alone {
        let advice = format!("add a line such as `mock = {TIME_EXAMPLE}`, or delete this one");
        fields.faults.warning(span, format!("`{key}` means nothing without `mock`"), advice);
    }
}

fn id<T>(fields: &mut Fields, key: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    let (text, span) = fields.text(key, &format!("{key} = \"disagreement\""))?;
    let id = parse(&text);
    if id.is_none() {
        fields.faults.error(span, format!("`{text}` is not an id"), id_advice(&text));
    }
    id
}

fn mode(fields: &mut Fields) -> Option<Mode> {
    let (text, span) = fields.text("mode", "mode = \"typed\"")?;
    let mode = mode_from_name(&text);
    if mode.is_none() {
        let known = MODES.map(mode_name);
        let advice = one_of_advice(&text, &known);
        fields.faults.error(span, format!("unknown mode `{text}`"), advice);
    }
    mode
}

const MODES: [Mode; 3] = [Mode::Typed, Mode::Spoken, Mode::Quick];

/// The mode that `name` names in files.
pub fn mode_from_name(name: &str) -> Option<Mode> {
    MODES.into_iter().find(|mode| mode_name(*mode) == name)
}

/// The name of `mode` in files.
fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Typed => "typed",
        Mode::Spoken => "spoken",
        Mode::Quick => "quick",
    }
}

/// The date with time and offset of `key`.
fn time(fields: &mut Fields, key: &str) -> Option<OffsetTime> {
    let (value, span) = fields.value(key)?;
    let example = format!("{key} = {TIME_EXAMPLE}");
    let DeValue::Datetime(written) = value else {
        fields.wrong_type(key, value, span, "a date with time and offset, without quotes", &example);
        return None;
    };
    if written.date.is_none() || written.time.is_none() || written.offset.is_none() {
        let what = match (written.date, written.time) {
            (None, _) => "date",
            (_, None) => "time of day",
            _ => "offset from UTC",
        };
        fields.faults.error(span, format!("`{key}` has no {what}"), format!("write it like `{example}`"));
        return None;
    }
    let time = offset_time(written);
    if time.is_none() {
        fields.faults.error(span, format!("`{key}` is not a time that exists"), format!("write it like `{example}`"));
    }
    time
}

fn offset_time(written: &Datetime) -> Option<OffsetTime> {
    let (date, time) = (written.date?, written.time?);
    let minutes = match written.offset? {
        toml::value::Offset::Z => 0,
        toml::value::Offset::Custom { minutes } => minutes,
    };
    let number = |n: u8| i8::try_from(n).ok();
    let (second, nanosecond) = (time.second.unwrap_or(0).min(59), i32::try_from(time.nanosecond.unwrap_or(0)).ok()?);
    let day = civil::Date::new(i16::try_from(date.year).ok()?, number(date.month)?, number(date.day)?).ok()?;
    let time = civil::Time::new(number(time.hour)?, number(time.minute)?, number(second)?, nanosecond).ok()?;
    let offset = Offset::from_seconds(i32::from(minutes) * 60).ok()?;
    Some(OffsetTime { instant: offset.to_timestamp(day.to_datetime(time)).ok()?, offset })
}

fn seconds(head: &DeTable, base: usize, faults: &mut Faults) -> PartSeconds {
    let Some(value) = head.get("seconds") else { return PartSeconds::default() };
    let span = base + value.span().start..base + value.span().end;
    let DeValue::Table(table) = value.get_ref() else {
        faults.error(
            span,
            "`seconds` should be a section of lines",
            "write a line `[seconds]` at the end, and below it lines like `think = 20`",
        );
        return PartSeconds::default();
    };
    let known: Vec<&str> = std::iter::once("think").chain(PartId::all().map(PartId::id)).collect();
    let mut fields = Fields::new(table, base, span, faults);
    fields.warn_unknown(&known);
    let think = fields.number("think", 0..=u32::MAX, 20).unwrap_or(0);
    let mut parts: Vec<(usize, PartId, u32)> = Vec::new();
    for part in PartId::all() {
        if let (Some((_, place)), Some(count)) = (fields.value(part.id()), fields.number(part.id(), 0..=u32::MAX, 20)) {
            parts.push((place.start, part, count));
        }
    }
    parts.sort_by_key(|(place, _, _)| *place);
    PartSeconds { think, parts: parts.into_iter().map(|(_, part, count)| (part, count)).collect() }
}
