//! Eight names in forty spellings, in every field that a sheet is made from, leave all five formats.

use crate::home::Home;
use crate::pdf_text::Pdf;
use greenroom::domain::Rating;
use greenroom::export::Format;
use greenroom::export::select::Wishes;
use greenroom::export::sheet::Form;

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

/// A home that holds `spelling` wherever one may write.
fn home(name: &str, spelling: &str) -> Home {
    let quoted = spelling.replace('"', "'");
    let questions = format!(
        "[[question]]\nid = \"first\"\nprompt = \"Why {quoted} of all?\"\ncompetency = \"at {quoted}\"\n\
         asked_as = [\"What drew you to {quoted} then?\"]\nlook_for = [\"knows {quoted} well\"]\nfollow_ups = [\"And after {quoted} it was?\"]\n\
         [[question]]\nid = \"second\"\nprompt = \"And now {quoted} is what?\"\n"
    );
    let answer = format!(
        "+++\nquestions = [\"first\"]\nsource = \"notes from {quoted} in May\"\n+++\n# Leaving {spelling} behind\n\n\
         ## Situation\nI had been with {spelling} for 3 years.\n\n## Task\nTo **tell {spelling} myself**.\n\n\
         ## Action\n- Wrote to {spelling} first.\n\n## Result\nIn 2 weeks {spelling} had 15% fewer open calls. I learned that {spelling} listens.\n"
    );
    let mut home = Home::new(&questions, &[("story".to_owned(), answer)]);
    home.add_draft("second", Rating::Good, &format!("It was {spelling} again."), &format!("I rang {spelling} up."));
    home.add_fix("first", &format!("Name what {spelling} gained"));
    home.notes =
        format!("## Ask\n\n- who runs {spelling} now\n\n    code at {spelling} too\n\n[map](https://example.com/m)\n");
    home.config.redact = vec![(name.to_owned(), "my old firm".to_owned())];
    home
}

#[test]
fn eight_names_in_forty_spellings_leave_every_format() {
    let forms = [Form::Page, Form::Full, Form::Everything];
    for (name, core, spellings) in NAMES {
        for spelling in spellings {
            assert!(letters(spelling).contains(core), "{spelling}");
            let home = home(name, spelling);
            for (form, format) in forms.into_iter().flat_map(|form| Format::ALL.map(|format| (form, format))) {
                let bytes = home.file(&Wishes { form, ..Wishes::default() }, format);
                let text = match format {
                    Format::Pdf => Pdf::read(&bytes).pages().concat() + &String::from_utf8_lossy(&bytes),
                    _ => String::from_utf8(bytes).expect("text"),
                };
                let text = letters(&text);
                assert!(!text.contains(core), "{spelling} of {name} is left in {format:?} as {form:?}");
                assert!(text.contains("myoldfirm"), "{spelling} of {name} in {format:?}");
            }
        }
    }
}

#[test]
fn the_letters_of_a_name_that_is_not_redacted_are_found_by_this_test() {
    let mut home = home("Northgate", "Northgate");
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
