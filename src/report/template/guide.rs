//! The sheets about the workbook: what it is, and how it is filled in.

use crate::model::Regulation;
use crate::report::Say;
use crate::report::template::looks::Looks;
use crate::report::template::{ClassSheet, Template};
use rust_xlsxwriter::{Note, Workbook, Worksheet, XlsxError};

/// The paper of every sheet: A4.
const PAPER: u8 = 9;
/// The height of a line of text, in points.
const LINE_HEIGHT: u16 = 16;
/// Widths of the columns of the guide, in letters.
const WIDTHS: [u8; 5] = [24, 52, 12, 60, 10];

/// Steps that the guide numbers.
const STEPS: [&str; 6] = [
    "template-step-information",
    "template-step-sheets",
    "template-step-required",
    "template-step-lists",
    "template-step-empty",
    "template-step-check",
];

/// Writes the sheet that says what the workbook is: a key and its value a row.
pub(in crate::report::template) fn returns(
    book: &mut Workbook,
    template: Template<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let Template { words, heads, regulation, .. } = template;
    let sheet = book.add_worksheet();
    sheet.set_name(heads.returns)?;
    sheet.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 26)?.set_column_width(1, 70)?;
    let rows = [
        ("template-key-period", "template-note-period", true),
        ("template-key-regulation", "template-note-regulation", true),
        ("template-key-locality", "template-note-locality", false),
        ("template-key-source", "template-note-source", false),
    ];
    for (row, (key, note, is_required)) in (0u32..).zip(rows) {
        let format = if is_required { &looks.key_required } else { &looks.key };
        sheet.write_string_with_format(row, 0, words.text(key), format)?;
        sheet.write_blank(row, 1, &looks.value)?;
        let note = Note::new(words.text(note)).set_author(words.text("template-author"));
        sheet.insert_note(row, 0, &note.add_author_prefix(false).set_width(260))?;
    }
    let period = i32::try_from(template.period).unwrap_or_default();
    sheet.write_number_with_format(0, 1, period, &looks.value)?;
    sheet.write_string_with_format(1, 1, &regulation.id, &looks.value)?;
    // A row of one cell is a remark.
    let about = [titled(template, regulation), words.text("template-see-guide")];
    for (row, text) in (rows.len() as u32 + 1..).zip(about) {
        sheet.merge_range(row, 0, row, 1, &text, &looks.line)?;
        sheet.set_row_height(row, 32)?;
    }
    Ok(())
}

fn titled(template: Template<'_>, regulation: &Regulation) -> String {
    format!("{} · {}", regulation.number, template.words.title(&regulation.title))
}

/// Writes the sheet that says how the workbook is filled in.
pub(in crate::report::template) fn guide(
    book: &mut Workbook,
    template: Template<'_>,
    (looks, sheets): (&Looks, &[ClassSheet<'_>]),
) -> Result<(), XlsxError> {
    let Template { words, heads, regulation, .. } = template;
    let sheet = book.add_worksheet();
    sheet.set_name(heads.guide)?;
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, words.text("template-title"), &looks.title)?;
    let line = |sheet: &mut Worksheet, row: u32, text: &str| {
        sheet.merge_range(row, 0, row, 4, text, &looks.line)?;
        let width: u8 = WIDTHS.iter().sum();
        sheet.set_row_height(row, height(text, width))?;
        Ok::<(), XlsxError>(())
    };
    line(sheet, 1, &titled(template, regulation))?;
    let example = [("example", Say::from(heads.example)), ("sheet", Say::from(heads.returns))];
    let mut row = 2;
    for (number, step) in (1..).zip(STEPS) {
        line(sheet, row, &format!("{number}. {}", words.say(step, &example)))?;
        row += 1;
    }
    row += 1;
    let keys = ["sheet", "column", "required", "values", "unit"];
    for (column, key) in (0u16..).zip(keys) {
        let head = words.text(&format!("template-guide-{key}"));
        sheet.write_string_with_format(row, column, head, &looks.optional)?;
    }
    for class in sheets {
        for planned in &class.columns {
            row += 1;
            let required = words.text("template-required");
            let required = if planned.is_required { required.as_str() } else { "" };
            let cells = [class.title, &planned.title, required, &planned.values, &planned.unit];
            let heights = cells.iter().zip(WIDTHS).map(|(text, width)| height(text, width));
            sheet.set_row_height(row, heights.max().unwrap_or(LINE_HEIGHT))?;
            for (column, text) in (0u16..).zip(cells) {
                sheet.write_string_with_format(row, column, text, &looks.cell)?;
            }
        }
    }
    Ok(())
}

/// The height of a text in a column of some width, in points.
fn height(text: &str, width: u8) -> u16 {
    let lines = 1 + text.chars().count() / usize::from(width.max(1));
    u16::try_from(lines).unwrap_or(1) * LINE_HEIGHT
}
