//! `greenroom new`: a question or an answer of one's own, from a template, in the editor.

use super::edit::open_and_check;
use super::show::find_question;
use super::{Context, Exit, Output};
use crate::domain::{AnswerId, QuestionId};
use crate::store::editing::{new_answer, new_question};
use crate::store::load_bank;
use clap::ValueHint;

/// Make a question or an answer of your own, and open it in your editor
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    item: Item,
}

#[derive(Debug, clap::Subcommand)]
enum Item {
    /// Make a question from a template, and open it in your editor
    Question {
        /// Its id: a-z, 0-9 and -, stable for ever
        #[arg(value_hint = ValueHint::Other)]
        id: QuestionId,
    },
    /// Make an answer from a template, and open it in your editor
    Answer {
        /// Its id, which is the file's name: a-z, 0-9 and -
        #[arg(value_hint = ValueHint::Other)]
        id: AnswerId,
        /// The question that it answers
        #[arg(long = "for", value_name = "QUESTION")]
        question: String,
    },
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let bank = load_bank(&context.home).value;
    let prepared = match args.item {
        Item::Question { id } => new_question(&context.home, &bank, &id)?,
        Item::Answer { id, question } => {
            let Some(question) = find_question(&bank, &question) else { return Ok(Exit::Failed) };
            new_answer(&context.home, &bank, &id, question)?
        }
    };
    open_and_check(&prepared, context, out)
}
