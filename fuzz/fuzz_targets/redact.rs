//! Redaction: no name that is written out is left, whatever stands around it.

#![no_main]

use greenroom::export::redact::Redactor;
use greenroom_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let names = [("Acme".to_owned(), "a retailer".to_owned()), ("Zoe Quist".to_owned(), "a colleague".to_owned())];
    let redactor = Redactor::new(&names);
    for redacted in [redactor.redact(&text).0, redactor.redact_markdown(&text).0] {
        let left = redacted.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "Acme");
        assert!(!left, "{text:?} became {redacted:?}");
    }
    redactor.near_misses(&text);
});
