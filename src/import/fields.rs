//! Flash cards whose fields stand behind one another: Anki's text export, Quizlet's, tables saved as CSV.

use super::lines::{Card, Prepared};
use super::note::Skipped;
use super::phrases::{is_answer_label, sounds_asked};
use super::prompts::{after_answer_mark, clean_prompt};
use super::tables::{is_about_question, is_question_name};
use crate::domain::{Framework, PartId};
use crate::format::aliases::parts_named;
use crate::text::words::has_letters;
use std::ops::Range;

/// A quoted field that goes on over more lines than this was opened by a slip. A convention of this program.
const MOST_LINES: usize = 30;

/// Finds the cards, and takes out the settings above them and the heads of their columns.
pub fn take_fields(prepared: &mut Prepared) {
    if !take_anki(prepared) {
        take_separated(prepared);
    }
}

/// Anki's "Notes in Plain Text": lines of settings, then the notes. Gives whether the text is one.
fn take_anki(prepared: &mut Prepared) -> bool {
    let settings = prepared.lines.iter().take_while(|line| anki_setting(line).is_some()).count();
    if settings == 0 {
        return false;
    }
    let value = |name: &str| {
        prepared.lines.iter().take(settings).filter_map(|line| anki_setting(line)).find(|(key, _)| *key == name)
    };
    let separator = separator(value("separator").map_or("tab", |(_, value)| value));
    // Columns that hold no text of the note, counted from 1.
    let others: Vec<usize> = ["tags column", "deck column", "notetype column", "guid column"]
        .iter()
        .filter_map(|name| value(name).and_then(|(_, column)| column.trim().parse().ok()))
        .collect();
    prepared.drop_data(0..settings, "a setting of Anki");
    for (lines, fields) in records(prepared, settings, separator) {
        let (data, texts): (Vec<_>, Vec<_>) =
            fields.into_iter().enumerate().partition(|(index, _)| others.contains(&(index + 1)));
        let mut texts = texts.into_iter().map(|(_, field)| shown(&field));
        let question = texts.next().unwrap_or_default();
        let answers: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        add_card(prepared, lines.clone(), &question, answers.join("\n\n"), Vec::new());
        let data: Vec<String> = data.into_iter().map(|(_, field)| field).filter(|field| !field.is_empty()).collect();
        if !data.is_empty() {
            prepared.skipped.push(Skipped::remark(prepared.number(lines.start), data.join(" "), "a column of Anki"));
        }
    }
    true
}

/// `#name:value` in the head of an export.
fn anki_setting(line: &str) -> Option<(&str, &str)> {
    #[rustfmt::skip]
    const NAMES: [&str; 9] = [
        "separator", "html", "tags column", "deck column", "notetype column", "guid column", "deck", "notetype", "columns",
    ];
    let (key, value) = line.strip_prefix('#')?.split_once(':')?;
    NAMES.contains(&key).then_some((key, value))
}

fn separator(name: &str) -> char {
    match name.to_ascii_lowercase().as_str() {
        "comma" => ',',
        "semicolon" => ';',
        "pipe" => '|',
        "colon" => ':',
        "space" => ' ',
        _ => name.chars().next().filter(|_| name.chars().count() == 1).unwrap_or('\t'),
    }
}

/// Lines that all have the same fields: below a head that names a column of questions, or most of them questions.
fn take_separated(prepared: &mut Prepared) {
    for separator in ['\t', ';', ','] {
        let records = records(prepared, 0, separator);
        let Some((head_lines, head)) = records.first().cloned() else { return };
        if records.len() < 2 || head.len() < 2 {
            continue;
        }
        if let Some(question) = head.iter().position(|name| is_question_name(name)) {
            prepared.drop_data(head_lines, "the heads of the columns");
            records.into_iter().skip(1).for_each(|record| take_named(prepared, &head, question, record));
            return;
        }
        let asked =
            records.iter().filter(|(_, fields)| fields.first().is_some_and(|text| sounds_asked(&clean_prompt(text))));
        let is_of_two = records.iter().all(|(_, fields)| fields.len() == 2);
        if separator != ',' && is_of_two && asked.count() * 2 > records.len() {
            for (lines, fields) in records {
                let [question, answer] = fields.as_slice() else { continue };
                add_card(prepared, lines, question, shown(answer), Vec::new());
            }
            return;
        }
    }
}

/// A record below named columns: those named as answers answer, else the first that is not about the question.
fn take_named(prepared: &mut Prepared, head: &[String], question: usize, record: (Range<usize>, Vec<String>)) {
    let (lines, fields) = record;
    let names_part = |name: &str| parts_named(name, Framework::Star).is_some_and(|named| named.ids != [PartId::Answer]);
    let is_named =
        |name: &String| names_part(name) || is_answer_label(name) || after_answer_mark(&format!("{name}:")).is_some();
    let has_named = head.iter().any(is_named);
    let first = head.iter().enumerate().position(|(index, name)| index != question && !is_about_question(name));
    let (mut answers, mut left_out) = (Vec::new(), Vec::new());
    for (index, field) in fields.iter().enumerate().filter(|(index, _)| *index != question) {
        let name = head.get(index).cloned().unwrap_or_default();
        let is_answer = if has_named { is_named(&name) } else { Some(index) == first };
        match is_answer {
            true if field.is_empty() => {}
            true if names_part(&name) => answers.push(format!("{name}: {}", shown(field))),
            true => answers.push(shown(field)),
            false if field.chars().any(char::is_alphabetic) => left_out.push((name, field.clone())),
            false => {}
        }
    }
    let question = fields.get(question).cloned().unwrap_or_default();
    add_card(prepared, lines, &question, answers.join("\n\n"), left_out);
}

/// The records from line `from` on, each with its lines and fields, which may be in quotes.
fn records(prepared: &Prepared, from: usize, separator: char) -> Vec<(Range<usize>, Vec<String>)> {
    let Ok(delimiter) = u8::try_from(separator) else { return Vec::new() };
    let text = prepared.lines.get(from..).unwrap_or_default().join("\n");
    let quoted = read_records(&text, from, delimiter, true);
    match quoted.iter().any(|(lines, _)| lines.len() > MOST_LINES) {
        true => read_records(&text, from, delimiter, false),
        false => quoted,
    }
}

fn read_records(text: &str, from: usize, delimiter: u8, quoting: bool) -> Vec<(Range<usize>, Vec<String>)> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).quoting(quoting).has_headers(false).flexible(true);
    let reader = builder.from_reader(text.as_bytes());
    let found = reader.into_records().map_while(Result::ok).map(|record| {
        let start = record.position().map_or(0, |position| position.line());
        let fields: Vec<String> = record.iter().map(|field| field.trim().to_owned()).collect();
        (usize::try_from(start).unwrap_or(1).saturating_sub(1), fields)
    });
    let found: Vec<(usize, Vec<String>)> = found.collect();
    let breaks = |fields: &[String]| fields.iter().map(|field| field.matches('\n').count()).sum::<usize>();
    let has_text = |fields: &[String]| fields.iter().any(|field| !field.is_empty());
    let records = found.into_iter().filter(|(_, fields)| has_text(fields));
    records.map(|(start, fields)| (from + start..from + start + breaks(&fields) + 1, fields)).collect()
}

/// A field with its `<br>` as line breaks.
fn shown(field: &str) -> String {
    let text = ["<br>", "<br/>", "<br />", "<div>"].iter().fold(field.to_owned(), |text, tag| text.replace(tag, "\n"));
    text.replace("</div>", "")
}

/// Adds the card, where it asks anything.
fn add_card(
    prepared: &mut Prepared,
    lines: Range<usize>,
    question: &str,
    answer: String,
    left_out: Vec<(String, String)>,
) {
    if has_letters(&clean_prompt(question)) {
        let card = Card { question: question.to_owned(), answer, end: lines.end, left_out };
        prepared.cards.insert(lines.start, card);
    }
}

#[cfg(test)]
mod tests {
    use crate::import::parse_notes;
    use crate::import::tests::check_imported;

    #[test]
    fn cards_of_two_fields_are_questions_and_answers() {
        check_imported(
            "Why us?\tYour maps.\nWhy now?\tI have time.\n",
            &[(1, "Why us?", "Your maps."), (2, "Why now?", "I have time.")],
            &[],
        );
        check_imported(
            "Why us?;Your maps.\nA plan;None.\nWhy now?;Time.",
            &[(1, "Why us?", "Your maps."), (2, "A plan", "None."), (3, "Why now?", "Time.")],
            &[],
        );
    }

    #[test]
    fn a_head_says_which_column_asks_and_which_answers() {
        check_imported(
            "Level,Question,My answer\nhard,\"Why us?\",\"Your maps,\nmostly.\"\n,Why now?,\n",
            &[(2, "Why us?", "Your maps,\nmostly."), (4, "Why now?", "")],
            &["Level,Question,My answer", "hard"],
        );
    }

    #[test]
    fn columns_of_parts_answer_together() {
        check_imported(
            "Question\tSituation\tTask\tResult\nWhy us?\tA map\t\tA better one\nWhy now?\tNone\tMine\tTime\n",
            &[
                (2, "Why us?", "Situation: A map\n\nResult: A better one"),
                (3, "Why now?", "Situation: None\n\nTask: Mine\n\nResult: Time"),
            ],
            &["Question\tSituation\tTask\tResult"],
        );
    }

    #[test]
    fn an_export_of_anki_has_settings_and_columns_of_its_own() {
        check_imported(
            "#separator:Semicolon\n#tags column:3\nWhy us?;\"Your <b>maps</b>.<br>And \"\"quiet\"\".\";self\n",
            &[(3, "Why us?", "Your <b>maps</b>.\nAnd \"quiet\".")],
            &["#separator:Semicolon\n#tags column:3", "self"],
        );
    }

    #[test]
    fn prose_with_such_marks_is_none() {
        for text in [
            "Why us? Yes, we, said.\nNo, never, again.",
            "## Why us?\n\tYour maps.\n",
            "\tSituation:\tA\n\tTask:\tB\n",
            "a \"b\n\"c\tx\ny\tz",
        ] {
            assert!(parse_notes(text, "cards").questions.iter().all(|note| note.prompt == "Why us?"), "{text}");
        }
    }
}
