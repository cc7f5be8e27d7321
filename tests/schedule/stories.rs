//! The table of own answers against questions.

use crate::calendar::*;
use greenroom::domain::stories::{Cell, Stories, stories};
use greenroom::domain::*;

fn table(answers: Vec<Answer>, told: &[(&str, &str)], config: &Config) -> Stories {
    let bank = Bank::new(bank(9).questions().to_vec(), answers);
    let records: Vec<Record> = told
        .iter()
        .enumerate()
        .map(|(place, (answer, day))| {
            let mut record = record("q00", at(&format!("{day}T09:00:00+09:00")), Rating::Good, &place.to_string());
            record.head.answer = Some(AnswerId::parse(answer).expect("an id"));
            record
        })
        .collect();
    stories(&bank, config, &records, moment("2026-11-22T10:00:00+09:00"))
}

fn names(questions: &[QuestionId]) -> Vec<&str> {
    questions.iter().map(QuestionId::as_str).collect()
}

#[test]
fn cells_say_first_later_or_nothing() {
    let found = table(vec![own_answer("a", &["q01", "q00", "q04"])], &[], &Config::default());
    let told = &found.answers[0];
    let cells: Vec<Cell> = found.columns.iter().map(|column| told.cell_of(column)).collect();
    assert_eq!(cells, [Cell::First, Cell::Later, Cell::Empty, Cell::Empty]);
    assert_eq!((told.cell(&id("q00")), told.cell(&id("q02"))), (Cell::Later, Cell::Empty));
    assert_eq!([Cell::First, Cell::Later].map(Cell::symbol), ['●', '○']);
}

#[test]
fn an_answer_in_which_nothing_is_written_is_no_story_yet() {
    let template = Answer { written: false, ..own_answer("a", &["q00", "q01"]) };
    let found = table(vec![template, own_answer("b", &["q01"])], &[], &Config::default());
    let ids: Vec<&str> = found.answers.iter().map(|told| told.id.as_str()).collect();
    assert_eq!((ids, found.served), (vec!["b"], 1));
    assert!(found.gaps.contains(&id("q00")));
    assert_eq!(
        found.advice.last().map(String::as_str),
        Some("Nothing is written in answers/a.md yet: it counts once it has text.")
    );
}

#[test]
fn gaps_and_competencies_with_none_or_one_are_named() {
    let answers = vec![own_answer("a", &["q00", "q03"]), own_answer("b", &["q01"])];
    let config = Config { skip: [id("q02"), id("introduction")].into_iter().collect(), ..Config::default() };
    let found = table(answers, &[], &config);
    assert_eq!(names(&found.gaps), ["q04", "q05", "q06", "q07", "q08"]);
    assert_eq!(found.served, 3);
    assert_eq!(found.bare().map(|column| column.competency.as_str()).collect::<Vec<_>>(), ["c02"]);
    assert_eq!(found.thin().map(|column| column.competency.as_str()).collect::<Vec<_>>(), ["c01"]);
}

#[test]
fn an_answer_that_carries_more_than_two_fifths_of_the_cells_is_heavy() {
    let heavy = |answers: Vec<Answer>| {
        let found = table(answers, &[], &Config::default());
        found.answers.iter().map(|told| told.heavy).collect::<Vec<_>>()
    };
    let three =
        |first: &[&str]| vec![own_answer("a", first), own_answer("b", &["q04", "q05"]), own_answer("c", &["q06"])];
    assert_eq!(heavy(three(&["q00", "q01", "q02"])), [true, false, false]);
    assert_eq!(heavy(three(&["q00", "q01"])), [false; 3], "exactly two fifths");
    assert_eq!(heavy(vec![own_answer("a", &["q00", "q01"])]), [false], "the only one carries what there is");
    let even = vec![own_answer("a", &["q00"]), own_answer("b", &["q01"])];
    assert_eq!(heavy(even), [false, false], "an even share is not too much");
}

#[test]
fn how_often_an_answer_was_told_and_when_last() {
    let day = "2026-11-10";
    let mut told = vec![("a", day); 5];
    let often = |told: &[(&str, &str)]| {
        let found = table(vec![own_answer("a", &["q00"]), own_answer("b", &["q01"])], told, &Config::default());
        let a = &found.answers[0];
        assert!(found.answers[1].used == 0 && found.answers[1].last.is_none());
        (a.used, a.told_often, a.last.map(|last| last.local().date()))
    };
    assert_eq!(often(&told), (5, false, Some(date(day))));
    told.insert(0, ("a", "2026-11-12"));
    assert_eq!(often(&told), (6, true, Some(date("2026-11-12"))));
    told.push(("a", "2099-01-01"));
    assert_eq!(often(&told), (7, true, Some(date("2026-11-12"))), "a wrong clock does not say when");
}

#[test]
fn a_story_told_after_midnight_belongs_to_the_practice_day_before() {
    let mut record = record("q00", at("2026-11-20T01:00:00+09:00"), Rating::Good, "a");
    record.head.answer = Some(AnswerId::parse("a").expect("an id"));
    let bank = Bank::new(bank(4).questions().to_vec(), [own_answer("a", &["q00"])]);
    let found = stories(&bank, &Config::default(), &[record], moment("2026-11-22T10:00:00+09:00"));
    assert_eq!(found.answers[0].last_day, Some(date("2026-11-19")));
}

#[test]
fn a_question_that_is_not_in_the_bank_fills_no_cell() {
    let found = table(vec![own_answer("a", &["gone", "q00"])], &[], &Config::default());
    assert_eq!(found.served, 1);
    assert_eq!(found.answers[0].cell(&id("q00")), Cell::Later);
}

#[test]
fn the_target_is_told_until_it_is_reached() {
    let none = table(vec![], &[], &Config::default());
    assert!(none.advice[0].starts_with("No answer of your own yet. Aim for 6 to 12 answers"), "{:?}", none.advice);
    let one = table(vec![own_answer("a", &["q00"])], &[], &Config::default());
    assert!(
        one.advice[0].starts_with("1 answer serves 1 question, 0 of 4 competencies twice. Aim"),
        "{:?}",
        one.advice
    );
    let questions: Vec<String> = (0..30).map(|n| format!("q{n:02}")).collect();
    let ids: Vec<&str> = questions.iter().map(String::as_str).chain(["introduction"]).collect();
    let answers = ["a", "b", "c", "d", "e", "f"].map(|name| own_answer(name, &ids));
    let bank = Bank::new(bank(30).questions().to_vec(), answers);
    let found = stories(&bank, &Config::default(), &[], moment("2026-11-22T10:00:00+09:00"));
    assert_eq!(found.advice, ["6 answers serve 31 questions, each competency twice: enough for an interview."]);
}

#[test]
fn an_answer_made_from_a_draft_was_told_when_its_draft_was() {
    let made = Answer { source: Some("draft 2026-11-20T09:00:00+09:00".to_owned()), ..own_answer("made", &["q00"]) };
    let found = table(vec![made.clone()], &[("other", "2026-11-20"), ("other", "2026-11-19")], &Config::default());
    assert_eq!((found.answers[0].used, found.answers[0].last_day), (1, Some(date("2026-11-20"))));
    let found = table(vec![made], &[("made", "2026-11-20")], &Config::default());
    assert_eq!(found.answers[0].used, 1, "once, also where the draft was compared with it");
}
