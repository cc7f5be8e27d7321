//! How long two minutes of sound take to be analysed, as a ratio to reading the file alone.
//!
//! `cargo bench --bench speech`

use greenroom::speech::wav::{RATE, header};
use greenroom::store::recordings::listen;
use std::f64::consts::TAU;
use std::time::{Duration, Instant};

const SECONDS: u32 = 120;
const RUNS: usize = 9;

fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("take.wav");
    let sound: Vec<u8> = (0..SECONDS * RATE).flat_map(|sample| voice(sample).to_le_bytes()).collect();
    std::fs::write(&path, [header(sound.len() as u32).as_slice(), &sound].concat())?;
    let read = median(|| drop(std::fs::read(&path)));
    let analysed = median(|| drop(listen(&path)));
    println!("two minutes of sound: read in {read:.1?}, analysed in {analysed:.1?}");
    println!("ratio to reading: {:.1}", analysed.as_secs_f64() / read.as_secs_f64());
    Ok(())
}

/// A humming voice: four hills of loudness a second, and a pause of two seconds in every ten.
fn voice(sample: u32) -> i16 {
    let time = f64::from(sample) / f64::from(RATE);
    if time % 10.0 > 8.0 {
        return (sample % 7) as i16;
    }
    let tone: f64 = (1..=8).map(|n| (time * 120.0 * TAU * f64::from(n)).sin() / f64::from(n)).sum();
    (4000.0 * (0.55 - 0.45 * (time * 4.0 * TAU).cos()) * tone) as i16
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn median(work: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}
