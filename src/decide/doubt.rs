//! Whose verdict may have hung on facts that are not known any more.
//!
//! Where the facts of a subject are gone, so is its own verdict's ground, and that of everyone whose
//! verdict could have read it or shared a quota with it. Whom it belonged to, and in which groups it
//! was counted, is gone too: whoever *could* be concerned is in doubt, unless it can be shown that
//! nothing would change for them. Start reading at [`Verdicts::doubts`].

use crate::decide::cap::Capping;
use crate::decide::compiled::ClassRules;
use crate::decide::groups::NO_GROUP;
use crate::decide::members::tally;
use crate::decide::seats::Cap;
use crate::decide::verdict::Verdicts;
use crate::formula::{Cell, Expr, Path, World};
use crate::model::{Excess, FactType, Ratio};
use std::collections::{BTreeMap, BTreeSet};

/// A subject whose facts are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// Its class.
    pub class: usize,
    /// Its row.
    pub row: usize,
    /// The level after the ceilings that its verdict had, if it had one.
    pub eligible: Option<u8>,
}

/// Why a verdict cannot be relied upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The subject's own facts are gone.
    Own,
    /// Its rules read a subject in doubt, or may have.
    Reads,
    /// A quota of its class, by number, may have weighed it against a subject in doubt.
    Quota(usize),
}

/// The verdicts in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubts {
    by_class: Vec<Vec<Option<Doubt>>>,
}

impl Doubts {
    /// Why the verdict on a subject is in doubt; `None` if it is not.
    pub fn of(&self, class: usize, row: usize) -> Option<Doubt> {
        self.by_class[class][row]
    }
}

impl Verdicts<'_> {
    /// The verdicts that may have hung on facts that are gone. These verdicts were decided without
    /// them, and with decided levels counting for dependents.
    pub fn doubts(self, forgotten: &[Forgotten]) -> Doubts {
        let tables = self.population.tables.iter();
        let mut spread = Spread {
            verdicts: self,
            reads: self.book.classes.iter().map(ClassReads::of).collect(),
            forgotten,
            by_class: tables.map(|table| vec![None; table.len()]).collect(),
        };
        for one in forgotten {
            spread.by_class[one.class][one.row] = Some(Doubt::Own);
        }
        let mut spreads = !forgotten.is_empty();
        while spreads {
            spreads = false;
            for class in 0..spread.by_class.len() {
                spreads |= spread.reach_readers(class);
                for quota in 0..self.book.classes[class].quotas.len() {
                    spreads |= spread.reach_peers(class, quota);
                }
            }
        }
        Doubts { by_class: spread.by_class }
    }
}

/// What all formulas of a class read of other subjects.
struct ClassReads {
    /// Ways to facts and levels of others.
    paths: BTreeSet<Path>,
    /// Children, and whether their levels matter.
    children: BTreeMap<usize, bool>,
}

impl ClassReads {
    fn of(rules: &ClassRules) -> Self {
        let mut reads = ClassReads { paths: BTreeSet::new(), children: BTreeMap::new() };
        rules.conditions.iter().for_each(|condition| reads.add(&condition.expr));
        rules.ceilings.iter().for_each(|ceiling| reads.add(&ceiling.at_most));
        for quota in &rules.quotas {
            reads.add(&quota.share);
            quota.rank.iter().for_each(|(key, _)| reads.add(key));
        }
        reads
    }

    fn add(&mut self, expr: &Expr) {
        let reads = expr.reads();
        self.paths.extend(reads.paths.into_iter().chain(reads.ratings));
        for (children, levels) in reads.children {
            *self.children.entry(children).or_default() |= levels;
        }
    }
}

/// The doubts as far as they have spread.
struct Spread<'a> {
    verdicts: Verdicts<'a>,
    reads: Vec<ClassReads>,
    forgotten: &'a [Forgotten],
    by_class: Vec<Vec<Option<Doubt>>>,
}

impl Spread<'_> {
    /// Puts those in doubt who read somebody in doubt; true if there is anybody new.
    fn reach_readers(&mut self, class: usize) -> bool {
        let rows = 0..self.by_class[class].len();
        let new: Vec<usize> = rows.filter(|row| self.reads_doubt(class, *row)).collect();
        new.iter().for_each(|row| self.by_class[class][*row] = Some(Doubt::Reads));
        !new.is_empty()
    }

    fn reads_doubt(&self, class: usize, row: usize) -> bool {
        if self.by_class[class][row].is_some() {
            return false;
        }
        let reads = &self.reads[class];
        let declared = &self.verdicts.book.regulation().classes[class].children;
        reads.paths.iter().any(|path| self.path_meets_doubt((class, row), path))
            || reads.children.iter().any(|(children, levels)| {
                let of = declared[*children].class;
                let family = &self.verdicts.decisions.families[class][*children];
                let mut children = family.children(row).iter();
                // Whose child somebody was whose facts are gone, nobody knows.
                self.forgotten.iter().any(|one| one.class == of)
                    || *levels && children.any(|child| self.is_level_in_doubt(of, *child as usize))
            })
    }

    /// True if a way leads over somebody whose facts are gone, or to a level in doubt.
    fn path_meets_doubt(&self, (mut class, mut row): (usize, usize), path: &Path) -> bool {
        let world = self.verdicts.world();
        for fact in &path.via {
            let Some(reached) = follow(world, (class, row), *fact) else { return false };
            (class, row) = reached;
            if self.by_class[class][row] == Some(Doubt::Own) {
                return true;
            }
        }
        path.fact.is_none() && self.is_level_in_doubt(class, row)
    }

    /// True if dependents may have seen another level of the subject.
    fn is_level_in_doubt(&self, class: usize, row: usize) -> bool {
        match self.by_class[class][row] {
            None => false,
            Some(Doubt::Own) => true,
            Some(_) => self.verdicts.population.tables[class].decided(row).is_none(),
        }
    }

    /// Puts those in doubt whom a quota may have weighed against somebody in doubt; true if there
    /// is anybody new.
    fn reach_peers(&mut self, class: usize, quota: usize) -> bool {
        let limits = &self.verdicts.book.regulation().classes[class].quotas[quota].limits;
        let in_doubt = self.groups_in_doubt(class, quota);
        let decisions = self.verdicts.decisions;
        let columns = &decisions.columns[class];
        let is_movable =
            |row: usize| limits.contains(&columns.eligible[row]) || columns.quota(row).is_some();
        let groups = decisions.groupings[class][quota].all();
        let new = groups.iter().enumerate().filter(|(row, group)| {
            **group != NO_GROUP
                && in_doubt[**group as usize]
                && self.by_class[class][*row].is_none()
                && is_movable(*row)
        });
        let new: Vec<usize> = new.map(|(row, _)| row).collect();
        new.iter().for_each(|row| self.by_class[class][*row] = Some(Doubt::Quota(quota)));
        !new.is_empty()
    }

    /// The groups of a quota of which it is not sure that they were decided as they are now.
    fn groups_in_doubt(&self, class: usize, quota: usize) -> Vec<bool> {
        let decisions = self.verdicts.decisions;
        let grouping = &decisions.groupings[class][quota];
        let declared = &self.verdicts.book.regulation().classes[class].quotas[quota];
        let mut groups = Groups::new(self.verdicts, (class, quota));
        if declared.excess == Excess::Report {
            // It changes nobody.
            return vec![false; grouping.len()];
        }
        for (row, group) in grouping.all().iter().enumerate().filter(|(_, g)| **g != NO_GROUP) {
            match self.by_class[class][row] {
                // In which group it was is not known; see below.
                Some(Doubt::Own) => {}
                Some(_) => groups.in_doubt[*group as usize] = true,
                None => groups.count(row, *group),
            }
        }
        let ghosts: Vec<&Forgotten> =
            self.forgotten.iter().filter(|one| one.class == class).collect();
        if !ghosts.is_empty() {
            groups.doubt_all_but_those_at_ease(&ghosts);
        }
        groups.in_doubt
    }
}

/// The groups of a quota with what is known of their members.
struct Groups<'a> {
    capping: Capping<'a>,
    verdicts: Verdicts<'a>,
    /// True where a member is in doubt.
    in_doubt: Vec<bool>,
    /// True where a quota acted on a member.
    is_acted: Vec<bool>,
    /// Rated members by level, a run of numbers a group.
    levels: Vec<u32>,
    stride: usize,
}

impl<'a> Groups<'a> {
    fn new(verdicts: Verdicts<'a>, (class, quota): (usize, usize)) -> Self {
        let decisions = verdicts.decisions;
        let (grouping, regulation) =
            (&decisions.groupings[class][quota], verdicts.book.regulation());
        let stride = regulation.outcome_scale().values.len();
        Groups {
            capping: Capping {
                world: verdicts.world(),
                class,
                quota: &regulation.classes[class].quotas[quota],
                rule: &verdicts.book.classes[class].quotas[quota],
                grouping,
                trace: &decisions.traces[class],
            },
            verdicts,
            in_doubt: vec![false; grouping.len()],
            is_acted: vec![false; grouping.len()],
            levels: vec![0; grouping.len() * stride],
            stride,
        }
    }

    fn count(&mut self, row: usize, group: u32) {
        let columns = &self.verdicts.decisions.columns[self.capping.class];
        let group = group as usize;
        self.is_acted[group] |= columns.quota(row).is_some();
        if columns.is_rated(row) && self.capping.concerns(row) {
            self.levels[group * self.stride + usize::from(columns.level[row])] += 1;
        }
    }

    /// Somebody whose facts are gone may have been in any group. Nothing changes in those where
    /// all may keep their level whether or not all of them were in it.
    fn doubt_all_but_those_at_ease(&mut self, ghosts: &[&Forgotten]) {
        let class = &self.capping.world.regulation.classes[self.capping.class];
        let limits = &self.capping.quota.limits;
        let lowered: Vec<u8> = class.quotas.iter().map(|quota| quota.lowered_to).collect();
        let limited = |one: &&&Forgotten| {
            // Another quota may have lowered it first.
            let levels = one.eligible.into_iter().chain(lowered.iter().copied());
            one.eligible.is_some() && levels.into_iter().any(|level| limits.contains(&level))
        };
        let limited: Vec<u8> =
            ghosts.iter().filter(limited).filter_map(|one| one.eligible).collect();
        // With one quota alone everybody comes to it with the level after the ceilings.
        let is_known = limited.is_empty() || class.quotas.len() == 1;
        for group in 0..self.in_doubt.len() {
            let number = u32::try_from(group).expect("INVARIANT (groups): fewer than 2^32");
            let at_ease = match self.capping.share(number) {
                // Whoever is eligible is left pending, each for oneself.
                None => true,
                Some(share) => {
                    is_known && !self.is_acted[group] && self.is_at_ease(group, (share, &limited))
                }
            };
            self.in_doubt[group] |= !at_ease;
        }
    }

    /// True if all eligible may keep their level even if all of these were eligible too.
    fn is_at_ease(&self, group: usize, (share, limited): (Ratio, &[u8])) -> bool {
        // Up to a share of all, one more never makes room for two: what holds with all of them
        // holds with any of them.
        if Ratio::new(1, 1).is_none_or(|all| share > all) {
            return limited.is_empty();
        }
        let mut levels = self.levels[group * self.stride..(group + 1) * self.stride].to_vec();
        limited.iter().for_each(|level| levels[usize::from(*level)] += 1);
        let tally = tally(self.capping.quota, &levels);
        let (rounding, seats_min) = (self.capping.rule.rounding, self.capping.quota.seats_min);
        let allowed = tally.allowed(&Cap { share, rounding, seats_min });
        allowed.is_some_and(|allowed| allowed >= tally.eligible())
    }
}

/// The subject that a subject fact of another names.
fn follow(world: World<'_>, (class, row): (usize, usize), fact: usize) -> Option<(usize, usize)> {
    let FactType::Subject { class: named } = world.regulation.classes[class].facts[fact].kind
    else {
        return None;
    };
    match world.cell(class, row, fact) {
        Cell::Row(row) => Some((named, row as usize)),
        _ => None,
    }
}
