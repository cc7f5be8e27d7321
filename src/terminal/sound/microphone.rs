//! A recorder that runs: its sound piece by piece, and its end.

use super::Program;
use crate::terminal::child::Running;
use std::io::Read;
use std::process::ChildStdout;

/// A tenth of a second.
const PIECE: usize = 3200;

/// What comes from a microphone.
#[derive(Debug)]
pub enum FromMicrophone {
    /// 16-bit samples, 16,000 a second.
    Sound(Vec<u8>),
    /// There is no more.
    Ended,
}

/// A recorder that runs; stopped when it is dropped.
#[derive(Debug)]
pub struct Microphone {
    running: Running,
}

impl Microphone {
    /// Starts `program` and hands what it gives to `hear`, on a thread of its own.
    pub fn start(program: &Program, hear: impl Fn(FromMicrophone) + Send + 'static) -> Result<Microphone, String> {
        let (running, output) = Running::start(program, &program.arguments)?;
        let pump = move || pump(output, hear);
        std::thread::Builder::new().name("microphone".to_owned()).spawn(pump).map_err(|error| error.to_string())?;
        Ok(Microphone { running })
    }

    /// Why it ended, as far as it says.
    pub fn complaint(&mut self) -> String {
        self.running.wait().err().unwrap_or_else(|| self.running.with_complaint("ended"))
    }

    /// Stops it; what it still has comes before [`FromMicrophone::Ended`].
    pub fn stop(mut self) {
        self.running.end();
    }
}

fn pump(mut output: ChildStdout, hear: impl Fn(FromMicrophone)) {
    let mut piece = [0; PIECE];
    loop {
        match output.read(&mut piece) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Ok(0) | Err(_) => return hear(FromMicrophone::Ended),
            Ok(count) => hear(FromMicrophone::Sound(piece.get(..count).unwrap_or_default().to_vec())),
        }
    }
}
