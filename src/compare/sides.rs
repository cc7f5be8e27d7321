//! Questions that turn a role or an outcome round: feedback given and feedback received, a goal reached and one missed.
//! Nearly the same words ask for the opposite, which neither words nor vectors tell apart.
//!
//! To add a pair: a row in [`PAIRS`].

use super::words::words;
use hashbrown::HashMap;
use std::sync::LazyLock;

/// Phrases that say one thing, and phrases that say its opposite; a `*` stands for up to three words.
type Pair = (&'static [&'static str], &'static [&'static str]);

/// Where both sides are found, the second one counts: "were mentored" has "mentored" in it.
#[rustfmt::skip]
const PAIRS: [Pair; 20] = [
    (
        &["gave * feedback", "give * feedback", "giving * feedback", "gave * criticism", "giving * criticism", "provided * feedback", "providing * feedback",
          "delivered * feedback", "delivering * feedback", "feedback to a", "feedback to someone", "feedback to your", "feedback to an", "feedback you gave",
          "criticized someone", "criticized a", "feedback given", "tell a colleague"],
        &["received * feedback", "receiving * feedback", "receive * feedback", "got * feedback", "getting * feedback", "get * feedback", "given * feedback by",
          "were given * feedback", "was given * feedback", "accept * feedback", "accepted * feedback", "took * feedback", "taking * feedback", "take * feedback",
          "handle * feedback", "handling * feedback", "respond to * feedback", "react to * feedback", "deal with * feedback", "take * criticism", "taking * criticism",
          "respond to * criticism", "react to * criticism",
          "were criticized", "was criticized", "being criticized", "feedback you received", "feedback you got", "feedback from", "gave you * feedback",
          "receiving * criticism", "received * criticism", "handle criticism", "handling criticism", "feedback received", "criticized you"],
    ),
    (
        &["reached * goal", "reach * goal", "reaching * goal", "achieved * goal", "achieve * goal", "achieving * goal", "met * goal", "meet * goal", "hit * goal",
          "accomplished * goal", "exceeded * goal", "goal you reached", "goal you achieved", "goal you met", "hit * target", "met * target", "met * deadline",
          "meet * deadline", "meeting * deadline", "made * deadline", "beat * deadline", "hit * deadline", "on time", "ahead of schedule",
          "exceeded * expectations", "delivered early"],
        &["missed", "miss", "missing", "failed", "failing", "failure", "fail", "fell short", "fall short", "falling short", "not meet", "not reach", "not achieve",
          "not hit", "didn't meet", "didn't reach", "didn't achieve", "didn't hit", "couldn't meet", "couldn't reach", "unable to", "and didn't", "unmet", "not met",
          "never reached", "too late"],
    ),
    (
        &["succeeded", "success", "successful", "successes", "successfully", "went right", "went well"],
        &["failed", "failure", "failures", "fail", "failing", "mistake", "mistakes", "went wrong", "unsuccessful", "unsuccessfully", "go wrong", "messed up", "wrong because"],
    ),
    (
        &["mentored", "mentoring", "mentor", "coached", "coaching", "coach", "helped * learn", "trained", "training a", "taught a", "taught someone"],
        &["were mentored", "was mentored", "been mentored", "being mentored", "mentored by", "mentored you", "your mentor", "had a mentor", "have a mentor", "mentor who",
          "mentor you had", "a mentor helped", "mentor has", "were coached", "was coached", "being coached", "coached by", "coached you", "coach who", "your coach", "were trained",
          "were taught", "taught you", "trained you", "trained by", "taught by", "learned from a", "learned * from someone", "from a mentor", "helped you learn"],
    ),
    (
        &["led", "lead", "leading", "leadership", "leader", "took charge", "take charge", "in charge"],
        &["followed * lead", "follow * lead", "following * lead", "followed * leader", "follow * leader", "followed someone", "follow someone", "following someone", "being led",
          "were led", "was led", "led by", "supported * leader", "support * leader", "follower", "followership", "took direction", "take direction", "taking direction",
          "let someone else lead", "else lead", "else led", "worked under", "not the leader", "not in charge", "weren't in charge", "wasn't the leader", "stepped back", "stepping back"],
    ),
    (
        &["handed * over", "hand * over", "handing * over", "handover", "handed off", "hand off", "handing off", "handed * off", "passed * on to", "transferred your"],
        &["took over", "take over", "taking over", "taken over", "inherited", "inherit", "inheriting", "handed to you", "was handed", "were handed", "handed you",
          "picked up someone", "passed to you", "joined a project midway", "took * over from", "take * over from", "taking * over from", "over from someone"],
    ),
    (
        &["persuaded", "persuade", "persuading", "convinced", "convince", "convincing", "influenced", "influence", "influencing", "win * over", "won * over"],
        &["were persuaded", "was persuaded", "persuaded you", "being persuaded", "were convinced", "was convinced", "convinced you", "convinced by", "persuaded by",
          "influenced you", "were influenced", "influenced by", "change your mind", "changed your mind", "talked you", "won you over", "win you over"],
    ),
    (
        &["agreed", "agree", "agreeing", "agreement", "got along", "get along well", "consensus"],
        &["disagreed", "disagree", "disagreeing", "disagreement", "disagreements", "conflict", "conflicts", "argument", "argued", "clash", "clashed", "dispute", "not agree",
          "didn't agree", "not get along", "didn't get along", "not see eye"],
    ),
    (
        &["leave", "leaving", "left your", "quit your", "quitting"],
        &["stay", "stayed", "staying", "join your", "joined your", "joining your", "join the company you"],
    ),
    (
        &["motivates", "motivate", "motivated", "motivation", "enjoy", "enjoyed", "drives you", "inspires", "like most", "like best"],
        &["demotivates", "demotivate", "demotivated", "demotivating", "frustrates", "frustrated", "frustrating", "dislike", "disliked", "hate", "like least", "drains", "bores",
          "not motivate", "not motivated", "lost * motivation", "lose * motivation", "unmotivated", "lack of motivation", "not enjoy", "didn't enjoy"],
    ),
    (
        &["proud", "proudest", "pride", "greatest achievement", "greatest accomplishment", "biggest achievement", "biggest accomplishment", "best work"],
        &["regret", "regrets", "ashamed", "embarrassed", "embarrassing", "least proud", "not proud", "aren't proud", "worst", "disappointed", "disappointing", "biggest disappointment"],
    ),
    (
        &["without authority", "no authority", "without formal authority", "without all", "without having", "incomplete", "little data", "little information", "limited information",
          "limited data", "unclear", "ambiguity", "ambiguous", "not having", "without knowing", "insufficient", "without enough", "missing information"],
        &["with authority", "full authority", "your authority", "plenty of", "too much data", "too much information", "complete information", "all the information you needed", "all the data",
          "clear requirements", "clear goal", "clear goals", "clear instructions", "crystal clear", "enough information", "full information"],
    ),
    (
        &["took * risk", "take * risk", "taking * risk", "taking * risks", "risk you took", "calculated risk", "risk taking", "take risks"],
        &["avoided * risk", "avoid * risk", "avoiding * risk", "avoided * risks", "risk averse", "played it safe", "play it safe", "not take * risk", "didn't take * risk", "decided against * risk",
          "refused * risk", "not to take * risk", "risk you avoided", "risk you didn't", "risk not", "risk you did not"],
    ),
    (
        &["initiative", "above and beyond", "without being asked", "proactive"],
        &["waited for", "waiting for", "were told to", "told what to do", "not take * initiative", "didn't take * initiative", "lack of initiative", "lacked initiative",
          "failed to take * initiative", "someone else's initiative", "bare minimum"],
    ),
    (
        &["kept going", "keep going", "perseverance", "persevered", "persisted", "persistence", "not give up", "didn't give up", "never gave up", "stuck with", "commitment"],
        &["gave up on", "you gave up", "give up on", "giving up on", "quit", "quitting", "walked away", "walk away", "abandoned", "abandon", "stopped working", "dropped", "pulled the plug"],
    ),
    (
        &["helped other", "helped others", "helped someone", "helped a", "help others", "helping others", "helped people", "mentoring"],
        &["asked for help", "ask for help", "asking for help", "were helped", "was helped", "needed help", "need help", "got help", "helped you", "help you received",
          "received help", "help from", "refused to help", "didn't help"],
    ),
    (
        &["taught yourself", "teach yourself", "teaching yourself", "self taught", "on your own"],
        &["were taught", "taught you", "taught by", "took a course", "taught to you", "were trained", "was trained", "someone else taught"],
    ),
    (
        &["adapt", "adapted", "adapting", "adaptability", "embraced"],
        &["resisted", "resist", "resisting", "refused to change", "not adapt", "didn't adapt", "failed to adapt", "failing to adapt", "caused * change", "stayed the same", "unable to adapt"],
    ),
    (
        &["raised * quality", "raise * quality", "improved", "improve", "improving", "improvement", "high standards", "highest standards", "made * better", "works better"],
        &["lowered * quality", "lower * quality", "lowered * standards", "lower * standards", "cut corners", "cutting corners", "made * worse", "make * worse", "worsened", "works worse", "got worse",
          "sacrificed quality", "poor quality", "slowed"],
    ),
    (
        &["different personality", "different from yours", "different personalities", "difficult person", "difficult colleague", "difficult coworker", "opposite of you"],
        &["similar personality", "similar to you", "similar to yours", "just like you", "same personality", "like minded", "easy to work with", "got on well", "get on well", "enjoyed working with"],
    ),
];

/// Which sides of the pairs a text is on, a bit for each pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sides {
    first: u32,
    second: u32,
}

impl Sides {
    /// The sides of `text`.
    pub fn of(text: &str) -> Sides {
        let words = words(text);
        // "A goal that you reached" is "a goal you reached".
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).filter(|word| *word != "that").collect();
        let mut sides = Sides::default();
        for (at, word) in words.iter().enumerate() {
            let after = words.get(at + 1..).unwrap_or_default();
            for phrase in PHRASES.get(word).into_iter().flatten().filter(|phrase| starts_with(after, phrase.rest)) {
                let side = if phrase.is_second { &mut sides.second } else { &mut sides.first };
                *side |= 1 << phrase.pair;
            }
        }
        sides.first &= !sides.second;
        sides
    }

    /// The sides that this or the other text is on.
    pub fn or(self, other: Sides) -> Sides {
        Sides { first: self.first | other.first, second: self.second | other.second }
    }

    /// Whether this text is on the one side of a pair and `other` only on the other.
    pub fn opposes(self, other: Sides) -> bool {
        let turned = self.first & other.second & !other.first;
        let turned_back = self.second & other.first & !other.second;
        turned | turned_back != 0
    }
}

/// How many words a `*` may stand for.
const GAP: usize = 3;

/// A phrase of a pair without its first word.
struct Phrase {
    rest: &'static str,
    pair: usize,
    is_second: bool,
}

/// All phrases by their first words.
static PHRASES: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (pair, (first, second)) in PAIRS.iter().enumerate() {
        let sided = first.iter().map(|text| (text, false)).chain(second.iter().map(|text| (text, true)));
        for (text, is_second) in sided {
            let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
            phrases.entry(word).or_default().push(Phrase { rest, pair, is_second });
        }
    }
    phrases
});

/// Whether `words` start with those of `phrase`.
fn starts_with(words: &[&str], phrase: &str) -> bool {
    if phrase.is_empty() {
        return true;
    }
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    if first == "*" {
        return (0..=GAP).any(|gap| words.get(gap..).is_some_and(|words| starts_with(words, rest)));
    }
    words.split_first().is_some_and(|(word, others)| *word == first && starts_with(others, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, opposes: bool) {
        assert_eq!(Sides::of(one).opposes(Sides::of(other)), opposes, "{one} | {other}");
        assert_eq!(Sides::of(other).opposes(Sides::of(one)), opposes, "{other} | {one}");
    }

    #[test]
    fn a_role_turned_round_opposes() {
        check("You gave constructive feedback", "You received critical feedback", true);
        check("You mentored someone", "You were mentored", true);
        check("You led a project", "You followed someone else's lead", true);
        check("A goal you reached", "A goal that you missed", true);
    }

    #[test]
    fn the_same_side_and_other_matters_do_not() {
        check("Give me an example of a time you got feedback", "You received critical feedback", false);
        check("You failed to meet a deadline", "You missed a deadline", false);
        check("You led a project", "You missed a deadline", false);
        check("", "You were mentored", false);
    }
}
