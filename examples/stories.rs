//! Measures what the comparison says of drafts whose key points were labelled by reading.
//!
//! `cargo run --release --example stories -- stories.jsonl` prints, for each kind of draft, how often a key point called
//! *said* is said (precision), how many of those said are called so (recall), how many of the others are called said all
//! the same, and how many of those said are called not heard; then what the rules on whole drafts find; then, with all
//! references as one person's answers, how many of the questions that are suggested for them are right: their own, or
//! one of the same competency.
//!
//! One JSON object a line: `prompt`, `look_for`, `reference` (an answer), `points` (parts of it, verbatim), and `drafts`,
//! each with its `kind`, its `text`, and in `points` a label for each key point: 1 said, 0 not, 0.5 open (left out here).

#[path = "shared/cases.rs"]
mod cases;

use std::collections::BTreeMap;
use std::process::ExitCode;

use cases::report_on;
use greenroom::compare::stories::OwnStories;
use greenroom::compare::{Attempt, Band, Comparison, Reference, Settings, Status, Verdict, compare};
use greenroom::domain::{Answer, AnswerId, Bank, Config, Framework, Mode, Origin, Question, QuestionId};
use greenroom::format::competencies::parse_competencies;
use greenroom::format::parts::{read_answer, read_told};
use greenroom::store::built_in::{built_in, built_in_questions};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    id: String,
    prompt: String,
    look_for: Vec<String>,
    reference: String,
    points: Vec<String>,
    drafts: Vec<Draft>,
}

#[derive(Deserialize)]
struct Draft {
    kind: String,
    text: String,
    points: Vec<f64>,
}

/// Drafts that tell the story of the reference as it was.
const NATURAL: [&str; 6] = ["retold", "partial", "transcript", "bullets", "second-language", "short"];

/// The rules on whole drafts that are counted.
const RULES: [&str; 4] = ["episode", "story", "question", "length.short"];

fn main() -> ExitCode {
    report_on("stories", report)
}

fn report(cases: &[Case]) {
    let mut points: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut findings = Findings::default();
    for case in cases {
        let question = case.question();
        for draft in &case.drafts {
            let compared = case.compare(&question, draft);
            for kind in [draft.kind.as_str(), if NATURAL.contains(&draft.kind.as_str()) { "natural" } else { "others" }]
            {
                points.entry(kind).or_default().take(case, draft, &compared);
            }
            findings.take(&question, draft, &compared);
            let elsewhere = other_questions(&question).filter(|_| NATURAL.contains(&draft.kind.as_str()));
            for other in elsewhere {
                findings.take_elsewhere(&case.compare(other, draft));
            }
        }
    }
    print_points(&points);
    findings.print();
    print_suggestions(cases);
}

impl Case {
    /// The question as the bank has it, or else as the case tells it.
    fn question(&self) -> Question {
        let known = built_in().questions.iter().find(|question| question.prompt == self.prompt);
        known.cloned().unwrap_or_else(|| Question {
            id: QuestionId::parse(&format!("case-{}", self.id)).expect("an id"),
            prompt: self.prompt.clone(),
            competency: None,
            framework: Framework::Star,
            seconds: 120,
            asked_as: Vec::new(),
            look_for: self.look_for.clone(),
            follow_ups: Vec::new(),
            origin: Origin::BuiltIn("stories".into()),
            line: 1,
        })
    }

    /// The reference with its key points in bold, as an answer of one's own.
    fn answer(&self, question: &Question) -> Answer {
        let bold = |body: String, point: &String| body.replacen(point.as_str(), &format!("**{point}**"), 1);
        Answer {
            id: AnswerId::parse("reference").expect("an id"),
            questions: vec![question.id.clone()],
            source: None,
            ignore: Vec::new(),
            example: false,
            written: true,
            headline: None,
            body: self.points.iter().fold(self.reference.clone(), bold),
            body_line: 1,
            origin: Origin::File("answers/reference.md".into()),
        }
    }

    fn compare(&self, question: &Question, draft: &Draft) -> Comparison {
        let answer = self.answer(question);
        let written = read_answer(&answer, question.framework);
        let told = read_told(&draft.text, 1, question.framework);
        let attempt = Attempt { question, story: &told, mode: Mode::Typed, seconds: None, head: None };
        let settings = Settings::from(&Config::default());
        compare(&attempt, Some(&Reference { answer: &answer, story: &written }), &settings, &[])
    }
}

/// Five questions of other competencies, the same for each run.
fn other_questions(question: &Question) -> impl Iterator<Item = &'static Question> {
    let all = &built_in().questions;
    let start = question.prompt.len();
    let turned = (0..all.len()).filter_map(move |at| all.get((start + at * 7) % all.len()));
    let (own, star) = (question.competency.clone(), Framework::Star);
    turned.filter(move |other| other.framework == star && other.competency != own).take(5)
}

/// How the key points of some drafts were told, by what was said.
#[derive(Default)]
struct Counts {
    said: [usize; 3],
    not_said: [usize; 3],
}

impl Counts {
    fn take(&mut self, case: &Case, draft: &Draft, compared: &Comparison) {
        for (text, label) in case.points.iter().zip(&draft.points) {
            let Some(point) = compared.points.iter().find(|point| point.label == *text) else { continue };
            let column = match point.band {
                Some(Band::Said) => 0,
                Some(Band::Unsure) | None => 1,
                Some(Band::NotHeard) => 2,
            };
            if *label == 1.0 {
                self.said[column] += 1;
            } else if *label == 0.0 {
                self.not_said[column] += 1;
            }
        }
    }

    fn print(&self, kind: &str) {
        let all = |row: [usize; 3]| row.iter().sum::<usize>();
        println!(
            "{kind:16} {:5} {:5}   precision {}   recall {}   false said {}   missed though said {}",
            all(self.said),
            all(self.not_said),
            ratio(self.said[0], self.said[0] + self.not_said[0]),
            ratio(self.said[0], all(self.said)),
            ratio(self.not_said[0], all(self.not_said)),
            ratio(self.said[2], all(self.said)),
        );
    }
}

fn print_points(points: &BTreeMap<&str, Counts>) {
    println!("key points: kind, how many said, how many not");
    points.iter().for_each(|(kind, counts)| counts.print(kind));
}

fn ratio(part: usize, whole: usize) -> String {
    if whole == 0 { "    -".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
}

/// What was found in whole drafts.
#[derive(Default)]
struct Findings {
    /// By kind: drafts of STAR questions, drafts called no answer, and how many warn or are `unknown` by each rule.
    kinds: BTreeMap<String, (usize, usize, [usize; RULES.len()])>,
    elsewhere: usize,
    questioned_elsewhere: usize,
}

impl Findings {
    fn take(&mut self, question: &Question, draft: &Draft, compared: &Comparison) {
        if question.framework != Framework::Star {
            return;
        }
        let (drafts, no_answer, found) = self.kinds.entry(draft.kind.clone()).or_default();
        *drafts += 1;
        *no_answer += usize::from(compared.verdict != Verdict::Compared);
        for (count, rule) in found.iter_mut().zip(RULES) {
            *count += usize::from(is_found(compared, rule));
        }
    }

    fn take_elsewhere(&mut self, compared: &Comparison) {
        self.elsewhere += 1;
        self.questioned_elsewhere += usize::from(is_found(compared, "question"));
    }

    fn print(&self) {
        println!("\ndrafts of STAR questions: kind, how many, no answer, {}", RULES.join(", "));
        for (kind, (drafts, no_answer, found)) in &self.kinds {
            println!("{kind:16} {drafts:5} {no_answer:5} {}", found.map(|count| format!("{count:8}")).join(""));
        }
        let natural = self.kinds.iter().filter(|(kind, _)| NATURAL.contains(&kind.as_str()));
        let place = RULES.iter().position(|rule| *rule == "question").unwrap_or_default();
        let (drafts, own) =
            natural.fold((0, 0), |(drafts, own), (_, (count, _, found))| (drafts + count, own + found[place]));
        println!(
            "\nnatural drafts: `question` stands for {own} of {drafts} at their own question, for {} of {} at five of other \
             competencies: right in {} of its findings",
            self.questioned_elsewhere,
            self.elsewhere,
            ratio(self.questioned_elsewhere, self.questioned_elsewhere + own)
        );
    }
}

/// Suggests questions of the bank for every reference, as if one person had told them all and listed no question.
fn print_suggestions(cases: &[Case]) {
    let competencies: Vec<_> =
        built_in_questions().into_iter().flat_map(|(path, text)| parse_competencies(&path, text).0).collect();
    let questions = &built_in().questions;
    let id = |case: &Case| AnswerId::parse(&case.id).expect("an id");
    let own = |case: &Case| Answer {
        id: id(case),
        questions: Vec::new(),
        body: case.reference.clone(),
        ..case.answer(&case.question())
    };
    let bank = Bank::new(questions.iter().cloned(), cases.iter().map(own));
    let found = OwnStories::new(&bank, read_answer).suggestions(&bank, &Config::default(), &competencies);
    let (mut suggested, mut right, mut somewhere) = (0, 0, 0);
    for case in cases {
        let competency = case.question().competency;
        let of_case: Vec<_> = found.of_answer(&id(case)).filter_map(|found| bank.question(&found.question)).collect();
        let is_right = |question: &&&Question| competency.is_some() && question.competency == competency;
        somewhere += usize::from(!of_case.is_empty());
        suggested += of_case.len();
        right += of_case.iter().filter(is_right).count();
    }
    let all = cases.len();
    println!(
        "\nsuggested questions: {suggested}, right {right} ({}); {somewhere} of {all} stories are suggested somewhere",
        ratio(right, suggested)
    );
}

/// Whether the rule stands in the findings as more than nothing to do; `question` is never more than `unknown`.
fn is_found(compared: &Comparison, rule: &str) -> bool {
    let status = if rule == "question" { Status::Unknown } else { Status::Warn };
    compared.checks.iter().any(|finding| finding.rule == rule && finding.status == status)
}
