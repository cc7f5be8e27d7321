//! The frame of a WAV file: 44 bytes before the samples, which are 16-bit, one channel, 16,000 a second.
//!
//! Other programs write further chunks, or a length of nothing when they were killed; both are read. Other formats are
//! refused with what they are.

/// Samples a second: what speech needs, and what every transcriber works with.
pub const RATE: u32 = 16_000;

/// Bytes of a second of sound.
pub const BYTES_A_SECOND: u64 = RATE as u64 * 2;

/// Bytes before the samples in a file of ours.
pub const HEADER: usize = 44;

/// Bytes of the sizes that stand in the header: the whole file's, and the sound's.
const RIFF_SIZE: std::ops::Range<usize> = 4..8;

/// The tag of plain samples, and the tag that leaves the format to a longer description.
const PLAIN: u16 = 1;
const EXTENSIBLE: u16 = 0xfffe;

/// Why bytes are no sound that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WavError {
    #[error("it is no WAV file")]
    NotWav,
    #[error("it holds no sound")]
    NoSound,
    #[error(
        "it has {channels} channels of {bits} bits at {rate} a second; one channel of 16 bits at 16000 is what is read"
    )]
    OtherFormat { channels: u16, bits: u16, rate: u32 },
}

/// Where the samples are in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framing {
    /// Bytes before the first sample.
    pub start: u64,
    /// Bytes of samples as the file says; more than there are, or none at all, when its writer was killed.
    pub declared: u64,
}

impl Framing {
    /// The bytes of whole samples in a file of `size` bytes.
    pub fn sound_bytes(self, size: u64) -> u64 {
        let there = size.saturating_sub(self.start);
        let unfinished = self.declared == 0 || self.declared > there;
        let bytes = if unfinished { there } else { self.declared };
        bytes - bytes % 2
    }
}

/// The bytes before `sound_bytes` bytes of samples.
pub fn header(sound_bytes: u32) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..4].copy_from_slice(b"RIFF");
    header[RIFF_SIZE].copy_from_slice(&sound_bytes.saturating_add(HEADER as u32 - 8).to_le_bytes());
    header[8..16].copy_from_slice(b"WAVEfmt ");
    header[16..20].copy_from_slice(&16_u32.to_le_bytes());
    header[20..22].copy_from_slice(&PLAIN.to_le_bytes());
    header[22..24].copy_from_slice(&1_u16.to_le_bytes());
    header[24..28].copy_from_slice(&RATE.to_le_bytes());
    header[28..32].copy_from_slice(&(RATE * 2).to_le_bytes());
    header[32..34].copy_from_slice(&2_u16.to_le_bytes());
    header[34..36].copy_from_slice(&16_u16.to_le_bytes());
    header[36..40].copy_from_slice(b"data");
    header[40..].copy_from_slice(&sound_bytes.to_le_bytes());
    header
}

/// Finds the samples by the `beginning` of a file, which must reach to the first of them.
pub fn parse_header(beginning: &[u8]) -> Result<Framing, WavError> {
    if beginning.get(..4) != Some(b"RIFF") || beginning.get(8..12) != Some(b"WAVE") {
        return Err(WavError::NotWav);
    }
    let mut place = 12;
    let mut format_seen = false;
    loop {
        let name = beginning.get(place..place + 4).ok_or(WavError::NoSound)?;
        let size = number(beginning, place + 4).ok_or(WavError::NoSound)?;
        let body = place + 8;
        match name {
            b"fmt " => {
                check_format(beginning.get(body..body + 16).ok_or(WavError::NotWav)?)?;
                format_seen = true;
            }
            b"data" if !format_seen => return Err(WavError::NotWav),
            b"data" => return Ok(Framing { start: body as u64, declared: size.into() }),
            _ => {}
        }
        // A chunk of an odd size is followed by one empty byte.
        let padded = usize::try_from(size).map_err(|_| WavError::NoSound)?.next_multiple_of(2);
        place = body.checked_add(padded).filter(|place| *place < beginning.len()).ok_or(WavError::NoSound)?;
    }
}

fn number(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..place + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn check_format(format: &[u8]) -> Result<(), WavError> {
    let short = |place: usize| u16::from_le_bytes([format[place], format[place + 1]]);
    let (tag, channels, bits) = (short(0), short(2), short(14));
    let rate = number(format, 4).ok_or(WavError::NotWav)?;
    let plain = tag == PLAIN || tag == EXTENSIBLE;
    if plain && channels == 1 && bits == 16 && rate == RATE {
        return Ok(());
    }
    Err(WavError::OtherFormat { channels, bits, rate })
}

/// The samples in `bytes`; half a sample at the end is left out.
pub fn samples(bytes: &[u8]) -> impl Iterator<Item = i16> + '_ {
    bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
}

/// The seconds that `bytes` of sound last.
pub fn seconds(bytes: u64) -> f64 {
    bytes as f64 / BYTES_A_SECOND as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let framing = parse_header(&header(3200)).expect("a WAV file");
        assert_eq!(framing, Framing { start: 44, declared: 3200 });
        assert_eq!(framing.sound_bytes(44 + 3200), 3200);
    }

    #[test]
    fn a_file_whose_writer_was_killed_is_read_to_its_end() {
        let unfinished = parse_header(&header(0)).expect("a WAV file");
        assert_eq!(unfinished.sound_bytes(44 + 3201), 3200);
        let shorter = parse_header(&header(9_000_000)).expect("a WAV file");
        assert_eq!(shorter.sound_bytes(44 + 10), 10);
        assert_eq!(shorter.sound_bytes(3), 0);
    }

    #[test]
    fn further_chunks_are_passed_over() {
        let mut bytes = header(4)[..36].to_vec();
        bytes.extend(b"LIST\x03\0\0\0abc\0data\x04\0\0\0");
        assert_eq!(parse_header(&bytes), Ok(Framing { start: 56, declared: 4 }));
    }

    #[test]
    fn other_sound_is_refused_with_what_it_is() {
        let mut stereo = header(8);
        stereo[22] = 2;
        stereo[24..28].copy_from_slice(&44_100_u32.to_le_bytes());
        let error = parse_header(&stereo).expect_err("stereo").to_string();
        assert!(error.starts_with("it has 2 channels of 16 bits at 44100 a second"), "{error}");
    }

    #[test]
    fn no_bytes_of_any_length_are_taken_for_sound_or_panic() {
        let whole = header(8);
        for length in 0..HEADER {
            assert!(parse_header(&whole[..length]).is_err(), "{length}");
        }
        let mut endless = whole;
        endless[12..16].copy_from_slice(b"junk");
        endless[16..20].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(parse_header(&endless), Err(WavError::NoSound));
        let mut headless = header(8);
        headless[12..16].copy_from_slice(b"data");
        assert_eq!(parse_header(&headless), Err(WavError::NotWav));
    }
}
