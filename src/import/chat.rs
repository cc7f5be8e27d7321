//! Notes out of a chat program: the fence around the whole note, the speakers, and what is said around an answer.

use super::lines::Prepared;
use super::phrases::is_surely_asked;
use super::prompts::clean_prompt;
use super::starts::star_below;
use crate::text::words::{count_words, has_letters};
use std::ops::Range;

/// Why talk around the notes is left out.
const TALK: &str = "said around the notes by a chat program";

/// Takes the fence off, and leaves out what is said about the notes rather than in them.
pub fn leave_out_talk(prepared: &mut Prepared) {
    take_off_fence(prepared);
    take_times(prepared);
    take_speakers(prepared);
    take_talk(prepared);
}

/// `[00:12] Tom: We did.`: the times before the lines of a transcript.
fn take_times(prepared: &mut Prepared) {
    let behind = |line: &str| {
        let (time, said) = line.trim_start().strip_prefix(['[', '('])?.split_once([']', ')'])?;
        let is_time = time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
        is_time.then(|| said.trim_start().to_owned())
    };
    let said: Vec<(usize, String)> =
        prepared.lines.iter().enumerate().filter_map(|(number, line)| Some((number, behind(line)?))).collect();
    if said.len() > 1 {
        said.into_iter().for_each(|(number, said)| prepared.set(number, said));
    }
}

/// A fence around Markdown, around most of the file, or around a story is no code but the note itself.
fn take_off_fence(prepared: &mut Prepared) {
    let counted: Vec<usize> = prepared.lines.iter().map(|line| count_words(line)).collect();
    let words = |lines: Range<usize>| counted.get(lines).unwrap_or_default().iter().sum::<usize>();
    let all = words(0..counted.len());
    for (open, close) in fences(&prepared.lines) {
        let info = prepared.line(open).trim().trim_start_matches(['`', '~']).trim().to_ascii_lowercase();
        let is_plain = matches!(info.as_str(), "" | "text" | "txt" | "plaintext");
        let is_story = || star_below(&prepared.lines.get(open + 1..close).unwrap_or_default().join("\n")).1;
        let is_note = is_plain && (words(open + 1..close) * 2 > all || is_story());
        if is_note || matches!(info.as_str(), "markdown" | "md") {
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

/// `**You:**`, `## ChatGPT`: what was asked of the program is left out, unless it is a question of an interviewer; what the
/// program said is the notes.
fn take_speakers(prepared: &mut Prepared) {
    let speakers: Vec<(usize, bool)> =
        (0..prepared.lines.len()).filter_map(|number| Some((number, speaker(prepared.line(number))?.0))).collect();
    let is_chat = speakers.iter().any(|(_, program)| *program) && speakers.iter().any(|(_, program)| !program);
    if !is_chat {
        return;
    }
    let ends = speakers.iter().skip(1).map(|(number, _)| *number).chain([prepared.lines.len()]);
    for ((number, program), end) in speakers.iter().copied().zip(ends.collect::<Vec<_>>()) {
        take_turn(prepared, number..end, program);
    }
}

/// Leaves out what a person said, but for a question, and of what the program said only its name.
fn take_turn(prepared: &mut Prepared, lines: Range<usize>, program: bool) {
    let line = prepared.line(lines.start).to_owned();
    let said = speaker(&line).map_or("", |(_, said)| said);
    let below = lines.start + 1..lines.end;
    let asked = || only_question(said, prepared.lines.get(below.clone()).unwrap_or_default());
    let kept = if program { Some(said.to_owned()) } else { asked().map(|question| format!("## {question}")) };
    let Some(kept) = kept else { return prepared.skip(lines, TALK) };
    let name = line.rfind(said).and_then(|end| line.get(..end)).unwrap_or_default();
    prepared.set(lines.start, name);
    prepared.skip(lines.start..lines.start + 1, TALK);
    prepared.set(lines.start, kept);
    if !program {
        below.for_each(|number| prepared.set(number, ""));
    }
}

/// What is asked, where the text and the lines below hold nothing but one question of an interviewer.
fn only_question(said: &str, below: &[String]) -> Option<String> {
    let all = std::iter::once(said).chain(below.iter().map(|line| line.trim()));
    let texts: Vec<&str> = all.filter(|text| !text.is_empty()).take(2).collect();
    let [text] = texts.as_slice() else { return None };
    is_surely_asked(&clean_prompt(text)).then(|| (*text).to_owned())
}

/// Whether a line that names a speaker names the program, and what is said on it.
fn speaker(line: &str) -> Option<(bool, &str)> {
    const PEOPLE: [&str; 5] = ["you", "user", "human", "you said", "me"];
    const PROGRAMS: [&str; 10] =
        ["chatgpt", "assistant", "claude", "gemini", "copilot", "chatgpt said", "gpt-4", "ai", "bard", "deepseek"];
    let is_mark = |c: char| matches!(c, '#' | '*' | '_' | ':' | '：' | '>' | ' ');
    let colon = line.find([':', '：']);
    if colon.is_none() && !line.starts_with(['#', '*', '_']) {
        return None;
    }
    let (name, said) = line.split_at(colon.unwrap_or(line.len()));
    let name = name.trim_matches(is_mark).to_lowercase();
    let said = said.trim_start_matches(is_mark).trim_end();
    let is_program = PROGRAMS.contains(&name.as_str());
    (is_program || PEOPLE.contains(&name.as_str())).then_some((is_program, said))
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
        if !has_letters(line) {
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
        check(
            "## Why us?\n```\nS: None\nA: Yours\n```\n## More than that\nAnd more of it.",
            "## Why us?\n\nS: None\nA: Yours\n\n## More than that\nAnd more of it.",
            &[],
        );
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
        check(
            "User: Why us?\n\nAssistant: Your maps.\n\nUser: Shorter, please.\n\nAssistant: Maps.",
            "## Why us?\n\nYour maps.\n\n\n\nMaps.",
            &["User:", "Assistant:", "User: Shorter, please.", "Assistant:"],
        );
        check("[00:01] Ana: Why us?\n[00:09] Tom: Maps.", "Ana: Why us?\nTom: Maps.", &[]);
        check("Sure of it, I went.\n\n## Why us?", "Sure of it, I went.\n\n## Why us?", &[]);
    }
}
