//! The debrief of a mock interview: a row an answer, what ran through all of them, what was strongest, the one thing for
//! next time, and the story that was told twice.

use super::twice::told_twice;
use crate::compare::checks::{POINT, label, task};
use crate::compare::{Comparison, Settings, Status, Verdict};
use crate::domain::draft::MockPart;
use crate::domain::{Bank, Config, Draft, DraftHead, Mode, PartId, QuestionId, Rating};
use crate::format::drafts::draft_story;
use crate::review::References;
use crate::review::series::compare_with;
use std::cmp::Reverse;
use std::path::PathBuf;

/// What ran through an interview stands in at least so many answers, and in at least half of those in which it could be
/// told. A convention of this program, like the next.
const FEWEST: usize = 2;
/// So many things that ran through are named: more is no news to act on.
const NAMED: usize = 3;

/// What is said of a strong answer, by the rules that found nothing to change; a parent such as `part` stands for all
/// under it.
const STRENGTHS: [(&str, &str); 6] = [
    ("part", "every part is there"),
    ("ownership", "it says what you did yourself"),
    ("result.measure", "the Result has evidence"),
    ("share.setup", "the setup is short"),
    ("length", "it keeps to the time"),
    ("lesson", "it says what you learned"),
];

/// A finished mock interview.
#[derive(Debug, Clone, PartialEq)]
pub struct Debrief {
    pub part: MockPart,
    /// The answers, in the order in which they were asked for.
    pub rows: Vec<Row>,
    /// What was planned and not answered.
    pub unanswered: Vec<QuestionId>,
    /// What ran through all of them, the most frequent first.
    pub through: Vec<Through>,
    /// The strongest answer: its place among the rows.
    pub strongest: Option<usize>,
    /// The one thing for next time.
    pub next: Option<String>,
    /// Places of answers that told the same story, two or more each.
    pub told_twice: Vec<Vec<usize>>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub path: PathBuf,
    pub head: DraftHead,
    /// The question; its id when it is in no file any more.
    pub prompt: String,
    pub competency: Option<String>,
    pub words: usize,
    /// What it takes to say when typed, what the clock showed when said aloud; in seconds.
    pub seconds: u32,
    /// The time that there was, in seconds.
    pub limit: u32,
    /// The share of each part, 0 to 1: of the words when typed, of the clock when said aloud.
    pub shares: Vec<(PartId, f64)>,
    /// What is to be fixed in it first, in a few words.
    pub verdict: &'static str,
    /// None when the question is in no file any more.
    pub comparison: Option<Comparison>,
    /// The follow-ups that were answered: as they were asked, and what was said.
    pub follow_ups: Vec<(String, String)>,
}

/// A finding that stands in several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Through {
    pub rule: &'static str,
    /// In how many answers it stands.
    pub answers: usize,
    /// Of how many it could be told.
    pub of: usize,
    /// The next attempt's task.
    pub task: String,
}

impl Through {
    /// What it means, in a few words.
    pub fn label(&self) -> &'static str {
        label(self.rule)
    }
}

impl Debrief {
    /// The debrief of the mock interview `part` with these finished `drafts`, in the order of its plan.
    pub fn of(part: MockPart, drafts: Vec<(PathBuf, Draft)>, bank: &Bank, config: &Config) -> Debrief {
        let is_answered = |id: &&QuestionId| drafts.iter().any(|(_, draft)| draft.head.question == **id);
        let unanswered = part.plan.iter().filter(|id| !is_answered(id)).cloned().collect();
        let told_twice = told_twice(&drafts.iter().map(|(_, draft)| draft).collect::<Vec<_>>());
        let rows: Vec<Row> = drafts.into_iter().map(|(path, draft)| Row::of(path, draft, bank, config)).collect();
        let mut debrief =
            Debrief { part, rows, unanswered, through: Vec::new(), strongest: None, next: None, told_twice };
        debrief.conclude();
        debrief
    }

    /// Rates the answer at `place`, and concludes anew.
    pub fn rate(&mut self, place: usize, rating: Rating) {
        if let Some(row) = self.rows.get_mut(place) {
            row.head.rating = Some(rating);
        }
        self.conclude();
    }

    fn conclude(&mut self) {
        self.through = through(&self.rows);
        self.strongest = strongest(&self.rows);
        let task = self.through.first().map(|through| through.task.clone());
        self.next = task.or_else(|| weakest_fix(&self.rows));
    }

    /// Whether every answer was rated.
    pub fn is_rated(&self) -> bool {
        self.rows.iter().all(|row| row.head.rating.is_some())
    }

    /// The time of all answers, in seconds.
    pub fn seconds(&self) -> u32 {
        self.rows.iter().map(|row| row.seconds).fold(0, u32::saturating_add)
    }

    pub fn mode(&self) -> Mode {
        self.rows.first().map_or(Mode::Typed, |row| row.head.mode)
    }
}

impl Row {
    fn of(path: PathBuf, draft: Draft, bank: &Bank, config: &Config) -> Row {
        let question = bank.question(&draft.head.question);
        let comparison = question.map(|question| {
            let references = References::of(question, [&draft.head], bank);
            let story = draft_story(&draft, question.framework);
            let reference = references.chosen_for(Some(&draft.head), &story);
            compare_with(&draft, question, reference.as_ref(), &Settings::from(config), &[])
        });
        let words = comparison.as_ref().and_then(|comparison| comparison.delivery.words).unwrap_or(0);
        let spoken = draft.head.mode == Mode::Spoken;
        let clock = draft.head.seconds.answering();
        let by_question = question.map_or(0, |question| question.seconds);
        Row {
            path,
            prompt: bank.prompt(&draft.head.question).to_owned(),
            competency: question.and_then(|question| question.competency.clone()),
            words,
            seconds: if spoken { clock } else { config.seconds_to_say(words) },
            limit: draft.head.limit.unwrap_or(by_question),
            shares: comparison.as_ref().map(|comparison| shares(comparison, spoken)).unwrap_or_default(),
            verdict: comparison.as_ref().map_or("its question is gone", verdict),
            comparison,
            follow_ups: draft.follow_ups().map(|(prompt, text)| (prompt.to_owned(), text.trim().to_owned())).collect(),
            head: draft.head,
        }
    }

    fn warnings(&self) -> impl Iterator<Item = &'static str> {
        self.with_status(Status::Warn)
    }

    fn with_status(&self, status: Status) -> impl Iterator<Item = &'static str> {
        let checks = self.comparison.iter().flat_map(|comparison| &comparison.checks);
        checks.filter(move |finding| finding.status == status).map(|finding| finding.rule)
    }

    /// Whether its words could be judged.
    fn is_judged(&self) -> bool {
        self.comparison.as_ref().is_some_and(|comparison| comparison.verdict == Verdict::Compared)
    }

    /// What was strong in it, in the order of what matters.
    pub fn strengths(&self) -> Vec<&'static str> {
        let under =
            |rule: &str, name: &str| rule == name || rule.strip_prefix(name).is_some_and(|r| r.starts_with('.'));
        let is_strong = |name: &str| {
            let well = self.with_status(Status::Ok).any(|rule| under(rule, name));
            let badly =
                [Status::Warn, Status::Unknown].into_iter().any(|s| self.with_status(s).any(|r| under(r, name)));
            well && !badly
        };
        STRENGTHS.iter().filter(|(name, _)| is_strong(name)).map(|(_, words)| *words).collect()
    }
}

fn shares(comparison: &Comparison, spoken: bool) -> Vec<(PartId, f64)> {
    let named = comparison.parts.iter().filter(|row| row.name != PartId::Answer);
    let share = |row: &crate::compare::PartRow| if spoken { row.seconds_share } else { row.share };
    named.filter_map(|row| Some((row.name, share(row)?))).collect()
}

fn verdict(comparison: &Comparison) -> &'static str {
    match (comparison.verdict, &comparison.fix) {
        (Verdict::TooShort, _) => "hardly anything to judge",
        (Verdict::NotAnAnswer, _) => "no answer to the question",
        (_, Some(fix)) => label(fix.rule),
        (Verdict::NoText, None) => "said aloud, judged by the clock",
        (Verdict::Compared, None) => "nothing found to fix",
    }
}

/// The findings that stand in several of `rows`.
fn through(rows: &[Row]) -> Vec<Through> {
    let mut found: Vec<Through> = Vec::new();
    // A left out key point is another one in each answer.
    let fixes = rows.iter().flat_map(|row| row.comparison.iter().flat_map(|comparison| &comparison.fixes));
    for fix in fixes.filter(|fix| fix.rule != POINT) {
        if found.iter().any(|through| through.rule == fix.rule) {
            continue;
        }
        let answers = rows.iter().filter(|row| row.warnings().any(|rule| rule == fix.rule)).count();
        let well = rows.iter().filter(|row| row.with_status(Status::Ok).any(|rule| rule == fix.rule)).count();
        let of = answers + well;
        if answers >= FEWEST && 2 * answers >= of {
            let general = Some(task(fix.rule)).filter(|task| !task.is_empty());
            let task = general.map_or_else(|| fix.message.clone(), str::to_owned);
            found.push(Through { rule: fix.rule, answers, of, task });
        }
    }
    // The fixes of one answer come by importance: that order stays among equals.
    found.sort_by_key(|through| Reverse(through.answers));
    found.truncate(NAMED);
    found
}

/// The answer of which most can be said that is good, then the one with the fewest findings, then the best rated; none where there is nothing to choose from, or nothing good
/// to say of it.
fn strongest(rows: &[Row]) -> Option<usize> {
    if rows.len() < FEWEST {
        return None;
    }
    let judged = rows.iter().enumerate().filter(|(_, row)| row.is_judged());
    let best = judged
        .min_by_key(|(_, row)| (Reverse(row.strengths().len()), row.warnings().count(), Reverse(row.head.rating)));
    let rated = || rows.iter().enumerate().filter(|(_, row)| row.head.rating.is_some());
    let best_rated = || rated().min_by_key(|(_, row)| Reverse(row.head.rating));
    let went_well = |row: &Row| !row.strengths().is_empty() || row.head.rating >= Some(Rating::Good);
    best.or_else(best_rated).filter(|(_, row)| went_well(row)).map(|(place, _)| place)
}

/// What is to be fixed first in the answer with most findings.
fn weakest_fix(rows: &[Row]) -> Option<String> {
    let fixable = rows.iter().filter_map(|row| Some((row, row.comparison.as_ref()?.fix.as_ref()?)));
    let weakest = fixable.min_by_key(|(row, _)| (Reverse(row.warnings().count()), row.head.rating));
    weakest.map(|(_, fix)| fix.message.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DraftPart, OffsetTime, PartName, PartSeconds, Question};
    use jiff::Timestamp;
    use jiff::tz::Offset;

    const IDS: [&str; 4] = ["conflict", "failure", "pressure", "unasked"];

    const SETUP: &str = "Last spring our nightly import failed twice a week, and nobody had looked at it for a year. The team that \
        wrote it was gone, the documentation was older than the import, and every Monday began with an hour of repairs by hand. \
        My manager asked for a plan, then for another one, and then for something that would simply work until the summer.";
    const TEAM: &str = "We read the logs of a month. We found the table that grew. We wrote a job that trims it, and we told everyone.";
    const OWN: &str = "I read the logs of a month. I found the table that grew. I wrote a job that trims it, and I told the team. \
        Then I asked the night shift to watch the first runs with me.";
    const RESULT: &str = "It has not failed once in 90 nights since, and I learned to look at what grows first.";
    const OTHER: &str = "I asked every customer on the list for an hour. I wrote down what they disliked. I showed the drawings to the \
        sales desk and rebuilt the order form with one page in place of five. I told the designers what had come of it.";

    fn time(second: i64) -> OffsetTime {
        OffsetTime { instant: Timestamp::from_second(second).expect("a second"), offset: Offset::UTC }
    }

    fn bank() -> Bank {
        let question =
            |id| Question { seconds: 50, ..Question::sample(id, id, &format!("Tell me about a time of {id}.")) };
        Bank::new(IDS.map(question), [])
    }

    fn draft(place: usize, parts: [&str; 4], rating: u8, mode: Mode) -> (PathBuf, Draft) {
        let ids = [PartId::Situation, PartId::Task, PartId::Action, PartId::Result];
        let question = QuestionId::parse(IDS[place]).expect("an id");
        let mut head = DraftHead::new(question, time(place as i64), mode);
        (head.finished, head.rating) = (true, Rating::from_number(rating));
        head.seconds = PartSeconds { think: 9, parts: ids.into_iter().zip([30, 10, 50, 10]).collect() };
        let text = |(id, text): (PartId, &str)| DraftPart { name: PartName::Part(id), text: text.to_owned() };
        let parts = ids.into_iter().zip(parts).filter(|(_, text)| !text.is_empty()).map(text).collect();
        (format!("{}.md", IDS[place]).into(), Draft { head, parts })
    }

    fn debrief(drafts: Vec<(PathBuf, Draft)>) -> Debrief {
        let plan = IDS.map(|id| QuestionId::parse(id).expect("an id")).to_vec();
        let part = MockPart { plan, ..MockPart::new(time(0)) };
        Debrief::of(part, drafts, &bank(), &Config::default())
    }

    #[test]
    fn what_stands_in_several_answers_ran_through_and_is_the_one_thing_for_next_time() {
        let task = "I was asked to make it reliable.";
        let found = debrief(vec![
            draft(0, [SETUP, task, TEAM, RESULT], 2, Mode::Typed),
            draft(1, [SETUP, task, OTHER, RESULT], 3, Mode::Typed),
            draft(2, ["We had a week.", task, OWN, RESULT], 3, Mode::Typed),
        ]);
        let through: Vec<_> = found.through.iter().map(|t| (t.rule, t.answers, t.of)).collect();
        assert_eq!(through, [("share.setup", 2, 3)]);
        assert!(found.next.as_deref().is_some_and(|next| next.starts_with("The setup is long")), "{:?}", found.next);
        assert_eq!(found.strongest, Some(2));
        let strengths = found.rows[2].strengths();
        assert!(
            strengths.contains(&"every part is there") && strengths.contains(&"the setup is short"),
            "{strengths:?}"
        );
        assert_eq!(found.unanswered, [QuestionId::parse("unasked").expect("an id")]);
        assert_eq!(found.rows.iter().map(|row| row.verdict).collect::<Vec<_>>()[1], "the setup is long");
    }

    #[test]
    fn without_anything_in_common_the_weakest_answer_gives_the_one_thing() {
        let task = "I was asked to make it reliable.";
        let found = debrief(vec![
            draft(0, ["We had a week.", task, OTHER, ""], 2, Mode::Typed),
            draft(1, ["Last spring our import failed.", task, OWN, RESULT], 4, Mode::Typed),
        ]);
        assert_eq!((found.through, found.strongest), (Vec::new(), Some(1)));
        assert!(found.next.as_deref().is_some_and(|next| next.contains("Result")), "{:?} {:?}", found.next, found.rows);
    }

    #[test]
    fn said_aloud_without_words_the_clock_and_the_ratings_speak() {
        let nothing = [""; 4];
        let found = debrief(vec![draft(0, nothing, 2, Mode::Spoken), draft(1, nothing, 4, Mode::Spoken)]);
        let row = &found.rows[0];
        assert_eq!((row.seconds, row.limit, row.words), (100, 50, 0));
        assert_eq!(
            row.shares,
            [(PartId::Situation, 0.3), (PartId::Task, 0.1), (PartId::Action, 0.5), (PartId::Result, 0.1)]
        );
        assert_eq!((found.strongest, found.told_twice.len()), (Some(1), 0));
        assert!(found.is_rated() && found.mode() == Mode::Spoken);
    }

    #[test]
    fn a_rating_that_comes_later_counts_as_one_that_was_there() {
        let nothing = [""; 4];
        let mut found = debrief(vec![draft(0, nothing, 0, Mode::Spoken), draft(1, nothing, 0, Mode::Spoken)]);
        assert_eq!((found.strongest, found.is_rated()), (None, false));
        found.rate(0, Rating::Good);
        found.rate(1, Rating::Easy);
        assert_eq!((found.strongest, found.is_rated()), (Some(1), true));
    }

    #[test]
    fn a_story_told_twice_is_named_and_two_stories_are_not() {
        let again = "I went through a month of logs and found the table that grew. I wrote a job that trims it and told my team about it.";
        let found = debrief(vec![
            draft(
                0,
                ["Last spring our nightly import failed twice a week.", "I had to make it reliable.", OWN, RESULT],
                3,
                Mode::Typed,
            ),
            draft(
                1,
                ["Orders came in slowly.", "I had to find out why customers gave up.", OTHER, "Orders doubled in May."],
                3,
                Mode::Typed,
            ),
            draft(
                2,
                [
                    "Our import broke twice each week.",
                    "It was mine to repair it.",
                    again,
                    "Since then it ran for 90 nights.",
                ],
                3,
                Mode::Typed,
            ),
        ]);
        assert_eq!(found.told_twice, [[0, 2]]);
    }

    #[test]
    fn a_question_that_is_gone_and_nothing_at_all_break_nothing() {
        let empty = debrief(Vec::new());
        assert_eq!((empty.rows.len(), empty.next, empty.strongest, empty.unanswered.len()), (0, None, None, 4));
        let (path, mut gone) = draft(0, ["a", "b", "c", "d"], 1, Mode::Typed);
        gone.head.question = QuestionId::parse("gone").expect("an id");
        let found = debrief(vec![(path, gone)]);
        assert_eq!((found.rows[0].prompt.as_str(), found.rows[0].verdict), ("gone", "its question is gone"));
    }
}
