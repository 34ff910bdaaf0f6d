//! How a run of cases looks: counts by file, the failures with their places, coverage by rule.

use crate::diagnostic::Diagnostic;
use crate::expect::{CasesRun, FileRun, RuleCoverage};
use crate::model::{Class, Regulation};
use crate::probe::Coverage;
use crate::report::grid::Grid;
use crate::report::json::line;
use crate::report::mistakes::{self, Said};
use crate::report::naming::Naming;
use crate::report::probe::coverage::{self as shown_by, ClauseShape, ConditionShape};
use crate::report::{Form, Say, Words};
use serde::Serialize;

/// The cases of one regulation.
#[derive(Clone, Copy, Debug)]
pub struct RegulationCases<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// What came out.
    pub run: &'a CasesRun,
    /// Warnings found while reading.
    pub warnings: &'a [Diagnostic],
    /// Which clauses and conditions the cases show, where that was asked.
    pub coverage: Option<&'a Coverage>,
}

/// The counts by file, and what failed, as text.
pub fn text(words: Words, form: Form, shown: &[RegulationCases<'_>]) -> String {
    let names = ["file", "cases-passed", "cases-failed", "cases-unconfirmed"];
    let header = names.iter().map(|name| words.text(&format!("column-{name}"))).collect();
    let mut grid = Grid::new(form, &[1, 2, 3]).header(header);
    let mut diagnostics = Vec::new();
    for one in shown {
        for file in &one.run.files {
            let counts = [file.passed, file.failed, file.unconfirmed];
            let counts = counts.map(|count| words.lang().count(count));
            grid.row([file.file.to_string()].into_iter().chain(counts).collect());
        }
        diagnostics.extend(one.warnings.iter().chain(&one.run.diagnostics).cloned());
    }
    let mut out = String::new();
    if !diagnostics.is_empty() {
        out.push_str(&mistakes::render(words, form, &diagnostics));
        out.push('\n');
    }
    out.push_str(&grid.finish());
    out.push_str(&format!("\n{}\n", total(words, shown)));
    out
}

fn total(words: Words, shown: &[RegulationCases<'_>]) -> String {
    let files = || shown.iter().flat_map(|one| &one.run.files);
    let failed: u64 = files().map(|file| file.failed).sum();
    let all: u64 = files().map(|file| file.passed + file.failed).sum();
    let key = match (all, failed) {
        (0, _) => return words.text("cases-none"),
        (_, 0) => "cases-all-hold",
        _ => "cases-some-fail",
    };
    words.say(key, &[("count", Say::from(all)), ("failed", failed.into())])
}

/// How often each rule was true, false and unknown, by class.
pub fn coverage(words: Words, form: Form, shown: &[RegulationCases<'_>]) -> String {
    let mut out = String::new();
    for one in shown {
        for (at, class) in one.regulation.classes.iter().enumerate() {
            let rules = one.run.coverage.iter().filter(|rule| rule.class == at);
            let title = words.title(&class.title);
            out.push_str(&format!("\n{title}\n"));
            out.push_str(&class_coverage(words, form, (one.regulation, class), rules));
            if let Some(coverage) = one.coverage {
                out.push_str(&shown_by::class(words, form, (one.regulation, at), coverage));
            }
        }
    }
    let rules = || shown.iter().flat_map(|one| &one.run.coverage);
    let missing = rules().filter(|rule| !rule.is_exercised()).count();
    let args = [("count", Say::from(rules().count())), ("missing", missing.into())];
    out.push_str(&format!("\n{}\n", words.say("coverage-total", &args)));
    let all: Vec<&Coverage> = shown.iter().filter_map(|one| one.coverage).collect();
    out.push_str(&shown_by::total(words, &all));
    out
}

fn class_coverage<'a>(
    words: Words,
    form: Form,
    (regulation, class): (&Regulation, &Class),
    rules: impl Iterator<Item = &'a RuleCoverage>,
) -> String {
    let naming = Naming::new(words, regulation, class);
    let names = ["rule", "held", "failed", "unknown", "gap"];
    let header = names.iter().map(|name| words.text(&format!("column-{name}"))).collect();
    let mut grid = Grid::new(form, &[1, 2, 3]).header(header);
    for rule in rules {
        let level = rule.level.as_ref().map(|level| naming.level(level)).unwrap_or_default();
        let heading = words.text(&format!("rule-{}", rule.kind.as_str()));
        let name = format!("{heading} {}: {}", level, naming.rule(rule.kind, &rule.rule));
        let counts = [rule.held, rule.failed, rule.unknown];
        let counts = counts.map(|count| words.lang().count(count));
        let gap = if rule.is_exercised() { String::new() } else { words.text("coverage-gap") };
        let name = name.replace(" :", ":");
        grid.row([name].into_iter().chain(counts).chain([gap]).collect());
    }
    grid.finish()
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    files: Vec<FileShape<'a>>,
    diagnostics: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Vec<RuleShape<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clauses: Option<Vec<ClauseShape<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conditions: Option<Vec<ConditionShape<'a>>>,
}

#[derive(Serialize)]
struct FileShape<'a> {
    regulation: &'a str,
    class: &'a str,
    file: &'a str,
    passed: u64,
    failed: u64,
    unconfirmed: u64,
}

#[derive(Serialize)]
struct RuleShape<'a> {
    regulation: &'a str,
    class: &'a str,
    kind: &'static str,
    level: Option<&'a str>,
    rule: &'a str,
    r#true: u64,
    r#false: u64,
    unknown: u64,
}

/// The run as one line of JSON.
pub fn json(words: Words, shown: &[RegulationCases<'_>]) -> String {
    let is_covered = shown.iter().any(|one| one.coverage.is_some());
    let covered = || shown.iter().filter_map(|one| Some((one.regulation, one.coverage?)));
    let files = shown
        .iter()
        .flat_map(|one| one.run.files.iter().map(|file| file_shape(one.regulation, file)));
    let rules = || {
        let each = shown
            .iter()
            .flat_map(|one| one.run.coverage.iter().map(|rule| rule_shape(one.regulation, rule)));
        each.collect()
    };
    let diagnostics = shown.iter().flat_map(|one| {
        let mut said = mistakes::all_said(words, one.warnings);
        said.extend(mistakes::all_said(words, &one.run.diagnostics));
        said
    });
    line(&Shape {
        format: 1,
        files: files.collect(),
        diagnostics: diagnostics.collect(),
        coverage: is_covered.then(rules),
        clauses: is_covered.then(|| {
            covered().flat_map(|(of, coverage)| shown_by::clauses(of, coverage)).collect()
        }),
        conditions: is_covered.then(|| {
            covered().flat_map(|(of, coverage)| shown_by::conditions(of, coverage)).collect()
        }),
    })
}

fn file_shape<'a>(regulation: &'a Regulation, file: &'a FileRun) -> FileShape<'a> {
    FileShape {
        regulation: &regulation.id,
        class: &regulation.classes[file.class].id,
        file: &file.file,
        passed: file.passed,
        failed: file.failed,
        unconfirmed: file.unconfirmed,
    }
}

fn rule_shape<'a>(regulation: &'a Regulation, rule: &'a RuleCoverage) -> RuleShape<'a> {
    RuleShape {
        regulation: &regulation.id,
        class: &regulation.classes[rule.class].id,
        kind: rule.kind.as_str(),
        level: rule.level.as_deref(),
        rule: &rule.rule,
        r#true: rule.held,
        r#false: rule.failed,
        unknown: rule.unknown,
    }
}
