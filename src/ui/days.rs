//! Sessions over days, for what only shows when the program was closed in between: keys and moments in, screens and the
//! drafts that were kept out.

use super::harness::{Session, sample};
use super::scenes::{OWN, answer};
use crate::app::{Command, Data, Event, Screen};
use crate::domain::{Bank, Draft, Mode, Rating, Record};
use crate::format::drafts::{parse_draft, parse_record, render_draft};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const DAY: u64 = 24 * 60 * 60;
const TEXT: &str = "We had two weeks for a launch and two plans that could not both be right.";

/// A person with a home on a disk that is a map.
struct Life {
    data: Data,
    files: BTreeMap<PathBuf, String>,
    session: Session,
    day: u64,
}

impl Life {
    fn new(data: Data) -> Life {
        let session = Session::on(Screen::Today(Default::default()), data.clone());
        Life { data, files: BTreeMap::new(), session, day: 0 }
    }

    /// Starts the program anew so many days after the first.
    fn restart_on(self, day: u64) -> Life {
        let data = Data { records: self.records(), ..self.data.clone() };
        let session = Session::on(Screen::Today(Default::default()), data).at(day * DAY);
        Life { session, day, ..self }
    }

    /// The program notices what was written.
    fn reload(self) -> Life {
        let data = Data { records: self.records(), ..self.data.clone() };
        let session = self.session.event(Event::Loaded(Box::new(data)));
        Life { session, ..self }
    }

    fn records(&self) -> Vec<Record> {
        self.files.iter().map(|(path, text)| parse_record(path, text).expect("a record")).collect()
    }

    fn drafts(&self) -> Vec<Draft> {
        self.files.iter().map(|(path, text)| parse_draft(path, text).expect("a draft").0).collect()
    }

    fn keys(self, keys: &str) -> Life {
        let mut life = self;
        for key in keys.split_whitespace() {
            life.session = life.session.keys(key);
            life = life.carry_out();
        }
        life
    }

    fn type_text(self, text: &str) -> Life {
        Life { session: self.session.type_text(text), ..self }.carry_out()
    }

    /// So many seconds after the time at which the day's session began.
    fn at(self, seconds: u64) -> Life {
        Life { session: self.session.at(self.day * DAY + seconds), ..self }.carry_out()
    }

    /// Does what the session asked for, as the terminal does.
    fn carry_out(mut self) -> Life {
        for command in self.session.commands() {
            match command {
                Command::Keep { draft, .. } => {
                    let name = format!("/home/drafts/{}-{}.md", draft.head.started, draft.head.question);
                    self.files.insert(name.into(), render_draft(&draft));
                }
                Command::OpenDraft(path) => {
                    let (draft, _) = parse_draft(&path, &self.files[&path]).expect("a draft");
                    self.session = self.session.event(Event::DraftOpened(Ok(Box::new((path, draft)))));
                }
                Command::LoadAttempts(question) => {
                    let of_question = |draft: &Draft| draft.head.question == question && draft.head.finished;
                    let drafts = self.drafts().into_iter().filter(of_question).collect();
                    self.session = self.session.event(Event::Attempts(question, drafts));
                }
                _ => {}
            }
        }
        self
    }

    /// Writes `text` as the answer to the first question of today's list, and rates it.
    fn practise_first(self, text: &str, rating: u8) -> Life {
        let life = self.keys("enter enter").at(5).type_text(text).at(60).keys("ctrl-d");
        life.keys(&rating.to_string()).reload()
    }

    fn screen(&self) -> String {
        self.session.screen()
    }
}

#[test]
fn an_attempt_opens_again_after_a_restart_and_its_rating_can_be_mended() {
    let life = Life::new(sample()).practise_first(TEXT, 3).restart_on(3);
    let life = life.keys("p enter enter");
    assert!(matches!(life.session.app.screen(), Screen::Comparison(_)), "{}", life.screen());
    let life = life.keys("2");
    let drafts = life.drafts();
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(draft.head.rating, Some(Rating::Hard));
    assert!(draft.parts.iter().any(|part| part.text == TEXT), "{draft:?}");
    let life = life.keys("esc");
    assert!(matches!(life.session.app.screen(), Screen::History(_)), "{}", life.screen());
}

#[test]
fn a_revision_begins_with_the_text_and_names_the_draft_that_it_revises() {
    let life = Life::new(sample())
        .practise_first(TEXT, 2)
        .restart_on(1)
        .keys("p enter enter")
        .type_text("R")
        .at(1)
        .keys("enter");
    assert!(life.screen().contains("two plans"), "{}", life.screen());
    let life = life.at(2).keys("ctrl-end").type_text(" We chose one.").at(30).keys("ctrl-d 3").restart_on(2);
    let (names, drafts) = (life.files.keys().cloned().collect::<Vec<_>>(), life.drafts());
    let [first, second] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(second.head.revises.as_deref(), Path::new(&names[0]).file_name().and_then(|name| name.to_str()));
    assert_eq!(first.head.revises, None);
    let whole = |draft: &Draft| draft.parts.iter().map(|part| part.text.clone()).collect::<String>();
    assert!(whole(second).starts_with(TEXT) || whole(second).contains(TEXT), "{second:?}");
    assert!(whole(second).contains("We chose one."), "{second:?}");
    assert!(second.head.seconds.answering() < 60, "the clock began at zero: {:?}", second.head.seconds);
    assert_eq!(whole(first), TEXT, "what was revised stays as it was");
    let progress = life.keys("p").screen();
    assert!(progress.contains("2 drafts") && progress.contains("16 words"), "own typing alone: {progress}");
}

#[test]
fn what_went_badly_is_due_before_anything_new_the_day_after() {
    let life = Life::new(sample()).practise_first(TEXT, 2).restart_on(1);
    let screen = life.screen();
    let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} is missing in {screen}"));
    assert!(place("due today") < place("new"), "{screen}");
    assert!(place("Tell me about yourself.") < place("due today"), "{screen}");
}

#[test]
fn a_spoken_attempt_that_was_left_is_offered_again_and_goes_on_aloud() {
    let life = Life::new(sample()).keys("s enter").at(6).keys("space").at(9).keys("esc esc").restart_on(1);
    assert!(life.screen().contains("Unfinished"), "{}", life.screen());
    let life = life.keys("c enter").at(5).keys("ctrl-d ctrl-d 3");
    let drafts = life.drafts();
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!((draft.head.mode, draft.head.finished), (Mode::Spoken, true), "{draft:?}");
    assert!(draft.head.seconds.answering() >= 9, "both sittings count: {:?}", draft.head.seconds);
    assert!(!life.restart_on(2).screen().contains("Unfinished"));
}

/// Two days before an interview: three questions were practised, one with an own answer, one in writing, one aloud alone.
fn before_the_interview() -> Life {
    let data = sample();
    let answers = data.bank.answers().iter().cloned().chain([answer("billing-migration", OWN)]);
    let mut data = Data { bank: Bank::new(data.bank.questions().to_vec(), answers.collect::<Vec<_>>()), ..data };
    data.config.interview = Some(jiff::civil::date(2026, 12, 1));
    data.config.minutes = 30;
    let mut life = Life::new(data);
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
    life.files.extend(drafts.map(|(name, text)| (PathBuf::from("/home/drafts").join(name), text)));
    life.restart_on(3)
}

/// What is revealed of the question whose row of today's list holds `text`.
fn recalled(text: &str) -> String {
    let life = before_the_interview();
    let rows = life.screen();
    let prompts = ["Tell me about yourself.", "disagreed", "missed a deadline"];
    let mut places: Vec<(usize, &str)> = prompts.into_iter().filter_map(|p| Some((rows.find(p)?, p))).collect();
    places.sort_unstable();
    let place = places.iter().position(|(_, prompt)| *prompt == text).unwrap_or_else(|| panic!("{rows}"));
    life.keys(&format!("{} enter enter", "j ".repeat(place))).screen()
}

#[test]
fn quick_recall_shows_the_own_answer_else_the_best_draft() {
    let own = recalled("disagreed");
    assert!(own.contains("The billing migration") && !own.contains("stable demo"), "{own}");
    let drafted = recalled("missed a deadline");
    assert!(
        drafted.contains("two plans that could not both be right") && drafted.contains("I told them early"),
        "{drafted}"
    );
}

#[test]
fn without_words_of_ones_own_there_is_no_quick_recall() {
    let life = before_the_interview();
    let practised = life.records().iter().filter(|record| record.head.question.as_str() == "introduction").count();
    assert_eq!(practised, 1, "it was practised, aloud");
    let screen = recalled("Tell me about yourself.");
    assert!(!screen.contains("which story") && !screen.contains("own is kept"), "{screen}");
}
