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
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use std::sync::Arc;

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
/// order; `changed` are the rows of those who change, by class.
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
        let one = One { class, before, after, changed: &changed[class], reads_moved };
        one.cause(&mut work, &again)
    });
    Causes { classes: classes.collect() }
}

/// A class on both sides.
struct One<'a> {
    class: usize,
    before: Verdicts<'a>,
    after: Verdicts<'a>,
    /// Rows of those who change.
    changed: &'a [u32],
    /// True if its formulas read levels that are not what they were.
    reads_moved: bool,
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
        let is_judged = matches!(again, Again::Rating(_)) && !self.reads_moved;
        if is_judged {
            // Judged with the levels as they were already.
            work.traces[class] = Arc::clone(&self.after.decisions.traces[class]);
            let quotas = work.book.classes[class].quotas.len();
            work.columns[class] =
                Arc::new(self.after.decisions.columns[class].before_quotas(quotas));
        } else {
            work.rate_again(class, (self.before.decisions, again));
        }
        let own = Arc::clone(&work.columns[class]);
        let quotas = work.book.classes[class].quotas.len();
        let stood = Arc::new(self.before.decisions.columns[class].before_quotas(quotas));
        work.columns[class] = Arc::clone(&stood);
        work.reset_groups(class);
        work.cap_all(class);
        let (left, was) = (&work.columns[class], &self.before.decisions.columns[class]);
        let concerns = self.concerns(work);
        let is_direct = |row: usize| {
            let elsewhere =
                concerns.iter().any(|pair| pair.0.concerns(row) != pair.1.concerns(row));
            elsewhere || differ(&own, &stood, row) || differ(left, was, row)
        };
        let direct = self.changed.par_iter().filter(|row| is_direct(**row as usize));
        let mut rows = vec![false; was.level.len()];
        direct.collect::<Vec<_>>().into_iter().for_each(|row| rows[*row as usize] = true);
        Cause::Rows(rows)
    }

    /// Each quota as it was and as it is; quotas that are on one side only are left to the
    /// verdicts that they leave.
    fn concerns<'w>(&'w self, work: &'w Work<'_>) -> Vec<(Capping<'w>, Capping<'w>)> {
        let quotas = |side: Verdicts<'w>| side.book.regulation().classes[self.class].quotas.iter();
        let pairs = quotas(self.after).enumerate().filter_map(|(at, quota)| {
            let was = quotas(self.before).position(|old| old.id == quota.id)?;
            Some((self.before.capping(self.class, was), work.capping(self.class, at)))
        });
        pairs.collect()
    }
}

/// True if a subject has another outcome or level in two columns.
fn differ(one: &Columns, other: &Columns, row: usize) -> bool {
    one.level[row] != other.level[row]
        || one.standing(row).outcome() != other.standing(row).outcome()
}
