//! From the truths of a class's conditions to each subject's eligible level, 64 subjects at a
//! time: a bit a subject, by the logic of exemptions, review, standards and ceilings.
//!
//! Nothing is looked up row by row but ceilings whose level is not the same for all. Start
//! reading at [`Rating::rate`].

use crate::decide::columns::Standing;
use crate::decide::compiled::{CeilingRule, ClassRules};
use crate::decide::groups::Grouping;
use crate::decide::trace::Trace;
use crate::formula::{Node, Subject, Val, World};
use crate::model::UNKNOWN_CODE;

/// The subjects of a word: 64 rows from `64 × word`.
pub(in crate::decide) const WORD: usize = 64;

/// The rules of a class and what their conditions said.
#[derive(Clone, Copy)]
pub(in crate::decide) struct Rating<'a> {
    /// What formulas are evaluated in.
    pub world: World<'a>,
    /// The class.
    pub class: usize,
    /// Its rules.
    pub rules: &'a ClassRules,
    /// The truths of its conditions.
    pub trace: &'a Trace,
    /// The groups of its quotas.
    pub groupings: &'a [Grouping],
}

/// The 64 bytes of a word's rows in each column.
pub(in crate::decide) struct Bytes<'a> {
    /// See [`crate::decide::columns::Columns`].
    pub standing: &'a mut [u8],
    /// The level by the requirements.
    pub standard: &'a mut [u8],
    /// The level after the ceilings.
    pub eligible: &'a mut [u8],
    /// The level before any quota.
    pub level: &'a mut [u8],
}

/// Which rows of a word have which level, by its code.
struct Levels(Vec<u64>);

impl Levels {
    /// The rows with a level better than this one.
    fn above(&self, code: u8) -> u64 {
        self.0[usize::from(code) + 1..].iter().fold(0, |all, rows| all | rows)
    }

    /// Lowers these rows to at most this level.
    fn lower(&mut self, rows: u64, code: u8) {
        let (kept, better) = self.0.split_at_mut(usize::from(code) + 1);
        for level in better {
            kept[usize::from(code)] |= *level & rows;
            *level &= !rows;
        }
    }

    fn remove(&mut self, rows: u64) {
        self.0.iter_mut().for_each(|level| *level &= !rows);
    }

    fn write(&self, bytes: &mut [u8]) {
        for (code, rows) in (0u8..).zip(&self.0) {
            write(bytes, *rows, code);
        }
    }
}

impl<'a> Rating<'a> {
    /// Finds standing, standard and eligible level of the rows of a word that `open` marks.
    pub(in crate::decide) fn rate(&self, word: usize, open: u64, out: &mut Bytes<'_>) {
        let mut open = open;
        for byte in [&mut *out.standard, &mut *out.eligible, &mut *out.level] {
            write(byte, open, UNKNOWN_CODE);
        }
        let mut settle = |standing: Standing, rows: u64| write(out.standing, rows, standing.byte());
        let (exempt, unknown) = self.exempt(word, &mut open);
        settle(Standing::Exempt, exempt);
        settle(Standing::ExemptionUnknown, unknown);
        settle(Standing::NotReviewed, self.not_reviewed(word, &mut open));
        let mut levels = Levels(vec![0; self.world.regulation.outcome_scale().values.len()]);
        settle(Standing::StandardUnknown, self.standard(word, &mut open, &mut levels));
        levels.write(out.standard);
        let pending = self.ceilings(word, &mut levels);
        settle(Standing::CeilingUnknown, pending);
        levels.remove(pending);
        levels.write(out.eligible);
        let ungrouped = open & !pending & self.group_unknown(word);
        settle(Standing::GroupUnknown, ungrouped);
        settle(Standing::Rated, open & !pending & !ungrouped);
        levels.remove(ungrouped);
        levels.write(out.level);
    }

    /// The rows for which the group of some quota, or whether it concerns them, is unknown. They
    /// are pending whatever their level, and so in no quota's count.
    fn group_unknown(&self, word: usize) -> u64 {
        let quotas = self.rules.quotas.iter().zip(self.groupings);
        quotas.fold(0, |all, (quota, grouping)| {
            let (_, unknown) = quota.unless.map_or((0, 0), |at| self.trace.word(at, word));
            all | unknown | grouping.unknown_word(word)
        })
    }

    /// The rows that are exempt, and those of which that is not known; both leave `open`.
    fn exempt(&self, word: usize, open: &mut u64) -> (u64, u64) {
        let (mut exempt, mut pending) = (0, 0);
        for condition in self.rules.exemptions.clone() {
            let (truth, unknown) = self.trace.word(condition, word);
            exempt |= *open & truth;
            pending |= *open & unknown;
            *open &= !(truth | unknown);
        }
        (exempt, pending)
    }

    fn not_reviewed(&self, word: usize, open: &mut u64) -> u64 {
        let Some(condition) = self.rules.review else { return 0 };
        let (truth, _) = self.trace.word(condition, word);
        let pending = *open & !truth;
        *open &= truth;
        pending
    }

    /// Puts the open rows at their level; gives those for which it is not known, which leave
    /// `open`.
    fn standard(&self, word: usize, open: &mut u64, levels: &mut Levels) -> u64 {
        let (mut left, mut pending) = (*open, 0);
        for level in &self.rules.levels {
            let (mut all, mut failed) = (left, 0);
            for condition in level.requires.clone() {
                let (truth, unknown) = self.trace.word(condition, word);
                all &= truth;
                failed |= !(truth | unknown);
            }
            levels.0[usize::from(level.code)] |= all;
            pending |= left & !all & !failed;
            left &= failed;
        }
        levels.0[0] |= left;
        *open &= !pending;
        pending
    }

    /// Lowers by every ceiling that holds; gives the rows that an unknown one could lower.
    fn ceilings(&self, word: usize, levels: &mut Levels) -> u64 {
        let open = levels.0.iter().fold(0, |all, rows| all | rows);
        // Unknown ceilings are judged against what all known ones leave.
        let mut unsettled: Vec<(u8, u64)> = Vec::new();
        for ceiling in &self.rules.ceilings {
            let (truth, unknown) = self.trace.word(ceiling.when, word);
            self.each_limit(ceiling, (word, open & truth), |limit, rows| match limit {
                Some(code) => levels.lower(rows, code),
                None => unsettled.push((0, rows)),
            });
            self.each_limit(ceiling, (word, open & unknown), |limit, rows| {
                unsettled.push((limit.unwrap_or(0), rows));
            });
        }
        unsettled.iter().fold(0, |pending, (code, rows)| pending | (rows & levels.above(*code)))
    }

    /// Calls `each` with the limits of a ceiling for these rows of a word; `None` is unknown.
    fn each_limit(
        &self,
        ceiling: &CeilingRule,
        (word, mut rows): (usize, u64),
        mut each: impl FnMut(Option<u8>, u64),
    ) {
        if let Node::Constant(Val::Code(code)) = ceiling.at_most.node {
            return each(Some(code), rows);
        }
        while rows != 0 {
            let bit = rows & rows.wrapping_neg();
            rows ^= bit;
            let row = word * WORD + bit.trailing_zeros() as usize;
            each(limit(self.world, (self.class, row), ceiling), bit);
        }
    }
}

/// The highest level that a ceiling allows a subject; `None` where unknown (an aggregate that is
/// not settled is unknown too).
pub(in crate::decide) fn limit(
    world: World<'_>,
    (class, row): (usize, usize),
    ceiling: &CeilingRule,
) -> Option<u8> {
    match ceiling.at_most.value(&Subject { world, class, row, changes: &[] }) {
        Val::Code(code) => Some(code),
        _ => None,
    }
}

/// Eight bytes whose bytes are all ones where a bit of the index is one.
const SPREAD: [u64; 256] = spread();

const fn spread() -> [u64; 256] {
    let mut table = [0u64; 256];
    let mut at = 0;
    while at < 256 {
        let mut bit = 0;
        while bit < 8 {
            if at >> bit & 1 == 1 {
                table[at] |= 0xff << (8 * bit);
            }
            bit += 1;
        }
        at += 1;
    }
    table
}

/// Writes a value into the bytes of these rows; a word at the end may have fewer than 64.
fn write(bytes: &mut [u8], rows: u64, value: u8) {
    if rows == 0 {
        return;
    }
    let values = u64::from_ne_bytes([value; 8]);
    let (eights, rest) = bytes.as_chunks_mut::<8>();
    for (eight, rows) in eights.iter_mut().zip(rows.to_le_bytes()) {
        let mask = SPREAD[usize::from(rows)];
        *eight = (u64::from_le_bytes(*eight) & !mask | values & mask).to_le_bytes();
    }
    let done = 8 * eights.len();
    for (at, byte) in rest.iter_mut().enumerate() {
        if rows >> (done + at) & 1 == 1 {
            *byte = value;
        }
    }
}
