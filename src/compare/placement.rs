//! Which text of a draft belongs to which part: by its headings, or by what its sentences say where that is clear.
//!
//! Knows no rule and no check; where it cannot be told, it says so.

use super::assign::assign;
use super::placeholder::is_placeholder;
use super::statements::Prose;
use crate::domain::{Framework, PartId, PartSeconds, Story};
use crate::text::words::count_words;

/// All of a story, with a blank line between parts, so that no sentence reaches from one into the next.
pub fn whole_text(story: &Story) -> String {
    let texts: Vec<&str> = story.parts.iter().map(|part| part.plain.as_str()).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// Which text belongs to which part.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Placement {
    pub parts: Vec<LaidPart>,
    /// Text that is in no part, or that could not be assigned to one.
    pub loose: String,
    pub loose_words: usize,
    /// Whether the parts were found by what they say, not by headings.
    pub by_content: bool,
}

/// One text and the parts that it serves.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidPart {
    pub ids: Vec<PartId>,
    pub prose: Prose,
    pub words: usize,
    /// Whether it says anything, rather than pointing elsewhere.
    is_filled: bool,
}

/// Whether a part is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    Present,
    Missing,
    Unknown,
}

impl Placement {
    /// Lays out `story` by its headings, or, without any, by what its sentences say where that is clear.
    pub fn new(story: &Story, framework: Framework, whole: &Prose) -> Placement {
        let headed = Placement::by_headings(story, framework);
        let first = framework.sections().first().map(|section| section.id);
        let filled: Vec<&LaidPart> = headed.parts.iter().filter(|part| part.words > 0).collect();
        let all_in_first = matches!(filled[..], [only] if only.ids.first().copied() == first && only.ids.len() == 1);
        if framework != Framework::Star || !(filled.is_empty() || (all_in_first && headed.loose_words == 0)) {
            return headed;
        }
        match assign(whole) {
            Some(parts) => {
                let parts = parts.into_iter().map(|(ids, text)| LaidPart::new(ids, text)).collect();
                Placement { parts, by_content: true, ..Placement::default() }
            }
            None => headed,
        }
    }

    fn by_headings(story: &Story, framework: Framework) -> Placement {
        let mut placement = Placement::default();
        let mut loose: Vec<&str> = Vec::new();
        for part in &story.parts {
            let ids: Vec<PartId> = part.ids.iter().copied().filter(|id| framework.section(*id).is_some()).collect();
            if ids.is_empty() {
                loose.push(&part.plain);
            } else {
                placement.parts.push(LaidPart::new(ids, part.plain.as_str()));
            }
        }
        placement.loose = loose.join("\n");
        placement.loose_words = count_words(&placement.loose);
        placement
    }

    /// The text that serves `part`.
    pub fn part(&self, part: PartId) -> Option<&LaidPart> {
        self.parts.iter().find(|laid| laid.ids.contains(&part))
    }

    /// The text that serves `part`, if it says anything.
    pub fn filled(&self, part: PartId) -> Option<&LaidPart> {
        self.part(part).filter(|laid| laid.is_filled)
    }

    /// Whether `part` is there; a part is missing only if no other text could hold it.
    pub fn presence(&self, part: PartId) -> Presence {
        /// So few words beside the parts cannot hold one.
        const STRAY_WORDS: usize = 5;
        match self.filled(part) {
            Some(_) => Presence::Present,
            _ if self.by_content || self.parts.iter().all(|laid| laid.words == 0) => Presence::Unknown,
            _ if self.loose_words > STRAY_WORDS => Presence::Unknown,
            _ => Presence::Missing,
        }
    }

    /// The share of all words that stand in `parts` together, 0 to 1; `None` where it cannot be told: joined with
    /// another part, too much text in no part, or parts whose borders were found by content.
    pub fn share(&self, parts: &[PartId]) -> Option<f64> {
        let total = self.parts.iter().map(|laid| laid.words).sum::<usize>() + self.loose_words;
        if total == 0 || self.by_content || self.loose_words * 10 > total {
            return None;
        }
        let mut words = 0;
        for laid in &self.parts {
            let inside = laid.ids.iter().filter(|id| parts.contains(id)).count();
            match inside {
                0 => {}
                _ if inside == laid.ids.len() => words += laid.words,
                _ => return None,
            }
        }
        let known = parts.iter().all(|part| self.presence(*part) != Presence::Unknown);
        known.then(|| words as f64 / total as f64)
    }
}

impl LaidPart {
    pub fn new(ids: Vec<PartId>, text: &str) -> LaidPart {
        let (words, prose) = (count_words(text), Prose::new(text));
        LaidPart { is_filled: words > 0 && !is_placeholder(&prose), ids, words, prose }
    }
}

/// The share of the time on the clock that `parts` took together; `None` when the clock did not go from part to part.
pub fn share_of_seconds(seconds: &PartSeconds, parts: &[PartId]) -> Option<f64> {
    let total = seconds.answering();
    let visited = seconds.parts.iter().filter(|(_, seconds)| *seconds > 0).count();
    let taken: u32 = parts.iter().map(|part| seconds.of(*part)).fold(0, u32::saturating_add);
    (total > 0 && visited > 1).then(|| f64::from(taken) / f64::from(total))
}
