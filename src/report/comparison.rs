//! How a comparison looks: first in a sentence what would change and for how many, then the
//! counts of all sides next to each other, then who moves and why; or JSON, or rows of a file.
//!
//! Start reading at [`text`].

use crate::model::{
    Amendment, AmendmentKind, ClassSummary, Comparison, Regulation, Returns, Scenario, State,
};
use crate::report::evaluation::header;
use crate::report::mistakes::Said;
use crate::report::{Form, Say, Words};

mod changed;
mod csv;
mod depends;
mod json;
mod tables;

pub use csv::write as write_changed;
pub use json::json;

/// What a comparison shows.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The regulation as it stands, then that of each scenario.
    pub regulations: &'a [&'a Regulation],
    /// What the submissions say of themselves.
    pub returns: &'a Returns,
    /// The comparison.
    pub comparison: &'a Comparison<'a>,
    /// Warnings about the submissions and rules.
    pub warnings: &'a [Said<'a>],
}

/// Says what every part of the text needs.
#[derive(Clone, Copy)]
struct Writer<'a> {
    words: Words,
    form: Form,
    shown: Compared<'a>,
}

/// The comparison as text.
pub fn text(words: Words, form: Form, shown: &Compared<'_>) -> String {
    let writer = Writer { words, form, shown: *shown };
    let notice = words.text("whatif-notice");
    let mut parts =
        vec![format!("{notice}\n{}", header(words, shown.regulations[0], shown.returns))];
    let scenarios = &shown.comparison.scenarios;
    parts.extend(scenarios.iter().map(|scenario| {
        format!("{}{}", scenario_head(words, scenario), writer.sentences(scenario))
    }));
    parts.extend(tables::sides(writer));
    for (at, scenario) in scenarios.iter().enumerate() {
        parts.extend(tables::details(writer, scenario));
        parts.extend(changed::list(writer, (scenario, shown.regulations[at + 1])));
    }
    if let Some(found) = &shown.comparison.depends {
        parts.extend(depends::parts(writer, found));
    }
    parts.join("\n")
}

/// A scenario's name and amendments.
pub(in crate::report) fn scenario_head(words: Words, scenario: &Scenario<'_>) -> String {
    let name = words.say("whatif-scenario", &[("name", scenario.name.as_str().into())]);
    format!("{name}\n{}", amendment_lines(words, &scenario.amendments))
}

/// Amendments by kind, title and clause, a line each.
pub(in crate::report) fn amendment_lines(words: Words, amendments: &[Amendment]) -> String {
    let line = |amendment: &Amendment| {
        let kind = words.text(match amendment.kind {
            AmendmentKind::Reading => "whatif-reading",
            AmendmentKind::Proposal => "whatif-proposal",
        });
        let args = [
            ("kind", Say::from(kind)),
            ("title", words.title(&amendment.title).into()),
            ("cite", amendment.cite.as_str().into()),
        ];
        format!("  {}\n", words.say("whatif-amendment", &args))
    };
    amendments.iter().map(line).collect()
}

impl<'a> Writer<'a> {
    /// What would change and for how many, who moves where, and what becomes of departures.
    fn sentences(self, scenario: &Scenario<'_>) -> String {
        let lang = self.words.lang();
        let summary = &scenario.result.summary;
        let total: u64 = summary.classes.iter().map(|class| class.total).sum();
        let count = scenario.changed_count;
        let args = [("count", count.into()), ("total", Say::from(lang.count(total)))];
        let mut out = format!("{}\n", self.words.say("whatif-changed", &args));
        for (at, class) in scenario.classes.iter().enumerate() {
            for one in &class.moves {
                let args = [
                    ("class", Say::from(self.class(at))),
                    ("count", one.count.into()),
                    ("from", self.state(&one.from).into()),
                    ("to", self.state(&one.to).into()),
                    ("direct", lang.count(one.direct).into()),
                    ("displaced", lang.count(one.displaced).into()),
                ];
                out.push_str(&format!("  {}\n", self.words.say("whatif-move", &args)));
            }
        }
        out.push_str(&self.departures(scenario));
        out
    }

    /// How many departures there are before and after, where levels were decided.
    fn departures(self, scenario: &Scenario<'_>) -> String {
        let classes = || self.shown.comparison.baseline.summary.classes.iter();
        if classes().all(|class| class.decided.is_empty()) {
            return String::new();
        }
        let before: u64 = classes().map(departures).sum();
        let after: u64 = scenario.result.summary.classes.iter().map(departures).sum();
        let lang = self.words.lang();
        let args = [("before", Say::from(lang.count(before))), ("after", lang.count(after).into())];
        format!("{}\n", self.words.say("whatif-departures", &args))
    }

    fn class(self, at: usize) -> &'a str {
        self.words.title(&self.shown.regulations[0].classes[at].title)
    }

    fn state(self, state: &State) -> String {
        state_name(self.words, self.shown.regulations[0], state)
    }
}

/// All departures of a class together.
pub(in crate::report) fn departures(class: &ClassSummary) -> u64 {
    class.departures.iter().map(|(_, count)| count).sum()
}

/// The subjects of a class in a state.
pub(in crate::report) fn at_state(class: &ClassSummary, state: &State) -> u64 {
    match state {
        State::Level(id) => {
            class.levels.iter().find(|(known, _)| known == id).map_or(0, |(_, count)| *count)
        }
        State::Exempt => class.exempt.iter().map(|(_, count)| count).sum(),
        State::Pending => class.pending,
        State::Referred => class.referred,
    }
}

/// A state as people say it.
pub(in crate::report) fn state_name(
    words: Words,
    regulation: &Regulation,
    state: &State,
) -> String {
    let key = match state {
        State::Level(id) => {
            let mut levels = regulation.outcome_scale().values.iter();
            let level = levels.find(|level| level.id == *id);
            return level.map_or(id.as_str(), |level| words.title(&level.title)).to_owned();
        }
        State::Exempt => "count-exempt",
        State::Pending => "count-pending",
        State::Referred => "count-referred",
    };
    words.text(key)
}
