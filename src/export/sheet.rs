//! The prep sheet as data: stories cut to what must be said and whole, the questions that they serve, and the gaps.
//!
//! `build` decides its content, formats only write it. All its texts are walked in `texts`.

use super::wishes::Form;
use crate::domain::{Framework, PartId, Rating};
use jiff::civil::Date;

/// The prep sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub form: Form,
    /// "Prep sheet", and for whom and what when the interview's note says so.
    pub title: String,
    /// The local date on which it was made.
    pub date: Date,
    pub interview: Option<Date>,
    /// The text of the interview's note (Markdown).
    pub interview_note: String,
    /// The introduction first, then as ordered; each story once.
    pub stories: Vec<SheetStory>,
    pub questions: Vec<SheetQuestion>,
    /// Questions without an own answer.
    pub gaps: Vec<QuestionRef>,
    /// `sheet.md` of the home.
    pub notes: String,
}

/// One story on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetStory {
    /// The id of the answer, or of the question that a draft answers.
    pub id: String,
    pub headline: String,
    pub kind: StoryKind,
    pub framework: Framework,
    /// The first sentence.
    pub opening: String,
    pub parts: Vec<SheetPart>,
    /// The clauses in which its figures stand.
    pub figures: Vec<String>,
    pub serves: Vec<QuestionRef>,
    /// The open fix of the last attempt.
    pub fix: Option<String>,
    pub source: Option<String>,
    /// Read again under another framework for one of its questions: not listed a second time.
    pub again: bool,
}

/// Whose story it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StoryKind {
    Own,
    /// The best-rated draft of a question without an own answer.
    Draft {
        rating: Option<Rating>,
        date: Date,
        spoken: bool,
    },
    Example,
}

/// One part of a story, or several told as one text.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetPart {
    pub ids: Vec<PartId>,
    /// What was marked bold, in the order of the text; may be empty.
    pub key_points: Vec<String>,
    /// What is on the short form: the key points, or the sentences that carry the part. Empty only without text.
    pub cues: Vec<Cue>,
    pub first_sentence: String,
    /// The whole text as written (Markdown).
    pub text: String,
}

/// One line of the short form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    pub text: String,
    /// A further sentence of the Action, which goes first when the page is full.
    pub spare: bool,
}

/// A question as named on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRef {
    pub id: String,
    pub prompt: String,
}

impl QuestionRef {
    /// The id as words: `decision with data`.
    pub fn name(&self) -> String {
        self.id.replace('-', " ")
    }
}

/// A question on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetQuestion {
    pub id: String,
    /// A stable id that says nothing: the same for the same question for ever.
    pub guid: String,
    pub prompt: String,
    pub competency: Option<String>,
    pub framework: Framework,
    pub seconds: u32,
    /// The place of its story in [`Sheet::stories`].
    pub story: Option<usize>,
    pub asked_as: Vec<String>,
    pub look_for: Vec<String>,
    pub follow_ups: Vec<FollowUp>,
    /// The open fix of its last attempt.
    pub fix: Option<String>,
}

/// A follow-up question to expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    pub prompt: String,
    /// What was answered in practice last, and when.
    pub answered: Option<(String, Date)>,
}

impl Sheet {
    /// Whether there is anything to take along.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.notes.trim().is_empty() && self.interview_note.trim().is_empty()
    }

    /// The stories that are listed, each once.
    pub fn listed(&self) -> impl Iterator<Item = &SheetStory> {
        self.stories.iter().filter(|story| !story.again)
    }

    /// The story of `question`.
    pub fn story_of(&self, question: &SheetQuestion) -> Option<&SheetStory> {
        self.stories.get(question.story?)
    }

    /// The question with the id `id`, if it was asked for.
    pub fn question(&self, id: &str) -> Option<&SheetQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The own stories in which nothing is marked bold.
    pub fn unmarked(&self) -> Vec<&SheetStory> {
        self.listed().filter(|story| story.kind == StoryKind::Own && !story.is_marked()).collect()
    }
}

impl SheetStory {
    /// Whether any key point is marked bold.
    pub fn is_marked(&self) -> bool {
        self.parts.iter().any(|part| !part.key_points.is_empty())
    }
}
