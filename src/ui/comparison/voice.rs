//! How the attempt sounded: figures against the attempt before, its course over time, its parts and pauses.

use crate::app::comparison::Comparison;
use crate::app::comparison::voice::Item;
use crate::speech::in_words::{
    PausePlace, ease_words, longest_pause_words, pace_against_words, pace_words, seconds_words,
};
use crate::speech::strip::{Column, STEPS, strip};
use crate::speech::{PartSpan, Pause, Sound, Voice};
use crate::text::phrases::{clock, count};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone, fitted};

/// How it was found out.
const METHOD: &str = "Pauses by loudness, half a second and more; pace from syllables (De Jong & Wempe 2009), within \
                      about a tenth.";

/// The signs of the steps of loudness.
const SIGNS: [char; STEPS as usize] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Pages narrower than this have the pace of a part in fewer characters.
const NARROW: usize = 60;

/// What stands around the name of a part there, in columns, and the most that a name takes.
const NARROW_FIGURES: usize = 21;
const NAME: usize = 16;

/// The sign of a pause.
const PAUSE: char = ' ';

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    match &comparison.listening.sound {
        None => page.text("Listening to the recording …", Tone::Dim),
        Some(Err(reason)) => page.text(reason, Tone::Warning),
        Some(Ok(sound)) => match sound.as_ref() {
            Sound::None => page.text("No sound was recorded.", Tone::Warning),
            Sound::NoVoice => page.text("Sound was recorded, but no voice is in it.", Tone::Warning),
            Sound::Voice(voice) => how_it_sounded(&mut page, comparison, voice),
        },
    }
    transcription(&mut page, comparison, view);
    page
}

fn how_it_sounded(page: &mut Page, comparison: &Comparison, voice: &Voice) {
    let spans = comparison.spans();
    let earlier = comparison.listening.earlier.as_ref();
    let before = earlier.and_then(|(_, sound)| sound.as_deref()?.voice());
    figures(page, voice, &spans, before);
    page.gap();
    course(page, voice, &spans);
    page.gap();
    items(page, comparison, voice, &spans);
    page.gap();
    page.text(METHOD, Tone::Dim);
}

/// The whole in sentences.
fn figures(page: &mut Page, voice: &Voice, spans: &[PartSpan], before: Option<&Voice>) {
    let spoke = format!(
        "You spoke for {} of {}; {}, {} of the time.",
        clock(voice.speaking_seconds().round() as u32),
        clock(voice.told_seconds().round() as u32),
        count(voice.pauses.len(), "pause"),
        percent(voice.pause_share()),
    );
    page.text(&spoke, Tone::Plain);
    let longest = voice.longest_pause().map(|pause| (pause.seconds(), place(pause, spans)));
    let longest_before = before.map(|voice| voice.longest_pause().map(Pause::seconds));
    page.text(&longest_pause_words(longest, longest_before), Tone::Strong);
    if let Some(pace) = voice.pace() {
        let against = pace_against_words(Some(pace), before.and_then(Voice::pace)).unwrap_or_default();
        page.text(format!("Pace: {}; {}. {against}", pace_words(pace), ease_words(pace)).trim_end(), Tone::Plain);
    } else {
        page.text("It is too short to tell the pace.", Tone::Dim);
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

fn place(pause: Pause, spans: &[PartSpan]) -> PausePlace {
    PausePlace::of(pause.start, pause.end, spans)
}

/// The loudness over time with the pauses as gaps, and under it the letters of the parts where they begin.
fn course(page: &mut Page, voice: &Voice, spans: &[PartSpan]) {
    let columns = strip(voice, spans, page.columns());
    page.row(vec![Piece::new(&columns.iter().map(sign).collect::<String>(), Tone::Accent)]);
    page.row(vec![Piece::new(&borders(&columns), Tone::Dim)]);
}

fn sign(column: &Column) -> char {
    usize::from(column.loud).checked_sub(1).and_then(|step| SIGNS.get(step)).copied().unwrap_or(PAUSE)
}

/// A bar and the first letter of each part where it begins, and as much of its name as there is room for.
fn borders(columns: &[Column]) -> String {
    let mut row = String::new();
    let mut written = 0;
    for (place, column) in columns.iter().enumerate() {
        let Some(part) = column.begins.filter(|_| place >= written) else { continue };
        let next = columns.iter().skip(place + 1).position(|column| column.begins.is_some());
        let room = next.map_or(columns.len() - place, |next| next + 1);
        row.extend(std::iter::repeat_n(' ', place - written));
        let label: String = format!("|{}", part.name()).chars().take(room).collect();
        written = place + label.chars().count();
        row.push_str(&label);
    }
    row
}

fn items(page: &mut Page, comparison: &Comparison, voice: &Voice, spans: &[PartSpan]) {
    for (number, item) in comparison.voice_items().into_iter().enumerate() {
        page.item(Some(number));
        let tone = if number == comparison.chosen { Tone::Strong } else { Tone::Plain };
        match item {
            Item::Part(span) => page.text(&part_row(span, voice, page.columns()), tone),
            Item::Pause(pause) => {
                let told = format!(
                    "{:>5}  pause of {}{}",
                    clock(pause.start as u32),
                    seconds_words(pause.seconds()),
                    place(pause, spans).words(),
                );
                page.text(&told, tone);
            }
        }
    }
    page.item(None);
}

/// When the part begins, its name, how long it is, and its pace, within `columns`.
fn part_row(span: PartSpan, voice: &Voice, columns: usize) -> String {
    let pace = voice.part_pace(&[span]);
    let pace = match columns < NARROW {
        true => pace.map(|pace| format!(" {:>3}-{}", pace.from, pace.to)),
        false => pace.map(|pace| format!("  {} to {} a minute", pace.from, pace.to)),
    };
    let (start, length) = (clock(span.start as u32), clock(span.seconds().round() as u32));
    let room = columns.saturating_sub(NARROW_FIGURES).min(NAME);
    format!("{start:>5}  {} {length:>5}{}", fitted(span.part.name(), room), pace.unwrap_or_default())
}

/// What is being transcribed, and what was heard in parts that have a text.
fn transcription(page: &mut Page, comparison: &Comparison, view: &View) {
    let listening = &comparison.listening;
    if let Some(since) = listening.transcribing {
        let seconds = view.now.elapsed.saturating_sub(since).as_secs() as u32;
        page.gap();
        page.text(&format!("Transcribing, {} so far; t stops it.", clock(seconds)), Tone::Accent);
    }
    if !listening.offered.is_empty() {
        page.gap();
        page.text("Heard in parts that you noted yourself; T takes this instead:", Tone::Plain);
        for (part, text) in &listening.offered {
            page.flow(&[Piece::new(part.name(), Tone::Strong), Piece::new(&format!("  {text}"), Tone::Plain)], 2);
        }
    }
}
