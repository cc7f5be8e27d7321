//! Which story for which question: own answers down, competencies and their questions across.
//!
//! Counts only what the files say. Which answer comes nearest to a gap needs vectors and is `compare::stories`.

use super::{Answer, AnswerId, Bank, Config, Moment, OffsetTime, QuestionId, Record};
use crate::text::phrases::count;
use jiff::civil::Date;
use std::collections::HashMap;

/// One answer that fills more than this share of the table's cells is one story told for everything. A convention of this
/// program, like those below.
const HEAVY_SHARE: f64 = 0.4;
/// An answer told more often than this is worn.
const TOLD_OFTEN: usize = 5;
/// How many answers are enough: so many stories can be kept ready.
const ENOUGH_ANSWERS: std::ops::RangeInclusive<usize> = 6..=12;
/// How many questions they should serve together.
const ENOUGH_QUESTIONS: usize = 30;
/// How many answers each competency should have, so that a follow-up "another example?" finds one.
const ENOUGH_EACH: usize = 2;

/// The table own answers x questions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stories {
    /// Own answers, in the order of the bank.
    pub answers: Vec<Told>,
    /// The competencies of the questions that are not skipped, in the order of the bank.
    pub columns: Vec<Column>,
    /// Questions that no own answer lists, in the order of the bank.
    pub gaps: Vec<QuestionId>,
    /// How many questions are served by an own answer.
    pub served: usize,
    /// What to do next, in words.
    pub advice: Vec<String>,
}

/// One own answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub id: AnswerId,
    pub headline: Option<String>,
    /// As its file lists them.
    pub questions: Vec<QuestionId>,
    /// Finished drafts that have it as their reference, and the one that it was made from.
    pub used: usize,
    /// When the last of those was started.
    pub last: Option<OffsetTime>,
    /// The practice day of that one.
    pub last_day: Option<Date>,
    /// Its share of all filled cells, 0 to 1.
    pub share: f64,
    /// It carries more than 40% of the cells, and more than its even share.
    pub heavy: bool,
    /// It was told more than five times.
    pub told_often: bool,
}

/// One competency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub competency: String,
    pub questions: Vec<QuestionId>,
    /// How many own answers serve one of its questions.
    pub answers: usize,
}

/// What stands where an answer meets a question or a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// First in its `questions`: `●`.
    First,
    /// Later in it: `○`.
    Later,
    Empty,
}

/// The table at `now`; the order of `records` changes nothing.
pub fn stories(bank: &Bank, config: &Config, records: &[Record], now: Moment) -> Stories {
    let told = times_told(bank, records, now);
    let mut columns = columns(bank, config);
    let asked: Vec<&QuestionId> = columns.iter().flat_map(|column| &column.questions).collect();
    let cells = |answer: &Answer| answer.questions.iter().filter(|id| asked.contains(id)).count();
    let own: Vec<(&Answer, usize)> = bank.own_answers().map(|answer| (answer, cells(answer))).collect();
    let all_cells: usize = own.iter().map(|(_, cells)| cells).sum();
    let answers: Vec<Told> = own
        .iter()
        .map(|(answer, cells)| {
            let (used, last) = told.get(&answer.id).copied().unwrap_or_default();
            let share = if all_cells == 0 { 0.0 } else { *cells as f64 / all_cells as f64 };
            Told {
                id: answer.id.clone(),
                headline: answer.headline.clone(),
                questions: answer.questions.clone(),
                used,
                last,
                last_day: last.map(|last| last.practice_day(config.day_starts)),
                share,
                heavy: share > HEAVY_SHARE && cells * own.len() > all_cells,
                told_often: used > TOLD_OFTEN,
            }
        })
        .collect();
    let serves = |id: &QuestionId| answers.iter().any(|told| told.questions.contains(id));
    let gaps: Vec<QuestionId> = asked.iter().filter(|id| !serves(id)).map(|id| (*id).clone()).collect();
    let served = asked.len() - gaps.len();
    for column in &mut columns {
        column.answers =
            answers.iter().filter(|told| column.questions.iter().any(|id| told.questions.contains(id))).count();
    }
    let mut stories = Stories { answers, columns, gaps, served, advice: Vec::new() };
    stories.advice = advice(&stories);
    let unwritten = bank.answers().iter().filter(|answer| answer.is_own() && !answer.written);
    let still_to_write =
        |answer: &Answer| format!("Nothing is written in answers/{}.md yet: it counts once it has text.", answer.id);
    stories.advice.extend(unwritten.map(still_to_write));
    stories
}

impl Stories {
    /// The competencies that no own answer serves.
    pub fn bare(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.answers == 0)
    }

    /// The competencies that only one own answer serves.
    pub fn thin(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.answers == 1)
    }
}

impl Told {
    /// What stands where it meets `question`.
    pub fn cell(&self, question: &QuestionId) -> Cell {
        match self.questions.iter().position(|id| id == question) {
            Some(0) => Cell::First,
            Some(_) => Cell::Later,
            None => Cell::Empty,
        }
    }

    /// What stands where it meets a competency: the best of its questions.
    pub fn cell_of(&self, column: &Column) -> Cell {
        let cells: Vec<Cell> = column.questions.iter().map(|question| self.cell(question)).collect();
        [Cell::First, Cell::Later].into_iter().find(|cell| cells.contains(cell)).unwrap_or(Cell::Empty)
    }
}

impl Cell {
    /// `●` first, `○` later, `·` empty.
    pub fn symbol(self) -> char {
        match self {
            Cell::First => '●',
            Cell::Later => '○',
            Cell::Empty => '·',
        }
    }
}

/// How often each answer was the reference of a finished draft or was made from one, and when last. Drafts of a clock
/// that was wrong still count as told, but do not say when.
fn times_told<'a>(
    bank: &'a Bank,
    records: &'a [Record],
    now: Moment,
) -> HashMap<&'a AnswerId, (usize, Option<OffsetTime>)> {
    let sources = bank.own_answers().filter_map(|answer| Some((answer.source.as_deref()?, &answer.id)));
    let made_from: HashMap<&str, &AnswerId> = sources.collect();
    let mut told: HashMap<&AnswerId, (usize, Option<OffsetTime>)> = HashMap::new();
    for head in records.iter().map(|record| &record.head).filter(|head| head.counts()) {
        let made = made_from.get(head.as_source().as_str()).copied().filter(|id| Some(*id) != head.answer.as_ref());
        for answer in head.answer.iter().chain(made) {
            let (used, last) = told.entry(answer).or_default();
            *used += 1;
            let key = |time: &OffsetTime| (time.instant, time.offset);
            if head.started.is_plausible(now) && last.is_none_or(|other| key(&other) < key(&head.started)) {
                *last = Some(head.started);
            }
        }
    }
    told
}

fn columns(bank: &Bank, config: &Config) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for question in bank.questions().iter().filter(|question| !config.skip.contains(&question.id)) {
        let name = question.competency.as_deref().unwrap_or("other");
        match columns.iter_mut().find(|column| column.competency == name) {
            Some(column) => column.questions.push(question.id.clone()),
            None => {
                let questions = vec![question.id.clone()];
                columns.push(Column { competency: name.to_owned(), questions, answers: 0 });
            }
        }
    }
    columns
}

/// What to do next, most useful first.
fn advice(stories: &Stories) -> Vec<String> {
    let mut said = vec![target(stories)];
    for told in stories.answers.iter().filter(|told| told.heavy) {
        let (carried, served) = (told.questions.len(), count(stories.served, "question"));
        said.push(format!("{} covers {carried} of your {served}: which other story could serve some?", told.id));
    }
    for told in stories.answers.iter().filter(|told| told.told_often) {
        said.push(format!("{} was told {} times: try another story for one of its questions.", told.id, told.used));
    }
    said
}

/// Where the person stands towards a set of stories that carries an interview.
fn target(stories: &Stories) -> String {
    let (answers, served) = (stories.answers.len(), stories.served);
    let (least, most) = (ENOUGH_ANSWERS.start(), ENOUGH_ANSWERS.end());
    let aim =
        format!("{least} to {most} answers that serve {ENOUGH_QUESTIONS} and more questions, each competency twice");
    if answers == 0 {
        return format!("No answer of your own yet. Aim for {aim}.");
    }
    let twice = stories.columns.iter().filter(|column| column.answers >= ENOUGH_EACH).count();
    let all = stories.columns.len();
    if answers >= *least && served >= ENOUGH_QUESTIONS && twice == all {
        return format!("{answers} answers serve {served} questions, each competency twice: enough for an interview.");
    }
    let (answer_words, serve) = if answers == 1 { ("answer", "serves") } else { ("answers", "serve") };
    let questions = if served == 1 { "question" } else { "questions" };
    format!(
        "{answers} {answer_words} {serve} {served} {questions}, {twice} of {all} competencies twice. Aim for {aim}."
    )
}

/// How to make the first answer, when there is none.
pub const FIRST_ANSWER: [&str; 3] = [
    "write one: greenroom new answer NAME --for QUESTION, or w on a question's page",
    "use a draft: u on a comparison turns what you just said into your answer",
    "import notes: greenroom import notes.md",
];
