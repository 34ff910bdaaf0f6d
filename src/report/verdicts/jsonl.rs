//! Verdicts as JSON, one object a line; also the object that explanations begin with.

use crate::model::Verdict;
use crate::report::verdicts::{About, Field, Row, Stamp, columns, digits, fields};
use serde::Serializer;
use serde::ser::SerializeMap;
use std::io::{self, BufWriter, Write};

/// Writes one object a line.
pub(in crate::report::verdicts) fn write<'v>(
    about: About<'_>,
    rows: impl Iterator<Item = Row<'v>>,
    out: impl Write,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let columns = about.columns();
    for Row { verdict, stamp } in rows {
        let mut serializer = serde_json::Serializer::new(&mut out);
        let mut map = serializer.serialize_map(Some(columns.len()))?;
        put(columns, (&verdict, stamp), &mut map)?;
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
    put(columns(), (verdict, None), map)
}

fn put<M: SerializeMap>(
    columns: &[&str],
    (verdict, stamp): (&Verdict<'_>, Option<Stamp>),
    map: &mut M,
) -> Result<(), M::Error> {
    for (column, field) in columns.iter().zip(fields(verdict, stamp)) {
        match field {
            Field::Text(text) => map.serialize_entry(column, &text)?,
            Field::Flag(flag) => map.serialize_entry(column, &flag)?,
            Field::Ids(ids) => map.serialize_entry(column, ids)?,
            Field::Names(names) => map.serialize_entry(column, names)?,
            Field::Number(number) => map.serialize_entry(column, &number)?,
            Field::Digits(bytes) => map.serialize_entry(column, &bytes.map(digits))?,
        }
    }
    Ok(())
}
