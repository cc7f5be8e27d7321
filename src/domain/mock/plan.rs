//! Which questions a mock interview asks, in which order, and after which of them a follow-up comes. A seed decides where
//! several would do as well: the same seed on the same drafts gives the same interview.

use super::{FOLLOW_UPS, mocks};
use crate::domain::draft::MockPart;
use crate::domain::schedule::Attempts;
use crate::domain::schedule::standing::{Standing, competency, standings};
use crate::domain::{Bank, Config, Moment, QuestionId, Record};
use jiff::civil::Date;

/// The questions most at stake among which chance draws, for each that is needed. A convention of this program: with one,
/// every interview would be the same.
const DRAWN_FROM: usize = 3;

/// What is wished for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'w> {
    /// How many questions, the introduction among them.
    pub questions: usize,
    pub seed: u32,
    /// Questions that the posting or the note of the interview asks for: they come before all others.
    pub asked_for: &'w [QuestionId],
    /// What the last mock interview asked: asked again only where nothing else is left.
    pub last: &'w [QuestionId],
}

/// What a person may say of a mock interview before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choices {
    /// How many questions; [`super::QUESTIONS`] when nobody says.
    pub questions: Option<u32>,
    /// The time it may take, in minutes; as long as it takes when nobody says.
    pub minutes: Option<u32>,
    /// Its start decides when nobody says.
    pub seed: Option<u32>,
}

/// A mock interview that starts at `now`, in a home that holds all of this.
pub fn begin(
    choices: Choices,
    asked_for: &[QuestionId],
    bank: &Bank,
    config: &Config,
    records: &[Record],
    now: Moment,
) -> MockPart {
    // As the drafts will have it: what is on disk and what is in work are the same mock interview.
    let started = now.wall.whole_seconds();
    let by_start = || u32::try_from(started.instant.as_second() & i64::from(u32::MAX)).unwrap_or(0);
    let seed = choices.seed.unwrap_or_else(by_start);
    let questions = usize::try_from(choices.questions.unwrap_or(super::QUESTIONS)).unwrap_or(usize::MAX);
    let last = mocks(records).into_iter().next().map(|mock| mock.part.plan).unwrap_or_default();
    let attempts = Attempts::of(records, config.day_starts, now);
    let standings = standings(bank, config, &attempts);
    let wish = Wish { questions, seed, asked_for, last: &last };
    let plan = plan(&standings, started.practice_day(config.day_starts), &wish);
    MockPart { started, plan, minutes: choices.minutes, seed: Some(seed), follow_ups: Some(FOLLOW_UPS) }
}

/// The questions of a mock interview on `day`: an introduction if there is one, then those that are asked for, then those
/// most at stake; never two of one competency running, and fewer than wished for rather than that.
pub fn plan(standings: &[Standing], day: Date, wish: &Wish) -> Vec<QuestionId> {
    let (introductions, others): (Vec<&Standing>, Vec<&Standing>) =
        standings.iter().partition(|standing| standing.is_introduction());
    let mut chosen: Vec<&Standing> = in_order(introductions, day, wish).into_iter().take(1).collect();
    let mut left = in_order(others, day, wish);
    while chosen.len() < wish.questions {
        let before = chosen.last().map(|standing| competency(standing.question));
        let fits = |standing: &&Standing| Some(competency(standing.question)) != before;
        let Some(place) = left.iter().position(fits) else { break };
        chosen.push(left.remove(place));
    }
    chosen.truncate(wish.questions);
    chosen.into_iter().map(|standing| standing.question.id.clone()).collect()
}

/// Those asked for first, then the others; of each what the last interview did not ask, the first of them drawn by chance.
fn in_order<'s, 'a>(standings: Vec<&'s Standing<'a>>, day: Date, wish: &Wish) -> Vec<&'s Standing<'a>> {
    let is_asked_for = |standing: &&Standing| wish.asked_for.contains(&standing.question.id);
    let is_fresh = |standing: &&Standing| !wish.last.contains(&standing.question.id);
    let (asked_for, others): (Vec<_>, Vec<_>) = standings.into_iter().partition(is_asked_for);
    let mut order = Vec::new();
    for group in [asked_for, others] {
        let (fresh, stale): (Vec<_>, Vec<_>) = group.into_iter().partition(is_fresh);
        order.extend(drawn(fresh, day, wish));
        order.extend(drawn(stale, day, wish));
    }
    order
}

/// Most at stake first, of equal ones the most likely; and of the first of them the more likely the more is at stake.
fn drawn<'s, 'a>(mut standings: Vec<&'s Standing<'a>>, day: Date, wish: &Wish) -> Vec<&'s Standing<'a>> {
    let luck = |standing: &Standing| chance(wish.seed, standing.question.id.as_str());
    standings.sort_by(|a, b| {
        let stake = b.stake(day).total_cmp(&a.stake(day));
        // The first question of a competency is the one that is asked most.
        let likely = a.place_in_competency.cmp(&b.place_in_competency);
        stake.then(likely).then(luck(a).total_cmp(&luck(b)))
    });
    let first = standings.len().min(DRAWN_FROM.saturating_mul(wish.questions));
    // A draw without replacement, weighted by the square of the stake, so that twice as much counts four times: Efraimidis and Spirakis 2006, Information Processing Letters 97.
    let rank = |standing: &Standing| -luck(standing).ln() / standing.stake(day).powi(2).max(f64::MIN_POSITIVE);
    if let Some(first) = standings.get_mut(..first) {
        first.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    }
    standings
}

/// The places of the plan, from 0, after which a follow-up comes: never after the first, which is the introduction, and
/// after the last only where there are too few others, since no file tells that a follow-up is still due at the end.
pub fn follow_up_places(part: &MockPart) -> Vec<usize> {
    let seed = part.seed.unwrap_or(0);
    let mut places: Vec<usize> = (1..part.plan.len()).collect();
    let luck = |place: &usize| part.plan.get(*place).map_or(0.0, |id| chance(seed, &format!("after {id}")));
    let is_last = |place: &usize| *place + 1 == part.plan.len();
    places.sort_by(|a, b| is_last(a).cmp(&is_last(b)).then(luck(a).total_cmp(&luck(b))));
    places.truncate(part.follow_ups.map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX)));
    places.sort_unstable();
    places
}

/// A number above 0 and up to 1 that `seed` and `text` alone decide, with every version of this program: FNV-1a over both,
/// then the finaliser of SplitMix64 so that texts that are alike lie far apart.
fn chance(seed: u32, text: &str) -> f64 {
    let bytes = seed.to_le_bytes().into_iter().chain(text.bytes());
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = bytes.fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let mixed = mixed ^ (mixed >> 31);
    ((mixed >> 11) + 1) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Framework, OffsetTime, Question};
    use std::collections::HashSet;
    use std::time::Duration;

    const COMPETENCIES: [&str; 5] = ["conflict", "failure", "leadership", "quality", "influence"];

    fn now() -> Moment {
        let instant = "2026-11-26T11:15:00Z".parse().expect("an instant");
        Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::offset(9) } }
    }

    /// Two introductions, and `count` questions q00, q01 ... of five competencies in turn.
    fn bank(count: usize) -> Bank {
        let introduction = |id| Question {
            framework: Framework::Introduction,
            ..Question::sample(id, "introduction", "Tell me about yourself.")
        };
        let question = |n: usize| Question::sample(&format!("q{n:02}"), COMPETENCIES[n % 5], "Tell me about a time.");
        Bank::new([introduction("intro-a"), introduction("intro-b")].into_iter().chain((0..count).map(question)), [])
    }

    fn ids(names: &[&str]) -> Vec<QuestionId> {
        names.iter().map(|name| QuestionId::parse(name).expect("an id")).collect()
    }

    fn planned(bank: &Bank, config: &Config, wish: &Wish) -> Vec<String> {
        let attempts = Attempts::default();
        let standings = standings(bank, config, &attempts);
        plan(&standings, now().wall.local().date(), wish).iter().map(ToString::to_string).collect()
    }

    fn wish(seed: u32) -> Wish<'static> {
        Wish { questions: 5, seed, asked_for: &[], last: &[] }
    }

    #[test]
    fn it_opens_with_an_introduction_and_no_competency_comes_twice_running_whatever_the_seed() {
        let bank = bank(20);
        for seed in 0..200 {
            let plan = planned(&bank, &Config::default(), &wish(seed));
            assert!(plan.len() == 5 && plan[0].starts_with("intro"), "{plan:?}");
            assert_eq!(plan.iter().collect::<HashSet<_>>().len(), 5, "{plan:?}");
            let competency =
                |id: &String| bank.question(&ids(&[id])[0]).and_then(|question| question.competency.clone());
            assert!(plan.windows(2).all(|two| competency(&two[0]) != competency(&two[1])), "{plan:?}");
        }
    }

    #[test]
    fn the_same_seed_asks_the_same_and_other_seeds_ask_otherwise() {
        let bank = bank(40);
        let of = |seed| planned(&bank, &Config::default(), &wish(seed));
        assert_eq!(of(7), of(7));
        assert!((0..50).map(of).collect::<HashSet<_>>().len() > 40);
    }

    #[test]
    fn what_is_most_at_stake_is_asked_almost_always() {
        let config = Config { star: ids(&["q13"]).into_iter().collect(), ..Config::default() };
        let bank = bank(40);
        let asked = (0..100).filter(|seed| planned(&bank, &config, &wish(*seed)).contains(&"q13".to_owned())).count();
        assert!(asked > 50, "{asked} of 100, where chance alone gives ten");
    }

    #[test]
    fn what_the_posting_asks_for_comes_first_and_the_rest_by_stake() {
        let bank = bank(40);
        // q00 and q05 are of one competency.
        let wanted = ids(&["q00", "q05", "q01"]);
        for seed in 0..20 {
            let plan = planned(&bank, &Config::default(), &Wish { asked_for: &wanted, ..wish(seed) });
            assert!(["q00", "q05", "q01"].iter().all(|id| plan.contains(&(*id).to_owned())), "{plan:?}");
            assert_eq!(plan.len(), 5);
        }
    }

    #[test]
    fn what_the_last_one_asked_comes_back_only_when_nothing_else_is_left() {
        let (small, large) = (bank(4), bank(12));
        let last = ids(&["intro-a", "q00", "q01", "q02", "q03"]);
        for seed in 0..20 {
            let wish = Wish { last: &last, ..wish(seed) };
            let plan = planned(&large, &Config::default(), &wish);
            assert!(last.iter().all(|id| !plan.contains(&id.to_string())), "{plan:?}");
            assert_eq!(planned(&small, &Config::default(), &wish).len(), 5);
        }
    }

    #[test]
    fn where_one_competency_is_all_there_is_it_is_asked_once() {
        let questions = ["a", "b", "c"].map(|id| Question::sample(id, "conflict", "Tell me about a time."));
        assert_eq!(planned(&Bank::new(questions, []), &Config::default(), &wish(1)).len(), 1);
        assert!(planned(&Bank::default(), &Config::default(), &wish(1)).is_empty());
        let skip = ids(&["intro-a", "intro-b"]).into_iter().collect();
        let plan = planned(&bank(20), &Config { skip, ..Config::default() }, &wish(1));
        assert!(plan.len() == 5 && plan.iter().all(|id| id.starts_with('q')), "{plan:?}");
    }

    #[test]
    fn follow_ups_come_after_two_of_the_questions_between_the_first_and_the_last() {
        for seed in 0..50 {
            let choices = Choices { seed: Some(seed), ..Choices::default() };
            let part = begin(choices, &[], &bank(20), &Config::default(), &[], now());
            let places = follow_up_places(&part);
            assert!(places.len() == 2 && places.iter().all(|place| (1..4).contains(place)), "{places:?}");
            assert_eq!(places, follow_up_places(&part));
        }
        let alone = Choices { questions: Some(1), ..Choices::default() };
        let part = begin(alone, &[], &bank(20), &Config::default(), &[], now());
        assert_eq!((part.plan.len(), follow_up_places(&part)), (1, Vec::new()));
    }

    #[test]
    fn it_starts_at_the_second_that_its_drafts_will_name() {
        let late = now().plus(Duration::from_millis(1_999));
        let part = begin(Choices::default(), &[], &bank(20), &Config::default(), &[], late);
        assert_eq!(part.started, now().plus(Duration::from_secs(1)).wall);
    }

    #[test]
    fn chance_is_the_same_in_every_version() {
        assert_eq!(chance(7, "q00"), 0.9685562371286109);
        assert_eq!(chance(0, ""), 0.6744207565897253);
    }
}
