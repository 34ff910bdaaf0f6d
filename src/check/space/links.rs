//! Which regions exclude each other: facts of a subject that is not known are not known; shares
//! and counts of the same children fit together; the order of two facts fits the facts.

use crate::check::space::{Count, Key, Region, Space, Variable};

impl Space<'_> {
    /// Finds all links and keeps them in `possible`.
    pub(in crate::check::space) fn link(&mut self) {
        let scale = self.sides[0].regulation.outcome_scale();
        let rank = |level: &str| scale.code(level);
        for second in 0..self.variables.len() {
            for first in 0..self.variables.len() {
                let (a, b) = (&self.variables[first], &self.variables[second]);
                let meet = a.side.is_none() || b.side.is_none() || a.side == b.side;
                if first == second || !meet {
                    continue;
                }
                if let Some(fits) = fits(a, b, &rank) {
                    let is_loose = matches!((&a.key, &b.key), (Key::Children(..), Key::Children(..)) if is_loose(a, b));
                    self.is_loose |= is_loose;
                    self.exclude((first, second), &fits);
                }
            }
            self.is_loose |= matches!(self.variables[second].key, Key::Order(..));
        }
    }

    /// Keeps only the pairs of regions that fit.
    fn exclude(
        &mut self,
        (first, second): (usize, usize),
        fits: &dyn Fn(&Region, &Region) -> bool,
    ) {
        let of = |at: usize| self.variables[at].regions.clone();
        let (a, b) = (of(first), of(second));
        let mut allowed = self.diagrams.end(0);
        for (at, region) in a.iter().enumerate() {
            let here: Vec<u32> = (0..a.len()).map(|other| u32::from(other == at)).collect();
            let there: Vec<u32> = b.iter().map(|other| u32::from(fits(region, other))).collect();
            let here = self.diagrams.variable(first, &here);
            let there = self.diagrams.variable(second, &there);
            let pair = self.diagrams.combine(here, there, u32::min);
            allowed = self.diagrams.combine(allowed, pair, u32::max);
        }
        let possible = self.possible;
        self.possible = self.diagrams.combine(possible, allowed, u32::min);
    }
}

type Fits = Box<dyn Fn(&Region, &Region) -> bool>;

/// How regions of two variables fit; `None` where all do.
fn fits(a: &Variable, b: &Variable, rank: &dyn Fn(&str) -> Option<u8>) -> Option<Fits> {
    let is_unknown = |region: &Region| *region == Region::Unknown;
    match (&a.key, &b.key) {
        (Key::Fact(way), other) if other.prefixes().contains(way) => {
            Some(Box::new(move |subject, fact| !is_unknown(subject) || is_unknown(fact)))
        }
        (Key::Children(of, a), Key::Children(other, b)) if of == other => children(a, b, rank),
        (Key::Order(left, right), other) if **left == *other || **right == *other => {
            // What is compared is known if, and only if, both facts are.
            Some(Box::new(move |order, fact| is_unknown(order) || !is_unknown(fact)))
        }
        _ => None,
    }
}

/// How two counts of the same children fit: the first of no fewer children than the second.
fn children(a: &Count, b: &Count, rank: &dyn Fn(&str) -> Option<u8>) -> Option<Fits> {
    let is_wider = |a: &str, b: &str| rank(a).zip(rank(b)).is_some_and(|(a, b)| a < b);
    match (a, b) {
        (Count::All, Count::Rated | Count::AtLeast(_)) | (Count::Rated, Count::AtLeast(_)) => {
            Some(Box::new(no_less))
        }
        (Count::AtLeast(a), Count::AtLeast(b)) if is_wider(a, b) => Some(Box::new(no_less)),
        (Count::Share(a), Count::Share(b)) if is_wider(a, b) => Some(Box::new(no_less)),
        _ => None,
    }
}

/// True if some value of the first stretch is no less than some value of the second.
fn no_less(a: &Region, b: &Region) -> bool {
    match (a, b) {
        (Region::Numbers(_, to, _), Region::Numbers(from, ..)) => {
            to.zip(*from).is_none_or(|(to, from)| to > from)
        }
        (Region::Shares(_, to), Region::Shares(from, _)) => to > from,
        // Without a base no share of any level is known.
        (a, b) => (*a == Region::Unknown) == (*b == Region::Unknown),
    }
}

/// True if counts and shares of the same children are both asked about: only whole numbers of
/// children fit both, which pairs of regions cannot say.
fn is_loose(a: &Variable, b: &Variable) -> bool {
    let is_share = |key: &Key| matches!(key, Key::Children(_, Count::Share(_)));
    is_share(&a.key) != is_share(&b.key)
}
