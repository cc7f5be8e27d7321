//! The time zone of this machine.

use jiff::tz::TimeZone;

/// Where most systems keep the rules of the local zone.
const LOCAL_RULES: &str = "/etc/localtime";

/// The local zone. Its rules are read from their one file where there is one: looking its name up first would walk the
/// whole database of zones, which takes longer than all else before the first frame.
pub fn local_zone() -> TimeZone {
    if std::env::var_os("TZ").is_some() {
        return TimeZone::system();
    }
    let rules = std::fs::read(LOCAL_RULES).ok();
    rules.and_then(|rules| TimeZone::tzif("Local", &rules).ok()).unwrap_or_else(TimeZone::system)
}
