//! What runs beside the session: the recorder, a transcription, a coach. Says what they are to do, and hands what they
//! say to the screen that waits for it.

use super::opinion::CoachNews;
use super::recording::{DraftId, SoundNews};
use super::{App, Command, Context, Event, Notice, Outcome, Screen};
use crate::domain::Moment;
use crate::speech::Heard;

impl App {
    /// Has what is said recorded exactly as long as a screen wants it, with a mark where a part starts.
    pub(super) fn follow_sound(&mut self, commands: &mut Vec<Command>) {
        let wanted = self.screen().wanted_sound().map(|(head, part)| (head.clone(), part));
        let Some((head, part)) = wanted else {
            commands.extend(self.sounding.take().map(|_| Command::StopRecording));
            return;
        };
        let take = DraftId::of(&head);
        let before = self.sounding.replace((take.clone(), part));
        if before.as_ref().is_none_or(|(other, _)| *other != take) {
            commands.push(Command::Record(Box::new(head)));
        }
        if before != Some((take, part)) {
            commands.push(Command::Mark(part));
        }
    }

    /// Hands what was heard to the screen that works on that draft, else to its file.
    pub(super) fn on_transcribed(
        &mut self,
        take: DraftId,
        result: Result<(Vec<Heard>, f64), String>,
        now: Moment,
        commands: &mut Vec<Command>,
    ) {
        let context = Context { data: &self.data, page: self.page };
        let works_on_it = |screen: &&mut Screen| screen.draft_head().is_some_and(|head| take.is(head));
        let outcome = match (self.screens.iter_mut().find(works_on_it), result) {
            (Some(screen), result) => {
                screen.on_event(Event::Sound(SoundNews::Transcribed(take, result)), &context, now)
            }
            (None, Ok((heard, seconds))) => Outcome::Do(Command::FillHeard { take, heard, seconds }),
            (None, Err(reason)) => Outcome::Tell(Notice::warning(format!("Not transcribed: {reason}."))),
        };
        self.follow(outcome, now, commands);
    }

    /// Hands what a coach says to the screen that asked, also while the help lies above it.
    pub(super) fn on_coach(&mut self, news: CoachNews, now: Moment, commands: &mut Vec<Command>) {
        let context = Context { data: &self.data, page: self.page };
        let Some(screen) = self.screens.iter_mut().rfind(|screen| screen.consults()) else { return };
        let outcome = screen.on_event(Event::Coach(news), &context, now);
        self.follow(outcome, now, commands);
    }

    /// Asks a coach about the comparison that was just opened.
    pub(super) fn consult(&mut self, now: Moment, commands: &mut Vec<Command>) {
        let (screen, context) = self.split();
        let Screen::Comparison(comparison) = screen else { return };
        if let Some(outcome) = comparison.consult(&context) {
            self.follow(outcome, now, commands);
        }
    }
}
