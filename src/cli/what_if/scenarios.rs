//! From what was asked for to regulations ready to decide by: as it stands, and with each stack of
//! amendments. All mistakes come at once, each once.

use crate::amend;
use crate::cli::failure::Failure;
use crate::cli::rules;
use crate::cli::what_if::arguments::{Simulate, Stack};
use crate::decide::Rulebook;
use crate::diagnostic::Diagnostic;
use crate::load::{self, Listing};
use crate::model::{Amendment, AmendmentKind, Regulation};
use std::path::Path;

/// A stack of amendments and the rules that it makes.
pub(in crate::cli) struct Scenario {
    pub(in crate::cli) name: String,
    pub(in crate::cli) amendments: Vec<Amendment>,
    pub(in crate::cli) book: Rulebook,
}

/// The rules as they stand, and those of every scenario.
pub(in crate::cli) struct Scenarios {
    pub(in crate::cli) standing: Rulebook,
    pub(in crate::cli) scenarios: Vec<Scenario>,
    /// What is no error.
    pub(in crate::cli) warnings: Vec<Diagnostic>,
}

/// Reads the regulation and makes every scenario that was asked for.
pub(in crate::cli) fn scenarios(listing: &Listing, asked: &Simulate) -> Result<Scenarios, Failure> {
    let (published, mut found) = rules::published(&listing.folder)?;
    let Some(published) = published else {
        return Err(Failure::Mistakes(found));
    };
    let stacks = stacks(asked, &published, &mut found)?;
    let (standing, told) = rules::compiled(Some(published.clone()), std::mem::take(&mut found))?;
    let mut warnings = told;
    let (mut scenarios, mut wrong) = (Vec::new(), Vec::new());
    for stack in stacks {
        let (scenario, told) = scenario(&published, stack)?;
        let new = |one: &Diagnostic| !warnings.contains(one) && !wrong.contains(one);
        let told: Vec<Diagnostic> = told.into_iter().filter(new).collect();
        let failed = scenario.is_none();
        if failed {
            wrong.extend(told)
        } else {
            warnings.extend(told)
        }
        scenarios.extend(scenario);
    }
    if wrong.is_empty() {
        Ok(Scenarios { standing, scenarios, warnings })
    } else {
        Err(Failure::Mistakes(wrong))
    }
}

/// The stacks in the order in which they are shown: `--with`, then `--scenario`, then `--reading`.
fn stacks(
    asked: &Simulate,
    published: &Regulation,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Stack>, Failure> {
    let with = (!asked.amendments.is_empty()).then(|| Stack {
        name: asked.amendments.iter().map(|id| short(id)).collect::<Vec<_>>().join("+"),
        amendments: asked.amendments.clone(),
    });
    let mut stacks: Vec<Stack> = with.into_iter().chain(asked.scenarios.iter().cloned()).collect();
    for id in readings(asked, published, found)? {
        stacks.push(Stack { name: short(&id), amendments: vec![id] });
    }
    let twice = stacks
        .iter()
        .enumerate()
        .find(|(at, stack)| stacks[..*at].iter().any(|earlier| earlier.name == stack.name));
    match twice {
        Some((_, stack)) => Err(Failure::limit("world-scenario-twice", Path::new(&stack.name), 0)),
        None => Ok(stacks),
    }
}

/// The ids of the readings asked for; `all` are those of the regulation's own amendments.
fn readings(
    asked: &Simulate,
    published: &Regulation,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, Failure> {
    if !asked.reading.iter().any(|id| id == "all") {
        return Ok(asked.reading.clone());
    }
    let (own, told) = load::amendments(published);
    found.extend(told);
    let readings = own.into_iter().filter(|one| one.kind == AmendmentKind::Reading);
    let readings: Vec<String> = readings.map(|one| one.id).collect();
    if readings.is_empty() {
        return Err(Failure::limit("world-no-readings", Path::new(&published.id), 0));
    }
    Ok(readings)
}

/// An amendment's id: of a path, the file's stem.
fn short(id: &str) -> String {
    let path = Path::new(id);
    let is_path = id.contains(['/', '\\']) || id.ends_with(".toml");
    let stem = path.file_stem().filter(|_| is_path);
    stem.map_or(id.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn scenario(
    published: &Regulation,
    stack: Stack,
) -> Result<(Option<Scenario>, Vec<Diagnostic>), Failure> {
    let (mut amendments, mut found) = (Vec::new(), Vec::new());
    for named in &stack.amendments {
        let (amendment, told) = load::amendment(published, named)?;
        amendments.extend(amendment);
        found.extend(told);
    }
    if found.iter().any(Diagnostic::is_error) {
        return Ok((None, found));
    }
    let (amended, told) = amend::amend(published, &amendments);
    found.extend(told);
    match rules::compiled(amended, found) {
        Ok((book, told)) => Ok((Some(Scenario { name: stack.name, amendments, book }), told)),
        Err(Failure::Mistakes(found)) => Ok((None, found)),
        Err(failure) => Err(failure),
    }
}
