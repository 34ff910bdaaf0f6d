//! Files written whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Writes a file beside its place and then moves it there, so that nobody ever finds half of it.
///
/// A place that is no ordinary file (a pipe, a device) is written to directly.
///
/// # Errors
/// What `write` or the disk says; what was begun is taken away.
pub fn write_whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        return write(&mut File::options().write(true).open(&path)?);
    }
    let begun = beside(&path);
    let mut file = File::create(&begun)?;
    let done = write(&mut file).and_then(|()| {
        file.sync_all()?;
        Ok(fs::rename(&begun, &path)?)
    });
    if done.is_err() {
        // The first mistake is the one to tell; a leftover is told by its name.
        let _ = fs::remove_file(&begun);
    }
    done
}

/// Makes sure that a file can be begun at a place, before the work that is to fill it.
///
/// # Errors
/// What the disk says.
pub fn can_be_written(path: &Path) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        return File::options().write(true).open(&path).map(drop);
    }
    let begun = beside(&path);
    File::create(&begun)?;
    fs::remove_file(&begun)
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::{can_be_written, write_whole};
    use std::fs;
    use std::io::{self, Write};

    #[test]
    fn a_file_that_could_not_be_finished_leaves_the_old_one_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verdicts.csv");
        write_whole(&path, |file| file.write_all(b"old")).unwrap();
        let failed = write_whole(&path, |file| {
            file.write_all(b"half")?;
            Err(io::Error::other("no"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn asking_whether_a_file_can_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        assert!(can_be_written(&folder.path().join("v.csv")).is_ok());
        assert!(can_be_written(&folder.path().join("none/v.csv")).is_err());
        assert!(can_be_written(folder.path()).is_err(), "a folder is no file");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
