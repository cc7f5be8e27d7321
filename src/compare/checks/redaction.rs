//! `redaction`: words that the person has set to be replaced in every export are better not said either.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::tokens::{Token, tokens};
use crate::text::words::is_cjk;
use unicode_normalization::UnicodeNormalization;

/// A word of `[redact]` in the draft.
pub const REDACTION: &str = "redaction";

pub const CHECK: Check = Check {
    rules: &[Rule::new(
        REDACTION,
        "a name on your list",
        "A name on your list is in it: say the words that stand for it.",
    )],
    star_only: false,
    needs: Needs::Text,
    demand: false,
    quick: true,
    run: Run::OnDraft(check),
};

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let listed = &reading.settings.redact;
    if listed.is_empty() {
        return Vec::new();
    }
    let said: Vec<String> = reading.whole.tokens.iter().map(plain).collect();
    let mut hits =
        listed.iter().filter_map(|(word, instead)| Some((word, instead, sentence_with(reading, &said, word)?)));
    let Some((word, instead, evidence)) = hits.next() else { return Vec::new() };
    let finding = Finding::warn(
        REDACTION,
        format!("\"{word}\" is on your list of words to keep out (`[redact]` in config.toml)."),
    );
    vec![finding.advise(format!("Say \"{instead}\" instead.")).shown_by(evidence)]
}

/// The sentence that holds `word`: any case and width, whole words where the script has spaces. `said` are the words of
/// the draft.
fn sentence_with<'a>(reading: &'a Reading<'_>, said: &[String], word: &str) -> Option<&'a str> {
    let text = &reading.whole;
    let wanted: Vec<String> = tokens(word).0.iter().map(plain).collect();
    if wanted.is_empty() {
        return None;
    }
    if word.contains(is_cjk) {
        let wanted = folded(word);
        return (0..text.sentences.len())
            .map(|at| text.sentence(at))
            .find(|sentence| folded(sentence).contains(&wanted));
    }
    let at = said.windows(wanted.len()).position(|window| window == wanted)?;
    Some(text.passage(at..at + wanted.len()))
}

fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

fn plain(token: &Token) -> String {
    let folded = folded(&token.text);
    folded.strip_suffix("'s").map_or_else(|| folded.clone(), str::to_owned)
}
