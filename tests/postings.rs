//! Vacancies and the questions they ask for, labelled by reading before anything was built: the method has to find them.

use greenroom::compare::posting::asked_by;
use greenroom::format::competencies::parse_competencies;
use greenroom::store::built_in;
use std::fs;
use std::path::Path;

const LABELS: &str = include_str!("postings/labels.tsv");
/// Of the labelled questions so many stand among the first eight.
const RECALL: f64 = 0.7;
const FIRST: usize = 8;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postings")
}

#[test]
fn most_labelled_questions_are_among_the_first_eight() {
    let signals = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions/competencies.toml");
    let (competencies, problems) = parse_competencies(&signals, &fs::read_to_string(&signals).expect("read"));
    assert!(problems.is_empty(), "{problems:?}");
    let questions = &built_in().questions;
    let (mut found, mut all) = (0, 0);
    for line in LABELS.lines() {
        let (name, ids) = line.split_once('\t').expect("a name and ids");
        let text = fs::read_to_string(folder().join(format!("{name}.txt"))).expect("a posting");
        let asked = asked_by(&text, questions, &competencies);
        let first: Vec<&str> = asked.questions.iter().take(FIRST).map(|question| question.id.as_str()).collect();
        let (hit, missed): (Vec<&str>, Vec<&str>) = ids.split(' ').partition(|id| first.contains(id));
        println!("{name}: {} of {}; missed {missed:?}; first {first:?}", hit.len(), hit.len() + missed.len());
        (found, all) = (found + hit.len(), all + hit.len() + missed.len());
        for id in ids.split(' ') {
            assert!(questions.iter().any(|question| question.id.as_str() == id), "{id} is no question");
        }
    }
    let recall = found as f64 / all as f64;
    println!("recall {recall:.3}");
    assert!(recall >= RECALL, "{found} of {all}");
}
