//! Today as it is seen.

use crate::app::today::Today;
use crate::app::{Command, Data, Edit, Screen};
use crate::domain::{Mode, Problem, Severity};
use crate::ui::harness::{Session, sample};
use crate::ui::scenes::{attempt, practised, record};

fn on(data: Data) -> Session {
    Session::on(Screen::Today(Today::default()), data)
}

fn faulty() -> Data {
    let problem = |path: &str, line| Problem {
        path: path.into(),
        line,
        column: 1,
        severity: Severity::Error,
        message: "`+++` is never closed".to_owned(),
        advice: "end the front matter with a line that is `+++`".to_owned(),
        span: None,
    };
    let problems = vec![problem("/home/answers/a.md", 3), problem("/home/answers/b.md", 1)];
    Data { problems, ..practised() }
}

#[test]
fn an_empty_home_says_where_to_start() {
    Session::new().expect_screen(
        "
 greenroom                                                           Thu 26 Nov

   Today                                            2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you disagreed with a colleague or your manager.
   conflict · new









   ──────────────────────────────────────────────────────────────────────────
   When is the interview?   i sets the date
   Have notes?              greenroom import notes.md
   Your files               ~/greenroom

 Enter write  s speak  x sheet  i date  b browse  a stories  p progress  ? help",
    );
    Session::new().size(40, 12).expect_screen(
        "
 greenroom                   Thu 26 Nov
▌Tell me about yourself.
▌introduction · new
 Tell me about a time you disagreed…
 conflict · new



 When is the interview? i sets the date
 Have notes? greenroom import notes.md
 Your files ~/greenroom
 Enter write  s speak  x sheet  ? help",
    );
}

#[test]
fn a_working_day_shows_the_queue_the_unfinished_draft_and_the_way() {
    on(practised()).expect_screen(
        "
 greenroom                                    Thu 26 Nov · interview in 12 days

   Today                                            2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new








   ──────────────────────────────────────────────────────────────────────────
   Unfinished   Tell me about a time you missed a deadli…   15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫            12 days to go  ···········◆
   At 10 min a day: all 3 questions, twice each (1 begun).

 Enter write  s speak  c continue  x sheet  i date  b browse  a stories  ? help",
    );
    on(practised()).size(40, 12).expect_screen(
        "
 greenroom      Thu 26 Nov · in 12 days
▌Tell me about yourself.
▌introduction · new
 Tell me about a time you missed a…
 failure · new





 Unfinished Tell me about a t… 15 words
 Enter write   s speak   ? help",
    );
    on(practised()).size(120, 40).expect_screen(
        "
 greenroom                                                                            Thu 26 Nov · interview in 12 days

   Today                                                                                    2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new
























   ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
   Unfinished   Tell me about a time you missed a deadline.                                         15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫                                         12 days to go  · · · · · · · · · · · ◆
   At 10 min a day: all 3 questions, twice each (1 begun).

 Enter write   s speak   c continue   x sheet   i date   b browse   a stories   p progress   m mock   ? help   q quit",
    );
}

#[test]
fn with_nothing_due_it_says_so_and_offers_to_go_ahead() {
    let mut data = practised();
    data.config.interview = None;
    data.config.new_per_day = 0;
    data.records = vec![record("c.md", &attempt("2026-11-26T08:15:00+09:00", 3))];
    let session = on(data);
    session.expect_screen(
        "
 greenroom                                                           Thu 26 Nov

   Today

   Done for today: 1 question. The next is due in 2 days. Going ahead is fine
   too.

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new








   ──────────────────────────────────────────────────────────────────────────
   1 of the last 7 days  · · · · · · ▪

 Enter write  s speak  x sheet  i date  b browse  a stories  p progress  ? help",
    );
    assert!(matches!(session.keys("enter").app.screen(), Screen::Practice(_)));
}

#[test]
fn after_the_interview_it_offers_to_note_it() {
    let mut data = practised();
    data.config.interview = Some(jiff::civil::date(2026, 11, 25));
    let mut session = on(data);
    session.expect_screen(
        "
 greenroom                                                           Thu 26 Nov

   Today                                            2 questions, about 12 min

   The interview of 25 Nov has passed. Note how it went, and set the next
   date.

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new






   ──────────────────────────────────────────────────────────────────────────
   Unfinished   Tell me about a time you missed a deadli…   15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫

 Enter write  l note it  i next date  s speak  c continue  x sheet  ? help",
    );
    session = session.keys("l");
    assert_eq!(session.commands(), [Command::Edit(Edit::Interview)]);
}

#[test]
fn a_faulty_file_is_named_with_its_line_and_what_to_do() {
    let mut session = on(faulty());
    session.expect_screen(
        "
 greenroom                                    Thu 26 Nov · interview in 12 days

   Today                                            2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new




   ──────────────────────────────────────────────────────────────────────────
   ! answers/a.md:3  `+++` is never closed
     end the front matter with a line that is `+++` · e opens it · 1 more:
     greenroom check

   Unfinished   Tell me about a time you missed a deadli…   15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫            12 days to go  ···········◆
   At 10 min a day: all 3 questions, twice each (1 begun).

 Enter write  s speak  c continue  x sheet  i date  b browse  a stories  ? help",
    );
    session = session.keys("e");
    assert_eq!(session.commands(), [Command::Edit(Edit::File("/home/answers/a.md".into()))]);
    on(faulty()).size(40, 12).expect_screen(
        "
 greenroom      Thu 26 Nov · in 12 days
▌Tell me about yourself.
▌introduction · new
 Tell me about a time you missed a…
 failure · new




 ! answers/a.md:3  `+++` is never clos…
 Unfinished Tell me about a t… 15 words
 Enter write   s speak   ? help",
    );
}

#[test]
fn the_unfinished_draft_is_continued_or_put_away() {
    let mut session = on(practised()).keys("c d");
    let path = "/home/drafts/2026/d.md";
    assert_eq!(session.commands(), [Command::OpenDraft(path.into()), Command::PutAside(path.into())]);
    assert!(session.screen().contains(" · The draft is dismissed; its file stays: d.md\n"), "{}", session.screen());
    let held = Data { in_work: vec![path.into()], ..practised() };
    let mut session = on(held).keys("c d");
    assert_eq!(session.commands(), [], "a draft that a running program holds is not offered");
    assert!(!session.screen().contains("Unfinished"));
}

#[test]
fn the_chosen_question_is_written_or_said() {
    let mode = |keys: &str| match Session::new().keys(keys).app.screen() {
        Screen::Practice(practice) => Some((practice.question.id.to_string(), practice.mode())),
        _ => None,
    };
    assert_eq!(mode("enter"), Some(("introduction".to_owned(), Mode::Typed)));
    assert_eq!(mode("down s"), Some(("disagreement".to_owned(), Mode::Spoken)));
}

#[test]
fn the_last_days_before_an_interview_are_quick_recall() {
    let mut data = practised();
    data.config.interview = Some(jiff::civil::date(2026, 11, 27));
    let text = attempt("2026-11-24T20:15:00+09:00", 3);
    let met = ["introduction", "deadline"].map(|id| text.replace("\"disagreement\"", &format!("{id:?}")));
    data.records.extend(met.iter().enumerate().map(|(place, text)| record(&format!("m{place}.md"), text)));
    let session = on(data);
    assert!(session.screen().contains("introduction · quick recall"), "{}", session.screen());
    assert!(session.screen().contains("Enter recall"), "{}", session.screen());
    assert!(matches!(session.keys("enter").app.screen(), Screen::Quick(_)));
}

#[test]
fn a_passed_interview_is_offered_to_be_noted_until_it_is() {
    let mut data = practised();
    data.config.interview = Some(jiff::civil::date(2026, 11, 25));
    let mut session = on(data.clone()).keys("l");
    assert_eq!(session.commands(), [Command::Edit(Edit::Interview)]);
    let screen = session.screen();
    assert!(
        screen.contains("The interview of 25 Nov has passed") && screen.contains("l note it  i next date"),
        "{screen}"
    );
    let small = on(data.clone()).size(40, 12).screen();
    assert!(small.contains("Enter write   l note it   ? help"), "{small}");
    let mut session = on(Data { interview_noted: true, ..data }).keys("l");
    assert_eq!(session.commands(), [Command::Edit(Edit::Interview)], "it can still be opened");
    let screen = session.screen();
    assert!(!screen.contains("has passed") && !screen.contains("note it"), "{screen}");
}

#[test]
fn a_new_day_makes_a_new_list_while_the_screen_stands_open() {
    let mut data = practised();
    data.records = vec![record("c.md", &attempt("2026-11-26T20:00:00+09:00", 1))];
    data.config.interview = None;
    let session = on(data);
    assert!(!session.screen().contains("due"), "{}", session.screen());
    let session = session.at(8 * 3600).keys("down");
    assert!(session.screen().contains("due today"), "{}", session.screen());
}

#[test]
fn until_the_home_was_read_it_says_so() {
    let session = Session::on(Screen::Today(Today::default()), Data { ready: false, ..sample() });
    assert!(session.screen().contains("Reading your files …"));
}

#[test]
fn a_week_without_practice_is_not_counted_against_anyone() {
    let mut data = practised();
    data.records = vec![record("a.md", &attempt("2026-11-02T10:15:00+09:00", 3))];
    let screen = on(data).screen();
    assert!(screen.contains("Welcome back") && screen.contains("12 days to go"), "{screen}");
    assert!(!screen.contains("of the last 7 days"), "{screen}");
}

#[test]
fn an_empty_home_with_an_interview_says_what_the_minutes_reach() {
    let mut data = sample();
    data.config.interview = Some(jiff::civil::date(2026, 12, 8));
    let screen = on(data).screen();
    assert!(screen.contains("Your files") && screen.contains("12 days to go"), "{screen}");
    assert!(screen.contains("At 10 min a day: all 3 questions, twice each."), "{screen}");
}

#[test]
fn the_list_is_made_once_for_each_reading_of_the_home_and_each_day() {
    use crate::app::Context;
    use crate::ui::harness::start;
    use std::time::Duration;
    let mut data = practised();
    let mut today = Today::default();
    let questions = |today: &Today| today.plan.as_ref().map(|plan| plan.queue.len());
    today.refresh(&Context::of(&data), start());
    let before = questions(&today);
    data.config.skip = data.bank.questions().iter().map(|question| question.id.clone()).collect();
    today.refresh(&Context::of(&data), start());
    assert_eq!(questions(&today), before, "nothing was read");
    data.reading += 1;
    today.refresh(&Context::of(&data), start());
    assert_eq!(questions(&today), Some(0));
    data.config.skip = crate::domain::config::Ids::default();
    today.refresh(&Context::of(&data), start().plus(Duration::from_secs(86_400)));
    assert_ne!(questions(&today), Some(0), "a day has begun");
}

/// The session after `keys` were pressed while the home was read, and the home then came.
#[track_caller]
fn pressed_while_reading(keys: &str, home: Data) -> crate::app::App {
    use crate::app::{App, Event};
    use crate::ui::harness::start;
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    let mut app = App::new(Screen::Today(Today::default()));
    for c in keys.chars() {
        let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        assert_eq!(app.update(Event::Key(key), start()), [], "{c} waits");
    }
    app.update(Event::Loaded(Box::new(home)), start());
    app
}

#[test]
fn keys_pressed_while_the_home_is_read_are_applied_to_the_finished_list() {
    assert!(matches!(pressed_while_reading("p", practised()).screen(), Screen::Progress(_)));
    assert!(matches!(pressed_while_reading("/q", practised()).screen(), Screen::Questions(_)));
    let moved = pressed_while_reading("j", practised());
    assert!(matches!(moved.screen(), Screen::Today(today) if today.chosen == 1));
}

#[test]
fn the_way_out_works_while_the_home_is_read() {
    let mut app = crate::app::App::new(Screen::Today(Today::default()));
    let key = ratatui::crossterm::event::KeyCode::Char('q').into();
    let commands = app.update(crate::app::Event::Key(key), crate::ui::harness::start());
    assert!(commands.contains(&Command::Quit), "{commands:?}");
}
