//! What is kept of every subject of a class: a few bytes each. Words are made from them on
//! demand (`verdict`).

use crate::decide::rate::Bytes;
use crate::decide::trace::BLOCK;
use crate::model::{Outcome, UNKNOWN_CODE};
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSliceMut};
use std::sync::Arc;

/// No quota acted on the subject: zero, as memory that nobody wrote to is for nothing.
const NO_QUOTA: u16 = 0;

/// What became of a subject, and where it was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) enum Standing {
    /// It has a level.
    Rated,
    /// An exemption holds.
    Exempt,
    /// An exemption is unknown.
    ExemptionUnknown,
    /// The review is not done, or not known to be.
    NotReviewed,
    /// The requirements of a level are unknown.
    StandardUnknown,
    /// A ceiling that could lower is unknown.
    CeilingUnknown,
    /// It is unknown whether a quota concerns it, or in which group.
    GroupUnknown,
    /// The share of its group is unknown.
    ShareUnknown,
    /// A quota left it to a person.
    Referred,
}

impl Standing {
    /// All there are, by the byte they are stored as.
    pub(in crate::decide) const ALL: [Standing; 9] = [
        Standing::Rated,
        Standing::Exempt,
        Standing::ExemptionUnknown,
        Standing::NotReviewed,
        Standing::StandardUnknown,
        Standing::CeilingUnknown,
        Standing::GroupUnknown,
        Standing::ShareUnknown,
        Standing::Referred,
    ];

    /// The byte it is stored as.
    pub(in crate::decide) const fn byte(self) -> u8 {
        self as u8
    }

    pub(in crate::decide) fn of(byte: u8) -> Self {
        Self::ALL[usize::from(byte)]
    }

    pub(in crate::decide) const fn outcome(self) -> Outcome {
        match self {
            Standing::Rated => Outcome::Rated,
            Standing::Exempt => Outcome::Exempt,
            Standing::Referred => Outcome::Referred,
            _ => Outcome::Pending,
        }
    }
}

/// The outcome of each [`Standing`], by its byte.
const OUTCOMES: [Outcome; Standing::ALL.len()] = {
    let mut outcomes = [Outcome::Pending; Standing::ALL.len()];
    let mut at = 0;
    while at < outcomes.len() {
        outcomes[at] = Standing::ALL[at].outcome();
        at += 1;
    }
    outcomes
};

/// A byte or two a subject and question. Levels are codes of the outcome scale,
/// [`UNKNOWN_CODE`] where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Columns {
    /// A [`Standing`] each.
    pub standing: Vec<u8>,
    /// The level by the requirements.
    pub standard: Vec<u8>,
    /// The level after the ceilings.
    pub eligible: Vec<u8>,
    /// The level after everything.
    pub level: Arc<Vec<u8>>,
    /// One more than the number of the last quota that lowered or referred it or left it pending,
    /// [`NO_QUOTA`] if none; empty if the class has no quotas.
    quota: Vec<u16>,
}

impl Columns {
    /// Makes room for so many subjects, each of whom is yet to be written but for the quota; takes
    /// the room that is there if nobody shares it.
    pub(in crate::decide) fn unwritten(
        room: &mut Arc<Columns>,
        (rows, quotas): (usize, usize),
    ) -> &mut Columns {
        let is_free = |columns: &mut Columns| {
            columns.standing.len() == rows && Arc::get_mut(&mut columns.level).is_some()
        };
        if !Arc::get_mut(room).is_some_and(is_free) {
            // Memory that was never written to: it is there only once a block is.
            let zero = || vec![0; rows];
            *room = Arc::new(Columns {
                standing: zero(),
                standard: zero(),
                eligible: zero(),
                level: Arc::new(zero()),
                quota: Vec::new(),
            });
        }
        let columns = Arc::make_mut(room);
        let of_quotas = if quotas == 0 { 0 } else { rows };
        if columns.quota.len() == of_quotas {
            columns.quota.fill(NO_QUOTA);
        } else {
            columns.quota = vec![NO_QUOTA; of_quotas];
        }
        columns
    }

    /// For so many subjects of whom nothing is known yet.
    pub(in crate::decide) fn new(rows: usize, quotas: usize) -> Self {
        let none = vec![UNKNOWN_CODE; rows];
        Columns {
            standing: vec![Standing::StandardUnknown.byte(); rows],
            standard: none.clone(),
            eligible: none.clone(),
            level: Arc::new(none),
            quota: vec![NO_QUOTA; if quotas == 0 { 0 } else { rows }],
        }
    }

    /// The bytes of each block of rows, to be filled on any thread.
    pub(in crate::decide) fn par_blocks(
        &mut self,
    ) -> impl IndexedParallelIterator<Item = Bytes<'_>> {
        let first = self.standing.par_chunks_mut(BLOCK).zip(self.standard.par_chunks_mut(BLOCK));
        let last = self
            .eligible
            .par_chunks_mut(BLOCK)
            .zip(Arc::make_mut(&mut self.level).par_chunks_mut(BLOCK));
        first.zip(last).map(|((standing, standard), (eligible, level))| Bytes {
            standing,
            standard,
            eligible,
            level,
        })
    }

    /// The bytes of a block of rows.
    pub(in crate::decide) fn block(&mut self, at: usize) -> Bytes<'_> {
        let rows = at * BLOCK..self.level.len().min((at + 1) * BLOCK);
        Bytes {
            standing: &mut self.standing[rows.clone()],
            standard: &mut self.standard[rows.clone()],
            eligible: &mut self.eligible[rows.clone()],
            level: &mut Arc::make_mut(&mut self.level)[rows],
        }
    }

    /// The columns as they were before any quota acted, for a class of so many quotas.
    pub(in crate::decide) fn before_quotas(&self, quotas: usize) -> Columns {
        let mut columns = self.clone();
        let level = Arc::make_mut(&mut columns.level);
        for (row, _) in self.quota.iter().enumerate().filter(|(_, quota)| **quota != NO_QUOTA) {
            columns.standing[row] = Standing::Rated.byte();
            level[row] = self.eligible[row];
        }
        columns.quota.clear();
        columns.quota.resize(if quotas == 0 { 0 } else { columns.level.len() }, NO_QUOTA);
        columns
    }

    /// The outcome of a subject before any quota acted, and the code of its level.
    pub(in crate::decide) fn before_quota(&self, row: usize) -> (Outcome, u8) {
        // Chosen, not branched to: who was lowered cannot be foreseen.
        let acted = self.has_acted(row);
        let (standing, eligible, level) = (self.standing[row], self.eligible[row], self.level[row]);
        let standing = if acted { Standing::Rated.byte() } else { standing };
        (OUTCOMES[usize::from(standing)], if acted { eligible } else { level })
    }

    /// True if some quota acted on a subject.
    pub(in crate::decide) fn has_acted(&self, row: usize) -> bool {
        self.quota.get(row).is_some_and(|quota| *quota != NO_QUOTA)
    }

    /// Forgets which quota acted on a subject.
    pub(in crate::decide) fn forget_quota(&mut self, row: usize) {
        if let Some(quota) = self.quota.get_mut(row) {
            *quota = NO_QUOTA;
        }
    }

    /// Puts a subject back to where it stood before any quota acted.
    pub(in crate::decide) fn undo_quotas(&mut self, row: usize) {
        if self.has_acted(row) {
            self.standing[row] = Standing::Rated.byte();
            Arc::make_mut(&mut self.level)[row] = self.eligible[row];
            self.forget_quota(row);
        }
    }

    /// Puts a subject to where it ended in other columns; what led to its level before the quotas
    /// is as it was found last.
    pub(in crate::decide) fn restore(&mut self, was: &Columns, row: usize) {
        self.standing[row] = was.standing[row];
        Arc::make_mut(&mut self.level)[row] = was.level[row];
        if let (Some(quota), Some(was)) = (self.quota.get_mut(row), was.quota.get(row)) {
            *quota = *was;
        }
    }

    pub(in crate::decide) fn standing(&self, row: usize) -> Standing {
        Standing::of(self.standing[row])
    }

    pub(in crate::decide) fn is_rated(&self, row: usize) -> bool {
        self.standing[row] == Standing::Rated.byte()
    }

    /// The last quota that lowered or referred a subject or left it pending.
    pub(in crate::decide) fn quota(&self, row: usize) -> Option<usize> {
        self.quota.get(row).filter(|quota| **quota != NO_QUOTA).map(|quota| usize::from(*quota) - 1)
    }

    /// A quota settles subjects that were rated until then.
    pub(in crate::decide) fn act(&mut self, quota: usize, acts: &[Vec<(u32, Act)>]) {
        let quota = u16::try_from(quota + 1).expect("INVARIANT (quotas): fewer than 65,535");
        let level = Arc::make_mut(&mut self.level).as_mut_slice();
        for (row, act) in acts.iter().flatten() {
            let row = *row as usize;
            self.quota[row] = quota;
            (self.standing[row], level[row]) = match act {
                Act::Lower(level) => (Standing::Rated.byte(), *level),
                Act::Refer => (Standing::Referred.byte(), UNKNOWN_CODE),
                Act::LeavePending => (Standing::ShareUnknown.byte(), UNKNOWN_CODE),
            };
        }
    }
}

/// What a quota does to a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::decide) enum Act {
    /// It is lowered to this level.
    Lower(u8),
    /// It is left to a person.
    Refer,
    /// It cannot be decided.
    LeavePending,
}
