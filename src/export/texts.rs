//! Every text of a sheet, whatever a format may write: walked by redaction, and to make what is hidden visible.
//!
//! Structs are taken apart by name, so that the compiler asks for a field that is added.

use super::sheet::{Cue, FollowUp, QuestionRef, Sheet, SheetPart, SheetQuestion, SheetStory};
use crate::text::visible::is_hidden;

/// How a text of a sheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    Plain,
    Markdown,
    /// Words joined by hyphens, which stay so.
    Id,
}

impl Sheet {
    /// Hands every text to `change`.
    pub fn change_texts(&mut self, change: &mut impl FnMut(TextKind, &mut String)) {
        let Sheet { form: _, title, date: _, interview: _, interview_note, stories, questions, gaps, notes } = self;
        change(TextKind::Plain, title);
        change(TextKind::Markdown, interview_note);
        stories.iter_mut().for_each(|story| story.change_texts(change));
        questions.iter_mut().for_each(|question| question.change_texts(change));
        gaps.iter_mut().for_each(|gap| gap.change_texts(change));
        change(TextKind::Markdown, notes);
    }

    /// Writes control and bidi characters by number, so that they neither act nor lack a glyph; line feeds and tabs stay.
    /// To be done last: a name may hide behind them.
    pub fn make_visible(&mut self) {
        self.change_texts(&mut |_, text| {
            if text.contains(acts) {
                *text = visible(text);
            }
        });
    }
}

fn acts(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\t' | '\r')
}

fn visible(text: &str) -> String {
    let shown = |c: char| if acts(c) { format!("<U+{:04X}>", u32::from(c)) } else { c.to_string() };
    text.chars().map(shown).collect()
}

impl SheetStory {
    fn change_texts(&mut self, change: &mut impl FnMut(TextKind, &mut String)) {
        let SheetStory { id, headline, kind: _, framework: _, opening, parts, figures, serves, fix, source, again: _ } =
            self;
        change(TextKind::Id, id);
        let lines = [headline, opening].into_iter().chain(figures).chain(fix).chain(source);
        lines.for_each(|text| change(TextKind::Plain, text));
        serves.iter_mut().for_each(|reference| reference.change_texts(change));
        parts.iter_mut().for_each(|part| part.change_texts(change));
    }
}

impl SheetPart {
    fn change_texts(&mut self, change: &mut impl FnMut(TextKind, &mut String)) {
        let SheetPart { ids: _, key_points, cues, first_sentence, text } = self;
        let cues = cues.iter_mut().map(|Cue { text, spare: _ }| text);
        key_points.iter_mut().chain(cues).chain([first_sentence]).for_each(|text| change(TextKind::Plain, text));
        change(TextKind::Markdown, text);
    }
}

impl SheetQuestion {
    fn change_texts(&mut self, change: &mut impl FnMut(TextKind, &mut String)) {
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
        } = self;
        change(TextKind::Id, id);
        let lines = [prompt].into_iter().chain(competency).chain(asked_as).chain(look_for).chain(fix);
        lines.for_each(|text| change(TextKind::Plain, text));
        for FollowUp { prompt, answered } in follow_ups {
            change(TextKind::Plain, prompt);
            answered.iter_mut().for_each(|(text, _)| change(TextKind::Plain, text));
        }
    }
}

impl QuestionRef {
    fn change_texts(&mut self, change: &mut impl FnMut(TextKind, &mut String)) {
        let QuestionRef { id, prompt } = self;
        change(TextKind::Id, id);
        change(TextKind::Plain, prompt);
    }
}
