//! A mock interview looked at: the follow-up that an answer asks for, and the debrief when all is answered.

pub mod debrief;
pub mod follow_up;
pub mod report;
mod twice;

pub use debrief::{Debrief, Row};
pub use follow_up::follow_up;
