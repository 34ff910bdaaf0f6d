//! A case as a population: who is decided, their children, and whomever they name.
//!
//! What a case leaves open stays unknown, just as an empty cell would be.

use crate::model::{
    Case, FactType, Given, GivenSubject, GivenValue, Population, Regulation, TableBuilder,
};
use std::collections::{BTreeSet, VecDeque};

/// A case ready to be decided.
pub(in crate::expect) struct Situation {
    /// Everybody in it.
    pub(in crate::expect) population: Population,
    /// Those who are decided: id and row in the case's class.
    pub(in crate::expect) rows: Vec<(String, usize)>,
    /// The case's class.
    pub(in crate::expect) class: usize,
}

impl Situation {
    /// The population of a case.
    ///
    /// # Errors
    /// The ids of subjects that it names and that could not be made.
    pub(in crate::expect) fn of(
        regulation: &Regulation,
        class: usize,
        case: &Case,
    ) -> Result<Self, Vec<String>> {
        let mut cast = Cast::new(regulation);
        let decided = match &case.given {
            Given::One { subject, children } => {
                let id = "subject".to_owned();
                for given in children {
                    cast.children((class, &id), given.children, (&given.subject, given.times));
                }
                vec![(id, subject)]
            }
            Given::Group(members) => {
                let ids = members.iter().flat_map(|member| {
                    let id = |n| match member.times {
                        1 => member.id.clone(),
                        _ => format!("{}-{n}", member.id),
                    };
                    (1..=member.times).map(move |n| (id(n), &member.subject))
                });
                ids.collect()
            }
        };
        for (id, subject) in &decided {
            let role = Role { class, id: id.clone(), subject, extra: Vec::new() };
            cast.waiting.push_front(role);
        }
        let period = case.period.unwrap_or(regulation.periods.first);
        let population = cast.finish(period)?;
        let ids = &population.tables[class].ids;
        let row = |id: &str| ids.find(id).map(|row| row as usize);
        let rows = decided.into_iter().filter_map(|(id, _)| row(&id).map(|row| (id, row)));
        Ok(Situation { rows: rows.collect(), class, population })
    }
}

/// A subject that waits to be made a row.
struct Role<'a> {
    class: usize,
    id: String,
    subject: &'a GivenSubject,
    /// Facts besides those it is given.
    extra: Vec<(usize, GivenValue)>,
}

/// Everybody in a case, while they are made rows one after the other.
struct Cast<'a> {
    regulation: &'a Regulation,
    tables: Vec<TableBuilder>,
    waiting: VecDeque<Role<'a>>,
    made: BTreeSet<(usize, String)>,
    /// Subjects known only by an id.
    named: BTreeSet<(usize, String)>,
    count: u64,
}

impl<'a> Cast<'a> {
    fn new(regulation: &'a Regulation) -> Self {
        Cast {
            regulation,
            tables: regulation.classes.iter().map(TableBuilder::new).collect(),
            waiting: VecDeque::new(),
            made: BTreeSet::new(),
            named: BTreeSet::new(),
            count: 0,
        }
    }

    /// An id that no case could write: it holds a line break.
    fn fresh_id(&mut self) -> String {
        self.count += 1;
        format!("\n{}", self.count)
    }

    /// Adds equal children of a subject.
    fn children(
        &mut self,
        (parent, id): (usize, &str),
        children: usize,
        (subject, times): (&'a GivenSubject, u32),
    ) {
        let declared = &self.regulation.classes[parent].children[children];
        let by = self.regulation.classes[declared.class].fact_index(&declared.by.value);
        for _ in 0..times {
            let parent = by.map(|by| (by, GivenValue::SubjectId(id.to_owned())));
            let extra = parent.into_iter().collect();
            let id = self.fresh_id();
            self.waiting.push_back(Role { class: declared.class, id, subject, extra });
        }
    }

    fn finish(mut self, period: i64) -> Result<Population, Vec<String>> {
        while let Some(role) = self.waiting.pop_front() {
            self.make(role);
        }
        for (class, id) in self.named.difference(&self.made) {
            self.tables[*class].start_row(id);
        }
        let finished = Population::finish(self.regulation, period, self.tables);
        finished.map_err(|dangling| dangling.into_iter().map(|one| one.id).collect())
    }

    fn make(&mut self, role: Role<'a>) {
        let class = role.class;
        self.tables[class].start_row(&role.id);
        self.made.insert((class, role.id));
        if let Some(code) = role.subject.decided {
            self.tables[class].put_decided(code);
        }
        for (fact, value) in &role.subject.facts {
            match value {
                Some(GivenValue::Subject(other)) => self.nested((class, *fact), other),
                Some(value) => self.put((class, *fact), value),
                None => {}
            }
        }
        for (fact, value) in &role.extra {
            self.put((class, *fact), value);
        }
    }

    /// A subject with facts of its own becomes a row of its class.
    fn nested(&mut self, (class, fact): (usize, usize), subject: &'a GivenSubject) {
        let FactType::Subject { class: other } = self.regulation.classes[class].facts[fact].kind
        else {
            return;
        };
        let id = self.fresh_id();
        self.tables[class].put_text(fact, &id);
        self.waiting.push_back(Role { class: other, id, subject, extra: Vec::new() });
    }

    fn put(&mut self, (class, fact): (usize, usize), value: &GivenValue) {
        let table = &mut self.tables[class];
        match value {
            GivenValue::Code(code) => table.put_code(fact, *code),
            GivenValue::Number(number) => table.put_number(fact, *number),
            GivenValue::Text(text) => table.put_text(fact, text),
            GivenValue::SubjectId(id) => {
                table.put_text(fact, id);
                if let FactType::Subject { class } = self.regulation.classes[class].facts[fact].kind
                {
                    self.named.insert((class, id.clone()));
                }
            }
            GivenValue::Subject(_) => {}
        }
    }
}
