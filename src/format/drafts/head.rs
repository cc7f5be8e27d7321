//! The front matter of a draft: reading it, writing it, and changing single keys of it.

use crate::domain::{AnswerId, DraftHead, Mode, OffsetTime, PartId, PartSeconds, QuestionId, Rating};
use crate::format::edit::{EditError, TomlText, quoted, quoted_list};
use crate::format::faults::Faults;
use crate::format::fields::{Fields, id_advice, one_of_advice};
use crate::format::syntax::parse_table;
use jiff::civil;
use jiff::tz::Offset;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// The keys of the front matter, in the order in which they are written.
pub const KEYS: [&str; 10] =
    ["question", "answer", "started", "mode", "finished", "rating", "said", "not_said", "met", "seconds"];

const STARTED_EXAMPLE: &str = "started = 2026-11-21T10:15:00+09:00";

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
    for (key, example) in
        [("question", "question = \"disagreement\""), ("started", STARTED_EXAMPLE), ("mode", "mode = \"typed\"")]
    {
        if sound && fields.value(key).is_none() {
            fields.missing(key, example);
        }
    }
    let question = id(&mut fields, "question", |text| QuestionId::parse(text).ok());
    let answer = id(&mut fields, "answer", |text| AnswerId::parse(text).ok());
    let (started, mode) = (started(&mut fields), mode(&mut fields));
    let finished = fields.boolean("finished").unwrap_or(false);
    let rating = fields.number("rating", 1..=4, 3).and_then(|n| u8::try_from(n).ok()).and_then(Rating::from_number);
    let mut texts = |key| {
        fields.texts(key, "puts both positions fairly").unwrap_or_default().into_iter().map(|(text, _)| text).collect()
    };
    let (said, not_said, met) = (texts("said"), texts("not_said"), texts("met"));
    let seconds = seconds(&table, base, faults);
    let ids = DraftIds { question: question.clone(), answer: answer.clone() };
    let head = || {
        let (question, started, mode) = (question?, started?, mode?);
        Some(DraftHead { question, answer, started, mode, finished, rating, said, not_said, met, seconds })
    };
    (head(), ids)
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

fn started(fields: &mut Fields) -> Option<OffsetTime> {
    let (value, span) = fields.value("started")?;
    let DeValue::Datetime(written) = value else {
        fields.wrong_type("started", value, span, "a date with time and offset, without quotes", STARTED_EXAMPLE);
        return None;
    };
    if written.date.is_none() || written.time.is_none() || written.offset.is_none() {
        let what = match (written.date, written.time) {
            (None, _) => "date",
            (_, None) => "time of day",
            _ => "offset from UTC",
        };
        fields.faults.error(span, format!("`started` has no {what}"), format!("write it like `{STARTED_EXAMPLE}`"));
        return None;
    }
    let time = offset_time(written);
    if time.is_none() {
        let advice = format!("write it like `{STARTED_EXAMPLE}`");
        fields.faults.error(span, "`started` is not a time that exists", advice);
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
    let known: Vec<&str> = std::iter::once("think").chain(PartId::ALL.map(PartId::id)).collect();
    let mut fields = Fields::new(table, base, span, faults);
    fields.warn_unknown(&known);
    let think = fields.number("think", 0..=u32::MAX, 20).unwrap_or(0);
    let mut parts: Vec<(usize, PartId, u32)> = Vec::new();
    for part in PartId::ALL {
        if let (Some((_, place)), Some(count)) = (fields.value(part.id()), fields.number(part.id(), 0..=u32::MAX, 20)) {
            parts.push((place.start, part, count));
        }
    }
    parts.sort_by_key(|(place, _, _)| *place);
    PartSeconds { think, parts: parts.into_iter().map(|(_, part, count)| (part, count)).collect() }
}

/// The head as TOML lines; lists that are empty and keys without a value are left out.
pub fn render_head(head: &DraftHead) -> String {
    let mut out = String::new();
    for (key, value) in top_values(head) {
        if let Some(value) = value {
            out.push_str(&format!("{key} = {value}\n"));
        }
    }
    out.push_str(&format!("\n[seconds]\nthink = {}\n", head.seconds.think));
    for (part, count) in &head.seconds.parts {
        out.push_str(&format!("{} = {count}\n", part.id()));
    }
    out
}

/// Every key at the top with its value as TOML, if it has one.
fn top_values(head: &DraftHead) -> [(&'static str, Option<String>); 9] {
    let list = |texts: &[String]| (!texts.is_empty()).then(|| quoted_list(texts));
    [
        ("question", Some(quoted(head.question.as_str()))),
        ("answer", head.answer.as_ref().map(|answer| quoted(answer.as_str()))),
        ("started", Some(head.started.to_string())),
        ("mode", Some(quoted(mode_name(head.mode)))),
        ("finished", Some(head.finished.to_string())),
        ("rating", head.rating.map(|rating| rating.number().to_string())),
        ("said", list(&head.said)),
        ("not_said", list(&head.not_said)),
        ("met", list(&head.met)),
    ]
}

/// Changes the lines of `front` whose values differ between `old`, which it holds, and `new`.
pub fn update_head(front: &mut TomlText, old: &DraftHead, new: &DraftHead) -> Result<(), EditError> {
    for ((key, before), (_, after)) in top_values(old).into_iter().zip(top_values(new)) {
        match after {
            _ if before == after => {}
            Some(value) => front.set("", key, &value)?,
            None => front.remove("", key)?,
        }
    }
    if old.seconds.think != new.seconds.think {
        front.set("seconds", "think", &new.seconds.think.to_string())?;
    }
    let counts =
        |seconds: &PartSeconds, part| seconds.parts.iter().find(|(id, _)| *id == part).map(|(_, count)| *count);
    for (part, _) in &old.seconds.parts {
        if counts(&new.seconds, *part).is_none() {
            front.remove("seconds", part.id())?;
        }
    }
    for (part, count) in &new.seconds.parts {
        if counts(&old.seconds, *part) != Some(*count) {
            front.set("seconds", part.id(), &count.to_string())?;
        }
    }
    Ok(())
}
