//! The schemas for editors: they know the keys that the readers know, take every file there is and
//! refuse planted mistakes; what the command writes can be used as it stands.

use crate::formats::write_examples;
use crate::terminal::{project, run};
use mucthuoc::diagnostic::{Code, Diagnostic};
use mucthuoc::load;
use mucthuoc::load::schema::schemas;
use mucthuoc::model::Package;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, Table};

/// A key that no file may have.
const STRAY: &str = "stray-key";

/// A step from a table to one inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    At(usize),
}

/// A table of a document and the keys that the schema allows in it.
type Allowed = (Vec<Step>, BTreeSet<String>);

fn schema(kind: &str) -> Value {
    let found = schemas().into_iter().find(|one| one.kind == kind);
    found.unwrap().schema
}

/// A schema without its reference.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// Of several shapes the first that lists the keys of a table, or the schema itself.
fn one_of<'s>(root: &'s Value, schema: &'s Value, value: &toml::Value) -> &'s Value {
    let (Some(shapes), Some(table)) = (schema["anyOf"].as_array(), value.as_table()) else {
        return schema;
    };
    let lists = |shape: &&Value| {
        let keys = resolved(root, shape)["properties"].as_object();
        keys.is_some_and(|keys| table.keys().all(|key| keys.contains_key(key)))
    };
    if schema["properties"].is_object() {
        schema
    } else {
        shapes.iter().find(lists).unwrap_or(schema)
    }
}

/// Every table of a document whose keys the schema lists.
fn tables(root: &Value, schema: &Value, value: &toml::Value, path: &[Step]) -> Vec<Allowed> {
    let schema = resolved(root, one_of(root, schema, value));
    let at = |step| [path, &[step]].concat();
    let mut found = Vec::new();
    match value {
        toml::Value::Table(table) => {
            if schema["additionalProperties"] == false {
                let keys = schema["properties"].as_object().unwrap().keys().cloned();
                found.push((path.to_vec(), keys.collect()));
            }
            for (key, inner) in table {
                let own = &schema["properties"][key.as_str()];
                let below = if own.is_null() { &schema["additionalProperties"] } else { own };
                if below.is_object() {
                    found.extend(tables(root, below, inner, &at(Step::Key(key.clone()))));
                }
            }
        }
        toml::Value::Array(items) if schema["items"].is_object() => {
            for (index, inner) in items.iter().enumerate() {
                found.extend(tables(root, &schema["items"], inner, &at(Step::At(index))));
            }
        }
        _ => {}
    }
    found
}

/// The document with a stray key in one of its tables.
fn strayed(text: &str, path: &[Step]) -> String {
    fn plant(item: &mut Item, path: &[Step]) {
        match path {
            [] => match item {
                Item::Value(value) => {
                    let table = value.as_inline_table_mut().unwrap();
                    table.insert(STRAY, true.into());
                }
                item => {
                    let table: &mut Table = item.as_table_mut().unwrap();
                    table.insert(STRAY, toml_edit::value(true));
                }
            },
            [Step::Key(key), rest @ ..] => plant(&mut item[key.as_str()], rest),
            [Step::At(at), rest @ ..] => plant(&mut item[*at], rest),
        }
    }
    let mut document: DocumentMut = text.parse().unwrap();
    plant(document.as_item_mut(), path);
    document.to_string()
}

/// The keys that a reader says it knows where the stray key stands.
fn known(told: &[Diagnostic]) -> BTreeSet<String> {
    let arg = |one: &Diagnostic, name: &str| {
        let found = one.args.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let stray = told.iter().find(|one| {
        let codes = [Code::UnknownKey, Code::UnknownExpectation];
        codes.contains(&one.code) && arg(one, "key") == STRAY
    });
    let stray = stray.unwrap_or_else(|| panic!("the stray key is not told: {told:#?}"));
    arg(stray, "known").split(", ").map(str::to_owned).collect()
}

/// What reading a package says, with all its cases and amendments.
fn told(package: Package) -> Vec<Diagnostic> {
    let (regulation, mut told) = load::regulation(package);
    let regulation = regulation.unwrap();
    told.extend(load::cases(&regulation).1);
    told.extend(load::amendments(&regulation).1);
    told
}

fn file_of<'p>(package: &'p mut Package, path: &str) -> &'p mut mucthuoc::model::PackageFile {
    match path.strip_prefix("amendments/").and_then(|id| id.strip_suffix(".toml")) {
        Some(id) => package.amendments.get_mut(id).unwrap(),
        None => package.files.get_mut(path).unwrap(),
    }
}

/// Plants a stray key into the tables of a file, one of each kind; gives the number of kinds.
fn check_file(package: &Package, path: &str, kind: &str) -> usize {
    let bytes = file_of(&mut package.clone(), path).bytes.to_vec();
    let text = String::from_utf8(bytes).unwrap();
    let root = schema(kind);
    let value = toml::Value::Table(toml::from_str(&text).unwrap());
    let mut distinct: BTreeMap<BTreeSet<String>, Vec<Step>> = BTreeMap::new();
    for (at, keys) in tables(&root, &root, &value, &[]) {
        distinct.entry(keys).or_insert(at);
    }
    for (keys, at) in &distinct {
        let mut changed = package.clone();
        file_of(&mut changed, path).bytes = strayed(&text, at).into_bytes().into();
        let known = known(&told(changed));
        // Of a change and of what it sets, the reader knows only what the address and the act
        // leave: the schema knows all of it.
        let is_part = kind == "amendment" && known.is_subset(keys);
        assert!(known == *keys || is_part, "{path} at {at:?}: {known:?} {keys:?}");
    }
    distinct.len()
}

#[test]
fn the_readers_of_rules_know_the_keys_of_the_schemas_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    write_examples(folder.path());
    let package = load::read_package(&folder.path().join("rules/vi-du")).unwrap();
    // The header, titles, periods, functions, what is not encoded.
    assert_eq!(check_file(&package, "regulation.toml", "regulation"), 5);
    // The class, titles, its form, facts, criteria, parameters, exemptions, review, levels,
    // requirements, ceilings, quotas, keys of rank.
    assert_eq!(check_file(&package, "worker.toml", "class"), 13);
    // The class, titles, facts, children, levels, requirements.
    assert_eq!(check_file(&package, "unit.toml", "class"), 6);
    // The file, its cases, a verdict.
    assert_eq!(check_file(&package, "worker.cases.toml", "cases"), 3);
    // The file, its title, changes, the keys they set.
    assert_eq!(check_file(&package, "amendments/cho-lau-hon.toml", "amendment"), 4);
}

/// A file as a validator of JSON sees it: dates are texts.
fn as_json(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(moment) => moment.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(json).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    json(toml::Value::Table(toml::from_str(text).unwrap()))
}

pub fn mistakes(kind: &str, text: &str) -> Vec<String> {
    let validator = jsonschema::draft202012::new(&schema(kind)).unwrap();
    let value = as_json(text);
    validator.iter_errors(&value).map(|one| one.to_string()).collect()
}

/// Every file below a folder, by its path.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The kind of a file by its path, as people keep them.
fn kind_of(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    Some(match name {
        "regulation.toml" => "regulation",
        "returns.toml" => "returns",
        "published.toml" => "published",
        _ if name.ends_with(".cases.toml") => "cases",
        _ if path.contains("/amendments/") || path.contains("/proposals/") => "amendment",
        _ if path.contains("/rules/") && name.ends_with(".toml") => "class",
        _ => return None,
    })
}

#[test]
fn every_shipped_file_follows_its_schema() {
    let format = tempfile::tempdir().unwrap();
    write_examples(format.path());
    let mut found = Vec::new();
    for folder in ["rules", "examples"] {
        files(&project().join(folder), &mut found);
    }
    files(format.path(), &mut found);
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for path in found {
        let shown = path.to_string_lossy().into_owned();
        let Some(kind) = kind_of(&shown) else { continue };
        let told = mistakes(kind, &fs::read_to_string(&path).unwrap());
        assert!(told.is_empty(), "{shown}: {told:#?}");
        *counted.entry(kind).or_default() += 1;
    }
    assert_eq!(counted.len(), 6, "{counted:?}");
    assert!(counted["class"] >= 14 && counted["cases"] >= 12, "{counted:?}");
}

/// A file with something replaced, which must be there.
fn changed(path: &str, from: &str, to: &str) -> String {
    let text = fs::read_to_string(project().join(path)).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    text.replacen(from, to, 1)
}

#[test]
fn planted_mistakes_are_refused() {
    let member = "rules/hd-21-2019/party-member.toml";
    let regulation = "rules/hd-21-2019/regulation.toml";
    let cases = "rules/hd-21-2019/party-member.cases.toml";
    let amendment = "rules/hd-21-2019/amendments/no-cap-standing-committee.toml";
    let returns = "examples/kontum-2020/returns.toml";
    let published = "examples/kontum-2020/published.toml";
    let planted = [
        // Misspelt keys.
        ("class", changed(member, "when ", "wehn ")),
        ("class", changed(member, "lowered_to", "lower_to")),
        ("class", changed(member, "optional", "optionel")),
        ("regulation", changed(regulation, "issuer", "isuer")),
        ("regulation", changed(regulation, "last =", "lsat =")),
        ("cases", changed(cases, "outcome ", "outcom ")),
        ("amendment", changed(amendment, "amends", "amend")),
        ("amendment", changed(amendment, "unless", "unles")),
        ("returns", changed(returns, "period", "periode")),
        ("published", changed(published, "rated_printed", "rated_print")),
        // Words that are none.
        ("class", changed(member, "\"descending\"", "\"falling\"")),
        ("class", changed(member, "basis      = \"text\"", "basis = \"texts\"")),
        ("class", changed(member, "\"down\"", "\"downward\"")),
        ("cases", changed(cases, "\"pending\"", "\"waiting\"")),
        ("amendment", changed(amendment, "\"proposal\"", "\"suggestion\"")),
        // Values of another kind.
        ("class", changed(member, "value = \"20%\"", "value = 0.2")),
        ("class", changed(member, "value = 6,", "value = [6],")),
        ("regulation", changed(regulation, "signed     = 2019-10-18", "signed = 2019")),
        ("regulation", changed(regulation, "first = 2019", "first = \"2019\"")),
        ("regulation", changed(regulation, "format     = 1", "format = 2")),
        ("returns", changed(returns, "synthetic  = true", "synthetic = \"yes\"")),
        ("published", changed(published, "count = 114", "count = \"114\"")),
        // What must be there, what cannot stand together.
        ("class", changed(member, "places = 2", "")),
        ("class", changed(member, "ties       = \"refer\"", "")),
        ("amendment", changed(amendment, "to  =", "as  =")),
        ("amendment", changed(amendment, "set =", "remove =")),
    ];
    for (at, (kind, text)) in planted.iter().enumerate() {
        assert!(!mistakes(kind, text).is_empty(), "mistake {at} of a {kind} is not refused");
    }
}

/// Every key that a schema describes, as `table.key`.
fn undescribed(schema: &Value, at: &str, found: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(keys) = map.get("properties").and_then(Value::as_object) {
                let is_whole = schema["type"] == "object";
                let silent = keys.iter().filter(|(_, of)| of["description"].is_null());
                found.extend(silent.filter(|_| is_whole).map(|(key, _)| format!("{at}.{key}")));
            }
            map.iter().for_each(|(key, inner)| undescribed(inner, key, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| undescribed(inner, at, found)),
        _ => {}
    }
}

#[test]
fn the_command_writes_schemas_that_say_what_every_key_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    for lang in ["vi", "en"] {
        let shown =
            run(folder.path(), &["schema", "--out", ".", "--lang", lang, "--format", "json"]);
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        let mut text = String::new();
        for one in schemas() {
            let path = folder.path().join(format!("schemas/{}.schema.json", one.kind));
            let file = fs::read_to_string(path).unwrap();
            let written: Value = serde_json::from_str(&file).unwrap();
            let mut silent = Vec::new();
            undescribed(&written, one.kind, &mut silent);
            assert!(silent.is_empty(), "{lang} {}: {silent:?}", one.kind);
            jsonschema::draft202012::new(&written).unwrap();
            text.push_str(&file);
        }
        said.push(text);
    }
    for (lang, said) in ["vi", "en"].iter().zip(&said) {
        let words = project().join(format!("src/report/words/{lang}/schema.ftl"));
        let words = fs::read_to_string(words).unwrap();
        let lines = words.lines().filter(|line| line.starts_with("schema-"));
        for line in lines.filter(|line| !line.starts_with("schema-settings-")) {
            let (key, text) = line.split_once(" = ").unwrap();
            let quoted = serde_json::to_string(text).unwrap();
            assert!(key == "schema-written" || said.contains(&quoted), "{key} describes nothing");
        }
    }
}

#[test]
fn settings_that_somebody_else_wrote_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join(".taplo.toml");
    fs::write(&settings, "[formatting]\nindent_tables = true\n").unwrap();
    let shown = run(folder.path(), &["schema", "--rules", "luat"]);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    assert!(shown.stdout.contains("include = [\"**/luat/*/regulation.toml\"]"), "{}", shown.stdout);
    assert_eq!(fs::read_to_string(&settings).unwrap(), "[formatting]\nindent_tables = true\n");
    fs::remove_file(&settings).unwrap();
    assert!(run(folder.path(), &["schema"]).stdout.starts_with("Wrote 6 schemas"));
    let written = fs::read_to_string(&settings).unwrap();
    assert_eq!(written.matches("[[rule]]").count(), 6);
    toml::from_str::<toml::Table>(&written).unwrap();
}
