//! `explain`: one subject, from its facts to its verdict.

use crate::cli::arguments::Explain;
use crate::cli::evaluate::decided;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::submissions::{Submitted, submitted};
use crate::decide::Verdicts;
use crate::diagnostic::{Code, Diagnostic};
use crate::report::Form;
use crate::report::explanation::{self, Explained, QuotaGroup};
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Explain) -> Result<Done, Failure> {
    let submitted = submitted(mouth, rules, (&asked.submissions, &asked.by))?;
    let (class, row) = subject(&submitted, &asked.subject)?;
    // What is remarked of other rows is not asked for here.
    let of_rules = submitted.warnings.iter().filter(|one| one.code == Code::NoRegulation);
    mouth.warn(&of_rules.cloned().collect::<Vec<_>>());
    let decisions = decided(mouth, &submitted)?;
    let verdicts = decisions.verdicts(&submitted.book, &submitted.read.population);
    let regulation = submitted.book.regulation();
    let groups = (0..regulation.classes[class].quotas.len()).filter_map(|quota| {
        let group = decisions.group_of(class, quota, row)?;
        Some(QuotaGroup { quota, group: verdicts.group(class, quota, group) })
    });
    tell(mouth, (&submitted, verdicts), (class, row), &groups.collect::<Vec<_>>())?;
    Ok(Done::Yes)
}

fn tell(
    mouth: &Mouth,
    (submitted, verdicts): (&Submitted, Verdicts<'_>),
    (class, row): (usize, usize),
    groups: &[QuotaGroup<'_>],
) -> Result<(), Failure> {
    let explanation = verdicts.explain(class, row);
    let regulation = submitted.book.regulation();
    let shown = Explained {
        regulation,
        returns: &submitted.read.returns,
        class: &regulation.classes[class],
        explanation: &explanation,
        groups,
    };
    match mouth.form {
        Form::Json => mouth.answer(&explanation::json(&shown)),
        form => mouth.answer(&explanation::text(mouth.words, form, &shown)),
    }
}

/// The class and row of `CLASS/ID`.
fn subject(submitted: &Submitted, asked: &str) -> Result<(usize, usize), Failure> {
    let regulation = submitted.book.regulation();
    let unknown = || Diagnostic::error(Code::UnknownSubject).arg("subject", asked);
    let mistake = |diagnostic| Err(Failure::Mistakes(vec![diagnostic]));
    let known: Vec<&str> = regulation.classes.iter().map(|class| class.id.as_str()).collect();
    let Some((class, id)) = asked.split_once('/') else {
        let first = known.first().copied().unwrap_or_default();
        return mistake(unknown().variant("shape").arg("class", first));
    };
    let Some(at) = regulation.class_index(class) else {
        let unknown = unknown().variant("class").arg("class", class);
        return mistake(unknown.arg("known", known.join(", ")).similar_to(class, known));
    };
    let ids = &submitted.read.population.tables[at].ids;
    match ids.find(id) {
        Some(row) => Ok((at, row as usize)),
        None => {
            let mut unknown = unknown().similar_to(id, ids.iter());
            unknown.similar = unknown.similar.map(|similar| format!("{class}/{similar}"));
            mistake(unknown)
        }
    }
}
