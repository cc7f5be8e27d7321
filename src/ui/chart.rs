//! Small charts as text; each stands beside its figures or words, so nothing depends on seeing colours.

use crate::ui::page::{Piece, Tone};

/// Eighths of a row, from low to high.
const STEPS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// One character a value, its height relative to the largest.
pub fn spark(values: &[u32]) -> String {
    let most = u64::from(values.iter().copied().max().unwrap_or(0).max(1));
    let highest = STEPS.len() as u64 - 1;
    let step = |value: &u32| {
        let place = (u64::from(*value) * highest).div_ceil(most);
        usize::try_from(place).ok().and_then(|place| STEPS.get(place)).copied().unwrap_or("█")
    };
    values.iter().map(step).collect()
}

/// A bar of `columns`, filled to `share` (0 to 1; more is full, and none is empty).
pub fn bar(columns: usize, share: f64) -> [Piece; 2] {
    let filled = ((columns as f64 * share.clamp(0.0, 1.0)).round() as usize).min(columns);
    let piece = |sign: &str, count: usize, tone| Piece { text: sign.repeat(count), tone };
    [piece("━", filled, Tone::Accent), piece("╌", columns - filled, Tone::Dim)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spark_rises_with_its_values() {
        assert_eq!(spark(&[0, 50, 100]), "▁▅█");
        assert_eq!(spark(&[u32::MAX, 0]), "█▁");
        assert_eq!(spark(&[]), "");
    }

    #[test]
    fn a_bar_has_its_columns_whatever_the_share() {
        let text = |share| bar(4, share).map(|piece| piece.text).concat();
        assert_eq!([text(0.5), text(7.0), text(f64::NAN), text(-1.0)], ["━━╌╌", "━━━━", "╌╌╌╌", "╌╌╌╌"]);
    }
}
