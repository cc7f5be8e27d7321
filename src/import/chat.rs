//! Notes out of a chat program: the fence around the whole note, the speakers, and what is said around an answer.

use super::lines::Prepared;
use crate::text::words::count_words;
use std::ops::Range;

/// Why talk around the notes is left out.
const TALK: &str = "said around the notes by a chat program";

/// Takes the fence off, and leaves out what is said about the notes rather than in them.
pub fn leave_out_talk(prepared: &mut Prepared) {
    take_off_fence(prepared);
    take_speakers(prepared);
    take_talk(prepared);
}

/// A fence around Markdown, or around most of the file, is the note itself.
fn take_off_fence(prepared: &mut Prepared) {
    for (open, close) in fences(&prepared.lines) {
        let info = prepared.line(open).trim().trim_start_matches(['`', '~']).trim().to_ascii_lowercase();
        let words = |lines: Range<usize>| -> usize {
            prepared.lines.get(lines).unwrap_or_default().iter().map(|line| count_words(line)).sum()
        };
        let is_note = matches!(info.as_str(), "markdown" | "md")
            || (matches!(info.as_str(), "" | "text" | "txt" | "plaintext")
                && words(open + 1..close) * 2 > words(0..prepared.lines.len()));
        if is_note {
            prepared.set(open, "");
            prepared.set(close, "");
        }
    }
}

/// The lines of each fence that opens and closes; one that never closes ends with the file.
fn fences(lines: &[String]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (number, line) in lines.iter().enumerate() {
        let bare = line.trim();
        let marks = bare.len() - bare.trim_start_matches(['`', '~']).len();
        let Some(fence) = bare.get(..marks).filter(|_| marks >= 3) else { continue };
        match open {
            None => open = Some((number, fence)),
            Some((start, mark)) if bare.len() == marks && fence.len() >= mark.len() && fence.starts_with(mark) => {
                found.push((start, number));
                open = None;
            }
            Some(_) => {}
        }
    }
    found.extend(open.map(|(start, _)| (start, lines.len())));
    found
}

/// `**You:**`, `## ChatGPT`: what was asked of the program is left out, what it said is the notes.
fn take_speakers(prepared: &mut Prepared) {
    let speakers: Vec<(usize, bool)> =
        (0..prepared.lines.len()).filter_map(|number| Some((number, is_program(prepared.line(number))?))).collect();
    let is_chat = speakers.iter().any(|(_, program)| *program) && speakers.iter().any(|(_, program)| !program);
    if !is_chat {
        return;
    }
    let ends = speakers.iter().skip(1).map(|(number, _)| *number).chain([prepared.lines.len()]);
    for ((number, program), end) in speakers.iter().copied().zip(ends.collect::<Vec<_>>()) {
        prepared.skip(number..if program { number + 1 } else { end }, TALK);
    }
}

/// Whether the line names a speaker, and whether that is the program.
fn is_program(line: &str) -> Option<bool> {
    const PEOPLE: [&str; 5] = ["you", "user", "human", "you said", "me"];
    const PROGRAMS: [&str; 10] =
        ["chatgpt", "assistant", "claude", "gemini", "copilot", "chatgpt said", "gpt-4", "ai", "bard", "deepseek"];
    let is_mark = |c: char| matches!(c, '#' | '*' | '_' | ':' | '：' | '>' | ' ');
    let is_marked = line.starts_with(['#', '*', '_']) || line.trim_end().ends_with([':', '：']);
    let name = line.trim().trim_matches(is_mark).to_lowercase();
    if !is_marked {
        return None;
    }
    PEOPLE.contains(&name.as_str()).then_some(false).or_else(|| PROGRAMS.contains(&name.as_str()).then_some(true))
}

/// The first and the last paragraphs, where they speak to whoever asked for the notes.
fn take_talk(prepared: &mut Prepared) {
    let paragraphs = paragraphs(&prepared.lines);
    let text = |lines: &Range<usize>| prepared.lines.get(lines.clone()).unwrap_or_default().join(" ");
    let mut talk: Vec<Range<usize>> = Vec::new();
    talk.extend(paragraphs.first().filter(|lines| opens_talk(&text(lines))).cloned());
    for lines in paragraphs.iter().rev().take(3) {
        if !closes_talk(&text(lines)) {
            break;
        }
        talk.push(lines.clone());
    }
    talk.into_iter().for_each(|lines| prepared.skip(lines, TALK));
}

fn paragraphs(lines: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if !line.chars().any(char::is_alphanumeric) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == number => last.end += 1,
            _ => found.push(number..number + 1),
        }
    }
    found
}

fn opens_talk(text: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 16] = [
        "sure", "certainly", "absolutely", "of course", "great question", "here are", "here's", "here is", "here’s", "below are", "below is",
        "i've ", "i’ve ", "i'd be happy", "i’d be happy", "happy to help",
    ];
    let lower = text.to_lowercase();
    let is_talk = STARTS.iter().any(|start| lower.starts_with(start));
    let is_about = ["answer", "question", "example", "version", "note", "star"].iter().any(|word| lower.contains(word));
    is_talk && is_about && count_words(text) <= LONGEST_TALK
}

fn closes_talk(text: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 18] = [
        "let me know", "would you like", "if you'd like", "if you’d like", "if you want", "feel free", "i hope this", "hope this helps", "good luck",
        "want me to", "do you want me", "happy to ", "i can also", "shall i", "should i", "just let me know", "if you share", "if you tell me",
    ];
    let lower = text.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start)) && count_words(text) <= LONGEST_TALK
}

/// More words than this are more than talk around the notes. A convention of this program.
const LONGEST_TALK: usize = 60;

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[track_caller]
    fn check(text: &str, left: &str, talk: &[&str]) {
        let prepared = prepare(text);
        assert_eq!(prepared.text.trim(), left, "{text}");
        assert_eq!(prepared.skipped.iter().map(|skipped| skipped.text.as_str()).collect::<Vec<_>>(), talk, "{text}");
    }

    #[test]
    fn a_fence_around_the_notes_comes_off_and_one_around_code_stays() {
        check("```md\n## Why us?\n```", "## Why us?", &[]);
        check("~~~\n## Why us?\nYour maps.\n~~~\nend", "## Why us?\nYour maps.\n\nend", &[]);
        check("```rust\nlet us = 1;\n```", "```rust\nlet us = 1;\n```", &[]);
        check(
            "I wrote this and more than the code has:\n```\nlet us = 1;\n```",
            "I wrote this and more than the code has:\n```\nlet us = 1;\n```",
            &[],
        );
    }

    #[test]
    fn what_is_said_around_the_notes_is_left_out() {
        check(
            "Sure! Here are your answers:\n\n## Why us?\nYour maps.\n\nLet me know if it is too long.\n",
            "## Why us?\nYour maps.",
            &["Sure! Here are your answers:", "Let me know if it is too long."],
        );
        check(
            "**You:**\nMake it short.\n**ChatGPT:**\n## Why us?",
            "## Why us?",
            &["**You:**\nMake it short.", "**ChatGPT:**"],
        );
        check("Sure of it, I went.\n\n## Why us?", "Sure of it, I went.\n\n## Why us?", &[]);
    }
}
