//! The question in a heading of somebody's notes, without numbers and marks, and the id made of it. What it says is in
//! [`super::phrases`].

use super::characters::{after_sign_number, sign_number};
use crate::text::inline::read_inline;
use crate::text::words::spaced_once;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The longest id made of a prompt.
const LONGEST_ID: usize = 60;

/// Marks of a question before its text: `Q:`, `Question 1 -`, in the languages that part names are known in.
#[rustfmt::skip]
const QUESTION_MARKS: [&str; 31] = [
    "question", "q", "prompt", "star question", "behavioral question", "behavioural question", "interview question", "bq",
    "possible question", "sample question", "example question", "practice question", "the question", "asked", "asked as", "likely question",
    "问题", "問題", "问", "問", "質問", "질문", "문제", "pregunta", "frage", "問い", "문", "interviewer", "面试官", "面接官", "recruiter",
];

/// `raw` without numbers, emphasis, quotes, emoji and question marks of the `Q:` kind.
pub fn clean_prompt(raw: &str) -> String {
    let shown = read_inline(&without_obsidian_marks(raw)).text;
    let shown: String =
        shown.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')).collect();
    let shown = after_sign_number(shown.trim()).unwrap_or(&shown);
    let calm: String = shown.chars().filter(|c| !is_picture(*c)).collect();
    let mut text = spaced_once(&calm);
    loop {
        let bare = strip_state(strip_quotes(text.trim()));
        let next = strip_end(strip_number(strip_question_mark(bare))).to_owned();
        if next == text {
            return text;
        }
        text = next;
    }
}

/// `raw` without the marks of links, places and tags that Obsidian and others write: `[[note|Conflict]] ^id`, `{#id}`, `#tag`.
fn without_obsidian_marks(raw: &str) -> String {
    let mut text = raw.trim_end();
    let (before, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let is_place = (last.starts_with('^') && last.len() > 1) || (last.starts_with("{#") && last.ends_with('}'));
    if is_place && !before.is_empty() {
        text = before;
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((inside, behind)) = after.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = behind;
    }
    without_tags(&(out + rest)).to_owned()
}

/// `text` without `#tags` at its end.
fn without_tags(text: &str) -> &str {
    let mut text = text;
    while let Some((before, last)) = text.trim_end().rsplit_once(' ') {
        let is_tag = last.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic));
        if !is_tag || !before.contains(char::is_alphanumeric) {
            break;
        }
        text = before;
    }
    text
}

/// The text after `Q:`, `Q1.`, `Question 1 -` and the like at the start of `line`, if it starts so.
pub fn after_question_mark(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(['*', '_', ' ']);
    let lower = bare.to_lowercase();
    let mark = QUESTION_MARKS.iter().filter(|mark| lower.starts_with(**mark)).max_by_key(|mark| mark.len())?;
    // Lower case may be longer in bytes only for letters that no mark holds.
    let after = bare.get(mark.len()..)?.trim_start_matches(['#', ' ']);
    let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = digits.len() < after.len();
    let rest = digits.trim_start_matches(['*', '_', ' ']);
    let is_dotted = is_numbered || mark.len() == 1;
    let marked =
        rest.strip_prefix([':', '：', ')', '）', '、']).or_else(|| rest.strip_prefix('.').filter(|_| is_dotted));
    let text = marked.or_else(|| {
        let dashed = ["- ", "– ", "— "].iter().find_map(|dash| rest.strip_prefix(dash));
        // `Question 3 Why?`, but not `Q4 results`.
        let bare = (mark.len() > 1 && digits.starts_with(' ')).then_some(rest);
        dashed.or(bare).filter(|_| is_numbered)
    })?;
    // `**Q: Why?**`: the emphasis closes behind the question and is cleaned off with it.
    Some(text.trim_start_matches(['*', '_']).trim_start())
}

/// The text after `A:`, `Answer:` and the like at the start of `line`, if it starts so.
pub fn after_answer_mark(line: &str) -> Option<&str> {
    #[rustfmt::skip]
    const MARKS: [&str; 17] = [
        "answer", "ans", "a", "回答", "答案", "答", "答え", "답변", "답", "respuesta", "antwort", "réponse", "me", "candidate", "interviewee", "我", "私",
    ];
    let bare = line.trim_start_matches(['*', '_', ' ']);
    let lower = bare.to_lowercase();
    let mark = MARKS.iter().filter(|mark| lower.starts_with(**mark)).max_by_key(|mark| mark.len())?;
    let rest =
        bare.get(mark.len()..)?.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['*', '_', ' ']);
    let text = rest.strip_prefix([':', '：'])?;
    let opened = line.trim_start().starts_with(['*', '_']);
    Some(if opened { text.trim_start_matches(['*', '_']).trim_start() } else { text.trim_start() })
}

/// The text after `A.` or `A)` at the start of `line`, below a `question` that starts with `Q.` or `Q)`: alone they count
/// the items of a list.
pub fn after_like_mark<'l>(question: &str, line: &'l str) -> Option<&'l str> {
    let behind = |text: &'_ str, letter: char| -> Option<usize> {
        let bare = text.trim_start_matches(['*', '_', ' ']);
        let rest = bare.strip_prefix(letter).or_else(|| bare.strip_prefix(letter.to_ascii_lowercase()))?;
        Some(text.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len())
    };
    let mark = question.get(behind(question, 'Q')?..)?.chars().next().filter(|mark| matches!(mark, '.' | ')'))?;
    let text = line.get(behind(line, 'A')?..)?.strip_prefix(mark)?;
    let is_apart = text.starts_with([' ', '*', '_', '\t']);
    is_apart.then(|| text.trim_start_matches(['*', '_']).trim_start())
}

/// Whether `line` is nothing but the word that says that a question follows: `Question`, `**Asked as**`.
pub fn is_question_title(line: &str) -> bool {
    let bare = line.trim_matches(['#', '*', '_', ':', '：', ' ']).to_lowercase();
    bare.chars().count() > 1 && QUESTION_MARKS.contains(&bare.as_str())
}

/// Whether `word` only marks a question: `Q`, `Q12`, `Question`.
pub fn is_question_mark_word(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    bare.is_empty() || QUESTION_MARKS.contains(&bare.as_str())
}

fn strip_question_mark(text: &str) -> &str {
    after_question_mark(text).filter(|rest| !rest.trim().is_empty()).unwrap_or(text)
}

/// Without the state that task lists put before an item: `TODO Tell me about yourself`.
fn strip_state(text: &str) -> &str {
    const STATES: [&str; 8] = ["TODO ", "DONE ", "DOING ", "NOW ", "LATER ", "WAITING ", "[x] ", "[ ] "];
    let after = STATES.iter().find_map(|state| text.strip_prefix(state));
    after.filter(|after| after.chars().any(char::is_lowercase)).unwrap_or(text)
}

/// The number at the start of `raw`: `4. Conflict`, `(4) Conflict`, `④ Conflict`.
pub fn list_number(raw: &str) -> Option<usize> {
    let open = raw.trim_start_matches(['(', '（', '#', '*', '_', ' ']);
    let end = open.find(|c: char| !c.is_ascii_digit()).unwrap_or(open.len());
    open.get(..end)?.parse().ok().or_else(|| sign_number(open))
}

/// Without `1.`, `(2)`, `3 -`, `#4`, `IV.` at the start.
fn strip_number(text: &str) -> &str {
    let open = text.trim_start_matches(['(', '（', '#', '[']);
    let digits = open.trim_start_matches(|c: char| c.is_ascii_digit());
    let roman = open.trim_start_matches(['I', 'V', 'X']);
    let chinese = open.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let rest = if digits.len() < open.len() {
        digits
    } else if chinese.len() < open.len() && chinese.starts_with(['、', '.', '．', ')', '）']) {
        chinese
    } else if roman.len() < open.len() && roman.starts_with(['.', ')']) {
        roman
    } else {
        return text;
    };
    if text.starts_with('#') && digits.starts_with(' ') {
        return digits.trim_start();
    }
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let marked = rest.trim_start_matches(['.', '．', ')', '）', ':', '：', '、', ']']);
    let dashed = rest.trim_start().strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' '));
    let bracketed = open.len() < text.len() && marked.len() < rest.len();
    match dashed {
        Some(rest) => rest.trim_start(),
        None if marked.len() < rest.len()
            && (marked.starts_with(' ') || bracketed || !marked.starts_with(|c: char| c.is_ascii_alphanumeric())) =>
        {
            marked.trim_start()
        }
        None if after.len() < rest.len() && after.starts_with(' ') => after.trim_start(),
        None => text,
    }
}

fn strip_quotes(text: &str) -> &str {
    const PAIRS: [(char, char); 8] =
        [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('«', '»'), ('„', '“')];
    for (open, close) in PAIRS {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim();
        }
    }
    text
}

/// Without a colon, dash or heading marks at the end, and without list marks at the start.
fn strip_end(text: &str) -> &str {
    let text = text.trim_end_matches([':', '：', '-', '–', '—', '#', ' ', '*', '_', '~']);
    text.trim_start_matches(['-', '–', '—', '*', '•', '·', ':', '：', ' ', '_', '>', '~'])
}

fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x1f000..=0x1faff | 0x2600..=0x27bf | 0x2b00..=0x2bff | 0xfe00..=0xfe0f | 0x200d | 0x20e3 | 0xe0020..=0xe007f
        | 0x2190..=0x21ff | 0x231a..=0x23ff | 0x25a0..=0x25ff)
}

/// An id made of `prompt`: its words in Latin letters and digits, at most 60 characters; with none of them `q-` and
/// eight digits of a hash.
pub fn slug(prompt: &str) -> String {
    let folded = prompt.nfkd().flat_map(char::to_lowercase).map(|c| if c == 'ß' { 's' } else { c });
    let mut slug = String::new();
    for c in folded.filter(|c| !('\u{300}'..='\u{36f}').contains(c) && !matches!(c, '\'' | '’')) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let mut slug = slug.trim_matches('-').to_owned();
    if slug.len() > LONGEST_ID {
        slug.truncate(LONGEST_ID + 1);
        let end = slug.rfind('-').filter(|end| *end > LONGEST_ID / 2).unwrap_or(LONGEST_ID);
        slug.truncate(end);
    }
    if slug.is_empty() {
        let hash = Sha256::digest(prompt.as_bytes());
        return hash.iter().take(4).fold("q-".to_owned(), |id, byte| format!("{id}{byte:02x}"));
    }
    slug
}

/// `slug` as the `number`th item of that name: `-2` and so on, still at most 60 characters.
pub fn numbered(slug: &str, number: usize) -> String {
    if number < 2 {
        return slug.to_owned();
    }
    let tail = format!("-{number}");
    let mut head = slug.to_owned();
    head.truncate(LONGEST_ID.saturating_sub(tail.len()));
    format!("{}{tail}", head.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::is_id;

    #[track_caller]
    fn check(raw: &str, prompt: &str) {
        assert_eq!(clean_prompt(raw), prompt, "{raw:?}");
    }

    #[test]
    fn prompts_lose_numbers_emphasis_quotes_and_emoji() {
        check("**Weakness**", "Weakness");
        check("1. Why us?", "Why us?");
        check("(2) Why us?", "Why us?");
        check("3) \"Why us?\"", "Why us?");
        check("**Q4:** *Why us?*", "Why us?");
        check("Question 12 - Why us?", "Why us?");
        check("🚀 Why us? ✨", "Why us?");
        check("1.2 Why us", "Why us");
        check("“Tell me about yourself”:", "Tell me about yourself");
        check("5 years from now", "5 years from now");
        check("1:1 meetings", "1:1 meetings");
        check("问题1：为什么离职？", "为什么离职？");
        check("Question", "Question");
        check("Quality", "Quality");
        check("1.", "");
        check("[Weakness](#weakness)", "Weakness");
        check("[[Conflict]] with [[People|my boss]] ^conflict-1", "Conflict with my boss");
        check("Weakness {#weakness}", "Weakness");
        check("一、自我介绍", "自我介绍");
        check("（三）失败经历", "失败经历");
        check("#1 Why us?", "Why us?");
        check("STAR Question 2 : Why us?", "Why us?");
        check("BQ3: Why us?", "Why us?");
        check("一次失败的经历", "一次失败的经历");
        check("7\u{fe0f}\u{20e3} Why us?", "Why us?");
        check("❸ **Why us?**", "Why us?");
        check("TODO Describe your week", "Describe your week");
        check("Possible question: Why us?", "Why us?");
    }

    #[test]
    fn question_and_answer_marks_are_seen() {
        assert_eq!(after_question_mark("Q: Why?"), Some("Why?"));
        assert_eq!(after_question_mark("**Q1.** Why?"), Some("Why?"));
        assert_eq!(after_question_mark("Question 3 Why?"), Some("Why?"));
        assert_eq!(after_question_mark("質問：なぜ？"), Some("なぜ？"));
        assert_eq!(after_question_mark("Quick: no"), None);
        assert_eq!(after_question_mark("Questions: no"), None);
        assert_eq!(after_answer_mark("**A:** Because."), Some("Because."));
        assert_eq!(after_answer_mark("Answer: **B**."), Some("**B**."));
        assert_eq!(after_answer_mark("Also: no"), None);
        assert_eq!((after_question_mark("Q. Why?"), after_question_mark("Q1) Why?")), (Some("Why?"), Some("Why?")));
        assert_eq!(after_like_mark("**Q.** Why?", "**A.** So."), Some("So."));
        assert_eq!(after_like_mark("Q1) Why?", "A1) So."), Some("So."));
        assert_eq!((after_like_mark("Q: Why?", "A. So."), after_like_mark("Q. Why?", "A.I. is")), (None, None));
    }

    #[test]
    fn ids_are_short_and_stable() {
        assert_eq!(
            slug("Conflict/Disagreement with your colleague/supervisor"),
            "conflict-disagreement-with-your-colleague-supervisor"
        );
        assert_eq!(slug("What's the Größe?"), "whats-the-grose");
        assert_eq!(slug("你的缺点"), slug("你的缺点"));
        assert!(slug("你的缺点").starts_with("q-") && slug("你的缺点").len() == 10);
        let long = slug(&"very long words ".repeat(20));
        assert!(long.len() <= 60 && is_id(&long) && is_id(&numbered(&long, 12)) && numbered(&long, 2).len() <= 60);
        assert_eq!((numbered("a", 1), numbered("a", 2)), ("a".to_owned(), "a-2".to_owned()));
    }
}
