//! The cells of a block as bytes, wherever they are: in the subjects' own columns or in those of
//! subjects reached through them, in a range of rows or in a list of them.

use crate::formula::World;
use crate::formula::lower::cells::{Cells, CodesOf, gather};
use crate::formula::lower::children::Counting;
use crate::formula::lower::kernels::ROWS;
use crate::formula::lower::plan::{Address, Followed, Plan, PlannedColumn, Source};
use crate::formula::lower::regions::{Coding, ColumnRegions};
use crate::model::{
    Column, FactType, NumberCells, Numbers, Stored, Texts, UNKNOWN_CODE, UNKNOWN_NUMBER,
    UNKNOWN_ROW,
};
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

/// The code of an unknown text in a column.
const UNKNOWN_TEXT: u32 = u32::MAX;

/// Rows of a class, at most 1,024 of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows<'a> {
    /// Rows that follow each other.
    Range(Range<usize>),
    /// These rows.
    List(&'a [u32]),
}

impl Rows<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Rows::Range(range) => range.len(),
            Rows::List(list) => list.len(),
        }
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a place of the block.
    pub fn row(&self, at: usize) -> usize {
        match self {
            Rows::Range(range) => range.start + at,
            Rows::List(list) => list[at] as usize,
        }
    }
}

/// What is read: some rows of a world.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    pub world: &'a World<'a>,
    pub plan: &'a Plan,
    pub rows: Rows<'a>,
}

/// Room for the cells of one column at a time.
#[derive(Debug)]
pub(super) struct Block {
    /// Rows of the subjects reached, a list for each of the plan's `followed`.
    followed: Vec<Vec<u32>>,
    bytes: Box<[u8; ROWS]>,
    codes: [Box<[u8; ROWS]>; 2],
    numbers: NumberRoom,
    rows: [Box<[u32; ROWS]>; 2],
}

/// Room for the numbers of two columns, in each width.
#[derive(Debug)]
struct NumberRoom {
    tiny: Box<[i8; ROWS]>,
    short: Box<[i16; ROWS]>,
    middle: Box<[i32; ROWS]>,
    long: [Box<[i64; ROWS]>; 2],
}

impl Default for NumberRoom {
    fn default() -> Self {
        NumberRoom {
            tiny: Box::new([0; ROWS]),
            short: Box::new([0; ROWS]),
            middle: Box::new([0; ROWS]),
            long: [Box::new([0; ROWS]), Box::new([0; ROWS])],
        }
    }
}

impl Default for Block {
    fn default() -> Self {
        Block {
            followed: Vec::new(),
            bytes: Box::new([0; ROWS]),
            codes: [Box::new([0; ROWS]), Box::new([0; ROWS])],
            numbers: NumberRoom::default(),
            rows: [Box::new([0; ROWS]), Box::new([0; ROWS])],
        }
    }
}

impl<'a> Reading<'a> {
    fn column(&self, class: usize, fact: usize) -> &'a Column {
        &self.world.population.tables[class].columns[fact]
    }

    /// The codes of a column of codes or of final levels.
    pub fn codes(&self, at: Address) -> Option<CodesOf<'a>> {
        match at.fact.map(|fact| self.column(at.class, fact)) {
            None => Some(CodesOf::Levels(self.world.ratings[at.class].as_slice())),
            Some(Column::Codes(codes)) => Some(CodesOf::Facts(codes)),
            Some(_) => None,
        }
    }

    pub fn numbers(&self, at: Address) -> Option<&'a Numbers> {
        match self.column(at.class, at.fact?) {
            Column::Numbers(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// False if every cell of a column is known.
    pub fn may_be_unknown(&self, column: &PlannedColumn) -> bool {
        let Address { via: None, class, fact: Some(fact) } = column.at else { return true };
        match (&column.source, self.column(class, fact)) {
            (Source::Codes(_), Column::Codes(codes)) => codes.may_be_unknown(),
            (Source::Numbers(_), Column::Numbers(numbers)) => numbers.may_be_unknown(),
            _ => true,
        }
    }

    fn texts(&self, at: Address) -> Option<&'a Texts> {
        match self.column(at.class, at.fact?) {
            Column::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    fn subjects(&self, at: Address) -> Option<&'a [u32]> {
        match self.column(at.class, at.fact?) {
            Column::Subjects(rows) => Some(rows),
            _ => None,
        }
    }

    fn kind(&self, at: Address) -> Option<&'a FactType> {
        Some(&self.world.regulation.classes[at.class].facts[at.fact?].kind)
    }

    /// What to multiply a stored number with so that it has as many places as the other.
    fn unit(&self, at: Address, other: Address) -> i128 {
        let places = |at| match self.kind(at) {
            Some(FactType::Decimal { places }) => *places,
            _ => 0,
        };
        // INVARIANT (alike): facts more than 18 places apart are not lowered to a pair.
        10i128.pow(u32::from(places(other).saturating_sub(places(at)).min(18)))
    }
}

impl Block {
    /// Finds the subjects that the plan's paths lead to.
    pub fn follow(&mut self, reading: &Reading<'_>) {
        self.followed.resize(reading.plan.followed.len(), Vec::new());
        for (at, Followed { from, class, fact }) in reading.plan.followed.iter().enumerate() {
            let (before, rest) = self.followed.split_at_mut(at);
            let reached = &mut rest[0];
            reached.clear();
            match reading.column(*class, *fact) {
                Column::Subjects(column) => {
                    let rows = from.map_or(reading.rows.clone(), |from| Rows::List(&before[from]));
                    let rows = (0..rows.len()).map(|at| rows.row(at));
                    reached.extend(rows.map(|row| column.get(row).copied().unwrap_or(UNKNOWN_ROW)));
                }
                _ => reached.resize(reading.rows.len(), UNKNOWN_ROW),
            }
        }
    }

    /// The cells of a column; `None` if it is unknown for all rows.
    pub fn column<'b>(
        &'b mut self,
        reading: &Reading<'b>,
        column: &PlannedColumn,
        regions: &ColumnRegions,
    ) -> Option<Cells<'b>> {
        let Block { followed, bytes, codes, numbers, rows } = self;
        let at = |address: Address| match address.via {
            Some(via) => Rows::List(&followed[via]),
            None => reading.rows.clone(),
        };
        match (&column.source, &regions.coding) {
            (Source::Codes(_), _) => {
                return Some(reading.codes(column.at)?.cells(&at(column.at), &mut codes[0]));
            }
            (Source::Numbers(_), _) => {
                return Some(numbers.cells(reading.numbers(column.at)?, &at(column.at)));
            }
            (Source::Texts(_), _) => {
                let texts = reading.texts(column.at)?;
                let cells = gather(&texts.codes, &at(column.at), UNKNOWN_TEXT, &mut rows[0]);
                named(cells, texts, &column.texts, bytes);
            }
            (Source::Subjects(_), _) => {
                let subjects = reading.subjects(column.at)?;
                let cells = gather(subjects, &at(column.at), UNKNOWN_ROW, &mut rows[0]);
                for (byte, row) in bytes.iter_mut().zip(cells) {
                    *byte = if *row == UNKNOWN_ROW { UNKNOWN_CODE } else { 0 };
                }
            }
            (Source::Children { children, what }, coding) => {
                let counting = Counting::of(reading, *children);
                let Coding::Shares(cuts) = coding else {
                    counting.counts(*what, &mut numbers.long[0]);
                    return Some(Cells::Long(&numbers.long[0]));
                };
                counting.shares(*what, cuts, bytes);
            }
            (Source::Order(..), _) => {
                let pair = Pair { reading, left: column.at, right: column.other };
                let sides = [at(column.at), at(column.other)];
                pair.order(&sides, (codes, numbers, rows), bytes)?;
            }
        }
        Some(Cells::Bytes(bytes))
    }
}

impl Block {
    /// A column of codes or numbers as numbers, [`UNKNOWN_NUMBER`] where unknown.
    pub fn cells(&mut self, reading: &Reading<'_>, address: Address, cells: &mut [i64; ROWS]) {
        let rows = match address.via {
            Some(via) => Rows::List(&self.followed[via]),
            None => reading.rows.clone(),
        };
        if let Some(codes) = reading.codes(address) {
            let codes = codes.bytes(&rows, &mut self.codes[0]);
            for (cell, code) in cells.iter_mut().zip(codes) {
                *cell = if *code == UNKNOWN_CODE { UNKNOWN_NUMBER } else { i64::from(*code) };
            }
        } else if let Some(numbers) = reading.numbers(address) {
            widened(numbers, &rows, cells);
        } else {
            cells.fill(UNKNOWN_NUMBER);
        }
    }
}

impl NumberRoom {
    /// The numbers of a block as they are stored.
    fn cells<'b>(&'b mut self, numbers: &'b Numbers, rows: &Rows<'_>) -> Cells<'b> {
        match numbers.cells() {
            NumberCells::Tiny(all) => Cells::Tiny(gather(all, rows, i8::UNKNOWN, &mut self.tiny)),
            NumberCells::Short(all) => {
                Cells::Short(gather(all, rows, i16::UNKNOWN, &mut self.short))
            }
            NumberCells::Middle(all) => {
                Cells::Middle(gather(all, rows, i32::UNKNOWN, &mut self.middle))
            }
            NumberCells::Long(all) => {
                Cells::Long(gather(all, rows, i64::UNKNOWN, &mut self.long[0]))
            }
        }
    }
}

/// The numbers of a block, each in eight bytes.
fn widened<'a>(numbers: &Numbers, rows: &Rows<'_>, room: &'a mut [i64; ROWS]) -> &'a [i64; ROWS] {
    room.fill(UNKNOWN_NUMBER);
    match rows {
        Rows::Range(range) => numbers.read(range.start, &mut room[..range.len()]),
        Rows::List(list) => {
            for (cell, row) in room.iter_mut().zip(*list) {
                let row = *row as usize;
                *cell = if row < numbers.len() { numbers.get(row) } else { UNKNOWN_NUMBER };
            }
        }
    }
    room
}

/// The position of each text among the names, counted from one; zero for any other.
fn named(cells: &[u32; ROWS], texts: &Texts, names: &[Arc<str>], bytes: &mut [u8; ROWS]) {
    for (byte, cell) in bytes.iter_mut().zip(cells) {
        *byte = if *cell == UNKNOWN_TEXT { UNKNOWN_CODE } else { 0 };
    }
    for (name, position) in names.iter().zip(1u8..) {
        let Some(code) = texts.code(name) else {
            continue;
        };
        for (byte, cell) in bytes.iter_mut().zip(cells) {
            *byte = if *cell == code { position } else { *byte };
        }
    }
}

/// Two columns that are compared row by row.
#[derive(Clone, Copy, Debug)]
struct Pair<'a, 'b> {
    reading: &'b Reading<'a>,
    left: Address,
    right: Address,
}

/// Room for the cells of two columns.
type Room<'b> = (&'b mut [Box<[u8; ROWS]>; 2], &'b mut NumberRoom, &'b mut [Box<[u32; ROWS]>; 2]);

impl Pair<'_, '_> {
    fn order(&self, sides: &[Rows<'_>; 2], room: Room<'_>, bytes: &mut [u8; ROWS]) -> Option<()> {
        let (codes, numbers, rows) = room;
        let Pair { reading, left, right } = *self;
        if let (Some(a), Some(b)) = (reading.codes(left), reading.codes(right)) {
            let [room_a, room_b] = codes;
            let (a, b) = (a.bytes(&sides[0], room_a), b.bytes(&sides[1], room_b));
            compare(a, b, UNKNOWN_CODE, bytes, u8::cmp);
        } else if let (Some(a), Some(b)) = (reading.numbers(left), reading.numbers(right)) {
            let [room_a, room_b] = &mut numbers.long;
            let (a, b) = (widened(a, &sides[0], room_a), widened(b, &sides[1], room_b));
            let units = (reading.unit(left, right), reading.unit(right, left));
            let order =
                |a: &i64, b: &i64| (i128::from(*a) * units.0).cmp(&(i128::from(*b) * units.1));
            compare(a, b, UNKNOWN_NUMBER, bytes, order);
        } else if let (Some(a), Some(b)) = (reading.subjects(left), reading.subjects(right)) {
            let [room_a, room_b] = rows;
            let a = gather(a, &sides[0], UNKNOWN_ROW, room_a);
            let b = gather(b, &sides[1], UNKNOWN_ROW, room_b);
            compare(a, b, UNKNOWN_ROW, bytes, u32::cmp);
        } else {
            let (a, b) = (reading.texts(left)?, reading.texts(right)?);
            let [room_a, room_b] = rows;
            let codes_a = gather(&a.codes, &sides[0], UNKNOWN_TEXT, room_a);
            let codes_b = gather(&b.codes, &sides[1], UNKNOWN_TEXT, room_b);
            let len = sides[0].len();
            let cells = codes_a.iter().zip(codes_b).take(len);
            for (byte, (code_a, code_b)) in bytes.iter_mut().zip(cells) {
                *byte = match (*code_a, *code_b) {
                    (UNKNOWN_TEXT, _) | (_, UNKNOWN_TEXT) => UNKNOWN_CODE,
                    (x, y) => code(a.dictionary.get(x).cmp(b.dictionary.get(y))),
                };
            }
        }
        Some(())
    }
}

/// The order of each pair of cells as a code.
#[expect(clippy::too_many_arguments, reason = "two columns, their unknown, the result, the order")]
fn compare<T: PartialEq + Copy>(
    left: &[T; ROWS],
    right: &[T; ROWS],
    unknown: T,
    bytes: &mut [u8; ROWS],
    order: impl Fn(&T, &T) -> Ordering,
) {
    for (byte, (left, right)) in bytes.iter_mut().zip(left.iter().zip(right)) {
        let is_unknown = *left == unknown || *right == unknown;
        *byte = if is_unknown { UNKNOWN_CODE } else { code(order(left, right)) };
    }
}

/// 0 for less, 1 for equal, 2 for greater.
fn code(order: Ordering) -> u8 {
    match order {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    }
}
