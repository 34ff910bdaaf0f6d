//! Both languages say the same things, and everything that is said has words.

use crate::diagnostic::Code;
use crate::model::{Basis, Departure, RuleKindShown, Truth};
use crate::probe::Alteration;
use crate::report::{Lang, Words};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a language says: message or `message.attribute` → the values it names.
type Said = BTreeMap<String, BTreeSet<String>>;

fn said(lang: Lang) -> Said {
    let mut all = Said::new();
    for (name, vi, en) in super::FILES {
        let text = if lang == Lang::Vi { *vi } else { *en };
        let resource = parser::parse(text).unwrap_or_else(|(_, errors)| {
            panic!("{name}.ftl ({lang:?}): {errors:?}");
        });
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut put = |key: String, pattern: &Pattern<&str>| {
                let mut values = BTreeSet::new();
                collect(pattern, &mut values);
                assert!(all.insert(key.clone(), values).is_none(), "{key} stands twice");
            };
            if let Some(value) = &message.value {
                put(message.id.name.to_owned(), value);
            }
            for attribute in &message.attributes {
                put(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
    }
    all
}

fn collect(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                collect_inline(inline, values);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                collect_inline(selector, values);
                variants.iter().for_each(|variant| collect(&variant.value, values));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        values.insert(id.name.to_owned());
    }
}

/// The keys written in the sources of the modules that speak: literals given to `text`, `say`,
/// `find`, and all other literals that look like keys.
fn literals() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut called, mut all) = (BTreeSet::new(), BTreeSet::new());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources(&root.join("report")).into_iter().chain(sources(&root.join("cli"))) {
        let text = fs::read_to_string(file).unwrap();
        let pieces: Vec<&str> = text.split('"').collect();
        for pair in pieces.windows(2) {
            let (before, literal) = (pair[0].trim_end(), pair[1]);
            if ["text(", ".say(", ".find("].iter().any(|call| before.ends_with(call)) {
                called.insert(literal.to_owned());
            }
            all.insert(literal.to_owned());
        }
    }
    (called, all)
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_attributes_and_values() {
    let (vi, en) = (said(Lang::Vi), said(Lang::En));
    let keys = |said: &Said| said.keys().cloned().collect::<BTreeSet<_>>();
    let (vi_keys, en_keys) = (keys(&vi), keys(&en));
    assert_eq!(vi_keys.difference(&en_keys).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(en_keys.difference(&vi_keys).collect::<Vec<_>>(), Vec::<&String>::new());
    for (key, values) in &vi {
        assert_eq!(values, &en[key], "{key}");
    }
}

#[test]
fn no_text_is_empty_and_no_diagnostic_ends_with_a_full_stop() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        for key in said(lang).keys().filter(|key| !key.contains('.')) {
            assert!(!words.text(key).is_empty(), "{key}");
        }
        for code in Code::ALL {
            let text = words.find(code.as_str(), &[]).unwrap_or_default();
            assert!(!text.ends_with('.'), "{code}: {text}");
            let starts_lower = text.chars().next().is_none_or(|first| !first.is_uppercase());
            assert!(starts_lower, "{code}: {text}");
        }
    }
}

#[test]
fn every_key_that_the_code_says_has_words() {
    let known = said(Lang::En);
    let (called, _) = literals();
    let missing: Vec<_> = called
        .iter()
        .filter(|key| !key.contains(['{', ' ']) && !known.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(called.len() > 50, "the sources were not read");
}

#[test]
fn every_word_of_a_verdict_has_words() {
    let known = said(Lang::En);
    let departures = Departure::ALL.iter().map(|one| format!("departure-{}", one.as_str()));
    let bases = Basis::ALL.iter().map(|one| format!("basis-{}", one.as_str()));
    let truths = [Truth::True, Truth::False, Truth::Unknown];
    let truths = truths.iter().map(|one| format!("truth-{}", one.as_str()));
    let kinds = [
        RuleKindShown::Exemption,
        RuleKindShown::Review,
        RuleKindShown::Requires,
        RuleKindShown::Ceiling,
        RuleKindShown::Quota,
    ];
    let kinds = kinds.iter().map(|one| format!("rules-{}", one.as_str()));
    for key in departures.chain(bases).chain(truths).chain(kinds) {
        assert!(known.contains_key(&key), "{key}");
    }
}

#[test]
fn every_alteration_of_a_rule_has_words() {
    let known = said(Lang::En);
    for one in Alteration::ALL {
        assert!(known.contains_key(&format!("alteration-{}", one.as_str())), "{one:?}");
    }
    let all = known.keys().filter(|key| key.starts_with("alteration-"));
    assert_eq!(all.count(), Alteration::ALL.len());
}

#[test]
fn every_kind_of_diagnostic_has_its_page() {
    let known = said(Lang::En);
    for code in Code::ALL {
        for part in ["", ".why", ".example", ".todo"] {
            assert!(known.contains_key(&format!("page-{code}{part}")), "{code}{part}");
        }
    }
}

#[test]
fn nothing_is_said_that_nobody_uses() {
    let (_, literals) = literals();
    let built = [
        "aggregate-",
        "alteration-",
        "assumed-",
        "argument-",
        "basis-",
        "command-",
        "column-",
        "departure-",
        "failure-",
        "fault-",
        "field-",
        "finding-",
        "foreign-",
        "misplaced-",
        "page-",
        "printed-",
        "relation-",
        "change-",
        "outcome-",
        "rule-",
        "rules-",
        "new-",
        "schema-",
        "template-",
        "severity-",
        "truth-",
        "type-",
        "value-",
        "world-",
        "label-",
    ];
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let unused: Vec<String> = said(Lang::En)
        .into_keys()
        .filter(|key| !key.contains('.') && !literals.contains(key))
        .filter(|key| !built.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !codes.iter().any(|code| key.starts_with(code)))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The variants that the sources of a module give a code, by a simple reading of their text.
fn variants() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources(&root) {
        let path = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let path = format!("/{path}");
        if path.contains("/tests/") || path.contains("/report/") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for statement in text.split(';') {
            for (at, _) in statement.match_indices("Code::") {
                let rest = &statement[at + 6..];
                let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                let code = Code::ALL.iter().find(|code| format!("{code:?}") == rest[..end]);
                let Some(code) = code else { continue };
                let own = rest[end..].split("Code::").next().unwrap_or_default();
                let direct = own.trim_start_matches([',', ' ', '\n']);
                let direct = direct.strip_prefix("Some(").unwrap_or(direct);
                let given = own.split(".variant(").nth(1).or(Some(direct));
                let given = given.and_then(|given| given.strip_prefix('"'));
                if let Some(variant) = given.and_then(|given| given.split('"').next()) {
                    found.insert((code.as_str().to_owned(), variant.to_owned()));
                }
            }
        }
        let mut by_call = |call: &str, code: Code| {
            for piece in text.split(call).skip(1) {
                let variant = piece.split('"').next().unwrap_or_default();
                found.insert((code.as_str().to_owned(), variant.to_owned()));
            }
        };
        match path.as_str() {
            path if path.ends_with("submissions/decode.rs") => {
                by_call(" wrong(\"", Code::WrongCell)
            }
            path if path.contains("formula/compile/syntax") => {
                by_call("refuse(\"", Code::NotAllowed)
            }
            path if path.contains("formula/compile/") => by_call(".refuse(\"", Code::NotAllowed),
            path if path.ends_with("load/node.rs") => by_call("refuse(\"", Code::WrongValue),
            path if path.contains("simulate/") => by_call(".id, \"", Code::PlanImpossible),
            _ => {}
        }
        if path.contains("/load/") {
            by_call(".wrong(\"", Code::WrongValue);
        }
    }
    found
}

#[test]
fn every_variant_of_a_diagnostic_has_words_and_help() {
    let known = said(Lang::En);
    let variants = variants();
    let missing: Vec<String> = variants
        .iter()
        .map(|(code, variant)| format!("{code}-{variant}"))
        .filter(|key| !known.contains_key(key) || !known.contains_key(&format!("{key}.help")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(variants.len() > 120, "the sources were not read: {}", variants.len());
}
