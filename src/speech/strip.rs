//! The course of an answer in a row of columns: how loud, where it pauses, where a part begins.

use super::spans::PartSpan;
use super::voice::Voice;
use crate::domain::PartId;

/// The steps of loudness that a column can show, besides a pause.
pub const STEPS: u8 = 8;

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// 1 to [`STEPS`]; 0 in a pause, and before the first and after the last sound.
    pub loud: u8,
    /// The part that begins in this column.
    pub begins: Option<PartId>,
}

/// The course of `voice` in `columns` columns. A pause is seen in every column of which it fills half or more.
pub fn strip(voice: &Voice, spans: &[PartSpan], columns: usize) -> Vec<Column> {
    let width = voice.seconds / columns.max(1) as f64;
    let mut strip: Vec<Column> = (0..columns)
        .map(|place| {
            let start = place as f64 * width;
            Column { loud: loud(voice, start, start + width), begins: None }
        })
        .collect();
    for span in spans {
        let place = (span.start / width) as usize;
        if let Some(column) = strip.get_mut(place) {
            column.begins = column.begins.or(Some(span.part));
        }
    }
    strip
}

fn loud(voice: &Voice, start: f64, end: f64) -> u8 {
    let overlap = |from: f64, to: f64| (end.min(to) - start.max(from)).max(0.0);
    let silent: f64 = voice.pauses.iter().map(|pause| overlap(pause.start, pause.end)).sum();
    let outside = overlap(0.0, voice.spoken.0) + overlap(voice.spoken.1, voice.seconds);
    if (silent + outside) * 2.0 >= end - start {
        return 0;
    }
    let bottom = voice.loudness.threshold();
    let share = (voice.loudest_between(start, end) - bottom) / (voice.loudness.loudest - bottom).max(1.0);
    1 + (share.clamp(0.0, 1.0) * f32::from(STEPS - 1)).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::part_spans;
    use crate::speech::synthetic::Take;
    use std::time::Duration;

    fn shown(columns: usize) -> String {
        let sound = Take::default().say(4.0).rest(2.0).say(4.0).sound();
        let voice = sound.voice().expect("a voice");
        let spans =
            part_spans(&[(PartId::Situation, Duration::ZERO), (PartId::Task, Duration::from_secs(5))], voice.seconds);
        let letter = |column: Column| match (column.begins, column.loud) {
            (Some(part), _) => part.name().chars().next().expect("a letter"),
            (None, 0) => '.',
            (None, _) => '#',
        };
        strip(voice, &spans, columns).into_iter().map(letter).collect()
    }

    #[test]
    fn pauses_and_parts_stand_in_their_columns() {
        assert_eq!(shown(10), "S###.T####");
        assert_eq!(shown(20), "S#######..T.########");
    }

    #[test]
    fn any_number_of_columns_is_drawn() {
        assert_eq!(shown(0), "");
        assert_eq!(shown(1).len(), 1);
        assert_eq!(shown(5000).chars().filter(|c| *c == 'S' || *c == 'T').count(), 2);
    }
}
