//! A question and its answer on one line: `Why us? A: Because.`, `**Why us?** Because.`, `Why us? — Because.`

use super::note::bare_words;
use super::phrases::is_surely_asked;
use super::prompts::{after_answer_mark, clean_prompt};

/// The question and the answer in `line`, in whatever way that holds both.
pub fn split_question(line: &str) -> Option<(&str, &str)> {
    let answered = Some(split_answer(line)).filter(|(_, answer)| !answer.is_empty());
    answered.or_else(|| split_bold(line)).or_else(|| split_dash(line))
}

/// The question and the answer in `line`, where that holds both: `Why us? A: Because.`
pub fn split_answer(line: &str) -> (&str, &str) {
    let mut ended = false;
    for (at, c) in line.char_indices() {
        let (before, rest) = line.split_at(at);
        let may_start = ended && c.is_alphabetic() && before.ends_with([' ', '*', '_', '　']);
        let answer = may_start.then(|| after_answer_mark(rest)).flatten().filter(|answer| !answer.is_empty());
        if let Some(answer) = answer {
            return (before.trim_end_matches([' ', '-', '–', '—', '→', '|']), answer);
        }
        ended = matches!(c, '?' | '？' | '.' | '。' | '!')
            || (ended && matches!(c, ' ' | '*' | '_' | '　' | '"' | '”' | '-' | '–' | '—' | '→' | '|'));
    }
    (line, "")
}

/// The question in bold at the start of `line`, and the text behind it: `3. **Why us?** Because.`
pub fn split_bold(line: &str) -> Option<(&str, &str)> {
    let open = line.find("**")?;
    let is_first = !line.get(..open)?.chars().any(char::is_alphabetic);
    let inner = line.get(open + 2..)?;
    let close = inner.find("**").filter(|_| is_first)?;
    let (question, behind) = line.split_at(open + 2 + close + 2);
    answered(question, behind.trim_start_matches([' ', ':', '：', '-', '–', '—', '→']))
}

/// The question that ends before a dash, and the text behind it: `Why us? — Because.`
pub fn split_dash(line: &str) -> Option<(&str, &str)> {
    let end = line.find(['?', '？'])?;
    let after = line.get(end..)?.trim_start_matches(['?', '？', '*', '_', '"', '”']);
    let (question, behind) = line.split_at(line.len() - after.len());
    let dash = ["- ", "– ", "— ", "-> ", "→ "].into_iter().find(|dash| behind.trim_start().starts_with(dash))?;
    answered(question, behind.trim_start().strip_prefix(dash)?.trim_start())
}

/// Both, when the one asks somebody else and the other asks nothing.
fn answered<'l>(question: &'l str, answer: &'l str) -> Option<(&'l str, &'l str)> {
    let prompt = clean_prompt(question);
    let is_own =
        bare_words(&prompt).iter().any(|word| matches!(word.to_lowercase().as_str(), "i" | "my" | "we" | "our"));
    let asks = is_surely_asked(&prompt) && !is_own;
    let tells = answer.chars().any(char::is_alphabetic) && !is_surely_asked(&clean_prompt(answer));
    (asks && tells).then_some((question, answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_on_the_line_of_its_question_is_found() {
        assert_eq!(split_answer("**Q: Why us?** A: Because. B."), ("**Q: Why us?**", "Because. B."));
        assert_eq!(split_answer("Why us? - A: Because."), ("Why us?", "Because."));
        assert_eq!(split_answer("Q: Why us? And why now?"), ("Q: Why us? And why now?", ""));
        assert_eq!(split_answer("问：为什么？ 答：想学。"), ("问：为什么？", "想学。"));
        assert_eq!(split_bold("2. **Why us?** Because."), Some(("2. **Why us?**", "Because.")));
        assert_eq!(
            split_bold("**Tell me about a plan.** We had none."),
            Some(("**Tell me about a plan.**", "We had none."))
        );
        assert_eq!(split_dash("Why us? — Because."), Some(("Why us?", "Because.")));
    }

    #[test]
    fn a_second_question_and_a_thought_of_ones_own_are_no_answer() {
        for line in [
            "**Why us?** And why now?",
            "We **did** it.",
            "**Why did I do it?** Because.",
            "**Why us?**",
            "**One** two",
        ] {
            assert_eq!(split_bold(line), None, "{line}");
        }
        for line in ["Why us? - and why now?", "Why us?", "A plan - ours"] {
            assert_eq!(split_dash(line), None, "{line}");
        }
    }
}
