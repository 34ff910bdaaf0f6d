//! Which files and sheets hold the submissions of which class.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::text::{fold, is_blank, tidy};
use crate::load::submissions::text_table::TextFile;
use crate::model::Regulation;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A workbook cuts the names of its sheets to so many letters.
const SHEET_NAME_AT_MOST: usize = 31;
/// Endings of files that hold tables in a way that is not read.
const OTHER_FORMATS: [&str; 7] = ["xls", "xlsb", "xlsm", "ods", "tsv", "json", "ndjson"];

/// A file of submissions, with its name for readers.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, for readers.
    pub file: Arc<str>,
    /// Its length.
    pub bytes: u64,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Survey {
    /// Text files, each with the table of a class.
    pub texts: Vec<TextFile>,
    /// Workbooks.
    pub workbooks: Vec<Found>,
    /// Files that should hold a table and do not.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files of a folder, or a file alone, in the order of their names; nothing where there is
/// no such place.
///
/// # Errors
/// If the folder cannot be listed.
pub fn files(path: &Path) -> Result<Option<Vec<Found>>, SubmissionError> {
    let folder = |source| SubmissionError::Folder { path: path.to_owned(), source };
    let Ok(about) = fs::metadata(path) else { return Ok(None) };
    if about.is_file() {
        return Ok(Some(vec![found(path.to_owned(), about.len())]));
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(folder)? {
        let entry = entry.map_err(folder)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Hidden files, and the locks that spreadsheets leave beside an open workbook.
        if name.starts_with(['.', '~']) {
            continue;
        }
        match fs::metadata(entry.path()) {
            Ok(about) if about.is_file() => files.push(found(entry.path(), about.len())),
            _ => {}
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Some(files))
}

fn found(path: PathBuf, bytes: u64) -> Found {
    let file = path.to_string_lossy().replace('\\', "/").into();
    Found { path, file, bytes }
}

impl Found {
    /// The ending of its name, in small letters.
    pub fn ending(&self) -> String {
        let ending = self.path.extension().unwrap_or_default();
        ending.to_string_lossy().to_lowercase()
    }

    /// Its name without the folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        tidy(&name).into_owned()
    }

    /// Its name without folder and ending.
    pub fn stem(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        tidy(&stem).into_owned()
    }

    /// The file as a whole.
    pub fn location(&self) -> Location {
        Location::cell(&self.file, 1, 1, "")
    }
}

/// Sorts files by what they hold.
pub fn survey(files: Vec<Found>, classes: &ClassNames) -> Survey {
    let mut survey = Survey::default();
    for found in files {
        let (ending, stem) = (found.ending(), found.stem());
        let class = classes.find(&stem);
        match (ending.as_str(), class) {
            ("csv" | "jsonl", Some(class)) => {
                let Found { path, file, bytes } = found;
                let is_json = ending == "jsonl";
                survey.texts.push(TextFile { path, file, bytes, class, is_json });
            }
            ("csv" | "jsonl", None) => {
                let unknown = classes.unknown(&found.name(), &stem);
                survey.diagnostics.push(unknown.at(found.location()));
            }
            ("xlsx", _) => survey.workbooks.push(found),
            (other, Some(class)) if OTHER_FORMATS.contains(&other) => {
                let unknown = Diagnostic::error(Code::UnknownTable).variant("format");
                let unknown = unknown.arg("name", found.name()).arg("class", classes.id(class));
                survey.diagnostics.push(unknown.at(found.location()));
            }
            _ => {}
        }
    }
    survey
}

/// The names of a regulation's classes: ids, titles and short forms, however they are spelt.
#[derive(Clone, Debug)]
pub struct ClassNames {
    ids: Vec<String>,
    by_id: BTreeMap<String, usize>,
    /// `None` where two classes share a title.
    by_title: BTreeMap<String, Option<usize>>,
    known: Vec<String>,
}

impl ClassNames {
    /// The names of a regulation's classes.
    pub fn of(regulation: &Regulation) -> Self {
        let ids = regulation.classes.iter().map(|class| class.id.clone()).collect();
        let mut names =
            Self { ids, by_id: BTreeMap::new(), by_title: BTreeMap::new(), known: Vec::new() };
        for (at, class) in regulation.classes.iter().enumerate() {
            names.by_id.insert(fold(&class.id), at);
            names.known.push(class.id.clone());
            let short = class.title.short.as_deref().unwrap_or_default();
            for title in [class.title.vi.as_str(), class.title.en.as_str(), short] {
                let cut: String = title.chars().take(SHEET_NAME_AT_MOST).collect();
                for name in [title, cut.as_str()].into_iter().filter(|name| !is_blank(name)) {
                    let known = names.by_title.entry(fold(name)).or_insert(Some(at));
                    if *known != Some(at) {
                        *known = None;
                    }
                }
                names.known.push(title.to_owned());
            }
        }
        names
    }

    /// The class of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        self.by_id.get(&folded).copied().or_else(|| self.by_title.get(&folded).copied().flatten())
    }

    /// The id of a class.
    pub fn id(&self, class: usize) -> &str {
        &self.ids[class]
    }

    /// A diagnostic for a file or sheet named after no class.
    pub fn unknown(&self, name: &str, stem: &str) -> Diagnostic {
        Diagnostic::error(Code::UnknownTable)
            .arg("name", name)
            .arg("classes", self.ids.join(", "))
            .similar_to(stem, self.known.iter().map(String::as_str))
    }
}
