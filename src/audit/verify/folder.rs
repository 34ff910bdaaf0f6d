//! Rows of an export: plain files in a folder.

use crate::audit::canonical::{self, Value};
use crate::audit::verify::finding::What;
use crate::audit::verify::rows::{EachSnapshot, Entries, Parts, RawEntry, RawPart, Unreadable};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The longest line that is read.
const LINE_BYTES: usize = 1 << 26;

/// Lines of a file; one that is absent has none.
struct Lines {
    path: PathBuf,
    file: Option<BufReader<File>>,
    line: Vec<u8>,
}

impl Lines {
    fn open(path: &Path) -> Result<Self, Unreadable> {
        let file = BufReader::with_capacity(1 << 17, plain_file(path)?);
        Ok(Lines { path: path.to_owned(), file: Some(file), line: Vec::new() })
    }

    /// Reads the next line, without its line feed; false at the end.
    fn advance(&mut self) -> Result<bool, Unreadable> {
        self.line.clear();
        let Some(file) = &mut self.file else { return Ok(false) };
        let length = file.take(LINE_BYTES as u64).read_until(b'\n', &mut self.line)?;
        if length == LINE_BYTES {
            return Err(Unreadable(What::LongLine { file: self.path.display().to_string() }));
        }
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        }
        Ok(length > 0)
    }
}

/// Opens a file that is neither a link nor a device.
fn plain_file(path: &Path) -> Result<File, Unreadable> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(Unreadable(What::NoFile { file: path.display().to_string() }));
    }
    Ok(File::open(path)?)
}

pub(super) struct EntryLines(Lines);

impl EntryLines {
    pub(super) fn open(folder: &Path) -> Result<Self, Unreadable> {
        Ok(EntryLines(Lines::open(&folder.join("entries.jsonl"))?))
    }
}

impl Entries for EntryLines {
    fn next(&mut self) -> Result<Option<RawEntry<'_>>, Unreadable> {
        let is_there = self.0.advance()?;
        Ok(is_there.then_some(RawEntry { row: None, data: &self.0.line, stored: None }))
    }
}

/// A part of a line: the entry, the name, salt and body; empty where the line is none.
#[derive(Default)]
struct PartLine {
    seq: Option<i64>,
    name: String,
    salt: Vec<u8>,
    body: String,
}

pub(super) struct PartLines {
    lines: Lines,
    at_hand: Option<PartLine>,
}

impl PartLines {
    pub(super) fn open(folder: &Path) -> Result<Self, Unreadable> {
        let path = folder.join("parts.jsonl");
        let lines = if fs::symlink_metadata(&path).is_ok() {
            Lines::open(&path)?
        } else {
            Lines { path, file: None, line: Vec::new() }
        };
        Ok(PartLines { lines, at_hand: None })
    }
}

impl Parts for PartLines {
    fn peek(&mut self) -> Result<Option<RawPart<'_>>, Unreadable> {
        if self.at_hand.is_none() {
            if !self.lines.advance()? {
                return Ok(None);
            }
            self.at_hand = Some(part_line(&self.lines.line).unwrap_or_default());
        }
        Ok(self.at_hand.as_ref().map(|part| RawPart {
            seq: part.seq,
            name: Cow::Borrowed(&*part.name),
            salt: &part.salt,
            body: part.body.as_bytes(),
        }))
    }

    fn pass(&mut self) {
        self.at_hand = None;
    }
}

fn part_line(line: &[u8]) -> Option<PartLine> {
    let value = canonical::read(line, LINE_BYTES).ok()?;
    let Value::Object(members) = &value else { return None };
    let text = |key| value.get(key)?.text();
    let seq = value.get("seq")?.integer().filter(|seq| *seq >= 0)?;
    let (name, salt, body) = (text("name")?, bytes_of_hex(text("salt")?)?, text("body")?);
    (members.len() == 4).then(|| PartLine {
        seq: Some(seq),
        name: name.to_owned(),
        salt,
        body: body.to_owned(),
    })
}

fn bytes_of_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let pairs = digits.len().is_multiple_of(2).then(|| digits.chunks_exact(2))?;
    pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

/// Names are those of the files.
pub(super) fn snapshots(folder: &Path, each: &mut EachSnapshot<'_>) -> Result<(), Unreadable> {
    let folder = folder.join("blobs");
    if !folder.is_dir() {
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        names.push(entry?.file_name());
    }
    names.sort();
    for name in names {
        let mut body = Vec::new();
        plain_file(&folder.join(&name))?.read_to_end(&mut body)?;
        each(&name.to_string_lossy(), &body);
    }
    Ok(())
}
