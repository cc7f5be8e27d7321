//! `greenroom speech` and `transcribe`, and what other commands say of recordings, with programs of the tests' own.
#![cfg(unix)]

use crate::support::{Scene, draft};

/// A WAV file of so many seconds of a sound that is loud enough.
fn sound(seconds: u32) -> Vec<u8> {
    let bytes = seconds * 32_000;
    let mut file = b"RIFF".to_vec();
    file.extend((bytes + 36).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3e\0\0\0\x7d\0\0\x02\0\x10\0data");
    file.extend(bytes.to_le_bytes());
    file.resize(44 + bytes as usize, 0x10);
    file
}

/// A finished draft of 12 seconds of sound with nothing noted, its parts marked.
fn recorded() -> String {
    let text = draft("missed-deadline", "2026-11-20T10:00:00+09:00", 3, "spoken");
    let text = text.replace("three words here\n", "");
    text.replace("\n[seconds]", "recording = \"a.wav\"\n\n[marks]\nsituation = 0.0\naction = 5.0\n\n[seconds]")
}

const HEARD: &str = r#"{"segments":[{"start":0.5,"end":8,"text":"","words":[{"word":" It","start":0.5,"end":1},
{"word":" broke.","start":1,"end":2},{"word":" I","start":6,"end":6.2},{"word":" mended","start":6.2,"end":7},
{"word":" it.","start":7,"end":99}]}]}"#;

/// A home with that draft, and a transcriber that does what `script` (of the shell) says.
fn scene(script: &str) -> Scene {
    let scene = Scene::new().with("drafts/2026/a.md", recorded()).with("drafts/2026/a.wav", sound(12));
    scene.write("heard.json", HEARD);
    scene.write("transcriber.sh", script);
    let program = format!("sh {} {{file}}", scene.folder().join("transcriber.sh").display());
    scene.variable("GREENROOM_TRANSCRIBE", &program)
}

const PRINTS: &str = "test -f \"$1\" && cat heard.json";

#[test]
fn what_is_heard_goes_into_the_parts_in_which_it_was_said() {
    let scene = scene(PRINTS);
    let ran = scene.run(&["transcribe", "home/drafts/2026/a.md"]).code(0);
    assert_eq!(ran.out, "home/drafts/2026/a.md: 5 words heard\n");
    let text = scene.text("drafts/2026/a.md");
    assert!(text.contains("heard = true\n"), "{text}");
    assert!(text.contains("## Situation\nIt broke.\n") && text.contains("## Action\nI mended it.\n"), "{text}");
    let ran = scene.run(&["transcribe", "--missing"]).code(0);
    assert_eq!(ran.out, "Every draft that was recorded has its text.\n");
}

#[test]
fn notes_stay_and_what_was_heard_in_them_is_said() {
    let scene = scene(PRINTS);
    let noted = recorded().replace("## Situation\n", "## Situation\nMy own words.\n");
    let scene = scene.with("drafts/2026/a.md", noted);
    let json = scene.run(&["transcribe", "--json", "home/drafts/2026/a.md"]).code(0).json();
    assert_eq!(json[0]["kept"], serde_json::json!([{ "part": "situation", "heard": "It broke." }]));
    let text = scene.text("drafts/2026/a.md");
    assert!(text.contains("## Situation\nMy own words.\n") && text.contains("I mended it."), "{text}");
}

#[test]
fn a_transcriber_that_does_harm_leaves_the_draft_as_it_was() {
    for (script, told) in [
        ("echo no model >&2; exit 3", "ended with exit status: 3: no model"),
        ("true", "it printed nothing"),
        ("head -c 2000000 /dev/zero | tr '\\000' a", "printed more than a megabyte"),
        ("echo '{\"segments\":'", "its JSON ends or breaks at line 1"),
        ("echo '[BLANK_AUDIO]'", "it heard no words"),
    ] {
        let scene = scene(script);
        let before = scene.snapshot();
        let ran = scene.run(&["transcribe", "--missing"]).code(1);
        assert!(ran.out.contains(told), "{}", ran.out);
        assert_eq!(scene.snapshot(), before, "{script}");
    }
}

#[test]
fn what_is_no_recorded_draft_says_so() {
    let scene = scene(PRINTS).with("drafts/2026/b.md", draft("failure", "2026-11-21T10:00:00+09:00", 3, "typed"));
    let ran = scene.run(&["transcribe", "home/drafts/2026/b.md"]).code(1);
    assert!(ran.out.contains("this draft was not recorded"), "{}", ran.out);
    let ran = scene.run(&["transcribe", "none.md"]).code(2);
    assert!(ran.err.contains("none.md cannot be read as a draft"), "{}", ran.err);
    let silent = scene.variable("GREENROOM_TRANSCRIBE", "'open");
    let ran = silent.run(&["transcribe", "--missing"]).code(1);
    assert!(ran.err.contains("GREENROOM_TRANSCRIBE holds no command"), "{}", ran.err);
}

#[test]
fn speech_records_a_trial_shows_its_level_plays_and_transcribes_it() {
    let scene = scene(PRINTS);
    scene.write("recorder.sh", "head -c 200000 /dev/zero | tr '\\000' '\\020'; exec sleep 60");
    scene.write("player.sh", "wc -c < \"$1\" > played");
    let program = |name: &str| format!("sh {}", scene.folder().join(name).display());
    let (recorder, player) = (program("recorder.sh"), program("player.sh"));
    let scene = scene.variable("GREENROOM_RECORD", &recorder).variable("GREENROOM_PLAY", &player);
    let ran = scene.run(&["speech"]).code(0);
    assert!(ran.out.contains("3.0 s recorded\n"), "{}", ran.out);
    assert!(ran.out.contains("\u{201c}It broke.") || ran.out.contains("It broke. I mended it."), "{}", ran.out);
    let played = std::fs::read_to_string(scene.folder().join("played")).expect("played");
    assert_eq!(played.trim(), "96044");
    let json = scene.run(&["speech", "--json"]).code(0).json();
    assert_eq!((&json["trial"]["seconds"], &json["trial"]["heard"]), (&3.0.into(), &"It broke. I mended it.".into()));
}

#[test]
fn speech_says_what_is_wrong_with_a_recorder() {
    let scene = Scene::new().variable("GREENROOM_RECORD", "sh -c 'echo no device >&2; exit 1'");
    let ran = scene.run(&["speech"]).code(1);
    assert!(ran.out.contains("no device"), "{}", ran.out);
    let scene = Scene::new().variable("GREENROOM_RECORD", "/none/such-recorder");
    let json = scene.run(&["speech", "--json"]).code(1).json();
    assert_eq!(json["trial"]["problem"], "`/none/such-recorder` was not found");
}

#[test]
fn where_says_how_large_recordings_are_and_how_git_leaves_them_out() {
    let scene = scene(PRINTS);
    let ran = scene.run(&["where"]).code(0);
    assert!(ran.out.contains("recordings 1 file, 0.4 MB\n") && !ran.out.contains(".gitignore"), "{}", ran.out);
    let scene = scene.with(".git/HEAD", "ref: refs/heads/main\n");
    assert!(scene.run(&["where"]).out.contains("*.wav in a file .gitignore"));
    let scene = scene.with(".gitignore", "*.wav\n");
    assert!(!scene.run(&["where"]).out.contains(".gitignore"));
    let json = scene.run(&["where", "--json"]).json();
    assert_eq!(json["recordings"], serde_json::json!({ "count": 1, "bytes": 384_044 }));
}

#[test]
fn check_names_recordings_that_no_draft_names() {
    let scene = scene(PRINTS).with("drafts/2026/b.wav", sound(1));
    let ran = scene.run(&["check"]).code(0);
    assert!(ran.out.contains("b.wav") && ran.out.contains("no draft names this recording"), "{}", ran.out);
    assert!(!ran.out.contains("a.wav"), "{}", ran.out);
}

#[test]
fn which_recordings_stay_is_a_setting() {
    let scene = Scene::new();
    scene.run(&["config", "recordings", "none"]).code(0);
    assert_eq!(scene.text("config.toml"), "recordings = \"none\"\n");
    let ran = scene.run(&["config", "recordings", "some"]).code(2);
    assert!(ran.err.contains("one of all, best, none"), "{}", ran.err);
}
