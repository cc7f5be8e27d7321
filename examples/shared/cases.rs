//! Labelled cases for the examples that measure: one JSON object a line, in the file that the command line names.

use serde::de::DeserializeOwned;
use std::process::ExitCode;

/// Reads the cases of the file that is the first argument of the example `name`, and reports on them.
pub fn report_on<Case: DeserializeOwned>(name: &str, report: impl Fn(&[Case])) -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: {name} FILE.jsonl");
        return ExitCode::from(2);
    };
    match read(&path) {
        Ok(cases) => {
            report(&cases);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read<Case: DeserializeOwned>(path: &str) -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
}
