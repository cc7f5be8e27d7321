//! The prep sheet in every format, held against golden files in `tests/golden`.
//!
//! After a wanted change: `GREENROOM_BLESS=1 cargo test --test export`, then look at the difference.

mod content;
mod figures;
mod home;
mod pdf;
mod pdf_text;
mod redaction;

use greenroom::export::page::{Brevity, Item, Row, compose};
use greenroom::export::wishes::{Form, Order, Wishes};
use greenroom::export::{Format, MARK_WITHIN, Options, Paper, Sheet, is_ours, render};
use greenroom::text::rich::{RichBlock, RichRun};
use home::{Home, question, rich, rich_and_wide, sixty};
use pdf_text::Pdf;
use std::path::Path;
use std::sync::{Arc, Mutex};

fn page() -> Wishes {
    Wishes { examples: true, ..Wishes::default() }
}

fn full() -> Wishes {
    Wishes { form: Form::Full, ..page() }
}

fn everything() -> Wishes {
    Wishes { form: Form::Everything, ..page() }
}

#[track_caller]
fn check_golden(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("GREENROOM_BLESS").is_some() {
        std::fs::write(&path, bytes).expect("the golden file is written");
    }
    let expected = std::fs::read(&path).unwrap_or_default();
    let (expected, found) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(bytes));
    let differs = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
    assert!(
        expected == found,
        "{name} differs, first in line {:?}: {:?} was {:?}",
        differs.map(|line| line + 1),
        differs.and_then(|line| found.lines().nth(line)),
        differs.and_then(|line| expected.lines().nth(line)),
    );
}

#[test]
fn markdown_is_as_it_was() {
    check_golden("sheet.md", &rich_and_wide().file(&page(), Format::Md));
    check_golden("sheet-full.md", &rich_and_wide().file(&full(), Format::Md));
}

#[test]
fn html_is_as_it_was() {
    check_golden("sheet.html", &rich_and_wide().file(&page(), Format::Html));
    check_golden("sheet-full.html", &rich_and_wide().file(&full(), Format::Html));
}

#[test]
fn anki_notes_are_as_they_were() {
    check_golden("sheet.tsv", &rich_and_wide().file(&page(), Format::Anki));
}

#[test]
fn json_is_as_it_was() {
    check_golden("sheet.json", &rich_and_wide().file(&everything(), Format::Json));
}

#[test]
fn the_text_of_the_pdf_is_as_it_was() {
    let bytes = rich().file(&page(), Format::Pdf);
    check_golden("sheet.pdf.txt", Pdf::read(&bytes).pages().join("\n\n").as_bytes());
}

/// The file of sixty stories, made once for all tests.
fn sixty_file(form: Form, format: Format) -> Arc<Vec<u8>> {
    type Made = (Form, Format, Arc<Vec<u8>>);
    static FILES: Mutex<Vec<Made>> = Mutex::new(Vec::new());
    let mut files = FILES.lock().expect("not poisoned");
    if let Some((_, _, bytes)) = files.iter().find(|(f, g, _)| *f == form && *g == format) {
        return Arc::clone(bytes);
    }
    let bytes = Arc::new(sixty().file(&Wishes { form, ..page() }, format));
    files.push((form, format, Arc::clone(&bytes)));
    bytes
}

#[test]
fn sixty_stories_are_written_in_every_format() {
    for format in Format::ALL {
        for form in [Form::Page, Form::Full] {
            let bytes = sixty_file(form, format);
            assert!(bytes.len() > 10_000, "{format:?} has {} bytes", bytes.len());
        }
    }
    check_golden("sixty.md", &sixty_file(Form::Page, Format::Md));
}

#[test]
fn every_file_bears_our_mark_in_its_first_kilobyte() {
    for format in Format::ALL {
        for form in [Form::Page, Form::Full] {
            let bytes = sixty_file(form, format);
            assert!(is_ours(&bytes[..MARK_WITHIN.min(bytes.len())]), "{format:?}");
        }
    }
    assert!(!is_ours(b"# My own prep sheet\n"));
    assert!(!is_ours(&[&[b' '; MARK_WITHIN][..], b"Greenroom prep sheet"].concat()));
}

#[test]
fn the_same_input_and_date_give_the_same_bytes() {
    for format in Format::ALL {
        for wishes in [page(), full()] {
            assert!(rich().file(&wishes, format) == rich().file(&wishes, format), "{format:?}");
        }
    }
}

/// Every text of the sheet in reading order, without white space.
fn sheet_text(sheet: &Sheet) -> String {
    let page = compose(sheet, Brevity::Whole);
    let brief = sheet.form == Form::Page;
    let mut texts = vec![page.title, page.subtitle];
    for section in page.sections {
        texts.push(section.heading);
        texts.extend(section.mark);
        for row in section.rows {
            match row {
                Row::Opening(text) | Row::Sentence(text) => texts.push(text),
                Row::Cues { part, cues } => {
                    texts.push(if brief { part.short } else { part.long });
                    texts.extend(cues);
                }
                Row::Fact { label, text } => texts.extend([label.to_owned(), text]),
                Row::Fix(text) => texts.extend(["Fix".to_owned(), text]),
                Row::List { label, items } => {
                    texts.push(label.to_owned());
                    texts.extend(items.into_iter().flat_map(|Item { text, under }| [vec![text], under].concat()));
                }
                Row::Text { part, blocks, .. } => {
                    texts.extend(part.map(|part| part.long));
                    texts.extend(blocks.iter().map(block_text));
                }
                Row::Space => texts.push("Notes".to_owned()),
                Row::Notes { .. } => {}
            }
        }
    }
    bare(&texts.concat())
}

fn block_text(block: &RichBlock) -> String {
    let plain = |runs: &[RichRun]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    match block {
        RichBlock::Heading { text, .. } | RichBlock::Paragraph(text) => plain(text),
        RichBlock::Item { marker, text, .. } if marker == "•" => plain(text),
        RichBlock::Item { marker, text, .. } => format!("{marker}{}", plain(text)),
        RichBlock::Code(text) => text.clone(),
        RichBlock::Rule => String::new(),
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[track_caller]
fn check_pdf_text(sheet: &Sheet, bytes: &[u8]) {
    let pages = Pdf::read(bytes).pages();
    let mut read = String::new();
    for (number, page) in pages.iter().enumerate() {
        let footer = bare(&format!("{} / {}", number + 1, pages.len()));
        let page = bare(page);
        // The cues of a compact page are told apart by dots.
        read.push_str(page.strip_suffix(&footer).unwrap_or_else(|| panic!("page {} has no number", number + 1)));
    }
    let plain = |text: &str| text.replace('·', "");
    assert_eq!(plain(&read), plain(&sheet_text(sheet)));
}

#[test]
fn the_pdf_says_what_the_sheet_says_but_for_white_space() {
    let mut home = rich();
    home.notes.clear();
    for wishes in [page(), full()] {
        let (sheet, _) = home.sheet(&wishes);
        for paper in [Paper::A4, Paper::Letter] {
            let bytes = render(&sheet, Format::Pdf, &Options { paper, ..Options::default() }).expect("a PDF").bytes;
            check_pdf_text(&sheet, &bytes);
        }
        check_pdf_text(&sixty().sheet(&wishes).0, &sixty_file(wishes.form, Format::Pdf));
    }
}

#[test]
fn the_notes_are_in_the_pdf_as_they_read() {
    let bytes = rich().file(&page(), Format::Pdf);
    let text = bare(&Pdf::read(&bytes).pages().concat());
    for part in [
        "How is on-call shared, and who wakes up?",
        "2. Ask for Ms Sato",
        "raw & code",
        "map (https://example.com/map)",
    ] {
        assert!(text.contains(&bare(part)), "{part:?} is missing in {text}");
    }
}

#[test]
fn the_pdf_has_an_outline_entry_for_each_story() {
    assert_eq!(Pdf::read(&sixty_file(Form::Page, Format::Pdf)).outline(), 60);
}

#[test]
fn redacted_words_leave_everywhere_and_are_counted() {
    let mut home = rich_and_wide();
    home.config.redact.push(("Prep sheet".to_owned(), "Paper".to_owned()));
    home.config.redact.push(("stable".to_owned(), "steady".to_owned()));
    for format in [Format::Md, Format::Html, Format::Anki, Format::Json] {
        let text = home.text(&everything(), format).to_lowercase();
        for word in ["acme", "東京商事", "craft", "stable"] {
            assert!(!text.contains(word), "{word} is left in {format:?}");
        }
    }
    assert!(home.sheet(&everything()).1 > 5);
    assert_eq!(home.text(&page(), Format::Html).matches("<title>Paper</title>").count(), 1);
    let mut latin = rich();
    latin.config.redact.push(("Prep".to_owned(), "Secret".to_owned()));
    let pdf = latin.file(&page(), Format::Pdf);
    let clear = String::from_utf8_lossy(&pdf).replace("Greenroom prep sheet", "");
    assert!(clear.contains("Secret sheet") && !clear.contains("Prep"), "the title of the metadata");
}

#[test]
fn markup_in_a_story_is_text_in_html() {
    for wishes in [page(), full()] {
        let text = rich().text(&wishes, Format::Html);
        assert!(
            text.contains("&lt;script&gt;alert(") && text.contains("We had &lt;script&gt;alert(1)&lt;/script&gt; and")
        );
        for sign in ["<script", "<img", "onerror=\"", "http-equiv", " src=\"", "<link", "url("] {
            assert!(!text.contains(sign), "{sign}");
        }
        assert!(text.contains("<html lang=\"en\">") && text.contains("<main>"));
    }
}

#[test]
fn headings_of_html_skip_no_level() {
    for wishes in [page(), full()] {
        let mut last = 0;
        for piece in rich().text(&wishes, Format::Html).split("<h").skip(1) {
            let Some(level) = piece.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
    }
}

#[test]
fn an_anki_note_has_an_id_two_sides_and_tags() {
    let text = rich_and_wide().text(&page(), Format::Anki);
    let notes: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(notes.len(), 8);
    let mut ids: Vec<&str> = Vec::new();
    for note in notes {
        let fields: Vec<&str> = note.split('\t').collect();
        assert_eq!(fields.len(), 4, "{note}");
        ids.push(fields[0]);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 8);
    assert!(text.contains("<b>settle it without a vote</b>"));
    let reworded = Home::new(
        "[[question]]\nid = \"markup\"\nprompt = \"Reworded\"\n",
        &[("markup".to_owned(), "## Task\n**x**".to_owned())],
    );
    let again = reworded.text(&page(), Format::Anki);
    let id = again.lines().last().and_then(|line| line.split('\t').next()).expect("an id").to_owned();
    assert!(ids.contains(&id.as_str()), "the id comes from the question's id alone");
}

#[test]
fn an_own_answer_comes_before_a_draft_and_a_draft_before_an_example() {
    let questions = "[[question]]\nid = \"a\"\nprompt = \"A?\"\n[[question]]\nid = \"b\"\nprompt = \"B?\"\n";
    let story =
        |example: bool| format!("+++\nquestions = [\"a\", \"b\"]\nexample = {example}\n+++\n## Task\n**told**\n");
    let mut home = Home::new(questions, &[("theirs".to_owned(), story(true))]);
    assert!(home.sheet(&Wishes::default()).0.is_empty());
    assert!(home.text(&page(), Format::Md).contains("(example)"));
    home.add_draft("a", greenroom::domain::Rating::Easy, "Tried.", "Did.");
    let text = home.text(&page(), Format::Md);
    assert!(text.contains("## A (draft of 22 Nov 2026, rated easy)") && text.contains("## Theirs (example)"), "{text}");
    let mut home = Home::new(questions, &[("theirs".to_owned(), story(true)), ("mine".to_owned(), story(false))]);
    home.add_draft("a", greenroom::domain::Rating::Easy, "Tried.", "Did.");
    let text = home.text(&page(), Format::Md);
    assert!(text.contains("## Mine\n") && !text.contains("(draft") && !text.contains("(example"), "{text}");
}

#[track_caller]
fn check_questions(wishes: Wishes, expected: &[&str]) {
    let mut home = sixty();
    home.due = vec![question("question-3"), question("question-10")];
    home.strength = [("question-0", 0.9), ("question-1", 0.2), ("question-2", 0.5)]
        .into_iter()
        .map(|(id, strength)| (question(id), strength))
        .collect();
    let asked = ["question-0", "question-1", "question-2", "question-3", "question-7", "question-10"];
    home.config.skip =
        (0..60).map(|n| question(&format!("question-{n}"))).filter(|id| !asked.contains(&id.as_str())).collect();
    let (sheet, _) = home.sheet(&wishes);
    let found: Vec<&str> = sheet.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn questions_are_chosen_by_id_competency_need_and_weakness() {
    let all = ["question-0", "question-7", "question-1", "question-2", "question-3", "question-10"];
    check_questions(Wishes::default(), &all);
    check_questions(Wishes { questions: vec![question("question-5")], ..Wishes::default() }, &["question-5"]);
    let competency = Some("SKILL 0".to_owned());
    check_questions(Wishes { competency, ..Wishes::default() }, &["question-0", "question-7"]);
    check_questions(Wishes { due: true, ..Wishes::default() }, &["question-3", "question-10"]);
    let weakest = Wishes { weakest: Some(4), order: Order::Weakness, ..Wishes::default() };
    check_questions(weakest, &["question-3", "question-7", "question-10", "question-1"]);
    let by_weakness = Wishes { order: Order::Weakness, ..Wishes::default() };
    check_questions(
        by_weakness,
        &["question-3", "question-7", "question-10", "question-1", "question-2", "question-0"],
    );
}
