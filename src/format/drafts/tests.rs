//! Drafts as text and back: nothing is lost, and each fault is told where it stands.

use super::*;
use crate::domain::draft::{MockPart, VoiceFigures, is_file_name};
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
fn of_a_very_long_draft_the_start_is_a_story() {
    let words = "one word ".repeat(MOST_STORY / 10);
    let head = "+++\nquestion = \"q\"\nstarted = 2026-11-26T10:15:00Z\nmode = \"typed\"\n+++\n";
    let text = format!("{head}## Situation\n{words}\n\n## Action\n{words}\n\n## Result\n{words}\n");
    let (draft, _) = parse_draft(Path::new("d.md"), &text).expect("a draft");
    let story = draft_story(&draft, Framework::Star);
    let lengths: Vec<usize> = story.parts.iter().map(|part| part.text.len()).collect();
    assert_eq!(lengths.len(), 2);
    assert!((MOST_STORY - 10..=MOST_STORY).contains(&lengths.iter().sum()), "{lengths:?}");
    assert!(update_draft(&text, &draft) == text);
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
fn every_key_of_a_draft_is_read_and_written() {
    let head = "+++\nquestion = \"a\"\nanswer = \"b\"\nstarted = 2026-11-21T10:15:00+09:00\nmode = \"spoken\"\n\
        finished = true\nrating = 2\nrevises = \"first.md\"\nmock = 2026-11-21T10:00:00+09:00\n\
        mock_plan = [\"a\", \"c\"]\nmock_minutes = 30\nmock_seed = 7\nmock_follow_ups = 2\nlimit = 60\n\
        recording = \"first.wav\"\nheard = true\nsaid = [\"s\"]\nnot_said = [\"n\"]\nmet = [\"m\"]\n\n\
        [marks]\nsituation = [0.0, 31.5]\naction = 12.25\n\n[seconds]\nthink = 20\nsituation = 22\n+++\n";
    let (draft, problems) = parse_draft(Path::new("d.md"), head).expect("a draft");
    assert_eq!(problems, []);
    assert_eq!(render_draft(&draft), head);
    let bare = parse(HEAD);
    assert_eq!(parse(&update_draft(head, &bare)), bare);
    check_survives(&draft);
}

#[test]
fn keys_that_cannot_be_used_are_told_and_the_draft_stays_in_use() {
    let keys = "revises = \"../a.md\"\nrecording = \"\"\nmock_seed = 7\n+++\n";
    let text = HEAD.replace("+++\n", "").trim_start().to_owned();
    let (draft, problems) = parse_draft(Path::new("d.md"), &format!("+++\n{text}{keys}")).expect("a draft");
    let told: Vec<_> = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect();
    let expected = [
        "5:11 `revises` is not the name of a file",
        "6:13 `recording` is not the name of a file",
        "7:13 `mock_seed` means nothing without `mock`",
    ];
    assert_eq!(told, expected);
    assert_eq!((draft.head.revises, draft.head.recording, draft.head.mock), (None, None, None));
}

#[test]
fn a_mark_that_is_no_place_in_the_sound_is_told() {
    let text = HEAD.trim_end_matches("+++\n").to_owned() + "[marks]\ntask = \"x\"\nresult = -1.0\nend = 2.0\n+++\n";
    let problems = parse_draft(Path::new("d.md"), &text).expect_err("faulty");
    let told: Vec<_> = problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect();
    let expected = [
        "6:8 `task` should be where the part starts in the sound, in seconds",
        "7:10 `result` should be where the part starts in the sound, in seconds",
        "8:1 unknown key `end`",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_second_opinion_is_kept_and_is_no_part_of_the_story() {
    let text = format!("{HEAD}## Task\nMine was the switch.\n\n## Coach\nSay what **you** did.\n");
    let mut draft = parse(&text);
    draft.parts[0].text = "Mine was the rehearsal.".to_owned();
    assert_eq!(update_draft(&text, &draft), text.replace("switch", "rehearsal"));
    assert_eq!(record::record_of(Path::new("d.md"), &draft).total_words(), 4);
    assert_eq!(draft_story(&draft, Framework::Star).parts.len(), 1);
}

#[test]
fn a_line_that_looks_like_a_heading_is_escaped() {
    let draft = draft(&[("Situation", "## Task\n\\## x\n\\\\## y\n##no\n ## no"), ("Task", "\n\n"), ("Answer", "x\n")]);
    assert!(render_draft(&draft).contains("\n\\## Task\n\\\\## x\n\\\\\\## y\n##no\n ## no\n"));
    check_survives(&draft);
}

#[test]
fn an_unknown_name_survives_with_one_space_between_its_words() {
    let read = parse(&format!("{HEAD}## Act\tion  two\ntext\n"));
    assert_eq!(read.parts.first().map(|part| &part.name), Some(&PartName::Other("Act ion two".to_owned())));
    check_survives(&read);
}

#[test]
fn a_heading_that_is_nearly_a_parts_name_is_named() {
    let text = format!("{HEAD}## Situaton\nS\n## task\nT\n## What next?\nN\n## Action\nA\n## Acton\nA\n");
    let (_, problems) = parse_draft(Path::new("d.md"), &text).expect("a draft");
    let told: Vec<_> = problems.iter().map(|p| format!("{} {} {}", p.line, p.message, p.advice)).collect();
    let expected =
        ["6 `Situaton` names no part did you mean `## Situation`?", "8 `task` names no part did you mean `## Task`?"];
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
    let text =
        "+++\nquestion = \"A\"\nstarted = 2026-11-21T10:15:00\nrating = 9\nmod = \"typed\"\n[seconds]\nx = 1\n+++\n";
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
        parse_draft(Path::new("d.md"), "## Situation\n").expect_err("faulty")[0].message.contains("no front matter")
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
    let line =
        prop_oneof!["[\\\\# a-z\r\t]{0,8}", "\\\\{0,3}## [A-Z][a-z]{0,5}", "\\PC{0,12}", Just("## Task".to_owned())];
    proptest::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let name = prop_oneof![Just("Situation"), Just("Task"), Just("Follow-up"), Just("Answer"), Just("How I got here")];
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
        draft.head.heard = finished;
        draft.head.limit = Some(seconds).filter(|limit| crate::domain::question::SECONDS.contains(limit));
        draft.head.revises = draft.head.said.first().cloned().filter(|name| is_file_name(name));
        draft.head.mock = Some(MockPart::new(draft.head.started)).filter(|_| rating > 2);
        let mark = |at: u32| std::time::Duration::from_millis(u64::from(at));
        draft.head.marks = super::head::marks::in_order(vec![
            (PartId::Task, mark(0)),
            (PartId::Action, mark(seconds)),
            (PartId::Task, mark(5001)),
        ]);
        draft.head.voice = finished.then(|| VoiceFigures {
            pauses: seconds,
            longest_pause: Some(mark(seconds)).filter(|_| rating > 1),
            before: Some(PartId::Action).filter(|_| rating > 2),
            pace: Some((seconds % 200 + 1, 250)).filter(|_| rating > 3),
            fillers: Some(seconds).filter(|_| rating > 0),
        });
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
