//! Figures compared by rule: "you said 3 hours, your answer says 25 minutes".
//!
//! No score notices a wrong number, so this does. Figures are read in `figures/read.rs` and brought to one unit; here they
//! are held against each other. In doubt nothing is said: a false alarm costs more trust than a missed slip.

mod quantity;
mod read;
mod tokens;

use std::ops::Range;

use super::comparison::FigureMismatch;
pub use quantity::{is_of_a_figure, scale, small_number};
pub use read::figures;

/// A number in a text with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands with its unit or noun, in bytes.
    pub range: Range<usize>,
    /// The least and the most it can mean, in `unit`: equal when exact, apart for "25 to 30" and "about 400".
    pub low: f64,
    pub high: f64,
    pub unit: Unit,
    /// Said in passing ("a week", "one", "half"): it can confirm another figure and contradicts none.
    pub passing: bool,
    /// For a time, whether it names a moment ("two weeks later") rather than how long something took.
    pub timing: Timing,
}

/// What is counted. Only figures of one unit can contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    Seconds,
    Percent,
    Times,
    /// By the currency's sign.
    Money(char),
    Year,
    /// By the stem of its noun.
    Count(String),
    /// So many of these many: "eleven of nineteen".
    Of(u32),
    /// A number with no noun near it.
    Bare,
}

/// Where a time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timing {
    During,
    Before,
    After,
    /// "For a week": said so lightly that it is held against its like alone.
    Lasting,
}

/// A figure of the point that the passage contradicts, as each of them puts it.
///
/// The passage must hold another value of the same unit (or of the same noun) and must not hold the point's own value in
/// any spelling. Times more than [`SAME_TIME`] apart are taken for different things.
pub fn mismatch(point: &str, passage: &str) -> Option<FigureMismatch> {
    let wanted = figures(point);
    let said = figures(passage);
    let missing = wanted.iter().filter(|wanted| !wanted.passing && !said.iter().any(|said| said.agrees(wanted)));
    let wrong = |reference: &Figure| {
        let others = said.iter().filter(|said| said.contradicts(reference) && !is_per_head(passage, said));
        let unexplained = others.filter(|said| !wanted.iter().any(|wanted| said.agrees(wanted)));
        unexplained.min_by(|a, b| a.distance(reference).total_cmp(&b.distance(reference)))
    };
    missing.into_iter().find_map(|reference| {
        let said = wrong(reference)
            .or_else(|| lone_number(&wanted, reference, &said))
            .or_else(|| said.iter().find(|said| !said.passing && is_told_alike(point, reference, passage, said)))?;
        let said = passage.get(said.range.clone())?;
        Some(FigureMismatch { said: Some(said.to_owned()), reference: point.get(reference.range.clone())?.to_owned() })
    })
}

/// Whether two numbers of different nouns stand after the same two words: "shipped at forty-one", "shipped at thirty frames".
fn is_told_alike(point: &str, reference: &Figure, passage: &str, said: &Figure) -> bool {
    let before = |text: &str, figure: &Figure| -> Vec<String> {
        let words = text.get(..figure.range.start).unwrap_or_default().split_whitespace().rev().take(2);
        words.map(str::to_lowercase).collect()
    };
    let (mine, theirs) = (before(point, reference), before(passage, said));
    let counts = reference.unit.is_count() && said.unit.is_count();
    counts && !said.agrees(reference) && mine.len() == 2 && mine == theirs
}

/// The first figure of the point that is nowhere among those `said` in the draft, in no spelling; "a week" is none to miss.
pub fn left_out(point: &str, said: &[Figure]) -> Option<FigureMismatch> {
    let missing = |wanted: &Figure| !wanted.passing && !said.iter().any(|said| said.agrees(wanted));
    let written = figures(point).into_iter().filter(missing).filter_map(|figure| point.get(figure.range));
    let reference = written.into_iter().find(|figure| !figure.starts_with(['a', 'A']))?.to_owned();
    Some(FigureMismatch { said: None, reference })
}

/// The only number of the passage, where the only one of the point has no unit either: "by fifty" for "by five hundred".
fn lone_number<'a>(wanted: &[Figure], reference: &Figure, said: &'a [Figure]) -> Option<&'a Figure> {
    let is_alone = |figures: &[Figure]| figures.iter().filter(|figure| !figure.passing).count() == 1;
    let lone = said.iter().find(|figure| !figure.passing).filter(|_| is_alone(wanted) && is_alone(said))?;
    let is_open = |figure: &Figure| figure.unit == Unit::Bare || matches!(figure.unit, Unit::Of(_)) && figure.low > 1.0;
    let counts = reference.unit.is_count() && lone.unit.is_count();
    let unnamed = counts && (is_open(reference) || is_open(lone));
    (unnamed && !lone.agrees(reference)).then_some(lone)
}

/// Whether a figure is told of each of several ("5 waves, 8 services each"), so the whole is another one.
fn is_per_head(passage: &str, figure: &Figure) -> bool {
    let next = passage.get(figure.range.end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    matches!(next.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str(), "each" | "apiece")
}

/// Times further apart than this factor are about different things ("a call of 15 minutes" and "two days of fair").
const SAME_TIME: f64 = 30.0;

impl Figure {
    /// Whether both can mean the same value: the middle of one lies in the other. "Under two hours" and "below three" have a
    /// few minutes in common and are not the same.
    fn agrees(&self, other: &Figure) -> bool {
        let comparable = self.unit == other.unit || (self.unit.is_count() && other.unit.is_count());
        comparable && (self.covers(other.middle()) || other.covers(self.middle()))
    }

    fn covers(&self, value: f64) -> bool {
        let leeway = 1.0 + self.unit.leeway(self.high.max(value));
        self.low <= value * leeway && value <= self.high * leeway
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    fn contradicts(&self, other: &Figure) -> bool {
        let near = self.unit != Unit::Seconds || self.distance(other) <= SAME_TIME.ln();
        self.unit == other.unit && self.unit != Unit::Bare && !self.passing && self.timing == other.timing && near
    }

    /// How many times one is the other, as a logarithm.
    fn distance(&self, other: &Figure) -> f64 {
        let middle = |figure: &Figure| figure.middle().max(1e-9).ln();
        (middle(self) - middle(other)).abs()
    }
}

impl Unit {
    fn is_count(&self) -> bool {
        matches!(self, Unit::Count(_) | Unit::Of(_) | Unit::Bare)
    }

    /// What part of a value two people may differ by and mean the same: four weeks are a month, 412 visitors are 400.
    fn leeway(&self, value: f64) -> f64 {
        match self {
            Unit::Seconds => 0.09,
            Unit::Count(_) | Unit::Bare | Unit::Money(_) if value >= 100.0 => 0.05,
            Unit::Year => 0.0,
            _ => 0.005,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(point: &str, passage: &str, expected: Option<(&str, &str)>) {
        let found = mismatch(point, passage);
        let found = found.as_ref().and_then(|found| Some((found.said.as_deref()?, found.reference.as_str())));
        assert_eq!(found, expected, "{:?} against {:?}", figures(passage), figures(point));
    }

    #[track_caller]
    fn same(point: &str, passage: &str) {
        check(point, passage, None);
        check(passage, point, None);
    }

    #[test]
    fn another_number_of_the_same_unit_is_shown() {
        check("cut the build to 25 minutes", "it took 3 hours", Some(("3 hours", "25 minutes")));
        check("churn fell by 15%", "churn fell by fifty percent", Some(("fifty percent", "15%")));
        check("$40k a year", "we saved $90,000 that year", Some(("$90,000", "$40k")));
        check(
            "three qualified leads more",
            "sales counted five serious leads",
            Some(("five serious leads", "three qualified leads")),
        );
        check("12 people used it", "thirty people use it", Some(("thirty people", "12 people")));
        check("made it 20x faster", "it was two times faster", Some(("two times", "20x")));
        check("a fifteen-minute call", "we had a 45 min call", Some(("45 min", "fifteen-minute")));
        check("since 2019", "in 2016 I started", Some(("2016", "2019")));
        check("2-3 weeks", "in five to six weeks", Some(("five to six weeks", "2-3 weeks")));
    }

    #[test]
    fn the_same_value_in_another_spelling_is_right() {
        same("80%", "eighty percent of them");
        same("80 per cent", "80 pct");
        same("3k users", "3,000 users");
        same("3.000 users", "three thousand users");
        same("took two weeks", "took 14 days");
        same("1.5 hours", "an hour and a half");
        same("90 minutes", "one and a half hours");
        same("30 minutes", "half an hour");
        same("15 minutes", "a quarter of an hour");
        same("400 visitors", "four hundred visitors");
        same("1.2M rows", "1,200,000 rows");
        same("250 engineers", "two hundred and fifty engineers");
        same("twelve people", "a dozen people");
        same("25 to 30 minutes", "28 minutes");
        same("25–30 minutes", "between 25 and 30 minutes");
        same("three months", "12 weeks");
        same("5 000 €", "5000 euros");
        same("a team of 5", "five");
    }

    #[test]
    fn usual_short_forms_ends_of_a_change_and_parts_of_a_whole_are_read() {
        check("50 min instead of 7 h", "90 min instead of 7 h", Some(("90 min", "50 min")));
        same("7 hrs", "seven hours");
        same("2 M rows", "two million rows");
        same("3 k users", "3,000 users");
        check("from thirty percent to six", "it went from thirty percent to twenty", Some(("twenty", "six")));
        check("eleven of nineteen crates", "all nineteen crates", Some(("nineteen", "eleven of nineteen")));
        check("all eight boats", "three of the eight boats", Some(("three of the eight", "eight")));
        check("packed them by five hundred", "packed them by fifty", Some(("fifty", "five hundred")));
        check("from two hours to seven", "it grew from two hours to seven, and it is 50 min instead of 7 h now", None);
    }

    #[test]
    fn a_figure_left_out_of_the_whole_draft_is_named() {
        let missing = left_out("80 percent went into one query", &figures("Most of it went into one query."));
        assert_eq!(missing.map(|figure| (figure.said, figure.reference)), Some((None, "80 percent".to_owned())));
        let said = figures("Eighty percent, I found, was one query.");
        assert_eq!(left_out("80 percent went into one query", &said), None);
    }

    #[test]
    fn the_right_figure_beside_others_is_right() {
        check("cut it to 25 minutes", "from 3 hours to 25 minutes", None);
        check("400 visitors in two days", "two days, and 400 visitors, 30 visitors an hour", None);
        check("from 40 to 25 minutes", "from 40 minutes down to 25", None);
    }

    #[test]
    fn a_wrong_end_of_a_change_is_shown() {
        check("from 40 to 25 minutes", "from 40 to 30 minutes", Some(("30 minutes", "25 minutes")));
    }

    #[test]
    fn figures_of_another_kind_contradict_nothing() {
        same("25 minutes", "2 teams");
        same("3 leads", "5 engineers");
        same("15%", "twice as many");
        same("a 15-minute call", "the fair lasted two days");
        same("three days before the fair", "two days later we had it");
        same("Q3 plan", "Q4 plan");
        same("phase 2", "phase 3");
        same("Python 3.11.2", "Python 3.12.1");
        same("at 14:30", "at 9:15");
        same("2024-11-05", "2023-01-04");
        same("24/7 support", "365 days");
        same("March 3", "April 15");
        same("the 2nd release", "the 3rd release");
        same("$5", "€7");
        same("3 pm", "4 pm");
    }

    #[test]
    fn what_is_said_in_passing_contradicts_nothing() {
        check("after three days", "one day I asked him", None);
        check("two weeks", "twice a week", None);
        check("one to one talks", "five talks", None);
        check("one of my colleagues", "three of my colleagues", None);
        check("20%", "half of them", None);
        check("it ran for a week", "it ran for a month", Some(("a month", "a week")));
        check("it ran for a week", "it ran once a month", None);
        check("50 minutes instead of seven hours", "we tried it for a week and now it's fifty minutes", None);
        check("waited for an hour", "waited for a second", None);
        assert_eq!(left_out("it ran for a week", &[]), None);
    }

    #[test]
    fn a_figure_of_each_is_not_that_of_all() {
        check("moved 40 services in 5 waves", "in 5 waves, 8 services each", None);
        check("moved 40 services", "I moved 8 services", Some(("8 services", "40 services")));
    }

    #[test]
    fn a_rounded_or_hedged_figure_is_right() {
        same("412 visitors", "400 visitors");
        same("412 visitors", "about 450 visitors");
        same("more than 300 people", "400 people");
        same("400 people", "over 300 people");
        same("nearly 100 tests", "92 tests");
        same("~25 minutes", "28 minutes");
        check("400 people", "about 90 people", Some(("90 people", "400 people")));
        check("under two hours", "below three hours", Some(("three hours", "two hours")));
        same("under two hours", "less than two hours");
        same("over 300 people", "more than 350 people");
    }

    #[test]
    fn a_whole_answer_told_freely_raises_no_alarm() {
        let passage = "About three days before we had to ship, my manager decided. I called him for a quarter of an hour. \
                       During the two days of the fair nothing failed, we had around four hundred people at the stand, and \
                       sales counted three more serious leads than in the previous year.";
        for point in
            ["three days before the trade fair", "a fifteen-minute call", "no failure in two days", "400 visitors"]
        {
            check(point, passage, None);
        }
        check("three qualified leads more than the year before", passage, None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(point in "\\PC*", passage in "([0-9]{1,4}[ .,:/%-]?|one|half|an? |hour|k|€|é|and |to )*") {
            for figure in figures(&point).iter().chain(&figures(&passage)) {
                proptest::prop_assert!(figure.low <= figure.high && figure.low >= 0.0);
            }
            mismatch(&point, &passage);
            mismatch(&passage, &point);
        }
    }

    #[test]
    fn no_figures_no_mismatch() {
        same("", "");
        same("no numbers here", "3 hours");
        same("一二三", "25 minutes");
        same("999999999999999999999999999999 hours", "1.2.3.4,5,6 - - 7//8:9%%$€");
    }
}
