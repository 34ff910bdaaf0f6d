//! Small regulations and populations for tests, written in a line each.

use crate::decide::{Decisions, Options, Rulebook, decide};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Base, Basis, Ceiling, Children, Class, Constant, Counted, Day, Excess, Exemption, Fact,
    FactType, Formula, Grounds, Level, Package, Parameter, Periods, Place, Population, Quota,
    RankKey, Ratio, Regulation, Requirement, Review, Rounding, Scale, ScaleValue, TableBuilder,
    Ties, Title, Verdict, Written,
};
use std::collections::BTreeSet;

/// The outcome scale of all fixtures, worst first.
pub const LEVELS: [&str; 4] = ["low", "fair", "high", "top"];

pub fn place() -> Place {
    Place { file: "fixture.toml".into(), start: 0, end: 0 }
}

pub fn formula(text: &str) -> Formula {
    let place = Place { file: "fixture.toml".into(), start: 0, end: text.len() };
    Formula { text: text.to_owned(), place }
}

pub fn grounds(basis: Basis) -> Grounds {
    Grounds { title: Title::default(), cite: "1.1".to_owned(), basis, note: None }
}

pub fn code(level: &str) -> u8 {
    LEVELS.iter().position(|known| *known == level).unwrap() as u8
}

/// A class being written.
pub struct Draft(pub Class);

impl Draft {
    pub fn new(id: &str) -> Self {
        Draft(Class {
            id: id.to_owned(),
            title: Title::default(),
            facts: Vec::new(),
            parameters: Vec::new(),
            children: Vec::new(),
            exemptions: Vec::new(),
            review: None,
            levels: Vec::new(),
            ceilings: Vec::new(),
            quotas: Vec::new(),
            form: None,
            place: place(),
        })
    }

    pub fn fact(mut self, id: &str, kind: FactType) -> Self {
        self.0.facts.push(Fact {
            id: id.to_owned(),
            title: Title::default(),
            kind,
            unit: None,
            min: None,
            max: None,
            optional: false,
            personal: false,
            group: None,
            place: place(),
        });
        self
    }

    /// Booleans, each unknown where a row does not say.
    pub fn flags(mut self, ids: &str) -> Self {
        for id in ids.split(' ') {
            self = self.fact(id, FactType::Boolean { empty_is_false: false });
        }
        self
    }

    /// Whole numbers.
    pub fn numbers(mut self, ids: &str) -> Self {
        for id in ids.split(' ') {
            self = self.fact(id, FactType::Integer);
        }
        self
    }

    /// Criteria of the outcome scale in the group `marks`.
    pub fn marks(mut self, ids: &str) -> Self {
        for id in ids.split(' ') {
            self = self.fact(id, FactType::Scale { scale: 0 });
            self.0.facts.last_mut().unwrap().group = Some("marks".to_owned());
        }
        self
    }

    pub fn subject(self, id: &str, class: usize) -> Self {
        self.fact(id, FactType::Subject { class })
    }

    pub fn parameter(mut self, id: &str, value: &str, basis: Basis) -> Self {
        self.0.parameters.push(Parameter {
            id: id.to_owned(),
            value: Constant::Number(Ratio::parse(value).unwrap()),
            written: value.to_owned(),
            unit: None,
            title: Title::default(),
            cite: "1.2".to_owned(),
            basis,
            place: place(),
        });
        self
    }

    pub fn children(mut self, id: &str, class: usize, by: &str) -> Self {
        self.0.children.push(Children {
            id: id.to_owned(),
            class,
            by: Written { value: by.to_owned(), place: place() },
            among: Counted::Rated,
            place: place(),
        });
        self
    }

    pub fn exemption(mut self, id: &str, when: &str, review_due: bool) -> Self {
        self.0.exemptions.push(Exemption {
            id: id.to_owned(),
            when: formula(when),
            review_due,
            grounds: grounds(Basis::Text),
            place: place(),
        });
        self
    }

    pub fn review(mut self, done: &str) -> Self {
        self.0.review = Some(Review { done: formula(done), grounds: Some(grounds(Basis::Text)) });
        self
    }

    /// A level with its requirements as `id: formula`; call from the best level down.
    pub fn level(mut self, level: &str, requires: &[&str]) -> Self {
        let requires = requires.iter().map(|text| {
            let (id, that) = text.split_once(": ").unwrap();
            Requirement {
                id: id.to_owned(),
                that: formula(that),
                grounds: grounds(Basis::Text),
                place: place(),
            }
        });
        let requires = requires.collect();
        self.0.levels.push(Level { is: code(level), requires, place: place() });
        self
    }

    pub fn ceiling(mut self, id: &str, at_most: &str, when: &str) -> Self {
        self.0.ceilings.push(Ceiling {
            id: id.to_owned(),
            at_most: formula(at_most),
            when: formula(when),
            grounds: grounds(Basis::Text),
            place: place(),
        });
        self
    }

    pub fn quota(mut self, quota: Quota) -> Self {
        self.0.quotas.push(quota);
        self
    }

    /// Changes the basis of the rule added last, of whatever kind it is.
    pub fn with(mut self, change: impl FnOnce(&mut Class)) -> Self {
        change(&mut self.0);
        self
    }
}

/// A quota on the level `top`: a share of the rated, rounded down, the greatest `score` first,
/// those beyond lowered to `high`, ties referred. Tests change what they are about.
pub fn quota(share: &str, change: impl FnOnce(&mut Quota)) -> Quota {
    let mut quota = Quota {
        id: "top-share".to_owned(),
        limits: vec![code("top")],
        per: Vec::new(),
        share: formula(share),
        of: Base::Rated,
        rounding: Rounding::Down,
        seats_min: 0,
        rank: vec![rank("score", true)],
        excess: Excess::Lower,
        lowered_to: code("high"),
        ties: Ties::Refer,
        unless: None,
        assumed: Vec::new(),
        grounds: grounds(Basis::Text),
        place: place(),
    };
    change(&mut quota);
    quota
}

pub fn rank(by: &str, descending: bool) -> RankKey {
    RankKey { by: formula(by), descending }
}

pub fn per(facts: &[&str]) -> Vec<Written<String>> {
    facts.iter().map(|fact| Written { value: (*fact).to_owned(), place: place() }).collect()
}

pub fn regulation(classes: Vec<Draft>) -> Regulation {
    let value = |id: &&str| ScaleValue { id: (*id).to_owned(), title: Title::default() };
    let scale = Scale {
        id: "rating".to_owned(),
        values: LEVELS.iter().map(value).collect(),
        place: place(),
    };
    Regulation {
        id: "fixture".to_owned(),
        series: "fixture".to_owned(),
        number: "1".to_owned(),
        title: Title::default(),
        issuer: Title::default(),
        signed: Day::new(2020, 1, 1).unwrap(),
        periods: Periods { first: 2020, last: None, place: place() },
        supersedes: None,
        outcome: 0,
        scales: vec![scale],
        functions: Vec::new(),
        script: None,
        classes: classes.into_iter().map(|draft| draft.0).collect(),
        not_encoded: Vec::new(),
        amendments: Vec::new(),
        package: Package::default(),
        unread: BTreeSet::new(),
    }
}

pub fn choice(ids: &str) -> FactType {
    let value = |id: &str| ScaleValue { id: id.to_owned(), title: Title::default() };
    FactType::Choice(ids.split(' ').map(value).collect())
}

/// A population, a row a line: `class id fact=value …`, with `decided=level` where given.
pub fn population(regulation: &Regulation, rows: &[impl AsRef<str>]) -> Population {
    let mut tables: Vec<_> = regulation.classes.iter().map(TableBuilder::new).collect();
    for row in rows {
        let mut words = row.as_ref().split(' ');
        let class = regulation.class_index(words.next().unwrap()).unwrap();
        tables[class].start_row(words.next().unwrap());
        for word in words {
            let (fact, value) = word.split_once('=').unwrap();
            put(regulation, class, &mut tables[class], (fact, value));
        }
    }
    Population::finish(regulation, 2020, tables).unwrap()
}

fn put(
    regulation: &Regulation,
    class: usize,
    table: &mut TableBuilder,
    (fact, value): (&str, &str),
) {
    if fact == "decided" {
        return table.put_decided(code(value));
    }
    let at = regulation.classes[class].fact_index(fact).unwrap_or_else(|| panic!("{fact}"));
    match &regulation.classes[class].facts[at].kind {
        FactType::Boolean { .. } => table.put_code(at, u8::from(value == "yes")),
        FactType::Choice(values) => {
            let found = values.iter().position(|known| known.id == value).unwrap();
            table.put_code(at, found as u8);
        }
        FactType::Scale { scale } => {
            table.put_code(at, regulation.scales[*scale].code(value).unwrap());
        }
        FactType::Text | FactType::Subject { .. } => table.put_text(at, value),
        FactType::Date => table.put_number(at, Day::parse(value).unwrap().0),
        FactType::Integer | FactType::Decimal { .. } => {
            table.put_number(at, value.parse().unwrap())
        }
    }
}

/// Everything about one deciding.
pub struct Decided {
    pub book: Rulebook,
    pub population: Population,
    pub decisions: Decisions,
}

pub fn book(classes: Vec<Draft>) -> Rulebook {
    let (book, found) = Rulebook::compile(regulation(classes));
    book.unwrap_or_else(|| panic!("{found:#?}"))
}

pub fn run(classes: Vec<Draft>, rows: &[impl AsRef<str>]) -> Decided {
    try_run(classes, rows, true).unwrap_or_else(|found| panic!("{found:#?}"))
}

pub fn try_run(
    classes: Vec<Draft>,
    rows: &[impl AsRef<str>],
    use_decided: bool,
) -> Result<Decided, Vec<Diagnostic>> {
    let book = book(classes);
    let population = population(book.regulation(), rows);
    let decisions = decide(&book, &population, Options { use_decided })?;
    Ok(Decided { book, population, decisions })
}

impl Decided {
    /// The verdict of a subject named `class/id`.
    pub fn verdict(&self, name: &str) -> Verdict<'_> {
        let (class, row) = self.at(name);
        self.decisions.verdicts(&self.book, &self.population).verdict(class, row)
    }

    pub fn at(&self, name: &str) -> (usize, usize) {
        let (class, id) = name.split_once('/').unwrap();
        let class = self.book.regulation().class_index(class).unwrap();
        let row = self.population.tables[class].ids.find(id).unwrap();
        (class, row as usize)
    }

    /// What became of every subject of a class, in the order of input: its level, or its outcome
    /// where it has none.
    pub fn levels(&self, class: &str) -> Vec<&str> {
        let class = self.book.regulation().class_index(class).unwrap();
        let verdicts = self.decisions.verdicts(&self.book, &self.population);
        let level = |row| {
            let verdict = verdicts.verdict(class, row);
            verdict.level.unwrap_or(verdict.outcome.as_str())
        };
        (0..self.decisions.len(class)).map(level).collect()
    }

    pub fn verdicts(&self) -> crate::decide::Verdicts<'_> {
        self.decisions.verdicts(&self.book, &self.population)
    }
}
