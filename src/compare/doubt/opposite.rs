//! The passage has the contrary of a word that carries the point: "worse" for "better", "missed" for "met".

use super::claim::{Claim, Pair};
use super::negation::is_denied;
use crate::compare::words::stem;
use hashbrown::HashMap;
use std::sync::LazyLock;

/// Words and phrases that are each other's contrary, as any thesaurus has them: one pair of sides a line.
const CONTRARY: &str = "better, improved, improve | worse, worsened, worsen
    rose, rise, rises, grew, grow, climbed, increased, increase, gained, up, higher, more, doubled | fell, fall, falls, dropped, drop, sank, shrank, decreased, decrease, down, lower, fewer, less, halved
    fell, fall, dropped, drop, rose, rise, grew, climbed, doubled, halved, changed | stayed, unchanged, same, as before
    met, meet, hit, reached, made | missed, miss
    won, win | lost, lose
    succeeded, succeed, worked, passed | failed, fail
    faster, quicker, fast, quick, quickly | slower, slow, slowly
    earlier, early, sooner | later, late
    accepted, accept, agreed, agree, approved, yes, allowed, allow, gave in | rejected, reject, refused, refuse, declined, disagreed, forbade, no
    opened, open | closed, close, shut
    started, start, began, begin | stopped, stop, ended, quit
    kept, keep, remained, stayed | moved, dropped, threw, removed, lost, deleted, threw away
    cancelled, canceled, called off, postponed, put off | went ahead, took place, went out, went on, as planned
    built, build, set up | threw away, thrown away, discarded, scrapped, tore down
    used, in use, use it | thrown away, threw away, unused, dropped it, abandoned
    bought, buy | sold, sell
    borrowed, borrow | lent, lend
    hired | fired
    easy, easier, simple | hard, harder, difficult
    happy, delighted, pleased, glad, liked | angry, upset, unhappy, furious, annoyed, hated
    alone, by myself, on my own | together, with the whole, with everybody
    privately, in private, in secret, secretly | publicly, openly, in public, everybody, everyone
    in person, face to face | in writing, by mail, by email, in the paper, by letter
    right, correct, correctly | wrong, incorrect, wrongly
    cheap, cheaper | expensive, dearer
    strong, stronger | weak, weaker
    added, add | removed, remove, deleted
    switched on, turned on | switched off, turned off, were off, was off
    told, tell, said, spoke, admitted | hid, concealed, quiet, silent, said nothing
    remembered, remember | forgot, forget
    safe | dangerous, unsafe
    true | false
    full | empty
    ahead | behind
    love, loved | hate, hated
    best | worst
    success | failure
    profit | loss
    victory | defeat
    same | different
    dry | wet, soaked
    trusted, trust, followed | overrode, ignored, distrusted
    gone, disappeared, vanished | still there, in all, in every, remains
    still | stopped, no longer, any more, anymore, moved
    opened with, began with, came first | came last, ended with
    supported | opposed
    big, bigger, larger | small, smaller, tiny
    longer | shorter
    praised, praise | criticised, criticized, complained
    broke, broken, crashed | held, ran smoothly, without a hitch
    inside, indoors | outside, outdoors";

/// A word or phrase on one side of a pair, by its stems; the contrary of side `s` is `s ^ 1`.
struct Sided {
    stems: Vec<String>,
    side: usize,
}

/// What is on a side, by its first stem.
static SIDES: LazyLock<HashMap<String, Vec<Sided>>> = LazyLock::new(|| {
    let mut sides: HashMap<String, Vec<Sided>> = HashMap::new();
    for (row, line) in CONTRARY.lines().enumerate() {
        for (side, phrases) in line.split('|').enumerate() {
            for phrase in phrases.split(',') {
                let stems: Vec<String> = phrase.split_whitespace().map(stem).collect();
                if let Some(first) = stems.first() {
                    sides.entry(first.clone()).or_default().push(Sided { stems, side: row * 2 + side });
                }
            }
        }
    }
    sides
});

/// Whether a word of the point is missing in the passage and its contrary stands there, beside the rest of the point.
pub fn is_turned(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    if has_prefixed(point, passage) || has_prefixed(passage, point) {
        return true;
    }
    let near = |at: usize| {
        pairs.iter().any(|pair| passage.clause_of(pair.passage) == passage.clause_of(at) && pair.passage != at)
    };
    let (mine, theirs) = (sides_in(point), sides_in(passage));
    let repeated = |at: usize| passage.inside.clone().any(|other| passage.stem(other) == point.stem(at));
    let turned =
        |side: usize| theirs.iter().any(|(at, other)| *other == side ^ 1 && near(*at) && !is_denied(passage, *at));
    let weighs_both = |side: usize| mine.iter().any(|(_, other)| *other == side ^ 1);
    mine.iter().any(|(at, side)| !repeated(*at) && !is_denied(point, *at) && !weighs_both(*side) && turned(*side))
}

/// The sides on which the claim has a word or phrase, each with the token at which it begins.
fn sides_in(claim: &Claim) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in claim.inside.clone() {
        let starts_here = |sided: &&Sided| {
            let places = (at..).zip(&sided.stems);
            at + sided.stems.len() <= claim.inside.end
                && places.into_iter().all(|(at, wanted)| claim.stem(at) == wanted)
        };
        let sided = SIDES.get(claim.stem(at)).into_iter().flatten();
        found.extend(sided.filter(starts_here).map(|sided| (at, sided.side)));
    }
    found
}

/// Whether a word of `one` is, with "un", "in", "im", "dis" or "non" before it, a word of `other`: used and unused. A word
/// that is denied there is its own contrary: "unpaid" is "hadn't been paid".
fn has_prefixed(one: &Claim, other: &Claim) -> bool {
    let plain = |rest: &str| {
        let wanted = stem(rest);
        one.inside.clone().find(|at| one.stem(*at) == wanted)
    };
    let is_contrary = |word: &str| {
        let rests = ["un", "in", "im", "dis", "non"].into_iter().filter_map(|prefix| word.strip_prefix(prefix));
        rests.filter(|rest| rest.len() >= 4).filter_map(plain).any(|at| !is_denied(one, at)) && plain(word).is_none()
    };
    other.inside.clone().any(|at| is_contrary(other.word(at)))
}
