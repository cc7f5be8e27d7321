//! Every place in notes where a question may start, weighed by what stands there and below. Which of them are questions is
//! decided in [`super::choose`].

use super::finder::find_places;
use super::legends::explains_parts;
use super::lines::Prepared;
use super::phrases::{is_advice_text, is_told, section_without_questions};
use super::start::{BOLD, MARKED, Start, Strength};
use crate::domain::Framework;
use crate::domain::answer::MOST_STORY;
use crate::format::parts::read_story;
use crate::text::words::{count_words, has_letters};

/// More words than these, and what stands below or before short lines of plain text is no answer and no title.
const LONGEST_TEXT: usize = 400;
const LONGEST_TITLE: usize = 30;

/// All of them, in the order of the file.
pub fn find_starts(prepared: &Prepared) -> Vec<Start> {
    let mut starts = find_places(prepared);
    count_on(&mut starts);
    prefer_questions(&mut starts, prepared);
    keep_strongest(&mut starts);
    look_below(&mut starts, prepared);
    if prefer_marked(&mut starts) {
        look_below(&mut starts, prepared);
    }
    if starts.iter().any(|start| start.strength == Strength::Faint) && !are_topics(&starts, prepared) {
        starts.clear();
    }
    starts
}

/// What the text between each start and the next one is.
fn look_below(starts: &mut [Start], prepared: &Prepared) {
    let ends: Vec<usize> = starts.iter().skip(1).map(|next| next.line).chain([prepared.lines.len()]).collect();
    for (start, end) in starts.iter_mut().zip(ends) {
        let below = prepared.lines.get(start.end..end).unwrap_or_default();
        let words = below.iter().chain(&start.answer).chain([&start.lead]).map(|line| count_words(line));
        start.text_words = words.sum();
        let is_below = start.answer.is_none() && start.lead.is_empty();
        start.only_links = start.text_words > 0 && is_below && only_links(below);
        let text = below.join("\n");
        let (explains, tells) = star_below(&text);
        start.explains_star = explains && !start.asks();
        start.advises = !tells && text.len() <= MOST_STORY && is_advice_text(&text);
        start.tells_story = tells;
        start.is_told = tells || is_told(&text) || !start.lead.is_empty();
    }
}

/// Whether `text` says what belongs in most parts of a STAR story, and whether it tells one.
pub fn star_below(text: &str) -> (bool, bool) {
    if text.len() > MOST_STORY || !has_letters(text) {
        return (false, false);
    }
    let (story, _) = read_story(text, 1, Framework::Star);
    let parts: Vec<&str> = story.parts.iter().map(|part| part.plain.as_str()).collect();
    let explains = story.has_parts() && parts.len() >= 3 && explains_parts(&parts);
    let told = parts.iter().filter(|part| has_letters(part)).count();
    (explains, story.has_parts() && told >= 2 && !explains)
}

/// In notes whose questions are marked with `Q:`, a bold or numbered line that asks nothing is text, unless it stands
/// right over a question. Gives whether any was taken out.
fn prefer_marked(starts: &mut Vec<Start>) -> bool {
    if starts.iter().filter(|start| start.is_marked).count() < 2 {
        return false;
    }
    let over: Vec<bool> = starts.iter().skip(1).map(|next| next.is_explicit).chain([false]).collect();
    let before = starts.len();
    let mut over = over.into_iter();
    starts.retain(|start| {
        let is_over = over.next().unwrap_or_default() && start.text_words == 0;
        start.level < BOLD || start.asks() || is_over || start.is_section
    });
    starts.len() < before
}

/// A list is numbered through: where some of it asks, the rest does too, whatever it says. What is numbered below a
/// question is its answer.
fn count_on(starts: &mut [Start]) {
    let mut index = 0;
    let mut heading_asks = false;
    while let Some(start) = starts.get(index) {
        let Some(number) = start.number else {
            heading_asks = start.level <= BOLD && start.strength == Strength::Strong && start.asks();
            index += 1;
            continue;
        };
        let goes_on = |(place, other): (usize, &Start)| other.number == number.checked_add(place);
        let in_list = starts.iter().skip(index).filter(|other| other.number.is_some());
        let count = in_list.enumerate().take_while(|(place, other)| goes_on((*place, other))).count().max(1);
        let end = starts.iter().enumerate().skip(index).filter(|(_, other)| other.number.is_some()).nth(count - 1);
        let end = end.map_or(index + 1, |(last, _)| last + 1);
        let list = starts.get_mut(index..end).unwrap_or_default();
        let numbered = || list.iter().filter(|other| other.number.is_some());
        let asked = numbered().filter(|other| other.strength == Strength::Strong).count();
        if asked > 0 && asked * LEAST_ASKED >= count && !heading_asks {
            for other in list.iter_mut().filter(|other| other.number.is_some()) {
                (other.strength, other.is_counted) = (Strength::Strong, true);
            }
        }
        index = end;
    }
}

/// One in so many items of a numbered list has to ask for all of them to count as questions. A convention of this program.
const LEAST_ASKED: usize = 4;

/// Where the text below a topic starts with the question in full, that is the question: `## Conflict`, then `Tell me
/// about a conflict at work.`
fn prefer_questions(starts: &mut [Start], prepared: &Prepared) {
    for index in 1..starts.len() {
        let Some([topic, question]) = starts.get_mut(index - 1..=index) else { return };
        let between = prepared.lines.get(topic.end..question.line).unwrap_or_default();
        let is_topic = topic.strength == Strength::Strong && topic.level <= BOLD && !topic.is_explicit;
        if is_topic && !topic.sounds_asked && question.only_asks && between.iter().all(|line| line.trim().is_empty()) {
            question.strength = Strength::Strong;
            question.level = MARKED;
        }
    }
}

fn keep_strongest(starts: &mut Vec<Start>) {
    let outside = outside_questions(starts);
    let questions = starts.iter().zip(&outside).filter(|(_, is_outside)| !**is_outside);
    let strongest = questions.map(|(start, _)| start.strength).max().unwrap_or_default();
    let mut outside = outside.into_iter();
    starts.retain(|start| outside.next().unwrap_or_default() || start.strength == strongest);
}

/// For each start whether it is a line over questions, or below one that leads no question of an interviewer.
fn outside_questions(starts: &[Start]) -> Vec<bool> {
    let mut over: Option<u8> = None;
    let mut outside = Vec::new();
    for start in starts {
        if over.is_some_and(|level| start.level <= level) {
            over = None;
        }
        outside.push(start.is_section || over.is_some());
        if start.is_section && section_without_questions(&start.prompt).is_some() {
            over = Some(start.level);
        }
    }
    outside
}

/// Whether short lines of plain text are the topics of notes: several, from the start on, each with an answer below that
/// one can say. Else the text is an article or anything.
fn are_topics(starts: &[Start], prepared: &Prepared) -> bool {
    let first = starts.first().map_or(0, |start| start.line);
    let before = prepared.lines.get(..first).unwrap_or_default().iter().map(|line| count_words(line)).sum::<usize>();
    let is_said = |start: &Start| (1..=LONGEST_TEXT).contains(&start.text_words);
    let told = starts.iter().filter(|start| start.lead.is_empty() || is_told(&start.lead)).count();
    starts.len() > 1 && before <= LONGEST_TITLE && told * 2 >= starts.len() && starts.iter().all(is_said)
}

/// Whether every line with text is a list item that holds nothing but links.
fn only_links(lines: &[String]) -> bool {
    let told = lines.iter().map(|line| line.trim()).filter(|line| has_letters(line));
    told.map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit() || "-*+.) ".contains(c))).all(|item| {
        let is_named = item.starts_with('[') && item.contains("](") && item.trim_end().ends_with(')');
        let is_bare =
            ["<http", "http://", "https://"].iter().any(|start| item.starts_with(start)) && !item.contains(' ');
        is_named || is_bare
    })
}
