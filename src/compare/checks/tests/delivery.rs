//! How it is told: length, pace, fillers, hedges, absolutes.

use super::*;

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
    check(&spoken(GOOD, [10, 5, 30, 10]), "fillers", None);
    check(&spoken(&said.replace("um ", ""), [20, 10, 30, 20]), "fillers", OK);
    check(
        &spoken(
            "I like the way we looked at it, and they liked what I mean to keep. You know the model, it was like the old one and it ran.",
            [2, 2, 4, 2],
        ),
        "fillers",
        None,
    );
}

#[test]
fn hedges_warn_only_where_they_pile_up() {
    check(&typed(GOOD), "hedges", None);
    check(&with("Action", "I listed the risks, and I asked product, who were probably right."), "hedges", OK);
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
        None,
    );
}

#[test]
fn absolutes_warn_only_where_they_pile_up() {
    check(&typed(GOOD), "absolutes", None);
    check(&with("Action", "I listed the risks, and I asked everyone who had used it."), "absolutes", OK);
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
        None,
    );
}
