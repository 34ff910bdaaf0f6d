//! Verdicts as comma-separated values.

use crate::model::Verdict;
use crate::report::verdicts::{COLUMNS, fields};
use std::io::{self, Write};

/// Writes a header and a row a verdict.
pub(in crate::report::verdicts) fn write<'v>(
    verdicts: impl Iterator<Item = Verdict<'v>>,
    out: impl Write,
) -> io::Result<()> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    let mut cell = String::new();
    for verdict in verdicts {
        for field in fields(&verdict) {
            cell.clear();
            field.push_to(&mut cell);
            writer.write_field(&cell)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}
