//! `greenroom speech`: which programs record, play and transcribe here, and a trial of them.

use super::{Context, Exit, Output};
use crate::speech::level::Level;
use crate::speech::wav;
use crate::store::recordings::MAX_RECORDING;
use crate::terminal::child::Stop;
use crate::terminal::programs::{MODEL_VARIABLE, surroundings};
use crate::terminal::sound::microphone::{FromMicrophone, Microphone};
use crate::terminal::sound::player::{Player, Stretch};
use crate::terminal::sound::transcriber::transcribe;
use crate::terminal::sound::{Program, Tool};
use crate::text::visible::visible;
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// So much is recorded for a trial, in seconds.
const TRIAL_SECONDS: u64 = 3;

/// And so long is waited for it, in seconds: some programs take a moment to start.
const PATIENCE_SECONDS: u64 = 6;

/// The steps of the level that is shown.
const STEPS: usize = 20;

/// Show what records, plays and transcribes here, and try it: three seconds are recorded, played and transcribed
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only look, record nothing
    #[arg(long)]
    no_trial: bool,

    /// Print JSON; nothing is played
    #[arg(long)]
    json: bool,
}

/// What serves as one tool.
#[derive(Debug, Serialize)]
struct Found {
    /// As it is started, if one was found.
    program: Option<String>,
    /// What is wrong with the environment, or what it still needs.
    problem: Option<String>,
    /// The command that installs one here.
    install: Option<String>,
    variable: &'static str,
}

#[derive(Debug, Serialize)]
struct Trial {
    seconds: f64,
    /// 0 to 1, where the level meter stood at most.
    level: f64,
    /// Why nothing was recorded.
    problem: Option<String>,
    /// What was heard in it; none where nothing transcribes.
    heard: Option<String>,
}

#[derive(Debug, Serialize)]
struct Report {
    recorder: Found,
    player: Found,
    transcriber: Found,
    model: Option<String>,
    trial: Option<Trial>,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let mut report = Report {
        recorder: found(Tool::Recorder),
        player: found(Tool::Player),
        transcriber: found(Tool::Transcriber),
        model: surroundings().model(),
        trial: None,
    };
    let works = report.recorder.program.is_some();
    if !args.json {
        print_found(&report, out)?;
    }
    if works && !args.no_trial {
        report.trial = Some(tried(&report, args.json, context, out)?);
    }
    if args.json {
        out.json(&report)?;
    }
    let heard = report.trial.as_ref().is_none_or(|trial| trial.problem.is_none());
    Ok(if works && heard { Exit::Done } else { Exit::Failed })
}

fn found(tool: Tool) -> Found {
    let surroundings = surroundings();
    let (program, problem) = match surroundings.programs(tool) {
        Ok(programs) => (programs.first().map(as_started), needs(tool, programs.is_empty())),
        Err(error) => (None, Some(error.to_string())),
    };
    let install = if program.is_none() { surroundings.how_to_install(tool) } else { None };
    Found { program, problem, install, variable: tool.variable() }
}

/// The model that an installed transcriber still needs.
fn needs(tool: Tool, none: bool) -> Option<String> {
    let installed = surroundings().installed(tool);
    let name = installed.first().filter(|_| none)?;
    Some(format!("{name} is here and needs a model: name its file in {MODEL_VARIABLE}"))
}

fn as_started(program: &Program) -> String {
    let words: Vec<&str> =
        std::iter::once(program.name.as_str()).chain(program.arguments.iter().map(String::as_str)).collect();
    words.join(" ")
}

fn print_found(report: &Report, out: &mut Output) -> std::io::Result<()> {
    for (what, found) in
        [("recorder", &report.recorder), ("player", &report.player), ("transcriber", &report.transcriber)]
    {
        match &found.program {
            Some(program) => out.wrapped(&format!("{what:<12}  "), &visible(program))?,
            None => out.wrapped(&format!("{what:<12}  "), &visible(&missing(found)))?,
        }
    }
    let named = report.model.as_ref().map(|model| visible(model).into_owned());
    let model = named.unwrap_or_else(|| format!("none is named; {MODEL_VARIABLE} names one"));
    out.wrapped(&format!("{:<12}  ", "model"), &model)
}

/// What to do about a tool that is not there.
fn missing(found: &Found) -> String {
    let problem = found.problem.clone().unwrap_or_else(|| "none found".to_owned());
    let install = found.install.as_ref().map(|install| format!("; install one: {install}")).unwrap_or_default();
    format!("{problem}{install}; or name a command in {}", found.variable)
}

/// Records, and where nobody reads JSON shows the level, plays and transcribes what was recorded.
fn tried(report: &Report, quiet: bool, context: &Context, out: &mut Output) -> anyhow::Result<Trial> {
    if !quiet {
        out.line("")?;
        out.line(format!("Say something: {TRIAL_SECONDS} seconds are recorded."))?;
        out.flush()?;
    }
    let (sound, problem) = record(context);
    let level = Level::of(wav::samples(&sound));
    let silent = problem.is_none() && !level.is_sound();
    let problem = problem.or_else(|| silent.then(|| "only silence was recorded: is the microphone muted?".to_owned()));
    let seconds = wav::seconds(sound.len() as u64);
    let mut trial = Trial { seconds, level: level.share(), problem, heard: None };
    if !quiet {
        print_level(&trial, out)?;
    }
    if trial.problem.is_some() {
        return Ok(trial);
    }
    let file = kept(&sound)?;
    if !quiet && report.player.program.is_some() {
        play(file.path(), out)?;
    }
    if report.transcriber.program.is_some() {
        trial.heard = heard(file.path(), quiet, context, out)?;
    }
    Ok(trial)
}

/// Three seconds of the first recorder that gives any sound; what there is, and what went wrong.
fn record(context: &Context) -> (Vec<u8>, Option<String>) {
    let mut problem = "no recorder was found".to_owned();
    for program in surroundings().programs(Tool::Recorder).unwrap_or_default() {
        match record_with(&program, context) {
            Ok(sound) => return (sound, None),
            Err(reason) => problem = reason,
        }
    }
    (Vec::new(), Some(problem))
}

fn record_with(program: &Program, context: &Context) -> Result<Vec<u8>, String> {
    let (sender, heard) = channel();
    let mut microphone = Microphone::start(program, move |heard| drop(sender.send(heard)))?;
    let wanted = usize::try_from(TRIAL_SECONDS * wav::BYTES_A_SECOND).unwrap_or(usize::MAX);
    let deadline = context.clock.now().elapsed + Duration::from_secs(PATIENCE_SECONDS);
    let mut sound = Vec::new();
    while sound.len() < wanted {
        let left = deadline.saturating_sub(context.clock.now().elapsed);
        match heard.recv_timeout(left) {
            Ok(FromMicrophone::Sound(piece)) => sound.extend(piece),
            Err(RecvTimeoutError::Timeout) if sound.is_empty() => {
                return Err(format!("`{}` gives no sound", visible(&program.name)));
            }
            Ok(FromMicrophone::Ended) if sound.is_empty() => return Err(microphone.complaint()),
            Ok(FromMicrophone::Ended) | Err(_) => break,
        }
    }
    microphone.stop();
    sound.truncate(wanted);
    Ok(sound)
}

fn print_level(trial: &Trial, out: &mut Output) -> std::io::Result<()> {
    if let Some(problem) = &trial.problem {
        return out.wrapped("", &format!("Nothing was recorded: {}", visible(problem)));
    }
    let full = (trial.level * STEPS as f64).round() as usize;
    let meter = format!("{}{}", "#".repeat(full.min(STEPS)), ".".repeat(STEPS.saturating_sub(full)));
    out.wrapped(&format!("{:<12}  ", "level"), &format!("[{meter}]  {:.1} s recorded", trial.seconds))
}

fn kept(sound: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    debug_assert!((sound.len() as u64) < MAX_RECORDING);
    let mut file = tempfile::Builder::new().prefix("greenroom-").suffix(".wav").tempfile()?;
    file.write_all(&wav::header(u32::try_from(sound.len()).unwrap_or(u32::MAX)))?;
    file.write_all(sound)?;
    file.flush()?;
    Ok(file)
}

fn play(path: &Path, out: &mut Output) -> std::io::Result<()> {
    let stretch = Stretch { recording: path.to_owned(), start: 0.0, end: None };
    match Player::default().play_now(&[stretch]) {
        Ok(()) => out.line("player        it was played"),
        Err(reason) => out.wrapped("player        ", &visible(&reason)),
    }
}

/// What is heard in the trial, as one text.
fn heard(path: &Path, quiet: bool, context: &Context, out: &mut Output) -> std::io::Result<Option<String>> {
    let programs = surroundings().programs(Tool::Transcriber).unwrap_or_default();
    let Some(program) = programs.first() else { return Ok(None) };
    let result = transcribe(program, path, &context.clock, &Stop::default());
    let text = result.map(|heard| heard.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "));
    if !quiet {
        let told = text.as_ref().map_or_else(Clone::clone, |text| format!("\u{201c}{text}\u{201d}"));
        out.wrapped("heard         ", &visible(&told))?;
    }
    Ok(text.ok())
}
