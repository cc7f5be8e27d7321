//! Small charts of text; each stands beside its figures or words, so nothing depends on seeing it.

pub use crate::ui::chart::spark;

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
    fn a_bar_is_as_wide_as_asked() {
        assert_eq!(bar(0.5, 4), "##..");
        assert_eq!(bar(7.0, 4), "####");
        assert_eq!(bar(f64::NAN, 4), "....");
    }
}
