//! The vocabulary of figures: number words, scales, units of time, currencies.
//!
//! Tables only; how they go together is in `read.rs`.

/// Values below a hundred.
pub fn small_number(word: &str) -> Option<f64> {
    let at = SMALL.iter().position(|name| *name == word);
    let tens = TENS.iter().position(|name| *name == word);
    at.map(|at| at as f64).or_else(|| tens.map(|tens| (tens as f64 + 2.0) * 10.0))
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words that multiply the number before them.
pub fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mio" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        _ => return None,
    })
}

/// Letters that multiply when they touch the digits, as written: `3k`, `1.2M`.
pub fn touching_scale(letters: &str) -> Option<f64> {
    Some(match letters {
        "k" | "K" => 1e3,
        "M" | "Mio" | "mio" | "mn" => 1e6,
        "B" | "bn" | "Bn" => 1e9,
        _ => return None,
    })
}

/// Seconds in a unit of time.
pub fn seconds(word: &str) -> Option<f64> {
    Some(match word {
        "ms" | "millisecond" | "milliseconds" => 1e-3,
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        "min" | "mins" | "minute" | "minutes" => 60.0,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600.0,
        "day" | "days" => DAY,
        "week" | "weeks" | "wk" | "wks" => 7.0 * DAY,
        "month" | "months" => YEAR / 12.0,
        "year" | "years" | "yr" | "yrs" => YEAR,
        _ => return None,
    })
}

/// Letters that are a unit of time when they touch the digits.
pub fn touching_seconds(letters: &str) -> Option<f64> {
    match letters {
        "d" => Some(DAY),
        _ => seconds(letters),
    }
}

const DAY: f64 = 86_400.0;
const YEAR: f64 = 365.25 * DAY;

/// Whether `word` is part of a figure whatever is counted: a number, a scale, a unit.
pub fn is_of_a_figure(word: &str) -> bool {
    let is_number =
        word.starts_with(|c: char| c.is_ascii_digit()) || small_number(word).is_some() || scale(word).is_some();
    is_number
        || seconds(word).is_some()
        || currency(word).is_some()
        || matches!(word, "percent" | "percentage" | "half")
}

/// Words between a number and its unit of time that do not change it.
pub const BESIDE_TIME: &[&str] = &[
    "additional",
    "business",
    "calendar",
    "consecutive",
    "extra",
    "full",
    "good",
    "long",
    "more",
    "short",
    "solid",
    "straight",
    "whole",
    "working",
];

/// The sign of a currency given by sign or name.
pub fn currency(word: &str) -> Option<char> {
    Some(match word {
        "$" | "dollar" | "dollars" | "usd" | "bucks" => '$',
        "€" | "euro" | "euros" | "eur" => '€',
        "£" | "pound" | "pounds" | "gbp" | "quid" => '£',
        "¥" | "yen" | "jpy" => '¥',
        "₩" | "won" | "krw" => '₩',
        "₹" | "rupee" | "rupees" | "inr" => '₹',
        _ => return None,
    })
}

/// What widens a number that follows: lower and upper bound as factors.
pub fn hedge(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "about" | "around" | "roughly" | "approximately" | "approx" | "circa" | "ca" | "some" | "maybe" | "perhaps"
        | "probably" | "~" | "≈" => (0.8, 1.2),
        "over" | "above" | "least" | ">" | "≥" => (1.0, 1.5),
        "under" | "below" | "most" | "<" | "≤" | "almost" | "nearly" | "up" => (0.66, 1.0),
        _ => return None,
    })
}

/// A number after one of these is a name, not a figure.
pub const LABELS: &[&str] = &[
    "act", "article", "chapter", "figure", "floor", "gate", "item", "level", "no", "number", "option", "page", "part",
    "phase", "point", "python", "question", "release", "room", "round", "section", "sprint", "stage", "step", "table",
    "tier", "version",
];
