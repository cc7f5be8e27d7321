//! A prep sheet as a session of a test gets it.

use crate::app::Event;
use crate::app::sheet::{Format, Made, Wanted};

/// What the screen wants when it is opened.
pub const WANTED: Wanted =
    Wanted { format: Format::Pdf, full: false, examples: false, reveal: false, interview: None, debrief: None };

/// The sheet was made, and written to that path.
pub fn made(written: Option<&str>) -> Event {
    let made = Made {
        text: "# Prep sheet\n\n## Two plans for one launch\n\n- **two plans for one launch**\n".to_owned(),
        stories: 2,
        questions: 3,
        replaced: 2,
        near_misses: vec![],
        notices: vec![],
        written: written.map(Into::into),
    };
    Event::SheetMade(WANTED, Box::new(Ok(made)))
}
