//! Is there an answer at all? Blank, a few words, gibberish, the question pasted back, "see above", a wish or a plan.
//!
//! Judged before anything else, since no finding may praise what is no answer. Where it cannot be told, it is an answer.

use super::comparison::Verdict;
use super::language::{Language, function_words};
use super::placeholder::is_placeholder;
use super::reading::{FEWEST_WORDS, Judgement, Reading, Reason};
use super::statements::{Prose, Tense, Who};
use super::tokens::{Phrases, Token, runs_of, texts, tokens};
use super::words::{vocabulary, words};
use crate::domain::{Framework, Mode};
use hashbrown::HashSet;
use std::sync::LazyLock;

/// Judges a draft.
pub fn judge(reading: &Reading<'_>) -> Judgement {
    let no = |verdict, message: String, advice, evidence: Option<&str>| Judgement {
        verdict,
        reason: Some(Reason { message, advice, evidence: evidence.map(str::to_owned) }),
    };
    let (text, words) = (&reading.whole, reading.words);
    let compared = Judgement { verdict: Verdict::Compared, reason: None };
    match reading.attempt.mode {
        Mode::Spoken | Mode::Quick if words == 0 || reading.is_note() => {
            return Judgement { verdict: Verdict::NoText, reason: None };
        }
        Mode::Quick => return compared,
        _ => {}
    }
    if words == 0 {
        let message = "The draft is blank, so there is nothing to compare.".to_owned();
        return no(Verdict::TooShort, message, TELL, None);
    }
    if is_placeholder(text)
        || reading.placement.parts.iter().all(|part| is_placeholder(&part.prose)) && reading.placement.loose_words == 0
    {
        let message =
            "The draft points elsewhere or stands for a text to come, and an interviewer hears only what is said."
                .to_owned();
        return no(Verdict::NotAnAnswer, message, TELL, Some(&text.text));
    }
    if is_question(reading) {
        let message = "The draft repeats the question and says hardly anything else.".to_owned();
        return no(Verdict::NotAnAnswer, message, TELL, Some(text.sentence(0)));
    }
    if is_gibberish(text) {
        let message = "Hardly any of this is words, or it is the same few over and over.".to_owned();
        return no(Verdict::NotAnAnswer, message, TELL, Some(text.sentence(0)));
    }
    if words < FEWEST_WORDS {
        let few = if words == 1 { "1 word is".to_owned() } else { format!("{words} words are") };
        let message = format!("{few} too few to compare; it takes {FEWEST_WORDS}, some eight seconds of speech.");
        return no(Verdict::TooShort, message, TELL, None);
    }
    match wish(reading) {
        Some(evidence) => {
            let message =
                "This says what you wish or plan, and the question asks for something that happened.".to_owned();
            no(
                Verdict::NotAnAnswer,
                message,
                "Tell one time when it happened: where, what you did, what came of it.",
                Some(evidence),
            )
        }
        None => compared,
    }
}

const TELL: &str = "Answer the question in your own words, as if somebody were listening.";

/// Whether the draft is the question itself, with hardly a word more.
fn is_question(reading: &Reading<'_>) -> bool {
    const RUN: usize = 4;
    let question = reading.attempt.question;
    let asked: Vec<Vec<Token>> =
        std::iter::once(&question.prompt).chain(&question.asked_as).map(|text| tokens(text).0).collect();
    let asked: Vec<Vec<&str>> = asked.iter().map(|tokens| texts(tokens)).collect();
    let runs: HashSet<&[&str]> = asked.iter().flat_map(|words| runs_of(words, RUN)).collect();
    let mut covered = vec![false; reading.whole.tokens.len()];
    for (at, run) in runs_of(&texts(&reading.whole.tokens), RUN).enumerate() {
        if runs.contains(run) {
            covered.iter_mut().skip(at).take(RUN).for_each(|word| *word = true);
        }
    }
    let repeated = covered.iter().filter(|word| **word).count();
    repeated * 2 >= covered.len() && covered.len() - repeated < FEWEST_WORDS && repeated > 0
}

/// "The same few": a long true story repeats its words, too, but has more of them.
const FEW_WORDS: usize = 20;

/// Whether a text in Latin letters is keys struck at random, or the same few words over and over.
fn is_gibberish(text: &Prose) -> bool {
    let alphabetic: Vec<&str> = text
        .tokens
        .iter()
        .map(|token| token.text.as_str())
        .filter(|w| !w.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let distinct: HashSet<&str> = alphabetic.iter().copied().collect();
    if alphabetic.len() >= 12 && distinct.len() <= FEW_WORDS && distinct.len() * 6 <= alphabetic.len() {
        return !distinct.iter().any(|word| !word.is_ascii());
    }
    let long: Vec<&str> = alphabetic.iter().copied().filter(|word| word.len() >= 3 && word.is_ascii()).collect();
    if long.len() < 3 || long.len() * 10 < alphabetic.len() * 6 {
        return false;
    }
    let mashed = long.iter().filter(|word| is_mash(word)).count();
    if mashed * 10 < long.len() * 3 {
        return false;
    }
    let known = long.iter().filter(|word| is_known(word)).count();
    let (english, elsewhere) = function_words(&text.tokens);
    known * 4 <= long.len() && (english + elsewhere) * 10 <= text.tokens.len()
}

fn is_known(word: &str) -> bool {
    let ranks = vocabulary();
    words(word).iter().any(|word| ranks.rank(&word.text).or_else(|| ranks.rank(&word.stem)).is_some())
}

/// Whether nobody could say the word: no vowel, five consonants running, a letter three times, or a run of keys.
fn is_mash(word: &str) -> bool {
    const KEYS: [&str; 14] =
        ["asd", "sdf", "dfg", "fgh", "ghj", "hjk", "jkl", "qwe", "wer", "zxc", "xcv", "cvb", "lkj", "fds"];
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut consonants = 0;
    let mut longest = 0;
    for c in word.chars().filter(|c| *c != '\'') {
        consonants = if is_vowel(c) { 0 } else { consonants + 1 };
        longest = longest.max(consonants);
    }
    let bytes = word.as_bytes();
    let tripled = bytes.windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c));
    let keys = KEYS.iter().any(|keys| word.contains(keys)) && !is_known(word);
    !word.contains(is_vowel) || longest >= 5 || tripled || keys
}

static HAPPENED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "yesterday, last year, last month, last week, last summer, last winter, last quarter, last time, years ago, months ago, weeks ago, days ago, ago, \
         one time, one day, that day, at that time, that time, back then, when i was, when i worked, previously, \
         in my previous, in my last, in my first, in my former, during my, a few years, two years, at my last, at my previous, at my former",
    )
});

/// The token at which a text names a time at which something happened.
pub fn time(text: &Prose) -> Option<usize> {
    let year = |token: &Token| {
        token.text.len() == 4 && (token.text.starts_with("19") || token.text.starts_with("20")) && token.is_number()
    };
    let named = HAPPENED.find(&text.tokens).first().map(|hit| hit.start);
    named.or_else(|| text.tokens.iter().position(year))
}

/// The first plan of a STAR answer that is nothing but plans; `None` as soon as anything happened.
fn wish<'a>(reading: &'a Reading<'_>) -> Option<&'a str> {
    if reading.framework() != Framework::Star || reading.language != Language::English {
        return None;
    }
    let text = &reading.whole;
    let about_us: Vec<_> =
        text.statements.iter().filter(|s| s.who != Who::Other && s.tense != Tense::Unclear).collect();
    let plans: Vec<_> = about_us.iter().filter(|s| s.tense == Tense::Plan).collect();
    let happened = text.statements.iter().any(|s| s.is_past() || s.tense == Tense::Perfect) || time(text).is_some();
    let mostly = plans.len() >= 2 && plans.len() * 10 >= about_us.len() * 6;
    let first = plans.first().filter(|_| mostly && !happened)?;
    Some(text.passage(first.tokens.clone()))
}

#[cfg(test)]
mod tests {
    use super::super::comparison::Status;
    use super::super::fixture::{Case, answer, spoken, typed};
    use super::*;

    #[track_caller]
    fn check(case: &Case, expected: Verdict) {
        let comparison = case.compare();
        assert_eq!(comparison.verdict, expected, "{:?}: {:#?}", case.draft, comparison.checks);
        if expected != Verdict::Compared {
            assert!(comparison.points.iter().all(|point| point.band.is_none() && point.evidence.is_none()));
        }
        if matches!(expected, Verdict::TooShort | Verdict::NotAnAnswer) {
            assert!(comparison.checks.iter().all(|finding| finding.status == Status::Warn), "no praise");
            assert_eq!(comparison.fix.map(|fix| fix.rule), Some("answer"));
        }
    }

    #[test]
    fn a_blank_draft_or_a_few_words_are_too_short() {
        for text in [
            "",
            "   \n\n",
            "## Situation\n\n## Task\n",
            "...",
            "🙂",
            "I had a conflict and solved it.",
            "## Action\nTalked to him.",
        ] {
            check(&typed(text), Verdict::TooShort);
        }
        check(
            &typed(
                "Led the migration of forty services in two weeks, wrote the plan, asked every team, and nothing broke. Learned to plan.",
            ),
            Verdict::Compared,
        );
    }

    #[test]
    fn a_note_beside_what_was_said_aloud_is_not_taken_for_the_answer() {
        for text in ["I listed the risks", "see above", "## Action\nTalked to him.", "I had a conflict and solved it."]
        {
            check(&spoken(text, [20, 10, 60, 15]), Verdict::NoText);
        }
        // So short a time the words themselves take.
        check(&spoken("I had a conflict and solved it.", [3, 0, 0, 0]), Verdict::TooShort);
        check(&spoken("see above", [0, 0, 0, 0]), Verdict::NotAnAnswer);
        let note = spoken("## Action\nTalked to him.", [20, 10, 60, 15]).compare();
        assert!(note.fix.is_none(), "{:?}", note.fix);
    }

    #[test]
    fn pointing_elsewhere_is_no_answer() {
        for text in [
            "see above",
            "See my answer.",
            "TODO",
            "n/a",
            "I don't know",
            "## Situation\nsee above\n## Task\nsee above\n## Action\nas above\n## Result\nditto",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua",
        ] {
            check(&typed(text), Verdict::NotAnAnswer);
        }
    }

    #[test]
    fn the_question_pasted_back_is_no_answer() {
        let prompt = "Tell me about a time you disagreed with a colleague or your manager.";
        check(&typed(prompt), Verdict::NotAnAnswer);
        check(&typed(&prompt.to_uppercase()), Verdict::NotAnAnswer);
        check(
            &typed(
                "Describe a conflict at work and how you handled it. So, describe a conflict at work and how you handled it.",
            ),
            Verdict::NotAnAnswer,
        );
        check(&typed(&format!("{prompt} {prompt} {prompt}")), Verdict::NotAnAnswer);
        let answered = format!(
            "{prompt} Last year we had two models for a demo. I listed the risks of both, asked product to look, and we chose the stable one."
        );
        check(&typed(&answered), Verdict::Compared);
    }

    #[test]
    fn gibberish_is_no_answer() {
        for text in [
            "asdf asdf jkl qwer zxcv asdf hjkl fghj dfgh sdfg wert xcvb asdf qwer zxcv jkl asdf fdsa lkj asdf qwer",
            "blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah blah",
            "sdkfjh skdjfh ksjdhf ksjdhf kjshdf kjhsdf kjhsdkf jhskdjfh ksdjhf skdjfh ksdjhf ksjdhf ksjdhfk jshdf kjhsdf kjshdfkjh",
            "test test test test test test test test test test test test test test test test test test test test test test",
        ] {
            check(&typed(text), Verdict::NotAnAnswer);
        }
    }

    #[test]
    fn jargon_names_and_other_languages_are_no_gibberish() {
        for text in [
            "Migrated k8s from v1.21 to v1.27, rewrote Terraform for EKS, fixed gRPC TLS, dropped NGINX for Envoy, tuned JVM GC, cut p99 by 40ms, moved CI to GH Actions.",
            "Müssten wir das Modell austauschen? Ich habe die Risiken aufgeschrieben und meinem Chef gezeigt, und wir haben uns für das stabile Modell entschieden.",
            "Viime vuonna meillä oli kaksi mallia ja minä kirjoitin riskit paperille. Sitten pyysin tuotetiimiä katsomaan niitä, ja valitsimme vakaan mallin.",
            "Tahun lalu kami punya dua model untuk demo klien dan saya menulis risiko dari kedua model itu. Akhirnya kami memilih model yang stabil.",
            "顧客向けのデモを二週間後に控え、モデルが二つありました。両方の利点とリスクを書き出し、安定したモデルに決まりました。",
        ] {
            check(&typed(text), Verdict::Compared);
        }
    }

    #[test]
    fn a_very_long_story_repeats_its_words_and_is_an_answer() {
        let story = "Last year we had two models for a demo. I listed the risks, asked product to look, and we chose the stable one. ";
        check(&typed(&story.repeat(60)), Verdict::Compared);
    }

    #[test]
    fn a_wish_or_a_plan_is_no_episode() {
        for text in [
            "I want to become a better communicator. I will listen more to my colleagues, and I plan to take a course about it. I hope to lead a team.",
            "I'd love to lead a big project one of these times. I'm going to learn Rust, and I will become a senior engineer in a few more steps.",
            "i would like to work with different people and i hope to learn from them and i will try to be a good colleague to everyone there",
        ] {
            check(&typed(text), Verdict::NotAnAnswer);
            check(&typed(text).of(Framework::Open), Verdict::Compared);
        }
    }

    #[test]
    fn a_story_with_a_wish_in_it_is_an_answer() {
        for text in [
            "I'd like to talk about a time when we had two models. I want to share what I did: I listed the risks, asked product, and we chose the stable one.",
            "I want to tell one story. My manager want to use new model and I want to use old model. I make a list and I explain it and he agree.",
            "Last year I want to use the old model and my manager want the new one. I will explain to him the risk and I will show the list.",
            "I would listen first. I would then explain my view with data, and I would look for a compromise that both of us can accept.",
        ] {
            check(&typed(text), Verdict::Compared);
        }
    }

    #[test]
    fn a_spoken_draft_without_text_is_judged_by_clock_and_ticks_alone() {
        let case =
            spoken("", [20, 10, 60, 15]).against(answer("mine", true), "## Action\nI listed the risks of both models.");
        check(&case, Verdict::NoText);
        let comparison = case.compare();
        let rules: Vec<&str> = comparison.checks.iter().map(|finding| finding.rule).collect();
        assert_eq!(
            rules,
            [
                "part.situation",
                "part.task",
                "part.action",
                "part.result",
                "share.setup",
                "share.action",
                "share.result",
                "length"
            ]
        );
        assert_eq!((comparison.fix, comparison.delivery.words), (None, None));
    }
}
