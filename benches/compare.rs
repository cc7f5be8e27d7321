//! Times what a person waits for after an attempt: `cargo bench --bench compare`.
//!
//! Prints the time to load the embedded table, of scoring a 300-word draft for 12 key points, of the same with words alone,
//! and of one whole comparison with all its checks. The targets are 10 ms for loading and 3 ms for a comparison on two
//! shared cores.

use std::hint::black_box;
use std::time::{Duration, Instant};

use greenroom::compare::points::Card;
use greenroom::compare::words::vocabulary;
use greenroom::compare::{Attempt, Reference, Settings, compare};
use greenroom::domain::{Config, Mode};
use greenroom::format::parts::{read_answer, read_told};
use greenroom::store::built_in::built_in;

const ROUNDS: usize = 200;

fn main() {
    let (_, loading) = timed(vocabulary);
    println!("loading the table            {loading:>10.2?}");

    let points: Vec<&str> = POINTS.lines().collect();
    let words = DRAFT.split_whitespace().count();
    let (card, preparing) = timed(|| Card::new(QUESTION, &points));
    println!("preparing {} key points      {preparing:>10.2?}", points.len());

    let whole = median(|| {
        black_box(Card::new(QUESTION, &points).score(black_box(DRAFT)));
    });
    println!("comparing {words} words         {whole:>10.2?}  median of {ROUNDS}, preparing included");
    let again = median(|| {
        black_box(card.score(black_box(DRAFT)));
    });
    let by_words = median(|| {
        black_box(card.score_words(black_box(DRAFT)));
    });
    let ratio = again.as_secs_f64() / by_words.as_secs_f64();
    println!("the same, card prepared      {again:>10.2?}  {ratio:.1} times words alone ({by_words:.2?})");
    let comparison = whole_comparison();
    println!("one whole comparison         {comparison:>10.2?}  median of {ROUNDS}, checks and question included");
}

/// The draft against an answer of one's own whose key points are `POINTS`.
fn whole_comparison() -> Duration {
    let question = built_in().questions.iter().find(|question| question.prompt == QUESTION).expect("the question");
    let mut answer = built_in().answers.first().expect("an answer").clone();
    answer.example = false;
    answer.body = POINTS.lines().map(|point| format!("- **{point}**\n")).collect();
    let written = read_answer(&answer, question.framework);
    let told = read_told(DRAFT, 1, question.framework);
    let attempt = Attempt { question, story: &told, mode: Mode::Typed, seconds: None, head: None };
    let (reference, settings) = (Reference { answer: &answer, story: &written }, Settings::from(&Config::default()));
    median(|| {
        black_box(compare(black_box(&attempt), Some(&reference), &settings, &[]));
    })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = now();
    let result = work();
    (result, now() - start)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn now() -> Instant {
    Instant::now()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| timed(&mut work).1).collect();
    times.sort_unstable();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}

const QUESTION: &str = "Tell me about a time you disagreed with a colleague or your manager.";

const POINTS: &str = "\
three days before the trade fair
my manager wanted the new model on the stand
it had passed only half of the endurance tests
I was responsible for the demonstration
set out benefit and risk of both options on one page
asked two colleagues to check my numbers
a fifteen-minute call instead of a long thread
proposed the stable model with a video of the new one
agreed on a rule for when to switch
no failure in two days and 400 visitors
three qualified leads more than the year before
evidence settles what rank cannot";

const DRAFT: &str = "\
Last spring we were getting ready for the big trade fair in Hanover, and the new robot arm was the star of our \
program. About three days before we had to ship everything, my manager told the team that the new arm should stand at \
the front of the booth. I did not agree with that. The endurance test was only half finished at that point, and in the \
last night run it had stopped twice for no reason that anyone could explain. The demo was my job, so a crash in front \
of customers would have been on me as well.

I did not want to fight about it in the chat. I wrote down both options on a single page, what we would win and what \
could go wrong with each of them, and how likely that was according to the log files. Then I asked Mina from quality \
and one of the field engineers to go over my figures, because I know I am biased towards the things I built myself. \
They found one mistake, and I fixed it. After that I called my manager for a quarter of an hour and walked him through \
the page. I said clearly what I understood of his position: the press would come for the new arm and for nothing else. \
My proposal was that the old and proven model runs live all day, and a large screen beside it shows the new one at \
work. We also wrote down a rule: if the new arm survives the whole weekend run without a stop, then we swap them on \
the second day.

He took a moment, and then he agreed. During the two days of the fair nothing failed, we had around four hundred \
people at the stand, and sales counted three more serious leads than in the previous year. What I took from this is \
that a page of facts persuades better than a loud voice, and since then I write such a page first.";
