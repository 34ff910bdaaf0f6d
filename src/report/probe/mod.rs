//! What cases show and miss, in words: clauses and conditions, alterations that nobody notices.

pub mod coverage;
pub mod mutants;
pub mod proposals;
mod situation;

use crate::model::{Class, Regulation};
use crate::probe::RuleName;
use crate::report::naming::Naming;
use crate::report::{Say, Words};

/// A rule by what it is, its level and its title.
fn named(words: Words, regulation: &Regulation, rule: &RuleName) -> String {
    let naming = Naming::new(words, regulation, class_of(regulation, rule));
    let heading = words.text(&format!("rule-{}", rule.kind.as_str()));
    let title = naming.rule(rule.kind, &rule.rule);
    match &rule.level {
        Some(level) => format!("{heading} {}: {title}", naming.level(level)),
        None => format!("{heading}: {title}"),
    }
}

/// A single condition, as it is written, in the words of the titles; parameters by their values.
fn condition(words: Words, regulation: &Regulation, (class, text): (&Class, &str)) -> String {
    let naming = Naming::new(words, regulation, class);
    let said = |fact: &str, needs: &str| {
        let args =
            [("fact", Say::from(naming.fact(fact))), ("value", naming.needs(fact, needs).into())];
        words.say("example-fact", &args)
    };
    if let Some(fact) = text.strip_prefix("given(").and_then(|rest| rest.strip_suffix(')')) {
        return said(fact, "given");
    }
    for sign in [">=", "<=", "==", "!=", ">", "<"] {
        if let Some((fact, value)) = text.split_once(&format!(" {sign} ")) {
            let parameter = class.parameters.iter().find(|one| one.id == value);
            let value = parameter.map_or(value, |parameter| parameter.written.as_str());
            return said(fact, &format!("{sign} {value}"));
        }
    }
    naming.fact(text)
}

fn class_of<'a>(regulation: &'a Regulation, rule: &RuleName) -> &'a Class {
    &regulation.classes[rule.class]
}
