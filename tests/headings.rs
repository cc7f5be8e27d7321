//! Headings of interview notes against the built-in questions: each finds the question that it means, or none.

use std::sync::LazyLock;

use greenroom::compare::nearest::Nearest;
use greenroom::store::built_in::built_in;

/// Headings that the built-in bank has a question for, with the ids that are right.
#[rustfmt::skip]
const KNOWN: [(&str, &str); 72] = [
    ("introduction", "Self introduction"),
    ("five-years", "Where do you see yourself five years from now"),
    ("weakness", "Weakness"),
    ("strength", "Strength"),
    ("disagreement", "Conflict/Disagreement with your colleague/supervisor"),
    ("multiple-tasks", "Multiple tasks at the same time"),
    ("failure,missed-deadline,owning-up", "Mistake/Failure/Missing Deadline"),
    ("different-personality", "Working with someone with different personality"),
    ("introduction", "Introduce yourself"),
    ("introduction", "Tell me about yourself"),
    ("weakness", "What are your weaknesses?"),
    ("strength", "What is your greatest strength?"),
    ("failure", "Describe a time you failed"),
    ("leadership", "Leadership"),
    ("leadership,led-project", "Give an example of when you showed leadership"),
    ("disagreement", "Conflict with a coworker"),
    ("disagreement", "Tell me about a conflict with a colleague"),
    ("customer-focus", "How do you deal with a difficult customer?"),
    ("little-data", "Tell me about a decision with incomplete information"),
    ("disagreement", "Describe a situation where you had a conflict with a teammate"),
    ("missed-deadline", "A time when you missed a deadline"),
    ("pressure", "How do you handle stress and pressure?"),
    ("why-leave", "Why do you want to leave your current company?"),
    ("why-this-role", "Why do you want to work here?"),
    ("why-this-role", "Why this company"),
    ("motivation", "What motivates you?"),
    ("proudest-work", "Proudest accomplishment"),
    ("proudest-work", "What is your greatest achievement?"),
    ("technical-challenge", "Most challenging project"),
    ("technical-challenge", "The most difficult bug I fixed"),
    ("feedback-received", "Receiving negative feedback"),
    ("feedback-received", "Tell me about a time you received critical feedback"),
    ("feedback-given", "Giving feedback to a peer"),
    ("mentoring", "Mentoring a junior engineer"),
    ("ambiguity", "Dealing with ambiguity"),
    ("ambiguity,little-data", "Working with unclear requirements"),
    ("influence", "Influencing without authority"),
    ("persuading,influence", "Convincing others of your idea"),
    ("little-data", "Decision with incomplete information"),
    ("decision-with-data", "Data-driven decision"),
    ("risk", "Taking a calculated risk"),
    ("initiative", "Going above and beyond"),
    ("initiative", "Took initiative"),
    ("priorities,multiple-tasks", "How do you prioritize your work?"),
    ("cross-team", "Cross-functional collaboration"),
    ("explain-technical", "Explaining something technical to a non-technical audience"),
    ("cross-cultural", "Working in a multicultural team"),
    ("technical-debt", "Technical debt"),
    ("customer-focus", "Customer obsession"),
    ("customer-focus", "Dealing with a difficult customer"),
    ("learning", "Learning something quickly"),
    ("learning,self-taught", "Learning a new technology"),
    ("change", "Adapting to change"),
    ("innovation", "Innovation"),
    ("improve-process", "Improving a process"),
    ("handover", "Handing over a project"),
    ("quality", "Insisting on the highest standards"),
    ("root-cause", "Dive deep"),
    ("owning-up", "A mistake you made"),
    ("long-commitment", "Perseverance"),
    ("questions-for-us", "Questions to ask the interviewer"),
    ("salary", "Salary expectations"),
    ("availability", "When can you start?"),
    ("availability", "Do you need visa sponsorship?"),
    ("about-us,our-product", "What do you know about our products?"),
    ("outside-work", "My hobbies"),
    ("outside-work", "What do you do outside of work?"),
    ("hiring", "Tell me about a time you hired someone"),
    ("not-pulling-weight", "Tell me about a time you fired somebody"),
    ("availability", "Are you willing to travel?"),
    ("availability", "Relocation to another city"),
    ("availability", "Availability"),
];

/// Headings that it has none for.
#[rustfmt::skip]
const UNKNOWN: [&str; 20] = [
    "Favourite programming language",
    "System design: URL shortener",
    "What is the difference between a process and a thread?",
    "Explain how a hash map works",
    "How does garbage collection work",
    "Two sum",
    "Kubernetes",
    "STAR method",
    "References",
    "Company research",
    "Notes from the phone screen",
    "Design a rate limiter",
    "Explain the CAP theorem",
    "Book recommendations",
    "How many golf balls fit in a bus?",
    "Tell me a joke",
    "Which databases have you used?",
    "Recipe for pancakes",
    "Customer list",
    "The team at this company",
];

/// Questions that turn a role or an outcome round, with the built-in question that asks for the opposite.
#[rustfmt::skip]
const OPPOSITES: [(&str, &str); 60] = [
    ("feedback-received", "Tell me about a time you gave difficult feedback to a teammate."),
    ("feedback-received", "Describe giving feedback to your manager."),
    ("feedback-received", "How do you give negative feedback to a peer?"),
    ("feedback-received", "When did you provide constructive feedback to someone senior?"),
    ("feedback-received", "Delivering tough feedback"),
    ("feedback-given", "Tell me about a time you received feedback from a peer."),
    ("feedback-given", "Feedback you received from a colleague that was hard to hear"),
    ("feedback-given", "A time you were given feedback about your plan"),
    ("unmet-goal", "Tell me about a time you achieved a goal you set out to reach."),
    ("unmet-goal", "A goal you reached"),
    ("unmet-goal", "Describe a time you met an ambitious goal."),
    ("unmet-goal", "Tell me about a goal you set and exceeded expectations on."),
    ("missed-deadline", "Tell me about a time you met a tight deadline."),
    ("missed-deadline", "How do you make sure you meet every deadline?"),
    ("missed-deadline", "A project that you delivered on time"),
    ("missed-deadline", "Meeting a deadline"),
    ("personal-goal", "Tell me about a goal you set for yourself and failed to reach."),
    ("failure", "Tell me about your biggest success."),
    ("failure", "A project that succeeded because of you"),
    ("failure", "What is your greatest success at work?"),
    ("mentoring", "Tell me about a time you were coached."),
    ("mentoring", "Tell me about a mentor who helped you."),
    ("mentoring", "Being mentored"),
    ("mentoring", "Describe a mentor you had and what you learned from a mentor."),
    ("mentoring", "Have you ever had a mentor?"),
    ("mentoring", "A time somebody helped you learn the ropes"),
    ("leadership", "Tell me about a time you followed a leader you did not choose."),
    ("leadership", "Describe a time you let someone else lead."),
    ("leadership", "When were you a good follower?"),
    ("leadership", "Followership"),
    ("leadership", "A time you took direction from someone with less experience"),
    ("led-project", "Tell me about a project in which you were led by someone else."),
    ("led-project", "Tell me about a project where you were not the leader."),
    ("handover", "Tell me about a time you inherited somebody's code."),
    ("handover", "Taking over a project from someone who left"),
    ("handover", "Describe how you take over work from another engineer."),
    ("handover", "A project that was handed to you half finished"),
    ("persuading", "Tell me about a time you were persuaded by others."),
    ("persuading", "A time a colleague convinced you of their idea"),
    ("influence", "Tell me about a time somebody without authority influenced you."),
    ("changed-mind", "Tell me about a time you persuaded someone who had been wrong for a long time."),
    ("disagreement", "Tell me about a time you agreed with your manager."),
    ("disagreement", "A colleague with whom you always agree"),
    ("why-leave", "Why did you stay at your current job for so long?"),
    ("why-leave", "Why did you join your current company?"),
    ("motivation", "What demotivates you at work?"),
    ("motivation", "What frustrates you in your work?"),
    ("motivation", "What part of your work do you dislike?"),
    ("proudest-work", "What piece of work do you regret?"),
    ("proudest-work", "What work are you least proud of?"),
    ("risk", "Tell me about a time you avoided taking a risk."),
    ("risk", "Tell me about a risk you did not take."),
    ("initiative", "Tell me about a time you waited for instructions instead of taking the initiative."),
    ("long-commitment", "Tell me about something you gave up on."),
    ("long-commitment", "A commitment that you abandoned"),
    ("self-taught", "Tell me about something you were taught at work."),
    ("change", "Tell me about a time you resisted a big change at work."),
    ("quality", "Tell me about a time you lowered the quality of something."),
    ("improve-process", "Tell me about a time you made the way your team works worse."),
    ("different-personality", "Tell me about working with someone just like you."),
];

/// More headings of notes and question lists, as `ids<TAB>heading`; `-` stands for none.
const MORE: &str = include_str!("notes/headings.tsv");

static QUESTIONS: LazyLock<Nearest> = LazyLock::new(|| Nearest::of_questions(&built_in().questions));

fn meant(heading: &str) -> Option<&'static str> {
    let (at, _) = QUESTIONS.same(heading)?;
    Some(built_in().questions[at].id.as_str())
}

#[test]
fn a_heading_is_never_taken_for_the_wrong_question() {
    for (ids, heading) in KNOWN {
        let found = meant(heading);
        assert!(found.is_none_or(|id| ids.split(',').any(|right| right == id)), "{heading} found {found:?}");
    }
    for heading in UNKNOWN {
        assert_eq!(meant(heading), None, "{heading}");
    }
}

#[test]
fn a_question_with_its_role_or_outcome_turned_round_is_another_one() {
    for (opposite, heading) in OPPOSITES {
        assert_ne!(meant(heading), Some(opposite), "{heading}");
    }
}

#[test]
fn most_headings_find_their_question() {
    let missed: Vec<&str> = KNOWN.iter().filter(|(_, heading)| meant(heading).is_none()).map(|(_, h)| *h).collect();
    assert!(missed.len() <= 3, "{} missed: {missed:?}", missed.len());
}

/// Measured when the thresholds were chosen: of those that mean a question four in five find it, and of a hundred links
/// three are wrong.
#[test]
fn of_many_headings_few_find_a_wrong_question_and_most_the_right_one() {
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
    for line in MORE.lines() {
        let (ids, heading) = line.split_once('\t').expect("ids and a heading");
        let is_meant = |id: &str| ids.split(',').any(|right| right == id);
        match meant(heading) {
            Some(id) if is_meant(id) => right += 1,
            Some(id) => wrong.push(format!("{heading} found {id}")),
            None if is_meant("-") => {}
            None => missed.push(heading),
        }
    }
    println!("{right} right, {} wrong, {} missed: {wrong:#?} {missed:#?}", wrong.len(), missed.len());
    assert!(wrong.len() * 100 <= 3 * (right + wrong.len()), "{} wrong beside {right} right: {wrong:#?}", wrong.len());
    assert!(missed.len() * 4 <= right, "{} missed beside {right} right: {missed:#?}", missed.len());
}
