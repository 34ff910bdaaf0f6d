//! From the truths of a class's conditions to each subject's eligible level, 256 subjects at a
//! time: a bit a subject, by the logic of exemptions, review, standards and ceilings.
//!
//! Nothing is looked up row by row but ceilings whose level is not the same for all. Start
//! reading at [`Rating::rate`].

use crate::decide::bits::{Bits, write, write_codes};
use crate::decide::columns::Standing;
use crate::decide::compiled::{CeilingRule, ClassRules};
use crate::decide::groups::Grouping;
use crate::decide::trace::{BLOCK, Block, WORDS};
use crate::formula::{Rows, Subject, Val, World};
use crate::model::UNKNOWN_CODE;
use std::sync::Arc;

/// The rules of a class and what their conditions said of a block of subjects.
#[derive(Clone, Copy)]
pub(in crate::decide) struct Rating<'a> {
    /// What formulas are evaluated in.
    pub world: World<'a>,
    /// The class's rules.
    pub rules: &'a ClassRules,
    /// The groups of its quotas.
    pub groupings: &'a [Arc<Grouping>],
    /// The block's place among those of the class.
    pub at: usize,
    /// The truths of the conditions.
    pub block: &'a Block,
    /// The level that each ceiling allows each row, where that is not the same for all.
    pub limits: &'a Limits,
}

/// The bytes of a block's rows in each column.
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

/// The level that each ceiling allows each row of a block, [`UNKNOWN_CODE`] where unknown or of no
/// interest: empty for a ceiling that allows everyone the same.
#[derive(Debug, Default)]
pub(in crate::decide) struct Limits {
    of: Vec<Vec<u8>>,
    rows: Vec<u32>,
    codes: Vec<u8>,
}

impl Limits {
    /// Finds the levels for those rows of a block, among the open ones, whose ceiling holds or may
    /// hold.
    pub(in crate::decide) fn find(
        &mut self,
        (world, rules): (World<'_>, &ClassRules),
        (at, block): (usize, &Block),
        open: &[u64; WORDS],
    ) {
        self.of.resize_with(rules.ceilings.len(), Vec::new);
        let Limits { of, rows, codes } = self;
        for (ceiling, limits) in rules.ceilings.iter().zip(of) {
            if ceiling.levels.constant().is_some() {
                continue;
            }
            rows.clear();
            for (word, open) in open.iter().enumerate() {
                let (truth, unknown) = block.word(ceiling.when, word);
                let held = (truth | unknown) & open;
                each_bit(held, |bit| rows.push(row(at * BLOCK + word * 64 + bit)));
            }
            limits.clear();
            limits.resize(BLOCK, UNKNOWN_CODE);
            ceiling.levels.run(&world, &Rows::List(rows), codes);
            for (row, code) in rows.iter().zip(codes.iter()) {
                limits[*row as usize % BLOCK] = *code;
            }
        }
    }
}

fn row(at: usize) -> u32 {
    u32::try_from(at).expect("INVARIANT (rows): fewer than 2^32 subjects")
}

fn each_bit(mut bits: u64, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// Room for what is found of 256 rows.
struct Room {
    /// Which rows have which level, by its code.
    levels: Levels,
    /// Ceilings that may hold, and for which rows.
    unsettled: Vec<(u8, Bits)>,
}

/// Which rows have which level, by its code.
struct Levels(Vec<Bits>);

impl Levels {
    /// The rows that have a level.
    fn any(&self) -> Bits {
        self.0.iter().fold(Bits::NONE, |all, rows| all | *rows)
    }

    /// The rows with a level better than this one.
    fn above(&self, code: u8) -> Bits {
        self.0[usize::from(code) + 1..].iter().fold(Bits::NONE, |all, rows| all | *rows)
    }

    /// Lowers these rows to at most this level; gives those that had a better one.
    fn lower(&mut self, rows: Bits, code: u8) -> Bits {
        let (kept, better) = self.0.split_at_mut(usize::from(code) + 1);
        let mut lowered = Bits::NONE;
        for level in better {
            lowered = lowered | (*level & rows);
            *level = *level & !rows;
        }
        kept[usize::from(code)] = kept[usize::from(code)] | lowered;
        lowered
    }

    fn remove(&mut self, rows: Bits) {
        self.0.iter_mut().for_each(|level| *level = *level & !rows);
    }

    /// Writes the code of each of these rows, [`UNKNOWN_CODE`] where it has no level.
    fn write(&self, rows: Bits, bytes: &mut [u8]) {
        if rows == Bits::ALL && self.0.len() <= 8 && bytes.len() == Bits::ROWS {
            return write_codes(&self.0, bytes);
        }
        write(bytes, rows, UNKNOWN_CODE);
        for (code, of_level) in (0u8..).zip(&self.0) {
            write(bytes, rows & *of_level, code);
        }
    }
}

impl<'a> Rating<'a> {
    /// Finds standing and levels of every row of the block.
    pub(in crate::decide) fn rate(&self, out: &mut Bytes<'_>) {
        let rows = out.standing.len();
        self.rate_some(out, |word| match rows.saturating_sub(word * 64) {
            rows @ 0..64 => (1 << rows) - 1,
            _ => u64::MAX,
        });
    }

    /// Finds standing and levels of those rows of the block that `open` marks, 64 a word.
    pub(in crate::decide) fn rate_some(&self, out: &mut Bytes<'_>, open: impl Fn(usize) -> u64) {
        let mut room = self.room();
        for part in 0..out.standing.len().div_ceil(Bits::ROWS) {
            let open = Bits::of(|word| open(part * Bits::WORDS + word));
            if !open.is_empty() {
                self.rate_part(&mut room, (part, open), out);
            }
        }
    }

    fn room(&self) -> Room {
        let levels = self.world.regulation.outcome_scale().values.len();
        Room { levels: Levels(vec![Bits::NONE; levels]), unsettled: Vec::new() }
    }

    fn rate_part(&self, room: &mut Room, (part, rows): (usize, Bits), out: &mut Bytes<'_>) {
        let (out, mut open) = (&mut out.of_part(part), rows);
        room.levels.0.fill(Bits::NONE);
        let (exempt, exemption_unknown) = self.exempt(part, &mut open);
        let not_reviewed = self.not_reviewed(part, &mut open);
        let standard_unknown = self.standard(part, &mut open, &mut room.levels);
        room.levels.write(rows, out.standard);
        let (lowered, ceiling_unknown) = self.ceilings(part, room);
        room.levels.remove(ceiling_unknown);
        if (lowered | ceiling_unknown).is_empty() && rows == Bits::ALL {
            out.eligible.copy_from_slice(out.standard);
        } else {
            room.levels.write(rows, out.eligible);
        }
        let group_unknown = open & !ceiling_unknown & self.group_unknown(part);
        if group_unknown.is_empty() && rows == Bits::ALL {
            out.level.copy_from_slice(out.eligible);
        } else {
            room.levels.remove(group_unknown);
            room.levels.write(rows, out.level);
        }
        let mut settle = |standing: Standing, rows| write(out.standing, rows, standing.byte());
        settle(Standing::Rated, rows);
        settle(Standing::Exempt, exempt);
        settle(Standing::ExemptionUnknown, exemption_unknown);
        settle(Standing::NotReviewed, not_reviewed);
        settle(Standing::StandardUnknown, standard_unknown);
        settle(Standing::CeilingUnknown, ceiling_unknown);
        settle(Standing::GroupUnknown, group_unknown);
    }

    /// The rows for which the group of some quota, or whether it concerns them, is unknown. They
    /// are pending whatever their level, and so in no quota's count.
    fn group_unknown(&self, part: usize) -> Bits {
        let quotas = self.rules.quotas.iter().zip(self.groupings);
        quotas.fold(Bits::NONE, |all, (quota, grouping)| {
            let unless =
                quota.unless.map_or(Bits::NONE, |condition| self.truths(condition, part).1);
            let first = self.at * WORDS + part * Bits::WORDS;
            let no_group = Bits::of(|word| grouping.unknown_word(first + word));
            all | unless | no_group
        })
    }

    /// For whom a condition is true, and for whom unknown.
    fn truths(&self, condition: usize, part: usize) -> (Bits, Bits) {
        self.block.bits(condition, part)
    }

    /// The rows that are exempt, and those of which that is not known; both leave `open`.
    fn exempt(&self, part: usize, open: &mut Bits) -> (Bits, Bits) {
        let (mut exempt, mut pending) = (Bits::NONE, Bits::NONE);
        for condition in self.rules.exemptions.clone() {
            let (truth, unknown) = self.truths(condition, part);
            exempt = exempt | (*open & truth);
            pending = pending | (*open & unknown);
            *open = *open & !(truth | unknown);
        }
        (exempt, pending)
    }

    fn not_reviewed(&self, part: usize, open: &mut Bits) -> Bits {
        let Some(condition) = self.rules.review else { return Bits::NONE };
        let (truth, _) = self.truths(condition, part);
        let pending = *open & !truth;
        *open = *open & truth;
        pending
    }

    /// Puts the open rows at their level; gives those for which it is not known, which leave
    /// `open`.
    fn standard(&self, part: usize, open: &mut Bits, levels: &mut Levels) -> Bits {
        let (mut left, mut pending) = (*open, Bits::NONE);
        for level in &self.rules.levels {
            let (mut all, mut failed) = (left, Bits::NONE);
            for condition in level.requires.clone() {
                let (truth, unknown) = self.truths(condition, part);
                all = all & truth;
                failed = failed | !(truth | unknown);
            }
            let at_level = &mut levels.0[usize::from(level.code)];
            *at_level = *at_level | all;
            pending = pending | (left & !all & !failed);
            left = left & failed;
        }
        levels.0[0] = levels.0[0] | left;
        *open = *open & !pending;
        pending
    }

    /// Lowers by every ceiling that holds; gives the rows lowered, and those that an unknown one
    /// could lower further.
    fn ceilings(&self, part: usize, room: &mut Room) -> (Bits, Bits) {
        let Room { levels, unsettled } = room;
        let (open, mut lowered) = (levels.any(), Bits::NONE);
        // Unknown ceilings are judged against what all known ones leave.
        unsettled.clear();
        for (at, ceiling) in self.rules.ceilings.iter().enumerate() {
            let (truth, unknown) = self.truths(ceiling.when, part);
            self.each_limit(at, (part, open & truth), |limit, rows| match limit {
                Some(code) => lowered = lowered | levels.lower(rows, code),
                None => unsettled.push((0, rows)),
            });
            self.each_limit(at, (part, open & unknown), |limit, rows| {
                unsettled.push((limit.unwrap_or(0), rows));
            });
        }
        let may_be_lower = |(code, rows): &(u8, Bits)| *rows & levels.above(*code);
        let all = unsettled.iter().map(may_be_lower).fold(Bits::NONE, |all, rows| all | rows);
        (lowered, all)
    }

    /// Calls `each` with the limits of a ceiling for these rows; `None` is unknown.
    fn each_limit(
        &self,
        ceiling: usize,
        (part, rows): (usize, Bits),
        mut each: impl FnMut(Option<u8>, Bits),
    ) {
        if rows.is_empty() {
            return;
        }
        if let Some(code) = self.rules.ceilings[ceiling].levels.constant() {
            return each(Some(code), rows);
        }
        rows.each(|row| {
            let code = self.limits.of[ceiling][part * Bits::ROWS + row];
            each((code != UNKNOWN_CODE).then_some(code), Bits::one(row));
        });
    }
}

impl Bytes<'_> {
    fn of_part(&mut self, part: usize) -> Bytes<'_> {
        let rows = part * Bits::ROWS..self.standing.len().min((part + 1) * Bits::ROWS);
        Bytes {
            standing: &mut self.standing[rows.clone()],
            standard: &mut self.standard[rows.clone()],
            eligible: &mut self.eligible[rows.clone()],
            level: &mut self.level[rows],
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
