//! What ids there are when files are checked: those of the whole bank, and those of items that cannot be used because they
//! are faulty, of which nobody should be told that they do not exist.

use crate::domain::{AnswerId, Bank, Problem, QuestionId};
use crate::format::answers::answer_id;
use crate::store::built_in::RETIRED_ANSWERS;
use crate::store::read::read_free_text;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The sound items, and the faulty ones.
pub(super) struct Known<'b> {
    pub(super) bank: &'b Bank,
    /// Faulty items whose faults are among what is told.
    pub(super) told: Faulty,
    /// Faulty items of files that are not checked now.
    pub(super) untold: Faulty,
}

/// The ids of items in faulty files.
#[derive(Debug, Default)]
pub(super) struct Faulty {
    answers: HashSet<AnswerId>,
    questions: HashSet<QuestionId>,
}

impl Faulty {
    /// Those in the files that the errors among `problems` are about.
    pub(super) fn of(problems: &[Problem]) -> Faulty {
        let paths: HashSet<&PathBuf> =
            problems.iter().filter(|problem| problem.is_error()).map(|problem| &problem.path).collect();
        let mut faulty = Faulty::default();
        for path in paths {
            if path.extension().is_some_and(|extension| extension == "toml") {
                faulty.questions.extend(quoted_ids(path));
            } else {
                faulty.answers.extend(answer_id(path));
            }
        }
        faulty
    }
}

/// Everything in the file that may be the id of a question.
fn quoted_ids(path: &Path) -> Vec<QuestionId> {
    let text = read_free_text(path).unwrap_or_default();
    let ids = text.lines().filter_map(|line| line.trim().strip_prefix("id")?.split(['"', '\'']).nth(1));
    ids.filter_map(|id| QuestionId::parse(id).ok()).collect()
}

impl Known<'_> {
    /// What is known of the question `id`.
    pub(super) fn question(&self, id: &QuestionId) -> Standing {
        let sound = self.bank.question(id).is_some();
        Standing::of(sound, self.told.questions.contains(id), self.untold.questions.contains(id))
    }

    /// What is known of the answer `id`. To name one that was once built in is no mistake of the person's: today's
    /// reference takes its place.
    pub(super) fn answer(&self, id: &AnswerId) -> Standing {
        let sound = self.bank.answer(id).is_some() || RETIRED_ANSWERS.contains(&id.as_str());
        Standing::of(sound, self.told.answers.contains(id), self.untold.answers.contains(id))
    }
}

/// What is known of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is sound; or it is faulty, and that is told where it stands.
    Fine,
    /// It is there and faulty, and that is told to nobody who checks other files.
    Faulty,
    Unknown,
}

impl Standing {
    fn of(sound: bool, told: bool, untold: bool) -> Standing {
        if sound || told {
            Standing::Fine
        } else if untold {
            Standing::Faulty
        } else {
            Standing::Unknown
        }
    }
}
