//! The sheet in the order and the words in which it is read: sections of rows, the same for Markdown, HTML and PDF.
//!
//! Knows no format. A new kind of line is a [`Row`] variant; the compiler points to each format that must write it.

mod full;

use super::sheet::{Cue, QuestionRef, Sheet, SheetStory, StoryKind};
use super::wishes::Form;
use crate::domain::{Framework, PartId, Rating};
use crate::text::rich::{RichBlock, read_rich};
use jiff::civil::Date;

/// The gaps that the short form names before it counts the rest: about one line.
const GAPS_NAMED: usize = 8;

/// The sheet as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub title: String,
    /// Dates, under the title.
    pub subtitle: String,
    pub sections: Vec<Section>,
}

/// One story, the gaps, or notes.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub kind: SectionKind,
    /// Empty for notes, which bring their own headings.
    pub heading: String,
    /// Whose story it is, when not one's own: `draft, rated good`.
    pub mark: Option<String>,
    pub rows: Vec<Row>,
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    Story,
    Gaps,
    /// What the person wrote for this sheet: `sheet.md`, the note of the interview.
    Notes,
}

/// One line of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// The first sentence, to be said as it stands.
    Opening(String),
    /// What to say of one part, or of several told as one.
    Cues { part: PartLabel, cues: Vec<String> },
    /// The whole text of a part.
    Text { part: Option<PartLabel>, source: String, blocks: Vec<RichBlock> },
    /// A label and what it names, on one line.
    Fact { label: &'static str, text: String },
    /// The open fix of the last attempt.
    Fix(String),
    /// A label and a list.
    List { label: &'static str, items: Vec<Item> },
    /// A plain sentence.
    Sentence(String),
    /// Room for notes by hand.
    Space,
    /// The person's own Markdown: as written, and as blocks.
    Notes { source: String, blocks: Vec<RichBlock> },
}

/// One line of a list, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub text: String,
    pub under: Vec<String>,
}

/// How a part is named.
#[derive(Debug, Clone, PartialEq)]
pub struct PartLabel {
    /// `S`, `S+T`.
    pub short: String,
    /// `Situation`, `Situation and Task`.
    pub long: String,
}

/// How much of the short form is told. What is left out goes in this order; outcome, lesson and figures never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Brevity {
    Whole,
    /// Without further sentences of the Action.
    FewerSentences,
    /// Also without the opening, where its part has another cue.
    NoOpenings,
}

/// `sheet` as it is read.
pub fn compose(sheet: &Sheet, brevity: Brevity) -> Page {
    let mut sections: Vec<Section> = notes_section(&sheet.interview_note).into_iter().collect();
    match sheet.form {
        Form::Page => sections.extend(sheet.listed().map(|story| story_section(story, brevity))),
        Form::Full | Form::Everything => sections.extend(sheet.listed().map(|story| full::story_section(sheet, story))),
    }
    sections.extend(gaps_section(sheet));
    sections.extend(unmarked_section(sheet));
    sections.extend(notes_section(&sheet.notes));
    Page { title: sheet.title.clone(), subtitle: subtitle(sheet), sections }
}

/// How many sentences a sheet of this brevity leaves out.
pub fn left_out(sheet: &Sheet, brevity: Brevity) -> usize {
    let rows = |brevity| {
        let sections = sheet.listed().map(|story| story_section(story, brevity));
        let count = |row: Row| match row {
            Row::Opening(_) => 1,
            Row::Cues { cues, .. } => cues.len(),
            _ => 0,
        };
        sections.flat_map(|section| section.rows).map(count).sum::<usize>()
    };
    rows(Brevity::Whole).saturating_sub(rows(brevity))
}

/// "Interview Thu 10 Dec · printed Sun 22 Nov 2026, 18 days before".
fn subtitle(sheet: &Sheet) -> String {
    let printed = sheet.date.strftime("%a %-d %b %Y");
    let Some(interview) = sheet.interview.filter(|interview| *interview >= sheet.date) else {
        return format!("Printed {printed}");
    };
    let days = sheet.date.until(interview).map(|span| span.get_days()).unwrap_or_default();
    let before = match days {
        0 => "on the day".to_owned(),
        1 => "1 day before".to_owned(),
        days => format!("{days} days before"),
    };
    format!("Interview {} · printed {printed}, {before}", date_words(interview, sheet.date))
}

/// `Thu 10 Dec`, with its year when that is not the year of `now`.
fn date_words(date: Date, now: Date) -> String {
    let pattern = if date.year() == now.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    date.strftime(pattern).to_string()
}

fn story_section(story: &SheetStory, brevity: Brevity) -> Section {
    let mut rows = Vec::new();
    let goes = brevity == Brevity::NoOpenings && can_do_without_opening(story);
    if !story.opening.is_empty() && !goes {
        rows.push(Row::Opening(story.opening.clone()));
    }
    for part in &story.parts {
        let cues = part.cues.iter().filter(|cue| is_told(cue, story, brevity)).map(|cue| cue.text.clone());
        let cues: Vec<String> = cues.collect();
        if !cues.is_empty() {
            rows.push(Row::Cues { part: part_label(&part.ids), cues });
        }
    }
    rows.extend(figures_row(story));
    // A draft is named after its question, and an introduction serves the one question that it is.
    let says_so = matches!(story.kind, StoryKind::Draft { .. }) || story.framework == Framework::Introduction;
    if !story.serves.is_empty() && !says_so {
        let names: Vec<String> = story.serves.iter().map(QuestionRef::name).collect();
        rows.push(Row::Fact { label: "For", text: names.join(" · ") });
    }
    rows.extend(story.fix.clone().map(Row::Fix));
    Section { kind: SectionKind::Story, heading: story.headline.clone(), mark: kind_mark(story), rows }
}

/// Whether the part that the opening begins is told without it.
fn can_do_without_opening(story: &SheetStory) -> bool {
    let first = story.parts.iter().find(|part| !part.cues.is_empty());
    first.is_some_and(|part| part.cues.iter().any(|cue| !cue.spare && cue.text != story.opening))
}

/// A cue that is the opening is not told twice.
fn is_told(cue: &Cue, story: &SheetStory, brevity: Brevity) -> bool {
    cue.text != story.opening && !(cue.spare && brevity > Brevity::Whole)
}

fn figures_row(story: &SheetStory) -> Option<Row> {
    let text = story.figures.join(" · ");
    (!text.is_empty()).then_some(Row::Fact { label: "Figures", text })
}

fn gaps_section(sheet: &Sheet) -> Option<Section> {
    if sheet.gaps.is_empty() {
        return None;
    }
    let row = match sheet.form {
        Form::Page => Row::Sentence(named_in_one_line(sheet.gaps.iter().map(QuestionRef::name).collect())),
        Form::Full | Form::Everything => {
            let items = sheet.gaps.iter().map(|gap| Item { text: gap.prompt.clone(), under: Vec::new() });
            Row::List { label: "", items: items.collect() }
        }
    };
    Some(Section { kind: SectionKind::Gaps, heading: "No story yet".to_owned(), mark: None, rows: vec![row] })
}

/// Says which own stories have no key point, so that they can be marked.
fn unmarked_section(sheet: &Sheet) -> Option<Section> {
    let names: Vec<String> = sheet.unmarked().iter().map(|story| story.headline.clone()).collect();
    if names.is_empty() {
        return None;
    }
    let rows = vec![Row::Sentence(named_in_one_line(names))];
    let heading = "Nothing marked bold yet".to_owned();
    Some(Section { kind: SectionKind::Gaps, heading, mark: None, rows })
}

/// `hiring · mentoring · and 3 more`.
fn named_in_one_line(mut names: Vec<String>) -> String {
    // One more is named rather than counted.
    if names.len() > GAPS_NAMED + 1 {
        let more = names.len() - GAPS_NAMED;
        names.truncate(GAPS_NAMED);
        names.push(format!("and {more} more"));
    }
    names.join(" · ")
}

fn notes_section(notes: &str) -> Option<Section> {
    if notes.trim().is_empty() {
        return None;
    }
    let rows = vec![Row::Notes { source: notes.to_owned(), blocks: read_rich(notes) }];
    Some(Section { kind: SectionKind::Notes, heading: String::new(), mark: None, rows })
}

/// Whose story it is, when not one's own.
fn kind_mark(story: &SheetStory) -> Option<String> {
    match story.kind {
        StoryKind::Own => None,
        StoryKind::Example => Some("example".to_owned()),
        StoryKind::Draft { rating, date, spoken } => {
            let said = if spoken { ", spoken" } else { "" };
            let rated = rating.map(Rating::name).map(|name| format!(", rated {name}")).unwrap_or_default();
            Some(format!("draft of {}{said}{rated}", date.strftime("%-d %b %Y")))
        }
    }
}

/// How the parts `ids` are named together.
pub fn part_label(ids: &[PartId]) -> PartLabel {
    let join = |names: Vec<&str>, between: &str| names.join(between);
    PartLabel {
        short: join(ids.iter().map(|id| id.section().short).collect(), "+"),
        long: join(ids.iter().map(|id| id.name()).collect(), " and "),
    }
}

/// Whether the parts of `framework` are told under their names.
pub fn names_parts(framework: Framework) -> bool {
    framework != Framework::Open
}

impl Page {
    /// Hands every text that is drawn to `change`.
    pub fn change_texts(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.title);
        change(&mut self.subtitle);
        for section in &mut self.sections {
            change(&mut section.heading);
            section.mark.iter_mut().for_each(&mut *change);
            section.rows.iter_mut().for_each(|row| row.change_texts(change));
        }
    }
}

impl Row {
    fn change_texts(&mut self, change: &mut impl FnMut(&mut String)) {
        match self {
            Row::Opening(text) | Row::Fact { text, .. } | Row::Fix(text) | Row::Sentence(text) => change(text),
            Row::Cues { cues, .. } => cues.iter_mut().for_each(change),
            Row::List { items, .. } => {
                items
                    .iter_mut()
                    .flat_map(|item| std::iter::once(&mut item.text).chain(&mut item.under))
                    .for_each(change);
            }
            Row::Text { blocks, .. } | Row::Notes { blocks, .. } => {
                blocks.iter_mut().for_each(|block| change_block(block, change));
            }
            Row::Space => {}
        }
    }
}

fn change_block(block: &mut RichBlock, change: &mut impl FnMut(&mut String)) {
    match block {
        RichBlock::Heading { text, .. } | RichBlock::Paragraph(text) | RichBlock::Item { text, .. } => {
            text.iter_mut().for_each(|run| change(&mut run.text));
        }
        RichBlock::Code(text) => change(text),
        RichBlock::Rule => {}
    }
}
