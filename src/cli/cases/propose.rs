//! `cases --propose`: the cases that are missing, for a person to confirm.

use crate::cli::cases::Ran;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::probe::{Proposed, propose};
use crate::report::Form;
use crate::report::file::write_whole;
use crate::report::probe::proposals::{self, ProposedFile, RegulationProposed};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Proposes cases of every regulation, on standard output or as files in a folder.
pub(in crate::cli::cases) fn run(
    mouth: &Mouth,
    ran: &[Ran],
    out: Option<&Path>,
) -> Result<Done, Failure> {
    let proposed: Vec<Proposed> = ran.iter().map(|one| propose(&one.book, &one.files)).collect();
    let mut shown = Vec::new();
    for (one, proposed) in ran.iter().zip(&proposed) {
        let regulation = one.book.regulation();
        let files = proposals::files(regulation, proposed);
        let written = match out {
            Some(out) if ran.len() == 1 => written(out, &files)?,
            Some(out) => written(&out.join(&regulation.id), &files)?,
            None => Vec::new(),
        };
        shown.push(RegulationProposed { regulation, proposed, files, written });
    }
    if mouth.form == Form::Json {
        mouth.answer(&proposals::json(&shown))?;
    } else if out.is_some() {
        mouth.answer(&proposals::summary(mouth.words, &shown))?;
    } else {
        mouth.document(&proposals::text(&shown))?;
        mouth.remark(&proposals::summary(mouth.words, &shown));
    }
    Ok(Done::Yes)
}

/// Writes the files into a folder under names that are still free.
fn written(folder: &Path, files: &[ProposedFile]) -> Result<Vec<PathBuf>, Failure> {
    let refused = |path: &Path, source| Failure::file("world-write", path, source);
    if !files.is_empty() {
        fs::create_dir_all(folder).map_err(|source| refused(folder, source))?;
    }
    let mut written = Vec::new();
    for file in files {
        let names = (1u32..).map(|number| folder.join(file.name(number)));
        // INVARIANT (names): no folder holds a file of every number.
        let path = names.into_iter().find(|path| !path.exists()).unwrap_or_default();
        let done: Result<(), io::Error> =
            write_whole(&path, |out| out.write_all(file.text.as_bytes()));
        done.map_err(|source| refused(&path, source))?;
        written.push(path);
    }
    Ok(written)
}
