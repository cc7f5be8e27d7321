//! `posting`: what a vacancy asks for.

use super::support::Scene;

const POSTING: &str = "# Platform engineer\n\n- You are on call and lead the response when production breaks.\n- You pay down technical debt.\n\nWe offer a pension.\n";
const STORY: &str =
    "+++\nquestions = [\"incident\"]\n+++\n# The night the cache went down\n## Action\nI **moved the traffic** away.\n";

#[test]
fn a_vacancy_is_read_from_a_file_a_page_or_standard_input() {
    let scene = Scene::new().with("answers/cache.md", STORY);
    scene.write("job.md", POSTING);
    let page = POSTING.replace("- ", "<li>").replace('\n', "</li>");
    scene.write("job.html", format!("<style>on call</style><ul>{page}</ul>"));
    let told = scene.run(&["posting", "job.md"]).code(0);
    for part in
        ["What it asks for", "delivery: 1 story of yours", "“You pay down technical debt.”", "Questions to expect"]
    {
        assert!(told.out.contains(part), "{part} in {}", told.out);
    }
    assert!(told.out.contains("your story: The night the cache went down") && told.out.contains("no story yet"));
    assert!(!told.out.contains("pension"), "{}", told.out);
    let json = |arguments: &[&str]| scene.run(arguments).code(0).json();
    let read = json(&["posting", "job.md", "--json"]);
    assert_eq!(read, json(&["posting", "job.html", "--json"]));
    let incident = read["questions"].as_array().expect("a list").iter().find(|row| row["id"] == "incident");
    assert_eq!(incident.expect("asked for")["stories"], serde_json::json!(["cache"]));
}

#[test]
fn a_text_that_asks_for_nothing_and_a_file_that_is_none_are_told() {
    let scene = Scene::new();
    scene.write("shopping.txt", "Milk\nBread\n");
    let told = scene.run(&["posting", "shopping.txt"]).code(1);
    assert!(told.err.contains("shopping.txt asks for nothing"), "{}", told.err);
    let told = scene.run(&["posting", "none.txt"]).code(1);
    assert!(told.err.contains("none.txt"), "{}", told.err);
}

const KEPT: &str = "postings/aperture.md";

/// A home in which the vacancy is kept for an interview on `day`.
fn kept(day: &str) -> Scene {
    let scene = Scene::new().with("answers/cache.md", STORY);
    scene.write("job.md", POSTING);
    let arguments =
        ["posting", "job.md", "--save", "aperture", "--company", "Aperture", "--role", "engineer", "--interview", day];
    let told = scene.run(&arguments).code(0);
    assert!(told.err.contains("kept as ") && told.out.contains("Questions to expect"), "{}", told.err);
    scene
}

fn asked(scene: &Scene) -> Vec<String> {
    let report = scene.run(&["posting", "job.md", "--json"]).code(0).json();
    let rows = report["questions"].as_array().expect("a list");
    rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn a_vacancy_is_kept_once_with_what_is_known_of_it_and_read_again_by_its_name() {
    let scene = kept("2026-12-08");
    let front = "+++\ncompany = \"Aperture\"\nrole = \"engineer\"\ninterview = 2026-12-08\n+++\n";
    assert_eq!(scene.text(KEPT), format!("{front}{}\n", POSTING.trim()));
    let by_name = scene.run(&["posting", "aperture", "--json"]).code(0).out;
    assert_eq!(by_name, scene.run(&["posting", "job.md", "--json"]).code(0).out);
    let before = scene.text(KEPT);
    let again = scene.run(&["posting", "job.md", "--save", "aperture"]).code(1);
    assert!(again.err.contains("is there already and stays as it is"), "{}", again.err);
    assert_eq!(scene.text(KEPT), before);
    for name in ["../x", "A b", "", "x.md"] {
        let refused = scene.run(&["posting", "job.md", "--save", name]).code(2);
        assert!(refused.err.contains("a name is up to 64 of a-z"), "{}", refused.err);
    }
    scene.run(&["posting", "job.md", "--company", "Aperture"]).code(2);
    assert_eq!(scene.run(&["check"]).code(0).err, "");
    let bare = scene.run_with_input(&["posting", "-", "--save", "bare"], POSTING).code(0);
    assert!(bare.err.contains("interview = 2026-12-10"), "{}", bare.err);
    assert!(scene.text("postings/bare.md").starts_with("+++\n# company = \"Aperture\"\n"));
}

#[test]
fn today_aims_at_the_nearest_interview_ahead_and_asks_what_it_asks_for_first() {
    let scene = kept("2026-12-08").with("config.toml", "interview = 2026-12-20\n");
    let today = scene.run(&["today", "--json"]).code(0).json();
    assert_eq!(today["interview"], "2026-12-08");
    let queue = today["queue"].as_array().expect("a list");
    let asked = asked(&scene);
    let first = queue.iter().find(|row| row["id"] != "introduction").expect("a question");
    assert!(asked.iter().any(|id| first["id"] == id.as_str()), "{first} is none of {asked:?}");
    assert!(first["why"].as_str().expect("words").contains("expected in the interview"), "{first}");
    assert_eq!(scene.run(&["config", "interview"]).code(0).out.trim(), "2026-12-20", "the setting stays");
    let nearer = scene.with("interviews/2026-12-01.md", "# Interview 2026-12-01\n\nAsk for Ms Sato.\n");
    assert_eq!(nearer.run(&["today", "--json"]).code(0).json()["interview"], "2026-12-01");
    let past = kept("2026-11-20").with("config.toml", "interview = 2026-12-20\n");
    assert_eq!(past.run(&["today", "--json"]).code(0).json()["interview"], "2026-12-20");
}

#[test]
fn the_sheet_for_the_next_interview_takes_what_the_vacancy_asks_for_unless_the_note_says_more() {
    let other = "+++\nquestions = [\"introduction\"]\n+++\n# Who I am\n## Present\nI **mend pipelines**.\n";
    let scene = kept("2026-12-08").with("answers/me.md", other);
    let sheet = scene.run(&["export", "--for"]).code(0).out;
    assert!(sheet.contains("Aperture") && sheet.contains("The night the cache went down"), "{sheet}");
    assert!(!sheet.contains("Who I am"), "{sheet}");
    let noted = scene.with("interviews/2026-12-08.md", "+++\nstories = [\"me\"]\n+++\n");
    let sheet = noted.run(&["export", "--for", "2026-12-08"]).code(0).out;
    assert!(sheet.contains("Who I am") && sheet.contains("Aperture") && !sheet.contains("the cache went"), "{sheet}");
    let queue = noted.run(&["today", "--json"]).code(0).json()["queue"].to_string();
    assert!(!queue.contains("expected in the interview") || queue.contains("introduction"), "{queue}");
}

#[test]
fn what_is_wrong_with_a_kept_vacancy_is_told_and_the_others_count() {
    let scene = kept("2026-12-08")
        .with("postings/bad.md", "+++\ninterview = \"next week\"\nsalary = 3\n+++\n")
        .with("postings/notes.txt", "not read");
    let told = scene.run(&["check"]).code(1).out;
    for part in ["bad.md:2", "`interview` should be a date", "salary", "the posting has no text", "right in postings/"]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(scene.run(&["today", "--json"]).json()["interview"], "2026-12-08");
    assert!(scene.run(&["where", "--json"]).code(0).json()["postings"].as_str().expect("a path").ends_with("postings"));
}
