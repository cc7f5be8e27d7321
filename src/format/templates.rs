//! The texts that new files start with, and a draft as the text of an answer. Each is sound as it stands.
//!
//! Hints are comments, so that nothing of them is ever compared.

use super::edit::{line_end, quoted, quoted_list};
use super::front_matter;
use crate::domain::draft::COACH;
use crate::domain::{Draft, DraftPart, Framework, PartName, Question, QuestionId};
use jiff::civil::Date;

/// What bold does, in one line of every new answer.
const BOLD: &str = "Put what must not be forgotten in **bold**, a few words at a time: drafts are compared with it, and the prep sheet \
                    shows it. Notes like this one are never compared.";

/// A question file with one question to fill in.
pub fn new_question(id: &QuestionId) -> String {
    format!(
        r#"# A question of your own. The lines that start with # are optional: take the # away to use them.
[[question]]
id = "{id}"
prompt = "Tell me about a time when ...?"   # as an interviewer says it
# competency = "conflict"
# framework = "star"                        # star, introduction, trait or open
# seconds = 120
# asked_as = ["Describe ...", "..."]        # other wordings of the same question
# look_for = ["...", "..."]                 # what good answers do
# follow_ups = ["...?", "...?"]
"#
    )
}

/// An answer file for `question`, with the headings of its parts.
pub fn new_answer(question: &Question) -> String {
    let mut text = format!(
        "+++\n{:<40}# add the ids of other questions that this story answers\n\
         # source = \"...\"                        # where it comes from\n+++\n<!--\n{}\n\
         {BOLD}\n-->\n",
        format!("questions = {}", quoted_list([question.id.as_str()])),
        in_comment(&question.prompt),
    );
    for section in question.framework.sections() {
        let share = (section.plan * 100.0).round();
        let hint = if question.framework == Framework::Open {
            section.holds.to_owned()
        } else {
            format!("{}; about {share}% of the time", section.holds)
        };
        text.push_str(&format!("## {}\n<!-- {hint} -->\n\n", section.name));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The text of a built-in answer's file as that of a copy which is not yet the user's own story.
pub fn example_copy(text: &str) -> String {
    let end = line_end(text);
    let line = format!(
        "example = true   # somebody else's story; once you have made it your own, delete this line: only then does it count as yours{end}"
    );
    match front_matter::split(text).toml {
        Some(toml) => {
            let (before, after) = text.split_at(toml.start);
            format!("{before}{line}{after}")
        }
        None => format!("+++{end}{line}+++{end}{text}"),
    }
}

/// The entry of the built-in question `question` in the text of its file, as a file of the user's own.
pub fn question_copy(question: &Question, text: &str) -> String {
    let lines: Vec<&str> = text.lines().skip(question.line.saturating_sub(1)).collect();
    let next = lines.iter().skip(1).position(|line| line.trim() == "[[question]]").map_or(lines.len(), |at| at + 1);
    let entry = lines.get(..next).unwrap_or_default().join("\n");
    format!(
        "# This question is used in place of the built-in one with its id; delete it to have that one back.\n{}\n",
        entry.trim_end()
    )
}

/// A draft as an answer file for `question`; its `source` names the draft, so the draft is not taken for a recital.
pub fn answer_from_draft(question: &Question, draft: &Draft) -> String {
    let (id, source) = (quoted(question.id.as_str()), quoted(&draft.head.as_source()));
    format!("+++\nquestions = [{id}]\nsource = {source}\n+++\n<!-- {BOLD} -->\n{}", draft_parts(draft))
}

/// The text of the answer file `text` with `draft` at its end under `# Draft DATE`, which is no part. A draft that is
/// there already is not added again. What bold does is said unless it stands in the file.
pub fn with_draft_appended(text: &str, draft: &Draft, date: Date) -> String {
    let end = line_end(text);
    let draft = draft_parts(draft).replace('\n', end);
    let heading = format!("# Draft {date}{end}");
    let is_there = |from: usize| text.get(from..).is_some_and(|rest| rest.contains(draft.trim_end()));
    if text.find(&heading).is_some_and(is_there) {
        return text.to_owned();
    }
    let hint = if text.contains(BOLD) { String::new() } else { format!("<!-- {BOLD} -->{end}") };
    let appendix = format!("{heading}{hint}{end}{draft}");
    let gap = match text {
        "" => String::new(),
        text if text.ends_with(&format!("{end}{end}")) => String::new(),
        text if text.ends_with('\n') => end.to_owned(),
        _ => format!("{end}{end}"),
    };
    format!("{text}{gap}{appendix}")
}

/// The parts that have text, each under its heading; what a coach said of them is nothing of one's own.
fn draft_parts(draft: &Draft) -> String {
    let mut out = String::new();
    let is_own = |part: &&DraftPart| !part.text.trim().is_empty() && part.name != PartName::Other(COACH.to_owned());
    for part in draft.parts.iter().filter(is_own) {
        let name = match &part.name {
            PartName::Part(id) => id.name(),
            PartName::Other(name) => name.trim(),
        };
        let text: Vec<String> = part.text.trim().lines().map(plain_line).collect();
        out.push_str(&format!("## {name}\n{}\n\n", text.join("\n")));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A typed line that would be a heading, the rule under one, or the start of code in Markdown, kept the text that it is.
fn plain_line(line: &str) -> String {
    let text = line.trim_start();
    let is_rule = !text.trim().is_empty() && text.trim().chars().all(|c| c == '=' || c == '-');
    if text.starts_with(['#', '`', '~']) || text.starts_with("<!--") || text.starts_with("+++") || is_rule {
        format!("{}\\{text}", line.get(..line.len() - text.len()).unwrap_or_default())
    } else {
        line.to_owned()
    }
}

/// Text that cannot end the comment that it stands in.
fn in_comment(text: &str) -> String {
    text.replace("--", "- -")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnswerId, Bank, DraftHead, DraftPart, Mode, OffsetTime, Origin, PartId, Story};
    use crate::format::answers::parse_answer;
    use crate::format::parts::read_answer;
    use crate::format::questions::parse_questions;
    use crate::format::story_check::check_story;
    use std::path::Path;

    fn question(framework: Framework) -> Question {
        Question {
            id: QuestionId::parse("mine").expect("an id"),
            prompt: "What --> happened?".to_owned(),
            competency: None,
            framework,
            seconds: 120,
            asked_as: vec![],
            look_for: vec![],
            follow_ups: vec![],
            origin: Origin::File("q.toml".into()),
            line: 1,
        }
    }

    fn draft(parts: &[(PartName, &str)]) -> Draft {
        let started = OffsetTime { instant: jiff::Timestamp::UNIX_EPOCH, offset: jiff::tz::Offset::UTC };
        let question = QuestionId::parse("mine").expect("an id");
        let head = DraftHead { finished: true, ..DraftHead::new(question, started, Mode::Typed) };
        let parts = parts.iter().map(|(name, text)| DraftPart { name: name.clone(), text: (*text).to_owned() });
        Draft { head, parts: parts.collect() }
    }

    fn story(text: &str) -> Story {
        let id = AnswerId::parse("a").expect("an id");
        let answer = parse_answer(Path::new("a.md"), &id, text, false).0.expect("an answer");
        read_answer(&answer, Framework::Star)
    }

    fn texts(story: &Story) -> Vec<(PartId, &str)> {
        story.parts.iter().map(|part| (part.ids[0], part.plain.as_str())).collect()
    }

    #[test]
    fn what_bold_does_is_said_once_in_a_file() {
        let draft = draft(&[(PartName::Part(PartId::Result), "It held.")]);
        let appended = with_draft_appended(&new_answer(&question(Framework::Star)), &draft, DAY);
        assert_eq!(appended.matches(BOLD).count(), 1, "{appended}");
    }

    const DAY: Date = jiff::civil::date(2026, 11, 26);

    #[test]
    fn a_new_question_is_sound_as_it_stands() {
        let id = QuestionId::parse("mine").expect("an id");
        let (questions, problems) = parse_questions(Path::new("q.toml"), &new_question(&id), false);
        assert_eq!((questions.len(), problems), (1, vec![]));
        assert_eq!(questions.first().map(|question| &question.id), Some(&id));
    }

    #[test]
    fn every_commented_line_of_a_new_question_is_sound_when_it_is_used() {
        let id = QuestionId::parse("mine").expect("an id");
        let text = new_question(&id).replace("\n# ", "\n");
        let (questions, problems) = parse_questions(Path::new("q.toml"), &text, false);
        assert_eq!((questions.len(), problems), (1, vec![]));
    }

    #[test]
    fn a_new_answer_has_no_fault_and_nothing_of_its_hints_is_read() {
        for framework in Framework::ALL {
            let question = question(framework);
            let text = new_answer(&question);
            let id = AnswerId::parse("a").expect("an id");
            let (answer, problems) = parse_answer(Path::new("a.md"), &id, &text, false);
            assert_eq!(problems, [], "{text}");
            let answer = answer.expect("an answer");
            assert_eq!(answer.questions, std::slice::from_ref(&question.id));
            let story = read_answer(&answer, framework);
            let ids: Vec<PartId> = story.parts.iter().flat_map(|part| part.ids.clone()).collect();
            let expected: Vec<PartId> = framework.sections().iter().map(|section| section.id).collect();
            assert_eq!((ids, story.plain().as_str()), (expected, ""), "{text}");
            let told = check_story(&answer, &text, &Bank::new([question], [answer.clone()]));
            let told: Vec<&str> = told.iter().map(|problem| problem.message.as_str()).collect();
            assert_eq!(told, ["nothing is written yet"]);
        }
    }

    #[test]
    fn a_copy_of_an_example_is_an_example_until_its_line_is_deleted() {
        let id = AnswerId::parse("a").expect("an id");
        for text in ["+++\nquestions = [\"q\"]\n+++\n## Task\nx\n", "## Task\nx\n", "+++\r\n+++\r\nx"] {
            let copy = example_copy(text);
            let (answer, problems) = parse_answer(Path::new("a.md"), &id, &copy, false);
            assert_eq!((answer.map(|answer| answer.example), problems), (Some(true), vec![]), "{copy}");
            let own: String = copy.split_inclusive('\n').filter(|line| !line.starts_with("example")).collect();
            let original = if text.starts_with("+++") { text.to_owned() } else { format!("+++\n+++\n{text}") };
            assert_eq!(own, original);
        }
    }

    #[test]
    fn a_copy_of_a_question_holds_its_entry_alone() {
        let entry = "[[question]]\nid = \"two\"\nprompt = \"Two?\"\n";
        let file = format!(
            "[[question]]\nid = \"one\"\nprompt = \"One?\"\n\n{entry}\n[[question]]\nid = \"three\"\nprompt = \"3?\"\n"
        );
        let (questions, _) = parse_questions(Path::new("q.toml"), &file, true);
        let copy = question_copy(&questions[1], &file);
        assert!(copy.ends_with(&format!("have that one back.\n{entry}")), "{copy}");
    }

    #[test]
    fn a_draft_becomes_an_answer_with_its_parts() {
        let draft = draft(&[
            (PartName::Part(PartId::Situation), "Then\n# not a heading\n\nend"),
            (PartName::Part(PartId::Task), "  "),
            (PartName::Part(PartId::Result), "It held.\n==="),
            (PartName::Other("Follow-up".to_owned()), "More."),
        ]);
        let text = answer_from_draft(&question(Framework::Star), &draft);
        assert!(text.contains(&format!("source = \"{}\"", draft.head.as_source())), "{text}");
        let story = story(&text);
        let expected = [(PartId::Situation, "Then # not a heading\n\nend"), (PartId::Result, "It held. ===")];
        assert_eq!(texts(&story), expected, "{text}");
        assert_eq!(story.extra.first().map(|extra| extra.title.as_str()), Some("Follow-up"));
    }

    #[test]
    fn a_draft_at_the_end_of_an_answer_is_no_part_of_it() {
        let parts = [
            (PartName::Part(PartId::Situation), "Situation: # other\n# Task\n```\nopen"),
            (PartName::Part(PartId::Result), "**Result:** better"),
        ];
        let draft = draft(&parts);
        for text in ["## Situation\nmine\n", "## Situation\r\nmine", "+++\n+++\n## Situation\nmine\n\n", ""] {
            let appended = with_draft_appended(text, &draft, DAY);
            assert!(appended.starts_with(text) && appended.contains("# Draft 2026-11-26"), "{appended}");
            let (before, after) = (story(text), story(&appended));
            assert_eq!(texts(&before), texts(&after), "{appended}");
            assert_eq!(appended.contains("\r\n"), text.contains("\r\n"));
            assert_eq!(with_draft_appended(&appended, &draft, DAY), appended);
            assert_eq!(appended.matches(BOLD).count(), 1, "{appended}");
        }
    }
}
