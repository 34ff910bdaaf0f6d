//! A table in a text file: a CSV file or a file of JSON Lines.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::submissions::delimited::{self, Opening};
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::gather::Gathered;
use crate::load::submissions::header::{Header, Names};
use crate::load::submissions::json_lines;
use crate::load::submissions::places::Piece;
use crate::load::submissions::split::Broken;
use crate::load::submissions::stream::{Layout, Sizes, Step, Stream};
use crate::load::submissions::table::{Origin, ReadTable};
use crate::load::submissions::worker::{Form, Worker};
use crate::model::{Fingerprint, Regulation};
use rayon::prelude::*;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// A text file that holds a table.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, for readers.
    pub file: Arc<str>,
    /// Its length.
    pub bytes: u64,
    /// The class of its subjects, by index.
    pub class: usize,
    /// True for JSON Lines.
    pub is_json: bool,
}

/// How a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'m> {
    /// The regulation.
    pub regulation: &'m Regulation,
    /// Bytes taken at a time.
    pub sizes: Sizes,
}

/// Where the rows of a file begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// How rows are found.
    pub layout: Layout,
    /// Bytes before the first row, without a byte order mark.
    pub bytes: usize,
    /// Lines before it.
    pub lines: u32,
}

/// Reads a table, and the file's digest (of the whole file only if nothing was wrong).
/// `progress` is told how many bytes of the file are read.
///
/// # Errors
/// If the file cannot be read.
pub fn read<'a>(
    file: &TextFile,
    manner: Manner<'a>,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(ReadTable<'a>, Fingerprint), SubmissionError> {
    let mut stream = Stream::open(&file.path, manner.sizes)?;
    let mut form = Form {
        regulation: manner.regulation,
        class: file.class,
        file: Arc::clone(&file.file),
        header: Header::default(),
    };
    let (start, found) = begin(&mut stream, &mut form, file.is_json)?;
    let mut gathered = Gathered::new(&form, start.map_or(0, |start| start.lines));
    for (at, kind, diagnostic) in found {
        gathered.is_damaged |= kind.0 == Code::Encoding;
        gathered.mistakes.add(at, kind, || diagnostic);
    }
    if let Some(start) = start {
        stream.skip(start.bytes);
        let mut reading = Reading { form: &form, start, progress, gathered: &mut gathered };
        reading.run(&mut stream, file.bytes)?;
    }
    gathered.finish(&form);
    let origin = Origin::Text(file.path.clone(), start);
    Ok((ReadTable { form, gathered, origin }, stream.digest()))
}

/// A mistake before the first row: its column, its kind, its words.
type Early = (Option<usize>, (Code, Option<&'static str>), Diagnostic);

/// Reads what stands before the rows; no start where there can be no rows.
fn begin(
    stream: &mut Stream,
    form: &mut Form<'_>,
    is_json: bool,
) -> Result<(Option<Start>, Vec<Early>), SubmissionError> {
    if is_json {
        form.header = json_lines::header(form.class());
        return Ok((Some(Start { layout: Layout::JsonLines, bytes: 0, lines: 0 }), Vec::new()));
    }
    let names = Names::of(form.class());
    let opening = loop {
        let opening = delimited::opening(stream.ahead(), &names);
        if opening.as_ref().is_some_and(|opening| opening.is_complete) || !stream.read_more()? {
            break opening;
        }
    };
    let Some(opening) = opening else {
        let location = Location::cell(&form.file, 1, 1, "");
        let diagnostic = Diagnostic::error(Code::MissingId).at(location);
        return Ok((None, vec![(None, (Code::MissingId, Some("no-header")), diagnostic)]));
    };
    let text = &stream.ahead()[..opening.header.end];
    if text.starts_with(b"PK\x03\x04") || text.contains(&0) {
        let location = Location::cell(&form.file, 1, 1, "");
        let diagnostic = Diagnostic::error(Code::Encoding).at(location);
        return Ok((None, vec![(None, (Code::Encoding, Some("no-text")), diagnostic)]));
    }
    let found = read_header(form, &opening, text);
    let layout = Layout::Csv(opening.marks);
    let is_readable =
        found.iter().all(|(_, (code, _), _)| *code != Code::Encoding) && opening.broken.is_none();
    // Under a line that names no column the rows would only repeat that it is no header.
    let is_readable = is_readable && form.header.roles.iter().any(Option::is_some);
    let start = Start { layout, bytes: opening.header.end, lines: opening.lines };
    Ok((is_readable.then_some(start), found))
}

/// Reads the header that was found; `text` is the file up to its end.
fn read_header(form: &mut Form<'_>, opening: &Opening, text: &[u8]) -> Vec<Early> {
    let newline = Some(opening.marks.newline);
    let piece = |text| Piece { file: &form.file, text, newline };
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => {
            let good = std::str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default();
            let location = piece(good).at(0, 1, good.len()..good.len());
            let diagnostic = Diagnostic::error(Code::Encoding).at(location);
            return vec![(None, (Code::Encoding, Some("table")), diagnostic)];
        }
    };
    let at = |bytes: Range<usize>| piece(text).at(opening.header.start, opening.line, bytes);
    if let Some(Broken::Unclosed(quote) | Broken::TextAfterQuote(quote)) = opening.broken {
        let quote = opening.header.start + quote;
        let location = at(quote..quote);
        let diagnostic = Diagnostic::error(Code::BrokenRow).at(location);
        return vec![(None, (Code::BrokenRow, Some("header")), diagnostic)];
    }
    let cells: Vec<&str> = opening.cells.iter().map(|(cell, _)| cell.as_str()).collect();
    let (header, mistakes) = Header::read(&cells, form.class());
    let mut found: Vec<Early> = Vec::new();
    for (column, variant, diagnostic) in mistakes {
        let location = at(opening.cells[column].1.clone());
        found.push((Some(column), (diagnostic.code, variant), diagnostic.at(location)));
    }
    if header.id.is_none() {
        let location = at(opening.cells[0].1.start..opening.cells[0].1.start);
        let diagnostic = Diagnostic::error(Code::MissingId).at(location);
        found.push((None, (Code::MissingId, Some("column")), diagnostic));
    }
    form.header = header;
    found
}

/// The rows of a file, while they are read.
struct Reading<'r, 'a> {
    form: &'r Form<'a>,
    start: Start,
    progress: &'r (dyn Fn(u64) + Sync),
    gathered: &'r mut Gathered,
}

impl Reading<'_, '_> {
    fn run(&mut self, stream: &mut Stream, bytes: u64) -> Result<(), SubmissionError> {
        let (form, layout) = (self.form, self.start.layout);
        let mut workers: Vec<Worker<'_>> = Vec::new();
        loop {
            let begun = self.gathered.lines.rows() > 0;
            let table = &self.gathered.builder;
            let step = stream.step(layout, |pieces| {
                if workers.len() < pieces.len() {
                    workers.resize_with(pieces.len(), || Worker::new(form));
                }
                let work = workers.par_iter_mut().zip(pieces);
                work.for_each(|(worker, piece)| worker.read(form, (layout, piece), table));
                pieces.len()
            })?;
            (self.progress)(stream.bytes_read());
            match step {
                Step::Done(pieces) => {
                    if !self.gathered.absorb(form, &mut workers[..pieces]) {
                        return Ok(());
                    }
                }
                Step::End => return Ok(()),
                Step::RowTooLong => {
                    self.row_too_long();
                    return Ok(());
                }
            }
            if !begun && !stream.is_last() {
                self.gathered.foresee(stream.bytes_read(), bytes);
            }
        }
    }

    fn row_too_long(&mut self) {
        let line = self.gathered.lines_read as usize + 1;
        let location = Location::cell(&self.form.file, line, 1, "");
        self.gathered.is_damaged = true;
        self.gathered.mistakes.add(None, (Code::TooLarge, Some("row")), || {
            Diagnostic::error(Code::TooLarge).at(location)
        });
    }
}
