//! The words by which the parts of a text without headings are known, and where such parts begin.

use crate::compare::tokens::Phrases;
use std::sync::LazyLock;

/// The tokens with which the parts after the Situation begin.
pub struct Borders {
    /// `None` where the Task is told with the Situation.
    pub task: Option<usize>,
    pub action: usize,
    pub result: usize,
}

/// What was one's own to do.
pub static TASK: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "my task, my job was, my role was, my goal was, our goal was, the goal was, our task, the task was, i had to, \
         i needed to, i was responsible, i was asked to, i was in charge, we had to, we needed to, it was my job, \
         it was up to me, up to me, my responsibility, i wanted to, had to be, it was mine, i owned, my part, it fell to me, i set out to, \
         i was to, i hoped to, the aim, my aim, what i wanted, my wish, i was the one, i meant to, i was one of, the question was, i had been asked, was asked to",
    )
});

/// The turn to what one did.
pub static ACTION: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "so i, i decided, what i did, first i, first of all i, the first thing i, i started, i began, to solve this, \
         to address this, to fix this, to resolve this, my approach, my action, the action i, in order to reach",
    )
});

/// The turn to what came of it.
pub static RESULT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "as a result, in the end, the result was, the result is, the outcome, eventually, at the end, this led to, that led to, the impact was, the final result, finally we, finally the, since then, in total we, by the end, the outcome was, it turned out, since that, the end result, \
         we shipped, it worked, after two, after three, a month later, a year later, weeks later, months later",
    )
});

/// What a Result says that is told in a paragraph of its own.
pub static OUTCOME: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "as a result, in the end, the result, the outcome, eventually, at the end, since then, to this day, these days, now we, we now, i now, now i, \
         still use, learned, learnt, lesson, since, afterwards, finished, agreed, went live, shipped, released, in production, it worked, went well, \
         took over, happy with, satisfied, improved, fell, rose, fewer, stayed, months later, weeks later, a year later, turned out, was chosen, today",
    )
});

/// What opens a sentence of the Result, beside the turns.
pub static AFTERWARDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "to this day, these days, nowadays, today, now, afterwards, i learned, i've learned, i learnt, i learn, what i learned, what it taught, \
         looking back, in hindsight, ever since, two years later, a year later, months later, weeks later, it held, as expected, \
         by then, by now, my mistake",
    )
});
