//! `greenroom check`

use crate::support::{Ran, Scene};

const SOUND: &str = "+++\nquestions = [\"disagreement\"]\n+++\n## Situation\nThe **demo was close** to its date.\n\n## Task\nI had to **pick a model**.\n\n\
    ## Action\nI **measured both** and **wrote the risks down**.\n\n## Result\nThe **demo went well**.\n";

/// `file:line:column severity` of each row, sorted as printed.
fn places(ran: &Ran) -> Vec<String> {
    let rows = ran.json();
    let rows = rows.as_array().expect("a list");
    let place = |row: &serde_json::Value| {
        let path = row["path"].as_str().expect("a path");
        let name = path.rsplit('/').next().unwrap_or_default();
        format!("{name}:{}:{} {}", row["line"], row["column"], row["severity"].as_str().expect("a severity"))
    };
    rows.iter().map(place).collect()
}

#[track_caller]
fn check(scene: Scene, code: i32, expected: &[&str]) {
    let ran = scene.run(&["check", "--json"]).code(code);
    assert_eq!(places(&ran), expected, "{}", ran.out);
}

#[test]
fn a_home_that_does_not_exist_has_no_problems_and_still_does_not_exist() {
    let scene = Scene::new();
    assert_eq!(scene.run(&["check"]).code(0).out, "no problems\n");
    assert_eq!(scene.run(&["check", "--json"]).code(0).out, "[]\n");
    assert!(!scene.home().exists());
}

#[test]
fn the_built_in_bank_has_no_problems_and_says_which_questions_stand_without_an_answer() {
    let scene = Scene::new();
    let rows = scene.run(&["check", "--built-in", "--json"]).code(0).json();
    let rows = rows.as_array().expect("a list");
    assert!(rows.iter().all(|row| row["severity"] == "note"), "{rows:#?}");
    let salary = "no answer serves the question `salary`";
    assert!(
        rows.iter().any(|row| row["message"] == salary && row["path"] == "questions/practicalities.toml"),
        "{rows:#?}"
    );
    let ran = scene.run(&["check", "--built-in"]).code(0);
    assert!(ran.out.ends_with(&format!("\nno problems, {} notes\n", rows.len())), "{}", ran.out);
    assert!(ran.out.contains(&format!("note: {salary}\n")), "{}", ran.out);
}

#[test]
fn a_question_of_ones_own_without_an_answer_is_a_warning_also_when_the_built_in_one_has_none() {
    let scene = Scene::new().with("questions/q.toml", "[[question]]\nid = \"salary\"\nprompt = \"How much?\"\n");
    check(scene, 0, &["q.toml:2:7 warning"]);
}

#[test]
fn a_fault_is_shown_with_its_line_a_caret_and_what_to_do() {
    let scene = Scene::new().with("answers/mine.md", SOUND.replace("disagreement", "disagrement"));
    let ran = scene.run(&["check"]).code(0);
    let path = scene.home().join("answers/mine.md");
    let expected = format!(
        "warning: no question has the id `disagrement`\n --> {}:2:15\n  |\n2 | questions = [\"disagrement\"]\n  |               ^^^^^^^^^^^\n  |\n  \
         = help: did you mean `disagreement`?\n\n1 warning\n",
        path.display()
    );
    assert_eq!(ran.out, expected);
}

#[test]
fn every_file_is_read_and_all_faults_are_told_at_once() {
    let scene = Scene::new()
        .with("config.toml", "minutes = \"ten\"\nskip = [\"no-such-question\"]\n")
        .with(
            "questions/q.toml",
            "[[question]]\nid = \"mine\"\nprompt = \"What?\"\n\n[[question]]\nid = \"Bad\"\nprompt = \"x\"\n",
        )
        .with("answers/mine.md", SOUND.replace("disagreement", "mine"))
        .with("answers/other.md", "---\nquestions: x\n---\n")
        .with("drafts/2026/d.md", "no front matter")
        .with("interviews/2026-11-01.md", b"\xff")
        .with("sheet.md", b"ok\n\xff");
    let expected = [
        "other.md:1:1 error",
        "config.toml:1:11 error",
        "config.toml:2:10 warning",
        "d.md:1:1 error",
        "2026-11-01.md:1:1 error",
        "q.toml:6:6 error",
        "sheet.md:2:1 error",
    ];
    check(scene, 1, &expected);
}

#[test]
fn an_error_in_the_front_matter_hides_nothing_else_of_the_file() {
    let text = "+++\nquestions = [\"disagrement\", \"failure\"]\nsource = 5\n+++\n## Situation\nA **lone mark.\n";
    let expected = [
        "mine.md:2:15 warning",
        "mine.md:3:10 error",
        "mine.md:5:1 warning",
        "mine.md:5:1 warning",
        "mine.md:5:1 warning",
        "mine.md:5:1 warning",
        "mine.md:6:3 warning",
    ];
    check(Scene::new().with("answers/mine.md", text), 1, &expected);
}

#[test]
fn an_error_in_a_draft_hides_nothing_else_of_it() {
    let text = "+++\nquestion = \"disagrement\"\nanswer = \"stable-demo-modle\"\nstarted = 2026-11-21T10:15:00\nmode = \"typed\"\n+++\n\
        ## Situaton\nx\n";
    let expected = ["d.md:2:13 warning", "d.md:3:11 warning", "d.md:4:11 error", "d.md:7:1 warning"];
    check(Scene::new().with("drafts/2026/d.md", text), 1, &expected);
}

#[test]
fn a_draft_that_names_an_answer_once_built_in_is_held_against_todays_without_a_warning() {
    let text = "+++\nquestion = \"personal-goal\"\nanswer = \"my-own-okrs\"\nstarted = 2026-11-21T10:15:00+09:00\nmode = \"typed\"\n\
        finished = true\nrating = 3\n+++\n## Situation\nI had moved into a new job.\n\n## Action\nI learned to write code for users.\n";
    let scene = Scene::new().with("drafts/2026/2026-11-21T101500-personal-goal.md", text);
    assert_eq!(scene.run(&["check", "--json"]).code(0).out, "[]\n");
    let compared = scene.run(&["compare", "personal-goal", "--json"]).code(0);
    assert_eq!(compared.json()["answer"], "three-months-of-engineering");
    assert_eq!(compared.err, "");
}

#[test]
fn an_answer_that_names_no_question_is_told_how_to() {
    let ran = Scene::new().with("answers/disagremnt.md", "## Answer\nI **measured both**.\n").run(&["check"]).code(0);
    let told = "start the file with the lines `+++`, `questions = [\"disagreement\"]` and `+++`";
    assert!(ran.out.contains("the file lists no questions") && ran.out.contains(told), "{}", ran.out);
}

#[test]
fn a_quote_that_is_not_closed_is_one_fault_whatever_the_line_end() {
    for end in ["\n", "\r\n"] {
        let text = SOUND.replace("\"]", "").replace('\n', end);
        check(Scene::new().with("answers/mine.md", text), 1, &["mine.md:2:27 error"]);
    }
}

#[test]
fn a_byte_that_is_no_utf8_is_named_and_its_line_shown() {
    let ran = Scene::new().with("answers/mine.md", b"## Answer\r\nplain caf\xe9 **x**\r\n").run(&["check"]).code(1);
    assert!(ran.out.contains("error: the byte 0xE9 at offset 20 (line 2) is not valid UTF-8"), "{}", ran.out);
    assert!(ran.out.contains("mine.md:2:10\n  |\n2 | plain caf\u{fffd} **x**\n  |          ^\n"), "{}", ran.out);
}

#[test]
fn lines_that_end_in_cr_alone_and_utf_16_are_told_with_what_to_do_and_no_byte_changes() {
    let old = |text: &str| text.replace('\n', "\r");
    let utf_16: Vec<u8> = "\u{feff}## Situation\nS\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let draft = "+++\nquestion = \"disagreement\"\nstarted = 2026-11-21T10:15:00+09:00\nmode = \"typed\"\n+++\n";
    let scene = Scene::new()
        .with("config.toml", old("minutes = 5\nstreak = false\n"))
        .with("questions/q.toml", old("[[question]]\nid = \"mine\"\nprompt = \"Why?\"\n"))
        .with("answers/a.md", old(SOUND))
        .with("answers/b.md", &utf_16)
        .with("drafts/2026/2026-11-21T101500-disagreement.md", old(draft))
        .with("interviews/2026-11-20.md", old("# Interview\nGood.\n"))
        .with("sheet.md", old("Ask:\n\n- why?\n"));
    let before = scene.snapshot();
    let ran = scene.run(&["check"]).code(1);
    assert_eq!(ran.out.matches("its lines end in CR alone").count(), 4, "{}", ran.out);
    assert_eq!(ran.out.matches("help: save it with LF line ends").count(), 4, "{}", ran.out);
    assert!(ran.out.contains("b.md:1:1") && ran.out.contains("UTF-16") && ran.out.contains("iconv"), "{}", ran.out);
    assert!(ran.out.ends_with("5 errors\n"), "what is only read needs no other line ends: {}", ran.out);
    let ran = scene.run(&["config", "minutes", "20"]).code(1);
    assert!(ran.err.contains("CR alone") && ran.err.contains("LF line ends"), "{}", ran.err);
    assert_eq!(scene.snapshot(), before);
    let draft = scene.home().join("drafts/2026/2026-11-21T101500-disagreement.md");
    let ran = scene.run(&["check", draft.to_str().expect("a path")]).code(1);
    assert!(ran.out.contains("CR alone") && ran.out.ends_with("1 error\n"), "{}", ran.out);
    scene.run(&["compare", "disagreement", "--draft", draft.to_str().expect("a path"), "--json"]).code(0);
}

#[test]
fn yaml_front_matter_is_told_where_toml_goes() {
    let ran = Scene::new().with("answers/a.md", "---\nquestions: [x]\n---\n## Situation\nx\n").run(&["check"]).code(1);
    assert!(ran.out.contains("+++"), "{}", ran.out);
}

#[test]
fn one_id_twice_in_the_home_is_an_error_and_replacing_a_built_in_one_is_none() {
    let entry = |prompt: &str| format!("[[question]]\nid = \"disagreement\"\nprompt = \"{prompt}\"\n");
    check(Scene::new().with("questions/a.toml", entry("A?")), 0, &[]);
    let twice = Scene::new().with("questions/a.toml", entry("A?")).with("questions/b.toml", entry("B?"));
    check(twice, 1, &["b.toml:2:6 error"]);
}

#[cfg(unix)]
#[test]
fn a_home_that_is_a_link_to_nothing_is_named() {
    let scene = Scene::new();
    std::os::unix::fs::symlink("nowhere", scene.home()).expect("linked");
    let ran = scene.run(&["check"]).code(1);
    assert!(ran.out.contains("the home is a link to nothing"), "{}", ran.out);
}

#[test]
fn a_file_that_lies_where_nothing_reads_it_is_named() {
    let scene = Scene::new()
        .with("answers/mine.txt", SOUND)
        .with("answers/Other.MD", SOUND)
        .with("answers/deep/down.md", SOUND)
        .with("answers/.hidden.txt", "")
        .with("answers/mine.md~", "")
        .with("answers/photo.png", "")
        .with("questions/q.md", "")
        .with("drafts/d.md", "");
    let expected =
        ["Other.MD:1:1 warning", "deep:1:1 warning", "mine.txt:1:1 warning", "d.md:1:1 warning", "q.md:1:1 warning"];
    check(scene, 0, &expected);
}

#[test]
fn a_folder_or_file_with_nearly_the_right_name_or_too_deep_is_named() {
    let scene = Scene::new()
        .with("answer/a.md", SOUND)
        .with("Drafts/2026/d.md", "")
        .with("config.tml", "")
        .with("sheet.txt", "")
        .with("questions.toml", "")
        .with("README.md", "")
        .with("archive/a.md", SOUND)
        .with("answers-old/a.md", SOUND)
        .with("drafts/2026/11/d.md", "")
        .with("drafts/2026/d.txt", "")
        .with("interviews/2026-11-20.md", "")
        .with("interviews/acme.md", "");
    let out = scene.run(&["check"]).code(0).out;
    let expected = [
        ("answer:1:1", "did you mean `answers`?"),
        ("Drafts:1:1", "did you mean `drafts`?"),
        ("config.tml:1:1", "did you mean `config.toml`?"),
        ("sheet.txt:1:1", "did you mean `sheet.md`?"),
        ("questions.toml:1:1", "read in questions/: move it there"),
        ("drafts/2026/11:1:1", "right in a folder for their year"),
        ("interviews/acme.md:1:1", "2026-11-26.md"),
        ("drafts/2026/d.txt:1:1", "right in a folder for their year"),
    ];
    for (place, advice) in expected {
        let at = out.find(&format!("/{place}\n")).unwrap_or_else(|| panic!("{place} is not in {out}"));
        let told = out[at..].split("\n\n").next().unwrap_or_default();
        assert!(told.contains(advice), "{advice} is not in {told}");
    }
    assert!(out.ends_with("\n8 warnings\n"), "{out}");
}

#[test]
fn a_question_that_nothing_answers_is_a_warning() {
    let scene = Scene::new().with("questions/q.toml", "[[question]]\nid = \"mine\"\nprompt = \"What?\"\n");
    check(scene, 0, &["q.toml:2:7 warning"]);
}

#[test]
fn any_line_end_mark_and_missing_last_line_end_is_read_alike() {
    let unix = SOUND.replace("disagreement", "disagrement");
    let windows = unix.replace('\n', "\r\n");
    let marked = format!("\u{feff}{unix}");
    for text in [unix.as_str(), windows.as_str(), marked.as_str(), unix.trim_end()] {
        check(Scene::new().with("answers/mine.md", text), 0, &["mine.md:2:15 warning"]);
    }
}

#[test]
fn files_and_folders_outside_the_home_can_be_named() {
    let scene = Scene::new();
    scene.write("work/questions/new.toml", "[[question]]\nid = \"mine\"\nprompt = \"What?\"\n");
    scene.write("work/answers/mine.md", SOUND.replace("disagreement", "mine"));
    scene.write("work/answers/bad.md", "+++\nquestions = [\n+++\n");
    scene.write("work/.hidden/bad.md", b"\xff");
    let ran = scene.run(&["check", "work", "--json"]).code(1);
    assert!(places(&ran).iter().all(|place| place.starts_with("bad.md:")), "{}", ran.out);
    let ran = scene.run(&["check", "work/answers/mine.md", "work/questions/new.toml"]).code(0);
    assert_eq!(ran.out, "no problems\n");
    let ran = scene.run(&["check", "work/none.md"]).code(1);
    assert!(ran.out.contains("there is no such file"), "{}", ran.out);
    assert!(!scene.home().exists());
}

#[test]
fn a_draft_outside_the_home_is_read_as_a_draft() {
    let scene = Scene::new();
    scene.write("d.md", "+++\nquestion = \"disagreement\"\nstarted = 2026-11-21\n+++\n");
    let ran = scene.run(&["check", "d.md"]).code(1);
    assert!(ran.out.contains("started"), "{}", ran.out);
}

#[test]
fn a_terminal_is_never_coloured_when_it_is_none() {
    let ran = Scene::new().with("config.toml", "minutes = 0\n").run(&["check"]).code(1);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_hostile_home_harms_nothing_and_nothing_raw_reaches_the_terminal() {
    use std::os::unix::fs::symlink;
    let escape = "\u{1b}]0;owned\u{7}\u{202e}";
    let scene = Scene::new()
        .with(
            "questions/q.toml",
            format!("[[question]]\nid = \"../../x\"\nprompt = \"{escape}\"\n# {escape}\nfoo{escape} = 1\n"),
        )
        .with(&format!("answers/{}.md", "a\u{1b}[2J"), "x")
        .with("answers/b.md", format!("+++\nquestions = [\"{escape}\"]\n+++\n## Situation\n{escape}\n"))
        .with("answers/huge.md", vec![b'a'; 3 << 20])
        .with("drafts/2026/d.md", format!("+++\nquestion = \"../../etc/passwd\"\n{escape}\n+++\n"))
        .with("config.toml", format!("star = [\"{escape}\"]\n"));
    scene.write("outside.md", "+++\nquestions = [\"none-such\"]\n+++\n");
    symlink("../../outside.md", scene.home().join("answers/link.md")).expect("linked");
    symlink("/dev/zero", scene.home().join("answers/device.md")).expect("linked");
    symlink("loop.md", scene.home().join("answers/loop.md")).expect("linked");
    symlink("/", scene.home().join("drafts/root")).expect("linked");
    let fifo = scene.home().join("drafts/2026/pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("runs").success());
    let before = scene.snapshot();
    for arguments in [&["check"][..], &["check", "--json"], &["check", "home"]] {
        let ran = scene.run(arguments).code(1);
        let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!ran.err.contains(raw), "{:?}", ran.err);
        assert!(arguments.contains(&"--json") || !ran.out.contains(raw), "{:?}", ran.out);
    }
    let ran = scene.run(&["check"]);
    for told in ["it is a FIFO", "it is a device", "only files of up to 1 MB are read", "link.md:2:", "loop.md"] {
        assert!(ran.out.contains(told), "{told} is not in {}", ran.out);
    }
    assert_eq!(scene.snapshot(), before);
}
