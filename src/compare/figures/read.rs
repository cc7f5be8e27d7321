//! Reads the figures of a text: digits and number words, scales, ranges, changes, units, hedges.
//!
//! A number that is a name, a date, a clock time or a version is no figure. English words; digits in any language.

use super::quantity::touching_seconds;
use super::quantity::{BESIDE_TIME, LABELS, currency, hedge, scale, seconds, small_number, touching_scale};
use super::tokens::{Token, TokenKind, tokens};
use super::{Figure, Timing, Unit};
use crate::compare::words::stem;
use crate::text::months::month_named;
use crate::text::words::is_stop_word;

/// All figures of a text in order.
pub fn figures(text: &str) -> Vec<Figure> {
    let reader = Reader { tokens: tokens(text) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        at = reader.step(at, &mut found).max(at + 1);
    }
    found
}

/// A number as read, before its unit.
struct Number {
    value: f64,
    /// What a scale word multiplied it with.
    scale: f64,
    /// Spelled "one" and nothing more.
    is_one: bool,
    /// A whole number in four digits alone, as years are written.
    may_be_year: bool,
    end: usize,
}

/// From an hour on "for an hour" tells how long it took; "for a second" is a way of speaking.
const LONG: f64 = 3_600.0;

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
}

impl Reader<'_> {
    /// Reads what starts at token `at`; gives the token to go on with.
    fn step(&self, at: usize, found: &mut Vec<Figure>) -> usize {
        if let Some((figure, end)) = self.part_of_time(at).or_else(|| self.in_passing(at)) {
            found.push(figure);
            return end;
        }
        if let Some(end) = self.no_figure(at) {
            return end;
        }
        match self.number(at) {
            Some(number) => self.quantity(at, number, found),
            None => at + 1,
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn touches(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.touches)
    }

    fn is_digits(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Digits(_)))
    }

    /// The end of a date, a clock time, an ordinal, a version or a name with a number, which are no figures.
    fn no_figure(&self, at: usize) -> Option<usize> {
        if !self.is_digits(at) {
            return None;
        }
        let joined = |sign: usize, signs: &[&str]| {
            self.touches(sign) && self.touches(sign + 1) && signs.contains(&self.word(sign)) && self.is_digits(sign + 1)
        };
        if joined(at + 1, &["/", ":"]) || (joined(at + 1, &["-", "."]) && joined(at + 3, &["-", "."])) {
            let mut end = at + 1;
            while joined(end, &["/", ":", "-", "."]) {
                end += 2;
            }
            return Some(end);
        }
        let next = self.word(at + 1);
        let clock = matches!(next, "am" | "pm" | "o") || (matches!(next, "a" | "p") && self.word(at + 3) == "m");
        let ordinal = self.touches(at + 1) && matches!(next, "st" | "nd" | "rd" | "th");
        let named = self.touches(at) && matches!(self.before(at, 1), "#" | "@" | "/" | ":");
        let is_month = |word| month_named(word).is_some();
        let day = is_month(next) || (is_month(self.before(at, 1)) && self.value(at) <= 31.0);
        (clock || ordinal || named || day).then_some(at + 1)
    }

    fn value(&self, at: usize) -> f64 {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Digits(Some(value))) => value,
            _ => f64::NAN,
        }
    }

    /// "half an hour", "a quarter of an hour", "an hour and a half".
    fn part_of_time(&self, at: usize) -> Option<(Figure, usize)> {
        let article = |at: usize| usize::from(matches!(self.word(at), "a" | "an"));
        let start = at + usize::from(article(at) == 1 && matches!(self.word(at + 1), "half" | "quarter"));
        let (part, mut unit) = match (self.word(start), self.word(start + 1)) {
            ("half", "of") | ("quarter", "of") => (self.word(start), start + 2),
            ("half" | "quarter", _) => (self.word(start), start + 1),
            ("a" | "an", _) if self.ends_and_a_half(start + 2) => ("and a half", start + 1),
            _ => return None,
        };
        unit += if part == "and a half" { 0 } else { article(unit) };
        unit += usize::from(self.word(unit) == "-");
        let length = seconds(self.word(unit))?;
        let (factor, end) = match part {
            "half" => (0.5, unit + 1),
            "quarter" => (0.25, unit + 1),
            _ => (1.5, unit + 4),
        };
        let value = factor * length;
        Some((self.figure(at, end, (value, value), Unit::Seconds, false), end))
    }

    fn ends_and_a_half(&self, at: usize) -> bool {
        self.word(at) == "and" && self.word(at + 1) == "a" && self.word(at + 2) == "half"
    }

    /// "a week", "half", "twice": they confirm and contradict nothing.
    fn in_passing(&self, at: usize) -> Option<(Figure, usize)> {
        let (value, unit, end) = match self.word(at) {
            "a" | "an" => {
                let length = seconds(self.word(at + 1))?;
                let mut figure = self.figure(at, at + 2, (length, length), Unit::Seconds, true);
                if self.before(at, 1) == "for" && length >= LONG {
                    (figure.passing, figure.timing) = (false, Timing::Lasting);
                }
                return Some((figure, at + 2));
            }
            "half" if scale(self.word(at + 2)).is_none() => (50.0, Unit::Percent, at + 1),
            "single" if !matches!(self.before(at, 2), "not" | "every") && self.before(at, 1) != "every" => {
                let (noun, end) = self.noun(at + 1)?;
                return Some((self.figure(at, end, (1.0, 1.0), Unit::Count(noun), false), end));
            }
            "within" if self.word(at + 1) == "the" => {
                let most = seconds(self.word(at + 2))?;
                return Some((self.figure(at, at + 3, (0.0, most), Unit::Seconds, false), at + 3));
            }
            "twice" | "double" | "doubled" | "doubling" => (2.0, Unit::Times, at + 1),
            "tripled" | "triple" | "tripling" => (3.0, Unit::Times, at + 1),
            _ => return None,
        };
        Some((self.figure(at, end, (value, value), unit, true), end))
    }

    fn number(&self, at: usize) -> Option<Number> {
        match self.tokens.get(at)?.kind {
            TokenKind::Digits(value) => self.number_in_digits(at, value?),
            TokenKind::Word => self.number_in_words(at),
            TokenKind::Sign => None,
        }
    }

    fn number_in_digits(&self, at: usize, value: f64) -> Option<Number> {
        let next = self.tokens.get(at + 1);
        let touching = next.filter(|next| next.touches && next.kind == TokenKind::Word);
        let factor = match touching {
            Some(next) => touching_scale(next.text),
            None => next.and_then(|next| scale(&next.lower).or_else(|| touching_scale(next.text))),
        };
        let known = factor.is_some()
            || touching.is_none_or(|next| touching_seconds(&next.lower).is_some() || is_times(&next.lower));
        let end = at + 1 + usize::from(factor.is_some());
        let written = self.tokens.get(at)?.text;
        let may_be_year = factor.is_none() && written.len() == 4 && (1900.0..2100.0).contains(&value);
        let scale = factor.unwrap_or(1.0);
        let number = Number { value: value * scale, scale, is_one: false, may_be_year, end };
        known.then(|| self.with_a_half(number))
    }

    fn number_in_words(&self, at: usize) -> Option<Number> {
        let mut end = at;
        let (mut total, mut current, mut room, mut factor) = (0.0, 0.0, 100.0, 1.0);
        match (self.word(at), self.word(at + 1)) {
            ("half", "a") => (current, end) = (0.5, at + 2),
            ("a", next) if scale(next).is_some() => (current, end) = (1.0, at + 1),
            (word, _) => {
                small_number(word)?;
            }
        }
        loop {
            let joint = usize::from(end > at && (self.word(end) == "-" || self.word(end) == "and"));
            if let Some(value) = small_number(self.word(end + joint)).filter(|value| *value < room) {
                current += value;
                room = if value >= 20.0 { 10.0 } else { 0.0 };
                end += joint + 1;
            } else if let Some(scale) = scale(self.word(end)).filter(|_| current > 0.0) {
                (total, current) =
                    if scale == 100.0 { (total, current * scale) } else { (total + current * scale, 0.0) };
                (room, factor) = (100.0, scale);
                end += 1;
            } else {
                break;
            }
        }
        let is_one = end == at + 1 && self.word(at) == "one";
        let number = Number { value: total + current, scale: factor, is_one, may_be_year: false, end };
        (end > at).then(|| self.with_a_half(number))
    }

    fn with_a_half(&self, number: Number) -> Number {
        if self.ends_and_a_half(number.end) {
            Number { value: number.value + 0.5 * number.scale, is_one: false, end: number.end + 3, ..number }
        } else {
            number
        }
    }

    /// The figure or figures that begin with `first` at token `at`: alone, a range, or a change from one to another.
    fn quantity(&self, at: usize, first: Number, found: &mut Vec<Figure>) -> usize {
        let Some((mut second, is_change)) = self.second_number(at, &first) else {
            return self.single(at, &first, found);
        };
        let (unit, factor, end) = self.unit(second.0, &second.1);
        let scale = if first.scale == 1.0 && first.value < second.1.value { second.1.scale } else { 1.0 };
        let low = first.value * scale * factor;
        second.1.value *= factor;
        if is_change {
            found.push(self.figure(at, first.end, (low, low), unit.clone(), false));
            found.push(self.figure(second.0, end, (second.1.value, second.1.value), unit, false));
        } else {
            let passing = first.is_one && second.1.is_one;
            found.push(self.figure(at, end, (low, second.1.value), unit, passing));
        }
        end
    }

    /// One figure, or with it the other end of "34 percent to 20" and "2.4 instead of 3.2 visits", which share a unit.
    fn single(&self, at: usize, first: &Number, found: &mut Vec<Figure>) -> usize {
        if let Some((all, end)) = self.part_of_all(at, first) {
            found.push(self.figure(at, end, (first.value, first.value), Unit::Of(all), false));
            return end;
        }
        let (mut unit, mut factor, end) = self.unit(at, first);
        let passing = first.is_one || LABELS.contains(&self.before(at, 1));
        let Some((place, second)) = self.other_end(end) else {
            let value = first.value * factor;
            found.push(self.figure(at, end, (value, value), unit, passing));
            return end;
        };
        let (other_unit, other_factor, other_end) = self.unit(place, &second);
        let (mut second_unit, mut second_factor, mut stop) = (other_unit, other_factor, other_end);
        if unit == Unit::Bare {
            (unit, factor) = (second_unit.clone(), second_factor);
        } else if second_unit.is_count() {
            (second_unit, second_factor, stop) = (unit.clone(), factor, second.end);
        }
        let (value, other) = (first.value * factor, second.value * second_factor);
        found.push(self.figure(at, end, (value, value), unit, passing));
        found.push(self.figure(place, stop, (other, other), second_unit, second.is_one));
        stop
    }

    /// The number after "to" or "instead of" at token `at`, with its place.
    fn other_end(&self, at: usize) -> Option<(usize, Number)> {
        let place = match (self.word(at), self.word(at + 1)) {
            ("to" | "→", _) => at + 1,
            ("instead", "of") => at + 2,
            _ => return None,
        };
        Some((place, self.number(place)?))
    }

    /// Of how many: "eleven of nineteen", "three of the eleven", "all eleven"; and where that ends.
    fn part_of_all(&self, at: usize, number: &Number) -> Option<(u32, usize)> {
        if self.before(at, 1) == "all" && !number.may_be_year {
            return Some((number.value as u32, number.end));
        }
        let article =
            usize::from(matches!(self.word(number.end + 1), "the" | "our" | "my" | "their" | "those" | "these"));
        let place = number.end + 1 + article;
        let all = (self.word(number.end) == "of").then(|| self.number(place)).flatten()?;
        let is_time = seconds(self.word(all.end)).is_some();
        (!all.may_be_year && !is_time && all.value >= number.value).then_some((all.value as u32, all.end))
    }

    /// The other number of "25 to 30", "2-3", "2 or 3", "between 2 and 3", "from 40 to 25" with its place, and whether
    /// the two are the ends of a change.
    fn second_number(&self, at: usize, first: &Number) -> Option<((usize, Number), bool)> {
        let joint = self.word(first.end);
        let is_arrow = joint == "→" || (joint == "-" && self.word(first.end + 1) == ">");
        let joins = match joint {
            "to" | "or" | "–" | "→" => true,
            "-" => is_arrow || self.is_digits(first.end + 1) || small_number(self.word(first.end + 1)).is_some(),
            "and" => self.before(at, 1) == "between",
            _ => false,
        };
        let place = first.end + 1 + usize::from(joint == "-" && is_arrow);
        let second = joins.then(|| self.number(place)).flatten()?;
        let is_change = is_arrow || self.before(at, 1) == "from" || second.value < first.value;
        Some(((place, second), is_change))
    }

    /// Unit, what the value is multiplied with, and where it ends, for a number that starts at `at`.
    fn unit(&self, at: usize, number: &Number) -> (Unit, f64, usize) {
        let mut next = number.end + usize::from(self.word(number.end) == "-" && self.touches(number.end));
        if self.word(number.end) == "+" || self.word(number.end) == "plus" {
            next = number.end + 1;
        }
        let word = self.word(next);
        if word == "%" || matches!(word, "percent" | "pct" | "percentage") {
            return (Unit::Percent, 1.0, next + 1);
        }
        if word == "per" && self.word(next + 1) == "cent" {
            return (Unit::Percent, 1.0, next + 2);
        }
        if is_times(word) {
            return (Unit::Times, 1.0, next + 1);
        }
        if let Some(sign) = currency(self.before(at, 1)).filter(|_| self.touches(at)) {
            return (Unit::Money(sign), 1.0, number.end);
        }
        if let Some(sign) = currency(word) {
            return (Unit::Money(sign), 1.0, next + 1);
        }
        let beside = usize::from(BESIDE_TIME.contains(&word));
        let touching = touching_seconds(word).filter(|_| next == number.end && self.touches(next));
        if let Some(length) = touching.or_else(|| seconds(self.word(next + beside))) {
            return (Unit::Seconds, length, next + beside + 1);
        }
        self.counted(at, number, next)
    }

    fn counted(&self, at: usize, number: &Number, next: usize) -> (Unit, f64, usize) {
        let dated = matches!(self.before(at, 1), "in" | "since" | "until" | "by" | "from" | "during" | "of" | "to");
        let noun = self.noun(next);
        if LABELS.contains(&self.before(at, 1)) {
            return (Unit::Bare, 1.0, number.end);
        }
        match noun {
            _ if number.may_be_year && dated => (Unit::Year, 1.0, number.end),
            Some((noun, end)) => (Unit::Count(noun), 1.0, end),
            None if number.may_be_year => (Unit::Year, 1.0, number.end),
            None => (Unit::Bare, 1.0, number.end),
        }
    }

    /// The stem of the noun that starts at `from`, and where it ends: the first plural of the next few words, or else the
    /// very next word. "of the" and "more" may come between.
    fn noun(&self, from: usize) -> Option<(String, usize)> {
        let mut words = Vec::new();
        let mut at = from;
        while let Some(token) = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word && words.len() < 3) {
            let skipped =
                words.is_empty() && matches!(token.lower.as_str(), "of" | "the" | "my" | "our" | "their" | "your");
            if small_number(&token.lower).is_some() {
                break;
            } else if !skipped && !matches!(token.lower.as_str(), "more" | "other" | "most") {
                if is_stop_word(&token.lower) {
                    break;
                }
                words.push((at, token.lower.as_str()));
            }
            at += 1;
        }
        let &(at, noun) = words.iter().find(|(_, word)| is_plural(word)).or(words.first())?;
        let noun = if matches!(noun, "person" | "persons" | "folks") { "people" } else { noun };
        Some((stem(noun), at + 1))
    }

    fn figure(&self, at: usize, end: usize, (low, high): (f64, f64), unit: Unit, passing: bool) -> Figure {
        let signed = currency(self.before(at, 1)).is_some() && self.touches(at);
        let first = at - usize::from(signed);
        let (below, above) = self.hedge_around(first, end, passing);
        let start = self.tokens.get(first).map_or(0, |token| token.range.start);
        let stop = end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.range.end);
        let timing = match (&unit, self.word(end)) {
            (Unit::Seconds, "ago" | "before" | "earlier" | "prior") => Timing::Before,
            (Unit::Seconds, "after" | "afterwards" | "later") => Timing::After,
            _ => Timing::During,
        };
        Figure { range: start..stop, low: low * below, high: high * above, unit, passing, timing }
    }

    /// What words around a figure widen it by.
    fn hedge_around(&self, first: usize, end: usize, passing: bool) -> (f64, f64) {
        let after = match (self.word(end), self.word(end + 1)) {
            ("or", "so") => Some((0.8, 1.2)),
            ("or", "more") | ("+" | "plus", _) => Some((1.0, 1.5)),
            ("or", "less" | "fewer") => Some((0.66, 1.0)),
            _ => None,
        };
        let inside = (first..end).any(|at| matches!(self.word(at), "+" | "plus")).then_some((1.0, 1.5));
        let before = match (self.before(first, 2), self.before(first, 1)) {
            ("more" | "better", "than") => Some((1.0, 1.5)),
            ("less" | "fewer", "than") | ("up", "to") => Some((0.66, 1.0)),
            ("close", "to") => Some((0.8, 1.2)),
            (_, "up") => None,
            (_, word) => hedge(word),
        };
        before.or(after).or(inside).filter(|_| !passing).unwrap_or((1.0, 1.0))
    }
}

fn is_times(word: &str) -> bool {
    matches!(word, "x" | "×" | "times" | "fold")
}

fn is_plural(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    regular || matches!(word, "people" | "men" | "women" | "children" | "folks")
}
