//! Skeletons: they pass the check as they stand, follow the schemas, and overwrite nothing.

use crate::readmes::copy;
use crate::schema::mistakes;
use crate::terminal::{project, run};
use std::fs;
use std::path::Path;

fn here(folder: &Path, line: &[&str]) -> String {
    let shown = run(folder, line);
    assert_eq!(shown.code, 0, "{line:?}\n{}", shown.transcript());
    shown.stdout
}

/// What `check` finds in a regulation; nothing is expected.
fn findings(folder: &Path, id: &str) -> Vec<serde_json::Value> {
    let shown = run(folder, &["check", id, "--format", "json"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown.json()["diagnostics"].as_array().unwrap().clone()
}

#[test]
fn a_new_regulation_passes_the_check_and_its_cases_from_an_empty_folder() {
    for (lang, class) in [("vi", "nhom-1"), ("en", "class-1")] {
        let folder = tempfile::tempdir().unwrap();
        let title = "Quy định \"thử\" \\ 1";
        let line = ["new", "regulation", "qd-12-2026", "--title", title, "--lang", lang];
        let said = here(folder.path(), &line);
        assert!(said.contains("qd-12-2026"), "{said}");
        // All that is found is what the skeleton says of itself: it rests on no wording yet.
        let found = findings(folder.path(), "qd-12-2026");
        let others = found.iter().filter(|one| one["code"] != "rests-on-less");
        assert_eq!(others.collect::<Vec<_>>(), Vec::<&serde_json::Value>::new());
        let cases = run(folder.path(), &["cases", "--format", "json"]).json();
        let counts = (&cases["files"][0]["passed"], &cases["files"][0]["failed"]);
        assert_eq!(counts, (&7.into(), &0.into()), "{cases}");
        let rules = folder.path().join("rules/qd-12-2026");
        let read = |name: &str| fs::read_to_string(rules.join(name)).unwrap();
        assert_eq!(mistakes("regulation", &read("regulation.toml")), Vec::<String>::new());
        assert_eq!(mistakes("class", &read(&format!("{class}.toml"))), Vec::<String>::new());
        assert_eq!(mistakes("cases", &read(&format!("{class}.cases.toml"))), Vec::<String>::new());
        assert!(!read(&format!("{class}.toml")).contains('«'));
        // A second one is refused, and the first is left as it is.
        fs::write(rules.join("regulation.toml"), "mine").unwrap();
        let again = run(folder.path(), &["new", "regulation", "qd-12-2026", "--lang", lang]);
        assert_eq!(again.code, 1, "{}", again.transcript());
        assert_eq!(read("regulation.toml"), "mine");
        assert_eq!(fs::read_dir(folder.path().join("rules")).unwrap().count(), 1);
    }
}

#[test]
fn a_new_amendment_of_any_regulation_passes_the_check_and_changes_no_verdict() {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("rules"), &folder.path().join("rules"));
    let supplier = "examples/supplier-rating/rules/supplier-2025";
    copy(&project().join(supplier), &folder.path().join("rules/supplier-2025"));
    let ids = ["hd-16-2018", "hd-21-2019", "qd-124-2023", "qd-366-2025", "supplier-2025"];
    for (at, id) in ids.into_iter().enumerate() {
        let before = findings(folder.path(), id);
        let lang = ["vi", "en"][at % 2];
        here(folder.path(), &["new", "amendment", "thu-sua", "--to", id, "--lang", lang]);
        assert_eq!(findings(folder.path(), id), before, "{id}");
        let path = folder.path().join(format!("rules/{id}/amendments/thu-sua.toml"));
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(mistakes("amendment", &text), Vec::<String>::new());
        assert!(!text.contains('«'), "{text}");
        let again = run(folder.path(), &["new", "amendment", "thu-sua", "--to", id]);
        assert_eq!(again.code, 1, "{}", again.transcript());
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let amended = "hd-21-2019+thu-sua";
    let shown = run(folder.path(), &["compare", "hd-21-2019", amended, "--format", "json"]);
    for class in shown.json()["classes"].as_array().unwrap() {
        assert_eq!(class["relation"], "equivalent", "{class}");
    }
    // What the remarks of the skeleton offer works as it stands once the marks are taken away.
    let path = folder.path().join("rules/hd-21-2019/amendments/thu-sua.toml");
    let text = fs::read_to_string(&path).unwrap();
    let offered = text.split("# [[change]]\n# add").count() - 1;
    assert_eq!(offered, 2);
    let (head, rest) = text.split_once("# [[change]]\n# add").unwrap();
    let (example, rest) = rest.split_once("\n\n").unwrap();
    let example = format!("# [[change]]\n# add{example}");
    let example: Vec<&str> =
        example.lines().map(|line| line.trim_start_matches('#').trim_start()).collect();
    fs::write(&path, format!("{head}{}\n\n{rest}", example.join("\n"))).unwrap();
    // The added exemption is tried by no case yet, which is no mistake.
    let found = findings(folder.path(), "hd-21-2019");
    assert!(found.iter().all(|one| one["severity"] != "error"), "{found:?}");
    here(folder.path(), &["cases", "hd-21-2019"]);
}

#[test]
fn ids_that_could_name_no_folder_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(61);
    for id in ["../qd", "qd 12", "-qd", "", "qd/12", ".qd", "qd.12", &long] {
        let shown = run(folder.path(), &["new", "regulation", "--", id]);
        assert_eq!(shown.code, 1, "{id}: {}", shown.transcript());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let nowhere = run(folder.path(), &["new", "amendment", "a", "--to", "b"]);
    assert_eq!(nowhere.code, 2, "there is no folder of rules: {}", nowhere.transcript());
}
