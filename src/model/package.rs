//! The files of a rule package as bytes, and the deterministic archive that fingerprints them.

use crate::model::{Fingerprint, Place};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::Arc;

/// The files that make a regulation: package files under their paths inside the folder, and the
/// applied amendments as `applied/<n>-<id>.toml`, `n` counting from 1 in the order of applying.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The folder's name.
    pub id: String,
    /// Path inside the folder (with `/`) → bytes; in the order of the archive.
    pub files: BTreeMap<String, PackageFile>,
    /// Its own amendments by id (the file's stem), to choose from. They are no part of the
    /// archive: only an amendment that is applied changes what the regulation says.
    pub amendments: BTreeMap<String, PackageFile>,
    /// Texts of reports by their names in `forms/`. They are no part of the archive either: how
    /// a result is told changes nothing about it.
    pub forms: BTreeMap<String, PackageFile>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageFile {
    /// Its path as readers know it (where it was read from).
    pub shown: Arc<str>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Package {
    /// The package as an archive whose bytes depend on nothing but its files: ustar, paths sorted
    /// by bytes, mode 0644, owner 0, time 0.
    pub fn to_tar(&self) -> io::Result<Vec<u8>> {
        let mut archive = tar::Builder::new(Vec::new());
        for (path, file) in &self.files {
            let mut header = tar::Header::new_ustar();
            header.set_path(path)?;
            header.set_size(file.bytes.len() as u64);
            header.set_mode(0o644);
            header.set_uid(0);
            header.set_gid(0);
            header.set_mtime(0);
            header.set_cksum();
            archive.append(&header, &*file.bytes)?;
        }
        archive.into_inner()
    }

    /// Reads a package back from its archive.
    ///
    /// # Errors
    /// If the bytes are not an archive, or hold a path twice.
    pub fn from_tar(id: &str, bytes: &[u8]) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for entry in tar::Archive::new(bytes).entries()? {
            let mut entry = entry?;
            let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let mut body = Vec::new();
            entry.read_to_end(&mut body)?;
            let file = PackageFile { shown: format!("{id}/{path}").into(), bytes: body.into() };
            if files.insert(path, file).is_some() {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "a path stands twice"));
            }
        }
        Ok(Package { id: id.to_owned(), files, ..Package::default() })
    }

    /// The file that a place points into.
    pub fn file_of(&self, place: &Place) -> Option<&PackageFile> {
        self.files.values().find(|file| file.shown == place.file)
    }

    /// The digest of the archive: the regulation's fingerprint.
    pub fn fingerprint(&self) -> Fingerprint {
        // INVARIANT (archive): writing to memory fails only for a path over 255 bytes, which
        // loading refuses; the digest then covers the error's words, never nothing.
        match self.to_tar() {
            Ok(bytes) => Fingerprint::of(&bytes),
            Err(error) => Fingerprint::of(error.to_string().as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Package, PackageFile};

    fn package(files: &[(&str, &str)]) -> Package {
        let file = |text: &str| PackageFile { shown: "".into(), bytes: text.as_bytes().into() };
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect();
        Package { id: "a".to_owned(), files, ..Package::default() }
    }

    #[test]
    fn an_archive_read_back_gives_the_same_fingerprint() {
        let one = package(&[("regulation.toml", "format = 1\n"), ("forms/vi.txt", "đ")]);
        let two = Package::from_tar("a", &one.to_tar().unwrap()).unwrap();
        assert_eq!(one.fingerprint(), two.fingerprint());
        let files: Vec<_> = two.files.keys().cloned().collect();
        assert_eq!(files, ["forms/vi.txt", "regulation.toml"]);
    }

    #[test]
    fn any_changed_byte_changes_the_fingerprint() {
        let one = package(&[("regulation.toml", "format = 1\n")]);
        let two = package(&[("regulation.toml", "format = 1 \n")]);
        assert_ne!(one.fingerprint(), two.fingerprint());
    }
}
