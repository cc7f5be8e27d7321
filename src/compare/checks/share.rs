//! `share.setup`, `share.action`, `share.result`: where the words went, or the time of a spoken draft.
//!
//! 20/10/60/10 is a convention of interview guides, printed for example by the career center of the University of
//! Washington; no measurement stands behind it, so it is judged in bands, and only too long a setup ever warns.

use super::check::{Check, Needs, Rule, Run};
use super::length::limit;
use crate::compare::comparison::Finding;
use crate::compare::placement::Presence;
use crate::compare::placement::share_of_seconds;
use crate::compare::reading::Reading;
use crate::domain::framework::MOST_SETUP;
use crate::domain::{PartId, PartSeconds};

pub const CHECK: Check = Check {
    rules: &[
        Rule::new(
            "share.setup",
            "the setup is long",
            "The setup is long: two sentences for the Situation, one for the Task, then what you did.",
        ),
        Rule::silent("share.action"),
        Rule::silent("share.result"),
        Rule::new(
            "share.parts",
            "one part only on the clock",
            "Go from part to part with Space: the clock saw one part only.",
        ),
    ],
    star_only: true,
    needs: Needs::Anything,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// Shares are judged from this many words on, or the time that it takes to say them; in fewer, one sentence tips them.
/// A convention of this program, like the next.
const FEWEST_WORDS: usize = 60;

/// Where the time has no room for many more, from this share of the words that fill it on.
const FULL: f64 = 0.5;

/// The words from which on the shares of the draft are judged.
fn fewest_words(reading: &Reading<'_>) -> usize {
    let a_minute = f64::from(reading.settings.words_per_minute);
    let full = FULL * limit(reading) / 60.0 * a_minute;
    FEWEST_WORDS.min(full.round() as usize)
}

const SOURCE: &str = "20/10/60/10 for the four parts is a convention of interview guides, not a measurement";

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = vec![
        setup(reading),
        other(reading, "share.action", PartId::Action),
        other(reading, "share.result", PartId::Result),
    ];
    findings.extend(one_part_only(reading));
    findings
}

/// Said aloud with the clock in one part alone, long enough to have gone on.
fn one_part_only(reading: &Reading<'_>) -> Option<Finding> {
    let seconds = reading.attempt.seconds.filter(|_| reading.spoken_seconds().is_some())?;
    let visited: Vec<PartId> =
        seconds.parts.iter().filter(|(_, seconds)| *seconds > 0).map(|(part, _)| *part).collect();
    let long = f64::from(seconds.answering()) >= reading.settings.speaking_seconds(fewest_words(reading));
    let [only] = visited[..] else { return None };
    long.then(|| {
        Finding::warn(
            "share.parts",
            format!(
                "All the time on the clock stands in {}, so nothing can be said about the other parts.",
                only.section().called
            ),
        )
        .advise("Press Space when you go on to the next part.")
        .at(only)
    })
}

fn setup(reading: &Reading<'_>) -> Finding {
    let parts = [PartId::Situation, PartId::Task];
    match measured(reading, &parts) {
        Err(why) => Finding::unknown("share.setup", why),
        Ok(share) if share.value > MOST_SETUP => Finding::warn(
            "share.setup",
            format!("Situation and Task take {}; over 35% leaves little for what you did ({SOURCE}).", share.words),
        )
        .advise("Cut the setup to what the Action needs: two sentences for the Situation, one for the Task.")
        .shown_by(evidence(reading)),
        Ok(share) => Finding::ok("share.setup", format!("Situation and Task take {} ({SOURCE}).", share.words)),
    }
}

/// Action or Result: nothing warns outside their bands.
fn other(reading: &Reading<'_>, rule: &'static str, part: PartId) -> Finding {
    let (least, most) = part.section().band.unwrap_or((0.0, 1.0));
    let finding = match measured(reading, &[part]) {
        Ok(share) if share.value == 0.0 => Finding::unknown(rule, format!("There is no {} to measure.", part.name())),
        Err(why) => Finding::unknown(rule, why),
        Ok(share) => {
            let place = match share.value {
                value if value < least => "less than most guides give it",
                value if value > most => "more than most guides give it",
                _ => "about what most guides give it",
            };
            let message = format!("The {} takes {}, {place} ({SOURCE}).", part.name(), share.words);
            let advice =
                if (least..=most).contains(&share.value) { "Nothing to do." } else { "Fine if the story needs it." };
            Finding::ok(rule, message).advise(advice)
        }
    };
    finding.at(part)
}

struct Share {
    value: f64,
    /// "62 of 130 words".
    words: String,
}

/// The share of `parts`: of the clock where it went from part to part aloud, else of the words.
fn measured(reading: &Reading<'_>, parts: &[PartId]) -> Result<Share, String> {
    if let Some(seconds) = reading.attempt.seconds.filter(|_| reading.spoken_seconds().is_some()) {
        match by_clock(reading, seconds, parts) {
            Err(why) if reading.words == 0 => return Err(why),
            Err(_) => {}
            share => return share,
        }
    }
    if reading.words == 0 {
        return Err("No clock ran and no text was kept, so shares cannot be judged.".to_owned());
    }
    for part in [PartId::Action, PartId::Result] {
        if reading.placement.presence(part) == Presence::Missing {
            return Err(format!("There is no {} to have a share.", part.name()));
        }
    }
    let fewest = fewest_words(reading);
    if reading.words < fewest {
        return Err(format!("{} words are too few to judge shares; it takes {fewest}.", reading.words));
    }
    match reading.placement.share(parts) {
        Some(value) => {
            Ok(Share { value, words: format!("{:.0} of {} words", value * reading.words as f64, reading.words) })
        }
        None => Err("It is not clear which words belong to which part.".to_owned()),
    }
}

fn by_clock(reading: &Reading<'_>, seconds: &PartSeconds, parts: &[PartId]) -> Result<Share, String> {
    let total = f64::from(seconds.answering());
    let Some(value) = share_of_seconds(seconds, parts) else {
        return Err("The clock did not go from part to part, so shares cannot be judged.".to_owned());
    };
    let least = reading.settings.speaking_seconds(fewest_words(reading));
    if total < least {
        let (total, least) = (super::clock_text(total), super::clock_text(least));
        return Err(format!("{total} on the clock is too little to judge shares; it takes {least}."));
    }
    for part in [PartId::Action, PartId::Result] {
        if seconds.of(part) == 0 {
            return Err(format!("The clock shows no time for the {}, so there is no share to judge.", part.name()));
        }
    }
    let words = format!("{} of {}", super::clock_text(value * total), super::clock_text(total));
    Ok(Share { value, words })
}

/// The opening of the Situation, as the place to cut.
fn evidence(reading: &Reading<'_>) -> String {
    reading.placement.part(PartId::Situation).map_or_else(String::new, |part| part.prose.sentence(0).to_owned())
}
