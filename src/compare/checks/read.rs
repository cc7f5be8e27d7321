//! `read`: that not all of a text was read, where it is longer than any answer.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::extent::MOST_WORDS;
use crate::compare::reading::Reading;

pub const CHECK: Check = Check {
    rules: &[Rule::silent(READ)],
    star_only: false,
    needs: Needs::Text,
    demand: false,
    quick: true,
    run: Run::OnDraft(check),
};

const READ: &str = "read";

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let only = |whose: &str| format!("Only the first {MOST_WORDS} words of {whose} were read.");
    let draft = reading
        .is_cut
        .then(|| Finding::unknown(READ, only("the draft")).advise("Say less: nobody listens for half an hour."));
    let reference = reading.is_reference_cut.then(|| {
        let advice = "Keep what you would say aloud, and move the rest to a section of its own.";
        Finding::unknown(READ, only("the answer")).advise(advice)
    });
    [draft, reference, left_out(reading)].into_iter().flatten().collect()
}

/// Of an answer with more key points than anybody keeps in mind only the first are looked for.
fn left_out(reading: &Reading<'_>) -> Option<Finding> {
    let (first, all) = (reading.heard.len(), reading.own_reference()?.story.key_points().count());
    let message = format!("Your answer has {all} key points, and only the first {first} were looked for.");
    let finding = Finding::unknown(READ, message).advise("Set in bold only what must not be forgotten: ten or fewer.");
    (first > 0 && first < all).then_some(finding)
}
