//! Reading the drafts: all of them for lists and schedule, or one of them whole.

use super::Home;
use super::copies::copies_of_attempts;
use super::load::{Listed, Loaded, list, visible_paths};
use super::read::read_text;
use crate::domain::{Draft, Problem, Record};
use crate::format::drafts::{parse_draft, parse_record};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// With fewer files a second thread costs more than it saves.
const WORTH_A_THREAD: usize = 64;

/// Whether reading the drafts of the home takes a moment.
pub fn has_many_drafts(home: &Home) -> bool {
    let mut entries = years(&home.drafts_dir(), &mut Vec::new()).into_iter().flat_map(fs::read_dir).flatten();
    entries.nth(WORTH_A_THREAD).is_some()
}

/// Every sound draft of the home, oldest first, and the faults of the others. Of an attempt that lies there several times,
/// as sync programs leave it, one is taken.
pub fn load_records(home: &Home) -> Loaded<Vec<Record>> {
    let mut problems = Vec::new();
    let files = draft_files(home, &mut problems);
    let middle = if files.len() < WORTH_A_THREAD { files.len() } else { files.len() / 2 };
    let (first, second) = files.split_at(middle);
    let (mut loaded, rest) = std::thread::scope(|scope| {
        let other = (!second.is_empty()).then(|| scope.spawn(|| read_records(second)));
        (read_records(first), other.and_then(|thread| thread.join().ok()).unwrap_or_default())
    });
    loaded.value.extend(rest.value);
    loaded.value.sort_by(|a, b| (a.head.started.instant, &a.path).cmp(&(b.head.started.instant, &b.path)));
    let copies: HashSet<usize> = copies_of_attempts(&loaded.value).into_iter().map(|(copy, _)| copy).collect();
    let mut place = 0..;
    loaded.value.retain(|_| place.next().is_none_or(|place| !copies.contains(&place)));
    problems.append(&mut loaded.problems);
    problems.extend(rest.problems);
    Loaded { value: loaded.value, problems }
}

fn read_records(files: &[Listed]) -> Loaded<Vec<Record>> {
    let mut loaded = Loaded { value: Vec::with_capacity(files.len()), problems: Vec::new() };
    for file in files {
        match file.text().map_err(|error| vec![error.to_problem()]).and_then(|text| parse_record(&file.path, &text)) {
            Ok(record) => loaded.value.push(record),
            Err(problems) => loaded.problems.extend(problems),
        }
    }
    loaded
}

/// The draft in the file `path` with the warnings about it, or its faults.
pub fn load_draft(path: &Path) -> Result<(Draft, Vec<Problem>), Vec<Problem>> {
    let text = read_text(path).map_err(|error| vec![error.to_problem()])?;
    parse_draft(path, &text)
}

/// The drafts in these files; those that vanished or are faulty are left out.
pub fn load_drafts<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Vec<Draft> {
    paths.into_iter().filter_map(|path| load_draft(path).ok()).map(|(draft, _)| draft).collect()
}

/// The files `drafts/YYYY/*.md`, by name.
pub(super) fn draft_files(home: &Home, problems: &mut Vec<Problem>) -> Vec<Listed> {
    let mut files = Vec::new();
    for year in years(&home.drafts_dir(), problems) {
        files.append(&mut list(&year, "md", problems));
    }
    files
}

/// The folders in `drafts`.
pub(super) fn years(drafts: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut years = visible_paths(drafts, problems);
    years.retain(|path| path.is_dir());
    years
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PartId;
    use crate::format::drafts::render_draft;
    use crate::store::scene::{self, Scene};

    fn draft(second: i64) -> String {
        render_draft(&scene::draft("three short words", second))
    }

    fn names(records: &[Record]) -> Vec<String> {
        let name = |record: &Record| record.path.file_name().map(|name| name.to_string_lossy().into_owned());
        records.iter().filter_map(name).collect()
    }

    #[test]
    fn a_home_without_drafts_has_none() {
        assert_eq!(load_records(&Scene::new().home), Loaded::default());
    }

    #[test]
    fn drafts_come_oldest_first_whatever_their_names() {
        let scene = Scene::new()
            .with("drafts/2025/z.md", draft(1))
            .with("drafts/2026/a.md", draft(3))
            .with("drafts/moved here/b.md", draft(2));
        let loaded = load_records(&scene.home);
        assert!(!has_many_drafts(&scene.home));
        assert_eq!(names(&loaded.value), ["z.md", "b.md", "a.md"]);
        assert_eq!(loaded.value.first().map(Record::total_words), Some(3));
        assert_eq!(loaded.problems, []);
    }

    #[test]
    fn a_faulty_draft_hides_no_other_and_hidden_files_are_not_read() {
        let scene = Scene::new()
            .with("drafts/2026/a.md", "no front matter")
            .with("drafts/2026/b.md", draft(1))
            .with("drafts/2026/c.md", b"\xff")
            .with("drafts/2026/.b.md.lock", b"\xff")
            .with("drafts/2026/.b.md.abcdef.tmp", b"\xff")
            .with("drafts/2026/notes.txt", b"\xff")
            .with("drafts/.git/x.md", b"\xff");
        let loaded = load_records(&scene.home);
        assert_eq!(names(&loaded.value), ["b.md"]);
        assert_eq!(loaded.problems.len(), 2, "{:?}", loaded.problems);
    }

    #[test]
    fn many_drafts_are_all_there_in_order() {
        let mut scene = Scene::new();
        for number in 0..500 {
            scene = scene.with(&format!("drafts/2026/{number:03}.md"), draft(number));
        }
        assert!(has_many_drafts(&scene.home));
        let loaded = load_records(&scene.home);
        let expected: Vec<String> = (0..500).map(|number| format!("{number:03}.md")).collect();
        assert_eq!(names(&loaded.value), expected);
    }

    #[test]
    fn one_draft_is_read_whole_or_its_faults_are_told() {
        let scene = Scene::new().with("drafts/2026/a.md", draft(1)).with("drafts/2026/b.md", "x");
        let year = scene.home.drafts_dir().join("2026");
        let (draft, problems) = load_draft(&year.join("a.md")).expect("a draft");
        assert_eq!((draft.text(PartId::Situation).as_ref(), problems.len()), ("three short words", 0));
        assert!(!load_draft(&year.join("b.md")).expect_err("faulty").is_empty());
        assert!(!load_draft(&year.join("none.md")).expect_err("missing").is_empty());
    }
}
