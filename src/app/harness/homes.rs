//! Homes and drafts for tests: three questions, own answers, drafts of two weeks, an interview.

use crate::app::Data;
use crate::domain::{Answer, AnswerId, Bank, Draft, Framework, Origin, Question, QuestionId, Record};
use crate::format::answers::parse_answer;
use crate::format::drafts::{parse_draft, parse_record};
use std::path::{Path, PathBuf};

/// When the sessions of tests start, as drafts write it.
pub const NOW: &str = "2026-11-26T20:15:00+09:00";

/// The user's own story of a disagreement.
pub const OWN: &str = "+++\nquestions = [\"disagreement\"]\n+++\n# The billing migration\n\
    ## Situation\nOur billing ran on a database that **went down twice a month**, and the quarter's end was six weeks away.\n\
    ## Task\nI was **responsible for the plan of the move**, and my manager wanted it in one weekend.\n\
    ## Action\n- I **set out benefit and risk of both options** on one page.\n\
    - I brought in support and finance, because **they would answer the phone**.\n\
    - We agreed to **move customers in five waves**.\n\
    ## Result\nNo customer lost an invoice, and **downtime fell from nine hours to 25 minutes a month**.\n";

/// Another own story, which says what the first one says too.
pub const OTHER: &str = "+++\nquestions = [\"deadline\"]\n+++\n# The late report\n\
    ## Situation\nA report was two days late.\n## Action\nWe decided to move customers in five waves.\n\
    ## Result\nIt was **read anyway**.\n";

const SITUATION: &str = "We had an old billing database that went down every other week.";
const TASK: &str = "I had to plan the move, and my manager wanted it done in one weekend.";
const ACTION: &str = "I wrote one page with the benefit and the risk of each option. I asked support and finance to look \
    at it with us. Then I timed a full copy of the data and said what I would do if it failed.";

/// A built-in question with one other wording, two marks of good answers and a follow-up.
pub(super) fn question(id: &str, prompt: &str, competency: &str, framework: Framework) -> Question {
    Question {
        framework,
        asked_as: vec!["Describe a conflict at work.".to_owned()],
        look_for: vec!["puts both positions fairly".to_owned(), "settles it with evidence, not rank".to_owned()],
        follow_ups: vec!["What would the other person say about it?".to_owned()],
        ..Question::sample(id, competency, prompt)
    }
}

/// A home with three questions and an example answer to the first.
pub fn sample() -> Data {
    let questions = [
        question(
            "disagreement",
            "Tell me about a time you disagreed with a colleague or your manager.",
            "conflict",
            Framework::Star,
        ),
        question("introduction", "Tell me about yourself.", "introduction", Framework::Introduction),
        question("deadline", "Tell me about a time you missed a deadline.", "failure", Framework::Star),
    ];
    let answer = Answer {
        id: AnswerId::parse("stable-demo-model").expect("an id"),
        questions: vec![QuestionId::parse("disagreement").expect("an id")],
        source: Some("30BQ".to_owned()),
        ignore: Vec::new(),
        example: true,
        written: true,
        headline: Some("The stable demo model".to_owned()),
        body: "## Situation\nA client demo was two weeks away.\n## Task\nI owned the model.\n## Action\n\
               - I **set out benefit and risk of both options**\n## Result\nWe **agreed on the stable one for the demo**.\n"
            .to_owned(),
        body_line: 1,
        origin: Origin::BuiltIn("answers/stable-demo-model.md".into()),
    };
    Data { ready: true, bank: Bank::new(questions, [answer]), home: "~/greenroom".to_owned(), ..Data::default() }
}

/// An attempt at "disagreement" without a Result, started at `when`.
pub fn attempt(when: &str, rating: u8) -> String {
    format!(
        "+++\nquestion = \"disagreement\"\nanswer = \"billing-migration\"\nstarted = {when}\nmode = \"typed\"\nlimit = 60\nfinished = true\n\
         rating = {rating}\n\n[seconds]\nthink = 14\nsituation = 40\ntask = 25\naction = 150\nresult = 0\n+++\n\
         ## Situation\n{SITUATION}\n\n## Task\n{TASK}\n\n## Action\n{ACTION}\n\n## Result\n\n"
    )
}

/// A draft of "disagreement" that was said and not written down.
pub fn said(when: &str) -> String {
    format!(
        "+++\nquestion = \"disagreement\"\nstarted = {when}\nmode = \"spoken\"\nfinished = true\nrating = 3\n\n[seconds]\n\
         think = 8\nsituation = 22\ntask = 12\naction = 70\nresult = 8\n+++\n## Situation\n\n## Task\n\n## Action\n\n## Result\n\n"
    )
}

/// The draft `text` with a recording, in which the Action begins after eight seconds.
pub fn recorded(text: &str) -> String {
    text.replace("[seconds]", "recording = \"take.wav\"\n\n[marks]\nsituation = 0.0\naction = 8.0\n\n[seconds]")
}

/// A draft of "deadline" that was left in the Task.
pub fn unfinished(when: &str) -> String {
    format!(
        "+++\nquestion = \"deadline\"\nstarted = {when}\nmode = \"typed\"\nfinished = false\n\n[seconds]\nthink = 9\n\
         situation = 40\n+++\n## Situation\n{SITUATION}\n\n## Task\nI owned it.\n\n"
    )
}

/// The draft that `text` is.
pub fn draft(text: &str) -> Draft {
    parse_draft(Path::new("draft.md"), text).expect("a draft").0
}

/// The record of the draft `text` in the file `name`.
pub fn record(name: &str, text: &str) -> Record {
    parse_record(&PathBuf::from("/home/drafts/2026").join(name), text).expect("a record")
}

/// The answer `text` of the user.
pub fn answer(id: &str, text: &str) -> Answer {
    let path = PathBuf::from("/home/answers").join(format!("{id}.md"));
    let id = AnswerId::parse(id).expect("an id");
    let (answer, problems) = parse_answer(&path, &id, text, false);
    assert_eq!(problems, []);
    answer.expect("an answer")
}

/// The sample's questions with an own answer to the first, and no draft.
pub fn with_own_answer() -> Data {
    with_answer(sample(), answer("billing-migration", OWN))
}

/// `data` with one answer more.
pub fn with_answer(data: Data, more: Answer) -> Data {
    let answers = data.bank.answers().iter().cloned().chain([more]);
    Data { bank: Bank::new(data.bank.questions().to_vec(), answers), ..data }
}

/// `data` with every question as `change` makes it.
pub fn with_questions(data: Data, change: impl Fn(&mut Question)) -> Data {
    let mut questions = data.bank.questions().to_vec();
    questions.iter_mut().for_each(change);
    Data { bank: Bank::new(questions, data.bank.answers().to_vec()), ..data }
}

/// The same home after two weeks of practice, with an interview on 8 December.
pub fn practised() -> Data {
    let records = vec![
        record("a.md", &attempt("2026-11-20T10:15:00+09:00", 1)),
        record("b.md", &said("2026-11-22T10:15:00+09:00")),
        record("c.md", &attempt("2026-11-25T20:15:00+09:00", 3)),
        record("d.md", &unfinished("2026-11-26T08:00:00+09:00")),
    ];
    let mut data = Data { records, ..with_own_answer() };
    data.config.interview = Some(jiff::civil::date(2026, 12, 8));
    data
}

/// The same home with a star at the missed deadline.
pub fn starred() -> Data {
    let mut data = practised();
    data.config.star = ["deadline".parse().expect("an id")].into_iter().collect();
    data
}

/// A home with one attempt, in which nothing is due.
pub fn nothing_due() -> Data {
    let mut data = practised();
    data.config.interview = None;
    data.config.new_per_day = 0;
    data.records = vec![record("c.md", &attempt("2026-11-26T08:15:00+09:00", 3))];
    data
}
