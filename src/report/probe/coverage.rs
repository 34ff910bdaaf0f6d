//! Which clauses and which single conditions the cases show, as tables and for programs.

use crate::model::Regulation;
use crate::probe::{ClauseCoverage, Condition, ConditionCoverage, Coverage};
use crate::report::grid::Grid;
use crate::report::probe::{condition as in_words, named};
use crate::report::{Form, Say, Words};
use serde::Serialize;

/// The tables of clauses and conditions of a class.
pub(in crate::report) fn class(
    words: Words,
    form: Form,
    (regulation, class): (&Regulation, usize),
    coverage: &Coverage,
) -> String {
    let clauses: Vec<_> = coverage.clauses.iter().filter(|one| one.class == class).collect();
    let rules: Vec<_> = coverage.rules.iter().filter(|one| one.rule.class == class).collect();
    let mut out = String::new();
    if !clauses.is_empty() {
        out.push_str(&format!(
            "\n{}\n{}",
            words.text("probe-clauses"),
            by_clause(words, form, &clauses)
        ));
    }
    if !rules.is_empty() {
        let table = by_condition(words, form, (regulation, &rules));
        out.push_str(&format!("\n{}\n{table}", words.text("probe-conditions")));
    }
    out
}

fn header(words: Words, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| words.text(&format!("column-{name}"))).collect()
}

fn by_clause(words: Words, form: Form, clauses: &[&ClauseCoverage]) -> String {
    let names = ["cite", "rules", "case-for", "case-against", "gap"];
    let mut grid = Grid::new(form, &[1, 2, 3]).header(header(words, &names));
    for clause in clauses {
        let counts = [clause.rules, clause.with_case_for, clause.with_case_against];
        let counts = counts.map(|count| words.lang().count(count as u64));
        let gap = gap(words, clause.is_covered());
        grid.row([clause.clause.clone()].into_iter().chain(counts).chain([gap]).collect());
    }
    grid.finish()
}

fn gap(words: Words, is_shown: bool) -> String {
    if is_shown { String::new() } else { words.text("coverage-gap") }
}

fn by_condition(
    words: Words,
    form: Form,
    (regulation, rules): (&Regulation, &[&ConditionCoverage]),
) -> String {
    let names = ["condition", "true-decides", "false-decides", "gap"];
    let mut grid = Grid::new(form, &[1, 2]).header(header(words, &names));
    for rule in rules {
        let nothing = String::new;
        grid.row(vec![named(words, regulation, &rule.rule), nothing(), nothing(), nothing()]);
        for condition in &rule.conditions {
            let counts = [condition.true_decides, condition.false_decides];
            let counts = counts.map(|count| words.lang().count(count as u64));
            let gap = gap(words, condition.shown_by.is_some());
            let class = &regulation.classes[rule.rule.class];
            let text = in_words(words, regulation, (class, &condition.text));
            let text = format!("· {text}");
            grid.row([text].into_iter().chain(counts).chain([gap]).collect());
        }
    }
    grid.finish()
}

/// How many clauses and conditions are shown, in two sentences.
pub(in crate::report) fn total(words: Words, all: &[&Coverage]) -> String {
    let clauses = || all.iter().flat_map(|one| &one.clauses);
    let missing = clauses().filter(|one| !one.is_covered()).count();
    let args = [("count", Say::from(clauses().count())), ("missing", missing.into())];
    let clauses = words.say("probe-clauses-total", &args);
    let conditions = || all.iter().flat_map(|one| &one.rules).flat_map(|rule| &rule.conditions);
    let missing = conditions().filter(|one| one.shown_by.is_none()).count();
    let args = [("count", Say::from(conditions().count())), ("missing", missing.into())];
    format!("{clauses}\n{}\n", words.say("probe-conditions-total", &args))
}

#[derive(Serialize)]
pub(in crate::report) struct ClauseShape<'a> {
    regulation: &'a str,
    class: &'a str,
    clause: &'a str,
    rules: usize,
    with_case_for: usize,
    with_case_against: usize,
}

#[derive(Serialize)]
pub(in crate::report) struct ConditionShape<'a> {
    regulation: &'a str,
    class: &'a str,
    kind: &'static str,
    level: Option<&'a str>,
    rule: &'a str,
    condition: &'a str,
    true_decides: usize,
    false_decides: usize,
    shown_by: Option<&'a [String; 2]>,
}

/// The clauses for programs.
pub(in crate::report) fn clauses<'a>(
    regulation: &'a Regulation,
    coverage: &'a Coverage,
) -> impl Iterator<Item = ClauseShape<'a>> {
    coverage.clauses.iter().map(|one| ClauseShape {
        regulation: &regulation.id,
        class: &regulation.classes[one.class].id,
        clause: &one.clause,
        rules: one.rules,
        with_case_for: one.with_case_for,
        with_case_against: one.with_case_against,
    })
}

/// The single conditions for programs.
pub(in crate::report) fn conditions<'a>(
    regulation: &'a Regulation,
    coverage: &'a Coverage,
) -> impl Iterator<Item = ConditionShape<'a>> {
    let shape = |rule: &'a ConditionCoverage, one: &'a Condition| ConditionShape {
        regulation: &regulation.id,
        class: &regulation.classes[rule.rule.class].id,
        kind: rule.rule.kind.as_str(),
        level: rule.rule.level.as_deref(),
        rule: &rule.rule.rule,
        condition: &one.text,
        true_decides: one.true_decides,
        false_decides: one.false_decides,
        shown_by: one.shown_by.as_ref(),
    };
    let each = coverage.rules.iter();
    each.flat_map(move |rule| rule.conditions.iter().map(move |one| shape(rule, one)))
}
