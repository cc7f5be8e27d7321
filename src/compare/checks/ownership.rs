//! `ownership`: whose deeds the Action tells. "We" in Situation and Result is fine; a dropped pronoun counts as "I".

use super::check::{Check, Needs, Rule, Run};
use super::part::why_no_part;
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::{Statement, Who};
use crate::domain::PartId;

pub const CHECK: Check = Check {
    rules: &[Rule::new("ownership", "mostly \"we\"", "The Action is mostly \"we\": say which steps were yours.")],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// Fewer deeds than this tell nothing about whose they are. A convention of this program.
const FEWEST_DEEDS: usize = 2;

/// Below this share of one's own deeds the Action hides the person. A convention of this program: that an Action be told
/// as "I" is advice of interview guides, the figure is not theirs.
const OWN_SHARE: f64 = 0.5;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    vec![finding(reading).at(PartId::Action)]
}

fn finding(reading: &Reading<'_>) -> Finding {
    let Some(action) = reading.placement.filled(PartId::Action) else {
        return Finding::unknown("ownership", why_no_part(reading, PartId::Action));
    };
    let is_deed = |statement: &&Statement| statement.is_deed() && statement.who != Who::Other;
    let deeds: Vec<&Statement> = action.prose.statements.iter().filter(is_deed).collect();
    let own = deeds.iter().filter(|deed| deed.is_own()).count();
    if deeds.len() < FEWEST_DEEDS {
        return Finding::unknown("ownership", "The Action names too few steps with a person to count whose they are.");
    }
    let says_i = deeds.iter().filter(|deed| deed.who == Who::I).count();
    let ratio = match own {
        _ if says_i == deeds.len() => "Every step in the Action says \"I\"".to_owned(),
        _ if own == deeds.len() => "No step in the Action says \"we\"".to_owned(),
        _ => format!("{says_i} of {} steps in the Action say \"I\"", deeds.len()),
    };
    let enough = own as f64 >= OWN_SHARE * deeds.len() as f64;
    let shows_it = |deed: &&&Statement| deed.is_own() == enough;
    let first = deeds.iter().find(shows_it).map_or("", |deed| action.prose.passage(deed.tokens.clone()));
    if enough {
        return Finding::ok("ownership", format!("{ratio}.")).shown_by(first);
    }
    Finding::warn(
        "ownership",
        format!("{ratio}; an interviewer wants to know what you did (advice of interview guides)."),
    )
    .advise("Where a step was yours, say \"I\"; where it was the team's, say what your part of it was.")
    .shown_by(first)
}
