//! How a reconciled report looks: a summary, what does not hold in its figures, what its totals
//! say of the quotas, its printed shares. As JSON in `json`.
//!
//! Start reading at [`Reconciled`] and [`text`].

mod argument;
mod caps;
mod figures;
mod json;

pub use json::json;

use crate::decide::Rulebook;
use crate::diagnostic::Source;
use crate::model::{Place, Published, PublishedTable, Ratio, Regulation};
use crate::reconcile::{CODES, Figure, Finding, Printed, Reconciliation, Share, What};
use crate::report::grid::Grid;
use crate::report::mistakes::Said;
use crate::report::{Form, Lang, Say, Words};

/// The most printed shares that are always shown one by one.
const SHARES_MAX: usize = 12;

/// A report and what came of reconciling it.
#[derive(Clone, Copy)]
pub struct Reconciled<'a> {
    /// The report.
    pub published: &'a Published,
    /// The file it was read from.
    pub source: &'a Source,
    /// Its regulation as it stands, then under each reading; there is at least the first.
    pub readings: &'a [&'a Rulebook],
    /// What was found.
    pub result: &'a Reconciliation,
    /// What was remarked while reading.
    pub warnings: &'a [Said<'a>],
    /// True if every printed share is to be shown.
    pub all_shares: bool,
}

impl<'a> Reconciled<'a> {
    /// The regulation as it stands.
    fn regulation(&self) -> &'a Regulation {
        // INVARIANT (readings): the first is the regulation itself.
        self.readings[0].regulation()
    }

    fn line(&self, place: &Place) -> usize {
        self.source.at(place.range()).line
    }

    fn table(&self, finding: &Finding) -> Option<&'a PublishedTable> {
        finding.table.and_then(|at| self.published.tables.get(at))
    }

    /// The section of the report that a finding is in; empty if none is given.
    fn section(&self, finding: &Finding) -> &'a str {
        let sums = || self.published.sums.iter();
        let of_sum = || sums().find(|sum| sum.place == finding.place).map(|sum| &sum.section);
        self.table(finding).map(|table| &table.section).or_else(of_sum).map_or("", String::as_str)
    }

    /// A level as people know it.
    fn level(&self, words: Words, id: &str) -> String {
        let scale = self.regulation().outcome_scale();
        let value = scale.values.iter().find(|value| value.id == id);
        value.map_or(id, |value| words.title(&value.title)).to_owned()
    }
}

/// The whole as text.
pub fn text(words: Words, form: Form, shown: &Reconciled<'_>) -> String {
    let mut out = head(words, shown);
    let of_figures = |finding: &&Finding| !matches!(finding.what, What::Cap(_));
    let figures: Vec<&Finding> = shown.result.findings.iter().filter(of_figures).collect();
    if !figures.is_empty() {
        out.push_str(&format!("\n{}\n", words.text("reconciled-figures")));
        for finding in figures {
            let located = located(words, shown, finding);
            let told = figures::told(words, shown, finding);
            out.push_str(&format!("\n{located}\n  {told}\n"));
        }
    }
    out.push_str(&caps::text(words, form, shown));
    if shown.all_shares || shown.result.shares.len() <= SHARES_MAX {
        out.push_str(&shares(words, form, shown));
    }
    out
}

/// What was reconciled with what, and how much was found.
fn head(words: Words, shown: &Reconciled<'_>) -> String {
    let (published, regulation) = (shown.published, shown.regulation());
    let report = [
        ("number", Say::from(published.number.as_str())),
        ("issuer", published.issuer.as_str().into()),
        ("date", words.lang().day(published.date).into()),
        ("period", published.period.to_string().into()),
    ];
    let title = words.title(&regulation.title);
    let regulation = [("number", Say::from(regulation.number.as_str())), ("title", title.into())];
    let lines = [
        words.say("reconciled-report", &report),
        words.say("evaluation-regulation", &regulation),
        String::new(),
        summary(words, &shown.result.findings),
        shares_in_short(words, &shown.result.shares),
    ];
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn summary(words: Words, findings: &[Finding]) -> String {
    if findings.is_empty() {
        return words.text("reconciled-clean");
    }
    let count = |code: &str| findings.iter().filter(|finding| finding.code() == code).count();
    let found = CODES.iter().map(|code| (code, count(code))).filter(|(_, count)| *count > 0);
    let kinds = found
        .map(|(code, count)| words.say(&format!("finding-{code}"), &[("count", count.into())]));
    let kinds: Vec<String> = kinds.collect();
    let args = [("count", Say::from(findings.len())), ("kinds", kinds.join("; ").into())];
    words.say("reconciled-findings", &args)
}

fn shares_in_short(words: Words, shares: &[Share]) -> String {
    let count = |is: &[Printed]| shares.iter().filter(|one| is.contains(&one.printed_as)).count();
    let args = [
        ("count", Say::from(shares.len())),
        ("exact", count(&[Printed::Exact]).into()),
        ("rounded", count(&[Printed::Rounded]).into()),
        ("truncated", count(&[Printed::Truncated]).into()),
        ("wrong", count(&[Printed::Wrong, Printed::Unreadable]).into()),
    ];
    words.say("reconciled-shares", &args)
}

/// Where a finding is printed.
fn located(words: Words, shown: &Reconciled<'_>, finding: &Finding) -> String {
    let file = format!("{}:{}", finding.place.file, shown.line(&finding.place));
    let section = match shown.section(finding) {
        "" => String::new(),
        section => format!(", {}", words.say("reconciled-section", &[("section", section.into())])),
    };
    let table = shown.table(finding).map_or(String::new(), |table| format!(", {}", name(table)));
    format!("{file}{section}{table}")
}

/// A table by its title, or its id where it has none.
fn name(table: &PublishedTable) -> &str {
    if table.vi.is_empty() { &table.id } else { &table.vi }
}

/// Every printed share and how it came from its counts.
fn shares(words: Words, form: Form, shown: &Reconciled<'_>) -> String {
    if shown.result.shares.is_empty() {
        return String::new();
    }
    let names =
        ["printed-table", "printed-share", "printed-digits", "printed-counts", "printed-as"];
    let header = names.iter().map(|name| words.text(&format!("column-{name}"))).collect();
    let mut grid = Grid::new(form, &[2, 3]).header(header);
    let mut before = usize::MAX;
    for share in &shown.result.shares {
        let table =
            if share.table == before { "" } else { name(&shown.published.tables[share.table]) };
        before = share.table;
        let (count, whole) = (words.lang().count(share.count), words.lang().count(share.whole));
        grid.row(vec![
            table.to_owned(),
            figures::whose(words, shown, &share.of),
            share.digits.clone(),
            format!("{count}/{whole}"),
            words.text(&format!("printed-{}", share.printed_as.as_str())),
        ]);
    }
    format!("\n{}\n{}", words.text("reconciled-all-shares"), grid.finish())
}

/// A percentage of counts with two places more than printed, cut off where it goes on.
fn closely(lang: Lang, share: &Share) -> String {
    let places = Figure::parse(&share.digits).map_or(0, |figure| figure.places) + 2;
    let counts = Ratio::new(i128::from(share.count) * 100, i128::from(share.whole));
    counts.map_or(String::new(), |counts| decimal(lang, counts, places))
}

/// A number with at most so many places, cut off where it goes on.
fn decimal(lang: Lang, value: Ratio, places: u32) -> String {
    let scale = i64::pow(10, places.min(9));
    let Some(scaled) = value.checked_mul(Ratio::whole(scale)) else {
        return value.to_string();
    };
    let cut = Ratio::new(scaled.floor(), i128::from(scale)).unwrap_or(value);
    let more = if cut == value { "" } else { "…" };
    format!("{}{more}", lang.number(&cut.to_string()))
}

/// A share as a percentage, or as a fraction where no decimal is exact.
fn percent(lang: Lang, share: Ratio) -> String {
    let percent = share.checked_mul(Ratio::whole(100)).map(|percent| percent.to_string());
    match percent.filter(|percent| !percent.contains('/')) {
        Some(percent) => format!("{}%", lang.number(&percent)),
        None => share.to_string(),
    }
}
