//! A home that is rich and hostile: many scripts, emoji, words without end, empty parts, markup, sixty stories.

use greenroom::domain::{
    AnswerId, Bank, Config, Draft, DraftHead, DraftPart, Mode, Moment, OffsetTime, PartId, PartName, QuestionId, Rating,
};
use greenroom::export::build::build;
use greenroom::export::material::Material;
use greenroom::export::redact::{Redactor, redact_sheet};
use greenroom::export::wishes::Wishes;
use greenroom::export::{Format, Options, Sheet, render};
use greenroom::format::answers::parse_answer;
use greenroom::format::drafts::draft_story;
use greenroom::format::questions::parse_questions;
use greenroom::review::sheet::{DraftText, FollowUpAnswer, OpenFix};
use std::collections::BTreeMap;
use std::path::Path;

/// What a sheet is made from, as values.
pub struct Home {
    pub bank: Bank,
    pub config: Config,
    pub drafts: Vec<DraftText>,
    pub fixes: Vec<OpenFix>,
    pub follow_ups: Vec<FollowUpAnswer>,
    pub due: Vec<QuestionId>,
    pub strength: BTreeMap<QuestionId, f64>,
    pub notes: String,
}

pub fn now() -> Moment {
    let instant = "2026-11-22T01:15:00Z".parse().expect("an instant");
    Moment { elapsed: Default::default(), wall: OffsetTime { instant, offset: jiff::tz::offset(9) } }
}

pub fn question(id: &str) -> QuestionId {
    QuestionId::parse(id).expect("an id")
}

impl Home {
    /// The home of these texts: a question file, and answers by id.
    pub fn new(questions: &str, answers: &[(String, String)]) -> Home {
        let (questions, problems) = parse_questions(Path::new("questions/own.toml"), questions, false);
        assert!(!problems.iter().any(greenroom::domain::Problem::is_error), "{problems:?}");
        let answers = answers.iter().filter_map(|(id, text)| {
            let id = AnswerId::parse(id).expect("an id");
            parse_answer(Path::new("answers/own.md"), &id, text, false).0
        });
        Home {
            bank: Bank::new(questions, answers),
            config: Config { interview: Some(jiff::civil::date(2026, 12, 10)), ..Config::default() },
            drafts: Vec::new(),
            fixes: Vec::new(),
            follow_ups: Vec::new(),
            due: Vec::new(),
            strength: BTreeMap::new(),
            notes: String::new(),
        }
    }

    /// The sheet of `wishes`, and how many words were taken out.
    pub fn sheet(&self, wishes: &Wishes) -> (Sheet, usize) {
        let material = Material {
            bank: &self.bank,
            config: &self.config,
            drafts: &self.drafts,
            fixes: &self.fixes,
            due: &self.due,
            strength: &self.strength,
            notes: &self.notes,
            follow_ups: &self.follow_ups,
            readers: greenroom::terminal::prep::readers(),
        };
        let mut sheet = build(&material, wishes, now());
        let redacted = redact_sheet(&mut sheet, &Redactor::new(&self.config.redact));
        sheet.make_visible();
        (sheet, redacted.replaced)
    }

    /// The file of `wishes` in `format`.
    pub fn file(&self, wishes: &Wishes, format: Format) -> Vec<u8> {
        render(&self.sheet(wishes).0, format, &Options::default()).expect("a file").bytes
    }

    /// [`Home::file`] for formats that are text.
    pub fn text(&self, wishes: &Wishes, format: Format) -> String {
        String::from_utf8(self.file(wishes, format)).expect("text")
    }

    /// Adds a finished draft that answers `id` with a situation and an action.
    pub fn add_draft(&mut self, id: &str, rating: Rating, situation: &str, action: &str) {
        let question = question(id);
        let new = DraftHead::new(question.clone(), now().wall, Mode::Typed);
        let head = DraftHead { finished: true, rating: Some(rating), ..new };
        let part = |id, text: &str| DraftPart { name: PartName::Part(id), text: text.to_owned() };
        let draft = Draft { head, parts: vec![part(PartId::Situation, situation), part(PartId::Action, action)] };
        let framework = self.bank.question(&question).expect("a question").framework;
        let story = draft_story(&draft, framework);
        self.drafts.push(DraftText { question, story, started: now().wall, rating: Some(rating), mode: Mode::Typed });
    }

    /// Adds what was answered to a follow-up to `id`.
    pub fn add_follow_up(&mut self, id: &str, prompt: &str, text: &str) {
        let (prompt, text) = (prompt.to_owned(), text.to_owned());
        self.follow_ups.push(FollowUpAnswer { question: question(id), prompt, text, started: now().wall });
    }

    /// Adds the fix that the last attempt at `id` left.
    pub fn add_fix(&mut self, id: &str, text: &str) {
        let fix = OpenFix { question: question(id), answer: None, started: now().wall, text: text.to_owned() };
        self.fixes.push(fix);
    }
}

const QUESTIONS: &str = r##"
[[question]]
id = "introduction"
prompt = "Tell me about yourself."
competency = "introduction"
framework = "introduction"

[[question]]
id = "disagreement"
prompt = "Tell me about a time you disagreed with a colleague or your manager."
competency = "conflict"
asked_as = ["Describe a conflict at work."]
look_for = ["puts both positions fairly"]
follow_ups = ["What would the other person say about it?", "Would you do it again?"]

[[question]]
id = "markup"
prompt = "What does <b>bold</b> & *starred* mean in `code`?"
competency = "<i>craft</i> | skill"
follow_ups = ["1. Is this a list?", "# Or a heading?"]

[[question]]
id = "long-words"
prompt = "Which word has no end?"
competency = "craft"

[[question]]
id = "half-told"
prompt = "What did you leave out?"
competency = "craft"

[[question]]
id = "languages"
prompt = "Ποιες γλώσσες; Какие языки? Jakie języki? Ngôn ngữ nào?"
competency = "cross cultural"

[[question]]
id = "only-drafted"
prompt = "What have you only tried aloud?"
competency = "learning"

[[question]]
id = "never-told"
prompt = "What have you never told?"
competency = "learning"
"##;

const WIDE_QUESTION: &str = r##"
[[question]]
id = "wide"
prompt = "東京で一番大変だったことは何ですか？🎉"
competency = "異文化"
"##;

const ANSWERS: &[(&str, &str)] = &[
    (
        "me",
        "+++\nquestions = [\"introduction\"]\n+++\n# Who I am\n\n## Now\nI build search for a shop with 40 million products. I **lead four engineers**.\n\n\
         ## How I got here\nI started in **support, where I heard what users say**.\n\n## Why this\nI want to **own ranking end to end**.\n",
    ),
    (
        "stable-demo",
        "+++\nquestions = [\"disagreement\", \"half-told\"]\nsource = \"My notes of 2024\"\n+++\n# The stable demo model\n\nA note to myself.\n\n\
         ## Situation\nTen days before the demo Acme wanted the newest model. It took 3 h to train.\n\n\
         ## Task\nI had to **settle it without a vote**.\n\n\
         ## Action\n- I **set out benefit and risk of both options**\n- I **ran both for a week**\n\n\
         ## Result\nTraining took **25 min instead of 3 h**, and 90% of cases held.\n",
    ),
    (
        "markup-story",
        "+++\nquestions = [\"markup\"]\n+++\n# <script>alert(\"x\")</script> & *stars* _under_ [link](x) | pipe\n\n\
         ## Situation\nWe had <script>alert(1)</script> and <img src=x onerror=alert(1)> in \\*every\\* page; `a < b && c > d`.\n\n\
         ## Task\n- **&lt;escape&gt; everything**\n\n## Action\n1. **1. number it**\n2. **# head it**\n3. **- dash it**\n\n## Result\n**~~struck~~ and \\_kept\\_**\n",
    ),
    (
        "endless",
        "+++\nquestions = [\"long-words\"]\n+++\n## Situation\nThe word was **Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzendenstellvertreterin**.\n\n\
         ## Action\nI opened **https://example.com/a/very/long/path/that/never/ends/and/never/breaks?with=a&query=that-is-long-too**.\n\n## Result\nIt fitted.\n",
    ),
    (
        "half",
        "+++\nquestions = [\"half-told\"]\n+++\n## Situation\n\n## Task\nJust this sentence, without a mark. And another.\n\n## Action\n\n## Result\n",
    ),
    (
        "tongues",
        "+++\nquestions = [\"languages\"]\n+++\n# Ελληνικά, русский, polszczyzna, tiếng Việt\n\n## Situation\nΗ ομάδα μιλούσε **τρεις γλώσσες**. Команда говорила **на трёх языках**.\n\n\
         ## Action\nNapisałem **słowniczek: źdźbło, żółć**; tôi học **tiếng Việt**.\n\n## Result\n“Quotes” – dashes — ellipsis… **€5 → ½ · ≤ 3 × 10²**, no control\u{1b}[2J, no \u{202e}reversal.\n",
    ),
];

const WIDE_ANSWER: (&str, &str) = (
    "tokyo",
    "+++\nquestions = [\"wide\"]\n+++\n# 東京商事での一年 👩‍👩‍👧\n\n## Situation\n私は**東京商事株式会社**で働いていました。毎日の会議は日本語でした。\n\n\
     ## Action\n毎朝**会議の前に単語を三つ覚えた**。**🎉を忘れなかった**。\n\n## Result\n半年後、**会議で発言できるようになった**。\n",
);

const NOTES: &str = "## Questions to ask\n\n- How is on-call shared, and **who** wakes up?\n  - and at Acme\\, too?\n\n\
                     ### Logistics\n\n1. Train 8:12, platform 3\n2. Ask for Ms Sato\n\n> Breathe.\n\n<b>raw</b> & `code`\n\n    kept   as is\n\n[map](https://example.com/map)\n";

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
}

/// The home without scripts that the PDF's font lacks.
pub fn rich() -> Home {
    finished(Home::new(QUESTIONS, &owned(ANSWERS)))
}

/// The same, with East Asian text and emoji.
pub fn rich_and_wide() -> Home {
    let mut answers = owned(ANSWERS);
    answers.extend(owned(&[WIDE_ANSWER]));
    finished(Home::new(&format!("{QUESTIONS}{WIDE_QUESTION}"), &answers))
}

fn finished(mut home: Home) -> Home {
    home.notes = NOTES.to_owned();
    home.add_draft("only-drafted", Rating::Good, "We moved the office over a weekend.", "I labelled every cable.");
    home.add_fix("disagreement", "End on: 25 min instead of 3 h");
    home.config.redact = vec![
        ("Acme".to_owned(), "a large retailer".to_owned()),
        ("東京商事".to_owned(), "ある会社".to_owned()),
        ("craft".to_owned(), "skill".to_owned()),
    ];
    home
}

/// Sixty stories that each serve a question of their own and the one after it.
pub fn sixty() -> Home {
    stories(60)
}

/// So many stories that each serve a question of their own and the one after it.
pub fn stories(count: usize) -> Home {
    let mut questions = String::new();
    let mut answers = Vec::new();
    for number in 0..count {
        let next = (number + 1) % count;
        questions.push_str(&format!(
            "[[question]]\nid = \"question-{number}\"\nprompt = \"Tell me about time number {number} when you decided.\"\n\
             competency = \"skill {}\"\nfollow_ups = [\"What did it cost?\", \"Who disagreed?\"]\n\n",
            number % 7
        ));
        let text = format!(
            "+++\nquestions = [\"question-{number}\", \"question-{next}\"]\n+++\n# Story number {number}\n\n## Situation\n\
             In week {number} the pipeline that fed every report of the company **stopped for {number} hours**. Nobody had noticed it.\n\n\
             ## Task\nI had to **bring it back before Monday's {number} reports** and keep it up.\n\n## Action\n\
             I **read the logs of {number} machines** from the end backwards. I **asked the two people who had built it** what they feared. \
             I **replaced the lock by a queue**, and I **wrote the test that would have caught it**.\n\n## Result\n\
             It ran **{number} months without a stop**, and the team **took the queue over for {number}% of its jobs**. I learned to ask early.\n"
        );
        answers.push((format!("story-{number}"), text));
    }
    Home::new(&questions, &answers)
}

/// So many stories in which nothing is bold, with an Action of many sentences that tell.
pub fn unmarked_stories(count: usize) -> Home {
    let mut questions = String::new();
    let mut answers = Vec::new();
    for number in 0..count {
        questions.push_str(&format!(
            "[[question]]\nid = \"question-{number}\"\nprompt = \"Tell me about case {number}.\"\n\n"
        ));
        let step = |step: usize| {
            format!("In step {step} I decided to move {} of the jobs over, and checked each one by hand. ", step * 10)
        };
        let steps: String = (1..12).map(step).collect();
        let text = format!(
            "+++\nquestions = [\"question-{number}\"]\n+++\n# Case number {number}\n\n## Situation\n\
             The nightly import of case {number} failed on every second night. Nobody owned it.\n\n\
             ## Task\nI had to make it hold before the audit in spring.\n\n## Action\n{steps}\n\n## Result\n\
             It has held for {} weeks since. I learned to ask early in case {number}.\n",
            number + 3
        );
        answers.push((format!("case-{number}"), text));
    }
    Home::new(&questions, &answers)
}
