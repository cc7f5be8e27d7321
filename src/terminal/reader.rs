//! Reads the home on a thread of its own, at the start and whenever it changes.

use super::Wake;
use crate::app::{Data, Event};
use crate::domain::Record;
use crate::domain::schedule::UNFINISHED_WORDS;
use crate::store::{self, Home, is_locked};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Asks for the home to be read; clones speak to the same thread.
#[derive(Clone)]
pub struct Reader(Sender<()>);

impl Reader {
    /// Starts the thread, which reads at once.
    pub fn start(home: &Home, wake: Sender<Wake>) -> std::io::Result<Reader> {
        let (ask, asked) = channel();
        let home = home.clone();
        std::thread::Builder::new().name("reader".to_owned()).spawn(move || read_when_asked(&home, &asked, &wake))?;
        let reader = Reader(ask);
        reader.ask();
        Ok(reader)
    }

    /// Asks for the home to be read again.
    pub fn ask(&self) {
        let _ = self.0.send(());
    }
}

fn read_when_asked(home: &Home, asked: &Receiver<()>, wake: &Sender<Wake>) {
    while asked.recv().is_ok() {
        // Several requests are one.
        while asked.try_recv().is_ok() {}
        if wake.send(Wake::app(Event::Loaded(Box::new(read(home))))).is_err() {
            return;
        }
    }
}

/// Everything that the screens show of the home.
pub fn read(home: &Home) -> Data {
    let bank = store::load_bank(home);
    let config = store::load_config(home);
    let records = store::load_records(home);
    let in_work = in_work(&records.value);
    let problems = [bank.problems, config.problems, records.problems].concat();
    Data {
        ready: true,
        bank: bank.value,
        config: config.value,
        records: records.value,
        problems,
        in_work,
        home: home.root().display().to_string(),
        elsewhere: directories::UserDirs::new().map_or_else(PathBuf::new, |user| user.home_dir().to_owned()),
    }
}

/// The unfinished drafts that some running program holds.
fn in_work(records: &[Record]) -> Vec<PathBuf> {
    let unfinished = records.iter().filter(|r| !r.head.finished && r.total_words() >= UNFINISHED_WORDS);
    unfinished.filter(|record| is_locked(&record.path)).map(|record| record.path.clone()).collect()
}
