//! How much of a text is read: nobody says or writes more, and without a bound a comparison would never end.

use crate::domain::Story;
use crate::text::words::{count_words, word_starts};

/// So many words of a draft or an answer are read: half an hour of speech, and no answer is longer. A convention of this
/// program, like the next ones.
pub const MOST_WORDS: usize = 5_000;

/// Characters of a word, with room to spare.
const LONGEST_WORD: usize = 12;

/// So many key points are looked for, and so many words of them: a person keeps about ten in mind.
const MOST_POINTS: usize = 100;
const MOST_WORDS_OF_POINTS: usize = 2_000;

/// The story up to its first [`MOST_WORDS`] words; `None` when it has no more.
pub fn beginning(story: &Story) -> Option<Story> {
    let mut left = MOST_WORDS;
    let mut kept = Vec::new();
    for part in &story.parts {
        let text = first_of(&part.plain, left);
        left = left.saturating_sub(count_words(text).max(text.chars().count() / LONGEST_WORD));
        kept.push(text);
    }
    if story.parts.iter().zip(&kept).all(|(part, text)| part.plain.len() == text.len()) {
        return None;
    }
    let mut cut = story.clone();
    for (part, text) in cut.parts.iter_mut().zip(kept) {
        part.plain = text.trim_end().to_owned();
    }
    Some(cut)
}

/// The first `words` words of `text`, and of a text without spaces as many characters as they mostly have.
pub fn first_of(text: &str, words: usize) -> &str {
    let end = word_starts(text).nth(words).unwrap_or(text.len());
    let most = text.char_indices().nth(words * LONGEST_WORD).map_or(text.len(), |(at, _)| at);
    text.get(..end.min(most)).unwrap_or_default()
}

/// The first key points of `story`, as many as are looked for in a draft.
pub fn first_points(story: &Story) -> Vec<&str> {
    let mut left = MOST_WORDS_OF_POINTS;
    let mut points = Vec::new();
    for (_, point) in story.key_points().take(MOST_POINTS) {
        let words = count_words(&point.text);
        if words > left {
            break;
        }
        left -= words;
        points.push(point.text.as_str());
    }
    points
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{answer, story, typed};
    use super::*;

    #[test]
    fn a_story_is_read_up_to_its_first_words_whatever_part_they_stand_in() {
        let text = |words: usize| vec!["word"; words].join(" ");
        let long = format!("## Situation\n{}\n## Action\n{}\n## Result\nIt held.", text(4_000), text(4_000));
        let kept = beginning(&story(&long)).expect("a cut story");
        let words: Vec<usize> = kept.parts.iter().map(|part| count_words(&part.plain)).collect();
        assert_eq!(words, [4_000, 1_000, 0]);
        assert_eq!(beginning(&story(&text(MOST_WORDS))), None);
    }

    #[test]
    fn a_text_without_spaces_is_cut_as_well() {
        assert_eq!(first_of("会議で提案した。", 3), "会議で");
        assert_eq!(first_of(&"a".repeat(1_000), 2).len(), 2 * LONGEST_WORD);
        assert_eq!(first_of("One, two and three.", 2), "One, two ");
        assert_eq!(first_of("One.", 0), "");
    }

    #[test]
    fn of_an_answer_with_hundreds_of_key_points_the_first_are_looked_for_and_that_is_said() {
        let points: Vec<String> = (0..300).map(|at| format!("I packed {at} boxes of books.")).collect();
        let draft =
            "We moved house in May. I packed 7 boxes of books, and I carried them down the stairs myself with my aunt.";
        let comparison = typed(draft).against(answer("mine", true), &points.join("\n")).compare();
        assert_eq!(comparison.points.len(), 300);
        assert_eq!(comparison.points.iter().filter(|point| point.band.is_some()).count(), MOST_POINTS);
        let read = comparison.checks.iter().find(|finding| finding.rule == "read").map(|finding| &finding.message);
        let expected = "Your answer has 300 key points, and only the first 100 were looked for.";
        assert_eq!(read.map(String::as_str), Some(expected));
    }
}
