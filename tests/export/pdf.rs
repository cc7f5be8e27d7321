//! The PDF: how many pages, what gives way when they are full, what the font lacks, and its structure.

use crate::home::{Home, rich, stories, unmarked_stories};
use crate::pdf_text::Pdf;
use crate::{bare, full, page};
use greenroom::export::{Format, Options, Paper, Rendered, render};

fn rendered(home: &Home, options: &Options) -> Rendered {
    render(&home.sheet(&page()).0, Format::Pdf, options).expect("a PDF")
}

/// The number of pages of the short form, and what is said of it.
fn pages_of(home: &Home, paper: Paper) -> (usize, Vec<String>) {
    let rendered = rendered(home, &Options { paper, ..Options::default() });
    (Pdf::read(&rendered.bytes).pages().len(), rendered.notices)
}

#[test]
fn eight_stories_fit_one_page_and_sixteen_two() {
    for (count, pages) in [(1, 1), (8, 1), (9, 2), (16, 2)] {
        let mut home = stories(count);
        home.notes = "## To ask\n\n- Who decides?\n- What changed last year?\n".to_owned();
        for paper in [Paper::A4, Paper::Letter] {
            assert!(pages_of(&home, paper).0 <= pages, "{count} stories on {paper:?}");
        }
    }
}

#[test]
fn a_full_page_leaves_sentences_of_the_action_out_first_and_says_so() {
    let mut home = unmarked_stories(8);
    let (pages, notices) = pages_of(&home, Paper::A4);
    assert_eq!(pages, 1);
    assert!(notices.iter().any(|notice| notice.contains("leaves out") && notice.contains("--full")), "{notices:?}");
    let text = bare(&Pdf::read(&home.file(&page(), Format::Pdf)).pages().concat());
    for number in 0..8 {
        let result = format!("It has held for {} weeks since", number + 3);
        assert!(text.contains(&bare(&result)), "the outcome of story {number} is there");
        assert!(text.contains(&bare(&format!("I learned to ask early in case {number}"))), "so is its lesson");
    }
    home.notes = "A long note. ".repeat(700);
    let (pages, notices) = pages_of(&home, Paper::A4);
    assert!(pages > 1 && notices.iter().any(|notice| notice.contains("pages this time")), "{pages} {notices:?}");
}

fn told(answer: &str, prompt: &str) -> Home {
    let questions = format!("[[question]]\nid = \"q\"\nprompt = \"{prompt}\"\n");
    Home::new(&questions, &[("a".to_owned(), format!("+++\nquestions = [\"q\"]\n+++\n{answer}"))])
}

#[test]
fn characters_that_the_font_lacks_give_way_and_are_named_once() {
    let home = told(
        "# The start 🚀 of it\n\n## Situation\nWe had **forty pages 📟 a week**.\n\n## Action\nI **cut ① them** 🧨. Then 🎉!\n\n\
         ## Result\n**Six a week 🚀**\n",
        "Why?",
    );
    let rendered = rendered(&home, &Options::default());
    let text = Pdf::read(&rendered.bytes).pages().concat().replace('\n', " ");
    for part in ["The start of it", "forty pages a week", "cut 1 them", "Six a week"] {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
    let [notice] = rendered.notices.as_slice() else { panic!("{:?}", rendered.notices) };
    assert_eq!(notice.matches("U+1F680").count(), 1, "{notice}");
    let strict = Options { strict: true, ..Options::default() };
    let error = render(&home.sheet(&page()).0, Format::Pdf, &strict).expect_err("a lacking glyph").to_string();
    assert!(error.contains("U+1F680") && error.contains("--format html"), "{error}");
}

#[test]
fn a_script_that_the_font_lacks_is_written_with_one_warning_and_refused_only_when_strict() {
    let answers = [
        ("# 東京での一年\n\n## Situation\n毎日の会議は日本語でした。\n\n## Result\n会議で話せた。\n", "U+6771"),
        ("# שלום עולם\n\n## Task\nאחת שתיים שלוש\n", "U+05E9"),
    ];
    for (answer, first) in answers {
        let home = told(answer, "Why?");
        let rendered = rendered(&home, &Options::default());
        let [notice] = rendered.notices.as_slice() else { panic!("{:?}", rendered.notices) };
        for part in [first, "more", "much of the text cannot be read", "--font FILE"] {
            assert!(notice.contains(part), "{part:?} is missing in {notice:?}");
        }
        assert!(Pdf::read(&rendered.bytes).pages().concat().contains("???"));
        let strict = Options { strict: true, ..Options::default() };
        let error = render(&home.sheet(&page()).0, Format::Pdf, &strict).expect_err("no glyphs").to_string();
        assert!(error.contains("--format html"), "{error:?}");
    }
}

#[test]
fn what_is_no_font_is_refused() {
    let font = Some(b"no font".to_vec());
    let home = told("# A year\n\n## Result\nIt held.\n", "Why?");
    assert!(render(&home.sheet(&page()).0, Format::Pdf, &Options { font, ..Options::default() }).is_err());
}

#[test]
fn a_pdf_tells_its_structure_and_language() {
    for wishes in [page(), full()] {
        let bytes = rich().file(&wishes, Format::Pdf);
        let objects: String = String::from_utf8_lossy(&bytes).split_whitespace().collect();
        for part in
            ["/StructTreeRoot", "/Markedtrue", "/Lang(en)", "/S/H1", "/S/H2", "/S/P", "/S/L/", "/S/LI", "/S/LBody"]
        {
            assert!(objects.contains(part), "{part} is missing in {:?}", wishes.form);
        }
    }
}
