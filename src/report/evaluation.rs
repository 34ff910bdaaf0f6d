//! How an evaluation looks: counts by class as tables, or JSON.

use crate::model::{Class, ClassSummary, RecordedSource, Regulation, Returns, Summary};
use crate::report::grid::Grid;
use crate::report::mistakes::Said;
use crate::report::trail::Recording;
use crate::report::untrusted::legible;
use crate::report::{Form, Say, Words};

mod json;

pub use json::json;
pub(in crate::report) use json::{ClassShape, Shape, class_shape, shape};

/// What an evaluation shows.
#[derive(Clone, Copy, Debug)]
pub struct Evaluation<'a> {
    /// By what it was decided.
    pub regulation: &'a Regulation,
    /// What the submissions say of themselves.
    pub returns: &'a Returns,
    /// The counts.
    pub summary: &'a Summary,
    /// Verdicts that rest on an inferred rule, by class.
    pub inferred: &'a [u64],
    /// Warnings about the submissions and rules.
    pub warnings: &'a [Said<'a>],
    /// Where the verdicts were recorded.
    pub trail: Option<&'a Recording>,
}

/// The evaluation as text.
pub fn text(words: Words, form: Form, shown: &Evaluation<'_>) -> String {
    let mut out = header(words, shown.regulation, shown.returns);
    for (class, counts) in shown.regulation.classes.iter().zip(&shown.summary.classes) {
        out.push('\n');
        out.push_str(&class_text(words, form, (shown.regulation, class), counts));
    }
    out.push('\n');
    out.push_str(&foot(words, shown));
    if let Some(trail) = shown.trail {
        out.push('\n');
        out.push_str(&trail.text(words));
    }
    out
}

/// What was decided by what, and whether the people are real: stands above every output.
pub(in crate::report) fn header(
    words: Words,
    regulation: &Regulation,
    returns: &Returns,
) -> String {
    let mut lines = vec![words.say(
        "evaluation-regulation",
        &[
            ("number", regulation.number.as_str().into()),
            ("title", words.title(&regulation.title).into()),
        ],
    )];
    for amendment in &regulation.amendments {
        let title = words.title(&amendment.title);
        let args = [("id", Say::from(amendment.id.as_str())), ("title", title.into())];
        lines.push(words.say("evaluation-amendment", &args));
    }
    let fingerprint = regulation.fingerprint().to_string();
    lines.push(words.say("evaluation-fingerprint", &[("fingerprint", fingerprint.into())]));
    lines.push(period(words, returns));
    if let Some(source) = &returns.source {
        lines.push(words.say("evaluation-source", &[("source", words.title(source).into())]));
    }
    if let Some(recorded) = &returns.recorded {
        lines.extend(recorded_source(words, recorded));
    }
    if returns.synthetic {
        lines.push(words.text("synthetic-notice"));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// That the subjects are those of a recorded batch, and what is not known of them.
fn recorded_source(words: Words, recorded: &RecordedSource) -> Vec<String> {
    let args = [
        ("batch", Say::from(recorded.batch.to_string())),
        ("origin", legible(&recorded.origin).into()),
        ("trail", recorded.trail.as_str().into()),
    ];
    let mut lines = vec![words.say("recalled-source", &args)];
    lines.extend(
        recorded
            .note
            .as_ref()
            .map(|note| words.say("batch-note", &[("note", Say::from(legible(note)))])),
    );
    lines.push(words.text("recalled-not-said"));
    if recorded.erased > 0 {
        lines.push(words.say("recalled-erased", &[("count", recorded.erased.into())]));
    }
    lines
}

fn period(words: Words, returns: &Returns) -> String {
    let period = ("period", Say::from(returns.period.to_string()));
    match &returns.locality {
        Some(locality) => {
            let locality = ("locality", words.title(locality).into());
            words.say("evaluation-period-locality", &[period, locality])
        }
        None => words.say("evaluation-period", &[period]),
    }
}

fn class_text(
    words: Words,
    form: Form,
    (regulation, class): (&Regulation, &Class),
    counts: &ClassSummary,
) -> String {
    let name = words.title(&class.title);
    if counts.total == 0 {
        return words.say("evaluation-class-empty", &[("class", name.into())]) + "\n";
    }
    let mut out = format!("{}\n", words.say("evaluation-class", &[("class", name.into())]));
    out.push_str(&subjects(words, form, (regulation, class), counts));
    let decided: u64 = counts.decided.iter().map(|(_, count)| count).sum();
    if decided > 0 {
        out.push('\n');
        out.push_str(&departures(words, counts));
    }
    if !counts.quotas.is_empty() {
        out.push('\n');
        out.push_str(&quotas(words, form, class, counts));
    }
    out
}

/// Counts with their shares: the engine's, and the authority's where there are any.
struct Rows<'a> {
    words: Words,
    grid: Grid,
    counts: &'a ClassSummary,
    decided: u64,
}

impl Rows<'_> {
    fn push(&mut self, name: String, engine: (u64, u64), authority: Option<(u64, u64)>) {
        let lang = self.words.lang();
        let pair = |(part, whole)| [lang.count(part), lang.share(part, whole).unwrap_or_default()];
        let mut row = vec![name];
        row.extend(pair(engine));
        if self.decided > 0 {
            row.extend(authority.map_or([String::new(), String::new()], pair));
        }
        self.grid.row(row);
    }

    fn of_all(&mut self, key: &str, count: u64) {
        let name = self.words.text(key);
        self.push(name, (count, self.counts.total), None);
    }
}

fn subjects(
    words: Words,
    form: Form,
    (regulation, class): (&Regulation, &Class),
    counts: &ClassSummary,
) -> String {
    let decided: u64 = counts.decided.iter().map(|(_, count)| count).sum();
    let mut header = vec![String::new(), words.text("column-engine"), words.text("column-share")];
    if decided > 0 {
        header.extend([words.text("column-authority"), words.text("column-share")]);
    }
    let grid = Grid::new(form, &[1, 2, 3, 4]).header(header);
    let mut rows = Rows { words, grid, counts, decided };
    rows.of_all("count-total", counts.total);
    let rated = words.text("count-rated");
    rows.push(rated, (counts.rated, counts.total), Some((decided, counts.total)));
    levels(&mut rows, regulation);
    let exempt: u64 = counts.exempt.iter().map(|(_, count)| count).sum();
    rows.of_all("count-exempt", exempt);
    for (id, count) in &counts.exempt {
        let rule = class.exemptions.iter().find(|rule| rule.id == *id);
        let title = rule.map_or(id.as_str(), |rule| words.title(&rule.grounds.title));
        rows.push(format!("  {title}"), (*count, counts.total), None);
    }
    rows.of_all("count-pending", counts.pending);
    rows.of_all("count-referred", counts.referred);
    rows.grid.finish()
}

/// The levels that somebody has, best first.
fn levels(rows: &mut Rows<'_>, regulation: &Regulation) {
    let count = |pairs: &[(String, u64)], id: &str| {
        pairs.iter().find(|(level, _)| level == id).map_or(0, |(_, count)| *count)
    };
    for level in regulation.outcome_scale().values.iter().rev() {
        let engine = count(&rows.counts.levels, &level.id);
        let authority = count(&rows.counts.decided, &level.id);
        if engine + authority > 0 {
            let name = format!("  {}", rows.words.title(&level.title));
            let authority = Some((authority, rows.decided));
            rows.push(name, (engine, rows.counts.rated), authority);
        }
    }
}

fn departures(words: Words, counts: &ClassSummary) -> String {
    if counts.departures.is_empty() {
        return words.text("departures-none") + "\n";
    }
    let lang = words.lang();
    let mut out = words.text("departures") + "\n";
    for (departure, count) in &counts.departures {
        let name = words.text(&format!("departure-{}", departure.as_str()));
        out.push_str(&format!("  {name}: {}\n", lang.count(*count)));
    }
    out
}

fn quotas(words: Words, form: Form, class: &Class, counts: &ClassSummary) -> String {
    let names = ["quota", "quota-groups", "quota-over", "quota-lowered", "quota-referred"];
    let header = names.iter().map(|name| words.text(&format!("column-{name}"))).collect();
    let mut grid = Grid::new(form, &[1, 2, 3, 4]).header(header);
    for quota in &counts.quotas {
        let rule = class.quotas.iter().find(|rule| rule.id == quota.quota);
        let title = rule.map_or(quota.quota.as_str(), |rule| words.title(&rule.grounds.title));
        let numbers = [quota.groups, quota.over, quota.lowered, quota.referred];
        let numbers = numbers.map(|count| words.lang().count(count));
        grid.row([title.to_owned()].into_iter().chain(numbers).collect());
    }
    grid.finish()
}

/// How many verdicts hang on rules that nobody has confirmed.
fn foot(words: Words, shown: &Evaluation<'_>) -> String {
    let total: u64 = shown.inferred.iter().sum();
    if total == 0 {
        return words.text("inferred-none") + "\n";
    }
    let mut out = words.say("inferred", &[("count", total.into())]) + "\n";
    for (class, count) in shown.regulation.classes.iter().zip(shown.inferred) {
        if *count > 0 {
            let count = words.lang().count(*count);
            out.push_str(&format!("  {}: {count}\n", words.title(&class.title)));
        }
    }
    out
}

#[cfg(test)]
mod tests;
