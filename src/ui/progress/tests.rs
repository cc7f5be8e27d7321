use crate::app::Data;
use crate::domain::draft::VoiceFigures;
use crate::domain::{Draft, Mode, PartId, Record};
use crate::ui::harness::lived_in::{disagreements, lived_in, reviewed};
use crate::ui::harness::{Session, nasty, sample};
use proptest::prelude::*;
use std::time::Duration;

fn session() -> Session {
    Session::at_home(lived_in()).keys("p")
}

/// The history of the question that was practised most, in this home, once these drafts were looked at.
fn opened(data: Data, drafts: Vec<Draft>) -> Session {
    let question = drafts[0].head.question.clone();
    let event = reviewed(&question, drafts, &data);
    Session::at_home(data).keys("p enter").event(event)
}

fn history() -> Session {
    opened(lived_in(), disagreements())
}

#[test]
fn progress_tells_the_days_the_interview_and_a_trend_a_question() {
    session().expect_screen(
        "

   Progress                                                        Thu 26 Nov

   Practised   2 of the last 7 days, 4 of the last 30
                       ▪▫▫▫▫▫▫▪▫▫▫▫▫▫▫▪▫▫▫▪▫▫  ▪ practised, today last
   Interview   in 14 days, Thu 10 Dec  ·············◆

   Questions · Competencies

 ▌ … you disagreed with a…     3 drafts              1:52 aloud         good
 ▌   due tomorrow
 ▌   parts  Situation 18%, Task 11%, Action 62%, Result 9% of the time
 ▌   rated  again, good, good
   … you missed a deadline.     1 draft              1:50 aloud         hard
     due 5 days ago
⋮
 Enter history   Tab view   ? help   Esc back   q quit
",
    );
}

#[test]
fn progress_fits_a_small_terminal() {
    session().size(40, 12).expect_screen(
        "
 Progress                    Thu 26 Nov
 Practised   2 of 7 days, 4 of 30
   ▫▫▫▫▫▫▫▪▫▫▫▪▫▫
 Interview   in 14 days, Thu 10 Dec
 Questions · Competencies
▌… you disagreed with…  3 drafts   good
▌  1:52 aloud
▌  due tomorrow
 … you missed a…         1 draft   hard
   1:50 aloud
   due 5 days ago
 Enter history   Tab view   ? help
",
    );
}

#[test]
fn competencies_are_bars_with_words() {
    session().keys("tab").expect_screen(
        "

   Progress                                                        Thu 26 Nov

   Practised   2 of the last 7 days, 4 of the last 30
                       ▪▫▫▫▫▫▫▪▫▫▫▫▫▫▫▪▫▫▫▪▫▫  ▪ practised, today last
   Interview   in 14 days, Thu 10 Dec  ·············◆

   Questions · Competencies

   How well what you practised will come to mind in a week. What is not begun
   is not counted.

   conflict      ━━━━━━━━━━━━━━━╌  strong, all 1 practised
   introduction  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  not begun
   failure       ━━━━━━━━━━━╌╌╌╌╌  fair, all 1 practised
   leadership    ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  not begun
⋮
 Tab view   ? help   Esc back   q quit
",
    );
    session().size(40, 12).keys("tab").expect_screen(
        "
 Progress                    Thu 26 Nov
 Practised   2 of 7 days, 4 of 30
   ▫▫▫▫▫▫▫▪▫▫▫▪▫▫
 Interview   in 14 days, Thu 10 Dec
 Questions · Competencies
 How well what you practised will come
 to mind in a week. What is not begun
 is not counted.

 conflict        strong, all 1 practis…
 introduction  ╌╌╌╌╌╌╌╌╌╌╌╌╌  not begun↓
 Tab view   ? help   Esc back   q quit
",
    );
}

#[test]
fn without_a_finished_draft_progress_says_how_to_start() {
    Session::at_home(sample()).keys("p").expect_screen(
        "

   Progress                                                        Thu 26 Nov

   Questions · Competencies

   No finished draft yet. Answer a question on Today, rate yourself, and it
   shows here.
⋮
 Tab view   ? help   Esc back   q quit
",
    );
}

#[test]
fn history_lists_every_attempt_with_date_mode_time_and_rating() {
    history().expect_screen(
        "

   Tell me about a time you disagreed with a colleague or your manager.
   3 attempts · due tomorrow

   Attempts · Key points

                             time  of 2:00     Sit Tas Act Res  rated
 ▌   24 Nov  said aloud      1:52  ━━━━━━━━━╌   18  11  62   9  good
     12 Nov  wrote 35 words  0:14  ━╌╌╌╌╌╌╌╌╌   20  20  46  14  good
     5 Nov   wrote 19 words  0:08  ━╌╌╌╌╌╌╌╌╌   53  26  21   0  again
⋮
 Enter open  d what changed  Space mark  Tab view  ? help  Esc back  q quit
",
    );
    history().size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed…
 3 attempts · due tomorrow
 Attempts · Key points
▌  24 Nov said aloud      1:52  good
   12 Nov wrote 35 words  0:14  good
   5 Nov  wrote 19 words  0:08  again
⋮
 Enter open   d what changed   ? help
",
    );
}

#[test]
fn history_shows_what_became_of_each_key_point() {
    history().keys("tab").expect_screen(
        "

   Tell me about a time you disagreed with a colleague or your manager.
   3 attempts · due tomorrow

   Attempts · Key points

   two-plans, from 5 Nov to 24 Nov

   · ✓ ·   two plans for one launch
   · ✓ ·   pick one of them
   · ✓ ·   wrote the cost of both
   · ✓ ·   chose the smaller plan

   ✓ said  ? check this  ✗ not heard  · cannot tell
⋮
 Tab view   ? help   Esc back   q quit
",
    );
}

#[test]
fn attempts_of_one_day_name_it_once() {
    let screen = opened(lived_in(), disagreements()[..1].to_vec()).keys("tab").screen();
    assert!(screen.contains("two-plans, 5 Nov\n"), "{screen}");
}

#[test]
fn any_two_attempts_are_compared_word_by_word() {
    history().keys("j space j d").expect_screen(
        "

   Tell me about a time you disagreed with a colleague or your manager.

   5 Nov, again → 12 Nov, good:  new words  [gone words]
   Fixed:     no answer to compare
   New:       very short

   Situation  10 → 7 words
   We had two plans for one [launch and no time.] launch.

   Task  5 → 7 words
   I had to pick [one.] one of them.

   Action  4 → 16 words
   I wrote the cost of both [down.] on one page and asked the team to read
   it.

   Result  0 → 5 words
   We chose the smaller plan.
⋮
 Esc back   ? help   q quit",
    );
}

#[test]
fn an_attempt_after_midnight_has_one_date_in_the_list_and_beside_another() {
    let (mut data, mut drafts) = (lived_in(), disagreements());
    // 01:30 in Tokyo: still the evening of the 11th.
    let night = "2026-11-11T16:30:00Z".parse().expect("an instant");
    let head = drafts.iter_mut().map(|draft| &mut draft.head).chain(data.records.iter_mut().map(|r| &mut r.head));
    head.filter(|head| head.started.local().date().day() == 12).for_each(|head| head.started.instant = night);
    let session = opened(data, drafts);
    assert!(session.screen().contains("11 Nov"), "{}", session.screen());
    let pair = session.keys("j space j d");
    assert!(pair.screen().contains("5 Nov, again → 11 Nov, good"), "{}", pair.screen());
}

#[test]
fn a_part_that_is_not_there_holds_nothing_and_not_less() {
    let mut data = lived_in();
    data.records.iter_mut().for_each(|record| record.words.retain(|(part, _)| *part != PartId::Result));
    let screen = Session::at_home(data).keys("p enter").screen();
    assert!(screen.contains("  0 ") && !screen.contains("-0"), "{screen}");
}

#[test]
fn how_the_recordings_sounded_is_told_as_a_trend() {
    let mut data = lived_in();
    let spoken = |record: &&mut Record| record.head.mode == Mode::Spoken;
    data.records.sort_by_key(|record| record.head.started.instant);
    for (place, record) in (0u32..).zip(data.records.iter_mut().filter(spoken)) {
        record.head.recording = Some("take.wav".to_owned());
        record.head.voice = Some(VoiceFigures {
            pauses: 8,
            longest_pause: Some(Duration::from_millis(4100 - u64::from(place) * 700)),
            before: None,
            pace: Some((130 + place * 5, 160 + place * 5)),
            fillers: (place > 0).then_some(5),
        });
    }
    let screen = Session::at_home(data).size(120, 40).keys("p").screen();
    assert!(screen.contains("voice  longest pause "), "{screen}");
    assert!(screen.contains(" words a minute") && screen.contains("fillers at least 5"), "{screen}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_and_no_size_is_too_much(text in nasty::text(), width in 0u16..120, height in 0u16..40) {
        nasty::draw_all(&text, "p j tab pgdn tab enter j space tab tab enter esc esc", width, height);
    }
}
