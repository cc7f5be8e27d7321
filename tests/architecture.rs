//! The direction between modules, as ARCHITECTURE.md draws it: each layer names only the layers it may know.

use std::collections::{BTreeMap, BTreeSet};
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
    ("ui", &["ui", "app", "speech", "export", "review", "compare", "format", "domain", "text"]),
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
fn markdown_is_parsed_in_text_and_toml_in_format_alone() {
    for_each_file(&LAYERS.map(|(name, _)| name), |layer, file, text| {
        // A test may hold what was written against another reader.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_markdown_elsewhere = layer != "text" && names_crate(text, "pulldown_cmark::");
        let is_toml_elsewhere = layer != "format" && names_crate(text, "toml::");
        assert!(!is_markdown_elsewhere, "{} names pulldown_cmark::", file.display());
        assert!(!is_toml_elsewhere, "{} names toml::", file.display());
    });
}

/// Whether `text` names `path` (`toml::`) as a path of its own, not as the end of another name.
fn names_crate(text: &str, path: &str) -> bool {
    let ends_name = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(path).any(|(at, _)| text.get(..at).is_some_and(|before| !ends_name(before)))
}

/// In a room, and in each folder of it: a file that has a folder of the same name is one with what lies in that.
#[test]
fn no_files_side_by_side_name_each_other_in_a_circle() {
    for (room, _) in LAYERS {
        let files: Vec<(Vec<String>, String)> =
            source_files(room).iter().map(|file| (path_in(room, file), code_of(file))).collect();
        let folders: BTreeSet<&[String]> =
            files.iter().map(|(path, _)| path.split_last().map_or(&[][..], |(_, folder)| folder)).collect();
        for folder in folders {
            let mut left = names_within(room, folder, &files);
            // A file that names none of those left is in no circle.
            while let Some(free) = left.iter().find(|(_, named)| named.iter().all(|name| !left.contains_key(name))) {
                let free = free.0.clone();
                left.remove(&free);
            }
            assert!(left.is_empty(), "in {room} {folder:?} these name each other, or files that do: {left:#?}");
        }
    }
}

/// The files right in `folder` of `room`, each with the others there that it names; tests are left out.
fn names_within(room: &str, folder: &[String], files: &[(Vec<String>, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let is_test = |path: &[String]| path.iter().any(|name| ["tests", "harness", "fixture"].contains(&name.as_str()));
    let root = files.iter().find(|(path, _)| path == folder).map_or("", |(_, code)| code);
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, code) in files.iter().filter(|(path, _)| !is_test(path)) {
        let Some([file, ..]) = path.strip_prefix(folder) else { continue };
        let named = paths_named(room, path, code);
        let named = named.iter().filter_map(|path| file_of(path.strip_prefix(folder)?, root));
        names.entry(file.clone()).or_default().extend(named.filter(|name| name != file));
    }
    names
}

/// The path of `file` as a module below its room.
fn path_in(room: &str, file: &Path) -> Vec<String> {
    let below = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("a source file");
    let path = below.with_extension("");
    path.iter().map(|name| name.to_string_lossy().into_owned()).skip_while(|name| name == room).collect()
}

/// What `file` holds without comments and without the tests at its end.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a source file");
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The paths below `room` that the module `path` names with `super::` or `crate::`.
fn paths_named(room: &str, path: &[String], code: &str) -> Vec<Vec<String>> {
    let own = format!("crate::{room}::");
    let absolute = code.split(own.as_str()).skip(1).flat_map(spelt_out).map(|rest| split(&rest));
    // Of several in a row the first says all.
    let is_first = |at: &usize| !code.get(..*at).is_some_and(|before| before.ends_with("::"));
    let relative = code.match_indices("super::").map(|(at, _)| at).filter(is_first);
    let relative = relative.flat_map(|at| spelt_out(code.get(at..).unwrap_or_default())).map(|named| {
        let mut whole = path.to_vec();
        for name in split(&named) {
            if name == "super" { drop(whole.pop()) } else { whole.push(name) }
        }
        whole
    });
    absolute.chain(relative).collect()
}

fn split(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

/// The path that `text` begins with, or its paths where they are in braces: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn spelt_out(text: &str) -> Vec<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let Some(inside) = rest.strip_prefix('{') else { return vec![head.to_owned()] };
    in_braces(inside).into_iter().flat_map(|item| spelt_out(item.trim())).map(|path| format!("{head}{path}")).collect()
}

/// What stands between the commas up to the brace that closes.
fn in_braces(text: &str) -> Vec<&str> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                items.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        if c == '}' && start == at + 1 {
            return items;
        }
    }
    items
}

/// The file that the first name of `path` is of: its own, or the one from which the room's root hands the name on.
fn file_of(path: &[String], root: &str) -> Option<String> {
    let name = path.first()?;
    let handed_on = root.split("pub use ").skip(1).flat_map(spelt_out).map(|path| split(&path));
    let from = handed_on.filter(|path| path.last() == Some(name)).find_map(|path| path.first().cloned());
    Some(from.unwrap_or_else(|| name.clone()))
}
