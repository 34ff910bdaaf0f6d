//! The truths of all formulas of a program for the rows of one block, and the room in which they
//! are found. One `Planes` serves many blocks: it keeps what does not change from one to the next.

use crate::formula::World;
use crate::formula::lower::Rows;
use crate::formula::lower::block::{Block, Reading};
use crate::formula::lower::kernels::{Answer, Plane, ROWS, WORDS};
use crate::formula::lower::memo::Memo;
use crate::formula::lower::plan::{Atom, Plan, Step};
use crate::formula::lower::regions::{AtomRegions, ColumnRegions, regions};
use crate::model::Truth;
use std::sync::Arc;

const NOTHING: Plane = [0; WORDS];

/// What a program says of one block: for each formula the rows for which it is true and those for
/// which it is unknown.
#[derive(Debug, Default)]
pub struct Planes {
    plan: Option<Arc<Plan>>,
    period: i64,
    columns: Vec<ColumnRegions>,
    memos: Vec<Memo>,
    block: Block,
    reached: Vec<Plane>,
    /// The sum of what was read ahead, of no meaning.
    ahead: u8,
    /// A truth a step of the plan.
    answers: Vec<Answer>,
    rows: usize,
}

impl Planes {
    /// Empty room for any program.
    pub fn new() -> Planes {
        Planes::default()
    }

    /// How many rows the block has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The truth of a formula for a row, by its place in the block.
    ///
    /// # Panics
    /// If nothing was run, or there is no such formula or row.
    pub fn truth(&self, formula: usize, row_in_block: usize) -> Truth {
        assert!(row_in_block < self.rows, "no row {row_in_block} in the block");
        let (word, bit) = (row_in_block / 64, row_in_block % 64);
        let is_set = |words: &[u64]| (words[word] >> bit) & 1 == 1;
        match (is_set(self.true_words(formula)), is_set(self.unknown_words(formula))) {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::False,
        }
    }

    /// The rows for which a formula is true: bit `r` of word `w` is row `64 * w + r` of the block.
    /// Bits past the last row are clear. Always 16 words.
    ///
    /// # Panics
    /// If nothing was run, or there is no such formula.
    pub fn true_words(&self, formula: usize) -> &[u64] {
        &self.answer(formula).truth
    }

    /// The rows for which a formula is unknown, like [`Planes::true_words`].
    ///
    /// # Panics
    /// If nothing was run, or there is no such formula.
    pub fn unknown_words(&self, formula: usize) -> &[u64] {
        let answer = self.answer(formula);
        if answer.is_open { &answer.unknown } else { &NOTHING }
    }

    /// True if a formula may be unknown for some row; if false it is known for all.
    ///
    /// # Panics
    /// If nothing was run, or there is no such formula.
    pub fn may_be_unknown(&self, formula: usize) -> bool {
        self.answer(formula).is_open
    }

    fn answer(&self, formula: usize) -> &Answer {
        let plan = self.plan.as_ref().expect("INVARIANT (run): a program was run before");
        &self.answers[plan.formulas[formula]]
    }

    /// Evaluates a plan for some rows.
    pub(super) fn fill(&mut self, plan: &Arc<Plan>, world: &World<'_>, rows: Rows<'_>) {
        assert!(rows.len() <= ROWS, "a block has at most {ROWS} rows");
        self.prepare(plan, world);
        self.rows = rows.len();
        let reading = Reading { world, plan, rows };
        self.block.follow(&reading);
        self.ahead ^= reading.ahead();
        for column in 0..plan.columns.len() {
            self.ask(&reading, column);
        }
        self.evaluate_opaque(&reading);
        self.combine(plan);
        self.clear_past_end(plan);
    }

    /// Makes room, unless the last block was of the same plan and period.
    fn prepare(&mut self, plan: &Arc<Plan>, world: &World<'_>) {
        let period = world.population.period;
        let is_same = self.plan.as_ref().is_some_and(|held| Arc::ptr_eq(held, plan));
        if is_same && self.period == period {
            return;
        }
        self.columns = regions(plan, period);
        self.memos = plan.opaque.iter().map(Memo::of).collect();
        self.answers = vec![Answer::default(); plan.steps.len()];
        let cuts = self.columns.iter().map(|column| column.byte_cuts.len()).max();
        self.reached = vec![NOTHING; cuts.unwrap_or(0) + 3];
        (self.plan, self.period) = (Some(Arc::clone(plan)), period);
    }

    /// Answers all questions of a column.
    fn ask(&mut self, reading: &Reading<'_>, at: usize) {
        let (column, regions) = (&reading.plan.columns[at], &self.columns[at]);
        let steps = column.atoms.iter().map(|atom| reading.plan.atom_steps[*atom]);
        let may_be_unknown = reading.may_be_unknown(column);
        let Some(cells) = self.block.column(reading, column, regions) else {
            for (step, atom) in steps.zip(&regions.atoms) {
                let (is_true, is_unknown) =
                    (atom.where_unknown == Truth::True, atom.where_unknown == Truth::Unknown);
                self.answers[step].fill(is_true, is_unknown);
            }
            return;
        };
        let (planes, [unknown, none, ..]) = self.reached.split_at_mut(regions.byte_cuts.len() + 1)
        else {
            return;
        };
        let is_open = may_be_unknown && cells.unknown(unknown);
        if !is_open {
            *unknown = NOTHING;
        }
        *none = NOTHING;
        planes[0] = [u64::MAX; WORDS];
        for (cut, plane) in regions.byte_cuts.iter().zip(&mut planes[1..]) {
            cells.reached(*cut, &regions.coding, plane);
            if is_open && cells.are_numbers() {
                plane.iter_mut().zip(&*unknown).for_each(|(reached, unknown)| *reached |= unknown);
            }
        }
        for (step, atom) in steps.zip(&regions.atoms) {
            take(&self.reached, atom, is_open, &mut self.answers[step]);
        }
    }

    fn evaluate_opaque(&mut self, reading: &Reading<'_>) {
        let plan = reading.plan;
        for (opaque, memo) in plan.opaque.iter().zip(&mut self.memos) {
            if let Atom::Opaque(expr) = &plan.atoms[opaque.atom] {
                let answer = &mut self.answers[plan.atom_steps[opaque.atom]];
                memo.answer(expr, (reading, &mut self.block), answer);
            }
        }
    }

    /// Takes the steps of a plan, each from earlier ones.
    fn combine(&mut self, plan: &Plan) {
        for (at, step) in plan.steps.iter().enumerate() {
            let (before, rest) = self.answers.split_at_mut(at);
            let answer = &mut rest[0];
            match step {
                Step::Atom(_) => {}
                Step::Constant(truth) => {
                    answer.fill(*truth == Truth::True, *truth == Truth::Unknown);
                }
                Step::Not(of) => answer.negate(&before[*of]),
                Step::And(of) => answer.all(of.iter().map(|of| &before[*of])),
                Step::Or(of) => answer.any(of.iter().map(|of| &before[*of])),
                Step::AtLeast(of, least) => {
                    answer.count(of.iter().map(|of| &before[*of]), *least);
                }
                Step::Choose(condition, yes, no) => {
                    answer.choose(&before[*condition], &before[*yes], &before[*no]);
                }
            }
        }
    }

    fn clear_past_end(&mut self, plan: &Plan) {
        if self.rows == ROWS {
            return;
        }
        for step in &plan.formulas {
            let answer = &mut self.answers[*step];
            for word in 0..WORDS {
                let mask = mask(self.rows, word);
                answer.truth[word] &= mask;
                answer.unknown[word] &= mask;
            }
        }
    }
}

/// The bits of a word that are rows.
fn mask(rows: usize, word: usize) -> u64 {
    match rows.saturating_sub(word * 64) {
        0 => 0,
        left if left < 64 => (1 << left) - 1,
        _ => u64::MAX,
    }
}

/// The answer of an atom from the planes of its column, of which some row is unknown if it is open.
fn take(reached: &[Plane], atom: &AtomRegions, is_open: bool, answer: &mut Answer) {
    join(reached, &atom.truth, &mut answer.truth);
    let may_be_unknown = match (atom.unknown.len(), atom.where_unknown) {
        (0, _) => false,
        // All it is unknown for is the unknown value.
        (1, Truth::Unknown) => is_open,
        _ => true,
    };
    answer.is_open = may_be_unknown;
    if may_be_unknown {
        join(reached, &atom.unknown, &mut answer.unknown);
    }
}

/// The rows that are in the first plane of some run but not in its second.
fn join(reached: &[Plane], runs: &[(usize, usize)], plane: &mut Plane) {
    let Some(((from, to), more)) = runs.split_first() else { return *plane = NOTHING };
    let (reached_from, reached_to) = (&reached[*from], &reached[*to]);
    for word in 0..WORDS {
        plane[word] = reached_from[word] & !reached_to[word];
    }
    for (from, to) in more {
        let (reached_from, reached_to) = (&reached[*from], &reached[*to]);
        for word in 0..WORDS {
            plane[word] |= reached_from[word] & !reached_to[word];
        }
    }
}
