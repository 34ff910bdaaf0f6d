//! The way round where subjects and groups wait for each other, in words of the submissions.
//!
//! The way does not depend on the order of input: subjects and groups are put in order by their
//! names first. It is the shortest there is unless so many wait that the search is cut off; then
//! it is the shortest that was met. Start reading at [`diagnose`].

use crate::decide::compiled::LevelFormula;
use crate::decide::layers::{Graph, Ground, Node, Stuck, each_read, each_read_of};
use crate::decide::words::{Words, location};
use crate::diagnostic::{Code, Diagnostic, Location};
use std::cmp::Ordering;
use std::collections::VecDeque;

/// Steps of the search after which the best way met so far is good enough.
const STEPS: usize = 5_000_000;

/// The diagnostic for subjects and groups that could not be laid into stages: the way round, each
/// waiting for the next, and the formula through which the first waits.
pub(in crate::decide) fn diagnose(stuck: &Stuck<'_>) -> Diagnostic {
    let circles = Circles::new(stuck);
    let way = circles.expanded(&circles.shortest());
    let mut names: Vec<String> = way.iter().map(|node| circles.name(*node)).collect();
    names.extend(names.first().cloned());
    let found = Diagnostic::error(Code::Cycle)
        .arg("way", names.join(" → "))
        .arg("steps", way.len())
        .arg("waiting", stuck.left.len());
    match circles.first_formula(&way) {
        Some(location) => found.at(location),
        None => found,
    }
}

/// The part of the graph where everything waits for something in it, in the order of names.
struct Circles<'a> {
    graph: &'a Graph<'a>,
    nodes: Vec<Node>,
    /// For whom each waits, ascending.
    waits_for: Vec<Vec<usize>>,
}

impl<'a> Circles<'a> {
    fn new(stuck: &'a Stuck<'a>) -> Self {
        let graph = &stuck.graph;
        let mut order: Vec<u32> = stuck.left.clone();
        let ground = graph.ground;
        order.sort_by(|a, b| {
            compare(ground, graph.numbers.node(*a), graph.numbers.node(*b)).then(a.cmp(b))
        });
        let greatest = stuck.left.iter().max().map_or(0, |last| *last as usize + 1);
        let mut place = vec![usize::MAX; greatest];
        for (at, node) in order.iter().enumerate() {
            place[*node as usize] = at;
        }
        let mut waits_for = vec![Vec::new(); order.len()];
        for (at, node) in order.iter().enumerate() {
            for follower in graph.followers(*node) {
                if let Some(follower) = place.get(*follower as usize) {
                    // INVARIANT (left): whoever waits for one that is left is left too.
                    waits_for[*follower].push(at);
                }
            }
        }
        for waits in &mut waits_for {
            waits.sort_unstable();
            waits.dedup();
        }
        let nodes = order.iter().map(|node| graph.numbers.node(*node)).collect();
        Circles { graph, nodes, waits_for }
    }

    /// The shortest circle, beginning with its first node in the order of names.
    fn shortest(&self) -> Vec<usize> {
        let mut best = self.any();
        let mut steps = STEPS;
        let mut seen = vec![(usize::MAX, usize::MAX); self.nodes.len()];
        for start in 0..self.nodes.len() {
            if best.len() == 1 || steps == 0 {
                break;
            }
            if let Some(way) = self.back_to(start, best.len(), (&mut seen, &mut steps)) {
                best = way;
            }
        }
        let first = best.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
        best.rotate_left(first);
        best
    }

    /// Some circle: following the first of those waited for must come back to a node.
    fn any(&self) -> Vec<usize> {
        let mut met = vec![false; self.nodes.len()];
        let mut way = Vec::new();
        let mut at = 0;
        while !std::mem::replace(&mut met[at], true) {
            way.push(at);
            // INVARIANT (left): whoever is left waits for one that is left.
            at = self.waits_for[at][0];
        }
        let start = way.iter().position(|node| *node == at).unwrap_or(0);
        way.split_off(start)
    }

    /// The shortest way from a node back to it, if it is shorter than `best`, breadth first.
    /// `seen` holds for each node the search that met it and the node it was met from.
    fn back_to(
        &self,
        start: usize,
        best: usize,
        (seen, steps): (&mut [(usize, usize)], &mut usize),
    ) -> Option<Vec<usize>> {
        let mut todo = VecDeque::from([(start, 1)]);
        while let Some((at, length)) = todo.pop_front() {
            for next in &self.waits_for[at] {
                *steps = steps.checked_sub(1)?;
                if *next == start {
                    let mut way = vec![at];
                    let mut back = at;
                    while back != start {
                        back = seen[back].1;
                        way.push(back);
                    }
                    way.reverse();
                    return Some(way);
                }
                if length + 1 < best && seen[*next].0 != start {
                    seen[*next] = (start, at);
                    todo.push_back((*next, length + 1));
                }
            }
        }
        None
    }

    /// The nodes along a way; where a subject waits for a group, the subject it reads stands
    /// between them.
    fn expanded(&self, way: &[usize]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (at, node) in way.iter().enumerate() {
            let (node, next) = (self.nodes[*node], self.nodes[way[(at + 1) % way.len()]]);
            nodes.push(node);
            if let (Node::Subject { class, row }, Node::Group { .. }) = (node, next) {
                nodes.extend(self.read_between((class, row), next));
            }
        }
        nodes
    }

    /// The formula by which the first subject of a way reads the next one.
    fn first_formula(&self, way: &[Node]) -> Option<Location> {
        let ground = self.graph.ground;
        let (at, class, row) = way.iter().enumerate().find_map(|(at, node)| match *node {
            Node::Subject { class, row } => Some((at, class, row as usize)),
            Node::Group { .. } => None,
        })?;
        // A subject that is followed by a group reads its own level.
        let next = match way[(at + 1) % way.len()] {
            Node::Group { .. } => way[at],
            next @ Node::Subject { .. } => next,
        };
        let reads_next = |formula: &&LevelFormula| {
            let mut found = false;
            each_read_of(ground, &formula.reads, (class, row), |other, row| {
                found |= next == Node::Subject { class: other, row };
            });
            found
        };
        let formula = ground.rules[class].level_formulas.iter().find(reads_next)?;
        location(ground.world.regulation, &formula.place)
    }

    /// The first subject that this one reads and that is in the group, unless it is itself.
    fn read_between(&self, (class, row): (usize, u32), group: Node) -> Option<Node> {
        let ground = self.graph.ground;
        let mut first: Option<Node> = None;
        each_read(ground, (class, row as usize), |other, other_row| {
            let number = self.graph.numbers.subject(other, other_row);
            let last =
                number.map(|number| self.graph.numbers.node(self.graph.last[number as usize]));
            let read = Node::Subject { class: other, row: other_row };
            if last == Some(group)
                && first.is_none_or(|first| compare(ground, read, first) == Ordering::Less)
            {
                first = Some(read);
            }
        });
        first.filter(|read| *read != Node::Subject { class, row })
    }

    fn name(&self, node: Node) -> String {
        let Ground { world, groupings, .. } = self.graph.ground;
        match node {
            Node::Subject { class, row } => Words(world).subject(class, row),
            Node::Group { class, quota, group } => {
                let of = &world.regulation.classes[class];
                let key = Words(world).key(class, &groupings[class][quota], group);
                let key: Vec<String> =
                    key.iter().map(|(fact, value)| format!("{fact} = {value}")).collect();
                let key = match key.is_empty() {
                    true => String::new(),
                    false => format!(" [{}]", key.join(", ")),
                };
                format!("{}.quota.{}{key}", of.id, of.quotas[quota].id)
            }
        }
    }
}

/// The order of names: subjects by class and id, then groups by class, quota and values.
fn compare(ground: Ground<'_>, left: Node, right: Node) -> Ordering {
    match (left, right) {
        (Node::Subject { class: a, row: left }, Node::Subject { class: b, row: right }) => {
            let id = |class: usize, row| ground.world.population.tables[class].ids.get(row);
            a.cmp(&b).then_with(|| id(a, left).cmp(id(b, right)))
        }
        (Node::Subject { .. }, Node::Group { .. }) => Ordering::Less,
        (Node::Group { .. }, Node::Subject { .. }) => Ordering::Greater,
        (
            Node::Group { class: a, quota: p, group: left },
            Node::Group { class: b, quota: q, group: right },
        ) => (a, p)
            .cmp(&(b, q))
            .then_with(|| ground.groupings[a][p].compare(ground.world, a, (left, right))),
    }
}
