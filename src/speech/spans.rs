//! Which stretch of the sound belongs to which part, by the marks set while it was recorded.

use crate::domain::PartId;
use std::time::Duration;

/// A stretch in which a part was told, in seconds of sound. A part that was gone back to has several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartSpan {
    pub part: PartId,
    pub start: f64,
    pub end: f64,
}

impl PartSpan {
    pub fn seconds(self) -> f64 {
        self.end - self.start
    }

    pub fn holds(self, moment: f64) -> bool {
        self.start <= moment && moment < self.end
    }
}

/// The spans of a recording of `seconds`: each begins at its mark and ends at the next. Marks after its end, and spans
/// without any length, are left out.
pub fn part_spans(marks: &[(PartId, Duration)], seconds: f64) -> Vec<PartSpan> {
    let marks = marks.iter().map(|(part, at)| (*part, at.as_secs_f64()));
    let mut marks: Vec<(PartId, f64)> = marks.filter(|(_, at)| *at < seconds).collect();
    marks.sort_by(|one, other| one.1.total_cmp(&other.1));
    let ends = marks.iter().skip(1).map(|(_, at)| *at).chain([seconds]).collect::<Vec<_>>();
    let spans = marks.into_iter().zip(ends).map(|((part, start), end)| PartSpan { part, start, end });
    spans.filter(|span| span.end > span.start).collect()
}

/// The part that is told at `moment`; before the first mark it is the first part.
pub fn part_at(spans: &[PartSpan], moment: f64) -> Option<PartId> {
    let begun = spans.iter().rev().find(|span| span.start <= moment);
    begun.or(spans.first()).map(|span| span.part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartId::{Action, Situation, Task};

    fn told(marks: &[(PartId, u64)], seconds: f64) -> Vec<(PartId, f64, f64)> {
        let marks: Vec<_> = marks.iter().map(|(part, at)| (*part, Duration::from_secs(*at))).collect();
        part_spans(&marks, seconds).iter().map(|span| (span.part, span.start, span.end)).collect()
    }

    #[test]
    fn a_part_lasts_to_the_next_mark_and_may_come_again() {
        let spans = told(&[(Situation, 0), (Situation, 15), (Task, 10), (Action, 20)], 60.0);
        assert_eq!(spans, [(Situation, 0.0, 10.0), (Task, 10.0, 15.0), (Situation, 15.0, 20.0), (Action, 20.0, 60.0)]);
    }

    #[test]
    fn marks_after_the_end_and_parts_without_time_are_left_out() {
        assert_eq!(told(&[(Action, u64::MAX), (Task, 99), (Situation, 3), (Task, 3)], 10.0), [(Task, 3.0, 10.0)]);
        assert_eq!(told(&[(Task, 0)], 0.0), []);
        assert_eq!(told(&[(Task, 0)], f64::NAN), []);
    }

    #[test]
    fn before_the_first_mark_it_is_the_first_part() {
        let spans = part_spans(&[(Task, Duration::from_secs(5)), (Action, Duration::from_secs(9))], 10.0);
        assert_eq!([1.0, 5.0, 9.0, 99.0].map(|at| part_at(&spans, at)), [Task, Task, Action, Action].map(Some));
        assert_eq!(part_at(&[], 1.0), None);
    }
}
