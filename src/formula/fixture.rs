//! A small regulation and population for the tests of formulas, built without files.

use crate::diagnostic::Diagnostic;
use crate::formula::{Expr, Family, Library, Subject, Wants, World, compile};
use crate::model::{
    Basis, Children, Class, Constant, Counted, Day, Fact, FactType, Formula, Function, Package,
    PackageFile, Parameter, Periods, Place, Population, Ratio, Regulation, Scale, ScaleValue,
    Script, SignatureType, TableBuilder, Title, UNKNOWN_CODE, Written,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(in crate::formula) const GRADE: usize = 1;
pub(in crate::formula) const WORKER: usize = 0;
pub(in crate::formula) const UNIT: usize = 1;

/// The file that formulas of tests stand in, after some words that are not ASCII.
pub(in crate::formula) const BEFORE: &str = "# Điều kiện thử\nwhen = '''";
const AFTER: &str = "'''\n";

pub(in crate::formula) fn place(file: &str) -> Place {
    Place { file: file.into(), start: 0, end: 0 }
}

fn values(ids: &[&str]) -> Vec<ScaleValue> {
    let value = |id: &&str| ScaleValue { id: (*id).to_owned(), title: Title::default() };
    ids.iter().map(value).collect()
}

fn scale(id: &str, ids: &[&str]) -> Scale {
    Scale { id: id.to_owned(), values: values(ids), place: place("regulation.toml") }
}

fn fact(id: &str, kind: FactType) -> Fact {
    Fact {
        id: id.to_owned(),
        title: Title::default(),
        kind,
        unit: None,
        min: None,
        max: None,
        optional: false,
        personal: false,
        group: None,
        place: place("worker.toml"),
    }
}

fn criterion(id: &str, group: &str) -> Fact {
    let group = Some(group.to_owned());
    Fact { group, ..fact(id, FactType::Scale { scale: GRADE }) }
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
        place: place("worker.toml"),
    }
}

fn children(id: &str, class: usize, by: &str, among: Counted) -> Children {
    let by = Written { value: by.to_owned(), place: place("unit.toml") };
    Children { id: id.to_owned(), class, by, among, place: place("unit.toml") }
}

fn class(id: &str, facts: Vec<Fact>) -> Class {
    Class {
        id: id.to_owned(),
        title: Title::default(),
        facts,
        parameters: Vec::new(),
        children: Vec::new(),
        exemptions: Vec::new(),
        review: None,
        levels: Vec::new(),
        ceilings: Vec::new(),
        quotas: Vec::new(),
        form: None,
        place: place("worker.toml"),
    }
}

fn worker() -> Class {
    let boolean = |empty_is_false| FactType::Boolean { empty_is_false };
    let facts = vec![
        fact("unit", FactType::Subject { class: UNIT }),
        fact("mentor", FactType::Subject { class: WORKER }),
        fact("kind", FactType::Choice(values(&["full", "part", "on-leave"]))),
        fact("months", FactType::Integer),
        fact("score", FactType::Decimal { places: 1 }),
        fact("joined", FactType::Date),
        fact("town", FactType::Text),
        fact("sanctioned", boolean(false)),
        fact("absent", boolean(true)),
        fact("standing", FactType::Scale { scale: GRADE }),
        fact("earlier", FactType::Scale { scale: 0 }),
        Fact { personal: true, ..fact("full_name", FactType::Text) },
        fact("tuổi", FactType::Integer),
        criterion("skill", "task"),
        criterion("care", "task"),
        criterion("speed", "task"),
        criterion("manner", "conduct"),
    ];
    let number = |text| Constant::Number(Ratio::parse(text).unwrap());
    let parameters = vec![
        parameter("months_min", number("6")),
        parameter("share", number("33.3%")),
        parameter("grade_min", Constant::Scale { scale: GRADE, code: 1 }),
        parameter("cutoff", Constant::Day(Day::new(2020, 6, 30).unwrap().0)),
    ];
    Class { parameters, ..class("worker", facts) }
}

fn unit() -> Class {
    let facts = vec![
        fact("parent", FactType::Subject { class: UNIT }),
        fact("size", FactType::Integer),
        fact("kind", FactType::Choice(values(&["field", "office"]))),
        fact("grade", FactType::Scale { scale: GRADE }),
    ];
    let declared = vec![
        children("members", WORKER, "unit", Counted::Rated),
        children("units", UNIT, "parent", Counted::All),
    ];
    Class { children: declared, ..class("unit", facts) }
}

fn function(id: &str, args: &[SignatureType], returns: SignatureType) -> Function {
    let place = place("regulation.toml");
    Function { id: id.to_owned(), args: args.to_vec(), returns, place }
}

/// The functions of the fixture, all simple enough to work out by hand.
pub(in crate::formula) const SCRIPT: &str = r#"
// Half of the score, and ten points more for the highest grade.
fn weighted(score, standing) {
    let points = score / 2;
    if standing == grade.high { points += 10; }
    points
}
fn doubled(n) { n * 2 }
fn is_town(name) { name == "Huế" }
fn better(a) { if a < grade.high { grade.high } else { a } }
fn later(day) { day > date("2020-06-30") }
fn endless(n) { while true { n += 1; } n }
"#;

/// The regulation of the tests; `script` stands in `functions.rhai`.
pub(in crate::formula) fn regulation(script: &str) -> Regulation {
    use SignatureType::{Boolean, Date, Decimal, Integer, Text};
    let functions = vec![
        function("weighted", &[Decimal, SignatureType::Scale(GRADE)], Decimal),
        function("doubled", &[Integer], Integer),
        function("is_town", &[Text], Boolean),
        function("better", &[SignatureType::Scale(GRADE)], SignatureType::Scale(GRADE)),
        function("later", &[Date], Boolean),
        function("endless", &[Integer], Integer),
    ];
    Regulation {
        id: "r".to_owned(),
        series: "s".to_owned(),
        number: "1".to_owned(),
        title: Title::default(),
        issuer: Title::default(),
        signed: Day(0),
        periods: Periods { first: 2019, last: None, place: place("regulation.toml") },
        supersedes: None,
        outcome: 0,
        scales: vec![
            scale("rating", &["failed", "pass", "good", "top"]),
            scale("grade", &["low", "mid", "high"]),
        ],
        functions,
        script: Some(Script { text: script.to_owned(), place: place("r/functions.rhai") }),
        classes: vec![worker(), unit()],
        not_encoded: Vec::new(),
        amendments: Vec::new(),
        package: package(script),
        unread: BTreeSet::new(),
    }
}

fn package(script: &str) -> Package {
    let file = |path: &str, text: &str| {
        let shown = format!("r/{path}").into();
        (path.to_owned(), PackageFile { shown, bytes: text.as_bytes().into() })
    };
    let files = BTreeMap::from([file("functions.rhai", script)]);
    Package { id: "r".to_owned(), files, ..Package::default() }
}

/// A formula as it stands in `r/worker.toml` of the regulation, which it is put into.
pub(in crate::formula) fn formula(regulation: &mut Regulation, text: &str) -> Formula {
    let file = format!("{BEFORE}{text}{AFTER}");
    let bytes = file.as_bytes().into();
    let shown = "r/worker.toml".into();
    regulation.package.files.insert("worker.toml".to_owned(), PackageFile { shown, bytes });
    let start = BEFORE.len();
    let place = Place { file: "r/worker.toml".into(), start, end: start + text.len() };
    Formula { text: text.to_owned(), place }
}

/// Puts `fact=value` words into the current row; `?` and words left out are unknown.
pub(in crate::formula) fn put(
    builder: &mut TableBuilder,
    regulation: &Regulation,
    class: usize,
    facts: &str,
) {
    for word in facts.split_whitespace() {
        let (id, value) = word.split_once('=').expect("fact=value");
        let at = regulation.classes[class].fact_index(id).expect("a fact");
        let code = |known: &[ScaleValue]| {
            u8::try_from(known.iter().position(|v| v.id == value).expect("a value")).unwrap()
        };
        match &regulation.classes[class].facts[at].kind {
            _ if value == "?" => {}
            FactType::Boolean { .. } => builder.put_code(at, u8::from(value == "true")),
            FactType::Integer => builder.put_number(at, value.parse().unwrap()),
            FactType::Decimal { places } => {
                let scaled = Ratio::parse(value).unwrap();
                let scaled = scaled.checked_mul(Ratio::whole(10i64.pow(u32::from(*places))));
                builder.put_number(at, i64::try_from(scaled.unwrap().floor()).unwrap());
            }
            FactType::Date => builder.put_number(at, Day::parse(value).unwrap().0),
            FactType::Text | FactType::Subject { .. } => builder.put_text(at, value),
            FactType::Choice(choices) => builder.put_code(at, code(choices)),
            FactType::Scale { scale } => {
                builder.put_code(at, code(&regulation.scales[*scale].values));
            }
        }
    }
}

/// Subjects with what a formula may read of them.
#[derive(Debug)]
pub(in crate::formula) struct Village {
    pub(in crate::formula) regulation: Regulation,
    pub(in crate::formula) population: Population,
    pub(in crate::formula) ratings: Vec<Arc<Vec<u8>>>,
    pub(in crate::formula) families: Vec<Vec<Family>>,
    pub(in crate::formula) library: Library,
}

impl Village {
    /// Worker `w` with the given facts; unit `u0` over `u1` over `u2`, and `u3` with nothing.
    /// `u1` has workers rated failed, pass, good, top and one unrated, `u2` one unrated.
    pub(in crate::formula) fn new(regulation: Regulation, facts: &str) -> Self {
        let mut workers = TableBuilder::new(&regulation.classes[WORKER]);
        let mut ratings = vec![UNKNOWN_CODE];
        workers.start_row("w");
        put(&mut workers, &regulation, WORKER, facts);
        let others = [("u1", 0), ("u1", 1), ("u1", 2), ("u1", 3), ("u1", 255), ("u2", 255)];
        for (at, (unit, rating)) in others.into_iter().enumerate() {
            workers.start_row(&format!("w{}", at + 1));
            put(&mut workers, &regulation, WORKER, &format!("unit={unit} months={at} kind=part"));
            ratings.push(rating);
        }
        let mut units = TableBuilder::new(&regulation.classes[UNIT]);
        let rows = [
            ("u0", "size=30 kind=office grade=high"),
            ("u1", "size=5 kind=field grade=mid parent=u0"),
            ("u2", "kind=field parent=u1"),
            ("u3", ""),
        ];
        for (id, facts) in rows {
            units.start_row(id);
            put(&mut units, &regulation, UNIT, facts);
        }
        let ratings = [ratings, vec![3, 2, UNKNOWN_CODE, UNKNOWN_CODE]].map(Arc::new).to_vec();
        let population = Population::finish(&regulation, 2020, vec![workers, units]).unwrap();
        let families = Family::of(&regulation, &population);
        let (library, mistakes) = Library::compile(&regulation);
        assert_eq!(mistakes, Vec::new());
        Village { regulation, population, ratings, families, library }
    }

    pub(in crate::formula) fn subject(&self, class: usize, row: usize) -> Subject<'_> {
        let world = World {
            regulation: &self.regulation,
            population: &self.population,
            ratings: &self.ratings,
            families: &self.families,
            library: &self.library,
        };
        Subject { world, class, row, changes: &[] }
    }
}

/// A village, and a formula of a class checked in it.
pub(in crate::formula) fn try_compile(
    text: &str,
    class: usize,
    wants: Wants<'_>,
) -> Result<Expr, Vec<Diagnostic>> {
    let mut regulation = regulation(SCRIPT);
    let formula = formula(&mut regulation, text);
    compile(&regulation, class, &formula, wants)
}
