//! Twelve answers, half of them without bold: every figure of their outcomes stands on the short form with its clause.

use crate::home::Home;
use greenroom::export::Format;
use greenroom::export::wishes::Wishes;

/// A story: its headline, Situation, Task, Action, Result, and the clauses of the Result's figures.
type Told = (&'static str, [&'static str; 4], &'static [&'static str]);

const PLAIN: [Told; 6] = [
    (
        "The pager that went quiet",
        [
            "Our team was woken about forty times a week. Most alerts meant nothing.",
            "I was asked to make the nights quiet again.",
            "First I measured. For two weeks I wrote down every alert and what we did about it. Then I grouped them by cause, but the owners of the biggest group refused to touch theirs. So I decided to mute it for one night with their manager beside me. Nothing broke.",
            "Within a month we went from 40 pages a week to 6. The on-call rota, which nobody had wanted, filled itself. Since then I always measure before I argue.",
        ],
        &["from 40 pages a week to 6"],
    ),
    (
        "An export nobody could finish",
        [
            "Customers exported their year in one go. For the largest it took 7 h.",
            "I owned the export.",
            "I profiled it on a copy. It read each row ten times. I replaced the joins by one pass and wrote the file as it went.",
            "The longest export went from 7 h to 50 min, and support had 15% fewer tickets about it that quarter. What I took from it is to look before I guess.",
        ],
        &["from 7 h to 50 min", "15% fewer tickets about it that quarter"],
    ),
    (
        "Two teams, one form",
        [
            "Sales and support each kept their own form. They disagreed in every third row.",
            "I had no say over either.",
            "I asked both to fill in the same ten cases. Until then each had thought the other careless. We agreed on one form in an afternoon.",
            "User satisfaction in our survey rose by 15%, and the two teams saved 3 days a month. I learned to let people see it themselves.",
        ],
        &["User satisfaction in our survey rose by 15%", "saved 3 days a month"],
    ),
    (
        "A release before the summer sale",
        [
            "Our checkout could not be released without a night of downtime.",
            "I wanted releases by day.",
            "I moved the old tables step by step. It turned out that one report still wrote to them.",
            "We released in under two hours before the summer sale, for the first time without a maintenance page. Twelve people thanked us by name.",
        ],
        &["in under two hours before the summer sale", "Twelve people thanked us by name"],
    ),
    (
        "Money left on the table",
        [
            "Nobody had looked at the cloud bill for a year.",
            "It was nobody's task, so I took it.",
            "I tagged every machine. I chose the three largest that no one claimed, and switched them off at noon, so that somebody would shout.",
            "Nobody shouted. The bill fell by $4,200 a month, which is a third of what we had paid.",
        ],
        &["The bill fell by $4,200 a month"],
    ),
    (
        "A course that people finished",
        [
            "Of the people who began our course, few finished it.",
            "I was to find out why.",
            "I sat beside five of them. At first they said it was too long; in the end it was the sound.",
            "We recorded it again. Now 80% finish, twice as many as before, and 3 partners have asked for it.",
        ],
        &["Now 80% finish", "twice as many as before", "3 partners have asked for it"],
    ),
];

const MARKED: [Told; 6] = [
    (
        "The test that took a night",
        [
            "Tests ran **all night**.",
            "To **have them by lunch**.",
            "I **split them by owner**.",
            "They take **25 min instead of 3 h**, and 90% pass at once.",
        ],
        &["25 min instead of 3 h", "90% pass at once"],
    ),
    (
        "A guild that met",
        [
            "Nobody **knew the other teams**.",
            "To **bring them together**.",
            "I **asked each manager**.",
            "Over the year **more than 25 engineers came each month**. It cost us nothing.",
        ],
        &["more than 25 engineers came each month"],
    ),
    (
        "Hiring again",
        [
            "We had **no applicants**.",
            "I **owned the page**.",
            "I **rewrote it in a day**.",
            "We had **a full pipeline** by June: 120 people applied, 4 of them were hired, and one of ticket ABC-123 too, see [2].",
        ],
        &["120 people applied", "4 of them were hired"],
    ),
    (
        "The slow search",
        [
            "Search was **slow for everybody**.",
            "To **halve it**.",
            "I **cached by prefix**.",
            "It went **from 900 ms to 120 ms** on Python 3.11, and call +49 170 1234567 if you doubt it.",
        ],
        &["from 900 ms to 120 ms"],
    ),
    (
        "A budget that held",
        [
            "We **overspent each year**.",
            "To **hold it once**.",
            "I **showed it weekly**.",
            "We ended **within 2% of the plan**[^1], and the board gave us €50,000 more for the year after.",
        ],
        &["within 2% of the plan", "€50,000 more for the year after"],
    ),
    (
        "Fewer handovers",
        [
            "A ticket **changed hands often**.",
            "To **stop that**.",
            "I **put two teams in one room**.",
            "**Handovers halved**. A ticket now sees 2 people rather than five, and closes in 3 days.",
        ],
        &["sees 2 people", "five", "closes in 3 days"],
    ),
];

fn home(told: &[Told]) -> Home {
    let mut questions = String::new();
    let mut answers = Vec::new();
    for (number, (headline, [situation, task, action, result], _)) in told.iter().enumerate() {
        questions.push_str(&format!("[[question]]\nid = \"question-{number}\"\nprompt = \"Tell me about case {number}.\"\nfollow_ups = [\"And then?\"]\n\n"));
        let text = format!(
            "+++\nquestions = [\"question-{number}\"]\n+++\n# {headline}\n\n## Situation\n{situation}\n\n## Task\n{task}\n\n\
             ## Action\n{action}\n\n## Result\n{result}\n\n[^1]: The figures of June.\n"
        );
        answers.push((format!("story-{number}"), text));
    }
    Home::new(&questions, &answers)
}

/// Stories in which nothing is bold.
pub fn unmarked() -> Home {
    home(&PLAIN)
}

#[test]
fn every_figure_of_an_outcome_stands_on_the_short_form_with_its_clause() {
    for told in [PLAIN, MARKED] {
        let text = home(&told).text(&Wishes::default(), Format::Md);
        for (headline, _, clauses) in told {
            let section = text.split(&format!("## {headline}\n")).nth(1).expect("the story").split("\n## ").next();
            for clause in clauses {
                assert!(
                    section.is_some_and(|section| section.contains(clause)),
                    "{clause:?} of {headline:?} in {section:?}"
                );
            }
        }
    }
}

#[test]
fn numbers_of_tickets_versions_footnotes_and_telephones_are_no_figures() {
    let (sheet, _) = home(&MARKED).sheet(&Wishes::default());
    let figures: Vec<&str> = sheet.stories.iter().flat_map(|story| &story.figures).map(String::as_str).collect();
    for figure in &figures {
        assert!(!["ABC-123", "3.11", "[2]", "1234567"].contains(figure), "{figures:?}");
    }
    let bogus = "+++\nquestions = [\"question-0\"]\n+++\n## Situation\nA plan[^1] for ticket ABC-77 on Rust 1.92, see [3]; call +49 170 7654321 about issue 12.\n\n\
                 ## Result\nIt **worked** in v2.1, by #44 and release 7.\n";
    let home =
        Home::new("[[question]]\nid = \"question-0\"\nprompt = \"Why?\"\n", &[("a".to_owned(), bogus.to_owned())]);
    assert_eq!(home.sheet(&Wishes::default()).0.stories[0].figures, [""; 0]);
}
