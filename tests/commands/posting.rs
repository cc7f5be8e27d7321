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
