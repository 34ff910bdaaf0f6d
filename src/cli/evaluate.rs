//! `evaluate`: the verdicts of submissions, counted, and written to a file where one is asked for.

use crate::cli::arguments::Evaluate;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::{self, Mouth};
use crate::cli::progress::Progress;
use crate::cli::recording::{Recorded, recorded};
use crate::cli::submissions::{Submitted, sourced};
use crate::decide::{Decisions, Options, Verdicts, decide};
use crate::model::{Basis, Population};
use crate::report::evaluation::{self, Evaluation};
use crate::report::file::{can_be_written, write_whole};
use crate::report::trail::Recording;
use crate::report::verdicts::{
    self, About, Row, SHEET_ROWS_MAX, Stamp, VerdictFormat, VerdictsError,
};
use crate::report::{Form, Say, mistakes};
use std::iter::repeat;
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Evaluate) -> Result<Done, Failure> {
    let format = asked.verdicts.as_deref().map(format_of).transpose()?;
    let submitted = sourced(mouth, rules, (&asked.source, &asked.by))?;
    if let (Some(path), Some(format)) = (&asked.verdicts, format) {
        needs_room(&submitted, path, format)?;
    }
    let evaluated = match &asked.recording.trail_into {
        Some(trail) => {
            let trail = (trail.as_path(), &asked.recording);
            let recorded = recorded(mouth, &submitted, trail, format.is_some())?;
            let Recorded { decisions, receipt, stamps } = recorded;
            Evaluated { decisions, receipt: Some(receipt), stamps }
        }
        None => {
            let decisions = decided(mouth, &submitted)?;
            Evaluated { decisions, receipt: None, stamps: Vec::new() }
        }
    };
    let given = match (&asked.verdicts, format) {
        (Some(path), Some(format)) => write(mouth, &submitted, &evaluated, (path, format)),
        _ => Ok(()),
    };
    let told = given.and_then(|()| tell(mouth, &submitted, &evaluated));
    if let (Err(Failure::World(_)), Some(receipt)) = (&told, &evaluated.receipt) {
        // It is recorded all the same: whoever evaluates again makes a second batch.
        mouth::err(&receipt.text(mouth.words));
    }
    told.map(|()| Done::Yes)
}

/// Makes sure that verdicts can be written where they are asked for, before anything is recorded.
fn needs_room(submitted: &Submitted, path: &Path, format: VerdictFormat) -> Result<(), Failure> {
    let rows = submitted.rows();
    if format == VerdictFormat::Xlsx && rows > SHEET_ROWS_MAX {
        return Err(Failure::limit("world-too-many-rows", path, rows));
    }
    can_be_written(path).map_err(|source| Failure::file("world-write", path, source))
}

/// An evaluation, recorded or not.
struct Evaluated {
    decisions: Decisions,
    /// Where it was recorded.
    receipt: Option<Recording>,
    /// The entry of each verdict in the order of their table, if it was recorded.
    stamps: Vec<Stamp>,
}

impl Evaluated {
    fn verdicts<'a>(&'a self, submitted: &'a Submitted) -> Verdicts<'a> {
        self.decisions.verdicts(&submitted.book, &submitted.read.population)
    }
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

fn tell(mouth: &Mouth, submitted: &Submitted, evaluated: &Evaluated) -> Result<(), Failure> {
    let verdicts = evaluated.verdicts(submitted);
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
        trail: evaluated.receipt.as_ref(),
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
    evaluated: &Evaluated,
    (path, format): (&Path, VerdictFormat),
) -> Result<(), Failure> {
    let population = &submitted.read.population;
    let rows = submitted.rows();
    let about = About {
        regulation: submitted.book.regulation(),
        returns: &submitted.read.returns,
        notice: &mouth.words.text("synthetic-notice"),
        rows,
        trail: evaluated.receipt.as_ref(),
    };
    let progress = Progress::of(mouth, "progress-writing", rows);
    let stamps = evaluated.stamps.iter().copied().map(Some).chain(repeat(None));
    let verdicts = evaluated.verdicts(submitted);
    let rows_in_order = in_order(verdicts, population).zip(stamps);
    let rows_in_order = rows_in_order.map(|((class, row), stamp)| {
        progress.step();
        move || Row { verdict: verdicts.verdict(class, row), stamp }
    });
    write_whole(path, |file| verdicts::write(format, about, rows_in_order, file)).map_err(
        |error| match error {
            VerdictsError::TooManyRows { rows } => {
                Failure::limit("world-too-many-rows", path, rows)
            }
            VerdictsError::Io(source) => Failure::file("world-write", path, source),
        },
    )?;
    drop(progress);
    let file = Say::from(path.display().to_string());
    let text = mouth.words.say("verdicts-written", &[("count", rows.into()), ("file", file)]);
    mouth.remark(&format!("{text}\n"));
    Ok(())
}

/// All subjects, by class in the regulation's order and then by id.
fn in_order(
    verdicts: Verdicts<'_>,
    population: &Population,
) -> impl Iterator<Item = (usize, usize)> {
    let classes = 0..population.tables.len();
    classes.flat_map(move |class| {
        let rows = verdicts.sorted(class).into_iter();
        rows.map(move |row| (class, row as usize))
    })
}
