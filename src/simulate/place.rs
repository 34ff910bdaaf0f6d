//! Placing subjects under parents so that the parents' own standards hold.
//!
//! Greedy, without going back: sizes first, then those without a level, then the levels from the
//! worst upwards, each draw only where the plan leaves room. The rest gets the plan's `rest`.

use crate::diagnostic::Diagnostic;
use crate::model::{Inherited, PlanTable, Ratio, Regulation, Under};
use crate::simulate::dice::Dice;
use crate::simulate::synthesize::{Kind, Made, MadeTable, blank, impossible};
use std::collections::BTreeMap;

/// Children without a level leave at least this many with one.
const LEAST_RATED: u64 = 3;
/// Draws made to bring sizes to their sum, a subject.
const ADJUSTMENTS: u64 = 50;

/// What is placed, and under whom.
pub struct Places<'a> {
    pub regulation: &'a Regulation,
    pub table: &'a PlanTable,
    pub under: &'a Under,
    pub made: &'a [MadeTable<'a>],
    pub kinds: &'a [Kind],
}

/// A parent and the children it has so far.
struct Parent<'a> {
    table: &'a MadeTable<'a>,
    subject: &'a Made,
    size: u64,
    /// By kind.
    children: Vec<u64>,
    /// Children without a level.
    without: u64,
    /// The value of the fact that forms the cap's groups.
    group: Option<String>,
}

impl Parent<'_> {
    fn rated(&self) -> u64 {
        self.size - self.without
    }

    fn free(&self) -> u64 {
        self.size - self.children.iter().sum::<u64>()
    }
}

impl<'a> Places<'a> {
    /// The subjects, each with its parent and what it inherits.
    ///
    /// # Errors
    /// `plan-impossible` if a draw found no room.
    pub fn place(&self, dice: &mut Dice) -> Result<Vec<Made>, Box<Diagnostic>> {
        let mut parents = self.parents(dice)?;
        self.place_without(&mut parents, dice)?;
        for (at, kind) in self.kinds.iter().enumerate() {
            if kind.level.is_some() && kind.profile != self.under.rest {
                self.place_level(at, &mut parents, dice)?;
            }
        }
        let rest = self.kinds.iter().position(|kind| kind.profile == self.under.rest);
        let rest = rest.ok_or_else(|| Box::new(impossible(&self.table.id, "rest")))?;
        for parent in &mut parents {
            parent.children[rest] += parent.free();
        }
        let placed: u64 = parents.iter().map(|parent| parent.children[rest]).sum();
        if placed != self.kinds[rest].count {
            let diagnostic = impossible(&self.table.id, "level");
            let diagnostic = diagnostic.arg("level", &self.under.rest);
            let diagnostic = diagnostic.arg("stated", self.kinds[rest].count).arg("made", placed);
            return Err(Box::new(diagnostic));
        }
        Ok(self.subjects(&parents))
    }

    fn parents(&self, dice: &mut Dice) -> Result<Vec<Parent<'a>>, Box<Diagnostic>> {
        let named = |table: &&MadeTable| {
            self.under.parents.iter().any(|parent| parent.value == table.plan.id)
        };
        let tables = self.made.iter().filter(named);
        let mut parents = Vec::new();
        for (table, subject) in
            tables.flat_map(|table| table.subjects.iter().map(move |s| (table, s)))
        {
            let weights: Vec<u64> = self.under.sizes.iter().map(|(_, _, weight)| *weight).collect();
            let (from, to, _) = match dice.weighted(&weights) {
                Some(at) => self.under.sizes[at],
                None => (1, 1, 1),
            };
            let size = (from + dice.below(to - from + 1)).max(self.least(subject));
            let group = self.under.cap.as_ref().and_then(|cap| {
                let source = self.table.inherit.iter().find(|(fact, _)| *fact == cap.fact);
                source.and_then(|(_, from)| self.inherited(from, table, subject))
            });
            let children = vec![0; self.kinds.len()];
            parents.push(Parent { table, subject, size, children, without: 0, group });
        }
        self.adjust(&mut parents, dice)?;
        Ok(parents)
    }

    fn least(&self, parent: &Made) -> u64 {
        let smallest = self.under.sizes.iter().map(|(from, _, _)| *from).min().unwrap_or(1);
        let least = self.under.least.iter().find(|(level, _)| *level == parent.profile);
        least.map_or(smallest, |(_, least)| *least)
    }

    /// Brings the sizes to the number of subjects there are.
    fn adjust(&self, parents: &mut [Parent], dice: &mut Dice) -> Result<(), Box<Diagnostic>> {
        let wanted: u64 = self.kinds.iter().map(|kind| kind.count).sum();
        let greatest = self.under.sizes.iter().map(|(_, to, _)| *to).max().unwrap_or(1);
        let mut sum: u64 = parents.iter().map(|parent| parent.size).sum();
        for _ in 0..wanted.saturating_mul(ADJUSTMENTS) {
            if sum == wanted {
                return Ok(());
            }
            let at = usize::try_from(dice.below(parents.len() as u64)).unwrap_or(0);
            let parent = &mut parents[at];
            if sum < wanted && parent.size < greatest {
                parent.size += 1;
                sum += 1;
            } else if sum > wanted && parent.size > self.least(parent.subject) {
                parent.size -= 1;
                sum -= 1;
            }
        }
        let diagnostic = impossible(&self.table.id, "sizes");
        Err(Box::new(diagnostic.arg("stated", wanted).arg("made", sum)))
    }

    fn place_without(
        &self,
        parents: &mut [Parent],
        dice: &mut Dice,
    ) -> Result<(), Box<Diagnostic>> {
        let room = |parent: &Parent| parent.rated().saturating_sub(LEAST_RATED);
        let mut weights: Vec<u64> = parents.iter().map(room).collect();
        for (at, kind) in self.kinds.iter().enumerate().filter(|(_, kind)| kind.level.is_none()) {
            for _ in 0..kind.count {
                let chosen = dice.weighted(&weights);
                let chosen = chosen.ok_or_else(|| self.no_room(&kind.profile))?;
                parents[chosen].children[at] += 1;
                parents[chosen].without += 1;
                weights[chosen] = room(&parents[chosen]);
            }
        }
        Ok(())
    }

    fn place_level(
        &self,
        at: usize,
        parents: &mut [Parent],
        dice: &mut Dice,
    ) -> Result<(), Box<Diagnostic>> {
        let kind = &self.kinds[at];
        let mut seats = self.seats(&kind.profile, parents);
        let weight = |parent: &Parent, seats: &BTreeMap<String, u64>| {
            let seated = parent.group.as_ref().and_then(|group| seats.get(group));
            let room = if seated == Some(&0) { 0 } else { self.room(at, parent) };
            room * self.weight(&kind.profile, &parent.subject.profile)
        };
        let mut weights: Vec<u64> = parents.iter().map(|parent| weight(parent, &seats)).collect();
        for _ in 0..kind.count {
            let chosen = dice.weighted(&weights).ok_or_else(|| self.no_room(&kind.profile))?;
            parents[chosen].children[at] += 1;
            let group = parents[chosen].group.clone();
            let left = group.as_ref().and_then(|group| seats.get_mut(group));
            let is_full = left.is_some_and(|left| {
                *left -= 1;
                *left == 0
            });
            // Only the chosen parent's room has changed, or its group's seats have run out.
            weights[chosen] = weight(&parents[chosen], &seats);
            for (parent, weight) in parents.iter().zip(&mut weights) {
                if is_full && parent.group == group {
                    *weight = 0;
                }
            }
        }
        Ok(())
    }

    /// Seats of the capped level by group; empty for other levels.
    fn seats(&self, level: &str, parents: &[Parent]) -> BTreeMap<String, u64> {
        let mut free: BTreeMap<String, u64> = BTreeMap::new();
        let Some(cap) = self.under.cap.as_ref().filter(|cap| cap.level == level) else {
            return free;
        };
        for parent in parents {
            if let Some(group) = &parent.group {
                *free.entry(group.clone()).or_default() += parent.free();
            }
        }
        let seats = |free: u64| {
            let fits = |seats: &u64| {
                let rest = i64::try_from(free - seats).unwrap_or(i64::MAX);
                let product = cap.share.checked_mul(Ratio::whole(rest));
                product.is_some_and(|product| i128::from(*seats) <= product.floor())
            };
            (0..=free).rev().find(fits).unwrap_or(0)
        };
        free.into_iter().map(|(group, free)| (group, seats(free))).collect()
    }

    /// How many more children of a kind a parent may have.
    fn room(&self, at: usize, parent: &Parent) -> u64 {
        let scale = self.regulation.outcome_scale();
        let level = scale.code(&self.kinds[at].profile);
        let rules = self.under.room.iter().filter(|rule| {
            rule.parent == parent.subject.profile && scale.code(&rule.level) >= level
        });
        let left = rules.map(|rule| {
            let limit = scale.code(&rule.level);
            let counted = self.kinds.iter().zip(&parent.children).filter(|(kind, _)| {
                kind.level.as_ref().is_some_and(|known| scale.code(known) <= limit)
            });
            let counted: u64 = counted.map(|(_, count)| count).sum();
            let rated = i64::try_from(parent.rated()).unwrap_or(i64::MAX);
            let most = rule.share.checked_mul(Ratio::whole(rated)).map_or(0, Ratio::floor);
            u64::try_from(most).unwrap_or(0).saturating_sub(counted)
        });
        left.min().unwrap_or(u64::MAX).min(parent.free())
    }

    fn weight(&self, level: &str, parent: &str) -> u64 {
        let row = self.under.weights.iter().find(|(known, _)| known == level);
        let cell = row.and_then(|(_, row)| row.iter().find(|(known, _)| known == parent));
        match (row, cell) {
            (_, Some((_, weight))) => *weight,
            (Some(_), None) => 0,
            (None, _) => 1,
        }
    }

    fn no_room(&self, level: &str) -> Box<Diagnostic> {
        Box::new(impossible(&self.table.id, "room").arg("level", level))
    }

    fn inherited(&self, from: &[Inherited], table: &MadeTable, parent: &Made) -> Option<String> {
        let class = &self.regulation.classes[table.plan.class];
        from.iter().find_map(|source| match source {
            Inherited::Id => Some(parent.id.clone()),
            Inherited::Fact(fact) => {
                class.fact_index(fact).and_then(|fact| parent.cells[fact].clone())
            }
        })
    }

    fn subjects(&self, parents: &[Parent]) -> Vec<Made> {
        let mut subjects = Vec::new();
        for parent in parents {
            for (kind, count) in self.kinds.iter().zip(&parent.children) {
                for _ in 0..*count {
                    let mut subject = blank(self.regulation, self.table, kind);
                    subject.cells[self.under.fact] = Some(parent.subject.id.clone());
                    for (fact, from) in &self.table.inherit {
                        subject.cells[*fact] = self.inherited(from, parent.table, parent.subject);
                    }
                    subjects.push(subject);
                }
            }
        }
        subjects
    }
}
