//! `greenroom where`: the folders and files that Greenroom uses.

use super::{Context, Exit, Output};
use crate::store::recordings::recordings;
use crate::store::{Home, read_free_text};
use crate::text::phrases::count;
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
    interviews: String,
    sheet: String,
    postings: String,
    config: String,
    cache: String,
    recordings: Recordings,
}

/// The sound beside the drafts.
#[derive(Serialize)]
struct Recordings {
    count: usize,
    bytes: u64,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let home = &context.home;
    let places = Places {
        home: home.root().display().to_string(),
        questions: home.questions_dir().display().to_string(),
        answers: home.answers_dir().display().to_string(),
        drafts: home.drafts_dir().display().to_string(),
        interviews: home.interviews_dir().display().to_string(),
        sheet: home.sheet_file().display().to_string(),
        postings: home.postings_dir().display().to_string(),
        config: home.config_file().display().to_string(),
        cache: home.cache_dir().display().to_string(),
        recordings: sizes(home),
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
        ("interviews", &places.interviews),
        ("sheet", &places.sheet),
        ("postings", &places.postings),
        ("config", &places.config),
        ("cache", &places.cache),
    ];
    for (name, path) in rows {
        out.line(format!("{name:<10} {}", visible(path)))?;
    }
    let Recordings { count: number, bytes } = places.recordings;
    if number > 0 {
        out.line(format!("{:<10} {}, {}", "recordings", count(number, "file"), megabytes(bytes)))?;
        if !ignores_sound(home) {
            let advice = "kept in git? A line *.wav in a file .gitignore there leaves the sound out";
            out.wrapped(&format!("{:<10} ", ""), advice)?;
        }
    }
    Ok(Exit::Done)
}

fn sizes(home: &Home) -> Recordings {
    let found = recordings(home);
    Recordings { count: found.len(), bytes: found.iter().map(|(_, bytes)| bytes).sum() }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Whether a home that is kept in git leaves sound out of it; one that is not in git needs nothing.
fn ignores_sound(home: &Home) -> bool {
    let in_git = home.root().ancestors().any(|folder| folder.join(".git").exists());
    let ignored = read_free_text(&home.root().join(".gitignore")).unwrap_or_default();
    !in_git || ignored.lines().any(|line| matches!(line.trim(), "*.wav" | "drafts/**/*.wav" | "*.WAV"))
}
