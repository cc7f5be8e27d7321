//! `greenroom where`: the folders and files that Greenroom uses.

use super::{Context, Exit, Output};
use crate::text::visible::visible;
use serde::Serialize;

/// Print where your files are
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Places {
    home: String,
    questions: String,
    answers: String,
    drafts: String,
    config: String,
    cache: String,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let home = &context.home;
    let places = Places {
        home: home.root().display().to_string(),
        questions: home.questions_dir().display().to_string(),
        answers: home.answers_dir().display().to_string(),
        drafts: home.drafts_dir().display().to_string(),
        config: home.config_file().display().to_string(),
        cache: home.cache_dir().display().to_string(),
    };
    if args.json {
        out.json(&places)?;
        return Ok(Exit::Done);
    }
    let rows = [
        ("home", &places.home),
        ("questions", &places.questions),
        ("answers", &places.answers),
        ("drafts", &places.drafts),
        ("config", &places.config),
        ("cache", &places.cache),
    ];
    for (name, path) in rows {
        out.line(format!("{name:<10} {}", visible(path)))?;
    }
    Ok(Exit::Done)
}
