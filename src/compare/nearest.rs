//! Which of many texts comes nearest to another: a heading to the bank's questions, a question or a missed key point to
//! the sentences of one's answers.
//!
//! Looks at plain texts; of a question it knows only its wordings, of answers nothing. The similarity is made of the same words and vectors as
//! the score of key points, but both ways, because here either side may be the shorter one.

use hashbrown::{HashMap, HashSet};
use std::ops::Range;

use super::alignment::Term;
use super::sides::Sides;

use super::vectors::{Vector, ZERO, add, dot, shrunken_mean, text_vector, unit, word_sum};
use super::words::{Word, content, idf, words};
use crate::domain::{Framework, Question};
use crate::text::sentences::sentences;

/// From this similarity on a heading means the question that it comes nearest to. With it, of 419 usual headings 83 in
/// 100 of those that mean a built-in question find it, and 3 in 100 links are wrong (`tests/headings.rs`).
const SAME_QUESTION: f32 = 0.62;

/// By so much the nearest question must be ahead of the next for a heading to mean it and not the other.
const AHEAD: f32 = 0.03;

/// What share of a heading, by weight, the wordings of its question must have: "Strength training" is about something
/// else than strengths.
const COVERED: f32 = 0.6;

/// Texts prepared once, to be ranked by likeness to any other. An item may have several wordings; its best one counts.
pub struct Nearest {
    items: usize,
    terms: Vec<Term>,
    wordings: Vec<Wording>,
    /// What share of the items has a stem.
    spread: HashMap<String, f32>,
    /// What all wordings have in common.
    shared: Vector,
    /// Of questions: on which sides of opposites the wordings of each are.
    sides: Vec<Sides>,
    /// Of questions: whether each asks what somebody thinks or wants and never for something that happened.
    opinions: Vec<bool>,
}

struct Wording {
    item: usize,
    /// Place in `Nearest::terms`, and weight.
    words: Vec<(usize, f32)>,
    vector: Vector,
    asks: Option<&'static str>,
}

impl Nearest {
    /// Prepares items, each given by its wordings. An item without words is never near anything.
    pub fn new<Wordings, Text>(items: impl IntoIterator<Item = Wordings>) -> Nearest
    where
        Wordings: IntoIterator<Item = Text>,
        Text: AsRef<str>,
    {
        let items: Vec<Vec<Vec<Word>>> = items
            .into_iter()
            .map(|wordings| wordings.into_iter().map(|text| telling(words(&joined(text.as_ref())))).collect())
            .collect();
        let spread = spread_of_stems(&items);
        let vectors: Vec<Vector> = items.iter().flatten().map(|wording| text_vector(wording)).collect();
        let shared = shrunken_mean(&vectors);
        let (terms, wordings, sides, opinions) = Default::default();
        let mut nearest = Nearest { items: items.len(), terms, wordings, spread, shared, sides, opinions };
        let mut known = HashMap::new();
        let wordings =
            items.into_iter().enumerate().flat_map(|(item, texts)| texts.into_iter().map(move |text| (item, text)));
        for ((item, text), vector) in wordings.zip(vectors) {
            let asks = interrogative(&text);
            let words =
                content(text).iter().map(|word| (nearest.place(word, &mut known), nearest.weight(word))).collect();
            nearest.wordings.push(Wording { item, words, vector: centred(vector, &nearest.shared), asks });
        }
        nearest
    }

    /// Questions as items: each by its prompt, the other wordings, and its id as words.
    pub fn of_questions<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Nearest {
        let wordings = |question: &Question| {
            let id = question.id.as_str().replace('-', " ");
            let wordings = question.asked_as.iter().cloned();
            wordings.chain([question.prompt.clone(), id]).collect::<Vec<String>>()
        };
        let questions: Vec<&Question> = questions.into_iter().collect();
        let opinions = questions.iter().map(|question| asks_opinion(question)).collect();
        let items: Vec<Vec<String>> = questions.into_iter().map(wordings).collect();
        let sides_of = |texts: &Vec<String>| texts.iter().map(|text| Sides::of(text)).fold(Sides::default(), Sides::or);
        let sides = items.iter().map(sides_of).collect();
        Nearest { sides, opinions, ..Nearest::new(items) }
    }

    /// Every item with its similarity to `query`, from 0 to 1, nearest first; equal ones in their order.
    pub fn rank(&self, query: &str) -> Vec<(usize, f32)> {
        self.rank_any(&[query])
    }

    /// The same for a query in several wordings: the one that comes nearest counts.
    fn rank_any(&self, queries: &[&str]) -> Vec<(usize, f32)> {
        let mut best = vec![0.0_f32; self.items];
        for query in queries {
            self.raise(&Query::new(query, self), &mut best);
        }
        ranked(best)
    }

    /// The item that `query` surely means: alike enough, clearly more than the next one, and with little in it that the
    /// item's wordings do not have. What is asked on top of it, "How did you handle it?", is left aside when it has to be.
    pub fn same(&self, query: &str) -> Option<(usize, f32)> {
        let first = sentences(query).into_iter().next().and_then(|first| query.get(first));
        let first = first.filter(|first| first.len() < query.trim().len() && words(first).len() > 2);
        self.same_whole(query).or_else(|| self.same_whole(first?))
    }

    fn same_whole(&self, query: &str) -> Option<(usize, f32)> {
        let sides = Sides::of(query);
        let is_request = asks_for_occasion(query);
        let query = Query::new(query, self);
        let mut best = vec![0.0_f32; self.items];
        self.raise(&query, &mut best);
        for (best, _) in best.iter_mut().zip(&self.sides).filter(|(_, other)| sides.opposes(**other)) {
            *best = 0.0;
        }
        for (best, _) in best.iter_mut().zip(&self.opinions).filter(|(_, is_opinion)| is_request && **is_opinion) {
            *best = 0.0;
        }
        let mut ranked = ranked(best).into_iter();
        let (item, similarity) = ranked.next()?;
        let next = ranked.next().map_or(0.0, |(_, next)| next);
        let is_same =
            similarity >= SAME_QUESTION && similarity - next >= AHEAD && self.covered(&query, item) >= COVERED;
        is_same.then_some((item, similarity))
    }

    /// What share of the query the wordings of `item` have between them.
    fn covered(&self, query: &Query, item: usize) -> f32 {
        let terms = || self.wordings.iter().filter(|wording| wording.item == item).flat_map(|wording| &wording.words);
        weighted_mean(query.words.iter().map(|(weight, near)| {
            let at = terms().filter_map(|&(term, _)| near.get(term).copied());
            (*weight, at.fold(0.0, f32::max))
        }))
    }

    fn raise(&self, query: &Query, best: &mut [f32]) {
        for wording in &self.wordings {
            if let Some(best) = best.get_mut(wording.item) {
                *best = best.max(query.similarity(wording));
            }
        }
    }

    fn place(&mut self, word: &Word, known: &mut HashMap<String, usize>) -> usize {
        *known.entry(word.text.clone()).or_insert_with(|| {
            self.terms.push(Term::new(word, unit(word_sum(&word.text))));
            self.terms.len() - 1
        })
    }

    /// What the word tells apart: its rarity, less the more items have it.
    fn weight(&self, word: &Word) -> f32 {
        let spread = self.spread.get(&word.stem).copied().unwrap_or_default();
        let share = if GENERAL.contains(&word.stem.as_str()) { GENERAL_SHARE } else { 1.0 };
        share * idf(word) / (1.0 + 4.0 * spread)
    }
}

/// What share of a wording, by weight, a single word must have to be held against it.
const ONE_WORD: f32 = 0.5;

/// A text held against all terms of a [`Nearest`] once.
struct Query {
    /// Weight of each word, and how near it is to each term.
    words: Vec<(f32, Vec<f32>)>,
    /// How near each term is to the nearest word.
    covered: Vec<f32>,
    vector: Vector,
    asks: Option<&'static str>,
}

impl Query {
    fn new(text: &str, among: &Nearest) -> Query {
        let text = &joined(text);
        let all = telling(words(text));
        let (asks, vector) = (interrogative(&all), centred(text_vector(&all), &among.shared));
        let mut covered = vec![0.0_f32; among.terms.len()];
        let mut weighted = Vec::new();
        for word in content(all) {
            let term = Term::new(&word, unit(word_sum(&word.text)));
            let near: Vec<f32> = among.terms.iter().map(|other| term.similarity(other)).collect();
            covered.iter_mut().zip(&near).for_each(|(best, &near)| *best = best.max(near));
            // The company in "Why do you want to work at Acme?" tells nothing about the question.
            let share = if is_name(text, &word) { GENERAL_SHARE } else { 1.0 };
            weighted.push((share * among.weight(&word), near));
        }
        Query { words: weighted, covered, vector, asks }
    }

    fn similarity(&self, wording: &Wording) -> f32 {
        // With one word in common "What do you know about our company?" and "Why our company?" ask different things.
        if self.words.len() == 1 && self.asks.is_some() && wording.asks.is_some() && self.asks != wording.asks {
            return 0.0;
        }
        let forth = weighted_mean(self.words.iter().map(|(weight, near)| {
            let at = wording.words.iter().filter_map(|&(term, _)| near.get(term).copied());
            (*weight, at.fold(0.0, f32::max))
        }));
        let back = weighted_mean(
            wording.words.iter().map(|&(term, weight)| (weight, self.covered.get(term).copied().unwrap_or_default())),
        );
        // "Technical" alone says too little to mean one of several technical questions.
        if self.words.len() == 1 && back < ONE_WORD {
            return 0.0;
        }
        let words = (forth + back) / 2.0;
        let meaning = dot(&self.vector, &wording.vector).max(0.0);
        ((words + meaning) / 2.0).clamp(0.0, 1.0)
    }
}

/// A passage of a text and how near it comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Which of the texts.
    pub text: usize,
    /// Where in that text, in bytes.
    pub range: Range<usize>,
    /// From 0 to 1.
    pub similarity: f32,
}

/// The sentences and list items of several texts, to find those that say something like another text.
pub struct Passages {
    places: Vec<(usize, Range<usize>)>,
    nearest: Nearest,
}

impl Passages {
    /// Those of `texts`, which are counted from 0.
    pub fn new<Text: AsRef<str>>(texts: &[Text]) -> Passages {
        let mut places = Vec::new();
        let mut found = Vec::new();
        for (at, text) in texts.iter().map(AsRef::as_ref).enumerate() {
            for range in sentences(text) {
                let sentence = text.get(range.clone()).unwrap_or_default();
                found.push([sentence]);
                places.push((at, range));
            }
        }
        Passages { places, nearest: Nearest::new(found) }
    }

    /// The passage of each text that comes nearest to any of the wordings in `wanted`, nearest text first.
    pub fn rank(&self, wanted: &[&str]) -> Vec<Passage> {
        let mut seen = HashSet::new();
        let ranked = self.nearest.rank_any(wanted).into_iter();
        let passages = ranked.filter_map(|(at, similarity)| {
            let (text, range) = self.places.get(at)?.clone();
            Some(Passage { text, range, similarity })
        });
        passages.filter(|passage| seen.insert(passage.text)).collect()
    }
}

/// Whether the question asks what somebody thinks, knows or wants: an open one of which no wording asks for an occasion.
fn asks_opinion(question: &Question) -> bool {
    let mut wordings = question.asked_as.iter().chain([&question.prompt]);
    question.framework == Framework::Open && !wordings.any(|text| asks_for_occasion(text))
}

/// Whether `text` asks for something that happened: "Tell me about a success", "Describe one that failed".
fn asks_for_occasion(text: &str) -> bool {
    let words = words(text);
    let first: Vec<&Word> = words.iter().take(LAST_VERB + 2).collect();
    let verb = first.iter().position(|word| VERBS.contains(&word.stem.as_str())).filter(|at| *at < LAST_VERB);
    verb.is_some_and(|verb| first.iter().skip(verb).any(|word| matches!(word.text.as_str(), "a" | "an" | "one")))
}

/// A co-worker is a coworker.
fn joined(text: &str) -> String {
    text.replace("co-work", "cowork").replace("Co-work", "Cowork")
}

/// The words without those that only make an interview question of a topic; all of them when nothing else is left.
fn telling(words: Vec<Word>) -> Vec<Word> {
    let before = std::iter::once("").chain(words.iter().map(|word| word.text.as_str()));
    let is_frame = words.iter().zip(before).enumerate().map(|(at, (word, before))| is_frame(word, at, before));
    let is_frame: Vec<bool> = is_frame.collect();
    if is_frame.iter().all(|is_frame| *is_frame) {
        return words;
    }
    words.into_iter().zip(is_frame).filter(|(_, is_frame)| !is_frame).map(|(word, _)| word).collect()
}

/// Whether the word in place `at`, after `before`, is of the frame: "Could you describe ..." but "What would friends
/// describe you as", "A time you failed" but "Time management", and the X of "X company".
fn is_frame(word: &Word, at: usize, before: &str) -> bool {
    let is_letter = word.text.len() == 1 && !word.is_number() && word.text != "i";
    is_letter
        || (word.text == "time" && before == "a")
        || ANYWHERE.contains(&word.stem.as_str())
        || (at < LAST_VERB && VERBS.contains(&word.stem.as_str()))
}

/// Stems of "Tell me about", "Describe", "Give an example", "Walk me through".
const VERBS: [&str; 6] = ["tell", "describ", "give", "walk", "share", "talk"];
/// Stems of "a situation", "an example", "how do you handle", "you dealt with", wherever they stand.
const ANYWHERE: [&str; 5] = ["situat", "exampl", "handl", "deal", "dealt"];
/// Stems of words that go with any topic: "Biggest strength", "Taking a risk", "Conflict resolution".
const GENERAL: [&str; 23] = [
    "big", "biggest", "great", "greatest", "most", "someon", "someth", "other", "take", "took", "make", "made", "work",
    "use", "resolv", "resolut", "navig", "act", "experi", "moment", "set", "get", "show",
];

/// What share of their weight such words have.
const GENERAL_SHARE: f32 = 0.3;

/// Whether the word, capitalized inside a sentence, is probably a name.
fn is_name(text: &str, word: &Word) -> bool {
    let starts = |range: &Range<usize>| text.get(range.clone()).and_then(|word| word.chars().next());
    let is_inside = text.get(..word.range.start).is_some_and(|before| before.contains(' '));
    let is_sentence = || {
        words(text)
            .iter()
            .skip(1)
            .filter(|word| word.is_content())
            .any(|other| starts(&other.range).is_some_and(char::is_lowercase))
    };
    is_inside && starts(&word.range).is_some_and(char::is_uppercase) && is_sentence()
}

/// Behind so many words a verb is no longer the frame's.
const LAST_VERB: usize = 4;

/// The word of `words` that asks, if it comes first.
fn interrogative(words: &[Word]) -> Option<&'static str> {
    let first = words.first()?;
    ["what", "why", "how", "when", "where", "who", "which"].into_iter().find(|asks| first.text == *asks)
}

/// Items with their similarities, nearest first; equal ones in their order.
fn ranked(similarities: Vec<f32>) -> Vec<(usize, f32)> {
    let mut ranked: Vec<(usize, f32)> = similarities.into_iter().enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
}

/// The vector less what all have in common.
fn centred(mut vector: Vector, shared: &Vector) -> Vector {
    if vector != ZERO {
        add(&mut vector, shared, -1.0);
    }
    unit(vector)
}

fn spread_of_stems(items: &[Vec<Vec<Word>>]) -> HashMap<String, f32> {
    let mut spread = HashMap::new();
    for item in items {
        let stems: HashSet<&str> = item.iter().flatten().map(|word| word.stem.as_str()).collect();
        for stem in stems {
            *spread.entry(stem.to_owned()).or_insert(0.0) += 1.0 / items.len() as f32;
        }
    }
    spread
}

fn weighted_mean(values: impl Iterator<Item = (f32, f32)>) -> f32 {
    let (weights, sum) =
        values.fold((0.0, 0.0), |(weights, sum), (weight, value)| (weights + weight, sum + weight * value));
    if weights > 0.0 { sum / weights } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTIONS: [&[&str]; 5] = [
        &[
            "Tell me about a time you disagreed with a colleague or your manager.",
            "Describe a conflict at work.",
            "disagreement",
        ],
        &["What's your biggest weakness?", "What would your manager say you need to work on?", "weakness"],
        &["Tell me about a mistake, a failure or a missed deadline.", "missed deadline"],
        &["Tell me about a time you had to handle several tasks at the same time.", "multiple tasks"],
        &["Tell me about yourself.", "introduction"],
    ];

    #[track_caller]
    fn check(heading: &str, expected: Option<usize>) {
        let nearest = Nearest::new(QUESTIONS);
        let same = nearest.same(heading).map(|(item, _)| item);
        assert_eq!(same, expected, "{heading}: {:?}", nearest.rank(heading));
    }

    #[test]
    fn a_heading_finds_the_question_it_means() {
        check("Weakness", Some(1));
        check("**Conflict/Disagreement with your colleague/supervisor**", Some(0));
        check("Multiple tasks at the same time", Some(3));
        check("Self introduction", Some(4));
        check("Mistake/Failure/Missing Deadline", Some(2));
    }

    #[test]
    fn a_heading_that_means_none_finds_none() {
        check("Salary expectations", None);
        check("Tell me about a time", None);
        check("Favourite recipes", None);
        check("", None);
        check("🤷 …", None);
    }

    #[test]
    fn all_items_are_ranked_best_first_between_0_and_1() {
        let ranked = Nearest::new(QUESTIONS).rank_any(&["what I am bad at", "weakness"]);
        assert_eq!(ranked.len(), QUESTIONS.len());
        assert_eq!(ranked[0].0, 1);
        assert!(ranked.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        assert!(ranked.iter().all(|(_, similarity)| (0.0..=1.0).contains(similarity)));
    }

    #[test]
    fn nothing_is_near_among_nothing() {
        assert!(Nearest::new(Vec::<Vec<&str>>::new()).rank("weakness").is_empty());
        assert_eq!(Nearest::new([vec![], vec![""]]).rank("weakness"), [(0, 0.0), (1, 0.0)]);
        assert!(Passages::new::<&str>(&[]).rank(&["weakness"]).is_empty());
        assert!(Passages::new(&["", "\n"]).rank(&["weakness"]).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_texts_are_ranked_without_harm(items in proptest::collection::vec("(\\PC|\n){0,60}", 0..4), query in "\\PC{0,60}") {
            let ranked = Nearest::new(items.iter().map(|item| [item])).rank(&query);
            proptest::prop_assert_eq!(ranked.len(), items.len());
            proptest::prop_assert!(ranked.iter().all(|(_, similarity)| (0.0..=1.0).contains(similarity)));
            let passages = Passages::new(&items).rank(&[&query]);
            proptest::prop_assert!(passages.iter().all(|found| items[found.text].get(found.range.clone()).is_some()));
        }
    }

    #[test]
    fn the_passage_of_each_text_that_says_it_is_found() {
        let texts = [
            "We shipped in May. I told my lead that I did not agree with the plan. Then I cooked dinner.",
            "- Set up the survey\n- Reported numbers to the directors\n- Asked a colleague to check my figures",
        ];
        let found = Passages::new(&texts).rank(&["disagreed with the manager about the plan"]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text, 0);
        assert!(texts[0][found[0].range.clone()].starts_with("I told my lead"), "{found:?}");
        let checked = Passages::new(&texts).rank(&["let a colleague check it first"]);
        assert_eq!(&texts[1][checked[0].range.clone()], "Asked a colleague to check my figures");
    }
}
