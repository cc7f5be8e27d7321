//! A comparison as text: the one thing to fix, key points by band, parts, the findings that matter, what good answers do.
//!
//! Says what the screen says. Everything that comes from a file goes through `text::visible`.

use crate::cli::Output;
use crate::compare::checks::by_importance;
use crate::compare::checks::clock_text;
use crate::compare::{Band, Comparison, Finding, PartRow, Point, Settings, Status, Verdict};
use crate::domain::{Mode, PartId};
use crate::text::visible::visible;
use std::io;

/// A comparison and how it is to be shown.
pub struct Sheet<'a> {
    pub comparison: &'a Comparison,
    pub mode: Mode,
    pub settings: &'a Settings,
    /// Every finding instead of the three that matter.
    pub all: bool,
}

/// How many findings are shown before the rest is folded.
const SHOWN: usize = 3;

/// Prints all of it.
pub fn print(sheet: &Sheet<'_>, out: &mut Output) -> io::Result<()> {
    out.line(first_line(sheet.comparison))?;
    out.line(told(sheet))?;
    print_points(sheet.comparison, out)?;
    print_parts(sheet, out)?;
    print_checks(sheet, out)?;
    print_look_for(sheet.comparison, out)
}

fn first_line(comparison: &Comparison) -> String {
    match (&comparison.fix, comparison.verdict) {
        (Some(fix), _) => format!("Fix first   {}", visible(&fix.message)),
        (None, Verdict::NoText) => {
            "Fix first   nothing by the clock; no text to compare was kept, so tick what you said".to_owned()
        }
        (None, _) => "Fix first   nothing that these checks can see".to_owned(),
    }
}

/// "wrote 251 words, 1:40 to say", "said 1:52".
fn told(sheet: &Sheet<'_>) -> String {
    let delivery = &sheet.comparison.delivery;
    let words = delivery.words.unwrap_or(0);
    let counted = format!("{words} {}", if words == 1 { "word" } else { "words" });
    let clock = delivery.seconds.map(|seconds| clock_text(f64::from(seconds)));
    match (sheet.mode, clock, words) {
        (Mode::Spoken, Some(clock), 0) => format!("said {clock}, no text kept"),
        (Mode::Spoken, Some(clock), _) => format!("said {clock}, {counted}"),
        (Mode::Spoken, None, _) => format!("said {counted}"),
        (_, _, _) => format!("wrote {counted}, {} to say", clock_text(sheet.settings.speaking_seconds(words))),
    }
}

fn print_points(comparison: &Comparison, out: &mut Output) -> io::Result<()> {
    let Some(answer) = &comparison.answer else {
        return out.line("\nNo answer to compare with yet: only the draft itself is looked at");
    };
    if comparison.points.is_empty() {
        return out.line(format!("\nNo key points in {answer}"));
    }
    if comparison.verdict == Verdict::NotAnAnswer || comparison.verdict == Verdict::TooShort {
        return Ok(());
    }
    out.line(format!("\n{}", heading(comparison, answer.as_str())))?;
    for (band, name) in bands(comparison) {
        let here = comparison.points.iter().filter(|point| shown_band(comparison, point) == band);
        here.filter(|_| !name.is_empty()).try_for_each(|point| print_point(point, name, out))?;
    }
    Ok(())
}

fn heading(comparison: &Comparison, answer: &str) -> String {
    match (comparison.verdict, comparison.own_answer) {
        (Verdict::NoText, _) => format!("Key points of {answer}: which of these did you say?"),
        (_, true) => format!("Key points of {answer}"),
        (_, false) => format!("Key points of {answer}, somebody else's story: only what you have, too"),
    }
}

/// The bands in the order in which they are shown; against an example nothing is called missed.
fn bands(comparison: &Comparison) -> Vec<(Option<Band>, &'static str)> {
    if comparison.verdict == Verdict::Compared && !comparison.own_answer {
        return vec![(Some(Band::Said), "like it")];
    }
    let unknown = if comparison.verdict == Verdict::NoText { "?" } else { "cannot tell" };
    vec![
        (Some(Band::NotHeard), "not heard"),
        (Some(Band::Unsure), "look yourself"),
        (None, unknown),
        (Some(Band::Said), "said"),
    ]
}

fn shown_band(comparison: &Comparison, point: &Point) -> Option<Band> {
    if comparison.own_answer { point.shown_band() } else { point.band.or(point.shown_band()) }
}

fn print_point(point: &Point, name: &str, out: &mut Output) -> io::Result<()> {
    let by_hand = if point.ticked.is_some() { " (by hand)" } else { "" };
    out.line(format!("  {name:<13}  {}{by_hand}", visible(&point.label)))?;
    if let Some(figure) = &point.figure {
        out.line(format!(
            "  {:<13}  you said {}, your answer says {}",
            "",
            visible(&figure.said),
            visible(&figure.reference)
        ))?;
    }
    match &point.evidence {
        Some(evidence) => out.line(format!("  {:<13}  \"{}\"", "", visible(&one_line(evidence)))),
        None => Ok(()),
    }
}

/// White space as single spaces, and no more than fits a few lines.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 240;
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= LONGEST {
        return flat;
    }
    flat.chars().take(LONGEST).chain(['…']).collect()
}

fn print_parts(sheet: &Sheet<'_>, out: &mut Output) -> io::Result<()> {
    let rows = &sheet.comparison.parts;
    if rows.len() < 2 && rows.iter().all(|row| row.name == PartId::Answer) {
        return Ok(());
    }
    let width = rows.iter().map(|row| row.name.name().len()).max().unwrap_or(0);
    out.line(format!(
        "\n{:<width$}  {:>7}  {:>6}  {:>18}  {:>6}  {:>6}",
        "Parts",
        "words",
        "clock",
        "share of 100 words",
        "answer",
        "plan",
        width = width + 2
    ))?;
    rows.iter().try_for_each(|row| out.line(part_line(row, width)))
}

fn part_line(row: &PartRow, width: usize) -> String {
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{:.0}", share * 100.0));
    let clock = row.seconds.map_or_else(|| "-".to_owned(), |seconds| clock_text(f64::from(seconds)));
    format!(
        "  {:<width$}  {:>7}  {clock:>6}  {:>18}  {:>6}  {:>6}",
        row.name.name(),
        row.words,
        share(row.share),
        share(row.reference_share),
        share(row.plan_share)
    )
}

fn print_checks(sheet: &Sheet<'_>, out: &mut Output) -> io::Result<()> {
    let sorted = by_importance(&sheet.comparison.checks);
    let matters = |finding: &&&Finding| sheet.all || finding.status == Status::Warn;
    let count = if sheet.all { sorted.len() } else { SHOWN };
    let shown: Vec<&Finding> = sorted.iter().filter(matters).take(count).copied().collect();
    out.line("\nChecks")?;
    shown.iter().try_for_each(|finding| print_finding(finding, out))?;
    let folded = sorted.iter().filter(|finding| !shown.iter().any(|shown| std::ptr::eq(*shown, **finding)));
    let count = |status| folded.clone().filter(|finding| finding.status == status).count();
    let (warn, unknown, ok) = (count(Status::Warn), count(Status::Unknown), count(Status::Ok));
    let mut rest: Vec<String> = Vec::new();
    if warn > 0 {
        rest.push(format!("{warn} more to look at"));
    }
    if unknown > 0 {
        rest.push(format!("{unknown} that cannot be judged"));
    }
    if ok > 0 {
        rest.push(format!("{ok} with nothing to do"));
    }
    if rest.is_empty() { Ok(()) } else { out.line(format!("  folded: {} (--all shows them)", rest.join(", "))) }
}

fn print_finding(finding: &Finding, out: &mut Output) -> io::Result<()> {
    let mark = match finding.status {
        Status::Ok => "ok",
        Status::Warn => "look",
        Status::Unknown => "?",
    };
    out.line(format!("  {mark:<4}  {}  {}", finding.rule, visible(&finding.message)))?;
    if let Some(evidence) = &finding.evidence {
        out.line(format!("        \"{}\"", visible(&one_line(evidence))))?;
    }
    out.line(format!("        {}", visible(&finding.advice)))
}

fn print_look_for(comparison: &Comparison, out: &mut Output) -> io::Result<()> {
    if comparison.look_for.is_empty() {
        return Ok(());
    }
    out.line("\nWhat good answers do")?;
    comparison.look_for.iter().try_for_each(|look_for| {
        out.line(format!("  [{}] {}", if look_for.met { "x" } else { " " }, visible(&look_for.text)))
    })
}
