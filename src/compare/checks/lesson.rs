//! `lesson`: what was learned, or is done differently since.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::tokens::{Phrases, tokens};
use crate::domain::PartId;
use std::sync::LazyLock;

pub const CHECK: Check = Check {
    rules: &[Rule::new("lesson", "nothing learned", "End on one sentence about what you do differently now.")],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

static LESSON: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "learn, learned, learnt, learning from, lesson, lessons, taught me, teach me, teaches me, realised, realized, realise, realize, since then, since that, from then on, from that moment, from that point, to this day, until today, \
         from that day, from now on, next time, in hindsight, looking back, takeaway, takeaways, ever since, now i, i now, these days, nowadays, \
         today i, today we, now we, we now, in the future, in future, going forward, differently, never again, changed how, changed the way, changed my, made me, \
         showed me, shows me, regret, became a habit, my habit, still use, still uses, still used, still do it, still does it, i still, we still, they still, is still in use, understand now, now understand, now know, i try never, \
         try to never, opened my eyes, more careful, helped me understand, helped me see, helped me to, used to, anymore, any more, stopped thinking, \
         if i did it again, if i had to do it again, would do it again, experience i, afterwards i, i always, after that i, came to see, what stays with me, mistake was, my mistake, understood that, i should have, we should have, i would have, my learning, learnings, took away, take away, took from it, what i took, i took from, take from it, experience taught, \
         this experience, it became clear to me",
    )
});

/// Whether `sentence` says what was learned or is done differently since.
pub fn tells_lesson(sentence: &str) -> bool {
    !LESSON.find(&tokens(sentence).0).is_empty()
}

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let text = &reading.whole;
    let hits = LESSON.find(&text.tokens);
    let finding = match hits.last() {
        Some(hit) => Finding::ok("lesson", "It says what was learned or is done differently since.").shown_by(text.passage(hit.clone())),
        None => Finding::warn("lesson", "Nothing says what you learned or do differently since, which many interviewers ask next (advice of interview guides).")
            .advise("End on one sentence: what you do differently now because of it."),
    };
    vec![finding.at(PartId::Result)]
}
