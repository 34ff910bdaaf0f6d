//! How a curve looks: first what was looked for and found, then the counts along the values,
//! values with the same counts together; or JSON, or rows of a file.
//!
//! Start reading at [`text`].

use crate::model::{ClassSummary, Regulation, Returns, Summary, SweepCurve, SweepPoint};
use crate::report::evaluation::header;
use crate::report::grid::Grid;
use crate::report::mistakes::Said;
use crate::report::{Form, Say, Words};

mod csv;
mod json;

pub use csv::write;
pub use json::json;

/// What a curve shows.
#[derive(Clone, Copy, Debug)]
pub struct Curved<'a> {
    /// The regulation as it stands.
    pub regulation: &'a Regulation,
    /// What the submissions say of themselves.
    pub returns: &'a Returns,
    /// The curve.
    pub curve: &'a SweepCurve,
    /// Warnings about the submissions and rules.
    pub warnings: &'a [Said<'a>],
}

/// The curve as text.
pub fn text(words: Words, form: Form, shown: &Curved<'_>) -> String {
    let curve = shown.curve;
    let notice = words.text("whatif-notice");
    let args = [
        ("parameter", Say::from(words.title(&curve.title))),
        ("id", format!("{}.{}", curve.class, curve.parameter).into()),
        ("stands", words.lang().number(&curve.stands).into()),
    ];
    let mut head = format!("{}\n", words.say("curve-parameter", &args));
    if let Some(condition) = &curve.condition {
        head.push_str(&format!("{}\n", found(words, shown, condition)));
    }
    let header = header(words, shown.regulation, shown.returns);
    let mut parts = vec![format!("{notice}\n{header}"), head];
    let mut still = String::new();
    for (at, class) in shown.regulation.classes.iter().enumerate() {
        let of = |point: &SweepPoint| point.summary.classes[at].clone();
        let first = &curve.points[0].summary.classes[at];
        let name = Say::from(words.title(&class.title));
        let args = [("class", name), ("count", first.total.into())];
        if curve.points.iter().any(|point| of(point) != *first) {
            let table = table(words, form, (shown, at));
            parts.push(format!("{}\n{table}", words.say("whatif-class", &args)));
        } else if first.total > 0 {
            still.push_str(&format!("{}\n", words.say("whatif-class-untouched", &args)));
        }
    }
    parts.extend((!still.is_empty()).then_some(still));
    parts.join("\n")
}

/// The smallest value that meets the condition, or that none does.
fn found(words: Words, shown: &Curved<'_>, condition: &str) -> String {
    let points = &shown.curve.points;
    let value = |at: usize| Say::from(words.lang().number(&points[at].value));
    match shown.curve.found {
        Some(at) => {
            words.say("curve-found", &[("condition", condition.into()), ("value", value(at))])
        }
        None => {
            let (from, to) = (("from", value(0)), ("to", value(points.len() - 1)));
            let none = words.say("curve-not-found", &[("condition", condition.into()), from, to]);
            let reach = shown.curve.reach.iter().map(|(measure, least, most)| {
                let count = |count: &u64| Say::from(words.lang().count(*count));
                let args = [("measure", measure.as_str().into()), ("least", count(least))];
                let [measure, least] = args;
                words.say("curve-reach", &[measure, least, ("most", count(most))])
            });
            std::iter::once(none).chain(reach).collect::<Vec<_>>().join(" ")
        }
    }
}

/// A row for every value, or run of values, with the same counts.
fn table(words: Words, form: Form, (shown, class): (&Curved<'_>, usize)) -> String {
    let points = &shown.curve.points;
    let columns = columns(words, shown, class);
    let mut header = vec![words.text("column-value")];
    header.extend(columns.iter().map(|column| column.name.clone()));
    let right: Vec<usize> = (1..header.len()).collect();
    let mut grid = Grid::new(form, &right).header(header);
    let counts = |point: &SweepPoint| -> Vec<u64> {
        columns.iter().map(|column| (column.count)(&point.summary.classes[class])).collect()
    };
    let runs = points.chunk_by(|a, b| counts(a) == counts(b) && a.meets == b.meets);
    for run in runs {
        let texts = counts(&run[0]).into_iter().map(|count| words.lang().count(count));
        grid.row(std::iter::once(label(words, shown, run)).chain(texts).collect());
    }
    grid.finish()
}

/// `20% – 24%`, marked where the value as it stands, or the one looked for, is among them.
fn label(words: Words, shown: &Curved<'_>, run: &[SweepPoint]) -> String {
    let number = |point: &SweepPoint| words.lang().number(&point.value);
    let mut label = number(&run[0]);
    if let [_, .., last] = run {
        label = format!("{label} – {}", number(last));
    }
    let curve = shown.curve;
    if run.iter().any(|point| point.value == curve.stands) {
        let stands = words.lang().number(&curve.stands);
        let mark = if run.len() == 1 {
            words.text("curve-stands")
        } else {
            words.say("curve-stands-at", &[("value", stands.into())])
        };
        label.push_str(&format!(" ({mark})"));
    }
    let found = curve.found.map(|at| &curve.points[at].value);
    if found == Some(&run[0].value) {
        label.push_str(&format!(" ({})", words.text("curve-here")));
    }
    label
}

/// A column of counts.
struct Column {
    name: String,
    count: Box<dyn Fn(&ClassSummary) -> u64>,
}

/// Every count that somebody has at some value.
fn columns(words: Words, shown: &Curved<'_>, class: usize) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut add = |name: String, count: Box<dyn Fn(&ClassSummary) -> u64>| {
        let summaries = shown.curve.points.iter().map(|point: &SweepPoint| &point.summary);
        let mut counts = summaries.map(|summary: &Summary| count(&summary.classes[class]));
        if counts.any(|count| count > 0) {
            columns.push(Column { name, count });
        }
    };
    for level in shown.regulation.outcome_scale().values.iter().rev() {
        let id = level.id.clone();
        let count = move |side: &ClassSummary| {
            side.levels.iter().find(|(known, _)| *known == id).map_or(0, |(_, count)| *count)
        };
        add(words.title(&level.title).to_owned(), Box::new(count));
    }
    let exempt = |side: &ClassSummary| side.exempt.iter().map(|(_, count)| count).sum();
    add(words.text("count-exempt"), Box::new(exempt));
    add(words.text("count-pending"), Box::new(|side| side.pending));
    add(words.text("count-referred"), Box::new(|side| side.referred));
    add(words.text("whatif-count-departures"), Box::new(super::comparison::departures));
    let over = |side: &ClassSummary| side.quotas.iter().map(|quota| quota.over).sum();
    add(words.text("whatif-count-over"), Box::new(over));
    columns
}
