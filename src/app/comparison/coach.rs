//! A second opinion on the draft of the comparison.

use super::Comparison;
use crate::app::coach::{Consultation, Counsel};
use crate::app::opinion::CoachNews;
use crate::app::{Command, Context, Destination, Notice, Outcome};
use crate::domain::Moment;
use crate::domain::draft::COACH;
use ratatui::crossterm::event::KeyEvent;

impl Comparison {
    /// Whether there is anything to have an opinion on.
    pub(super) fn can_be_looked_at(&self, context: &Context) -> bool {
        let has_text = self.draft.story_parts().any(|(_, text)| !text.trim().is_empty());
        has_text && self.review.is_some() && self.question(context).is_some()
    }

    /// Opens the consultation: it shows what would be sent, or asks at once where the person agreed before.
    pub fn consult(&mut self, context: &Context) -> Option<Outcome> {
        let (question, review) =
            (self.question(context)?, self.review.as_ref().filter(|_| self.can_be_looked_at(context))?);
        let consultation = Consultation::new(question, &self.draft, review, &context.data.config);
        let begin = Outcome::Do(consultation.command(false));
        self.consultation = Some(Box::new(consultation));
        Some(begin)
    }

    /// A key while the consultation is open; none without one.
    pub(super) fn on_consultation_key(&mut self, key: KeyEvent) -> Option<Outcome> {
        let counsel = self.consultation.as_mut()?.on_key(key);
        Some(self.follow_counsel(counsel))
    }

    /// What the coach says; nobody listens without a consultation.
    pub(super) fn hear(&mut self, news: CoachNews, now: Moment) -> Outcome {
        let Some(consultation) = &mut self.consultation else { return Outcome::Ignored };
        let counsel = consultation.hear(news, now);
        self.follow_counsel(counsel)
    }

    fn follow_counsel(&mut self, counsel: Counsel) -> Outcome {
        match counsel {
            Counsel::Ignored => Outcome::Ignored,
            Counsel::Stay => Outcome::Stay,
            Counsel::Do(command) => Outcome::Do(command),
            Counsel::Leave => {
                self.consultation = None;
                Outcome::Do(Command::StopConsulting)
            }
            Counsel::Keep(opinion) => self.keep_opinion(&opinion),
            Counsel::Answer(prompt) => {
                let (draft, change) = (Box::new(self.draft.clone()), self.change);
                Outcome::Replace(Destination::FollowUp { draft, change, prompt, in_mock: false })
            }
        }
    }

    fn keep_opinion(&mut self, opinion: &str) -> Outcome {
        if self.draft.add_section(COACH, opinion) {
            let told = Notice::plain("The opinion is kept with the draft, in the view Text.");
            return Outcome::all([self.keep(), Outcome::Tell(told)]);
        }
        if let Some(consultation) = &mut self.consultation {
            consultation.has_no_room();
        }
        Outcome::Stay
    }
}
