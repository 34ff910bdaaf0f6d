//! A rule file laid out anew, comments and all: only blanks and line ends change.
//!
//! The style is modest: keys of a block stand under each other with their `=` aligned and their
//! remarks too, as far in as their header; no blanks at the ends of lines, no two blank lines.
//! What stands inside of a value over several lines is left as its author laid it out.

use crate::diagnostic::Diagnostic;
use crate::load::page::Page;
use crate::model::PackageFile;
use toml_edit::{DocumentMut, InlineTable, Item, RawString, Table, Value};
use unicode_width::UnicodeWidthStr;

/// The file's text as it should stand.
///
/// # Errors
/// What is wrong with it, if it is no TOML.
pub fn layout(file: &PackageFile) -> Result<String, Vec<Diagnostic>> {
    let page = Page::open(file).map_err(|wrong| vec![*wrong])?;
    let parsed = page.parse().is_some();
    let text = page.text().to_owned();
    let told = page.close();
    if !parsed {
        return Err(told);
    }
    // What one parser reads and the other does not is left as it is.
    let Ok(mut document) = text.parse::<DocumentMut>() else { return Ok(text) };
    table(document.as_table_mut(), "", true);
    let trailing = format!("{}\n", document.trailing().as_str().unwrap_or_default());
    let trailing = comments(&trailing, document.as_table().is_empty());
    document.set_trailing(trailing.trim_end());
    let mut laid = document.to_string();
    laid.truncate(laid.trim_end().len());
    laid.push('\n');
    if is_crlf(&text) {
        laid = laid.replace('\n', "\r\n");
    }
    if text.starts_with('\u{feff}') {
        laid.insert(0, '\u{feff}');
    }
    if without_blanks(&laid) != without_blanks(&text) {
        // Dotted keys of one table with others between them would be put together, and the order
        // of keys means something: such a file is left as it is.
        return Ok(text);
    }
    Ok(if laid.trim().is_empty() { String::new() } else { laid })
}

/// A text without what a layout may change.
fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// True if the lines of a text end as they do on Windows.
fn is_crlf(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'))
}

/// A key of a table with a value of its own, as it stands in its line.
struct Line {
    /// True if something stands between it and the key before it.
    begins_block: bool,
    key: usize,
    /// The last line of the value, and whether it is also the first.
    value: usize,
    is_single: bool,
    /// Where its remark begins, if it has one.
    remark: Option<usize>,
}

fn table(table: &mut Table, indent: &str, is_root: bool) {
    let lines: Vec<Option<Line>> = table.iter().map(|(key, item)| line(table, key, item)).collect();
    let places = places(&lines, indent.width());
    let mut is_first = is_root;
    for ((mut key, item), place) in table.iter_mut().zip(places) {
        match (item, place) {
            (Item::Value(value), Some(Place { equals, remark })) => {
                let above = key.leaf_decor().prefix().and_then(RawString::as_str);
                let above = comments(above.unwrap_or_default(), is_first);
                let written = key.display_repr().width();
                key.leaf_decor_mut().set_prefix(format!("{above}{indent}"));
                let pad = " ".repeat(equals.saturating_sub(indent.width() + written));
                key.leaf_decor_mut().set_suffix(pad);
                finish(value, remark);
                inside(value);
            }
            (Item::Table(inner), _) if !inner.is_dotted() => header(inner, is_first),
            (Item::ArrayOfTables(tables), _) => {
                tables.iter_mut().for_each(|inner| header(inner, false));
            }
            _ => {}
        }
        is_first = false;
    }
}

/// A table under a header: its keys stand as far in as the header.
fn header(inner: &mut Table, is_first: bool) {
    let above = inner.decor().prefix().and_then(RawString::as_str).unwrap_or_default().to_owned();
    let indent = above.rsplit('\n').next().unwrap_or_default().to_owned();
    let indent = if indent.trim().is_empty() { indent } else { String::new() };
    if !inner.is_implicit() {
        let above = comments(&above, is_first);
        inner.decor_mut().set_prefix(format!("{above}{indent}"));
        let behind = inner.decor().suffix().and_then(RawString::as_str).unwrap_or_default();
        let behind = behind.trim_end().to_owned();
        inner.decor_mut().set_suffix(behind);
    }
    table(inner, &indent, false);
}

fn line(table: &Table, key: &str, item: &Item) -> Option<Line> {
    let value = item.as_value()?;
    let key = table.key(key)?;
    let above = key.leaf_decor().prefix().and_then(RawString::as_str).unwrap_or_default();
    let behind = value.decor().suffix().and_then(RawString::as_str).unwrap_or_default();
    let mut bare = value.clone();
    bare.decor_mut().clear();
    let bare = bare.to_string();
    let before = key.leaf_decor().suffix().and_then(RawString::as_str).unwrap_or_default();
    let after = value.decor().prefix().and_then(RawString::as_str).unwrap_or_default();
    let last = bare.rsplit('\n').next().unwrap_or_default();
    let is_single = !bare.contains('\n');
    let written = key.display_repr().width();
    let indent = above.rsplit('\n').next().unwrap_or_default().width();
    let line = indent + written + before.width() + 1 + after.width() + last.width();
    let blanks = behind.len() - behind.trim_start().len();
    let has_remark = behind.trim_start().starts_with('#');
    Some(Line {
        begins_block: above.contains('\n'),
        key: written,
        value: last.width(),
        is_single,
        remark: has_remark.then_some(line + blanks),
    })
}

/// Where the parts of a line belong.
#[derive(Clone, Copy)]
struct Place {
    equals: usize,
    /// Blanks before the remark.
    remark: usize,
}

/// The places of the keys of a table; blocks are laid out each for itself.
fn places(lines: &[Option<Line>], indent: usize) -> Vec<Option<Place>> {
    let mut places = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let ends = |line: &Option<Line>| line.as_ref().is_none_or(|line| line.begins_block);
        let next = lines[start + 1..].iter().position(ends);
        let end = next.map_or(lines.len(), |next| start + 1 + next);
        let block: Vec<&Line> = lines[start..end].iter().flatten().collect();
        let key = block.iter().map(|line| line.key).max().unwrap_or(0);
        let equals = indent + key + 1;
        let widths = block.iter().filter(|line| line.remark.is_some() && line.is_single);
        let widest = widths.map(|line| equals + 2 + line.value).max().unwrap_or(0);
        let remark = remark_column(&block, widest);
        places.extend(lines[start..end].iter().map(|line| {
            let line = line.as_ref()?;
            let width = if line.is_single { equals + 2 + line.value } else { line.value };
            let blanks = remark.filter(|_| line.is_single).map(|at| at.saturating_sub(width));
            Some(Place { equals, remark: blanks.unwrap_or(3).max(1) })
        }));
        start = end;
    }
    places
}

/// The column in which the remarks of a block begin: where they stand already, if they do so
/// together and there is room, else a little behind the longest line.
fn remark_column(block: &[&Line], widest: usize) -> Option<usize> {
    let mut columns = block.iter().filter(|line| line.is_single).filter_map(|line| line.remark);
    let first = columns.next()?;
    let together = columns.all(|column| column == first);
    Some(if together && first > widest { first } else { widest + 3 })
}

/// Sets what stands around a value: a blank before it, its remark behind it.
fn finish(value: &mut Value, blanks: usize) {
    let behind = value.decor().suffix().and_then(RawString::as_str).unwrap_or_default();
    let remark = behind.trim().to_owned();
    let pad = if remark.is_empty() { String::new() } else { " ".repeat(blanks) };
    value.decor_mut().set_prefix(" ");
    value.decor_mut().set_suffix(format!("{pad}{remark}"));
}

/// Blanks inside of a value: those that are missing between its parts, none at ends of lines.
fn inside(value: &mut Value) {
    match value {
        Value::Array(array) => {
            let (last, has_comma) = (array.len().saturating_sub(1), array.trailing_comma());
            for (at, item) in array.iter_mut().enumerate() {
                let before = trimmed(item.decor().prefix());
                let behind = trimmed(item.decor().suffix());
                let space = if at > 0 && before.is_empty() { " " } else { before.as_str() };
                item.decor_mut().set_prefix(space);
                let is_closing = at == last && !has_comma;
                let behind = if is_closing { &behind } else { behind.trim_start_matches(' ') };
                item.decor_mut().set_suffix(behind);
                inside(item);
            }
            let trailing = array.trailing().as_str().unwrap_or_default().to_owned();
            array.set_trailing(lines_trimmed(&trailing));
        }
        Value::InlineTable(table) => inline(table),
        _ => {}
    }
}

fn inline(table: &mut InlineTable) {
    let last = table.len().saturating_sub(1);
    for (at, (mut key, value)) in table.iter_mut().enumerate() {
        let spaced = |text: String| if text.is_empty() { " ".to_owned() } else { text };
        let before = spaced(trimmed(key.leaf_decor().prefix()));
        let between = spaced(trimmed(key.leaf_decor().suffix()));
        key.leaf_decor_mut().set_prefix(before);
        key.leaf_decor_mut().set_suffix(between);
        let before = spaced(trimmed(value.decor().prefix()));
        let behind = trimmed(value.decor().suffix());
        let behind = if at == last { spaced(behind) } else { behind.trim_start().to_owned() };
        value.decor_mut().set_prefix(before);
        value.decor_mut().set_suffix(behind);
        inside(value);
    }
}

fn trimmed(text: Option<&RawString>) -> String {
    lines_trimmed(text.and_then(RawString::as_str).unwrap_or_default())
}

/// A text without blanks at the ends of its lines; those behind its last line end stay.
fn lines_trimmed(text: &str) -> String {
    match text.rsplit_once('\n') {
        None => text.to_owned(),
        Some((lines, rest)) => {
            let lines: Vec<&str> = lines.split('\n').map(str::trim_end).collect();
            format!("{}\n{rest}", lines.join("\n"))
        }
    }
}

/// The lines above a key or header, without what stands before it in its own line: no blanks at
/// their ends, no two blank lines, none at the top of a file.
fn comments(above: &str, is_first: bool) -> String {
    let Some((lines, _)) = above.rsplit_once('\n') else { return String::new() };
    let mut kept = String::new();
    let mut was_blank = is_first;
    for line in lines.split('\n').map(str::trim_end) {
        if line.is_empty() && was_blank {
            continue;
        }
        was_blank = line.is_empty();
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests;
