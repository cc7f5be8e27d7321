//! What headings and lines in notes say, by their words: a question of an interviewer, a section without any, advice.
//!
//! Knows no Markdown. To add a language: its phrases in the lists here.

/// How what interviewers say begins: requests.
#[rustfmt::skip]
const REQUESTS: [&str; 59] = [
    "tell me", "tell us", "tell about", "describe", "give me", "give an", "give us", "walk me", "walk us", "talk about",
    "talk me", "share ", "explain", "introduce", "name a", "name one", "think of", "think about a time", "imagine",
    "say ", "please ", "discuss ",
    "cuéntame", "cuénteme", "háblame", "hábleme", "describa", "describe una", "dame un", "deme un",
    "erzählen", "beschreiben", "nennen", "schildern", "parlez", "décrivez", "racontez", "présentez", "donnez",
    "请", "請", "描述", "介绍", "介紹", "谈谈", "談談", "讲讲", "讲一", "讲述", "讲个", "说说", "說說", "说一", "举例", "举一个",
    "举个", "分享", "聊聊", "簡単に",
];
/// How it begins besides: questions, which may also be the start of a sentence.
#[rustfmt::skip]
const QUESTIONS: [&str; 41] = [
    "what ", "what's", "what’s", "why ", "how ", "when ", "where ", "who ", "which ", "have you", "do you", "did you",
    "are you", "can you", "could you", "would you", "will you", "is there", "a time ", "time when", "an example of",
    "example of a time", "por qué", "cómo ", "qué ", "cuál ", "warum", "wie ", "was ist", "was sind", "wo sehen",
    "pourquoi", "comment ", "quel", "为什么", "為什麼", "如何", "怎么", "なぜ", "どう", "왜 ",
];
const ENDS: [&str; 10] = ["ください", "下さい", "ですか", "ますか", "세요", "습니까", "까요", "시오", "主な", "吗"];
/// Headings of an answer: "What I learned", "How we did it".
#[rustfmt::skip]
const TELLING: [&str; 11] = [
    "what i ", "what we ", "what happened", "what went", "how i ", "how we ", "why i ", "why we ", "when i ", "when we ",
    "where i ",
];

/// Whether the cleaned `prompt` sounds like something an interviewer says.
pub fn sounds_asked(prompt: &str) -> bool {
    let lower = prompt.to_lowercase();
    let starts = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if (starts(&TELLING) || is_advice(&lower)) && !prompt.contains(['?', '？']) {
        return false;
    }
    ends_as_question(prompt)
        || prompt.starts_with('¿')
        || prompt.contains("? ")
        || starts(&REQUESTS)
        || starts(&QUESTIONS)
        || ENDS.iter().any(|end| prompt.trim_end_matches(['。', '.', ' ']).ends_with(end))
}

/// Whether the cleaned `line` of plain text can hardly be anything else than a question: "When our lead left, ..." only
/// starts like one.
pub fn is_surely_asked(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_request = REQUESTS.iter().any(|start| lower.starts_with(start));
    let is_short = line.split_whitespace().count() <= LONGEST_REQUEST && line.chars().count() <= 200;
    let is_one = line.trim_end_matches(['.', '。']).find(['.', '。', '!']).is_none();
    ends_as_question(line) || (is_request && is_short && is_one)
}

/// The most words of a request in plain text.
const LONGEST_REQUEST: usize = 30;

fn ends_as_question(prompt: &str) -> bool {
    prompt.trim_end_matches(['"', '”', ')', '）', '」', ' ']).ends_with(['?', '？', '⁇'])
}

/// "How to answer", "How to use this list".
fn is_advice(lower: &str) -> bool {
    lower.starts_with("how to ")
}

/// Why the section under this heading holds no questions of an interviewer, if it says so.
pub fn section_without_questions(prompt: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const CONTENTS: [&str; 18] = [
        "table of contents", "contents", "toc", "index", "overview of questions", "目录", "目錄", "目次", "목차", "índice",
        "indice", "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières", "contenido", "links", "useful links",
    ];
    #[rustfmt::skip]
    const TO_ASK: [&str; 29] = [
        "questions to ask", "questions for the interviewer", "questions for interviewer", "questions for them",
        "questions for your interviewer", "questions i want to ask", "questions i can ask", "questions i should ask",
        "questions i will ask", "questions for the company", "my questions for", "ask the interviewer", "reverse question",
        "反问", "反問", "问面试官", "問面試官", "逆質問", "面接官に", "역질문", "면접관에게", "preguntas para el entrevistador",
        "preguntas para hacer", "preguntas para la empresa", "fragen an den", "fragen an das", "fragen an die",
        "questions à poser", "au recruteur",
    ];
    let lower = prompt.to_lowercase();
    if CONTENTS.contains(&lower.as_str()) {
        return Some("a table of contents or list of links");
    }
    let is_title = prompt.split_whitespace().count() <= 12;
    (is_title && TO_ASK.iter().any(|text| lower.contains(text))).then_some("questions to ask the interviewer")
}

/// Whether the heading stands over something about the notes or about interviews rather than over an answer.
pub fn is_about_notes(prompt: &str) -> bool {
    #[rustfmt::skip]
    const ABOUT: [&str; 41] = [
        "license", "licence", "contributing", "contributors", "contributions", "acknowledgements", "acknowledgments",
        "credits", "changelog", "installation", "usage", "getting started", "about this repo", "about this repository",
        "about this document", "about this guide", "disclaimer", "references", "further reading", "resources",
        "useful resources", "additional resources", "other resources", "learning resources", "tips", "general tips",
        "interview tips", "tips and tricks", "preparation tips", "see also", "read more", "legend", "sources", "todo",
        "summary", "conclusion", "まとめ", "はじめに", "总结", "마무리", "fazit",
    ];
    let lower = prompt.to_lowercase();
    ABOUT.contains(&lower.as_str()) || (is_advice(&lower) && !prompt.contains(['?', '？']))
}

/// Whether the heading announces an explanation of the STAR method.
pub fn explains_star(prompt: &str) -> bool {
    #[rustfmt::skip]
    const METHOD: [&str; 14] = [
        "method", "framework", "technique", "format", "principle", "model", "approach", "template", "structure",
        "explained", "法则", "原则", "メソッド", "기법",
    ];
    let words: Vec<&str> = prompt.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let lower = prompt.to_lowercase();
    let named = words.iter().any(|word| matches!(*word, "STAR" | "STARR" | "STARL" | "CAR" | "SOAR"))
        || lower.contains("s.t.a.r");
    let of_method = lower.contains("star") && METHOD.iter().any(|word| lower.contains(word));
    let of_stories = ["stor", "answer", "example", "question"].iter().any(|word| lower.contains(word));
    (named || of_method) && words.len() <= 8 && !of_stories
}

/// Whether the text of a part tells the reader what belongs there: "Set the context", "Explain what you did".
pub fn explains_part(text: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 21] = [
        "set the", "describe", "explain", "share", "what ", "when and where", "provide", "outline", "give ", "the context",
        "the task", "the action", "the result", "the situation", "your ", "detail", "discuss", "state ", "present ",
        "how ", "where ",
    ];
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_told = words.clone().any(|word| matches!(word, "i" | "my" | "we" | "our"));
    let addresses = words.any(|word| matches!(word, "you" | "your"));
    !is_told && (addresses || STARTS.iter().any(|start| lower.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_interviewers_say_is_told_from_topics() {
        for asked in [
            "Why us?",
            "Tell me about yourself",
            "请介绍一下你自己",
            "讲一个你和同事意见不一致的例子",
            "自己紹介をしてください",
            "¿Por qué?",
            "Décrivez un conflit",
            "How do you handle stress",
        ] {
            assert!(sounds_asked(asked), "{asked}");
        }
        for topic in
            ["Weakness", "Conflict with your boss", "Leadership stories", "缺点", "What I learned", "How to answer"]
        {
            assert!(!sounds_asked(topic), "{topic}");
        }
    }

    #[test]
    fn a_line_of_plain_text_has_to_be_a_request_or_end_as_a_question() {
        assert!(is_surely_asked("Tell me about a time you showed leadership.") && is_surely_asked("Why?"));
        for prose in ["When our lead left, I took over.", "Tell me more, he said. I did.", "What a day", "I was glad."]
        {
            assert!(!is_surely_asked(prose), "{prose}");
        }
    }

    #[test]
    fn sections_that_hold_no_questions_are_known() {
        assert!(section_without_questions("Table of Contents").is_some());
        assert!(section_without_questions("Questions to ask the interviewer").is_some());
        assert!(section_without_questions("逆質問").is_some());
        assert!(section_without_questions("Behavioural questions").is_none());
        assert!(is_about_notes("License") && is_about_notes("How to use this list"));
        assert!(!is_about_notes("How to delegate?") && !is_about_notes("References I would give"));
        assert!(
            explains_star("The STAR method") && explains_star("What is the STAR framework?") && explains_star("STAR")
        );
        assert!(
            !explains_star("STAR stories")
                && !explains_star("Starting a project")
                && !explains_star("Rock star colleague")
        );
    }

    #[test]
    fn parts_that_explain_themselves_are_told_from_stories() {
        for text in ["Set the context", "Explain what you did.", "Describe the challenge.", "What was your role?"] {
            assert!(explains_part(text), "{text}");
        }
        for text in ["We had two weeks.", "Explained to my boss what I wanted", "Launch slipped", "Own the new plan"] {
            assert!(!explains_part(text), "{text}");
        }
    }
}
