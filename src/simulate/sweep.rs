//! The counts along the values of one parameter.
//!
//! Every value is set as an amendment would set it; only what the parameter touches is decided
//! again. Start reading at [`sweep`].

use crate::amend;
use crate::decide::{Rulebook, Verdicts, decide_again};
use crate::diagnostic::Diagnostic;
use crate::model::{Constant, Parameter, Summary, SweepCurve, SweepPoint};
use crate::simulate::condition::Condition;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

/// What is swept, and what is looked for.
#[derive(Clone, Debug)]
pub struct Swept<'a> {
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// The parameter.
    pub parameter: &'a Parameter,
    /// Its values with the texts that files write them as, ascending.
    pub values: &'a [(Constant, String)],
    /// The condition looked for, as written and as understood.
    pub find: Option<(&'a str, Condition)>,
}

/// The curve over subjects that were decided by the regulation as it stands.
///
/// # Errors
/// What is wrong with the regulation at some value, or subjects that wait for each other there.
pub fn sweep(
    standing: (&Rulebook, Verdicts<'_>),
    swept: &Swept<'_>,
) -> Result<SweepCurve, Vec<Diagnostic>> {
    let values = swept.values.par_iter();
    let summaries: Vec<Result<Summary, Vec<Diagnostic>>> =
        values.map(|value| at(standing, swept, value)).collect();
    let mut points = Vec::new();
    for ((_, text), summary) in swept.values.iter().zip(summaries) {
        let summary = summary?;
        let meets = swept.find.as_ref().map(|(_, condition)| condition.holds(&summary));
        points.push(SweepPoint { value: text.clone(), summary, meets, band: None });
    }
    let summaries: Vec<&Summary> = points.iter().map(|point| &point.summary).collect();
    let reach = swept.find.as_ref().map(|(_, condition)| condition.reach(&summaries));
    Ok(SweepCurve {
        reach: reach.unwrap_or_default(),
        class: standing.0.regulation().classes[swept.class].id.clone(),
        parameter: swept.parameter.id.clone(),
        title: swept.parameter.title.clone(),
        unit: swept.parameter.unit.clone(),
        stands: swept.parameter.written.clone(),
        condition: swept.find.as_ref().map(|(text, _)| (*text).to_owned()),
        found: points.iter().position(|point| point.meets == Some(true)),
        points,
    })
}

/// The counts at one value.
fn at(
    (book, verdicts): (&Rulebook, Verdicts<'_>),
    swept: &Swept<'_>,
    value: &(Constant, String),
) -> Result<Summary, Vec<Diagnostic>> {
    if value.0 == swept.parameter.value {
        return Ok(verdicts.summary());
    }
    let other = rules_at(book, swept, value)?;
    let population = verdicts.population();
    let decisions = decide_again(&other, population, (book, verdicts.decisions()))?;
    Ok(decisions.verdicts(&other, population).summary())
}

/// The rules with the parameter at one of its values.
///
/// # Errors
/// What is wrong with the regulation then.
pub(in crate::simulate) fn rules_at(
    book: &Rulebook,
    swept: &Swept<'_>,
    (value, text): &(Constant, String),
) -> Result<Rulebook, Vec<Diagnostic>> {
    let regulation = book.regulation();
    let class = regulation.classes[swept.class].id.as_str();
    let named = (class, swept.parameter.id.as_str());
    let amendment = amend::setting(regulation, named, (value.clone(), text));
    let (amended, mut found) = amend::amend(regulation, &[amendment]);
    let book = amended.and_then(|amended| {
        let (book, told) = Rulebook::compile(amended);
        found.extend(told);
        book
    });
    book.filter(|_| !found.iter().any(Diagnostic::is_error)).ok_or(found)
}
