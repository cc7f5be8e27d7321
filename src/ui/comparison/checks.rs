//! The findings: the three that matter, the rest folded; what Enter opens shows passage, advice and rule.

use super::head::{NO_MORE, without_fix};
use super::points::evidence;
use crate::app::comparison::{Comparison, checks::findings};
use crate::compare::{Finding, Status, Verdict};
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};

/// The column in which a finding's text starts, beside its sign.
const INDENT: usize = 2;

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    let (shown, rest) = findings(comparison);
    if shown.is_empty() && without_fix(comparison) != Some(NO_MORE) {
        let by_clock = comparison.review.as_ref().is_some_and(|review| review.result.verdict == Verdict::NoText);
        page.text(if by_clock { "I cannot tell more from the clock." } else { NO_MORE }, Tone::Plain);
        page.gap();
    }
    for (place, finding) in shown.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        page.item(Some(place));
        let opened = view.printed || comparison.opened == Some(place);
        let heard = comparison.draft.head.heard;
        finding_rows(&mut page, finding, comparison.chosen == place, opened.then_some(heard));
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

/// `opened` says of a finding that is shown whole whether its text was heard by a transcriber.
fn finding_rows(page: &mut Page, finding: &Finding, chosen: bool, opened: Option<bool>) {
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
    let Some(heard) = opened else { return };
    if let Some(passage) = &finding.evidence {
        page.flow(&[Piece::new(&evidence(passage, heard), Tone::Plain)], INDENT);
    }
    if !finding.advice.is_empty() {
        page.flow(&[Piece::new(&finding.advice, Tone::Accent)], INDENT);
    }
    let part = finding.part.map(|part| format!(", in {}", part.name())).unwrap_or_default();
    let known = if finding.status == Status::Unknown { "; it cannot tell" } else { "" };
    page.flow(&[Piece::new(&format!("rule {}{part}{known}", finding.rule), Tone::Dim)], INDENT);
}

/// "1 more to change, 6 checks found nothing, 2 cannot tell".
fn folded(rest: &[&Finding]) -> String {
    let of = |status: Status| rest.iter().filter(|finding| finding.status == status).count();
    let (warn, ok, unknown) = (of(Status::Warn), of(Status::Ok), of(Status::Unknown));
    let kinds = [
        (warn, format!("{warn} more to change")),
        (ok, format!("{} found nothing", count(ok, "check"))),
        (unknown, format!("{unknown} cannot tell")),
    ];
    let kinds: Vec<String> = kinds.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words).collect();
    format!("… {}", kinds.join(", "))
}
