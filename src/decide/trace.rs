//! The truth of every condition of a class for every subject: two bits each, kept as the reason
//! of the verdicts.
//!
//! Start reading at [`Trace::run`].

use crate::decide::compiled::ClassRules;
use crate::formula::{Subject, World};
use crate::model::Truth;
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

/// Words of a chunk; a chunk is one thread's piece of work.
pub(in crate::decide) const CHUNK_WORDS: usize = 256;

/// Two planes a condition, in chunks of rows.
#[derive(Debug, Default)]
pub(in crate::decide) struct Trace {
    rows: usize,
    chunks: Vec<Chunk>,
}

/// The planes of 64 × [`CHUNK_WORDS`] rows: condition by condition, word by word.
#[derive(Debug)]
struct Chunk {
    truth: Vec<u64>,
    unknown: Vec<u64>,
}

impl Trace {
    /// For a class of so many subjects; nothing is known yet.
    pub(in crate::decide) fn new(rules: &ClassRules, rows: usize) -> Self {
        let words = rows.div_ceil(64);
        let chunk = |_| {
            let size = rules.conditions.len() * CHUNK_WORDS;
            Chunk { truth: vec![0; size], unknown: vec![0; size] }
        };
        Trace { rows, chunks: (0..words.div_ceil(CHUNK_WORDS)).map(chunk).collect() }
    }

    /// Evaluates every condition for all subjects of the class.
    pub(in crate::decide) fn run(&mut self, rules: &ClassRules, world: World<'_>, class: usize) {
        let rows = self.rows;
        self.chunks.par_iter_mut().enumerate().for_each(|(at, chunk)| {
            let start = at * CHUNK_WORDS * 64;
            for row in start..rows.min(start + CHUNK_WORDS * 64) {
                chunk.evaluate(rules, Subject { world, class, row, changes: &[] }, start);
            }
        });
    }

    /// Evaluates every condition for some subjects.
    pub(in crate::decide) fn run_rows(
        &mut self,
        rules: &ClassRules,
        (world, class): (World<'_>, usize),
        rows: &[u32],
    ) {
        for row in rows {
            let row = *row as usize;
            let at = row / (CHUNK_WORDS * 64);
            let subject = Subject { world, class, row, changes: &[] };
            self.chunks[at].evaluate(rules, subject, at * CHUNK_WORDS * 64);
        }
    }

    /// The bits of 64 subjects: of whom a condition is true, and of whom unknown.
    pub(in crate::decide) fn word(&self, condition: usize, word: usize) -> (u64, u64) {
        let chunk = &self.chunks[word / CHUNK_WORDS];
        let at = condition * CHUNK_WORDS + word % CHUNK_WORDS;
        (chunk.truth[at], chunk.unknown[at])
    }

    /// The truth of a condition for a subject.
    pub(in crate::decide) fn truth(&self, condition: usize, row: usize) -> Truth {
        let (truth, unknown) = self.word(condition, row / 64);
        match (truth >> (row % 64) & 1, unknown >> (row % 64) & 1) {
            (1, _) => Truth::True,
            (_, 1) => Truth::Unknown,
            _ => Truth::False,
        }
    }
}

impl Chunk {
    fn evaluate(&mut self, rules: &ClassRules, subject: Subject<'_>, start: usize) {
        let (word, bit) = ((subject.row - start) / 64, 1 << (subject.row % 64));
        for (at, condition) in rules.conditions.iter().enumerate() {
            let at = at * CHUNK_WORDS + word;
            match condition.expr.truth(&subject) {
                Truth::True => self.truth[at] |= bit,
                Truth::Unknown => self.unknown[at] |= bit,
                Truth::False => {}
            }
        }
    }
}
