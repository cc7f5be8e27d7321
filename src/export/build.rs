//! Makes the sheet of what is wished for from its material. Decides content only; not yet redacted or made visible.

use super::cues::{cues, tells_outcome, told_sentences, without_footnote_marks};
use super::figures::{Clause, clauses};
use super::material::{Material, Readers, ToldFigure, Worth};
use super::select;
use super::sheet::{Cue, FollowUp, QuestionRef, Sheet, SheetPart, SheetQuestion, SheetStory, StoryKind};
use super::wishes::{Form, Wishes};
use crate::domain::own_words::own_story;
use crate::domain::{Answer, AnswerId, Framework, Mode, Moment, Question, QuestionId, Story, StoryPart};
use crate::review::sheet::{DraftText, OpenFix};
use crate::text::phrases::capitalised;
use crate::text::words::{count_content_words, spaced_once};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// The sheet of `wishes` from `material`: as written, to be redacted and made visible.
pub fn build(material: &Material, wishes: &Wishes, now: Moment) -> Sheet {
    let mut builder = Builder { material, wishes, stories: Vec::new(), keys: Vec::new() };
    builder.add_chosen_stories();
    let chosen = select::questions(material, wishes);
    let questions: Vec<SheetQuestion> = chosen.iter().map(|question| builder.question(question)).collect();
    if wishes.chosen_stories().is_empty() {
        builder.add_other_own_answers(&chosen);
    }
    let gaps = chosen.iter().filter(|question| own_story(material.bank, &question.id).is_none());
    let gaps = gaps.map(|question| builder.reference(question)).collect();
    let interview = wishes.interview.as_ref();
    let mut sheet = Sheet {
        form: wishes.form,
        title: builder.title(),
        date: now.wall.local().date(),
        interview: interview.map(|interview| interview.date).or(material.config.interview),
        interview_note: interview.map(|interview| markdown(&interview.text)).unwrap_or_default(),
        stories: builder.stories,
        questions,
        gaps,
        notes: markdown(material.notes),
    };
    // The note of an interview says what comes first itself.
    if wishes.chosen_stories().is_empty() && wishes.chosen_questions().is_empty() {
        introduction_first(&mut sheet);
    }
    sheet
}

struct Builder<'m, 'a> {
    material: &'m Material<'a>,
    wishes: &'m Wishes,
    stories: Vec<SheetStory>,
    /// What each story was made from, so that it is made once.
    keys: Vec<(String, Framework, bool)>,
}

impl Builder<'_, '_> {
    /// "Prep sheet: Aperture, data engineer".
    fn title(&self) -> String {
        let Some(interview) = &self.wishes.interview else { return "Prep sheet".to_owned() };
        let named = [&interview.company, &interview.role].into_iter().flatten().map(|text| spaced_once(text));
        let named: Vec<String> = named.filter(|text| !text.is_empty()).collect();
        if named.is_empty() { "Prep sheet".to_owned() } else { format!("Prep sheet: {}", named.join(", ")) }
    }

    fn question(&mut self, question: &Question) -> SheetQuestion {
        let story = self.story_for(question);
        let everything = self.wishes.form == Form::Everything;
        let in_full = self.wishes.form != Form::Page;
        SheetQuestion {
            id: question.id.to_string(),
            guid: guid(&question.id),
            prompt: spaced_once(&question.prompt),
            competency: question.competency.as_deref().map(spaced_once),
            framework: question.framework,
            seconds: question.seconds,
            story,
            asked_as: lines_if(in_full, &question.asked_as),
            look_for: lines_if(everything, &question.look_for),
            follow_ups: if in_full { self.follow_ups(question) } else { Vec::new() },
            fix: self.fix_of(|fix| fix.question == question.id),
        }
    }

    fn follow_ups(&self, question: &Question) -> Vec<FollowUp> {
        let answered = |prompt: &str| {
            let given = self.material.follow_ups.iter().filter(|given| given.question == question.id);
            let mut given = given.filter(|given| given.prompt.split_whitespace().eq(prompt.split_whitespace()));
            given.next().map(|given| (spaced_once(&given.text), given.started.local().date()))
        };
        question
            .follow_ups
            .iter()
            .map(|prompt| FollowUp { prompt: spaced_once(prompt), answered: answered(prompt) })
            .collect()
    }

    /// The stories that the note of the interview chooses, in its order.
    fn add_chosen_stories(&mut self) {
        for id in self.wishes.chosen_stories() {
            if let Some(answer) = self.material.bank.answers().iter().find(|answer| answer.id == *id) {
                self.answer(answer, self.first_framework(answer));
            }
        }
    }

    /// The place of the story that answers `question`: a chosen one, else own, else a draft, else an example when wished
    /// for.
    fn story_for(&mut self, question: &Question) -> Option<usize> {
        let answers = self.material.bank.answers_for(&question.id);
        let is_chosen = |answer: &&&Answer| self.wishes.chosen_stories().contains(&answer.id);
        if let Some(answer) = answers.iter().find(is_chosen).or(answers.iter().find(|answer| answer.is_own_story())) {
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
        let serves = answer.questions.iter().filter_map(|id| self.material.bank.question(id));
        let serves = serves.map(|question| self.reference(question)).collect();
        let headline = answer.headline.clone().or_else(|| story.headline.clone());
        let entry = SheetStory {
            id: answer.id.to_string(),
            headline: headline.map_or_else(|| as_title(answer.id.as_str()), |text| spaced_once(&text)),
            kind: if answer.example { StoryKind::Example } else { StoryKind::Own },
            serves,
            fix: self.fix_of(|fix| concerns(fix, &answer.id, &answer.questions)),
            source: answer.source.as_deref().map(spaced_once),
            again,
            ..self.entry(&story, framework)
        };
        self.push(key, entry)
    }

    fn draft(&mut self, draft: &DraftText, question: &Question) -> usize {
        let kind = StoryKind::Draft {
            rating: draft.rating,
            date: draft.started.local().date(),
            spoken: draft.mode == Mode::Spoken,
        };
        let entry = SheetStory {
            id: question.id.to_string(),
            headline: as_title(question.id.as_str()),
            kind,
            serves: vec![self.reference(question)],
            fix: self.fix_of(|fix| fix.question == question.id),
            ..self.entry(&draft.story, question.framework)
        };
        self.push((question.id.to_string(), question.framework, true), entry)
    }

    fn push(&mut self, key: (String, Framework, bool), entry: SheetStory) -> usize {
        self.keys.push(key);
        self.stories.push(entry);
        self.stories.len() - 1
    }

    /// What of an entry comes from the story's text alone.
    fn entry(&self, story: &Story, framework: Framework) -> SheetStory {
        let opening = story.parts.iter().find_map(|part| first_sentence(&part.plain)).unwrap_or_default();
        let parts: Vec<SheetPart> = story.parts.iter().map(|part| self.part(part)).collect();
        let figures = self.figures(story, &parts, &opening);
        SheetStory {
            id: String::new(),
            headline: String::new(),
            kind: StoryKind::Own,
            framework,
            opening,
            parts,
            figures,
            serves: Vec::new(),
            fix: None,
            source: None,
            again: false,
        }
    }

    fn part(&self, part: &StoryPart) -> SheetPart {
        let bold = part.key_points.iter().filter(|point| point.bold);
        let cues = cues(part, &self.material.readers).into_iter();
        SheetPart {
            ids: part.ids.clone(),
            key_points: bold.map(|point| told_line(&point.label)).filter(|label| !label.is_empty()).collect(),
            cues: cues
                .map(|cue| Cue { text: told_line(&cue.text), ..cue })
                .filter(|cue| !cue.text.is_empty())
                .collect(),
            first_sentence: first_sentence(&part.plain).unwrap_or_default(),
            text: markdown(&part.text),
        }
    }

    /// The clauses of the outcome's figures, and of the measures elsewhere, each once, unless what is shown tells them.
    fn figures(&self, story: &Story, shown: &[SheetPart], opening: &str) -> Vec<String> {
        let mut told = Vec::new();
        let mut known = HashSet::new();
        for (part, shown) in story.parts.iter().zip(shown) {
            let shown = Shown::of(shown, opening, &self.material.readers);
            let figures = (self.material.readers.figures)(&part.plain);
            let (mut sentence, mut is_shown) = (0..0, false);
            for clause in clauses(&part.plain, &figures) {
                if clause.sentence != sentence {
                    sentence = clause.sentence.clone();
                    is_shown = shown.holds(part.plain.get(sentence.clone()).unwrap_or_default());
                }
                let is_wanted = clause.worth == Worth::Measure || tells_outcome(&part.ids);
                let text = told_line(&clause.text);
                if is_wanted
                    && !is_shown
                    && !shown.tells(&clause, &part.plain)
                    && !text.is_empty()
                    && known.insert(text.clone())
                {
                    told.push(text);
                }
            }
        }
        told
    }

    fn reference(&self, question: &Question) -> QuestionRef {
        QuestionRef { id: question.id.to_string(), prompt: spaced_once(&question.prompt) }
    }

    /// The text of the latest fix that `applies`.
    fn fix_of(&self, applies: impl Fn(&OpenFix) -> bool) -> Option<String> {
        let fixes = self.material.fixes.iter().filter(|fix| applies(fix));
        let latest = fixes.max_by_key(|fix| fix.started.instant)?;
        Some(spaced_once(&latest.text)).filter(|text| !text.is_empty())
    }
}

/// How many content words beside its figures make a key point say what they measure.
const WORDS_THAT_TELL: usize = 2;
/// So many key points with the same figure are looked into.
const POINTS_LOOKED_INTO: usize = 16;

/// What of a part is on the short form already.
struct Shown<'p> {
    sentences: HashSet<&'p str>,
    /// Of each key point that says what its figures measure, these figures; and by each of them where to find it.
    points: Vec<HashSet<&'p str>>,
    by_figure: HashMap<&'p str, Vec<usize>>,
}

impl<'p> Shown<'p> {
    fn of(part: &'p SheetPart, opening: &'p str, readers: &Readers) -> Shown<'p> {
        let cues = part.cues.iter().map(|cue| cue.text.as_str());
        let mut shown =
            Shown { sentences: cues.clone().chain([opening]).collect(), points: Vec::new(), by_figure: HashMap::new() };
        for cue in cues {
            let figures = (readers.figures)(cue);
            let written: HashSet<&str> = figures.iter().filter_map(|figure| cue.get(figure.range.clone())).collect();
            let beside = beside(cue, &figures);
            if written.is_empty() || count_content_words(&beside) < WORDS_THAT_TELL {
                continue;
            }
            for figure in &written {
                shown.by_figure.entry(figure).or_default().push(shown.points.len());
            }
            shown.points.push(written);
        }
        shown
    }

    /// Whether `sentence` is shown whole.
    fn holds(&self, sentence: &str) -> bool {
        self.sentences.contains(told_line(sentence).as_str())
    }

    /// Whether a key point holds the figures of `clause` in `plain` and says what they measure.
    fn tells(&self, clause: &Clause, plain: &str) -> bool {
        let figures: Vec<&str> = clause.figures.iter().filter_map(|range| plain.get(range.clone())).collect();
        let points = figures.first().and_then(|first| self.by_figure.get(first)).into_iter().flatten();
        let mut points = points.take(POINTS_LOOKED_INTO).filter_map(|point| self.points.get(*point));
        points.any(|point| figures.iter().all(|figure| point.contains(figure)))
    }
}

/// What `cue` says beside its `figures`.
fn beside(cue: &str, figures: &[ToldFigure]) -> String {
    let mut rest = String::with_capacity(cue.len());
    let mut end = 0;
    for figure in figures {
        rest.push_str(cue.get(end..figure.range.start).unwrap_or_default());
        rest.push(' ');
        end = figure.range.end;
    }
    rest + cue.get(end..).unwrap_or_default()
}

fn concerns(fix: &OpenFix, answer: &AnswerId, questions: &[QuestionId]) -> bool {
    match &fix.answer {
        Some(id) => id == answer,
        None => questions.contains(&fix.question),
    }
}

fn first_sentence(plain: &str) -> Option<String> {
    let mut found = told_sentences(plain).into_iter().map(told_line);
    found.find(|sentence| !sentence.is_empty())
}

fn lines_if(wanted: bool, texts: &[String]) -> Vec<String> {
    if wanted { texts.iter().map(|text| spaced_once(text)).collect() } else { Vec::new() }
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

/// A sentence of a story on one line, without the marks of its footnotes.
fn told_line(text: &str) -> String {
    spaced_once(&without_footnote_marks(text))
}

/// A Markdown text with line feeds.
fn markdown(text: &str) -> String {
    text.replace("\r\n", "\n").trim_matches('\n').to_owned()
}

/// `stable-demo-model` as `Stable demo model`.
fn as_title(id: &str) -> String {
    capitalised(&id.replace('-', " "))
}

/// A hash of the id, so that a redacted id cannot be read from it and a second import finds the same note.
fn guid(id: &QuestionId) -> String {
    let hash = Sha256::digest(format!("greenroom question {id}"));
    hash.iter().take(10).map(|byte| format!("{byte:02x}")).collect()
}
