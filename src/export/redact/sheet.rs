//! Every text of a sheet through the redactor: whatever a format may write.
//!
//! Structs are taken apart by name, so that the compiler asks for a field that is added.

use super::Redactor;
use crate::export::sheet::{Cue, FollowUp, QuestionRef, Sheet, SheetPart, SheetQuestion, SheetStory};
use std::collections::HashSet;

/// What redaction did to a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redacted {
    /// How many places were replaced.
    pub replaced: usize,
    /// The words that hold a redacted one and more, and stay: each once, in the order of the sheet.
    pub near_misses: Vec<String>,
}

/// Takes the words of `redactor` out of every text of `sheet`.
pub fn redact_sheet(sheet: &mut Sheet, redactor: &Redactor) -> Redacted {
    let mut work = Work { redactor, done: Redacted::default(), told: HashSet::new() };
    work.sheet(sheet);
    work.done
}

struct Work<'r> {
    redactor: &'r Redactor,
    done: Redacted,
    told: HashSet<String>,
}

impl Work<'_> {
    fn sheet(&mut self, sheet: &mut Sheet) {
        let Sheet { form: _, title, date: _, interview: _, interview_note, stories, questions, gaps, notes } = sheet;
        self.plain(title);
        stories.iter_mut().for_each(|story| self.story(story));
        questions.iter_mut().for_each(|question| self.question(question));
        gaps.iter_mut().for_each(|gap| self.reference(gap));
        self.markdown(interview_note);
        self.markdown(notes);
    }

    fn story(&mut self, story: &mut SheetStory) {
        let SheetStory { id, headline, kind: _, framework: _, opening, parts, figures, serves, fix, source, again: _ } =
            story;
        self.id(id);
        self.all([headline, opening]);
        self.all(figures);
        self.all(fix);
        self.all(source);
        serves.iter_mut().for_each(|reference| self.reference(reference));
        parts.iter_mut().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &mut SheetPart) {
        let SheetPart { ids: _, key_points, cues, first_sentence, text } = part;
        self.all(key_points);
        cues.iter_mut().for_each(|Cue { text, spare: _ }| self.plain(text));
        self.plain(first_sentence);
        self.markdown(text);
    }

    fn question(&mut self, question: &mut SheetQuestion) {
        let SheetQuestion {
            id,
            guid: _,
            prompt,
            competency,
            framework: _,
            seconds: _,
            story: _,
            asked_as,
            look_for,
            follow_ups,
            fix,
        } = question;
        self.id(id);
        self.plain(prompt);
        self.all(competency);
        self.all(fix);
        self.all(asked_as);
        self.all(look_for);
        for FollowUp { prompt, answered } in follow_ups {
            self.plain(prompt);
            self.all(answered.iter_mut().map(|(text, _)| text));
        }
    }

    fn reference(&mut self, reference: &mut QuestionRef) {
        let QuestionRef { id, prompt } = reference;
        self.id(id);
        self.plain(prompt);
    }

    fn all<'t>(&mut self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.plain(text));
    }

    fn plain(&mut self, text: &mut String) {
        let redacted = self.redactor.redact(text);
        self.keep(text, redacted);
    }

    fn markdown(&mut self, text: &mut String) {
        let redacted = self.redactor.redact_markdown(text);
        self.keep(text, redacted);
    }

    fn keep(&mut self, text: &mut String, (redacted, count): (String, usize)) {
        *text = redacted;
        self.done.replaced += count;
        for word in self.redactor.near_misses(text) {
            if self.told.insert(word.clone()) {
                self.done.near_misses.push(word);
            }
        }
    }

    /// An id stays one word, with hyphens; its words may be those of a redacted name.
    fn id(&mut self, id: &mut String) {
        let as_written = id.clone();
        self.plain(id);
        if *id != as_written {
            *id = id.split_whitespace().collect::<Vec<_>>().join("-");
        }
    }
}
