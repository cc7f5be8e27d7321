//! Present, past, future: "Tell me about yourself."

use super::{PartId, Section};

#[rustfmt::skip]
pub const SECTIONS: &[Section] = &[
    Section {
        id: PartId::Present,
        key: "present",
        rule: "part.present",
        name: "Now",
        short: "Now",
        called: "\"Now\"",
        plan: 0.40,
        band: None,
        holds: "what you do, and do well",
        urgency: 1,
        missing: "\"Now\" is missing",
        task: "\"Now\" is missing: say what you do, and do well.",
        aliases: &[
            "present", "now", "today", "current", "current role", "where i am now", "现在", "現在", "现状", "현재", "presente", "actualidad",
            "gegenwart", "heute", "aujourd'hui",
        ],
    },
    Section {
        id: PartId::Past,
        key: "past",
        rule: "part.past",
        name: "How I got here",
        short: "Past",
        called: "\"How I got here\"",
        plan: 0.40,
        band: None,
        holds: "the steps that led here",
        urgency: 2,
        missing: "\"How I got here\" is missing",
        task: "\"How I got here\" is missing: name the steps that led here.",
        aliases: &[
            "past", "how i got here", "background", "previously", "before", "过去", "過去", "经历", "経歴", "과거", "경력", "pasado", "trayectoria",
            "vergangenheit", "werdegang", "passe", "parcours",
        ],
    },
    Section {
        id: PartId::Future,
        key: "future",
        rule: "part.future",
        name: "Why this",
        short: "Why",
        called: "\"Why this\"",
        plan: 0.20,
        band: None,
        holds: "why this role is next",
        urgency: 3,
        missing: "\"Why this\" is missing",
        task: "\"Why this\" is missing: say why this role is next.",
        aliases: &[
            "future", "why this", "why here", "why this role", "next", "未来", "将来", "미래", "futuro", "zukunft", "futur", "avenir",
        ],
    },
];
