//! `greenroom new`: a question or an answer of one's own, from a template, in the editor.

use super::edit::open_and_check;
use super::show::find_question;
use super::{Context, Exit, Output};
use crate::domain::{AnswerId, QuestionId};
use crate::store::editing::{new_answer, new_question};
use crate::store::load_bank;

/// Make a question or an answer of your own, and open it in your editor
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    item: Item,
}

#[derive(Debug, clap::Subcommand)]
enum Item {
    /// A question
    Question {
        /// Its id: a-z, 0-9 and -, stable for ever
        id: QuestionId,
    },
    /// An answer to a question
    Answer {
        /// Its id, which is the file's name: a-z, 0-9 and -
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
