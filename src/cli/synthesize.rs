//! `synthesize`: synthetic submissions that reproduce a published report.

use crate::cli::arguments::Synthesize;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::rules;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::report::file::write_whole;
use crate::report::{Say, synthetic};
use crate::simulate::{Synthetic, synthesize};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

pub(in crate::cli) fn run(
    mouth: &Mouth,
    rules: &Path,
    asked: &Synthesize,
) -> Result<Done, Failure> {
    let made = made(mouth, rules, asked)?;
    let refused = |path: &Path, source| Failure::file("world-write", path, source);
    fs::create_dir_all(&asked.out).map_err(|source| refused(&asked.out, source))?;
    for (name, bytes) in synthetic::files(&made) {
        let path = asked.out.join(name);
        let written: Result<(), io::Error> = write_whole(&path, |file| file.write_all(&bytes));
        written.map_err(|source| refused(&path, source))?;
    }
    let rows: u64 = made.tables.iter().map(|table| table.rows.len() as u64).sum();
    let out = Say::from(asked.out.display().to_string());
    let words = mouth.words;
    let written = words.say("synthetic-written", &[("count", rows.into()), ("folder", out)]);
    mouth.remark(&format!("{written}\n{}\n", words.text("synthetic-notice")));
    Ok(Done::Yes)
}

fn made(mouth: &Mouth, rules: &Path, asked: &Synthesize) -> Result<Synthetic, Failure> {
    let (report, plan) = (load::read_file(&asked.published)?, load::read_file(&asked.plan)?);
    let (published, mut found) = load::published(&report);
    let id = load::plan_regulation(&plan).map_err(|told| {
        found.extend(told);
        Failure::Mistakes(found.clone())
    })?;
    let catalogue = load::list(rules)?;
    let (book, told) = rules::amended(rules::find(&catalogue, &id)?, &[])?;
    found.extend(told);
    let (plan, told) = load::plan(&plan, book.regulation());
    found.extend(told);
    let _progress = Progress::of(mouth, "progress-generating", 0);
    match (published, plan) {
        (Some(published), Some(plan)) if !found.iter().any(Diagnostic::is_error) => {
            synthesize(&published, &plan, book.regulation(), asked.seed).map_err(Failure::Mistakes)
        }
        _ => Err(Failure::Mistakes(found)),
    }
}
