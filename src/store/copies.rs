//! Copies that sync programs and editors leave beside a file: which file each is a copy of, and which one is used.
//!
//! An attempt is told by its question and its start, whatever its file is called. Other files are told by their names; to
//! know another program's: [`original_name`].

use super::names::draft_name;
use crate::domain::{Problem, Record, Severity};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What stands between a name and what a program adds to it: Dropbox, Nextcloud, Google Drive and Windows write
/// ` (conflicted copy)`, ` (1)` and ` - Copy`, Finder ` copy` and iCloud ` 2`, Syncthing `.sync-conflict-`, ownCloud
/// `_conflict-`, rclone `.conflict1`, editors `~`. None of them can be in an id.
const MARKS: [&str; 7] = [" (", " - ", " copy", ".sync-conflict-", "_conflict-", ".conflict", "~"];
/// What Google Drive puts before a name.
const BEFORE: &str = "Copy of ";
/// So many numbered names of this program's own are known: one second has room for few attempts at one question.
const MOST_NUMBERED: u32 = 9;
/// What editors and merges put behind the whole name.
const ENDINGS: [&str; 3] = ["~", ".orig", ".bak"];

/// Each of the `records` that is a copy of another one, by place, with the place of the one that is used instead.
pub(super) fn copies_of_attempts(records: &[Record]) -> Vec<(usize, usize)> {
    let mut used = HashMap::new();
    for (place, record) in records.iter().enumerate() {
        let best = used.entry((&record.head.question, record.head.started.instant)).or_insert(place);
        if records.get(*best).is_some_and(|other| preference(record) < preference(other)) {
            *best = place;
        }
    }
    let used_for = |record: &Record| used.get(&(&record.head.question, record.head.started.instant)).copied();
    let others = records.iter().enumerate().filter_map(|(place, record)| Some((place, used_for(record)?)));
    others.filter(|(place, used)| place != used).collect()
}

/// The smallest is used: a file with a name that this program gives, a finished one, the first of its numbers, by path.
fn preference(record: &Record) -> (bool, bool, u32, &Path) {
    let name = record.path.file_name().unwrap_or_default();
    let number = (1..=MOST_NUMBERED).find(|number| name == draft_name(&record.head, *number).as_str());
    (number.is_none(), !record.head.finished, number.unwrap_or_default(), &record.path)
}

/// Says that `copy` is not counted, since `used` is.
pub(super) fn copy_of_attempt(copy: &Path, used: &Path) -> Problem {
    let used = name(used);
    let message = format!("this is a copy of {used}, with the same question and start; that one is used");
    Problem::of_whole(copy, Severity::Warning, message, compare_and_delete(&used))
}

/// The file that `path` is a copy of by its name, if that lies beside it.
pub(super) fn original(path: &Path) -> Option<PathBuf> {
    let original = path.with_file_name(original_name(path.file_name()?.to_str()?)?);
    original.is_file().then_some(original)
}

/// Says that `copy` is not read, since `original` is.
pub(super) fn copy_of_file(copy: &Path, original: &Path) -> Problem {
    let original = name(original);
    let message = format!("this looks like a copy of {original}, and is not read");
    Problem::of_whole(copy, Severity::Warning, message, compare_and_delete(&original))
}

fn compare_and_delete(used: &str) -> String {
    format!("compare the two, put what you need into {used}, and delete this one")
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The name without what another program added to it.
fn original_name(name: &str) -> Option<String> {
    if let Some(original) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) {
        return Some(original.to_owned());
    }
    if let Some(original) = name.strip_prefix(BEFORE) {
        return Some(original.to_owned());
    }
    let (stem, extension) = name.rsplit_once('.')?;
    let marked = MARKS.iter().filter_map(|mark| stem.find(mark)).chain(machine_name(stem)).min();
    let numbered = stem.rsplit_once(' ').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    let original = marked.and_then(|at| stem.get(..at)).or(numbered.map(|(original, _)| original))?;
    Some(format!("{original}.{extension}"))
}

/// Where in `stem` the name of a machine begins, as OneDrive adds it: `-DESKTOP-4K7`. No id has capitals.
fn machine_name(stem: &str) -> Option<usize> {
    stem.match_indices('-').map(|(at, _)| at).find(|at| stem.as_bytes().get(at + 1).is_some_and(u8::is_ascii_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::drafts::{parse_record, render_draft};
    use crate::store::check::check_home;
    use crate::store::scene::{self, Scene};
    use crate::store::{load_bank, load_records};

    #[test]
    fn names_that_other_programs_make_lead_to_the_original() {
        let check = |name: &str, expected: Option<&str>| assert_eq!(original_name(name).as_deref(), expected, "{name}");
        check("outage (Ann's conflicted copy 2026-11-21).md", Some("outage.md"));
        check("outage (1).md", Some("outage.md"));
        check("outage.sync-conflict-20261121-101600-ABCDEFG.md", Some("outage.md"));
        check("outage_conflict-20261121-101600.md", Some("outage.md"));
        check("outage 2.md", Some("outage.md"));
        check("outage copy 3.md", Some("outage.md"));
        check("outage - Copy (2).md", Some("outage.md"));
        check("outage.md~", Some("outage.md"));
        check("outage.md.orig", Some("outage.md"));
        check("outage~.md", Some("outage.md"));
        check("outage.conflict1.md", Some("outage.md"));
        check("Copy of outage.md", Some("outage.md"));
        check("long-outage-DESKTOP-4K7.md", Some("long-outage.md"));
        check("long-outage.md", None);
        check("outage.md", None);
        check("Our Outage.md", None);
    }

    #[track_caller]
    fn check_used(files: &[(&str, bool)], used: &str) {
        let records: Vec<Record> = files
            .iter()
            .map(|(name, finished)| {
                let mut draft = scene::draft("three short words", 0);
                draft.head.finished = *finished;
                parse_record(Path::new(name), &render_draft(&draft)).expect("a record")
            })
            .collect();
        let copies = copies_of_attempts(&records);
        assert_eq!(copies.len(), files.len() - 1);
        let path = |place: usize| records.get(place).map(|record| record.path.clone());
        assert!(copies.iter().all(|(_, place)| path(*place) == Some(PathBuf::from(used))), "{copies:?}");
    }

    #[test]
    fn the_file_with_the_programs_own_name_is_used_and_a_finished_one_before_one_that_is_not() {
        let own = "2026-11-21T101500-disagreement.md";
        check_used(&[("a.md", true), (own, true), ("z.md", true)], own);
        check_used(&[("a.md", true), (own, false)], own);
        let second = "2026-11-21T101500-disagreement-2.md";
        check_used(&[(own, false), (second, true)], second);
        check_used(&[(second, true), (own, true)], own);
    }

    #[test]
    fn an_attempt_that_lies_there_three_times_is_counted_once_and_each_copy_named_once() {
        let text = render_draft(&scene::draft("three short words", 0));
        let other = render_draft(&scene::draft("three short words", 60));
        let scene = Scene::new()
            .with("drafts/2026/2026-11-21T101500-disagreement.md", &text)
            .with("drafts/2026/2026-11-21T101500-disagreement 2.md", &text)
            .with("drafts/2026/2026-11-21T101500-disagreement (conflicted copy).md", &text)
            .with("drafts/2026/2026-11-21T101600-disagreement.md", other)
            .with("drafts/2026/._2026-11-21T101500-disagreement.md", "\0");
        assert_eq!(load_records(&scene.home).value.len(), 2);
        let told = check_home(&scene.home, &[], scene::now());
        assert_eq!(told.len(), 2, "{told:?}");
        for problem in told {
            assert!(problem.message.starts_with("this is a copy of 2026-11-21T101500-disagreement.md"), "{problem:?}");
            assert!(problem.advice.contains("delete this one"), "{problem:?}");
        }
    }

    #[test]
    fn a_copy_of_an_answer_or_a_question_file_is_not_read_and_named_once() {
        let answer = "+++\nquestions = [\"disagreement\"]\n+++\n## Action\nI **asked**.\n";
        let question = "[[question]]\nid = \"mine\"\nprompt = \"Mine?\"\n";
        let scene = Scene::new()
            .with("answers/outage.md", answer)
            .with("answers/outage (conflicted copy).md", answer)
            .with("answers/outage.md~", answer)
            .with("answers/outage~.md", answer)
            .with("answers/.DS_Store", "\0")
            .with("questions/mine.toml", question)
            .with("questions/mine 2.toml", question)
            .with("config.toml", "minutes = 5\n")
            .with("config (1).toml", "minutes = 6\n");
        let bank = load_bank(&scene.home);
        assert_eq!(bank.value.own_answers().count(), 1);
        let told = check_home(&scene.home, &[], scene::now());
        let mut copies: Vec<String> =
            told.iter().filter(|problem| problem.message.contains("copy of")).map(|p| name(&p.path)).collect();
        copies.sort();
        assert_eq!(
            copies,
            ["config (1).toml", "mine 2.toml", "outage (conflicted copy).md", "outage.md~", "outage~.md"]
        );
        assert!(told.iter().all(|problem| !problem.is_error() && !problem.advice.contains("id")), "{told:?}");
    }
}
