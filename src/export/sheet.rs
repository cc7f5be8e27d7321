//! What is on the prep sheet: stories cut to what must be said, the questions that they serve, and the gaps.
//!
//! A [`Sheet`] is pure data; `build` decides its content, formats only write it. It must not know how answers are read
//! or compared: the readers and the open fixes come in with the [`Material`].

use super::select::{self, Wishes};
use crate::domain::{
    Answer, Bank, Config, Framework, Mode, Moment, PartId, Question, QuestionId, Rating, Story, StoryPart,
};
use crate::review::sheet::own_story;
pub use crate::review::sheet::{DraftText, OpenFix};
use crate::text::sentences::sentences;
use crate::text::visible::is_hidden;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How much of it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// One page: a few lines per story.
    #[default]
    Page,
    /// A section per question.
    Full,
    /// All that is known, for other programs.
    Everything,
}

/// The prep sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub form: Form,
    pub title: String,
    /// The local date on which it was made.
    pub date: Date,
    pub interview: Option<Date>,
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
    pub first_sentence: String,
    /// The whole text as written (Markdown); only in [`Form::Everything`].
    pub text: String,
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
    pub follow_ups: Vec<String>,
    /// The open fix of its last attempt.
    pub fix: Option<String>,
}

/// How texts are read; given in, so that there is one reader for each.
pub struct Readers<'a> {
    /// The parts of an answer under a framework.
    pub story: &'a dyn Fn(&Answer, Framework) -> Story,
    /// The figures of a plain text, as written.
    pub figures: &'a dyn Fn(&str) -> Vec<String>,
}

/// All that a sheet is made from.
pub struct Material<'a> {
    pub bank: &'a Bank,
    pub config: &'a Config,
    /// The drafts that stand in for answers.
    pub drafts: &'a [DraftText],
    pub fixes: &'a [OpenFix],
    /// The questions due today.
    pub due: &'a [QuestionId],
    /// How well each practised question sits, 0 to 1.
    pub strength: &'a BTreeMap<QuestionId, f64>,
    /// The text of `sheet.md`.
    pub notes: &'a str,
    pub readers: Readers<'a>,
}

/// The sheet of `wishes` from `material`, not yet redacted.
pub fn build(material: &Material, wishes: &Wishes, now: Moment) -> Sheet {
    let mut builder = Builder { material, wishes, stories: Vec::new(), keys: Vec::new() };
    let chosen = select::questions(material, wishes);
    let questions: Vec<SheetQuestion> = chosen.iter().map(|question| builder.question(question)).collect();
    builder.add_other_own_answers(&chosen);
    let gaps = chosen.iter().filter(|question| own_story(material.bank, &question.id).is_none());
    let gaps = gaps.map(|question| builder.reference(question)).collect();
    let mut sheet = Sheet {
        form: wishes.form,
        title: "Prep sheet".to_owned(),
        date: now.wall.local().date(),
        interview: material.config.interview,
        stories: builder.stories,
        questions,
        gaps,
        notes: visible(&material.notes.replace("\r\n", "\n")).trim_matches('\n').to_owned(),
    };
    introduction_first(&mut sheet);
    sheet
}

impl Sheet {
    /// Whether there is anything to take along.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.notes.trim().is_empty()
    }

    /// The stories that are listed, each once.
    pub fn listed(&self) -> impl Iterator<Item = &SheetStory> {
        self.stories.iter().filter(|story| !story.again)
    }

    /// The story of `question`.
    pub fn story_of(&self, question: &SheetQuestion) -> Option<&SheetStory> {
        self.stories.get(question.story?)
    }
}

impl SheetStory {
    /// The cues of the page: the key points of each part, or the first sentences when none is marked at all.
    pub fn cues(&self) -> Vec<(&[PartId], Vec<&str>)> {
        let marked = self.parts.iter().any(|part| !part.key_points.is_empty());
        let parts = self.parts.iter().filter(|part| !marked || !part.key_points.is_empty());
        parts.map(|part| (part.ids.as_slice(), part.cues())).filter(|(_, cues)| !cues.is_empty()).collect()
    }
}

impl SheetPart {
    /// Its key points; a part without any gives its first sentence.
    pub fn cues(&self) -> Vec<&str> {
        if !self.key_points.is_empty() {
            return self.key_points.iter().map(String::as_str).collect();
        }
        Some(self.first_sentence.as_str()).filter(|sentence| !sentence.is_empty()).into_iter().collect()
    }
}

struct Builder<'m, 'a> {
    material: &'m Material<'a>,
    wishes: &'m Wishes,
    stories: Vec<SheetStory>,
    /// What each story was made from, so that it is made once.
    keys: Vec<(String, Framework, bool)>,
}

impl Builder<'_, '_> {
    fn question(&mut self, question: &Question) -> SheetQuestion {
        let story = self.story_for(question);
        let everything = self.wishes.form == Form::Everything;
        let in_full = self.wishes.form != Form::Page;
        SheetQuestion {
            id: question.id.to_string(),
            guid: guid(&question.id),
            prompt: self.line(&question.prompt),
            competency: question.competency.as_deref().map(|text| self.line(text)),
            framework: question.framework,
            seconds: question.seconds,
            story,
            asked_as: self.lines_if(everything, &question.asked_as),
            look_for: self.lines_if(everything, &question.look_for),
            follow_ups: self.lines_if(in_full, &question.follow_ups),
            fix: self.fix_of(|fix| fix.question == question.id),
        }
    }

    /// The place of the story that answers `question`: own, else a draft, else an example when wished for.
    fn story_for(&mut self, question: &Question) -> Option<usize> {
        let answers = self.material.bank.answers_for(&question.id);
        if let Some(answer) = answers.iter().find(|answer| answer.is_own_story()) {
            return Some(self.answer(answer, question.framework));
        }
        if let Some(draft) = self.material.drafts.iter().find(|draft| draft.question == question.id) {
            return Some(self.draft(draft, question));
        }
        let example = answers.iter().find(|answer| answer.example).filter(|_| self.wishes.examples)?;
        Some(self.answer(example, question.framework))
    }

    fn add_other_own_answers(&mut self, chosen: &[&Question]) {
        for answer in self.material.bank.own_answers() {
            let serves = chosen.iter().find(|question| answer.questions.contains(&question.id));
            let listed = self.keys.iter().any(|(id, _, draft)| !draft && id == answer.id.as_str());
            let framework = match serves {
                Some(question) => question.framework,
                None if self.wishes.is_everything() => self.first_framework(answer),
                None => continue,
            };
            if !listed {
                self.answer(answer, framework);
            }
        }
    }

    fn first_framework(&self, answer: &Answer) -> Framework {
        let first = answer.questions.iter().find_map(|id| self.material.bank.question(id));
        first.map_or(Framework::default(), |question| question.framework)
    }

    fn answer(&mut self, answer: &Answer, framework: Framework) -> usize {
        let key = (answer.id.to_string(), framework, false);
        if let Some(place) = self.keys.iter().position(|known| *known == key) {
            return place;
        }
        let again = self.keys.iter().any(|(id, _, draft)| !draft && *id == key.0);
        let story = (self.material.readers.story)(answer, framework);
        let serves: Vec<&Question> = answer.questions.iter().filter_map(|id| self.material.bank.question(id)).collect();
        let headline = answer.headline.clone().or_else(|| story.headline.clone());
        let mut entry = self.entry(&story, framework);
        entry.id = answer.id.to_string();
        entry.headline = headline.map_or_else(|| as_title(answer.id.as_str()), |text| self.line(&text));
        entry.kind = if answer.example { StoryKind::Example } else { StoryKind::Own };
        entry.serves = serves.iter().map(|question| self.reference(question)).collect();
        entry.fix = self.fix_of(|fix| match &fix.answer {
            Some(id) => *id == answer.id,
            None => answer.questions.contains(&fix.question),
        });
        entry.source = answer.source.as_deref().map(|source| self.line(source));
        entry.again = again;
        self.push(key, entry)
    }

    fn draft(&mut self, draft: &DraftText, question: &Question) -> usize {
        let mut entry = self.entry(&draft.story, question.framework);
        entry.id = question.id.to_string();
        entry.headline = as_title(question.id.as_str());
        entry.kind = StoryKind::Draft {
            rating: draft.rating,
            date: draft.started.local().date(),
            spoken: draft.mode == Mode::Spoken,
        };
        entry.serves = vec![self.reference(question)];
        entry.fix = self.fix_of(|fix| fix.question == question.id);
        self.push((question.id.to_string(), question.framework, true), entry)
    }

    fn push(&mut self, key: (String, Framework, bool), entry: SheetStory) -> usize {
        self.keys.push(key);
        self.stories.push(entry);
        self.stories.len() - 1
    }

    fn entry(&self, story: &Story, framework: Framework) -> SheetStory {
        let plain = story.plain();
        let opening = story.parts.iter().find_map(|part| self.sentences(&part.plain).into_iter().next());
        SheetStory {
            id: String::new(),
            headline: String::new(),
            kind: StoryKind::Own,
            framework,
            opening: opening.unwrap_or_default(),
            parts: story.parts.iter().map(|part| self.part(part)).collect(),
            figures: self.figures(&plain),
            serves: Vec::new(),
            fix: None,
            source: None,
            again: false,
        }
    }

    fn part(&self, part: &StoryPart) -> SheetPart {
        let bold = part.key_points.iter().filter(|point| point.bold);
        SheetPart {
            ids: part.ids.clone(),
            key_points: bold.map(|point| self.line(&point.label)).filter(|label| !label.is_empty()).collect(),
            first_sentence: self.sentences(&part.plain).into_iter().next().unwrap_or_default(),
            text: match self.wishes.form {
                Form::Everything => visible(&part.text).into_owned(),
                Form::Page | Form::Full => String::new(),
            },
        }
    }

    fn sentences(&self, plain: &str) -> Vec<String> {
        let found = sentences(plain).into_iter().filter_map(|range| plain.get(range));
        found.map(|sentence| self.line(sentence)).filter(|sentence| !sentence.is_empty()).collect()
    }

    /// The figures of `plain`, each once.
    fn figures(&self, plain: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for figure in (self.material.readers.figures)(plain).iter().map(|figure| self.line(figure)) {
            if !figure.is_empty() && !found.contains(&figure) {
                found.push(figure);
            }
        }
        found
    }

    fn reference(&self, question: &Question) -> QuestionRef {
        QuestionRef { id: question.id.to_string(), prompt: self.line(&question.prompt) }
    }

    /// The text of the latest fix that `applies`.
    fn fix_of(&self, applies: impl Fn(&OpenFix) -> bool) -> Option<String> {
        let fixes = self.material.fixes.iter().filter(|fix| applies(fix));
        let latest = fixes.max_by_key(|fix| fix.started.instant)?;
        Some(self.line(&latest.text)).filter(|text| !text.is_empty())
    }

    fn lines_if(&self, wanted: bool, texts: &[String]) -> Vec<String> {
        texts.iter().filter(|_| wanted).map(|text| self.line(text)).collect()
    }

    /// `text` on one line with single spaces, nothing in it hidden.
    fn line(&self, text: &str) -> String {
        visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
    }
}

/// Moves introductions to the front, and the places in the questions with them.
fn introduction_first(sheet: &mut Sheet) {
    let mut order: Vec<usize> = (0..sheet.stories.len()).collect();
    order.sort_by_key(|place| sheet.stories.get(*place).is_none_or(|s| s.framework != Framework::Introduction));
    let moved_to = |old: usize| order.iter().position(|place| *place == old);
    for question in &mut sheet.questions {
        question.story = question.story.and_then(moved_to);
    }
    let mut stories: Vec<Option<SheetStory>> = sheet.stories.drain(..).map(Some).collect();
    sheet.stories = order.iter().filter_map(|place| stories.get_mut(*place).and_then(Option::take)).collect();
}

/// `text` with its control and bidi characters by number, so that they neither act nor lack a glyph; line feeds and
/// tabs stay.
fn visible(text: &str) -> Cow<'_, str> {
    let acts = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t' | '\r');
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            c if acts(c) => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// `stable-demo-model` as `Stable demo model`.
fn as_title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => words,
    }
}

/// A hash of the id, so that a redacted id cannot be read from it and a second import finds the same note.
fn guid(id: &QuestionId) -> String {
    use sha2::{Digest, Sha256};
    let hash = Sha256::digest(format!("greenroom question {id}"));
    hash.iter().take(10).map(|byte| format!("{byte:02x}")).collect()
}
