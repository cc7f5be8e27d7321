//! `greenroom config`

use crate::support::Scene;

#[test]
fn all_settings_are_printed_with_comments_and_where_each_comes_from() {
    let ran = Scene::new().with("config.toml", "# mine\nminutes = 15\n").run(&["config"]).code(0);
    assert!(ran.out.contains("# Practice a day, in minutes. A whole number from 1 to 600.\n"), "{}", ran.out);
    assert!(ran.out.contains("minutes = 15"), "{}", ran.out);
    assert!(ran.out.contains("# config.toml, line 2\n"), "{}", ran.out);
    assert!(ran.out.contains("# interview is not set"), "{}", ran.out);
    assert!(ran.out.contains("# default\n"), "{}", ran.out);
}

#[test]
fn printing_creates_nothing() {
    let scene = Scene::new();
    scene.run(&["config"]).code(0);
    assert!(!scene.home().exists());
}

#[test]
fn what_is_printed_whole_can_be_used_as_the_file() {
    let text = "interview = 2026-12-10\nskip = [\"a\"]\n\n[redact]\n\"Acme\" = \"a large retailer\"\n";
    let printed = Scene::new().with("config.toml", text).run(&["config"]).code(0).out;
    let again = Scene::new().with("config.toml", &printed).run(&["config", "--json"]).code(0).json();
    assert_eq!(again["interview"], "2026-12-10");
    assert_eq!(again["redact"]["Acme"], "a large retailer");
}

#[test]
fn one_setting_is_printed_as_it_could_be_given() {
    let scene = Scene::new().with("config.toml", "[redact]\nAcme = \"a \\\"big\\\" one\"\n");
    for (key, value) in [
        ("minutes", "10"),
        ("interview", "none"),
        ("day_starts", "04:00"),
        ("star", "[]"),
        ("redact.Acme", "a \"big\" one"),
        ("redact.Other", "none"),
    ] {
        assert_eq!(scene.run(&["config", key]).code(0).out, format!("{value}\n"), "{key}");
    }
}

#[test]
fn setting_a_key_changes_its_line_and_no_other_byte() {
    let scene = Scene::new().with("config.toml", "# mine\r\nminutes = 10 # a day\r\nlater = 1");
    scene.run(&["config", "minutes", "20"]).code(0);
    assert_eq!(scene.text("config.toml"), "# mine\r\nminutes = 20 # a day\r\nlater = 1");
    scene.run(&["config", "redact.Acme Inc", "a shop"]).code(0);
    assert!(scene.text("config.toml").ends_with("[redact]\r\n\"Acme Inc\" = \"a shop\"\r\n"));
    scene.run(&["config", "redact.Acme Inc", "none"]).code(0);
    scene.run(&["config", "interview", "2026-12-10"]).code(0);
    assert_eq!(scene.run(&["config", "interview"]).code(0).out, "2026-12-10\n");
}

#[test]
fn an_id_that_no_question_has_is_set_and_warned_of_with_the_nearest() {
    let ran = Scene::new().run(&["config", "star", "disagrement"]).code(0);
    assert!(ran.err.contains("no question has the id `disagrement`"), "{}", ran.err);
    assert!(ran.err.contains("did you mean `disagreement`?"), "{}", ran.err);
    assert_eq!(Scene::new().run(&["config", "star", "disagreement"]).code(0).err, "");
}

#[test]
fn a_wrong_key_or_value_names_what_is_allowed_and_changes_nothing() {
    let scene = Scene::new();
    let ran = scene.run(&["config", "minuets", "3"]).code(2);
    assert!(ran.err.contains("did you mean `minutes`?"), "{}", ran.err);
    let ran = scene.run(&["config", "minutes", "-3"]).code(2);
    assert!(ran.err.contains("give a whole number from 1 to 600"), "{}", ran.err);
    scene.run(&["config", "nothing"]).code(2);
    assert!(!scene.home().exists());
}

#[test]
fn a_faulty_file_is_shown_with_its_line_and_the_defaults_hold() {
    let ran = Scene::new().with("config.toml", "minutes = \"ten\u{1b}[2J\"\n").run(&["config"]).code(1);
    assert!(ran.out.contains("minutes = 10"), "{}", ran.out);
    assert!(ran.err.contains("config.toml:1:11") && !ran.err.contains('\u{1b}'), "{:?}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_config_that_is_a_link_out_of_the_home_is_read_and_never_written() {
    let scene = Scene::new().with("answers/x.txt", "");
    scene.write("outside.toml", "minutes = 15\n");
    std::os::unix::fs::symlink("../outside.toml", scene.home().join("config.toml")).expect("linked");
    assert_eq!(scene.run(&["config", "minutes"]).code(0).out, "15\n");
    let before = scene.snapshot();
    let ran = scene.run(&["config", "minutes", "20"]).code(1);
    assert!(ran.err.contains("outside the home"), "{}", ran.err);
    assert_eq!(scene.snapshot(), before);
}
