//! Everything wrong with the user's files, or with any files named: what `check` tells.
//!
//! Reads the files; [`cross`] holds what can only be seen with the whole bank at hand. To add a fault that lies in one
//! file alone, go to its parser in `format`.

mod cross;
mod known;
mod sound;
mod unread;
mod walk;

use super::Home;
use super::built_in::{built_in, built_in_answers, built_in_questions};
use super::copies::{copies_of_attempts, copy_of_attempt};
use super::load::{Listed, Loaded, list, load_bank, over_built_in, read_all_answers, read_questions};
use super::read::{read_free_text, read_text};
use super::records::draft_files;
use crate::domain::{Answer, Bank, Moment, Problem, Question, Record, Severity};
use crate::format::config::parse_config;
use crate::format::drafts::read_faulty_draft;
use crate::format::faults::Faults;
use crate::format::interviews::parse_interview;
use crate::format::postings::parse_posting;
use jiff::civil::Date;
use known::{Faulty, Known};
use std::path::{Path, PathBuf};
use walk::Walk;

/// The problems of every file of `home` at `now`, by path and line. `rules` are those that an answer may ignore.
pub fn check_home(home: &Home, rules: &[&str], now: Moment) -> Vec<Problem> {
    let mut problems: Vec<Problem> = dangling(home.root()).into_iter().collect();
    let mut files = Files::of_home(home, &mut problems);
    files.drafts = draft_files(home, &mut problems);
    problems.extend(unread::unread(home));
    problems.extend(sound::sound(home));
    check_files(&files, Loaded::default(), problems, rules, now)
}

/// A home that does not exist yet is none; a link to nothing is probably not meant.
fn dangling(root: &Path) -> Option<Problem> {
    let advice = "make the folder that it leads to, or change the link";
    (root.is_symlink() && !root.exists())
        .then(|| Problem::of_whole(root, Severity::Error, "the home is a link to nothing", advice))
}

/// The problems of the file `path` of the home, as [`check_home`] would tell them.
pub fn check_file(home: &Home, path: &Path, rules: &[&str], now: Moment) -> Vec<Problem> {
    let is_draft = path.starts_with(home.drafts_dir());
    if is_draft || !path.starts_with(home.root()) || path.symlink_metadata().is_err() {
        return check_paths(home, &[path.to_owned()], rules, now);
    }
    // The other files are read as well, for an id that stands in two of them; drafts cannot matter.
    let mut problems = Vec::new();
    let files = Files::of_home(home, &mut problems);
    let mut problems = check_files(&files, Loaded::default(), problems, rules, now);
    problems.retain(|problem| problem.path == path);
    problems
}

/// The problems of the files `paths`, and of those in the folders among them, beside what is in `home`.
pub fn check_paths(home: &Home, paths: &[PathBuf], rules: &[&str], now: Moment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut files = Files::default();
    let mut walk = Walk::default();
    for path in paths {
        walk.files(path, &mut problems).into_iter().for_each(|file| files.add(file));
    }
    check_files(&files, load_bank(home), problems, rules, now)
}

/// The problems of the built-in bank, where a warning counts as an error and a note stays one.
pub fn check_built_in(rules: &[&str]) -> Vec<Problem> {
    let bank = built_in();
    let all = Bank::new(bank.questions.iter().cloned(), bank.answers.iter().cloned());
    let mut problems = bank.problems.clone();
    let texts = built_in_questions().into_iter().chain(built_in_answers());
    let texts: Vec<(PathBuf, String)> = texts.map(|(path, text)| (path, text.to_owned())).collect();
    let text_of = |path: &Path| texts.iter().find(|(known, _)| known == path).map(|(_, text)| text.clone());
    let known = Known { bank: &all, told: Faulty::default(), untold: Faulty::default() };
    problems.extend(check_items(&bank.questions, &bank.answers, &known, rules, text_of));
    for problem in problems.iter_mut().filter(|problem| problem.severity == Severity::Warning) {
        problem.severity = Severity::Error;
    }
    in_order(problems)
}

/// Files by what they hold.
#[derive(Debug, Default)]
struct Files {
    configs: Vec<Listed>,
    questions: Vec<Listed>,
    answers: Vec<Listed>,
    drafts: Vec<Listed>,
    interviews: Vec<Listed>,
    postings: Vec<Listed>,
    /// Free text: it only has to be readable.
    others: Vec<Listed>,
}

impl Files {
    /// Those of `home` but its drafts.
    fn of_home(home: &Home, problems: &mut Vec<Problem>) -> Files {
        Files {
            configs: existing(home.config_file()),
            questions: list(&home.questions_dir(), "toml", problems),
            answers: list(&home.answers_dir(), "md", problems),
            drafts: Vec::new(),
            interviews: list(&home.interviews_dir(), "md", problems),
            postings: list(&home.postings_dir(), "md", problems),
            others: existing(home.sheet_file()),
        }
    }

    /// Adds the file `path` where its name says that it belongs.
    fn add(&mut self, path: PathBuf) {
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml") if path.file_name().is_some_and(|name| name == "config.toml") => &mut self.configs,
            Some("toml") => &mut self.questions,
            Some("md") => self.markdown(&path),
            _ => &mut self.others,
        };
        kind.push(Listed::named(path));
    }

    /// Where a Markdown file belongs: by its folder, else by whether it says when it was started, as drafts do.
    fn markdown(&mut self, path: &Path) -> &mut Vec<Listed> {
        let folders: Vec<&str> = path.iter().rev().skip(1).take(2).filter_map(|name| name.to_str()).collect();
        match folders.as_slice() {
            ["answers", ..] => &mut self.answers,
            ["interviews", ..] => &mut self.interviews,
            ["postings", ..] => &mut self.postings,
            [_, "drafts"] => &mut self.drafts,
            _ if path.file_name().is_some_and(|name| name == "sheet.md") => &mut self.others,
            _ if looks_like_a_draft(path) => &mut self.drafts,
            _ => &mut self.answers,
        }
    }
}

fn looks_like_a_draft(path: &Path) -> bool {
    let text = read_free_text(path).unwrap_or_default();
    let front = crate::format::front_matter::split(&text).toml.and_then(|span| text.get(span)).unwrap_or_default();
    front.lines().any(|line| line.trim_start().starts_with("started"))
}

fn existing(path: PathBuf) -> Vec<Listed> {
    path.symlink_metadata().is_ok().then(|| Listed::named(path)).into_iter().collect()
}

/// The `problems` with those of `files`, whose items stand over those of `beside`.
fn check_files(
    files: &Files,
    beside: Loaded<Bank>,
    mut problems: Vec<Problem>,
    rules: &[&str],
    now: Moment,
) -> Vec<Problem> {
    let questions = read_questions(&files.questions, &mut problems);
    let (answers, faulty) = read_all_answers(&files.answers, &mut problems);
    let bank = over_built_in(
        beside.value.questions().iter().chain(&questions).cloned().collect(),
        beside.value.answers().iter().chain(&answers).cloned().collect(),
    );
    let known = Known { told: Faulty::of(&problems), untold: Faulty::of(&beside.problems), bank: &bank };
    let told: Vec<Answer> = answers.into_iter().chain(faulty).collect();
    problems.extend(check_items(&questions, &told, &known, rules, |path| read_text(path).ok()));
    for file in &files.configs {
        let Some(text) = file.read(&mut problems) else { continue };
        let (config, found) = parse_config(&file.path, &text);
        problems.extend(found);
        problems.extend(cross::check_config(&config, &file.path, &text, &known));
    }
    problems.extend(check_drafts(&files.drafts, &known, now));
    problems.extend(check_interviews(&files.interviews, &known));
    problems.extend(check_postings(&files.postings));
    for file in &files.others {
        problems.extend(read_free_text(&file.path).err().map(|error| error.to_problem()));
    }
    in_order(problems)
}

fn check_drafts(files: &[Listed], known: &Known, now: Moment) -> Vec<Problem> {
    let (mut problems, mut records) = (Vec::new(), Vec::new());
    for file in files {
        let Some(text) = file.read(&mut problems) else { continue };
        let read = read_faulty_draft(&file.path, &text);
        problems.extend(read.problems);
        problems.extend(cross::check_draft(&read.ids, &file.path, &text, known));
        if let Some(draft) = read.draft {
            problems.extend(cross::check_start(&draft.head, &file.path, &text, now));
            records.push(Record { path: file.path.clone(), head: draft.head, words: Vec::new() });
        }
    }
    for (copy, used) in copies_of_attempts(&records) {
        if let (Some(copy), Some(used)) = (records.get(copy), records.get(used)) {
            problems.push(copy_of_attempt(&copy.path, &used.path));
        }
    }
    problems
}

/// Notes of interviews are free text under optional front matter.
fn check_interviews(files: &[Listed], known: &Known) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        match read_free_text(&file.path) {
            Ok(text) => {
                let (interview, found) = parse_interview(&file.path, date_of(&file.path), &text);
                problems.extend(found);
                problems.extend(cross::check_interview(&interview, &file.path, &text, known));
            }
            Err(error) => problems.push(error.to_problem()),
        }
    }
    problems
}

/// Postings are free text under optional front matter; one without a word asks for nothing.
fn check_postings(files: &[Listed]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        match read_free_text(&file.path) {
            Ok(text) => {
                let (posting, found) = parse_posting(&file.path, &text);
                problems.extend(found);
                if posting.text.is_empty() {
                    let advice = "paste the vacancy's text below its front matter, or delete the file";
                    let message = "the posting has no text";
                    problems.push(Problem::of_whole(&file.path, Severity::Warning, message, advice));
                }
            }
            Err(error) => problems.push(error.to_problem()),
        }
    }
    problems
}

/// The date that the name of a note says; nothing else depends on it here.
fn date_of(path: &Path) -> Date {
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    name.parse().unwrap_or(Date::ZERO)
}

/// What can be said of items with the whole `bank` at hand.
fn check_items(
    questions: &[Question],
    answers: &[Answer],
    known: &Known,
    rules: &[&str],
    text_of: impl Fn(&Path) -> Option<String>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for of_file in questions.chunk_by(|one, next| one.origin == next.origin) {
        let Some(path) = of_file.first().map(|question| question.origin.path()) else { continue };
        let text = text_of(path).unwrap_or_default();
        let mut faults = Faults::new(path, &text);
        of_file.iter().for_each(|question| cross::check_question(question, &text, known.bank, &mut faults));
        problems.extend(faults.into_problems());
    }
    for answer in answers {
        let text = text_of(answer.origin.path()).unwrap_or_default();
        problems.extend(cross::check_answer(answer, &text, known, rules));
    }
    problems
}

fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by(|a, b| (&a.path, a.line, a.column, a.severity).cmp(&(&b.path, b.line, b.column, b.severity)));
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scene;
    use crate::store::{load_config, load_records};
    use proptest::prelude::*;
    use std::fs;

    fn told(scene: &scene::Scene) -> Vec<String> {
        let problems = check_home(&scene.home, &[], scene::now());
        problems
            .iter()
            .map(|p| format!("{}:{} {}", p.path.file_name().unwrap_or_default().display(), p.line, p.message))
            .collect()
    }

    fn started(time: &str, more: &str) -> String {
        format!("+++\nquestion = \"pressure\"\n{more}started = {time}\nmode = \"typed\"\n+++\n## Answer\nx\n")
    }

    #[test]
    fn an_item_that_is_only_faulty_is_not_told_to_be_missing() {
        let answer = "answer = \"outage\"\n";
        let mine = started("2026-11-21T10:15:00Z", answer).replace("pressure", "mine");
        let scene = scene::Scene::new()
            .with("answers/outage.md", "+++\nquestions = [\"pressure\"\n+++\n## Action\n**x**\n")
            .with("questions/mine.toml", "[[question]]\nid = \"mine\"\n")
            .with("config.toml", "star = [\"mine\"]\n")
            .with("drafts/2026/a.md", started("2026-11-21T10:15:00Z", answer))
            .with("drafts/2026/b.md", mine);
        let told = told(&scene);
        assert!(told.iter().all(|line| line.starts_with("outage.md") || line.starts_with("mine.toml")), "{told:?}");
        let draft = scene.home.drafts_dir().join("2026/b.md");
        let alone = check_paths(&scene.home, &[draft], &[], scene::now());
        let advice: Vec<&str> = alone.iter().map(|problem| problem.advice.as_str()).collect();
        assert_eq!(advice, ["fix it: `greenroom check` names its faults"; 2], "{alone:?}");
    }

    #[test]
    fn a_draft_of_a_wrong_clock_is_told_at_its_start() {
        let scene = scene::Scene::new()
            .with("drafts/1970/a.md", started("1970-01-01T10:15:00+09:00", ""))
            .with("drafts/2036/b.md", started("2036-01-01T10:15:00+09:00", ""))
            .with("drafts/2026/c.md", started("2026-11-21T10:15:00+09:00", ""));
        let expected = [
            "a.md:3 it starts on 1970-01-01, when nobody can have written it, so it is not counted",
            "b.md:3 it starts on 2036-01-01, which is still to come, so it is not counted until then",
        ];
        assert_eq!(told(&scene), expected);
    }

    #[test]
    fn an_answer_below_the_properties_of_a_note_program_stays_in_use() {
        let text = "---\ntags: [work]\n---\n+++\nquestions = [\"pressure\"]\n+++\n## Answer\nI **kept calm** then.\n";
        let scene = scene::Scene::new().with("answers/calm.md", text);
        assert_eq!(load_bank(&scene.home).value.own_answers().count(), 1);
        let told = told(&scene);
        assert!(
            matches!(told.as_slice(), [line] if line.contains("properties between `---` lines are read over")),
            "{told:?}"
        );
    }

    #[test]
    fn the_note_of_an_interview_is_told_what_it_names_wrongly() {
        let note =
            "+++\nstories = [\"nobody\"]\nquestions = [\"pressure\", \"presure\"]\nplace = \"Bonn\"\n+++\nFree text.\n";
        let scene =
            scene::Scene::new().with("interviews/2026-12-10.md", note).with("interviews/2026-12-11.md", "Just text.\n");
        let told = told(&scene);
        assert_eq!(told.len(), 3, "{told:?}");
        for (line, start) in
            told.iter().zip(["2026-12-10.md:2 no answer", "2026-12-10.md:3 no question", "2026-12-10.md:4 "])
        {
            assert!(line.starts_with(start), "{told:?}");
        }
    }

    /// Pieces that files are made of, so that arbitrary files come close to real ones.
    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let known = prop::sample::select(vec![
            "+++\n",
            "---\n",
            "[[question]]\n",
            "id = \"a\"\n",
            "prompt = \"p\"\n",
            "questions = [\"disagreement\"]\n",
            "started = 2026-11-21T10:15:00+09:00\n",
            "## Situation\n",
            "**",
            "`",
            "```\n",
            "\r\n",
            "\u{feff}",
            "\u{1b}[2J",
            "\u{202e}",
            "重点",
            "👩‍👩‍👧",
            "\"",
            "[",
            "]",
            "=",
            "minutes = ",
            "[redact]\n",
            "# Draft 2026-11-26\n",
            "<!-- ",
        ]);
        let piece = prop_oneof![
            4 => known.prop_map(|text| text.as_bytes().to_vec()),
            1 => prop::collection::vec(any::<u8>(), 0..8),
            1 => any::<String>().prop_map(String::into_bytes),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn arbitrary_files_are_never_a_panic_and_every_problem_has_a_place(bytes in pieces()) {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let home = Home::at(folder.path());
            for path in ["config.toml", "questions/q.toml", "answers/a.md", "drafts/2026/d.md", "interviews/i.md", "postings/p.md", "sheet.md"] {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                fs::write(path, &bytes).expect("written");
            }
            for problem in check_home(&home, &["lesson"], scene::now()) {
                prop_assert!(problem.line >= 1 && problem.column >= 1, "{:?}", problem);
                prop_assert!(problem.span.is_none_or(|span| span.end <= bytes.len()));
                prop_assert!(!problem.message.is_empty() && !problem.advice.is_empty());
            }
            load_bank(&home);
            load_config(&home);
            load_records(&home);
        }
    }
}
