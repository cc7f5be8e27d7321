//! The settings: read with a default for each, and changed on one line of the user's file.

use super::atomic::WriteError;
use super::load::Loaded;
use super::read::{ReadError, read_text};
use super::save::change_text;
use super::{Home, read::ReadErrorKind};
use crate::domain::{Config, QuestionId};
use crate::format::config::{ConfigError, keys_set, parse_config, set_key, set_star};
use crate::format::edit::EditError;
use std::path::Path;

/// Why a setting was not changed; the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// The key or the value is wrong; the message names what is allowed.
    #[error(transparent)]
    Refused(#[from] ConfigError),
    #[error("{}; {}", .0, .0.advice())]
    Unreadable(#[from] ReadError),
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

impl From<EditError> for SettingError {
    fn from(error: EditError) -> SettingError {
        SettingError::Refused(ConfigError::Edit(error))
    }
}

/// The settings in `config.toml`, each faulty or missing one with its default.
pub fn load_config(home: &Home) -> Loaded<Config> {
    let path = home.config_file();
    match read_text(&path) {
        Ok(text) => {
            let (value, problems) = parse_config(&path, &text);
            Loaded { value, problems }
        }
        Err(error) if error.is_missing() => Loaded::default(),
        Err(error) => Loaded { value: Config::default(), problems: vec![error.to_problem()] },
    }
}

/// The keys that `config.toml` sets, with their lines.
pub fn config_keys(home: &Home) -> Vec<(String, usize)> {
    read_text(&home.config_file()).map(|text| keys_set(&text)).unwrap_or_default()
}

/// Sets `key` to what the user wrote (`none` takes it out) on its line of `config.toml`.
pub fn set_config(home: &Home, key: &str, value: &str) -> Result<(), SettingError> {
    change_text(home, &home.config_file(), existing_text, |text| Ok(set_key(text, key, value)?))
}

/// Puts `question` among the starred ones, or takes it out.
pub fn save_star(home: &Home, question: &QuestionId, starred: bool) -> Result<(), SettingError> {
    change_text(home, &home.config_file(), existing_text, |text| Ok(set_star(text, question, starred)?))
}

/// The text of the file; no file is an empty one.
fn existing_text(path: &Path) -> Result<String, ReadError> {
    match read_text(path) {
        Err(ReadError { kind: ReadErrorKind::Missing, .. }) => Ok(String::new()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Scene {
        _folder: tempfile::TempDir,
        home: Home,
    }

    fn scene(config: Option<&str>) -> Scene {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = Home::at(folder.path());
        if let Some(text) = config {
            fs::write(home.config_file(), text).expect("written");
        }
        Scene { _folder: folder, home }
    }

    #[track_caller]
    fn check(before: Option<&str>, key: &str, value: &str, after: Option<&str>) {
        let Scene { home, _folder } = scene(before);
        set_config(&home, key, value).expect("set");
        assert_eq!(fs::read_to_string(home.config_file()).ok().as_deref(), after);
    }

    #[test]
    fn one_line_changes_and_every_other_byte_stays() {
        check(None, "minutes", "15", Some("minutes = 15\n"));
        check(
            Some("\u{feff}# mine\r\nminutes  =  10 # a day\r\nother = [ 1,2 ]"),
            "minutes",
            "15",
            Some("\u{feff}# mine\r\nminutes  =  15 # a day\r\nother = [ 1,2 ]"),
        );
        check(Some("minutes = 10\n"), "minutes", "none", Some(""));
    }

    #[test]
    fn taking_out_what_is_not_there_creates_no_file() {
        check(None, "interview", "none", None);
    }

    #[test]
    fn a_refused_value_or_a_file_with_a_fault_changes_nothing() {
        let Scene { home, _folder } = scene(Some("minutes = \n"));
        assert!(set_config(&home, "minutes", "many").is_err());
        assert!(set_config(&home, "streak", "false").is_err());
        assert_eq!(fs::read_to_string(home.config_file()).ok().as_deref(), Some("minutes = \n"));
        fs::write(home.config_file(), b"\xff").expect("written");
        let error = set_config(&home, "streak", "false").expect_err("unreadable").to_string();
        assert!(error.contains("byte 0xFF at offset 0") && error.contains("save it as UTF-8"), "{error}");
    }

    #[test]
    fn a_question_is_starred_and_unstarred_on_its_line() {
        let Scene { home, _folder } = scene(Some("star = [\"a\"] # mine\n"));
        let question = QuestionId::parse("b").expect("an id");
        save_star(&home, &question, true).expect("saved");
        assert_eq!(load_config(&home).value.star.len(), 2);
        save_star(&home, &question, false).expect("saved");
        assert_eq!(fs::read_to_string(home.config_file()).ok().as_deref(), Some("star = [\"a\"] # mine\n"));
    }

    #[test]
    fn settings_that_are_set_at_the_same_time_are_all_kept() {
        let Scene { home, _folder } = scene(None);
        let ids: Vec<QuestionId> =
            (0..24).map(|number| QuestionId::parse(&format!("q-{number:02}")).expect("an id")).collect();
        std::thread::scope(|scope| {
            for id in &ids {
                scope.spawn(|| save_star(&home, id, true).expect("saved"));
            }
        });
        let mut starred = load_config(&home).value.star.to_vec();
        starred.sort();
        assert_eq!(starred, ids);
        let names: Vec<_> = fs::read_dir(home.root()).expect("listed").flatten().map(|e| e.file_name()).collect();
        assert_eq!(names, ["config.toml"]);
    }

    #[test]
    fn a_faulty_file_is_reported_and_the_defaults_hold() {
        let Scene { home, _folder } = scene(Some("minutes = \"ten\"\nthink_seconds = 5\n"));
        let loaded = load_config(&home);
        assert_eq!((loaded.value.minutes, loaded.value.think_seconds, loaded.problems.len()), (10, 5, 1));
        assert_eq!(load_config(&scene(None).home), Loaded::default());
    }
}
