//! Measures the suggestions of Stories on stories whose question is known.
//!
//!     cargo run --release --example suggestions -- stories.jsonl
//!
//! Each story is an own answer that lists no question, beside all others. Right is a suggestion for its own question or
//! for one of the same competency. Printed: how many of those shown are right, and how many stories are suggested at all.
//! One JSON object a line with `id`, `prompt` (of a question of the bank) and `reference` (the story).

use greenroom::compare::stories::OwnStories;
use greenroom::domain::{Answer, AnswerId, Bank, Origin, Question};
use greenroom::format::parts::read_answer;
use greenroom::store::built_in::built_in;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::process::ExitCode;

#[derive(Deserialize)]
struct Case {
    id: String,
    prompt: String,
    reference: String,
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: suggestions FILE.jsonl");
        return ExitCode::from(2);
    };
    let cases: Vec<Case> = match std::fs::read_to_string(&path) {
        Ok(text) => text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect(),
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    measure(&cases);
    ExitCode::SUCCESS
}

fn measure(cases: &[Case]) {
    let questions = &built_in().questions;
    let asked: HashMap<&str, &Question> =
        questions.iter().map(|question| (question.prompt.as_str(), question)).collect();
    let known: Vec<&Case> = cases.iter().filter(|case| asked.contains_key(case.prompt.as_str())).collect();
    let own: HashMap<AnswerId, &Question> = known
        .iter()
        .filter_map(|case| Some((AnswerId::parse(&case.id).ok()?, *asked.get(case.prompt.as_str())?)))
        .collect();
    let bank = Bank::new(questions.iter().cloned(), known.iter().filter_map(|case| answer(case)));
    println!(
        "{} stories, {} of them with a question of the bank, {} questions",
        cases.len(),
        known.len(),
        questions.len()
    );
    let stories = OwnStories::new(&bank, read_answer);
    // SWEEP
    let rows: Vec<(&Question, Vec<(AnswerId, f32)>)> = questions
        .iter()
        .map(|q| (q, stories.fitting(q).into_iter().map(|n| (n.answer, n.similarity)).collect()))
        .collect();
    let mut of_story: HashMap<AnswerId, Vec<f32>> = HashMap::new();
    for (_, row) in &rows {
        for (id, s) in row {
            of_story.entry(id.clone()).or_default().push(*s);
        }
    }
    let right = |id: &AnswerId, q: &Question| {
        own.get(id).is_some_and(|o| o.id == q.id || (o.competency.is_some() && o.competency == q.competency))
    };
    let stat = |v: &Vec<f32>| {
        let m = v.iter().sum::<f32>() / v.len() as f32;
        let sd = (v.iter().map(|x| (x - m).powi(2)).sum::<f32>() / v.len() as f32).sqrt();
        (m, sd)
    };
    let sstat: HashMap<&AnswerId, (f32, f32)> = of_story.iter().map(|(k, v)| (k, stat(v))).collect();
    let qstat: Vec<(f32, f32)> = rows.iter().map(|(_, r)| stat(&r.iter().map(|x| x.1).collect())).collect();
    for kind in 0..4 {
        // scores
        let mut all: Vec<(f32, bool, AnswerId, usize, usize, usize)> = Vec::new();
        let score = |qi: usize, id: &AnswerId, s: f32| {
            let (m, sd) = sstat[id];
            let (qm, qsd) = qstat[qi];
            match kind {
                0 => s,
                1 => (s - m) / sd,
                2 => (s - m) / sd + (s - qm) / qsd,
                _ => ((s - m) / sd).min((s - qm) / qsd),
            }
        };
        let mut by_story: HashMap<&AnswerId, Vec<f32>> = HashMap::new();
        for (qi, (_, row)) in rows.iter().enumerate() {
            for (id, s) in row {
                by_story.entry(id).or_default().push(score(qi, id, *s));
            }
        }
        for (qi, (q, row)) in rows.iter().enumerate() {
            let mut sc: Vec<(f32, &AnswerId)> = row.iter().map(|(id, s)| (score(qi, id, *s), id)).collect();
            sc.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (rank, (s, id)) in sc.iter().enumerate().take(3) {
                let srank = by_story[id].iter().filter(|o| **o > *s).count();
                all.push((*s, right(id, q), (*id).clone(), qi, rank, srank));
            }
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        for most in [1, 2, 3, 49] {
            for qr in [1, 2, 3] {
                let list: Vec<_> = all.iter().filter(|a| a.5 < most && a.4 < qr).collect();
                let mut best = (0, 0, 0);
                let (mut r, mut seen) = (0, HashSet::new());
                for (n, a) in list.iter().enumerate() {
                    r += usize::from(a.1);
                    seen.insert(a.2.clone());
                    if r * 10 >= (n + 1) * 8 {
                        best = (n + 1, r, seen.len());
                    }
                }
                println!(
                    "kind {kind} story's first {most}, question's first {qr}: all {} right {r} stories {}; at .8: shown {} right {} stories {} threshold {:?}",
                    list.len(),
                    seen.len(),
                    best.0,
                    best.1,
                    best.2,
                    list.get(best.0.saturating_sub(1)).map(|a| a.0)
                );
            }
        }
    }
}

fn answer(case: &Case) -> Option<Answer> {
    Some(Answer {
        id: AnswerId::parse(&case.id).ok()?,
        questions: Vec::new(),
        source: None,
        ignore: Vec::new(),
        example: false,
        written: true,
        headline: None,
        body: case.reference.clone(),
        body_line: 1,
        origin: Origin::File(format!("answers/{}.md", case.id).into()),
    })
}
