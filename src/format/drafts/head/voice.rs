//! `[voice]`: how the recording of a draft sounded. The figures stay when the sound is gone.

use super::marks::{mark, seconds_text};
use crate::domain::draft::VoiceFigures;
use crate::domain::{DraftHead, PartId};
use crate::format::faults::Faults;
use crate::format::fields::{Fields, one_of_advice};
use std::time::Duration;
use toml::de::{DeTable, DeValue};

const KEYS: [&str; 6] = ["pauses", "longest_pause", "before", "pace_from", "pace_to", "fillers"];

/// A pace of more words a minute than that is none.
const FASTEST: u32 = 1000;

/// The figures in `head`. What is wrong in them is told with the place it has in the file, `base` bytes further.
pub fn read(head: &DeTable, base: usize, faults: &mut Faults) -> Option<VoiceFigures> {
    let value = head.get("voice")?;
    let span = base + value.span().start..base + value.span().end;
    let DeValue::Table(table) = value.get_ref() else {
        let advice = "write a line `[voice]`, and below it lines like `pauses = 8`";
        faults.error(span, "`voice` should be a section of lines", advice);
        return None;
    };
    let mut fields = Fields::new(table, base, span, faults);
    fields.warn_unknown(&KEYS);
    // The heading may stay when its lines are deleted.
    KEYS.iter().find(|key| fields.value(key).is_some())?;
    let pace = |fields: &mut Fields, key| fields.number(key, 1..=FASTEST, 140);
    let (from, to) = (pace(&mut fields, "pace_from"), pace(&mut fields, "pace_to"));
    Some(VoiceFigures {
        pauses: fields.number("pauses", 0..=u32::MAX, 8).unwrap_or(0),
        longest_pause: longest_pause(&mut fields),
        before: before(&mut fields),
        pace: from.zip(to),
        fillers: fields.number("fillers", 0..=u32::MAX, 3),
    })
}

fn longest_pause(fields: &mut Fields) -> Option<Duration> {
    let (value, span) = fields.value("longest_pause")?;
    let seconds = match value {
        DeValue::Integer(number) => mark(number.as_str()),
        DeValue::Float(number) => mark(number.as_str()),
        _ => None,
    };
    if seconds.is_none() {
        fields.faults.error(span, "`longest_pause` should be seconds", "write it like `longest_pause = 4.1`");
    }
    seconds
}

fn before(fields: &mut Fields) -> Option<PartId> {
    let (text, span) = fields.text("before", "before = \"result\"")?;
    let part = PartId::from_id(&text);
    if part.is_none() {
        let known: Vec<&str> = PartId::all().map(PartId::id).collect();
        fields.faults.error(span, format!("`{text}` is no part"), one_of_advice(&text, &known));
    }
    part
}

/// Each key with its value as TOML, if it has one.
pub fn values(head: &DraftHead) -> Vec<(String, Option<String>)> {
    let Some(voice) = &head.voice else { return Vec::new() };
    let pace = |end: fn((u32, u32)) -> u32| voice.pace.map(|pace| end(pace).to_string());
    let values = [
        Some(voice.pauses.to_string()),
        voice.longest_pause.map(seconds_text),
        voice.before.map(|part| format!("\"{}\"", part.id())),
        pace(|(from, _)| from),
        pace(|(_, to)| to),
        voice.fillers.map(|fillers| fillers.to_string()),
    ];
    KEYS.iter().map(|key| (*key).to_owned()).zip(values).collect()
}
