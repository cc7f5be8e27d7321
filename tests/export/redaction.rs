//! Eight names in forty spellings, in every field that a sheet is made from, leave all five formats.

use crate::home::Home;
use crate::pdf_text::Pdf;
use greenroom::domain::{Interview, Rating};
use greenroom::export::Format;
use greenroom::export::wishes::{Form, Wishes};

/// A name as it is set, its letters in a row, and how people write it.
const NAMES: [(&str, &str, [&str; 5]); 8] = [
    ("Brightwell's", "brightwell", ["Brightwell’s", "BRIGHTWELL'S", "Brightwells", "Brightwellʼs", "Brightwell"]),
    ("Coast-Data", "coastdata", ["Coast\u{2011}Data", "coast–data", "Coast‐Data", "Coast\u{ad}Data", "Coast Data"]),
    (
        "Ferris & Sohn",
        "ferris",
        ["Ferris and Sohn", "Ferris&Sohn", "FERRIS & SOHN", "Ferris\u{a0}& Sohn", "ferris and sohn"],
    ),
    ("Quillpenny", "quillpenny", ["Quillpennys", "Quillpenny’s", "quillpenny", "Quill\u{ad}penny", "Ｑuillpenny"]),
    (
        "Lumière Vive",
        "lumiere",
        ["Lumie\u{300}re Vive", "LUMIÈRE VIVE", "Lumière\u{202f}Vive", "Lumière-Vive", "LumièreVive"],
    ),
    ("O'Mallory", "omallory", ["O’Mallory", "O`Mallory", "O'MALLORY", "OMallory", "O’Mallory’s"]),
    (
        "Northgate",
        "northgate",
        ["northgate_payments", "Northgate-led", "the Northgates'", "North\u{200b}gate", "“Northgate”"],
    ),
    (
        "Vale and Moor",
        "vale",
        ["Vale & Moor", "Vale&Moor", "vale and moor", "Vale\u{a0}and\u{2009}Moor", "VALE AND MOOR"],
    ),
];

/// The letters of `text` in a row, accents and what is not seen left out.
fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() && *c != '\u{3164}').collect()
}

/// A home whose five stories each hold one of `spellings` wherever one may write.
fn home(name: &str, spellings: &[&str]) -> Home {
    let mut questions = String::new();
    let mut answers = Vec::new();
    for (number, spelling) in spellings.iter().enumerate() {
        questions.push_str(&format!(
            "[[question]]\nid = \"first-{number}\"\nprompt = \"Why {spelling} of all?\"\ncompetency = \"at {spelling}\"\n\
             asked_as = [\"What drew you to {spelling} then?\"]\nlook_for = [\"knows {spelling} well\"]\n\
             follow_ups = [\"And after {spelling} it was?\"]\n\n\
             [[question]]\nid = \"second-{number}\"\nprompt = \"And now {spelling} is what?\"\n\n"
        ));
        let answer = format!(
            "+++\nquestions = [\"first-{number}\"]\nsource = \"notes from {spelling} in May\"\n+++\n# Leaving {spelling} behind\n\n\
             ## Situation\nI had been with {spelling} for 3 years.\n\n## Task\nTo **tell {spelling} myself**.\n\n\
             ## Action\n- Wrote to {spelling} first.\n\n## Result\nIn 2 weeks {spelling} had 15% fewer open calls. \
             I learned that {spelling} listens.\n"
        );
        answers.push((format!("story-{number}"), answer));
    }
    let mut home = Home::new(&questions, &answers);
    for (number, spelling) in spellings.iter().enumerate() {
        let situation = format!("It was {spelling} again.");
        home.add_draft(&format!("second-{number}"), Rating::Good, &situation, &format!("I rang {spelling} up."));
        home.add_fix(&format!("first-{number}"), &format!("Name what {spelling} gained"));
        let (prompt, said) = (format!("And after {spelling} it was?"), format!("After {spelling} it was quiet."));
        home.add_follow_up(&format!("first-{number}"), &prompt, &said);
        home.notes.push_str(&format!("## Ask\n\n- who runs {spelling} now\n\n    code at {spelling} too\n\n"));
    }
    home.config.redact = vec![(name.to_owned(), "my old firm".to_owned())];
    home
}

/// The same in the front matter and the text of an interview's note.
fn interview(spelling: &str) -> Interview {
    Interview {
        company: Some(spelling.to_owned()),
        role: Some(format!("buyer at {spelling}")),
        text: format!("Ask {spelling} for a map."),
        ..Interview::on(jiff::civil::date(2026, 12, 10))
    }
}

#[test]
fn eight_names_in_forty_spellings_leave_every_format() {
    let written = [
        (Form::Page, &[Format::Md, Format::Html, Format::Pdf, Format::Anki][..]),
        (Form::Full, &[Format::Md, Format::Html, Format::Pdf, Format::Anki]),
        (Form::Everything, &[Format::Json]),
    ];
    for (name, core, spellings) in NAMES {
        assert!(spellings.iter().all(|spelling| letters(spelling).contains(core)), "{spellings:?}");
        let home = home(name, &spellings);
        for (form, formats) in written {
            let wishes = Wishes { form, interview: Some(interview(spellings[0])), ..Wishes::default() };
            for format in formats {
                let bytes = home.file(&wishes, *format);
                let text = match format {
                    Format::Pdf => Pdf::read(&bytes).pages().concat() + &String::from_utf8_lossy(&bytes),
                    _ => String::from_utf8(bytes).expect("text"),
                };
                let text = letters(&text);
                let at = text.find(core).map(|at| text.get(at.saturating_sub(20)..at + 30));
                assert!(at.is_none(), "{name} is left in {format:?} as {form:?}: {at:?}");
                assert!(text.contains("myoldfirm"), "{name} in {format:?}");
            }
        }
    }
}

#[test]
fn the_letters_of_a_name_that_is_not_redacted_are_found_by_this_test() {
    let mut home = home("Northgate", &["Northgate"]);
    home.config.redact.clear();
    for format in Format::ALL {
        let bytes = home.file(&Wishes::default(), format);
        let text = match format {
            Format::Pdf => Pdf::read(&bytes).pages().concat(),
            _ => String::from_utf8(bytes).expect("text"),
        };
        assert!(letters(&text).contains("northgate"), "{format:?}");
    }
}
