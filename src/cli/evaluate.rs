//! `evaluate`: the verdicts of submissions, counted, and written to a file where one is asked for.

use crate::cli::arguments::Evaluate;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::submissions::{Submitted, submitted};
use crate::decide::{Decisions, Options, Verdicts, decide};
use crate::model::{Basis, Population, Verdict};
use crate::report::evaluation::{self, Evaluation};
use crate::report::file::write_whole;
use crate::report::verdicts::{self, About, VerdictFormat, VerdictsError};
use crate::report::{Form, Say, mistakes};
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Evaluate) -> Result<Done, Failure> {
    let format = asked.verdicts.as_deref().map(format_of).transpose()?;
    let submitted = submitted(
        mouth,
        rules,
        (asked.source.submissions.as_deref().unwrap_or(Path::new("")), &asked.by),
    )?;
    let decisions = decided(mouth, &submitted)?;
    let verdicts = decisions.verdicts(&submitted.book, &submitted.read.population);
    if let (Some(path), Some(format)) = (&asked.verdicts, format) {
        write(mouth, &submitted, verdicts, (path, format))?;
    }
    tell(mouth, &submitted, verdicts)?;
    Ok(Done::Yes)
}

/// Decides submissions as they stand: decided levels count for dependents.
///
/// # Errors
/// Subjects and groups that wait for each other.
pub(in crate::cli) fn decided(mouth: &Mouth, submitted: &Submitted) -> Result<Decisions, Failure> {
    let _progress = Progress::of(mouth, "progress-deciding", 0);
    let options = Options { use_decided: true };
    decide(&submitted.book, &submitted.read.population, options).map_err(Failure::Mistakes)
}

fn format_of(path: &Path) -> Result<VerdictFormat, Failure> {
    VerdictFormat::of(path).ok_or_else(|| Failure::limit("world-format-unknown", path, 0))
}

fn tell(mouth: &Mouth, submitted: &Submitted, verdicts: Verdicts<'_>) -> Result<(), Failure> {
    let summary = verdicts.summary();
    let classes = 0..summary.classes.len();
    let inferred: Vec<u64> =
        classes.map(|class| verdicts.resting_on(class, Basis::Inferred)).collect();
    let shown = Evaluation {
        regulation: submitted.book.regulation(),
        returns: &submitted.read.returns,
        summary: &summary,
        inferred: &inferred,
        warnings: &mistakes::all_said(mouth.words, &submitted.warnings),
    };
    mouth.warn(&submitted.warnings);
    match mouth.form {
        Form::Json => mouth.answer(&evaluation::json(&shown)),
        form => mouth.answer(&evaluation::text(mouth.words, form, &shown)),
    }
}

fn write(
    mouth: &Mouth,
    submitted: &Submitted,
    verdicts: Verdicts<'_>,
    (path, format): (&Path, VerdictFormat),
) -> Result<(), Failure> {
    let population = &submitted.read.population;
    let rows = population.tables.iter().map(|table| table.len() as u64).sum();
    let about = About {
        regulation: submitted.book.regulation(),
        returns: &submitted.read.returns,
        notice: &mouth.words.text("synthetic-notice"),
        rows,
    };
    let progress = Progress::of(mouth, "progress-writing", rows);
    let in_order = in_order(verdicts, population).inspect(|_| progress.step());
    write_whole(path, |file| verdicts::write(format, about, in_order, file)).map_err(|error| {
        match error {
            VerdictsError::TooManyRows { rows } => {
                Failure::limit("world-too-many-rows", path, rows)
            }
            VerdictsError::Io(source) => Failure::file("world-write", path, source),
        }
    })?;
    drop(progress);
    let file = Say::from(path.display().to_string());
    let text = mouth.words.say("verdicts-written", &[("count", rows.into()), ("file", file)]);
    mouth.remark(&format!("{text}\n"));
    Ok(())
}

/// All verdicts, by class in the regulation's order and then by id.
fn in_order<'a>(
    verdicts: Verdicts<'a>,
    population: &'a Population,
) -> impl Iterator<Item = Verdict<'a>> {
    let classes = 0..population.tables.len();
    classes.flat_map(move |class| {
        let rows = verdicts.sorted(class).into_iter();
        rows.map(move |row| verdicts.verdict(class, row as usize))
    })
}
