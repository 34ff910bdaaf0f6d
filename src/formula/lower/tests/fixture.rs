//! A regulation with every type of fact, populations drawn at random, and the draws themselves.

use crate::formula::{Family, Library, World};
use crate::model::{
    Basis, Children, Class, ColumnBuilder, Constant, Counted, Day, Fact, FactType, Function,
    Package, Parameter, Periods, Place, Population, Ratio, Regulation, Scale, ScaleValue, Script,
    SignatureType, TableBuilder, Title, UNKNOWN_CODE, Written,
};
use std::collections::BTreeSet;
use std::sync::Arc;

pub const WORKER: usize = 0;
pub const UNIT: usize = 1;
pub const RATING: usize = 0;
pub const GRADE: usize = 1;

/// Numbers drawn one after the other: listed ones, which a failing test can shorten and lessen, or
/// scattered ones that never end. A list that is used up gives zeros.
#[derive(Clone, Debug)]
pub enum Draw<'a> {
    Listed(&'a [u32]),
    Scattered(u64),
}

impl Draw<'_> {
    fn next(&mut self) -> usize {
        match self {
            Draw::Listed(numbers) => match numbers.split_first() {
                Some((first, rest)) => {
                    *numbers = rest;
                    *first as usize
                }
                None => 0,
            },
            Draw::Scattered(state) => {
                *state = state.wrapping_mul(6_364_136_223_846_793_005);
                *state = state.wrapping_add(1_442_695_040_888_963_407);
                (*state >> 33) as usize
            }
        }
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.next() % count.max(1)
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    pub fn percent(&mut self, percent: usize) -> bool {
        // Zero is no.
        self.below(100) > 99 - percent
    }
}

fn place() -> Place {
    Place { file: Arc::from("test"), start: 0, end: 0 }
}

fn values(ids: &[&str]) -> Vec<ScaleValue> {
    ids.iter().map(|id| ScaleValue { id: (*id).to_owned(), title: Title::default() }).collect()
}

fn fact(id: &str, kind: FactType) -> Fact {
    let group = id.split_once('_').map(|(group, _)| group.to_owned());
    Fact {
        id: id.to_owned(),
        title: Title::default(),
        kind,
        unit: None,
        min: None,
        max: None,
        optional: false,
        personal: false,
        group,
        place: place(),
    }
}

fn parameter(id: &str, value: Constant) -> Parameter {
    Parameter {
        id: id.to_owned(),
        value,
        written: String::new(),
        unit: None,
        title: Title::default(),
        cite: String::new(),
        basis: Basis::Text,
        place: place(),
    }
}

fn children(id: &str, class: usize, by: &str, among: Counted) -> Children {
    let by = Written { value: by.to_owned(), place: place() };
    Children { id: id.to_owned(), class, by, among, place: place() }
}

fn class(id: &str, facts: Vec<Fact>, children: Vec<Children>) -> Class {
    let ratio = Ratio::new(1, 3).unwrap();
    let parameters = vec![
        parameter("months_min", Constant::Number(Ratio::whole(6))),
        parameter("third", Constant::Number(ratio)),
        parameter("grade_min", Constant::Scale { scale: GRADE, code: 2 }),
        parameter("rating_min", Constant::Scale { scale: RATING, code: 1 }),
        parameter("deadline", Constant::Day(Day::new(2020, 6, 30).unwrap().0)),
    ];
    Class {
        id: id.to_owned(),
        title: Title::default(),
        facts,
        parameters,
        children,
        exemptions: Vec::new(),
        review: None,
        levels: Vec::new(),
        ceilings: Vec::new(),
        quotas: Vec::new(),
        form: None,
        place: place(),
    }
}

/// Functions of everything that a function may take; one of them fails for some arguments.
const SCRIPT: &str = "
    fn weigh(score, task) { if task >= grade.c { score * 2 } else { score + 0.5 } }
    fn fits(kind, count, is_active) {
        if count > 3 { throw `too many`; }
        is_active && (kind == \"a\" || count == 2)
    }
    fn is_early(since, label) { since < date(\"2020-03-01\") && label != \"x\" }
";

fn functions() -> Vec<Function> {
    use SignatureType::{Boolean, Date, Decimal, Integer, Scale, Text};
    let function = |id: &str, args: &[SignatureType], returns| Function {
        id: id.to_owned(),
        args: args.to_vec(),
        returns,
        place: place(),
    };
    vec![
        function("weigh", &[Decimal, Scale(GRADE)], Decimal),
        function("fits", &[Text, Integer, Boolean], Boolean),
        function("is_early", &[Date, Text], Boolean),
    ]
}

/// Workers of units of units.
pub fn regulation() -> Regulation {
    let scale =
        |id: &str, ids: &[&str]| Scale { id: id.to_owned(), values: values(ids), place: place() };
    let grade = FactType::Scale { scale: GRADE };
    let boolean = FactType::Boolean { empty_is_false: false };
    let worker = vec![
        fact("unit", FactType::Subject { class: UNIT }),
        fact("mentor", FactType::Subject { class: WORKER }),
        fact("active", boolean.clone()),
        fact("kind", FactType::Choice(values(&["a", "b", "c"]))),
        fact("count", FactType::Integer),
        fact("score", FactType::Decimal { places: 2 }),
        fact("amount", FactType::Decimal { places: 9 }),
        fact("since", FactType::Date),
        fact("until", FactType::Date),
        fact("label", FactType::Text),
        fact("badge", FactType::Text),
        fact("task_a", grade.clone()),
        fact("task_b", grade.clone()),
        fact("task_c", grade.clone()),
        fact("task_d", grade.clone()),
        fact("task_e", grade.clone()),
        fact("official", FactType::Scale { scale: RATING }),
    ];
    let unit = vec![
        fact("parent", FactType::Subject { class: UNIT }),
        fact("size", FactType::Integer),
        fact("tier", grade),
        fact("place", FactType::Text),
        fact("open", boolean),
        fact("founded", FactType::Date),
    ];
    let units = vec![
        children("workers", WORKER, "unit", Counted::Rated),
        children("units", UNIT, "parent", Counted::All),
    ];
    Regulation {
        id: "test-2020".to_owned(),
        series: "test".to_owned(),
        number: "1".to_owned(),
        title: Title::default(),
        issuer: Title::default(),
        signed: Day(0),
        periods: Periods { first: 2020, last: None, place: place() },
        supersedes: None,
        outcome: RATING,
        scales: vec![
            scale("rating", &["low", "middle", "high"]),
            scale("grade", &["e", "d", "c", "b", "a"]),
        ],
        functions: functions(),
        script: Some(Script { text: SCRIPT.to_owned(), place: place() }),
        classes: vec![class("worker", worker, Vec::new()), class("unit", unit, units)],
        not_encoded: Vec::new(),
        amendments: Vec::new(),
        package: Package::default(),
        unread: BTreeSet::new(),
    }
}

/// A population, its levels and families.
#[derive(Debug)]
pub struct Drawn {
    pub regulation: Regulation,
    pub population: Population,
    pub ratings: Vec<Arc<Vec<u8>>>,
    pub families: Vec<Vec<Family>>,
    pub library: Library,
}

impl Drawn {
    pub fn world(&self) -> World<'_> {
        World {
            regulation: &self.regulation,
            population: &self.population,
            ratings: &self.ratings,
            families: &self.families,
            library: &self.library,
        }
    }
}

/// Numbers around which thresholds are drawn, and the ends of what can be stored.
pub const NUMBERS: [i64; 16] = [
    0,
    1,
    2,
    -1,
    5,
    50,
    100,
    499,
    500,
    -700,
    i32::MIN as i64,
    i32::MAX as i64 + 1,
    i32::MIN as i64 - 1,
    i64::MAX,
    i64::MIN + 1,
    6_000_000_000,
];

/// Days of the rating year and around it, and some that no calendar has.
pub fn day(draw: &mut Draw<'_>) -> i64 {
    let start = Day::new(2020, 1, 1).unwrap().0;
    match draw.below(12) {
        0 => {
            draw.one(&[Day::new(-9999, 1, 1).unwrap().0, Day::new(9999, 12, 31).unwrap().0])
                + draw.one(&[0, -1, 1])
        }
        1 => draw.one(&[1_000_000_000_000, -1_000_000_000_000, 0]),
        2..=4 => start + 27 + i64::try_from(draw.below(6)).unwrap(),
        _ => start - 400 + i64::try_from(draw.below(1200)).unwrap(),
    }
}

fn number(draw: &mut Draw<'_>, small: bool) -> i64 {
    if small || draw.percent(90) {
        return i64::try_from(draw.below(12)).unwrap() - 2;
    }
    draw.one(&NUMBERS).saturating_add(draw.one(&[0, 1, -1])).max(i64::MIN + 1)
}

/// How often the cells of a column are unknown: never, sometimes, mostly, always.
fn is_unknown(draw: &mut Draw<'_>, rate: usize) -> bool {
    match rate {
        0 | 1 => false,
        2 => draw.percent(5),
        3 => draw.percent(60),
        _ => true,
    }
}

fn codes(regulation: &Regulation, kind: &FactType) -> usize {
    match kind {
        FactType::Choice(values) => values.len(),
        FactType::Scale { scale } => regulation.scales[*scale].values.len(),
        _ => 2,
    }
}

fn column(draw: &mut Draw<'_>, builder: &mut TableBuilder, at: (usize, &Fact), rows: &[usize; 2]) {
    let (fact, declared) = at;
    let (rate, small) = (draw.below(5), draw.percent(50));
    let own_rows = builder.ids.len();
    let mut cells = TableBuilder { ids: Default::default(), ..builder.clone() };
    for row in 0..own_rows {
        cells.start_row(&row.to_string());
        if is_unknown(draw, rate) {
            continue;
        }
        match &declared.kind {
            FactType::Integer | FactType::Decimal { .. } => {
                cells.put_number(fact, number(draw, small));
            }
            FactType::Date => cells.put_number(fact, day(draw)),
            FactType::Text => cells.put_text(fact, draw.one(&["x", "y", "", "x "])),
            FactType::Subject { class } if rows[*class] == 0 => {}
            FactType::Subject { class } => {
                cells.put_text(fact, &draw.below(rows[*class]).to_string());
            }
            kind => {
                let code = draw.below(codes(&regulation(), kind));
                cells.put_code(fact, u8::try_from(code).unwrap());
            }
        }
    }
    builder.columns[fact] = std::mem::replace(&mut cells.columns[fact], ColumnBuilder::Absent);
}

/// A population of so many workers and units.
pub fn population(draw: &mut Draw<'_>, rows: [usize; 2], period: i64) -> Drawn {
    let regulation = regulation();
    let builders = regulation.classes.iter().zip(rows).map(|(class, own_rows)| {
        let mut builder = TableBuilder::new(class);
        (0..own_rows).for_each(|row| builder.start_row(&row.to_string()));
        for at in class.facts.iter().enumerate() {
            column(draw, &mut builder, at, &rows);
        }
        builder
    });
    let builders = builders.collect();
    let population = Population::finish(&regulation, period, builders).expect("no one is missing");
    let ratings = rows.map(|rows| {
        let levels = [0, 1, 2, 2, UNKNOWN_CODE];
        // Levels may be known for the first rows only.
        let known = if draw.percent(20) { draw.below(rows + 1) } else { rows };
        (0..known).map(|_| draw.one(&levels)).collect()
    });
    let families = Family::of(&regulation, &population);
    let (library, mistakes) = Library::compile(&regulation);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    Drawn { ratings: ratings.map(Arc::new).into(), families, library, population, regulation }
}
