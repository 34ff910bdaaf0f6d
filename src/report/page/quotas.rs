//! The seats of quotas, before and after.

use super::naming::Names;
use super::view::{Cell, Column, Table};
use crate::model::{ClassSummary, QuotaSeats, QuotaSummary, Seats};
use crate::report::Say;

/// A scenario's name, its counts of a class, and its quotas there.
pub(super) type After<'a> = (&'a str, &'a ClassSummary, &'a [QuotaSeats]);

/// A table a quota of the class that is not the same on all sides: groups, seats, who holds them,
/// and what the quota does.
pub(super) fn tables(names: Names<'_>, before: &ClassSummary, after: &[After<'_>]) -> Vec<Table> {
    let mut ids: Vec<&str> = Vec::new();
    for quota in after.iter().flat_map(|(_, _, quotas)| *quotas) {
        if !ids.contains(&quota.quota.as_str()) {
            ids.push(&quota.quota);
        }
    }
    ids.retain(|id| differs((before, id), after));
    ids.into_iter().map(|id| table(names, (before, id), after)).collect()
}

/// True if anything about a quota is not the same in every scenario as it stands.
fn differs((before, id): (&ClassSummary, &str), after: &[After<'_>]) -> bool {
    let acts = |summary: &ClassSummary| summary.quotas.iter().find(|one| one.quota == id).cloned();
    after.iter().any(|(_, summary, quotas)| {
        let seats = quotas.iter().find(|one| one.quota == id);
        let same = seats.is_some_and(|one| one.before == one.after && one.freed + one.taken == 0);
        !same || acts(before) != acts(summary)
    })
}

/// A number of something, and the key of its words.
type Measure<T> = (&'static str, fn(&T) -> u64);

fn table(names: Names<'_>, (before, id): (&ClassSummary, &str), after: &[After<'_>]) -> Table {
    let words = names.words;
    let title = names.rule(&before.class, id).map_or(id, |rule| words.title(&rule.title));
    let mut columns =
        vec![Column::words(words.text("sheet-what")), Column::number(words.text("sheet-before"))];
    for (name, _, _) in after {
        columns.push(match after {
            [_] => Column::number(words.text("sheet-after")),
            _ => Column::number(*name),
        });
    }
    let caption = words.say("sheet-quota", &[("quota", Say::from(title))]);
    let mut table = Table::new(caption, columns);
    let seats: Vec<Option<&QuotaSeats>> =
        after.iter().map(|(_, _, quotas)| quotas.iter().find(|quota| quota.quota == id)).collect();
    let stands = seats.iter().flatten().find_map(|quota| quota.before);
    let measures: [Measure<Seats>; 3] = [
        ("column-quota-groups", |seats| seats.groups),
        ("sheet-seats", |seats| seats.seats),
        ("sheet-held", |seats| seats.held),
    ];
    for (key, measure) in measures {
        let mut cells =
            vec![Cell::head(words.text(key)), shown(names, stands.as_ref().map(measure))];
        cells.extend(
            seats.iter().map(|quota| {
                shown(names, quota.and_then(|quota| quota.after.as_ref()).map(measure))
            }),
        );
        table.row(cells);
    }
    let changes: [Measure<QuotaSeats>; 2] =
        [("sheet-freed", |quota| quota.freed), ("sheet-taken", |quota| quota.taken)];
    for (key, measure) in changes {
        let mut cells = vec![Cell::head(words.text(key)), shown(names, None)];
        cells.extend(seats.iter().map(|quota| shown(names, quota.map(measure))));
        table.row(cells);
    }
    acts(names, (before, id), after, &mut table);
    table
}

/// What the quota does to subjects, and which groups exceed it.
fn acts(
    names: Names<'_>,
    (before, id): (&ClassSummary, &str),
    after: &[After<'_>],
    table: &mut Table,
) {
    let measures: [Measure<QuotaSummary>; 3] = [
        ("column-quota-lowered", |quota| quota.lowered),
        ("column-quota-referred", |quota| quota.referred),
        ("column-quota-over", |quota| quota.over),
    ];
    let of = |summary: &ClassSummary, measure: fn(&QuotaSummary) -> u64| {
        summary.quotas.iter().find(|quota| quota.quota == id).map(measure)
    };
    for (key, measure) in measures {
        let mut cells = vec![Cell::head(names.words.text(key)), shown(names, of(before, measure))];
        cells.extend(after.iter().map(|(_, summary, _)| shown(names, of(summary, measure))));
        table.row(cells);
    }
}

/// A count, or a dash where there is none to say.
fn shown(names: Names<'_>, count: Option<u64>) -> Cell {
    Cell::new(count.map_or_else(|| "–".to_owned(), |count| names.count(count)))
}
