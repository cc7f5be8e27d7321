//! How long a sheet of sixty own stories takes, from the files and in each format: `cargo bench --bench export`.
//!
//! Prints milliseconds of wall time, the best and the median of eleven runs. The PDF may take 1 s, the others 50 ms.

use greenroom::domain::{Moment, OffsetTime};
use greenroom::export::wishes::{Form, Wishes};
use greenroom::export::{Format, Options, render};
use greenroom::store::Home;
use greenroom::terminal::prep::{Redaction, prepare};
use std::path::Path;
use std::time::Duration;

const RUNS: usize = 11;
const STORIES: usize = 60;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    write_home(folder.path());
    let home = Home::at(folder.path());
    println!("{:<8} {:<5} {:>9} {:>9} {:>9}", "what", "form", "best ms", "median ms", "bytes");
    for (form, name) in [(Form::Page, "page"), (Form::Full, "full")] {
        let wishes = Wishes { form, ..Wishes::default() };
        let prepared = || prepare(&home, &wishes, Redaction::Redact, now()).expect("a sheet").sheet;
        print("prepare", name, &times(|| prepared().stories.len()), 0);
        let sheet = prepared();
        for format in Format::ALL {
            let bytes = || render(&sheet, format, &Options::default()).expect("a file").bytes.len();
            print(format.name(), name, &times(bytes), bytes());
        }
    }
}

fn print(what: &str, form: &str, times: &[Duration], bytes: usize) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let (best, median) = (milliseconds(times[0]), milliseconds(times[times.len() / 2]));
    println!("{what:<8} {form:<5} {best:>9.1} {median:>9.1} {bytes:>9}");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn times(work: impl Fn() -> usize) -> Vec<Duration> {
    let timed = (0..RUNS).map(|_| {
        let start = std::time::Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    });
    let mut times: Vec<Duration> = timed.collect();
    times.sort_unstable();
    times
}

fn now() -> Moment {
    let instant = "2026-11-22T01:15:00Z".parse().expect("an instant");
    Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::offset(9) } }
}

fn write_home(folder: &Path) {
    let mut questions = String::new();
    std::fs::create_dir_all(folder.join("answers")).expect("made");
    std::fs::create_dir_all(folder.join("questions")).expect("made");
    for number in 0..STORIES {
        questions.push_str(&format!(
            "[[question]]\nid = \"question-{number}\"\nprompt = \"Tell me about time number {number} when you decided.\"\n\
             competency = \"skill {}\"\nfollow_ups = [\"What did it cost?\", \"Who disagreed?\"]\n\n",
            number % 7
        ));
        let text = format!(
            "+++\nquestions = [\"question-{number}\"]\n+++\n# Story number {number}\n\n## Situation\n\
             In week {number} the pipeline that fed every report **stopped for {number} hours**. Nobody had noticed it.\n\n\
             ## Task\nI had to **bring it back before Monday's reports** and keep it up.\n\n## Action\n\
             I **read the logs of {number} machines** from the end. I **asked the people who had built it** what they feared. \
             I **replaced the lock by a queue**, and I **wrote the test that would have caught it**.\n\n## Result\n\
             It ran **{number} months without a stop**, and **took over {number}% of the jobs**. I learned to ask early.\n"
        );
        std::fs::write(folder.join(format!("answers/story-{number}.md")), text).expect("written");
    }
    std::fs::write(folder.join("questions/own.toml"), questions).expect("written");
    std::fs::write(folder.join("config.toml"), "[redact]\n\"Monday\" = \"the deadline\"\n").expect("written");
}
