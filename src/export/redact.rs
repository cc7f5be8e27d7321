//! Takes the words of `[redact]` out of a whole sheet, once, before any format sees it.
//!
//! Texts are compared under NFKC in any case, over line breaks, invisible characters and, in notes, Markdown's marks; in
//! scripts that put spaces between words only whole words count. A match replaces every character that takes part.

use super::sheet::{QuestionRef, Sheet, SheetQuestion, SheetStory};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// What to replace, and by what.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    /// Folded words and their stand-ins, the longest first.
    words: Vec<(Vec<char>, String)>,
}

/// Whether the marks of Markdown in a text are part of it or stand between its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    AreText,
    AreMarkup,
}

/// A folded character and the bytes of the text that it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Folded {
    character: char,
    start: usize,
    end: usize,
}

impl Redactor {
    /// A redactor of `words` and what stands for them; empty words are left out.
    pub fn new(words: &[(String, String)]) -> Redactor {
        let folded = words.iter().map(|(word, stand_in)| {
            let characters: Vec<char> = fold(word.trim(), Marks::AreText).iter().map(|f| f.character).collect();
            (characters, stand_in.clone())
        });
        let mut words: Vec<(Vec<char>, String)> = folded.filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Redactor { words }
    }

    /// `text` with its words replaced, and how many were.
    pub fn redact(&self, text: &str) -> (String, usize) {
        self.replace(text, Marks::AreText)
    }

    /// [`Redactor::redact`] for Markdown: `**Ac**me` is found too, and the marks stay.
    fn redact_markdown(&self, text: &str) -> (String, usize) {
        self.replace(text, Marks::AreMarkup)
    }

    fn replace(&self, text: &str, marks: Marks) -> (String, usize) {
        if self.words.is_empty() {
            return (text.to_owned(), 0);
        }
        let folded = fold(text, marks);
        let (mut result, mut copied, mut count, mut at) = (String::with_capacity(text.len()), 0, 0, 0);
        while at < folded.len() {
            let Some((length, stand_in)) = self.match_at(&folded, at) else {
                at += 1;
                continue;
            };
            let Some((start, end)) = span(&folded, at, length) else { break };
            result.push_str(text.get(copied..start).unwrap_or_default());
            result.push_str(stand_in);
            if marks == Marks::AreMarkup {
                result.extend(text.get(start..end).unwrap_or_default().chars().filter(|c| is_emphasis(*c)));
            }
            copied = end;
            count += 1;
            at += length;
        }
        result.push_str(text.get(copied..).unwrap_or_default());
        (result, count)
    }

    fn match_at(&self, folded: &[Folded], at: usize) -> Option<(usize, &str)> {
        let fits = |word: &Vec<char>| {
            let found = folded.get(at..at + word.len()).unwrap_or_default();
            found.len() == word.len()
                && found.iter().zip(word).all(|(f, wanted)| f.character == *wanted)
                && is_whole(folded, at, at + word.len())
        };
        self.words.iter().find(|(word, _)| fits(word)).map(|(word, stand_in)| (word.len(), stand_in.as_str()))
    }
}

/// Takes the words out of every text of `sheet`; returns how many were replaced.
pub fn redact_sheet(sheet: &mut Sheet, redactor: &Redactor) -> usize {
    let mut count = 0;
    let mut plain = |text: &mut String| {
        let (redacted, found) = redactor.redact(text);
        *text = redacted;
        count += found;
    };
    plain(&mut sheet.title);
    sheet.gaps.iter_mut().for_each(|gap| redact_reference(gap, &mut plain));
    sheet.questions.iter_mut().for_each(|question| redact_question(question, &mut plain));
    sheet.stories.iter_mut().for_each(|story| redact_story(story, &mut plain));
    let mut markdown = |text: &mut String| {
        let (redacted, found) = redactor.redact_markdown(text);
        *text = redacted;
        count += found;
    };
    markdown(&mut sheet.notes);
    sheet.stories.iter_mut().flat_map(|story| &mut story.parts).for_each(|part| markdown(&mut part.text));
    count
}

fn redact_reference(reference: &mut QuestionRef, redact: &mut impl FnMut(&mut String)) {
    redact_id(&mut reference.id, redact);
    redact(&mut reference.prompt);
}

/// An id stays one word, with hyphens; its words may be those of a redacted name.
fn redact_id(id: &mut String, redact: &mut impl FnMut(&mut String)) {
    let mut words = id.replace('-', " ");
    let as_written = words.clone();
    redact(&mut words);
    if words != as_written {
        *id = words.split_whitespace().collect::<Vec<_>>().join("-");
    }
}

fn redact_question(question: &mut SheetQuestion, redact: &mut impl FnMut(&mut String)) {
    redact_id(&mut question.id, redact);
    redact(&mut question.prompt);
    question.competency.iter_mut().chain(question.fix.iter_mut()).for_each(&mut *redact);
    let lists = [&mut question.asked_as, &mut question.look_for, &mut question.follow_ups];
    lists.into_iter().flatten().for_each(redact);
}

fn redact_story(story: &mut SheetStory, redact: &mut impl FnMut(&mut String)) {
    redact_id(&mut story.id, redact);
    redact(&mut story.headline);
    redact(&mut story.opening);
    story.figures.iter_mut().for_each(&mut *redact);
    story.fix.iter_mut().chain(story.source.iter_mut()).for_each(&mut *redact);
    story.serves.iter_mut().for_each(|reference| redact_reference(reference, redact));
    for part in &mut story.parts {
        part.key_points.iter_mut().for_each(&mut *redact);
        redact(&mut part.first_sentence);
    }
}

/// The bytes of `length` characters from `at`, widened to whole clusters.
fn span(folded: &[Folded], at: usize, length: usize) -> Option<(usize, usize)> {
    Some((folded.get(at)?.start, folded.get((at + length).checked_sub(1)?)?.end))
}

/// `text` under NFKC without case, invisible characters left out, and each run of white space one space.
fn fold(text: &str, marks: Marks) -> Vec<Folded> {
    let mut folded: Vec<Folded> = Vec::with_capacity(text.len());
    let mut clusters = text.grapheme_indices(true).peekable();
    while let Some((start, cluster)) = clusters.next() {
        let mut end = start + cluster.len();
        if marks == Marks::AreMarkup && is_markup(cluster, clusters.peek().map(|(_, next)| *next)) {
            continue;
        }
        let mut shown = cluster;
        if marks == Marks::AreMarkup && text.get(start..).is_some_and(|rest| rest.starts_with("&amp;")) {
            end = start + "&amp;".len();
            while clusters.next_if(|(place, _)| *place < end).is_some() {}
            shown = "&";
        }
        for character in shown.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc() {
            push_folded(&mut folded, Folded { character, start, end });
        }
    }
    folded
}

fn push_folded(folded: &mut Vec<Folded>, next: Folded) {
    if is_invisible(next.character) {
        return;
    }
    if !next.character.is_whitespace() {
        folded.push(next);
        return;
    }
    match folded.last_mut() {
        Some(last) if last.character == ' ' => last.end = next.end,
        _ => folded.push(Folded { character: ' ', ..next }),
    }
}

fn is_emphasis(character: char) -> bool {
    matches!(character, '*' | '_' | '`' | '~')
}

/// Emphasis, or a backslash before what it escapes.
fn is_markup(cluster: &str, next: Option<&str>) -> bool {
    let escapes = |next: &str| next.starts_with(|c: char| c.is_ascii_punctuation());
    cluster.chars().all(is_emphasis) || (cluster == "\\" && next.is_some_and(escapes))
}

/// Soft hyphens, zero-width characters and variation selectors: what is read is the same without them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether neither end of `from..to` cuts a word in two.
fn is_whole(folded: &[Folded], from: usize, to: usize) -> bool {
    let joined = |left: Option<usize>, right: usize| {
        let left = left.and_then(|place| folded.get(place));
        match (left, folded.get(right)) {
            (Some(left), Some(right)) => is_spaced_letter(left.character) && is_spaced_letter(right.character),
            _ => false,
        }
    };
    !joined(from.checked_sub(1), from) && !joined(to.checked_sub(1), to)
}

/// A letter, digit or mark of a script that puts spaces between its words.
fn is_spaced_letter(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c)
}

/// Letters of scripts without spaces between words, and Hangul, whose particles join their word: Thai, Lao, Tibetan,
/// Myanmar, Khmer, kana, Hangul and Han.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        let pairs = [
            ("Acme", "a large retailer"),
            ("Acme Corp", "the company"),
            ("東京商事", "ある会社"),
            ("Straße 9", "the street"),
            ("A&B", "two letters"),
            ("", "nothing"),
        ];
        Redactor::new(&pairs.map(|(word, stand_in)| (word.to_owned(), stand_in.to_owned())))
    }

    #[track_caller]
    fn check(text: &str, expected: &str, count: usize) {
        assert_eq!(redactor().redact(text), (expected.to_owned(), count), "{text:?}");
    }

    #[track_caller]
    fn check_markdown(text: &str, expected: &str) {
        assert_eq!(redactor().redact_markdown(text).0, expected, "{text:?}");
    }

    #[test]
    fn a_word_leaves_in_any_case_and_width() {
        check("At Acme, then ACME; acme's", "At a large retailer, then a large retailer; a large retailer's", 3);
        check("Ａｃｍｅ", "a large retailer", 1);
        check("in der STRASSE 9", "in der the street", 1);
        check("acme_migration", "a large retailer_migration", 1);
    }

    #[test]
    fn the_longest_word_wins_and_a_stand_in_is_not_read_again() {
        check("Acme Corp and Acme", "the company and a large retailer", 2);
        let again = Redactor::new(&[("a".into(), "b a".into()), ("b".into(), "c".into())]);
        assert_eq!(again.redact("a b"), ("b a c".to_owned(), 2));
    }

    #[test]
    fn only_whole_words_count_where_words_have_spaces() {
        check("Acmeist pacme Acme2 Acmé", "Acmeist pacme Acme2 Acmé", 0);
        check("Acme\u{301} stays", "Acme\u{301} stays", 0);
    }

    #[test]
    fn where_words_have_no_spaces_every_place_counts() {
        check("旧東京商事株式会社で", "旧ある会社株式会社で", 1);
        check("私はAcmeで働く", "私はa large retailerで働く", 1);
    }

    #[test]
    fn line_breaks_and_invisible_characters_hide_nothing() {
        check("Acme\n  Corp", "the company", 1);
        check("Acme\u{a0}Corp", "the company", 1);
        check("Ac\u{ad}me Ac\u{200b}me", "a large retailer a large retailer", 2);
    }

    #[test]
    fn marks_of_markdown_hide_nothing_and_stay() {
        check_markdown("**Ac**me", "**a large retailer**");
        check_markdown("**Acme** Corp", "**the company**");
        check_markdown("# _Acme_", "# _a large retailer_");
        check_markdown("A\\&B and A&amp;B and A&B", "two letters and two letters and two letters");
    }

    #[test]
    fn without_words_a_text_stays_as_it_is() {
        assert_eq!(Redactor::new(&[]).redact("Acme"), ("Acme".to_owned(), 0));
        check("ﬁne", "ﬁne", 0);
    }
}
