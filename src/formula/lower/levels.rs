//! Formulas whose value is a level: what a ceiling allows at most.

use crate::formula::lower::Rows;
use crate::formula::lower::cells::CodesOf;
use crate::formula::lower::logic::{Fixed, Kind, Lowering};
use crate::formula::{Expr, Node, Path, Subject, Val, World};
use crate::model::{Column, Regulation, UNKNOWN_CODE, UNKNOWN_ROW};

/// A formula of a scale, ready to be evaluated for many rows.
#[derive(Clone, Debug)]
pub struct Levels {
    class: usize,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    /// The same for every subject.
    Constant(u8),
    /// A fact or final level, as it is stored.
    Read(Path),
    /// Anything else: the tree walk.
    Walk(Expr),
}

impl Levels {
    /// Lowers a formula of a class.
    pub fn build(regulation: &Regulation, class: usize, expr: &Expr) -> Levels {
        let lowering = Lowering { regulation, class };
        let way = match (&expr.node, lowering.fixed(expr)) {
            (_, Some(Fixed::Code(code))) => Way::Constant(code),
            (Node::Read(path), _) if matches!(lowering.kind(path), Kind::Scale { .. }) => {
                Way::Read(path.clone())
            }
            _ => Way::Walk(expr.clone()),
        };
        Levels { class, way }
    }

    /// The level, if it is the same for every subject.
    pub fn constant(&self) -> Option<u8> {
        match self.way {
            Way::Constant(code) => Some(code),
            _ => None,
        }
    }

    /// Puts a code a row into `out`, [`UNKNOWN_CODE`] where the level is unknown or not settled;
    /// what `out` held before is dropped.
    pub fn run(&self, world: &World<'_>, rows: &Rows<'_>, out: &mut Vec<u8>) {
        out.clear();
        let rows = (0..rows.len()).map(|at| rows.row(at));
        match &self.way {
            Way::Constant(code) => out.extend(rows.map(|_| *code)),
            Way::Read(path) => self.read(world, path, rows, out),
            Way::Walk(expr) => out.extend(rows.map(|row| {
                let subject = Subject { world: *world, class: self.class, row, changes: &[] };
                match expr.value(&subject) {
                    Val::Code(code) => code,
                    _ => UNKNOWN_CODE,
                }
            })),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what to read, of which rows, into what")]
    fn read(
        &self,
        world: &World<'_>,
        path: &Path,
        rows: impl Iterator<Item = usize>,
        out: &mut Vec<u8>,
    ) {
        let codes = match path.fact {
            None => CodesOf::Levels(world.ratings[path.class].as_slice()),
            Some(fact) => match &world.population.tables[path.class].columns[fact] {
                Column::Codes(codes) => CodesOf::Facts(codes),
                _ => CodesOf::Levels(&[]),
            },
        };
        let steps = world.steps(self.class, path);
        out.extend(rows.map(|row| {
            let followed = steps.iter().try_fold(row, |row, column| {
                let next = *column.get(row)?;
                (next != UNKNOWN_ROW).then_some(next as usize)
            });
            followed.map_or(UNKNOWN_CODE, |row| codes.get(row))
        }));
    }
}
