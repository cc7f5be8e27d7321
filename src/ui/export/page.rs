//! What the prep sheet's screen says: the choices with what they mean, and the sheet as text.

use crate::app::export::{Export, Row, redacted};
use crate::app::sheet::Made;
use crate::export::redact::near_misses;
use crate::text::phrases::{capitalised, count};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};

/// Where the choices start.
const LABEL: usize = 14;
const NARROW_LABEL: usize = 10;
/// Pages narrower than this show the choice made alone.
const NARROW: usize = 60;
/// Terminals lower than this get no air.
const ROOMY: u16 = 16;

/// Where the choices start on this terminal.
pub fn label_columns(view: &View) -> usize {
    if view.columns() < NARROW { NARROW_LABEL } else { LABEL }
}

/// The rows of choices.
pub fn form(export: &Export, view: &View) -> Page {
    let mut page = view.page();
    let wanted = export.wanted;
    let formats: Vec<(&str, bool)> =
        wanted.formats().iter().map(|format| (format.name(), *format == wanted.format)).collect();
    let length = two("one page", "in full", wanted.full);
    let examples = two("left out", "added, marked", wanted.examples);
    let words = two("replaced", "kept", wanted.reveal);
    let roomy = view.size.height >= ROOMY;
    for (place, row) in export.rows().iter().enumerate() {
        page.item(Some(place));
        match row {
            Row::Format => {
                choices(&mut page, "Format", &formats, view);
                if roomy {
                    page.hang(Piece::new("", Tone::Plain), LABEL, &[Piece::new(wanted.format.purpose(), Tone::Dim)]);
                }
            }
            Row::Length => choices(&mut page, "Length", &length, view),
            Row::Interview => {
                let date = export.interview.map(|date| date.strftime("%a %-d %b").to_string()).unwrap_or_default();
                let choice = two("any interview", &date, wanted.interview.is_some());
                choices(&mut page, "For", &choice, view);
                if roomy && wanted.interview.is_some() {
                    let what =
                        "what its note in interviews/ lists (stories, questions), in that order, and the note first";
                    page.hang(Piece::new("", Tone::Plain), LABEL, &[Piece::new(what, Tone::Dim)]);
                }
            }
            Row::Examples => choices(&mut page, "Examples", &examples, view),
            Row::Redaction => choices(&mut page, "[redact]", &words, view),
            Row::Place => page.row(vec![Piece::new("Write to", Tone::Dim)]),
        }
    }
    page.item(None);
    page
}

/// Two choices and which of them is made.
fn two<'t>(first: &'t str, second: &'t str, second_chosen: bool) -> [(&'t str, bool); 2] {
    [(first, !second_chosen), (second, second_chosen)]
}

/// A label and its choices, the one made with a filled sign; where it is narrow that one alone.
fn choices(page: &mut Page, label: &str, choices: &[(&str, bool)], view: &View) {
    let label = format!("{label:0$}", label_columns(view));
    let mut row = vec![Piece::new(&label, Tone::Dim)];
    let narrow = page.columns() < NARROW;
    for (name, chosen) in choices.iter().filter(|(_, chosen)| *chosen || !narrow) {
        let (sign, tone) = if *chosen { ("● ", Tone::Accent) } else { ("○ ", Tone::Dim) };
        row.push(Piece::new(&format!("{sign}{name}"), tone));
        row.push(Piece::new("   ", Tone::Plain));
    }
    if narrow {
        row.push(Piece::new(&format!("one of {}", choices.len()), Tone::Dim));
    }
    page.row(row);
}

/// What became of it, and the text.
pub fn text(export: &Export, view: &View) -> Page {
    let mut page = view.page();
    let made = match &export.made {
        None => {
            page.text("Making the sheet …", Tone::Dim);
            return page;
        }
        Some(Err(reason)) => {
            page.text(reason, Tone::Warning);
            return page;
        }
        Some(Ok(made)) => made,
    };
    page.text(&state(export, made), Tone::Dim);
    if !made.near_misses.is_empty() {
        page.text(&near_misses(&made.near_misses), Tone::Warning);
    }
    for notice in &made.notices {
        page.text(&capitalised(notice), Tone::Warning);
    }
    page.gap();
    for line in made.text.lines() {
        let tone = if line.starts_with('#') { Tone::Strong } else { Tone::Plain };
        page.text(line, tone);
    }
    page
}

/// "7 stories for 19 questions · the words of [redact] were taken out of 2 places".
fn state(export: &Export, made: &Made) -> String {
    if export.writing {
        return "writing …".to_owned();
    }
    let first = match export.wanted.debrief {
        Some(_) => "what was found, then each answer".to_owned(),
        None => format!("{} for {}", count(made.stories, "story"), count(made.questions, "question")),
    };
    match made.replaced {
        0 => first,
        replaced => format!("{first} · {}", redacted(replaced)),
    }
}
