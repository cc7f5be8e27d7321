//! `mock` in plain lines: a whole interview over pipes, left and gone on with.

use super::support::Scene;
use greenroom::domain::QuestionId;

const INTRODUCTION: &str = "\nI run the imports of a shop.\n.\nI began in support.\n.\nYou move data too.\n.\n";
const ANSWER: &str = "\nOur import failed twice a week.\n.\nI was asked to mend it.\n.\nI read the logs of a month.\n..\nI wrote a job that trims the table.\n.\n\
    It has not failed once in 90 nights.\n.\n";

/// The texts of the drafts of the home, in the order of their names.
fn drafts(scene: &Scene) -> Vec<String> {
    let found = scene.snapshot().into_iter().filter(|(path, _)| path.to_string_lossy().contains("drafts/2026"));
    found.map(|(_, bytes)| String::from_utf8(bytes).expect("text")).collect()
}

/// How the second question was put.
fn second_prompt(scene: &Scene) -> String {
    let listed = scene.run(&["mocks", "--json"]).code(0).json();
    let id = listed[0]["questions"][1]["id"].as_str().expect("an id").to_owned();
    scene.run(&["show", &id, "--json"]).code(0).json()["question"]["prompt"].as_str().expect("a prompt").to_owned()
}

#[test]
fn a_whole_mock_interview_is_lines_in_and_lines_out() {
    let scene = Scene::new();
    let input = format!("{INTRODUCTION}{ANSWER}The alarms stopped.\n.\n3\nseven\n2\n");
    let told = scene.run_with_input(&["mock", "--questions", "2", "--seed", "7", "--linear"], &input).code(0);
    let prompt = second_prompt(&scene);
    let interview = format!(
        "Mock interview: 2 questions in writing. You rate them at the end; :help names the commands.\n\n\
         Question 1 of 2.\nTell me about yourself.\nThink. An empty line starts the clock.\n\
         Now: what you do, and do well.\nHow I got here: the steps that led here.\nWhy this: why this role is next.\n\
         wrote 15 words, 0:06 to say of 1:30\n\n\
         Question 2 of 2.\n{prompt}\nThink. An empty line starts the clock.\n\
         Situation: where and when, in two sentences.\nTask: what was yours to do.\n\
         Action: what you did, step by step.\nResult: what changed, and how you know.\n\
         wrote 35 words, 0:14 to say of 2:00\n\n\
         A follow-up, one minute: What else could you have done, and why did you not?\n\
         A line with a full stop alone ends the answer, and passes over it when it is the first.\n\n\
         Tell me about yourself.\nHow did it go? 1 again, 2 hard, 3 good, 4 easy.\n\n\
         {prompt}\nHow did it go? 1 again, 2 hard, 3 good, 4 easy.\nA number from 1 to 4.\n\n\
         Mock interview, 22 Nov 2026 10:15\n2 questions in writing, 0:20 to say\n\n\
         1  Tell me about yourself.\n   0:06 of 1:30   Now 47 · Past 27 · Why 27   good   hardly anything to judge\n"
    );
    assert_eq!(told.out.get(..interview.len()), Some(interview.as_str()), "{}", told.out);
    assert!(told.out.contains("Ran through") && told.out.contains("Next time"), "{}", told.out);
    assert!(!told.out.contains('\u{1b}') && !told.out.contains('\r') && told.out.ends_with('\n'));
    let drafts = drafts(&scene);
    assert_eq!(drafts.len(), 2);
    for part in
        ["mock = 2026-11-22T10:15:00+09:00", "mock_seed = 7", "mock_follow_ups = 2", "finished = true", "rating = "]
    {
        assert!(drafts.iter().all(|draft| draft.contains(part)), "{part} in {drafts:?}");
    }
    assert!(drafts.iter().any(|draft| draft.contains("I read the logs of a month.\n.\nI wrote a job")), "{drafts:?}");
    assert!(drafts.iter().any(|draft| draft.contains("?\nThe alarms stopped.\n")), "{drafts:?}");
}

#[test]
fn the_end_of_input_anywhere_keeps_what_was_answered_and_it_goes_on_there() {
    let scene = Scene::new();
    let begin = ["mock", "--questions", "2", "--seed", "7"];
    let told = scene.run_with_input(&begin, "").code(0).out;
    assert!(told.ends_with("What was answered is kept; `greenroom mock` goes on with it.\n"), "{told}");
    assert!(drafts(&scene).is_empty(), "nothing was answered");
    scene.run_with_input(&begin, "\nI run the imports of a shop.\n.\nI began in support.\n").code(0);
    let goes_on = [
        (".\nYou move data too.\n", "It goes on in this part.\nHow I got here"),
        (".\n", "Question 2 of 2."),
        ("\nOur import failed twice a week.\n.\nI was asked to mend it.\n", "Think."),
        (".\nI read the logs of a month.\n", "Task: what was yours"),
        ("I wrote a job.\n.\nIt has not failed once in 90 nights.\n", "Action: what you did"),
        (".\nThe alarms stopped.\n.\n", "A follow-up, one minute"),
        ("3\n", "How did it go?"),
        ("2\n", "Next time"),
    ];
    for (input, expected) in goes_on {
        let told = scene.run_with_input(&["mock"], input).code(0).out;
        assert!(told.contains(expected) && !told.contains('\u{1b}'), "{input:?}: {expected} in {told}");
    }
    let drafts = drafts(&scene);
    assert_eq!(drafts.iter().filter(|draft| draft.contains("rating = ")).count(), 2, "{drafts:?}");
    for text in
        ["I began in support.", "You move data too.", "a month.\nI wrote a job.", "90 nights.", "The alarms stopped."]
    {
        assert!(drafts.iter().any(|draft| draft.contains(text)), "{text} in {drafts:?}");
    }
}

#[test]
fn a_follow_up_at_which_the_input_ended_is_asked_again_before_the_next_question() {
    let scene = Scene::new();
    let mut told = scene.run_with_input(&["mock", "--seed", "7"], &format!("{INTRODUCTION}{ANSWER}")).code(0).out;
    while !told.contains("A follow-up, one minute") {
        told = scene.run_with_input(&["mock"], ANSWER).code(0).out;
    }
    let told = scene.run_with_input(&["mock"], "The alarms stopped.\n.\n").code(0).out;
    let (before, after) = told.split_once("A follow-up, one minute").expect("the follow-up");
    assert!(!before.contains("Question") && after.contains("\nQuestion "), "{told}");
    assert!(drafts(&scene).iter().any(|draft| draft.contains("The alarms stopped.")));
}

#[test]
fn the_seed_chooses_and_wrong_numbers_are_refused() {
    let plan = |seed: &str| {
        let scene = Scene::new();
        scene.run_with_input(&["mock", "--seed", seed, "--spoken"], "\n\n\n\n").code(0);
        let json = scene.run(&["mocks", "--json"]).code(0).json();
        let questions = json[0]["questions"].as_array().expect("questions").clone();
        assert_eq!((json[0]["mode"].as_str(), questions.len()), (Some("spoken"), 5));
        let ids: Vec<String> =
            questions.iter().filter_map(|question| question["id"].as_str().map(str::to_owned)).collect();
        assert!(ids.iter().all(|id| QuestionId::parse(id).is_ok()));
        ids
    };
    assert_eq!(plan("3"), plan("3"));
    assert_ne!(plan("3"), plan("4"));
    for wrong in [["--questions", "0"], ["--minutes", "0"], ["--seed", "-1"]] {
        assert_eq!(Scene::new().run(&["mock", wrong[0], wrong[1]]).code, 2, "{wrong:?}");
    }
}

#[test]
fn what_the_note_of_the_next_interview_asks_for_is_asked() {
    let note = "+++\nquestions = [\"weakness\", \"pressure\"]\n+++\nThey asked about Fridays.\n";
    let scene = Scene::new().with("interviews/2026-11-30.md", note);
    scene.run_with_input(&["mock", "--questions", "3", "--spoken"], "\n\n").code(0);
    let json = scene.run(&["mocks", "--json"]).code(0).json();
    let mut ids: Vec<&str> =
        json[0]["questions"].as_array().expect("questions")[1..].iter().filter_map(|q| q["id"].as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["pressure", "weakness"]);
}

#[test]
fn with_every_question_skipped_there_is_nothing_to_ask() {
    let scene = Scene::new();
    let ids = scene.run(&["list", "--json"]).code(0).json();
    let ids: Vec<String> =
        ids.as_array().expect("questions").iter().map(|question| question["id"].to_string()).collect();
    scene.write("home/config.toml", format!("skip = [{}]\n", ids.join(", ")));
    let told = scene.run(&["mock"]).code(1);
    assert_eq!(told.out, "There is no question to ask: every one is skipped.\n");
}
