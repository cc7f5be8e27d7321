//! Which of one's own stories could serve a question, and which sentence of them says a missed key point.
//!
//! Ranks passages by [`super::nearest`] and judges nothing: the person decides whether a story fits. The table itself is
//! `domain::stories`. The caller reads the answers' texts, since this module knows no Markdown.

use super::nearest::{Nearest, Passage, Passages};
use crate::domain::{Answer, AnswerId, Bank, Config, Framework, Question, QuestionId, Story};

/// How many answers are named for a gap, and how many questions for an answer.
pub const NAMED: usize = 3;

/// From this similarity on an answer could serve a question. With all built-in answers as one's own, 16 in 100 of the
/// pairs that are listed reach it and 4 in 100 of those that are not: better few that fit than many that do not.
const COULD_SERVE: f32 = 0.175;
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

/// A question that an answer could serve but does not list.
#[derive(Debug, Clone, PartialEq)]
pub struct Serves {
    pub question: QuestionId,
    /// The sentence that makes it fit.
    pub passage: String,
    pub similarity: f32,
}

/// All own answers, prepared once.
pub struct OwnStories<'a> {
    answers: Vec<&'a Answer>,
    texts: Vec<String>,
    passages: Passages,
    /// Headline and text of each.
    whole: Nearest,
}

impl<'a> OwnStories<'a> {
    /// The own answers of `bank`, each read by the framework of the first question that it serves.
    pub fn new(bank: &'a Bank, read: impl Fn(&Answer, Framework) -> Story) -> OwnStories<'a> {
        let answers: Vec<&Answer> = bank.own_answers().collect();
        let framework = |answer: &Answer| {
            let first = answer.questions.iter().find_map(|id| bank.question(id));
            first.map_or(Framework::default(), |question| question.framework)
        };
        let texts: Vec<String> = answers.iter().map(|answer| read(answer, framework(answer)).plain()).collect();
        let whole = answers.iter().zip(&texts).map(|(answer, text)| match &answer.headline {
            Some(headline) => [format!("{headline}. {text}")],
            None => [text.clone()],
        });
        let (passages, whole) = (Passages::new(&texts), Nearest::new(whole));
        OwnStories { answers, texts, passages, whole }
    }

    /// The own answers that come nearest to `question` and do not list it, with the passage that makes each fit.
    pub fn nearest(&self, question: &Question) -> Vec<Near> {
        let listed = |near: &Near| self.answer(&near.answer).is_some_and(|a| a.questions.contains(&question.id));
        let mut near: Vec<Near> = self.fitting(question).into_iter().filter(|near| !listed(near)).collect();
        near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then_with(|| a.answer.cmp(&b.answer)));
        near.truncate(NAMED);
        near
    }

    /// For every own answer, in order, the questions that it could serve but does not list, nearest first; those of
    /// `skip` left out.
    pub fn could_serve(&self, bank: &Bank, config: &Config) -> Vec<(AnswerId, Vec<Serves>)> {
        let mut found: Vec<(AnswerId, Vec<Serves>)> =
            self.answers.iter().map(|answer| (answer.id.clone(), Vec::new())).collect();
        for question in bank.questions().iter().filter(|question| !config.skip.contains(&question.id)) {
            for near in self.fitting(question).into_iter().filter(|near| near.similarity >= COULD_SERVE) {
                let open = self.answer(&near.answer).is_some_and(|answer| !answer.questions.contains(&question.id));
                let Near { answer, passage, similarity } = near;
                let serves = Serves { question: question.id.clone(), passage, similarity };
                found.iter_mut().filter(|(id, _)| open && *id == answer).for_each(|(_, all)| all.push(serves.clone()));
            }
        }
        for (_, all) in &mut found {
            all.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
            all.truncate(NAMED);
        }
        found
    }

    /// The sentence of any own answer that says `point`, if one surely does. `but` is an answer that is left out: the
    /// one in which the point stands.
    pub fn saying(&self, point: &str, but: Option<&AnswerId>) -> Option<Near> {
        let ranked = self.passages.rank(&[point]).into_iter().filter_map(|passage| self.near(passage));
        ranked.take_while(|near| near.similarity >= SAYS).find(|near| Some(&near.answer) != but)
    }

    fn answer(&self, id: &AnswerId) -> Option<&'a Answer> {
        self.answers.iter().find(|answer| answer.id == *id).copied()
    }

    /// Every own answer with words: its likeness to `question` and its most telling passage. The likeness is the mean over the
    /// question's wordings of that of the whole answer and that of its best passage: on the built-in bank this finds
    /// more of the listed pairs (AUC .77) than the best wording and passage alone (.70).
    fn fitting(&self, question: &Question) -> Vec<Near> {
        let wanted = wordings(question);
        let mut likeness = vec![0.0_f32; self.answers.len()];
        let mut best: Vec<Option<Near>> = vec![None; self.answers.len()];
        for wording in &wanted {
            let passages = self.passages.most_telling(wording);
            let near = passages.iter().map(|(nearness, passage)| (passage.text, *nearness));
            for (place, similarity) in near.chain(self.whole.rank(wording)) {
                likeness.iter_mut().skip(place).take(1).for_each(|sum| *sum += similarity);
            }
            for (place, near) in
                passages.into_iter().filter_map(|(_, passage)| Some((passage.text, self.near(passage)?)))
            {
                if let Some(best) = best.get_mut(place)
                    && best.as_ref().is_none_or(|best| near.similarity > best.similarity)
                {
                    *best = Some(near);
                }
            }
        }
        let count = 2.0 * wanted.len() as f32;
        let fitting = best.into_iter().zip(likeness).filter_map(|(near, sum)| Some((near?, sum / count)));
        fitting.map(|(near, similarity)| Near { similarity, ..near }).collect()
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

    fn question(id: &str, prompt: &str, look_for: &[&str]) -> Question {
        Question {
            id: QuestionId::parse(id).expect("an id"),
            prompt: prompt.to_owned(),
            competency: None,
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
            question("deadline", "Tell me about a time you missed a deadline.", &["says early that it will be late"]),
            question("mentoring", "Tell me about a time you taught a colleague.", &["adapts to the learner"]),
            question("conflict", "Tell me about a disagreement with your manager.", &["puts both positions fairly"]),
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

    #[test]
    fn the_nearest_own_answer_is_named_with_the_passage_that_makes_it_fit() {
        let bank = bank();
        let stories = OwnStories::new(&bank, read);
        let near = stories.nearest(&bank.questions()[0]);
        assert_eq!(near.len(), 2, "examples are nobody's own stories: {near:?}");
        assert_eq!(near[0].answer.as_str(), "late");
        assert_eq!(near[0].passage, "I told my manager that we would miss the deadline by a week.");
    }

    #[test]
    fn the_passage_tells_something() {
        let late = "I taught. I am a teacher. Every morning I taught a new colleague how our tools for releases work.";
        let questions = bank().questions().to_vec();
        let bank = Bank::new(questions, [answer("late", &["conflict"], false, late)]);
        let near = OwnStories::new(&bank, read).nearest(&bank.questions()[1]);
        assert_eq!(near[0].passage, "Every morning I taught a new colleague how our tools for releases work.");
    }

    #[test]
    fn an_answer_that_lists_the_question_is_not_offered_for_it() {
        let bank = bank();
        let near = OwnStories::new(&bank, read).nearest(&bank.questions()[1]);
        assert!(near.iter().all(|near| near.answer.as_str() != "teacher"), "{near:?}");
    }

    #[test]
    fn an_answer_learns_what_else_it_could_serve() {
        let bank = bank();
        let stories = OwnStories::new(&bank, read);
        let found = stories.could_serve(&bank, &Config::default());
        let of = |id: &str| {
            let serves = found.iter().filter(|(answer, _)| answer.as_str() == id).flat_map(|(_, serves)| serves);
            serves.map(|serves| serves.question.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of("late"), ["deadline"]);
        let skip = QuestionId::parse("deadline").expect("an id");
        let config = Config { skip: [skip].into_iter().collect(), ..Config::default() };
        assert!(
            stories
                .could_serve(&bank, &config)
                .iter()
                .all(|(_, s)| s.iter().all(|s| s.question.as_str() != "deadline"))
        );
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
        assert!(stories.nearest(&bank.questions()[0]).is_empty());
        assert_eq!(stories.saying("anything", None), None);
    }
}
