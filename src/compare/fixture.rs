//! Questions, answers and drafts for the tests of the comparison; a part is what stands under `## Name`.

use super::{Attempt, Comparison, Reference, Settings};
use crate::domain::{
    Answer, AnswerId, DraftHead, Framework, KeyPoint, Mode, OffsetTime, Origin, PartId, PartSeconds, Question,
    QuestionId, Story, StoryPart,
};
use jiff::Timestamp;
use jiff::tz::Offset;

pub fn question(framework: Framework) -> Question {
    Question {
        id: QuestionId::parse("disagreement").expect("an id"),
        prompt: "Tell me about a time you disagreed with a colleague or your manager.".to_owned(),
        competency: Some("conflict".to_owned()),
        framework,
        seconds: 120,
        asked_as: vec!["Describe a conflict at work and how you handled it.".to_owned()],
        look_for: vec!["puts both positions fairly".to_owned()],
        follow_ups: Vec::new(),
        origin: Origin::BuiltIn("questions/conflict.toml".into()),
        line: 1,
    }
}

pub fn answer(id: &str, own: bool) -> Answer {
    Answer {
        id: AnswerId::parse(id).expect("an id"),
        questions: vec![QuestionId::parse("disagreement").expect("an id")],
        source: None,
        ignore: Vec::new(),
        example: !own,
        written: true,
        headline: None,
        body: String::new(),
        body_line: 1,
        origin: Origin::File(format!("answers/{id}.md").into()),
    }
}

pub fn head() -> DraftHead {
    let started = OffsetTime { instant: Timestamp::UNIX_EPOCH, offset: Offset::UTC };
    let question = QuestionId::parse("disagreement").expect("an id");
    DraftHead { finished: true, ..DraftHead::new(question, started, Mode::Typed) }
}

/// The parts of `text`; names may be joined by ` & `; each sentence or list item is a key point.
pub fn story(text: &str) -> Story {
    let mut parts: Vec<StoryPart> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let names = line.strip_prefix("## ");
        let ids: Vec<PartId> =
            names.into_iter().flat_map(|names| names.split(" & ")).filter_map(PartId::from_name).collect();
        if !ids.is_empty() || parts.is_empty() {
            let ids = if ids.is_empty() { vec![PartId::Answer] } else { ids };
            parts.push(StoryPart {
                ids,
                text: String::new(),
                plain: String::new(),
                key_points: Vec::new(),
                line: at + 1,
            });
        }
        if let Some(part) = parts.last_mut().filter(|_| names.is_none()) {
            part.plain.push_str(line);
            part.plain.push('\n');
        }
    }
    for part in &mut parts {
        part.plain = part.plain.trim().to_owned();
        part.text.clone_from(&part.plain);
        let sentences = crate::text::sentences::sentences(&part.plain);
        let points = sentences.into_iter().filter_map(|range| part.plain.get(range));
        part.key_points =
            points.map(|text| KeyPoint { text: text.to_owned(), label: text.to_owned(), bold: false }).collect();
    }
    Story { parts, ..Story::default() }
}

pub fn settings() -> Settings {
    Settings { words_per_minute: 150, redact: vec![("Acme".to_owned(), "a large retailer".to_owned())] }
}

/// A draft, and what it is compared with.
pub struct Case {
    pub framework: Framework,
    pub draft: String,
    pub mode: Mode,
    pub seconds: Option<PartSeconds>,
    pub head: Option<DraftHead>,
    pub reference: Option<(Answer, String)>,
}

/// A typed STAR draft without a reference.
pub fn typed(draft: &str) -> Case {
    Case {
        framework: Framework::Star,
        draft: draft.to_owned(),
        mode: Mode::Typed,
        seconds: None,
        head: None,
        reference: None,
    }
}

/// A spoken STAR draft whose clock shows these seconds for the four parts.
pub fn spoken(draft: &str, seconds: [u32; 4]) -> Case {
    let ids = [PartId::Situation, PartId::Task, PartId::Action, PartId::Result];
    let seconds = PartSeconds { think: 10, parts: ids.into_iter().zip(seconds).collect() };
    Case { mode: Mode::Spoken, seconds: Some(seconds), ..typed(draft) }
}

impl Case {
    pub fn of(self, framework: Framework) -> Case {
        Case { framework, ..self }
    }

    pub fn against(self, answer: Answer, text: &str) -> Case {
        Case { reference: Some((answer, text.to_owned())), ..self }
    }

    pub fn with_head(self, head: DraftHead) -> Case {
        Case { head: Some(head), ..self }
    }

    pub fn compare(&self) -> Comparison {
        let (question, draft) = (question(self.framework), story(&self.draft));
        let written = self.reference.as_ref().map(|(answer, text)| (answer, story(text)));
        let reference = written.as_ref().map(|(answer, story)| Reference { answer, story });
        let attempt = Attempt {
            question: &question,
            story: &draft,
            mode: self.mode,
            seconds: self.seconds.as_ref(),
            head: self.head.as_ref(),
        };
        super::compare(&attempt, reference.as_ref(), &settings(), &[])
    }
}
