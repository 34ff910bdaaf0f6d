//! The sheet of a workbook that says what `returns.toml` says for a folder: a key and its value
//! a row.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::grid::Kind;
use crate::load::submissions::places::shorten;
use crate::load::submissions::returns::same_in_both;
use crate::load::submissions::text::{fold, tidy};
use crate::load::submissions::workbook::{SheetCell, Stop, Workbook};
use crate::model::{Returns, Title};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names of the sheet.
pub const RETURNS_SHEETS: [&str; 3] = ["returns", "Thông tin", "Information"];

/// Keys of the sheet: the id, and the words that stand for it.
pub const RETURNS_KEYS: [(&str, &[&str]); 9] = [
    ("period", &["Năm", "Kỳ", "Năm đánh giá", "Năm xếp loại", "Year", "Rating year"]),
    ("regulation", &["Văn bản", "Quy định", "Regulation"]),
    ("series", &["Nhóm văn bản", "Series"]),
    ("locality", &["Địa phương", "Đơn vị", "Locality"]),
    ("locality.vi", &["Địa phương (tiếng Việt)", "Locality (Vietnamese)"]),
    ("locality.en", &["Địa phương (tiếng Anh)", "Locality (English)"]),
    ("synthetic", &["Số liệu mô phỏng", "Số liệu giả định", "Synthetic"]),
    ("source", &["Nguồn", "Nguồn số liệu", "Source"]),
    ("format", &["Định dạng", "Format"]),
];

/// Rows that are read; what a workbook says of itself fits a page.
const ROWS_AT_MOST: usize = 200;

/// True if a sheet of this name says what the workbook is.
pub fn is_returns_sheet(name: &str) -> bool {
    let folded = fold(name);
    RETURNS_SHEETS.iter().any(|known| fold(known) == folded)
}

/// A value and its place.
struct Value {
    text: String,
    kind: Kind,
    location: Location,
}

/// What a sheet says, by key.
#[derive(Default)]
struct Said {
    values: BTreeMap<&'static str, Value>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the sheet.
pub fn read_sheet(
    workbook: &mut Workbook,
    file: &str,
    sheet: &str,
) -> (Option<Returns>, Vec<Diagnostic>) {
    let file: Arc<str> = format!("{file}:{sheet}").into();
    let mut said = Said::default();
    let mut rows = 0;
    let end = workbook.rows(sheet, |row, cells| {
        rows += 1;
        said.take(row, cells, &file);
        rows < ROWS_AT_MOST
    });
    if matches!(end, Err(Stop::Damaged | Stop::TooLarge)) {
        let damaged = Diagnostic::error(Code::Encoding).variant("sheet");
        said.diagnostics.push(damaged.at(Location::cell(&file, 1, 1, "")));
    }
    let returns = said.returns(&file);
    let is_good = !said.diagnostics.iter().any(Diagnostic::is_error);
    (returns.filter(|_| is_good), said.diagnostics)
}

impl Said {
    fn take(&mut self, row: u32, cells: &[SheetCell], file: &Arc<str>) {
        let mut cells = cells.iter().filter(|cell| !tidy(&cell.text).is_empty());
        let (Some(key), Some(value)) = (cells.next(), cells.next()) else { return };
        let place = |cell: &SheetCell| {
            Location::cell(file, row as usize, cell.column + 1, &shorten(&cell.text))
        };
        let written = tidy(&key.text);
        let folded = fold(&key.text);
        let found = RETURNS_KEYS
            .iter()
            .find(|(id, names)| *id == folded || names.iter().any(|name| fold(name) == folded));
        let Some((id, _)) = found else {
            let known = RETURNS_KEYS.iter().flat_map(|(id, names)| names.iter().chain([id]));
            let unknown = Diagnostic::error(Code::UnknownKey).variant("in-sheet");
            let unknown = unknown.arg("key", &written).similar_to(&written, known.copied());
            let ids: Vec<&str> = RETURNS_KEYS.iter().map(|(id, _)| *id).collect();
            self.diagnostics.push(unknown.arg("known", ids.join(", ")).at(place(key)));
            return;
        };
        let text = tidy(&value.text).into_owned();
        let value = Value { text, kind: value.kind, location: place(value) };
        if let Some(first) = self.values.get(id) {
            let twice = Diagnostic::error(Code::AlreadyThere).variant("key").arg("key", written);
            let twice = twice.related("label-first-here", first.location.clone());
            self.diagnostics.push(twice.at(place(key)));
            return;
        }
        self.values.insert(id, value);
    }

    fn returns(&mut self, file: &Arc<str>) -> Option<Returns> {
        if let Some(format) = self.whole_number("format").filter(|format| *format != 1) {
            let location = self.values["format"].location.clone();
            let unknown = Diagnostic::error(Code::UnknownFormat).arg("format", format);
            self.diagnostics.push(unknown.arg("known", 1).at(location));
        }
        if !self.values.contains_key("period") {
            let missing = Diagnostic::error(Code::MissingKey).variant("in-sheet");
            let missing = missing.arg("key", "period").at(Location::cell(file, 1, 1, ""));
            self.diagnostics.push(missing);
        }
        let period = self.whole_number("period");
        let synthetic = self.boolean("synthetic");
        let text = |key| self.values.get(key).map(|value| value.text.clone());
        let locality = match (text("locality.vi"), text("locality.en"), text("locality")) {
            (None, None, both) => both.as_deref().map(same_in_both),
            (vi, en, both) => {
                let other = both.or(vi.clone()).or(en.clone()).unwrap_or_default();
                let (vi, en) = (vi.unwrap_or(other.clone()), en.unwrap_or(other));
                Some(Title { vi, en, short: None })
            }
        };
        let (regulation, series) = (text("regulation"), text("series"));
        let source = text("source").as_deref().map(same_in_both);
        let (file, recorded) = (None, None);
        let period = period?;
        Some(Returns { period, regulation, series, locality, synthetic, source, file, recorded })
    }

    /// A whole number from 1 to 9999.
    fn whole_number(&mut self, key: &'static str) -> Option<i64> {
        let value = self.values.get(key)?;
        let number = value.text.parse().ok().filter(|number| (1..=9999).contains(number));
        if number.is_none() {
            let wrong = Diagnostic::error(Code::WrongValue).variant("range").arg("key", key);
            let wrong = wrong.arg("found", shorten(&value.text)).arg("min", 1).arg("max", 9999);
            self.diagnostics.push(wrong.at(value.location.clone()));
        }
        number
    }

    /// A boolean; false where nothing is said.
    fn boolean(&mut self, key: &'static str) -> bool {
        let Some(value) = self.values.get(key) else { return false };
        match fold(&value.text) {
            _ if value.kind == Kind::Error => {}
            said if ["true", "1", "x"].contains(&said.as_str()) || said == fold("có") => {
                return true;
            }
            said if ["false", "0"].contains(&said.as_str()) || said == fold("không") => {
                return false;
            }
            _ => {}
        }
        let wrong = Diagnostic::error(Code::WrongValue).variant("boolean-word").arg("key", key);
        let wrong = wrong.arg("found", shorten(&value.text)).at(value.location.clone());
        self.diagnostics.push(wrong);
        false
    }
}
