//! The debrief of a mock interview as a sheet: the same formats, the same redaction, what was found first.

use super::markdown::escape;
use super::sheet::Sheet;
use super::wishes::Form;
use crate::domain::Moment;
use crate::review::mock::{Debrief, Row, report};
use crate::text::words::spaced_once;

/// The sheet that tells `debrief`: as it is, to be redacted and made visible.
pub fn debrief_sheet(debrief: &Debrief, now: Moment) -> Sheet {
    Sheet {
        form: Form::Page,
        title: report::title(&debrief.part),
        date: now.wall.local().date(),
        interview: None,
        interview_note: markdown(debrief),
        stories: Vec::new(),
        questions: Vec::new(),
        gaps: Vec::new(),
        notes: String::new(),
    }
}

fn markdown(debrief: &Debrief) -> String {
    let mut blocks = vec![escape(&report::summary(debrief)) + "."];
    let findings = report::findings(debrief);
    let items: Vec<String> = findings.iter().map(|(label, text)| format!("- **{label}**: {}", escape(text))).collect();
    blocks.push(items.join("\n"));
    for (place, row) in debrief.rows.iter().enumerate() {
        blocks.push(format!("## {}. {}", place + 1, escape(&spaced_once(&row.prompt))));
        blocks.push(about(row));
    }
    for id in &debrief.unanswered {
        blocks.push(format!("Not answered: {}.", escape(id.as_str())));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}

/// Its figures, what is to be fixed in it, and the follow-ups that came after it.
fn about(row: &Row) -> String {
    let rated = row.head.rating.map(|rating| format!("rated {}", rating.name()));
    let figures: Vec<String> =
        [Some(report::time(row)), Some(report::parts(row)), rated].into_iter().flatten().collect();
    let figures: Vec<&str> = figures.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let fix = row.comparison.as_ref().and_then(|comparison| comparison.fix.as_ref());
    let mut items = vec![escape(&figures.join(" · "))];
    items.push(fix.map_or_else(|| escape(row.verdict), |fix| format!("**{}**", escape(&spaced_once(&fix.message)))));
    let follow_ups = row.follow_ups.iter().map(|(prompt, _)| format!("Follow-up: {}", escape(&spaced_once(prompt))));
    items.extend(follow_ups);
    items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}
