use super::*;
use proptest::prelude::*;

/// The story in a few lines: `note`, each part as `ids: text`, each extra section as `(title): text`, then the warnings.
fn summary(body: &str, framework: Framework) -> Vec<String> {
    let (story, problems) = read_story(body, 1, framework);
    let mut lines: Vec<String> = story.headline.iter().map(|title| format!("# {title}")).collect();
    lines.extend((!story.note.is_empty()).then(|| format!("note: {}", story.note)));
    for part in &story.parts {
        let ids: Vec<&str> = part.ids.iter().map(|id| id.id()).collect();
        lines.push(format!("{}@{}: {}", ids.join("+"), part.line, part.text));
    }
    lines.extend(story.extra.iter().map(|extra| format!("({}): {}", extra.title, extra.text)));
    lines.extend(problems.iter().map(|problem| format!("! {}:{} {}", problem.line, problem.column, problem.message)));
    lines
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(summary(body, Framework::Star), expected, "{body}");
}

#[test]
fn of_a_very_long_text_the_start_is_read_and_the_rest_is_told() {
    for word in ["I did one thing. ", "**b** ", "我们做了一件事。", "a"] {
        let long = format!("## Action\n{}", word.repeat(MOST_STORY / word.len() + 10));
        let (story, problems) = read_story(&long, 4, Framework::Star);
        let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(told, ["what follows is not read: a story has up to 64 KB"], "{word}");
        assert_eq!(problems.first().map(|problem| problem.line), Some(5), "{word}");
        assert_eq!(story.extra.len(), 1, "{word}");
        assert!(long.contains(&story.parts[0].text), "{word}");
        assert_eq!(read_whole_story(&long, 4, Framework::Star).0.parts[0].text, long["## Action\n".len()..].trim_end());
    }
}

#[test]
fn parts_start_at_headings_of_any_level() {
    check(
        "# The demo\nMy note.\n\n## Situation\nS one\n\nS two\n### 2. **TASK:**\nT\n\nResult\n======\nR",
        &["# The demo", "note: My note.", "situation@4: S one\n\nS two", "task@8: T", "result@11: R"],
    );
}

#[test]
fn parts_start_at_bold_lines_and_labels() {
    check("**Situation**\nS\n**Task**\n\nT\n\n__Result:__\nR", &["situation@1: S", "task@3: T", "result@7: R"]);
    check(
        "Situation: S\nTask: T\nand more\naction - no label here\nResult: R",
        &["situation@1: S", "task@2: T\nand more\naction - no label here", "result@5: R"],
    );
    check("- **S** - one\n- **T** - two\n- **A** - three", &["situation@1: one", "task@2: two", "action@3: three"]);
    check("1. [Situation] one\n2. [Result] two", &["situation@1: one", "result@2: two"]);
    check(
        "情境：我们\n\n任务：做\n\n行动：改\n\n结果：好",
        &["situation@1: 我们", "task@3: 做", "action@5: 改", "result@7: 好"],
    );
}

#[test]
fn bold_labels_may_stand_line_below_line_and_actions_may_say_whose_they_are() {
    check(
        "**Situation** the oven broke\n**Task** bread for all\n**Action** I rang two bakers\n**Result** all were fed",
        &[
            "situation@1: the oven broke",
            "task@2: bread for all",
            "action@3: I rang two bakers",
            "result@4: all were fed",
        ],
    );
    check(
        "**Situation** The oven broke.\n**Result** All were fed.",
        &["situation@1: The oven broke.", "result@2: All were fed."],
    );
    check(
        "Situation: the oven broke\nPersonal action: I rang two bakers\nResult: all were fed",
        &["situation@1: the oven broke", "action@2: I rang two bakers", "result@3: all were fed"],
    );
    check("## Team action\nWe baked.\n## Result\nBread", &["action@1: We baked.", "result@3: Bread"]);
}

#[test]
fn a_heading_can_carry_text() {
    check("### Situation: the demo\nS\n### Result\nR", &["situation@1: the demo\n\nS", "result@3: R"]);
}

#[test]
fn follow_up_questions_below_the_last_part_are_a_section_of_their_own() {
    check(
        "**Action:** A\n\n**Result:** R\n\n**Follow-up questions:**\n- Why?\n- And then?",
        &["action@1: A", "result@3: R", "(Follow-up questions): - Why?\n- And then?"],
    );
    check("S: one\nR: two\n\nFollow-ups:\nWhy?", &["situation@1: one", "result@2: two", "(Follow-ups): Why?"]);
    check("## Action\nA\n\n**Follow-up**\n\nWhy?", &["action@1: A\n\n**Follow-up**\n\nWhy?"]);
    check("One text.\n\n**Follow-ups**\n\nWhy?", &["answer@1: One text.\n\n**Follow-ups**\n\nWhy?"]);
}

#[test]
fn labels_within_a_part_are_text_of_it() {
    check(
        "- S: one\n- A: asked\n  - scenario 1: cut all\n  - scenario 2: cut some\n- R: three",
        &["situation@1: one", "action@2: asked\n- scenario 1: cut all\n- scenario 2: cut some", "result@5: three"],
    );
    check(
        "**Situation**\n\none\n\n**Action**\n\n- Problem: x\n- Approach: y\n\n**Result**\n\nz",
        &["situation@1: one", "action@5: - Problem: x\n- Approach: y", "result@10: z"],
    );
    check(
        "## Situation\none\n## Action\ntwo\n\nResult: three",
        &["situation@1: one", "action@3: two", "result@6: three"],
    );
    check("- Situation: a\n  - Action: b\n    - Result: c", &["situation@1: a", "action@2: b", "result@3: c"]);
}

#[test]
fn one_letter_labels_count_only_when_two_different_ones_occur() {
    check("S: one\n\nR: two", &["situation@1: one", "result@3: two"]);
    check("A: only an answer", &["answer@1: A: only an answer"]);
    check("## S\none\n## A\ntwo", &["situation@1: one", "action@3: two"]);
}

#[test]
fn joined_names_are_one_text() {
    let (story, _) = read_story("- Situation & Task: x\n- Action: y", 1, Framework::Star);
    assert_eq!(story.parts[0].ids, [PartId::Situation, PartId::Task]);
}

#[test]
fn nested_bullets_keep_their_nesting_below_their_part() {
    check("- Action:\n    1. one\n        - two\n- Task: T", &["action@1: 1. one\n    - two", "task@4: T"]);
    check("- Action: I did\n  - one\n    - two\n- Result: R", &["action@1: I did\n- one\n  - two", "result@4: R"]);
    check("- Action\n\n  - one\n\n  - two\n- Result: R", &["action@1: - one\n\n- two", "result@6: R"]);
    check("- Situation: S\n- more\n  - deep\n- Result: R", &["situation@1: - S\n- more\n  - deep", "result@4: R"]);
}

#[test]
fn a_single_label_says_nothing_about_its_siblings() {
    check(
        "- Situation: S\n- one\n  - deep\n- two",
        &[
            "situation@1: S",
            "answer@2: - one\n  - deep\n- two",
            "! 1:3 only Situation is labelled; 2 items follow unassigned",
        ],
    );
    check(
        "Task: T\n- below\n\nFree text.",
        &["task@1: T\n- below", "answer@4: Free text.", "! 1:1 only Task is labelled; 1 paragraph follows unassigned"],
    );
    check("## Situation\nS\n\nmore", &["situation@1: S\n\nmore"]);
}

#[test]
fn deeper_headings_belong_to_their_part_and_others_open_extra_sections() {
    check(
        "## Action\nA\n### Step one\nB\n## Follow-ups\nF\n### Result\nin it\n## Result\nR",
        &["action@1: A\n### Step one\nB", "result@9: R", "(Follow-ups): F\n### Result\nin it"],
    );
    check("**Task:**\nT\n#### Links\nL", &["task@1: T", "(Links): L"]);
}

#[test]
fn an_appended_draft_is_no_part() {
    check(
        "Plain story.\n\n# Draft 2026-11-26\n## Situation\nS",
        &["answer@1: Plain story.", "(Draft 2026-11-26): ## Situation\nS"],
    );
    check("## Task\nT\n# Draft 2026-11-26\n## Task\nnew", &["task@1: T", "(Draft 2026-11-26): ## Task\nnew"]);
}

#[test]
fn without_parts_the_whole_is_the_answer() {
    check("# Title\n\nOne.\n\n## Two\nThree.", &["# Title", "answer@3: One.\n\n## Two\nThree."]);
    check("", &[]);
    assert_eq!(summary("## Situation\nS", Framework::Trait), ["answer@1: ## Situation\nS"]);
    assert_eq!(summary("## Answer\nA", Framework::Trait), ["answer@1: A"]);
    assert_eq!(summary("Now: N\n\nWhy this: W", Framework::Introduction), ["present@1: N", "future@3: W"]);
}

#[test]
fn the_same_part_twice_is_joined_with_a_warning() {
    check(
        "## Action\nA\n## Task\nT\n## Action\nB",
        &["action@1: A\n\nB", "task@3: T", "! 5:1 the part Action stands here a second time"],
    );
}

#[test]
fn comments_and_code_start_no_part_and_comments_are_no_text() {
    check(
        "<!-- ## Result -->\n## Situation\n<!-- where\n\nand when -->\n## Task\nT <!-- x --> t",
        &["situation@2: ", "task@6: T            t"],
    );
    check("## Situation\n```\n## Task\n```\nS", &["situation@1: ```\n## Task\n```\nS"]);
    check(
        "## Situation\n```\nopen\n## Task\nT",
        &["situation@1: ```\nopen\n## Task\nT", "! 4:1 this part's heading is inside an open code fence"],
    );
}

#[test]
fn tables_with_part_names_are_parts() {
    check(
        "| Situation | Task | Note |\n|--|--|--|\n| S | T | n |\n| S2 | | |",
        &["situation@1: S\n\nS2", "task@1: T", "(Note): n"],
    );
    check(
        "| Part | Text |\n|--|--|\n| Situation | S |\n| Result | R |\n\nafter",
        &["situation@3: S", "result@4: R\n\nafter"],
    );
    check("## Action\n| Task | Result |\n|--|--|\n| a | b |", &["action@1: | Task | Result |\n|--|--|\n| a | b |"]);
}

#[test]
fn a_lone_bold_mark_is_named_with_its_place() {
    check("## Task\n\nfirst\n- so **bold", &["task@1: first\n- so **bold", "! 4:6 a lone `**`"]);
}

#[test]
fn lines_are_those_of_the_file_whatever_ends_them() {
    let (story, _) = read_story("\r\n## Situation\r\nS\r\nS\r\n## Task\r\nT", 4, Framework::Star);
    assert_eq!(
        story.parts.iter().map(|part| (part.line, part.text.as_str())).collect::<Vec<_>>(),
        [(5, "S\nS"), (8, "T")]
    );
}

#[test]
fn parts_carry_plain_text_and_key_points() {
    let (story, _) =
        read_story("## Action\nI **set out [all four](https://x.y) options early**.\n- one\n", 1, Framework::Star);
    let part = &story.parts[0];
    assert_eq!(part.plain, "I set out all four options early.\n\none");
    assert_eq!(
        part.key_points.iter().map(|point| point.text.as_str()).collect::<Vec<_>>(),
        ["set out all four options early"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_markdown_is_read_without_a_panic(
        lines in proptest::collection::vec("(#{0,3} |- |  - |\\* |> |```|\\|)?(\\*\\*)?(Situation|S|Result|任务|\\PC{0,12})?(:|\\*\\*| - |：)?\\PC{0,12}", 0..12),
        framework in proptest::sample::select(Framework::ALL.to_vec()),
    ) {
        let body = lines.join("\n");
        let (story, problems) = read_story(&body, 1, framework);
        let count = body.lines().count().max(1);
        prop_assert!(problems.iter().all(|problem| problem.line <= count));
        prop_assert!(story.parts.iter().all(|part| part.line <= count && !part.ids.is_empty()));
    }

    #[test]
    fn the_headline_of_any_markdown_is_that_of_the_whole_text(
        lines in proptest::collection::vec("(#{0,2} |- # |> |```|<!--|-->|    |====)?(Headline|Task|Draft 2026-11-26|\\PC{0,5})?", 0..9),
    ) {
        let body = lines.join("\n");
        prop_assert_eq!(read_headline(&body), headline(&body));
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(text in "[\\x00-\\x7f]{0,200}|(\\PC|\n|\r|\t){0,80}") {
        let (story, _) = read_story(&text, 1, Framework::Star);
        prop_assert!(story.parts.len() <= 8);
    }
}
