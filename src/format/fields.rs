//! Reads TOML key by key, so that every fault names its place and what is allowed there.
//!
//! Knows no kind of file: those are in the modules beside it.

use super::edit::quoted;
use super::faults::Faults;
use crate::domain::id::is_id;
use crate::text::visible::{is_hidden, is_plain};
use jiff::civil::Date;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Longer unknown words get no nearest known one: they are no typing mistake.
const LONGEST_TYPO: usize = 64;
/// Longer texts of a person's are not quoted in an advice, in characters.
const LONGEST_QUOTED: usize = 40;
/// Jaro-Winkler similarity from which a known word is suggested: "seconsd" and "seconds" have .97, unrelated keys under .6.
const NEAR: f64 = 0.75;
/// Words that differ by more letters are suggested only when one starts with the other.
const MOST_LETTERS: usize = 3;

/// A date to show how one is written.
const EXAMPLE_DATE: Date = jiff::civil::date(2026, 12, 10);

/// One table of a file, read key by key.
pub struct Fields<'t, 'i, 'f, 'a> {
    table: &'t DeTable<'i>,
    /// Where the TOML starts in the file.
    base: usize,
    /// Where the table starts, for what is missing in it.
    start: Range<usize>,
    pub faults: &'f mut Faults<'a>,
}

/// A value and where it stands in the file.
pub type Placed<T> = (T, Range<usize>);

impl<'t, 'i, 'f, 'a> Fields<'t, 'i, 'f, 'a> {
    /// `start` is where the table starts, in bytes of the file, like all spans given back.
    pub fn new(table: &'t DeTable<'i>, base: usize, start: Range<usize>, faults: &'f mut Faults<'a>) -> Self {
        Fields { table, base, start, faults }
    }

    /// The line on which the table starts, from 1.
    pub fn line(&self) -> usize {
        self.faults.line(self.start.start)
    }

    /// The value of `key` as it is.
    pub fn value(&self, key: &str) -> Option<Placed<&'t DeValue<'i>>> {
        self.table.get(key).map(|value| (value.get_ref(), self.place(value)))
    }

    /// The text of `key`; another type is an error that names an example.
    pub fn text(&mut self, key: &str, example: &str) -> Option<Placed<String>> {
        let (value, span) = self.value(key)?;
        match value {
            DeValue::String(text) => {
                self.warn_hidden(key, text, &span);
                Some((text.clone().into_owned(), span))
            }
            other => {
                self.wrong_type(key, other, span, "a text in quotes", example);
                None
            }
        }
    }

    /// The texts of the list `key`; an entry of another type is an error, with a list of `example` for a pattern.
    pub fn texts(&mut self, key: &str, example: &str) -> Option<Vec<Placed<String>>> {
        let (value, span) = self.value(key)?;
        let DeValue::Array(entries) = value else {
            // A single text is what people write before they have a second one.
            let meant = value.as_str().filter(|text| text.chars().count() <= LONGEST_QUOTED).unwrap_or(example);
            self.wrong_type(key, value, span, "a list of texts", &format!("{key} = [{}]", quoted(meant)));
            return None;
        };
        let mut texts = Vec::new();
        for entry in entries.iter() {
            let span = self.place(entry);
            match entry.get_ref() {
                DeValue::String(text) => {
                    self.warn_hidden(key, text, &span);
                    texts.push((text.clone().into_owned(), span));
                }
                other => {
                    let what = format!("each entry of `{key}` should be a text in quotes, not {}", type_name(other));
                    self.faults.forget_syntax_error(span.start);
                    self.faults.error(span, what, format!("write it like `{key} = [{}]`", quoted(example)));
                }
            }
        }
        Some(texts)
    }

    /// The whole number of `key` within `allowed`; `usual` is one for a pattern.
    pub fn number(&mut self, key: &str, allowed: RangeInclusive<u32>, usual: u32) -> Option<u32> {
        let (value, span) = self.value(key)?;
        let DeValue::Integer(number) = value else {
            let quoted = value.as_str().and_then(|text| text.trim().parse().ok()).filter(|n| allowed.contains(n));
            let usual = quoted.unwrap_or(usual);
            self.wrong_type(key, value, span, &whole_number(&allowed), &format!("{key} = {usual}"));
            return None;
        };
        let digits = number.as_str().replace('_', "");
        let parsed = u32::from_str_radix(digits.trim_start_matches('+'), number.radix()).ok();
        let parsed = parsed.filter(|number| allowed.contains(number));
        if parsed.is_none() {
            let advice = format!("give {}", whole_number(&allowed));
            self.faults.error(span, format!("`{key}` is {}", number.as_str()), advice);
        }
        parsed
    }

    /// The `true` or `false` of `key`.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        if let DeValue::Boolean(yes) = value {
            return Some(*yes);
        }
        self.wrong_type(key, value, span, "true or false", &format!("{key} = true"));
        None
    }

    /// The date of `key`.
    pub fn date(&mut self, key: &str) -> Option<Date> {
        let (value, span) = self.value(key)?;
        let DeValue::Datetime(written) = value else {
            let written = value.as_str().and_then(|text| text.trim().parse::<Date>().ok());
            let example = format!("{key} = {}", written.unwrap_or(EXAMPLE_DATE));
            self.wrong_type(key, value, span, "a date without quotes", &example);
            return None;
        };
        let day = written.date.filter(|_| written.time.is_none());
        let date = day.and_then(|day| {
            let number = |n: u8| i8::try_from(n).ok();
            Date::new(i16::try_from(day.year).ok()?, number(day.month)?, number(day.day)?).ok()
        });
        if date.is_none() {
            let advice = format!("write it like `{key} = {EXAMPLE_DATE}`");
            self.faults.error(span, format!("`{key}` is not a date that exists"), advice);
        }
        date
    }

    /// An error at the table's start: `key` has to be there.
    pub fn missing(&mut self, key: &str, example: &str) {
        self.faults.error(self.start.clone(), format!("`{key}` is missing"), format!("add a line such as `{example}`"));
    }

    /// The error for a value of the wrong type.
    pub fn wrong_type(&mut self, key: &str, value: &DeValue, span: Range<usize>, wanted: &str, example: &str) {
        // That a text lacks its quotes is no help where no text goes.
        self.faults.forget_syntax_error(span.start);
        let message = format!("`{key}` should be {wanted}, not {}", type_name(value));
        self.faults.error(span, message, format!("write it like `{example}`"));
    }

    /// Warns about every key that is not in `known`, with the nearest of them.
    pub fn warn_unknown(&mut self, known: &[&str]) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            // What has no name is told by itself.
            if !name.is_empty() && !known.contains(&name) {
                let span = key.span();
                let advice = if self.faults.is_full() { String::new() } else { unknown_advice(name, known) };
                let message = format!("unknown key `{name}`");
                self.faults.warning(self.base + span.start..self.base + span.end, message, advice);
            }
        }
    }

    fn warn_hidden(&mut self, key: &str, text: &str, span: &Range<usize>) {
        if is_plain(text) {
            return;
        }
        if let Some(c) = text.chars().find(|c| is_hidden(*c) && !matches!(c, '\n' | '\t' | '\r')) {
            let message = format!("`{key}` holds the control character U+{:04X}", u32::from(c));
            self.faults.warning(span.clone(), message, "delete it; until then it is shown in a visible form");
        }
    }

    /// Where `spanned` stands in the file.
    pub fn place<T>(&self, spanned: &Spanned<T>) -> Range<usize> {
        let span = spanned.span();
        self.base + span.start..self.base + span.end
    }
}

/// What to do about the unknown word `name` where `known` ones are possible.
pub fn unknown_advice(name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", known.join(", ")),
    }
}

/// What to do about `text`, which is not an id: the one that was probably meant, and what an id is.
pub fn id_advice(text: &str) -> String {
    const RULE: &str = "use 1 to 64 of the characters a-z, 0-9 and -, starting with a letter or a digit";
    match meant_id(text) {
        Some(id) => format!("`{id}` would do; {RULE}"),
        None => RULE.to_owned(),
    }
}

/// `text` with what may not stand in an id replaced, unless letters would be lost.
fn meant_id(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    if lower.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return None;
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    Some(words.join("-")).filter(|id| is_id(id))
}

/// What to do about the value `text` where only `known` ones are possible.
pub fn one_of_advice(text: &str, known: &[&str]) -> String {
    let near = nearest(text, known.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
    format!("use one of {}{}", known.join(", "), near.unwrap_or_default())
}

/// The known word that `name` was probably meant to be.
pub fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if name.len() > LONGEST_TYPO {
        return None;
    }
    let name = name.to_lowercase();
    let is_like = |word: &&str| {
        name.len().abs_diff(word.len()) <= MOST_LETTERS || word.starts_with(&name) || name.starts_with(*word)
    };
    known
        .filter(is_like)
        .map(|word| (strsim::jaro_winkler(&name, word), word))
        .filter(|(near, _)| *near >= NEAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// What is allowed where a whole number goes.
pub fn whole_number(allowed: &RangeInclusive<u32>) -> String {
    match (allowed.start(), allowed.end()) {
        (least, &u32::MAX) => format!("a whole number, {least} or more"),
        (least, most) => format!("a whole number from {least} to {most}"),
    }
}

fn type_name(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
