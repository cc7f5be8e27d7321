//! The words of Greenroom as types: questions, answers, drafts, and the rules over them.
//!
//! Opens no file, reads no clock, knows no terminal and makes no randomness: `now` is handed in as a [`Moment`].
//! Add a question type in [`framework`]; everything else loops over its sections.

pub mod answer;
pub mod bank;
pub mod competency;
pub mod config;
pub mod draft;
pub mod framework;
pub mod id;
pub mod interview;
pub mod mock;
pub mod moment;
pub mod own_words;
pub mod posting;
pub mod problem;
pub mod progress;
pub mod question;
pub mod recordings;
pub mod schedule;
pub mod stories;
pub mod timer;

pub use answer::{Answer, Extra, KeyPoint, Origin, Story, StoryPart};
pub use bank::Bank;
pub use competency::Competency;
pub use config::Config;
pub use draft::{Draft, DraftHead, DraftPart, Mode, PartName, PartSeconds, Rating, Record};
pub use framework::{Framework, PartId, Section};
pub use id::{AnswerId, QuestionId};
pub use interview::{Interview, Occasions};
pub use moment::{Moment, OffsetTime};
pub use posting::Posting;
pub use problem::{Problem, Severity};
pub use question::Question;
pub use timer::Timer;
