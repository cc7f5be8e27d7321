//! The only module that opens files: the home, its questions, answers, drafts and settings.
//!
//! Homes are shared and synced, so they are not trusted; the user's files are never rewritten unasked. Everything is
//! read through [`read`] and written through [`atomic`] and [`save`].

mod atomic;
pub mod built_in;
pub mod check;
pub mod competencies;
mod contents;
mod copies;
pub mod drafts;
pub mod editing;
pub mod editor;
mod failure;
pub mod heard;
pub mod home;
pub mod interviews;
pub mod load;
mod lock;
mod names;
pub mod outside;
mod own_writes;
pub mod postings;
pub mod read;
pub mod recordings;
pub mod records;
pub mod rescue;
pub mod safe;
mod save;
#[cfg(test)]
mod scene;
pub mod settings;
pub mod watch;
mod zone;

pub use atomic::{WriteError, WriteErrorCause, write_atomic, write_new};
pub use built_in::built_in;
pub use contents::{Contents, load_home};
pub use drafts::{DraftFile, OpenDraftError, SaveOutcome};
pub use home::Home;
pub use load::{Loaded, load_bank};
pub use lock::is_locked;
pub use read::{MAX_FILE, ReadError, ReadErrorKind, read_bytes, read_free_text, read_text, require_file};
pub use records::{has_many_drafts, load_draft, load_drafts, load_records};
pub use save::{create_text, extend_text, save_text};
pub use settings::{SettingError, config_keys, load_config, save_star, set_config};
pub use zone::local_zone;
