//! Situation, Task, Action and Result of a text without headings, where its own words make that clear.
//!
//! By cue words and their place: a turn to the Action ("so I", "I decided") followed by at least two things done, then a
//! turn to the Result ("as a result", "in the end") in the second half. The Task is told apart only by a cue of its own,
//! else it is joined with the Situation. Anything less is no assignment: a wrong one would accuse falsely.

use super::statements::Prose;
use super::tokens::{Phrases, Token};
use crate::domain::PartId;
use std::sync::LazyLock;

static TASK: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "my task, my job was, my role was, my goal was, our goal was, the goal was, our task, the task was, i had to, \
         i needed to, i was responsible, i was asked to, i was in charge, we had to, we needed to, it was my job, \
         it was up to me, my responsibility",
    )
});

static ACTION: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "so i, i decided, what i did, first i, first of all i, the first thing i, i started, i began, to solve this, \
         to address this, to fix this, to resolve this, my approach, my action, the action i, in order to reach",
    )
});

static RESULT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "as a result, in the end, the result was, the result is, the outcome, eventually, at the end, this led to, that led to, the impact was, the final result, finally we, finally the, since then, in total we",
    )
});

/// The parts of `text`, in order; `None` where it is not clear.
pub fn assign(text: &Prose) -> Option<Vec<(Vec<PartId>, &str)>> {
    let tokens = &text.tokens;
    let result = first_from(&RESULT, tokens, tokens.len() / 2)?;
    let action = first_from(&ACTION, tokens, 5).filter(|at| *at + 5 < result)?;
    let deeds = text
        .statements
        .iter()
        .filter(|statement| statement.is_deed() && (action..result).contains(&statement.tokens.start));
    if deeds.count() < 2 || tokens.len() < result + 4 {
        return None;
    }
    let task = first_from(&TASK, tokens, 5).filter(|at| *at + 3 < action);
    let cut = |from: usize, to: Option<usize>| {
        let start = if from == 0 { 0 } else { tokens.get(from)?.range.start };
        let end = to.and_then(|to| tokens.get(to)).map_or(text.text.len(), |token| token.range.start);
        text.text.get(start..end).map(str::trim)
    };
    let setup = match task {
        Some(task) => {
            vec![(vec![PartId::Situation], cut(0, Some(task))?), (vec![PartId::Task], cut(task, Some(action))?)]
        }
        None => vec![(vec![PartId::Situation, PartId::Task], cut(0, Some(action))?)],
    };
    let rest = [(vec![PartId::Action], cut(action, Some(result))?), (vec![PartId::Result], cut(result, None)?)];
    Some(setup.into_iter().chain(rest).collect())
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
