//! The page of a comparison: the regulation as it stands against scenarios.

use super::changes::{self, Amended};
use super::levels::{Sides, all_departures, departures, levels};
use super::naming::Names;
use super::pictures::{bars, flow, moved, turn};
use super::view::{Block, Section};
use super::{About, depends, fingerprint, matrix, quotas, render, subjects};
use crate::model::{
    Basis, Changed, ClassComparison, ClassSummary, Comparison, Regulation, Scenario,
};
use crate::report::chart::Turn;
use crate::report::{Say, Words};

/// The page of a comparison; `amended` are the regulations of its scenarios, in their order.
pub fn simulation(
    words: Words,
    about: About<'_>,
    (comparison, amended): (&Comparison<'_>, &[&Regulation]),
) -> String {
    let names = Names { words, regulation: about.regulation };
    let shown = Shown { names, comparison, amended };
    let mut sections = vec![
        Section {
            id: "changed",
            heading: words.text("sheet-changed"),
            blocks: changes::blocks(names, &shown.sides()),
        },
        Section { id: "pictures", heading: words.text("sheet-pictures"), blocks: shown.pictures() },
        Section { id: "tables", heading: words.text("sheet-tables"), blocks: shown.tables() },
        Section { id: "subjects", heading: words.text("sheet-list"), blocks: shown.subjects() },
    ];
    if let Some(found) = &comparison.depends {
        let mut sides = vec![words.text("sheet-side-before")];
        sides.extend(comparison.scenarios.iter().map(|one| names.scenario(one)));
        sections.push(Section {
            id: "depends",
            heading: words.text("sheet-depends"),
            blocks: depends::blocks(names, found, &sides),
        });
    }
    let fingerprints = comparison
        .scenarios
        .iter()
        .map(|one| fingerprint(words, &one.name, &one.result.fingerprint.to_string()));
    render(words, about, (shown.title(), fingerprints.collect()), sections)
}

struct Shown<'a> {
    names: Names<'a>,
    comparison: &'a Comparison<'a>,
    amended: &'a [&'a Regulation],
}

impl<'a> Shown<'a> {
    fn title(&self) -> String {
        let names = self.comparison.scenarios.iter().map(|one| self.names.scenario(one));
        let of = names.collect::<Vec<_>>().join("; ");
        self.names.words.say("sheet-title", &[("of", Say::from(of))])
    }

    fn sides(&self) -> Vec<Amended<'a>> {
        let both = self.comparison.scenarios.iter().zip(self.amended);
        both.map(|(scenario, regulation)| Amended {
            name: &scenario.name,
            amendments: &scenario.amendments,
            regulation,
        })
        .collect()
    }

    /// The counts of a class in every scenario, by the scenarios' titles or by their short names.
    fn after(&self, class: usize, is_titled: bool) -> Vec<(String, &'a ClassSummary)> {
        let name = |one: &Scenario<'_>| match is_titled {
            true => self.names.scenario(one),
            false => one.name.clone(),
        };
        let scenarios = self.comparison.scenarios.iter();
        scenarios.map(|one| (name(one), &one.result.summary.classes[class])).collect()
    }

    fn classes(&self) -> impl Iterator<Item = (usize, &'a ClassSummary)> {
        let classes = self.comparison.baseline.summary.classes.iter().enumerate();
        classes.filter(|(_, counts)| counts.total > 0)
    }

    fn has_moves(&self, class: usize) -> bool {
        self.comparison.scenarios.iter().any(|one| !one.classes[class].moves.is_empty())
    }

    /// The answer in sentences, then pictures of the classes in which anything changes.
    fn pictures(&self) -> Vec<Block> {
        let words = self.names.words;
        let mut blocks = Vec::new();
        for scenario in &self.comparison.scenarios {
            if self.comparison.scenarios.len() > 1 {
                blocks.push(Block::heading(3, self.names.scenario(scenario)));
            }
            blocks.push(Block::List { items: self.answer(scenario) });
        }
        let mut unchanged = Vec::new();
        for (class, before) in self.classes() {
            if !self.has_moves(class) {
                unchanged.push(self.names.class(&before.class));
                continue;
            }
            blocks.push(Block::heading(3, self.names.class(&before.class)));
            let mut pictures = vec![bars(self.names, (before, class), &self.after(class, true))];
            for (number, scenario) in self.comparison.scenarios.iter().enumerate() {
                let title = self.flow_title(scenario);
                let id = format!("flow-{class}-{number}");
                pictures.extend(flow(self.names, (&scenario.classes[class], &id), title));
            }
            blocks.push(Block::Pictures { pictures });
        }
        if unchanged.len() < self.classes().count() {
            blocks.push(Block::remark(words.text("sheet-signs")));
        }
        if !unchanged.is_empty() {
            let args = [("classes", Say::from(unchanged.join("; ")))];
            blocks.push(Block::text(words.say("sheet-unchanged", &args)));
        }
        blocks
    }

    fn flow_title(&self, scenario: &Scenario<'_>) -> String {
        let words = self.names.words;
        match self.comparison.scenarios.len() {
            1 => words.text("sheet-flow"),
            _ => words.say("sheet-flow-of", &[("name", Say::from(scenario.name.as_str()))]),
        }
    }

    /// How many change, which way, by class, and what becomes of departures.
    fn answer(&self, scenario: &Scenario<'_>) -> Vec<String> {
        let words = self.names.words;
        let total: u64 = scenario.result.summary.classes.iter().map(|class| class.total).sum();
        let ways =
            |way: Turn| -> u64 { scenario.classes.iter().map(|class| going(class, way)).sum() };
        let args = [
            ("count", Say::from(scenario.changed_count)),
            ("total", total.into()),
            ("up", ways(Turn::Up).into()),
            ("down", ways(Turn::Down).into()),
            ("other", ways(Turn::Other).into()),
        ];
        let mut items = vec![words.say("sheet-answer", &args)];
        for class in &scenario.classes {
            let title = self.names.class(&class.class);
            let moves = class.moves.iter().map(|one| moved(self.names, one));
            items.extend(moves.map(|moved| format!("{title}: {moved}.")));
        }
        let all = |classes: &[ClassSummary]| classes.iter().map(all_departures).sum::<u64>();
        let before = all(&self.comparison.baseline.summary.classes);
        let after = all(&scenario.result.summary.classes);
        if before + after > 0 {
            let args = [("before", Say::from(before)), ("after", after.into())];
            items.push(words.say("sheet-answer-departures", &args));
        }
        items.extend(self.inferred(scenario));
        items
    }

    /// How many verdicts hang on rules that nobody has confirmed, those that change apart where all
    /// of them are listed.
    fn inferred(&self, scenario: &Scenario<'_>) -> Option<String> {
        let all: u64 = scenario.result.inferred.iter().sum();
        let is_inferred = |one: &&Changed<'_>| {
            let sides = [one.before.rests_on, one.after.rests_on];
            sides.contains(&Some(Basis::Inferred))
        };
        let changed = scenario.changed.iter().filter(is_inferred).count() as u64;
        let is_whole = scenario.changed.len() as u64 == scenario.changed_count;
        let args = [("all", Say::from(all)), ("changed", changed.into())];
        let key = match is_whole && scenario.changed_count > 0 {
            true => "sheet-inferred-changed",
            false => "sheet-inferred",
        };
        (all > 0).then(|| self.names.words.say(key, &args))
    }

    fn tables(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (class, before) in self.classes() {
            blocks.push(Block::heading(3, self.names.class(&before.class)));
            let after = self.after(class, false);
            let sides = Sides { before, after: &after };
            blocks.push(Block::Table { table: levels(self.names, sides) });
            let departures = departures(self.names, sides);
            blocks.extend(departures.map(|table| Block::Table { table }));
            let after: Vec<quotas::After<'_>> = self
                .comparison
                .scenarios
                .iter()
                .map(|one| {
                    let counts = &one.result.summary.classes[class];
                    (one.name.as_str(), counts, &one.classes[class].quotas[..])
                })
                .collect();
            let tables = quotas::tables(self.names, before, &after);
            blocks.extend(tables.into_iter().map(|table| Block::Table { table }));
            if !self.has_moves(class) {
                continue;
            }
            for scenario in &self.comparison.scenarios {
                blocks.extend(self.flows(scenario, &scenario.classes[class]));
            }
        }
        blocks
    }

    /// From level to level in one scenario.
    fn flows(&self, scenario: &Scenario<'_>, class: &ClassComparison) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.comparison.scenarios.len() > 1 {
            blocks.push(Block::heading(4, self.names.scenario(scenario)));
        }
        blocks.push(Block::Table { table: matrix::matrix(self.names, class) });
        blocks.extend(matrix::moves(self.names, class).map(|table| Block::Table { table }));
        let by = matrix::by(self.names, class);
        blocks.extend(by.into_iter().map(|table| Block::rows(table.caption.clone(), table)));
        blocks
    }

    fn subjects(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (scenario, amended) in self.comparison.scenarios.iter().zip(self.amended) {
            if self.comparison.scenarios.len() > 1 {
                blocks.push(Block::heading(3, self.names.scenario(scenario)));
            }
            let level = if self.comparison.scenarios.len() > 1 { 4 } else { 3 };
            blocks.extend(subjects::blocks(self.names, (scenario, amended), level));
        }
        blocks.push(Block::remark(self.names.words.text("sheet-why-remark")));
        blocks
    }
}

/// How many subjects of a class go one way.
fn going(class: &ClassComparison, way: Turn) -> u64 {
    let states = &class.matrix.states;
    let cells =
        class.matrix.counts.iter().enumerate().flat_map(|(from, row)| {
            row.iter().enumerate().map(move |(to, count)| (from, to, *count))
        });
    cells.filter(|(from, to, _)| turn(states, *from, *to) == way).map(|(_, _, count)| count).sum()
}
