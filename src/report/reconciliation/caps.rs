//! What totals say of the quotas: a table of all readings side by side, then the arguments.

use crate::decide::assumed_for_totals;
use crate::model::{Class, Quota};
use crate::reconcile::{CapCheck, Concluded, Finding, Scope, What};
use crate::report::grid::Grid;
use crate::report::reconciliation::{Reconciled, argument, located, name};
use crate::report::{Form, Say, Words};
use std::collections::BTreeSet;

/// A key of a quota in words.
fn key(words: Words, key: &str) -> String {
    words.text(match key {
        "limits" => "key-limits",
        "per" => "key-per",
        "share" => "key-share",
        "of" => "key-of",
        "rounding" => "key-rounding",
        "seats_min" => "key-seats-min",
        "lowered_to" => "key-lowered-to",
        "unless" => "key-unless",
        other => return other.to_owned(),
    })
}

/// Everything on quotas; empty where the regulation has none.
pub(super) fn text(words: Words, form: Form, shown: &Reconciled<'_>) -> String {
    if shown.result.caps.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n\n", words.text("reconciled-caps"));
    out.push_str(&exceeded_tables(words, shown));
    out.push_str(&format!("\n{}", overview(words, form, shown)));
    out.push_str(&format!("\n{}", notes(words, shown)));
    out.push_str(&arguments(words, shown));
    out
}

/// How many tables exceed a quota, under each reading.
fn exceeded_tables(words: Words, shown: &Reconciled<'_>) -> String {
    let tables = |of: &dyn Fn(&CapCheck) -> bool| {
        let checks = shown.result.caps.iter().filter(|check| of(check));
        let tables = checks.filter_map(|check| match check.scope {
            Scope::Table(at) => Some(at),
            Scope::Together(_) => None,
        });
        tables.collect::<BTreeSet<usize>>().len()
    };
    let mut out = String::new();
    for (reading, book) in shown.readings.iter().enumerate() {
        let is_exceeded = |check: &CapCheck| {
            check.reading == reading && matches!(check.concluded, Concluded::Exceeded(_))
        };
        let args = [
            ("reading", Say::from(argument::reading(words, book))),
            ("count", tables(&is_exceeded).into()),
            ("tables", tables(&|check: &CapCheck| check.reading == reading).into()),
        ];
        out.push_str(&format!("{}\n", words.say("caps-tables-exceeded", &args)));
    }
    out
}

/// A row a table and quota, a column a reading.
fn overview(words: Words, form: Form, shown: &Reconciled<'_>) -> String {
    let mut header = vec![words.text("column-cap-table"), words.text("column-cap-held")];
    header.extend(shown.readings.iter().map(|book| argument::reading(words, book)));
    let mut grid = Grid::new(form, &[1]).header(header);
    let mut done: Vec<(&Scope, &str)> = Vec::new();
    for check in &shown.result.caps {
        let row = (&check.scope, check.quota.as_str());
        if done.contains(&row) {
            continue;
        }
        done.push(row);
        let of_row = |one: &&CapCheck| (&one.scope, one.quota.as_str()) == row;
        let checks: Vec<&CapCheck> = shown.result.caps.iter().filter(of_row).collect();
        let held = checks.iter().find_map(|check| match &check.concluded {
            Concluded::Exceeded(on) | Concluded::Rounding(on) | Concluded::Within(on) => {
                Some(words.lang().count(on.eligible))
            }
            Concluded::Open(_) => None,
        });
        let mut cells = vec![row_name(words, shown, check), held.unwrap_or_default()];
        for reading in 0..shown.readings.len() {
            let check = checks.iter().find(|check| check.reading == reading);
            cells.push(check.map_or(String::new(), |check| cell(words, &check.concluded)));
        }
        grid.row(cells);
    }
    grid.finish()
}

/// A table, or the tables of a class; with the quota where the class has several.
fn row_name(words: Words, shown: &Reconciled<'_>, check: &CapCheck) -> String {
    let class = &shown.regulation().classes[check.class];
    let named = match &check.scope {
        Scope::Table(at) => name(&shown.published.tables[*at]).to_owned(),
        Scope::Together(tables) => {
            let class = Say::from(words.title(&class.title));
            words.say("caps-together", &[("count", tables.len().into()), ("class", class)])
        }
    };
    match check.declared(shown.readings) {
        Some(quota) if class.quotas.len() > 1 => {
            format!("{named} — {}", words.title(&quota.grounds.title))
        }
        _ => named,
    }
}

fn cell(words: Words, concluded: &Concluded) -> String {
    match concluded {
        Concluded::Exceeded(on) => words.say("caps-exceeded", &[("count", on.excess().into())]),
        Concluded::Within(_) => words.text("caps-within"),
        Concluded::Rounding(_) | Concluded::Open(_) => words.text("caps-open"),
    }
}

/// What the conclusions stand on, and why some are missing.
fn notes(words: Words, shown: &Reconciled<'_>) -> String {
    let caps = &shown.result.caps;
    let has = |is: fn(&Concluded) -> bool| caps.iter().any(|check| is(&check.concluded));
    let mut lines = Vec::new();
    if has(|it| matches!(it, Concluded::Exceeded(_))) {
        lines.push(words.text("caps-note-exceeded"));
        let together = caps.iter().any(|check| matches!(check.scope, Scope::Together(_)));
        let key = if together { "caps-note-tables-together" } else { "caps-note-tables" };
        lines.push(words.text(key));
        lines.extend(whys(words, shown));
    }
    if has(|it| matches!(it, Concluded::Within(_))) {
        lines.push(words.text("caps-note-within"));
    }
    if has(|it| matches!(it, Concluded::Rounding(_))) {
        lines.push(words.text("caps-note-rounding"));
    }
    let mut open = BTreeSet::new();
    for check in caps {
        if let (Concluded::Open(why), Some(quota)) =
            (&check.concluded, check.declared(shown.readings))
        {
            let quota = Say::from(words.title(&quota.grounds.title));
            let why = Say::from(argument::open(words, *why));
            open.insert(words.say("caps-note-open", &[("quota", quota), ("why", why)]));
        }
    }
    lines.extend(open);
    lines.extend(
        shown.regulation().classes.iter().filter_map(|class| stands_on(words, shown, class)),
    );
    lines.iter().map(|line| format!("- {line}\n")).collect()
}

/// Why no groups can have more seats, once for each reason that an argument needs.
fn whys(words: Words, shown: &Reconciled<'_>) -> Vec<String> {
    let mut whys: Vec<String> = Vec::new();
    for check in &shown.result.caps {
        if let Concluded::Exceeded(on) = &check.concluded {
            let why = argument::why(words, on.spread);
            if !whys.contains(&why) {
                whys.push(why);
            }
        }
    }
    whys
}

/// What of a class's quotas the text of the law does not give.
fn stands_on(words: Words, shown: &Reconciled<'_>, class: &Class) -> Option<String> {
    let is_looked_at =
        |quota: &&Quota| shown.result.caps.iter().any(|check| check.quota == quota.id);
    let is_printed = shown.published.tables.iter().any(|table| table.class.value == class.id);
    let mut keys: Vec<String> = Vec::new();
    for quota in class.quotas.iter().filter(is_looked_at).filter(|_| is_printed) {
        for assumed in assumed_for_totals(quota) {
            let key = key(words, assumed);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    let class = Say::from(words.title(&class.title));
    let args = [("class", class), ("keys", keys.join(", ").into())];
    (!keys.is_empty()).then(|| words.say("caps-note-assumed", &args))
}

/// The arguments, table by table.
fn arguments(words: Words, shown: &Reconciled<'_>) -> String {
    let mut out = String::new();
    let mut before: Option<(Option<usize>, &str)> = None;
    for finding in &shown.result.findings {
        let What::Cap(check) = &finding.what else { continue };
        let here = (finding.table, check.quota.as_str());
        if before != Some(here) {
            out.push_str(&format!("\n{}\n", place(words, shown, finding, check)));
            before = Some(here);
        }
        out.push_str(&format!("  - {}\n", argument::in_short(words, shown, check)));
    }
    out
}

fn place(words: Words, shown: &Reconciled<'_>, finding: &Finding, check: &CapCheck) -> String {
    let located = located(words, shown, finding);
    match finding.table {
        Some(_) => located,
        None => format!("{located}, {}", row_name(words, shown, check)),
    }
}
