//! What an interviewer asks after an answer: about what it lacked, else what the question brings along.

use crate::compare::alternatives::names_alternative;
use crate::compare::{Band, Comparison, Point, Settings, Status, Verdict};
use crate::domain::{Bank, Config, Draft, Framework, PartName, Question};
use crate::format::drafts::draft_story;
use crate::review::References;
use crate::review::series::compare_with;
use std::cmp::Ordering;

const MEASURE: &str = "How did you know that it worked?";
const OWN_PART: &str = "What was your own part in that?";
const ALTERNATIVE: &str = "What else could you have done, and why did you not?";

/// The rules by which an answer lacks something to know its outcome by.
const UNMEASURED: [&str; 3] = ["part.result", "result.outcome", "result.measure"];

/// The follow-up to `draft`, whose comparison this is: about its outcome, its own part, the way not taken, or the weakest
/// of the person's own key points; else one of the question's own. None that is in `asked` already, nor one that the
/// draft answers.
pub fn follow_up(draft: &Draft, comparison: &Comparison, question: &Question, asked: &[String]) -> Option<String> {
    let lacked = lacked(draft, comparison, question).into_iter().flatten();
    let mut possible = lacked.chain(question.follow_ups.iter().cloned());
    possible.find(|prompt| !asked.contains(prompt) && !answers(draft, prompt))
}

/// As [`follow_up`], to an answer that is held against its reference here.
pub fn follow_up_to(draft: &Draft, bank: &Bank, config: &Config, asked: &[String]) -> Option<String> {
    let question = bank.question(&draft.head.question)?;
    let references = References::of(question, [&draft.head], bank);
    let reference = references.chosen_for(Some(&draft.head), &draft_story(draft, question.framework));
    let result = compare_with(draft, question, reference.as_ref(), &Settings::from(config), &[]);
    follow_up(draft, &result, question, asked)
}

/// What the answer lacked, in the order in which it is asked for.
fn lacked(draft: &Draft, comparison: &Comparison, question: &Question) -> [Option<String>; 4] {
    let warns = |rule: &str| comparison.checks.iter().any(|found| found.rule == rule && found.status == Status::Warn);
    let unmeasured = UNMEASURED.iter().any(|rule| warns(rule));
    let is_story = comparison.verdict == Verdict::Compared && question.framework == Framework::Star;
    let one_way = is_story && names_alternative(&whole_text(draft)) == Some(false);
    [
        unmeasured.then(|| MEASURE.to_owned()),
        warns("ownership").then(|| OWN_PART.to_owned()),
        one_way.then(|| ALTERNATIVE.to_owned()),
        weakest(comparison).map(|point| format!("Tell me more about this: {}", point.label)),
    ]
}

/// The key point of the person's own answer that was said least, if any was not surely said.
fn weakest(comparison: &Comparison) -> Option<&Point> {
    let is_weak = |point: &&Point| point.shown_band().is_some_and(|band| band != Band::Said);
    let weak = comparison.points.iter().filter(is_weak).filter(|_| comparison.own_answer);
    weak.min_by(|a, b| a.score.partial_cmp(&b.score).unwrap_or(Ordering::Equal))
}

fn whole_text(draft: &Draft) -> String {
    draft.story_parts().map(|(_, text)| text).collect::<Vec<_>>().join("\n\n")
}

/// Whether the draft has a section under this prompt; the heading in the file has single spaces.
pub fn answers(draft: &Draft, prompt: &str) -> bool {
    let headed = |name: &PartName| match name {
        PartName::Other(name) => name.split_whitespace().eq(prompt.split_whitespace()),
        PartName::Part(_) => false,
    };
    draft.parts.iter().any(|part| headed(&part.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{self, Case, answer, spoken, typed};
    use crate::domain::DraftPart;

    const BUILT_IN: &str = "What would the other person say about it?";

    fn of(case: &Case, asked: &[&str]) -> Option<String> {
        let question = Question { follow_ups: vec![BUILT_IN.to_owned()], ..fixture::question(case.framework) };
        let section = |text: &str| {
            let (name, text) = text.split_once('\n').unwrap_or((text, ""));
            let name =
                crate::domain::PartId::from_name(name.trim()).map_or(PartName::Other(name.to_owned()), PartName::Part);
            DraftPart { name, text: text.to_owned() }
        };
        let parts = case.draft.split("## ").filter(|text| !text.is_empty()).map(section).collect();
        let draft = Draft { head: fixture::head(), parts };
        let asked: Vec<String> = asked.iter().map(|prompt| (*prompt).to_owned()).collect();
        follow_up(&draft, &case.compare(), &question, &asked)
    }

    const SETUP: &str = "## Situation\nLast spring our nightly import failed twice a week.\n## Task\nI was asked to make it reliable.\n";
    const OWN: &str = "## Action\nI read the logs of a month. I found the table that grew. I wrote a job that trims it, and I told the team.\n";
    const TEAM: &str = "## Action\nWe read the logs of a month. We found the table that grew. We wrote a job that trims it, and we told everyone.\n";
    const MEASURED: &str = "## Result\nIt has not failed once in 90 nights since.\n";
    const WEIGHED: &str = "## Action\nI could have bought a bigger disk. I wrote a job that trims the table instead, and I told the team.\n";

    #[track_caller]
    fn check(draft: String, expected: &str) {
        assert_eq!(of(&typed(&draft), &[]).as_deref(), Some(expected), "{draft}");
    }

    #[test]
    fn an_answer_is_asked_for_what_it_lacked() {
        check(format!("{SETUP}{OWN}"), MEASURE);
        check(format!("{SETUP}{OWN}## Result\nIt went very well and everyone was happy.\n"), MEASURE);
        check(format!("{SETUP}{TEAM}{MEASURED}"), OWN_PART);
        check(format!("{SETUP}{OWN}{MEASURED}"), ALTERNATIVE);
        check(format!("{SETUP}{WEIGHED}{MEASURED}"), BUILT_IN);
    }

    #[test]
    fn then_for_the_key_point_of_the_own_answer_that_was_said_least_and_of_nobody_elses() {
        let draft = format!("{SETUP}{WEIGHED}{MEASURED}");
        let told = "## Action\nI wrote a job that trims the table.\nI rehearsed the recovery with the support desk on a Sunday.\n";
        let own = typed(&draft).against(answer("mine", true), told);
        let asked = of(&own, &[]).expect("a follow-up");
        assert_eq!(asked, "Tell me more about this: I rehearsed the recovery with the support desk on a Sunday.");
        let theirs = typed(&draft).against(answer("theirs", false), told);
        assert_eq!(of(&theirs, &[]).as_deref(), Some(BUILT_IN));
    }

    #[test]
    fn nothing_is_asked_twice_in_one_interview_nor_when_it_is_answered_already() {
        let unmeasured = format!("{SETUP}{TEAM}");
        assert_eq!(of(&typed(&unmeasured), &[MEASURE]).as_deref(), Some(OWN_PART));
        let answered = format!("{unmeasured}## {MEASURE}\nThe alarms stopped.\n");
        assert_eq!(of(&typed(&answered), &[]).as_deref(), Some(OWN_PART));
        assert_eq!(of(&typed(&unmeasured), &[MEASURE, OWN_PART, ALTERNATIVE, BUILT_IN]), None);
    }

    #[test]
    fn where_the_words_tell_nothing_the_question_has_its_own() {
        assert_eq!(of(&spoken("", [20, 10, 60, 15]), &[]).as_deref(), Some(BUILT_IN));
        let other = "## Situation\nUnser Import ist im letzten Jahr jede Woche zweimal ausgefallen, und das war nicht gut.\n\
            ## Action\nIch habe die Protokolle gelesen und eine Tabelle gefunden, die immer weiter gewachsen ist.\n\
            ## Result\nEs ist danach nicht mehr ausgefallen, und die Kollegen haben sich gefreut.\n";
        assert_eq!(of(&typed(other), &[]).as_deref(), Some(BUILT_IN));
        let trait_ = typed("## Claim\nI plan too much ahead.\n## Example\nI did so last year.\n").of(Framework::Trait);
        assert_eq!(of(&trait_, &[]).as_deref(), Some(BUILT_IN));
    }
}
