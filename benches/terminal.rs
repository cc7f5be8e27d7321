//! How the program feels: first frame, keys, a paste and rest, against a bare ratatui program with a text area and vim.
//!
//! `cargo build --release --example bare && cargo bench --bench terminal`. Each program runs in a pseudo-terminal of 80 by
//! 24; every figure is the median of several runs (the rounds of the programs alternate), the ratios are to the bare
//! program and to vim. On a busy machine trust the ratios, not the milliseconds. Waking is counted where /proc is.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
const KEYS: &str =
    "I listed the benefit and the risk of each option on one page and asked both teams to look at it with us. ";
const KEY_COUNT: usize = 200;

/// A program and how to get to where text goes in.
struct Candidate {
    name: &'static str,
    command: Vec<String>,
    /// What is on its first full screen.
    ready: &'static str,
    /// Bytes to send, each after the text before it is on screen.
    steps: Vec<(&'static str, &'static [u8])>,
}

/// What was measured in one round, in milliseconds (waking: times a second).
#[derive(Default, Clone)]
struct Figures {
    first: f64,
    key: Vec<f64>,
    key_10k: Vec<f64>,
    paste: f64,
    /// Before anything was typed; then with the clock of the answer on screen.
    wakes_at_start: f64,
    wakes: f64,
}

/// A running program.
struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    /// Everything printed, without escape sequences.
    seen: String,
    started: Instant,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn now() -> Instant {
    Instant::now()
}

impl Running {
    fn start(candidate: &Candidate, home: &Path) -> Running {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(&candidate.command[0]);
        command.args(&candidate.command[1..]);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("HOME", home);
        command.env("GREENROOM_HOME", home.join("greenroom"));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        let started = now();
        let child = pair.slave.spawn_command(command).expect("started");
        drop(pair.slave);
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send((now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        Running { child, writer, output, seen: String::new(), started, _master: pair.master }
    }

    /// Waits until `text` was printed; when it was.
    fn wait_for(&mut self, text: &str) -> Instant {
        let mut last = now();
        while !self.seen.contains(text) {
            let (at, bytes) = self.output.recv_timeout(Duration::from_secs(20)).unwrap_or_else(|_| {
                panic!("no {text:?} in {:?}", self.seen);
            });
            self.seen.push_str(&plain(&bytes));
            last = at;
        }
        last
    }

    fn send(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).expect("sent");
        self.writer.flush().expect("sent");
    }

    /// The last output before `quiet` without any.
    fn settle(&mut self, quiet: Duration) -> Option<Instant> {
        let mut last = None;
        while let Ok((at, bytes)) = self.output.recv_timeout(quiet) {
            self.seen.push_str(&plain(&bytes));
            last = Some(at);
        }
        last
    }

    /// The time from a key to the first output after it, for each of `count` keys.
    fn type_keys(&mut self, count: usize) -> Vec<f64> {
        let mut times = Vec::new();
        for byte in KEYS.bytes().cycle().take(count) {
            self.settle(Duration::from_millis(8));
            let sent = now();
            self.send(&[byte]);
            if let Ok((at, _)) = self.output.recv_timeout(Duration::from_secs(2)) {
                times.push(milliseconds(at - sent));
            }
        }
        times
    }

    fn paste(&mut self, text: &str) -> f64 {
        self.settle(Duration::from_millis(100));
        let sent = now();
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        // A clock on screen goes on drawing: only what comes with a pause of less than this belongs to the paste.
        let pause = Duration::from_millis(25);
        let mut last = sent;
        while let Ok((at, _)) = self.output.recv_timeout(pause) {
            if at - sent > Duration::from_millis(600) {
                break;
            }
            last = at;
        }
        milliseconds(last - sent)
    }

    /// How often its threads went to sleep since the start: being sent away by the system is no waking.
    fn sleeps(&self) -> Option<u64> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let status = tasks.flatten().filter_map(|task| fs::read_to_string(task.path().join("status")).ok());
        Some(
            status
                .map(|text| {
                    text.lines().filter(|line| line.starts_with("voluntary_ctxt")).filter_map(last_number).sum::<u64>()
                })
                .sum(),
        )
    }

    /// At rest: what was typed is saved within a second or two, and its file is looked at again after that.
    fn wakes_per_second(&mut self) -> f64 {
        std::thread::sleep(Duration::from_secs(4));
        let Some(before) = self.sleeps() else { return f64::NAN };
        let seconds = 5;
        std::thread::sleep(Duration::from_secs(seconds));
        self.sleeps().map_or(f64::NAN, |after| (after.saturating_sub(before)) as f64 / seconds as f64)
    }

    fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn last_number(line: &str) -> Option<u64> {
    line.split_whitespace().last()?.parse().ok()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The printed characters of `bytes`; escape sequences are left out.
fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c != '\u{1b}' {
            plain.push(c);
        } else if characters.next() == Some('[') {
            characters.by_ref().find(|c| ('@'..='~').contains(c));
        }
    }
    plain
}

/// Prose of about `bytes`, in lines of about a hundred.
fn prose(bytes: usize) -> String {
    KEYS.trim_end().chars().chain(['\n']).cycle().take(bytes).collect()
}

fn measure(candidate: &Candidate, with_rest: bool) -> Figures {
    let folder = std::env::temp_dir().join(format!("greenroom-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let mut figures = Figures::default();
    let mut running = Running::start(candidate, &folder);
    figures.first = milliseconds(running.wait_for(candidate.ready) - running.started);
    let enter = |running: &mut Running| {
        for (text, bytes) in &candidate.steps {
            running.wait_for(text);
            running.settle(Duration::from_millis(60));
            running.send(bytes);
        }
        running.settle(Duration::from_millis(200));
    };
    if with_rest {
        figures.wakes_at_start = running.wakes_per_second();
    }
    enter(&mut running);
    figures.key = running.type_keys(KEY_COUNT);
    figures.paste = running.paste(&prose(2000));
    running.paste(&prose(8000));
    figures.key_10k = running.type_keys(KEY_COUNT);
    if with_rest {
        figures.wakes = running.wakes_per_second();
    }
    running.end();
    let _ = fs::remove_dir_all(&folder);
    figures
}

fn median(mut values: Vec<f64>) -> f64 {
    percentile(&mut values, 0.5)
}

fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = ((values.len() as f64 * share) as usize).min(values.len().saturating_sub(1));
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// For each key the best of the rounds, then the ninety-ninth percentile: what the program itself makes slow.
fn best_p99(rounds: &[Vec<f64>]) -> f64 {
    let best = |place: usize| rounds.iter().filter_map(|round| round.get(place)).copied().fold(f64::NAN, f64::min);
    percentile(&mut (0..KEY_COUNT).map(best).collect::<Vec<f64>>(), 0.99)
}

fn rows(rounds: &[Figures]) -> Vec<(&'static str, f64)> {
    let each = |pick: fn(&Figures) -> f64| median(rounds.iter().map(pick).collect());
    let keys = |pick: fn(&Figures) -> &Vec<f64>| rounds.iter().map(|round| pick(round).clone()).collect::<Vec<_>>();
    let p50 = |rounds: &[Vec<f64>]| median(rounds.concat());
    let (short, long) = (keys(|round| &round.key), keys(|round| &round.key_10k));
    vec![
        ("first frame, ms", each(|round| round.first)),
        ("key p50, ms", p50(&short)),
        ("key best p99, ms", best_p99(&short)),
        ("key with 10 KB p50, ms", p50(&long)),
        ("key with 10 KB best p99, ms", best_p99(&long)),
        ("paste of 2,000 bytes, ms", each(|round| round.paste)),
        ("wakes a second, first screen", rounds.last().map_or(f64::NAN, |round| round.wakes_at_start)),
        ("wakes a second, clock shown", rounds.last().map_or(f64::NAN, |round| round.wakes)),
    ]
}

fn candidates() -> Vec<Candidate> {
    let bare = std::env::current_exe().ok().and_then(|bench| Some(bench.parent()?.parent()?.join("examples/bare")));
    let bare = bare.filter(|path| path.exists()).unwrap_or_else(|| {
        eprintln!("build the bare program first: cargo build --release --example bare");
        PathBuf::new()
    });
    let words = |command: &str| command.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut candidates = vec![Candidate {
        name: "greenroom",
        command: vec![env!("CARGO_BIN_EXE_greenroom").to_owned()],
        ready: "Today",
        steps: vec![("Today", b"\r"), ("to think", b"\r")],
    }];
    if bare.is_file() {
        let command = vec![bare.display().to_string()];
        candidates.push(Candidate { name: "bare", command, ready: "READY", steps: vec![("READY", b"")] });
    }
    let vim = ["/usr/bin/vim", "/usr/local/bin/vim", "/opt/homebrew/bin/vim"]
        .into_iter()
        .find(|path| Path::new(path).exists());
    if let Some(vim) = vim {
        let command = words(&format!("{vim} -u NONE -N -n -c set\u{a0}wrap\u{a0}linebreak"))
            .into_iter()
            .map(|word| word.replace('\u{a0}', " "))
            .collect();
        candidates.push(Candidate { name: "vim", command, ready: "~", steps: vec![("~", b"i")] });
    }
    candidates
}

fn main() {
    let candidates = candidates();
    let mut rounds: Vec<Vec<Figures>> = vec![Vec::new(); candidates.len()];
    for round in 0..ROUNDS {
        for (candidate, rounds) in candidates.iter().zip(&mut rounds) {
            rounds.push(measure(candidate, round + 1 == ROUNDS));
        }
    }
    let tables: Vec<_> = rounds.iter().map(|rounds| rows(rounds)).collect();
    let Some(own) = tables.first() else { return };
    print!("{:<30}", "");
    candidates.iter().for_each(|candidate| print!("{:>12}", candidate.name));
    candidates.iter().skip(1).for_each(|candidate| print!("{:>14}", format!("to {}", candidate.name)));
    println!();
    for (place, (name, value)) in own.iter().enumerate() {
        print!("{name:<30}");
        tables.iter().for_each(|table| print!("{:>12.2}", table[place].1));
        tables.iter().skip(1).for_each(|table| print!("{:>14.2}", value / table[place].1));
        println!();
    }
}
