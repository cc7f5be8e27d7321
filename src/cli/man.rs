//! `greenroom man`: the manual page, for `man -l -`. One page: every command stands in it with its own options.
//!
//! What it says of commands and options comes from the command line itself; only what `--help` does not tell is written here.

use super::{Arguments, Exit, Output};
use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};
use roff::{Inline, Roff, bold, italic, roman};

/// Print the manual page (roff)
#[derive(Debug, clap::Args)]
pub struct Args {}

const DESCRIPTION: &str = "Greenroom asks an interview question, times the answer part by part, keeps every draft as a plain file, \
    and only then shows how the draft stands against the reference answer. `greenroom` alone opens today's practice; `?` or `F1` \
    shows the keys of the screen at hand. Every command takes `--home` and `--help`.";

const FILES: [(&str, &str); 7] = [
    ("config.toml", "settings; `greenroom config` prints every one with its meaning"),
    ("questions/*.toml", "your own questions; an entry with a built-in id replaces that question"),
    ("answers/ANSWER-ID.md", "your own answers; the same rule"),
    ("drafts/YYYY/*.md", "every attempt"),
    ("interviews/*.md", "notes before and after a real interview"),
    ("postings/*.md", "vacancies that you kept: company, role, day of the interview, and their text"),
    ("sheet.md", "printed at the end of the prep sheet"),
];

const ENVIRONMENT: [(&str, &str); 6] = [
    ("GREENROOM_HOME", "the home, where `--home` does not name one"),
    (
        "GREENROOM_RECORD, GREENROOM_PLAY, GREENROOM_TRANSCRIBE",
        "commands to use in place of the known programs; `{file}` is the recording",
    ),
    ("GREENROOM_WHISPER_MODEL", "the model of a transcriber that needs one"),
    ("GREENROOM_COACH", "the command that gives a second opinion: it reads a text and prints another"),
    ("VISUAL, EDITOR", "the editor, in this order; without them `vi`"),
    ("NO_COLOR", "when set, nothing is coloured"),
];

const EXIT_STATUS: [(&str, &str); 3] =
    [("0", "done"), ("1", "the files have errors, or nothing was found"), ("2", "wrong use")];

pub fn run(_: Args, out: &mut Output) -> anyhow::Result<Exit> {
    let mut command = Arguments::command();
    command.build();
    out.bytes(page(&mut command).render().as_bytes())?;
    Ok(Exit::Done)
}

fn page(command: &mut Command) -> Roff {
    let mut page = Roff::new();
    let version = format!("greenroom {}", env!("CARGO_PKG_VERSION"));
    // No date: the page says the same whenever it is printed.
    page.control("TH", ["GREENROOM", "1", " ", &version, "User Commands"]);
    // Ragged lines without hyphens: in 80 columns commands and ids stay whole.
    page.control("nh", []).control("ad", ["l"]);
    page.control("SH", ["NAME"]).text([roman(format!("greenroom - {}", plain(command.get_about())))]);
    page.control("SH", ["SYNOPSIS"]).text([roman(usage(command))]);
    page.control("SH", ["DESCRIPTION"]).text(with_bold(DESCRIPTION));
    page.control("SH", ["OPTIONS"]);
    command.get_arguments().for_each(|argument| add_argument(&mut page, argument));
    page.control("SH", ["COMMANDS"]);
    for verb in command.get_subcommands_mut().filter(|verb| verb.get_name() != "help") {
        if verb.has_subcommands() {
            verb.get_subcommands_mut()
                .filter(|item| item.get_name() != "help")
                .for_each(|item| add_command(&mut page, item));
        } else {
            add_command(&mut page, verb);
        }
    }
    page.control("SH", ["FILES"]).text(with_bold("In the home, which `greenroom where` names:"));
    add_rows(&mut page, &FILES);
    page.control("SH", ["ENVIRONMENT"]);
    add_rows(&mut page, &ENVIRONMENT);
    page.control("SH", ["EXIT STATUS"]);
    add_rows(&mut page, &EXIT_STATUS);
    page
}

fn add_command(page: &mut Roff, command: &mut Command) {
    page.control("SS", [usage(command).as_str()]);
    page.text(with_bold(&format!("{}.", plain(command.get_about()))));
    let own = |argument: &&Arg| !argument.is_global_set() && argument.get_id() != "help";
    command.get_positionals().filter(own).for_each(|argument| add_argument(page, argument));
    command.get_opts().filter(own).for_each(|argument| add_argument(page, argument));
    let flags = command.get_arguments().filter(|argument| !argument.is_positional() && !takes_value(argument));
    flags.filter(own).for_each(|argument| add_argument(page, argument));
}

fn add_argument(page: &mut Roff, argument: &Arg) {
    page.control("TP", []).text(name(argument)).text(with_bold(&plain(argument.get_help())));
    if takes_value(argument) {
        add_values(page, argument);
    }
}

fn add_values(page: &mut Roff, argument: &Arg) {
    let (told, bare): (Vec<_>, Vec<_>) =
        argument.get_possible_values().into_iter().partition(|value| value.get_help().is_some());
    for value in told {
        let help = format!(": {}", plain(value.get_help()));
        page.control("br", []).text([bold(value.get_name()), roman(help)]);
    }
    if !bare.is_empty() {
        let names: Vec<&str> = bare.iter().map(|value| value.get_name()).collect();
        page.control("br", []).text([roman(format!("One of: {}", names.join(", ")))]);
    }
    for default in argument.get_default_values() {
        page.control("br", []).text([roman(format!("Default: {}", default.display()))]);
    }
}

fn name(argument: &Arg) -> Vec<Inline> {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let mut name = vec![bold(short.into_iter().chain(long).collect::<Vec<_>>().join(", "))];
    if takes_value(argument) {
        let values = argument.get_value_names().unwrap_or_default().join(" ");
        name.push(roman(if argument.is_positional() { "" } else { " " }));
        name.push(italic(values));
    }
    name
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}

fn add_rows(page: &mut Roff, rows: &[(&str, &str)]) {
    for (name, text) in rows {
        page.control("TP", []).text([bold(*name)]).text(with_bold(text));
    }
}

/// As `--help` prints it, without the word in front.
fn usage(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    usage.trim_start_matches("Usage: ").to_owned()
}

fn plain(text: Option<&StyledStr>) -> String {
    text.map(StyledStr::to_string).unwrap_or_default()
}

/// What stands between backquotes in bold.
fn with_bold(text: &str) -> Vec<Inline> {
    let pieces = text.split('`').enumerate();
    pieces.map(|(at, piece)| if at % 2 == 1 { bold(piece) } else { roman(piece) }).collect()
}
