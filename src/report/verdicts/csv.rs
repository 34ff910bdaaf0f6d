//! Verdicts as comma-separated values.
//!
//! Lines are put together here: millions of them pass, and a writer of single cells looks at each
//! byte of each. What is written is what the `csv` crate writes; a test compares them.

use crate::report::verdicts::{About, Row, fields};
use rayon::prelude::*;
use std::io::{self, Write};

/// Verdicts whose lines are waited for before they are written.
const BATCH: usize = 1 << 14;
/// Verdicts whose lines one thread makes at a time.
const CHUNK: usize = 1 << 9;

/// Writes a header and a row a verdict; rows are made on all cores.
pub(in crate::report::verdicts) fn write<'v, R: Fn() -> Row<'v> + Sync>(
    about: About<'_>,
    mut rows: impl Iterator<Item = R>,
    mut out: impl Write,
) -> io::Result<()> {
    let columns = about.columns();
    writeln!(out, "{}", columns.join(","))?;
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        batch.extend(rows.by_ref().take(BATCH));
        if batch.is_empty() {
            return out.flush();
        }
        let chunks = batch.par_chunks(CHUNK).map(|chunk| lines(columns.len(), chunk));
        for lines in chunks.collect::<Vec<String>>() {
            out.write_all(lines.as_bytes())?;
        }
        batch.clear();
    }
}

/// The lines of some verdicts, of so many columns each.
fn lines<'v>(columns: usize, rows: &[impl Fn() -> Row<'v>]) -> String {
    let mut lines = String::new();
    for row in rows {
        let Row { verdict, stamp } = row();
        for (at, field) in fields(&verdict, stamp).iter().take(columns).enumerate() {
            if at > 0 {
                lines.push(',');
            }
            let start = lines.len();
            field.push_to(&mut lines);
            quote_from(&mut lines, start);
        }
        lines.push('\n');
    }
    lines
}

/// Puts the cell that begins at `start` between quotes, if something in it would end it.
fn quote_from(lines: &mut String, start: usize) {
    let ends_a_cell = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if !lines.as_bytes()[start..].iter().any(ends_a_cell) {
        return;
    }
    let quoted = lines[start..].replace('"', "\"\"");
    lines.truncate(start);
    lines.push('"');
    lines.push_str(&quoted);
    lines.push('"');
}

#[cfg(test)]
mod tests {
    use super::quote_from;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cells_are_quoted_as_the_csv_crate_quotes_them(
            cells in prop::collection::vec("[a ,;\"\r\n=ệ]{0,6}", 2..6)
        ) {
            let mut line = String::new();
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    line.push(',');
                }
                let start = line.len();
                line.push_str(cell);
                quote_from(&mut line, start);
            }
            line.push('\n');
            let mut writer = ::csv::Writer::from_writer(Vec::new());
            writer.write_record(&cells).unwrap();
            let expected = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(line, expected);
        }
    }
}
