//! `audit keygen`: a key that signs checkpoints, and its public half for others.

use crate::audit::checkpoint::is_origin;
use crate::audit::note::SecretKey;
use crate::audit::{Misplaced, TrailError};
use crate::cli::audit::arguments::Keygen;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::report::Form;
use crate::report::trail::key_json;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Keygen) -> Result<Done, Failure> {
    if !is_origin(&asked.origin) {
        return Err(TrailError::from(Misplaced::Origin).into());
    }
    let (path, public_path) = (asked.new_key.as_path(), beside(&asked.new_key));
    if public_path.exists() {
        return Err(Failure::limit("world-key-exists", &public_path, 0));
    }
    let key = SecretKey::generate().map_err(TrailError::from)?;
    let public = key.public(&asked.origin).to_string();
    write_new(path, &key.to_pem(), true)?;
    if let Err(failure) = write_new(&public_path, &format!("{public}\n"), false) {
        // A key of which nobody can have the public half is of no use.
        let _ = fs::remove_file(path);
        return Err(failure);
    }
    let shown = (path.display().to_string(), public_path.display().to_string());
    if mouth.form == Form::Json {
        mouth.answer(&key_json((&shown.0, &shown.1), &public))?;
    } else {
        let args = [("path", shown.0.into()), ("public_path", shown.1.into())];
        mouth.answer(&format!("{}\n{public}\n", mouth.words.say("key-made", &args)))?;
    }
    Ok(Done::Yes)
}

/// The path of the public half.
pub(in crate::cli) fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(".pub");
    PathBuf::from(name)
}

/// Writes a file that is not there yet; a secret one only for its owner's eyes.
fn write_new(path: &Path, text: &str, is_secret: bool) -> Result<(), Failure> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => Failure::limit("world-key-exists", path, 0),
        _ => Failure::file("world-write", path, source),
    };
    let mut file = created(path, is_secret).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|source| {
        // Half a key is none; the file is ours.
        let _ = fs::remove_file(path);
        failed(source)
    })
}

fn created(path: &Path, is_secret: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    options.open(path)
}
