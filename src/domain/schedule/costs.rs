//! What an attempt costs this person: what the last ones took on the wall clock, and the time to rate and to read.

use super::attempts::Attempts;
use crate::domain::{Config, DraftHead, Mode};

/// Rating and the look at the comparison, in seconds. An estimate, like the next three.
const REVIEW_SECONDS: u32 = 60;
/// A quick recall, without thinking time, in seconds: the opening line, then headline, key points and rating.
const QUICK_SECONDS: u32 = 50;
/// A typed attempt of somebody who has not made one, in seconds, with the look at the comparison.
const FIRST_TYPED: u32 = 6 * 60;
/// The same of a spoken one.
const FIRST_SPOKEN: u32 = 3 * 60;
/// So many of the latest attempts say what the next one takes. A convention of this program.
const LATEST: usize = 5;

/// The seconds that one attempt takes, by the way in which it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Costs {
    typed: u32,
    spoken: u32,
    quick: u32,
}

impl Costs {
    /// The costs after `attempts`.
    pub fn of(config: &Config, attempts: &Attempts) -> Costs {
        let cost = |mode| wall_time(attempts, mode).map(|seconds| seconds.saturating_add(REVIEW_SECONDS));
        Costs {
            typed: cost(Mode::Typed).unwrap_or(FIRST_TYPED),
            spoken: cost(Mode::Spoken).unwrap_or(FIRST_SPOKEN),
            quick: config.think_seconds.saturating_add(QUICK_SECONDS),
        }
    }

    /// The seconds of one attempt in `mode`.
    pub fn of_mode(self, mode: Mode) -> u32 {
        match mode {
            Mode::Typed => self.typed,
            Mode::Spoken => self.spoken,
            Mode::Quick => self.quick,
        }
    }
}

/// The median time of the latest attempts in `mode`, thinking included; none when there are none that tell it.
fn wall_time(attempts: &Attempts, mode: Mode) -> Option<u32> {
    let heads = attempts.all().map(|attempt| &attempt.record.head);
    let mut timed: Vec<&DraftHead> = heads.filter(|head| head.mode == mode && tells_the_time(head)).collect();
    timed.sort_by_key(|head| (head.started.instant, &head.question));
    let latest = timed.iter().rev().take(LATEST);
    let mut seconds: Vec<u32> =
        latest.map(|head| head.seconds.think.saturating_add(head.seconds.answering())).collect();
    seconds.sort_unstable();
    let lower = seconds.get(seconds.len().checked_sub(1)? / 2)?;
    let upper = seconds.get(seconds.len() / 2)?;
    Some(lower.midpoint(*upper))
}

/// Whether the attempt took what an ordinary one takes: it has a clock, began empty, and stands for itself.
fn tells_the_time(head: &DraftHead) -> bool {
    head.seconds.answering() > 0 && head.revises.is_none() && head.mock.is_none() && head.limit.is_none()
}
