//! `greenroom posting`: what a vacancy asks for, and which of one's own stories serve it; and vacancies that are kept.

use super::given::{is_standard_input, read_text_of};
use super::output::{say, say_problems};
use super::{Context, Exit, Output, WrongUse};
use crate::app::Data;
use crate::domain::Posting;
use crate::domain::id::is_id;
use crate::format::postings::parse_posting;
use crate::review::posting::PostingReport;
use crate::store::competencies::load_competencies;
use crate::store::postings::{posting_path, save_posting};
use crate::text::html::{is_html, plain_from_html};
use crate::text::phrases::date_words;
use crate::ui::View;
use crate::ui::posting::page;
use jiff::civil::Date;
use std::path::PathBuf;

/// Read a vacancy: what it asks for, and which of your stories serve it
///
/// Kept with --save, it stands in postings/ of your home: Today, the plan, the prep sheet and mock interviews aim at it
/// while the day of its interview is ahead.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The vacancy's text: a file (plain, Markdown or HTML), - for standard input, or the name of one that was kept
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Keep it as postings/NAME.md
    #[arg(long, value_name = "NAME", value_hint = clap::ValueHint::Other)]
    save: Option<String>,

    /// Whose vacancy it is
    #[arg(long, value_name = "NAME", requires = "save", value_hint = clap::ValueHint::Other)]
    company: Option<String>,

    /// What the job is called
    #[arg(long, value_name = "NAME", requires = "save", value_hint = clap::ValueHint::Other)]
    role: Option<String>,

    /// The day of the interview, as 2026-12-10
    #[arg(long, value_name = "DATE", requires = "save", value_hint = clap::ValueHint::Other)]
    interview: Option<Date>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let posting = read(&args, context)?;
    let data = context.read_data();
    let report = PostingReport::of(&posting.text, &data.bank, &data.config, &load_competencies(&context.home));
    if args.json {
        out.json(&report)?;
    } else if !report.is_empty() {
        print(&report, &data, context, out)?;
    }
    if let Some(name) = &args.save {
        keep(name, &args, posting, context)?;
    }
    if report.is_empty() {
        let name = if is_standard_input(&args.file) { "the text".to_owned() } else { args.file.display().to_string() };
        say(format!("{name} asks for nothing that the questions are about; is it a vacancy, in English?"));
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

fn print(report: &PostingReport, data: &Data, context: &Context, out: &mut Output) -> anyhow::Result<()> {
    let view = View::printed(data, out.columns(), context.now);
    let mut page = view.page();
    page::write(&mut page, report, &view);
    out.page(&page)?;
    Ok(())
}

/// The vacancy in the file, or the one that was kept under this name where there is no such file.
fn read(args: &Args, context: &Context) -> anyhow::Result<Posting> {
    let name = args.file.to_str().filter(|name| is_id(name) && !args.file.exists());
    let kept = name.map(|name| posting_path(&context.home, name)).filter(|path| path.exists());
    let path = kept.as_ref().unwrap_or(&args.file);
    let text = read_text_of(path)?;
    if is_html(&text) {
        let text = plain_from_html(&text).trim().to_owned();
        let name = String::new();
        return Ok(Posting { name, path: path.clone(), company: None, role: None, interview: None, text });
    }
    let (posting, problems) = parse_posting(path, &text);
    say_problems(&problems);
    Ok(posting)
}

/// Keeps `posting` under `name`, with what the options say of it.
fn keep(name: &str, args: &Args, posting: Posting, context: &Context) -> anyhow::Result<()> {
    if !is_id(name) {
        let allowed = "up to 64 of a-z, 0-9 and -, a letter or digit first, such as aperture-data";
        return Err(WrongUse(format!("--save {name}: a name is {allowed}")).into());
    }
    if posting.text.is_empty() {
        return Err(WrongUse("there is no text to keep".to_owned()).into());
    }
    let path = posting_path(&context.home, name);
    if path.symlink_metadata().is_ok() {
        let shown = path.display();
        anyhow::bail!("{shown} is there already and stays as it is; choose another name, or delete it first");
    }
    let posting = Posting {
        name: name.to_owned(),
        path,
        company: args.company.clone().or(posting.company),
        role: args.role.clone().or(posting.role),
        interview: args.interview.or(posting.interview),
        text: posting.text,
    };
    save_posting(&context.home, &posting)?;
    say(format!("kept as {}; {}", posting.path.display(), aim(&posting, context)));
    Ok(())
}

/// What practice makes of it.
fn aim(posting: &Posting, context: &Context) -> String {
    let day = context.now.wall.local().date();
    match posting.interview {
        Some(date) if date >= day => format!("practice aims at it until {}", date_words(date, day)),
        Some(_) => "its interview has passed".to_owned(),
        None => "a line `interview = 2026-12-10` in it makes practice aim at it".to_owned(),
    }
}
