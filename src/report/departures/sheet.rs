//! Departures as a workbook: the list, the groups over a cap, the rules, where figures come from.

use crate::report::Words;
use crate::report::about::About;
use crate::report::departures::{Departures, page};
use crate::report::forms::write_about;
use crate::report::tabular::Workbook;
use std::io;

/// Widths of the columns of the list, in letters.
const WIDTHS: [u8; 6] = [48, 16, 28, 28, 26, 40];
/// Widths of the columns of the rules.
const RULE_WIDTHS: [u8; 5] = [50, 28, 22, 60, 10];

pub(in crate::report::departures) fn workbook(
    departures: &Departures,
    words: Words,
    about: &About,
    period: i64,
) -> io::Result<Vec<u8>> {
    let mut book = Workbook::new(period, words.lang())?;
    let mut sheet = book.sheet(&words.text("departures-sheet"))?;
    sheet.widths(&WIDTHS);
    sheet.title(&words.text("departures-title"))?;
    sheet.line(&about.when)?;
    about.notice.iter().try_for_each(|line| sheet.line(line))?;
    sheet.line(&words.text("departures-ids"))?;
    for class in &departures.classes {
        sheet.gap();
        sheet.title(&class.title)?;
        class.summary(words).iter().try_for_each(|line| sheet.line(line))?;
        let above = page::list(words, (class, &class.above), "departures-list-above");
        let below = page::list(words, (class, &class.below), "departures-list-below");
        above.iter().chain(&below).try_for_each(|table| sheet.table(table))?;
    }
    let mut sheet = book.sheet(&words.text("form-sheet-groups"))?;
    about.notice.iter().try_for_each(|line| sheet.line(line))?;
    for class in &departures.classes {
        sheet.title(&class.title)?;
        class.over.iter().try_for_each(|table| sheet.table(table))?;
    }
    let mut sheet = book.sheet(&words.text("departures-sheet-rules"))?;
    sheet.widths(&RULE_WIDTHS);
    about.notice.iter().try_for_each(|line| sheet.line(line))?;
    for class in &departures.classes {
        sheet.title(&class.title)?;
        page::rules(words, &class.rules).iter().try_for_each(|table| sheet.table(table))?;
    }
    write_about(&mut book, words, about)?;
    book.finish()
}
