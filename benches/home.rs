//! How large homes are borne: `list`, `today` and `stats` against `find drafts -name '*.md' | xargs cat`, and the first
//! frame against that of an empty home.
//!
//!     cargo bench --bench home [-- ROUNDS]
//!
//! Makes homes of 0, 1,000 and 10,000 drafts of about 2 KB in a temporary folder. Every round runs all commands in turn,
//! each in a fresh process; the first round is thrown away. Printed are medians, and the median of the ratios round by
//! round, since milliseconds of two machines or hours cannot be compared. Needs `sh`, `find`, `xargs` and `cat`.

use chacha20::ChaCha8Rng;
use greenroom::domain::{Draft, DraftHead, DraftPart, Mode, OffsetTime, PartName, PartSeconds, Question, Rating};
use greenroom::format::drafts::render_draft;
use greenroom::store::built_in;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt, SeedableRng};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const BINARY: &str = env!("CARGO_BIN_EXE_greenroom");
const SIZES: [usize; 3] = [0, 1_000, 10_000];
const VERBS: [&str; 3] = ["list", "today", "stats"];
const WORDS_OF_A_DRAFT: usize = 330;
const WORDS: [&str; 16] = [
    "we", "project", "deadline", "because", "the", "customer", "I", "measured", "a", "decision", "team", "in", "week",
    "learned", "manager", "asked",
];

fn main() {
    let rounds = std::env::args().skip(1).find_map(|text| text.parse().ok()).unwrap_or(15);
    println!("{:>7}  {:<14}{:>10}{:>12}{:>10}", "drafts", "what", "ms", "reading ms", "ratio");
    let empty = tempfile::tempdir().expect("a temporary folder");
    for size in SIZES {
        let home = tempfile::tempdir().expect("a temporary folder");
        make_home(home.path(), size);
        let mut times: Vec<[Duration; 6]> =
            (0..=rounds).map(|round| measure_round(home.path(), empty.path(), round)).collect();
        times.remove(0);
        let reading = |round: &[Duration; 6]| round[0];
        for (place, verb) in VERBS.iter().enumerate() {
            print_row(size, verb, &times, |round| round[place + 1], reading);
        }
        print_row(size, "first frame", &times, |round| round[4], |round| round[5]);
    }
    println!("ratio: to reading every draft with find and cat; of the first frame, to that of an empty home");
}

/// Reading, the three verbs, the first frame of this home and of an empty one; what runs just after something else is
/// slower, so the two frames take turns in going first.
fn measure_round(home: &Path, empty: &Path, round: usize) -> [Duration; 6] {
    let [list, today, stats] = VERBS.map(|verb| time_verb(home, verb));
    let reading = time_reading(home);
    let (first, second) = if round.is_multiple_of(2) { (home, empty) } else { (empty, home) };
    let frames = [time_first_frame(first), time_first_frame(second)];
    let [this, other] = if round.is_multiple_of(2) { frames } else { [frames[1], frames[0]] };
    [reading, list, today, stats, this, other]
}

fn print_row(
    size: usize,
    what: &str,
    rounds: &[[Duration; 6]],
    of: impl Fn(&[Duration; 6]) -> Duration,
    base: impl Fn(&[Duration; 6]) -> Duration,
) {
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let own = median(rounds.iter().map(|round| ms(of(round))).collect());
    let other = median(rounds.iter().map(|round| ms(base(round))).collect());
    let ratio = median(rounds.iter().map(|round| ms(of(round)) / ms(base(round))).collect());
    println!("{size:>7}  {what:<14}{own:>10.1}{other:>12.1}{ratio:>10.2}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn time_reading(home: &Path) -> Duration {
    let mut command = Command::new("sh");
    command.args(["-c", "find drafts -name '*.md' | xargs cat"]).current_dir(home);
    time(command)
}

fn time_verb(home: &Path, verb: &str) -> Duration {
    let mut command = Command::new(BINARY);
    command.arg(verb).arg("--home").arg(home).env("GREENROOM_NOW", "2026-11-22T10:15:00+09:00");
    time(command)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time(mut command: Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let _ = command.status().expect("a command that runs");
    start.elapsed()
}

/// From the start of the process until its name stands on the screen.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time_first_frame(home: &Path) -> Duration {
    let start = Instant::now();
    let builder = termlens::Terminal::builder().size(80, 24).env_clear().env("TERM", "xterm-256color");
    let builder = builder.env("GREENROOM_HOME", home).timeout(Duration::from_secs(10));
    let mut terminal = builder.spawn(BINARY).expect("a pseudo-terminal");
    terminal.wait_until(|screen| screen.contains("greenroom")).expect("a first frame");
    let took = start.elapsed();
    let _ = terminal.send(termlens::Key::Char('q'));
    let _ = terminal.wait_exit();
    took
}

/// Fills `home` with `size` finished drafts, four a day until 2026-11-21.
fn make_home(home: &Path, size: usize) {
    fs::create_dir_all(home.join("drafts")).expect("a folder");
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let questions = &built_in().questions;
    let last: Timestamp = "2026-11-21T12:00:00Z".parse().expect("an instant");
    for back in 0..size {
        let question = questions.get(dice.random_range(0..questions.len())).expect("a question");
        let minutes = i64::try_from(back).unwrap_or(0) * 360;
        let instant = last - SignedDuration::from_mins(minutes);
        let draft = draft(question, OffsetTime { instant, offset: Offset::constant(9) }, &mut dice);
        let local = draft.head.started.local();
        let folder = home.join(local.strftime("drafts/%Y").to_string());
        fs::create_dir_all(&folder).expect("a folder");
        let name = format!("{}-{}.md", local.strftime("%Y-%m-%dT%H%M%S"), question.id);
        fs::write(folder.join(name), render_draft(&draft)).expect("a draft");
    }
}

fn draft(question: &Question, started: OffsetTime, dice: &mut ChaCha8Rng) -> Draft {
    let sections = question.framework.sections();
    let mut words = |count: usize| {
        let words: Vec<&str> = (0..count).map(|_| WORDS[dice.random_range(0..WORDS.len())]).collect();
        words.join(" ")
    };
    let part = |section: &greenroom::domain::Section| DraftPart {
        name: PartName::Part(section.id),
        text: words(WORDS_OF_A_DRAFT / sections.len()),
    };
    let parts = sections.iter().map(part).collect();
    let seconds = sections.iter().map(|section| (section.id, dice.random_range(5..60))).collect();
    let mode = if dice.random_bool(0.3) { Mode::Spoken } else { Mode::Typed };
    let head = DraftHead {
        finished: true,
        rating: Some(Rating::ALL[dice.random_range(0..4)]),
        seconds: PartSeconds { think: dice.random_range(2..30), parts: seconds },
        ..DraftHead::new(question.id.clone(), started, mode)
    };
    Draft { head, parts }
}
