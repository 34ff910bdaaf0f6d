//! What questions about a whole regulation found, and which rules no case exercises, as
//! diagnostics in words.

use crate::check::{Fact, Finding, SOMEBODY, Said};
use crate::diagnostic::{Code, Diagnostic, Location, Severity, Source};
use crate::expect::{FileRun, RuleCoverage};
use crate::model::{Class, Place, Regulation, RuleKindShown};
use crate::report::naming::Naming;
use crate::report::{Say, Words};
use std::sync::Arc;

/// A finding in words.
pub fn diagnostic(words: Words, regulation: &Regulation, finding: &Finding) -> Diagnostic {
    let start = match finding.severity {
        Severity::Error => Diagnostic::error,
        Severity::Warning => Diagnostic::warning,
        Severity::Note => Diagnostic::note,
    };
    let mut told = start(finding.code);
    told.variant = finding.variant;
    let class = finding.class.map(|class| &regulation.classes[class]);
    let naming = class.map(|class| Naming::new(words, regulation, class));
    for (key, said) in &finding.said {
        told = told.arg(key, in_words(said, regulation, naming));
    }
    if let (Some(example), Some(naming)) = (&finding.example, naming) {
        told = told.arg("example", example_text(words, naming, example));
    }
    if let Some(location) = located(regulation, &finding.place) {
        told = told.at(location);
    }
    let related = finding.related.as_ref();
    let related = related.and_then(|(key, place)| Some((*key, located(regulation, place)?)));
    match related {
        Some((key, location)) => told.related(key, location),
        None => told,
    }
}

fn in_words(said: &Said, regulation: &Regulation, naming: Option<Naming<'_>>) -> String {
    match (said, naming) {
        (Said::Text(text), _) => text.clone(),
        (Said::Fact(fact), Some(naming)) => naming.fact(fact),
        (Said::Value(fact, value), Some(naming)) => naming.value(fact, Some(value)),
        (Said::Rule(kind, id), Some(naming)) => naming.rule(*kind, id),
        (Said::Level(code), Some(naming)) => {
            let values = &regulation.outcome_scale().values;
            values.get(usize::from(*code)).map_or(String::new(), |level| naming.level(&level.id))
        }
        (Said::Fact(text) | Said::Value(_, text) | Said::Rule(_, text), None) => text.clone(),
        (Said::Level(code), None) => code.to_string(),
    }
}

/// The facts of an example in a row.
pub(in crate::report) fn example_text(words: Words, naming: Naming<'_>, facts: &[Fact]) -> String {
    if facts.is_empty() {
        return words.text("example-none");
    }
    let fact = |one: &Fact| {
        let value = match one.value.as_deref() {
            Some(SOMEBODY) => words.text("example-somebody"),
            value => naming.value(&one.fact, value),
        };
        let args = [("fact", Say::from(naming.fact(&one.fact))), ("value", value.into())];
        words.say("example-fact", &args)
    };
    facts.iter().map(fact).collect::<Vec<_>>().join("; ")
}

/// Where something of a regulation is written.
pub(in crate::report) fn located(regulation: &Regulation, place: &Place) -> Option<Location> {
    let file = regulation.package.files.values().find(|file| file.shown == place.file)?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(Source::new(Arc::clone(&place.file), text).at(place.range()))
}

/// The rules that no case makes both hold and fail, as notes; one for a class without any case.
pub fn unexercised(
    words: Words,
    regulation: &Regulation,
    coverage: &[RuleCoverage],
) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (at, class) in regulation.classes.iter().enumerate() {
        let of_class = || coverage.iter().filter(|rule| rule.class == at);
        if of_class().next().is_none() {
            continue;
        }
        if of_class().all(|rule| rule.held + rule.failed + rule.unknown == 0) {
            let note = Diagnostic::note(Code::Unexercised).variant("class");
            // The file is meant, not all that stands in it.
            let start = class.place.start;
            let place = Place { end: start, ..class.place.clone() };
            notes.push(at_place(note, regulation, &place));
            continue;
        }
        let naming = Naming::new(words, regulation, class);
        for rule in of_class().filter(|rule| !rule.is_exercised()) {
            let note = Diagnostic::note(Code::Unexercised);
            let note = note.arg("rule", naming.rule(rule.kind, &rule.rule));
            let place = place_of(class, rule, regulation);
            notes.push(at_place(note, regulation, place.unwrap_or(&class.place)));
        }
    }
    notes
}

/// Files with cases that nobody has confirmed, with how many.
pub fn unconfirmed(files: &[FileRun]) -> Vec<Diagnostic> {
    let waiting = files.iter().filter(|file| file.unconfirmed > 0);
    let told = waiting.map(|file| {
        let told = Diagnostic::warning(Code::Unconfirmed).variant("file");
        told.arg("count", file.unconfirmed).at(Location::cell(&file.file, 1, 1, ""))
    });
    told.collect()
}

fn at_place(note: Diagnostic, regulation: &Regulation, place: &Place) -> Diagnostic {
    match located(regulation, place) {
        Some(location) => note.at(location),
        None => note,
    }
}

fn place_of<'a>(
    class: &'a Class,
    rule: &RuleCoverage,
    regulation: &Regulation,
) -> Option<&'a Place> {
    let id = &rule.rule;
    match rule.kind {
        RuleKindShown::Exemption => {
            class.exemptions.iter().find(|one| one.id == *id).map(|one| &one.place)
        }
        RuleKindShown::Review => class.review.as_ref().map(|review| &review.done.place),
        RuleKindShown::Requires => {
            let code = regulation.outcome_scale().code(rule.level.as_ref()?)?;
            let level = class.levels.iter().find(|level| level.is == code)?;
            level.requires.iter().find(|one| one.id == *id).map(|one| &one.place)
        }
        RuleKindShown::Ceiling => {
            class.ceilings.iter().find(|one| one.id == *id).map(|one| &one.place)
        }
        RuleKindShown::Quota => class.quotas.iter().find(|one| one.id == *id).map(|one| &one.place),
    }
}
