//! What is on the sheet: whole stories in the long form, the sentences that carry a story in the short one, dates, and
//! what the note of an interview chooses.

use crate::home::{question, rich, rich_and_wide, sixty};
use crate::pdf_text::Pdf;
use crate::{check_golden, figures, full, page};
use greenroom::domain::{AnswerId, Interview};
use greenroom::export::Format;
use greenroom::export::wishes::Wishes;
use jiff::civil::{Date, date};

#[test]
fn answers_without_bold_are_told_by_the_sentences_that_carry_them() {
    let home = figures::unmarked();
    check_golden("unmarked.md", &home.file(&page(), Format::Md));
    check_golden("unmarked-full.md", &home.file(&full(), Format::Md));
    check_golden("unmarked.pdf.txt", Pdf::read(&home.file(&page(), Format::Pdf)).pages().join("\n\n").as_bytes());
}

#[test]
fn no_part_that_has_text_is_without_a_cue() {
    for home in [rich_and_wide(), figures::unmarked(), sixty()] {
        for part in home.sheet(&page()).0.stories.iter().flat_map(|story| &story.parts) {
            assert!(part.text.trim().is_empty() || !part.cues.is_empty(), "{part:?}");
        }
    }
}

#[test]
fn own_stories_without_bold_are_named() {
    assert!(rich().text(&page(), Format::Md).contains("## Nothing marked bold yet\n\nHalf\n"));
    assert!(!sixty().text(&page(), Format::Md).contains("Nothing marked"));
}

#[test]
fn the_long_form_holds_each_story_once_and_whole() {
    let mut home = rich();
    home.add_follow_up("disagreement", "Would you do it again?", "I would, a week earlier.");
    let text = home.text(&full(), Format::Md);
    assert_eq!(text.matches("## The stable demo model").count(), 1);
    for part in [
        "It took 3 h to train.",
        "- I **ran both for a week**",
        "Training took **25 min instead of 3 h**, and 90% of cases held.",
        "- Would you do it again?\n  - You, 22 Nov 2026: I would, a week earlier.",
        "- Tell me about a time you disagreed with a colleague or your manager.\n  - Describe a conflict at work.",
    ] {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
}

#[track_caller]
fn check_dates(interview: Option<Date>, expected: &str) {
    let mut home = rich();
    home.config.interview = interview;
    assert_eq!(home.text(&page(), Format::Md).lines().nth(4), Some(expected));
}

#[test]
fn days_left_are_told_with_the_day_of_printing() {
    check_dates(Some(date(2026, 12, 10)), "Interview Thu 10 Dec · printed Sun 22 Nov 2026, 18 days before");
    check_dates(Some(date(2026, 11, 23)), "Interview Mon 23 Nov · printed Sun 22 Nov 2026, 1 day before");
    check_dates(Some(date(2026, 11, 22)), "Interview Sun 22 Nov · printed Sun 22 Nov 2026, on the day");
    check_dates(Some(date(2027, 1, 4)), "Interview Mon 4 Jan 2027 · printed Sun 22 Nov 2026, 43 days before");
    check_dates(Some(date(2026, 11, 21)), "Printed Sun 22 Nov 2026");
    check_dates(None, "Printed Sun 22 Nov 2026");
}

#[test]
fn the_note_of_an_interview_says_what_is_taken_along_and_comes_first() {
    let answer = |id: &str| AnswerId::parse(id).expect("an id");
    let interview = Interview {
        company: Some("Aperture".to_owned()),
        role: Some("data engineer".to_owned()),
        stories: vec![answer("markup-story"), answer("me"), answer("gone")],
        questions: vec![question("languages"), question("disagreement")],
        text: "Ask for Ms Sato.\n\n- platform **3**".to_owned(),
        ..Interview::on(date(2026, 12, 1))
    };
    let wishes = Wishes { interview: Some(interview), ..page() };
    let (sheet, _) = rich().sheet(&wishes);
    let stories: Vec<&str> = sheet.listed().map(|story| story.id.as_str()).collect();
    assert_eq!(stories, ["markup-story", "me", "tongues", "stable-demo"]);
    let questions: Vec<&str> = sheet.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(questions, ["languages", "disagreement", "markup", "introduction"]);
    let text = rich().text(&wishes, Format::Md);
    let head = "# Prep sheet: Aperture, data engineer\n\nInterview Tue 1 Dec · printed Sun 22 Nov 2026, 9 days before\n\n\
                Ask for Ms Sato.";
    assert!(text.contains(head), "{text}");
    let nothing = Wishes { interview: Some(Interview::on(date(2026, 12, 10))), ..page() };
    assert_eq!(rich().text(&nothing, Format::Md), rich().text(&page(), Format::Md), "the ordinary sheet");
}
