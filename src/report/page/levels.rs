//! Tables of counts, side by side: levels, exemptions, departures.

use super::naming::Names;
use super::view::{Cell, Column, Table};
use crate::model::{ClassSummary, Departure};
use crate::report::Say;

/// More scenarios than this leave no room for shares.
const WITH_SHARES_MAX: usize = 2;

/// The counts of a class: as it stands, then in every scenario, by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides<'a> {
    pub(super) before: &'a ClassSummary,
    pub(super) after: &'a [(String, &'a ClassSummary)],
}

/// A count of a class, and what its share is taken of.
type Counted<'f> = &'f dyn Fn(&ClassSummary) -> (u64, u64);

/// A table being filled.
struct Filled<'a> {
    names: Names<'a>,
    sides: Sides<'a>,
    table: Table,
}

impl Filled<'_> {
    fn has_shares(&self) -> bool {
        self.sides.after.len() <= WITH_SHARES_MAX
    }

    fn row(&mut self, head: &str, is_total: bool, counted: Counted<'_>) {
        let (before, whole) = counted(self.sides.before);
        let mut cells = vec![Cell::head(head), Cell::new(self.names.count(before))];
        let share =
            |part, whole| Cell::new(self.names.lang().share(part, whole).unwrap_or_default());
        if self.has_shares() {
            cells.push(share(before, whole));
        }
        for (_, summary) in self.sides.after {
            let (after, whole) = counted(summary);
            cells.push(Cell::new(self.names.count(after)));
            if self.has_shares() {
                cells.push(share(after, whole));
            }
            cells.push(Cell::new(self.names.difference(before, after)));
        }
        self.table.row(cells);
        if let Some(row) = self.table.rows.last_mut() {
            row.is_total = is_total;
        }
    }

    /// A row unless every side has nothing there.
    fn row_if_any(&mut self, head: &str, counted: Counted<'_>) {
        let all = std::iter::once(self.sides.before)
            .chain(self.sides.after.iter().map(|(_, summary)| *summary));
        if all.into_iter().any(|summary| counted(summary).0 > 0) {
            self.row(head, false, counted);
        }
    }
}

/// Levels and what else became of the subjects of a class, each with its share.
pub(super) fn levels(names: Names<'_>, sides: Sides<'_>) -> Table {
    let words = names.words;
    let class = names.class(&sides.before.class);
    let caption = words.say("sheet-levels", &[("class", Say::from(class))]);
    let mut filled = begin(names, sides, caption);
    filled.row(&words.text("count-total"), true, &|one| (one.total, one.total));
    filled.row(&words.text("count-rated"), false, &|one| (one.rated, one.total));
    for value in names.regulation.outcome_scale().values.iter().rev() {
        let title = words.title(&value.title);
        filled.row_if_any(title, &|one| (count(&one.levels, &value.id), one.rated));
    }
    let exempt = words.text("count-exempt");
    filled.row_if_any(&exempt, &|one| (one.exempt.iter().map(|(_, count)| count).sum(), one.total));
    for id in exemptions(sides) {
        let title = names.rule(&sides.before.class, id).map_or(id, |rule| words.title(&rule.title));
        filled.row_if_any(&format!("– {title}"), &|one| (count(&one.exempt, id), one.total));
    }
    filled.row_if_any(&words.text("count-pending"), &|one| (one.pending, one.total));
    filled.row_if_any(&words.text("count-referred"), &|one| (one.referred, one.total));
    filled.table
}

/// The exemptions that hold on any side, each once.
fn exemptions<'a>(sides: Sides<'a>) -> Vec<&'a str> {
    let after = sides.after.iter().flat_map(|(_, summary)| &summary.exempt);
    let mut ids: Vec<&str> = Vec::new();
    for (id, _) in sides.before.exempt.iter().chain(after) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    ids
}

/// Departures of what was decided, by kind; `None` where there are none on any side.
pub(super) fn departures(names: Names<'_>, sides: Sides<'_>) -> Option<Table> {
    let words = names.words;
    let class = names.class(&sides.before.class);
    let caption = words.say("sheet-departures", &[("class", Say::from(class))]);
    let mut filled = begin(names, sides, caption);
    let decided = |one: &ClassSummary| one.decided.iter().map(|(_, count)| count).sum::<u64>();
    for kind in Departure::ALL {
        let title = words.text(&format!("departure-{}", kind.as_str()));
        filled.row_if_any(&title, &|one| (of_kind(one, kind), decided(one)));
    }
    if filled.table.rows.is_empty() {
        return None;
    }
    let all = words.text("sheet-departures-all");
    filled.row(&all, true, &|one| (all_departures(one), decided(one)));
    Some(filled.table)
}

fn begin<'a>(names: Names<'a>, sides: Sides<'a>, caption: String) -> Filled<'a> {
    let words = names.words;
    let has_shares = sides.after.len() <= WITH_SHARES_MAX;
    let number = |key: &str| Column::number(words.text(key));
    let mut columns = vec![Column::words(words.text("sheet-what")), number("sheet-before")];
    if has_shares {
        columns.push(number("sheet-share"));
    }
    for (name, _) in sides.after {
        let of = |key: &str| Column::number(words.say(key, &[("of", name.as_str().into())]));
        match sides.after {
            [_] => columns.push(number("sheet-after")),
            _ => columns.push(Column::number(name)),
        }
        match (sides.after, has_shares) {
            ([_], _) => columns.extend([number("sheet-share"), number("sheet-difference")]),
            (_, true) => columns.extend([of("sheet-share-of"), of("sheet-difference-of")]),
            (_, false) => columns.push(of("sheet-difference-of")),
        }
    }
    Filled { names, sides, table: Table::new(caption, columns) }
}

/// Departures of a kind.
fn of_kind(summary: &ClassSummary, kind: Departure) -> u64 {
    summary.departures.iter().find(|(one, _)| *one == kind).map_or(0, |(_, count)| *count)
}

/// Departures of all kinds.
pub(super) fn all_departures(summary: &ClassSummary) -> u64 {
    summary.departures.iter().map(|(_, count)| count).sum()
}

/// A count by id.
pub(super) fn count(counts: &[(String, u64)], id: &str) -> u64 {
    counts.iter().find(|(one, _)| one == id).map_or(0, |(_, count)| *count)
}
