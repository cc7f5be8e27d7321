//! Each check on good, bad and borderline drafts.
