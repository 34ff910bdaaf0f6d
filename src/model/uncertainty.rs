//! How sure a comparison is where only totals were published: many populations that fit them.

use crate::model::{Amendment, Departure, State, Title};

/// What many draws, each consistent with every published total, give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncertainty {
    /// How many populations were drawn.
    pub draws: u64,
    /// The seed they come from.
    pub seed: u64,
    /// What was assumed, and what was varied over which range.
    pub assumptions: Vec<Assumption>,
    /// The regulation as it stands, by class.
    pub baseline: Vec<ClassSpread>,
    /// The scenarios in the order in which they were asked for.
    pub scenarios: Vec<ScenarioSpread>,
}

/// From what counts over many draws come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnFrom {
    /// How many populations were drawn.
    pub draws: u64,
    /// The seed they come from.
    pub seed: u64,
    /// What was assumed, and what was varied over which range.
    pub assumptions: Vec<Assumption>,
}

/// Something that the published totals do not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The table of the plan, by its title or else its id; `None` if it is about all.
    pub table: Option<Title>,
    /// The class of the table's subjects, by id: whose facts are named.
    pub class: Option<String>,
    /// Other tables that the sentence names (`others`).
    pub others: Vec<Title>,
    /// The sentence: `assumed-KEY` in the words.
    pub key: &'static str,
    /// The values that the sentence names: ids of facts (`fact`) and levels (`level`, and with a
    /// number each `levels`), numbers.
    pub args: Vec<(&'static str, String)>,
    /// True if every draw takes it anew; false if it is the same in all.
    pub varies: bool,
}

/// One scenario over all draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioSpread {
    /// Its name.
    pub name: String,
    /// What it changes.
    pub amendments: Vec<Amendment>,
    /// Its counts, by class.
    pub classes: Vec<ClassSpread>,
    /// Who moves, by class in the regulation's order; pairs of states to which nobody ever moves
    /// are left out.
    pub moves: Vec<Vec<MoveSpread>>,
}

/// The counts of a class over all draws; what is zero in all of them is left out of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSpread {
    /// The class's id.
    pub class: String,
    /// All subjects.
    pub total: Interval,
    /// By state, levels best first.
    pub states: Vec<(State, Interval)>,
    /// By kind.
    pub departures: Vec<(Departure, Interval)>,
    /// All kinds of departure together.
    pub departures_all: Interval,
    /// Those who may have a better level, by requirements and ceilings, than was decided.
    pub held_down: Interval,
    /// In the order of the rules.
    pub quotas: Vec<QuotaSpread>,
}

/// What a quota did over all draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaSpread {
    /// The quota's id.
    pub quota: String,
    /// Groups of peers.
    pub groups: Interval,
    /// Groups whose decided levels exceed the cap.
    pub over: Interval,
    /// Subjects it lowered.
    pub lowered: Interval,
    /// Subjects it referred.
    pub referred: Interval,
}

/// Who moves from one state to another over all draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveSpread {
    /// The state as it stands.
    pub from: State,
    /// The state with the changes.
    pub to: State,
    /// How many.
    pub count: Interval,
    /// Those whom the changed rules themselves move.
    pub direct: Interval,
    /// Those whom somebody else's change moves.
    pub displaced: Interval,
}

/// A count over all draws, as order statistics: whole numbers that really occurred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// One draw in twenty is below (nearest rank of 5 %).
    pub low: u64,
    /// Half the draws are at most this (nearest rank of 50 %).
    pub median: u64,
    /// One draw in twenty is above (nearest rank of 95 %).
    pub high: u64,
}

impl Interval {
    /// The order statistics of counts, one a draw; `None` if there are none.
    pub fn of(mut counts: Vec<u64>) -> Option<Self> {
        if counts.is_empty() {
            return None;
        }
        counts.sort_unstable();
        // The nearest rank: the least number that so many percent of the draws do not exceed.
        let rank = |percent: usize| counts[(counts.len() * percent).div_ceil(100).max(1) - 1];
        Some(Interval { low: rank(5), median: rank(50), high: rank(95) })
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn the_ranks_are_those_of_the_sorted_counts() {
        // Of 1..=100 the 5th, 50th and 95th; of twenty the 1st, 10th and 19th.
        let of = |counts: Vec<u64>| Interval::of(counts).unwrap();
        let hundred = of((1..=100).rev().collect());
        assert_eq!(hundred, Interval { low: 5, median: 50, high: 95 });
        let twenty = of((1..=20).collect());
        assert_eq!(twenty, Interval { low: 1, median: 10, high: 19 });
        assert_eq!(of(vec![7]), Interval { low: 7, median: 7, high: 7 });
        assert_eq!(Interval::of(Vec::new()), None);
    }
}
