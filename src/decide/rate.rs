//! From the truths of a class's conditions to each subject's eligible level, 64 subjects at a
//! time: a bit a subject, by the logic of exemptions, review, standards and ceilings.
//!
//! Nothing is looked up row by row but ceilings whose level is not the same for all. Start
//! reading at [`Rating::rate`].

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

/// Room for what is found of a word of rows.
struct Room {
    /// Which rows have which level, by its code.
    levels: Levels,
    /// Ceilings that may hold, and for which rows.
    unsettled: Vec<(u8, u64)>,
}

/// Which rows of a word have which level, by its code.
struct Levels(Vec<u64>);

impl Levels {
    /// The rows that have a level.
    fn any(&self) -> u64 {
        self.0.iter().fold(0, |all, rows| all | rows)
    }

    /// The rows with a level better than this one.
    fn above(&self, code: u8) -> u64 {
        self.0[usize::from(code) + 1..].iter().fold(0, |all, rows| all | rows)
    }

    /// Lowers these rows to at most this level; gives those that had a better one.
    fn lower(&mut self, rows: u64, code: u8) -> u64 {
        let (kept, better) = self.0.split_at_mut(usize::from(code) + 1);
        let mut lowered = 0;
        for level in better {
            lowered |= *level & rows;
            *level &= !rows;
        }
        kept[usize::from(code)] |= lowered;
        lowered
    }

    fn remove(&mut self, rows: u64) {
        self.0.iter_mut().for_each(|level| *level &= !rows);
    }

    /// Writes the code of each of these rows, [`UNKNOWN_CODE`] where it has no level.
    fn write(&self, rows: u64, bytes: &mut [u8]) {
        if (rows, self.0.len() <= 8) == (u64::MAX, true)
            && let Some(bytes) = bytes.first_chunk_mut::<64>()
        {
            return write_codes(&self.0, bytes);
        }
        write(bytes, rows, UNKNOWN_CODE);
        for (code, of_level) in (0u8..).zip(&self.0) {
            write(bytes, rows & of_level, code);
        }
    }
}

impl<'a> Rating<'a> {
    /// Finds standing and levels of every row of the block.
    pub(in crate::decide) fn rate(&self, out: &mut Bytes<'_>) {
        let rows = out.standing.len();
        self.rate_some(out, |word| u64::MAX >> (64 - (rows - word * 64).min(64)));
    }

    /// Finds standing and levels of those rows of the block that `open` marks, a word of 64 at a
    /// time.
    pub(in crate::decide) fn rate_some(&self, out: &mut Bytes<'_>, open: impl Fn(usize) -> u64) {
        let mut room = self.room();
        for word in 0..out.standing.len().div_ceil(64) {
            let open = open(word);
            if open != 0 {
                self.rate_word(&mut room, (word, open), out);
            }
        }
    }

    fn room(&self) -> Room {
        let levels = self.world.regulation.outcome_scale().values.len();
        Room { levels: Levels(vec![0; levels]), unsettled: Vec::new() }
    }

    fn rate_word(&self, room: &mut Room, (word, rows): (usize, u64), out: &mut Bytes<'_>) {
        let (out, mut open) = (&mut out.of_word(word), rows);
        room.levels.0.fill(0);
        let (exempt, exemption_unknown) = self.exempt(word, &mut open);
        let not_reviewed = self.not_reviewed(word, &mut open);
        let standard_unknown = self.standard(word, &mut open, &mut room.levels);
        room.levels.write(rows, out.standard);
        let (lowered, ceiling_unknown) = self.ceilings(word, room);
        room.levels.remove(ceiling_unknown);
        if (lowered | ceiling_unknown == 0) && rows == u64::MAX {
            out.eligible.copy_from_slice(out.standard);
        } else {
            room.levels.write(rows, out.eligible);
        }
        let group_unknown = open & !ceiling_unknown & self.group_unknown(word);
        if group_unknown == 0 && rows == u64::MAX {
            out.level.copy_from_slice(out.eligible);
        } else {
            room.levels.remove(group_unknown);
            room.levels.write(rows, out.level);
        }
        let mut settle = |standing: Standing, rows: u64| write(out.standing, rows, standing.byte());
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
    fn group_unknown(&self, word: usize) -> u64 {
        let quotas = self.rules.quotas.iter().zip(self.groupings);
        quotas.fold(0, |all, (quota, grouping)| {
            let (_, unknown) = quota.unless.map_or((0, 0), |at| self.block.word(at, word));
            all | unknown | grouping.unknown_word(self.at * WORDS + word)
        })
    }

    /// The rows that are exempt, and those of which that is not known; both leave `open`.
    fn exempt(&self, word: usize, open: &mut u64) -> (u64, u64) {
        let (mut exempt, mut pending) = (0, 0);
        for condition in self.rules.exemptions.clone() {
            let (truth, unknown) = self.block.word(condition, word);
            exempt |= *open & truth;
            pending |= *open & unknown;
            *open &= !(truth | unknown);
        }
        (exempt, pending)
    }

    fn not_reviewed(&self, word: usize, open: &mut u64) -> u64 {
        let Some(condition) = self.rules.review else { return 0 };
        let (truth, _) = self.block.word(condition, word);
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
                let (truth, unknown) = self.block.word(condition, word);
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

    /// Lowers by every ceiling that holds; gives the rows lowered, and those that an unknown one
    /// could lower further.
    fn ceilings(&self, word: usize, room: &mut Room) -> (u64, u64) {
        let Room { levels, unsettled } = room;
        let (open, mut lowered) = (levels.any(), 0);
        // Unknown ceilings are judged against what all known ones leave.
        unsettled.clear();
        for (at, ceiling) in self.rules.ceilings.iter().enumerate() {
            let (truth, unknown) = self.block.word(ceiling.when, word);
            self.each_limit(at, (word, open & truth), |limit, rows| match limit {
                Some(code) => lowered |= levels.lower(rows, code),
                None => unsettled.push((0, rows)),
            });
            self.each_limit(at, (word, open & unknown), |limit, rows| {
                unsettled.push((limit.unwrap_or(0), rows));
            });
        }
        let may_be_lower = |(code, rows): &(u8, u64)| rows & levels.above(*code);
        (lowered, unsettled.iter().map(may_be_lower).fold(0, |all, rows| all | rows))
    }

    /// Calls `each` with the limits of a ceiling for these rows of a word; `None` is unknown.
    fn each_limit(
        &self,
        ceiling: usize,
        (word, rows): (usize, u64),
        mut each: impl FnMut(Option<u8>, u64),
    ) {
        if rows == 0 {
            return;
        }
        if let Some(code) = self.rules.ceilings[ceiling].levels.constant() {
            return each(Some(code), rows);
        }
        each_bit(rows, |bit| {
            let code = self.limits.of[ceiling][word * 64 + bit];
            each((code != UNKNOWN_CODE).then_some(code), 1 << bit);
        });
    }
}

impl Bytes<'_> {
    fn of_word(&mut self, word: usize) -> Bytes<'_> {
        let rows = word * 64..self.standing.len().min(word * 64 + 64);
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

/// Writes the codes of 64 rows, [`UNKNOWN_CODE`] for those at no level; there are at most eight
/// levels.
///
/// The three digits of the codes are gathered first, so that each byte is written once.
fn write_codes(levels: &[u64], bytes: &mut [u8; 64]) {
    const DIGIT: u64 = u64::from_ne_bytes([1; 8]);
    let (mut digits, mut none) = ([0u64; 3], u64::MAX);
    for (code, rows) in levels.iter().enumerate() {
        none &= !rows;
        for (place, digit) in digits.iter_mut().enumerate() {
            *digit |= if code >> place & 1 == 1 { *rows } else { 0 };
        }
    }
    let (eights, _) = bytes.as_chunks_mut::<8>();
    for (at, eight) in eights.iter_mut().enumerate() {
        let spread = |rows: u64| SPREAD[usize::from(rows.to_le_bytes()[at])];
        let code = spread(digits[0]) & DIGIT
            | spread(digits[1]) & (DIGIT << 1)
            | spread(digits[2]) & (DIGIT << 2)
            | spread(none);
        *eight = code.to_le_bytes();
    }
}

/// Writes a value into the bytes of these rows; a word at the end may have fewer than 64.
fn write(bytes: &mut [u8], rows: u64, value: u8) {
    if rows == 0 {
        return;
    }
    if rows == u64::MAX {
        return bytes.fill(value);
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
