//! English verbs as far as the checks need them: is this word a past tense, and is it something that a person did?
//!
//! Regular forms by their ending, irregular ones by a list; knows no sentence. A missing irregular verb is added to
//! [`IRREGULAR`], a noun in -ed to [`NO_VERB_IN_ED`].

use super::tokens::word_set;
use hashbrown::HashSet;
use std::sync::LazyLock;

/// Irregular past tenses (and participles that people use as such), as in any grammar's list.
const IRREGULAR: &str = "was were had did went said took made got came saw knew thought told found gave became left felt \
    brought began kept held wrote stood heard let meant set met ran paid sat spoke lay led read grew lost fell sent built \
    understood drew broke spent cut rose drove bought wore chose sought taught caught dealt fought threw won sold shook \
    put struck swept shot slept spread stuck swung taught tore woke withdrew bent bet bound bred cast clung crept dug \
    drank ate fed fled flew forgot forgave froze hid hit hurt knelt laid lent lit overcame oversaw rebuilt reran rang \
    rode sang sank shrank shut slid split sprang stole swam swore upset wound undertook underwent withstood wept bore \
    beat rewrote redid undid reset foresaw mistook misunderstood overtook proved showed learnt dreamt burnt spelt leapt \
    done gone seen known given taken written spoken broken chosen driven grown begun come become";

/// Words in -ed that are no past tense.
const NO_VERB_IN_ED: &str = "need speed indeed hundred seed feed bleed breed exceed proceed succeed red bed shed sled \
    embed agreed-upon weed greed deed reed steed sacred naked wicked rugged ragged kindred unprecedented hatred infrared \
    so-called talented beloved overall biased aged limited unlimited unexpected undecided unfinished complicated \
    dedicated related detailed distributed automated embedded advanced experienced interested excited worried";

/// Past forms that are the base form as well: "I put" may be either.
const SAME_FORM: &str =
    "put set cut let hit shut read cost spread beat cast bet split upset hurt come become reset quit";

/// Verbs of being, knowing and feeling: nothing that a person did.
const STATIVE: &str = "am is are was were be been being have has had know knew think thought feel felt want wanted like \
    liked love loved believe believed hope hoped need needed understand understood mean meant remember remembered seem \
    seemed wish wished guess guessed prefer preferred care cared own owned belong belonged depend depended agree see saw";

/// Whether `word` (lower case) may be a past tense.
pub fn is_past(word: &str) -> bool {
    static IRREGULAR_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| word_set(IRREGULAR));
    static NO_VERB: LazyLock<HashSet<&str>> = LazyLock::new(|| word_set(NO_VERB_IN_ED));
    IRREGULAR_SET.contains(word) || (word.len() >= 4 && word.ends_with("ed") && !NO_VERB.contains(word))
}

/// Whether a past form looks like the base form: "I put".
pub fn is_same_form(word: &str) -> bool {
    static SAME: LazyLock<HashSet<&str>> = LazyLock::new(|| word_set(SAME_FORM));
    SAME.contains(word)
}

/// Whether `verb` says what somebody is, knows or feels rather than does.
pub fn is_stative(verb: &str) -> bool {
    static STATES: LazyLock<HashSet<&str>> = LazyLock::new(|| word_set(STATIVE));
    STATES.contains(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: bool) {
        for word in words.split(' ') {
            assert_eq!(is_past(word), expected, "{word}");
        }
    }

    #[test]
    fn regular_and_irregular_past_tenses_are_seen() {
        check("led wrote listed agreed planned tried built put was rolled debugged", true);
    }

    #[test]
    fn words_that_only_look_like_one_are_not() {
        check("need speed hundred propose list lead bed ed succeed", false);
    }
}
