//! Who changes because a changed rule is about him, and who only because others change.
//!
//! A subject is taken by itself: the changed rules judge it while everybody else keeps the level,
//! and the standing before the quotas, that the rules as they were gave. It is *directly* touched
//! if then
//! 1. what it stands at before the quotas is not what it was; or
//! 2. a quota that stays (by its id) concerns it and did not, or the other way round; or
//! 3. the changed quotas, acting on the standings as they were, leave it with another verdict.
//!
//! Whoever changes and is not directly touched was displaced. Start reading at [`causes`].

use crate::decide::cap::Capping;
use crate::decide::columns::Columns;
use crate::decide::reuse::{Again, Earlier, is_comparable};
use crate::decide::run::Work;
use crate::decide::verdict::Verdicts;
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSliceMut};
use std::sync::Arc;

/// Rows looked at on one thread.
const PIECE: usize = 1 << 16;

/// Whom the changed rules are about.
#[derive(Clone, Debug)]
pub struct Causes {
    classes: Vec<Cause>,
}

#[derive(Clone, Debug)]
enum Cause {
    /// Nobody in the class.
    Nobody,
    /// Whoever changes in the class.
    Everybody,
    /// These rows.
    Rows(Vec<bool>),
}

impl Causes {
    /// The same for all who change in a class; `None` if it is not the same.
    pub fn is_direct_for_all(&self, class: usize) -> Option<bool> {
        match &self.classes[class] {
            Cause::Nobody => Some(false),
            Cause::Everybody => Some(true),
            Cause::Rows(_) => None,
        }
    }

    /// True if a changed rule is about a subject; only asked of those who change.
    pub fn is_direct(&self, class: usize, row: usize) -> bool {
        match &self.classes[class] {
            Cause::Nobody => false,
            Cause::Everybody => true,
            Cause::Rows(rows) => rows[row],
        }
    }
}

/// Finds whom the differences between two rulebooks are about, over the same subjects in the same
/// order; `changed` are the rows of those who change, by class, ascending.
pub fn causes(before: Verdicts<'_>, after: Verdicts<'_>, changed: &[Vec<u32>]) -> Causes {
    let earlier = Earlier { book: before.book, decisions: before.decisions };
    let (was, is) = (before.book.regulation(), after.book.regulation());
    let comparable = is_comparable(was, is);
    let mut work = if comparable {
        Work::after(after.book, after.population, earlier)
    } else {
        let mut work = Work::new(after.book, after.population, earlier.decisions.options);
        work.ratings.clone_from(&earlier.decisions.ratings);
        work
    };
    let (old, new) = (&before.decisions.ratings, &after.decisions.ratings);
    let moved: Vec<bool> = old.iter().zip(new).map(|(old, new)| old != new).collect();
    let classes = (0..was.classes.len()).map(|class| {
        let again = if comparable {
            earlier.again(after.book, class, &vec![false; moved.len()])
        } else {
            Again::Rating(vec![None; after.book.classes[class].conditions.len()])
        };
        let reads_moved = work.reads_any(class, &moved);
        let changed = &changed[class];
        let one = One { class, before, after, changed, reads_moved, is_comparable: comparable };
        one.cause(&mut work, &again)
    });
    Causes { classes: classes.collect() }
}

/// A class on both sides.
struct One<'a> {
    class: usize,
    before: Verdicts<'a>,
    after: Verdicts<'a>,
    /// Rows of those who change, ascending.
    changed: &'a [u32],
    /// True if its formulas read levels that are not what they were.
    reads_moved: bool,
    /// True if rules of the two sides can be compared.
    is_comparable: bool,
}

impl One<'_> {
    fn cause(&self, work: &mut Work<'_>, again: &Again) -> Cause {
        let class = self.class;
        match again {
            _ if self.changed.is_empty() => return Cause::Nobody,
            Again::Nothing => return Cause::Nobody,
            // The standings are what they were, on both sides.
            Again::Capping if !self.reads_moved => return Cause::Everybody,
            _ => {}
        }
        let earlier = Earlier { book: self.before.book, decisions: self.before.decisions };
        let is_judged = matches!(again, Again::Rating(_)) && !self.reads_moved;
        if is_judged {
            // Judged with the levels as they were already.
            work.traces[class] = Arc::clone(&self.after.decisions.traces[class]);
            work.columns[class] = Arc::clone(&self.after.decisions.columns[class]);
        } else {
            work.rate_again(class, (self.before.decisions, again));
        }
        let own = Arc::clone(&work.columns[class]);
        let stood = &self.before.decisions.columns[class];
        // The same quotas leave the standings as they were where they left them.
        let same = self.is_comparable && earlier.has_same_quotas(work.book, class);
        let left = (!same).then(|| self.left(work));
        let concerns = self.concerns(work);
        Cause::Rows(self.rows(|row| {
            concerns.iter().any(|pair| pair.0.concerns(row) != pair.1.concerns(row))
                || own.before_quota(row) != stood.before_quota(row)
                || left.as_ref().is_some_and(|left| differ(left, stood, row))
        }))
    }

    /// What the changed quotas leave of the standings as they were.
    fn left(&self, work: &mut Work<'_>) -> Arc<Columns> {
        let class = self.class;
        let quotas = work.book.classes[class].quotas.len();
        let stood = self.before.decisions.columns[class].before_quotas(quotas);
        work.columns[class] = Arc::new(stood);
        work.reset_groups(class);
        work.cap_all(class);
        Arc::clone(&work.columns[class])
    }

    /// Which of those who change are directly touched, by row.
    fn rows(&self, is_direct: impl Fn(usize) -> bool + Sync) -> Vec<bool> {
        let mut rows = vec![false; self.before.decisions.len(self.class)];
        rows.par_chunks_mut(PIECE).enumerate().for_each(|(at, piece)| {
            let first = at * PIECE;
            let start = self.changed.partition_point(|row| (*row as usize) < first);
            let here = self.changed[start..].iter().map(|row| *row as usize - first);
            for at in here.take_while(|at| *at < PIECE) {
                piece[at] = is_direct(first + at);
            }
        });
        rows
    }

    /// Each quota as it was and as it is; quotas that are on one side only are left to the
    /// verdicts that they leave, and those that concern the same subjects left out.
    fn concerns<'w>(&'w self, work: &'w Work<'_>) -> Vec<(Capping<'w>, Capping<'w>)> {
        let quotas = |side: Verdicts<'w>| side.book.regulation().classes[self.class].quotas.iter();
        let pairs = quotas(self.after).enumerate().filter_map(|(at, quota)| {
            let was = quotas(self.before).position(|old| old.id == quota.id)?;
            let (was, is) = (self.before.capping(self.class, was), work.capping(self.class, at));
            let same = was.rule.unless.is_none()
                && is.rule.unless.is_none()
                && std::ptr::eq(was.grouping, is.grouping);
            (!same).then_some((was, is))
        });
        pairs.collect()
    }
}

/// True if a subject has another outcome or level in two columns.
fn differ(one: &Columns, other: &Columns, row: usize) -> bool {
    one.level[row] != other.level[row]
        || one.standing(row).outcome() != other.standing(row).outcome()
}
