//! The page of a comparison over many populations that fit the published totals.

use super::changes::{self, Amended};
use super::naming::{NONE, Names};
use super::pictures::{Heights, of_heights, states};
use super::view::{Block, Cell, Column, Picture, Section, Table};
use super::{About, assumed, fingerprint, render};
use crate::model::{
    ClassSpread, Interval, MoveSpread, QuotaSpread, Regulation, State, Uncertainty,
};
use crate::report::chart::Bar;
use crate::report::{Say, Words};

/// The page of redrawn populations; `amended` are the regulations of the scenarios, in their order.
pub fn uncertainty(
    words: Words,
    about: About<'_>,
    (drawn, amended): (&Uncertainty, &[&Regulation]),
) -> String {
    let names = Names { words, regulation: about.regulation };
    let shown = Shown { names, drawn, amended };
    let sections = vec![
        Section {
            id: "changed",
            heading: words.text("sheet-changed"),
            blocks: changes::blocks(names, &shown.sides()),
        },
        Section { id: "pictures", heading: words.text("sheet-pictures"), blocks: shown.pictures() },
        assumed::section(names, &drawn.assumptions),
        Section { id: "tables", heading: words.text("sheet-tables"), blocks: shown.tables() },
    ];
    let fingerprints = drawn.scenarios.iter().zip(amended).map(|(one, regulation)| {
        fingerprint(words, &one.name, &regulation.fingerprint().to_string())
    });
    render(words, about, (shown.title(), fingerprints.collect()), sections)
}

/// A number of a quota, and the key of its words.
type Measure = (&'static str, fn(&QuotaSpread) -> Interval);

struct Shown<'a> {
    names: Names<'a>,
    drawn: &'a Uncertainty,
    amended: &'a [&'a Regulation],
}

impl<'a> Shown<'a> {
    fn title(&self) -> String {
        let scenarios = self.drawn.scenarios.iter();
        let of = match &self.drawn.scenarios[..] {
            [only] => self.names.changes(&only.name, &only.amendments),
            _ => scenarios.map(|one| one.name.as_str()).collect::<Vec<_>>().join("; "),
        };
        self.names.words.say("sheet-title-drawn", &[("of", Say::from(of))])
    }

    fn sides(&self) -> Vec<Amended<'a>> {
        let both = self.drawn.scenarios.iter().zip(self.amended);
        both.map(|(scenario, regulation)| Amended {
            name: &scenario.name,
            amendments: &scenario.amendments,
            regulation,
        })
        .collect()
    }

    fn pictures(&self) -> Vec<Block> {
        let mut blocks = vec![assumed::draws(self.names, (self.drawn.draws, self.drawn.seed))];
        let moves: Vec<String> = self.moved();
        blocks.push(match moves.is_empty() {
            true => Block::text(self.names.words.text("sheet-nobody")),
            false => Block::List { items: moves },
        });
        let pictures: Vec<Picture> = (0..self.drawn.baseline.len())
            .filter(|class| self.drawn.baseline[*class].total.high > 0)
            .map(|class| self.bars(class))
            .collect();
        blocks.push(Block::Pictures { pictures });
        blocks.push(Block::remark(self.names.words.text("sheet-whiskers")));
        blocks
    }

    /// Who moves, in sentences.
    fn moved(&self) -> Vec<String> {
        let mut items = Vec::new();
        for scenario in &self.drawn.scenarios {
            for (class, moves) in self.drawn.baseline.iter().zip(&scenario.moves) {
                items.extend(moves.iter().map(|one| {
                    let args = [
                        ("class", Say::from(self.names.class(&class.class))),
                        ("count", one.count.median.into()),
                        ("between", self.names.between(one.count).into()),
                        ("from", self.names.state(&one.from).into()),
                        ("to", self.names.state(&one.to).into()),
                    ];
                    let said = self.names.words.say("sheet-moved-drawn", &args);
                    match self.drawn.scenarios.len() {
                        1 => said,
                        _ => format!("{}: {said}", scenario.name),
                    }
                }));
            }
        }
        items
    }

    /// The classes' counts on all sides, as it stands first.
    fn spreads(&self, class: usize) -> Vec<&'a ClassSpread> {
        let after = self.drawn.scenarios.iter().map(|one| &one.classes[class]);
        std::iter::once(&self.drawn.baseline[class]).chain(after).collect()
    }

    fn bars(&self, class: usize) -> Picture {
        let spreads = self.spreads(class);
        let rows = states(self.names)
            .filter_map(|state| {
                let of: Vec<Interval> = spreads.iter().map(|side| in_state(side, &state)).collect();
                let is_shown = of.iter().any(|interval| interval.high > 0);
                is_shown.then(|| Heights {
                    state: self.names.state(&state),
                    bars: of.into_iter().map(|interval| self.bar(interval)).collect(),
                })
            })
            .collect();
        let after: Vec<String> = self
            .drawn
            .scenarios
            .iter()
            .map(|one| self.names.changes(&one.name, &one.amendments))
            .collect();
        of_heights(self.names, (&self.drawn.baseline[class].class, class), rows, &after)
    }

    fn bar(&self, interval: Interval) -> Bar {
        let Interval { low, median, high } = interval;
        let count = self.names.count(median);
        let says = match low == high {
            true => count,
            false => format!("{count} ({})", self.names.between(interval)),
        };
        Bar { value: median, says, between: (low < high).then_some((low, high)) }
    }

    fn tables(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for class in 0..self.drawn.baseline.len() {
            if self.drawn.baseline[class].total.high == 0 {
                continue;
            }
            let title = self.names.class(&self.drawn.baseline[class].class);
            blocks.push(Block::heading(3, title));
            blocks.push(Block::Table { table: self.counts(class) });
            for scenario in &self.drawn.scenarios {
                let moves = &scenario.moves[class];
                if !moves.is_empty() {
                    blocks.push(Block::Table { table: self.moves((&scenario.name, class), moves) });
                }
            }
        }
        blocks
    }

    /// States, departures and quotas: low, median and high on every side.
    fn counts(&self, class: usize) -> Table {
        let (words, spreads) = (self.names.words, self.spreads(class));
        let title = self.names.class(&spreads[0].class);
        let mut columns = vec![Column::words(words.text("sheet-what"))];
        let names = self.drawn.scenarios.iter().map(|one| match self.drawn.scenarios.len() {
            1 => words.text("sheet-after"),
            _ => one.name.clone(),
        });
        for side in std::iter::once(words.text("sheet-before")).chain(names) {
            columns.extend(
                ["sheet-low", "sheet-median", "sheet-high"].map(|key| {
                    Column::number(words.say(key, &[("side", Say::from(side.as_str()))]))
                }),
            );
        }
        let caption = words.say("sheet-spread", &[("class", Say::from(title))]);
        let mut table = Table::new(caption, columns);
        let mut row = |head: String, of: &dyn Fn(&ClassSpread) -> Interval| {
            let intervals: Vec<Interval> = spreads.iter().map(|side| of(side)).collect();
            if intervals.iter().any(|one| one.high > 0) {
                table.row(self.intervals(vec![Cell::head(head)], &intervals));
            }
        };
        row(words.text("count-total"), &|side| side.total);
        for state in states(self.names) {
            row(self.names.state(&state), &|side| in_state(side, &state));
        }
        row(words.text("sheet-departures-all"), &|side| side.departures_all);
        for kind in crate::model::Departure::ALL {
            let title = words.text(&format!("departure-{}", kind.as_str()));
            row(format!("– {title}"), &|side| {
                let found = side.departures.iter().find(|(one, _)| *one == kind);
                found.map_or(NONE, |(_, interval)| *interval)
            });
        }
        row(words.text("drawn-held-down"), &|side| side.held_down);
        self.quotas(spreads[0], &mut row);
        table
    }

    fn quotas(
        &self,
        before: &ClassSpread,
        row: &mut impl FnMut(String, &dyn Fn(&ClassSpread) -> Interval),
    ) {
        let measures: [Measure; 4] = [
            ("column-quota-groups", |quota| quota.groups),
            ("column-quota-over", |quota| quota.over),
            ("column-quota-lowered", |quota| quota.lowered),
            ("column-quota-referred", |quota| quota.referred),
        ];
        for quota in &before.quotas {
            let rule = self.names.rule(&before.class, &quota.quota);
            let title = rule.map_or(&*quota.quota, |rule| self.names.words.title(&rule.title));
            for (key, measure) in measures {
                row(format!("{title} – {}", self.names.words.text(key)), &|side| {
                    let found = side.quotas.iter().find(|one| one.quota == quota.quota);
                    found.map_or(NONE, measure)
                });
            }
        }
    }

    fn moves(&self, (scenario, class): (&str, usize), moves: &[MoveSpread]) -> Table {
        let words = self.names.words;
        let mut columns = vec![
            Column::words(words.text("sheet-before")),
            Column::words(words.text("sheet-after")),
        ];
        for side in ["sheet-subjects", "sheet-direct", "sheet-displaced"] {
            let side = words.text(side);
            columns.extend(
                ["sheet-low", "sheet-median", "sheet-high"].map(|key| {
                    Column::number(words.say(key, &[("side", Say::from(side.as_str()))]))
                }),
            );
        }
        let title = self.names.class(&self.drawn.baseline[class].class);
        let args = [("class", Say::from(title))];
        let caption = words.say("sheet-moves", &args);
        let caption = match self.drawn.scenarios.len() {
            1 => caption,
            _ => format!("{scenario}: {caption}"),
        };
        let mut table = Table::new(caption, columns);
        for one in moves {
            let head =
                vec![Cell::head(self.names.state(&one.from)), Cell::new(self.names.state(&one.to))];
            table.row(self.intervals(head, &[one.count, one.direct, one.displaced]));
        }
        table
    }

    fn intervals(&self, mut cells: Vec<Cell>, intervals: &[Interval]) -> Vec<Cell> {
        for interval in intervals {
            let ends = [interval.low, interval.median, interval.high];
            cells.extend(ends.map(|count| Cell::new(self.names.count(count))));
        }
        cells
    }
}

/// How many of a class are in a state.
fn in_state(spread: &ClassSpread, state: &State) -> Interval {
    let found = spread.states.iter().find(|(one, _)| one == state);
    found.map_or(NONE, |(_, interval)| *interval)
}
