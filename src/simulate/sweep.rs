//! The counts along the values of one parameter.
//!
//! Every value is set as an amendment would set it; only what the parameter touches is decided
//! again. Start reading at [`sweep`].

use crate::amend;
use crate::decide::{Rulebook, Verdicts, decide_again};
use crate::diagnostic::Diagnostic;
use crate::model::{ClassSpread, Constant, DrawnFrom, Parameter, Summary, SweepCurve, SweepPoint};
use crate::simulate::condition::Condition;
use crate::simulate::redraw::{Redraw, medians, redraw_each};
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
    let summaries = summaries.into_iter().collect::<Result<Vec<_>, _>>()?;
    let counts = summaries.into_iter().map(|summary| (summary, None));
    Ok(curve(standing.0, swept, (counts.collect(), None)))
}

/// The curve over populations drawn anew: every count the median over all draws, with its band.
///
/// # Errors
/// As [`sweep`] and [`redraw`](crate::simulate::redraw).
pub fn sweep_drawn(
    standing: &Rulebook,
    swept: &Swept<'_>,
    asked: Redraw<'_>,
) -> Result<SweepCurve, Vec<Diagnostic>> {
    let values = swept.values.par_iter();
    let others: Vec<Result<Option<Rulebook>, Vec<Diagnostic>>> = values
        .map(|value| {
            let stands = value.0 == swept.parameter.value;
            if stands { Ok(None) } else { rules_at(standing, swept, value).map(Some) }
        })
        .collect();
    let others = others.into_iter().collect::<Result<Vec<_>, _>>()?;
    let books: Vec<&Rulebook> =
        others.iter().map(|other| other.as_ref().unwrap_or(standing)).collect();
    let (spreads, drawn) = redraw_each(standing, &books, asked)?;
    let counts = spreads.into_iter().map(|band| (medians(&band), Some(band)));
    Ok(curve(standing, swept, (counts.collect(), Some(drawn))))
}

/// The counts of one value, with their band where populations were drawn.
type Counts = (Summary, Option<Vec<ClassSpread>>);

fn curve(
    standing: &Rulebook,
    swept: &Swept<'_>,
    (counts, drawn): (Vec<Counts>, Option<DrawnFrom>),
) -> SweepCurve {
    let mut points = Vec::new();
    for ((_, text), (summary, band)) in swept.values.iter().zip(counts) {
        let meets = swept.find.as_ref().map(|(_, condition)| condition.holds(&summary));
        points.push(SweepPoint { value: text.clone(), summary, meets, band });
    }
    let summaries: Vec<&Summary> = points.iter().map(|point| &point.summary).collect();
    let reach = swept.find.as_ref().map(|(_, condition)| condition.reach(&summaries));
    SweepCurve {
        reach: reach.unwrap_or_default(),
        class: standing.regulation().classes[swept.class].id.clone(),
        parameter: swept.parameter.id.clone(),
        title: swept.parameter.title.clone(),
        unit: swept.parameter.unit.clone(),
        stands: swept.parameter.written.clone(),
        condition: swept.find.as_ref().map(|(text, _)| (*text).to_owned()),
        found: points.iter().position(|point| point.meets == Some(true)),
        points,
        drawn,
    }
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
fn rules_at(
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
