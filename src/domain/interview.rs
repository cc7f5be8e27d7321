//! What is noted of one interview, before and after it; and which interview is the next.

use super::{AnswerId, Posting, QuestionId};
use jiff::civil::Date;

/// The note of an interview, one file each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    pub date: Date,
    pub company: Option<String>,
    pub role: Option<String>,
    /// The answers to take along, in this order.
    pub stories: Vec<AnswerId>,
    /// The questions to expect, in this order.
    pub questions: Vec<QuestionId>,
    /// The note itself (Markdown).
    pub text: String,
}

impl Interview {
    /// An interview of which nothing is noted.
    pub fn on(date: Date) -> Interview {
        Interview { date, company: None, role: None, stories: Vec::new(), questions: Vec::new(), text: String::new() }
    }
}

impl Interview {
    /// Whether it says what to take along or to expect.
    fn has_lists(&self) -> bool {
        !self.stories.is_empty() || !self.questions.is_empty()
    }
}

/// What is known of interviews besides the date in the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occasions {
    pub postings: Vec<Posting>,
    pub notes: Vec<Interview>,
}

impl Occasions {
    /// The nearest date from `day` on among the one that is `set`, those of postings, and those of notes. A note of `day`
    /// itself may have been written after the interview: it counts while it says what to take along.
    pub fn next(&self, set: Option<Date>, day: Date) -> Option<Date> {
        let postings = self.postings.iter().filter_map(|posting| posting.interview);
        let notes = self.notes.iter().filter(|note| note.date > day || note.has_lists()).map(|note| note.date);
        set.into_iter().chain(postings).chain(notes).filter(|date| *date >= day).min()
    }

    /// The posting whose interview is on `date`; of several the first by name.
    pub fn posting_on(&self, date: Date) -> Option<&Posting> {
        self.postings.iter().find(|posting| posting.interview == Some(date))
    }

    /// What the note of `date` says, and for whom it is by the posting where the note says nothing of it. With the posting
    /// where that is to say what is asked: a note's own lists win.
    pub fn on(&self, date: Date) -> (Interview, Option<&Posting>) {
        let note = self.notes.iter().find(|note| note.date == date);
        let mut interview = note.cloned().unwrap_or_else(|| Interview::on(date));
        let posting = self.posting_on(date);
        interview.company = interview.company.or_else(|| posting?.company.clone());
        interview.role = interview.role.or_else(|| posting?.role.clone());
        let asks = posting.filter(|_| !interview.has_lists());
        (interview, asks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn posting(name: &str, interview: Date) -> Posting {
        let company = Some(name.to_owned());
        Posting {
            name: name.to_owned(),
            path: Default::default(),
            company,
            role: None,
            interview: Some(interview),
            text: String::new(),
        }
    }

    fn listing(date: Date) -> Interview {
        Interview { questions: vec![QuestionId::parse("pressure").expect("an id")], ..Interview::on(date) }
    }

    #[test]
    fn the_next_interview_is_the_nearest_date_ahead_of_all_that_name_one() {
        let day = date(2026, 11, 26);
        let dated = |days: i8| date(2026, 12, days);
        let occasions = Occasions {
            postings: vec![posting("b", dated(8)), posting("past", date(2026, 11, 3))],
            notes: vec![Interview::on(dated(9)), Interview::on(date(2026, 11, 20))],
        };
        assert_eq!(occasions.next(None, day), Some(dated(8)));
        assert_eq!(occasions.next(Some(dated(2)), day), Some(dated(2)));
        assert_eq!(occasions.next(Some(date(2026, 11, 1)), dated(9)), None, "a note of the day without lists");
        assert_eq!(occasions.next(None, dated(8)), Some(dated(8)), "the day itself");
        let listing = Occasions { notes: vec![listing(dated(9))], ..Occasions::default() };
        assert_eq!(listing.next(None, dated(9)), Some(dated(9)));
        assert_eq!(Occasions::default().next(Some(date(2026, 11, 1)), day), None);
    }

    #[test]
    fn on_one_date_the_lists_of_the_note_win() {
        let day = date(2026, 12, 8);
        let with = |note| Occasions { postings: vec![posting("Aperture", day)], notes: vec![note] };
        let bare = with(Interview::on(day));
        let (interview, asks) = bare.on(day);
        assert_eq!((interview.company.as_deref(), asks.is_some()), (Some("Aperture"), true));
        let listed = with(Interview { company: Some("Other".to_owned()), ..listing(day) });
        let (interview, asks) = listed.on(day);
        assert_eq!((interview.company.as_deref(), asks.is_some()), (Some("Other"), false));
        assert_eq!(interview.questions.len(), 1);
    }
}
