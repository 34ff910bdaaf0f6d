//! Tables in a workbook: figures as numbers, sums and shares as formulas with their results, so
//! that they can be traced in a spreadsheet and read where nothing is calculated.

use crate::report::Lang;
use crate::report::tabular::{
    Cell, Head, NOTHING, Row, Source, Table, hundredths, share_written, spans,
};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};
use std::io;

/// Cells that one sum names; of more, the figure is written without a formula.
const TERMS_MAX: usize = 200;
/// The paper of all forms: A4.
const PAPER: u8 = 9;
/// Letters of a sheet's name.
const NAME_MAX: usize = 31;
/// The width of the first column, and of the others, in letters.
const WIDTHS: (u8, u8) = (44, 11);
/// The height of a line of text, in points.
const LINE_HEIGHT: u16 = 15;

/// A workbook being written.
pub(in crate::report) struct Workbook {
    book: rust_xlsxwriter::Workbook,
    formats: Formats,
    lang: Lang,
}

/// A sheet being filled from the top.
pub(in crate::report) struct Sheet<'w> {
    sheet: &'w mut Worksheet,
    formats: &'w Formats,
    lang: Lang,
    /// The next free row.
    row: u32,
    /// Widths of columns that were asked for.
    widths: Vec<u8>,
}

struct Formats {
    title: Format,
    line: Format,
    head: Format,
    label: [Format; 4],
    text: Format,
    count: Format,
    share: Format,
    points: Format,
}

impl Workbook {
    /// An empty workbook. The same figures must give the same bytes: its date is the end of the
    /// rating year.
    pub(in crate::report) fn new(period: i64, lang: Lang) -> io::Result<Self> {
        let year = u16::try_from(period).unwrap_or(1900).clamp(1900, 9999);
        let created = ExcelDateTime::from_ymd(year, 12, 31).map_err(refused)?;
        let mut book = rust_xlsxwriter::Workbook::new();
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        Ok(Workbook { book, formats: Formats::new(), lang })
    }

    /// Adds a sheet that prints on A4 paper, one page wide.
    pub(in crate::report) fn sheet(&mut self, name: &str) -> io::Result<Sheet<'_>> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(sheet_name(name)).map_err(refused)?;
        sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C&P/&N");
        let widths = Vec::new();
        Ok(Sheet { sheet, formats: &self.formats, lang: self.lang, row: 0, widths })
    }

    /// The finished file.
    pub(in crate::report) fn finish(mut self) -> io::Result<Vec<u8>> {
        self.book.save_to_buffer().map_err(refused)
    }
}

impl Sheet<'_> {
    /// Writes a title.
    pub(in crate::report) fn title(&mut self, text: &str) -> io::Result<()> {
        self.put_text(text, true)
    }

    /// Writes a line of text.
    pub(in crate::report) fn line(&mut self, text: &str) -> io::Result<()> {
        self.put_text(text, false)
    }

    /// Leaves a row empty.
    pub(in crate::report) fn gap(&mut self) {
        self.row += 1;
    }

    /// Writes a table under its caption.
    pub(in crate::report) fn table(&mut self, table: &Table) -> io::Result<()> {
        self.put_text(&table.caption, true)?;
        if table.rows.is_empty() {
            self.gap();
            return Ok(());
        }
        for column in 0..table.heads.len() {
            let width = f64::from(self.width(column));
            self.sheet.set_column_width(column as u16, width).map_err(refused)?;
        }
        self.header(&table.heads).map_err(refused)?;
        let first = self.row;
        for row in &table.rows {
            self.line_of_cells(first, row).map_err(refused)?;
            self.row += 1;
        }
        self.gap();
        Ok(())
    }

    /// Sets the width of columns, in letters.
    pub(in crate::report) fn widths(&mut self, widths: &[u8]) {
        self.widths = widths.to_vec();
    }

    /// The width of a column, in letters.
    fn width(&self, column: usize) -> u8 {
        let usual = if column == 0 { WIDTHS.0 } else { WIDTHS.1 };
        self.widths.get(column).copied().unwrap_or(usual)
    }

    fn put_text(&mut self, text: &str, is_title: bool) -> io::Result<()> {
        let format = if is_title { &self.formats.title } else { &self.formats.line };
        self.sheet.write_string_with_format(self.row, 0, text, format).map_err(refused)?;
        self.row += 1;
        Ok(())
    }

    /// The header, of two rows where columns belong together.
    fn header(&mut self, heads: &[Head]) -> Result<(), XlsxError> {
        let format = &self.formats.head;
        let spans = spans(heads);
        let two = spans.iter().any(|(group, _)| group.is_some());
        let last = self.row + u32::from(two);
        self.header_heights(heads, &spans)?;
        let mut column = 0u16;
        let mut names = heads.iter().map(|head| head.name.as_str());
        for (group, count) in spans {
            let end = column + count as u16 - 1;
            match group {
                Some(group) if count > 1 => {
                    self.sheet.merge_range(self.row, column, self.row, end, group, format)?;
                }
                Some(group) => {
                    self.sheet.write_string_with_format(self.row, column, group, format)?;
                }
                None => {}
            }
            for (at, name) in (column..=end).zip(names.by_ref()) {
                match (group, two) {
                    (None, true) => {
                        self.sheet.merge_range(self.row, at, last, at, name, format)?;
                    }
                    _ => {
                        self.sheet.write_string_with_format(last, at, name, format)?;
                    }
                }
            }
            column = end + 1;
        }
        self.row = last + 1;
        Ok(())
    }

    /// Makes the rows of a header high enough: programs do not do so where cells are merged.
    fn header_heights(
        &mut self,
        heads: &[Head],
        spans: &[(Option<&str>, usize)],
    ) -> Result<(), XlsxError> {
        let two = spans.iter().any(|(group, _)| group.is_some());
        let (mut upper, mut lower, mut alone, mut column) = (1, 1, 1, 0);
        for (group, count) in spans {
            let columns = column..column + count;
            let width = columns.clone().map(|at| usize::from(self.width(at))).sum();
            upper = upper.max(group.map_or(1, |group| lines(group, width)));
            for at in columns {
                let own = lines(&heads[at].name, usize::from(self.width(at)));
                let most = if group.is_some() { &mut lower } else { &mut alone };
                *most = own.max(*most);
            }
            column += count;
        }
        if !two {
            return self.sheet.set_row_height(self.row, height(alone)).map(|_| ());
        }
        lower = lower.max(alone.saturating_sub(upper));
        self.sheet.set_row_height(self.row, height(upper))?;
        self.sheet.set_row_height(self.row + 1, height(lower)).map(|_| ())
    }

    fn line_of_cells(&mut self, first: u32, row: &Row) -> Result<(), XlsxError> {
        for (column, cell) in (0u16..).zip(&row.cells) {
            let place = Place { first, row: self.row, column };
            let (sheet, formats) = (&mut *self.sheet, self.formats);
            match cell {
                Cell::Text(text) => {
                    let format = match column {
                        0 => &formats.label[row.depth.min(3)],
                        _ => &formats.text,
                    };
                    sheet.write_string_with_format(place.row, column, text, format)?;
                }
                Cell::Count(count, source) => {
                    let (value, format) = (count.to_string(), &formats.count);
                    put(sheet, &place, (place.count(source), value), format)?;
                }
                Cell::Share { part, whole } => {
                    let value = share_written(part.1, whole.1);
                    // Not an empty text: that would be kept as 0.
                    let value = value.unwrap_or_else(|| NOTHING.to_owned());
                    let formula = place.share(&part.0, &whole.0);
                    put(sheet, &place, (Some(formula), value), &formats.share)?;
                }
                Cell::Percent(percent) => {
                    let hundredths = hundredths(*percent);
                    let value = format!("{}e-4", hundredths);
                    put(sheet, &place, (None, value), &formats.share)?;
                }
                Cell::Points(points) => {
                    put(sheet, &place, (None, format!("{points}e-2")), &formats.points)?;
                }
                Cell::Nothing => {
                    let shown = cell.shown(self.lang);
                    sheet.write_string_with_format(place.row, column, shown, &formats.count)?;
                }
            }
        }
        Ok(())
    }
}

/// The lines that a text takes in a column of so many letters.
fn lines(text: &str, width: usize) -> u16 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if used > 0 && used + 1 + letters > width {
            (lines, used) = (lines + 1, 0);
        }
        used += letters + usize::from(used > 0);
    }
    lines
}

fn height(lines: u16) -> u32 {
    u32::from(lines * LINE_HEIGHT)
}

/// Writes a figure: as a formula with its result where there is one.
fn put(
    sheet: &mut Worksheet,
    place: &Place,
    (formula, value): (Option<String>, String),
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, column) = (place.row, place.column);
    match (formula, value.parse::<f64>()) {
        (Some(formula), _) => {
            let formula = Formula::new(formula).set_result(value);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
        (None, Ok(number)) => {
            sheet.write_number_with_format(row, column, number, format)?;
        }
        (None, Err(_)) => {
            sheet.write_string_with_format(row, column, value, format)?;
        }
    }
    Ok(())
}

/// A cell's place, and the first row of its table.
struct Place {
    first: u32,
    row: u32,
    column: u16,
}

impl Place {
    /// The formula of a count; `None` where it was counted.
    fn count(&self, source: &Source) -> Option<String> {
        match source {
            Source::Given => None,
            Source::Columns(columns) => Some(format!("={}", self.sum(columns))),
            Source::Less(from, less) => Some(format!("={}-{}", self.cell(*from), self.cell(*less))),
            Source::Rows(rows) => self.sum_of_rows(rows),
        }
    }

    /// The formula of a share, rounded half up to two places of a percentage.
    fn share(&self, part: &[usize], whole: &[usize]) -> String {
        let (part, whole) = (self.sum(part), self.sum(whole));
        format!("=IF({whole}=0,\"{NOTHING}\",ROUND({part}/{whole},4))")
    }

    fn sum(&self, columns: &[usize]) -> String {
        match columns {
            [only] => self.cell(*only),
            many => {
                let cells = many.iter().map(|column| self.cell(*column)).collect::<Vec<_>>();
                format!("SUM({})", cells.join(","))
            }
        }
    }

    fn sum_of_rows(&self, rows: &[usize]) -> Option<String> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for row in rows {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *row => *last = *row,
                _ => runs.push((*row, *row)),
            }
        }
        if runs.len() > TERMS_MAX {
            return None;
        }
        let at = |row: usize| row_col_to_cell(self.first + row as u32, self.column);
        let run = |(first, last): &(usize, usize)| match first == last {
            true => at(*first),
            false => format!("{}:{}", at(*first), at(*last)),
        };
        Some(format!("=SUM({})", runs.iter().map(run).collect::<Vec<_>>().join(",")))
    }

    /// A cell of the same row.
    fn cell(&self, column: usize) -> String {
        row_col_to_cell(self.row, column as u16)
    }
}

impl Formats {
    fn new() -> Self {
        let plain = || Format::new().set_font_name("Times New Roman").set_font_size(11);
        let boxed =
            || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let label = |depth: u8| {
            let format = boxed().set_text_wrap().set_align(FormatAlign::Left).set_indent(depth);
            if depth == 0 { format.set_bold() } else { format }
        };
        Formats {
            title: plain().set_bold(),
            line: plain(),
            head: boxed().set_bold().set_text_wrap().set_align(FormatAlign::Center),
            label: [label(0), label(1), label(2), label(3)],
            text: boxed().set_text_wrap(),
            count: boxed().set_num_format("#,##0").set_align(FormatAlign::Right),
            share: boxed().set_num_format("0.00%").set_align(FormatAlign::Right),
            points: boxed().set_num_format("+0.00;-0.00;0.00").set_align(FormatAlign::Right),
        }
    }
}

/// A name that a sheet may have.
fn sheet_name(name: &str) -> String {
    let allowed = |letter: char| if "[]:*?/\\'".contains(letter) { '-' } else { letter };
    name.chars().map(allowed).take(NAME_MAX).collect()
}

fn refused(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::RowColumnLimitError => io::Error::new(io::ErrorKind::FileTooLarge, error),
        error => io::Error::other(error),
    }
}
