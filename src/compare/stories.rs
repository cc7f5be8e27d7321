//! Which of one's own stories could serve a question, and which sentence of them says a missed key point.
//!
//! A story could serve the questions of the competency that it is clearly about ([`super::topic`]), those first whose
//! wordings it comes nearest to ([`super::nearest`]). The person decides whether it fits. The table itself is
//! `domain::stories`. The caller reads the answers' texts, since this module knows no Markdown.

use super::extent::{MOST_WORDS, first_of};
use super::nearest::{Nearest, Passage, Passages};
use super::topic::{Topic, Topics};
use crate::domain::{Answer, AnswerId, Bank, Competency, Config, Framework, Question, QuestionId, Story};
use hashbrown::HashMap;
use std::cmp::Reverse;

/// How many answers are named for a gap, and how many questions for an answer.
pub const NAMED: usize = 3;

/// A question is suggested beside the nearest of its competency when the answer comes about as near to it: by this share of
/// the likeness at least. A convention of this program.
const NEAR_BEST: f32 = 0.85;
/// From this similarity on a sentence says a key point: 9 in 10 bold runs of the built-in answers reach it with their own
/// sentence, and of 186 only 7 with a sentence of another answer, 4 of which do say the same.
const SAYS: f32 = 0.6;

/// A sentence of an own answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    pub answer: AnswerId,
    /// The sentence or list item, without markup.
    pub passage: String,
    /// 0 to 1; orders, and is not shown.
    pub similarity: f32,
}

/// An answer that could serve a question and does not list it.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    pub answer: AnswerId,
    pub question: QuestionId,
    /// The sentence that makes it fit.
    pub passage: String,
    /// How clearly the answer is about it; orders, and is not shown.
    weight: usize,
    /// How near the answer comes to the question, from 0 to 1.
    likeness: f32,
}

/// All that could serve, few for each answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Suggestions {
    /// Of each answer those that it comes nearest to first.
    found: Vec<Suggested>,
}

impl Suggestions {
    /// The few questions that `answer` could serve.
    pub fn of_answer(&self, answer: &AnswerId) -> impl Iterator<Item = &Suggested> {
        self.found.iter().filter(move |suggested| suggested.answer == *answer)
    }

    /// The few answers that could serve `question`, the one that is most clearly about it first.
    pub fn for_question(&self, question: &QuestionId) -> Vec<&Suggested> {
        let mut found: Vec<&Suggested> = self.found.iter().filter(|found| found.question == *question).collect();
        found.sort_by_key(|suggested| (Reverse(suggested.weight), &suggested.answer));
        found.truncate(NAMED);
        found
    }
}

/// All own answers, prepared once.
pub struct OwnStories<'a> {
    answers: Vec<&'a Answer>,
    texts: Vec<String>,
    passages: Passages,
    /// Headline and text of each.
    whole_texts: Vec<String>,
    whole: Nearest,
}

impl<'a> OwnStories<'a> {
    /// The own answers of `bank`, each read by the framework of the first question that it serves, up to its first
    /// [`MOST_WORDS`] words.
    pub fn new(bank: &'a Bank, read: impl Fn(&Answer, Framework) -> Story) -> OwnStories<'a> {
        let answers: Vec<&Answer> = bank.own_answers().collect();
        let framework = |answer: &Answer| {
            let first = answer.questions.iter().find_map(|id| bank.question(id));
            first.map_or(Framework::default(), |question| question.framework)
        };
        let text = |answer: &&Answer| first_of(&read(answer, framework(answer)).plain(), MOST_WORDS).to_owned();
        let texts: Vec<String> = answers.iter().map(text).collect();
        let whole_text = |(answer, text): (&&Answer, &String)| match &answer.headline {
            Some(headline) => format!("{headline}. {text}"),
            None => text.clone(),
        };
        let whole_texts: Vec<String> = answers.iter().zip(&texts).map(whole_text).collect();
        let (passages, whole) = (Passages::new(&texts), Nearest::new(whole_texts.iter().map(|text| [text])));
        OwnStories { answers, texts, passages, whole_texts, whole }
    }

    /// For every own answer the questions that it could serve but does not list: those of the competency that it is about,
    /// the nearest first, at most three. Questions in `skip` are left out, and those that ask for no story.
    pub fn suggestions(&self, bank: &Bank, config: &Config, competencies: &[Competency]) -> Suggestions {
        let known = Topics::new(competencies);
        let topics: Vec<Option<Topic>> = self.whole_texts.iter().map(|text| known.topic(text)).collect();
        let asks_for_a_story = |question: &&Question| matches!(question.framework, Framework::Star | Framework::Trait);
        let mut found: HashMap<usize, Vec<Suggested>> = HashMap::new();
        for question in bank.questions().iter().filter(|q| !config.skip.contains(&q.id)).filter(asks_for_a_story) {
            let about = |topic: &Topic| question.competency.as_deref() == Some(topic.competency);
            if !topics.iter().flatten().any(about) {
                continue;
            }
            let likeness = self.likeness(question);
            for (place, topic) in topics.iter().enumerate().filter_map(|(at, topic)| Some((at, topic.as_ref()?))) {
                let suggested = self.suggested(place, topic, question, &likeness).filter(|_| about(topic));
                found.entry(place).or_default().extend(suggested);
            }
        }
        let mut all = Vec::new();
        for place in 0..self.answers.len() {
            let mut of_answer = found.remove(&place).unwrap_or_default();
            of_answer.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
            let least = NEAR_BEST * of_answer.first().map_or(0.0, |best| best.likeness);
            of_answer.retain(|suggested| suggested.likeness >= least);
            of_answer.truncate(NAMED);
            all.extend(of_answer);
        }
        Suggestions { found: all }
    }

    fn suggested(&self, place: usize, topic: &Topic, question: &Question, likeness: &[f32]) -> Option<Suggested> {
        let answer = self.answers.get(place).filter(|answer| !answer.questions.contains(&question.id))?;
        let text = self.whole_texts.get(place)?;
        Some(Suggested {
            answer: answer.id.clone(),
            question: question.id.clone(),
            passage: text.get(topic.passage.clone())?.to_owned(),
            weight: topic.weight,
            likeness: *likeness.get(place)?,
        })
    }

    /// The sentence of any own answer that says `point`, if one surely does. `but` is an answer that is left out: the
    /// one in which the point stands.
    pub fn saying(&self, point: &str, but: Option<&AnswerId>) -> Option<Near> {
        let ranked = self.passages.rank(&[point]).into_iter().filter_map(|passage| self.near(passage));
        ranked.take_while(|near| near.similarity >= SAYS).find(|near| Some(&near.answer) != but)
    }

    /// How like each own answer is to `question`, from 0 to 1: the mean over the question's wordings of the likeness of the
    /// whole answer and that of its best passage. On the built-in bank this finds more of the listed pairs (AUC .77)
    /// than the best wording and passage alone (.70).
    fn likeness(&self, question: &Question) -> Vec<f32> {
        let wanted = wordings(question);
        let mut likeness = vec![0.0_f32; self.answers.len()];
        for wording in &wanted {
            let passages = self.passages.rank(&[wording]).into_iter().map(|found| (found.text, found.similarity));
            for (place, similarity) in passages.chain(self.whole.rank(wording)) {
                likeness.iter_mut().skip(place).take(1).for_each(|sum| *sum += similarity);
            }
        }
        let count = 2.0 * wanted.len() as f32;
        likeness.iter_mut().for_each(|sum| *sum /= count);
        likeness
    }

    fn near(&self, passage: Passage) -> Option<Near> {
        let text = self.texts.get(passage.text)?.get(passage.range)?;
        let answer = self.answers.get(passage.text)?.id.clone();
        Some(Near { answer, passage: text.to_owned(), similarity: passage.similarity })
    }
}

/// What is looked for in an answer to `question`.
fn wordings(question: &Question) -> Vec<&str> {
    let texts = [&question.asked_as, &question.look_for].into_iter().flatten();
    std::iter::once(&question.prompt).chain(texts).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Origin, PartId, StoryPart};
    use std::path::PathBuf;

    fn question(id: &str, competency: Option<&str>, prompt: &str, look_for: &[&str]) -> Question {
        Question {
            id: QuestionId::parse(id).expect("an id"),
            prompt: prompt.to_owned(),
            competency: competency.map(str::to_owned),
            framework: Framework::Star,
            seconds: 120,
            asked_as: Vec::new(),
            look_for: look_for.iter().map(|text| (*text).to_owned()).collect(),
            follow_ups: Vec::new(),
            origin: Origin::BuiltIn(PathBuf::new()),
            line: 1,
        }
    }

    fn answer(id: &str, questions: &[&str], example: bool, body: &str) -> Answer {
        Answer {
            id: AnswerId::parse(id).expect("an id"),
            questions: questions.iter().map(|id| QuestionId::parse(id).expect("an id")).collect(),
            source: None,
            ignore: Vec::new(),
            example,
            written: true,
            headline: None,
            body: body.to_owned(),
            body_line: 1,
            origin: Origin::File(PathBuf::new()),
        }
    }

    fn bank() -> Bank {
        let questions = [
            question(
                "deadline",
                Some("failure"),
                "Tell me about a time you missed a deadline.",
                &["says early that it will be late"],
            ),
            question(
                "mentoring",
                Some("people"),
                "Tell me about a time you taught a colleague.",
                &["adapts to the learner"],
            ),
            question(
                "conflict",
                None,
                "Tell me about a disagreement with your manager.",
                &["puts both positions fairly"],
            ),
        ];
        let late =
            "We would be late. I told my manager that we would miss the deadline by a week. She moved the launch.";
        let teacher = "A new colleague joined. I taught her our tools every morning. She learned quickly.";
        let example = "I missed a deadline too.";
        let answers = [
            answer("late", &["conflict"], false, late),
            answer("teacher", &["mentoring"], false, teacher),
            answer("other", &[], true, example),
        ];
        Bank::new(questions, answers)
    }

    fn read(answer: &Answer, _: Framework) -> Story {
        let plain = answer.body.clone();
        let part = StoryPart { ids: vec![PartId::Answer], text: plain.clone(), plain, key_points: vec![], line: 1 };
        Story { parts: vec![part], ..Story::default() }
    }

    fn competencies() -> Vec<Competency> {
        let competency = |name: &str, told: &[&str]| Competency {
            name: name.to_owned(),
            signals: Vec::new(),
            told: told.iter().map(|text| (*text).to_owned()).collect(),
            line: 1,
        };
        vec![
            competency("failure", &["would be late", "miss the deadline"]),
            competency("people", &["taught", "learned"]),
        ]
    }

    fn suggestions(bank: &Bank, config: &Config) -> Suggestions {
        OwnStories::new(bank, read).suggestions(bank, config, &competencies())
    }

    #[test]
    fn an_answer_could_serve_the_questions_of_the_competency_that_it_is_clearly_about() {
        let bank = bank();
        let found = suggestions(&bank, &Config::default());
        let id = |text| QuestionId::parse(text).expect("an id");
        let near = found.for_question(&id("deadline"));
        let named: Vec<&str> = near.iter().map(|near| near.answer.as_str()).collect();
        assert_eq!(named, ["late"], "examples are nobody's own stories");
        assert_eq!(near[0].passage, "We would be late.");
        let late = AnswerId::parse("late").expect("an id");
        let of_late = found.of_answer(&late);
        assert_eq!(of_late.map(|found| found.question.as_str()).collect::<Vec<_>>(), ["deadline"]);
        assert!(found.for_question(&id("conflict")).is_empty(), "no competency");
    }

    #[test]
    fn an_answer_is_not_offered_for_what_it_lists_nor_for_what_is_skipped() {
        let bank = bank();
        let mentoring = QuestionId::parse("mentoring").expect("an id");
        assert!(suggestions(&bank, &Config::default()).for_question(&mentoring).is_empty());
        let skip = [QuestionId::parse("deadline").expect("an id")].into_iter().collect();
        assert_eq!(suggestions(&bank, &Config { skip, ..Config::default() }), Suggestions::default());
    }

    #[test]
    fn a_missed_point_is_found_where_another_answer_says_it() {
        let bank = bank();
        let stories = OwnStories::new(&bank, read);
        let said = stories.saying("told the manager we would miss the deadline", None).expect("a sentence");
        assert_eq!(said.answer.as_str(), "late");
        let but = AnswerId::parse("late").expect("an id");
        assert_eq!(stories.saying("told the manager we would miss the deadline", Some(&but)), None);
        assert_eq!(stories.saying("cut the bill by 40%", None), None);
    }

    #[test]
    fn with_no_own_answer_nothing_is_near() {
        let all = bank();
        let bank = Bank::new(all.questions().to_vec(), []);
        let stories = OwnStories::new(&bank, read);
        assert_eq!(stories.suggestions(&bank, &Config::default(), &competencies()), Suggestions::default());
        assert_eq!(stories.saying("anything", None), None);
    }
}
