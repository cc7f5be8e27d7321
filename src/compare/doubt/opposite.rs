//! The passage has the contrary of a word that carries the point: "worse" for "better", "missed" for "met".

use super::claim::{Claim, Pair};
use crate::compare::words::stem;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that are each other's contrary, as any thesaurus has them: one group a side.
const CONTRARY: &str = "better improved improve | worse worsened worsen
    rose rise rises grew grow climbed increased increase gained up higher more | fell fall falls dropped drop sank shrank decreased decrease down lower fewer less
    fell fall dropped drop rose rise grew climbed doubled halved | stayed unchanged same
    met meet hit reached made | missed miss
    won win | lost lose
    succeeded succeed worked passed | failed fail
    faster quicker sooner earlier quick fast | slower later slow late
    early | late
    accepted accept agreed agree approved yes allowed allow | rejected reject refused refuse declined disagreed forbade no
    opened open | closed close shut
    started start began begin | stopped stop ended quit
    kept keep | dropped threw removed lost
    bought buy | sold sell
    hired | fired
    easy easier simple | hard harder difficult
    happy delighted pleased glad | angry upset unhappy furious annoyed
    alone myself | together
    private privately | public publicly openly everybody everyone
    right correct | wrong incorrect
    cheap cheaper | expensive dearer
    strong stronger | weak weaker
    added add | removed remove deleted
    told | hid concealed
    remembered | forgot
    safe | dangerous unsafe
    true | false
    full | empty
    ahead | behind
    love loved | hate hated
    slowly | quickly
    best | worst
    success | failure
    profit | loss
    victory | defeat
    same | different
    dry | wet soaked";

static SIDES: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(sides);

/// For each stem the sides it stands on; the contrary of side `s` is `s ^ 1`.
fn sides() -> HashMap<String, Vec<usize>> {
    let mut sides: HashMap<String, Vec<usize>> = HashMap::new();
    for (row, line) in CONTRARY.lines().enumerate() {
        for (side, words) in line.split('|').enumerate() {
            for word in words.split_whitespace() {
                sides.entry(stem(word)).or_default().push(row * 2 + side);
            }
        }
    }
    sides
}

/// Whether a word of the point is missing in the passage and its contrary stands there, beside the rest of the point.
pub fn is_turned(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    let same = |token: usize, other: usize| stem(point.word(token)) == stem(passage.word(other));
    let near = |at: usize| {
        pairs.iter().any(|pair| passage.clause_of(pair.passage) == passage.clause_of(at) && pair.passage != at)
    };
    if has_prefixed(point, passage) || has_prefixed(passage, point) {
        return true;
    }
    for token in point.inside.clone() {
        let Some(mine) = SIDES.get(&stem(point.word(token))) else { continue };
        if passage.inside.clone().any(|other| same(token, other)) {
            continue;
        }
        for other in passage.inside.clone() {
            let Some(theirs) = SIDES.get(&stem(passage.word(other))) else { continue };
            let contrary = mine.iter().any(|side| theirs.contains(&(side ^ 1)));
            if contrary && near(other) {
                return true;
            }
        }
    }
    false
}

/// Whether a word of `one` is, with "un", "in", "im", "dis" or "non" before it, a word of `other`: used and unused.
fn has_prefixed(one: &Claim, other: &Claim) -> bool {
    let plain: Vec<String> = one.inside.clone().map(|at| stem(one.word(at))).collect();
    let is_contrary = |word: &str| {
        let rests = ["un", "in", "im", "dis", "non"].into_iter().filter_map(|prefix| word.strip_prefix(prefix));
        !plain.contains(&stem(word)) && rests.filter(|rest| rest.len() >= 4).any(|rest| plain.contains(&stem(rest)))
    };
    other.inside.clone().any(|at| is_contrary(other.word(at)))
}
