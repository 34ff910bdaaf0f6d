//! Submissions while they are read: file by file, then what shows only when all are read.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::submissions::books::{self, Book};
use crate::load::submissions::error::SubmissionError;
use crate::load::submissions::folder::{self, ClassNames, Survey};
use crate::load::submissions::references::{
    dangling, empty_cells, example_row, repeated_ids, target,
};
use crate::load::submissions::returns::not_there;
use crate::load::submissions::stream::Sizes;
use crate::load::submissions::table::ReadTable;
use crate::load::submissions::text::tidy;
use crate::load::submissions::text_table::{self, Manner, TextFile};
use crate::load::submissions::{sheet_table, workbook};
use crate::model::{Dangling, Population, Regulation, SubmissionFile, TableBuilder};
use std::path::Path;

/// Submissions while they are read.
pub struct Reading<'a> {
    regulation: &'a Regulation,
    sizes: Sizes,
    progress: &'a (dyn Fn(u64, u64) + Sync),
    /// Bytes of the files read to their end.
    bytes_done: u64,
    /// Bytes of all files.
    bytes: u64,
    tables: Vec<ReadTable<'a>>,
    diagnostics: Vec<Diagnostic>,
    /// The files read to their end.
    pub files: Vec<SubmissionFile>,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet; files are going to be taken in so many bytes at a time.
    pub fn new(
        regulation: &'a Regulation,
        sizes: Sizes,
        progress: &'a (dyn Fn(u64, u64) + Sync),
    ) -> Self {
        Self {
            regulation,
            sizes,
            progress,
            bytes_done: 0,
            bytes: 0,
            tables: Vec::new(),
            diagnostics: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Reads all files at a path.
    pub fn run(&mut self, path: &Path) -> Result<(), SubmissionError> {
        let Some(files) = folder::files(path)? else {
            self.diagnostics.push(not_there(path));
            return Ok(());
        };
        let classes = ClassNames::of(self.regulation);
        let Survey { texts, workbooks, diagnostics } = folder::survey(files, &classes);
        self.diagnostics.extend(diagnostics);
        let lengths = texts.iter().map(|text| text.bytes);
        self.bytes = lengths.chain(workbooks.iter().map(|book| book.bytes)).sum();
        for text in texts {
            self.read_text(&text)?;
        }
        for found in workbooks {
            let bytes = found.bytes;
            if let Some(book) = books::open(found, &classes, &mut self.diagnostics)? {
                self.read_book(book)?;
            }
            self.bytes_done += bytes;
        }
        if self.tables.is_empty() && !self.diagnostics.iter().any(Diagnostic::is_error) {
            let ids: Vec<&str> = self.regulation.classes.iter().map(|c| c.id.as_str()).collect();
            let none = Diagnostic::error(Code::NoSubmissions).variant("no-table");
            let none = none.arg("path", path.to_string_lossy());
            self.diagnostics.push(none.arg("classes", ids.join(", ")));
        }
        Ok(())
    }

    fn read_text(&mut self, text: &TextFile) -> Result<(), SubmissionError> {
        let (done, all, progress) = (self.bytes_done, self.bytes, self.progress);
        let progress = move |bytes: u64| progress(done + bytes.min(text.bytes), all);
        let manner = Manner { regulation: self.regulation, sizes: self.sizes };
        let (table, sha256) = text_table::read(text, manner, &progress)?;
        self.bytes_done += text.bytes;
        let name = text.path.file_name().unwrap_or_default().to_string_lossy();
        let file = tidy(&name).into_owned();
        let rows = table.gathered.builder.ids.len() as u64;
        self.files.push(SubmissionFile { file, sha256, rows });
        self.tables.push(table);
        Ok(())
    }

    fn read_book(&mut self, book: Book) -> Result<(), SubmissionError> {
        let Book { found, mut workbook, sheets } = book;
        let (done, all, progress) = (self.bytes_done, self.bytes, self.progress);
        let mut rows = 0;
        for sheet in sheets {
            let progress = |bytes: u64| progress(done + bytes.min(found.bytes), all);
            let table = sheet_table::read(&mut workbook, &sheet, self.regulation, progress);
            rows += table.gathered.builder.ids.len() as u64;
            self.tables.push(table);
        }
        let sha256 = workbook::digest(&found.path)?;
        self.files.push(SubmissionFile { file: found.name(), sha256, rows });
        Ok(())
    }

    /// Puts the tables together and looks for what only shows then.
    pub fn finish(
        &mut self,
        period: i64,
    ) -> Result<(Option<Population>, Vec<Diagnostic>), SubmissionError> {
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        let is_whole = !diagnostics.iter().any(Diagnostic::is_error);
        for table in &mut self.tables {
            diagnostics.extend(std::mem::take(&mut table.gathered.mistakes).into_diagnostics());
            diagnostics.extend(example_row(table)?);
            diagnostics.extend(repeated_ids(table)?);
            diagnostics.extend(empty_cells(table));
        }
        diagnostics.extend(self.second_tables());
        let mut builders: Vec<TableBuilder> =
            self.regulation.classes.iter().map(TableBuilder::new).collect();
        for table in self.tables.iter_mut().rev() {
            // Of two tables of a class, an error already told, the first counts.
            let empty = TableBuilder::new(table.form.class());
            let read = std::mem::replace(&mut table.gathered.builder, empty);
            builders[table.form.class] = read;
        }
        match Population::finish(self.regulation, period, builders) {
            Ok(population) => {
                let is_good = !diagnostics.iter().any(Diagnostic::is_error);
                Ok((Some(population).filter(|_| is_good), diagnostics))
            }
            Err(found) => {
                diagnostics.extend(self.references(&found, is_whole)?);
                Ok((None, diagnostics))
            }
        }
    }

    /// Tables of a class that has one already.
    fn second_tables(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (at, table) in self.tables.iter().enumerate() {
            let earlier = self.tables[..at].iter().find(|e| e.form.class == table.form.class);
            if let Some(earlier) = earlier {
                let twice = Diagnostic::error(Code::AlreadyThere).variant("table");
                let twice = twice.arg("class", &table.form.class().id);
                let twice = twice.arg("first", &earlier.form.file);
                found.push(twice.at(table.form.whole()));
            }
        }
        found
    }

    /// References to nobody; those into a table that could not be read whole say nothing.
    fn references(
        &self,
        found: &[Dangling],
        is_whole: bool,
    ) -> Result<Vec<Diagnostic>, SubmissionError> {
        let of = |class: usize| self.tables.iter().find(|table| table.form.class == class);
        let counts = |dangling: &&Dangling| {
            target(self.regulation, dangling).is_some_and(|target| match of(target) {
                Some(table) => !table.gathered.is_damaged,
                None => is_whole,
            })
        };
        let is_read: Vec<bool> =
            (0..self.regulation.classes.len()).map(|class| of(class).is_some()).collect();
        let mut diagnostics = Vec::new();
        for (class, _) in self.regulation.classes.iter().enumerate() {
            let Some(table) = of(class) else { continue };
            let here = found.iter().filter(|dangling| dangling.class == class);
            let here: Vec<&Dangling> = here.filter(counts).collect();
            diagnostics.extend(dangling(table, &here, &is_read)?);
        }
        Ok(diagnostics)
    }
}
