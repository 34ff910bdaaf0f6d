//! Verdicts as JSON, one object a line; also the object that explanations begin with.

use crate::model::Verdict;
use crate::report::verdicts::{COLUMNS, Field, fields};
use serde::Serializer;
use serde::ser::SerializeMap;
use std::io::{self, BufWriter, Write};

/// Writes one object a line.
pub(in crate::report::verdicts) fn write<'v>(
    verdicts: impl Iterator<Item = Verdict<'v>>,
    out: impl Write,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    for verdict in verdicts {
        let mut serializer = serde_json::Serializer::new(&mut out);
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        entries(&verdict, &mut map)?;
        map.end()?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Puts every key of a verdict into an object: absent is `null` or `[]`.
pub(in crate::report) fn entries<M: SerializeMap>(
    verdict: &Verdict<'_>,
    map: &mut M,
) -> Result<(), M::Error> {
    for (column, field) in COLUMNS.iter().zip(fields(verdict)) {
        match field {
            Field::Text(text) => map.serialize_entry(column, &text)?,
            Field::Flag(flag) => map.serialize_entry(column, &flag)?,
            Field::Ids(ids) => map.serialize_entry(column, ids)?,
            Field::Names(names) => map.serialize_entry(column, names)?,
        }
    }
    Ok(())
}
