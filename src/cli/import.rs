//! `greenroom import FILE...`: interview notes to questions and answers in the home.
//!
//! [`source`] and `import` read, [`plan`] decides what becomes of it, here it is written and [`report`] tells.

pub mod report;
mod source;

use super::output::{complain, say, say_problems};
use super::{Context, Exit, Output};
use crate::import::parse_notes;
use crate::import::plan::{FilePlan, Planner, Write};
use crate::store::{self, Home, MAX_FILE};
use anyhow::{anyhow, bail};
use report::Row;
use source::read_notes;
use std::path::{Path, PathBuf};

/// Turn interview notes (Markdown or plain text) into questions and answers
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The notes
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Write nothing, only say what would be done
    #[arg(long)]
    dry_run: bool,

    /// Add every question, even if it means the same as one you have
    #[arg(long)]
    no_match: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let bank = store::load_bank(&context.home);
    say_problems(&bank.problems);
    let home = &context.home;
    let mut planner =
        Planner::new(bank.value, !args.no_match, |path: &Path| store::read_text(&home.root().join(path)).ok());
    let mut plans = Vec::new();
    let mut failed = false;
    for file in &args.files {
        match import(file, &mut planner, home, args.dry_run) {
            Ok((plan, written, sound)) => {
                failed |= !sound;
                plans.push((plan, written));
            }
            Err(error) => {
                complain(&error);
                failed = true;
            }
        }
    }
    let found = plans.iter().any(|(plan, _)| !plan.questions.is_empty());
    if args.json {
        let rows: Vec<Row> = plans.iter().map(|(plan, written)| report::row(plan, written)).collect();
        out.json(&rows)?;
    } else {
        for (plan, written) in &plans {
            report::print(plan, written, args.dry_run, out)?;
        }
        report::print_end(&plans.iter().map(|(plan, _)| plan).collect::<Vec<_>>(), args.dry_run, out)?;
    }
    if !found && !plans.is_empty() {
        say("no question was found: a heading, a bold line, a numbered line or `Q:` starts one");
    }
    Ok(if failed || !found { Exit::Failed } else { Exit::Done })
}

/// What becomes of one file, the paths written, and whether all that was to be written is.
fn import<Read>(
    file: &Path,
    planner: &mut Planner<Read>,
    home: &Home,
    dry_run: bool,
) -> anyhow::Result<(FilePlan, Vec<PathBuf>, bool)>
where
    Read: Fn(&Path) -> Option<String>,
{
    let text = read_notes(file)?;
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let plan = planner.plan(file, &text, parse_notes(&text, &name));
    let mut written = Vec::new();
    let mut sound = true;
    for write in plan.writes.iter().filter(|_| !dry_run) {
        let path = home.root().join(&write.path);
        match save(home, &path, write) {
            Ok(()) => written.push(path),
            Err(error) => {
                complain(&error);
                sound = false;
            }
        }
    }
    Ok((plan, written, sound))
}

fn save(home: &Home, path: &Path, write: &Write) -> anyhow::Result<()> {
    if write.text.len() as u64 > MAX_FILE {
        bail!("{} would be larger than 1 MB: split the notes", path.display());
    }
    let result = if write.is_new {
        store::create_text(home, path, &write.text)
    } else {
        store::extend_text(home, path, &write.text)
    };
    result.map_err(|error| anyhow!("{error}; {}", error.advice()))
}

#[cfg(test)]
mod tests;
