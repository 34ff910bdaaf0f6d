//! `cases`: runs the cases that stand beside the rules.

mod mutate;
mod propose;

use crate::cli::arguments::Cases;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::expect::{self, CasesRun, Prepared};
use crate::load;
use crate::model::CasesFile;
use crate::probe::{self, Coverage};
use crate::report::Form;
use crate::report::cases::{self, RegulationCases};
use std::path::Path;

/// A regulation whose cases were run.
struct Ran {
    book: Rulebook,
    files: Vec<CasesFile>,
    run: CasesRun,
    coverage: Option<Coverage>,
    warnings: Vec<Diagnostic>,
}

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Cases) -> Result<Done, Failure> {
    let catalogue = load::list(rules)?;
    let (mut ran, mut mistakes) = (Vec::new(), Vec::new());
    for folder in rules::folders(&catalogue, &asked.regulations)? {
        match run_one(folder, asked) {
            Ok(one) => ran.push(one),
            Err(Failure::Mistakes(found)) => mistakes.extend(found),
            Err(other) => return Err(other),
        }
    }
    if !mistakes.is_empty() {
        return Err(Failure::Mistakes(mistakes));
    }
    let hold = ran.iter().all(|one| one.run.is_as_expected());
    if hold && asked.mutate {
        return mutate::run(mouth, &ran, asked.at_least);
    }
    if hold && asked.propose {
        return propose::run(mouth, &ran, asked.out.as_deref());
    }
    tell(mouth, &ran, asked.coverage)?;
    Ok(if hold { Done::Yes } else { Done::Findings })
}

fn run_one(folder: &Path, asked: &Cases) -> Result<Ran, Failure> {
    let (regulation, mut found) = rules::published(folder)?;
    let files = regulation.as_ref().map(load::cases);
    let files = files.map(|(files, told)| {
        found.extend(told);
        files
    });
    let (book, warnings) = rules::compiled(regulation, found)?;
    let files = files.unwrap_or_default();
    let run = expect::run(&book, &files);
    let coverage = asked.coverage.then(|| {
        let cases = Prepared::all(book.regulation(), &files);
        probe::coverage(&book, &cases, &run.coverage)
    });
    Ok(Ran { book, files, run, coverage, warnings })
}

fn tell(mouth: &Mouth, ran: &[Ran], with_coverage: bool) -> Result<(), Failure> {
    let shown: Vec<RegulationCases<'_>> = ran
        .iter()
        .map(|one| RegulationCases {
            regulation: one.book.regulation(),
            run: &one.run,
            warnings: &one.warnings,
            coverage: one.coverage.as_ref(),
        })
        .collect();
    if mouth.form == Form::Json {
        return mouth.answer(&cases::json(mouth.words, &shown));
    }
    if mouth.quiet {
        let found = shown.iter().flat_map(|one| &one.run.diagnostics).cloned();
        return mouth.findings(&found.collect::<Vec<_>>());
    }
    if with_coverage {
        mouth.answer(&cases::coverage(mouth.words, mouth.form, &shown))?;
        mouth.answer("\n")?;
    }
    mouth.answer(&cases::text(mouth.words, mouth.form, &shown))
}
