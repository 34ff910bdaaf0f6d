//! The shape of the house: who may import whom, which crate lives where, how long a file may be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules it may import.
const IMPORTS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("diagnostic", &[]),
    ("formula", &["model", "diagnostic"]),
    ("load", &["model", "diagnostic"]),
    ("amend", &["model", "diagnostic"]),
    ("decide", &["model", "diagnostic", "formula"]),
    ("expect", &["model", "diagnostic", "decide"]),
    ("check", &["model", "diagnostic", "formula", "amend", "decide"]),
    ("probe", &["model", "diagnostic", "formula", "decide", "expect", "check"]),
    ("simulate", &["model", "diagnostic", "amend", "decide"]),
    ("reconcile", &["model", "diagnostic", "amend", "decide"]),
    ("audit", &["model"]),
    (
        "report",
        &[
            "model",
            "diagnostic",
            "decide",
            "expect",
            "check",
            "probe",
            "simulate",
            "reconcile",
            "audit",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "diagnostic",
            "formula",
            "load",
            "amend",
            "decide",
            "expect",
            "check",
            "probe",
            "simulate",
            "reconcile",
            "audit",
            "report",
        ],
    ),
];

/// Crates that only some modules (or one file) may name.
const HOMES: &[(&str, &[&str])] = &[
    ("rhai", &["src/formula/"]),
    ("rust_decimal", &["src/formula/"]),
    ("toml", &["src/load/"]),
    ("toml_edit", &["src/load/"]),
    ("schemars", &["src/load/schema/"]),
    ("csv", &["src/load/", "src/report/"]),
    ("csv_core", &["src/load/"]),
    ("calamine", &["src/load/"]),
    ("encoding_rs", &["src/load/"]),
    ("sha2", &["src/model/fingerprint.rs"]),
    ("tar", &["src/model/package.rs"]),
    ("time", &["src/model/day.rs", "src/cli/"]),
    ("rusqlite", &["src/audit/"]),
    ("ed25519_dalek", &["src/audit/"]),
    ("rand_chacha", &["src/simulate/"]),
    ("rand_core", &["src/simulate/"]),
    ("rust_xlsxwriter", &["src/report/"]),
    ("minijinja", &["src/report/"]),
    ("annotate_snippets", &["src/report/"]),
    ("comfy_table", &["src/report/"]),
    ("fluent_bundle", &["src/report/"]),
    ("clap", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
];

/// Words of one regulation, which belong in `rules/` and `examples/`.
const DOMAIN_WORDS: &[&str] = &[
    "party",
    "committee",
    "committees",
    "cadre",
    "cadres",
    "excellent",
    "disciplined",
    "discipline",
    "btctw",
    "hd-21",
    "hd_21",
    "kontum",
    "kon tum",
    "guide 21",
    "đảng",
    "đảng viên",
    "đảng bộ",
    "chi bộ",
    "tỉnh ủy",
    "ủy viên",
    "xuất sắc",
    "kỷ luật",
    "cấp ủy",
];

struct SourceFile {
    path: String,
    module: String,
    text: String,
}

/// Every file below `src/`, without what is compiled for tests only.
fn sources(extensions: &[&str]) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join("src"), &mut found);
    found.sort();
    let wanted = found.into_iter().filter(|path| {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let in_tests = path.components().any(|c| c.as_os_str() == "tests");
        let for_tests = in_tests || ["tests.rs", "fixture.rs"].contains(&name);
        extensions.contains(&extension) && !for_tests
    });
    wanted
        .map(|path| {
            let relative = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let module = relative.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            SourceFile { path: relative, module, text }
        })
        .collect()
}

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// The identifiers that follow `prefix` in code, with their line numbers; comments are passed
/// over.
fn names_after<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let lines = text.lines().enumerate();
    let code = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.flat_map(move |(number, line)| {
        line.match_indices(prefix).filter_map(move |(at, _)| {
            let before = line[..at].chars().next_back();
            let joined = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
            let rest = &line[at + prefix.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            (!joined).then_some((number + 1, &rest[..end]))
        })
    })
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for file in sources(&["rs"]) {
        if file.module == "lib" || file.module == "main" {
            continue;
        }
        let row = IMPORTS.iter().find(|(module, _)| *module == file.module);
        let Some((_, allowed)) = row else {
            wrong.push(format!("{}: module `{}` is not in the table", file.path, file.module));
            continue;
        };
        for (line, name) in names_after(&file.text, "crate::") {
            if name.is_empty() {
                wrong.push(format!("{}:{line}: write one path an import, no group", file.path));
            } else if name != file.module && !allowed.contains(&name) {
                wrong.push(format!(
                    "{}:{line}: `{}` may not import `{name}`",
                    file.path, file.module
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_crate_stays_in_its_home() {
    let mut wrong = Vec::new();
    for file in sources(&["rs"]) {
        for (name, homes) in HOMES {
            if homes.iter().any(|home| file.path.starts_with(home)) {
                continue;
            }
            let prefix = format!("{name}::");
            for (line, _) in names_after(&file.text, &prefix) {
                wrong.push(format!("{}:{line}: `{name}` belongs in {homes:?}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn src_knows_no_words_of_one_regulation() {
    let mut wrong = Vec::new();
    for file in sources(&["rs", "ftl"]) {
        for (number, line) in file.text.lines().enumerate() {
            let lower = line.to_lowercase();
            for word in DOMAIN_WORDS {
                if has_word(&lower, word) {
                    wrong.push(format!("{}:{}: `{word}`", file.path, number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let files = sources(&["rs"]);
    let long = files.iter().map(|file| (file.text.lines().count(), &file.path));
    let long: Vec<_> = long.filter(|(lines, _)| *lines > 400).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let files = sources(&["rs"]);
    let silent: Vec<_> = files.iter().filter(|file| !file.text.starts_with("//!")).collect();
    let silent: Vec<_> = silent.iter().map(|file| &file.path).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn main_is_thin() {
    let files = sources(&["rs"]);
    let main = files.iter().find(|file| file.path == "src/main.rs").unwrap();
    assert!(main.text.lines().count() <= 20);
}

#[test]
fn no_module_is_a_bag() {
    let bags = BTreeSet::from(["core", "util", "utils", "common", "helpers", "misc", "types"]);
    for file in sources(&["rs"]) {
        let names = file.path.split(['/', '.']);
        let found: Vec<_> = names.filter(|name| bags.contains(name)).collect();
        assert!(found.is_empty(), "{}", file.path);
    }
}

#[test]
fn the_table_of_imports_has_no_way_round() {
    for (module, allowed) in IMPORTS {
        let earlier: Vec<_> = IMPORTS.iter().map(|(m, _)| *m).take_while(|m| m != module).collect();
        let later: Vec<_> = allowed.iter().filter(|name| !earlier.contains(name)).collect();
        assert!(later.is_empty(), "`{module}` imports {later:?}, which come later in the table");
    }
}
