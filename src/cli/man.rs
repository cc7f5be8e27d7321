//! `greenroom man`: the manual page, for `man -l -`.

use super::{Arguments, Exit, Output};
use clap::CommandFactory;

/// Print the manual page (roff)
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_: Args, out: &mut Output) -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    for verb in Arguments::command().get_subcommands().filter(|verb| !verb.is_hide_set()) {
        let man = clap_mangen::Man::new(verb.clone());
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    out.bytes(&page)?;
    Ok(Exit::Done)
}
