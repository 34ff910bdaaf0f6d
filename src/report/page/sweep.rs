//! The page of a sweep: what each value of one parameter would make of the submissions.

use super::levels::all_departures;
use super::naming::{NONE, Names};
use super::pictures::{of_state, states};
use super::view::{Block, Cell, Column, Picture, Section, Table};
use super::{About, assumed, render};
use crate::model::{ClassSpread, Interval, Parameter, Ratio, State, SweepCurve, SweepPoint};
use crate::report::change_words::written_value;
use crate::report::chart::{Band, Caption, Curve, Line, Mark, Point, curve as draw};
use crate::report::{Say, Words};

/// The page of a sweep.
pub fn sweep(words: Words, about: About<'_>, swept: &SweepCurve) -> String {
    let names = Names { words, regulation: about.regulation };
    let shown = Shown { names, swept };
    let title = words.say("sheet-sweep-title", &[("of", Say::from(shown.parameter_title()))]);
    let mut sections = vec![
        Section { id: "changed", heading: words.text("sheet-varied"), blocks: shown.varied() },
        Section { id: "pictures", heading: words.text("sheet-curves"), blocks: shown.pictures() },
        Section { id: "tables", heading: words.text("sheet-tables"), blocks: shown.tables() },
    ];
    if let Some(drawn) = &swept.drawn {
        sections.insert(2, assumed::section(names, &drawn.assumptions));
    }
    render(words, about, (title, Vec::new()), sections)
}

struct Shown<'a> {
    names: Names<'a>,
    swept: &'a SweepCurve,
}

/// Something that is counted at every point.
enum Counted {
    State(State),
    Departures,
    /// Groups whose decided levels exceed a cap.
    Over,
}

impl Counted {
    fn name(&self, names: Names<'_>) -> String {
        match self {
            Counted::State(state) => names.state(state),
            Counted::Departures => names.words.text("sheet-departures-all"),
            Counted::Over => names.words.text("column-quota-over"),
        }
    }

    fn count(&self, class: usize, point: &SweepPoint) -> u64 {
        // Medians of parts need not sum to the median of the whole.
        if let Some(band) = self.band(class, point) {
            return band.median;
        }
        let summary = &point.summary.classes[class];
        match self {
            Counted::State(state) => of_state(summary, state),
            Counted::Departures => all_departures(summary),
            Counted::Over => summary.quotas.iter().map(|quota| quota.over).sum(),
        }
    }

    fn band(&self, class: usize, point: &SweepPoint) -> Option<Interval> {
        let spread: &ClassSpread = point.band.as_ref()?.get(class)?;
        match self {
            Counted::State(state) => {
                let found = spread.states.iter().find(|(one, _)| one == state);
                Some(found.map_or(NONE, |(_, interval)| *interval))
            }
            Counted::Departures => Some(spread.departures_all),
            // Between which numbers a sum lies does not follow from its parts.
            Counted::Over => match &spread.quotas[..] {
                [only] => Some(only.over),
                _ => None,
            },
        }
    }
}

impl Shown<'_> {
    fn parameter(&self) -> Option<&Parameter> {
        let regulation = self.names.regulation;
        let class = &regulation.classes[regulation.class_index(&self.swept.class)?];
        class.parameters.iter().find(|one| one.id == self.swept.parameter)
    }

    fn parameter_title(&self) -> &str {
        self.names.words.title(&self.swept.title)
    }

    fn value(&self, value: &str) -> String {
        written_value(self.names.words, (self.names.regulation, value), self.swept.unit.as_deref())
    }

    /// Which parameter, how it stands, which values were tried, what was found.
    fn varied(&self) -> Vec<Block> {
        let (words, swept) = (self.names.words, self.swept);
        let args = [
            ("title", Say::from(self.parameter_title())),
            ("id", swept.parameter.as_str().into()),
            ("class", self.names.class(&swept.class).into()),
        ];
        let mut items = vec![words.say("sheet-parameter", &args)];
        if let Some(parameter) = self.parameter() {
            let basis = words.text(&format!("basis-{}", parameter.basis.as_str()));
            let args = [("cite", Say::from(parameter.cite.as_str())), ("basis", basis.into())];
            items.push(words.say("change-clause", &args));
        }
        let stands = [("value", Say::from(self.value(&swept.stands)))];
        items.push(words.say("sheet-stands", &stands));
        if let [first, .., last] = &swept.points[..] {
            let args = [
                ("count", Say::from(swept.points.len() as u64)),
                ("first", self.value(&first.value).into()),
                ("last", self.value(&last.value).into()),
            ];
            items.push(words.say("sheet-tried", &args));
        }
        vec![Block::List { items }]
    }

    /// What was looked for, and the first value that meets it.
    fn found(&self) -> Option<String> {
        let condition = self.swept.condition.as_deref()?;
        let args = |value: String| [("condition", Say::from(condition)), ("value", value.into())];
        let words = self.names.words;
        Some(match self.swept.found.and_then(|at| self.swept.points.get(at)) {
            Some(point) => words.say("sheet-found", &args(self.value(&point.value))),
            None => {
                let none = words.say("sheet-found-none", &args(String::new()));
                let reach = self.swept.reach.iter().map(|(measure, least, most)| {
                    let args = [
                        ("measure", Say::from(measure.as_str())),
                        ("least", Say::from(*least)),
                        ("most", Say::from(*most)),
                    ];
                    words.say("sheet-reach", &args)
                });
                std::iter::once(none).chain(reach).collect::<Vec<_>>().join(" ")
            }
        })
    }

    /// What is counted in a class: what anybody is in at any point.
    fn counted(&self, class: usize) -> Vec<Counted> {
        let all =
            states(self.names).map(Counted::State).chain([Counted::Departures, Counted::Over]);
        let is_there =
            |one: &Counted| self.swept.points.iter().any(|point| one.count(class, point) > 0);
        all.filter(is_there).collect()
    }

    fn varies(&self, class: usize, one: &Counted) -> bool {
        let mut counts = self.swept.points.iter().map(|point| one.count(class, point));
        counts.next().is_some_and(|first| counts.any(|count| count != first))
    }

    /// The classes that anything varies in, by number.
    fn classes(&self) -> Vec<usize> {
        let classes = 0..self.names.regulation.classes.len();
        let varies =
            |class: &usize| self.counted(*class).iter().any(|one| self.varies(*class, one));
        classes.filter(varies).collect()
    }

    fn pictures(&self) -> Vec<Block> {
        let (words, classes) = (self.names.words, self.classes());
        let mut blocks: Vec<Block> = self.found().map(Block::text).into_iter().collect();
        let drawn = self.swept.drawn.as_ref();
        blocks.extend(drawn.map(|drawn| assumed::draws(self.names, (drawn.draws, drawn.seed))));
        if classes.is_empty() {
            blocks.push(Block::text(words.text("sheet-nothing-varies")));
        }
        for class in classes {
            let title = words.title(&self.names.regulation.classes[class].title);
            blocks.push(Block::heading(3, title));
            blocks.push(Block::Pictures { pictures: self.curves(class) });
            let counted = self.counted(class);
            let still = counted.iter().filter(|one| !self.varies(class, one));
            let still: Vec<String> = still.map(|one| one.name(self.names)).collect();
            if !still.is_empty() {
                let args = [("names", Say::from(still.join("; ")))];
                blocks.push(Block::remark(words.say("sheet-still", &args)));
            }
        }
        blocks
    }

    /// The curves of a class: levels together, the others apart; each alone where it has a band.
    fn curves(&self, class: usize) -> Vec<Picture> {
        let counted = self.counted(class);
        let varied: Vec<&Counted> = counted.iter().filter(|one| self.varies(class, one)).collect();
        let has_bands = self.swept.points.iter().any(|point| point.band.is_some());
        let groups: Vec<Vec<&Counted>> = if has_bands {
            varied.into_iter().map(|one| vec![one]).collect()
        } else {
            let (states, others): (Vec<_>, Vec<_>) =
                varied.into_iter().partition(|one| matches!(one, Counted::State(_)));
            let states = (!states.is_empty()).then_some(states);
            states.into_iter().chain(others.into_iter().map(|one| vec![one])).collect()
        };
        let numbered = groups.iter().enumerate();
        numbered.map(|(number, group)| self.curve(class, number, group)).collect()
    }

    fn curve(&self, class: usize, number: usize, group: &[&Counted]) -> Picture {
        let words = self.names.words;
        let lines: Vec<Line> = group.iter().map(|one| self.line(class, one)).collect();
        let points: Vec<Point> = self.points();
        let title: Vec<&str> = lines.iter().map(|line| line.label.as_str()).collect();
        let title = title.join("; ");
        let along = words.say("sheet-along", &[("title", Say::from(self.parameter_title()))]);
        let told: Vec<String> = lines.iter().map(|line| self.ends(line)).collect();
        let id = format!("curve-{class}-{number}");
        let caption = Caption { id: &id, title: &title, description: &told.join(" ") };
        let marks = self.marks();
        let svg = draw(&Curve {
            caption,
            lang: self.names.lang(),
            along: &along,
            cut: &words.text("sheet-cut"),
            points: &points,
            lines: &lines,
            marks: &marks,
        });
        Picture { caption: title, svg }
    }

    /// The values along the axis: by their size where they are numbers, else one after another.
    fn points(&self) -> Vec<Point> {
        let values = self.swept.points.iter().map(|point| Ratio::parse(&point.value));
        let values: Option<Vec<Ratio>> = values.collect();
        let numbers = values.unwrap_or_else(|| {
            (0..self.swept.points.len()).map(|at| Ratio::whole(at as i64)).collect()
        });
        let both = numbers.into_iter().zip(&self.swept.points);
        both.map(|(at, point)| Point { at, says: self.value(&point.value) }).collect()
    }

    /// The value that was found, and the one that stands, where they lie among those tried.
    fn marks(&self) -> Vec<Mark> {
        let (words, points) = (self.names.words, self.points());
        let stands = self.swept.points.iter().position(|point| self.is_standing(&point.value));
        let mark = |key: &str, at: usize| {
            let value = [("value", Say::from(points[at].says.as_str()))];
            let is_filled = key != "sheet-mark-stands";
            Mark { at: points[at].at, says: words.say(key, &value), is_filled }
        };
        match (self.swept.found, stands) {
            (Some(found), Some(stands)) if found == stands => {
                vec![mark("sheet-mark-both", found)]
            }
            (found, stands) => {
                let found = found.map(|at| mark("sheet-mark-found", at));
                found.into_iter().chain(stands.map(|at| mark("sheet-mark-stands", at))).collect()
            }
        }
    }

    fn is_standing(&self, value: &str) -> bool {
        match (Ratio::parse(value), Ratio::parse(&self.swept.stands)) {
            (Some(value), Some(stands)) => value == stands,
            _ => value == self.swept.stands,
        }
    }

    fn line(&self, class: usize, one: &Counted) -> Line {
        let points = &self.swept.points;
        let bands: Option<Vec<Interval>> =
            points.iter().map(|point| one.band(class, point)).collect();
        Line {
            label: one.name(self.names),
            counts: points.iter().map(|point| one.count(class, point)).collect(),
            band: bands.map(|bands| Band {
                low: bands.iter().map(|band| band.low).collect(),
                high: bands.iter().map(|band| band.high).collect(),
            }),
        }
    }

    /// A curve in a sentence: where it begins, where it ends.
    fn ends(&self, line: &Line) -> String {
        let (points, counts) = (&self.swept.points, &line.counts);
        let ([first, .., last], [low, .., high]) = (&points[..], &counts[..]) else {
            return String::new();
        };
        let args = [
            ("name", Say::from(line.label.as_str())),
            ("first", self.value(&first.value).into()),
            ("low", Say::from(*low)),
            ("last", self.value(&last.value).into()),
            ("high", Say::from(*high)),
        ];
        self.names.words.say("sheet-ends", &args)
    }

    fn tables(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for class in self.classes() {
            let table = self.table(class);
            blocks.push(Block::heading(
                3,
                self.names.words.title(&self.names.regulation.classes[class].title),
            ));
            blocks.push(Block::rows(table.caption.clone(), table));
        }
        blocks
    }

    fn table(&self, class: usize) -> Table {
        let (words, counted) = (self.names.words, self.counted(class));
        let title = words.title(&self.names.regulation.classes[class].title);
        let mut columns = vec![Column::number(words.text("sheet-value"))];
        columns.extend(counted.iter().map(|one| Column::number(one.name(self.names))));
        if self.swept.condition.is_some() {
            columns.push(Column::words(words.text("sheet-meets")));
        }
        let args =
            [("class", Say::from(title)), ("count", Say::from(self.swept.points.len() as u64))];
        let mut table = Table::new(words.say("sheet-points", &args), columns);
        for (at, point) in self.swept.points.iter().enumerate() {
            let found = (self.swept.found == Some(at)).then_some("sheet-here-found");
            let stands = self.is_standing(&point.value).then_some("sheet-here-stands");
            let more = found.into_iter().chain(stands).map(|key| words.text(key)).collect();
            let mut cells = vec![Cell { more, ..Cell::head(self.value(&point.value)) }];
            cells.extend(counted.iter().map(|one| self.cell(class, one, point)));
            let meets = point.meets.map(|meets| if meets { "value-true" } else { "value-false" });
            cells.extend(meets.map(|key| Cell::new(words.text(key))));
            table.row(cells);
        }
        table
    }

    fn cell(&self, class: usize, one: &Counted, point: &SweepPoint) -> Cell {
        let count = self.names.count(one.count(class, point));
        let band = one.band(class, point).map(|band| self.names.between(band));
        Cell { more: band.into_iter().collect(), ..Cell::new(count) }
    }
}
