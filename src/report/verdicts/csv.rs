//! Verdicts as comma-separated values.

use crate::report::verdicts::{About, Row, fields};
use std::io::{self, Write};

/// Writes a header and a row a verdict.
pub(in crate::report::verdicts) fn write<'v>(
    about: About<'_>,
    rows: impl Iterator<Item = Row<'v>>,
    out: impl Write,
) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(about.columns())?;
    let mut cell = String::new();
    for Row { verdict, stamp } in rows {
        for (_, field) in about.columns().iter().zip(fields(&verdict, stamp)) {
            cell.clear();
            field.push_to(&mut cell);
            writer.write_field(&cell)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}
