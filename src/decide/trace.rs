//! The truth of every condition of a class for every subject: two bits each, kept as the reason
//! of the verdicts.
//!
//! Rows come in blocks of 1,024, as `formula` evaluates them. Start reading at [`Trace`].

use crate::decide::bits::Bits;
use crate::decide::compiled::ClassRules;
use crate::formula::{Planes, Rows, Subject, World};
use crate::model::Truth;
use rayon::prelude::{ParallelIterator, ParallelSlice};
use std::sync::Arc;

/// Rows of a block.
pub(in crate::decide) const BLOCK: usize = 1024;
/// Words of a block.
pub(in crate::decide) const WORDS: usize = BLOCK / 64;
/// Fewer rows than this are evaluated one by one.
const FEW: usize = 64;

/// The truths of a class, in blocks of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Trace {
    pub(in crate::decide) blocks: Vec<Block>,
}

/// The truths of 1,024 rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::decide) struct Block {
    /// A plane a condition: the rows for which it is true.
    truth: Vec<u64>,
    /// A plane for each condition that is unknown for some row.
    unknown: Vec<u64>,
    /// Which of these is a condition's, [`NEVER`] if none; empty if none has one.
    place: Vec<u16>,
}

/// The condition is known for every row of the block.
const NEVER: u16 = u16::MAX;

impl Trace {
    /// For a class of so many subjects; nothing is true or unknown yet.
    pub(in crate::decide) fn new(rules: &ClassRules, rows: usize) -> Self {
        let conditions = rules.conditions.len();
        let block =
            Block { truth: vec![0; conditions * WORDS], unknown: Vec::new(), place: Vec::new() };
        Trace { blocks: vec![block; rows.div_ceil(BLOCK)] }
    }

    /// Makes room for so many subjects, every block of whom is yet to be found; takes the room that
    /// is there if nobody shares it.
    pub(in crate::decide) fn unwritten(room: &mut Arc<Trace>, rows: usize) -> &mut Trace {
        if Arc::get_mut(room).is_none() {
            *room = Arc::default();
        }
        let trace = Arc::make_mut(room);
        trace.blocks.resize_with(rows.div_ceil(BLOCK), Block::default);
        trace
    }

    /// Evaluates every condition for some subjects of a class.
    pub(in crate::decide) fn run_rows(
        &mut self,
        rules: &ClassRules,
        (world, class): (World<'_>, usize),
        rows: &[u32],
    ) {
        if rows.len() < FEW {
            for row in rows {
                let subject = Subject { world, class, row: *row as usize, changes: &[] };
                for (at, condition) in rules.conditions.iter().enumerate() {
                    self.set(at, subject.row, condition.expr.truth(&subject));
                }
            }
            return;
        }
        let evaluate = |planes: &mut Planes, rows: &[u32]| {
            rules.program.run(&world, Rows::List(rows), planes);
            let mut block = Block::default();
            block.keep(planes, rules.conditions.len());
            block
        };
        let chunks = rows.par_chunks(BLOCK).map_init(Planes::new, evaluate);
        for (rows, found) in rows.chunks(BLOCK).zip(chunks.collect::<Vec<_>>()) {
            for condition in 0..rules.conditions.len() {
                for (at, row) in rows.iter().enumerate() {
                    self.set(condition, *row as usize, found.truth(condition, at));
                }
            }
        }
    }

    fn set(&mut self, condition: usize, row: usize, truth: Truth) {
        self.blocks[row / BLOCK].set(condition, row % BLOCK, truth);
    }

    /// The truth of a condition for a subject.
    pub(in crate::decide) fn truth(&self, condition: usize, row: usize) -> Truth {
        self.blocks[row / BLOCK].truth(condition, row % BLOCK)
    }
}

impl Block {
    /// Keeps what a program found for the rows of a block, instead of what was kept.
    pub(in crate::decide) fn keep(&mut self, planes: &Planes, conditions: usize) {
        self.clear(conditions);
        (0..conditions).for_each(|condition| self.push_of(planes, condition));
    }

    /// Keeps in another block what stands in this one, and what a program found of the other
    /// conditions: `from` gives the earlier condition of each that stands; the program's formulas
    /// are the others in their order.
    pub(in crate::decide) fn renew(
        &self,
        planes: &Planes,
        from: &[Option<usize>],
        block: &mut Block,
    ) {
        block.clear(from.len());
        let mut fresh = 0..;
        for earlier in from {
            match earlier {
                Some(at) => {
                    let unknown = match self.place_of(*at) {
                        NEVER => None,
                        place => Some(&self.unknown[usize::from(place) * WORDS..][..WORDS]),
                    };
                    block.push(&self.truth[at * WORDS..][..WORDS], unknown);
                }
                None => block.push_of(planes, fresh.next().unwrap_or_default()),
            }
        }
    }

    /// Adds what a program found of a condition.
    fn push_of(&mut self, planes: &Planes, formula: usize) {
        let open = planes.unknown_words(formula);
        let is_open = planes.may_be_unknown(formula) && open.iter().any(|word| *word != 0);
        self.push(planes.true_words(formula), is_open.then_some(open));
    }

    /// Adds the planes of a condition.
    fn push(&mut self, truth: &[u64], unknown: Option<&[u64]>) {
        let condition = self.truth.len() / WORDS;
        self.truth.extend_from_slice(truth);
        if let Some(unknown) = unknown {
            *self.place_mut(condition) = plane(self.unknown.len() / WORDS);
            self.unknown.extend_from_slice(unknown);
        }
    }

    /// Forgets everything and makes room for so many conditions.
    fn clear(&mut self, conditions: usize) {
        self.truth.clear();
        self.unknown.clear();
        self.place.clear();
        self.truth.reserve_exact(conditions * WORDS);
    }

    /// Where the plane of a condition's unknown rows is, [`NEVER`] if there is none.
    fn place_of(&self, condition: usize) -> u16 {
        self.place.get(condition).copied().unwrap_or(NEVER)
    }

    fn place_mut(&mut self, condition: usize) -> &mut u16 {
        if self.place.len() <= condition {
            self.place.resize(condition + 1, NEVER);
        }
        &mut self.place[condition]
    }

    /// The bits of 64 rows of the block: for whom a condition is true, and for whom unknown.
    pub(in crate::decide) fn word(&self, condition: usize, word: usize) -> (u64, u64) {
        let truth = self.truth[condition * WORDS + word];
        match self.place_of(condition) {
            NEVER => (truth, 0),
            place => (truth, self.unknown[usize::from(place) * WORDS + word]),
        }
    }

    /// The bits of 256 rows of the block, like [`Block::word`].
    pub(in crate::decide) fn bits(&self, condition: usize, part: usize) -> (Bits, Bits) {
        let of = |planes: &[u64], plane: usize| {
            Bits::from_words(&planes[plane * WORDS + part * Bits::WORDS..])
        };
        let unknown = match self.place_of(condition) {
            NEVER => Bits::NONE,
            place => of(&self.unknown, usize::from(place)),
        };
        (of(&self.truth, condition), unknown)
    }

    /// The truth of a condition for a row of the block.
    pub(in crate::decide) fn truth(&self, condition: usize, at: usize) -> Truth {
        let (truth, unknown) = self.word(condition, at / 64);
        match (truth >> (at % 64) & 1, unknown >> (at % 64) & 1) {
            (1, _) => Truth::True,
            (_, 1) => Truth::Unknown,
            _ => Truth::False,
        }
    }

    fn set(&mut self, condition: usize, at: usize, truth: Truth) {
        let bit = 1 << (at % 64);
        self.truth[condition * WORDS + at / 64] &= !bit;
        if self.place_of(condition) != NEVER {
            let place = usize::from(self.place_of(condition));
            self.unknown[place * WORDS + at / 64] &= !bit;
        }
        match truth {
            Truth::True => self.truth[condition * WORDS + at / 64] |= bit,
            Truth::False => {}
            Truth::Unknown => {
                if self.place_of(condition) == NEVER {
                    *self.place_mut(condition) = plane(self.unknown.len() / WORDS);
                    self.unknown.resize(self.unknown.len() + WORDS, 0);
                }
                let place = usize::from(self.place_of(condition));
                self.unknown[place * WORDS + at / 64] |= bit;
            }
        }
    }
}

fn plane(at: usize) -> u16 {
    let at = u16::try_from(at).ok().filter(|at| *at != NEVER);
    at.expect("INVARIANT (conditions): fewer than 65,535 in a class")
}
