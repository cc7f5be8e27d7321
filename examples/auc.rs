//! Measures how well the scorer tells key points that a text expresses from those it does not.
//!
//! `cargo run --release --example auc -- key_points.jsonl` prints the area under the ROC curve (AUC) over all labelled
//! pairs of a text and a key point. One JSON object a line: `question`, `text`, `points`, and `said` (1 expressed,
//! 0 not, null undecided).

#[path = "shared/cases.rs"]
mod cases;

use std::collections::HashMap;
use std::process::ExitCode;

use cases::report_on;
use greenroom::compare::Band;
use greenroom::compare::points::Card;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    question: String,
    text: String,
    points: Vec<String>,
    said: Vec<Option<u8>>,
}

/// A score and whether the point was said.
type Labelled = (f32, bool);

fn main() -> ExitCode {
    report_on("auc", report)
}

fn report(cases: &[Case]) {
    let mut cards: HashMap<(&str, &[String]), Card> = HashMap::new();
    let (mut spelled, mut aligned, mut full, mut bands) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for case in cases {
        let card = cards.entry((&case.question, &case.points)).or_insert_with(|| {
            let points: Vec<&str> = case.points.iter().map(String::as_str).collect();
            Card::new(&case.question, &points)
        });
        let scores = card.score(&case.text).into_iter().zip(card.score_words(&case.text));
        for ((score, by_spelling), label) in scores.zip(&case.said) {
            let Some(label) = label else { continue };
            let said = *label == 1;
            spelled.push((by_spelling, said));
            aligned.push((score.words, said));
            full.push((score.score, said));
            bands.push((score.band, said));
        }
    }
    let said = full.iter().filter(|(_, said)| *said).count();
    println!("{} texts, {} pairs, {said} of them said", cases.len(), full.len());
    println!("AUC by words alone           {:.4}", auc(&mut spelled));
    println!("AUC by A, words and vectors  {:.4}", auc(&mut aligned));
    println!("AUC by A + E                 {:.4}", auc(&mut full));
    report_bands(&bands);
}

fn report_bands(bands: &[(Band, bool)]) {
    let count = |band: Band, wanted: bool| bands.iter().filter(|labelled| **labelled == (band, wanted)).count() as f64;
    for (name, band) in [("said", Band::Said), ("unsure", Band::Unsure), ("not heard", Band::NotHeard)] {
        let (right, wrong) = (count(band, true), count(band, false));
        println!("{name:9} {:6} pairs, {:4.1}% of them said", right + wrong, 100.0 * right / (right + wrong));
    }
}

/// The chance that a said point scores higher than one not said; equal scores count half.
fn auc(scores: &mut [Labelled]) -> f64 {
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let said = scores.iter().filter(|(_, said)| *said).count() as f64;
    let (mut below, mut wins) = (0.0, 0.0);
    for group in scores.chunk_by(|a, b| a.0 == b.0) {
        let higher = group.iter().filter(|(_, said)| *said).count() as f64;
        let lower = group.len() as f64 - higher;
        wins += higher * (below + lower / 2.0);
        below += lower;
    }
    wins / (said * below)
}
