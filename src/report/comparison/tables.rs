//! The counts of a comparison: all sides next to each other, then each scenario by itself.

use crate::model::{
    ByValue, ClassComparison, ClassSummary, Departure, Matrix, QuotaSeats, Scenario, Seats, State,
};
use crate::report::comparison::{Writer, departures};
use crate::report::grid::Grid;
use crate::report::naming::Naming;
use crate::report::{Say, Words};

/// The counts of every class, as it stands and with each scenario.
pub(super) fn sides(writer: Writer<'_>) -> Vec<String> {
    let comparison = writer.shown.comparison;
    let (mut touched, mut still) = (Vec::new(), String::new());
    for (at, before) in comparison.baseline.summary.classes.iter().enumerate() {
        let args = [("class", Say::from(writer.class(at))), ("count", before.total.into())];
        let differs = comparison.scenarios.iter().any(|scenario| {
            let after = &scenario.result.summary.classes[at];
            after != before || scenario.classes[at].matrix.moved() > 0
        });
        if differs {
            let head = writer.words.say("whatif-class", &args);
            touched.push(format!("{head}\n{}", class_sides(writer, at)));
        } else if before.total > 0 {
            let line = writer.words.say("whatif-class-untouched", &args);
            still.push_str(&format!("{line}\n"));
        }
    }
    touched.extend((!still.is_empty()).then_some(still));
    touched
}

/// The columns of the sides, being filled row by row.
struct Rows<'w> {
    words: Words,
    grid: Grid,
    sides: Vec<&'w ClassSummary>,
}

impl Rows<'_> {
    /// A row of one count, unless it is nothing on every side.
    fn push(&mut self, name: String, count: impl Fn(&ClassSummary) -> u64) {
        let counts: Vec<u64> = self.sides.iter().map(|side| count(side)).collect();
        if counts.iter().all(|count| *count == 0) {
            return;
        }
        let lang = self.words.lang();
        let mut row = vec![name, lang.count(counts[0])];
        for count in &counts[1..] {
            row.push(lang.count(*count));
            row.push(difference(self.words, counts[0], *count));
        }
        self.grid.row(row);
    }
}

/// `+7`, `−7`; empty where nothing changes.
pub(in crate::report) fn difference(words: Words, before: u64, after: u64) -> String {
    let sign = match after.cmp(&before) {
        std::cmp::Ordering::Equal => return String::new(),
        std::cmp::Ordering::Less => "−",
        std::cmp::Ordering::Greater => "+",
    };
    format!("{sign}{}", words.lang().count(before.abs_diff(after)))
}

fn class_sides(writer: Writer<'_>, at: usize) -> String {
    let (words, comparison) = (writer.words, writer.shown.comparison);
    let mut header = vec![String::new(), words.text("column-as-it-stands")];
    for scenario in &comparison.scenarios {
        header.extend([scenario.name.clone(), words.text("column-difference")]);
    }
    let right: Vec<usize> = (1..header.len()).collect();
    let scenarios = comparison.scenarios.iter().map(|one| &one.result.summary.classes[at]);
    let sides = std::iter::once(&comparison.baseline.summary.classes[at]).chain(scenarios);
    let grid = Grid::new(writer.form, &right).header(header);
    let mut rows = Rows { words, grid, sides: sides.collect() };
    rows.push(words.text("count-rated"), |side| side.rated);
    let regulation = writer.shown.regulations[0];
    for level in regulation.outcome_scale().values.iter().rev() {
        rows.push(format!("  {}", words.title(&level.title)), |side| {
            side.levels.iter().find(|(id, _)| *id == level.id).map_or(0, |(_, count)| *count)
        });
    }
    let exempt = |side: &ClassSummary| side.exempt.iter().map(|(_, count)| count).sum();
    rows.push(words.text("count-exempt"), exempt);
    rows.push(words.text("count-pending"), |side| side.pending);
    rows.push(words.text("count-referred"), |side| side.referred);
    rows.push(words.text("whatif-count-departures"), departures);
    for kind in Departure::ALL {
        let name = words.text(&format!("departure-{}", kind.as_str()));
        rows.push(format!("  {name}"), |side| {
            side.departures.iter().find(|(one, _)| *one == kind).map_or(0, |(_, count)| *count)
        });
    }
    let over = |side: &ClassSummary| side.quotas.iter().map(|quota| quota.over).sum();
    rows.push(words.text("whatif-count-over"), over);
    rows.grid.finish()
}

/// Who goes from where to where in a scenario, by class and by the facts asked for, and the seats.
pub(super) fn details(writer: Writer<'_>, scenario: &Scenario<'_>) -> Vec<String> {
    let mut parts = Vec::new();
    for (at, class) in scenario.classes.iter().enumerate() {
        let seats: Vec<&QuotaSeats> = class.quotas.iter().filter(|one| is_touched(one)).collect();
        if class.matrix.moved() == 0 && seats.is_empty() {
            continue;
        }
        let args =
            [("class", Say::from(writer.class(at))), ("name", scenario.name.as_str().into())];
        let head = writer.words.say("whatif-class-scenario", &args);
        let mut tables = Vec::new();
        if class.matrix.moved() > 0 {
            tables.push(matrix(writer, &class.matrix));
        }
        if !seats.is_empty() {
            tables.push(quota_seats(writer, at, &seats));
        }
        parts.push(format!("{head}\n{}", tables.join("\n")));
        parts.extend(by_value(writer, at, class));
    }
    parts
}

fn is_touched(quota: &QuotaSeats) -> bool {
    quota.before != quota.after || quota.freed + quota.taken > 0
}

/// From state (down) to state (across), without states that nobody has on either side.
fn matrix(writer: Writer<'_>, matrix: &Matrix) -> String {
    let words = writer.words;
    let used = |at: &usize| matrix.before(*at) + matrix.after(*at) > 0;
    let used: Vec<usize> = (0..matrix.states.len()).filter(used).collect();
    let name = |at: &usize| writer.state(&matrix.states[*at]);
    let mut header = vec![words.text("column-from-to")];
    header.extend(used.iter().map(name));
    header.push(words.text("column-before"));
    let right: Vec<usize> = (1..header.len()).collect();
    let mut grid = Grid::new(writer.form, &right).header(header);
    let count = |count: u64| words.lang().count(count);
    for from in &used {
        let cells = used.iter().map(|to| count(matrix.counts[*from][*to]));
        let row = std::iter::once(name(from)).chain(cells);
        grid.row(row.chain([count(matrix.before(*from))]).collect());
    }
    let totals = used.iter().map(|to| count(matrix.after(*to)));
    let row = std::iter::once(words.text("column-after")).chain(totals);
    grid.row(row.chain([count(matrix.total())]).collect());
    grid.finish()
}

fn quota_seats(writer: Writer<'_>, at: usize, quotas: &[&QuotaSeats]) -> String {
    let words = writer.words;
    let names =
        ["quota", "seats-before", "seats-after", "held-before", "held-after", "freed", "taken"];
    let header = names.iter().map(|name| words.text(&format!("column-{name}"))).collect();
    let mut grid = Grid::new(writer.form, &[1, 2, 3, 4, 5, 6]).header(header);
    let count = |count: u64| words.lang().count(count);
    let side = |seats: &Option<Seats>, part: fn(&Seats) -> u64| {
        seats.as_ref().map_or("–".to_owned(), |seats| count(part(seats)))
    };
    for quota in quotas {
        grid.row(vec![
            writer.quota(at, &quota.quota),
            side(&quota.before, |seats| seats.seats),
            side(&quota.after, |seats| seats.seats),
            side(&quota.before, |seats| seats.held),
            side(&quota.after, |seats| seats.held),
            count(quota.freed),
            count(quota.taken),
        ]);
    }
    grid.finish()
}

/// The moves of each value of the facts asked for, and how many values see none.
fn by_value(writer: Writer<'_>, at: usize, class: &ClassComparison) -> Vec<String> {
    let words = writer.words;
    let mut parts = Vec::new();
    let regulation = writer.shown.regulations[0];
    let naming = Naming::new(words, regulation, &regulation.classes[at]);
    for values in class.by.chunk_by(|a, b| a.fact == b.fact) {
        let fact = naming.fact(&values[0].fact);
        let header = ["value", "value-total", "from", "to", "count"];
        let header = header.iter().map(|name| words.text(&format!("column-{name}"))).collect();
        let mut grid = Grid::new(writer.form, &[1, 4]).header(header);
        let moved: Vec<&ByValue> = values.iter().filter(|one| one.matrix.moved() > 0).collect();
        for one in &moved {
            let name = naming.value(&one.fact, one.value.as_deref());
            moves(writer, (name, &one.matrix), &mut grid);
        }
        let still = (values.len() - moved.len()) as u64;
        let args = [("fact", Say::from(fact)), ("count", still.into())];
        let table = if moved.is_empty() { String::new() } else { grid.finish() };
        parts.push(format!("{}\n{table}", words.say("whatif-by", &args)));
    }
    parts
}

fn moves(writer: Writer<'_>, (name, matrix): (String, &Matrix), grid: &mut Grid) {
    let count = |count: u64| writer.words.lang().count(count);
    let (mut name, mut total) = (name, count(matrix.total()));
    let state = |state: &State| writer.state(state);
    for (from, row) in matrix.counts.iter().enumerate() {
        for (to, moved) in row.iter().enumerate().filter(|(to, n)| *to != from && **n > 0) {
            let ends = (state(&matrix.states[from]), state(&matrix.states[to]));
            grid.row(vec![
                std::mem::take(&mut name),
                std::mem::take(&mut total),
                ends.0,
                ends.1,
                count(*moved),
            ]);
        }
    }
}

impl Writer<'_> {
    /// A quota's title, in whichever regulation has it.
    pub(super) fn quota(self, class: usize, id: &str) -> String {
        let regulations = self.shown.regulations.iter();
        let mut quotas = regulations.flat_map(|regulation| &regulation.classes[class].quotas);
        let quota = quotas.find(|quota| quota.id == id);
        quota.map_or(id, |quota| self.words.title(&quota.grounds.title)).to_owned()
    }
}
