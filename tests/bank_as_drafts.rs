//! The built-in answers read as drafts: sound stories draw hardly any warning, so a warning means something.

use greenroom::compare::{Attempt, Comparison, Reference, Settings, Status, Verdict, compare};
use greenroom::domain::{Answer, Bank, Config, Mode, Question, Story};
use greenroom::format::parts::{read_answer, read_story};
use greenroom::store::built_in;

/// Each answer with the first question that it serves and its text read for that question.
fn answers() -> Vec<(Answer, Question, Story)> {
    let built_in = built_in();
    let bank = Bank::new(built_in.questions.clone(), built_in.answers.clone());
    let served = |answer: &Answer| {
        let question = answer.questions.first().and_then(|id| bank.question(id)).expect("a question").clone();
        let story = read_answer(answer, question.framework);
        (answer.clone(), question, story)
    };
    bank.answers().iter().map(served).collect()
}

/// Compares `story` with an answer that has no text and only says which checks do not apply.
fn compared(answer: &Answer, question: &Question, story: &Story) -> Comparison {
    let settings = Settings::from(&Config::default());
    let attempt = Attempt { question, story, mode: Mode::Typed, seconds: None, head: None };
    let own = Answer { example: false, ..answer.clone() };
    compare(&attempt, Some(&Reference { answer: &own, story: &Story::default() }), &settings, &[])
}

fn warnings(comparison: &Comparison) -> Vec<&str> {
    comparison.checks.iter().filter(|finding| finding.status == Status::Warn).map(|finding| finding.rule).collect()
}

/// The same words in one part without headings.
fn without_headings(story: &Story) -> String {
    story.parts.iter().map(|part| part.plain.as_str()).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_built_in_answers_draw_no_warning_but_the_checks_that_do_not_apply() {
    let mut warned = Vec::new();
    for (answer, question, story) in answers() {
        let comparison = compared(&answer, &question, &story);
        assert_eq!(comparison.verdict, Verdict::Compared, "{}", answer.id);
        warned.extend(warnings(&comparison).into_iter().map(|rule| format!("{}: {rule}", answer.id)));
    }
    assert!(warned.is_empty(), "{warned:#?}");
}

#[test]
fn without_headings_or_as_a_transcript_they_draw_none_either() {
    for (answer, question, story) in answers() {
        let flat = without_headings(&story);
        let transcript: String =
            flat.to_lowercase().chars().filter(|c| !matches!(c, '.' | ',' | '?' | ':' | ';')).collect();
        for text in [flat, transcript.replace('\n', " ")] {
            let (story, _) = read_story(&text, 1, question.framework);
            let comparison = compared(&answer, &question, &story);
            assert_eq!(comparison.verdict, Verdict::Compared, "{}", answer.id);
            assert_eq!(warnings(&comparison), Vec::<&str>::new(), "{}: {:#?}", answer.id, comparison.checks);
        }
    }
}

#[test]
fn without_the_result_each_star_answer_is_told_so_first() {
    for (answer, question, mut story) in answers() {
        let parts = story.parts.len();
        story.parts.retain(|part| part.ids.iter().all(|id| id.id() != "result"));
        if story.parts.len() == parts {
            continue;
        }
        let fix = compared(&answer, &question, &story).fix.map(|fix| fix.rule);
        assert_eq!(fix, Some("part.result"), "{}", answer.id);
    }
}
