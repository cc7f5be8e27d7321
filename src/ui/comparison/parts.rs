//! Where words and time went: each part as a bar against the reference and the plan.
//!
//! Amber is only what the checks warn of: a missing part, and a setup that is too long.

use crate::app::comparison::Comparison;
use crate::compare::{Finding, PartRow, Status};
use crate::domain::{Mode, PartId};
use crate::text::phrases::{clock, count};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Row, Tone};

/// The widest bar.
const MOST_BAR: usize = 40;
/// What is said of a part that is too long, and its columns behind a bar: "  ! long".
const LONG: &str = "long";
const LONG_MARK: usize = 8;
/// Below this width words and time are left to the other views.
const WIDE: usize = 56;

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    let Some(review) = &comparison.review else { return page };
    let rows = &review.result.parts;
    if let [row] = rows.as_slice()
        && row.plan_share.is_some_and(|share| share >= 1.0)
    {
        page.gap();
        page.text(&whole(row, comparison, view), Tone::Plain);
        page.text("It is told in one piece, so there are no shares to compare.", Tone::Dim);
        return page;
    }
    let most = rows.iter().flat_map(|row| [row.share, row.seconds_share, row.reference_share, row.plan_share]);
    let most = most.flatten().fold(0.0_f64, f64::max).max(0.01);
    let is_long = rows.iter().any(|row| warning(row, comparison, &review.result.checks) == Some(LONG));
    let reserve = if is_long { LONG_MARK } else { 0 };
    let theirs = if review.result.own_answer { "your answer" } else { "example" };
    for row in rows {
        let lines = [
            yours(row, warning(row, comparison, &review.result.checks), comparison, view),
            Line::beside(theirs, row.reference_share, '─', Tone::Plain),
            Line::beside("plan", row.plan_share, '┄', Tone::Dim),
        ];
        page.gap();
        // Where nobody sees the bars the figures alone say it.
        let bars = Bars { most, widest: if view.printed { 0 } else { MOST_BAR }, reserve };
        part(&mut page, row.name.name(), &lines, &bars);
    }
    page.gap();
    for finding in review.result.checks.iter().filter(|finding| finding.rule == "share.setup" && warns(finding)) {
        page.text(&format!("! {}", finding.message), Tone::Warning);
    }
    let placed = "The draft has no headings: each part is placed by its words, so shares are not judged.";
    page.text(&if review.result.placed { placed.to_owned() } else { basis(comparison, rows) }, Tone::Dim);
    page
}

/// The only part against the time that there is for it.
fn whole(row: &PartRow, comparison: &Comparison, view: &View) -> String {
    let own = || view.data.question(&comparison.draft.head.question).map(|question| question.seconds);
    let budget = comparison.draft.head.limit.or_else(own);
    let of = budget.map(|seconds| format!(" of {}", clock(seconds))).unwrap_or_default();
    let words = count(row.words, "word");
    match (comparison.draft.head.mode, row.seconds) {
        (Mode::Spoken, Some(seconds)) if row.words == 0 => format!("{} said{of}", clock(seconds)),
        (Mode::Spoken, Some(seconds)) => format!("{} said{of}, {words} noted", clock(seconds)),
        _ => format!("{words}, {} to say{of}", clock(view.data.config.seconds_to_say(row.words))),
    }
}

/// What the shares are of.
fn basis(comparison: &Comparison, rows: &[PartRow]) -> String {
    let spoken = comparison.draft.head.mode == Mode::Spoken;
    let told = |share: fn(&PartRow) -> Option<f64>| rows.iter().any(|row| share(row).is_some());
    let of_what = match (spoken, told(|row| row.seconds_share), told(|row| row.share)) {
        (true, true, _) => "Shares of the time on the clock.",
        (true, _, true) => "Shares of the words; times on the clock.",
        (false, _, true) => "Shares of the words; times to say them.",
        _ if !spoken && rows.iter().all(|row| row.words == 0) => {
            return "Nothing was written, so there are no shares.".to_owned();
        }
        (true, false, false) => return "There is too little time on the clock to tell the shares.".to_owned(),
        (false, _, false) => return "The text has no parts, so their shares cannot be judged.".to_owned(),
    };
    let shares: Vec<f64> = rows.iter().filter_map(|row| row.plan_share).collect();
    match shares.len() {
        0 | 1 => of_what.to_owned(),
        _ => format!("{of_what} {} is a convention.", in_hundredths(&shares)),
    }
}

/// "20/10/60/10".
fn in_hundredths(shares: &[f64]) -> String {
    shares.iter().map(|share| format!("{:.0}", share * 100.0)).collect::<Vec<_>>().join("/")
}

fn warns(finding: &Finding) -> bool {
    finding.status == Status::Warn
}

/// What the checks warn of in the part of `row`, in one word.
fn warning(row: &PartRow, comparison: &Comparison, checks: &[Finding]) -> Option<&'static str> {
    let missing =
        |finding: &&Finding| warns(finding) && finding.rule.starts_with("part.") && finding.part == Some(row.name);
    let setup = |finding: &&Finding| warns(finding) && finding.rule == "share.setup";
    if checks.iter().any(|finding| missing(&finding)) {
        return Some("missing");
    }
    // Together they are too long; the one that is still within its own band is not to blame.
    if !matches!(row.name, PartId::Situation | PartId::Task) {
        return None;
    }
    let (_, most) = row.name.section().band?;
    let long = shown_share(row, comparison).is_some_and(|share| share > most);
    (long && checks.iter().any(|finding| setup(&finding))).then_some(LONG)
}

/// The share that the bar shows: of the time for a spoken draft, else of the words.
fn shown_share(row: &PartRow, comparison: &Comparison) -> Option<f64> {
    match comparison.draft.head.mode {
        Mode::Spoken => row.seconds_share.or(row.share),
        _ => row.share,
    }
}

/// One row of a part: whose share it is, what was told in it, and its bar.
struct Line<'a> {
    who: &'a str,
    words: String,
    time: String,
    /// 0 to 1; without one there is no bar.
    share: Option<f64>,
    sign: char,
    tone: Tone,
    /// What stands behind the bar, in ASCII.
    mark: String,
}

impl<'a> Line<'a> {
    /// A share that yours is compared with.
    fn beside(who: &'a str, share: Option<f64>, sign: char, tone: Tone) -> Line<'a> {
        Line { who, words: String::new(), time: String::new(), share, sign, tone, mark: String::new() }
    }
}

fn yours(row: &PartRow, warning: Option<&str>, comparison: &Comparison, view: &View) -> Line<'static> {
    let spoken = comparison.draft.head.mode == Mode::Spoken;
    let time = match (spoken, row.seconds) {
        (true, Some(seconds)) => clock(seconds),
        (true, None) => String::new(),
        (false, _) if row.words == 0 && row.share.is_none() => String::new(),
        (false, _) => clock(view.data.config.seconds_to_say(row.words)),
    };
    let words = match row.words {
        0 if spoken || row.share.is_none() => String::new(),
        // The empty column keeps the figures under each other.
        1 => "1 word ".to_owned(),
        words => format!("{words} words"),
    };
    let tone = if warning.is_some() { Tone::Warning } else { Tone::Accent };
    let mark = warning.map(|word| format!("  ! {word}")).unwrap_or_default();
    Line { who: "you", words, time, share: shown_share(row, comparison), sign: '━', tone, mark }
}

/// One scale for every bar: at the share `most` it is as long as it can be, or `widest`, and the columns of `reserve` stay
/// free behind each.
struct Bars {
    most: f64,
    widest: usize,
    reserve: usize,
}

/// The rows of the part `name`, yours first.
fn part(page: &mut Page, name: &str, lines: &[Line], bars: &Bars) {
    let wide = page.columns() >= WIDE;
    let title_columns = if wide { 14 } else { 0 };
    let beside = wide && name.len() < title_columns;
    if !beside {
        page.text(name, Tone::Strong);
    }
    for (place, line) in lines.iter().enumerate().filter(|(place, line)| *place == 0 || line.share.is_some()) {
        let (title, tone) = if place == 0 { (name, Tone::Plain) } else { ("", Tone::Dim) };
        let title = if beside { title } else { "" };
        let percent = line.share.map_or("–".to_owned(), |share| format!("{:.0}%", share * 100.0));
        let figures = match wide {
            true => format!("{:<12}{:>10}{:>7}{percent:>6}  ", line.who, line.words, line.time),
            false => format!("{:<12}{percent:>4} ", line.who),
        };
        let mut row = Row::default();
        row.pieces.push(Piece::new(&format!("{title:<title_columns$}"), Tone::Strong));
        row.pieces.push(Piece::new(&figures, tone));
        let room = page.columns().saturating_sub(row.width() + bars.reserve).min(bars.widest);
        let length = line.share.map_or(0, |share| (share / bars.most * room as f64).round() as usize).min(room);
        row.pieces.push(Piece::new(&line.sign.to_string().repeat(length), line.tone));
        // Without a bar the mark stands where bars begin.
        let mark = if length == 0 { line.mark.trim_start() } else { line.mark.as_str() };
        row.pieces.push(Piece::new(mark, Tone::Warning));
        page.row(row.pieces);
    }
}
