//! `greenroom check`: every fault of the user's files, or of the files named, as compilers print them.

use super::{Context, Exit, Output, diagnostics};
use crate::compare::checks::known_rules;
use crate::domain::{Problem, Severity};
use crate::store::check::{check_built_in, check_home, check_paths};
use serde::Serialize;
use std::path::PathBuf;

/// Say what is wrong in your files, where, and what to do
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or folders to check instead of the whole home
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Check the questions and answers inside the program, where warnings are errors
    #[arg(long)]
    built_in: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    path: String,
    line: usize,
    column: usize,
    severity: Severity,
    message: &'a str,
    advice: &'a str,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let rules = known_rules();
    let mut built_in = Vec::new();
    if args.built_in {
        built_in = check_built_in(&rules);
    }
    let files = match args.paths.as_slice() {
        [] if args.built_in => Vec::new(),
        [] => check_home(&context.home, &rules, context.now),
        paths => check_paths(&context.home, paths, &rules, context.now),
    };
    let failed = diagnostics::has_errors(&files) || diagnostics::has_errors(&built_in);
    if args.json {
        let rows: Vec<Row> = built_in.iter().chain(&files).map(row).collect();
        out.json(&rows)?;
    } else {
        diagnostics::print(&built_in, diagnostics::Source::BuiltIn, out)?;
        diagnostics::print(&files, diagnostics::Source::Files, out)?;
        let all: Vec<Problem> = built_in.into_iter().chain(files).collect();
        out.line(diagnostics::summary(&all))?;
    }
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

fn row(problem: &Problem) -> Row<'_> {
    Row {
        path: problem.path.display().to_string(),
        line: problem.line,
        column: problem.column,
        severity: problem.severity,
        message: &problem.message,
        advice: &problem.advice,
    }
}
