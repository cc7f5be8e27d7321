//! Small charts of text; each stands beside its figures or words, so nothing depends on seeing it.

/// Eighths of a line, from low to high.
const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One character a value, its height relative to the largest.
pub fn spark(values: &[u32]) -> String {
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let step = |value: &u32| {
        let place = (u64::from(*value) * (STEPS.len() as u64 - 1)).div_ceil(u64::from(most));
        usize::try_from(place).ok().and_then(|place| STEPS.get(place)).copied().unwrap_or('█')
    };
    values.iter().map(step).collect()
}

/// A bar of `width` characters, filled up to `share` (0 to 1).
pub fn bar(share: f64, width: usize) -> String {
    let filled = (share.clamp(0.0, 1.0) * width as f64).round() as usize;
    let filled = filled.min(width);
    format!("{}{}", "#".repeat(filled), ".".repeat(width - filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spark_rises_with_its_values() {
        assert_eq!(spark(&[0, 50, 100]), "▁▅█");
        assert_eq!(spark(&[0, 0]), "▁▁");
        assert_eq!(spark(&[u32::MAX]), "█");
        assert_eq!(spark(&[]), "");
    }

    #[test]
    fn a_bar_is_as_wide_as_asked() {
        assert_eq!(bar(0.5, 4), "##..");
        assert_eq!(bar(7.0, 4), "####");
        assert_eq!(bar(f64::NAN, 4), "....");
    }
}
