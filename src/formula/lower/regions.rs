//! What a plan's questions mean in one period: which values of a column each answer covers.
//!
//! Every column comes down to bytes ([`Coding`]): a code where there is one, else the number of
//! values, among those at which an answer changes, that a stored value has reached. 255 is the
//! unknown. A question is then a few runs of bytes.

use crate::formula::lower::plan::{
    Answers, Atom, DayAt, Measure, Plan, PlannedColumn, Question, Source, Threshold,
};
use crate::formula::{ChildrenCount, Comparison};
use crate::model::{Day, Ratio, Truth, UNKNOWN_CODE, UNKNOWN_NUMBER};

/// A stretch of values from the first, up to but not including the second; open where absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    /// The first value.
    pub from: Option<T>,
    /// The first value after it.
    pub to: Option<T>,
    /// What the answer is there: true or unknown; elsewhere it is false.
    pub truth: Truth,
}

/// A place on the line of exact numbers: just below a number or, if `true`, just above it.
pub type Edge = (Ratio, bool);

impl Question {
    /// Where among stored numbers, in a period, the answer is true or unknown.
    pub fn stretches(&self, period: i64) -> Vec<Span<i64>> {
        Calendar::of(period).number_spans(self)
    }

    /// Where among exact shares, in a period, the answer is true or unknown.
    pub fn share_stretches(&self, period: i64) -> Vec<Span<Edge>> {
        Calendar::of(period).share_spans(self)
    }
}

/// Bytes of one answer, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub first: u8,
    pub last: u8,
    pub truth: Truth,
}

/// How the values of a column become bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// They are codes already, or get them without being compared with anything.
    Plain,
    /// The number of cuts that a stored number has reached, of these in order, each once.
    Numbers(Vec<i64>),
    /// The number of cuts that an exact share has reached.
    Shares(Vec<Edge>),
}

/// A column in one period.
///
/// Its bytes are laid out as planes: plane 0 has all rows, the planes after it those whose byte
/// has reached each byte cut, then one those that are unknown, then one none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ColumnRegions {
    pub coding: Coding,
    /// Bytes between 1 and 254 at which an answer changes, in order, each once.
    pub byte_cuts: Vec<u8>,
    /// Where each of the column's atoms is not false.
    pub atoms: Vec<AtomRegions>,
}

/// Where an answer is not false: rows that are in the first plane but not in the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AtomRegions {
    pub truth: Vec<(usize, usize)>,
    pub unknown: Vec<(usize, usize)>,
    /// What it is where the value is unknown.
    pub where_unknown: Truth,
}

/// The columns of a plan in one period.
pub(super) fn regions(plan: &Plan, period: i64) -> Vec<ColumnRegions> {
    let calendar = Calendar::of(period);
    plan.columns.iter().map(|column| calendar.column(plan, column)).collect()
}

/// The first and last day of a period, where the calendar has them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    start: Option<Day>,
    end: Option<Day>,
}

impl Calendar {
    pub fn of(period: i64) -> Calendar {
        let day = |month, day| Day::new(i32::try_from(period).ok()?, month, day);
        Calendar { start: day(1, 1), end: day(12, 31) }
    }

    fn day(&self, day: DayAt) -> Option<Day> {
        match day {
            DayAt::Fixed(day) => Some(Day(day)),
            DayAt::PeriodStart => self.start,
            DayAt::PeriodEnd => self.end,
        }
    }

    /// A threshold in this period; `None` where the period has no days.
    fn value(&self, threshold: &Threshold) -> Option<Ratio> {
        let moved = |times: Ratio, day: Option<Day>| {
            if times == Ratio::ZERO {
                return Some(Ratio::ZERO);
            }
            times.checked_mul(Ratio::whole(day?.0))
        };
        let start = moved(threshold.start, self.start)?;
        threshold.constant.checked_add(start)?.checked_add(moved(threshold.end, self.end)?)
    }

    fn column(&self, plan: &Plan, column: &PlannedColumn) -> ColumnRegions {
        let questions = column.atoms.iter().filter_map(|atom| match &plan.atoms[*atom] {
            Atom::Asked { question, .. } => Some(question),
            Atom::Opaque(_) => None,
        });
        let questions: Vec<&Question> = questions.collect();
        let is_share =
            matches!(column.source, Source::Children { what: ChildrenCount::ShareAtLeast(_), .. });
        let (coding, mut runs) = match column.source {
            Source::Children { .. } if is_share => {
                let spans = questions.iter().map(|question| self.share_spans(question));
                let (cuts, runs) = cut(&spans.collect::<Vec<_>>());
                (Coding::Shares(cuts), runs)
            }
            Source::Numbers(_) | Source::Children { .. } => {
                let spans = questions.iter().map(|question| self.number_spans(question));
                let (cuts, runs) = cut(&spans.collect::<Vec<_>>());
                (Coding::Numbers(cuts), runs)
            }
            _ => {
                let runs = questions.iter().map(|question| byte_runs(question, &column.texts));
                (Coding::Plain, runs.collect())
            }
        };
        for (runs, question) in runs.iter_mut().zip(&questions) {
            let truth = where_unknown(question);
            if truth != Truth::False {
                runs.push(Run { first: UNKNOWN_CODE, last: UNKNOWN_CODE, truth });
            }
        }
        let ends = runs.iter().flatten().flat_map(|run| [run.first, run.last.saturating_add(1)]);
        let mut byte_cuts: Vec<u8> = ends.filter(|cut| (1..UNKNOWN_CODE).contains(cut)).collect();
        byte_cuts.sort_unstable();
        byte_cuts.dedup();
        let atoms = runs.iter().map(|runs| AtomRegions::of(runs, &byte_cuts)).collect();
        ColumnRegions { coding, byte_cuts, atoms }
    }

    fn share_spans(&self, question: &Question) -> Vec<Span<Edge>> {
        match question {
            Question::Number(_, tests) => {
                tests.iter().flat_map(|(is, threshold)| self.spans(*is, threshold)).collect()
            }
            _ => vec![always(Truth::True)],
        }
    }

    /// Where, among stored numbers, a question is true or unknown.
    pub fn number_spans(&self, question: &Question) -> Vec<Span<i64>> {
        let Question::Number(measure, tests) = question else {
            return vec![always(Truth::True)];
        };
        let edges = tests.iter().flat_map(|(is, threshold)| self.spans(*is, threshold));
        match measure {
            Measure::Value { places } => {
                edges.filter_map(|span| stored(span, |edge| first_stored(edge, *places))).collect()
            }
            Measure::MonthsSince(since) => match self.day(*since) {
                Some(since) if since.calendar().is_some() => months(edges, since),
                _ => vec![always(Truth::Unknown)],
            },
        }
    }

    /// Where a comparison with a threshold is true or unknown.
    fn spans(&self, is: Comparison, threshold: &Threshold) -> Vec<Span<Edge>> {
        let Some(value) = self.value(threshold) else {
            return vec![always(Truth::Unknown)];
        };
        let (below, above) = (Some((value, false)), Some((value, true)));
        let holds = |from, to| Span { from, to, truth: Truth::True };
        match is {
            Comparison::GreaterOrEqual => vec![holds(below, None)],
            Comparison::Greater => vec![holds(above, None)],
            Comparison::LessOrEqual => vec![holds(None, above)],
            Comparison::Less => vec![holds(None, below)],
            Comparison::Equal => vec![holds(below, above)],
            Comparison::NotEqual => vec![holds(None, below), holds(above, None)],
        }
    }
}

impl AtomRegions {
    fn of(runs: &[Run], byte_cuts: &[u8]) -> AtomRegions {
        // Bytes below the first cut are in plane 0 alone; 255 is after all cuts.
        let plane = |byte: u8| byte_cuts.partition_point(|cut| *cut < byte) + usize::from(byte > 0);
        let planes = |truth: Truth| {
            let runs = runs.iter().filter(move |run| run.truth == truth);
            let ends = runs.map(|run| match run.last.checked_add(1) {
                Some(next) => (plane(run.first), plane(next)),
                None => (plane(run.first), byte_cuts.len() + 2),
            });
            ends.collect()
        };
        let last = runs.iter().find(|run| run.last == UNKNOWN_CODE);
        let where_unknown = last.map_or(Truth::False, |run| run.truth);
        AtomRegions { truth: planes(Truth::True), unknown: planes(Truth::Unknown), where_unknown }
    }
}

fn always<T>(truth: Truth) -> Span<T> {
    Span { from: None, to: None, truth }
}

/// What a question answers where the value is unknown.
fn where_unknown(question: &Question) -> Truth {
    match question {
        Question::Codes(Answers { unknown, .. }) => *unknown,
        Question::Number(..) | Question::OneOf(_) => Truth::Unknown,
        Question::Given => Truth::False,
    }
}

/// The first stored number at or after an edge; beyond 64 bits there may be none (`Err`), or all
/// are after it (`Ok(None)`).
fn first_stored((value, is_above): Edge, places: u8) -> Result<Option<i64>, ()> {
    let unit = 10i128.checked_pow(u32::from(places)).and_then(|unit| Ratio::new(unit, 1));
    // INVARIANT (fits): thresholds that could overflow here were not lowered.
    let scaled = unit.and_then(|unit| value.checked_mul(unit)).ok_or(())?;
    let first = if is_above { scaled.floor() + 1 } else { scaled.ceil() };
    match i64::try_from(first) {
        Ok(first) => Ok((first > UNKNOWN_NUMBER + 1).then_some(first)),
        Err(_) if first < 0 => Ok(None),
        Err(_) => Err(()),
    }
}

/// A span among stored numbers, unless it is empty.
fn stored(span: Span<Edge>, first: impl Fn(Edge) -> Result<Option<i64>, ()>) -> Option<Span<i64>> {
    let from = match span.from.map(&first) {
        None => None,
        Some(Ok(from)) => from,
        Some(Err(())) => return None,
    };
    let to = match span.to.map(&first) {
        // Before every stored number.
        Some(Ok(None)) => return None,
        Some(Ok(to)) => to,
        None | Some(Err(())) => None,
    };
    let is_empty = from.zip(to).is_some_and(|(from, to)| from >= to);
    (!is_empty).then_some(Span { from, to, truth: span.truth })
}

/// Spans of months since a day as spans of days; unknown where the calendar ends.
fn months(edges: impl Iterator<Item = Span<Edge>>, since: Day) -> Vec<Span<i64>> {
    let (first, last) = calendar_ends();
    let first_day = |(value, is_above): Edge| {
        let least = if is_above { value.floor() + 1 } else { value.ceil() };
        let (mut low, mut high) = (first, last + 1);
        // Months since a day never decrease from one day to the next.
        while low < high {
            let middle = low + (high - low) / 2;
            let is_reached =
                since.months_until(Day(middle)).is_some_and(|months| i128::from(months) >= least);
            if is_reached { high = middle } else { low = middle + 1 }
        }
        Ok(Some(low))
    };
    let inside = edges.filter_map(|span| {
        let span = stored(span, first_day)?;
        let from = Some(span.from.unwrap_or(first));
        let to = Some(span.to.unwrap_or(last + 1));
        (from < to).then_some(Span { from, to, truth: span.truth })
    });
    let before = Span { from: None, to: Some(first), truth: Truth::Unknown };
    let after = Span { from: Some(last + 1), to: None, truth: Truth::Unknown };
    inside.chain([before, after]).collect()
}

/// The first and last day that have a year, month and day.
pub(super) fn calendar_ends() -> (i64, i64) {
    let first = Day::new(-9999, 1, 1);
    let last = Day::new(9999, 12, 31);
    // INVARIANT (calendar): years of four digits exist.
    first.zip(last).map(|(first, last)| (first.0, last.0)).expect("years of four digits exist")
}

/// The cuts of some questions' spans, and the spans in numbers of cuts reached.
fn cut<T: Ord + Clone>(questions: &[Vec<Span<T>>]) -> (Vec<T>, Vec<Vec<Run>>) {
    let spans = questions.iter().flatten();
    let mut cuts: Vec<T> =
        spans.flat_map(|span| [span.from.clone(), span.to.clone()]).flatten().collect();
    cuts.sort_unstable();
    cuts.dedup();
    let reached = |value: &T| {
        let count = cuts.partition_point(|cut| cut <= value);
        // INVARIANT (cuts): the planner keeps a column below 250 cuts.
        u8::try_from(count).expect("a column has few cuts")
    };
    let run = |span: &Span<T>| Run {
        first: span.from.as_ref().map_or(0, reached),
        last: span.to.as_ref().map_or(UNKNOWN_CODE - 1, |to| reached(to) - 1),
        truth: span.truth,
    };
    let runs = questions.iter().map(|spans| spans.iter().map(run).collect()).collect();
    (cuts, runs)
}

/// The runs of codes where a question is true or unknown; of texts the code is the position among
/// the column's texts, counted from one.
fn byte_runs(question: &Question, texts: &[std::sync::Arc<str>]) -> Vec<Run> {
    let truths: Vec<Truth> = match question {
        Question::Codes(Answers { known, .. }) => known.clone(),
        Question::OneOf(named) => {
            let is_named = |text| if named.contains(text) { Truth::True } else { Truth::False };
            [Truth::False].into_iter().chain(texts.iter().map(is_named)).collect()
        }
        Question::Given | Question::Number(..) => vec![Truth::True],
    };
    let mut runs: Vec<Run> = Vec::new();
    for (code, truth) in (0u8..UNKNOWN_CODE).zip(truths.iter()) {
        match runs.last_mut() {
            Some(run) if run.truth == *truth => run.last = code,
            _ => runs.push(Run { first: code, last: code, truth: *truth }),
        }
    }
    // There are no codes past the last: the longest run costs least.
    if let Some(run) = runs.last_mut() {
        run.last = UNKNOWN_CODE - 1;
    }
    runs.retain(|run| run.truth != Truth::False);
    runs
}
