//! What only shows when the program was closed in between: keys and moments in, and the drafts that were kept out.

use crate::app::Screen;
use crate::app::harness::homes::{sample, with_own_answer};
use crate::app::harness::{Blind, life, shown};
use crate::domain::{Draft, Mode, Rating};
use crate::review::gist::Gist;
use std::path::PathBuf;

const TEXT: &str = "We had two weeks for a launch and two plans that could not both be right.";

type Life = life::Life<Blind>;

impl Life {
    /// Writes an answer to the first question of today's list, and rates it.
    fn practise_first(self, rating: u8) -> Life {
        self.keys("enter enter").at(5).write(TEXT).at(60).keys(&format!("ctrl-d {rating}"))
    }

    /// The draft that is the only one on the disk.
    #[track_caller]
    fn only_draft(&self) -> Draft {
        let [draft] = self.drafts().try_into().expect("one draft");
        draft
    }
}

/// The first program in this home.
fn first(data: crate::app::Data) -> Life {
    Life::start(Screen::Today(Default::default()), data, life::Files::new())
}

fn whole(draft: &Draft) -> String {
    draft.parts.iter().map(|part| part.text.as_str()).collect()
}

/// The questions of today's list, with why each is on it.
fn queue(life: &Life) -> Vec<(String, String)> {
    let today = shown!(life.session, Today);
    today.items().iter().map(|item| (item.question.to_string(), item.why.clone())).collect()
}

#[test]
fn an_attempt_opens_again_after_a_restart_and_its_rating_can_be_mended() {
    let life = first(sample()).practise_first(3).restart_on(3).keys("p enter enter");
    assert!(matches!(life.session.app.screen(), Screen::Comparison(_)));
    let life = life.keys("2");
    let draft = life.only_draft();
    assert_eq!((draft.head.rating, whole(&draft).as_str()), (Some(Rating::Hard), TEXT));
    assert!(matches!(life.keys("esc").session.app.screen(), Screen::History(_)));
}

#[test]
fn a_revision_begins_with_the_text_and_names_the_draft_that_it_revises() {
    let life = first(sample()).practise_first(2).restart_on(1).keys("p enter enter R").at(1).keys("enter");
    let life = life.at(2).keys("ctrl-end").write(" We chose one.").at(30).keys("ctrl-d 3").restart_on(2);
    let name = life.files.keys().next().and_then(|path| path.file_name()?.to_str().map(str::to_owned));
    let [before, after] = life.drafts().try_into().expect("two drafts");
    assert_eq!((&before.head.revises, &after.head.revises), (&None, &name));
    assert!(whole(&after).contains(TEXT) && whole(&after).contains("We chose one."), "{after:?}");
    assert!(after.head.seconds.answering() < 60, "the clock began at zero: {:?}", after.head.seconds);
    assert_eq!(whole(&before), TEXT, "what was revised stays as it was");
    let life = life.keys("p");
    let question = &shown!(life.session, Progress).progress.as_ref().expect("progress").questions[0];
    assert_eq!((question.attempts.len(), question.trend.values.as_slice()), (2, &[16][..]), "own typing alone");
}

#[test]
fn what_went_badly_is_due_before_anything_new_the_day_after() {
    let queue = queue(&first(sample()).practise_first(2).restart_on(1));
    assert_eq!(queue[0].0, "introduction");
    assert!(queue.len() > 1, "{queue:?}");
}

#[test]
fn a_spoken_attempt_that_was_left_is_offered_again_and_goes_on_aloud() {
    let unfinished = |life: &Life| shown!(life.session, Today).unfinished().is_some();
    let life = first(sample()).keys("s enter").at(6).keys("space").at(9).keys("esc esc").restart_on(1);
    assert!(unfinished(&life));
    let life = life.keys("c enter").at(5).keys("ctrl-d ctrl-d 3");
    let draft = life.only_draft();
    assert_eq!((draft.head.mode, draft.head.finished), (Mode::Spoken, true), "{draft:?}");
    assert!(draft.head.seconds.answering() >= 9, "both sittings count: {:?}", draft.head.seconds);
    assert!(!unfinished(&life.restart_on(2)));
}

/// Two days before an interview: three questions were practised, one with an own answer, one in writing, one aloud alone.
fn before_the_interview() -> Life {
    let mut data = with_own_answer();
    data.config.interview = Some(jiff::civil::date(2026, 12, 1));
    data.config.minutes = 30;
    let head = |question: &str, day: u32, mode: &str| {
        format!(
            "+++\nquestion = \"{question}\"\nstarted = 2026-11-{day}T10:00:00+09:00\nmode = \"{mode}\"\nfinished = true\n\
             rating = 2\n\n[seconds]\nthink = 5\nsituation = 40\n+++\n"
        )
    };
    let drafts = [
        ("a.md", format!("{}## Action\nWords on the migration.\n", head("disagreement", 20, "typed"))),
        ("b.md", format!("{}## Situation\n{TEXT}\n\n## Action\nI told them early.\n", head("deadline", 21, "typed"))),
        ("c.md", head("introduction", 22, "spoken")),
    ];
    let mut life = first(data);
    life.files.extend(drafts.map(|(name, text)| (PathBuf::from("/home/drafts").join(name), text)));
    life.restart_on(3)
}

/// What is revealed of this question of today's list; none where its recall is not offered.
fn recalled(question: &str) -> Option<Gist> {
    let life = before_the_interview();
    let place = queue(&life).iter().position(|(id, _)| id == question).expect("on the list");
    let life = life.keys(&format!("{} enter enter", "j ".repeat(place)));
    match life.session.app.screen() {
        Screen::Quick(quick) => quick.revealed.clone(),
        _ => None,
    }
}

#[test]
fn quick_recall_shows_the_own_answer_else_the_best_draft() {
    assert_eq!(recalled("disagreement").expect("recalled").headline, "The billing migration");
    let drafted = recalled("deadline").expect("recalled");
    let drafted = format!("{} {}", drafted.headline, drafted.points.join(" "));
    assert!(drafted.contains("could not both be right") && drafted.contains("I told them early"), "{drafted}");
}

#[test]
fn without_words_of_ones_own_there_is_no_quick_recall() {
    let life = before_the_interview();
    let practised = life.records().iter().filter(|record| record.head.question.as_str() == "introduction").count();
    assert_eq!(practised, 1, "it was practised, aloud");
    assert_eq!(recalled("introduction"), None);
}
