//! `story`: the draft tells another story than the person's own answer that it is compared with.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;

/// The rule's name: where it warns, no key point is matched.
pub const STORY: &str = "story";

pub const CHECK: Check = Check {
    rules: &[Rule::new(STORY, "another story", "")],
    star_only: false,
    needs: Needs::English,
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(own) = reading.own_reference().filter(|_| reading.is_another_story()) else { return Vec::new() };
    let headline = own.story.headline.clone().or_else(|| own.answer.headline.clone());
    let name = headline.unwrap_or_else(|| own.answer.id.to_string());
    let message = format!("This sounds like another story than «{name}»");
    let finding = Finding::warn(
        STORY,
        format!("{message}: hardly anything in it stands there, so no key point is called missed."),
    );
    let advice = "Compare it with another of your answers (o), or make an answer of it (u).";
    vec![finding.advise(advice).tasked(format!("{message}. {advice}"))]
}
