//! `greenroom edit ID`: an answer or a question in the user's editor, checked when the editor closes.
//!
//! [`open_and_check`] is what every command does that opens the editor.

use super::output::say;
use super::{Context, Exit, Output, diagnostics};
use crate::compare::checks::known_rules;
use crate::domain::{Problem, bank::nearest_ids};
use crate::store::check::check_file;
use crate::store::editing::{Done, Prepared, edit_item};
use crate::store::editor::{AT_ONCE, RETURNED_AT_ONCE, editor_command, may_return_at_once, run_editor};
use crate::store::{load_bank, read_bytes};
use crate::text::visible::visible;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

/// Open an answer or a question in your editor; a built-in one is copied first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The id of an answer or a question
    id: String,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let bank = load_bank(&context.home).value;
    match edit_item(&context.home, &bank, &args.id)? {
        Some(prepared) => open_and_check(&prepared, context, out),
        None => {
            let answers = bank.answers().iter().map(|answer| answer.id.as_str());
            let known = answers.chain(bank.questions().iter().map(|question| question.id.as_str()));
            let nearest = nearest_ids(&args.id, known, 3).join(", ");
            say(format!("there is no answer or question {:?}; the nearest are: {nearest}", args.id));
            Ok(Exit::Failed)
        }
    }
}

/// Opens the editor at `prepared`, then checks the file, prints what is wrong and offers to open it again there.
pub fn open_and_check(prepared: &Prepared, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let path = &prepared.path;
    let shown = path.display().to_string();
    match prepared.done {
        Done::Nothing => {}
        Done::Created => out.line(visible(&format!("created {shown}")))?,
        Done::Copied => {
            out.line(visible(&format!("copied the built-in one to {shown}: its first lines say what that means")))?
        }
        Done::Appended => out.line(visible(&format!("put the draft at the end of {shown}")))?,
    }
    let mut line = prepared.line;
    loop {
        out.flush()?;
        let waited = open(path, line, context)?;
        if !waited {
            say(format!("{RETURNED_AT_ONCE}. When you have saved {shown}, check it: greenroom check"));
        }
        let problems = check_file(&context.home, path, &known_rules(), context.clock.now());
        diagnostics::print(&problems, diagnostics::Source::Files, out)?;
        out.flush()?;
        let worst = problems.iter().min_by_key(|problem| (problem.severity, problem.line));
        match worst {
            Some(worst) if waited && wants_to_reopen(worst)? => line = worst.line,
            _ => return Ok(ended(path, &problems)),
        }
    }
}

/// Runs the editor; false when it returned at once and the file is as it was, so that it may still be open.
fn open(path: &Path, line: usize, context: &Context) -> anyhow::Result<bool> {
    let command = editor_command(|name| std::env::var_os(name), path, Some(line))?;
    let may_return_at_once = may_return_at_once(&command);
    let (before, start) = (read_bytes(path).ok(), context.clock.now());
    run_editor(command)?;
    let at_once = context.clock.now().elapsed.saturating_sub(start.elapsed) < AT_ONCE;
    Ok(!may_return_at_once || !at_once || read_bytes(path).ok() != before)
}

fn ended(path: &Path, problems: &[Problem]) -> Exit {
    if !diagnostics::has_errors(problems) {
        return Exit::Done;
    }
    say(format!("{} has errors and is not used until they are fixed", path.display()));
    Exit::Failed
}

/// Asks on the terminal; without one the answer is no.
fn wants_to_reopen(problem: &Problem) -> io::Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    write!(io::stderr(), "Open it again at line {}? [Y/n] ", problem.line)?;
    let mut reply = String::new();
    let read = io::stdin().lock().read_line(&mut reply)?;
    Ok(read > 0 && matches!(reply.trim(), "" | "y" | "Y" | "yes"))
}
