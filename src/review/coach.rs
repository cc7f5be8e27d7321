//! What is handed to a coach, a program or person with a second opinion, and what is taken from what comes back.
//!
//! Plain Markdown. The words of `[redact]` are still in it: whoever hands it on takes them out.

use super::AttemptReview;
use crate::compare::checks::{REDACTION, label};
use crate::compare::{Band, Status};
use crate::domain::{Draft, Mode, PartId, Question};
use crate::text::phrases::clock;
use crate::text::words::spaced_once;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// What an interviewer would make of the answer; with a question of the person's own, if there is one.
    Opinion(Option<String>),
    /// One question that an interviewer would ask next.
    FollowUp,
}

const OPINION: &str = "I practise for a job interview, and this is one of my answers. Tell me as an experienced interviewer, in plain \
    text and at most 200 words: what you take from it about me, where it is weakest (quote the words), and the one change that \
    would help most next time. Do not write the answer for me, and invent nothing that is not in it.";

const FOLLOW_UP: &str = "I practise for a job interview, and this is one of my answers. Ask me the one question that an experienced \
    interviewer would ask next, on what this answer leaves open. Print the question alone, in one line.";

/// A follow-up longer than this is no question that anybody asks aloud, in characters. A convention of this program.
const LONGEST_QUESTION: usize = 300;

/// The brief on `draft`, an answer to `question` of which `review` tells what the program itself found.
pub fn brief(question: &Question, draft: &Draft, review: &AttemptReview, wish: &Wish) -> String {
    let task = if *wish == Wish::FollowUp { FOLLOW_UP } else { OPINION };
    let mut brief = format!("# An answer to look at\n\n{task}\n");
    if let Wish::Opinion(Some(ask)) = wish {
        add(&mut brief, "Above all, I want to know", ask);
    }
    add(&mut brief, "The question", &question.prompt);
    add(&mut brief, "What good answers to it do", &list(question.look_for.iter().cloned()));
    add(&mut brief, &format!("My answer, {}", how(question, draft)), &parts(draft.story_parts()));
    add(&mut brief, "What a program found in it", &list(findings(review)));
    if let Some(story) = review.reference.as_ref().filter(|_| review.result.own_answer) {
        let told = story.parts.iter().flat_map(|part| Some((*part.ids.first()?, part.text.as_str())));
        add(&mut brief, "The story as I wrote it down before", &parts(told));
    }
    brief
}

/// A section, unless there is nothing to say in it.
fn add(brief: &mut String, title: &str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        brief.push_str(&format!("\n## {title}\n\n{text}\n"));
    }
}

fn how(question: &Question, draft: &Draft) -> String {
    let limit = clock(draft.head.limit.unwrap_or(question.seconds));
    match draft.head.mode {
        Mode::Spoken => format!("said aloud in {} of {limit}", clock(draft.head.seconds.answering())),
        Mode::Typed | Mode::Quick => format!("written, to be said in {limit}"),
    }
}

/// Each part that has a text, under its name.
fn parts<'t>(parts: impl Iterator<Item = (PartId, &'t str)>) -> String {
    let written = parts.filter(|(_, text)| !text.trim().is_empty());
    written.map(|(part, text)| format!("### {}\n\n{}\n\n", part.name(), text.trim())).collect()
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}\n")).collect()
}

/// What to fix first, what else warns, and which key points of the own answer were not heard. Words to keep out are taken
/// out on the way, so nothing is said of them.
fn findings(review: &AttemptReview) -> impl Iterator<Item = String> {
    let result = &review.result;
    let fix = result.fix.iter().filter(|fix| fix.rule != REDACTION);
    let fix = fix.map(|fix| format!("To fix first: {}", fix.message));
    let warned = result.checks.iter().filter(|finding| finding.status == Status::Warn && finding.rule != REDACTION);
    let warned = warned.map(|finding| format!("{}: {}", label(finding.rule), finding.message));
    let missed = result.points.iter().filter(|point| result.own_answer && point.shown_band() == Some(Band::NotHeard));
    let missed = missed.map(|point| format!("Not heard in it: {}", point.label));
    fix.chain(warned).chain(missed)
}

/// The question in what came back: the first line that ends as one, without marks of lists, quotes and emphasis. `None`
/// where there is none that can stand as the title of a section.
pub fn question_in(text: &str) -> Option<String> {
    text.lines().filter_map(asked_in).find(|question| question.chars().count() <= LONGEST_QUESTION)
}

fn asked_in(line: &str) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || "*_#>-\"'`“”„«»".contains(c);
    let unnumbered = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']);
    let bare = unnumbered.unwrap_or(line).trim_matches(is_mark);
    let question = spaced_once(bare);
    let is_asked = question.ends_with(['?', '？', '؟']) && question.chars().any(char::is_alphabetic);
    is_asked.then_some(question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture;
    use crate::domain::{Bank, Config, DraftHead, DraftPart, Framework, PartName};

    const ACTION: &str = "I wrote down the risks of both models and asked Acme to look at them with me. We met twice.";

    fn told(own: bool, head: DraftHead, wish: &Wish) -> String {
        let question = fixture::question(Framework::Star);
        let part = |name, text: &str| DraftPart { name, text: text.to_owned() };
        let parts = vec![
            part(PartName::Part(PartId::Situation), ""),
            part(PartName::Part(PartId::Action), ACTION),
            part(PartName::Other("What next?".to_owned()), "Nothing more."),
        ];
        let draft = Draft { head, parts };
        let body = "## Action\nI **hired a band for the party**.\n".to_owned();
        let answer = crate::domain::Answer { body, ..fixture::answer("mine", own) };
        let bank = Bank::new([question.clone()], [answer]);
        let review = AttemptReview::of(&draft, &question, &bank, &Config::default(), &[], Default::default());
        brief(&question, &draft, &review, wish)
    }

    #[test]
    fn the_brief_holds_question_answer_findings_and_the_own_story_alone() {
        let own = told(true, fixture::head(), &Wish::Opinion(None));
        for piece in [
            "## The question\n\nTell me about a time you disagreed",
            "- puts both positions fairly\n",
            "## My answer, written, to be said in 2:00\n\n### Action\n\nI wrote down the risks",
            "- To fix first: ",
            "- Not heard in it: hired a band for the party\n",
            "## The story as I wrote it down before\n\n### Action\n\nI **hired a band",
        ] {
            assert!(own.contains(piece), "{piece:?} in {own}");
        }
        assert!(!own.contains("Nothing more.") && !own.contains("### Situation"), "{own}");
        let example = told(false, fixture::head(), &Wish::Opinion(None));
        assert!(!example.contains("hired a band"), "{example}");
    }

    #[test]
    fn the_wish_says_what_is_asked_for() {
        let asked = told(true, fixture::head(), &Wish::Opinion(Some("Is it too long?".to_owned())));
        assert!(asked.contains("## Above all, I want to know\n\nIs it too long?\n"), "{asked}");
        let head = DraftHead { mode: Mode::Spoken, limit: Some(60), ..fixture::head() };
        let follow_up = told(true, head, &Wish::FollowUp);
        assert!(follow_up.contains("Print the question alone") && follow_up.contains("said aloud in 0:00 of 1:00"));
    }

    #[test]
    fn a_question_is_found_in_what_came_back_and_can_stand_as_a_title() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(question_in(text).as_deref(), expected, "{text:?}");
        check("Here is one.\n\n1. **\"How did  you\tknow that?\"**\nGood luck!", Some("How did you know that?"));
        check("3 months later, what was left of it?", Some("3 months later, what was left of it?"));
        check("¿Qué hiciste tú?\n", Some("¿Qué hiciste tú?"));
        check("## Action\nSituation\n- Coach\n", None);
        check("?\n??\n***?***\n", None);
        check(&format!("{}?", "why ".repeat(200)), None);
        check("", None);
    }
}
