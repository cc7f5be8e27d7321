//! A draft beside the previous attempt and the best-rated one, as text: what changed in words, time and findings.

use crate::cli::Output;
use crate::compare::Comparison;
use crate::compare::checks::{clock_text, labels};
use crate::domain::Draft;
use crate::review::changes::{Attempted, Change, PartChange, PieceKind, best_rated, change};
use crate::text::visible::visible;
use std::io;

/// Prints `now` against the last of `earlier` and against its best-rated one; `series` are their comparisons.
pub fn print(now: Attempted<'_>, earlier: &[Draft], series: &[Comparison], out: &mut Output) -> io::Result<()> {
    let Some(previous) = earlier.len().checked_sub(1) else {
        return out.line("\nAttempts\n  this is the first");
    };
    print_one("the previous attempt", previous, now, earlier, series, out)?;
    match best_rated(earlier.iter().map(|draft| &draft.head)).filter(|best| *best != previous) {
        Some(best) => print_one("the best-rated attempt", best, now, earlier, series, out),
        None => Ok(()),
    }
}

fn print_one(
    which: &str,
    at: usize,
    now: Attempted<'_>,
    earlier: &[Draft],
    series: &[Comparison],
    out: &mut Output,
) -> io::Result<()> {
    let Some((draft, comparison)) = earlier.get(at).zip(series.get(at)) else { return Ok(()) };
    let then = Attempted { comparison, mode: draft.head.mode };
    let before: Vec<&Comparison> = series.iter().take(at).collect();
    let change = change(now, then, &before);
    let rated = draft.head.rating.map_or_else(String::new, |rating| format!(", rated {}", rating.number()));
    out.line(format!("\nBeside {which}, {}{rated}", draft.head.started.local().date()))?;
    change.parts.iter().filter(|part| !part.pieces.is_empty()).try_for_each(|part| print_part(part, out))?;
    print_findings(&change, out)
}

/// The figures of both, then the words as they stayed, went `[-so-]` and came `{+so+}`.
fn print_part(part: &PartChange, out: &mut Output) -> io::Result<()> {
    let words = part.words.map(|(then, now)| format!("  {then} -> {now} words"));
    let seconds = |seconds: u32| clock_text(f64::from(seconds));
    let clock = part.seconds.map(|(then, now)| format!("  {} -> {} on the clock", seconds(then), seconds(now)));
    out.line(format!("  {}{}{}", part.name.name(), words.unwrap_or_default(), clock.unwrap_or_default()))?;
    let shown = part.pieces.iter().map(|piece| match piece.kind {
        PieceKind::Same => piece.text.clone(),
        PieceKind::Removed => marked("[-", &piece.text, "-]"),
        PieceKind::Added => marked("{+", &piece.text, "+}"),
    });
    let shown: String = shown.collect();
    shown
        .lines()
        .filter(|line| !line.trim().is_empty())
        .try_for_each(|line| out.line(format!("    {}", visible(line.trim()))))
}

/// The marks stand at the words, outside the white space around them.
fn marked(open: &str, text: &str, close: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let (before, rest) = text.split_at(start);
    let after = rest.get(words.len()..).unwrap_or_default();
    format!("{before}{open}{words}{close}{after}")
}

fn print_findings(change: &Change, out: &mut Output) -> io::Result<()> {
    let rows = [("gone", &change.gone), ("came back", &change.came_back), ("new", &change.new)];
    rows.into_iter()
        .filter(|(_, rules)| !rules.is_empty())
        .try_for_each(|(name, rules)| out.line(format!("  {name}: {}", labels(rules))))
}
