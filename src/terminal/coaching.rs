//! Carries out what the app asks of the coach, on a thread of its own; one is asked at a time.

use super::Bell;
use super::child::Stop;
use super::clock::Clock;
use super::coach::{Patience, coach, command_line, consult};
use super::programs::Program;
use crate::app::Event;
use crate::app::opinion::CoachNews;
use std::thread::JoinHandle;

/// The coach of a session.
pub struct Coaching {
    clock: Clock,
    bell: Bell,
    /// The person saw what is sent in this run, and agreed.
    agreed: bool,
    /// Counts the runs of the program.
    run: u64,
    stop: Stop,
    /// Where the last run of it is at work.
    work: Option<JoinHandle<()>>,
}

impl Coaching {
    pub fn new(clock: &Clock, bell: &Bell) -> Coaching {
        Coaching { clock: clock.clone(), bell: bell.clone(), agreed: false, run: 0, stop: Stop::default(), work: None }
    }

    /// Sends `brief`, once the person `agreed` in this run.
    pub fn consult(&mut self, brief: String, agreed: bool) {
        self.stop();
        self.agreed |= agreed;
        match coach() {
            Err(reason) => self.tell(CoachNews::Refused(reason)),
            Ok(program) if !self.agreed => self.tell(CoachNews::Asks(command_line(&program))),
            Ok(program) => self.consult_beside(program, brief),
        }
    }

    fn consult_beside(&mut self, program: Program, brief: String) {
        self.run += 1;
        self.stop = Stop::default();
        let (run, stop) = (self.run, self.stop.clone());
        let (clock, bell) = (self.clock.clone(), self.bell.clone());
        let work = move || {
            let tell = |news| bell.tell(Event::Coach(news));
            tell(CoachNews::Begun(run));
            let mut hear = |piece: &str| {
                tell(CoachNews::Said(run, piece.to_owned()));
            };
            let ended = consult(&program, &brief, Patience::default(), &clock, &stop, &mut hear);
            tell(CoachNews::Ended(run, ended));
        };
        match std::thread::Builder::new().name("coaching".to_owned()).spawn(work) {
            Ok(work) => self.work = Some(work),
            Err(error) => self.tell(CoachNews::Refused(format!("nothing could be started: {error}"))),
        }
    }

    /// Stops what runs.
    pub fn stop(&self) {
        self.stop.stop();
    }

    /// Stops what runs and waits until it is over, so that nothing is left when the program ends.
    pub fn finish(&mut self) {
        self.stop();
        if let Some(work) = self.work.take() {
            let _ = work.join();
        }
    }

    fn tell(&self, news: CoachNews) {
        self.bell.tell(Event::Coach(news));
    }
}
