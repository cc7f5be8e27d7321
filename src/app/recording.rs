//! What the recorder says of the take in work, and how the screens hold it.

use crate::domain::PartId;
use std::time::Duration;

/// The steps of the level meter.
pub const LOUDEST: u8 = 10;

/// News of the recorder.
#[derive(Debug, Clone, PartialEq)]
pub enum Recorded {
    /// Sound arrives, and is written to this file in the folder of the draft.
    Into(String),
    /// How loud it is now, up to [`LOUDEST`].
    Level(u8),
    /// A part starts so far into the sound.
    Marked(PartId, Duration),
    /// Why no sound is kept now, a sentence; the clock goes on.
    Trouble(String),
    /// It was stopped, and all of the sound is in its file.
    Stopped,
}
