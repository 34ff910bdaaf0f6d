//! A trail as plain files that need no SQLite (FORMAT.md §9), with the verifier beside them.
//!
//! Written into a folder beside the one asked for, which takes its name once everything is on disk:
//! nobody ever finds half of an export.

use crate::audit::canonical::Canonical;
use crate::audit::checkpoint::Checkpoint;
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::store::high_water::sync_folder;
use crate::audit::store::reader::Reader;
use crate::audit::tree::Frontier;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The independent verifier, which goes with every export.
pub const VERIFIER: &str = include_str!("../../audit/verify.py");

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// A checkpoint of all entries.
    pub checkpoint: Checkpoint,
    /// The number of parts.
    pub parts: u64,
    /// The number of snapshots.
    pub snapshots: u64,
}

/// Exports a trail into a folder that is not there yet. `progress` is told how many of how many
/// entries are written.
///
/// # Errors
/// If the folder is there, the disk refuses, or the trail holds what no such file can: then
/// nothing is left behind.
pub fn export(
    reader: &Reader,
    folder: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Exported, TrailError> {
    if fs::symlink_metadata(folder).is_ok() {
        return Err(TrailError::Exists { path: folder.to_owned() });
    }
    let begun = beside(folder);
    fs::create_dir(&begun).about(&begun)?;
    let done = write_all(reader, &begun, progress).and_then(|exported| {
        reader.make_sure()?;
        fs::rename(&begun, folder).about(folder)?;
        sync_folder(folder).about(folder)?;
        Ok(exported)
    });
    if done.is_err() {
        // The first mistake is the one to tell; a leftover is told by its name.
        let _ = fs::remove_dir_all(&begun);
    }
    done
}

fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

fn write_all(
    reader: &Reader,
    folder: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Exported, TrailError> {
    let origin = reader.genesis()?.1.origin.into_owned();
    let tree = write_entries(reader, &folder.join("entries.jsonl"), progress)?;
    let parts = write_parts(reader, &folder.join("parts.jsonl"))?;
    let snapshots = write_snapshots(reader, &folder.join("blobs"))?;
    let checkpoint = Checkpoint { origin, size: tree.size(), root: tree.root() };
    write_file(&folder.join("checkpoint.txt"), checkpoint.to_string().as_bytes())?;
    write_file(&folder.join("verify.py"), VERIFIER.as_bytes())?;
    Ok(Exported { checkpoint, parts, snapshots })
}

/// Writes the bytes of each entry as a line; gives the tree over them.
fn write_entries(
    reader: &Reader,
    path: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Frontier, TrailError> {
    let (size, mut tree) = (reader.size()?, Frontier::default());
    let mut out = BufWriter::new(File::create(path).about(path)?);
    reader.entries_from::<TrailError>(0, |seq, data| {
        if data.contains(&b'\n') {
            return Err(Misplaced::Unexportable { seq }.into());
        }
        out.write_all(data).and_then(|()| out.write_all(b"\n")).about(path)?;
        tree.append(Hash::of_entry(data), |_| {});
        if seq.is_multiple_of(4096) {
            progress(seq, size);
        }
        Ok(true)
    })?;
    finish(out, path)?;
    Ok(tree)
}

/// Writes each part as a line, in the order of entries and then names.
fn write_parts(reader: &Reader, path: &Path) -> Result<u64, TrailError> {
    let mut file = BufWriter::new(File::create(path).about(path)?);
    let mut count = 0;
    reader.each_part(|seq, (name, salt, body)| {
        let texts = std::str::from_utf8(name).ok().zip(std::str::from_utf8(body).ok());
        let seq_of = || u64::try_from(seq).unwrap_or_default();
        let refused = || TrailError::from(Misplaced::Unexportable { seq: seq_of() });
        let (name, body) = texts.ok_or_else(refused)?;
        let mut out = Canonical::new();
        out.object(|out| {
            out.key("body").text(body);
            out.key("name").text(name);
            out.key("salt").plain(|digits| digits.extend(hex(salt).bytes()));
            out.key("seq").integer(seq);
        });
        let line = out.finish().map_err(|_| refused())?;
        count += 1;
        file.write_all(&line).and_then(|()| file.write_all(b"\n")).about(path)
    })?;
    finish(file, path)?;
    Ok(count)
}

/// Writes each snapshot into a file named by its digest.
fn write_snapshots(reader: &Reader, folder: &Path) -> Result<u64, TrailError> {
    fs::create_dir(folder).about(folder)?;
    let mut count = 0;
    reader.each_snapshot(|sha256, body| {
        count += 1;
        write_file(&folder.join(hex(sha256)), body)
    })?;
    File::open(folder).and_then(|folder| folder.sync_all()).about(folder)?;
    Ok(count)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), TrailError> {
    let mut file = BufWriter::new(File::create(path).about(path)?);
    file.write_all(bytes).about(path)?;
    finish(file, path)
}

fn finish(file: BufWriter<File>, path: &Path) -> Result<(), TrailError> {
    let file = file.into_inner().map_err(|failed| failed.into_error()).about(path)?;
    file.sync_all().about(path)
}

impl Reader {
    /// Calls for every part as it is stored, in the order of entries and then names: the number,
    /// name, salt and body.
    fn each_part(
        &self,
        mut each: impl FnMut(i64, (&[u8], &[u8], &[u8])) -> Result<(), TrailError>,
    ) -> Result<(), TrailError> {
        let sql = "SELECT seq, CAST(name AS BLOB), CAST(salt AS BLOB), CAST(body AS BLOB)
                   FROM main.part NOT INDEXED ORDER BY seq, name";
        let mut query = self.db().prepare(sql).about(self.path())?;
        let mut rows = query.query([]).about(self.path())?;
        while let Some(row) = rows.next().about(self.path())? {
            let bytes = |at| row.get_ref(at).map(|value| value.as_bytes().unwrap_or_default());
            let seq = row.get_ref(0).about(self.path())?.as_i64().unwrap_or_default();
            let (name, salt, body) = (bytes(1), bytes(2), bytes(3));
            let path = self.path();
            each(seq, (name.about(path)?, salt.about(path)?, body.about(path)?))?;
        }
        Ok(())
    }

    /// Calls for every snapshot as it is stored: digest and bytes.
    fn each_snapshot(
        &self,
        mut each: impl FnMut(&[u8], &[u8]) -> Result<(), TrailError>,
    ) -> Result<(), TrailError> {
        let sql = "SELECT CAST(sha256 AS BLOB), CAST(body AS BLOB) FROM main.blob NOT INDEXED
                   ORDER BY sha256";
        let mut query = self.db().prepare(sql).about(self.path())?;
        let mut rows = query.query([]).about(self.path())?;
        while let Some(row) = rows.next().about(self.path())? {
            let bytes = |at| row.get_ref(at).map(|value| value.as_bytes().unwrap_or_default());
            let (sha256, body) = (bytes(0), bytes(1));
            each(sha256.about(self.path())?, body.about(self.path())?)?;
        }
        Ok(())
    }
}
