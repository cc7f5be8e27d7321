//! Key points in their bands, what good answers do, and how it was told.
//!
//! Points said as they should be are one row until they are walked into.

use crate::app::comparison::points::{Group, Item, are_ticked, items, leads_with_look_for};
use crate::app::comparison::{AttemptReview, Comparison};
use crate::compare::checks::ANSWER;
use crate::compare::{self, Band, Doubt, Point, Verdict};
use crate::domain::{DraftHead, Mode, Story};
use crate::text::phrases::{clock, count};
use crate::text::words::spaced_once;
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};

/// The column in which the points start, beside sign and word.
const INDENT: usize = 18;
/// Below this width the word of a band stands above its points.
const WIDE: usize = 56;

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    let Some(review) = &comparison.review else {
        page.text("The question of this draft is in no file any more.", Tone::Plain);
        return page;
    };
    if let Some(text) = introduction(&review.result, view) {
        page.text(&text, Tone::Plain);
        page.gap();
    }
    let look_for_first = leads_with_look_for(&review.result);
    if look_for_first {
        look_for_rows(&mut page, comparison, review);
        page.gap();
    }
    point_rows(&mut page, comparison, review, view);
    if !view.printed && takes_each_sentence(review) {
        page.gap();
        let hint = "e: mark what must not be forgotten, in **bold**. Until then each sentence of your answer counts.";
        page.text(hint, Tone::Dim);
    }
    if !look_for_first {
        if !review.result.points.is_empty() && !review.result.look_for.is_empty() {
            page.gap();
            page.rule();
        }
        look_for_rows(&mut page, comparison, review);
    }
    if !page.rows.is_empty() {
        page.gap();
    }
    page.item(None);
    page.text(&summary(comparison, view), Tone::Dim);
    page
}

/// What must be known to read the points aright.
fn introduction(result: &compare::Comparison, view: &View) -> Option<String> {
    let open = result.points.iter().all(|point| point.band.is_none());
    let answer = || result.checks.iter().find(|finding| finding.rule == ANSWER);
    let text = match result.verdict {
        Verdict::TooShort | Verdict::NotAnAnswer => {
            answer().map_or("There is no answer to compare yet.", |finding| finding.message.as_str())
        }
        Verdict::NoText if result.points.is_empty() => {
            "Little or nothing was written down; the clock and your ticks are kept."
        }
        Verdict::NoText if !result.own_answer => {
            "Only an example serves this question, somebody else's story: tick what yours does."
        }
        Verdict::NoText if view.printed => "Which of these did you say?",
        Verdict::NoText => "Which of these did you say? Space ticks.",
        Verdict::Compared if result.answer.is_none() && view.printed => {
            "No answer serves this question yet, so the draft is looked at alone."
        }
        Verdict::Compared if result.answer.is_none() => {
            "No answer serves this question yet: u makes one of this draft, e starts a fresh one."
        }
        Verdict::Compared if !result.own_answer => {
            "Compared with somebody else's story: yours will be another one, so tick what yours does."
        }
        Verdict::Compared if result.is_another_story() => {
            "This sounds like another story, so no key point is missed: o takes another of your answers, u makes one of this draft."
        }
        Verdict::Compared if open && !result.points.is_empty() && view.printed => {
            "Key points can be matched in English text only."
        }
        Verdict::Compared if open && !result.points.is_empty() => {
            "Key points can be matched in English text only. Space ticks those that you said."
        }
        Verdict::Compared => return None,
    };
    Some(text.to_owned())
}

/// Whether the own answer marks no key point, so that its sentences stand for them.
fn takes_each_sentence(review: &AttemptReview) -> bool {
    let is_marked = |story: &Story| story.key_points().any(|(_, point)| point.bold);
    review.result.own_answer && review.reference.as_ref().is_some_and(|story| !is_marked(story))
}

fn point_rows(page: &mut Page, comparison: &Comparison, review: &AttemptReview, view: &View) {
    let all = items(comparison);
    let is_said = |point: &Point| Group::of(point) == Group::Said && point.ticked != Some(false);
    let said: Vec<usize> = (0..all.len()).filter(|place| point_at(review, &all, *place).is_some_and(is_said)).collect();
    let folded = !view.printed && said.len() > 1 && !said.contains(&comparison.chosen) && review.result.own_answer;
    let mut last = None;
    for place in 0..all.len() {
        let Some(point) = point_at(review, &all, place) else { continue };
        page.item(Some(place));
        if folded && said.contains(&place) {
            if said.first() == Some(&place) {
                folded_row(page, review, &all, &said);
            }
            continue;
        }
        let shown = shown(point, &review.result);
        if heads_groups(page, &review.result) && last != Some(shown.word) {
            page.item(None);
            if !review.result.own_answer {
                page.gap();
            }
            page.text(shown.word, Tone::Dim);
            page.item(Some(place));
        }
        last = Some(shown.word);
        one_point(page, point, shown, comparison.chosen == place, review, view);
    }
    page.item(None);
}

fn point_at<'a>(review: &'a AttemptReview, all: &[Item], place: usize) -> Option<&'a Point> {
    match all.get(place) {
        Some(Item::Point(point)) => review.result.points.get(*point),
        _ => None,
    }
}

/// Whether the word of a band stands above its points and not beside each.
fn heads_groups(page: &Page, result: &compare::Comparison) -> bool {
    !are_ticked(result) && (page.columns() < WIDE || !result.own_answer)
}

/// The sign of a point, its word, and their tone.
#[derive(Clone, Copy)]
struct Shown {
    sign: &'static str,
    word: &'static str,
    tone: Tone,
}

fn shown(point: &Point, result: &compare::Comparison) -> Shown {
    let (sign, word, tone) = match (point.ticked, point.band) {
        (Some(true), _) if are_ticked(result) => ("[x]", "said", Tone::Accent),
        _ if are_ticked(result) => ("[ ]", "not ticked", Tone::Dim),
        _ if !result.own_answer => ("·", "In their story", Tone::Dim),
        (Some(true), _) => ("✓", "said, you say", Tone::Accent),
        (Some(false), _) => ("✗", "not said", Tone::Warning),
        (None, Some(Band::Said)) => ("✓", "said", Tone::Accent),
        (None, Some(Band::Unsure)) => ("?", "check this", Tone::Plain),
        (None, Some(Band::NotHeard)) => ("✗", "not heard", Tone::Warning),
        (None, None) => ("·", "key point", Tone::Dim),
    };
    Shown { sign, word, tone }
}

fn one_point(page: &mut Page, point: &Point, shown: Shown, chosen: bool, review: &AttemptReview, view: &View) {
    let result = &review.result;
    let (label, indent) = match (heads_groups(page, result), are_ticked(result)) {
        (_, true) => (shown.sign.to_owned(), 4),
        (true, _) => (shown.sign.to_owned(), 2),
        (false, _) => (format!("{} {}", shown.sign, shown.word), INDENT),
    };
    let of_example = !result.own_answer && point.band.is_none();
    let tone = match (chosen, of_example) {
        (true, _) => Tone::Strong,
        (false, true) => Tone::Dim,
        (false, false) => Tone::Plain,
    };
    page.hang(Piece::new(&label, shown.tone), indent, &[Piece::new(&point.label, tone)]);
    let unsure = point.ticked.is_none() && point.band == Some(Band::Unsure);
    let passage = point.evidence.as_ref().filter(|_| unsure || (chosen && point.band != Some(Band::NotHeard)));
    if let Some(passage) = passage {
        page.flow(&[Piece::new(&evidence(passage, review.heard), Tone::Dim)], indent);
    }
    if let Some((text, tone)) = remark(point).filter(|_| point.ticked != Some(true)) {
        page.flow(&[Piece::new(&text, tone)], indent);
    }
    let missed = chosen && point.shown_band() == Some(Band::NotHeard);
    if let Some(near) = review.elsewhere.get(&point.text).and_then(Option::as_ref).filter(|_| missed) {
        let text = format!("«{}» says it: {}", view.data.bank.title(&near.answer), quoted(&near.passage));
        page.flow(&[Piece::new(&text, Tone::Dim)], indent);
    }
}

/// What stands beside a point: the figure that was said differently or not at all, or why the passage may not say it.
fn remark(point: &Point) -> Option<(String, Tone)> {
    if let Some(figure) = &point.figure {
        return Some(match &figure.said {
            Some(said) => (format!("! you said {said}, your answer says {}", figure.reference), Tone::Warning),
            None => (format!("without {}", figure.reference), Tone::Dim),
        });
    }
    point.doubt.map(|doubt| (because(doubt).to_owned(), Tone::Dim))
}

/// Why a passage that has the words of a point may not say it.
pub fn because(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Negated => "one of the two says that it was not so",
        Doubt::Opposite => "the two say the contrary of each other",
        Doubt::Actor => "somebody else does it here",
        Doubt::Figure => "with another figure",
    }
}

/// All said points in one row.
fn folded_row(page: &mut Page, review: &AttemptReview, all: &[Item], said: &[usize]) {
    let labels: Vec<&str> =
        said.iter().filter_map(|place| point_at(review, all, *place)).map(|point| point.label.as_str()).collect();
    let (label, indent) = match page.columns() >= WIDE {
        true => (format!("✓ said ({})", said.len()), INDENT),
        false => (format!("✓ said ({})  ", said.len()), 12),
    };
    page.line(Piece::new(&label, Tone::Accent), indent, &labels.join(" · "), Tone::Dim);
}

fn look_for_rows(page: &mut Page, comparison: &Comparison, review: &AttemptReview) {
    let look_for = &review.result.look_for;
    if look_for.is_empty() {
        return;
    }
    let first = if leads_with_look_for(&review.result) { 0 } else { review.result.points.len() };
    let wide = page.columns() >= WIDE;
    let indent = if wide { 26 } else { 0 };
    if !wide {
        page.text("What good answers do", Tone::Dim);
    }
    for (place, look_for) in look_for.iter().enumerate() {
        let item = first + place;
        page.item(Some(item));
        let (tick, tone) = if look_for.met { ("[x]", Tone::Accent) } else { ("[ ]", Tone::Dim) };
        let text = if comparison.chosen == item { Tone::Strong } else { Tone::Plain };
        let mut column = Page::new(page.columns().saturating_sub(indent));
        column.hang(Piece::new(tick, tone), 4, &[Piece::new(&look_for.text, text)]);
        for (row, ticked) in column.rows.into_iter().enumerate() {
            let heading = if place == 0 && row == 0 && wide { "What good answers do" } else { "" };
            let mut pieces = vec![Piece::new(&format!("{heading:<indent$}"), Tone::Dim)];
            pieces.extend(ticked.pieces);
            page.row(pieces);
        }
    }
    page.item(None);
}

/// "started after 14 s · wrote 251 words, 1:40 to say · rated 3 good".
fn summary(comparison: &Comparison, view: &View) -> String {
    let head = &comparison.draft.head;
    let words = comparison.review.as_ref().and_then(|review| review.result.delivery.words).unwrap_or(0);
    let mut facts = Vec::new();
    if head.seconds.think > 0 {
        facts.push(format!("started after {} s", head.seconds.think));
    }
    facts.push(did(head, words, view));
    if let Some(rating) = head.rating {
        facts.push(format!("rated {}", rating.words()));
    }
    facts.join(" · ")
}

/// "wrote 251 words, 1:40 to say"; "said 1:52".
pub fn did(head: &DraftHead, words: usize, view: &View) -> String {
    let spoken = clock(head.seconds.answering());
    match head.mode {
        Mode::Typed if words == 0 => "wrote nothing".to_owned(),
        Mode::Typed => {
            let to_say = view.data.config.seconds_to_say(words);
            format!("wrote {}, {} to say", count(words, "word"), clock(to_say))
        }
        Mode::Spoken if head.seconds.answering() == 0 && words > 0 => format!("said {}", count(words, "word")),
        Mode::Spoken if words > 0 => format!("said {spoken}, {}", count(words, "word")),
        Mode::Spoken => format!("said {spoken}"),
        Mode::Quick => "quick recall".to_owned(),
    }
}

/// A passage of the draft; of one that a transcriber wrote down it says so.
pub fn evidence(passage: &str, heard: bool) -> String {
    let heard = if heard { "heard: " } else { "" };
    format!("{heard}{}", quoted(passage))
}

/// A passage between quotation marks, on as few rows as it needs.
pub fn quoted(passage: &str) -> String {
    format!("\"{}\"", spaced_once(passage))
}
