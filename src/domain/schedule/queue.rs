//! Which questions are asked today, and in which order.
//!
//! Chooses among [`Standing`]s by stake, within the minutes of a day; the words beside each are made in [`super::in_words`].

use super::memory::{days_after, days_between};
use super::plan::Plan;
use super::standing::{Standing, competency};
use crate::domain::Config;
use jiff::civil::Date;
use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

/// Days since the last practice from which on it was an absence: three whole days missed. A convention of this program.
pub const ABSENCE_DAYS: i32 = 4;

/// What the choice depends on besides the questions.
pub struct Circumstances<'a> {
    pub day: Date,
    pub config: &'a Config,
    pub plan: Option<&'a Plan>,
    /// Seconds of today's practice already used.
    pub spent: u32,
    /// New questions already begun today.
    pub begun_today: usize,
    /// Whether no day before this one was practised.
    pub first_day: bool,
    /// Whether practice starts again after an absence.
    pub absent: bool,
    /// The competency of the attempt just made, so that it does not come twice in a row.
    pub just_practised: Option<&'a str>,
}

/// A question chosen.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'s, 'a> {
    pub standing: &'s Standing<'a>,
    /// None when it is new.
    pub due: Option<Date>,
    /// The days between the last attempt and that day; 0 when it is new.
    pub interval: i32,
    pub quick: bool,
}

impl Chosen<'_, '_> {
    fn is_due(&self, day: Date) -> bool {
        self.due.is_some_and(|due| due <= day)
    }

    /// How long it has been due on `day`, as a share of its interval: 1 is twice as long without practice as meant.
    fn overdue(&self, day: Date) -> f64 {
        let waited = self.due.map_or(0, |due| days_between(due, day).max(0));
        f64::from(waited) / f64::from(self.interval.max(1))
    }

    /// The same where the plan lets it wait although it would best come back by now; due since then.
    fn spare(&self, around: &Circumstances) -> Option<Self> {
        let (plan, memory) = (around.plan?, self.standing.memory.as_ref()?);
        let interval = plan.pace.best_interval(memory);
        let best = Chosen { due: Some(days_after(memory.last_day, interval)), interval, ..*self };
        (!self.is_due(around.day) && best.is_due(around.day)).then_some(best)
    }

    /// Whether it went badly, or has been due for as long as its interval: then it goes before whatever is new.
    fn is_urgent(&self, day: Date) -> bool {
        self.standing.went_badly() || self.overdue(day) >= 1.0
    }
}

/// Today's questions in order.
pub struct Choice<'s, 'a> {
    pub queue: Vec<Chosen<'s, 'a>>,
    /// The days on which those were due that do not fit today.
    pub waiting: Vec<Date>,
}

/// Chooses today's questions.
pub fn choose<'s, 'a>(standings: &'s [Standing<'a>], around: &Circumstances) -> Choice<'s, 'a> {
    let pools = Pools::of(standings, around);
    if around.plan.is_some_and(|plan| plan.quick) {
        return pools.quick(around);
    }
    pools.full(around)
}

/// What comes next when today's list is done: the soonest due, then new ones, as many as a day holds. In the last days
/// before an interview what was practised comes as quick recall here too.
pub fn ahead<'s, 'a>(standings: &'s [Standing<'a>], around: &Circumstances) -> Vec<Chosen<'s, 'a>> {
    let quick = |standing: &Standing| {
        around.plan.is_some_and(|plan| plan.quick) && standing.memory.is_some() && standing.own_words
    };
    let chosen = |standing| Chosen { quick: quick(standing), ..chosen(standing, around.plan) };
    let mut next: Vec<_> = standings.iter().filter(|s| !s.practised_on(around.day)).map(chosen).collect();
    next.sort_by_key(|c| (c.due.is_none(), c.due, c.standing.place_in_competency, c.standing.place));
    let mut budget = Budget::new(around.config.minutes.saturating_mul(60), 0);
    next.retain(|chosen| budget.take(chosen));
    mix(next, true, around.just_practised)
}

/// The day on which it is due, by the plan if there is one; none when it was never practised.
pub fn due(standing: &Standing, plan: Option<&Plan>) -> Option<Date> {
    let memory = standing.memory.as_ref()?;
    Some(plan.map_or_else(|| memory.due(), |plan| plan.pace.due(memory)))
}

fn chosen<'s, 'a>(standing: &'s Standing<'a>, plan: Option<&Plan>) -> Chosen<'s, 'a> {
    let interval = standing.memory.as_ref().map_or(0, |memory| match plan {
        Some(plan) => plan.pace.interval(memory),
        None => memory.interval,
    });
    Chosen { standing, due: due(standing, plan), interval, quick: false }
}

/// The questions by what they are today.
struct Pools<'s, 'a> {
    /// Due, the most overdue for its interval first.
    due: Vec<Chosen<'s, 'a>>,
    /// Due, but not in the scope of the plan.
    beside_scope: Vec<Chosen<'s, 'a>>,
    /// Not due by the plan, but better asked again now than not: these take the minutes that are left.
    spare: Vec<Chosen<'s, 'a>>,
    /// Never practised, in the scope if there is a plan; the introduction first.
    new: Vec<Chosen<'s, 'a>>,
    /// Practised before today, due or not; most at stake first.
    practised: Vec<Chosen<'s, 'a>>,
}

impl<'s, 'a> Pools<'s, 'a> {
    fn of(standings: &'s [Standing<'a>], around: &Circumstances) -> Pools<'s, 'a> {
        let scope: Option<HashSet<_>> = around.plan.map(|plan| plan.scope.iter().collect());
        let in_scope = |s: &Standing| scope.as_ref().is_none_or(|scope| scope.contains(&s.question.id));
        let (mut met, mut new): (Vec<_>, Vec<_>) = standings.iter().partition(|s| s.memory.is_some());
        met.retain(|standing| !standing.practised_on(around.day));
        new.retain(|standing| in_scope(standing));
        new.sort_by(|a, b| {
            let importance = b.importance().total_cmp(&a.importance());
            let rest = |s: &Standing| (!s.expected, s.practised_beside, s.place_in_competency, s.place);
            b.is_introduction().cmp(&a.is_introduction()).then(importance).then(rest(a).cmp(&rest(b)))
        });
        let chosen = |standing| chosen(standing, around.plan);
        let mut practised: Vec<_> = met.into_iter().map(chosen).collect();
        practised.sort_by(|a, b| by_stake(a, b, around.day));
        let mut all_due: Vec<_> = practised.iter().filter(|chosen| chosen.is_due(around.day)).copied().collect();
        all_due.sort_by(|a, b| most_overdue_first(a, b, around.day));
        let (due, beside_scope) = all_due.into_iter().partition(|chosen| in_scope(chosen.standing));
        let mut spare: Vec<_> = practised.iter().filter_map(|chosen| chosen.spare(around)).collect();
        spare.sort_by(|a, b| most_overdue_first(a, b, around.day));
        let due_today = |chosen| Chosen { due: Some(around.day), ..chosen };
        let spare = spare.into_iter().map(due_today).collect();
        Pools { due, beside_scope, spare, new: new.into_iter().map(chosen).collect(), practised }
    }

    /// The last days: the introduction, then the weakest, as quick recall.
    fn quick(self, around: &Circumstances) -> Choice<'s, 'a> {
        let mut budget = Budget::new(around.config.minutes.saturating_mul(60), around.spent);
        // What has no words of one's own to recall is answered in full.
        let quick = |chosen: Chosen<'s, 'a>| Chosen { quick: chosen.standing.own_words, ..chosen };
        let mut all: Vec<_> = self.practised.into_iter().map(quick).collect();
        all.extend(self.new.into_iter().filter(|chosen| chosen.standing.is_introduction()));
        all.sort_by_key(|chosen| Reverse(chosen.standing.is_introduction()));
        all.retain(|chosen| budget.take(chosen));
        Choice { queue: mix(all, true, around.just_practised), waiting: Vec::new() }
    }

    /// An ordinary day. Due questions that went badly, or have been due for their whole interval, take their minutes
    /// first; as long as one of them waits, nothing new comes. Then a plan keeps room for the new questions without which
    /// it would not be met; all other minutes belong to the other due ones before further new ones.
    fn full(mut self, around: &Circumstances) -> Choice<'s, 'a> {
        let dues: Vec<Chosen> = self.due.iter().chain(&self.beside_scope).copied().collect();
        let easy = if around.absent { take_easiest(&mut self.due, around.day) } else { None };
        let (urgent, due): (Vec<_>, Vec<_>) = self.due.into_iter().partition(|chosen| chosen.is_urgent(around.day));
        let mut budget = Budget::new(around.config.minutes.saturating_mul(60), around.spent);
        let mut take =
            |pool: Vec<Chosen<'s, 'a>>| -> Vec<_> { pool.into_iter().filter(|chosen| budget.take(chosen)).collect() };

        let easy = take(easy.into_iter().collect());
        let all_urgent = urgent.len();
        let urgent = take(urgent);
        let most_needed = if due.is_empty() { usize::MAX } else { half_a_day(around) };
        let new = match urgent.len() == all_urgent {
            true => NewOnes::of(self.new, most_needed, around),
            false => NewOnes::default(),
        };
        let needed = take(new.needed);
        let due = take(due);
        let other_new = take(new.allowed);
        let more_new = take(new.more);
        let beside = take(self.beside_scope);
        let spare = take(self.spare);

        let keep_first = !easy.is_empty();
        let again = mix([easy, urgent, due, beside, spare].concat(), keep_first, around.just_practised);
        let before = again.last().map(|chosen| competency(chosen.standing.question)).or(around.just_practised);
        let new = [needed, other_new, more_new].concat();
        let opens = around.first_day && new.first().is_some_and(|chosen| chosen.standing.is_introduction());
        let queue = [again, mix(new, opens, before)].concat();
        let asked: HashSet<_> = queue.iter().map(|chosen| &chosen.standing.question.id).collect();
        let waiting = dues.iter().filter(|chosen| !asked.contains(&chosen.standing.question.id));
        Choice { waiting: waiting.filter_map(|chosen| chosen.due).collect(), queue }
    }
}

/// The new questions by how much they are wanted today.
#[derive(Default)]
struct NewOnes<'s, 'a> {
    /// Without these today the plan is not met.
    needed: Vec<Chosen<'s, 'a>>,
    /// Up to the new questions a day.
    allowed: Vec<Chosen<'s, 'a>>,
    /// Beyond them, where a plan does not reach all questions anyhow.
    more: Vec<Chosen<'s, 'a>>,
}

impl<'s, 'a> NewOnes<'s, 'a> {
    /// Of `new`, in order of importance; at most `most_needed` go before due ones.
    fn of(mut new: Vec<Chosen<'s, 'a>>, most_needed: usize, around: &Circumstances) -> NewOnes<'s, 'a> {
        let today = |a_day: u32| usize::try_from(a_day).unwrap_or(usize::MAX).saturating_sub(around.begun_today);
        let needed = today(around.plan.map_or(0, |plan| plan.new_needed)).min(most_needed);
        let quota = today(around.plan.map_or(around.config.new_per_day, |plan| plan.new_per_day));
        let is_limited = around.plan.is_some_and(|plan| plan.scope.len() < plan.all);
        let more = new.split_off(quota.min(new.len()));
        let allowed = new.split_off(needed.min(new.len()));
        NewOnes { needed: new, allowed, more: if is_limited { more } else { Vec::new() } }
    }
}

/// So many new questions a plan may put before due ones: half of what a day holds, one at least.
fn half_a_day(around: &Circumstances) -> usize {
    let a_day = around.plan.map_or(0, |plan| plan.pace.a_day);
    usize::try_from(a_day / 2).unwrap_or(usize::MAX).max(1)
}

/// The most overdue for its interval first; of equals those that went badly, then those with more at stake.
fn most_overdue_first(a: &Chosen, b: &Chosen, day: Date) -> Ordering {
    let overdue = b.overdue(day).total_cmp(&a.overdue(day));
    let badly = b.standing.went_badly().cmp(&a.standing.went_badly());
    overdue.then(badly).then_with(|| by_stake(a, b, day))
}

/// The one with the most at stake first; of equals what the interview is expected to ask, then the order of the bank.
fn by_stake(a: &Chosen, b: &Chosen, day: Date) -> Ordering {
    let stake = b.standing.stake(day).total_cmp(&a.standing.stake(day));
    let rest = |chosen: &Chosen| (!chosen.standing.expected, chosen.standing.place);
    stake.then(rest(a).cmp(&rest(b)))
}

/// Takes out the due question that is most likely to go well.
fn take_easiest<'s, 'a>(due: &mut Vec<Chosen<'s, 'a>>, day: Date) -> Option<Chosen<'s, 'a>> {
    let ease = |chosen: &Chosen| {
        chosen.standing.memory.map_or(0.0, |m| m.retrievability(day) * f64::from(m.last_rating.number()))
    };
    let best = (0..due.len()).max_by(|a, b| {
        let ease_at = |place: &usize| due.get(*place).map_or(0.0, ease);
        ease_at(a).total_cmp(&ease_at(b)).then(b.cmp(a))
    })?;
    Some(due.remove(best))
}

/// The minutes of a day, taken question by question.
struct Budget {
    left: u32,
    /// Whether nothing was practised or taken yet: the first question always fits.
    untouched: bool,
}

impl Budget {
    fn new(seconds: u32, spent: u32) -> Budget {
        Budget { left: seconds.saturating_sub(spent), untouched: spent == 0 }
    }

    /// Whether it is taken: the first always, another one while at least half of its time is left.
    fn take(&mut self, chosen: &Chosen) -> bool {
        let cost = chosen.standing.cost(chosen.quick);
        let fits = cost.div_ceil(2) <= self.left || self.untouched;
        if fits {
            self.left = self.left.saturating_sub(cost);
            self.untouched = false;
        }
        fits
    }
}

/// Reorders so that the same competency does not come twice in a row where that can be avoided, and otherwise keeps the
/// order. `keep_first` leaves the first where it is; `before` is the competency practised just before.
fn mix<'s, 'a>(mut rest: Vec<Chosen<'s, 'a>>, keep_first: bool, before: Option<&str>) -> Vec<Chosen<'s, 'a>> {
    let mut mixed: Vec<Chosen> = Vec::with_capacity(rest.len());
    if keep_first && !rest.is_empty() {
        mixed.push(rest.remove(0));
    }
    while !rest.is_empty() {
        let last = mixed.last().map(|chosen| competency(chosen.standing.question)).or(before);
        let differs = |place: &usize| rest.get(*place).is_some_and(|c| Some(competency(c.standing.question)) != last);
        let next = (0..rest.len())
            .find(|place| differs(place) && can_be_parted(&rest, *place))
            .or_else(|| (0..rest.len()).find(differs))
            .unwrap_or(0);
        mixed.push(rest.remove(next));
    }
    mixed
}

/// Whether what is left after taking `place` can still be laid out without a repetition: no competency holds more than
/// half of it, rounded up, and the one just taken no more than half, rounded down.
fn can_be_parted(rest: &[Chosen], place: usize) -> bool {
    let name = |chosen: &Chosen| competency(chosen.standing.question).to_owned();
    let Some(taken) = rest.get(place).map(name) else { return false };
    let left: Vec<String> =
        rest.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, c)| name(c)).collect();
    left.iter().all(|one| {
        let count = left.iter().filter(|other| *other == one).count();
        let most = if *one == taken { left.len() / 2 } else { left.len().div_ceil(2) };
        count <= most
    })
}

/// Whether practice starts again after an absence.
pub fn is_absence(last_day: Option<Date>, day: Date) -> bool {
    last_day.is_some_and(|last| days_between(last, day) >= ABSENCE_DAYS)
}
