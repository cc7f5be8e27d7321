//! Words as people count them, and which of them carry content.
//!
//! The stems and vectors of the comparison are `compare`'s own.

use hashbrown::HashSet;
use std::sync::LazyLock;

/// The number of words: runs between spaces and dashes that hold a letter or a digit; Chinese and Japanese characters
/// count one each, as their readers count.
pub fn count_words(text: &str) -> usize {
    word_starts(text).count()
}

/// Where each of the words that [`count_words`] counts begins, in bytes.
pub fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let (mut at, mut in_word) = (0, false);
    std::iter::from_fn(move || {
        while let Some(byte) = text.as_bytes().get(at) {
            let start = at;
            if byte.is_ascii() {
                at += 1;
                if byte.is_ascii_whitespace() {
                    in_word = false;
                } else if !in_word && byte.is_ascii_alphanumeric() {
                    in_word = true;
                    return Some(start);
                }
                continue;
            }
            let c = text.get(start..)?.chars().next()?;
            at += c.len_utf8();
            if is_cjk(c) {
                in_word = false;
                return Some(start);
            }
            if c.is_whitespace() || matches!(c, '—' | '–' | '…') || is_cjk_punctuation(c) {
                in_word = false;
            } else if !in_word && c.is_alphanumeric() {
                in_word = true;
                return Some(start);
            }
        }
        None
    })
}

/// Whether there is a letter or a digit in `text`, so that it says something.
pub fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// `text` on one line with one space between its words.
pub fn spaced_once(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `c` belongs to a script that is written without spaces and counted by characters: Chinese or Japanese.
pub fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x3005..=0x3007 | 0x3041..=0x3096 | 0x30a1..=0x30fa | 0x30fc | 0x31f0..=0x31ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x3ffff)
}

fn is_cjk_punctuation(c: char) -> bool {
    matches!(u32::from(c), 0x3000..=0x3004 | 0x3008..=0x303f | 0x30fb | 0xff01..=0xff0f | 0xff1a..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff65)
}

/// Whether `word` (lower case, plain apostrophes) carries no content: a stop word or a filler of spoken English, the
/// list that the method of scoring key points was measured with.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// The words of `text` that carry content; Chinese and Japanese characters count one each.
pub fn count_content_words(text: &str) -> usize {
    let lower = text.to_lowercase().replace('’', "'");
    let belongs = |c: char| c.is_alphanumeric() || c == '\'' || ('\u{300}'..='\u{36f}').contains(&c);
    let separates = |c: char| !belongs(c) || is_cjk(c);
    let words = lower.split(separates).map(|word| word.trim_matches('\''));
    let spaced = words.filter(|word| !word.is_empty() && !is_stop_word(word)).count();
    spaced + lower.chars().filter(|c| is_cjk(*c)).count()
}

static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a about above after again all also am an and any are aren't as at be because been before being below between \
     both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each few for from \
     further had hadn't has hasn't have haven't having he her here hers herself him himself his how i if in into is \
     isn't it its itself just let me more most my myself nor of off on once only or other our ours ourselves out over \
     own same she should so some such than that the their theirs them themselves then there these they this those \
     through to too under until up us very was wasn't we were weren't what when where which while who whom why will \
     with would you your yours yourself um uh erm like yeah okay ok well really basically actually kind sort got get \
     gets know mean thing things lot bit"
        .split(' ')
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: usize, content: usize) {
        assert_eq!((count_words(text), count_content_words(text)), (words, content), "{text:?}");
    }

    #[test]
    fn words_are_what_stands_between_spaces_and_dashes() {
        check("", 0, 0);
        check(" - \n\t... ", 0, 0);
        check("I didn't ship it.", 4, 1);
        check("a well-known 15% gain—and/or 1,000 users", 7, 6);
    }

    #[test]
    fn chinese_and_japanese_count_by_characters_and_korean_by_words() {
        check("我们用GPT模型。", 6, 6);
        check("チームを変えた", 7, 7);
        check("문제를 해결했다", 2, 2);
        check("e\u{301}t\u{e9} 👍 ok", 2, 1);
    }
}
