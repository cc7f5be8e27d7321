//! A date as people write it: `2026-12-10`, `10 dec`, `in 12 days`, `next friday`, `tomorrow`, `none`.

use crate::text::months::month_named;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    Date(Date),
    /// No interview.
    Cleared,
}

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// What `text` means on `day`, or what is wrong with it.
pub fn parse(text: &str, day: Date) -> Result<Entry, &'static str> {
    let text = text.trim().to_lowercase().replace([',', '.'], " ");
    if text == "none" {
        return Ok(Entry::Cleared);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match read(&words, day) {
        Some(date) if date < day => Err("That day has passed."),
        Some(date) => Ok(Entry::Date(date)),
        None => Err("A date such as 2026-12-10, 10 dec or in 12 days; none takes it out."),
    }
}

fn read(words: &[&str], day: Date) -> Option<Date> {
    match words {
        [one] => one.parse().ok().or_else(|| single(one, day)),
        ["next", name] => weekday(name, day),
        ["in", count, unit] => after(count, unit, day),
        [count, unit] => after(count, unit, day).or_else(|| day_and_month(count, unit, None, day)),
        [first, second, year] => day_and_month(first, second, Some(year.parse().ok()?), day),
        _ => None,
    }
}

fn single(word: &str, day: Date) -> Option<Date> {
    match word {
        "today" => Some(day),
        "tomorrow" => day.checked_add(1.day()).ok(),
        _ => weekday(word, day),
    }
}

/// The next day of that name after `day`; three letters are enough.
fn weekday(name: &str, day: Date) -> Option<Date> {
    let (_, weekday) = DAYS.iter().find(|(full, _)| name.len() >= 3 && full.starts_with(name))?;
    day.nth_weekday(1, *weekday).ok()
}

fn after(count: &str, unit: &str, day: Date) -> Option<Date> {
    let count: i32 = count.parse().ok().filter(|count| (0..=9999).contains(count))?;
    let span = match unit {
        "day" | "days" => count.days(),
        "week" | "weeks" => count.weeks(),
        _ => return None,
    };
    day.checked_add(span).ok()
}

/// "10 dec" or "dec 10"; without a year the next one that is not past.
fn day_and_month(first: &str, second: &str, year: Option<i16>, day: Date) -> Option<Date> {
    let (number, month) = match (first.parse::<i8>(), second.parse::<i8>()) {
        (Ok(number), Err(_)) => (number, month_named(second)?),
        (Err(_), Ok(number)) => (number, month_named(first)?),
        _ => return None,
    };
    let on = |year: i16| Date::new(year, month, number).ok();
    match year {
        Some(year) => on(year),
        None => on(day.year()).filter(|date| *date >= day).or_else(|| on(day.year().checked_add(1)?)),
    }
}

/// The first day of the month of `day`.
pub fn month_start(day: Date) -> Date {
    date(day.year(), day.month(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        // A Thursday.
        let found = parse(text, date(2026, 11, 26)).ok().map(|entry| match entry {
            Entry::Date(date) => date.to_string(),
            Entry::Cleared => "none".to_owned(),
        });
        assert_eq!(found.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        check("2026-12-10", Some("2026-12-10"));
        check(" 10 Dec ", Some("2026-12-10"));
        check("december 10, 2027", Some("2027-12-10"));
        check("3 jan", Some("2027-01-03"));
        check("in 12 days", Some("2026-12-08"));
        check("2 weeks", Some("2026-12-10"));
        check("tomorrow", Some("2026-11-27"));
        check("today", Some("2026-11-26"));
        check("fri", Some("2026-11-27"));
        check("next thursday", Some("2026-12-03"));
        check("none", Some("none"));
    }

    #[test]
    fn what_is_no_date_or_past_is_refused() {
        for text in ["2026-11-25", "31 feb", "in days", "in -3 days", "soon", "10 10", "in 99999 weeks", ""] {
            check(text, None);
        }
        assert_eq!(parse("2026-11-25", date(2026, 11, 26)), Err("That day has passed."));
    }
}
