//! `check`: every mistake in regulations, amendments and cases, and what rests on less than text.

use crate::amend;
use crate::check;
use crate::cli::arguments::Check;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::decide::Rulebook;
use crate::diagnostic::{Diagnostic, Severity};
use crate::expect;
use crate::load::{self, Catalogue};
use crate::model::Regulation;
use crate::report::check as shown;
use crate::report::narrative::mistakes_of;
use crate::report::{Form, findings};
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Check) -> Result<Done, Failure> {
    let catalogue = load::list(rules)?;
    let mut found = load::overlapping(&catalogue.regulations);
    found.retain(|one| touches(one, &asked.regulations));
    if asked.regulations.is_empty() {
        found.extend(catalogue.diagnostics.iter().cloned());
    }
    let mut regulations = Vec::new();
    for folder in rules::folders(&catalogue, &asked.regulations)? {
        regulations.extend(inspected(folder, &mut found)?);
    }
    let mut found = once_each(found);
    let is_wrong = found.iter().any(Diagnostic::is_error);
    if is_wrong {
        // What rests on what says nothing while the rules themselves are not yet right, nor do
        // questions about the whole.
        regulations.clear();
    } else {
        found.extend(between(mouth, (&catalogue, &regulations), &asked.regulations)?);
    }
    found.extend(questions(mouth, &regulations));
    tell(mouth, &found, &regulations)?;
    Ok(if is_wrong { Done::Findings } else { Done::Yes })
}

/// What questions about whole regulations find.
fn questions(mouth: &Mouth, regulations: &[Regulation]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for regulation in regulations {
        let Some(book) = Rulebook::compile(regulation.clone()).0 else { continue };
        let told = check::questions(&book);
        found.extend(told.iter().map(|one| findings::diagnostic(mouth.words, regulation, one)));
        let run = expect::run(&book, &load::cases(regulation).0);
        found.extend(findings::unexercised(mouth.words, regulation, &run.coverage));
        found.extend(findings::unconfirmed(&run.files));
    }
    found
}

/// What is wrong between the regulations of the folder, as far as it touches one of those named:
/// a gap lies between two, of which only one may be named.
fn between(
    mouth: &Mouth,
    (catalogue, read): (&Catalogue, &[Regulation]),
    named: &[String],
) -> Result<Vec<Diagnostic>, Failure> {
    let mut others = Vec::new();
    for listing in &catalogue.regulations {
        if read.iter().all(|one| one.id != listing.id) {
            others.extend(rules::published(&listing.folder)?.0);
        }
    }
    let all: Vec<&Regulation> = read.iter().chain(&others).collect();
    let told = check::series(&all).into_iter();
    let told = told.map(|(of, one)| findings::diagnostic(mouth.words, of, &one));
    Ok(told.filter(|one| touches(one, named)).collect())
}

/// True of what is told of a regulation named, or of one beside it; of everything if none is.
fn touches(told: &Diagnostic, named: &[String]) -> bool {
    let is_one = |(key, value): &(&str, String)| {
        matches!(*key, "regulation" | "other") && named.contains(value)
    };
    named.is_empty() || told.args.iter().any(is_one)
}

/// What was found without repetitions: listing and reading a header may tell the same.
fn once_each(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut once: Vec<Diagnostic> = Vec::new();
    for one in found {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// Reads everything of a regulation and adds what is wrong with it.
fn inspected(folder: &Path, found: &mut Vec<Diagnostic>) -> Result<Option<Regulation>, Failure> {
    let (regulation, told) = rules::published(folder)?;
    found.extend(told);
    let Some(regulation) = regulation else { return Ok(None) };
    let (book, told) = Rulebook::compile(regulation.clone());
    found.extend(told);
    // Of rules that could not be read a text or an amendment would only seem to name nothing.
    let is_whole = regulation.unread.is_empty();
    let book = book.filter(|_| is_whole);
    found.extend(book.map_or(Vec::new(), |book| mistakes_of(book.regulation())));
    found.extend(load::cases(&regulation).1);
    let (amendments, told) = load::amendments(&regulation);
    found.extend(told);
    for amendment in amendments.iter().filter(|_| is_whole) {
        let (amended, told) = amend::amend(&regulation, std::slice::from_ref(amendment));
        found.extend(told);
        if let Some(amended) = amended {
            let known = found.len();
            for told in Rulebook::compile(amended).1 {
                // What is wrong without the amendment was told already.
                if !found[..known].contains(&told) {
                    found.push(told);
                }
            }
        }
    }
    Ok(Some(regulation))
}

fn tell(mouth: &Mouth, found: &[Diagnostic], regulations: &[Regulation]) -> Result<(), Failure> {
    let words = mouth.words;
    if mouth.form == Form::Json {
        let notes = regulations.iter().flat_map(|regulation| shown::notes(words, regulation));
        let all: Vec<Diagnostic> = found.iter().cloned().chain(notes).collect();
        return mouth.diagnostics(&all);
    }
    mouth.findings(found)?;
    // What rests on less than the text is only worth saying of rules that can be read.
    let is_wrong = found.iter().any(Diagnostic::is_error);
    for regulation in regulations.iter().filter(|_| !is_wrong) {
        mouth.answer(&format!("{}\n", shown::text(words, mouth.form, regulation)))?;
    }
    mouth.answer(&mouth.tally(found))?;
    // Notes are remarks, no mistakes.
    if found.iter().any(|one| one.severity != Severity::Note) {
        return Ok(());
    }
    mouth.answer(&format!("{}\n", words.text("check-no-mistakes")))
}
