//! Which of the places where a question may start are questions: a tree of headings, decided from the top by what the
//! places in it are, whether they ask and whether an answer follows.

use super::phrases::{explains_star, is_about_notes, is_advice_title, is_lesson_title, section_without_questions};
use super::start::{BOLD, Start};
use crate::domain::{Framework, PartId};
use crate::format::aliases::parts_named;
use crate::text::words::has_letters;
use std::ops::Range;

/// Why a document's title is no question.
pub const TITLE: &str = "the document's title";
/// Why a heading over questions is none.
pub const OVER: &str = "a heading over questions";
/// Why advice is neither a question nor an answer.
pub const ADVICE: &str = "advice, no question and no answer";
/// Why what spells out the letters of STAR is no story.
pub const EXPLAINS: &str = "explains the STAR method";

/// More words than this below a heading are an answer, not an introduction to the headings that follow.
const INTRODUCTION: usize = 40;

const ABOUT: &str = "about the notes or about interviews, no question";

/// What a start turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    Question,
    /// Part of the answer above it.
    Inside,
    /// No question, and why.
    Left(&'static str),
}

/// The role of each start.
pub fn choose(starts: &[Start]) -> Vec<Role> {
    let mut roles = vec![Role::Inside; starts.len()];
    decide(starts, 0..starts.len(), &mut roles);
    roles
}

enum Verdict {
    /// All below belongs to its answer.
    Question,
    /// A question, and so are some below.
    QuestionOver,
    /// No question, but some below may be.
    Over(&'static str),
    /// Nothing in it is a question.
    Nothing(&'static str),
}

/// Decides the starts in `range`. Levels only go down, so this calls itself at most nine deep.
fn decide(starts: &[Start], range: Range<usize>, roles: &mut [Role]) {
    let mut index = range.start;
    while index < range.end {
        let Some(start) = starts.get(index) else { return };
        let below = starts.get(index + 1..range.end).unwrap_or_default();
        let end = index + 1 + below.iter().take_while(|other| other.level > start.level).count();
        let verdict = verdict(starts, index, end);
        let (role, goes_on) = match verdict {
            Verdict::Question => {
                leave_advice(starts, index + 1..end, roles);
                (Role::Question, false)
            }
            Verdict::QuestionOver => (Role::Question, true),
            Verdict::Over(why) => (Role::Left(why), true),
            Verdict::Nothing(why) => {
                roles.iter_mut().take(end).skip(index).for_each(|role| *role = Role::Left(why));
                index = end;
                continue;
            }
        };
        if let Some(slot) = roles.get_mut(index) {
            *slot = role;
        }
        if goes_on {
            decide(starts, index + 1..end, roles);
        }
        index = end;
    }
}

/// Advice below a question is no part of its answer.
fn leave_advice(starts: &[Start], range: Range<usize>, roles: &mut [Role]) {
    let mut advice_level = None;
    let roles = roles.get_mut(range.clone()).unwrap_or_default();
    for (start, role) in starts.get(range).unwrap_or_default().iter().zip(roles) {
        if advice_level.is_none_or(|level| start.level <= level) {
            advice_level = is_advice(start).then_some(start.level);
        }
        if advice_level.is_some() {
            *role = Role::Left(ADVICE);
        }
    }
}

/// Advice by its title, or a topic with nothing but advice below it.
fn is_advice(start: &Start) -> bool {
    let is_titled = is_advice_title(&start.prompt) && !start.is_explicit && !start.tells_story;
    is_titled || (start.advises && !start.asks() && !is_lesson_title(&start.prompt))
}

fn verdict(starts: &[Start], index: usize, end: usize) -> Verdict {
    let Some(start) = starts.get(index) else { return Verdict::Nothing("") };
    if let Some(why) = section_without_questions(&start.prompt) {
        return Verdict::Nothing(why);
    }
    let below = starts.get(index + 1..end).unwrap_or_default();
    if !has_letters(&start.prompt) {
        let why = "nothing but a number or a mark";
        return if below.is_empty() { Verdict::Nothing(why) } else { Verdict::Over(why) };
    }
    let asked_below = below.iter().filter(|other| other.asks()).count();
    if is_advice(start) && asked_below == 0 {
        return Verdict::Nothing(if start.explains_star { EXPLAINS } else { ADVICE });
    }
    if below.is_empty() {
        return alone(start);
    }
    let is_title = start.level == 1 && starts.iter().filter(|other| other.level == 1).count() == 1;
    let over = Verdict::Over(if is_title { TITLE } else { OVER });
    if asked_below == 0 && is_about_notes(&start.prompt) {
        return Verdict::Nothing(ABOUT);
    }
    if start.explains_star || is_advice(start) {
        return over;
    }
    if start.asks() { of_asked(start, below, over) } else { of_topic(start, below, is_title, over) }
}

/// A start that asks, with others below it.
fn of_asked(start: &Start, below: &[Start], over: Verdict) -> Verdict {
    let kids = kids(below);
    let asked = kids.iter().filter(|kid| kid.asks()).count();
    let mostly_asked = asked * 2 > kids.len() || kids.iter().any(|kid| kid.is_explicit);
    match (mostly_asked, start.text_words > 0) {
        (false, _) => Verdict::Question,
        (true, true) => Verdict::QuestionOver,
        (true, false) => over,
    }
}

/// A topic, with others below it.
fn of_topic(start: &Start, below: &[Start], is_title: bool, over: Verdict) -> Verdict {
    let kids = kids(below);
    let asked = below.iter().filter(|other| other.asks()).count();
    if !is_title && asked == 0 && kids.iter().all(|kid| tells_part(&kid.prompt)) {
        return Verdict::Question;
    }
    let answered = below.iter().filter(|other| other.asks() && (other.is_told || other.is_explicit)).count();
    if asked > 0 {
        // Questions below a story of one's own are what is asked next.
        let is_short = start.text_words < INTRODUCTION && !start.tells_story;
        return match start.is_told && start.text_words > 0 && !is_title {
            true if answered > 0 && is_short => over,
            true if answered == 0 => Verdict::Question,
            true => Verdict::QuestionOver,
            false => over,
        };
    }
    let is_topic = |kid: &&&Start| kid.level < BOLD && kid.text_words > 0 && !tells_part(&kid.prompt);
    let topics = kids.iter().filter(is_topic).count();
    if is_title && !start.tells_story {
        return over;
    }
    match start.text_words > 0 {
        true if topics > 1 && start.text_words < INTRODUCTION && !start.tells_story => over,
        true => Verdict::Question,
        false if topics > 0 || kids.len() > 1 || start.level == 1 => over,
        false => Verdict::Question,
    }
}

/// A start with nothing below it.
fn alone(start: &Start) -> Verdict {
    if start.is_explicit || start.tells_story || start.asks() && !explains_star(&start.prompt) {
        return Verdict::Question;
    }
    if explains_star(&start.prompt) || start.explains_star {
        return Verdict::Nothing(EXPLAINS);
    }
    if start.only_links {
        return Verdict::Nothing("a list of links");
    }
    if is_about_notes(&start.prompt) {
        return Verdict::Nothing(ABOUT);
    }
    if start.text_words > 0 { Verdict::Question } else { Verdict::Nothing("a heading without text") }
}

/// Whether the heading names a part of an introduction or of a strength rather than a topic.
fn tells_part(prompt: &str) -> bool {
    [Framework::Introduction, Framework::Trait]
        .into_iter()
        .any(|framework| parts_named(prompt, framework).is_some_and(|named| !named.ids.contains(&PartId::Claim)))
}

/// The starts that stand directly below, without those below them.
fn kids(below: &[Start]) -> Vec<&Start> {
    let mut kids: Vec<&Start> = Vec::new();
    for start in below {
        if kids.last().is_none_or(|last| start.level <= last.level) {
            kids.push(start);
        }
    }
    kids
}
