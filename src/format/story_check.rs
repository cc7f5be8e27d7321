//! What can be said of an answer's story when the questions that it serves are known: parts missing or empty, no key
//! point, and what the reader stumbled over. All of it warnings: the story is used as it is.

use super::aliases::names_any_part;
use super::faults::Faults;
use super::parts::{PartProblem, read_story, report};
use super::syntax::CONFLICT;
use crate::domain::{Answer, Bank, Framework, PartId, Problem, Story};
use crate::text::blocks::{blank_comments, comments};
use std::collections::HashSet;

/// The check on drafts whose rule in `ignore` says that parts do not apply to this story.
const PART_RULE: &str = "part";

/// The warnings about the story of `answer`, whose file has the whole text `text`, read by the frameworks of the
/// questions of `bank` that it lists.
pub fn check_story(answer: &Answer, text: &str, bank: &Bank) -> Vec<Problem> {
    let mut frameworks: Vec<Framework> = Vec::new();
    for question in answer.questions.iter().filter_map(|id| bank.question(id)) {
        if !frameworks.contains(&question.framework) {
            frameworks.push(question.framework);
        }
    }
    if frameworks.is_empty() {
        frameworks.push(Framework::default());
    }
    let mut faults = Faults::new(answer.origin.path(), text);
    // Two versions of a text at once say nothing about either; that they are there is told by itself.
    if answer.body.lines().any(|line| line.starts_with(CONFLICT)) {
        return Vec::new();
    }
    if let Some(line) = open_comment(answer) {
        let advice = "end it with `-->` where it was to end";
        faults.warning(faults.line_span(line), "this comment is not closed, so nothing after it is read", advice);
        return faults.into_problems();
    }
    let read = |framework: &Framework| (*framework, read_story(&answer.body, answer.body_line, *framework));
    let stories: Vec<(Framework, (Story, Vec<PartProblem>))> = frameworks.iter().map(read).collect();
    if stories.iter().all(|(_, (story, _))| story.plain().trim().is_empty()) {
        let advice = "write it under the headings of its parts, or all of it under `## Answer`";
        faults.warning(faults.line_span(first_line(answer)), "nothing is written yet", advice);
        return faults.into_problems();
    }
    let mut reported: Vec<PartProblem> = Vec::new();
    let mut known: HashSet<&PartProblem> = HashSet::new();
    for (framework, (story, problems)) in &stories {
        reported.extend(problems.iter().filter(|problem| known.insert(problem)).cloned());
        warn_parts(*framework, story, answer, &mut faults);
    }
    report(&reported, &mut faults);
    if let Some((framework, (story, _))) = stories.first() {
        if !stories.iter().any(|(_, (story, _))| story.has_parts()) {
            warn_no_parts(*framework, story, answer, &mut faults);
        }
        warn_no_key_point(story, answer, &mut faults);
    }
    let mut problems = faults.into_problems();
    problems.dedup_by(|a, b| (a.line, &a.message) == (b.line, &b.message));
    problems
}

/// The line of a comment that goes on to the end of the file.
fn open_comment(answer: &Answer) -> Option<usize> {
    let last = comments(&answer.body).pop()?;
    let is_open = !answer.body.get(last.clone())?.contains("-->");
    is_open.then(|| answer.body_line + answer.body.get(..last.start).unwrap_or_default().matches('\n').count())
}

/// Parts that lack text. A framework of which nothing was found is not judged: the story is read whole then.
fn warn_parts(framework: Framework, story: &Story, answer: &Answer, faults: &mut Faults) {
    if !story.has_parts() || answer.ignore.iter().any(|rule| rule == PART_RULE) {
        return;
    }
    for section in framework.sections() {
        let of_section: Vec<_> = story.parts.iter().filter(|part| part.ids.contains(&section.id)).collect();
        let advice = format!("write {}", section.holds);
        match of_section.first() {
            None => {
                let message = format!("the part {} is missing", section.name);
                faults.warning(
                    faults.line_span(first_line(answer)),
                    message,
                    format!("{advice} under `## {}`", section.name),
                );
            }
            Some(part) if of_section.iter().all(|part| part.plain.trim().is_empty()) => {
                faults.warning(faults.line_span(part.line), format!("the part {} is empty", section.name), advice);
            }
            Some(_) => {}
        }
    }
}

fn warn_no_parts(framework: Framework, story: &Story, answer: &Answer, faults: &mut Faults) {
    let span = faults.line_span(first_line(answer));
    let is_whole = framework.sections().iter().all(|section| section.id == PartId::Answer);
    if !is_whole && !is_headed_answer(story, answer) {
        let headings: Vec<String> =
            framework.sections().iter().map(|section| format!("`## {}`", section.name)).collect();
        let advice = format!("put headings before them: {}", headings.join(", "));
        faults.warning(span, "no part is marked, so the whole is compared as one", advice);
    }
}

/// Whether the whole stands under `## Answer`, which says that it has no parts.
fn is_headed_answer(story: &Story, answer: &Answer) -> bool {
    let line_of = |part: &crate::domain::StoryPart| part.line.checked_sub(answer.body_line);
    let line = story.parts.first().and_then(line_of).and_then(|line| answer.body.lines().nth(line)).unwrap_or_default();
    let label = line.split_once(':').map_or(line, |(label, _)| label);
    names_any_part(label.trim_start_matches(['#', '-', '*', '_', ' ']))
}

fn warn_no_key_point(story: &Story, answer: &Answer, faults: &mut Faults) {
    if !story.key_points().any(|(_, point)| point.bold) {
        let advice = "put what must not be forgotten in **bold**; until then each sentence counts";
        faults.warning(faults.line_span(first_line(answer)), "no key point is marked", advice);
    }
}

/// The line on which the text starts, notes in comments not counted.
fn first_line(answer: &Answer) -> usize {
    let text = blank_comments(&answer.body);
    let blank = text.lines().take_while(|line| line.trim().is_empty()).count();
    if text.trim().is_empty() { answer.body_line } else { answer.body_line + blank }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AnswerId;
    use crate::format::answers::parse_answer;
    use crate::format::questions::parse_questions;
    use std::path::Path;

    const QUESTIONS: &str = "[[question]]\nid = \"q\"\nprompt = \"Why?\"\n[[question]]\nid = \"t\"\nprompt = \"What?\"\n\
        framework = \"trait\"\n";

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (questions, _) = parse_questions(Path::new("q.toml"), QUESTIONS, false);
        let id = AnswerId::parse("q").expect("an id");
        let answer = parse_answer(Path::new("a.md"), &id, text, false).0.expect("an answer");
        let problems = check_story(&answer, text, &Bank::new(questions, [answer.clone()]));
        let found: Vec<_> = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect();
        assert_eq!(found, expected, "{text}");
    }

    const SOUND: &str = "## Situation\nS\n## Task\nT\n## Action\nI **wrote the first plan**.\n## Result\nR\n";

    #[test]
    fn a_whole_story_has_no_problem() {
        check(SOUND, &[]);
        check(&format!("\u{feff}+++\r\nquestions = [\"q\", \"t\"]\r\n+++\r\n{SOUND}"), &[]);
    }

    #[test]
    fn missing_and_empty_parts_are_named() {
        check(&SOUND.replace("T\n", "<!-- what was yours to do -->\n"), &["3:1 the part Task is empty"]);
        check(&SOUND.replace("## Task\nT\n", ""), &["1:1 the part Task is missing"]);
        check("+++\n+++\n\n", &["3:1 nothing is written yet"]);
        check("## Situation\n<!-- where -->\n## Action\n", &["1:1 nothing is written yet"]);
        check(
            "<!-- a\nnote -->\n\n## Situation\nS\n",
            &[
                "4:1 the part Task is missing",
                "4:1 the part Action is missing",
                "4:1 the part Result is missing",
                "4:1 no key point is marked",
            ],
        );
        check("\nAll **in one long text**.", &["2:1 no part is marked, so the whole is compared as one"]);
    }

    #[test]
    fn a_heading_that_is_nearly_the_name_of_a_missing_part_is_named() {
        check(&SOUND.replace("## Task", "## Tsk"), &["1:1 the part Task is missing", "3:1 `Tsk` names no part"]);
        check(
            &SOUND.replace("## Action", "### 3. Actoin"),
            &["1:1 the part Action is missing", "5:1 `3. Actoin` names no part"],
        );
        check(&format!("{SOUND}## Tsk\nx\n## Facts\ny\n"), &[]);
        check(&SOUND.replace("## Task", "## Taskforce"), &["1:1 the part Task is missing"]);
    }

    #[test]
    fn a_story_that_says_that_it_has_no_parts_lacks_none() {
        check("## Answer\nAll **in one long text**.", &[]);
        check("Answer: All **in one long text**.", &[]);
        check("+++\nignore = [\"part\"]\n+++\n## Situation\nS\n## Action\n**A**\n", &[]);
    }

    #[test]
    fn a_comment_that_is_not_closed_is_told_and_nothing_that_only_follows_from_it() {
        let told = "this comment is not closed, so nothing after it is read";
        check(&format!("+++\n+++\n<!-- to do\n{SOUND}"), &[&format!("3:1 {told}")]);
        check(&SOUND.replace("T\n", "T\n\n<!-- later\n"), &[&format!("6:1 {told}")]);
        check(&format!("{SOUND}<!-- done -->\n"), &[]);
    }

    #[test]
    fn a_story_of_an_unknown_question_is_read_for_the_usual_parts() {
        let text = format!("+++\nquestions = [\"other\"]\n+++\n{}", SOUND.replace("## Task\nT\n", ""));
        check(&text, &["4:1 the part Task is missing"]);
    }

    #[test]
    fn a_story_without_bold_runs_has_no_key_point() {
        check(&SOUND.replace("**", ""), &["1:1 no key point is marked"]);
    }

    #[test]
    fn what_the_reader_stumbled_over_has_its_place_in_the_file() {
        let text = format!("+++\r\nquestions = [\"t\", \"q\"]\r\n+++\r\n{}", SOUND.replace("R\n", "\n重点 **R\n"));
        check(&text, &["12:4 a lone `**`"]);
        let text = SOUND.replace("R\n", "R\n\n| a | b |\n|---|---|\n| c | x **d |\n");
        check(&text, &["12:9 a lone `**`"]);
        check(&SOUND.replace("R\n", "R __so\n"), &["8:3 a lone `__`"]);
    }
}
