//! Which interview practice aims at, and what is to be expected there: one place for Today, the plan, the sheet and mocks.

use super::posting::expected_by;
use crate::domain::{Bank, Competency, Config, Interview, Occasions, QuestionId};
use jiff::civil::Date;

/// Reads the competencies with their phrases, where they are needed.
pub type Competencies<'c> = &'c dyn Fn() -> Vec<Competency>;

/// The settings aimed at the next interview from `day` on, with the questions to be expected there. Unchanged where none
/// is ahead.
pub fn aimed(config: Config, bank: &Bank, occasions: &Occasions, competencies: Competencies, day: Date) -> Config {
    let Some(date) = occasions.next(config.interview, day) else { return config };
    let interview = interview_on(date, bank, occasions, competencies);
    let served = interview.stories.iter().filter_map(|id| bank.answer(id)?.questions.first());
    let mut expected: Vec<QuestionId> = Vec::new();
    for id in interview.questions.iter().chain(served) {
        if !expected.contains(id) {
            expected.push(id.clone());
        }
    }
    Config { interview: Some(date), expected: expected.into_iter().collect(), ..config }
}

/// What is known of the interview on `date`: the lists of its note, else the questions that its posting asks for.
pub fn interview_on(date: Date, bank: &Bank, occasions: &Occasions, competencies: Competencies) -> Interview {
    let (mut interview, posting) = occasions.on(date);
    if let Some(posting) = posting {
        interview.questions = expected_by(posting, bank, &competencies());
    }
    interview
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Posting, Question};
    use jiff::civil::date;

    const DAY: Date = date(2026, 11, 26);
    const INTERVIEW: Date = date(2026, 12, 8);

    fn bank() -> Bank {
        Bank::new(
            [
                Question::sample("disagreement", "conflict", "Tell me about a time you disagreed with a colleague."),
                Question::sample("deadline", "delivery", "Tell me about a time you missed a deadline."),
            ],
            [],
        )
    }

    fn posting() -> Posting {
        Posting {
            name: "a".to_owned(),
            path: Default::default(),
            company: None,
            role: None,
            interview: Some(INTERVIEW),
            text: "You settle disagreements between colleagues with respect.".to_owned(),
        }
    }

    fn aim(occasions: &Occasions, day: Date) -> (Option<Date>, Vec<String>) {
        let config = Config { interview: Some(date(2026, 12, 20)), ..Config::default() };
        let competencies = || {
            let signals = vec!["disagreement".to_owned()];
            vec![Competency { name: "conflict".to_owned(), signals, told: Vec::new(), line: 1 }]
        };
        let aimed = aimed(config, &bank(), occasions, &competencies, day);
        (aimed.interview, aimed.expected.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn practice_aims_at_the_posting_while_its_date_is_ahead_and_then_at_the_set_one() {
        let occasions = Occasions { postings: vec![posting()], notes: Vec::new() };
        assert_eq!(aim(&occasions, DAY), (Some(INTERVIEW), vec!["disagreement".to_owned()]));
        assert_eq!(aim(&occasions, date(2026, 12, 9)), (Some(date(2026, 12, 20)), Vec::new()));
    }

    #[test]
    fn the_lists_of_a_note_on_the_same_date_win() {
        let questions = vec![QuestionId::parse("deadline").expect("an id")];
        let note = Interview { questions, ..Interview::on(INTERVIEW) };
        let occasions = Occasions { postings: vec![posting()], notes: vec![note] };
        assert_eq!(aim(&occasions, DAY), (Some(INTERVIEW), vec!["deadline".to_owned()]));
    }
}
