use super::*;

fn redactor_of(pairs: &[(&str, &str)]) -> Redactor {
    let pairs: Vec<(String, String)> =
        pairs.iter().map(|(name, stand_in)| ((*name).to_owned(), (*stand_in).to_owned())).collect();
    Redactor::new(&pairs)
}

fn redactor() -> Redactor {
    redactor_of(&[
        ("Acme", "a large retailer"),
        ("Acme Corp", "the company"),
        ("東京商事", "ある会社"),
        ("Straße 9", "the street"),
        ("A&B", "two letters"),
        ("Nana's Kitchen", "a bistro"),
        ("O'Neill", "a colleague"),
        ("Zoë-Lux", "a lamp maker"),
        ("Hardwick's", "a shop"),
        ("", "nothing"),
    ])
}

#[track_caller]
fn check(text: &str, expected: &str, count: usize) {
    assert_eq!(redactor().redact(text), (expected.to_owned(), count), "{text:?}");
}

#[track_caller]
fn check_markdown(text: &str, expected: &str) {
    assert_eq!(redactor().redact_markdown(text).0, expected, "{text:?}");
}

#[test]
fn a_name_leaves_in_any_case_and_width() {
    check("At Acme, then ACME; acme's", "At a large retailer, then a large retailer; a large retailer's", 3);
    check("Ａｃｍｅ", "a large retailer", 1);
    check("in der STRASSE 9", "in der the street", 1);
    check("acme_migration", "a large retailer_migration", 1);
}

#[test]
fn a_name_leaves_with_any_apostrophe_hyphen_and_space() {
    for apostrophe in ["'", "’", "ʼ", "‘", "`", "´", ""] {
        check(&format!("by O{apostrophe}Neill."), "by a colleague.", 1);
        check(&format!("at Nana{apostrophe}s Kitchen"), "at a bistro", 1);
    }
    for hyphen in ["-", "\u{2011}", "–", "‐", "\u{ad}", " ", "\u{a0}", "\u{202f}", "\u{2009}", ""] {
        check(&format!("(Zoë{hyphen}Lux)"), "(a lamp maker)", 1);
    }
    check("Zoe\u{308}-LUX", "a lamp maker", 1);
    check("chez l’Acme", "chez l’a large retailer", 1);
}

#[test]
fn a_name_leaves_in_the_plural_and_with_a_possessive_s() {
    check(
        "two Acmes, Acme's and the Acmes' plans",
        "two a large retailer, a large retailer's and the a large retailer' plans",
        3,
    );
    check("Hardwick’s Hardwicks HARDWICK'S Hardwick", "a shop a shop a shop a shop", 4);
    check("both Zoë-Luxes", "both a lamp maker", 1);
}

#[test]
fn an_ampersand_is_an_and() {
    check("A & B, A&B, A and B, A＆B", "two letters, two letters, two letters, two letters", 4);
}

#[test]
fn the_longest_name_wins_and_a_stand_in_is_not_read_again() {
    check("Acme Corp and Acme", "the company and a large retailer", 2);
    check("Acme Corporation", "a large retailer Corporation", 1);
    let again = redactor_of(&[("a", "b a"), ("b", "c")]);
    assert_eq!(again.redact("a b"), ("b a c".to_owned(), 2));
    assert_eq!(again.redact_markdown("*a* b"), ("*b a* c".to_owned(), 2));
}

#[test]
fn only_whole_words_count_where_words_have_spaces() {
    check("Acmeist pacme Acme2 Acmé", "Acmeist pacme Acme2 Acmé", 0);
    check("Acme\u{301} stays", "Acme\u{301} stays", 0);
    check("Acme. Corp", "a large retailer. Corp", 1);
}

#[test]
fn where_words_have_no_spaces_every_place_counts() {
    check("旧東京商事株式会社で", "旧ある会社株式会社で", 1);
    check("東京商事東京商事", "ある会社ある会社", 2);
    check("私はAcmeで働く", "私はa large retailerで働く", 1);
}

#[test]
fn line_breaks_and_invisible_characters_hide_nothing() {
    check("Acme\n  Corp", "the company", 1);
    let invisible =
        ['\u{ad}', '\u{200b}', '\u{34f}', '\u{3164}', '\u{180e}', '\u{2060}', '\u{fe0f}', '\u{e0061}', '\u{feff}'];
    for character in invisible {
        check(&format!("Ac{character}me"), "a large retailer", 1);
    }
}

#[test]
fn marks_of_markdown_hide_nothing_and_stay() {
    check_markdown("**Ac**me", "**a large retailer**");
    check_markdown("**Acme** Corp", "**the company**");
    check_markdown("# _Acme_", "# _a large retailer_");
    check_markdown("A\\&B and A&amp;B and A&B", "two letters and two letters and two letters");
    check_markdown("O\\'Neill, O&rsquo;Neill, O&#39;Neill", "a colleague, a colleague, a colleague");
}

#[test]
fn marks_that_nothing_closes_are_seen_and_hide_nothing() {
    check_markdown("`````Acme```fte``", "`````a large retailer```fte``");
    check_markdown("Acme**x and x~~Acme", "a large retailer**x and x~~a large retailer");
    check_markdown("Acme&x", "a large retailer&x");
}

#[test]
fn an_underscore_parts_words_and_is_emphasis_too() {
    check_markdown(
        "acme_payments, __Acme__, _Ac_me",
        "a large retailer_payments, __a large retailer__, _a large retailer",
    );
}

#[test]
fn character_references_links_and_tags_hide_nothing() {
    check_markdown("A&#99;me A&#x63;me", "a large retailer a large retailer");
    check_markdown("Ac&ZeroWidthSpace;me, Ac&NoBreak;me", "a large retailer, a large retailer");
    check_markdown("see [Ac](x)me", "see a large retailer");
    check_markdown("[Ac][1]me", "a large retailer");
    check_markdown("<b>Ac</b>me", "<b>a large retailer");
    check_markdown("[our map](https://acme.example/map)", "[our map](https://a large retailer.example/map)");
}

#[test]
fn a_longer_word_that_holds_a_name_stays_and_is_told() {
    let text = "AcmePay, Acmeland, acme2 and ACMEPAY; Acme, cab, zoëluxury";
    assert_eq!(
        redactor().near_misses(&redactor().redact(text).0),
        ["AcmePay", "Acmeland", "acme2", "ACMEPAY", "zoëluxury"]
    );
}

#[test]
fn without_names_a_text_stays_as_it_is() {
    assert_eq!(Redactor::new(&[]).redact("Acme"), ("Acme".to_owned(), 0));
    check("ﬁne", "ﬁne", 0);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_no_name_is_left(
        before in "\\PC{0,20}",
        marks in "[*_~`<>\\[\\]()&#;\\\\]{0,6}",
        after in "\\PC{0,20}",
    ) {
        let text = format!("{before}{marks} Acme {marks}{after}");
        for (redacted, count) in [redactor().redact(&text), redactor().redact_markdown(&text)] {
            proptest::prop_assert!(count > 0 && !redacted.contains(" Acme "), "{redacted:?}");
        }
    }
}
