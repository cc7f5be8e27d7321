//! Claim, example, growth: a strength or a weakness.

use super::{PartId, Section};

#[rustfmt::skip]
pub const SECTIONS: &[Section] = &[
    Section {
        id: PartId::Claim,
        key: "claim",
        rule: "part.claim",
        name: "The strength or weakness",
        short: "What",
        called: "\"The strength or weakness\"",
        plan: 0.20,
        band: None,
        holds: "one trait, by name",
        urgency: 1,
        missing: "\"The strength or weakness\" is missing",
        task: "\"The strength or weakness\" is missing: name one trait plainly.",
        aliases: &[
            "claim", "the strength or weakness", "strength", "weakness", "the strength", "the weakness", "my strength", "my weakness", "trait",
            "优点", "優點", "缺点", "缺點", "优势", "劣势", "强项", "弱项", "強み", "弱み", "長所", "短所", "강점", "약점", "장점", "단점",
            "fortaleza", "debilidad", "starke", "schwache", "force", "faiblesse",
        ],
    },
    Section {
        id: PartId::Example,
        key: "example",
        rule: "part.example",
        name: "An example",
        short: "When",
        called: "\"An example\"",
        plan: 0.50,
        band: None,
        holds: "one time it showed",
        urgency: 2,
        missing: "\"An example\" is missing",
        task: "\"An example\" is missing: tell one time it showed.",
        aliases: &[
            "example", "an example", "for example", "例子", "例", "具体例", "예시", "사례", "ejemplo", "beispiel", "exemple",
        ],
    },
    Section {
        id: PartId::Growth,
        key: "growth",
        rule: "part.growth",
        name: "What I do about it",
        short: "Since",
        called: "\"What I do about it\"",
        plan: 0.30,
        band: None,
        holds: "what you do about it",
        urgency: 3,
        missing: "\"What I do about it\" is missing",
        task: "\"What I do about it\" is missing: say what you do, and what came of that.",
        aliases: &[
            "growth", "what i do about it", "what i did about it", "improvement", "improvements", "how i work on it", "how i am improving",
            "成长", "改进", "改善", "成長", "성장", "개선", "mejora", "crecimiento", "verbesserung", "entwicklung", "wachstum", "amelioration", "progression",
        ],
    },
];
