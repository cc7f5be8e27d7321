//! `greenroom completions SHELL`: a completion script for a shell.

use super::{Arguments, Exit, Output};
use clap::CommandFactory;
use clap_complete::Shell;

/// Print a completion script for your shell
#[derive(Debug, clap::Args)]
pub struct Args {
    shell: Shell,
}

pub fn run(args: Args, out: &mut Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "greenroom", &mut script);
    out.bytes(&script)?;
    Ok(Exit::Done)
}
