//! The settings: read, printed, and changed on one line.

#![no_main]

use greenroom::domain::QuestionId;
use greenroom::format::config::{keys_set, parse_config, render_config, set_key, set_star};
use greenroom_fuzz::text;
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let (text, path) = (text(data), Path::new("config.toml"));
    let (config, problems) = parse_config(path, &text);
    render_config(&config, "config.toml", &keys_set(&text), &problems);
    let question = QuestionId::parse("pressure").expect("an id");
    if let Ok(starred) = set_star(&text, &question, true) {
        assert!(parse_config(path, &starred).0.star.contains(&question));
    }
    if let Ok(changed) = set_key(&text, "minutes", "25") {
        assert_eq!(parse_config(path, &changed).0.minutes, 25);
    }
    let _ = set_key(&text, "redact.Acme", "a large retailer");
});
