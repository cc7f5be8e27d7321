//! The findings: the three that matter, the rest folded; what Enter opens shows passage, advice and rule.

use super::points::quoted;
use crate::app::comparison::{Comparison, checks::findings};
use crate::compare::{Finding, Status};
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};

/// The column in which a finding's text starts, beside its sign.
const INDENT: usize = 2;

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    let (shown, rest) = findings(comparison);
    if shown.is_empty() {
        page.text("Nothing was found that wants changing.", Tone::Plain);
        page.gap();
    }
    for (place, finding) in shown.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        page.item(Some(place));
        let opened = view.printed || comparison.opened == Some(place);
        finding_rows(&mut page, finding, comparison.chosen == place, opened);
        page.item(None);
    }
    if !rest.is_empty() {
        page.gap();
        page.item(Some(shown.len()));
        let how = if view.printed { " (--all shows them)" } else { "" };
        page.text(&format!("{}{how}", folded(&rest)), Tone::Dim);
        page.item(None);
    }
    page
}

fn finding_rows(page: &mut Page, finding: &Finding, chosen: bool, opened: bool) {
    let (sign, tone) = match finding.status {
        Status::Warn => ("!", Tone::Warning),
        Status::Unknown => ("?", Tone::Dim),
        Status::Ok => ("·", Tone::Dim),
    };
    let text = match (chosen, finding.status) {
        (true, _) => Tone::Strong,
        (false, Status::Warn) => Tone::Plain,
        (false, _) => Tone::Dim,
    };
    page.hang(Piece::new(sign, tone), INDENT, &[Piece::new(&finding.message, text)]);
    if !opened {
        return;
    }
    if let Some(passage) = &finding.evidence {
        page.flow(&[Piece::new(&quoted(passage), Tone::Plain)], INDENT);
    }
    if !finding.advice.is_empty() {
        page.flow(&[Piece::new(&finding.advice, Tone::Accent)], INDENT);
    }
    let part = finding.part.map(|part| format!(", in {}", part.name())).unwrap_or_default();
    let known = if finding.status == Status::Unknown { "; it cannot be judged here" } else { "" };
    page.flow(&[Piece::new(&format!("rule {}{part}{known}", finding.rule), Tone::Dim)], INDENT);
}

/// "… 9 more: 1 to change, 2 cannot be judged, 6 in order".
fn folded(rest: &[&Finding]) -> String {
    let of = |status: Status| rest.iter().filter(|finding| finding.status == status).count();
    let kinds = [(Status::Warn, "to change"), (Status::Unknown, "cannot be judged"), (Status::Ok, "in order")];
    let kinds = kinds.into_iter().map(|(status, words)| (of(status), words)).filter(|(number, _)| *number > 0);
    let kinds: Vec<String> = kinds.map(|(number, words)| format!("{number} {words}")).collect();
    format!("… {} more: {}", count(rest.len(), "check").replace(" checks", "").replace(" check", ""), kinds.join(", "))
}
