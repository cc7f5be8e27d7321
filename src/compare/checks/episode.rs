//! `episode`: one concrete event, not a habit ("usually", "I always") or an opinion ("I would").

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::{Prose, Statement, When};
use crate::compare::tokens::Phrases;
use crate::compare::verdict::names_a_time;
use std::ops::Range;
use std::sync::LazyLock;

pub const CHECK: Check = Check {
    rules: &[Rule::new("episode", "not one event", "Tell one time it happened: when, where, and what you did then.")],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// From this many signs of a habit on, and at most one thing that happened for two of them, it is a habit. A convention
/// of this program, on the side of saying nothing.
const HABITS: usize = 2;

/// From this many things that happened on it is an episode. A convention, too.
const EVENTS: usize = 2;

static GENERALLY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "usually, normally, generally, typically, in general, whenever, every time, each time, it depends, in my opinion, \
         my philosophy, my approach is, i tend to, as a rule, most of the time, i believe that, i am the kind of, \
         i'm the kind of, i am someone who, i'm someone who, people should, one should, you should",
    )
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let text = &reading.whole;
    let events = text.statements.iter().filter(|statement| statement.is_past()).count();
    let signs = signs(text);
    let time = names_a_time(text);
    let finding = if signs.len() >= HABITS && events * 2 <= signs.len() && !time {
        let evidence = signs.first().map_or("", |sign| text.passage(sign.clone()));
        Finding::warn("episode", "This tells what you usually do or would do; the question asks for one time it happened, because that can be asked about (a convention of behavioural interviews).")
            .advise("Pick one time: name when and where, and tell what you did then.")
            .shown_by(evidence)
    } else if events >= EVENTS || (events > 0 && time) {
        Finding::ok("episode", "It tells something that happened.")
    } else {
        Finding::unknown("episode", "It is not clear whether this is one time it happened: few words say when.")
            .advise("Look yourself: does it name one time and place?")
    };
    vec![finding]
}

/// Each sign of a habit or an opinion once, as its tokens, in order.
fn signs(text: &Prose) -> Vec<Range<usize>> {
    let is_sign = |statement: &&Statement| statement.habitual || statement.when == When::Would;
    let mut signs: Vec<Range<usize>> = text.statements.iter().filter(is_sign).map(|s| s.tokens.clone()).collect();
    signs.extend(GENERALLY.find(&text.tokens));
    signs.sort_by_key(|sign| (sign.start, std::cmp::Reverse(sign.end)));
    let mut reach = 0;
    signs.retain(|sign| {
        let new = sign.start >= reach;
        reach = reach.max(sign.end);
        new
    });
    signs
}
