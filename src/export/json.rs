//! The sheet as JSON: everything, for other programs. The shape is in `docs/export-json.md`.

use super::MARK;
use super::sheet::{FollowUp, QuestionRef, Sheet, SheetPart, SheetQuestion, SheetStory, StoryKind};
use serde::Serialize;

/// The version of the shape; grows when a key changes its meaning or goes.
const VERSION: u32 = 2;

#[derive(Serialize)]
struct SheetJson<'a> {
    made_by: &'static str,
    version: u32,
    title: &'a str,
    date: String,
    interview: Option<String>,
    interview_note: &'a str,
    stories: Vec<StoryJson<'a>>,
    questions: Vec<QuestionJson<'a>>,
    gaps: Vec<ReferenceJson<'a>>,
    /// The ids of the own stories in which nothing is bold.
    unmarked: Vec<&'a str>,
    notes: &'a str,
}

#[derive(Serialize)]
struct StoryJson<'a> {
    id: &'a str,
    kind: &'static str,
    draft: Option<DraftJson>,
    headline: &'a str,
    framework: &'static str,
    source: Option<&'a str>,
    opening: &'a str,
    parts: Vec<PartJson<'a>>,
    figures: &'a [String],
    serves: Vec<ReferenceJson<'a>>,
    fix: Option<&'a str>,
}

#[derive(Serialize)]
struct DraftJson {
    date: String,
    rating: Option<u8>,
    spoken: bool,
}

#[derive(Serialize)]
struct PartJson<'a> {
    names: Vec<&'static str>,
    key_points: &'a [String],
    cues: Vec<&'a str>,
    first_sentence: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    guid: &'a str,
    prompt: &'a str,
    competency: Option<&'a str>,
    framework: &'static str,
    seconds: u32,
    /// An index into `stories`.
    story: Option<usize>,
    asked_as: &'a [String],
    look_for: &'a [String],
    follow_ups: Vec<FollowUpJson<'a>>,
    fix: Option<&'a str>,
}

#[derive(Serialize)]
struct FollowUpJson<'a> {
    prompt: &'a str,
    answered: Option<AnsweredJson<'a>>,
}

#[derive(Serialize)]
struct AnsweredJson<'a> {
    date: String,
    text: &'a str,
}

#[derive(Serialize)]
struct ReferenceJson<'a> {
    id: &'a str,
    prompt: &'a str,
}

/// `sheet` as indented JSON with a line end.
pub fn render(sheet: &Sheet) -> Result<Vec<u8>, serde_json::Error> {
    let value = SheetJson {
        made_by: MARK,
        version: VERSION,
        title: &sheet.title,
        date: sheet.date.to_string(),
        interview: sheet.interview.map(|date| date.to_string()),
        interview_note: &sheet.interview_note,
        stories: sheet.stories.iter().map(story).collect(),
        questions: sheet.questions.iter().map(question).collect(),
        gaps: sheet.gaps.iter().map(reference).collect(),
        unmarked: sheet.unmarked().iter().map(|story| story.id.as_str()).collect(),
        notes: &sheet.notes,
    };
    let mut bytes = serde_json::to_vec_pretty(&value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn story(story: &SheetStory) -> StoryJson<'_> {
    let (kind, draft) = match story.kind {
        StoryKind::Own => ("own", None),
        StoryKind::Example => ("example", None),
        StoryKind::Draft { rating, date, spoken } => {
            let rating = rating.map(|rating| rating.number());
            ("draft", Some(DraftJson { date: date.to_string(), rating, spoken }))
        }
    };
    StoryJson {
        id: &story.id,
        kind,
        draft,
        headline: &story.headline,
        framework: story.framework.id(),
        source: story.source.as_deref(),
        opening: &story.opening,
        parts: story.parts.iter().map(part).collect(),
        figures: &story.figures,
        serves: story.serves.iter().map(reference).collect(),
        fix: story.fix.as_deref(),
    }
}

fn part(part: &SheetPart) -> PartJson<'_> {
    PartJson {
        names: part.ids.iter().map(|id| id.id()).collect(),
        key_points: &part.key_points,
        cues: part.cues.iter().map(|cue| cue.text.as_str()).collect(),
        first_sentence: &part.first_sentence,
        text: &part.text,
    }
}

fn question(question: &SheetQuestion) -> QuestionJson<'_> {
    QuestionJson {
        id: &question.id,
        guid: &question.guid,
        prompt: &question.prompt,
        competency: question.competency.as_deref(),
        framework: question.framework.id(),
        seconds: question.seconds,
        story: question.story,
        asked_as: &question.asked_as,
        look_for: &question.look_for,
        follow_ups: question.follow_ups.iter().map(follow_up).collect(),
        fix: question.fix.as_deref(),
    }
}

fn follow_up(follow_up: &FollowUp) -> FollowUpJson<'_> {
    let answered = follow_up.answered.as_ref();
    let answered = answered.map(|(text, date)| AnsweredJson { date: date.to_string(), text });
    FollowUpJson { prompt: &follow_up.prompt, answered }
}

fn reference(reference: &QuestionRef) -> ReferenceJson<'_> {
    ReferenceJson { id: &reference.id, prompt: &reference.prompt }
}
