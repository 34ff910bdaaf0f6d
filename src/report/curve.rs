//! How a curve looks: first what was looked for and found, then the counts along the values,
//! values with the same counts together; or JSON, or rows of a file.
//!
//! Start reading at [`text`].

use crate::model::{
    ClassSpread, ClassSummary, Interval, Regulation, Returns, State, SweepCurve, SweepPoint,
};
use crate::report::comparison::{at_state, departures};
use crate::report::evaluation::header;
use crate::report::grid::Grid;
use crate::report::mistakes::Said;
use crate::report::uncertainty::{assumptions, interval, intervals_of, of_state};
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
        let first = &curve.points[0].summary.classes[at];
        let differs = |point: &SweepPoint| {
            let band = |point: &SweepPoint| point.band.as_ref().map(|band| band[at].clone());
            point.summary.classes[at] != *first || band(point) != band(&curve.points[0])
        };
        let name = Say::from(words.title(&class.title));
        let args = [("class", name), ("count", first.total.into())];
        // Its own class is what the parameter is about, changed or not.
        if class.id == curve.class || curve.points.iter().any(differs) {
            let table = table(words, form, (shown, at));
            parts.push(format!("{}\n{table}", words.say("whatif-class", &args)));
        } else if first.total > 0 {
            still.push_str(&format!("{}\n", words.say("whatif-class-untouched", &args)));
        }
    }
    parts.extend((!still.is_empty()).then_some(still));
    if let Some(drawn) = &curve.drawn {
        let made = intervals_of(words, (drawn.draws, drawn.seed));
        parts.insert(1, format!("{made}\n"));
        parts.push(assumptions(words, shown.regulation, &drawn.assumptions));
    }
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
    let texts = |point: &SweepPoint| -> Vec<String> {
        columns.iter().map(|column| column.text(words, (point, class))).collect()
    };
    let runs = points.chunk_by(|a, b| texts(a) == texts(b) && a.meets == b.meets);
    for run in runs {
        grid.row(std::iter::once(label(words, shown, run)).chain(texts(&run[0])).collect());
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
    band: Box<dyn Fn(&ClassSpread) -> Interval>,
}

impl Column {
    /// The count at a value, with its band where populations were drawn.
    fn text(&self, words: Words, (point, class): (&SweepPoint, usize)) -> String {
        match &point.band {
            Some(band) => interval(words, (self.band)(&band[class])),
            None => words.lang().count((self.count)(&point.summary.classes[class])),
        }
    }
}

/// Every count that somebody has at some value.
fn columns(words: Words, shown: &Curved<'_>, class: usize) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut add = |column: Column| {
        let occurs = |point: &SweepPoint| match &point.band {
            Some(band) => (column.band)(&band[class]).high > 0,
            None => (column.count)(&point.summary.classes[class]) > 0,
        };
        if shown.curve.points.iter().any(occurs) {
            columns.push(column);
        }
    };
    let levels = shown.regulation.outcome_scale().values.iter().rev();
    let levels = levels.map(|level| (words.title(&level.title), State::Level(level.id.clone())));
    let outcomes = [
        (words.text("count-exempt"), State::Exempt),
        (words.text("count-pending"), State::Pending),
        (words.text("count-referred"), State::Referred),
    ];
    for (name, state) in levels.map(|(name, state)| (name.to_owned(), state)).chain(outcomes) {
        let same = state.clone();
        add(Column {
            name,
            count: Box::new(move |side| at_state(side, &state)),
            band: Box::new(move |side| of_state(side, &same)),
        });
    }
    add(Column {
        name: words.text("whatif-count-departures"),
        count: Box::new(departures),
        band: Box::new(|side| side.departures_all),
    });
    // The groups over two quotas may be the same: their intervals cannot be added.
    let quotas = &shown.regulation.classes[class].quotas;
    for (at, quota) in quotas.iter().enumerate() {
        let title = words.title(&quota.grounds.title);
        add(Column {
            name: match quotas.len() {
                1 => words.text("whatif-count-over"),
                _ => words.say("drawn-over", &[("quota", title.into())]),
            },
            count: Box::new(move |side| side.quotas[at].over),
            band: Box::new(move |side| side.quotas[at].over),
        });
    }
    columns
}
