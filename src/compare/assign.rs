//! Situation, Task, Action and Result of a text without headings, where its own words make that clear.
//!
//! By cue words and their place: a turn to the Action ("so I", "I decided") followed by at least two things done, then a
//! turn to the Result ("as a result", "in the end") in the second half. The Task is told apart only by a cue of its own,
//! else it is joined with the Situation. Anything less is no assignment: a wrong one would accuse falsely.

mod cues;
mod sentences;

use super::statements::{Prose, Statement, Tense, Who};
use super::tokens::{Phrases, Token};
use crate::domain::PartId;
use cues::{ACTION, Borders, OUTCOME, RESULT, TASK};
use std::ops::Range;

/// The parts of `text`, in order; `None` where it is not clear.
pub fn assign(text: &Prose) -> Option<Vec<(Vec<PartId>, &str)>> {
    let borders = by_paragraphs(text).or_else(|| sentences::borders(text)).or_else(|| by_turns(text))?;
    let cut = |from: usize, to: Option<usize>| {
        let start = if from == 0 { 0 } else { text.tokens.get(from)?.range.start };
        let end = to.and_then(|to| text.tokens.get(to)).map_or(text.text.len(), |token| token.range.start);
        text.text.get(start..end).map(str::trim)
    };
    let Borders { task, action, result } = borders;
    let mut parts = match task {
        Some(task) => {
            vec![(vec![PartId::Situation], cut(0, Some(task))?), (vec![PartId::Task], cut(task, Some(action))?)]
        }
        None => vec![(vec![PartId::Situation, PartId::Task], cut(0, Some(action))?)],
    };
    parts.push((vec![PartId::Action], cut(action, Some(result))?));
    parts.push((vec![PartId::Result], cut(result, None)?));
    Some(parts)
}

/// Where paragraphs follow each other as the parts do: the last tells what came of it, before it comes one with at least
/// two things that the speaker did, and the one before that may tell the Task.
fn by_paragraphs(text: &Prose) -> Option<Borders> {
    let starts = paragraphs(text);
    let result = *starts.last().filter(|_| starts.len() >= 3)?;
    let last = text.tokens.get(result..)?;
    if !OUTCOME.any(last) && !last.iter().any(Token::is_number) {
        return None;
    }
    let deeds = |range: Range<usize>| {
        let own = |statement: &&Statement| {
            statement.is_own() && statement.is_deed() && range.contains(&statement.tokens.start)
        };
        text.statements.iter().filter(own).count()
    };
    let spans: Vec<Range<usize>> = starts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?)).collect();
    let has_task = |span: &Range<usize>| TASK.any(text.tokens.get(span.clone()).unwrap_or_default());
    let first = spans
        .iter()
        .skip(1)
        .position(|span| deeds(span.clone()) >= 2 && !(has_task(span) && deeds(span.clone()) < 3))?
        + 1;
    let action = spans.get(first)?.start;
    let before = spans.get(first - 1).filter(|span| first > 1 && has_task(span));
    Some(Borders { task: before.map(|span| span.start), action, result })
}

/// The token with which each paragraph begins.
fn paragraphs(text: &Prose) -> Vec<usize> {
    let mut starts = vec![0];
    for (at, pair) in text.tokens.windows(2).enumerate() {
        let [before, next] = pair else { continue };
        let between = text.text.get(before.range.end..next.range.start).unwrap_or_default();
        if between.matches('\n').count() > 1 {
            starts.push(at + 1);
        }
    }
    starts
}

fn by_turns(text: &Prose) -> Option<Borders> {
    let tokens = &text.tokens;
    let result = first_from(&RESULT, tokens, tokens.len() / 2)?;
    let action = first_from(&ACTION, tokens, 5).into_iter().chain(run_of_deeds(text)).min();
    let action = action.filter(|at| *at + 5 < result)?;
    let deeds = text
        .statements
        .iter()
        .filter(|statement| statement.is_deed() && (action..result).contains(&statement.tokens.start));
    if deeds.count() < 2 || tokens.len() < result + 4 {
        return None;
    }
    let task = first_from(&TASK, tokens, 5).filter(|at| *at + 3 < action);
    Some(Borders { task, action, result })
}

/// The sentence with which the speaker begins to do one thing after the other: three deeds close together, none of them
/// in the first sentence.
fn run_of_deeds(text: &Prose) -> Option<usize> {
    /// So many words hold three deeds that follow each other. A convention of this program.
    const CLOSE: usize = 40;
    let is_own =
        |statement: &&Statement| statement.who == Who::I && statement.is_deed() && statement.tense == Tense::Past;
    let deeds: Vec<usize> = text.statements.iter().filter(is_own).map(|statement| statement.tokens.start).collect();
    let first = deeds.windows(3).find(|three| {
        let later = three.first().is_some_and(|at| text.tokens.get(*at).is_some_and(|token| token.sentence > 0));
        later && matches!(three, [first, .., last] if last - first <= CLOSE)
    })?;
    let home = text.tokens.get(*first.first()?)?.sentence;
    text.tokens.iter().position(|token| token.sentence == home)
}

/// The first hit at or after `least` that opens its sentence, or stands anywhere in a transcript without punctuation.
fn first_from(phrases: &Phrases, tokens: &[Token], least: usize) -> Option<usize> {
    phrases
        .find(tokens)
        .into_iter()
        .map(|hit| hit.start)
        .filter(|start| *start >= least)
        .find_map(|hit| turn(tokens, hit))
}

/// The place at which the text turns with the cue at `hit`, if it does.
fn turn(tokens: &[Token], hit: usize) -> Option<usize> {
    /// Words such as "and" or "but" before the cue.
    const BEFORE: usize = 1;
    /// No sentence that somebody wrote with full stops.
    const UNPUNCTUATED: usize = 40;
    let home = tokens.get(hit)?.sentence;
    let opening = (hit.saturating_sub(BEFORE)..=hit)
        .find(|at| tokens.get(*at).is_some_and(|token| token.opens && token.sentence == home));
    let unpunctuated = || tokens.iter().filter(|token| token.sentence == home).count() > UNPUNCTUATED;
    opening.or_else(|| unpunctuated().then_some(hit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&[&[PartId]]>) {
        let prose = Prose::new(text);
        let parts = assign(&prose);
        let ids: Option<Vec<&[PartId]>> =
            parts.as_ref().map(|parts| parts.iter().map(|(ids, _)| ids.as_slice()).collect());
        assert_eq!(ids.as_deref(), expected, "{text}");
    }

    const CLEAR: &str = "Last year our client demo was two weeks away and we had two models. I had to recommend one of \
        them. So I wrote down the risks of both and asked product to look at it. Then I showed them the slow cases. As a \
        result we chose the stable one and the demo went fine.";

    #[test]
    fn a_text_with_clear_turns_is_assigned() {
        use PartId::*;
        check(CLEAR, Some(&[&[Situation], &[Task], &[Action], &[Result]]));
        check(
            &CLEAR.replace("I had to recommend one of them. ", ""),
            Some(&[&[Situation, Task], &[Action], &[Result]]),
        );
    }

    #[test]
    fn a_transcript_without_punctuation_is_assigned_by_its_turns() {
        let spoken = CLEAR.to_lowercase().replace(['.', ','], "");
        check(&spoken, Some(&[&[PartId::Situation], &[PartId::Task], &[PartId::Action], &[PartId::Result]]));
    }

    #[test]
    fn an_unclear_text_is_not() {
        check("", None);
        check("We had a conflict about the model. It was hard. We talked and it was fine afterwards.", None);
        check("As a result of a merger we moved offices. So I decided to leave.", None);
    }
}
