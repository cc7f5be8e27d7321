//! The editor as a person meets it: keys in, text and caret out.

use super::*;
use proptest::prelude::*;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const NONE: KeyModifiers = KeyModifiers::NONE;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

/// An editor 20 columns wide; `|` in `text` is where the caret stands.
fn editor(text: &str) -> Editor {
    let mut editor = Editor::new(&text.replacen('|', "", 1));
    editor.fit(20, 10);
    let before = text.split('|').next().unwrap_or("");
    let paragraph = before.matches('\n').count();
    editor.caret = Caret { paragraph, byte: before.rsplit('\n').next().map_or(0, str::len) };
    editor
}

fn press(editor: &mut Editor, code: KeyCode, modifiers: KeyModifiers) {
    editor.on_key(KeyEvent::new(code, modifiers));
}

fn type_text(editor: &mut Editor, text: &str) {
    for c in text.chars() {
        press(editor, if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) }, NONE);
    }
}

/// The text with `|` where the caret stands.
fn shown(editor: &Editor) -> String {
    let mut text = String::new();
    for (number, paragraph) in editor.paragraphs.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        if number == editor.caret.paragraph {
            text.push_str(paragraph.before(editor.caret.byte));
            text.push('|');
            text.push_str(paragraph.after(editor.caret.byte));
        } else {
            text.push_str(paragraph.text());
        }
    }
    text
}

#[track_caller]
fn check(text: &str, keys: &[(KeyCode, KeyModifiers)], expected: &str) {
    let mut editor = editor(text);
    keys.iter().for_each(|(code, modifiers)| press(&mut editor, *code, *modifiers));
    assert_eq!(shown(&editor), expected, "{text:?} after {keys:?}");
}

#[test]
fn a_key_crosses_or_erases_a_whole_grapheme() {
    check("a👩‍👩‍👧|", &[(KeyCode::Left, NONE)], "a|👩‍👩‍👧");
    check("a|👩‍👩‍👧", &[(KeyCode::Right, NONE)], "a👩‍👩‍👧|");
    check("ae\u{301}|", &[(KeyCode::Backspace, NONE)], "a|");
    check("|🇯🇵重", &[(KeyCode::Delete, NONE)], "|重");
    check("重点|", &[(KeyCode::Backspace, NONE)], "重|");
}

#[test]
fn a_combining_mark_joins_what_stands_before_it() {
    let mut editor = editor("e|x");
    type_text(&mut editor, "\u{301}");
    assert_eq!(shown(&editor), "e\u{301}|x");
}

#[test]
fn erasing_at_the_edge_joins_paragraphs() {
    check("one\n|two", &[(KeyCode::Backspace, NONE)], "one|two");
    check("one|\ntwo", &[(KeyCode::Delete, NONE)], "one|two");
    check("|", &[(KeyCode::Backspace, NONE), (KeyCode::Delete, NONE)], "|");
}

#[test]
fn words_are_crossed_and_erased_whole() {
    check("I led, the team|", &[(KeyCode::Left, CTRL)], "I led, the |team");
    check("I led, |the team", &[(KeyCode::Char('b'), ALT)], "I |led, the team");
    check("I| led, the team", &[(KeyCode::Right, CTRL)], "I led|, the team");
    check("I| led, the team", &[(KeyCode::Char('f'), ALT)], "I led|, the team");
    check("I led the|", &[(KeyCode::Char('w'), CTRL)], "I led |");
    check("I| led the", &[(KeyCode::Char('d'), ALT)], "I| the");
    check("one\n|two", &[(KeyCode::Left, CTRL)], "one|\ntwo");
}

#[test]
fn home_and_end_stay_in_the_row_that_is_seen() {
    // Wrapped as "one two three four |five six".
    check("one two three four fi|ve six", &[(KeyCode::Home, NONE)], "one two three four |five six");
    check("one two th|ree four five six", &[(KeyCode::End, NONE)], "one two three four| five six");
    check("one two th|ree four five six", &[(KeyCode::Home, NONE)], "|one two three four five six");
    check("one two three four fi|ve six", &[(KeyCode::End, NONE)], "one two three four five six|");
}

#[test]
fn up_and_down_go_by_rows_and_keep_the_column() {
    check("one two three four fiv|e six", &[(KeyCode::Up, NONE)], "one| two three four five six");
    check("one two| three four five six", &[(KeyCode::Down, NONE)], "one two three four five si|x");
    let long = "0123456789|\nab\n0123456789";
    check(long, &[(KeyCode::Down, NONE), (KeyCode::Down, NONE)], "0123456789\nab\n0123456789|");
    check("ab|c", &[(KeyCode::Up, NONE)], "|abc");
    check("ab|c", &[(KeyCode::Down, NONE)], "abc|");
    check("重点重点|\nabc", &[(KeyCode::Down, NONE)], "重点重点\nabc|");
}

#[test]
fn shift_selects_and_typing_replaces() {
    let mut editor = editor("one two|");
    press(&mut editor, KeyCode::Left, CTRL | SHIFT);
    assert!(editor.selection().is_some());
    type_text(&mut editor, "six");
    assert_eq!(shown(&editor), "one six|");
    editor.undo();
    editor.undo();
    assert_eq!(editor.text(), "one two");
}

#[test]
fn what_was_cut_can_be_pasted() {
    let cut =
        [(KeyCode::Home, SHIFT), (KeyCode::Char('x'), CTRL), (KeyCode::Char('v'), CTRL), (KeyCode::Char('v'), CTRL)];
    check("one|", &cut, "oneone|");
}

#[test]
fn a_typing_run_is_undone_and_redone_in_one_go() {
    let mut editor = editor("|");
    type_text(&mut editor, "hello there");
    press(&mut editor, KeyCode::Char('u'), CTRL);
    assert_eq!(shown(&editor), "|");
    press(&mut editor, KeyCode::Char('r'), CTRL);
    assert_eq!(shown(&editor), "hello there|");
}

#[test]
fn a_movement_ends_a_run_and_a_long_run_ends_at_a_word() {
    let mut editor = editor("|");
    type_text(&mut editor, "one");
    press(&mut editor, KeyCode::Home, NONE);
    type_text(&mut editor, "two");
    editor.undo();
    assert_eq!(shown(&editor), "|one");
    let mut editor = Editor::new("");
    type_text(&mut editor, "I listed the benefit and the risk of each option");
    editor.undo();
    assert_eq!(editor.text(), "I listed the benefit and the risk ");
}

#[test]
fn erasing_in_one_go_is_undone_in_one_go() {
    let mut editor = editor("abc def|");
    (0..3).for_each(|_| press(&mut editor, KeyCode::Backspace, NONE));
    assert_eq!(editor.text(), "abc ");
    editor.undo();
    assert_eq!(shown(&editor), "abc def|");
}

#[test]
fn a_paste_is_one_step_without_control_characters() {
    let mut editor = editor("a|b");
    editor.paste("x\u{1b}[2J\r\ny\tz\u{7}");
    assert_eq!(shown(&editor), "ax[2J\ny    z|b");
    editor.undo();
    assert_eq!(shown(&editor), "a|b");
}

#[test]
fn keys_of_others_are_left_alone() {
    let mut editor = editor("a|");
    assert_eq!(editor.on_key(KeyEvent::new(KeyCode::Char('d'), CTRL)), Effect::None);
    assert_eq!(editor.on_key(KeyEvent::new(KeyCode::Esc, NONE)), Effect::None);
    assert_eq!(editor.on_key(KeyEvent::new(KeyCode::Tab, NONE)), Effect::None);
    assert_eq!(editor.on_key(KeyEvent::new(KeyCode::Char('@'), CTRL | ALT)), Effect::Changed);
}

#[test]
fn words_are_counted_as_the_text_changes() {
    let mut editor = editor("one two|");
    assert_eq!(editor.words(), 2);
    type_text(&mut editor, " three\nfour");
    assert_eq!(editor.words(), 4);
}

#[test]
fn the_caret_stays_within_the_rows_shown() {
    let mut editor = editor("a\nb\nc\nd\ne|");
    editor.fit(20, 2);
    assert_eq!((editor.top_for(2), editor.caret_row()), (3, 4));
    press(&mut editor, KeyCode::Up, NONE);
    editor.fit(20, 2);
    assert_eq!(editor.top_for(2), 3);
    press(&mut editor, KeyCode::Home, CTRL);
    editor.fit(20, 2);
    assert_eq!(editor.top_for(2), 0);
}

fn any_key() -> impl Strategy<Value = (KeyCode, KeyModifiers)> {
    let code = prop_oneof![
        prop::sample::select(vec!['a', ' ', '\u{301}', '重', '👩', '\u{200d}', '🇯', '-', '。']).prop_map(KeyCode::Char),
        prop::sample::select(vec!['u', 'r', 'w', 'k', 'x', 'v', 'd', 'b', 'f', 'c', 'a']).prop_map(KeyCode::Char),
        prop::sample::select(vec![
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Enter,
        ]),
    ];
    (code, prop::sample::select(vec![NONE, NONE, CTRL, ALT, SHIFT, CTRL | SHIFT]))
}

proptest! {
    #[test]
    fn any_keys_at_any_width_leave_a_sound_text(keys in prop::collection::vec(any_key(), 0..120), columns in 1usize..24) {
        let mut editor = Editor::new("one two 重点 e\u{301}\n\nthree");
        for (code, modifiers) in keys {
            press(&mut editor, code, modifiers);
            editor.fit(columns, 3);
            let whole = crate::text::wrap::rows(editor.paragraphs[editor.caret.paragraph].text(), columns);
            prop_assert_eq!(editor.paragraphs[editor.caret.paragraph].rows(), &whole[..]);
            prop_assert_eq!(editor.settled(editor.caret), editor.caret);
        }
    }

    #[test]
    fn undoing_everything_brings_the_first_text_back(keys in prop::collection::vec(any_key(), 0..80)) {
        let mut editor = Editor::new("one two\nthree");
        for (code, modifiers) in keys {
            let undoes = modifiers.contains(CTRL) && matches!(code, KeyCode::Char('u' | 'r'));
            if !undoes {
                press(&mut editor, code, modifiers);
            }
        }
        let last = editor.text();
        while editor.undo() {}
        prop_assert_eq!(editor.text(), "one two\nthree");
        while editor.redo() {}
        prop_assert_eq!(editor.text(), last);
    }
}
