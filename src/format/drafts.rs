//! Draft files: front matter, then parts by lines. A part starts at a line that is `## ` and its name.
//!
//! Any text survives: a text line of backslashes and then `## ` gets one more backslash on save and loses one on load.
//! Between two parts stands one blank line that belongs to neither. [`record`] is the fast path for lists and schedule.

pub mod head;
pub mod record;

pub use record::parse_record;

use head::DraftIds;

use super::aliases::near_name;
use super::edit::{TomlText, line_end};
use super::faults::Faults;
use super::front_matter;
use super::syntax::{CONFLICT, CONFLICT_ADVICE};
use crate::domain::{Draft, DraftPart, Framework, PartId, PartName, Problem, Story, StoryPart};
use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

/// The draft in the file `path` with the whole text `text`, with its warnings; or everything that is wrong with it.
pub fn parse_draft(path: &Path, text: &str) -> Result<(Draft, Vec<Problem>), Vec<Problem>> {
    let read = read_faulty_draft(path, text);
    match read.draft {
        Some(draft) => Ok((draft, read.problems)),
        None => Err(read.problems),
    }
}

/// As much as can be read of a draft's file, and everything wrong with it.
pub struct ReadDraft {
    /// None when there is an error.
    pub draft: Option<Draft>,
    pub ids: DraftIds,
    pub problems: Vec<Problem>,
}

/// What can be read of the draft in the file `path` with the whole text `text`, faulty or not.
pub fn read_faulty_draft(path: &Path, text: &str) -> ReadDraft {
    let mut faults = Faults::new(path, text);
    let front = front_matter::split(text);
    if let Some(fault) = &front.fault {
        faults.error(fault.span.clone(), fault.message, fault.advice);
    } else if front.toml.is_none() {
        faults.error(0..0, "no front matter", "a draft starts with its keys between two `+++` lines");
    }
    let (head, ids) = front.toml.map(|span| head::parse_head(text, span, &mut faults)).unwrap_or_default();
    let sections = sections(text, front.body);
    warn_twice(&sections, &mut faults);
    warn_near_names(&sections, &mut faults);
    warn_conflicts(&sections, text, &mut faults);
    let parts = sections.into_iter().map(|section| section.part).collect();
    let draft = head.filter(|_| faults.errors() == 0).map(|head| Draft { head, parts });
    ReadDraft { draft, ids, problems: faults.into_problems() }
}

/// The text of a new draft file.
pub fn render_draft(draft: &Draft) -> String {
    let mut out = format!("+++\n{}+++\n", head::render_head(&draft.head));
    out.push_str(&render_parts(&draft.parts, "\n"));
    out
}

/// The text of the file `previous` after `draft` was changed: comments, order, unknown keys, line ends and whatever
/// else did not change stay. A file that is no draft is written anew.
pub fn update_draft(previous: &str, draft: &Draft) -> String {
    let path = Path::new("");
    let (Ok((old, _)), Some(toml)) = (parse_draft(path, previous), front_matter::split(previous).toml) else {
        return render_draft(draft);
    };
    let mut front = TomlText::new(previous, toml);
    if head::update_head(&mut front, &old.head, &draft.head).is_err() {
        return render_draft(draft);
    }
    let updated = front.into_text();
    let body = front_matter::split(&updated).body;
    let sections = sections(&updated, body.clone());
    let end = line_end(&updated);
    let same_names = sections.iter().map(|section| &section.part.name).eq(draft.parts.iter().map(|part| &part.name));
    let mut out = updated.get(..body.start).unwrap_or_default().to_owned();
    if !same_names {
        if !out.ends_with('\n') {
            out.push_str(end);
        }
        return out + &render_parts(&draft.parts, end);
    }
    let count = sections.len();
    let mut kept_from = body.start;
    for (index, (section, part)) in sections.iter().zip(&draft.parts).enumerate() {
        if section.part.text != part.text {
            out.push_str(updated.get(kept_from..section.text.start).unwrap_or_default());
            if !out.is_empty() && !out.ends_with('\n') {
                out.push_str(end);
            }
            out.push_str(&render_text(&part.text, end, index + 1 == count));
            kept_from = section.text.end;
        }
    }
    out + updated.get(kept_from..).unwrap_or_default()
}

/// The draft's parts as a story for `framework`: plain text, no key points; the same part twice is joined.
pub fn draft_story(draft: &Draft, framework: Framework) -> Story {
    let mut story = Story::default();
    for (id, text) in draft.story_parts() {
        if text.trim().is_empty() {
            continue;
        }
        // A part of another framework (the question was changed since) is text in no part.
        let id = if framework.section(id).is_some() { id } else { PartId::Answer };
        match story.parts.iter_mut().find(|part| part.ids == [id]) {
            Some(part) => {
                part.text = format!("{}\n\n{text}", part.text);
                part.plain.clone_from(&part.text);
            }
            None => {
                let (text, plain) = (text.to_owned(), text.to_owned());
                story.parts.push(StoryPart { ids: vec![id], text, plain, key_points: Vec::new(), line: 1 });
            }
        }
    }
    story
}

/// A part and where it stands in the file.
struct Section {
    part: DraftPart,
    /// Its `## ` line; empty for text before the first one.
    heading: Range<usize>,
    /// Its text with the line end and the blank line behind it.
    text: Range<usize>,
}

fn sections(text: &str, body: Range<usize>) -> Vec<Section> {
    let crlf = line_end(text) == "\r\n";
    let mut marks: Vec<(PartName, Range<usize>)> = vec![(PartName::Part(PartId::Answer), body.start..body.start)];
    let mut at = body.start;
    for line in text.get(body.clone()).unwrap_or_default().split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("## ") {
            marks.push((part_name(name.trim()), at..at + line.len()));
        }
        at += line.len();
    }
    let ends: Vec<usize> = marks.iter().skip(1).map(|(_, heading)| heading.start).chain([body.end]).collect();
    let count = marks.len();
    let mut sections = Vec::new();
    for (index, ((name, heading), end)) in marks.into_iter().zip(ends).enumerate() {
        let span = heading.end..end;
        let raw = text.get(span.clone()).unwrap_or_default();
        if index == 0 && raw.trim().is_empty() {
            continue;
        }
        let part = DraftPart { name, text: load_text(raw, crlf, index + 1 == count) };
        sections.push(Section { part, heading, text: span });
    }
    sections
}

fn part_name(name: &str) -> PartName {
    PartId::from_name(name).map_or_else(|| PartName::Other(name.to_owned()), PartName::Part)
}

/// The text in `raw`, which ends before the next heading, or is the `last` one.
fn load_text(raw: &str, crlf: bool, last: bool) -> String {
    let unified = if crlf { std::borrow::Cow::Owned(raw.replace("\r\n", "\n")) } else { raw.into() };
    let text = unified.strip_suffix('\n').unwrap_or(&unified);
    let text = if last { text } else { text.strip_suffix('\n').unwrap_or(text) };
    if !text.contains("## ") {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split('\n').map(|line| if is_escaped(line) { &line[1..] } else { line }).collect();
    lines.join("\n")
}

/// Whether `line` is one or more backslashes and then `## `.
fn is_escaped(line: &str) -> bool {
    line.starts_with('\\') && line.trim_start_matches('\\').starts_with("## ")
}

fn render_parts(parts: &[DraftPart], end: &str) -> String {
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        let name = match &part.name {
            PartName::Part(id) => id.name(),
            PartName::Other(name) => name.as_str(),
        };
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!("## {name}{end}{}", render_text(&part.text, end, index + 1 == parts.len())));
    }
    out
}

/// `text` as it stands in a file, with its line end and, unless it is the `last` one, a blank line.
fn render_text(text: &str, end: &str, last: bool) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for line in text.split('\n') {
        if line.trim_start_matches('\\').starts_with("## ") {
            out.push('\\');
        }
        out.push_str(line);
        out.push_str(end);
    }
    if !last {
        out.push_str(end);
    }
    out
}

fn warn_twice(sections: &[Section], faults: &mut Faults) {
    let mut seen = HashSet::new();
    for section in sections {
        let PartName::Part(id) = section.part.name else { continue };
        if !seen.insert(id) {
            let message = format!("the part {} stands here twice", id.name());
            faults.warning(section.heading.clone(), message, "the two are read as one; join them");
        }
    }
}

/// A merge that is not finished. The draft is used: anybody may type such a line.
fn warn_conflicts(sections: &[Section], text: &str, faults: &mut Faults) {
    for section in sections {
        let mut at = section.text.start;
        for line in text.get(section.text.clone()).unwrap_or_default().split_inclusive('\n') {
            if line.starts_with(CONFLICT) {
                let span = at..at + line.trim_end().len();
                faults.warning(span, "an unresolved merge conflict starts here", CONFLICT_ADVICE);
            }
            at += line.len();
        }
    }
}

/// A heading that is nearly the name of a part.
fn warn_near_names(sections: &[Section], faults: &mut Faults) {
    for section in sections {
        let PartName::Other(name) = &section.part.name else { continue };
        let missing = PartId::ALL.into_iter().filter(|id| {
            let is_part = |other: &Section| other.part.name == PartName::Part(*id);
            !sections.iter().any(is_part)
        });
        if let Some(near) = near_name(name, missing.map(PartId::name)) {
            let message = format!("`{name}` names no part");
            faults.warning(section.heading.clone(), message, format!("did you mean `## {near}`?"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DraftHead, Mode, PartSeconds, QuestionId, Rating};
    use proptest::prelude::*;

    const HEAD: &str = "+++\nquestion = \"a\"\nstarted = 2026-11-21T10:15:00+09:00\nmode = \"typed\"\n+++\n";

    fn parse(text: &str) -> Draft {
        parse_draft(Path::new("d.md"), text).expect("a draft").0
    }

    fn draft(parts: &[(&str, &str)]) -> Draft {
        let mut draft = parse(HEAD);
        draft.parts =
            parts.iter().map(|(name, text)| DraftPart { name: part_name(name), text: (*text).to_owned() }).collect();
        draft
    }

    #[track_caller]
    fn check_survives(draft: &Draft) {
        let file = render_draft(draft);
        assert_eq!(&parse(&file), draft, "{file}");
        let windows = file.replace('\n', "\r\n");
        let again = update_draft(&windows.replace("+++\r\n", "+++\r\n# kept\r\n"), draft);
        assert_eq!(&parse(&again), draft, "{again}");
    }

    #[test]
    fn a_new_draft_looks_as_documented() {
        let mut draft = draft(&[("Situation", "We had \"one\" week."), ("Action", "")]);
        draft.head = DraftHead {
            answer: Some(crate::domain::AnswerId::parse("stable-demo-model").expect("an id")),
            finished: true,
            rating: Some(Rating::Good),
            said: vec!["set out \"risk\"".to_owned()],
            seconds: PartSeconds { think: 20, parts: vec![(PartId::Situation, 22), (PartId::Action, 7)] },
            ..draft.head
        };
        let expected = "+++\nquestion = \"a\"\nanswer = \"stable-demo-model\"\nstarted = 2026-11-21T10:15:00+09:00\n\
            mode = \"typed\"\nfinished = true\nrating = 3\nsaid = [\"set out \\\"risk\\\"\"]\n\n[seconds]\nthink = 20\n\
            situation = 22\naction = 7\n+++\n## Situation\nWe had \"one\" week.\n\n## Action\n\n";
        assert_eq!(render_draft(&draft), expected);
        check_survives(&draft);
    }

    #[test]
    fn a_line_that_looks_like_a_heading_is_escaped() {
        let draft =
            draft(&[("Situation", "## Task\n\\## x\n\\\\## y\n##no\n ## no"), ("Task", "\n\n"), ("Answer", "x\n")]);
        assert!(render_draft(&draft).contains("\n\\## Task\n\\\\## x\n\\\\\\## y\n##no\n ## no\n"));
        check_survives(&draft);
    }

    #[test]
    fn a_heading_that_is_nearly_a_parts_name_is_named() {
        let text = format!("{HEAD}## Situaton\nS\n## task\nT\n## What next?\nN\n## Action\nA\n## Acton\nA\n");
        let (_, problems) = parse_draft(Path::new("d.md"), &text).expect("a draft");
        let told: Vec<_> = problems.iter().map(|p| format!("{} {} {}", p.line, p.message, p.advice)).collect();
        let expected = [
            "6 `Situaton` names no part did you mean `## Situation`?",
            "8 `task` names no part did you mean `## Task`?",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_merge_that_is_not_finished_is_told_and_the_draft_stays_in_use() {
        let text = format!("{HEAD}## Situation\n<<<<<<< HEAD\nS\n=======\nT\n>>>>>>> other\n");
        let (_, problems) = parse_draft(Path::new("d.md"), &text).expect("a draft");
        let told: Vec<_> = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect();
        assert_eq!(told, ["7:1 an unresolved merge conflict starts here"]);
    }

    #[test]
    fn what_of_the_time_is_missing_is_named() {
        for (time, missing) in
            [("2026-11-21", "time of day"), ("10:15:00", "date"), ("2026-11-21T10:15:00", "offset from UTC")]
        {
            let problems =
                parse_draft(Path::new("d.md"), &HEAD.replace("2026-11-21T10:15:00+09:00", time)).expect_err("faulty");
            let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
            assert_eq!(told, [format!("`started` has no {missing}")]);
        }
    }

    #[test]
    fn text_before_the_first_heading_is_the_answer_and_unknown_headings_are_extra() {
        let draft = parse(&format!("{HEAD}\nhello\n## Situation\nS\n## What next?\nN"));
        let names: Vec<_> = draft.parts.iter().map(|part| (part.name.clone(), part.text.as_str())).collect();
        let expected = [
            (PartName::Part(PartId::Answer), "\nhello"),
            (PartName::Part(PartId::Situation), "S"),
            (PartName::Other("What next?".to_owned()), "N"),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn an_update_changes_only_what_changed() {
        let previous = "\u{feff}+++\r\n# mine\r\nmode = \"typed\" # m\r\nquestion = 'a'\r\nextra = 1\r\nstarted = \
            2026-11-21T10:15:00+09:00\r\nrating = 2 # hm\r\n[seconds] # s\r\nthink = 1\r\n+++\r\n\r\n## Situation\r\nold\r\n## Task\r\nt  \r\n";
        let mut draft = parse(previous);
        assert_eq!(update_draft(previous, &draft), previous);
        draft.head.rating = Some(Rating::Easy);
        draft.head.said = vec!["x".to_owned()];
        draft.head.seconds.parts.push((PartId::Task, 3));
        draft.parts[0].text = "new\n## x".to_owned();
        let expected = previous
            .replace("rating = 2", "rating = 4")
            .replace("# hm\r\n", "# hm\r\nsaid = [\"x\"]\r\n")
            .replace("think = 1\r\n", "think = 1\r\ntask = 3\r\n")
            .replace("old\r\n", "new\r\n\\## x\r\n\r\n");
        assert_eq!(update_draft(previous, &draft), expected);
        draft.head.rating = None;
        assert!(!update_draft(previous, &draft).contains("rating"));
    }

    #[test]
    fn faults_are_named_with_their_lines() {
        let text = "+++\nquestion = \"A\"\nstarted = 2026-11-21T10:15:00\nrating = 9\nmod = \"typed\"\n[seconds]\nx = 1\n+++\n";
        let problems = parse_draft(Path::new("d.md"), text).expect_err("faulty");
        let found: Vec<_> = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect();
        let expected = [
            "1:1 `mode` is missing",
            "2:12 `A` is not an id",
            "3:11 `started` has no offset from UTC",
            "4:10 `rating` is 9",
            "5:1 unknown key `mod`",
            "7:1 unknown key `x`",
        ];
        assert_eq!(found, expected);
        assert!(
            parse_draft(Path::new("d.md"), "## Situation\n").expect_err("faulty")[0]
                .message
                .contains("no front matter")
        );
    }

    #[test]
    fn a_part_twice_is_one_part_of_the_story() {
        let text = format!("{HEAD}## Task\na\n## Now\nb\n## Task\nc\n");
        let (draft, problems) = parse_draft(Path::new("d.md"), &text).expect("a draft");
        assert_eq!(problems.iter().map(|p| p.line).collect::<Vec<_>>(), [10]);
        let story = draft_story(&draft, Framework::Star);
        let parts: Vec<_> = story.parts.iter().map(|part| (part.ids[0], part.plain.as_str())).collect();
        assert_eq!(parts, [(PartId::Task, "a\n\nc"), (PartId::Answer, "b")]);
    }

    fn any_text() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[\\\\# a-z\r\t]{0,8}",
            "\\\\{0,3}## [A-Z][a-z]{0,5}",
            "\\PC{0,12}",
            Just("## Task".to_owned())
        ];
        proptest::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"))
    }

    fn any_draft() -> impl Strategy<Value = Draft> {
        let name =
            prop_oneof![Just("Situation"), Just("Task"), Just("Follow-up"), Just("Answer"), Just("How I got here")];
        let parts = proptest::collection::vec((name, any_text()), 0..4);
        let flips = proptest::collection::vec("\\PC{0,10}|[\u{0}-\u{1f}\"\\\\]{0,3}", 0..3);
        (parts, flips, 0u8..6, any::<bool>(), 0u32..5000).prop_map(|(parts, said, rating, finished, seconds)| {
            let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
            let mut draft = draft(&parts);
            draft.head.question = QuestionId::parse("b-1").expect("an id");
            draft.head.mode = if finished { Mode::Spoken } else { Mode::Quick };
            draft.head.rating = Rating::from_number(rating);
            draft.head.said = said;
            draft.head.finished = finished;
            draft.head.seconds = PartSeconds { think: seconds / 3, parts: vec![(PartId::Task, seconds)] };
            draft
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_draft_survives_saving_and_loading(draft in any_draft()) {
            check_survives(&draft);
        }

        #[test]
        fn any_change_survives_an_update(before in any_draft(), after in any_draft()) {
            let updated = update_draft(&render_draft(&before), &after);
            prop_assert_eq!(parse(&updated), after);
        }

        #[test]
        fn a_record_says_what_the_whole_draft_says(draft in any_draft(), crlf in any::<bool>()) {
            let text = render_draft(&draft);
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            let record = parse_record(Path::new("d.md"), &text).expect("a record");
            prop_assert_eq!(record, record::record_of(Path::new("d.md"), &draft));
        }

        #[test]
        fn no_file_makes_the_parsers_panic(text in "(\\+\\+\\+\n)?(\\PC|\n|## |= |\"|\\[){0,60}(\\+\\+\\+\n)?\\PC{0,20}") {
            let path = Path::new("d.md");
            let whole = parse_draft(path, &text);
            prop_assert_eq!(parse_record(path, &text).is_ok(), whole.is_ok());
        }
    }
}
