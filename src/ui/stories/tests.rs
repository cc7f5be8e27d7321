use crate::app::{Data, Event};
use crate::domain::{Bank, QuestionId};
use crate::ui::harness::lived_in::{lived_in, suggestions};
use crate::ui::harness::{Session, nasty, sample};
use proptest::prelude::*;

fn session(data: Data) -> Session {
    let found = suggestions(&data);
    Session::at_home(data).keys("a").event(Event::Nearest(Box::new(found)))
}

#[test]
fn the_table_has_own_answers_down_and_competencies_across() {
    session(lived_in()).expect_screen(
        "

   Stories                                     2 answers for 2 of 4 questions

                                                 1 2 3 4   told          last
 ▌ Two plans for one launch                      ● · ○ ·      4    2 days ago
   The late release                              · · ● ·  never
   ──────────────────────────────────────────────────────────────────────────
   Two plans for one launch  two-plans
   Told 4 times, last 2 days ago · covers 2 of your 2 questions
   Serves        disagreement, deadline
   Could serve   Tell me about a time you led without authority.

   Columns       1 conflict  2 introduction  3 failure  4 leadership
   No story      introduction, leadership
   Only one      conflict

   2 answers serve 2 questions, 1 of 4 competencies twice. Aim for 6 to 12
   answers that serve 30 and more questions, each competency twice.
   two-plans covers 2 of your 2 questions: which other story could serve
   some?
⋮
 Enter open   e edit   x prep sheet   ? help   Esc back   q quit
",
    );
}

#[test]
fn a_narrow_table_keeps_every_column() {
    session(lived_in()).size(40, 12).keys("l l").expect_screen(
        "
 Stories                         2 of 4
                         1 2 3 4   told
▌Two plans for one lau…  ● · ○ ·      4
 The late release        · · ● ·  never
 introduction  no story for 1 question
 introduction  no story yet

 Columns       1 conflict
               2 introduction
               3 failure  4 leadership
 No story      introduction, leadership↓
 Enter questions   e edit   ? help
",
    );
}

#[test]
fn a_competency_without_a_story_names_the_answers_that_could_serve_with_their_passage() {
    session(lived_in()).keys("l l l l enter").expect_screen(
        "

   leadership                                                        no story

   Tell me about a time you led without authority.
   No story yet. Could one of these serve?
 ▌ + Two plans for one launch
 ▌   “I led the talk about it although nobody had asked me to”
⋮
 Enter open   + let it serve   e edit   Esc back   ? help   q quit
",
    );
}

#[test]
fn an_answer_opens_with_what_it_serves() {
    session(lived_in()).keys("enter").expect_screen(
        "

   Two plans for one launch                                an answer of yours

   Told 4 times, last 2 days ago · covers 2 of your 2 questions

   Serves
   ● Tell me about a time you disagreed with a colleague or your manager.
   ○ Tell me about a time you missed a deadline.

   Could serve
 ▌ + Tell me about a time you led without authority.
 ▌   “I led the talk about it although nobody had asked me to”
⋮
 Enter open   + let it serve   e edit   Esc back   ? help   q quit
",
    );
}

#[test]
fn without_an_own_answer_the_ways_to_a_first_one_are_told() {
    session(sample()).expect_screen(
        "

   Stories

   No answer of your own yet. Aim for 6 to 12 answers that serve 30 and more
   questions, each competency twice.

   To make the first
   · write one: greenroom new answer NAME --for QUESTION, or w on a
     question's page
   · use a draft: u on a comparison turns what you just said into your answer
   · import notes: greenroom import notes.md
⋮
 b questions   x prep sheet   ? help   Esc back   q quit
",
    );
}

#[test]
fn columns_that_do_not_fit_scroll_with_the_cursor_and_marks_say_so() {
    let data = lived_in();
    let first = data.bank.questions().first().expect("a question").clone();
    let more = (0..40).map(|number| crate::domain::Question {
        id: QuestionId::parse(&format!("more-{number}")).expect("an id"),
        competency: Some(format!("{}x", char::from(b'a' + number % 26))).map(|name| format!("{name}{number}")),
        ..first.clone()
    });
    let questions: Vec<_> = data.bank.questions().iter().cloned().chain(more).collect();
    let bank = Bank::new(questions, data.bank.answers().to_vec());
    let session = session(Data { bank, ..data }).size(40, 12);
    let head = |session: &Session| session.screen().lines().nth(2).unwrap_or_default().to_owned();
    assert!(head(&session).ends_with('›') && !head(&session).contains('‹'), "{}", session.screen());
    let end = session.keys("l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l l");
    assert!(head(&end).contains('‹') && !head(&end).contains('›'), "{}", end.screen());
    assert!(end.screen().contains("nx39"), "{}", end.screen());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_and_no_size_is_too_much(text in nasty::text(), width in 0u16..120, height in 0u16..40) {
        nasty::draw_all(&text, "a j pgdn l l enter j j esc h h enter pgdn esc", width, height);
    }
}
