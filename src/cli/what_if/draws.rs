//! `--draws`: what-if over populations drawn anew from published totals.

use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::rules;
use crate::cli::what_if::arguments::{Redraw, Simulate};
use crate::cli::what_if::pages::{self, Shown};
use crate::cli::what_if::scenarios::{Scenario, Scenarios, scenarios};
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::load::{self, Catalogue, Listing};
use crate::model::{
    Fingerprint, PackageFile, Published, Regulation, Returns, SubmissionFile, SynthesisPlan,
    Uncertainty,
};
use crate::report::uncertainty::{self, Drawn};
use crate::report::{Form, mistakes};
use crate::simulate::{self, Alternative};
use std::path::Path;

/// What is asked to be drawn, with the files that say from what.
pub(in crate::cli) struct Files {
    pub(in crate::cli) draws: u64,
    pub(in crate::cli) seed: u64,
    report: PackageFile,
    plan: PackageFile,
}

/// The files of `--published` and `--plan`; `None` unless draws are asked for.
pub(in crate::cli) fn files(asked: &Redraw) -> Result<Option<Files>, Failure> {
    let Redraw { draws: Some(draws), published: Some(report), plan: Some(plan), seed: Some(seed) } =
        asked
    else {
        return Ok(None);
    };
    let (report, plan) = (load::read_file(report)?, load::read_file(plan)?);
    Ok(Some(Files { draws: *draws, seed: *seed, report, plan }))
}

impl Files {
    /// The regulation that the plan is made for.
    pub(in crate::cli) fn listing<'c>(
        &self,
        catalogue: &'c Catalogue,
    ) -> Result<&'c Listing, Failure> {
        rules::find(catalogue, &load::plan_regulation(&self.plan).map_err(Failure::Mistakes)?)
    }

    /// The report and the plan, read for a regulation.
    pub(in crate::cli) fn read(
        &self,
        regulation: &Regulation,
        found: &mut Vec<Diagnostic>,
    ) -> Result<(Published, SynthesisPlan), Failure> {
        let (published, told) = load::published(&self.report);
        found.extend(told);
        let (plan, told) = load::plan(&self.plan, regulation);
        found.extend(told);
        match (published, plan) {
            (Some(published), Some(plan)) if !found.iter().any(Diagnostic::is_error) => {
                Ok((published, plan))
            }
            _ => Err(Failure::Mistakes(std::mem::take(found))),
        }
    }

    /// The files by name and digest; neither has rows.
    pub(in crate::cli) fn shown(&self) -> Vec<SubmissionFile> {
        let files = [&self.report, &self.plan].into_iter();
        files
            .map(|file| SubmissionFile {
                file: file.shown.to_string(),
                sha256: Fingerprint::of(&file.bytes),
                rows: 0,
            })
            .collect()
    }

    /// Calls the drawing with what it needs, under a bar that shows how far it is.
    pub(in crate::cli) fn draw<T>(
        &self,
        mouth: &Mouth,
        (published, plan): (&Published, &SynthesisPlan),
        with: impl FnOnce(simulate::Redraw<'_>) -> Result<T, Vec<Diagnostic>>,
    ) -> Result<T, Failure> {
        let progress = Progress::of(mouth, "progress-generating", self.draws);
        let step = || progress.step();
        let (draws, seed) = (self.draws, self.seed);
        let asked = simulate::Redraw { published, plan, draws, seed, step: &step };
        with(asked).map_err(Failure::Mistakes)
    }
}

/// What drawn submissions say of themselves.
pub(in crate::cli) fn returns(published: &Published, plan: &SynthesisPlan) -> Returns {
    Returns {
        period: published.period,
        regulation: Some(plan.regulation.value.clone()),
        series: None,
        locality: Some(plan.locality.clone()),
        synthetic: true,
        source: Some(plan.source.clone()),
        file: None,
        recorded: None,
    }
}

/// Draws, compares and tells.
pub(in crate::cli) fn run(
    mouth: &Mouth,
    catalogue: &Catalogue,
    (asked, files, rules): (&Simulate, &Files, &Path),
) -> Result<(), Failure> {
    let made = scenarios(files.listing(catalogue)?, asked)?;
    let mut found = made.warnings.clone();
    let (published, plan) = files.read(made.standing.regulation(), &mut found)?;
    let alternatives: Vec<Alternative<'_>> = made.scenarios.iter().map(alternative).collect();
    let drawn = files.draw(mouth, (&published, &plan), |asked| {
        simulate::redraw(&made.standing, &alternatives, asked)
    })?;
    let returns = returns(&published, &plan);
    if let Some(path) = &asked.html {
        let regulations = regulations(&made);
        let read = files.shown();
        let shown = Shown { regulations: &regulations, returns: &returns, files: &read, rules };
        pages::uncertainty(mouth, path, (shown, asked), &drawn)?;
    }
    tell(mouth, (&made, &returns), (&drawn, &found))
}

/// The regulation as it stands, then that of each scenario.
fn regulations(made: &Scenarios) -> Vec<&Regulation> {
    let scenarios = made.scenarios.iter().map(|scenario| &scenario.book);
    let books = std::iter::once(&made.standing).chain(scenarios);
    books.map(Rulebook::regulation).collect()
}

fn alternative(scenario: &Scenario) -> Alternative<'_> {
    Alternative { name: &scenario.name, amendments: &scenario.amendments, book: &scenario.book }
}

fn tell(
    mouth: &Mouth,
    (made, returns): (&Scenarios, &Returns),
    (uncertainty, found): (&Uncertainty, &[Diagnostic]),
) -> Result<(), Failure> {
    let regulations = regulations(made);
    let warnings = mistakes::all_said(mouth.words, found);
    let shown = Drawn { regulations: &regulations, returns, uncertainty, warnings: &warnings };
    mouth.warn(found);
    match mouth.form {
        Form::Json => mouth.answer(&uncertainty::json(&shown)),
        form => mouth.answer(&uncertainty::text(mouth.words, form, &shown)),
    }
}
