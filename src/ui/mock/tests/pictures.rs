//! What the screens of a mock interview look like.

use super::*;

#[test]
fn the_screens_of_a_mock_interview_bear_every_size() {
    for (width, height) in [(0, 0), (1, 1), (10, 4), (40, 12), (80, 24), (120, 40)] {
        let mut kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed);
        kept.session = kept.session.size(width, height);
        let kept = kept.keys("? esc enter").answer().answer();
        let kept = kept.keys("down 3 3 j k v d esc esc ?");
        let shown = kept.session.screen();
        assert!(shown.lines().all(|line| crate::ui::text::width(line) <= usize::from(width)), "{shown}");
    }
}

#[test]
fn the_room_says_what_comes() {
    let kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed);
    kept.session.expect_screen(
        "

   Mock interview

   2 questions, in writing, one after the other.

   As in an interview: a question, time to think, your answer; after some of
   them a follow-up. No reference, no comparison and no rating until the end;
   then the debrief. Esc pauses as ever, and what is answered is kept.















 Enter begin   s aloud   v all mocks   ? help   Esc back   q quit",
    );
}

#[test]
fn the_answers_are_rated_before_the_debrief_tells_what_was_found() {
    let kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed).keys("enter").answer().answer();
    kept.session.expect_screen(
        "

   Mock interview, 26 Nov 2026 20:15
   How did each answer go? Rate it before you see what was found.
   1 again   I would not have got through
   2 hard    it took effort, or had gaps
   3 good    I would say it like this
   4 easy    it came easily

 ▌         Tell me about yourself.
           Tell me about a time of leadership.













 1-4 rate   ? help   Esc back   q quit",
    );
    let kept = kept.keys("3 2");
    kept.session.expect_screen(
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





 1-4 rate   Enter compare   x export   v all mocks   ? help   Esc back   q quit",
    );
    kept.session.size(40, 12).expect_screen(
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
