//! Tables of text: aligned by display width, wrapped at a fixed width so that output never depends
//! on the terminal.

use crate::report::Form;
use comfy_table::{
    Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle,
};

/// The width at which tables wrap, in columns of a terminal.
const WIDTH: u16 = 100;

/// A table being filled.
pub(in crate::report) struct Grid {
    table: Table,
    right: Vec<usize>,
}

impl Grid {
    /// An empty table; the columns named by `right` are numbers, set to the right.
    pub(in crate::report) fn new(form: Form, right: &[usize]) -> Self {
        let mut table = Table::new();
        table.load_style(match form {
            Form::Human => TableStyle::new()
                .header_separator(LineStyle::none().fill('─').junction('─'))
                .content_lines(ContentLineStyle::none()),
            Form::Plain | Form::Json => TableStyle::new(),
        });
        table.set_width(WIDTH).set_content_arrangement(ContentArrangement::Dynamic);
        Grid { table, right: right.to_vec() }
    }

    /// Names the columns.
    pub(in crate::report) fn header(mut self, names: Vec<String>) -> Self {
        let cells = self.cells(names);
        self.table.set_header(cells);
        self
    }

    /// Adds a row.
    pub(in crate::report) fn row(&mut self, texts: Vec<String>) {
        let cells = self.cells(texts);
        self.table.add_row(cells);
    }

    /// The finished text, each line without spaces at its end.
    pub(in crate::report) fn finish(self) -> String {
        self.table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    fn cells(&self, texts: Vec<String>) -> Vec<Cell> {
        let aligned = |(at, text): (usize, String)| {
            let side =
                if self.right.contains(&at) { CellAlignment::Right } else { CellAlignment::Left };
            Cell::new(text).set_alignment(side)
        };
        texts.into_iter().enumerate().map(aligned).collect()
    }
}
