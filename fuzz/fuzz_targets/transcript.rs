//! What a transcriber printed: no words, or words inside of the recording.

#![no_main]

use greenroom::speech::transcript::parse_transcript;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for heard in parse_transcript(data, 60.0).unwrap_or_default() {
        assert!(heard.time.is_none_or(|(start, end)| 0.0 <= start && start <= end && end <= 60.0), "{heard:?}");
    }
});
