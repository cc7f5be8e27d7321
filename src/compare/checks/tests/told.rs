//! What is told: one event, whose deeds, what came of it and what was learned, and what had better stay out.

use super::*;

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
    let told = find(&typed(FRAGMENTS).compare(), "ownership").map(|finding| finding.message.clone());
    assert_eq!(told.as_deref(), Some("No step in the Action says \"we\"."), "nor does any say \"I\"");
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
    check(
        &with("Result", "In the end it went well and everyone was happy with it. I learned a lot."),
        "result.outcome",
        WARN,
    );
    check(&with("Result", "It went well. I learned to ask first."), "result.outcome", WARN);
    check(&with("Result", "It was a big success for the people there and for me."), "result.outcome", WARN);
    check(&with("Result", "I am proud of how everything turned out. That was it."), "result.outcome", WARN);
    check(&with("Result", "The project was successful and delivered on time."), "result.outcome", UNKNOWN);
    check(&with("Result", "I learned to ask the client first."), "result.outcome", UNKNOWN);
    check(
        &with("Result", "It went well. I learned to ask first. The client moved to us in May."),
        "result.outcome",
        OK,
    );
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
        "Everything was back before the weekend.",
        "It was ready before the exam.",
        "It was back before lunch.",
        "It takes a day less.",
        "All the tickets were sold.",
        "System become stable and customer don't complain anymore.",
    ] {
        check(&with("Result", result), "result.measure", OK);
    }
    check(&with("Result", "It went well and everyone was happy."), "result.measure", WARN);
    check(&with("Result", "It went well without problems, no doubt."), "result.measure", WARN);
    check(&with("Result", "We had a good day, and the bad days were over."), "result.measure", WARN);
    check(
        &with("Result", "The process got better and we worked more smoothly. I learned 3 things."),
        "result.measure",
        WARN,
    );
    let elsewhere = with("Result", "The process got better for everyone involved in it.");
    assert!(elsewhere.draft.contains("two weeks"));
    check(&elsewhere, "result.measure", WARN);
    check(&with("Result", ""), "result.measure", UNKNOWN);
    let quoted =
        |result: &str| find(&with("Result", result).compare(), "result.measure").map(|found| found.message.clone());
    assert_eq!(quoted("We went live in spring.").as_deref(), Some("The Result has evidence: \"went live\"."));
    assert_eq!(quoted("Errors fell to 30 cases.").as_deref(), Some("The Result has evidence: \"30 cases\"."));
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
        "If it happened again I'd ring her first.",
        "I've made it a rule to look on Mondays.",
    ] {
        check(&with("Result", &format!("We chose the stable model within two days. {said}")), "lesson", OK);
    }
    check(&with("Result", "We chose the stable model within two days."), "lesson", WARN);
    check(&with("Result", "We chose the stable model within two days. I learned so much from it."), "lesson", WARN);
    let habit = "I listed the risks of both on one page. I always try to be proactive. I asked product to look at it.";
    let worked = |result: &str| {
        typed(&with("Action", habit).draft.replace("I learned to put the risks on paper before I argue.", result))
    };
    check(&worked(""), "lesson", WARN);
    check(&worked("I always put the risks on paper first."), "lesson", OK);
    check(&with("Result", ""), "lesson", UNKNOWN);
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
    check(&typed(GOOD), "redaction", None);
    check(&with("Situation", "I worked at ACME's shop."), "redaction", WARN);
    check(&with("Situation", "I worked on acmeology."), "redaction", None);
}

#[test]
fn the_answer_word_for_word_warns_unless_it_was_made_from_the_draft() {
    let mine = answer("mine", true);
    check(&typed(GOOD).against(mine.clone(), GOOD), "verbatim", WARN);
    check(&typed(&GOOD.replace(['.', ','], "")).against(mine.clone(), GOOD), "verbatim", WARN);
    check(&typed(GOOD).against(mine.clone(), SECOND_LANGUAGE), "verbatim", None);
    check(&typed(GOOD), "verbatim", None);
    let mut made = mine;
    made.source = Some(head().as_source());
    check(&typed(GOOD).with_head(head()).against(made, GOOD), "verbatim", UNKNOWN);
}

#[test]
fn a_draft_about_something_else_is_asked_whether_it_answers() {
    let kettle = "Our kettle on the third floor was broken, so I bought a new one on Saturday, washed forty cups, and hung a list \
        beside the sink. The tea now tastes better, the cups are clean, and somebody even brings biscuits on Wednesday mornings.";
    check(&typed(kettle), "question", UNKNOWN);
    let comparison = typed(kettle).compare();
    assert!(
        by_importance(&comparison.checks)
            .iter()
            .take_while(|finding| matters(finding))
            .any(|finding| finding.rule == "question")
    );
    let said = find(&comparison, "question").map(|finding| finding.message.as_str());
    assert_eq!(said, Some("I do not see a colleague in it: does it answer the question?"));
    let argued = "My colleague wanted the blue tiles for the bath and I wanted the white ones. We argued for a week. I laid both on the \
        floor, we asked the client, and she took the blue ones. I told him that he had been right.";
    check(&typed(argued), "question", None);
    check(&typed(kettle).of(Framework::Open), "question", None);
}
