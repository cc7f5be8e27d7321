//! A draft held against an answer: key points, parts, checks, and the one thing to fix.
//!
//! Pure: opens no file, reads no clock. A check is one file in `checks/` and one row in its table.

mod alignment;
pub mod alternatives;
mod assign;
pub mod checks;
pub mod comparison;
mod delivery;
mod doubt;
mod extent;
pub mod figures;
pub mod fix;
#[cfg(test)]
pub(crate) mod fixture;
mod key_points;
mod language;
pub mod nearest;
mod part_rows;
mod phrases;
mod placeholder;
mod placement;
pub mod points;
pub mod posting;
mod reading;
pub mod reference;
mod sides;
mod statements;
pub mod stories;
mod tokens;
mod topic;
pub mod vectors;
mod verbs;
mod verdict;
mod windows;
pub mod words;

pub use comparison::{
    Band, Comparison, Delivery, Doubt, FigureMismatch, Finding, Fix, LookFor, PartRow, Point, Status, Verdict,
};
pub use reading::{Attempt, Reference, Settings};

use extent::beginning;
use reading::Reading;

/// Holds `attempt` against `reference`. `history` are the fixes given for the earlier attempts at the question, the
/// latest last. The caller names the draft: `draft` is left empty.
pub fn compare(
    attempt: &Attempt<'_>,
    reference: Option<&Reference<'_>>,
    settings: &Settings,
    history: &[Option<Fix>],
) -> Comparison {
    let (cut, reference_cut) = (beginning(attempt.story), reference.and_then(|of| beginning(of.story)));
    let attempt = &Attempt { story: cut.as_ref().unwrap_or(attempt.story), ..*attempt };
    let reference = reference.map(|of| Reference { story: reference_cut.as_ref().unwrap_or(of.story), ..*of });
    let mut reading = Reading::new(*attempt, reference, settings);
    reading.is_cut = cut.is_some();
    reading.is_reference_cut = reference_cut.is_some();
    reading.listen();
    reading.judgement = verdict::judge(&reading);
    let points = key_points::key_points(&reading);
    let checks = checks::findings(&reading);
    let fixes = checks::fixes(&reading, &checks, &points);
    Comparison {
        question: attempt.question.id.clone(),
        draft: None,
        answer: reference.map(|reference| reference.answer.id.clone()),
        own_answer: reference.is_some_and(|reference| reference.answer.is_own()),
        verdict: reading.judgement.verdict,
        fix: fix::choose(&fixes, history),
        points,
        look_for: look_for(attempt),
        parts: part_rows::part_rows(&reading),
        checks,
        delivery: delivery::delivery(&reading),
        placed: reading.placement.by_content,
        fixes,
    }
}

/// What good answers do, with the person's ticks.
fn look_for(attempt: &Attempt<'_>) -> Vec<LookFor> {
    let met = |text: &String| attempt.head.is_some_and(|head| head.met.contains(text));
    attempt.question.look_for.iter().map(|text| LookFor { text: text.clone(), met: met(text) }).collect()
}

#[cfg(test)]
mod tests {
    use super::fixture::{answer, head, settings, spoken, story, typed};
    use super::*;
    use crate::domain::{Framework, Mode};
    use proptest::prelude::*;

    const ANSWER: &str = "## Situation\nWe were preparing a demo of our model for clients.\n## Action\nI wrote down the benefits and the \
        risks of both models.\nI brought product and engineering colleagues in.\nThe check took 25 minutes.\n## Result\nWe settled on the stable model for the demo.";

    const DRAFT: &str = "## Situation\nLast year we prepared a demo of the model for our clients.\n## Action\nI wrote down the benefits \
        and the risks of both of the models on one page. The check took 3 hours.\n## Result\nIt rained all day and we went home \
        by train, since the car was broken.";

    #[track_caller]
    fn band(comparison: &Comparison, label: &str) -> (Option<Band>, Option<bool>) {
        let point = comparison.points.iter().find(|point| point.label.starts_with(label)).expect("a key point");
        (point.band, point.ticked)
    }

    #[test]
    fn key_points_of_an_own_answer_stand_in_three_bands_with_evidence() {
        let comparison = typed(DRAFT).against(answer("mine", true), ANSWER).compare();
        let labels: Vec<&str> = comparison.points.iter().map(|point| point.label.as_str()).collect();
        assert_eq!(labels.len(), 5, "in the order of the answer: {labels:?}");
        assert_eq!(band(&comparison, "I wrote down"), (Some(Band::Said), None));
        assert_ne!(band(&comparison, "I brought product").0, Some(Band::Said));
        let evidence: Vec<_> = comparison.points.iter().filter_map(|point| point.evidence.as_deref()).collect();
        assert!(
            !evidence.is_empty()
                && evidence
                    .iter()
                    .all(|text| comparison.parts.iter().any(|part| part.text.contains(text)) || text.contains('\n'))
        );
    }

    #[test]
    fn against_an_example_nothing_is_missed_and_nothing_of_it_is_the_fix() {
        let comparison = typed(DRAFT).against(answer("theirs", false), ANSWER).compare();
        assert!(
            comparison
                .points
                .iter()
                .all(|point| matches!(point.band, None | Some(Band::Said)) && point.figure.is_none())
        );
        assert!(comparison.points.iter().all(|point| point.band.is_some() == point.evidence.is_some()));
        assert!(comparison.fixes.iter().all(|fix| !matches!(fix.rule, checks::POINT | checks::FIGURE)));
        let recited = typed(ANSWER).against(answer("theirs", false), ANSWER).compare();
        assert!(recited.fixes.iter().all(|fix| fix.rule != "verbatim"));
    }

    #[test]
    fn a_wrong_figure_is_shown_and_can_be_the_fix() {
        let comparison = typed(DRAFT).against(answer("mine", true), ANSWER).compare();
        let figures: Vec<_> = comparison.points.iter().filter_map(|point| point.figure.as_ref()).collect();
        assert_eq!(figures.len(), 1, "{figures:?}");
        assert!(comparison.fixes.iter().any(|fix| fix.rule == checks::FIGURE));
    }

    #[test]
    fn a_word_and_a_unit_shared_by_chance_say_no_point_and_are_no_wrong_figure() {
        let written = "## Situation\nOur bakery's oven broke down twice in one winter.\n## Action\nI drew a map of the cables and asked the oldest \
            baker how it was built. I labelled each fuse. I wrote the plan before the repair.\n## Result\nIt heats up in forty minutes instead \
            of three hours. We sell bread at six again.";
        let draft = "## Situation\nLast year the lift stuck.\n## Task\nI had to repair it.\n## Action\nI opened it and I told the house.\n## Result\nIt went again in \
            15 minutes. I learned to call sooner.";
        let points = typed(draft).against(answer("mine", true), written).compare().points;
        assert!(points.len() > 5 && points.iter().all(|point| point.band != Some(Band::Said)), "{points:#?}");
        assert!(points.iter().all(|point| point.figure.is_none() && point.doubt.is_none()), "{points:#?}");
        let told = "I drew a map of the cables, labelled each fuse, and wrote the plan before the repair. Now it heats up in 90 minutes.";
        let points = typed(told).against(answer("mine", true), written).compare().points;
        let figure = points.iter().find(|point| point.label.contains("forty")).and_then(|point| point.figure.as_ref());
        assert_eq!(figure.and_then(|figure| figure.said.as_deref()), Some("90 minutes"), "{points:#?}");
    }

    #[test]
    fn what_was_flipped_by_hand_is_told_beside_the_band() {
        let mut flipped = head();
        flipped.said = vec!["I brought product and engineering colleagues  in.".to_owned()];
        flipped.not_said = vec!["I wrote down the benefits and the risks of both models.".to_owned()];
        let comparison = typed(DRAFT).with_head(flipped).against(answer("mine", true), ANSWER).compare();
        assert_eq!(band(&comparison, "I brought product").1, Some(true));
        assert_eq!(band(&comparison, "I wrote down"), (Some(Band::Said), Some(false)));
        let first = comparison.fixes.iter().find(|fix| fix.rule == checks::POINT).expect("a missed point");
        assert!(first.message.contains("I wrote down"), "{first:?}");
    }

    #[test]
    fn no_band_is_claimed_where_the_words_cannot_be_read() {
        let japanese = "## Action\n両方のモデルの利点とリスクを書き出し、製品チームと技術チームに見てもらいました。それから会議で話しました。";
        for (draft, written) in [(japanese, ANSWER), (DRAFT, japanese)] {
            let comparison = typed(draft).against(answer("mine", true), written).compare();
            assert_eq!(comparison.verdict, Verdict::Compared);
            assert!(comparison.points.iter().all(|point| point.band.is_none() && point.evidence.is_none()));
        }
    }

    #[test]
    fn shares_of_joined_parts_are_left_open_and_the_text_serves_both() {
        let comparison = typed(&DRAFT.replace("## Situation", "## Situation & Task")).compare();
        let row = |at: usize| comparison.parts.get(at).map(|part| (part.name.id(), part.words, part.share));
        assert_eq!((row(0), row(1)), (Some(("situation", 12, None)), Some(("task", 12, None))));
        assert!(row(2).is_some_and(|(_, _, share)| share.is_some()));
    }

    #[test]
    fn the_json_has_every_key_in_its_place() {
        let case = spoken(DRAFT, [20, 10, 60, 10]).against(answer("mine", true), ANSWER).with_head(head());
        let json = serde_json::to_value(case.compare()).expect("JSON");
        let keys = |value: &serde_json::Value| {
            value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>().join(" ")).unwrap_or_default()
        };
        let first = |key: &str| keys(&json[key][0]);
        let sorted = |text: &str| {
            let mut words: Vec<_> = text.split(' ').collect();
            words.sort_unstable();
            words.join(" ")
        };
        assert_eq!(
            sorted(&keys(&json)),
            sorted("question draft answer own_answer verdict fix points look_for parts checks delivery")
        );
        assert_eq!(sorted(&first("points")), sorted("text label part score band evidence ticked doubt figure"));
        assert_eq!(sorted(&first("look_for")), sorted("text met"));
        assert_eq!(
            sorted(&first("parts")),
            sorted("name words seconds share reference_share plan_share seconds_share text")
        );
        assert_eq!(sorted(&first("checks")), sorted("rule status part evidence message advice"));
        assert_eq!(
            sorted(&keys(&json["delivery"])),
            sorted("words seconds words_per_minute fillers fillers_per_minute hedges absolutes i we")
        );
        assert_eq!(sorted(&keys(&json["fix"])), sorted("rule message"));
        assert_eq!(json["verdict"], "compared");
    }

    #[test]
    fn without_an_answer_the_checks_still_run() {
        let comparison = typed(DRAFT).compare();
        assert_eq!((comparison.answer, comparison.own_answer, comparison.points.len()), (None, false, 0));
        assert!(comparison.checks.iter().any(|finding| finding.rule == "part.task" && finding.status == Status::Warn));
        assert_eq!(comparison.fix.map(|fix| fix.rule), Some("length.short"));
        assert!(comparison.fixes.iter().any(|fix| fix.rule == "part.task"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn any_text_is_compared_without_harm(
            draft in "(## (Situation|Task|Action|Result|Answer)\n)?(\\PC|[a-zA-Z'.,!\n ]|I |we |would |like |\u{301}|漢|🙂){0,120}",
            written in "(## Action\n)?[a-z0-9 .%\n*-]{0,80}",
            aloud in any::<bool>(),
            own in any::<bool>(),
            clock in any::<[u32; 4]>(),
            framework in 0..4_usize,
        ) {
            let case = if aloud { spoken(&draft, clock) } else { typed(&draft) };
            let framework = Framework::ALL.into_iter().nth(framework).unwrap_or_default();
            let case = case.of(framework).against(answer("mine", own), &written).with_head(head());
            let comparison = case.compare();
            prop_assert!(serde_json::to_string(&comparison).is_ok());
            let shares = comparison.parts.iter().filter_map(|part| part.share);
            prop_assert!(shares.sum::<f64>() <= 1.0 + 1e-9);
            let whole = placement::whole_text(&story(&draft));
            for finding in comparison.checks.iter().filter(|finding| finding.evidence.is_some()) {
                prop_assert!(finding.evidence.as_ref().is_some_and(|text| whole.contains(text.as_str())));
            }
            if matches!(comparison.verdict, Verdict::TooShort | Verdict::NotAnAnswer) {
                prop_assert!(comparison.checks.iter().all(|finding| finding.status == Status::Warn));
            }
        }
    }

    #[test]
    fn of_a_draft_without_end_the_first_words_are_read_and_that_is_said() {
        let words: Vec<String> =
            (0..extent::MOST_WORDS).map(|at| format!("We packed box{at}, and I carried it over.")).collect();
        let comparison = typed(&words.join(" ")).compare();
        assert_eq!(comparison.delivery.words, Some(extent::MOST_WORDS));
        let read = comparison.checks.iter().find(|finding| finding.rule == "read").map(|finding| &finding.message);
        assert!(read.is_some_and(|message| message == "Only the first 5000 words of the draft were read."), "{read:?}");
        let parts =
            typed(&format!("## Situation\n{}\n## Action\nI slept.\n## Result\nAll was there.", words.join(" ")));
        let result = parts.compare().checks.into_iter().find(|finding| finding.rule == "part.result");
        assert_eq!(result.map(|finding| finding.status), Some(Status::Unknown), "what was not read is not missed");
    }

    #[test]
    fn an_opening_line_alone_is_not_asked_for_a_whole_answer() {
        let question = fixture::question(Framework::Star);
        let line = story("Last year we had two models for one demo, and I had to pick.");
        let attempt = Attempt { question: &question, story: &line, mode: Mode::Quick, seconds: None, head: None };
        let comparison = compare(&attempt, None, &settings(), &[]);
        assert_eq!((comparison.verdict, comparison.fix), (Verdict::Compared, None));
        assert!(comparison.checks.iter().all(|finding| matches!(finding.rule, "blame" | "redaction")));
    }
}
