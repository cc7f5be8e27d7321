//! Each check on good, bad and borderline drafts, in the registers that people use: prose, fragments, bullets,
//! transcripts without punctuation, second-language English.

mod registers;

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
fn an_episode_is_one_event() {
    check(&typed(GOOD), "episode", OK);
    check(&typed(FRAGMENTS), "episode", OK);
    check(&typed(SECOND_LANGUAGE), "episode", OK);
    check(
        &typed(
            "so last year um we had a demo and i listed the risks and asked product and then we chose the stable one and it ran fine",
        ),
        "episode",
        OK,
    );
}

#[test]
fn a_habit_or_an_opinion_is_no_episode() {
    check(
        &typed(
            "When there is a disagreement I usually listen first. I always try to understand the other side. I would explain my view with data and look for a compromise that works.",
        ),
        "episode",
        WARN,
    );
    check(
        &typed(
            "so i usually start with listening and then i always write things down and whenever people disagree i bring data because data helps",
        ),
        "episode",
        WARN,
    );
    check(
        &typed(
            "- usually listen first\n- normally write down both options\n- in general it depends on the person and I would ask the manager to decide in the end",
        ),
        "episode",
        WARN,
    );
}

#[test]
fn a_present_tense_story_is_left_open() {
    check(
        &typed(
            "My manager want to use the new model and I want the old model. I make a list of risk for both and I show it to the team and they agree with me.",
        ),
        "episode",
        UNKNOWN,
    );
    check(
        &typed(
            "We usually shipped on Fridays and I always tested before. That week I skipped it, the release broke, I rolled it back and told everyone.",
        ),
        "episode",
        OK,
    );
}

#[test]
fn a_missing_part_warns_and_a_joined_one_does_not() {
    check(&typed(GOOD), "part.result", OK);
    check(&with("Result", ""), "part.result", WARN);
    check(&with("Result", "see above"), "part.result", WARN);
    check(&with("Result", "TBD"), "part.result", WARN);
    let joined = GOOD.replace("## Situation", "## Situation & Task").replace("## Task\n", "");
    check(&typed(&joined), "part.task", OK);
    check(&typed(&joined), "part.situation", OK);
}

#[test]
fn a_text_without_headings_is_assigned_where_it_is_clear_and_else_left_open() {
    let clear = "Last year our client demo was two weeks away and we had two models. I had to recommend one. So I wrote down the \
        risks of both and asked product to look. Then I showed them the slow cases. As a result we chose the stable one.";
    for part in ["part.situation", "part.task", "part.action", "part.result"] {
        check(&typed(clear), part, OK);
        check(&typed(&clear.to_lowercase().replace(['.', ','], "")), part, OK);
        check(
            &typed(
                "We had two models and could not agree. We talked for a long while about both of them and it was hard for everybody there.",
            ),
            part,
            UNKNOWN,
        );
    }
}

#[test]
fn everything_typed_into_the_first_part_is_not_accused_of_missing_the_others() {
    let clear = "## Situation\nLast year our demo was two weeks away. I had to recommend one model. So I wrote down the risks and asked \
        product to look. Then I showed them the slow cases. As a result we chose the stable one.";
    check(&typed(clear), "part.result", OK);
    check(
        &typed(
            "## Situation\nLast year our demo was two weeks away, and the client was waiting for a model that was fast, and nobody knew which.",
        ),
        "part.result",
        WARN,
    );
}

#[test]
fn a_spoken_part_whose_text_was_not_kept_is_not_called_missing() {
    let pasted = "## Situation\nLast year we had two models for one demo and I listed the risks and product looked at them with me and we \
        chose the stable one together";
    check(&spoken(pasted, [20, 10, 60, 15]), "part.result", UNKNOWN);
    check(&spoken(pasted, [20, 10, 60, 0]), "part.result", UNKNOWN);
    check(&spoken(&format!("{pasted}\n## Action\nI asked"), [20, 0, 60, 0]), "part.result", WARN);
    check(&typed(pasted), "part.result", WARN);
}

#[test]
fn other_frameworks_have_their_own_parts_and_no_star_checks() {
    let text = "## Now\nI build language models and lead one project from the first idea to production for a video company.\n\
        ## How I got here\nI studied computer science and did two internships in machine learning.";
    let case = typed(text).of(Framework::Introduction);
    check(&case, "part.present", OK);
    check(&case, "part.future", WARN);
    for rule in ["episode", "ownership", "result.outcome", "result.measure", "lesson", "share.setup", "part.result"] {
        check(&case, rule, None);
    }
}

#[test]
fn only_a_long_setup_warns_among_the_shares() {
    check(&typed(GOOD), "share.setup", OK);
    let long =
        "The company sold shoes in forty countries and every country had its own team and its own data. ".repeat(4);
    check(&with("Situation", &long), "share.setup", WARN);
    let result = "It went live in May. ".repeat(30);
    check(&with("Result", &result), "share.result", OK);
    check(&with("Result", &result), "share.action", OK);
}

#[test]
fn shares_need_sixty_words_and_a_clear_layout() {
    check(&typed(FRAGMENTS), "share.setup", UNKNOWN);
    check(
        &typed(&GOOD.replace("## ", "").replace(['\n', '.'], " ").replace("We settled", "and we settled")),
        "share.setup",
        UNKNOWN,
    );
    let joined = GOOD.replace("## Situation", "## Situation & Task").replace("## Task\n", "");
    check(&typed(&joined), "share.setup", OK);
}

#[test]
fn a_spoken_draft_is_judged_by_the_clock() {
    check(&spoken("", [50, 20, 30, 10]), "share.setup", WARN);
    check(&spoken("", [20, 10, 60, 15]), "share.setup", OK);
    check(&spoken("", [100, 0, 0, 0]), "share.setup", UNKNOWN);
    check(&spoken("", [5, 4, 3, 0]), "share.setup", UNKNOWN);
    check(&spoken("", [20, 10, 60, 0]), "part.result", UNKNOWN);
    check(&spoken("", [20, 10, 60, 10]), "part.result", OK);
}

#[test]
fn ownership_counts_deeds_told_as_ones_own() {
    for draft in [GOOD, FRAGMENTS, SECOND_LANGUAGE] {
        check(&typed(draft), "ownership", OK);
    }
    check(
        &with(
            "Action",
            "We listed the risks. We asked product, and we showed them the cases. Then we decided together, and we wrote it down.",
        ),
        "ownership",
        WARN,
    );
    check(
        &with("Action", "we listed the risks and asked product and then we wrote the plan and we sent it"),
        "ownership",
        WARN,
    );
    check(
        &with(
            "Action",
            "The risks of both were put on one page, and it was looked at by product and engineering together.",
        ),
        "ownership",
        UNKNOWN,
    );
    check(
        &with("Action", "I listed the risks, we discussed them, I asked product, and we decided. I wrote the plan."),
        "ownership",
        OK,
    );
}

#[test]
fn we_in_situation_and_result_is_fine() {
    let draft =
        with("Situation", "We were a team of five, we built models, we had a demo, and we argued about it all week.");
    check(&draft, "ownership", OK);
}

#[test]
fn an_outcome_says_what_changed() {
    check(&typed(GOOD), "result.outcome", OK);
    check(&with("Result", "It went well and everyone was happy."), "result.outcome", WARN);
    check(&with("Result", "It was a success. I was very happy."), "result.outcome", WARN);
    check(
        &with("Result", "It went well: the client signed for two more years and asked for me by name."),
        "result.outcome",
        OK,
    );
    check(&with("Result", "Shipped."), "result.outcome", UNKNOWN);
    check(&with("Result", "It didn't beat the external model."), "result.outcome", OK);
}

#[test]
fn a_measure_is_a_number_a_date_a_scale_or_a_sign_in_the_result() {
    for result in [
        "Errors fell by 30%.",
        "It took twenty minutes instead of an hour.",
        "We shipped on Friday.",
        "Load time was halved.",
        "Two teams adopted it.",
        "The client thanked us in writing.",
        "It is still in use.",
        "we finish in two week",
        "No data was lost after that.",
        "Since May there has not been a single loss.",
        "System become stable and customer don't complain anymore.",
    ] {
        check(&with("Result", result), "result.measure", OK);
    }
    check(&with("Result", "It went well and everyone was happy."), "result.measure", WARN);
    check(&with("Result", "It went well without problems, no doubt."), "result.measure", WARN);
    check(
        &with("Result", "The process got better and we worked more smoothly. I learned 3 things."),
        "result.measure",
        WARN,
    );
    let elsewhere = with("Result", "The process got better for everyone involved in it.");
    assert!(elsewhere.draft.contains("two weeks"));
    check(&elsewhere, "result.measure", WARN);
    check(&with("Result", ""), "result.measure", UNKNOWN);
}

#[test]
fn a_lesson_says_what_was_learned_or_is_done_since() {
    for draft in [GOOD, FRAGMENTS, SECOND_LANGUAGE] {
        check(&typed(draft), "lesson", OK);
    }
    check(
        &with("Result", "We chose the stable model within two days. Since then I write the risks down first."),
        "lesson",
        OK,
    );
    for said in [
        "We still use the checklist.",
        "Since that day I write down every assumption.",
        "I should have asked her on the first day.",
        "I understood that a number says more than an opinion.",
        "From that moment I ask first.",
        "What I took from it: call first, mail after.",
    ] {
        check(&with("Result", &format!("We chose the stable model within two days. {said}")), "lesson", OK);
    }
    check(&with("Result", "We chose the stable model within two days."), "lesson", WARN);
}

#[test]
fn length_is_judged_in_the_time_of_the_mode() {
    check(&typed(GOOD), "length", OK);
    check(&spoken("", [5, 5, 10, 5]), "length", None);
    check(&spoken("", [5, 5, 10, 5]), "length.short", WARN);
    check(&spoken("", [10, 5, 30, 5]), "length.short", None);
    check(&spoken("", [5, 5, 40, 5]), "length", OK);
    check(&typed(&format!("{GOOD} {}", "And then we talked about it once more. ".repeat(40))), "length", WARN);
    check(&spoken("", [20, 10, 70, 20]), "length", OK);
    check(&spoken("", [60, 30, 90, 20]), "length", WARN);
    check(&spoken("", [20, 10, 75, 20]), "length", OK);
    check(&Case { seconds: spoken("", [300, 10, 200, 90]).seconds, ..typed(GOOD) }, "length", OK);
}

#[test]
fn pace_is_judged_only_of_what_was_said() {
    check(&typed(GOOD), "pace", None);
    check(&spoken(GOOD, [10, 5, 30, 10]), "pace", OK);
    check(&spoken(GOOD, [10, 5, 15, 10]), "pace", WARN);
    check(&spoken(GOOD, [20, 10, 35, 15]), "pace", WARN);
    check(&spoken(GOOD, [60, 20, 90, 30]), "pace", UNKNOWN);
    check(&spoken("", [20, 10, 60, 15]), "pace", None);
}

#[test]
fn fillers_count_only_in_transcripts() {
    let said = "so um last year we uh had a demo and um i like i mean i listed the risks you know and um asked product and uh they \
        liked it and we chose the stable one and it ran fine and i learned to write it down";
    check(&typed(said), "fillers", None);
    check(&spoken(said, [5, 5, 10, 5]), "fillers", WARN);
    check(&spoken(GOOD, [10, 5, 30, 10]), "fillers", OK);
    check(&spoken(&said.replace("um ", ""), [20, 10, 30, 20]), "fillers", OK);
    check(
        &spoken(
            "I like the way we looked at it, and they liked what I mean to keep. You know the model, it was like the old one and it ran.",
            [2, 2, 4, 2],
        ),
        "fillers",
        OK,
    );
}

#[test]
fn hedges_warn_only_where_they_pile_up() {
    check(&typed(GOOD), "hedges", OK);
    check(
        &with("Action", "I think maybe I sort of listed the risks, and I guess I kind of asked product, probably."),
        "hedges",
        WARN,
    );
    check(
        &with(
            "Action",
            "I listed each kind of risk. I think ahead, so I wrote a sort of plan. It was the kind of thing I like.",
        ),
        "hedges",
        OK,
    );
}

#[test]
fn absolutes_warn_only_where_they_pile_up() {
    check(&typed(GOOD), "absolutes", OK);
    check(
        &with(
            "Action",
            "I always deliver everything on time, I never make a mistake, and everyone trusts me completely.",
        ),
        "absolutes",
        WARN,
    );
    check(
        &with("Action", "I had never used it, and not everyone agreed. I asked the best way to test it."),
        "absolutes",
        OK,
    );
}

#[test]
fn blame_is_only_what_leaves_no_doubt() {
    check(&typed(GOOD), "blame", None);
    for text in [
        "My manager was incompetent, so I did it myself. I wrote the plan.",
        "They were just lazy. I fixed it.",
        "It was the backend team's fault. I fixed it.",
        "My manager is a micromanager. I wrote the plan.",
        "he didn't do his job so i fixed it and wrote the plan",
    ] {
        check(&with("Action", text), "blame", WARN);
    }
    for text in [
        "It wasn't his fault, so I said so. I wrote the plan.",
        "My manager disagreed and refused the plan at first. I wrote it again.",
        "They refused to help at first, since they had a release of their own. I asked again.",
        "The old tool was too stupid to see it. I wrote a check.",
        "In those days I didn't care about tests. I wrote one.",
        "I messed up the release and told everyone. I used lazy loading to fix it.",
        "I removed a useless feature. It was my fault, and I said so.",
        "I was careless, and the team was under pressure.",
    ] {
        check(&with("Action", text), "blame", None);
    }
}

#[test]
fn redacted_words_are_found_as_whole_words() {
    check(&typed(GOOD), "redaction", OK);
    check(&with("Situation", "I worked at ACME's shop."), "redaction", WARN);
    check(&with("Situation", "I worked on acmeology."), "redaction", OK);
}

#[test]
fn the_answer_word_for_word_warns_unless_it_was_made_from_the_draft() {
    let mine = answer("mine", true);
    check(&typed(GOOD).against(mine.clone(), GOOD), "verbatim", WARN);
    check(&typed(&GOOD.replace(['.', ','], "")).against(mine.clone(), GOOD), "verbatim", WARN);
    check(&typed(GOOD).against(mine.clone(), SECOND_LANGUAGE), "verbatim", OK);
    check(&typed(GOOD), "verbatim", None);
    let mut made = mine;
    made.source = Some(head().as_source());
    check(&typed(GOOD).with_head(head()).against(made, GOOD), "verbatim", OK);
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
