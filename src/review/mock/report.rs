//! The debrief in words: the same on the screen, in lines and in a file.

use super::{Debrief, Row};
use crate::domain::draft::MockPart;
use crate::domain::{Mode, PartId};
use crate::text::phrases::{capitalised, clock, count};

/// "Mock interview, 26 Nov 2026 20:15".
pub fn title(part: &MockPart) -> String {
    format!("Mock interview, {}", part.started.local().strftime("%-d %b %Y %H:%M"))
}

/// "5 questions in writing, 6:12 to say", "3 of 5 questions aloud, 5:30 said".
pub fn summary(debrief: &Debrief) -> String {
    let (answered, left) = (debrief.rows.len(), debrief.unanswered.len());
    let questions = match left {
        0 => count(answered, "question"),
        left => format!("{answered} of {}", count(answered + left, "question")),
    };
    let time = clock(debrief.seconds());
    match debrief.mode() {
        Mode::Spoken => format!("{questions} aloud, {time} said"),
        Mode::Typed | Mode::Quick => format!("{questions} in writing, {time} to say"),
    }
}

/// "1:52 of 2:00".
pub fn time(row: &Row) -> String {
    format!("{} of {}", clock(row.seconds), clock(row.limit))
}

/// "S 20 · T 10 · A 60 · R 10": the shares in per cent; empty where nothing was measured.
pub fn parts(row: &Row) -> String {
    let share = |(part, share): &(PartId, f64)| format!("{} {:.0}", part.section().short, share * 100.0);
    row.shares.iter().map(share).collect::<Vec<_>>().join(" · ")
}

/// What is told of the answers together: a label, and what it says; the one thing for next time last.
pub fn findings(debrief: &Debrief) -> Vec<(&'static str, String)> {
    let through: Vec<String> =
        debrief.through.iter().map(|t| format!("{} in {} of {}", t.label(), t.answers, t.of)).collect();
    let mut told = Vec::new();
    if debrief.rows.len() > 1 {
        let nothing = "nothing that could be told stands in several answers".to_owned();
        let through = if through.is_empty() { nothing } else { through.join("; ") };
        told.push(("Ran through", capitalised(&through) + "."));
    }
    if let Some(row) = debrief.strongest.and_then(|place| debrief.rows.get(place)) {
        told.push(("Strongest", strongest(row)));
    }
    for story in &debrief.told_twice {
        let prompts = story.iter().filter_map(|place| debrief.rows.get(*place)).map(|row| format!("“{}”", row.prompt));
        told.push(("Told twice", format!("The same story for {}.", prompts.collect::<Vec<_>>().join(" and "))));
    }
    told.extend(debrief.next.clone().map(|next| ("Next time", next)));
    told
}

/// "“Tell me about yourself.”: every part is there, it keeps to the time."
fn strongest(row: &Row) -> String {
    let strengths = row.strengths();
    let why = match (strengths.is_empty(), row.head.rating) {
        (false, _) => format!(": {}.", strengths.join(", ")),
        (true, Some(rating)) => format!(", by your own rating: {}.", rating.name()),
        (true, None) => ".".to_owned(),
    };
    format!("“{}”{why}", row.prompt)
}
