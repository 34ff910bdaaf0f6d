//! Decision diagrams over variables with few regions each: a function of all subjects, held once
//! whatever its way of being written, so that two are the same function if they are the same node.
//!
//! Exact: nothing is sampled. Start reading at [`Diagrams`].

use std::collections::{BTreeSet, HashMap};

/// More nodes than any regulation needs; beyond it the work is given up, never guessed.
const NODES_MAX: usize = 3_000_000;

/// A function from regions of all variables to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::check) struct Diagram(u32);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Node {
    /// The function has this value everywhere.
    End(u32),
    /// Which function is left, by the region of a variable; not all are the same.
    Branch(usize, Box<[Diagram]>),
}

/// All nodes, each once.
#[derive(Debug, Default)]
pub(in crate::check) struct Diagrams {
    /// The number of regions of each variable.
    widths: Vec<usize>,
    nodes: Vec<Node>,
    known: HashMap<Node, Diagram>,
    is_full: bool,
}

/// What a way through a diagram costs, by variable and region.
pub(in crate::check) type Costs = Vec<Vec<u64>>;

impl Diagrams {
    pub fn new(widths: Vec<usize>) -> Self {
        Diagrams { widths, ..Diagrams::default() }
    }

    /// True if a diagram grew too large: then nothing that was asked since is an answer.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// The same value everywhere.
    pub fn end(&mut self, value: u32) -> Diagram {
        self.node(Node::End(value))
    }

    /// A value for each region of one variable.
    pub fn variable(&mut self, variable: usize, values: &[u32]) -> Diagram {
        let branches = values.iter().map(|value| self.end(*value)).collect::<Vec<_>>();
        self.branch(variable, branches)
    }

    /// A function for each region of a variable, all of later variables.
    pub fn branch(&mut self, variable: usize, branches: Vec<Diagram>) -> Diagram {
        match branches.first() {
            Some(first) if branches.iter().all(|branch| branch == first) => *first,
            _ => self.node(Node::Branch(variable, branches.into())),
        }
    }

    fn node(&mut self, node: Node) -> Diagram {
        if let Some(known) = self.known.get(&node) {
            return *known;
        }
        if self.nodes.len() >= NODES_MAX {
            self.is_full = true;
            return Diagram(0);
        }
        let made = Diagram(u32::try_from(self.nodes.len()).unwrap_or(0));
        self.nodes.push(node.clone());
        self.known.insert(node, made);
        made
    }

    fn value(&self, diagram: Diagram) -> Option<u32> {
        match self.nodes[diagram.0 as usize] {
            Node::End(value) => Some(value),
            Node::Branch(..) => None,
        }
    }

    fn variable_of(&self, diagram: Diagram) -> usize {
        match self.nodes[diagram.0 as usize] {
            Node::End(_) => usize::MAX,
            Node::Branch(variable, _) => variable,
        }
    }

    /// What is left of a function where a variable, no later than its first, is in a region.
    fn at(&self, diagram: Diagram, variable: usize, region: usize) -> Diagram {
        match &self.nodes[diagram.0 as usize] {
            Node::Branch(own, branches) if *own == variable => branches[region],
            _ => diagram,
        }
    }

    /// The value of both functions together, everywhere.
    pub fn combine(&mut self, a: Diagram, b: Diagram, with: impl Fn(u32, u32) -> u32) -> Diagram {
        self.joined((a, b), &with, &mut HashMap::new())
    }

    fn joined(
        &mut self,
        (a, b): (Diagram, Diagram),
        with: &impl Fn(u32, u32) -> u32,
        done: &mut HashMap<(Diagram, Diagram), Diagram>,
    ) -> Diagram {
        if let Some(known) = done.get(&(a, b)) {
            return *known;
        }
        if self.is_full {
            return Diagram(0);
        }
        let made = match (self.value(a), self.value(b)) {
            (Some(a), Some(b)) => self.end(with(a, b)),
            _ => {
                let variable = self.variable_of(a).min(self.variable_of(b));
                let branches = (0..self.widths[variable]).map(|region| {
                    let parts = (self.at(a, variable, region), self.at(b, variable, region));
                    self.joined(parts, with, done)
                });
                let branches = branches.collect();
                self.branch(variable, branches)
            }
        };
        done.insert((a, b), made);
        made
    }

    /// The function with every value replaced.
    pub fn map(&mut self, a: Diagram, with: impl Fn(u32) -> u32) -> Diagram {
        let nothing = self.end(0);
        self.combine(a, nothing, |value, _| with(value))
    }

    /// The function where a variable is held in a region.
    pub fn held(&mut self, a: Diagram, variable: usize, region: usize) -> Diagram {
        self.held_in(a, (variable, region), &mut HashMap::new())
    }

    fn held_in(
        &mut self,
        a: Diagram,
        (variable, region): (usize, usize),
        done: &mut HashMap<Diagram, Diagram>,
    ) -> Diagram {
        let first = self.variable_of(a);
        if first > variable {
            return a;
        }
        if first == variable {
            return self.at(a, variable, region);
        }
        if let Some(known) = done.get(&a) {
            return *known;
        }
        let branches = (0..self.widths[first]).map(|at| {
            let branch = self.at(a, first, at);
            self.held_in(branch, (variable, region), done)
        });
        let branches = branches.collect();
        let made = self.branch(first, branches);
        done.insert(a, made);
        made
    }

    /// Every value that the function has somewhere.
    pub fn values(&self, a: Diagram) -> BTreeSet<u32> {
        let reached = self.reached(a);
        reached.into_iter().filter_map(|node| self.value(node)).collect()
    }

    /// True if the function has such a value somewhere.
    pub fn has(&self, a: Diagram, wanted: impl Fn(u32) -> bool) -> bool {
        self.values(a).into_iter().any(wanted)
    }

    /// The variables that the function depends on.
    pub fn variables(&self, a: Diagram) -> BTreeSet<usize> {
        let reached = self.reached(a).into_iter().map(|node| self.variable_of(node));
        reached.filter(|variable| *variable != usize::MAX).collect()
    }

    fn reached(&self, a: Diagram) -> BTreeSet<Diagram> {
        let (mut reached, mut open) = (BTreeSet::new(), vec![a]);
        while let Some(next) = open.pop() {
            if reached.insert(next)
                && let Node::Branch(_, branches) = &self.nodes[next.0 as usize]
            {
                open.extend(branches);
            }
        }
        reached
    }

    /// In how many cells (a region of every variable) the function has such a value; `None` if
    /// they are more than can be counted.
    pub fn count(&self, a: Diagram, wanted: impl Fn(u32) -> bool) -> Option<u128> {
        let below = self.counted(a, &wanted, &mut HashMap::new())?;
        below.checked_mul(self.cells(0..self.variable_of(a).min(self.widths.len()))?)
    }

    fn cells(&self, variables: std::ops::Range<usize>) -> Option<u128> {
        let widths = self.widths[variables].iter().map(|width| *width as u128);
        widths.into_iter().try_fold(1u128, u128::checked_mul)
    }

    /// The cells of the function's variables from its first on.
    fn counted(
        &self,
        a: Diagram,
        wanted: &impl Fn(u32) -> bool,
        done: &mut HashMap<Diagram, u128>,
    ) -> Option<u128> {
        if let Some(known) = done.get(&a) {
            return Some(*known);
        }
        let count = match &self.nodes[a.0 as usize] {
            Node::End(value) => u128::from(wanted(*value)),
            Node::Branch(variable, branches) => {
                let mut sum = 0u128;
                for branch in branches {
                    let below = self.counted(*branch, wanted, done)?;
                    let next = self.variable_of(*branch).min(self.widths.len());
                    sum = sum.checked_add(below.checked_mul(self.cells(variable + 1..next)?)?)?;
                }
                sum
            }
        };
        done.insert(a, count);
        Some(count)
    }

    /// The cheapest cell in which the function has such a value: a region of every variable. Of
    /// equally cheap ones, that with the earliest regions.
    pub fn nearest(
        &self,
        a: Diagram,
        costs: &Costs,
        wanted: impl Fn(u32) -> bool,
    ) -> Option<Vec<usize>> {
        let mut done = HashMap::new();
        self.cheapest(a, costs, &wanted, &mut done)?;
        let mut cell: Vec<usize> = costs.iter().map(|costs| cheapest_region(costs)).collect();
        let mut node = a;
        while let Node::Branch(variable, branches) = &self.nodes[node.0 as usize] {
            let (_, region) = *done.get(&node)?;
            cell[*variable] = region;
            node = branches[region];
        }
        Some(cell)
    }

    /// What the cheapest way from a node costs beyond that of the cheapest regions; notes the
    /// region taken at each node.
    #[expect(clippy::too_many_arguments, reason = "a walk with its costs, goal and memory")]
    fn cheapest(
        &self,
        a: Diagram,
        costs: &Costs,
        wanted: &impl Fn(u32) -> bool,
        done: &mut HashMap<Diagram, (u64, usize)>,
    ) -> Option<u64> {
        if let Some((known, _)) = done.get(&a) {
            return (*known != u64::MAX).then_some(*known);
        }
        let best = match &self.nodes[a.0 as usize] {
            Node::End(value) => wanted(*value).then_some((0, 0)),
            Node::Branch(variable, branches) => {
                let costs_here = &costs[*variable];
                let least = costs_here[cheapest_region(costs_here)];
                let ways = branches.iter().enumerate().filter_map(|(region, branch)| {
                    let rest = self.cheapest(*branch, costs, wanted, done)?;
                    Some((rest.saturating_add(costs_here[region] - least), region))
                });
                ways.min()
            }
        };
        done.insert(a, best.unwrap_or((u64::MAX, 0)));
        best.map(|(cost, _)| cost)
    }
}

fn cheapest_region(costs: &[u64]) -> usize {
    let least = (0..costs.len()).min_by_key(|region| (costs[*region], *region));
    least.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three variables of 2, 3 and 4 regions; the function is the product of the regions of the
    /// first two, plus that of the third.
    fn made() -> (Diagrams, Diagram) {
        let mut diagrams = Diagrams::new(vec![2, 3, 4]);
        let first = diagrams.variable(0, &[0, 1]);
        let second = diagrams.variable(1, &[0, 1, 2]);
        let third = diagrams.variable(2, &[0, 1, 2, 3]);
        let product = diagrams.combine(first, second, |a, b| a * b);
        let sum = diagrams.combine(product, third, |a, b| a + b);
        (diagrams, sum)
    }

    fn cells() -> impl Iterator<Item = [usize; 3]> {
        (0..24).map(|n| [n / 12, n / 4 % 3, n % 4])
    }

    fn value([a, b, c]: [usize; 3]) -> u32 {
        (a * b + c) as u32
    }

    #[test]
    fn counts_are_those_of_all_cells() {
        let (diagrams, sum) = made();
        for wanted in 0..7 {
            let counted = cells().filter(|cell| value(*cell) == wanted).count() as u128;
            assert_eq!(diagrams.count(sum, |it| it == wanted), Some(counted), "{wanted}");
        }
        assert_eq!(diagrams.values(sum), (0..=5).collect());
    }

    #[test]
    fn the_nearest_cell_is_the_cheapest_of_all() {
        let (diagrams, sum) = made();
        let costs = vec![vec![0, 5], vec![0, 3, 4], vec![9, 0, 7, 8]];
        let cost = |cell: &[usize]| (0..3).map(|at| costs[at][cell[at]]).sum::<u64>();
        for wanted in 0..6 {
            let least = cells().filter(|cell| value(*cell) == wanted).map(|cell| cost(&cell)).min();
            let found = diagrams.nearest(sum, &costs, |it| it == wanted);
            assert_eq!(found.as_deref().map(cost), least, "{wanted}");
            let found = found.unwrap();
            assert_eq!(value([found[0], found[1], found[2]]), wanted);
        }
        assert_eq!(diagrams.nearest(sum, &costs, |it| it == 6), None);
    }

    #[test]
    fn the_same_function_is_the_same_node_however_it_came_about() {
        let (mut diagrams, sum) = made();
        let doubled = diagrams.map(sum, |it| it * 2);
        let halved = diagrams.map(doubled, |it| it / 2);
        assert_eq!(halved, sum);
        let held = diagrams.held(sum, 0, 0);
        let third = diagrams.variable(2, &[0, 1, 2, 3]);
        assert_eq!(held, third);
        assert_eq!(diagrams.variables(held), [2].into());
    }
}
