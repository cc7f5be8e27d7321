//! `greenroom config`: print the settings with where each comes from, print one, or change one line of the file.

use super::{Context, Exit, Output, WrongUse, diagnostics};
use crate::domain::{Config, Problem};
use crate::format::config::{ConfigError, SETTINGS, find_setting, render_config, value_of};
use crate::store::check::check_file;
use crate::store::{SettingError, config_keys, load_config, set_config};
use crate::text::visible::{visible, visible_lines};
use serde_json::{Map, Value, json};

/// Print or change settings
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print this setting alone; `redact.WORD` is what stands for a word in exports
    key: Option<String>,

    /// Set it to this; `none` takes it out of the file
    #[arg(allow_hyphen_values = true, value_hint = clap::ValueHint::Other)]
    value: Option<String>,

    /// Print JSON
    #[arg(long, conflicts_with = "value")]
    json: bool,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    if let Some(key) = &args.key {
        find_setting(key).map_err(|error| WrongUse(error.to_string()))?;
    }
    if let (Some(key), Some(value)) = (&args.key, &args.value) {
        set_config(&context.home, key, value).map_err(explain)?;
    }
    let loaded = load_config(&context.home);
    match &args.key {
        Some(key) if args.json => out.json(&as_json(&loaded.value, key))?,
        Some(key) => out.line(visible(&as_given(&loaded.value, key)))?,
        None if args.json => out.json(&all_as_json(&loaded.value))?,
        None => {
            let rendered = render_config(&loaded.value, "config.toml", &config_keys(&context.home), &loaded.problems);
            out.line(visible_lines(rendered.trim_end()))?;
        }
    }
    match &args.value {
        // An id that no question has is seen only with all questions at hand.
        Some(_) if context.home.config_file().exists() => {
            report(&check_file(&context.home, &context.home.config_file(), &[], context.now))
        }
        _ => report(&loaded.problems),
    }
}

/// A wrong key or value is wrong use; a file that cannot be read or written is not.
fn explain(error: SettingError) -> anyhow::Error {
    match error {
        SettingError::Refused(refused @ (ConfigError::UnknownKey { .. } | ConfigError::BadValue { .. })) => {
            WrongUse(refused.to_string()).into()
        }
        other => other.into(),
    }
}

/// The value as it could be given on the command line.
fn as_given(config: &Config, key: &str) -> String {
    match as_json(config, key) {
        Value::Null => "none".to_owned(),
        Value::String(text) => text,
        _ => value_of(config, key).unwrap_or_default(),
    }
}

fn all_as_json(config: &Config) -> Value {
    Value::Object(SETTINGS.iter().map(|setting| (setting.key.to_owned(), as_json(config, setting.key))).collect())
}

fn as_json(config: &Config, key: &str) -> Value {
    match key {
        "interview" => config.interview.map_or(Value::Null, |date| json!(date.to_string())),
        "minutes" => json!(config.minutes),
        "new_per_day" => json!(config.new_per_day),
        "think_seconds" => json!(config.think_seconds),
        "words_per_minute" => json!(config.words_per_minute),
        "skip" => json!(&config.skip[..]),
        "star" => json!(&config.star[..]),
        "day_starts" => json!(config.day_starts.strftime("%H:%M").to_string()),
        "streak" => json!(config.streak),
        _ => redact_as_json(config, key.strip_prefix("redact.")),
    }
}

fn redact_as_json(config: &Config, word: Option<&str>) -> Value {
    let all: Map<String, Value> = config.redact.iter().map(|(word, instead)| (word.clone(), json!(instead))).collect();
    match word {
        Some(word) => all.get(word).cloned().unwrap_or(Value::Null),
        None => Value::Object(all),
    }
}

/// The faults of the file, on standard error, since the settings themselves are on standard output.
fn report(problems: &[Problem]) -> anyhow::Result<Exit> {
    diagnostics::complain(problems);
    Ok(if diagnostics::has_errors(problems) { Exit::Failed } else { Exit::Done })
}
