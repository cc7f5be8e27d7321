//! Which recordings are to go: what the setting `recordings` means.

use super::config::Recordings;
use super::{QuestionId, Record};

/// The drafts of `question` among `records` whose recordings are not to stay. Of drafts that are not finished all stay.
pub fn surplus<'r>(records: &'r [Record], question: &QuestionId, keep: Recordings) -> Vec<&'r Record> {
    let is_recorded = |record: &&Record| record.head.question == *question && record.head.recording.is_some();
    let recorded = || records.iter().filter(is_recorded).filter(|record| record.head.finished);
    let latest = recorded().max_by_key(|record| record.head.started.instant);
    // Of several that are rated alike the latest.
    let best = recorded().max_by_key(|record| (record.head.rating, record.head.started.instant));
    let stays = |record: &&Record| match keep {
        Recordings::All => true,
        Recordings::Best => [latest, best].into_iter().flatten().any(|kept| kept.path == record.path),
        Recordings::None => false,
    };
    recorded().filter(|record| !stays(record)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DraftHead, Mode, OffsetTime, Rating};
    use jiff::{Timestamp, tz::Offset};

    fn record(second: i64, rating: Option<u8>) -> Record {
        let instant = Timestamp::from_second(second).expect("an instant");
        let question = QuestionId::parse("pressure").expect("an id");
        let mut head = DraftHead::new(question, OffsetTime { instant, offset: Offset::UTC }, Mode::Spoken);
        head.recording = Some(format!("{second}.wav"));
        head.rating = rating.and_then(Rating::from_number);
        head.finished = rating.is_some();
        Record { path: format!("{second}.md").into(), head, words: Vec::new() }
    }

    #[track_caller]
    fn check(keep: Recordings, expected: &[&str]) {
        let mut records = vec![record(1, Some(4)), record(2, Some(4)), record(3, Some(2)), record(4, Some(3))];
        records.extend([record(5, None), record(6, Some(1))]);
        let mut other = record(7, Some(4));
        other.head.question = QuestionId::parse("failure").expect("an id");
        records.push(other);
        let question = QuestionId::parse("pressure").expect("an id");
        let gone: Vec<_> = surplus(&records, &question, keep).iter().map(|r| r.path.display().to_string()).collect();
        assert_eq!(gone, expected);
    }

    #[test]
    fn the_latest_and_the_best_rated_stay_and_so_does_what_is_unfinished() {
        check(Recordings::All, &[]);
        check(Recordings::Best, &["1.md", "3.md", "4.md"]);
        check(Recordings::None, &["1.md", "2.md", "3.md", "4.md", "6.md"]);
    }
}
