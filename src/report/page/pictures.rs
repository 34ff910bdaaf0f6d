//! Counts as pictures: bars before and after, streams from level to level, curves.

use super::levels::count;
use super::matrix::used;
use super::naming::Names;
use super::view::Picture;
use crate::model::{ClassComparison, ClassSummary, Matrix, State};
use crate::report::Say;
use crate::report::chart::{
    Bar, BarRow, Bars, Caption, Flow, Node, Stream, Turn, bars as draw_bars, flow as draw_flow,
};

/// One bar of every state on every side.
pub(super) struct Heights {
    pub(super) state: String,
    /// The count, what is written, and between which counts it lies.
    pub(super) bars: Vec<Bar>,
}

/// The levels of a class on all sides as bars.
pub(super) fn bars(
    names: Names<'_>,
    (before, class): (&ClassSummary, usize),
    after: &[(String, &ClassSummary)],
) -> Picture {
    let sides: Vec<&ClassSummary> =
        std::iter::once(before).chain(after.iter().map(|(_, summary)| *summary)).collect();
    let rows = states(names)
        .filter_map(|state| {
            let counts: Vec<u64> = sides.iter().map(|side| of_state(side, &state)).collect();
            let is_level = matches!(state, State::Level(_));
            let differs = counts.iter().any(|count| *count != counts[0]);
            let is_shown = counts.iter().any(|count| *count > 0) && (is_level || differs);
            is_shown.then(|| Heights {
                state: names.state(&state),
                bars: counts.iter().map(|count| height(names, counts[0], *count)).collect(),
            })
        })
        .collect();
    let series: Vec<String> = after.iter().map(|(name, _)| name.clone()).collect();
    of_heights(names, (&before.class, class), rows, &series)
}

/// Bars of a class; `after` names all sides but the first.
pub(super) fn of_heights(
    names: Names<'_>,
    (class, number): (&str, usize),
    rows: Vec<Heights>,
    after: &[String],
) -> Picture {
    let words = names.words;
    let title = words.say("sheet-bars", &[("class", Say::from(names.class(class)))]);
    let mut series = vec![words.text("sheet-side-before")];
    series.extend(
        after
            .iter()
            .map(|name| words.say("sheet-side-after", &[("name", Say::from(name.as_str()))])),
    );
    let told: Vec<String> = rows.iter().map(|row| sentence(&series, row)).collect();
    let rows: Vec<BarRow> =
        rows.into_iter().map(|row| BarRow { label: row.state, bars: row.bars }).collect();
    let caption =
        Caption { id: &format!("bars-{number}"), title: &title, description: &told.join(" ") };
    let svg = draw_bars(&Bars { caption, series: &series, rows: &rows });
    Picture { caption: title, svg }
}

/// `Level: before 476; after 483 (+7).`
fn sentence(series: &[String], row: &Heights) -> String {
    let sides = series.iter().zip(&row.bars).map(|(side, bar)| format!("{side}: {}", bar.says));
    format!("{} — {}.", row.state, sides.collect::<Vec<_>>().join("; "))
}

fn height(names: Names<'_>, before: u64, count: u64) -> Bar {
    let says = names.count(count);
    let says = match count == before {
        true => says,
        false => format!("{says} ({})", names.difference(before, count)),
    };
    Bar { value: count, says, between: None }
}

/// Every level of the scale, best first, then what else becomes of subjects.
pub(super) fn states(names: Names<'_>) -> impl Iterator<Item = State> {
    let values = names.regulation.outcome_scale().values.iter().rev();
    let levels = values.map(|value| State::Level(value.id.clone()));
    levels.chain([State::Exempt, State::Pending, State::Referred])
}

/// Subjects in a state.
pub(super) fn of_state(summary: &ClassSummary, state: &State) -> u64 {
    match state {
        State::Level(level) => count(&summary.levels, level),
        State::Exempt => summary.exempt.iter().map(|(_, count)| count).sum(),
        State::Pending => summary.pending,
        State::Referred => summary.referred,
    }
}

/// Who goes where, as streams; `None` where nobody goes anywhere.
pub(super) fn flow(
    names: Names<'_>,
    (class, id): (&ClassComparison, &str),
    title: String,
) -> Option<Picture> {
    if class.moves.is_empty() {
        return None;
    }
    let matrix = &class.matrix;
    // Levels that are used; of what is no level only that which takes part in a move.
    let moves = |at: &usize| matrix.before(*at) + matrix.after(*at) > 2 * matrix.counts[*at][*at];
    let shown: Vec<usize> = used(matrix)
        .into_iter()
        .filter(|at| matches!(matrix.states[*at], State::Level(_)) || moves(at))
        .collect();
    let nodes: Vec<Node> = shown
        .iter()
        .map(|at| Node {
            label: names.state(&matrix.states[*at]),
            counts: [names.count(matrix.before(*at)), names.count(matrix.after(*at))],
        })
        .collect();
    let streams = streams(names, matrix, &shown);
    let told: Vec<String> =
        class.moves.iter().map(|one| format!("{}.", moved(names, one))).collect();
    let caption = Caption { id, title: &title, description: &told.join(" ") };
    let sides = [&*names.words.text("sheet-before"), &*names.words.text("sheet-after")];
    let svg = draw_flow(&Flow { caption, sides, nodes: &nodes, streams: &streams });
    Some(Picture { caption: title, svg })
}

fn streams(names: Names<'_>, matrix: &Matrix, shown: &[usize]) -> Vec<Stream> {
    let mut streams = Vec::new();
    for (from, row) in shown.iter().enumerate() {
        for (to, column) in shown.iter().enumerate() {
            let count = matrix.counts[*row][*column];
            if count == 0 {
                continue;
            }
            let turn = turn(&matrix.states, *row, *column);
            let sign = match turn {
                Turn::Same => "=",
                Turn::Up => "▲",
                Turn::Down => "▼",
                Turn::Other => "●",
            };
            let says = format!("{sign} {}", names.count(count));
            streams.push(Stream { from, to, count, turn, says });
        }
    }
    streams
}

/// Which way a move goes: levels stand best first.
pub(super) fn turn(states: &[State], from: usize, to: usize) -> Turn {
    match (&states[from], &states[to]) {
        _ if from == to => Turn::Same,
        (State::Level(_), State::Level(_)) if to < from => Turn::Up,
        (State::Level(_), State::Level(_)) => Turn::Down,
        _ => Turn::Other,
    }
}

/// A move in words: how many, from where, to where, and why.
pub(super) fn moved(names: Names<'_>, one: &crate::model::Move) -> String {
    let args = [
        ("count", Say::from(one.count)),
        ("from", names.state(&one.from).into()),
        ("to", names.state(&one.to).into()),
        ("direct", one.direct.into()),
        ("displaced", one.displaced.into()),
    ];
    names.words.say("sheet-moved", &args)
}
