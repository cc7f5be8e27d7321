//! `blame`: others put down. Only wording that leaves no doubt: a conflict told fairly names what others did, too.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::Prose;
use crate::compare::tokens::Phrases;
use std::ops::Range;
use std::sync::LazyLock;

pub const CHECK: Check = Check {
    rules: &[Rule::new(
        "blame",
        "somebody else gets the blame",
        "Somebody else gets the blame: say what they did and what you made of it, without a verdict.",
    )],
    star_only: false,
    needs: Needs::English,
    demand: true,
    quick: true,
    run: Run::OnDraft(check),
};

/// Blame whoever it is about.
static PLAIN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "let me down, let us down, let the team down, let everyone down, stabbed me, his fault, her fault, their fault, is to blame, was to blame, were to blame, are to blame, i blame, i blamed, \
         an idiot, idiots, a moron, morons, a jerk, didn't do his job, \
         didn't do her job, didn't do their job, did not do his job, did not do her job, did not do their job, couldn't be bothered, \
         no clue what, no idea what he was doing, no idea what she was doing, no idea what they were doing, terrible manager, bad manager, terrible boss, bad boss, \
         awful manager, awful boss, horrible manager, horrible boss, bad team, lazy colleague, lazy coworker, lazy team, incompetent manager, \
         incompetent boss, incompetent colleague, incompetent team, useless manager, useless team, toxic manager, toxic boss, toxic team, toxic colleague",
    )
});

/// Blame when a person is said to be so, or to have done so.
static OF_A_PERSON: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "micromanager, a micromanager, micromanages, micromanaged, a control freak, a bully, a liar, a nightmare, arrogant, lazy, incompetent, stupid, useless, clueless, dumb, toxic, unprofessional, careless, messed up, messed everything up, screwed up, dropped the ball, \
         didn't care, did not care, ruined, sabotaged",
    )
});

const PEOPLE: &[&str] = &[
    "he",
    "she",
    "they",
    "manager",
    "boss",
    "colleague",
    "colleagues",
    "coworker",
    "coworkers",
    "teammate",
    "teammates",
    "team",
    "people",
    "developers",
    "developer",
    "engineers",
    "engineer",
    "lead",
    "he's",
    "she's",
    "they're",
    "pm",
    "director",
    "management",
];

const BETWEEN: &[&str] = &[
    "was",
    "were",
    "is",
    "are",
    "really",
    "just",
    "very",
    "so",
    "too",
    "totally",
    "completely",
    "simply",
    "always",
    "had",
    "has",
    "have",
    "and",
    "a",
    "bit",
    "being",
    "pretty",
    "quite",
];

const NEGATIONS: &[&str] = &[
    "not", "never", "no", "nobody", "without", "didn't", "don't", "wasn't", "weren't", "isn't", "aren't", "doesn't",
    "can't", "couldn't", "neither", "nor", "hardly", "than", "if",
];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let text = &reading.whole;
    let mut hits = PLAIN.find(&text.tokens);
    hits.extend(OF_A_PERSON.find(&text.tokens).into_iter().filter(|hit| is_about_a_person(text, hit.start)));
    hits.extend(somebodys_fault(text));
    hits.sort_by_key(|hit| hit.start);
    // That nobody is put down cannot be told from words.
    let Some(hit) = hits.into_iter().find(|hit| !is_denied(text, hit.start)) else { return Vec::new() };
    let finding = Finding::warn("blame", "This puts the fault on somebody else, and a listener then wonders about you (a convention of interview guides).")
            .advise("Say what they did and what you made of it, without a verdict on the person.")
            .shown_by(text.passage(hit));
    vec![finding]
}

/// "the backend team's fault".
fn somebodys_fault(text: &Prose) -> Option<Range<usize>> {
    let pair = |two: &[crate::compare::tokens::Token]| matches!(two, [owner, fault] if fault.text == "fault" && owner.text.ends_with("'s") && !matches!(owner.text.as_str(), "nobody's" | "it's" | "that's"));
    text.tokens.windows(2).position(pair).map(|at| at..at + 2)
}

fn is_about_a_person(text: &Prose, at: usize) -> bool {
    let home = text.tokens.get(at).map(|token| token.sentence);
    let before =
        text.tokens.get(..at).unwrap_or_default().iter().rev().take_while(|token| Some(token.sentence) == home);
    let subject = before.take(4).find(|token| !BETWEEN.contains(&token.text.as_str()));
    subject.is_some_and(|token| PEOPLE.contains(&token.text.as_str()))
}

fn is_denied(text: &Prose, at: usize) -> bool {
    let near = text.tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    near.iter().any(|token| NEGATIONS.contains(&token.text.as_str()))
}
