//! What submissions say of themselves: `returns.toml`, or a sheet of the workbook.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::header::check_format;
use crate::load::node::Node;
use crate::load::page::Page;
use crate::load::submissions::books::refused;
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::folder::{Found, files};
use crate::load::submissions::returns_sheet::{is_returns_sheet, read_sheet};
use crate::load::submissions::workbook::Workbook;
use crate::model::{Fingerprint, PackageFile, Returns, SubmissionFile, Title};
use std::fs;
use std::path::Path;
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

/// The file beside the tables.
const FILE: &str = "returns.toml";

/// What was read, and what was wrong with it.
pub type Read = (Option<Returns>, Vec<Diagnostic>);

/// Reads what submissions say of themselves: `returns.toml` in the folder or beside the workbook,
/// else a sheet of the workbook; for a workbook by itself its own sheet comes first.
///
/// Nothing but diagnostics where they do not say it, or say it wrongly.
///
/// # Errors
/// If the disk refuses.
pub fn returns(path: &Path) -> Result<Read, SubmissionError> {
    let Some(all) = files(path)? else { return Ok((None, vec![not_there(path)])) };
    let workbooks = || all.iter().filter(|found| found.ending() == "xlsx");
    let is_folder = path.is_dir();
    let beside = if is_folder { path.join(FILE) } else { path.with_file_name(FILE) };
    if is_folder && beside.is_file() {
        return read_file(&beside);
    }
    let mut diagnostics = Vec::new();
    for found in workbooks() {
        if let Some(read) = read_workbook(found, &mut diagnostics)? {
            diagnostics.extend(read.1);
            return Ok((read.0, diagnostics));
        }
    }
    if beside.is_file() {
        return read_file(&beside);
    }
    if diagnostics.is_empty() {
        let shown = path.to_string_lossy();
        let variant = if workbooks().next().is_some() { "returns-workbook" } else { "returns" };
        let missing = Diagnostic::error(Code::MissingFile).variant(variant);
        diagnostics.push(missing.arg("file", FILE).arg("folder", shown));
    }
    Ok((None, diagnostics))
}

/// A diagnostic for submissions that do not exist.
pub fn not_there(path: &Path) -> Diagnostic {
    let missing = Diagnostic::error(Code::NoSubmissions).variant("not-there");
    missing.arg("path", path.to_string_lossy())
}

/// The sheet of a workbook, if it has one.
fn read_workbook(
    found: &Found,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Read>, SubmissionError> {
    let mut workbook = match Workbook::open(&found.path)? {
        Ok(workbook) => workbook,
        Err(refusal) => {
            diagnostics.push(refused(found, refusal));
            return Ok(None);
        }
    };
    let sheet = workbook.sheets().into_iter().find(|sheet| is_returns_sheet(&sheet.name));
    Ok(sheet.map(|sheet| read_sheet(&mut workbook, &found.file, &sheet.name)))
}

fn read_file(path: &Path) -> Result<Read, SubmissionError> {
    let bytes =
        fs::read(path).map_err(|source| SubmissionError::File { path: path.to_owned(), source })?;
    let file = SubmissionFile { file: FILE.to_owned(), sha256: Fingerprint::of(&bytes), rows: 0 };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    // Letters typed apart, as macOS does, are put together: nothing hangs on it here.
    let bytes = match std::str::from_utf8(bytes) {
        Ok(text) => text.nfc().collect::<String>().into_bytes(),
        Err(_) => bytes.to_vec(),
    };
    let shown = path.to_string_lossy().replace('\\', "/").into();
    let page = match Page::open(&PackageFile { shown, bytes: bytes.into() }) {
        Ok(page) => page,
        Err(wrong) => return Ok((None, vec![*wrong])),
    };
    let returns = page.parse().and_then(|table| read(&Fields::root(&page, &table)));
    let returns = returns.map(|returns| Returns { file: Some(file), ..returns });
    let diagnostics = page.close();
    let is_good = !diagnostics.iter().any(Diagnostic::is_error);
    Ok((returns.filter(|_| is_good), diagnostics))
}

fn read(root: &Fields<'_>) -> Option<Returns> {
    check_format(root);
    let text = |node: Option<Node<'_>>| node.and_then(Node::text).map(str::to_owned);
    let period = root.require("period").and_then(|node| node.integer_in(1, 9999));
    let regulation = text(root.get("regulation"));
    let series = text(root.get("series"));
    let locality = root.get("locality").and_then(title);
    let synthetic = root.get("synthetic").map(Node::boolean);
    let source = root.get("source").and_then(title);
    root.finish();
    let synthetic = synthetic.flatten().unwrap_or(false);
    let (file, recorded) = (None, None);
    let period = period?;
    Some(Returns { period, regulation, series, locality, synthetic, source, file, recorded })
}

/// A name in both languages, or one text for both.
fn title(node: Node<'_>) -> Option<Title> {
    match node.value {
        DeValue::String(_) => node.text().map(same_in_both),
        _ => node.title(),
    }
}

/// A text that stands for both languages.
pub fn same_in_both(text: &str) -> Title {
    Title { vi: text.to_owned(), en: text.to_owned(), short: None }
}
