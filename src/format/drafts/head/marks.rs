//! `[marks]`: where in the sound of a draft each part starts. A part that was come back to has a list of starts.

use crate::domain::PartId;
use crate::format::faults::Faults;
use crate::format::fields::Fields;
use std::ops::Range;
use std::time::Duration;
use toml::de::{DeTable, DeValue};

const EXAMPLE: &str = "situation = 0.0";

/// The longest sound that a mark can lie in, in seconds: far more than the largest recording holds.
const LONGEST: f64 = 1e6;

/// The marks of `head`, by time. What is wrong in it is told with the place it has in the file, `base` bytes further.
pub fn read(head: &DeTable, base: usize, faults: &mut Faults) -> Vec<(PartId, Duration)> {
    let Some(value) = head.get("marks") else { return Vec::new() };
    let span = base + value.span().start..base + value.span().end;
    let DeValue::Table(table) = value.get_ref() else {
        let advice = format!("write a line `[marks]`, and below it lines like `{EXAMPLE}`");
        faults.error(span, "`marks` should be a section of lines", advice);
        return Vec::new();
    };
    let mut fields = Fields::new(table, base, span, faults);
    let known: Vec<&str> = PartId::all().map(PartId::id).collect();
    fields.warn_unknown(&known);
    let mut marks = Vec::new();
    for part in PartId::all() {
        let Some((value, span)) = fields.value(part.id()) else { continue };
        for entry in entries(value) {
            match entry.and_then(mark) {
                Some(at) => marks.push((part, at)),
                None => not_seconds(part, span.clone(), &mut fields),
            }
        }
    }
    in_order(marks)
}

/// `marks` as they are kept: by time.
pub fn in_order(mut marks: Vec<(PartId, Duration)>) -> Vec<(PartId, Duration)> {
    marks.sort_by_key(|(part, at)| (*at, *part));
    marks
}

/// The single value of a part, or each of its list; None for one that is no number.
fn entries<'v>(value: &'v DeValue) -> Vec<Option<&'v str>> {
    let number = |value: &'v DeValue| match value {
        DeValue::Integer(number) => Some(number.as_str()),
        DeValue::Float(number) => Some(number.as_str()),
        _ => None,
    };
    match value {
        DeValue::Array(list) => list.iter().map(|entry| number(entry.get_ref())).collect(),
        single => vec![number(single)],
    }
}

/// The time in the sound that `text`, a number of seconds, names.
pub fn mark(text: &str) -> Option<Duration> {
    let seconds: f64 = text.replace('_', "").parse().ok()?;
    let milliseconds = (0.0..=LONGEST).contains(&seconds).then(|| (seconds * 1000.0).round())?;
    Some(Duration::from_millis(milliseconds as u64))
}

fn not_seconds(part: PartId, span: Range<usize>, fields: &mut Fields) {
    let message = format!("`{}` should be where the part starts in the sound, in seconds", part.id());
    fields.faults.error(span, message, format!("write it like `{EXAMPLE}`"));
}

/// Each part of `marks` with its value as TOML, in the order in which the parts start.
pub fn values(marks: &[(PartId, Duration)]) -> Vec<(PartId, String)> {
    let mut starts: Vec<(PartId, Vec<String>)> = Vec::new();
    for (part, at) in marks {
        let text = seconds_text(*at);
        match starts.iter_mut().find(|(other, _)| other == part) {
            Some((_, texts)) => texts.push(text),
            None => starts.push((*part, vec![text])),
        }
    }
    let value = |texts: Vec<String>| match texts.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    starts.into_iter().map(|(part, texts)| (part, value(texts))).collect()
}

/// `at` in seconds, with the milliseconds that it has.
pub fn seconds_text(at: Duration) -> String {
    let thousandths = format!("{:03}", at.subsec_millis());
    let shortest = thousandths.trim_end_matches('0');
    format!("{}.{}", at.as_secs(), if shortest.is_empty() { "0" } else { shortest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_written_with_the_milliseconds_that_it_has() {
        for (milliseconds, text) in [(0, "0.0"), (12_400, "12.4"), (61_005, "61.005")] {
            let at = Duration::from_millis(milliseconds);
            assert_eq!(seconds_text(at), text);
            assert_eq!(mark(text), Some(at));
        }
    }

    #[test]
    fn a_part_that_was_come_back_to_has_a_list() {
        let marks = [(PartId::Task, 3), (PartId::Action, 9), (PartId::Task, 40)];
        let marks = marks.map(|(part, seconds)| (part, Duration::from_secs(seconds)));
        let written: Vec<String> = values(&marks).into_iter().map(|(part, value)| format!("{part} {value}")).collect();
        assert_eq!(written, ["task [3.0, 40.0]", "action 9.0"]);
    }

    #[test]
    fn what_is_no_place_in_a_sound_is_no_mark() {
        for text in ["-1", "nan", "inf", "1e300", ""] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
