use super::*;
use crate::domain::Framework;

/// Holds the questions of `text`, with line, prompt and answer, and what is skipped of it.
#[track_caller]
pub fn check_imported(text: &str, expected: &[(usize, &str, &str)], skipped: &[&str]) {
    let imported = parse_notes(text, "notes");
    let found = imported.questions.iter();
    let found: Vec<_> = found.map(|note| (note.line, note.prompt.as_str(), note.answer.as_str())).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(imported.skipped.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>(), skipped, "{text}");
}

/// Each question as `line prompt | parts`, then each skipped text as `! line why: text`.
fn summary(text: &str) -> Vec<String> {
    let imported = parse_notes(text, "notes");
    let mut lines = Vec::new();
    for note in &imported.questions {
        let story = read_note(note, None);
        let parts: Vec<String> = story
            .story
            .parts
            .iter()
            .map(|part| format!("{}={}", story::part_names(&part.ids).join("+"), part.text))
            .collect();
        lines.push(format!("{} {} | {}", note.line, note.prompt, parts.join(" / ")));
    }
    lines
        .extend(imported.skipped.iter().map(|skipped| format!("! {} {}: {}", skipped.line, skipped.why, skipped.text)));
    lines
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(summary(text), expected, "{text}");
}

#[test]
fn headings_of_any_level_are_questions() {
    check(
        "# Notes\n\n### Why us?\nBecause.\n\n##Weakness\nI wait.\n",
        &["3 Why us? | answer=Because.", "6 Weakness | answer=I wait.", "! 1 the document's title: Notes"],
    );
    check(
        "Why us?\n-------\nBecause.\n\nWhy now\n===\nTime.",
        &["1 Why us? | answer=Because.", "5 Why now | answer=Time."],
    );
    check(
        "**Why us?**\nBecause.\n\n**Weakness**\n\nI wait.",
        &["1 Why us? | answer=Because.", "4 Weakness | answer=I wait."],
    );
}

#[test]
fn numbered_and_marked_lines_are_questions() {
    check(
        "1. Why us?\n   Because.\n2. Tell me about yourself\n\n   I am.",
        &["1 Why us? | answer=Because.", "3 Tell me about yourself | answer=I am."],
    );
    check(
        "Q: Why us?\nA: Because.\nQ2. Why now?\nA: Time.",
        &["1 Why us? | answer=Because.", "3 Why now? | answer=Time."],
    );
    check(
        "Question 1: Tell me about\nyour boss\nA: Kind.\n\n**Question 2:** Why?\n\nNo.",
        &["1 Tell me about your boss | answer=Kind.", "5 Why? | answer=No."],
    );
    check(
        "(1) Why us?\n\nBecause.\n\n(2) Why now?\n\nTime.",
        &["1 Why us? | answer=Because.", "5 Why now? | answer=Time."],
    );
    check("问题1：为什么离职？\n答：想学习。", &["1 为什么离职？ | answer=想学习。"]);
}

#[test]
fn plain_text_without_markdown_has_questions_too() {
    check(
        "Answers\n\nTell me about a time you led.\nWhen our lead left, I led.\n\nWhat is your strength?\nPatience.\n",
        &[
            "3 Tell me about a time you led. | answer=When our lead left, I led.",
            "6 What is your strength? | answer=Patience.",
            "! 1 before the first question: Answers",
        ],
    );
    check("WEAKNESS\n\nI wait.\n\nWHY US\nBecause.\n", &["1 WEAKNESS | answer=I wait.", "5 WHY US | answer=Because."]);
    check(
        "Weakness\n\n\tI wait.\n\nConflict\n\n\tSituation:\tA\n\tResult:\tB\n",
        &["1 Weakness | answer=I wait.", "5 Conflict | situation=A / result=B"],
    );
    check(
        "1. What are you good at?\nTea.\n\n2. Weakness\nMilk:\n1. first\n2. second\n",
        &["1 What are you good at? | answer=Tea.", "4 Weakness | answer=Milk:\n1. first\n2. second"],
    );
    check("1、介绍自己\n我。\n\n2、优点\n好。", &["1 介绍自己 | answer=我。", "4 优点 | answer=好。"]);
}

#[test]
fn lists_that_consist_of_questions_hold_questions() {
    check(
        "1. Behavioral\n    1. Tell me about yourself\n        - Ana\n    2. Why us?\n2. Technical\n    1. What is a mutex?\n        - a lock\n",
        &[
            "2 Tell me about yourself | answer=- Ana",
            "4 Why us? | ",
            "6 What is a mutex? | answer=- a lock",
            "! 1 a heading over questions: Behavioral",
            "! 5 a heading over questions: Technical",
        ],
    );
    check(
        "# BQ\n- Tell me about yourself\n  - six years\n- Conflict\n  - S: one\n  - R: two\n- Why us?\n",
        &[
            "2 Tell me about yourself | answer=- six years",
            "4 Conflict | situation=one / result=two",
            "7 Why us? | ",
            "! 1 the document's title: BQ",
        ],
    );
    check(
        "# BQ\n- [x] Tell me about yourself\n- [ ] Why us?",
        &["2 Tell me about yourself | ", "3 Why us? | ", "! 1 the document's title: BQ"],
    );
    check(
        "## Tell me about a plan\nI planned.\n\n- Why this plan?\n- What came of it?\n",
        &["1 Tell me about a plan | answer=I planned.\n\n- Why this plan?\n- What came of it?"],
    );
}

#[test]
fn a_question_and_its_answer_can_share_a_line_or_stand_in_quotes() {
    check(
        "**Q: Why us?** A: Because.\n\nQ: Why now? A: Time\nis short.",
        &["1 Why us? | answer=Because.", "3 Why now? | answer=Time\nis short."],
    );
    check("<details><summary>Why us?</summary><p>Because.</p></details>", &["1 Why us? | answer=Because."]);
    check(
        "## Questions to ask the interviewer\n<summary>Why?</summary> Because.\nQ: And? A: Then.",
        &[
            "! 1 questions to ask the interviewer: Questions to ask the interviewer",
            "! 2 questions to ask the interviewer: Why? Because.",
            "! 3 questions to ask the interviewer: Q: And? Then.",
        ],
    );
    check(
        "# Mock\n\n> \"Why us?\"\n\nBecause.\n\n> **Why now?**\n\nTime.",
        &["3 Why us? | answer=Because.", "7 Why now? | answer=Time.", "! 1 the document's title: Mock"],
    );
}

#[test]
fn a_heading_over_the_parts_of_another_framework_is_the_question() {
    let notes = parse_notes("## Self introduction\n### Present\nA\n### Past\nB\n### Future\nC\n", "notes").questions;
    assert_eq!(notes.iter().map(|note| note.prompt.as_str()).collect::<Vec<_>>(), ["Self introduction"]);
}

#[test]
fn the_question_in_full_below_a_topic_is_the_question() {
    check(
        "## Conflict\n*Tell me about a conflict at work.*\n\nWe fought.\n\n## Plans\nWhat are yours?\n\n## Weakness\nWhy hide it? I wait.\n",
        &[
            "2 Tell me about a conflict at work. | answer=We fought.",
            "7 What are yours? | ",
            "9 Weakness | answer=Why hide it? I wait.",
            "! 1 a heading over questions: Conflict",
            "! 6 a heading over questions: Plans",
        ],
    );
}

#[test]
fn a_short_line_right_over_labels_is_a_question_in_plain_text() {
    check(
        "Conflict with a boss (also for: disagreement, difficult person, my manager)\nS) one\nR) two\n\nMissed deadline\nS) three\nA) four\n",
        &[
            "1 Conflict with a boss (also for: disagreement, difficult person, my manager) | situation=one / result=two",
            "5 Missed deadline | situation=three / action=four",
        ],
    );
}

#[test]
fn a_cell_can_hold_a_whole_story() {
    check(
        "| Question | Answer |\n|---|---|\n| Why us? | **S:** one<br>**R:** two |\n",
        &["3 Why us? | situation=one / result=two", "! 1 the heads of the columns: Question | Answer"],
    );
}

#[test]
fn a_mark_of_the_answer_over_its_parts_is_no_part() {
    check(
        "### Question: Why us?\n**Answer (STAR):**\n- S: one\n- R: two\n",
        &["1 Why us? | situation=one / result=two", "! 2 part of a label, which became the part's name: Answer (STAR)"],
    );
}

#[test]
fn advice_and_what_is_about_the_notes_is_left_out() {
    let advice = "explains the STAR method";
    let about = "about the notes or about interviews, no question";
    check(
        "## How to answer\n- **Situation**: Set the context\n- **Task**: What was yours?\n- **Action**: Explain what you did\n\n## Why?\nB\n## License\nMIT\n",
        &[
            "6 Why? | answer=B",
            &format!("! 1 {advice}: How to answer"),
            &format!(
                "! 2 {advice}: - **Situation**: Set the context\n- **Task**: What was yours?\n- **Action**: Explain what you did"
            ),
            &format!("! 8 {about}: License"),
            &format!("! 9 {about}: MIT"),
        ],
    );
}

#[test]
fn summaries_and_tables_hold_questions() {
    check(
        "<details>\n<summary>Why us?</summary>\n\nBecause.\n\n</details>\n<details><summary>Why now?</summary>\nTime.\n</details>",
        &["2 Why us? | answer=Because.", "7 Why now? | answer=Time."],
    );
    check(
        "| Question | Situation | Result |\n|---|---|---|\n| Why us? | S | R |\n| Why now? | S2 | |\n\nafter",
        &[
            "3 Why us? | situation=S / result=R",
            "4 Why now? | situation=S2",
            "! 1 the heads of the columns: Question | Situation | Result",
            "! 6 after a table of questions: after",
        ],
    );
    check(
        "| # | Question | Answer |\n|---|---|---|\n| 1 | Why us? | Because. |",
        &["3 Why us? | answer=Because.", "! 1 the heads of the columns: Question | Answer"],
    );
}

#[test]
fn labels_in_any_usual_form_are_parts() {
    check("## Conflict\nContext: C\n\nApproach: A\n\nImpact: I", &["1 Conflict | situation=C / action=A / result=I"]);
    check(
        "## Conflict\n### Situation\nS\n### Action\n- one\n  - two\n### Result\nR",
        &["1 Conflict | situation=S / action=- one\n  - two / result=R"],
    );
    check(
        "## 冲突\n- 情境：我们\n- 任务：做\n- 行动：改\n- 结果：好",
        &["1 冲突 | situation=我们 / task=做 / action=改 / result=好"],
    );
    check(
        "## 衝突\n**状況**\n状\n**課題**\n課\n**行動**\n行\n**結果**\n果",
        &["1 衝突 | situation=状 / task=課 / action=行 / result=果"],
    );
    check(
        "## 갈등\n상황: 가\n과제: 나\n행동: 다\n결과: 라",
        &["1 갈등 | situation=가 / task=나 / action=다 / result=라"],
    );
    check(
        "## Conflicto\nSituación: a\n\nTarea: b\n\nAcción: c\n\nResultado: d",
        &["1 Conflicto | situation=a / task=b / action=c / result=d"],
    );
    check(
        "## Konflikt\nAusgangslage: a\n\nAufgabe: b\n\nMaßnahmen: c\n\nErgebnis: d",
        &["1 Konflikt | situation=a / task=b / action=c / result=d"],
    );
    check(
        "## Conflit\nContexte : a\n\nTâche : b\n\nDémarche : c\n\nRésultat : d",
        &["1 Conflit | situation=a / task=b / action=c / result=d"],
    );
}

#[test]
fn text_on_the_heading_of_a_part_stays_apart_from_what_follows() {
    check(
        "# Conflict\n## Action: I asked\nA: one | b |\n|---|---|\n",
        &["1 Conflict | action=I asked\n\nA: one | b |\n|---|---|"],
    );
    check("# Conflict\n\nAction: I asked\n---\nmore", &["1 Conflict | action=I asked\n\nmore"]);
}

#[test]
fn what_is_no_question_is_left_with_its_reason() {
    check(
        "# Prep\n## Table of contents\n- [A](#a)\n## The STAR method\nSituation: the context\n## Questions to ask the interviewer\n- Why?\n### And\nmore\n## Why?\nB\n",
        &[
            "10 Why? | answer=B",
            "! 1 the document's title: Prep",
            "! 2 a table of contents or list of links: Table of contents",
            "! 3 a table of contents or list of links: - [A](#a)",
            "! 4 explains the STAR method: The STAR method",
            "! 5 explains the STAR method: Situation: the context",
            "! 6 questions to ask the interviewer: Questions to ask the interviewer",
            "! 7 questions to ask the interviewer: Why?",
            "! 8 questions to ask the interviewer: And",
            "! 9 questions to ask the interviewer: more",
        ],
    );
    check(
        "---\ntitle: x\n---\n```\n# code\n```\n## Resources\n- [a](b)\n* <https://c>\n## Why?\nB",
        &[
            "10 Why? | answer=B",
            "! 1 front matter: title: x",
            "! 5 before the first question: # code",
            "! 7 a list of links: Resources",
            "! 8 a list of links: - [a](b)\n* <https://c>",
        ],
    );
    check(
        "<!-- mine -->\n## Why?\nB <!-- todo -->\n## Empty\n",
        &["2 Why? | answer=B", "! 1 a comment: mine", "! 3 a comment: todo", "! 4 a heading without text: Empty"],
    );
}

#[test]
fn headings_over_questions_are_told_from_headings_in_answers() {
    check(
        "# Prep\n## Leadership\n### Tell me about a time you led\nI led.\n### Why?\nB\n## Weakness\nI wait.\n### More\nOften.",
        &[
            "3 Tell me about a time you led | answer=I led.",
            "5 Why? | answer=B",
            "7 Weakness | answer=I wait.\n### More\nOften.",
            "! 1 the document's title: Prep",
            "! 2 a heading over questions: Leadership",
        ],
    );
    check(
        "# Tell me about yourself\nI am.\n## Version two\nI was.",
        &["1 Tell me about yourself | answer=I am.\n## Version two\nI was."],
    );
    check("## Conflict\n**A bold thought**\n\nand text", &["1 Conflict | answer=**A bold thought**\n\nand text"]);
}

#[test]
fn a_question_without_an_answer_is_still_a_question() {
    check("## Why us?\n\n## Why now?\nTime.", &["1 Why us? | ", "3 Why now? | answer=Time."]);
}

#[test]
fn words_cleaned_off_a_question_are_reported() {
    check(
        "### 2. [Weakness](https://x.org)\nI wait.",
        &["1 Weakness | answer=I wait.", "! 1 cleaned off the question \"Weakness\": [Weakness](https://x.org)"],
    );
}

#[test]
fn an_article_has_no_questions() {
    let text = format!("A title\n\n{}\n\nA heading\n\nText.\n", "and so on ".repeat(200));
    assert_eq!(parse_notes(&text, "notes").questions, []);
}

#[test]
fn files_without_questions_lose_nothing() {
    check(
        "Just some text.\n\nAnd more.\n",
        &["! 1 before the first question: Just some text.", "! 3 before the first question: And more."],
    );
    check("", &[]);
}

#[test]
fn an_answer_file_reads_back_as_it_was_read() {
    let text = "### Strength\nIntro.\n- Situation & Task: S\n- Approach: A\n  - one\n- Result: R\n#### Follow-up\nF";
    let note = parse_notes(text, "notes").questions.remove(0);
    let story = read_note(&note, None);
    let file = story.render_file(&note, &[crate::domain::QuestionId::parse("strength").expect("an id")], "notes");
    assert_eq!(
        file,
        "+++\n# Strength\nquestions = [\"strength\"]\nsource = \"notes\"\n+++\nIntro.\n\n## Situation & Task\n\nS\n\n## Action\n\nA\n- one\n\n## Result\n\nR\n\n## Follow-up\n\nF\n"
    );
    let left: Vec<_> = story.left_out(&note).into_iter().map(|skipped| (skipped.line, skipped.text)).collect();
    assert_eq!(left, [(4, "Approach".to_owned())]);
}

#[test]
fn the_notes_that_started_it_have_eight_questions() {
    let text = include_str!("../../tests/notes/interview-notes.md");
    let imported = parse_notes(text, "notes");
    assert_eq!(imported.questions.len(), 8, "{:#?}", imported.questions);
    let parts = |index: usize| read_note(&imported.questions[index], None).story;
    for labelled in [5, 7] {
        let ids: Vec<_> = parts(labelled).parts.iter().flat_map(|part| part.ids.clone()).collect();
        assert_eq!(ids, Framework::Star.sections().iter().map(|section| section.id).collect::<Vec<_>>());
    }
    for half in [4, 6] {
        let ids: Vec<_> = parts(half).parts.iter().map(|part| part.ids[0].id()).collect();
        assert_eq!(ids, ["situation", "answer"]);
    }
    assert_eq!(imported.skipped.iter().map(|skipped| skipped.text.as_str()).collect::<Vec<_>>(), ["My questions"]);
}
