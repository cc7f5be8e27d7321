//! Attempts looked at: a draft compared with its reference, all attempts at a question, and what the sheet is made from.
//!
//! Pure: drafts are handed in, read by whoever opens files. Screens, commands and the sheet all ask here, so that they
//! name the same reference and the same fix. What a comparison finds is `compare`'s business.

pub mod aim;
pub mod attempt;
pub mod changes;
pub mod coach;
pub mod gist;
pub mod mock;
pub mod posting;
pub mod references;
pub mod series;
pub mod sheet;
pub mod timeline;

pub use attempt::{AttemptReview, Earlier};
pub use references::References;
pub use timeline::{Review, Reviewed};
