//! Writes the front matter of a draft, and changes single keys of it.

use super::{marks, mode_name, voice};
use crate::domain::{DraftHead, PartSeconds};
use crate::format::edit::{EditError, TomlText, quoted, quoted_list};

/// The head as TOML lines; lists that are empty and keys without a value are left out.
pub fn render_head(head: &DraftHead) -> String {
    let mut out = String::new();
    for (key, value) in top_values(head) {
        if let Some(value) = value {
            out.push_str(&format!("{key} = {value}\n"));
        }
    }
    if !head.marks.is_empty() {
        out.push_str("\n[marks]\n");
        for (part, value) in marks::values(&head.marks) {
            out.push_str(&format!("{} = {value}\n", part.id()));
        }
    }
    let voice = voice::values(head);
    if !voice.is_empty() {
        out.push_str("\n[voice]\n");
    }
    for (key, value) in voice {
        if let Some(value) = value {
            out.push_str(&format!("{key} = {value}\n"));
        }
    }
    out.push_str(&format!("\n[seconds]\nthink = {}\n", head.seconds.think));
    for (part, count) in &head.seconds.parts {
        out.push_str(&format!("{} = {count}\n", part.id()));
    }
    out
}

/// Every key at the top with its value as TOML, if it has one.
fn top_values(head: &DraftHead) -> [(&'static str, Option<String>); 18] {
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let list = |texts: &[String]| (!texts.is_empty()).then(|| quoted_list(texts));
    let number = |number: Option<u32>| number.map(|number| number.to_string());
    let mock = head.mock.as_ref();
    let plan = mock.filter(|mock| !mock.plan.is_empty());
    [
        ("question", Some(quoted(head.question.as_str()))),
        ("answer", head.answer.as_ref().map(|answer| quoted(answer.as_str()))),
        ("started", Some(head.started.to_string())),
        ("mode", Some(quoted(mode_name(head.mode)))),
        ("finished", Some(head.finished.to_string())),
        ("rating", head.rating.map(|rating| rating.number().to_string())),
        ("revises", text(&head.revises)),
        ("mock", mock.map(|mock| mock.started.to_string())),
        ("mock_plan", plan.map(|mock| quoted_list(mock.plan.iter().map(|id| id.as_str())))),
        ("mock_minutes", number(mock.and_then(|mock| mock.minutes))),
        ("mock_seed", number(mock.and_then(|mock| mock.seed))),
        ("mock_follow_ups", number(mock.and_then(|mock| mock.follow_ups))),
        ("limit", number(head.limit)),
        ("recording", text(&head.recording)),
        ("heard", head.heard.then(|| "true".to_owned())),
        ("said", list(&head.said)),
        ("not_said", list(&head.not_said)),
        ("met", list(&head.met)),
    ]
}

/// Changes the lines of `front` whose values differ between `old`, which it holds, and `new`.
pub fn update_head(front: &mut TomlText, old: &DraftHead, new: &DraftHead) -> Result<(), EditError> {
    let before = top_values(old).map(|(key, value)| (key.to_owned(), value));
    let after = top_values(new).map(|(key, value)| (key.to_owned(), value));
    update_table(front, "", &before, &after)?;
    update_table(front, "marks", &mark_values(old), &mark_values(new))?;
    update_table(front, "voice", &voice::values(old), &voice::values(new))?;
    update_table(front, "seconds", &second_values(&old.seconds), &second_values(&new.seconds))
}

type KeyAndValue = (String, Option<String>);

fn mark_values(head: &DraftHead) -> Vec<KeyAndValue> {
    marks::values(&head.marks).into_iter().map(|(part, value)| (part.id().to_owned(), Some(value))).collect()
}

fn second_values(seconds: &PartSeconds) -> Vec<KeyAndValue> {
    let think = ("think".to_owned(), Some(seconds.think.to_string()));
    let parts = seconds.parts.iter().map(|(part, count)| (part.id().to_owned(), Some(count.to_string())));
    std::iter::once(think).chain(parts).collect()
}

/// Changes the lines of `table` whose values differ between `before` and `after`.
fn update_table(
    front: &mut TomlText,
    table: &str,
    before: &[KeyAndValue],
    after: &[KeyAndValue],
) -> Result<(), EditError> {
    let value_in = |values: &[KeyAndValue], key: &str| {
        values.iter().find(|(other, _)| other == key).and_then(|(_, value)| value.clone())
    };
    for (key, value) in before {
        if value.is_some() && value_in(after, key).is_none() {
            front.remove(table, key)?;
        }
    }
    for (key, value) in after {
        if let Some(value) = value.as_ref().filter(|value| value_in(before, key).as_ref() != Some(value)) {
            front.set(table, key, value)?;
        }
    }
    Ok(())
}
