//! The sheet of a class: titles with notes, an example, and the limits of every column.

use crate::report::template::columns::{Column, Example, Holds};
use crate::report::template::lists::Lists;
use crate::report::template::looks::Looks;
use crate::report::template::{ClassSheet, Template};
use crate::report::{Say, Words};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, Note,
    Workbook, Worksheet, XlsxError,
};

/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_575;
/// The first row to fill in: behind the titles and the example.
const FIRST_ROW: u32 = 2;
/// The height of the titles, in points.
const HEAD_HEIGHT: u8 = 75;
/// The paper of every sheet: A4.
const PAPER: u8 = 9;
/// Letters of the title and of the text of a message.
const MESSAGE_MAX: (usize, usize) = (32, 255);

/// Writes the sheet of a class.
pub(in crate::report::template) fn class_sheet(
    book: &mut Workbook,
    (template, looks): (Template<'_>, &Looks),
    (sheets, at): (&[ClassSheet<'_>], usize),
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let this = &sheets[at];
    let sheet = book.add_worksheet();
    sheet.set_name(&this.name)?;
    sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 1)?;
    sheet.set_row_height(0, HEAD_HEIGHT)?;
    for (column, planned) in (0u16..).zip(&this.columns) {
        head(sheet, column, (planned, template.words), looks)?;
        example(sheet, column, &planned.example, looks)?;
        let limits = limits((template.words, planned), (column, sheets), lists)?;
        if let Some(limits) = limits {
            sheet.add_data_validation(FIRST_ROW, column, LAST_ROW, column, &limits)?;
        }
    }
    Ok(())
}

fn head(
    sheet: &mut Worksheet,
    column: u16,
    (planned, words): (&Column, Words),
    looks: &Looks,
) -> Result<(), XlsxError> {
    let format = match planned.holds {
        Holds::Id | Holds::Text | Holds::Subject(_) => &looks.text,
        Holds::Date => &looks.day,
        _ => &looks.plain,
    };
    sheet.set_column_format(column, format)?;
    sheet.set_column_width(column, width(planned))?;
    let format = if planned.is_required { &looks.required } else { &looks.optional };
    sheet.write_string_with_format(0, column, &planned.title, format)?;
    let lines = planned.note.lines().map(|line| 1 + line.chars().count() / 44).sum::<usize>();
    let height = u32::try_from(lines).unwrap_or(1).clamp(2, 24) * 17 + 12;
    let note = Note::new(&planned.note).set_author(words.text("template-author"));
    let note = note.add_author_prefix(false).set_width(330).set_height(height);
    sheet.insert_note(0, column, &note)?;
    Ok(())
}

/// The width of a column, in letters: enough for the title in four lines or so.
fn width(column: &Column) -> u8 {
    let title = column.title.chars().count() / 3;
    let longest = match &column.holds {
        Holds::List(values) => values.iter().map(|value| value.chars().count()).max(),
        _ => None,
    };
    let wanted = title.max(longest.unwrap_or(0) + 3);
    u8::try_from(wanted).unwrap_or(u8::MAX).clamp(12, 30)
}

fn example(
    sheet: &mut Worksheet,
    column: u16,
    example: &Example,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let row = FIRST_ROW - 1;
    match example {
        Example::Nothing => sheet.write_blank(row, column, &looks.example)?,
        Example::Text(text) => sheet.write_string_with_format(row, column, text, &looks.example)?,
        Example::Number(written) => {
            // Only shown: nothing is calculated from it.
            let number: f64 = written.parse().unwrap_or_default();
            sheet.write_number_with_format(row, column, number, &looks.example)?
        }
        Example::Day(day) => {
            let moment = ExcelDateTime::parse_from_str(&day.to_string())?;
            sheet.write_datetime_with_format(row, column, &moment, &looks.example_day)?
        }
    };
    Ok(())
}

/// What a column's cells may hold, as a rule of the workbook.
fn limits(
    (words, planned): (Words, &Column),
    (column, sheets): (u16, &[ClassSheet<'_>]),
    lists: &mut Lists,
) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let rule = match &planned.holds {
        Holds::Text => return Ok(None),
        Holds::Id => {
            let name = column_number_to_name(column);
            let (all, first) = (format!("${name}:${name}"), format!("{name}{}", FIRST_ROW + 1));
            rule.allow_custom(Formula::new(format!("=COUNTIF({all},{first})=1")))
        }
        Holds::List(values) => rule.allow_list_formula(lists.place(values)),
        Holds::Subject(class) => {
            // As long as the sheet is filled in: a list down to the last row would be all blanks.
            // Others may come in a file of their own: the reader tells who is not there.
            let ids = format!("'{}'!$A", sheets[*class].name.replace('\'', "''"));
            let first = FIRST_ROW + 1;
            let list = format!("=OFFSET({ids}${first},0,0,COUNTA({ids}:$A),1)");
            rule.allow_list_formula(Formula::new(list))
                .set_error_style(DataValidationErrorStyle::Warning)
        }
        Holds::Date => {
            rule.allow_date(DataValidationRule::GreaterThan(ExcelDateTime::from_ymd(1900, 1, 1)?))
        }
        Holds::Number { places, min, max } => {
            number(rule, *places, (min.as_deref(), max.as_deref()))
        }
    };
    let title = cut(&words.text("template-wrong"), MESSAGE_MAX.0);
    let message = message(words, planned);
    Ok(Some(rule.set_error_title(title)?.set_error_message(cut(&message, MESSAGE_MAX.1))?))
}

fn number(
    rule: DataValidation,
    places: u8,
    (min, max): (Option<&str>, Option<&str>),
) -> DataValidation {
    let formula = |limit: &str| Formula::new(limit);
    let within = match (min, max) {
        (Some(min), Some(max)) => DataValidationRule::Between(formula(min), formula(max)),
        (Some(min), None) => DataValidationRule::GreaterThanOrEqualTo(formula(min)),
        (None, Some(max)) => DataValidationRule::LessThanOrEqualTo(formula(max)),
        // Any number, but no text.
        (None, None) => DataValidationRule::GreaterThan(formula("-1000000000000")),
    };
    match places {
        0 => rule.allow_whole_number_formula(within),
        _ => rule.allow_decimal_number_formula(within),
    }
}

fn message(words: Words, planned: &Column) -> String {
    let values = [("values", Say::from(planned.values.as_str()))];
    match planned.holds {
        Holds::Id => words.text("template-wrong-id"),
        Holds::List(_) => words.text("template-wrong-list"),
        Holds::Subject(_) => words.say("template-wrong-subject", &values),
        _ => words.say("template-wrong-value", &values),
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
