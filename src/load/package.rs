//! The files of a package, read from its folder.

use crate::load::page::BYTES_MAX;
use crate::model::{Package, PackageFile};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Files that a package may hold: far more than any regulation needs.
const FILES_MAX: usize = 2_000;
/// Folders within folders.
const DEPTH_MAX: usize = 4;
/// Where a package keeps its own amendments.
const AMENDMENTS: &str = "amendments/";
/// Where it keeps the texts of reports.
const FORMS: &str = "forms/";

/// The disk refused.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A folder could not be listed.
    #[error("cannot list {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder holds more files, or folders within folders, than a package may.
    #[error("{} is not a rule package: too many files", path.display())]
    TooManyFiles {
        /// The folder.
        path: PathBuf,
    },
}

/// Reads the files of a package, named after its folder.
///
/// Files that editors and file managers leave behind (hidden files, `…~`, `~$…`, `Thumbs.db`) are
/// passed over.
///
/// # Errors
/// If the folder or one of its files cannot be read.
pub fn read_package(folder: &Path) -> Result<Package, LoadError> {
    // A folder given as `.` or `..` still has a name.
    let named = folder.file_name().is_some();
    let canonical = if named { None } else { fs::canonicalize(folder).ok() };
    let name = canonical.as_deref().unwrap_or(folder).file_name();
    let id = name.map(|name| nfc(&name.to_string_lossy())).unwrap_or_default();
    let mut files = BTreeMap::new();
    read_folder(folder, "", &mut files)?;
    let mut package = Package { id, ..Package::default() };
    for (path, file) in files {
        if let Some(name) = path.strip_prefix(FORMS) {
            package.forms.insert(name.to_owned(), file);
            continue;
        }
        let amendment = path.strip_prefix(AMENDMENTS).and_then(|name| name.strip_suffix(".toml"));
        match amendment.filter(|id| !id.contains('/')) {
            Some(id) => package.amendments.insert(id.to_owned(), file),
            None => package.files.insert(path, file),
        };
    }
    Ok(package)
}

/// Adds the files below a folder, under their paths inside the package.
fn read_folder(
    folder: &Path,
    inside: &str,
    files: &mut BTreeMap<String, PackageFile>,
) -> Result<(), LoadError> {
    let failed = |source| LoadError::Folder { path: folder.to_owned(), source };
    if inside.matches('/').count() > DEPTH_MAX {
        return Err(LoadError::TooManyFiles { path: folder.to_owned() });
    }
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = nfc(&entry.file_name().to_string_lossy());
        let path = entry.path();
        if is_left_behind(&name) {
            continue;
        }
        if path.is_dir() {
            read_folder(&path, &format!("{inside}{name}/"), files)?;
        } else {
            files.insert(format!("{inside}{name}"), read_file(&path)?);
        }
        if files.len() > FILES_MAX {
            return Err(LoadError::TooManyFiles { path: folder.to_owned() });
        }
    }
    Ok(())
}

/// Reads one file, no further than one byte past what is allowed: whoever looks at it then sees
/// that it is too large.
///
/// # Errors
/// If it cannot be read.
pub fn read_file(path: &Path) -> Result<PackageFile, LoadError> {
    let failed = |source| LoadError::File { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    let shown = path.to_string_lossy().replace('\\', "/");
    Ok(PackageFile { shown: shown.into(), bytes: bytes.into() })
}

/// True for what editors and file managers leave behind.
fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".bak")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// A name as this program compares names: file systems may give it decomposed.
fn nfc(name: &str) -> String {
    name.nfc().collect()
}
