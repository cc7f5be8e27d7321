//! What headings and lines in notes say, by their words: a question of an interviewer, a section without any, advice.
//!
//! Knows no Markdown. To add a language: its phrases in the lists here.

use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::text::sentences::sentences;

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
    if is_advice_title(prompt) || (starts(&TELLING) && !prompt.contains(['?', '？'])) {
        return false;
    }
    ends_as_question(prompt)
        || prompt.starts_with('¿')
        || prompt.contains("? ")
        || starts(&REQUESTS)
        || starts(&QUESTIONS)
        || asks_for_occasion(&lower)
        || asks_at_its_end(prompt)
        || ends_as_request(prompt)
}

/// Words of a request for something that happened: "Recall a time when ...", "Provide an example of ...".
#[rustfmt::skip]
const OCCASIONS: [&str; 13] = [
    "time", "times", "example", "examples", "situation", "instance", "occasion", "experience", "moment", "case", "story", "incident",
    "scenario",
];

/// How far from its start a request names the occasion, in words.
const REQUEST_REACH: usize = 7;

/// Whether the text asks for an occasion, in whatever verb: "Outline a situation in which you ...". One that is told
/// says "I" and "my".
fn asks_for_occasion(lower: &str) -> bool {
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let occasion = words.iter().take(REQUEST_REACH).position(|word| OCCASIONS.contains(word));
    let Some(occasion) = occasion.filter(|at| *at > 0) else { return false };
    let article = words.get(occasion.saturating_sub(3)..occasion).unwrap_or_default();
    let is_one = article.iter().any(|word| matches!(*word, "a" | "an" | "one" | "any" | "the" | "some" | "another"));
    let after = words.get(occasion + 1).copied().unwrap_or_default();
    let goes_on =
        matches!(after, "when" | "where" | "in" | "on" | "of" | "that" | "you" | "you've" | "you’ve" | "your");
    let addresses = words.iter().any(|word| matches!(*word, "you" | "your" | "you've" | "you’ve"));
    let is_told = words.iter().any(|word| matches!(*word, "i" | "my" | "we" | "our"));
    let opens_with_verb = occasion >= 2 || addresses;
    is_one && goes_on && opens_with_verb && !is_told && (addresses || !matches!(after, "in" | "on"))
}

/// "We all meet difficult customers. Tell me about one.": the last of several sentences is a request.
fn asks_at_its_end(prompt: &str) -> bool {
    let text = prompt.trim_end_matches(['.', '。', ' ']);
    let Some((_, last)) = text.rsplit_once(". ").filter(|_| prompt.split_whitespace().count() <= LONGEST_REQUEST)
    else {
        return false;
    };
    let lower = last.to_lowercase();
    REQUESTS.iter().any(|start| lower.starts_with(start))
}

/// Whether `text` is somebody's own: it says "I" or "we", in the languages of imported notes.
pub fn is_told(text: &str) -> bool {
    #[rustfmt::skip]
    const OWN: [&str; 31] = [
        "i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "my", "me", "myself", "we", "our", "us", "ich", "wir", "mein", "meine", "unser",
        "je", "j'ai", "nous", "mon", "notre", "yo", "mi", "nosotros", "eu", "meu", "nós", "io", "я",
    ];
    const SIGNS: [&str; 9] = ["我", "私", "僕", "俺", "저는", "제가", "나는", "내가", "우리"];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.any(|word| OWN.contains(&word)) || SIGNS.iter().any(|sign| text.contains(sign))
}

/// Whether the cleaned `line` of plain text can hardly be anything else than a question: "When our lead left, ..." only
/// starts like one.
pub fn is_surely_asked(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_request = REQUESTS.iter().any(|start| lower.starts_with(start));
    let is_short = line.split_whitespace().count() <= LONGEST_REQUEST && line.chars().count() <= 200;
    let is_one = line.trim_end_matches(['.', '。']).find(['.', '。', '!']).is_none();
    ends_as_question(line) || ((is_request || ends_as_request(line)) && is_short && is_one)
}

/// Whether it ends as Japanese, Korean and Chinese requests do.
fn ends_as_request(line: &str) -> bool {
    ENDS.iter().any(|end| line.trim_end_matches(['。', '.', ' ']).ends_with(end))
}

/// The most words of a request in plain text.
const LONGEST_REQUEST: usize = 30;

fn ends_as_question(prompt: &str) -> bool {
    prompt.trim_end_matches(['"', '”', ')', '）', '」', ' ']).ends_with(['?', '？', '⁇'])
}

/// Whether the title stands over advice for whoever prepares: "How to answer", "What interviewers look for", "Common
/// mistakes".
pub fn is_advice_title(prompt: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 66] = [
        "worauf ", "was interviewer", "häufige fehler", "typische fehler", "so antworten", "was nicht", "tipps für", "tipps zu", "consejos para",
        "errores comunes", "qué buscan", "cómo responder", "qué evitar", "conseils pour", "erreurs courantes", "erreurs à éviter", "ce que cherch",
        "comment répondre", "à éviter", "常见错误", "面试官想", "面试官关注", "回答技巧", "面接官が", "よくある失敗", "답변 요령", "흔한 실수",
        "how to ", "what interviewers", "what the interviewer", "what they look", "what they want", "what they're looking", "what they’re looking",
        "what they are", "what it tests", "what they test", "what this tests", "what we look", "what to say", "what to avoid", "what to include",
        "what not to", "what a good", "what makes a good", "why they ask", "why interviewers", "why this question", "why it is asked",
        "why it's asked", "why it works", "why this works", "common mistakes", "mistakes to avoid", "common pitfalls", "things to avoid", "tips for", "tips on", "hints for",
        "key tips", "do not say", "don't say", "red flags", "evaluation criteria", "scoring", "answer tips",
    ];
    #[rustfmt::skip]
    const NAMES: [&str; 50] = [
        "tipps", "hinweise", "hinweis", "consejos", "conseils", "conseil", "技巧", "注意点", "アドバイス", "팁",
        "tip", "tips", "hint", "hints", "advice", "pitfalls", "mistakes", "dos and don'ts", "do's and don'ts", "dos and don’ts", "do's and don’ts", "do", "don't", "don’t", "dos",
        "don'ts", "don’ts", "avoid", "looking for", "guidelines", "guidance", "strategy", "best practices", "checklist", "rubric", "remember",
        "key points to remember", "good signs", "warning signs", "green flags", "purpose", "intent", "answer structure", "answer framework",
        "注意事项", "注意", "建议", "考察点", "ポイント", "回答のコツ",
    ];
    let lower = prompt.to_lowercase();
    let bare = lower.trim_end_matches([':', '：', ' ', '!']);
    let is_asked = lower.ends_with(['?', '？']) && (lower.contains(" you ") || lower.starts_with("how to "));
    !is_asked && (NAMES.contains(&bare) || STARTS.iter().any(|start| lower.starts_with(start)))
}

/// Whether the title stands over what somebody took from a story: orders to oneself are no advice.
pub fn is_lesson_title(prompt: &str) -> bool {
    const WORDS: [&str; 9] =
        ["takeaway", "takeaways", "lesson", "lessons", "learning", "learnings", "learned", "learnt", "reflection"];
    let lower = prompt.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= 3 && words.iter().any(|word| WORDS.contains(word))
}

/// Whether the line says that what follows are the questions that a story is good for: they are asked, not answered there.
pub fn names_uses(line: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 14] = [
        "questions it answers", "questions this", "questions that", "questions covered", "questions answered", "answers questions", "answers the question",
        "can be used for", "can be used to", "use for", "use this for", "used for", "good for", "works for",
    ];
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    bare.trim_end_matches(['*', '_', ' ']).ends_with(':') && STARTS.iter().any(|start| bare.starts_with(start))
}

/// Why the section under this heading holds no questions of an interviewer, if it says so.
pub fn section_without_questions(prompt: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const CONTENTS: [&str; 18] = [
        "table of contents", "contents", "toc", "index", "overview of questions", "目录", "目錄", "目次", "목차", "índice",
        "indice", "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières", "contenido", "links", "useful links",
    ];
    #[rustfmt::skip]
    const TO_ASK: [&str; 45] = [
        "questions to ask", "questions for the interviewer", "questions for interviewer", "questions for them",
        "questions for your interviewer", "questions i want to ask", "questions i can ask", "questions i should ask",
        "questions i will ask", "questions for the company", "my questions for", "ask the interviewer", "reverse question",
        "反问", "反問", "问面试官", "問面試官", "逆質問", "面接官に", "역질문", "면접관에게", "preguntas para el entrevistador",
        "preguntas para hacer", "preguntas para la empresa", "fragen an den", "fragen an das", "fragen an die",
        "questions à poser", "au recruteur", "questions to the interviewer", "questions for me to ask", "questions for interviewers",
        "questions you can ask", "questions you should ask", "questions you could ask", "questions for the team", "questions for the hiring",
        "to ask them", "to ask at the end", "to ask the recruiter", "questions for the recruiter", "good questions to ask",
        "any questions for us", "any questions for me", "questions do you have for",
    ];
    let lower = prompt.to_lowercase();
    if CONTENTS.contains(&lower.as_str()) {
        return Some("a table of contents or list of links");
    }
    let is_title = prompt.split_whitespace().count() <= 12;
    (is_title && TO_ASK.iter().any(|text| lower.contains(text))).then_some("questions to ask the interviewer")
}

/// Whether the line only says that an answer follows: "Sample answer:", "My version (fill in)", "Show answer".
pub fn is_answer_label(line: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 18] = [
        "example", "examples", "your version", "my version", "your turn", "your story", "my story", "your example", "my example", "show answer",
        "click to expand", "click to reveal", "reveal", "expand", "star", "star format", "in star format", "here it is",
    ];
    if parts_named(line, Framework::Open).is_some() {
        return true;
    }
    let lower = line.to_lowercase();
    let bare = lower.split(['(', '（']).next().unwrap_or_default();
    NAMES.contains(&bare.trim_matches(|c: char| !c.is_alphanumeric())) || names_version(&lower)
}

/// "Version for practice", "My short version", "Template": which of several texts of one story follows, and no more.
fn names_version(lower: &str) -> bool {
    const VERSIONS: [&str; 7] = ["version", "template", "example", "vorlage", "beispiel", "ejemplo", "exemple"];
    #[rustfmt::skip]
    const BESIDE: [&str; 22] = [
        "a", "the", "my", "your", "own", "short", "long", "full", "empty", "blank", "filled", "fill", "in", "out", "for", "to", "practice", "practise", "use", "copy",
        "this", "leere",
    ];
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_version = |word: &&str| VERSIONS.contains(word);
    words.iter().filter(|word| is_version(word)).count() == 1
        && words.iter().all(|word| is_version(word) || BESIDE.contains(word))
}

/// Whether `text` tells somebody what to do rather than what was done: most of its sentences are orders, and nobody in it
/// says "I".
pub fn is_advice_text(text: &str) -> bool {
    #[rustfmt::skip]
    const ORDERS: [&str; 52] = [
        "keep", "never", "don't", "don’t", "do", "avoid", "be", "make", "always", "use", "show", "focus", "remember", "try", "mention", "tell", "explain", "talk", "prepare",
        "practise", "practice", "smile", "say", "research", "bring", "dress", "ask", "include", "highlight", "emphasize", "emphasise", "start", "end", "stay", "think",
        "choose", "pick", "give", "write", "read", "listen", "speak", "quantify", "limit", "stick", "link", "tailor", "demonstrate", "discuss", "describe", "outline", "you",
    ];
    let starts: Vec<String> = sentences(text).into_iter().filter_map(|range| text.get(range)).map(first_word).collect();
    let orders = starts.iter().filter(|word| ORDERS.contains(&word.as_str())).count();
    !is_told(text) && !starts.is_empty() && orders * 2 > starts.len()
}

fn first_word(sentence: &str) -> String {
    let bare = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    bare.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').next().unwrap_or_default().to_lowercase()
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
    ABOUT.contains(&lower.as_str()) || is_advice_title(prompt)
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
}
