//! Each check on good, bad and borderline drafts, in the registers that people use: prose, fragments, bullets,
//! transcripts without punctuation, second-language English.

mod delivery;
mod parts;
mod registers;
mod told;

use super::*;
use crate::compare::comparison::Comparison;
use crate::compare::fixture::{Case, answer, head, spoken, typed};
use crate::domain::{Framework, PartId};

const GOOD: &str = "## Situation\nLast spring our client demo was two weeks away and we had two versions of the model.\n\
    ## Task\nI owned the model and had to recommend one of them.\n\
    ## Action\nI listed the benefit and the risk of each version on one page. I asked product and engineering to look at it \
    with me. I showed them the cases in which the simpler model broke, and I said openly what I did not know yet. Then I wrote \
    down what would have to be true for the simpler one to be safe, and sent it round.\n\
    ## Result\nWe settled on the stable model within two days, and the demo ran without an incident. I learned to put the risks \
    on paper before I argue.";

const FRAGMENTS: &str = "## Situation\nDemo in two weeks. Two models.\n## Task\nHad to pick one.\n\
    ## Action\n- Led the review\n- Wrote the plan\n- Listed risks of both\n- Asked product for the worst cases\n\
    ## Result\nStable one shipped 2 weeks early. Learned to write risks down first.";

const SECOND_LANGUAGE: &str = "## Situation\nLast year we was preparing a demo for client, and my manager want to use new model.\n\
    ## Task\nI need to decide which model we use.\n\
    ## Action\nI propose to my manager yesterday model is safer. I make a list of risk and I explain it to him. I also invite \
    product team for discuss.\n## Result\nFinally he agree with me and client was happy, we finish in two week. I learn to speak early.";

#[track_caller]
fn find<'a>(comparison: &'a Comparison, rule: &str) -> Option<&'a Finding> {
    comparison.checks.iter().find(|finding| finding.rule == rule)
}

#[track_caller]
fn check(case: &Case, rule: &str, expected: Option<Status>) {
    let comparison = case.compare();
    let found = find(&comparison, rule);
    assert_eq!(found.map(|finding| finding.status), expected, "{rule} of {:?}: {found:#?}", case.draft);
    let Some(finding) = found else { return };
    assert!(!finding.message.is_empty() && !finding.advice.is_empty(), "{finding:?}");
    if let Some(evidence) = &finding.evidence {
        assert!(case.draft.contains(evidence.as_str()), "{evidence:?} is no passage of the draft");
    }
}

const OK: Option<Status> = Some(Status::Ok);
const WARN: Option<Status> = Some(Status::Warn);
const UNKNOWN: Option<Status> = Some(Status::Unknown);

fn with(part: &str, text: &str) -> Case {
    let mut draft = String::new();
    for section in GOOD.split("## ").filter(|section| !section.is_empty()) {
        let replaced = section.starts_with(part);
        draft.push_str(&if replaced { format!("## {part}\n{text}\n") } else { format!("## {section}") });
    }
    typed(&draft)
}

#[test]
fn a_good_draft_in_any_register_gets_no_warning() {
    for draft in [GOOD, FRAGMENTS, SECOND_LANGUAGE] {
        let comparison = typed(draft).compare();
        let warned = comparison.checks.iter().filter(|finding| finding.status == Status::Warn);
        let warned: Vec<&str> = warned.map(|finding| finding.rule).filter(|rule| *rule != "length.short").collect();
        assert!(warned.is_empty(), "{warned:#?}");
    }
}

#[test]
fn ok_stands_only_where_a_passage_or_a_measure_shows_it() {
    let measured = ["share.setup", "share.action", "share.result", "length", "pace"];
    for case in [typed(GOOD), typed(FRAGMENTS), typed(SECOND_LANGUAGE), spoken(GOOD, [10, 5, 30, 10])] {
        let comparison = case.against(answer("mine", true), SECOND_LANGUAGE).compare();
        let fine = comparison.checks.iter().filter(|finding| finding.status == Status::Ok);
        let shown: Vec<&Finding> = fine.filter(|finding| !measured.contains(&finding.rule)).collect();
        assert!(shown.len() > 4 && shown.iter().all(|finding| finding.evidence.is_some()), "{shown:#?}");
    }
}

#[test]
fn what_the_own_answer_lacks_as_well_is_not_asked_for() {
    let short = with("Result", "The process got better for everyone involved in it.");
    check(&short, "result.measure", WARN);
    check(
        &typed(&short.draft).against(answer("mine", true), &short.draft.replace("better", "calmer")),
        "result.measure",
        UNKNOWN,
    );
    let waived = typed(&short.draft).against(answer("mine", true), &short.draft.replace("better", "calmer")).compare();
    let why = "Nothing to know the Result by: the same is true of your own answer, so it is not asked of the draft.";
    assert_eq!(find(&waived, "result.measure").map(|finding| finding.message.as_str()), Some(why));
    check(
        &typed(&short.draft).against(answer("theirs", false), &short.draft.replace("better", "calmer")),
        "result.measure",
        WARN,
    );
    check(&typed(&short.draft).against(answer("mine", true), GOOD), "result.measure", WARN);
    let no_result = with("Result", "");
    check(&typed(&no_result.draft).against(answer("mine", true), &no_result.draft), "part.result", UNKNOWN);
}

#[test]
fn what_the_answer_ignores_is_absent() {
    let mut mine = answer("mine", true);
    mine.ignore = vec!["result.measure".to_owned(), "share".to_owned()];
    let theirs = crate::domain::Answer { example: true, ..mine.clone() };
    check(&typed(GOOD).against(theirs, SECOND_LANGUAGE), "result.measure", OK);
    let case = typed(GOOD).against(mine, SECOND_LANGUAGE);
    check(&case, "result.measure", None);
    check(&case, "share.setup", None);
    check(&case, "result.outcome", OK);
}

#[test]
fn other_languages_keep_words_and_parts_and_leave_the_rest_open() {
    let text = "## Situation\n顧客向けのデモを二週間後に控え、モデルが二つありました。\n## Task\n私が選ぶ担当でした。\n\
        ## Action\n両方の利点とリスクを書き出し、製品チームに見てもらいました。\n## Result\n安定したモデルに決まりました。";
    let case = typed(text);
    check(&case, "part.result", OK);
    check(&case, "length.short", WARN);
    for rule in ["episode", "ownership", "result.outcome", "result.measure", "lesson", "hedges", "absolutes", "blame"] {
        check(&case, rule, UNKNOWN);
    }
}

#[test]
fn every_rule_that_can_warn_says_what_that_means_and_what_to_do() {
    for check in CHECKS {
        for rule in check.rules.iter().filter(|rule| !rule.label.is_empty()) {
            let worded_elsewhere = matches!(check.run, Run::OnPoints(_)) || check.has(story::STORY);
            assert!(worded_elsewhere || !rule.task.is_empty(), "{}", rule.id);
        }
    }
    for section in PartId::all().filter(|part| *part != PartId::Answer).map(PartId::section) {
        assert_eq!(label(section.rule), section.missing);
    }
}

#[test]
fn labels_stand_in_the_order_of_the_rules() {
    assert_eq!(labels(&["part.result", ANSWER]), "the Result is missing, no answer to compare");
    assert_eq!(labels(&["a.new.rule"]), "a.new.rule");
}

#[test]
fn an_answer_may_ignore_each_rule_and_its_parent_but_not_that_there_is_no_answer() {
    let known = known_rules();
    for rule in ["part", "part.result", "share", "result.measure", FIGURE, POINT] {
        assert!(known.contains(&rule), "{rule}");
    }
    assert!(!known.contains(&ANSWER));
}
