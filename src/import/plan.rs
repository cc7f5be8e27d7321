//! What becomes of the questions and answers found in notes: linked, added, left alone. Writes nothing.

use crate::compare::nearest::Nearest;
use crate::domain::{AnswerId, Bank, Framework, Question, QuestionId};
use crate::format::answers::parse_answer;
use crate::format::edit::quoted;
use crate::format::front_matter::split;
use crate::format::questions::parse_questions;
use crate::import::note::{Imported, Note, Skipped};
use crate::import::prompts::{numbered, slug};
use crate::import::story::{NoteStory, read_note};
use crate::text::visible::visible;
use crate::text::words::count_words;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What becomes of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FilePlan {
    pub file: PathBuf,
    pub questions: Vec<Planned>,
    /// What is in no question and no answer, and what to know about what is, by line.
    pub skipped: Vec<Skipped>,
    pub writes: Vec<Write>,
}

/// How many words of a file stand in questions and answers, and how many were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordCount {
    pub taken: usize,
    pub skipped: usize,
}

impl WordCount {
    /// Whether so much was skipped that it should be looked at: more than a fifth of all words.
    pub fn is_much_skipped(self) -> bool {
        self.skipped * 5 > self.taken + self.skipped
    }
}

impl FilePlan {
    /// Counts the words taken and skipped.
    pub fn count_words(&self) -> WordCount {
        let taken =
            self.questions.iter().map(|planned| count_words(&planned.note.prompt) + count_words(&planned.story.plain));
        let skipped = self.left_out().map(|skipped| count_words(&skipped.text));
        WordCount { taken: taken.sum(), skipped: skipped.sum() }
    }

    /// Text of the notes that stands in no question and no answer.
    pub fn left_out(&self) -> impl Iterator<Item = &Skipped> {
        self.skipped.iter().filter(|skipped| skipped.is_left_out)
    }
}

/// What becomes of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub note: Note,
    pub story: NoteStory,
    pub question: QuestionId,
    /// What that question asks.
    pub asked: String,
    /// It is added to the home.
    pub is_new: bool,
    /// How sure it is that the question is one that the bank has, from 0 to 1; `None` when it is not linked.
    pub confidence: Option<f64>,
    pub answer: Fate,
}

/// What becomes of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// There is no text below the question.
    None,
    Written(AnswerId),
    /// It is there already, word for word.
    Same(AnswerId),
    /// Another text is there for the same question.
    Differs(AnswerId),
}

impl Fate {
    pub fn id(&self) -> Option<&AnswerId> {
        match self {
            Fate::None => None,
            Fate::Written(id) | Fate::Same(id) | Fate::Differs(id) => Some(id),
        }
    }
}

/// A file of the home with its new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// From the home.
    pub path: PathBuf,
    pub text: String,
    /// It must not be there yet.
    pub is_new: bool,
}

/// Decides over one file after the other; a later one knows what became of the earlier ones.
pub struct Planner<Read> {
    bank: Bank,
    matches: bool,
    /// The questions added so far, with their prompts and frameworks.
    added: BTreeMap<QuestionId, (String, Framework)>,
    /// Reads a file of the home.
    read: Read,
    /// The files written so far.
    written: BTreeMap<PathBuf, String>,
}

impl<Read: Fn(&Path) -> Option<String>> Planner<Read> {
    /// `bank` is what is there; with `matches`, questions that mean one of its are linked to it.
    pub fn new(bank: Bank, matches: bool, read: Read) -> Self {
        Planner { bank, matches, added: BTreeMap::new(), read, written: BTreeMap::new() }
    }

    /// Decides over what was found in the notes `file` with the whole text `text`.
    pub fn plan(&mut self, file: &Path, text: &str, imported: Imported) -> FilePlan {
        let source = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut plan =
            FilePlan { file: file.to_owned(), questions: Vec::new(), skipped: imported.skipped, writes: Vec::new() };
        let mut claimed = Claimed::default();
        // What an earlier import of these headings added must not draw others of them.
        let prompts: HashSet<&str> = imported.questions.iter().map(|note| note.prompt.as_str()).collect();
        let is_known = |q: &&Question| q.origin.is_built_in() || !prompts.contains(q.prompt.as_str());
        let known: Vec<QuestionId> = self.bank.questions().iter().filter(is_known).map(|q| q.id.clone()).collect();
        let nearest = self.matches.then(|| Known {
            nearest: Nearest::of_questions(self.bank.questions().iter().filter(is_known)),
            ids: known,
            found: RefCell::default(),
        });
        let mut new_questions = Vec::new();
        let lines: Vec<&str> = text.lines().collect();
        for note in imported.questions {
            let planned = self.decide(note, nearest.as_ref(), &source, &mut claimed, &mut plan);
            if let Some(question) = claimed.new_question.take() {
                new_questions.push(question);
            }
            report(&planned, &lines, &mut plan.skipped);
            plan.questions.push(planned);
        }
        if !new_questions.is_empty() {
            let write = self.question_file(&source, &new_questions);
            self.written.insert(write.path.clone(), write.text.clone());
            plan.writes.insert(0, write);
        }
        plan.skipped.sort_by_key(|skipped| skipped.line);
        plan
    }

    fn decide(
        &mut self,
        note: Note,
        known: Option<&Known>,
        source: &str,
        claimed: &mut Claimed,
        plan: &mut FilePlan,
    ) -> Planned {
        let (free, same) = self.own_question(&note, claimed);
        let linked = known.and_then(|known| {
            let id = self.linked_before(&note, source, claimed)?;
            let question = self.bank.question(&id).filter(|question| question.prompt != note.prompt)?;
            Some((id.clone(), question.framework, known.likeness(&note.prompt, &id)))
        });
        let found = linked.or(same).or_else(|| {
            let (id, similarity) = known?.same(&note.prompt)?;
            let framework = self.bank.question(&id)?.framework;
            Some((id, framework, Some(similarity)))
        });
        let framework = found.as_ref().map(|(_, framework, _)| *framework);
        let story = read_note(&note, framework);
        let is_new = found.is_none();
        let (question, confidence) = match found {
            Some((id, _, confidence)) => (id, confidence),
            None => {
                self.add_question(&free, &note, story.framework, claimed);
                (free, None)
            }
        };
        claimed.questions.insert(question.clone());
        let answer = self.place_answer(&note, &story, &question, source, claimed, plan);
        let confidence = confidence.map(|sure| (sure * 100.0).round() / 100.0);
        let asked = self.bank.question(&question).map_or_else(|| note.prompt.clone(), |there| there.prompt.clone());
        Planned { note, story, question, asked, is_new, confidence, answer }
    }

    /// The question of the answer that an earlier import of the same notes made of this one; it is the user's to change.
    fn linked_before(&self, note: &Note, source: &str, claimed: &Claimed) -> Option<QuestionId> {
        if note.answer.is_empty() {
            return None;
        }
        let slug = slug(&note.prompt);
        let first = claimed.of_slug.get(&slug).copied().unwrap_or_default() + 1;
        let mut ids = (first..).map_while(|number| AnswerId::parse(&numbered(&slug, number)).ok());
        let id = ids.find(|id| !claimed.answers.contains(id))?;
        let path = PathBuf::from("answers").join(format!("{id}.md"));
        let text = self.text_of(&path)?;
        let answer = parse_answer(&path, &id, &text, false).0?;
        // As a headline, or as a comment where a headline would be read as something else.
        let title = format!("# {}", note.prompt);
        let is_headed = text.lines().any(|line| line.trim_end() == title || line.trim_end() == visible(&title));
        let is_ours = is_headed && answer.source.as_deref() == Some(visible(source).as_ref());
        answer.questions.first().filter(|_| is_ours).cloned()
    }

    /// The first free id for the prompt, and the user's own question that is this one already.
    fn own_question(&self, note: &Note, claimed: &mut Claimed) -> (QuestionId, Option<Found>) {
        let slug = slug(&note.prompt);
        let mut number = claimed.of_prompt.get(&note.prompt).copied().unwrap_or_default();
        loop {
            number += 1;
            let Ok(id) = QuestionId::parse(&numbered(&slug, number)) else { continue };
            let there = self.bank.question(&id).map(|q| (q.prompt.as_str(), q.framework, !q.origin.is_built_in()));
            let added = self.added.get(&id).map(|(prompt, framework)| (prompt.as_str(), *framework, true));
            let Some((prompt, framework, is_own)) = there.or(added) else { return (id, None) };
            if is_own && prompt == note.prompt && !claimed.questions.contains(&id) {
                return (id.clone(), Some((id, framework, None)));
            }
            claimed.of_prompt.insert(note.prompt.clone(), number);
        }
    }

    fn add_question(&mut self, id: &QuestionId, note: &Note, framework: Framework, claimed: &mut Claimed) {
        let entry = render_question(id, &note.prompt, framework);
        self.added.insert(id.clone(), (note.prompt.clone(), framework));
        claimed.new_question = Some(entry);
    }

    /// The file for new questions: one for each file of notes; entries are added at the end of one that is there.
    fn question_file(&self, source: &str, entries: &[String]) -> Write {
        let name = slug(source);
        let mut number = 0;
        loop {
            number += 1;
            let path = PathBuf::from("questions").join(format!("{}.toml", numbered(&name, number)));
            let Some(before) = self.text_of(&path) else {
                return Write { path, text: entries.join("\n"), is_new: true };
            };
            let text = append(&before, entries);
            // A file with a fault might take the new entries along.
            let is_sound = |text: &str| !parse_questions(&path, text, false).1.iter().any(is_error);
            if is_sound(&before) && is_sound(&text) {
                return Write { path, text, is_new: false };
            }
        }
    }

    fn place_answer(
        &mut self,
        note: &Note,
        story: &NoteStory,
        question: &QuestionId,
        source: &str,
        claimed: &mut Claimed,
        plan: &mut FilePlan,
    ) -> Fate {
        if story.body.is_empty() {
            return Fate::None;
        }
        let text = story.render_file(note, std::slice::from_ref(question), source);
        if let Some(fault) = fault_of_answer(&text) {
            let why = format!("it would not be read as an answer ({fault}): mend it in the notes");
            plan.skipped.push(Skipped::left_out(note.answer_line, note.answer.clone(), why));
            return Fate::None;
        }
        let slug = slug(&note.prompt);
        let mut number = claimed.of_slug.get(&slug).copied().unwrap_or_default();
        let mut are_all_claimed = true;
        loop {
            number += 1;
            let Ok(id) = AnswerId::parse(&numbered(&slug, number)) else { continue };
            if claimed.answers.contains(&id) {
                if are_all_claimed {
                    claimed.of_slug.insert(slug.clone(), number);
                }
                continue;
            }
            are_all_claimed = false;
            let path = PathBuf::from("answers").join(format!("{id}.md"));
            let fate = match self.text_of(&path) {
                Some(there) if !serves(&path, &id, &there, question) => continue,
                Some(there) if body_of(&there) == body_of(&text) => Fate::Same(id.clone()),
                Some(_) => Fate::Differs(id.clone()),
                None if self.bank.answer(&id).is_some() => continue,
                None => {
                    self.written.insert(path.clone(), text.clone());
                    plan.writes.push(Write { path, text, is_new: true });
                    Fate::Written(id.clone())
                }
            };
            claimed.answers.insert(id);
            return fate;
        }
    }

    fn text_of(&self, path: &Path) -> Option<String> {
        self.written.get(path).cloned().or_else(|| (self.read)(path))
    }
}

/// Why an answer file with this text would not be used; what an import writes must be sound.
fn fault_of_answer(text: &str) -> Option<String> {
    let id = AnswerId::parse("imported").ok()?;
    let problems = parse_answer(Path::new("answers/imported.md"), &id, text, false).1;
    problems.into_iter().find(is_error).map(|problem| problem.message)
}

/// The questions that headings are held against.
struct Known {
    nearest: Nearest,
    ids: Vec<QuestionId>,
    /// What prompts mean that were held against them.
    found: RefCell<HashMap<String, Option<(QuestionId, f64)>>>,
}

impl Known {
    /// The question that `prompt` means, and how sure that is.
    fn same(&self, prompt: &str) -> Option<(QuestionId, f64)> {
        let mean = || {
            let (index, similarity) = self.nearest.same(prompt)?;
            Some((self.ids.get(index)?.clone(), f64::from(similarity)))
        };
        self.found.borrow_mut().entry(prompt.to_owned()).or_insert_with(mean).clone()
    }

    /// How sure it is that `prompt` means the question `id`, if it is sure at all.
    fn likeness(&self, prompt: &str, id: &QuestionId) -> Option<f64> {
        let (known, similarity) = self.same(prompt)?;
        (known == *id).then_some(similarity)
    }
}

type Found = (QuestionId, Framework, Option<f64>);

/// What the questions and answers of this file have taken.
#[derive(Default)]
struct Claimed {
    questions: HashSet<QuestionId>,
    answers: HashSet<AnswerId>,
    /// Up to which number the ids of a prompt are no longer free for it, and the answers' ids of a slug are claimed: so
    /// thousands of equal headings need not be counted through for each.
    of_prompt: HashMap<String, usize>,
    of_slug: HashMap<String, usize>,
    /// The entry of the question just added.
    new_question: Option<String>,
}

fn render_question(id: &QuestionId, prompt: &str, framework: Framework) -> String {
    format!(
        "[[question]]\nid = {}\nprompt = {}\nframework = {}\n",
        quoted(id.as_str()),
        quoted(prompt),
        quoted(framework.id())
    )
}

/// `entries` at the end of the file `before`, with its line ends.
fn append(before: &str, entries: &[String]) -> String {
    let end = crate::format::edit::line_end(before);
    let joint = if before.trim().is_empty() || before.ends_with('\n') { "" } else { end };
    let gap = if before.trim().is_empty() { "" } else { end };
    format!("{before}{joint}{gap}{}", entries.join("\n").replace('\n', end))
}

fn is_error(problem: &crate::domain::Problem) -> bool {
    problem.severity == crate::domain::Severity::Error
}

/// Whether the answer file `there` serves `question`.
fn serves(path: &Path, id: &AnswerId, there: &str, question: &QuestionId) -> bool {
    parse_answer(path, id, there, false).0.is_some_and(|answer| answer.questions.contains(question))
}

fn body_of(text: &str) -> String {
    text.get(split(text).body).unwrap_or_default().replace("\r\n", "\n").trim().to_owned()
}

/// Adds what there is to say about a question to the lines of the report.
fn report(planned: &Planned, lines: &[&str], skipped: &mut Vec<Skipped>) {
    skipped.extend(planned.story.left_out(&planned.note));
    for problem in &planned.story.problems {
        let line = lines.get(problem.line.saturating_sub(1)).copied().unwrap_or_default();
        skipped.push(Skipped::remark(problem.line, line.trim(), problem.message.clone()));
    }
    if let Fate::Differs(id) = &planned.answer {
        let why = format!("answers/{id}.md is there already and differs; it was left alone");
        skipped.push(Skipped::remark(planned.note.line, planned.story.plain.clone(), why));
    }
}
