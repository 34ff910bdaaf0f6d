//! The values of drop-downs, on a hidden sheet: a list written into a cell's rule holds no commas
//! and few letters.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Formula, Workbook, XlsxError};

/// The hidden sheet; the id of no class begins so.
const NAME: &str = "_lists";

/// The lists, each once.
#[derive(Default)]
pub(in crate::report::template) struct Lists {
    lists: Vec<Vec<String>>,
}

impl Lists {
    /// Where a list stands, as a drop-down names it.
    pub fn place(&mut self, values: &[String]) -> Formula {
        let known = self.lists.iter().position(|list| list == values);
        let at = known.unwrap_or_else(|| {
            self.lists.push(values.to_vec());
            self.lists.len() - 1
        });
        // INVARIANT (columns): a class has no more facts than a sheet has columns.
        let column = column_number_to_name(at as u16);
        Formula::new(format!("='{NAME}'!${column}$1:${column}${}", values.len()))
    }

    /// Writes the sheet, if there is a list.
    pub fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(NAME)?.set_hidden(true);
        for (column, list) in (0u16..).zip(&self.lists) {
            for (row, value) in (0u32..).zip(list) {
                sheet.write_string(row, column, value)?;
            }
        }
        Ok(())
    }
}
