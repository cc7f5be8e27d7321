//! Today as it is seen.

use crate::app::Data;
use crate::domain::{Problem, Severity};
use crate::ui::harness::homes::{attempt, nothing_due, practised, record};
use crate::ui::harness::{Session, sample};

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
⋮
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
⋮
 When is the interview? i sets the date
 Have notes? greenroom import notes.md
 Your files ~/greenroom
 Enter write  s speak  x sheet  ? help",
    );
}

#[test]
fn a_working_day_shows_the_queue_the_unfinished_draft_and_the_way() {
    Session::at_home(practised()).expect_screen(
        "
 greenroom                                    Thu 26 Nov · interview in 12 days

   Today                                            2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new
⋮
   ──────────────────────────────────────────────────────────────────────────
   Unfinished   Tell me about a time you missed a deadli…   15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫            12 days to go  ···········◆
   At 10 min a day: all 3 questions, twice each (1 begun).

 Enter write  s speak  c continue  x sheet  i date  b browse  a stories  ? help",
    );
    Session::at_home(practised()).size(40, 12).expect_screen(
        "
 greenroom      Thu 26 Nov · in 12 days
▌Tell me about yourself.
▌introduction · new
 Tell me about a time you missed a…
 failure · new
⋮
 Unfinished Tell me about a t… 15 words
 Enter write   s speak   ? help",
    );
    Session::at_home(practised()).size(120, 40).expect_screen(
        "
 greenroom                                                                            Thu 26 Nov · interview in 12 days

   Today                                                                                    2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new
⋮
   ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
   Unfinished   Tell me about a time you missed a deadline.                                         15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫                                         12 days to go  · · · · · · · · · · · ◆
   At 10 min a day: all 3 questions, twice each (1 begun).

 Enter write   s speak   c continue   x sheet   i date   b browse   a stories   p progress   m mock   ? help   q quit",
    );
}

#[test]
fn with_nothing_due_it_says_so_and_offers_to_go_ahead() {
    Session::at_home(nothing_due()).expect_screen(
        "
 greenroom                                                           Thu 26 Nov

   Today

   Done for today: 1 question. The next is due in 2 days. Going ahead is fine
   too.

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new
⋮
   ──────────────────────────────────────────────────────────────────────────
   1 of the last 7 days  · · · · · · ▪

 Enter write  s speak  x sheet  i date  b browse  a stories  p progress  ? help",
    );
}

#[test]
fn after_the_interview_it_offers_to_note_it() {
    let mut data = practised();
    data.config.interview = Some(jiff::civil::date(2026, 11, 25));
    let session = Session::at_home(data.clone());
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
⋮
   ──────────────────────────────────────────────────────────────────────────
   Unfinished   Tell me about a time you missed a deadli…   15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫

 Enter write  l note it  i next date  s speak  c continue  x sheet  ? help",
    );
    let small = session.size(40, 12).screen();
    assert!(small.contains("Enter write   l note it   ? help"), "{small}");
    let noted = Session::at_home(Data { interview_noted: true, ..data }).screen();
    assert!(!noted.contains("has passed") && !noted.contains("note it"), "{noted}");
}

#[test]
fn a_faulty_file_is_named_with_its_line_and_what_to_do() {
    Session::at_home(faulty()).expect_screen(
        "
 greenroom                                    Thu 26 Nov · interview in 12 days

   Today                                            2 questions, about 12 min

 ▌ Tell me about yourself.
 ▌ introduction · new

   Tell me about a time you missed a deadline.
   failure · new
⋮
   ──────────────────────────────────────────────────────────────────────────
   ! answers/a.md:3  `+++` is never closed
     end the front matter with a line that is `+++` · e opens it · 1 more:
     greenroom check

   Unfinished   Tell me about a time you missed a deadli…   15 words, in Task

   3 of the last 7 days  ▪ ▫ ▪ ▫ ▫ ▪ ▫            12 days to go  ···········◆
   At 10 min a day: all 3 questions, twice each (1 begun).

 Enter write  s speak  c continue  x sheet  i date  b browse  a stories  ? help",
    );
    Session::at_home(faulty()).size(40, 12).expect_screen(
        "
 greenroom      Thu 26 Nov · in 12 days
▌Tell me about yourself.
▌introduction · new
 Tell me about a time you missed a…
 failure · new
⋮
 ! answers/a.md:3  `+++` is never clos…
 Unfinished Tell me about a t… 15 words
 Enter write   s speak   ? help",
    );
}

#[test]
fn until_the_home_was_read_it_says_so() {
    let session = Session::at_home(Data { ready: false, ..sample() });
    assert!(session.screen().contains("Reading your files …"));
}

#[test]
fn a_week_without_practice_is_not_counted_against_anyone() {
    let mut data = practised();
    data.records = vec![record("a.md", &attempt("2026-11-02T10:15:00+09:00", 3))];
    let screen = Session::at_home(data).screen();
    assert!(screen.contains("Welcome back") && screen.contains("12 days to go"), "{screen}");
    assert!(!screen.contains("of the last 7 days"), "{screen}");
}

#[test]
fn an_empty_home_with_an_interview_says_what_the_minutes_reach() {
    let mut data = sample();
    data.config.interview = Some(jiff::civil::date(2026, 12, 8));
    let screen = Session::at_home(data).screen();
    assert!(screen.contains("Your files") && screen.contains("12 days to go"), "{screen}");
    assert!(screen.contains("At 10 min a day: all 3 questions, twice each."), "{screen}");
}
