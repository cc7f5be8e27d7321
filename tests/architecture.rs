//! The direction between modules, as ARCHITECTURE.md draws it: each layer names only the layers it may know.

use std::fs;
use std::path::{Path, PathBuf};

/// A module and the modules that it may name after `crate::`.
const LAYERS: [(&str, &[&str]); 13] = [
    ("text", &["text"]),
    ("domain", &["domain", "text"]),
    ("compare", &["compare", "domain", "text"]),
    ("format", &["format", "domain", "text"]),
    ("import", &["import", "compare", "format", "domain", "text"]),
    ("review", &["review", "format", "compare", "domain", "text"]),
    ("export", &["export", "review", "domain", "text"]),
    ("speech", &["speech", "domain", "text"]),
    ("store", &["store", "speech", "format", "domain", "text"]),
    ("app", &["app", "speech", "export", "review", "compare", "format", "domain", "text"]),
    ("ui", &["ui", "app", "speech", "review", "compare", "format", "domain", "text"]),
    (
        "terminal",
        &["terminal", "ui", "app", "store", "speech", "export", "review", "compare", "format", "domain", "text"],
    ),
    (
        "cli",
        &[
            "cli", "terminal", "ui", "app", "store", "speech", "import", "export", "review", "compare", "format",
            "domain", "text",
        ],
    ),
];

fn source_files(layer: &str) -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![source.join(format!("{layer}.rs"))];
    let mut folders = vec![source.join(layer)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
                _ => {}
            }
        }
    }
    files
}

/// The modules named after `crate::` in `text`, comments left out.
fn modules_named(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let after = code.flat_map(|line| line.split("crate::").skip(1).map(str::to_owned).collect::<Vec<_>>());
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

/// Calls `look` with the path and text of every source file of the layers in `layers`.
fn for_each_file(layers: &[&str], mut look: impl FnMut(&str, &Path, &str)) {
    for layer in layers {
        for file in source_files(layer) {
            look(layer, &file, &fs::read_to_string(&file).expect("a source file"));
        }
    }
}

#[test]
fn each_layer_knows_only_the_layers_it_may() {
    let names = LAYERS.map(|(name, _)| name);
    for_each_file(&names, |layer, file, text| {
        let allowed = LAYERS.iter().find(|(name, _)| *name == layer).map_or(&[][..], |(_, allowed)| allowed);
        for module in modules_named(text).iter().filter(|module| names.contains(&module.as_str())) {
            assert!(allowed.contains(&module.as_str()), "{} uses crate::{module}", file.display());
        }
    });
}

#[test]
fn only_store_and_the_edges_open_files_or_start_programs() {
    for_each_file(
        &["text", "domain", "compare", "format", "import", "review", "export", "speech", "app", "ui"],
        |_, file, text| {
            for call in ["std::fs", "File::open", "std::process::Command"] {
                assert!(!text.contains(call), "{} names {call}", file.display());
            }
        },
    );
}

#[test]
fn nothing_speaks_to_a_network() {
    for_each_file(&LAYERS.map(|(name, _)| name), |_, file, text| {
        assert!(!text.contains("std::net"), "{} names std::net", file.display());
    });
}

#[test]
fn toml_is_parsed_in_format_alone() {
    for_each_file(&LAYERS.map(|(name, _)| name), |layer, file, text| {
        assert!(layer == "format" || !names_crate(text, "toml::"), "{} names toml::", file.display());
    });
}

/// Whether `text` names `path` (`toml::`) as a path of its own, not as the end of another name.
fn names_crate(text: &str, path: &str) -> bool {
    let ends_name = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(path).any(|(at, _)| text.get(..at).is_some_and(|before| !ends_name(before)))
}
