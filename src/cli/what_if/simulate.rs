//! `simulate`: what amendments would make of submissions, and of whom.

use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::what_if::arguments::Simulate;
use crate::cli::what_if::draws;
use crate::cli::what_if::pages::{self, Shown};
use crate::cli::what_if::scenarios::{Scenarios, scenarios};
use crate::cli::what_if::subjects::{listing, populations, remark_on_rules};
use crate::decide::{Decisions, Options, Rulebook, decide, decide_again};
use crate::diagnostic::{Code, Diagnostic};
use crate::load;
use crate::model::{Comparison, Population, Regulation, Returns};
use crate::report::comparison::{self, Compared};
use crate::report::file::write_whole;
use crate::report::{Form, Say, mistakes};
use crate::simulate::{Proposal, Standing, Wanted};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Subjects that are listed on a terminal, a scenario.
const LISTED: usize = 50;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Simulate) -> Result<Done, Failure> {
    let catalogue = load::list(rules)?;
    if let Some(files) = draws::files(&asked.subjects.redraw)? {
        draws::run(mouth, &catalogue, (asked, &files, rules))?;
        return Ok(Done::Yes);
    }
    let (returns, listing, mut found) = listing(&catalogue, &asked.subjects)?;
    let made = scenarios(listing, asked)?;
    found.extend(made.warnings.iter().cloned());
    unknown_facts(&made, &asked.by_fact)?;
    let regulations = regulations(&made);
    let subjects = (&asked.subjects, &returns);
    let (populations, files) = populations(mouth, subjects, (&regulations, &mut found))?;
    let decided = decided(mouth, &made, &populations)?;
    let comparison = compared(&made, (&populations, &decided), asked, mouth);
    if let Some(path) = &asked.changed {
        write(mouth, path, &comparison)?;
    }
    if let Some(path) = &asked.html {
        let shown = Shown { regulations: &regulations, returns: &returns, files: &files, rules };
        pages::simulation(mouth, path, (shown, asked), &comparison)?;
    }
    let comparison = shortened(mouth, comparison);
    remark_on_rules(mouth, &asked.subjects, made.standing.regulation());
    tell(mouth, (&regulations, &returns), (&comparison, &found))?;
    Ok(Done::Yes)
}

/// The regulation as it stands, then that of each scenario.
fn regulations(made: &Scenarios) -> Vec<&Regulation> {
    books(made).map(Rulebook::regulation).collect()
}

fn books(made: &Scenarios) -> impl Iterator<Item = &Rulebook> {
    std::iter::once(&made.standing).chain(made.scenarios.iter().map(|scenario| &scenario.book))
}

/// Facts of `--by` that no class has.
fn unknown_facts(made: &Scenarios, by: &[String]) -> Result<(), Failure> {
    let regulations = regulations(made);
    let classes = || regulations.iter().flat_map(|regulation| &regulation.classes);
    let unknown = by.iter().filter(|fact| classes().all(|class| class.fact_index(fact).is_none()));
    let unknown = unknown.map(|fact| {
        let facts = classes().flat_map(|class| &class.facts).map(|fact| fact.id.as_str());
        let unknown = Diagnostic::error(Code::UnknownFact).variant("by").arg("name", fact);
        unknown.similar_to(fact, facts)
    });
    let unknown: Vec<Diagnostic> = unknown.collect();
    if unknown.is_empty() { Ok(()) } else { Err(Failure::Mistakes(unknown)) }
}

/// Decides all sides; decided levels count for nobody's verdict.
fn decided(
    mouth: &Mouth,
    made: &Scenarios,
    populations: &[Arc<Population>],
) -> Result<Vec<Decisions>, Failure> {
    let _progress = Progress::of(mouth, "progress-deciding", 0);
    let options = Options { use_decided: false };
    let standing = decide(&made.standing, &populations[0], options).map_err(Failure::Mistakes)?;
    let mut decided = vec![standing];
    for (book, population) in books(made).zip(populations).skip(1) {
        let again = decide_again(book, population, (&made.standing, &decided[0]));
        decided.push(again.map_err(Failure::Mistakes)?);
    }
    Ok(decided)
}

fn compared<'a>(
    made: &'a Scenarios,
    (populations, decided): (&'a [Arc<Population>], &'a [Decisions]),
    asked: &Simulate,
    mouth: &Mouth,
) -> Comparison<'a> {
    let all = mouth.form == Form::Json || asked.changed.is_some();
    let wanted = Wanted {
        by: &asked.by_fact,
        listed: match (all, &asked.html) {
            (true, _) => usize::MAX,
            (false, Some(_)) => pages::LISTED,
            (false, None) => LISTED,
        },
        depends: !asked.reading.is_empty(),
    };
    let sides = populations.iter().zip(decided);
    let mut verdicts = books(made)
        .zip(sides)
        .map(|(book, (population, decisions))| decisions.verdicts(book, population));
    // INVARIANT (sides): the regulation as it stands is always one.
    let baseline = verdicts.next().expect("the regulation as it stands");
    let proposals = made.scenarios.iter().zip(verdicts).map(|(scenario, verdicts)| Proposal {
        name: scenario.name.clone(),
        amendments: scenario.amendments.clone(),
        verdicts,
    });
    let counts_inferred = mouth.form == Form::Json || asked.html.is_some();
    Standing::new(baseline, counts_inferred).compare(proposals.collect(), wanted)
}

/// A comparison with no more subjects than a terminal lists, where a page or a file has more.
fn shortened<'a>(mouth: &Mouth, mut whole: Comparison<'a>) -> Comparison<'a> {
    if mouth.form != Form::Json {
        whole.scenarios.iter_mut().for_each(|one| one.changed.truncate(LISTED));
        whole.depends.iter_mut().for_each(|one| one.subjects.truncate(LISTED));
    }
    whole
}

fn write(mouth: &Mouth, path: &Path, comparison: &Comparison<'_>) -> Result<(), Failure> {
    if path.extension().is_none_or(|kind| !kind.eq_ignore_ascii_case("csv")) {
        return Err(Failure::limit("world-not-csv", path, 0));
    }
    let written: Result<(), io::Error> =
        write_whole(path, |file| comparison::write_changed(comparison, file));
    written.map_err(|source| Failure::file("world-write", path, source))?;
    let count: u64 = comparison.scenarios.iter().map(|one| one.changed_count).sum();
    let args = [("count", count.into()), ("file", Say::from(path.display().to_string()))];
    mouth.remark(&format!("{}\n", mouth.words.say("whatif-changed-written", &args)));
    Ok(())
}

fn tell(
    mouth: &Mouth,
    (regulations, returns): (&[&Regulation], &Returns),
    (comparison, found): (&Comparison<'_>, &[Diagnostic]),
) -> Result<(), Failure> {
    let warnings = mistakes::all_said(mouth.words, found);
    let shown = Compared { regulations, returns, comparison, warnings: &warnings };
    mouth.warn(found);
    match mouth.form {
        Form::Json => mouth.answer(&comparison::json(&shown)),
        form => mouth.answer(&comparison::text(mouth.words, form, &shown)),
    }
}
