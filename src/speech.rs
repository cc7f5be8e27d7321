//! How an answer sounded, and what a transcriber heard of it: sound and transcripts as bytes in, figures and words out.
//!
//! Opens no file, starts no program, reads no clock and knows no terminal; no model is needed for anything but words.
//! [`Listener`] takes sound in pieces, [`Voice`] says how it was, [`transcript`] reads what a transcriber printed and
//! [`placed`] puts its words into the parts. To read another transcriber's output: a file in `speech/transcript/`.

mod contour;
pub mod in_words;
pub mod level;
pub mod pace;
mod pauses;
pub mod placed;
pub mod spans;
pub mod strip;
mod syllables;
#[cfg(test)]
pub mod synthetic;
pub mod transcript;
pub mod voice;
pub mod wav;

pub use contour::Listener;
pub use pace::Pace;
pub use pauses::{Pause, SHORTEST_PAUSE};
pub use spans::{PartSpan, part_spans};
pub use transcript::{Heard, TranscriptError, parse_transcript};
pub use voice::{Sound, Voice};
pub use wav::RATE;
