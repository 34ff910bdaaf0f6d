//! Looks a workbook over before anyone reads it: a workbook is a zip archive, and a small one can
//! claim, or unfold into, more than any memory holds.

use crate::load::submissions::error::SubmissionError;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

/// Files in an archive.
const FILES_AT_MOST: usize = 10_000;
/// Bytes of all files unfolded.
const BYTES_AT_MOST: u64 = 4 << 30;
/// Bytes of the texts that cells share, which are held in memory at once.
const SHARED_AT_MOST: u64 = 256 << 20;
/// Bytes of any other part that is held in memory at once.
const PART_AT_MOST: u64 = 64 << 20;
/// A part larger than this unfolds to at most [`RATIO_AT_MOST`] times its packed size.
const PLAIN_AT_MOST: u64 = 16 << 20;
/// Sheets unfold to 5–30 times their packed size.
const RATIO_AT_MOST: u64 = 120;
/// Bytes between two tags, or inside one; a cell holds at most 32,767 letters.
const TEXT_AT_MOST: usize = 1 << 20;
/// The first tag of a part stands within so many bytes.
const START: usize = 4 << 10;

/// Why a workbook is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not a workbook, or damaged.
    Unreadable,
    /// It is an old `.xls` file, or protected by a password.
    OldOrProtected,
    /// It unfolds into more than is reasonable.
    TooLarge,
}

/// Unfolds every part of a workbook once, without keeping anything.
///
/// # Errors
/// If the disk refuses; inside, why the workbook is not read.
pub fn inspect(path: &Path) -> Result<Result<(), Refusal>, SubmissionError> {
    let refused = |source| SubmissionError::File { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(refused)?;
    let mut start = Vec::new();
    (&mut file).take(8).read_to_end(&mut start).map_err(refused)?;
    if start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Ok(Err(Refusal::OldOrProtected));
    }
    let archive = File::open(path).map_err(refused)?;
    Ok(ZipArchive::new(BufReader::new(archive))
        .map_err(|_| Refusal::Unreadable)
        .and_then(|mut archive| inspect_parts(&mut archive)))
}

fn inspect_parts(archive: &mut ZipArchive<BufReader<File>>) -> Result<(), Refusal> {
    if archive.len() > FILES_AT_MOST {
        return Err(Refusal::TooLarge);
    }
    let mut left = BYTES_AT_MOST;
    let mut buffer = vec![0; 64 << 10];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| Refusal::Unreadable)?;
        let name = part.name().map_err(|_| Refusal::Unreadable)?.to_lowercase();
        let most = left.min(if name.ends_with("sharedstrings.xml") {
            SHARED_AT_MOST
        } else if name.contains("worksheets/") || !name.ends_with("ml") {
            BYTES_AT_MOST
        } else {
            PART_AT_MOST
        });
        let packed = part.compressed_size();
        if part.size() > most {
            return Err(Refusal::TooLarge);
        }
        let mut look = Look::new(&name);
        loop {
            let read = part.read(&mut buffer).map_err(|_| Refusal::Unreadable)?;
            if read == 0 {
                break;
            }
            look.take(&buffer[..read])?;
            let is_bomb = look.bytes > PLAIN_AT_MOST && look.bytes / RATIO_AT_MOST > packed;
            if look.bytes > most || is_bomb {
                return Err(Refusal::TooLarge);
            }
        }
        look.finish()?;
        left -= look.bytes;
    }
    Ok(())
}

/// What is looked at in a part while it unfolds.
struct Look {
    is_xml: bool,
    is_shared: bool,
    bytes: u64,
    since_tag: usize,
    start: Vec<u8>,
}

impl Look {
    fn new(name: &str) -> Self {
        Self {
            is_xml: name.ends_with("ml") || name.ends_with(".rels"),
            is_shared: name.ends_with("sharedstrings.xml"),
            bytes: 0,
            since_tag: 0,
            start: Vec::new(),
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.bytes += bytes.len() as u64;
        if !self.is_xml {
            return Ok(());
        }
        let missing = START.saturating_sub(self.start.len()).min(bytes.len());
        self.start.extend_from_slice(&bytes[..missing]);
        for (at, piece) in bytes.split(|byte| *byte == b'<').enumerate() {
            self.since_tag = if at == 0 { self.since_tag + piece.len() } else { piece.len() };
            if self.since_tag > TEXT_AT_MOST {
                return Err(Refusal::TooLarge);
            }
        }
        Ok(())
    }

    /// Judges the part by its beginning, once its size is known.
    fn finish(&self) -> Result<(), Refusal> {
        if !self.is_xml || self.start.is_empty() {
            return Ok(());
        }
        // Other encodings could hide from these looks what the reader sees.
        let start = String::from_utf8_lossy(&self.start).to_lowercase();
        let said = start.split("encoding=").nth(1).map(|rest| rest.get(1..6));
        let is_utf8 = said.is_none_or(|said| said == Some("utf-8"));
        if !is_utf8 || self.start.contains(&0) || self.start.starts_with(&[0xFF]) {
            return Err(Refusal::Unreadable);
        }
        if self.is_shared { self.finish_shared(&start) } else { Ok(()) }
    }

    /// The list of shared texts says how many they are, and is believed: it must not say more
    /// than there are bytes for.
    fn finish_shared(&self, start: &str) -> Result<(), Refusal> {
        let tags = start.split('<').skip(1);
        let first = tags.into_iter().find(|tag| !tag.starts_with(['?', '!']));
        let Some((tag, _)) = first.and_then(|tag| tag.split_once('>')) else {
            return Err(Refusal::Unreadable);
        };
        let name = tag.split(|letter: char| letter.is_whitespace() || letter == '/').next();
        if !name.is_some_and(|name| name == "sst" || name.ends_with(":sst")) {
            return Err(Refusal::Unreadable);
        }
        for said in tag.split("uniquecount").skip(1) {
            let digits = said.trim_start().trim_start_matches('=').trim_start();
            let digits = digits.trim_start_matches(['"', '\'']);
            let end = digits.find(|letter: char| !letter.is_ascii_digit());
            let digits = &digits[..end.unwrap_or(digits.len())];
            let count: Option<u64> = digits.parse().ok();
            // The shortest text is `<si/>`.
            if count.is_none_or(|count| count > self.bytes / 5) {
                return Err(Refusal::TooLarge);
            }
        }
        Ok(())
    }
}
