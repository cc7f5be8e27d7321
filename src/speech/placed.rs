//! Heard words into the parts in which they were said.

use super::Heard;
use super::spans::{PartSpan, part_at};
use crate::domain::{Draft, PartId};

/// The text of each part, in the order in which the parts were first told: a word belongs to the part that was told in its
/// middle. Without times, or without marks, all of it is [`PartId::Answer`].
pub fn placed(heard: &[Heard], spans: &[PartSpan]) -> Vec<(PartId, String)> {
    let mut texts: Vec<(PartId, String)> = Vec::new();
    for piece in heard {
        let part = part_of(piece, spans);
        let place = match texts.iter().position(|(known, _)| *known == part) {
            Some(place) => place,
            None => {
                texts.push((part, String::new()));
                texts.len() - 1
            }
        };
        let text = &mut texts[place].1;
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece.text);
    }
    texts
}

/// Puts `texts` into those parts of `draft` that have no text; gives back the others.
pub fn fill(draft: &mut Draft, texts: Vec<(PartId, String)>) -> Vec<(PartId, String)> {
    let mut left = Vec::new();
    for (part, text) in texts {
        if draft.text(part).trim().is_empty() {
            draft.set_text(part, text);
        } else {
            left.push((part, text));
        }
    }
    left
}

fn part_of(piece: &Heard, spans: &[PartSpan]) -> PartId {
    let part = piece.time.and_then(|(start, end)| part_at(spans, f64::midpoint(start, end)));
    part.unwrap_or(PartId::Answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::{parse_transcript, part_spans};
    use PartId::{Action, Answer, Situation, Task};
    use std::time::Duration;

    fn texts(output: &str, marks: &[(PartId, u64)]) -> Vec<(PartId, String)> {
        let heard = parse_transcript(output.as_bytes(), 30.0).expect("words");
        let marks: Vec<_> = marks.iter().map(|(part, at)| (*part, Duration::from_secs(*at))).collect();
        placed(&heard, &part_spans(&marks, 30.0))
    }

    #[track_caller]
    fn check(output: &str, marks: &[(PartId, u64)], expected: &[(PartId, &str)]) {
        let found = texts(output, marks);
        let found: Vec<_> = found.iter().map(|(part, text)| (*part, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    const WORDS: &str = r#"{"segments":[{"start":0,"end":25,"text":"","words":[{"word":"It","start":0.5,"end":1},
        {"word":"broke.","start":1,"end":2},{"word":"Mine","start":9.8,"end":10.4},{"word":"to","start":10.4,"end":11},
        {"word":"mend.","start":24,"end":25}]}]}"#;

    #[test]
    fn a_word_is_in_the_part_that_was_told_then() {
        let marks = [(Situation, 0), (Task, 10), (Action, 20)];
        check(WORDS, &marks, &[(Situation, "It broke."), (Task, "Mine to"), (Action, "mend.")]);
        let again = [(Situation, 0), (Task, 10), (Situation, 20)];
        check(WORDS, &again, &[(Situation, "It broke. mend."), (Task, "Mine to")]);
    }

    #[test]
    fn what_is_said_before_the_first_mark_belongs_to_the_first_part() {
        check(WORDS, &[(Task, 5)], &[(Task, "It broke. Mine to mend.")]);
    }

    #[test]
    fn segments_go_where_their_middle_is() {
        let segments = "1\n00:00:08,000 --> 00:00:14,000\nMine to mend.\n";
        check(segments, &[(Situation, 0), (Task, 10)], &[(Task, "Mine to mend.")]);
    }

    #[test]
    fn without_times_or_marks_it_is_one_answer() {
        check("It broke.", &[(Situation, 0), (Task, 10)], &[(Answer, "It broke.")]);
        check(WORDS, &[], &[(Answer, "It broke. Mine to mend.")]);
    }
}
