//! The real binary in a pseudo-terminal: from the start to the comparison, and every way in which a session can be
//! broken off.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use termlens::{Key, Signal, Terminal};

/// A home of its own, removed at the end.
struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Scene {
        Scene { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn command(&self) -> termlens::TerminalBuilder {
        Terminal::builder()
            .size(80, 24)
            .timeout(Duration::from_secs(30))
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("TERM", "xterm-256color")
            .env("HOME", self.folder.path())
            .env("GREENROOM_HOME", self.home())
            .env("GREENROOM_NOW", "2026-11-26T20:15:00+09:00")
    }

    fn start(&self) -> Terminal {
        self.command().spawn(env!("CARGO_BIN_EXE_greenroom")).expect("started")
    }

    /// The program on the page of an answer in writing.
    fn start_writing(&self) -> Terminal {
        let mut terminal = self.start();
        terminal.wait_until(|screen| screen.contains("Today")).expect("today");
        terminal.send(Key::Enter).expect("sent");
        terminal.wait_until(|screen| screen.contains("to think")).expect("time to think");
        terminal.send(Key::Enter).expect("sent");
        terminal.wait_until(|screen| screen.contains("0 words")).expect("the page");
        terminal
    }

    /// The texts of all drafts.
    fn drafts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        collect(&self.home().join("drafts"), &mut texts);
        texts
    }

    fn draft_holds(&self, words: &str) -> bool {
        self.drafts().iter().any(|text| text.contains(words))
    }
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            texts.extend(fs::read_to_string(&path));
        }
    }
}

const SENTENCE: &str = "I led the migration of our build to a new system within two weeks.";

#[test]
fn a_session_leads_from_the_start_to_the_comparison_and_leaves_the_terminal_as_it_was() {
    let scene = Scene::new();
    let mut terminal = scene.start_writing();
    assert!(terminal.screen().alternate_screen() && terminal.screen().bracketed_paste());
    terminal.send_str(SENTENCE).expect("sent");
    terminal.send(Key::Tab).expect("sent");
    terminal.paste("It was mine to plan.\r\nAll of it.").expect("pasted");
    terminal.wait_until(|screen| screen.contains("All of it.") && screen.contains("saved")).expect("saved");
    terminal.send(Key::Ctrl('d')).expect("sent");
    terminal.wait_until(|screen| screen.contains("How did it go?")).expect("rating");
    terminal.send(Key::Char('3')).expect("sent");
    terminal.wait_until(|screen| !screen.contains("How did it go?")).expect("the comparison");
    terminal.send(Key::Char('q')).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
    let screen = terminal.screen();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && screen.cursor_visible());
    let [draft] = scene.drafts().try_into().expect("one draft");
    assert!(draft.contains("finished = true") && draft.contains("rating = 3"), "{draft}");
    assert!(draft.contains(SENTENCE) && draft.contains("It was mine to plan.\nAll of it."), "{draft}");
    assert!(draft.contains("started = 2026-11-26T20:15:"), "{draft}");
}

#[test]
fn a_terminal_that_can_only_print_lines_is_told_so_and_left_alone() {
    let scene = Scene::new();
    let mut terminal = scene.command().env("TERM", "dumb").spawn(env!("CARGO_BIN_EXE_greenroom")).expect("started");
    assert!(!terminal.wait_exit().expect("ended").success());
    let screen = terminal.screen();
    assert!(screen.contains("this terminal cannot show a screen (TERM=dumb)"), "{}", screen.text());
    assert!(!scene.home().exists());
}

#[test]
fn a_killed_session_is_offered_again_with_its_text() {
    let scene = Scene::new();
    let mut terminal = scene.start_writing();
    terminal.send_str(SENTENCE).expect("sent");
    // The clock draws once a second, so this looks again after every save.
    terminal.wait_until(|_| scene.draft_holds("two weeks.")).expect("saved while typing");
    terminal.signal(Signal::Kill).expect("killed");
    terminal.wait_exit().expect("ended");
    let mut terminal = scene.start();
    terminal.wait_until(|screen| screen.contains("continue")).expect("offered");
    terminal.send(Key::Char('c')).expect("sent");
    terminal.wait_until(|screen| screen.contains("Paused") && screen.contains(SENTENCE)).expect("resumed");
    terminal.send_str(" And it held.").expect("sent");
    terminal.wait_until(|_| scene.draft_holds("two weeks. And it held.")).expect("saved again");
    terminal.send(Key::Ctrl('c')).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
    assert_eq!(scene.drafts().len(), 1, "the same draft goes on");
}

#[track_caller]
fn check_ended_by(signal: Signal) {
    let scene = Scene::new();
    let mut terminal = scene.start_writing();
    terminal.send_str(SENTENCE).expect("sent");
    terminal.wait_until(|screen| screen.contains("two weeks.")).expect("typed");
    terminal.signal(signal).expect("sent");
    terminal.wait_exit().expect("ended");
    assert!(scene.draft_holds(SENTENCE), "{:?}", scene.drafts());
    let screen = terminal.screen();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && screen.cursor_visible(), "{signal:?}");
}

#[test]
fn a_session_that_is_ended_by_a_signal_saves_the_last_word_and_restores_the_terminal() {
    check_ended_by(Signal::Term);
    check_ended_by(Signal::Hup);
    check_ended_by(Signal::Int);
}

#[test]
fn a_session_that_another_one_holds_is_not_offered() {
    let scene = Scene::new();
    let mut first = scene.start_writing();
    first.send_str(SENTENCE).expect("sent");
    first.wait_until(|_| scene.draft_holds("two weeks.")).expect("saved");
    let mut second = scene.start();
    second.wait_until(|screen| screen.contains("Today")).expect("today");
    assert!(!second.screen().contains("continue"), "{}", second.screen().text());
    second.send(Key::Char('q')).expect("sent");
    assert!(second.wait_exit().expect("ended").success());
    first.send(Key::Ctrl('c')).expect("sent");
    assert!(first.wait_exit().expect("ended").success());
}

#[test]
fn a_home_that_cannot_be_written_keeps_the_text_and_offers_another_place() {
    let scene = Scene::new();
    // A file where the folder of drafts belongs: nobody, not even root, can write a draft there.
    fs::create_dir_all(scene.home()).expect("a home");
    fs::write(scene.home().join("drafts"), "in the way").expect("a file");
    let mut terminal = scene.start_writing();
    terminal.send_str(SENTENCE).expect("sent");
    terminal.wait_until(|screen| screen.contains("Not saved:") && screen.contains("two weeks.")).expect("told");
    terminal.send(Key::Ctrl('c')).expect("sent");
    terminal.wait_until(|screen| screen.contains("This draft could not be saved")).expect("a rescue");
    terminal.send(Key::Enter).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
    let mut rescued = Vec::new();
    collect(scene.folder.path(), &mut rescued);
    assert!(rescued.iter().any(|text| text.contains(SENTENCE)), "{rescued:?}");
}

#[test]
fn the_editor_has_the_terminal_alone_and_the_session_comes_back_after_it_even_when_it_fails() {
    let scene = Scene::new();
    let script = scene.folder.path().join("editor");
    fs::write(&script, "#!/bin/sh\nstty -a | grep -q ' icanon' && echo plain\nread line\necho \"got $line\"\nexit 3\n")
        .expect("a script");
    let builder = scene.command().env("VISUAL", format!("sh {}", script.display()));
    let faulty = scene.home().join("questions/mine.toml");
    fs::create_dir_all(scene.home().join("questions")).expect("a folder");
    fs::write(&faulty, "[[question]]\nid = 3\n").expect("a faulty file");
    let mut terminal = builder.spawn(env!("CARGO_BIN_EXE_greenroom")).expect("started");
    terminal.wait_until(|screen| screen.contains("Today") && screen.contains("mine.toml")).expect("the fault is told");
    terminal.send(Key::Char('e')).expect("sent");
    terminal.wait_until(|screen| screen.contains("plain")).expect("a plain terminal");
    terminal.send_str("qqq\r").expect("sent");
    terminal.wait_until(|screen| screen.alternate_screen() && screen.contains("Today")).expect("back");
    terminal.send(Key::Char('q')).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
}

#[test]
fn the_file_that_an_editor_left_open_is_checked_when_it_changes() {
    let scene = Scene::new();
    let faulty = scene.home().join("questions/mine.toml");
    fs::create_dir_all(scene.home().join("questions")).expect("a folder");
    fs::write(&faulty, "[[question]]\nid = 3\n").expect("a faulty file");
    let builder = scene.command().env("EDITOR", "true");
    let mut terminal = builder.spawn(env!("CARGO_BIN_EXE_greenroom")).expect("started");
    terminal.wait_until(|screen| screen.contains("Today") && screen.contains("mine.toml")).expect("the fault is told");
    terminal.send(Key::Char('e')).expect("sent");
    terminal.wait_until(|screen| screen.contains("editor returned at once")).expect("told");
    fs::write(&faulty, "[[question]]\nid = \"mine\"\nprompt = 4\n").expect("another fault");
    terminal.wait_until(|screen| screen.contains("What has an error is not used")).expect("checked");
    terminal.send(Key::Char('q')).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
}

#[test]
fn an_editor_that_is_killed_leaves_the_shell_a_sane_terminal() {
    let scene = Scene::new();
    let script = scene.folder.path().join("editor");
    fs::write(&script, "#!/bin/sh\nstty raw -echo\nprintf '\\033[?1000h\\033[?1006h'\nkill -9 $$\n").expect("a script");
    let shell = format!("{}; stty -a | grep -q ' icanon' && echo sane again", env!("CARGO_BIN_EXE_greenroom"));
    let builder = scene.command().env("VISUAL", format!("sh {}", script.display())).args(["-c", &shell]);
    let mut terminal = builder.spawn("sh").expect("started");
    terminal.wait_until(|screen| screen.contains("Today")).expect("today");
    terminal.send(Key::Char('l')).expect("sent");
    terminal.wait_until(|screen| screen.contains("SIGKILL")).expect("told");
    terminal.send(Key::Char('q')).expect("sent");
    terminal.wait_until(|screen| screen.contains("sane again")).expect("a plain terminal");
    assert!(terminal.wait_exit().expect("ended").success());
    assert_eq!(terminal.screen().mouse_mode(), termlens::MouseMode::None);
}

#[test]
fn a_practice_of_an_unknown_question_names_the_nearest() {
    let scene = Scene::new();
    let mut terminal =
        scene.command().args(["practice", "disagrement"]).spawn(env!("CARGO_BIN_EXE_greenroom")).expect("started");
    let status = terminal.wait_exit().expect("ended");
    assert_eq!(status.code(), Some(1));
    assert!(terminal.screen().contains("disagreement"), "{}", terminal.screen().text());
}

#[test]
fn a_large_paste_arrives_whole_also_without_brackets() {
    let scene = Scene::new();
    let mut terminal = scene.start_writing();
    let words = "word ".repeat(3000);
    terminal.paste(&words).expect("pasted");
    terminal.wait_until(|screen| screen.contains("3000 words")).expect("bracketed");
    terminal.send(Key::Tab).expect("sent");
    terminal.send_str(&words).expect("sent");
    terminal.wait_until(|screen| screen.contains("6000 words")).expect("as keys");
    terminal.send(Key::Ctrl('c')).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
}
