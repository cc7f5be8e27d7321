//! A draft file: what is read is written and read again as the same, and the quick reader says what the whole one says.

#![no_main]

use greenroom::format::drafts::record::record_of;
use greenroom::format::drafts::{parse_draft, parse_record, render_draft, update_draft};
use greenroom_fuzz::text;
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let (text, path) = (text(data), Path::new("drafts/2026/d.md"));
    let record = parse_record(path, &text);
    let Ok((draft, _)) = parse_draft(path, &text) else {
        assert!(record.is_err());
        return;
    };
    assert_eq!(record.expect("a record"), record_of(path, &draft));
    let (again, _) = parse_draft(path, &render_draft(&draft)).expect("what was rendered is a draft");
    assert_eq!(again, draft, "nothing is lost in a new file");
    let (updated, _) = parse_draft(path, &update_draft(&text, &draft)).expect("what was updated is a draft");
    assert_eq!(updated, draft, "nothing is lost in the same file");
});
