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
            "answer", "answers", "my answer", "my answers", "your answer", "sample answer", "sample answers", "example answer", "example answers",
            "model answer", "model answers", "star answer", "star answers", "suggested answer", "possible answer", "strong answer", "good answer",
            "suggested answers", "possible answers", "ideal answer", "best answer", "short answer", "full answer", "answer example", "response", "responses", "sample responses", "my response", "sample response",
            "example response", "star response", "star example", "example star answer", "sample star answer",
            "回答例", "参考回答", "回答示例", "示例回答", "参考答案", "star回答示例", "star 回答示例", "star回答", "模範回答", "답변 예시", "모범 답안", "回答", "答案", "答え", "답변", "respuesta", "respuestas", "mi respuesta", "respuesta modelo",
            "ejemplo de respuesta", "antwort", "antworten", "meine antwort", "musterantwort", "musterantworten", "beispielantwort", "reponse", "reponses",
            "ma reponse", "exemple de reponse", "reponse type",
        ],
    },
];
