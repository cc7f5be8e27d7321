//! Which parts are there, and where the words and the time went.

use super::*;

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
