//! A second opinion as it is seen.

use super::*;
use crate::app::opinion::CoachNews;

/// The screen after what the coach said, or did not.
fn after(news: impl IntoIterator<Item = CoachNews>) -> Session {
    news.into_iter().fold(written().keys("C"), |session, news| session.event(Event::Coach(news)))
}

#[test]
fn what_is_sent_is_shown_to_the_letter_before_it_is() {
    let session = after([CoachNews::Asks("model --small".to_owned())]);
    let screen = session.screen();
    assert!(screen.contains("Send this to `model --small`?") && screen.contains("Enter send it"), "{screen}");
    let brief = session.comparison().consultation.as_ref().expect("a consultation").brief().text.clone();
    let screen = session.size(100, 400).screen();
    for word in brief.split_whitespace() {
        assert!(screen.contains(word), "{word} in {screen}");
    }
}

#[test]
fn what_comes_is_shown_at_once_and_then_stands_in_the_text() {
    let said = CoachNews::Said(1, "A clear story.\nBut who is we?".to_owned());
    let session = after([CoachNews::Begun(1), said]);
    let screen = session.screen();
    assert!(screen.contains("But who is we?") && screen.contains("Esc stop"), "{screen}");
    let session = session.event(Event::Coach(CoachNews::Ended(1, Ok("But who is we?".to_owned())))).keys("esc tab end");
    assert!(session.screen().contains("Coach") && session.screen().contains("But who is we?"), "{}", session.screen());
}

#[test]
fn why_there_is_none_is_told() {
    let refused = after([CoachNews::Refused("no coach is named".to_owned())]).screen();
    assert!(refused.contains("No second opinion: no coach is named."), "{refused}");
    let failed = after([CoachNews::Begun(1), CoachNews::Ended(1, Err("`model` said nothing".to_owned()))]).screen();
    assert!(failed.contains("No second opinion: `model` said nothing."), "{failed}");
}
