use crate::diagnostic::Diagnostic;
use crate::load::{Catalogue, find, in_force, list, overlapping, read_package, regulation};
use std::fs;

/// A folder of rules with such regulations: id, series, first and last year.
fn rules(listed: &[(&str, &str, i64, Option<i64>)]) -> (tempfile::TempDir, Catalogue) {
    let folder = tempfile::tempdir().unwrap();
    for (id, series, first, last) in listed {
        let last = last.map(|last| format!(", last = {last}")).unwrap_or_default();
        let text = format!("series = \"{series}\"\nperiods = {{ first = {first}{last} }}\n");
        fs::create_dir(folder.path().join(id)).unwrap();
        fs::write(folder.path().join(id).join("regulation.toml"), text).unwrap();
    }
    let catalogue = list(folder.path()).unwrap();
    (folder, catalogue)
}

/// The last parts of a diagnostic's place, its code, and some argument.
fn line(one: &Diagnostic, key: &str) -> String {
    let arg = one.args.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str());
    let variant = one.variant.map(|variant| format!(".{variant}")).unwrap_or_default();
    let at = one.location.as_ref().map(|place| {
        let parts: Vec<_> = place.file.rsplit('/').take(2).collect();
        format!("{}/{}:{}:{} ", parts[1], parts[0], place.line, place.column)
    });
    format!("{}{}{variant} {}", at.unwrap_or_default(), one.code, arg.unwrap_or_default())
}

#[test]
fn the_regulation_of_a_year_is_found() {
    let (_folder, catalogue) = rules(&[
        ("b", "s", 2019, Some(2022)),
        ("a", "s", 2016, Some(2018)),
        ("c", "s", 2023, None),
    ]);
    let ids: Vec<_> = catalogue.regulations.iter().map(|listing| listing.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    let found = |year| in_force(&catalogue.regulations, None, year).map(|one| one.id.as_str());
    assert_eq!(found(2018), Ok("a"));
    assert_eq!(found(2019), Ok("b"));
    assert_eq!(found(2030), Ok("c"));
    assert!(overlapping(&catalogue.regulations).is_empty());
}

#[test]
fn where_none_is_in_force_the_nearest_are_named() {
    let (_folder, catalogue) = rules(&[
        ("a", "s", 2010, Some(2012)),
        ("b", "s", 2013, Some(2015)),
        ("c", "s", 2019, None),
        ("d", "s", 2025, None),
    ]);
    let none = |series, year| {
        let none = in_force(&catalogue.regulations, series, year).map(|one| one.id.clone());
        none.unwrap_err()
    };
    assert_eq!(line(&none(None, 2017), "nearest"), "no-regulation b (2013–2015), c (2019–)");
    let unknown = none(Some("t"), 2017);
    assert_eq!(line(&unknown, "known"), "no-regulation.series s");
    assert_eq!(unknown.similar.as_deref(), Some("s"));
    let nothing = in_force(&[], None, 2017).unwrap_err();
    assert_eq!(line(&nothing, "period"), "no-regulation.nothing 2017");
}

#[test]
fn of_two_series_one_must_be_named() {
    let (_folder, catalogue) = rules(&[("a", "s", 2010, None), ("b", "t", 2010, None)]);
    let several = in_force(&catalogue.regulations, None, 2020).unwrap_err();
    assert_eq!(line(&several, "first"), "no-regulation.several a");
    let found = in_force(&catalogue.regulations, Some("t"), 2020).unwrap();
    assert_eq!(found.id, "b");
}

#[test]
fn regulations_of_a_series_must_not_overlap() {
    let (_folder, catalogue) = rules(&[
        ("a", "s", 2016, Some(2019)),
        ("b", "s", 2019, None),
        ("c", "t", 2019, None),
        ("d", "s", 2012, Some(2015)),
    ]);
    let told = overlapping(&catalogue.regulations);
    assert_eq!(told.len(), 1);
    assert_eq!(line(&told[0], "period"), "b/regulation.toml:2:11 overlapping-periods 2019");
    assert_eq!(told[0].related[0].1.line, 2);
    let both = in_force(&catalogue.regulations, Some("s"), 2019).unwrap_err();
    assert_eq!(line(&both, "other"), "b/regulation.toml:2:11 overlapping-periods a");
}

#[test]
fn folders_without_a_header_and_headers_without_periods_are_told() {
    let (folder, _) = rules(&[("a", "s", 2016, None)]);
    fs::create_dir(folder.path().join("drafts")).unwrap();
    fs::create_dir(folder.path().join("broken")).unwrap();
    fs::write(folder.path().join("broken/regulation.toml"), "series = \"s\"\n").unwrap();
    fs::write(folder.path().join("README.md"), "").unwrap();
    let catalogue = list(folder.path()).unwrap();
    assert_eq!(catalogue.folders, ["a", "broken", "drafts"]);
    assert_eq!(catalogue.regulations.len(), 1);
    let told = |all: &[Diagnostic]| all.iter().map(|one| line(one, "key")).collect::<Vec<_>>();
    assert_eq!(
        told(&catalogue.diagnostics),
        ["drafts/regulation.toml:1:1 missing-file.no-regulation "]
    );
    let [unlisted] = catalogue.unlisted.as_slice() else { panic!("{:?}", catalogue.unlisted) };
    assert_eq!(unlisted.id, "broken");
    assert_eq!(
        told(&unlisted.diagnostics),
        ["broken/regulation.toml:1:1 missing-key.in-file periods"]
    );
}

#[test]
fn an_id_that_is_not_there_is_named_with_the_one_meant() {
    let (_folder, catalogue) = rules(&[("rule-2019", "s", 2016, None)]);
    assert!(find(&catalogue.regulations, "rule-2019").is_ok());
    let unknown = find(&catalogue.regulations, "rule-2018").unwrap_err();
    assert_eq!(unknown.similar.as_deref(), Some("rule-2019"));
}

#[test]
fn a_folder_that_is_not_there_is_the_disks_answer() {
    let folder = tempfile::tempdir().unwrap();
    let absent = folder.path().join("absent");
    assert!(list(&absent).unwrap_err().to_string().ends_with("absent"));
    assert!(read_package(&absent).is_err());
}

#[test]
fn a_package_is_read_from_its_folder_without_what_editors_leave() {
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("r-1");
    fs::create_dir_all(package.join("forms")).unwrap();
    fs::create_dir_all(package.join("amendments")).unwrap();
    for (path, text) in super::SAMPLE {
        fs::write(package.join(path), text).unwrap();
    }
    fs::write(package.join("forms/letter.vi.md.jinja"), "Kính gửi").unwrap();
    for left in [".DS_Store", "worker.toml~", "~$unit.toml", "Thumbs.db"] {
        fs::write(package.join(left), "x").unwrap();
    }
    let read = read_package(&package).unwrap();
    assert_eq!(read.id, "r-1");
    let files: Vec<_> = read.files.keys().map(String::as_str).collect();
    assert_eq!(
        files,
        [
            "functions.rhai",
            "regulation.toml",
            "unit.cases.toml",
            "unit.toml",
            "worker.cases.toml",
            "worker.toml",
        ]
    );
    assert_eq!(read.amendments.keys().collect::<Vec<_>>(), ["longer"]);
    assert_eq!(read.forms.keys().collect::<Vec<_>>(), ["letter.vi.md.jinja"]);
    assert!(read.files["unit.toml"].shown.ends_with("r-1/unit.toml"));
    let (loaded, told) = regulation(read);
    assert_eq!((loaded.is_some(), told), (true, Vec::new()));
}
