//! The sheet in the order and the words in which it is read: sections of rows, the same for Markdown, HTML and PDF.
//!
//! Knows no format. A new kind of line is a [`Row`] variant; the compiler points to each format that must write it.

use super::notes::{Block, parse_notes};
use super::sheet::{Form, QuestionRef, Sheet, SheetQuestion, SheetStory, StoryKind};
use crate::domain::{Framework, PartId, Rating};

/// The gaps that the page names before it counts the rest: about one line.
const GAPS_NAMED: usize = 8;

/// The sheet as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub title: String,
    /// Dates, under the title.
    pub subtitle: String,
    pub sections: Vec<Section>,
}

/// One story, one question, the gaps, or the notes.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub kind: SectionKind,
    /// Empty for the notes, which bring their own headings.
    pub heading: String,
    /// Whose story it is, when not one's own: `draft, rated good`.
    pub mark: Option<String>,
    pub rows: Vec<Row>,
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    Story,
    Question,
    Gaps,
    Notes,
}

/// One line of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// Which story answers the question.
    StoryName { headline: String, mark: Option<String> },
    /// The first sentence, to be said as it stands.
    Opening(String),
    /// The key points of one part, or of several told as one.
    Cues { part: PartLabel, cues: Vec<String> },
    /// A label and what it names, on one line.
    Fact { label: &'static str, text: String },
    /// The open fix of the last attempt.
    Fix(String),
    /// A label and a list.
    List { label: &'static str, items: Vec<String> },
    /// A plain sentence.
    Sentence(String),
    /// Room for notes by hand.
    Space,
    /// `sheet.md`: as written, and as blocks.
    Notes { source: String, blocks: Vec<Block> },
}

/// How a part is named.
#[derive(Debug, Clone, PartialEq)]
pub struct PartLabel {
    /// `S`, `S+T`.
    pub short: String,
    /// `Situation`, `Situation and Task`.
    pub long: String,
}

/// `sheet` as it is read.
pub fn compose(sheet: &Sheet) -> Page {
    let mut sections: Vec<Section> = match sheet.form {
        Form::Page => sheet.listed().map(story_section).collect(),
        Form::Full | Form::Everything => questions_in_full(sheet),
    };
    sections.extend(gaps_section(sheet));
    sections.extend(notes_section(&sheet.notes));
    Page { title: sheet.title.clone(), subtitle: subtitle(sheet), sections }
}

fn subtitle(sheet: &Sheet) -> String {
    let made = sheet.date.strftime("%-d %B %Y");
    match sheet.interview {
        Some(interview) if interview >= sheet.date => {
            let days = sheet.date.until(interview).map(|span| span.get_days()).unwrap_or_default();
            let when = match days {
                0 => "today".to_owned(),
                1 => "tomorrow".to_owned(),
                _ => format!("in {days} days"),
            };
            format!("{made} · interview on {}, {when}", interview.strftime("%-d %B %Y"))
        }
        _ => made.to_string(),
    }
}

fn story_section(story: &SheetStory) -> Section {
    let mut rows = Vec::new();
    rows.extend(opening_row(story));
    rows.extend(story.cues().into_iter().filter_map(|(ids, cues)| cues_row(story, ids, &cues)));
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

/// The first sentence, unless it is the only thing that the cues would say again.
fn opening_row(story: &SheetStory) -> Option<Row> {
    Some(story.opening.clone()).filter(|text| !text.is_empty()).map(Row::Opening)
}

fn cues_row(story: &SheetStory, ids: &[PartId], cues: &[&str]) -> Option<Row> {
    let cues: Vec<String> = cues.iter().filter(|cue| **cue != story.opening).map(|cue| (*cue).to_owned()).collect();
    (!cues.is_empty()).then(|| Row::Cues { part: part_label(ids), cues })
}

fn figures_row(story: &SheetStory) -> Option<Row> {
    let text = story.figures.join(" · ");
    (!text.is_empty()).then_some(Row::Fact { label: "Figures", text })
}

fn questions_in_full(sheet: &Sheet) -> Vec<Section> {
    let answered = sheet.questions.iter().filter_map(|question| Some((question, sheet.story_of(question)?)));
    let mut sections: Vec<Section> = answered.map(|(question, story)| question_section(question, story)).collect();
    let told: Vec<usize> = sheet.questions.iter().filter_map(|question| question.story).collect();
    let untold = sheet.stories.iter().enumerate().filter(|(place, story)| !story.again && !told.contains(place));
    let shown_elsewhere =
        |story: &SheetStory| told.iter().any(|t| sheet.stories.get(*t).is_some_and(|s| s.id == story.id));
    sections.extend(untold.filter(|(_, story)| !shown_elsewhere(story)).map(|(_, story)| story_section(story)));
    sections
}

fn question_section(question: &SheetQuestion, story: &SheetStory) -> Section {
    let mut rows = vec![Row::StoryName { headline: story.headline.clone(), mark: kind_mark(story) }];
    rows.extend(opening_row(story));
    rows.extend(story.parts.iter().filter_map(|part| cues_row(story, &part.ids, &part.cues())));
    rows.extend(figures_row(story));
    rows.extend(question.fix.clone().map(Row::Fix));
    if !question.follow_ups.is_empty() {
        rows.push(Row::List { label: "Expect", items: question.follow_ups.clone() });
    }
    rows.push(Row::Space);
    Section { kind: SectionKind::Question, heading: question.prompt.clone(), mark: question.competency.clone(), rows }
}

fn gaps_section(sheet: &Sheet) -> Option<Section> {
    if sheet.gaps.is_empty() {
        return None;
    }
    let row = match sheet.form {
        Form::Page => Row::Sentence(gaps_line(&sheet.gaps)),
        Form::Full | Form::Everything => {
            Row::List { label: "", items: sheet.gaps.iter().map(|gap| gap.prompt.clone()).collect() }
        }
    };
    Some(Section { kind: SectionKind::Gaps, heading: "No story yet".to_owned(), mark: None, rows: vec![row] })
}

/// The gaps in one line: `hiring · mentoring · and 3 more`.
fn gaps_line(gaps: &[QuestionRef]) -> String {
    // One more is named rather than counted.
    let named = if gaps.len() <= GAPS_NAMED + 1 { gaps.len() } else { GAPS_NAMED };
    let mut names: Vec<String> = gaps.iter().take(named).map(QuestionRef::name).collect();
    if gaps.len() > named {
        names.push(format!("and {} more", gaps.len() - named));
    }
    names.join(" · ")
}

fn notes_section(notes: &str) -> Option<Section> {
    if notes.trim().is_empty() {
        return None;
    }
    let rows = vec![Row::Notes { source: notes.to_owned(), blocks: parse_notes(notes) }];
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
