//! Each shape that transcribers print, and what hostile ones do.

use super::*;

fn shown(output: &str, seconds: f64) -> Vec<String> {
    let heard = parse_transcript(output.as_bytes(), seconds).expect("words");
    let shown = |piece: Heard| match piece.time {
        Some((start, end)) => format!("{start:.2}-{end:.2} {}", piece.text),
        None => piece.text,
    };
    heard.into_iter().map(shown).collect()
}

#[track_caller]
fn check(output: &str, expected: &[&str]) {
    assert_eq!(shown(output, 60.0), expected);
}

#[track_caller]
fn check_refused(output: &str, expected: &str) {
    let error = parse_transcript(output.as_bytes(), 60.0).expect_err("no words");
    assert_eq!(error.to_string(), expected);
}

#[test]
fn full_json_of_whisper_cpp_is_read_word_by_word() {
    check(
        r#"{"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:02,000"},"offsets":{"from":0,"to":2000},
        "text":" We rehearsed it.","tokens":[
        {"text":"[_BEG_]","offsets":{"from":0,"to":0},"id":50363,"t_dtw":-1},
        {"text":" We","offsets":{"from":100,"to":300},"t_dtw":-1},
        {"text":" rehe","offsets":{"from":300,"to":600},"t_dtw":-1},
        {"text":"arsed","offsets":{"from":600,"to":900},"t_dtw":-1},
        {"text":" it","offsets":{"from":900,"to":1000},"t_dtw":97},
        {"text":".","offsets":{"from":1000,"to":1010},"t_dtw":-1},
        {"text":"[_TT_100]","offsets":{"from":2000,"to":2000}}]}]}"#,
        &["0.10-0.30 We", "0.30-0.90 rehearsed", "0.97-1.01 it."],
    );
}

#[test]
fn json_of_whisper_cpp_without_tokens_is_read_by_segment() {
    check(
        r#"{"transcription":[{"offsets":{"from":500,"to":2000},"text":" We rehearsed it."},{"text":" Twice."}]}"#,
        &["0.50-2.00 We rehearsed it.", "Twice."],
    );
}

#[test]
fn segments_are_read_with_their_words_or_without() {
    check(
        r#"{"text":"a b","language":"en","segments":[
        {"id":0,"start":0.0,"end":1.5,"text":" We tried.","words":[{"word":" We","start":0.1,"end":0.4,"probability":0.9},
        {"word":" tried.","start":0.5,"end":1.5}]},
        {"start":"2.0","end":"4.0","text":" Then it held."},
        {"start":4.0,"end":6.0,"text":"One word has no time.","words":[{"word":"One","start":4.0}]}]}"#,
        &["0.10-0.40 We", "0.50-1.50 tried.", "2.00-4.00 Then it held.", "4.00-6.00 One word has no time."],
    );
}

#[test]
fn subtitles_are_read_in_each_of_their_shapes() {
    check(
        "1\r\n00:00:01,000 --> 00:00:02,500\r\nWe tried\r\nand failed.\r\n\r\n2\r\n00:01:03,000 --> 00:01:04,000\r\nThen.\r\n",
        &["1.00-2.50 We tried and failed.", "60.00-60.00 Then."],
    );
    check(
        "WEBVTT\n\nNOTE made by hand\n\nintro\n00:01.000 --> 00:02.500 align:start\n<v Sam>We tried.\n\n",
        &["1.00-2.50 We tried."],
    );
    check(
        "[00:00:00.000 --> 00:00:03.200]   We tried.\n[00:00:03.200 --> 00:00:05.000]   It held.",
        &["0.00-3.20 We tried.", "3.20-5.00 It held."],
    );
}

#[test]
fn plain_text_is_one_piece_without_a_time() {
    check("\u{feff}We tried.\nIt held.\n", &["We tried. It held."]);
}

#[test]
fn sounds_in_brackets_are_no_words() {
    check("(door closes) We [BLANK_AUDIO] tried *coughs* ♪ music ♪ it.", &["We tried it."]);
    check(
        r#"{"segments":[{"start":0,"end":3,"text":"","words":[{"word":" [BLANK","start":0,"end":1},
        {"word":"_AUDIO]","start":1,"end":2},{"word":" Yes","start":2,"end":3}]}]}"#,
        &["2.00-3.00 Yes"],
    );
    let aside = "a bracket (that holds a whole clause of the answer, so it is kept)";
    check(aside, &[aside]);
    check_refused("[BLANK_AUDIO]", "it heard no words");
}

#[test]
fn what_is_heard_in_silence_is_no_word() {
    check_refused(r#"{"segments":[{"start":0,"end":2,"text":" You"}]}"#, "it heard no words");
    check_refused(" Thank you. ", "it heard no words");
    check("You tried.", &["You tried."]);
}

#[test]
fn times_outside_of_the_recording_are_clipped() {
    let json = r#"{"segments":[{"start":-3,"end":1e300,"text":"a"},{"start":51.9,"end":40,"text":"b"},
        {"start":"nan","end":"inf","text":"c"}]}"#;
    assert_eq!(shown(json, 44.4), ["0.00-44.40 a", "44.40-44.40 b", "c"]);
}

#[test]
fn escape_codes_and_control_characters_do_not_come_through() {
    check("\u{1b}[31mWe\u{1b}[0m tried\u{7} \u{1b}]0;title\u{7}it\u{0}now\r.", &["We tried it now ."]);
    check("tried\u{1b}", &["tried"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    check_refused(" \n ", "it printed nothing");
    check_refused(&"a ".repeat(MOST_BYTES), "it printed more than a megabyte");
    check_refused(r#"{"segments":[{"start":0,"#, "its JSON ends or breaks at line 1");
    let unknown = "it printed JSON that has neither `segments` nor `transcription`";
    check_refused(r#"{"error":"no model"}"#, unknown);
    check_refused(r#"{"segments":"none"}"#, unknown);
    let deep = "[".repeat(100_000);
    check_refused(&format!("{{\"segments\":{deep}"), "its JSON ends or breaks at line 1");
    let bytes: Vec<u8> = (0..=255).collect();
    assert!(parse_transcript(&bytes, 60.0).is_ok());
}

#[test]
fn many_open_brackets_take_no_longer_than_their_number() {
    assert!(parse_transcript("[".repeat(100_000).as_bytes(), 60.0).is_err());
}
