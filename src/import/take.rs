//! Takes the questions and their answers out of prepared notes, and tells of everything else why it is left out.

use super::choose::{ADVICE, EXPLAINS, OVER, Role, TITLE, choose};
use super::lines::Prepared;
use super::note::{Imported, Note, Skipped, bare_words, cut_out};
use super::phrases::{is_advice_title, is_answer_label, is_told};
use super::prepare::prepare;
use super::prompts::{after_answer_mark, after_like_mark, after_question_mark, clean_prompt, is_question_mark_word};
use super::shared::share_answers;
use super::start::Start;
use super::starts::{find_starts, star_below};
use super::story::{LABEL, is_template};
use crate::domain::Framework;
use crate::domain::answer::MOST_STORY;
use crate::format::parts::read_story;
use crate::text::blocks::{BlockKind, read_blocks};
use crate::text::words::has_letters;
use std::collections::HashSet;
use std::ops::Range;

/// So many questions of a file are taken; nobody prepares for more. A convention of this program.
const MOST_QUESTIONS: usize = 1_000;

/// Reads the whole text of a file of notes that is called `name`, without its ending.
pub fn parse_notes(text: &str, name: &str) -> Imported {
    let mut prepared = prepare(text);
    let starts = find_starts(&prepared);
    let roles = choose(&starts);
    if !roles.contains(&Role::Question)
        && let Some(imported) = one_story(&prepared, &starts, name)
    {
        return imported;
    }
    let taken = starts.iter().zip(&roles).filter(|(start, role)| **role != Role::Inside && !start.lead.is_empty());
    let taken: HashSet<usize> = taken.map(|(start, _)| start.line).collect();
    prepared.put_back_leads(|line| taken.contains(&line));
    let mut taker = Taker { prepared, imported: Imported::default(), section: 0 };
    taker.take(&starts, &roles);
    let Taker { mut imported, prepared, .. } = taker;
    imported.skipped.extend(prepared.skipped);
    imported.skipped.sort_by_key(|skipped| skipped.line);
    imported
}

/// A file that asks nothing but has the parts of one story is that story, called by its title or else as the file is.
fn one_story(prepared: &Prepared, starts: &[Start], name: &str) -> Option<Imported> {
    let (_, tells_story) = star_below(&prepared.text);
    if !tells_story {
        return None;
    }
    let title = starts.iter().find(|start| start.level == 1 && start.line == first_line(prepared));
    let prompt = title.map(|title| title.prompt.clone()).or_else(|| prepared.title.clone());
    let prompt = prompt.unwrap_or_else(|| clean_prompt(name));
    let first = title.map_or(0, |title| title.end);
    let (answer, at) = prepared.answer(first..prepared.lines.len());
    let line = title.map_or_else(|| prepared.number(at), |title| prepared.number(title.at));
    let note = Note { prompt, line, answer, answer_line: prepared.number(at) };
    let is_story = has_letters(&note.prompt);
    is_story.then(|| Imported { questions: vec![note], skipped: prepared.skipped.clone() })
}

/// The first line with text, from 0.
fn first_line(prepared: &Prepared) -> usize {
    prepared.lines.iter().position(|line| has_letters(line)).unwrap_or_default()
}

struct Taker {
    prepared: Prepared,
    imported: Imported,
    /// How many questions were taken before the last heading over questions.
    section: usize,
}

impl Taker {
    fn take(&mut self, starts: &[Start], roles: &[Role]) {
        let end_of = |index: usize| starts.get(index).map_or(self.prepared.lines.len(), |next| next.line);
        let ends: Vec<usize> = (1..=starts.len()).map(end_of).collect();
        self.skip(0..end_of(0), "before the first question");
        let mut question: Option<(&Start, usize)> = None;
        for ((start, role), end) in starts.iter().zip(roles).zip(ends) {
            match role {
                Role::Question if self.imported.questions.len() >= MOST_QUESTIONS => {
                    self.close(question.take());
                    let why = format!("beyond the first {MOST_QUESTIONS} questions of a file: split the notes");
                    return self.skip(start.line..self.prepared.lines.len(), &why);
                }
                Role::Question => {
                    self.close(question.take());
                    question = Some((start, end));
                }
                // Below a row of a table nothing belongs to it.
                Role::Inside => match &mut question {
                    Some((open, to)) if !open.is_closed => *to = end,
                    _ => self.skip(start.line..end, "below no question"),
                },
                Role::Left(why) => {
                    let goes_on = *why == ADVICE && question.is_some();
                    if !goes_on {
                        self.close(question.take());
                    }
                    self.leave_out(start, end, why);
                    self.section = if goes_on { self.section } else { self.imported.questions.len() };
                    if let Some((_, to)) = &mut question {
                        *to = end;
                    }
                }
            }
        }
        self.close(question.take());
    }

    /// Leaves out a start that is no question, with the text right below it.
    fn leave_out(&mut self, start: &Start, end: usize, why: &str) {
        let text = format!("{} {}", start.raw, start.lead);
        let line = self.prepared.number(start.at);
        self.imported.skipped.push(Skipped::left_out(line, text.trim_end(), why));
        let below = match why {
            _ if start.explains_star => EXPLAINS,
            TITLE | OVER => "below a heading that is not a question",
            _ => why,
        };
        self.tell_other_columns(start);
        self.skip(start.end..end, below);
        (start.line..start.end).for_each(|number| self.prepared.set(number, ""));
    }

    fn skip(&mut self, lines: Range<usize>, why: &str) {
        let told = self.prepared.paragraphs(lines.clone(), why);
        self.imported.skipped.extend(told);
        lines.for_each(|number| self.prepared.set(number, ""));
    }

    /// Takes the question whose text ends before line `end`.
    fn close(&mut self, question: Option<(&Start, usize)>) {
        let Some((start, end)) = question else { return };
        let mut is_shared = false;
        let mut note = Note { prompt: start.prompt.clone(), line: self.prepared.number(start.at), ..Note::default() };
        match &start.answer {
            Some(answer) => {
                note.answer.clone_from(answer);
                note.answer_line = note.line;
                if start.is_closed {
                    let is_card = self.prepared.cards.contains_key(&start.line);
                    self.skip(start.end..end, if is_card { "below a card" } else { "after a table of questions" });
                }
            }
            None => {
                self.leave_too_long(start.end..end);
                self.take_advice(start.end..end);
                is_shared = self.take_labels(start.end..end);
                self.take_template(start.end..end);
                let (answer, at) = self.prepared.answer(start.end..end);
                (note.answer, note.answer_line) = (answer, self.prepared.number(at));
                note.put_first(&start.lead, self.prepared.number(start.end.saturating_sub(1)));
            }
        }
        let first = note.answer.lines().next().unwrap_or_default();
        let marked = after_answer_mark(first).or_else(|| after_like_mark(&start.raw, first));
        if let Some(after) = marked.filter(|_| start.is_marked) {
            note.answer = format!("{after}{}", note.answer.get(first.len()..).unwrap_or_default());
        }
        self.tell_other_columns(start);
        let raw = after_question_mark(&start.raw).unwrap_or(&start.raw);
        if let Some(left) = words_left_out(&without_tags(raw), &start.prompt) {
            let why = format!("cleaned off the question \"{}\"", start.prompt);
            self.imported.skipped.push(Skipped::left_out(note.line, left, why));
        }
        self.imported.questions.push(note);
        if is_shared {
            let questions = self.imported.questions.get_mut(self.section..).unwrap_or_default();
            self.imported.skipped.extend(share_answers(questions));
            self.section = self.imported.questions.len();
        }
    }

    fn tell_other_columns(&mut self, start: &Start) {
        if !start.head.is_empty() {
            let told =
                Skipped::remark(self.prepared.number(start.line), start.head.clone(), "the heads of the columns");
            self.imported.skipped.push(told);
        }
        for (name, text) in &start.left_out {
            let why = if name.is_empty() {
                "a column that is no answer".to_owned()
            } else {
                format!("the column \"{name}\" is no answer")
            };
            self.imported.skipped.push(Skipped::left_out(self.prepared.number(start.at), text.clone(), why));
        }
    }

    /// Leaves out paragraphs that say of themselves that they are advice: `**Why they ask:** They want patience.`
    fn take_advice(&mut self, lines: Range<usize>) {
        let text = self.prepared.lines.get(lines.clone()).unwrap_or_default().join("\n");
        for block in read_blocks(&text).blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            let plain = block.inline(&text).text;
            let Some((label, behind)) = plain.split_once([':', '：']) else { continue };
            if block.depth == 0 && is_advice_title(label) && has_letters(behind) {
                let number = |at: usize| lines.start + text.get(..at).unwrap_or_default().matches('\n').count();
                let last = block.lines.last().map_or(block.span.start, |line| line.span.start);
                self.skip(number(block.span.start)..number(last) + 1, ADVICE);
            }
        }
    }

    /// Leaves out a text that nobody would say in one answer.
    fn leave_too_long(&mut self, lines: Range<usize>) {
        let below = self.prepared.lines.get(lines.clone()).unwrap_or_default();
        if below.iter().map(|line| line.len() + 1).sum::<usize>() > MOST_STORY {
            self.skip(lines, "too long for an answer to one question: split it into the stories that it tells");
        }
    }

    /// Leaves out what stands in place of an answer: what belongs in each part, or a word that says that it is still to come.
    fn take_template(&mut self, lines: Range<usize>) {
        let text = self.prepared.lines.get(lines.clone()).unwrap_or_default().join("\n");
        if addresses_reader(&text) {
            self.skip(lines, EXPLAINS);
        } else if is_placeholder(&text) {
            self.skip(lines, "stands in place of an answer");
        }
    }

    /// Takes out headings and lines that only say that an answer follows, and templates below them that nobody filled in.
    /// Gives whether one speaks of several answers.
    fn take_labels(&mut self, lines: Range<usize>) -> bool {
        let labels = self.label_lines(lines.clone());
        let ends = labels.iter().skip(1).map(|label| label.start).chain([lines.end]);
        let ends: Vec<usize> = ends.collect();
        let several = labels.len() > 1;
        let mut is_shared = false;
        for (label, end) in labels.iter().zip(ends) {
            let line = self.prepared.line(label.start).trim().to_owned();
            self.prepared.set(label.start, "");
            is_shared |= names_several(&line);
            self.imported.skipped.push(Skipped::remark(self.prepared.number(label.start), bare(&line), LABEL));
            let below = self.prepared.lines.get(label.end..end).unwrap_or_default().join("\n");
            if several && is_template(&read_story(&below, 1, Framework::Star).0) {
                (label.end..end).for_each(|number| self.prepared.set(number, ""));
            }
        }
        is_shared
    }

    /// The lines among `lines` that are labels of an answer: headings, bold lines, lines that end in a colon.
    fn label_lines(&self, lines: Range<usize>) -> Vec<Range<usize>> {
        let text = self.prepared.lines.get(lines.clone()).unwrap_or_default().join("\n");
        let mut found = Vec::new();
        for block in read_blocks(&text).blocks {
            let Some(first) = block.lines.first() else { continue };
            let inline = block.inline(&text);
            let is_bold = matches!(inline.bold.as_slice(), [run] if run.len() >= inline.text.trim().len());
            let is_title = matches!(block.kind, BlockKind::Heading(_))
                || is_bold
                || inline.text.trim_end().ends_with(':')
                || names_several(&inline.text);
            let is_alone = block.lines.len() == 1 && block.depth == 0 && block.kind != BlockKind::Code;
            if is_title && is_alone && is_answer_label(&clean_prompt(&inline.text)) {
                let number = lines.start + text.get(..first.span.start).unwrap_or_default().matches('\n').count();
                found.push(number..number + 1);
            }
        }
        found
    }
}

/// Whether `text` says in each part what the reader should write there, and tells nothing of its own.
fn addresses_reader(text: &str) -> bool {
    let (explains, _) = star_below(text);
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    explains && !is_told(text) && words.any(|word| matches!(word, "you" | "your"))
}

fn is_placeholder(text: &str) -> bool {
    const PLACEHOLDERS: [&str; 9] =
        ["todo", "tbd", "tba", "n/a", "xxx", "fill in", "coming soon", "to be written", "待补充"];
    let bare = text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    PLACEHOLDERS.contains(&bare.as_str())
}

/// Whether the label stands over several answers: "Answers", "Sample answers".
fn names_several(label: &str) -> bool {
    let lower = bare(label).to_lowercase();
    ["answers", "responses", "antworten", "musterantworten", "respuestas", "réponses"]
        .iter()
        .any(|word| lower.ends_with(word))
}

/// `line` without the marks around it.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| matches!(c, '#' | '*' | '_' | ' ' | '>' | ':'))
}

impl Note {
    /// Puts text that stood on the question's own last line, `line` from 1, before the answer, so that the lines of the
    /// answer keep their numbers.
    fn put_first(&mut self, lead: &str, line: usize) {
        if lead.is_empty() {
            return;
        }
        let gap = if self.answer.is_empty() { 0 } else { self.answer_line.saturating_sub(line) };
        self.answer = format!("{lead}{}{}", "\n".repeat(gap), self.answer);
        self.answer_line = line;
    }
}

/// `raw` without tags, which are no words of the notes.
fn without_tags(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>').filter(|(tag, _)| is_tag && !tag.contains("://")) {
            Some((_, behind)) => {
                out.push(' ');
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out + rest
}

/// The piece of `raw` that holds its words that are not in `prompt`, but for numbers and question marks of the `Q:` kind.
fn words_left_out(raw: &str, prompt: &str) -> Option<String> {
    let known: HashSet<&str> = bare_words(prompt).into_iter().collect();
    let is_digit = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let is_mark = |word: &str| word.chars().all(is_digit) || is_question_mark_word(word);
    let is_left = |word: &&str| !known.contains(word) && !is_mark(word) && !prompt.contains(word);
    // The number before a Chinese question stands in no run of its own.
    let raw = raw.split_once('、').filter(|(number, _)| number.chars().all(is_digit)).map_or(raw, |(_, rest)| rest);
    Some(cut_out(raw, |word| is_left(&word))).filter(|left| !left.is_empty())
}
