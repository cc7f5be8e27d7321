//! `config.toml`: reading it, writing it whole with comments, and changing one key on its line.
//!
//! To add a setting: a row in [`SETTINGS`], a field in `domain::Config`, and the matches in [`parse_config`] and
//! [`value_of`].

use super::edit::{EditError, TomlText, quoted, quoted_list};
use super::faults::Faults;
use super::fields::{Fields, id_advice, one_of_advice, unknown_advice, whole_number};
use super::syntax::parse_table;
use crate::domain::config::Recordings;
use crate::domain::{Config, Problem, QuestionId};
use crate::text::phrases::capitalised;
use jiff::civil::Time;
use std::ops::{Range, RangeInclusive};
use std::path::Path;
use toml::de::DeValue;

/// One key of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub key: &'static str,
    /// What it means, one line.
    pub meaning: &'static str,
    pub kind: SettingKind,
}

/// What a setting may hold.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingKind {
    Date,
    Number(RangeInclusive<u32>),
    Ids,
    Time,
    Switch,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// The table `[redact]`.
    Texts,
}

impl SettingKind {
    /// What is allowed, for messages.
    pub fn allowed(&self) -> String {
        match self {
            SettingKind::Date => "a date such as 2026-12-10, or none".to_owned(),
            SettingKind::Number(range) => whole_number(range),
            SettingKind::Ids => "question ids with commas between them, or none".to_owned(),
            SettingKind::Time => "a time of day such as 04:00".to_owned(),
            SettingKind::Switch => "true or false".to_owned(),
            SettingKind::Choice(names) => format!("one of {}", names.join(", ")),
            SettingKind::Texts => "lines such as \"Acme\" = \"a large retailer\"".to_owned(),
        }
    }
}

/// Every setting, in the order in which they are printed.
pub const SETTINGS: [Setting; 12] = [
    Setting { key: "interview", meaning: "The next interview.", kind: SettingKind::Date },
    Setting { key: "minutes", meaning: "Practice a day, in minutes.", kind: SettingKind::Number(1..=600) },
    Setting { key: "new_per_day", meaning: "New questions a day.", kind: SettingKind::Number(0..=50) },
    Setting {
        key: "think_seconds",
        meaning: "Time to think before an answer, in seconds.",
        kind: SettingKind::Number(0..=600),
    },
    Setting {
        key: "words_per_minute",
        meaning: "Speaking pace that typed words are converted with; Chinese and Japanese characters count one each, 300 is usual there.",
        kind: SettingKind::Number(60..=400),
    },
    Setting { key: "skip", meaning: "Questions never asked.", kind: SettingKind::Ids },
    Setting { key: "star", meaning: "Questions always in scope.", kind: SettingKind::Ids },
    Setting {
        key: "day_starts",
        meaning: "When a practice day starts; practice before it counts for the day before.",
        kind: SettingKind::Time,
    },
    Setting { key: "streak", meaning: "Whether days practised are shown.", kind: SettingKind::Switch },
    Setting { key: "record", meaning: "Whether an answer said aloud is recorded.", kind: SettingKind::Switch },
    Setting {
        key: "recordings",
        meaning: "Which recordings stay; best: of each question the latest and the best rated.",
        kind: SettingKind::Choice(&["all", "best", "none"]),
    },
    Setting { key: "redact", meaning: "Words and what stands for them in every export.", kind: SettingKind::Texts },
];

/// A setting that cannot be changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("unknown setting `{key}`: {advice}")]
    UnknownKey { key: String, advice: String },
    #[error("`{value}` is not possible for `{key}`: give {allowed}")]
    BadValue { key: String, value: String, allowed: String },
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// The settings in the file `path` with the whole text `text`; a faulty key keeps its default. With every problem.
pub fn parse_config(path: &Path, text: &str) -> (Config, Vec<Problem>) {
    let mut faults = Faults::new(path, text);
    let mut config = Config::default();
    let base = start(text);
    let mut spare = String::new();
    let (table, _) = parse_table(text.get(base..).unwrap_or_default(), &mut spare, base, &mut faults);
    let mut fields = Fields::new(&table, base, base..base, &mut faults);
    fields.warn_unknown(&SETTINGS.map(|setting| setting.key));
    config.interview = fields.date("interview");
    for setting in &SETTINGS {
        let SettingKind::Number(range) = &setting.kind else { continue };
        let Some(slot) = number_slot(&mut config, setting.key) else { continue };
        *slot = fields.number(setting.key, range.clone(), *slot).unwrap_or(*slot);
    }
    config.skip = ids(&mut fields, "skip").into_iter().collect();
    config.star = ids(&mut fields, "star").into_iter().collect();
    config.day_starts = day_starts(&mut fields).unwrap_or(config.day_starts);
    config.streak = fields.boolean("streak").unwrap_or(config.streak);
    config.record = fields.boolean("record").unwrap_or(config.record);
    config.recordings = recordings(&mut fields).unwrap_or(config.recordings);
    config.redact = redact(&mut fields);
    (config, faults.into_problems())
}

/// The keys that the file `text` sets, with their lines.
pub fn keys_set(text: &str) -> Vec<(String, usize)> {
    let base = start(text);
    let mut faults = Faults::new(Path::new(""), text);
    let mut spare = String::new();
    let (table, _) = parse_table(text.get(base..).unwrap_or_default(), &mut spare, base, &mut faults);
    table.keys().map(|key| (key.get_ref().to_string(), faults.line(base + key.span().start))).collect()
}

/// All settings as a file with comments; `set` are those of [`keys_set`], `problems` those of [`parse_config`], `file` is
/// how the file is called.
pub fn render_config(config: &Config, file: &str, set: &[(String, usize)], problems: &[Problem]) -> String {
    let mut out = String::new();
    let is_default = |key| value_of(config, key) == value_of(&Config::default(), key);
    let is_faulty = |line| problems.iter().any(|found| found.line == line && found.is_error());
    for setting in &SETTINGS {
        let source = match set.iter().find(|(key, _)| key == setting.key) {
            Some((_, line)) if is_default(setting.key) && is_faulty(*line) => {
                format!("default, since {file}, line {line} has an error")
            }
            Some((_, line)) => format!("{file}, line {line}"),
            None => "default".to_owned(),
        };
        let about = format!("# {} {}.\n", setting.meaning, capitalised(&setting.kind.allowed()));
        out.push_str(&about);
        match (&setting.kind, value_of(config, setting.key)) {
            (SettingKind::Texts, _) => out.push_str(&render_redact(config, &source)),
            (_, Some(value)) => out.push_str(&format!("{:<39} # {source}\n\n", format!("{} = {value}", setting.key))),
            (_, None) => out.push_str(&format!("{:<39} # {source}\n\n", format!("# {} is not set", setting.key))),
        }
    }
    out
}

fn render_redact(config: &Config, source: &str) -> String {
    let mut out = format!("{:<40}# {source}\n", "[redact]");
    for (word, instead) in &config.redact {
        out.push_str(&format!("{} = {}\n", quoted(word), quoted(instead)));
    }
    out
}

/// The value of `key` as TOML, if it has one; `redact.WORD` is one entry of that table.
pub fn value_of(config: &Config, key: &str) -> Option<String> {
    let ids = |ids: &[QuestionId]| quoted_list(ids.iter().map(QuestionId::as_str));
    match key {
        "interview" => config.interview.map(|date| date.to_string()),
        "skip" => Some(ids(&config.skip)),
        "star" => Some(ids(&config.star)),
        "day_starts" => Some(quoted(&config.day_starts.strftime("%H:%M").to_string())),
        "streak" => Some(config.streak.to_string()),
        "record" => Some(config.record.to_string()),
        "recordings" => Some(quoted(config.recordings.name())),
        "redact" => {
            let entries = config.redact.iter().map(|(word, instead)| format!("{} = {}", quoted(word), quoted(instead)));
            Some(format!("{{ {} }}", entries.collect::<Vec<_>>().join(", ")).replace("{  }", "{}"))
        }
        _ => match key.strip_prefix("redact.") {
            Some(word) => config.redact.iter().find(|(known, _)| known == word).map(|(_, instead)| quoted(instead)),
            None => number_slot(&mut config.clone(), key).map(|number| number.to_string()),
        },
    }
}

/// Whether `key` can be read and set.
pub fn find_setting(key: &str) -> Result<&'static Setting, ConfigError> {
    let name = if key.starts_with("redact.") { "redact" } else { key };
    SETTINGS.iter().find(|setting| setting.key == name).ok_or_else(|| ConfigError::UnknownKey {
        key: key.to_owned(),
        advice: unknown_advice(key, &SETTINGS.map(|setting| setting.key)),
    })
}

/// The text of the file after `key` was set to what the user wrote; `none` takes its line out. Only that line changes.
pub fn set_key(text: &str, key: &str, value: &str) -> Result<String, ConfigError> {
    let setting = find_setting(key)?;
    let mut toml = TomlText::new(text, 0..text.len());
    let value = value.trim();
    if let Some(word) = key.strip_prefix("redact.") {
        if value == "none" {
            toml.remove("redact", word)?;
        } else {
            toml.set("redact", word, &quoted(value))?;
        }
        return Ok(toml.into_text());
    }
    let is_choice = matches!(&setting.kind, SettingKind::Choice(names) if names.contains(&"none"));
    if value == "none" && setting.kind != SettingKind::Texts && !is_choice {
        toml.remove("", key)?;
        return Ok(toml.into_text());
    }
    let bad =
        || ConfigError::BadValue { key: key.to_owned(), value: value.to_owned(), allowed: allowed_value(setting) };
    let written = toml_value(&setting.kind, value).ok_or_else(bad)?;
    if setting.kind == SettingKind::Ids && toml.is_list(key)? {
        return set_ids(toml, key, value);
    }
    toml.set("", key, &written)?;
    Ok(toml.into_text())
}

/// Makes the list `key` hold the ids of `value` and no others; an entry that stays is not touched.
fn set_ids(mut toml: TomlText, key: &str, value: &str) -> Result<String, ConfigError> {
    let wanted: Vec<&str> = id_texts(value).collect();
    for gone in toml.texts(key)?.iter().filter(|id| !wanted.contains(&id.as_str())) {
        toml.remove_from_list(key, gone)?;
    }
    for id in wanted {
        toml.add_to_list(key, id)?;
    }
    Ok(toml.into_text())
}

/// The ids in what was given for a list of them.
fn id_texts(value: &str) -> impl Iterator<Item = &str> {
    let bare = value.trim_start_matches('[').trim_end_matches(']');
    bare.split([',', ' ']).map(|id| id.trim().trim_matches('"')).filter(|id| !id.is_empty())
}

fn allowed_value(setting: &Setting) -> String {
    match setting.kind {
        SettingKind::Texts => {
            "one word at a time, as in `greenroom config redact.Acme \"a large retailer\"`".to_owned()
        }
        _ => setting.kind.allowed(),
    }
}

/// What the user wrote on the command line, as TOML, if it is allowed.
fn toml_value(kind: &SettingKind, value: &str) -> Option<String> {
    match kind {
        SettingKind::Date => value.parse::<jiff::civil::Date>().ok().map(|date| date.to_string()),
        SettingKind::Number(range) => value.parse::<u32>().ok().filter(|n| range.contains(n)).map(|n| n.to_string()),
        SettingKind::Time => {
            parse_time(value.trim_matches('"')).map(|time| quoted(&time.strftime("%H:%M").to_string()))
        }
        SettingKind::Switch => matches!(value, "true" | "false").then(|| value.to_owned()),
        SettingKind::Choice(names) => {
            let name = value.trim_matches('"');
            names.contains(&name).then(|| quoted(name))
        }
        SettingKind::Texts => None,
        SettingKind::Ids => {
            let ids: Option<Vec<QuestionId>> = id_texts(value).map(|id| QuestionId::parse(id).ok()).collect();
            ids.map(|ids| quoted_list(ids.iter().map(QuestionId::as_str)))
        }
    }
}

/// The text of the file after `question` was starred, or is no longer.
pub fn set_star(text: &str, question: &QuestionId, starred: bool) -> Result<String, ConfigError> {
    let mut toml = TomlText::new(text, 0..text.len());
    if starred {
        toml.add_to_list("star", question.as_str())?;
    } else {
        toml.remove_from_list("star", question.as_str())?;
    }
    Ok(toml.into_text())
}

fn start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn number_slot<'c>(config: &'c mut Config, key: &str) -> Option<&'c mut u32> {
    match key {
        "minutes" => Some(&mut config.minutes),
        "new_per_day" => Some(&mut config.new_per_day),
        "think_seconds" => Some(&mut config.think_seconds),
        "words_per_minute" => Some(&mut config.words_per_minute),
        _ => None,
    }
}

fn ids(fields: &mut Fields, key: &str) -> Vec<QuestionId> {
    let mut ids = Vec::new();
    for (text, span) in fields.texts(key, "disagreement").unwrap_or_default() {
        match QuestionId::parse(&text) {
            Ok(id) => ids.push(id),
            Err(_) => {
                let advice = format!("{}; `greenroom list` names them all", id_advice(&text));
                fields.faults.error(span, format!("`{text}` is not a question's id"), advice);
            }
        }
    }
    ids
}

fn day_starts(fields: &mut Fields) -> Option<Time> {
    let (text, span) = fields.text("day_starts", "day_starts = \"04:00\"")?;
    let time = parse_time(&text);
    if time.is_none() {
        let advice = "give hours and minutes, like `day_starts = \"04:00\"`";
        fields.faults.error(span, format!("`{text}` is not a time of day"), advice);
    }
    time
}

fn recordings(fields: &mut Fields) -> Option<Recordings> {
    let (text, span) = fields.text("recordings", "recordings = \"best\"")?;
    let known = Recordings::from_name(&text);
    if known.is_none() {
        let advice = one_of_advice(&text, &Recordings::NAMES.map(|(name, _)| name));
        fields.faults.error(span, format!("`{text}` is no choice for `recordings`"), advice);
    }
    known
}

/// `04:00` or `4:00`.
fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn redact(fields: &mut Fields) -> Vec<(String, String)> {
    let Some((value, span)) = fields.value("redact") else { return Vec::new() };
    let DeValue::Table(table) = value else {
        let advice = "write a line `[redact]` at the end, and below it lines like `\"Acme\" = \"a large retailer\"`";
        fields.faults.forget_syntax_error(span.start);
        fields.faults.error(span, "`redact` should be a section of lines", advice);
        return Vec::new();
    };
    let mut entries: Vec<(Range<usize>, String, String)> = Vec::new();
    for (word, instead) in table.iter() {
        match instead.get_ref() {
            DeValue::String(text) => {
                entries.push((word.span(), word.get_ref().clone().into_owned(), text.clone().into_owned()));
            }
            other => {
                let at = fields.place(instead);
                fields.wrong_type(word.get_ref(), other, at, "a text in quotes", "\"Acme\" = \"a large retailer\"");
            }
        }
    }
    entries.sort_by_key(|(span, _, _)| span.start);
    entries.into_iter().map(|(_, word, instead)| (word, instead)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "interview = 2026-12-10\nminutes = 15\nskip = [\"a\"]\nday_starts = \"5:30\"\nstreak = false\n[redact]\n\
        \"Zeta\" = \"z\"\nAcme = \"a large retailer\"\n";

    fn parse(text: &str) -> (Config, Vec<String>) {
        let (config, problems) = parse_config(Path::new("config.toml"), text);
        (config, problems.iter().map(|p| format!("{}:{} {} | {}", p.line, p.column, p.message, p.advice)).collect())
    }

    #[track_caller]
    fn check_set(before: &str, key: &str, value: &str, after: &str) {
        assert_eq!(set_key(before, key, value).as_deref(), Ok(after));
    }

    #[track_caller]
    fn check_refused(key: &str, value: &str, message: &str) {
        let error = set_key("", key, value).expect_err("refused").to_string();
        assert!(error.contains(message), "{error}");
    }

    #[test]
    fn every_key_has_a_default_and_a_whole_file_reads_back() {
        assert_eq!(parse(""), (Config::default(), vec![]));
        let (config, problems) = parse(WHOLE);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((config.minutes, config.streak, config.day_starts.hour()), (15, false, 5));
        assert_eq!(config.redact, [("Zeta".into(), "z".into()), ("Acme".into(), "a large retailer".into())]);
        let rendered = render_config(&config, "config.toml", &keys_set(WHOLE), &[]);
        assert_eq!(parse(&rendered), (config, vec![]), "{rendered}");
        assert!(rendered.contains("minutes = 15                            # config.toml, line 2\n"), "{rendered}");
        assert!(rendered.contains("think_seconds = 10                      # default\n"), "{rendered}");
    }

    #[test]
    fn words_to_redact_that_stand_in_no_section_are_told_where_they_go() {
        let found = parse("redact = \"Acme\"\n").1;
        let expected = "1:10 `redact` should be a section of lines | write a line `[redact]` at the end, and below it";
        assert!(matches!(found.as_slice(), [told] if told.starts_with(expected)), "{found:?}");
    }

    #[test]
    fn a_faulty_key_keeps_its_default_and_hides_no_other() {
        let text = "minuts = 3\nminutes = \"x\"\nthink_seconds = 5\ninterview = \"soon\"\nday_starts = \"25:00\"\nstar = [\"A\"]\nskip = \"a\"\n";
        let (config, problems) = parse(text);
        assert_eq!((config.minutes, config.think_seconds), (10, 5));
        let expected = [
            "1:1 unknown key `minuts` | did you mean `minutes`?",
            "2:11 `minutes` should be a whole number from 1 to 600, not a text | write it like `minutes = 10`",
            "4:13 `interview` should be a date without quotes, not a text | write it like `interview = 2026-12-10`",
            "5:14 `25:00` is not a time of day | give hours and minutes, like `day_starts = \"04:00\"`",
            "6:9 `A` is not a question's id | `a` would do; use 1 to 64 of the characters a-z, 0-9 and -, starting with a letter or a digit; `greenroom list` names them all",
            "7:8 `skip` should be a list of texts, not a text | write it like `skip = [\"a\"]`",
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_printed_setting_says_where_its_value_comes_from() {
        let text = "minutes = \"x\"\nstar = [\"tell-me-about-a-failure\", \"another-question\"]\nthink_seconds = 10\n";
        let (config, problems) = parse_config(Path::new("config.toml"), text);
        let rendered = render_config(&config, "config.toml", &keys_set(text), &problems);
        for line in [
            "minutes = 10                            # default, since config.toml, line 1 has an error\n",
            "star = [\"tell-me-about-a-failure\", \"another-question\"] # config.toml, line 2\n",
            "think_seconds = 10                      # config.toml, line 3\n",
            "streak = true                           # default\n",
        ] {
            assert!(rendered.contains(line), "{line} is not in {rendered}");
        }
    }

    #[test]
    fn setting_a_list_keeps_what_stays_in_it_and_the_comments_there() {
        let before = "star = [\n  \"a\", # one\n  \"b\", # two\n]\n";
        check_set(before, "star", "b, c", "star = [\n  \"b\", # two\n  \"c\",\n]\n");
        check_set(before, "star", "a, b", before);
        check_set("star = \"a\" # x\n", "star", "b", "star = [\"b\"] # x\n");
    }

    #[test]
    fn a_syntax_error_costs_only_its_own_line() {
        let (config, problems) =
            parse("Big Co = 1\nminutes = 20 min\nthink_seconds = 5\nskip = [\"a\"\nstreak = false\n");
        assert_eq!((config.think_seconds, config.streak), (5, false));
        let expected = [
            "1:5 not TOML: this is no `key = value` | a line reads `key = value`; a key with a space in it stands in double quotes",
            "2:11 `minutes` should be a whole number from 1 to 600, not a text | write it like `minutes = 10`",
            "4:12 not TOML: the list is not closed | close the list with `]` and put a comma between its texts",
        ];
        assert_eq!(problems, expected);
        let (config, problems) = parse("minutes = 20\nstreak = flase\nthink_seconds = 5\n");
        assert_eq!((config.minutes, config.think_seconds, problems.is_empty()), (20, 5, false));
    }

    #[test]
    fn setting_a_key_changes_its_line_alone() {
        check_set("# mine\nminutes = 10 # a day\n", "minutes", "20", "# mine\nminutes = 20 # a day\n");
        check_set(WHOLE, "interview", "none", WHOLE.strip_prefix("interview = 2026-12-10\n").expect("a line"));
        check_set("", "star", "a, b", "star = [\"a\", \"b\"]\n");
        check_set("", "day_starts", "3:30", "day_starts = \"03:30\"\n");
        check_set("[redact]\nA = \"b\"\n", "redact.Big Co", "x", "[redact]\nA = \"b\"\n\"Big Co\" = \"x\"\n");
        let starred = set_star("star = [\"a\"] # !\n", &QuestionId::parse("b").expect("an id"), true);
        assert_eq!(starred.as_deref(), Ok("star = [\"a\", \"b\"] # !\n"));
    }

    #[test]
    fn a_wrong_value_names_what_is_allowed() {
        check_refused("minutes", "many", "give a whole number from 1 to 600");
        check_refused("words_per_minute", "10", "give a whole number from 60 to 400");
        check_refused("interview", "2026-13-40", "give a date such as 2026-12-10, or none");
        check_refused("streak", "yes", "give true or false");
        check_refused("skip", "../x", "give question ids");
        check_refused("redact", "x", "redact.Acme");
        check_refused("minuets", "3", "did you mean `minutes`?");
    }
}
