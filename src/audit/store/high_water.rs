//! The high-water file: the last checkpoint, kept apart, below which a trail can never fall again.

use crate::audit::checkpoint::Checkpoint;
use crate::audit::error::{About, TrailError};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The mark as it was last seen.
#[derive(Debug)]
pub struct HighWater {
    path: PathBuf,
    /// What the file held when it was last read or written; `None` if there was none.
    held: Option<String>,
}

impl HighWater {
    /// Reads the mark, if there is one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(path: &Path) -> Result<Self, TrailError> {
        Ok(HighWater { path: path.to_owned(), held: content(path)? })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True if there is a file, whatever it holds.
    pub fn is_there(&self) -> bool {
        self.held.is_some()
    }

    /// The checkpoint in the file; `None` if there is no file, or it holds none.
    pub fn mark(&self) -> Option<Checkpoint> {
        Checkpoint::parse(self.held.as_ref()?.as_bytes())
    }

    /// Sets the mark, if the file still holds what was last seen there.
    ///
    /// # Errors
    /// [`TrailError::MarkChanged`], or what the disk refused.
    pub fn set(&mut self, checkpoint: &Checkpoint) -> Result<(), TrailError> {
        if content(&self.path)? != self.held {
            return Err(TrailError::MarkChanged { path: self.path.clone() });
        }
        let text = checkpoint.to_string();
        if self.held.as_ref() != Some(&text) {
            replace(&self.path, text.as_bytes()).about(&self.path)?;
            self.held = Some(text);
        }
        Ok(())
    }
}

fn content(path: &Path) -> Result<Option<String>, TrailError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).about(path),
    }
}

/// Puts a file in place of another so that after a crash one of the two is there, whole.
pub(in crate::audit) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = super::beside(path, ".new");
    let mut file = File::create(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&fresh, path)?;
    sync_folder(path)
}

/// Makes a new or renamed file's name durable, where the system has a way to.
pub(in crate::audit) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
