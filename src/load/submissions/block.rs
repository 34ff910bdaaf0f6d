//! A file's bytes as UTF-8, block by block, digested on the way.

use crate::load::submissions::error::SubmissionError;
use crate::model::{Digester, Fingerprint};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Stands for what no text holds, so that the place of a mistake in UTF-16 is found as one in
/// UTF-8 is.
const NO_TEXT: u8 = 0xFF;

/// A file being read.
pub struct Blocks {
    path: PathBuf,
    file: File,
    digester: Digester,
    /// For UTF-16; UTF-8 passes as it is and is checked where it is cut.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    bytes_read: u64,
    block: usize,
}

impl Blocks {
    /// Opens a file that is to be read so many bytes at a time.
    pub fn open(path: &Path, block: usize) -> Result<Self, SubmissionError> {
        let refused = |source| SubmissionError::File { path: path.to_owned(), source };
        Ok(Self {
            path: path.to_owned(),
            file: File::open(path).map_err(refused)?,
            digester: Digester::default(),
            decoder: None,
            raw: Vec::new(),
            bytes_read: 0,
            block,
        })
    }

    /// Adds the next block to `text`; true if it was the last.
    pub fn fill(&mut self, text: &mut Vec<u8>) -> Result<bool, SubmissionError> {
        let is_first = self.bytes_read == 0;
        let is_last = match (&self.decoder, is_first) {
            // UTF-8 goes straight to where it is wanted.
            (None, false) => {
                let start = text.len();
                let is_last = self.read(text)?;
                self.digester.update(&text[start..]);
                return Ok(is_last);
            }
            _ => {
                let mut raw = std::mem::take(&mut self.raw);
                raw.clear();
                let is_last = self.read(&mut raw)?;
                self.raw = raw;
                is_last
            }
        };
        self.digester.update(&self.raw);
        let mut rest = &self.raw[..];
        if is_first {
            let (encoding, mark) = encoding_of(rest);
            self.decoder = encoding.map(Encoding::new_decoder_without_bom_handling);
            rest = &rest[mark..];
        }
        match &mut self.decoder {
            Some(decoder) => decode(decoder, rest, text, is_last),
            None => text.extend_from_slice(rest),
        }
        Ok(is_last)
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// The digest of the bytes read.
    pub fn digest(self) -> Fingerprint {
        self.digester.finish()
    }

    fn read(&mut self, into: &mut Vec<u8>) -> Result<bool, SubmissionError> {
        let mut part = (&mut self.file).take(self.block as u64);
        let read: io::Result<usize> = part.read_to_end(into);
        match read {
            Ok(read) => {
                self.bytes_read += read as u64;
                Ok(read < self.block)
            }
            Err(source) => Err(SubmissionError::File { path: self.path.clone(), source }),
        }
    }
}

/// The encoding, if it is UTF-16, and the length of the byte order mark.
fn encoding_of(start: &[u8]) -> (Option<&'static Encoding>, usize) {
    match start {
        [0xEF, 0xBB, 0xBF, ..] => (None, 3),
        [0xFF, 0xFE, ..] => (Some(UTF_16LE), 2),
        [0xFE, 0xFF, ..] => (Some(UTF_16BE), 2),
        // Without a mark: a header begins with letters below 256.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (Some(UTF_16LE), 0),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (Some(UTF_16BE), 0),
        _ => (None, 0),
    }
}

fn decode(decoder: &mut Decoder, mut raw: &[u8], text: &mut Vec<u8>, is_last: bool) {
    let mut part = vec![0; 64 << 10];
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(raw, &mut part, is_last);
        text.extend_from_slice(&part[..written]);
        raw = &raw[read..];
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => text.push(NO_TEXT),
        }
    }
}
