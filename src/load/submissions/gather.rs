//! Puts the pieces of a table together, in their order.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::submissions::columns::{Empties, NO_TEXT, PieceColumn, Values};
use crate::load::submissions::header::Role;
use crate::load::submissions::lines::Lines;
use crate::load::submissions::mistakes::Mistakes;
use crate::load::submissions::worker::{Form, Worker};
use crate::model::{Codes, ColumnBuilder, Ids, Numbers, TableBuilder, Texts, UNKNOWN_CODE};
use rayon::prelude::*;

/// Rows that memory is set aside for at most; a larger table grows as it is read.
const ROWS_FORESEEN_AT_MOST: u64 = 1 << 26;

/// A table as far as it is read.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// Its rows.
    pub builder: TableBuilder,
    /// Where they stand.
    pub lines: Lines,
    /// What is wrong.
    pub mistakes: Mistakes,
    /// Empty cells, a column of the file each.
    pub empties: Vec<Empties>,
    /// True if some rows could not be read, or have no id.
    pub is_damaged: bool,
    /// Line ends read so far.
    pub lines_read: u32,
    /// JSON Lines: columns whose key was met.
    met: Vec<bool>,
    is_full: bool,
}

impl Gathered {
    /// An empty table whose first piece begins so many lines down the file.
    pub fn new(form: &Form<'_>, lines_read: u32) -> Self {
        Self {
            builder: TableBuilder::new(form.class()),
            lines: Lines::default(),
            mistakes: Mistakes::default(),
            empties: vec![Empties::default(); form.header.width()],
            is_damaged: form.header.id.is_none(),
            lines_read,
            met: Vec::new(),
            is_full: false,
        }
    }

    /// Adds the pieces of a block; false if nothing behind them is worth reading.
    pub fn absorb(&mut self, form: &Form<'_>, workers: &mut [Worker<'_>]) -> bool {
        let end = workers.iter().position(|worker| worker.is_no_text).map(|last| last + 1);
        let is_text = end.is_none();
        let pieces = end.unwrap_or(workers.len());
        let workers = &mut workers[..pieces];
        if !self.has_room(workers) {
            self.is_damaged = true;
            if !std::mem::replace(&mut self.is_full, true) {
                let kind = (Code::TooLarge, Some("table"));
                self.mistakes.add(None, kind, || Diagnostic::error(Code::TooLarge));
            }
            return false;
        }
        for worker in workers.iter_mut() {
            self.absorb_findings(form, worker);
        }
        self.is_damaged |= !is_text;
        let workers = &*workers;
        let Self { builder, .. } = self;
        let TableBuilder { ids, columns, decided } = builder;
        rayon::join(
            || append_ids_and_decided(ids, decided, workers),
            || {
                let columns = columns.par_iter_mut().enumerate();
                columns.for_each(|(fact, column)| append_fact(column, workers, fact));
            },
        );
        is_text
    }

    /// Sets memory aside for a table of which this part was read.
    pub fn foresee(&mut self, bytes_read: u64, bytes: u64) {
        let rows = self.builder.ids.len() as u64;
        let all = rows.saturating_mul(bytes) / bytes_read.max(1);
        let more = (all + all / 64).min(ROWS_FORESEEN_AT_MOST).saturating_sub(rows) as usize;
        let text = self.builder.ids.text_len();
        let more_text = (text as u64).saturating_mul(more as u64) / rows.max(1);
        self.builder.ids.reserve(more, more_text as usize);
        for column in &mut self.builder.columns {
            match column {
                ColumnBuilder::Absent => {}
                ColumnBuilder::Codes(codes) => codes.reserve_exact(more),
                ColumnBuilder::Numbers(numbers) => numbers.reserve_exact(more),
                ColumnBuilder::Texts(texts) => texts.codes.reserve_exact(more),
            }
        }
    }

    /// Gives back memory that was not needed; forgets columns that no object had.
    pub fn finish(&mut self, form: &Form<'_>) {
        for (at, role) in form.header.roles.iter().enumerate() {
            let is_met = self.met.is_empty() || self.met[at];
            if let (false, Some(Role::Fact(fact))) = (is_met, role) {
                self.builder.columns[*fact] = ColumnBuilder::Absent;
                self.empties[at] = Empties::default();
            }
        }
        if self.builder.decided.iter().all(|code| *code == UNKNOWN_CODE) {
            self.builder.decided.clear();
        }
        self.builder.ids.shrink_to_fit();
        self.builder.decided.shrink_to_fit();
        for column in &mut self.builder.columns {
            match column {
                ColumnBuilder::Absent => {}
                ColumnBuilder::Codes(codes) => codes.shrink_to_fit(),
                ColumnBuilder::Numbers(numbers) => numbers.shrink_to_fit(),
                ColumnBuilder::Texts(texts) => texts.codes.shrink_to_fit(),
            }
        }
    }

    /// True if rows, lines and texts of some pieces can still be numbered.
    fn has_room(&self, workers: &[Worker<'_>]) -> bool {
        let columns = || workers.iter().flat_map(|worker| &worker.columns);
        let ids: usize = columns()
            .map(|column| match &column.values {
                Values::Ids(ids) => ids.text_len(),
                _ => 0,
            })
            .sum();
        let fits = |fact: usize, known: &ColumnBuilder| {
            let ColumnBuilder::Texts(known) = known else { return true };
            let of_fact = columns().filter(|column| column.decoder.role == Role::Fact(fact));
            let fresh = of_fact.map(|column| match &column.values {
                Values::Texts { fresh, .. } => fresh.dictionary.text_len(),
                _ => 0,
            });
            known.dictionary.has_room(fresh.sum())
        };
        let lines: u64 = workers.iter().map(|worker| u64::from(worker.rows.lines)).sum();
        self.builder.ids.has_room(ids)
            && u64::from(self.lines_read) + lines < u64::from(u32::MAX)
            && self.builder.columns.iter().enumerate().all(|(fact, known)| fits(fact, known))
    }

    fn absorb_findings(&mut self, form: &Form<'_>, worker: &mut Worker<'_>) {
        let lines_down = self.lines_read as usize;
        let rows = &mut worker.rows;
        let no_id = form.header.id.is_some_and(|id| rows.mistakes.has_in(id));
        self.is_damaged |= rows.is_damaged || no_id;
        self.mistakes.absorb(&mut rows.mistakes, lines_down);
        for row in 0..rows.grid.len() {
            self.lines.push(self.lines_read + rows.grid.start(row).1);
        }
        for column in &worker.columns {
            let empties = &mut self.empties[column.at];
            empties.count += column.empties.count;
            let first = column.empties.first.map(|(line, at)| (line + lines_down, at));
            empties.first = empties.first.or(first);
        }
        self.met.resize(rows.met.len(), false);
        self.met.iter_mut().zip(&rows.met).for_each(|(met, here)| *met |= here);
        self.lines_read += rows.lines;
    }
}

fn append_ids_and_decided(ids: &mut Ids, decided: &mut Vec<u8>, workers: &[Worker<'_>]) {
    for worker in workers {
        let mut has_ids = false;
        for column in &worker.columns {
            match (&column.values, column.decoder.role) {
                (Values::Ids(found), Role::Id) => {
                    has_ids = true;
                    ids.append(found);
                }
                (Values::Codes(codes), Role::Decided) => decided.extend_from_slice(codes),
                _ => {}
            }
        }
        if !has_ids {
            (0..worker.rows.grid.len()).for_each(|_| {
                ids.push("");
            });
        }
    }
}

fn append_fact(column: &mut ColumnBuilder, workers: &[Worker<'_>], fact: usize) {
    let known = match &*column {
        ColumnBuilder::Texts(texts) => texts.dictionary.len() as u32,
        _ => 0,
    };
    let is_fact = |found: &&PieceColumn<'_>| found.decoder.role == Role::Fact(fact);
    for found in workers.iter().filter_map(|worker| worker.columns.iter().find(is_fact)) {
        if let ColumnBuilder::Absent = column {
            *column = begun(&found.values);
        }
        match (&mut *column, &found.values) {
            (ColumnBuilder::Codes(all), Values::Codes(codes)) => all.extend(codes),
            (ColumnBuilder::Numbers(all), Values::Numbers(piece)) => all.extend(piece),
            (ColumnBuilder::Texts(all), Values::Texts { codes, fresh }) => {
                let of_fresh: Vec<u32> =
                    fresh.dictionary.iter().map(|text| all.intern(text)).collect();
                all.codes.extend(codes.iter().map(|code| match code.checked_sub(known) {
                    Some(fresh) if *code != NO_TEXT => of_fresh[fresh as usize],
                    _ => *code,
                }));
            }
            _ => {}
        }
    }
}

fn begun(values: &Values) -> ColumnBuilder {
    match values {
        Values::Codes(_) => ColumnBuilder::Codes(Codes::default()),
        Values::Numbers(_) => ColumnBuilder::Numbers(Numbers::default()),
        Values::Texts { .. } => ColumnBuilder::Texts(Texts::default()),
        Values::Ids(_) => ColumnBuilder::Absent,
    }
}
