//! `greenroom completions SHELL`: a completion script for a shell.
//!
//! The script knows the ids and settings of the moment at which it was made. A shell runs what it says, and homes are not
//! trusted: of a home only ids and plain names go into it, never a prompt.

use super::{Arguments, Context, Exit, Output};
use crate::domain::{Bank, Question};
use crate::format::config::SETTINGS;
use crate::store;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory, ValueHint};
use clap_complete::Shell;
use std::collections::BTreeSet;

/// Print a completion script for your shell, with your current question ids
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Your shell
    shell: Shell,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let mut command = with_known_values(Arguments::command(), &store::load_bank(&context.home).value);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "greenroom", &mut script);
    if args.shell == Shell::Fish {
        script.extend(fish_arguments(&command).into_bytes());
    }
    out.bytes(&script)?;
    Ok(Exit::Done)
}

/// The same command line, with what its arguments may be in this home.
fn with_known_values(command: Command, bank: &Bank) -> Command {
    let questions: Vec<PossibleValue> = bank.questions().iter().map(question_value).collect();
    let answers = bank.answers().iter().map(|answer| PossibleValue::new(answer.id.to_string()));
    let items: Vec<PossibleValue> = questions.iter().cloned().chain(answers).collect();
    let keys: Vec<PossibleValue> =
        SETTINGS.iter().map(|setting| PossibleValue::new(setting.key).help(setting.meaning)).collect();
    let competencies = competencies(bank);
    command.mut_subcommands(|verb| match verb.get_name() {
        "practice" | "show" | "compare" | "coach" => known(verb, "question", &questions),
        "list" => known(verb, "competency", &competencies),
        "edit" => known(verb, "id", &items),
        "new" => verb.mut_subcommand("answer", |item| known(item, "question", &questions)),
        "export" => known(known(verb, "questions", &questions), "competency", &competencies),
        "config" => known(verb, "key", &keys),
        _ => verb,
    })
}

fn known(command: Command, argument: &str, values: &[PossibleValue]) -> Command {
    command.mut_arg(argument, |argument| argument.value_parser(PossibleValuesParser::new(values.iter().cloned())))
}

fn question_value(question: &Question) -> PossibleValue {
    let value = PossibleValue::new(question.id.to_string());
    // A double quote would end the text in zsh's script.
    if question.origin.is_built_in() { value.help(question.prompt.replace('"', "'")) } else { value }
}

fn competencies(bank: &Bank) -> Vec<PossibleValue> {
    let plain = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let names: BTreeSet<&str> = bank.questions().iter().filter_map(|q| q.competency.as_deref()).filter(plain).collect();
    names.into_iter().map(|name| PossibleValue::new(name.to_owned())).collect()
}

/// What `clap_complete` leaves out of fish's script: the arguments without a name, and that most of them are no files.
fn fish_arguments(command: &Command) -> String {
    let mut script = String::new();
    for verb in command.get_subcommands() {
        let condition = format!("__fish_greenroom_using_subcommand {}", verb.get_name());
        fish_arguments_of(verb, &condition, &mut script);
        for item in verb.get_subcommands().filter(|item| item.get_name() != "help") {
            let condition = format!("{condition}; and __fish_seen_subcommand_from {}", item.get_name());
            fish_arguments_of(item, &condition, &mut script);
        }
    }
    script
}

fn fish_arguments_of(command: &Command, condition: &str, script: &mut String) {
    let is_path = |argument: &Arg| !matches!(argument.get_value_hint(), ValueHint::Unknown | ValueHint::Other);
    if command.get_positionals().any(is_path) {
        return;
    }
    script.push_str(&format!("complete -c greenroom -n \"{condition}\" -f\n"));
    for value in command.get_positionals().flat_map(|argument| argument.get_possible_values()) {
        let help = value.get_help().map(|help| help.to_string().replace('\\', "\\\\").replace('\'', "\\'"));
        let help = help.map(|help| format!(" -d '{help}'")).unwrap_or_default();
        script.push_str(&format!("complete -c greenroom -n \"{condition}\" -a {}{help}\n", value.get_name()));
    }
}
