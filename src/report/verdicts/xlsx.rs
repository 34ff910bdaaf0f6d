//! Verdicts as a workbook: a sheet of verdicts, and a sheet that says what they rest on.

use crate::report::trail::Recording;
use crate::report::verdicts::{About, Row, SHEET_ROWS_MAX, fields};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use std::any::Any;
use std::cell::Cell;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

/// Writes the workbook. Text is always written as text: a cell that begins with `=` is no formula.
pub(in crate::report::verdicts) fn write<'v>(
    about: About<'_>,
    rows: impl Iterator<Item = Row<'v>>,
    out: impl Write + Send,
) -> io::Result<()> {
    let work = || {
        let mut workbook = Workbook::new();
        fill(&mut workbook, about, rows)?;
        workbook.save_to_writer(out)
    };
    guarded(work)?.map_err(io::Error::other)
}

/// How the crate panics where a temporary file cannot be written.
const REFUSED: &str = "Couldn't write to xml file";

thread_local! {
    /// True while such a panic of this thread is told as an error.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs what panics where the disk refuses: rows wait in a temporary file, and the crate that
/// writes the workbook takes for granted that there is room for it.
fn guarded<T>(work: impl FnOnce() -> T) -> io::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !(IS_GUARDED.get() && is_refusal(info.payload())) {
                before(info);
            }
        }));
    });
    IS_GUARDED.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(false);
    done.map_err(|payload| match is_refusal(&*payload) {
        true => io::Error::from(io::ErrorKind::StorageFull),
        false => panic::resume_unwind(payload),
    })
}

fn is_refusal(payload: &(dyn Any + Send)) -> bool {
    payload.downcast_ref::<String>().is_some_and(|text| text.starts_with(REFUSED))
}

fn fill<'v>(
    workbook: &mut Workbook,
    about: About<'_>,
    rows: impl Iterator<Item = Row<'v>>,
) -> Result<(), XlsxError> {
    // The same verdicts must give the same bytes: the file's date is the end of the rating year.
    let year = u16::try_from(about.returns.period).unwrap_or(1900).clamp(1900, 9999);
    let created = ExcelDateTime::from_ymd(year, 12, 31)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet_with_constant_memory()?.set_name("verdicts")?;
    header(sheet, about.columns())?;
    let mut cell = String::new();
    for (row, Row { verdict, stamp }) in (1u32..).zip(rows) {
        if u64::from(row) > SHEET_ROWS_MAX {
            return Err(XlsxError::RowColumnLimitError);
        }
        let fields = about.columns().iter().zip(fields(&verdict, stamp));
        for (column, (_, field)) in (0u16..).zip(fields) {
            cell.clear();
            field.push_to(&mut cell);
            if !cell.is_empty() {
                sheet.write_string(row, column, cell.as_str())?;
            }
        }
    }
    basis(workbook.add_worksheet_with_constant_memory()?, about)
}

fn header(sheet: &mut Worksheet, columns: &[&str]) -> Result<(), XlsxError> {
    for (column, name) in (0u16..).zip(columns) {
        sheet.write_string(0, column, *name)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn basis(sheet: &mut Worksheet, about: About<'_>) -> Result<(), XlsxError> {
    sheet.set_name("about")?;
    let amendments = about.regulation.amendments.iter().map(|applied| applied.id.as_str());
    let mut rows = vec![
        ("regulation", about.regulation.id.clone()),
        ("amendments", amendments.collect::<Vec<_>>().join(";")),
        ("fingerprint", about.regulation.fingerprint().to_string()),
        ("period", about.returns.period.to_string()),
        ("synthetic", about.returns.synthetic.to_string()),
    ];
    if about.returns.synthetic {
        rows.push(("notice", about.notice.to_owned()));
    }
    if let Some(recorded) = &about.returns.recorded {
        rows.push(("source_trail", recorded.trail.clone()));
        rows.push(("source_batch", recorded.batch.to_string()));
    }
    if let Some(Recording { id, batch, checkpoint, .. }) = about.trail {
        rows.push(("trail", id.hex()));
        rows.push(("batch", batch.to_string()));
        rows.push(("size", checkpoint.size.to_string()));
        rows.push(("root", checkpoint.root.base64()));
    }
    for (row, (name, value)) in (0u32..).zip(rows) {
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, value)?;
    }
    Ok(())
}
