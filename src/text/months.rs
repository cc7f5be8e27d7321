//! The English names of the months.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month, 1 to 12, that `name` names: in lower case, whole or cut short to no fewer than three letters.
pub fn month_named(name: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(name))?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_by_its_name_or_the_start_of_it() {
        for (name, month) in [("january", 1), ("may", 5), ("jun", 6), ("sep", 9), ("sept", 9), ("dec", 12)] {
            assert_eq!(month_named(name), Some(month), "{name}");
        }
        for name in ["", "ma", "j", "marching", "decided", "Dec", "okt"] {
            assert_eq!(month_named(name), None, "{name}");
        }
    }
}
