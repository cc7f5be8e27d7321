//! Situation, Task, Action, Result.
//!
//! 20/10/60/10 is a convention of interview guides, not a measurement; it is judged in bands only.

use super::{PartId, Section};

#[rustfmt::skip]
pub const SECTIONS: &[Section] = &[
    Section {
        id: PartId::Situation,
        key: "situation",
        rule: "part.situation",
        name: "Situation",
        short: "S",
        called: "the Situation",
        plan: 0.20,
        band: Some((0.10, 0.20)),
        holds: "where and when, in two sentences",
        task: "The Situation is missing: say where and when, in two sentences.",
        aliases: &[
            "situation", "the situation", "context", "background", "problem", "the problem", "challenge", "setting", "scenario",
            "情境", "情況", "情况", "情景", "背景", "场景", "場景", "问题", "問題", "处境",
            "状況", "シチュエーション", "상황", "배경", "문제",
            "situacion", "contexto", "antecedentes", "problema",
            "ausgangslage", "ausgangssituation", "kontext", "hintergrund", "contexte", "probleme",
            "situacao", "situazione", "contesto", "ситуация", "контекст",
        ],
    },
    Section {
        id: PartId::Task,
        key: "task",
        rule: "part.task",
        name: "Task",
        short: "T",
        called: "the Task",
        plan: 0.10,
        band: Some((0.05, 0.15)),
        holds: "what was yours to do",
        task: "The Task is missing: say what was yours to do.",
        aliases: &[
            "task", "tasks", "the task", "my task", "goal", "objective", "responsibility", "my responsibility",
            "任务", "任務", "目标", "目標", "职责", "職責", "課題", "タスク", "役割", "과제", "임무", "업무", "목표", "태스크",
            "tarea", "tareas", "objetivo", "meta", "responsabilidad", "aufgabe", "aufgaben", "aufgabenstellung", "ziel",
            "tache", "taches", "objectif", "mission", "tarefa", "compito", "задача", "цель",
        ],
    },
    Section {
        id: PartId::Action,
        key: "action",
        rule: "part.action",
        name: "Action",
        short: "A",
        called: "the Action",
        plan: 0.60,
        band: Some((0.50, 0.65)),
        holds: "what you did, step by step, and why",
        task: "The Action is missing: say what you did, step by step, and why.",
        aliases: &[
            "action", "actions", "my action", "my actions", "action taken", "actions taken", "approach", "my approach", "what i did", "steps", "steps taken",
            "行动", "行動", "措施", "做法", "方法", "行为", "アクション", "取り組み", "対応", "施策", "행동", "액션", "실행", "조치",
            "accion", "acciones", "enfoque", "aktion", "aktionen", "handlung", "handlungen", "massnahme", "massnahmen", "vorgehen",
            "demarche", "approche", "acao", "acoes", "azione", "azioni", "деиствие", "деиствия",
        ],
    },
    Section {
        id: PartId::Result,
        key: "result",
        rule: "part.result",
        name: "Result",
        short: "R",
        called: "the Result",
        plan: 0.10,
        band: Some((0.10, 0.25)),
        holds: "what changed, how you know, what you learned",
        task: "The Result is missing: say what changed, and how you know.",
        aliases: &[
            "result", "results", "the result", "outcome", "outcomes", "the outcome", "impact",
            "结果", "結果", "成果", "成效", "效果", "影响", "リザルト", "効果", "결과", "성과", "영향",
            "resultado", "resultados", "impacto", "ergebnis", "ergebnisse", "resultat", "auswirkung", "auswirkungen",
            "resultats", "risultato", "risultati", "результат", "результаты",
        ],
    },
];
