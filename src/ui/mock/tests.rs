//! What the screens of a mock interview look like.

use crate::app::harness::life::Life;
use crate::app::harness::mocked::{SETUP, seed, two};
use crate::domain::Draft;
use crate::domain::mock::plan::Choices;
use crate::format::drafts::render_draft;
use crate::ui::harness::Display;

type Interview = Life<Display>;

#[test]
fn the_screens_of_a_mock_interview_bear_every_size() {
    for (width, height) in [(0, 0), (1, 1), (10, 4), (40, 12), (80, 24), (120, 40)] {
        let mut interview = Interview::interviewed(two());
        interview.session = interview.session.size(width, height);
        let interview = interview.keys("? esc enter").answer().answer();
        let interview = interview.keys("down 3 3 j k v d esc esc ?");
        let shown = interview.session.screen();
        assert!(shown.lines().all(|line| crate::ui::text::width(line) <= usize::from(width)), "{shown}");
    }
}

#[test]
fn the_room_says_what_comes() {
    let interview = Interview::interviewed(two());
    interview.session.expect_screen(
        "

   Mock interview

   2 questions, in writing, one after the other.

   As in an interview: a question, time to think, your answer; after some of
   them a follow-up. No reference, no comparison and no rating until the end;
   then the debrief. Esc pauses as ever, and what is answered is kept.
⋮
 Enter begin   s aloud   v all mocks   ? help   Esc back   q quit",
    );
}

#[test]
fn the_answers_are_rated_before_the_debrief_tells_what_was_found() {
    let interview = Interview::interviewed(two()).keys("enter").answer().answer();
    interview.session.expect_screen(
        "

   Mock interview, 26 Nov 2026 20:15
   How did each answer go? Rate it before you see what was found.
   1 again   I would not have got through
   2 hard    it took effort, or had gaps
   3 good    I would say it like this
   4 easy    it came easily

 ▌         Tell me about yourself.
           Tell me about a time of leadership.
⋮
 1-4 rate   ? help   Esc back   q quit",
    );
    let interview = interview.keys("3 2");
    interview.session.expect_screen(
        "

   Mock interview, 26 Nov 2026 20:15
   2 questions in writing, 0:28 to say

 ▌ 1  Tell me about yourself.
 ▌    0:14 of 2:00   Now 26 · Past 0 · Why 74   good   very short
   2  Tell me about a time of leadership.
      0:14 of 2:00   S 26 · T 0 · A 74 · R 0   hard   very short

   Ran through  Very short in 2 of 2.

   Strongest    “Tell me about a time of leadership.”: it says what you did
                yourself.

   Told twice   The same story for “Tell me about yourself.” and “Tell me
                about a time of leadership.”.

   Next time    Very short: say more.
⋮
 1-4 rate   Enter compare   x export   v all mocks   ? help   Esc back   q quit",
    );
    interview.session.size(40, 12).expect_screen(
        "
 Mock interview, 26 Nov 2026 20:15
 2 questions in writing, 0:28 to say

▌1  Tell me about yourself.
▌   0:14 of 2:00   Now 26 · Past 0 ·
▌   Why 74   good   very short
 2  Tell me about a time of leadership.
    0:14 of 2:00   S 26 · T 0 · A 74 ·
    R 0   hard   very short

 Ran through                           ↓
 1-4 rate   Enter compare   ? help",
    );
}

#[test]
fn the_debrief_says_how_much_was_answered_and_how() {
    let interview =
        Interview::interviewed(seed(7)).keys("enter").answer().keys("enter").write(SETUP).keys("esc esc e 3 3");
    assert!(interview.session.screen().contains("2 of 5 questions"), "{}", interview.session.screen());
    let aloud = Interview::interviewed(two()).keys("s enter enter").at(60).keys("space ctrl-d ctrl-d enter").at(119);
    let aloud = aloud.keys("space ctrl-d ctrl-d 3 4");
    assert!(aloud.session.screen().contains("2 questions aloud, 1:58 said"), "{}", aloud.session.screen());
}

#[test]
fn today_names_the_mock_to_finish() {
    let interview = Interview::interviewed(seed(7)).keys("enter enter").write(SETUP).restart_on(0);
    let screen = interview.session.screen();
    assert!(screen.contains("Mock to finish") && screen.contains("0 of 5 answered"), "{screen}");
}

#[test]
fn two_mock_interviews_are_laid_side_by_side() {
    let choices = Choices { questions: Some(1), ..seed(1) };
    let mut interview = Interview::interviewed(choices).keys("enter").answer().keys("3");
    let earlier: Vec<Draft> = interview.drafts();
    for (place, draft) in earlier.iter().enumerate() {
        let text = render_draft(draft).replace(&draft.head.started.to_string(), "2026-11-26T20:00:00+09:00");
        interview.files.insert(format!("/home/drafts/earlier-{place}.md").into(), text);
    }
    let interview = interview.restart_on(0).keys("m v");
    let listed = interview.session.screen();
    assert!(listed.contains("26 Nov 20:15  1 question in writing   rated 3"), "{listed}");
    let interview = interview.keys("d");
    let screen = interview.session.screen();
    assert!(screen.contains("26 Nov 20:00") && screen.contains("26 Nov 20:15"), "{screen}");
    assert!(interview.keys("esc enter").mock().is_rated());
}
