//! One writer at a time: who writes holds a lock for the whole of a batch, and says who it is.

use crate::audit::error::{About, TrailError};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How long one waits between two tries.
const PAUSE: Duration = Duration::from_millis(50);
/// Bytes of the holder's name that are read, at most.
const HOLDER_BYTES: u64 = 200;

/// Held while somebody writes. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock beside a trail; waits at most so long for whoever holds it.
    ///
    /// # Errors
    /// [`TrailError::Held`] with the holder's words, or what the disk refused.
    pub fn take(trail: &Path, holder: &str, wait: Duration) -> Result<Self, TrailError> {
        let path = super::beside(trail, ".lock");
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = file.about(&path)?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if waited < wait => {
                    thread::sleep(PAUSE);
                    waited += PAUSE;
                }
                Err(TryLockError::WouldBlock) => {
                    let holder = read_holder(&mut file);
                    return Err(TrailError::Held { path: trail.to_owned(), holder });
                }
                Err(TryLockError::Error(source)) => return Err(source).about(&path),
            }
        }
        file.set_len(0).about(&path)?;
        file.write_all(holder.as_bytes()).about(&path)?;
        Ok(WriterLock { _file: file })
    }
}

fn read_holder(file: &mut File) -> String {
    let mut bytes = Vec::new();
    let _ = file.seek(SeekFrom::Start(0));
    let _ = file.take(HOLDER_BYTES).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
