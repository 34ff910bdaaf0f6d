//! The counts of one draw, and the intervals of many.

use crate::decide::Verdicts;
use crate::model::{
    ClassSpread, ClassSummary, Departure, Interval, Move, MoveSpread, Quota, QuotaSpread,
    QuotaSummary, Regulation, State, Summary,
};
use crate::simulate::states::all_states;

/// The counts of one side in one draw, by class: all subjects, each state, each kind of
/// departure, those held down, and four counts a quota.
#[derive(Clone, Debug)]
pub struct Figures(Vec<Vec<u32>>);

impl Figures {
    pub fn of(verdicts: Verdicts<'_>) -> Self {
        let states = all_states(verdicts.regulation());
        let classes = verdicts.summary().classes;
        let of = |(class, summary): (usize, ClassSummary)| {
            let states = states.iter().map(|state| at_state(&summary, state));
            let departures = Departure::ALL.iter().map(|kind| departures(&summary, *kind));
            let quotas = summary
                .quotas
                .iter()
                .flat_map(|quota| [quota.groups, quota.over, quota.lowered, quota.referred]);
            let counts = std::iter::once(summary.total).chain(states).chain(departures);
            counts.chain([held_down(verdicts, class)]).chain(quotas).map(small).collect()
        };
        Figures(classes.into_iter().enumerate().map(of).collect())
    }
}

fn small(count: u64) -> u32 {
    u32::try_from(count).expect("INVARIANT (rows): fewer than 2^32 subjects")
}

/// Those who may have a better level, by requirements and ceilings, than was decided.
fn held_down(verdicts: Verdicts<'_>, class: usize) -> u64 {
    let table = &verdicts.population().tables[class];
    let better = (0..table.len()).filter(|row| {
        let eligible = verdicts.decisions().eligible(class, *row);
        table.decided(*row).is_some_and(|decided| eligible > Some(decided))
    });
    better.count() as u64
}

fn departures(summary: &ClassSummary, kind: Departure) -> u64 {
    let found = summary.departures.iter().find(|(known, _)| *known == kind);
    found.map_or(0, |(_, count)| *count)
}

fn at_state(summary: &ClassSummary, state: &State) -> u64 {
    match state {
        State::Level(id) => {
            summary.levels.iter().find(|(known, _)| known == id).map_or(0, |(_, count)| *count)
        }
        State::Exempt => summary.exempt.iter().map(|(_, count)| count).sum(),
        State::Pending => summary.pending,
        State::Referred => summary.referred,
    }
}

/// The intervals of one side, by class.
pub fn spreads(regulation: &Regulation, draws: &[&Figures]) -> Vec<ClassSpread> {
    let classes = 0..regulation.classes.len();
    classes.map(|class| spread(regulation, draws, class)).collect()
}

fn spread(regulation: &Regulation, draws: &[&Figures], class: usize) -> ClassSpread {
    let mut place = 0..;
    let mut next = || {
        let at = place.next().unwrap_or_default();
        interval(draws.iter().map(|draw| u64::from(draw.0[class][at])))
    };
    let total = next();
    let states: Vec<(State, Interval)> =
        all_states(regulation).into_iter().map(|state| (state, next())).collect();
    let departures: Vec<(Departure, Interval)> =
        Departure::ALL.into_iter().map(|kind| (kind, next())).collect();
    let held_down = next();
    let quotas = regulation.classes[class].quotas.iter().map(|quota: &Quota| QuotaSpread {
        quota: quota.id.clone(),
        groups: next(),
        over: next(),
        lowered: next(),
        referred: next(),
    });
    let quotas = quotas.collect();
    let first = 1 + states.len();
    let all = draws.iter().map(|draw| {
        let kinds = &draw.0[class][first..first + departures.len()];
        kinds.iter().map(|count| u64::from(*count)).sum()
    });
    ClassSpread {
        class: regulation.classes[class].id.clone(),
        total,
        departures_all: interval(all),
        states: states.into_iter().filter(|(_, interval)| interval.high > 0).collect(),
        departures: departures.into_iter().filter(|(_, interval)| interval.high > 0).collect(),
        held_down,
        quotas,
    }
}

/// The medians of a side as counts of one population. They need not sum to each other.
pub fn medians(classes: &[ClassSpread]) -> Summary {
    let one = |class: &ClassSpread| {
        let state = |wanted: &State| {
            let found = class.states.iter().find(|(state, _)| state == wanted);
            found.map_or(0, |(_, interval)| interval.median)
        };
        let levels: Vec<(String, u64)> = class
            .states
            .iter()
            .filter_map(|(state, interval)| match state {
                State::Level(id) if interval.median > 0 => Some((id.clone(), interval.median)),
                _ => None,
            })
            .collect();
        let exempt = state(&State::Exempt);
        ClassSummary {
            class: class.class.clone(),
            total: class.total.median,
            rated: levels.iter().map(|(_, count)| count).sum(),
            exempt: if exempt > 0 { vec![(String::new(), exempt)] } else { Vec::new() },
            pending: state(&State::Pending),
            referred: state(&State::Referred),
            levels,
            decided: Vec::new(),
            departures: class
                .departures
                .iter()
                .map(|(kind, interval)| (*kind, interval.median))
                .filter(|(_, count)| *count > 0)
                .collect(),
            quotas: class.quotas.iter().map(median_quota).collect(),
        }
    };
    Summary { classes: classes.iter().map(one).collect() }
}

fn median_quota(quota: &QuotaSpread) -> QuotaSummary {
    QuotaSummary {
        quota: quota.quota.clone(),
        groups: quota.groups.median,
        over: quota.over.median,
        lowered: quota.lowered.median,
        referred: quota.referred.median,
    }
}

/// The moves of a class over all draws; pairs that occur in none are left out.
pub fn moves(regulation: &Regulation, draws: &[&[Move]]) -> Vec<MoveSpread> {
    let states = all_states(regulation);
    let pairs = states.iter().flat_map(|from| states.iter().map(move |to| (from, to)));
    let found = pairs.filter_map(|(from, to)| {
        let of = |count: fn(&Move) -> u64| {
            interval(draws.iter().map(|moves| {
                let found = moves.iter().find(|one| one.from == *from && one.to == *to);
                found.map_or(0, count)
            }))
        };
        let occurs = |moves: &&[Move]| moves.iter().any(|one| one.from == *from && one.to == *to);
        draws.iter().any(occurs).then(|| MoveSpread {
            from: from.clone(),
            to: to.clone(),
            count: of(|one| one.count),
            direct: of(|one| one.direct),
            displaced: of(|one| one.displaced),
        })
    });
    found.collect()
}

fn interval(counts: impl Iterator<Item = u64>) -> Interval {
    // INVARIANT (draws): there is at least one draw.
    Interval::of(counts.collect()).expect("at least one draw")
}
