//! From level to level as tables: the whole matrix, who moves, and the matrix by values of a fact.

use super::naming::Names;
use super::view::{Cell, Column, Row, Table};
use crate::model::{ByValue, ClassComparison, Matrix};
use crate::report::Say;

/// The states that anybody is in on either side, by their place in the matrix.
pub(super) fn used(matrix: &Matrix) -> Vec<usize> {
    let states = 0..matrix.states.len();
    states.filter(|at| matrix.before(*at) + matrix.after(*at) > 0).collect()
}

/// The whole matrix: rows before, columns after, with sums.
pub(super) fn matrix(names: Names<'_>, class: &ClassComparison) -> Table {
    let words = names.words;
    let used = used(&class.matrix);
    let title = names.class(&class.class);
    let caption = words.say("sheet-matrix", &[("class", Say::from(title))]);
    let mut table = Table::new(caption, columns(names, &class.matrix, &used, Vec::new()));
    for from in &used {
        table.row(row(names, &class.matrix, &used, *from));
    }
    let mut total = vec![Cell::head(words.text("sheet-sum"))];
    total.extend(used.iter().map(|to| Cell::new(names.count(class.matrix.after(*to)))));
    total.push(Cell::new(names.count(class.matrix.total())));
    table.rows.push(Row { cells: total, skipped: 0, is_total: true });
    table
}

/// Before a matrix's numbers its own columns, then a column a state, then the sum.
fn columns(
    names: Names<'_>,
    matrix: &Matrix,
    used: &[usize],
    mut columns: Vec<Column>,
) -> Vec<Column> {
    columns.push(Column::words(names.words.text("sheet-from-to")));
    columns.extend(used.iter().map(|at| Column::number(names.state(&matrix.states[*at]))));
    columns.push(Column::number(names.words.text("sheet-sum")));
    columns
}

fn row(names: Names<'_>, matrix: &Matrix, used: &[usize], from: usize) -> Vec<Cell> {
    let mut cells = vec![Cell::head(names.state(&matrix.states[from]))];
    for to in used {
        let count = names.count(matrix.counts[from][*to]);
        let is_move = from != *to && matrix.counts[from][*to] > 0;
        cells.push(Cell { is_strong: is_move, ..Cell::new(count) });
    }
    cells.push(Cell::new(names.count(matrix.before(from))));
    cells
}

/// Who moves, and whether by a rule about them or by somebody else's move.
pub(super) fn moves(names: Names<'_>, class: &ClassComparison) -> Option<Table> {
    if class.moves.is_empty() {
        return None;
    }
    let words = names.words;
    let title = names.class(&class.class);
    let columns = vec![
        Column::words(words.text("sheet-before")),
        Column::words(words.text("sheet-after")),
        Column::number(words.text("sheet-subjects")),
        Column::number(words.text("sheet-direct")),
        Column::number(words.text("sheet-displaced")),
    ];
    let caption = words.say("sheet-moves", &[("class", Say::from(title))]);
    let mut table = Table::new(caption, columns);
    for one in &class.moves {
        table.row(vec![
            Cell::head(names.state(&one.from)),
            Cell::new(names.state(&one.to)),
            Cell::new(names.count(one.count)),
            Cell::new(names.count(one.direct)),
            Cell::new(names.count(one.displaced)),
        ]);
    }
    Some(table)
}

/// The matrices by the values of each fact asked for, a table a fact.
pub(super) fn by(names: Names<'_>, class: &ClassComparison) -> Vec<Table> {
    let mut facts: Vec<&str> = Vec::new();
    for one in &class.by {
        if !facts.contains(&one.fact.as_str()) {
            facts.push(&one.fact);
        }
    }
    facts.into_iter().map(|fact| by_fact(names, class, fact)).collect()
}

fn by_fact(names: Names<'_>, class: &ClassComparison, fact: &str) -> Table {
    let words = names.words;
    let used = used(&class.matrix);
    let titles = [
        ("class", Say::from(names.class(&class.class))),
        ("fact", names.fact(&class.class, fact).into()),
    ];
    let first = vec![Column::words(names.fact(&class.class, fact))];
    let mut table = Table::new(
        words.say("sheet-matrix-by", &titles),
        columns(names, &class.matrix, &used, first),
    );
    for one in class.by.iter().filter(|one| one.fact == fact) {
        table.rows.extend(by_value(names, (class, &used), one));
    }
    table
}

fn by_value(
    names: Names<'_>,
    (class, used): (&ClassComparison, &[usize]),
    one: &ByValue,
) -> Vec<Row> {
    let from: Vec<usize> =
        used.iter().copied().filter(|from| one.matrix.before(*from) > 0).collect();
    let value = names.value(&class.class, &one.fact, one.value.as_deref());
    let mut rows = Vec::new();
    for (number, at) in from.iter().enumerate() {
        let mut cells = row(names, &one.matrix, used, *at);
        let is_first = number == 0;
        if is_first {
            cells.insert(0, Cell { rows: from.len(), ..Cell::head(&value) });
        }
        rows.push(Row { cells, skipped: usize::from(!is_first), is_total: false });
    }
    rows
}
