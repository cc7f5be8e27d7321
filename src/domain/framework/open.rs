//! One text without parts. Its only part is legal under every framework.

use super::{PartId, Section};

#[rustfmt::skip]
pub const SECTIONS: &[Section] = &[
    Section {
        id: PartId::Answer,
        key: "answer",
        rule: "part.answer",
        name: "Answer",
        short: "–",
        called: "the answer",
        plan: 1.0,
        band: None,
        holds: "your answer, the point first",
        urgency: 0,
        missing: "the answer is missing",
        task: "There is no answer to compare yet: say it in your own words, as if somebody were listening.",
        aliases: &[
            "answer", "my answer", "sample answer", "example answer", "model answer", "star answer", "回答例", "参考回答", "답변 예시", "回答", "答案", "答え", "답변", "respuesta", "antwort", "reponse",
        ],
    },
];
