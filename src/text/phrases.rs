//! Clocks, counts and dates as people say them.

use jiff::civil::{Date, DateTime};

/// A date as people say it beside `day`: "today", "yesterday", "in 3 days", "5 days ago", "12 Nov".
pub fn day_words(date: Date, day: Date) -> String {
    match (date - day).get_days() {
        days @ 0..=6 => countdown_words(days),
        -1 => "yesterday".to_owned(),
        days @ -6..=-2 => format!("{} days ago", -days),
        days if days < 0 => format!("since {}", date_words(date, day)),
        _ => format!("on {}", date_words(date, day)),
    }
}

/// So many days until something: "today", "tomorrow", "in 12 days".
pub fn countdown_words(days: i32) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

/// A date on which something was done, as people say it on `day`: "yesterday", "5 days ago", "on 12 Nov".
pub fn past_words(date: Date, day: Date) -> String {
    match (date - day).get_days() {
        ..-6 => format!("on {}", date_words(date, day)),
        _ => day_words(date, day),
    }
}

/// "12 Nov", with the year when it is not that of `day`.
pub fn date_words(date: Date, day: Date) -> String {
    let form = if date.year() == day.year() { "%-d %b" } else { "%-d %b %Y" };
    date.strftime(form).to_string()
}

/// "12 Nov 10:15": a date with its time of day, to tell two things of one day apart.
pub fn time_words(started: DateTime, day: Date) -> String {
    format!("{} {}", date_words(started.date(), day), started.strftime("%H:%M"))
}

/// Seconds as minutes and seconds: 112 is "1:52".
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// "1 question", "3 questions", "2 stories".
pub fn count(number: usize, one: &str) -> String {
    match one.strip_suffix('y') {
        _ if number == 1 => format!("1 {one}"),
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{number} {stem}ies"),
        _ => format!("{number} {one}s"),
    }
}

/// `text` with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_was_done_long_ago_was_done_on_a_day_and_not_since() {
        let day = date(2026, 11, 21);
        let check = |then: Date, expected: &str| assert_eq!(past_words(then, day), expected);
        check(date(2026, 11, 21), "today");
        check(date(2026, 11, 15), "6 days ago");
        check(date(2026, 11, 14), "on 14 Nov");
        check(date(2025, 11, 14), "on 14 Nov 2025");
    }

    #[test]
    fn several_things_are_counted_in_the_plural() {
        let counted = |one: &str| [count(1, one), count(2, one)];
        assert_eq!(counted("question"), ["1 question", "2 questions"]);
        assert_eq!(counted("story"), ["1 story", "2 stories"]);
        assert_eq!(counted("day"), ["1 day", "2 days"]);
    }
}
