//! `pause`: the longest silence inside a spoken answer, out of the figures of its recording.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::domain::draft::FINE_PAUSE;
use std::time::Duration;

pub const CHECK: Check = Check {
    rules: &[Rule::new("pause", "a long pause", "Know the first words of each part before you begin.")],
    star_only: false,
    needs: Needs::Anything,
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

/// From so long on the thread seems lost. A convention of this program, half as much again as what is called fine.
const LONG: Duration = Duration::from_secs(3);

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(voice) = reading.attempt.head.and_then(|head| head.voice) else { return Vec::new() };
    let Some(longest) = voice.longest_pause else {
        return vec![Finding::ok("pause", "No pause of half a second or more.")];
    };
    let place = voice.before.map(|part| format!(" before {}", part.in_words())).unwrap_or_default();
    let said = format!("Longest pause {:.1} s{place}", longest.as_secs_f64());
    if longest <= FINE_PAUSE {
        return vec![Finding::ok("pause", format!("{said}; one or two seconds are fine."))];
    }
    if longest < LONG {
        return vec![Finding::unknown("pause", format!("{said}; one or two seconds are fine."))];
    }
    let seconds = longest.as_secs_f64().round();
    let task = match voice.before {
        Some(part) => {
            format!("Your longest pause, {seconds} s, came before {}: know its first words.", part.in_words())
        }
        None => format!("Your longest pause was {seconds} s: know what comes next before you begin."),
    };
    let finding = Finding::warn("pause", format!("{said}; one or two seconds are fine."));
    vec![finding.advise(task.clone()).tasked(task)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::comparison::Status;
    use crate::compare::fixture;
    use crate::domain::draft::VoiceFigures;
    use crate::domain::{DraftHead, PartId};

    /// What is said of a take whose longest pause had so many tenths of a second, and stood before `before`.
    #[track_caller]
    fn check(tenths: Option<u64>, before: Option<PartId>, status: Status, expected: &str) {
        let longest_pause = tenths.map(|tenths| Duration::from_millis(tenths * 100));
        let voice = Some(VoiceFigures { longest_pause, before, ..VoiceFigures::default() });
        let head = DraftHead { voice, ..fixture::head() };
        let result = fixture::spoken("", [20, 10, 60, 20]).with_head(head).compare();
        let found = result.checks.iter().find(|finding| finding.rule == "pause").expect("a finding");
        assert_eq!(found.status, status, "{found:?}");
        let said = if status == Status::Warn { &found.advice } else { &found.message };
        assert!(said.starts_with(expected), "{said}");
    }

    #[test]
    fn a_long_pause_is_named_with_the_part_that_it_came_before() {
        let before = Some(PartId::Result);
        check(Some(41), before, Status::Warn, "Your longest pause, 4 s, came before the Result: know its first words.");
        check(Some(30), None, Status::Warn, "Your longest pause was 3 s: know what comes next");
    }

    #[test]
    fn one_or_two_seconds_are_fine_and_a_little_more_is_left_open() {
        check(Some(20), Some(PartId::Result), Status::Ok, "Longest pause 2.0 s before the Result; one or two");
        check(Some(25), None, Status::Unknown, "Longest pause 2.5 s; one or two");
        check(None, None, Status::Ok, "No pause");
    }

    #[test]
    fn without_figures_nothing_is_said_of_pauses() {
        let result = fixture::spoken("", [20, 10, 60, 20]).with_head(fixture::head()).compare();
        assert!(result.checks.iter().all(|finding| finding.rule != "pause"));
    }
}
