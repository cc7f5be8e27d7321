//! Text that stands for another: "see above", "TODO".

use super::statements::Prose;
use super::tokens::Phrases;
use std::sync::LazyLock;

static ELSEWHERE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "see above, see below, as above, same as above, same as before, same as last time, as before, see my answer, \
         see answer, see the answer, see reference, see notes, see my notes, see previous, see last draft, see my resume, \
         see my cv, mentioned above, ditto, idem, tbd, todo, to do, n a, na, none, nothing, no answer, no idea, \
         i don't know, idk, pass, skip, same, later, placeholder, lorem ipsum, xxx",
    )
});

/// Whether a text only points elsewhere ("see above") or stands for one to come ("TODO").
pub fn is_placeholder(text: &Prose) -> bool {
    const MOST_WORDS: usize = 12;
    if text.tokens.is_empty() {
        return true;
    }
    let hits = ELSEWHERE.find(&text.tokens);
    let covered: usize = hits.iter().map(|hit| hit.len()).sum();
    let lorem = hits.iter().any(|hit| text.tokens.get(hit.start).is_some_and(|token| token.text == "lorem"));
    lorem || (text.tokens.len() <= MOST_WORDS && covered > 0 && covered * 2 >= text.tokens.len())
}
