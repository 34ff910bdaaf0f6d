//! Formulas that could not be lowered: evaluated by the tree walk, once for each distinct tuple of
//! the values that they read.

use crate::formula::lower::block::Reading;
use crate::formula::lower::inputs::Inputs;
use crate::formula::lower::kernels::Answer;
use crate::formula::lower::plan::Plan;
use crate::formula::{Cell, Expr, Path, Subject};
use crate::model::{FactType, Regulation, Truth, UNKNOWN_CODE};

/// Truths of tuples of few codes are kept in a table of at most so many.
const TABLE_MAX: usize = 4096;
/// Formulas that read more are evaluated anew for each row.
const READ_MAX: usize = 8;
/// Cells that the tuples of one formula may take.
const CELLS_MAX: usize = 1 << 17;
/// Places looked at for a tuple, so that no choice of submissions makes looking slow.
const PROBES: usize = 8;
const UNKNOWN_CELL: i64 = i64::MIN;

/// What is remembered of one formula.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    paths: Vec<Path>,
    kept: Kept,
}

#[derive(Clone, Debug)]
enum Kept {
    /// Nothing: it reads something that has no number.
    Nothing,
    /// A truth for every tuple of codes; the sizes of the digits that number them.
    Table { sizes: Vec<usize>, truths: Vec<Option<Truth>> },
    /// A truth for each tuple met lately.
    Tuples(Tuples),
}

/// Tuples of cells and their truths, in places found by their sum of digits.
#[derive(Clone, Debug)]
struct Tuples {
    width: usize,
    cells: Vec<i64>,
    truths: Vec<Option<Truth>>,
    taken: usize,
}

impl Memo {
    pub fn of(expr: &Expr, plan: &Plan, regulation: &Regulation) -> Memo {
        let Inputs { paths, children } = Inputs::of(expr, plan.class);
        let sizes = paths.iter().map(|path| codes(path, regulation));
        let sizes: Option<Vec<usize>> = sizes.collect();
        let is_number = |path: &Path| match path.fact {
            None => true,
            Some(fact) => !matches!(
                regulation.classes[path.class].facts[fact].kind,
                FactType::Text | FactType::Subject { .. }
            ),
        };
        let product = |sizes: &[usize]| sizes.iter().try_fold(1usize, |a, b| a.checked_mul(*b));
        let kept = match sizes {
            _ if children || paths.len() > READ_MAX || !paths.iter().all(is_number) => {
                Kept::Nothing
            }
            Some(sizes) if product(&sizes).is_some_and(|all| all <= TABLE_MAX) => {
                let truths = vec![None; product(&sizes).unwrap_or(0)];
                Kept::Table { sizes, truths }
            }
            _ => Kept::Tuples(Tuples::new(paths.len())),
        };
        Memo { paths, kept }
    }

    /// The truth of the formula for each row of a block.
    pub fn answer(&mut self, expr: &Expr, reading: &Reading<'_>, answer: &mut Answer) {
        answer.fill(false, false);
        for at in 0..reading.rows.len() {
            let subject = Subject {
                world: *reading.world,
                class: reading.plan.class,
                row: reading.rows.row(at),
                changes: &[],
            };
            match self.truth(expr, &subject) {
                Truth::True => answer.truth[at / 64] |= 1 << (at % 64),
                Truth::False => {}
                Truth::Unknown => {
                    answer.unknown[at / 64] |= 1 << (at % 64);
                    answer.is_open = true;
                }
            }
        }
    }

    fn truth(&mut self, expr: &Expr, subject: &Subject<'_>) -> Truth {
        match &mut self.kept {
            Kept::Nothing => expr.truth(subject),
            Kept::Table { sizes, truths } => {
                let digits = self.paths.iter().zip(sizes);
                let place = digits.fold(0, |place, (path, size)| {
                    let code = usize::try_from(cell(subject, path)).unwrap_or(*size - 1);
                    place * *size + code.min(*size - 1)
                });
                *truths[place].get_or_insert_with(|| expr.truth(subject))
            }
            Kept::Tuples(tuples) => {
                let mut key = [0; READ_MAX];
                for (key, path) in key.iter_mut().zip(&self.paths) {
                    *key = cell(subject, path);
                }
                tuples.truth(&key[..self.paths.len()], || expr.truth(subject))
            }
        }
    }
}

impl Tuples {
    fn new(width: usize) -> Tuples {
        Tuples::with_places(width, 256)
    }

    fn with_places(width: usize, places: usize) -> Tuples {
        Tuples { width, cells: vec![0; places * width], truths: vec![None; places], taken: 0 }
    }

    fn truth(&mut self, key: &[i64], evaluate: impl FnOnce() -> Truth) -> Truth {
        let (place, known) = self.find(key);
        if let Some(truth) = known {
            return truth;
        }
        let truth = evaluate();
        self.put(place, key, truth);
        let is_half_full = self.taken * 2 > self.truths.len();
        if is_half_full && self.cells.len() * 2 <= CELLS_MAX {
            self.grow();
        }
        truth
    }

    /// The place of a tuple and what is kept there of it; else a place that it may take.
    fn find(&self, key: &[i64]) -> (usize, Option<Truth>) {
        let home = self.home(key);
        for probe in 0..PROBES {
            let place = (home + probe) & (self.truths.len() - 1);
            match self.truths[place] {
                None => return (place, None),
                Some(truth) if self.key(place) == key => return (place, Some(truth)),
                Some(_) => {}
            }
        }
        (home, None)
    }

    fn put(&mut self, place: usize, key: &[i64], truth: Truth) {
        self.cells[place * self.width..][..self.width].copy_from_slice(key);
        self.taken += usize::from(self.truths[place].is_none());
        self.truths[place] = Some(truth);
    }

    fn grow(&mut self) {
        let mut larger = Tuples::with_places(self.width, self.truths.len() * 2);
        for place in 0..self.truths.len() {
            if let Some(truth) = self.truths[place] {
                let (new, _) = larger.find(self.key(place));
                larger.put(new, self.key(place), truth);
            }
        }
        *self = larger;
    }

    fn key(&self, place: usize) -> &[i64] {
        &self.cells[place * self.width..][..self.width]
    }

    fn home(&self, key: &[i64]) -> usize {
        let mixed = key.iter().fold(0u64, |mixed, cell| {
            (mixed ^ cell.cast_unsigned()).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
        });
        (mixed ^ (mixed >> 32)) as usize & (self.truths.len() - 1)
    }
}

/// How many codes a path may lead to, the unknown among them; `None` for numbers.
fn codes(path: &Path, regulation: &Regulation) -> Option<usize> {
    let scale = |scale: usize| regulation.scales[scale].values.len();
    let known = match path.fact.map(|fact| &regulation.classes[path.class].facts[fact].kind) {
        None => scale(regulation.outcome),
        Some(FactType::Boolean { .. }) => 2,
        Some(FactType::Choice(values)) => values.len(),
        Some(FactType::Scale { scale: index }) => scale(*index),
        Some(_) => return None,
    };
    Some(known + 1)
}

/// A code or number; [`UNKNOWN_CELL`] where it is unknown.
fn cell(subject: &Subject<'_>, path: &Path) -> i64 {
    let mut reached = *subject;
    for fact in &path.via {
        match reached.follow(*fact) {
            Some(next) => reached = next,
            None => return UNKNOWN_CELL,
        }
    }
    let Some(fact) = path.fact else {
        let code = reached.rating();
        return if code == UNKNOWN_CODE { UNKNOWN_CELL } else { i64::from(code) };
    };
    match reached.cell(fact) {
        Cell::Code(code) => i64::from(code),
        Cell::Number(number) => number,
        Cell::Unknown | Cell::Text(_) | Cell::Row(_) => UNKNOWN_CELL,
    }
}
