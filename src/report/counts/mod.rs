//! What reports count: subjects by the level that is reported of them, by the level of the rules,
//! and by the reason for which they have none; of a whole class, or of a part of it.
//!
//! What is reported is what was decided, where the submissions carry decided levels of a class;
//! the engine's level stands in only where they carry none. Start reading at [`Material`].

use crate::decide::{Decisions, Rulebook, Verdicts};
use crate::model::{Class, Outcome, Population, Regulation, Returns, UNKNOWN_CODE};

mod before;
mod cut;
mod sample;

pub use before::{Before, Change, Previous, told_of};
pub use cut::{Cut, Line, WrongCut};

/// Everything that a report is made from: submissions, and what was decided of them.
#[derive(Debug)]
pub struct Material {
    book: Rulebook,
    population: Population,
    decisions: Decisions,
    returns: Returns,
    accounts: Vec<Account>,
}

/// What is reported of each subject of a class.
#[derive(Debug)]
struct Account {
    /// The reported level, by code; [`UNKNOWN_CODE`] where there is none.
    levels: Vec<u8>,
    /// Why there is no level, by the number of the reason.
    reasons: Vec<u16>,
    /// True if levels were decided by the authority.
    is_decided: bool,
}

/// Why a subject has no reported level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An exemption, by its place in the class.
    Exempt(usize),
    /// It cannot be decided yet.
    Pending,
    /// It was left to a person.
    Referred,
    /// The rules give a level, the authority gave none yet.
    Undecided,
}

/// Numbers of subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// All of them.
    pub total: u64,
    /// Those with a reported level, by code.
    pub levels: Vec<u64>,
    /// Those whom the rules give a level, by code.
    pub by_rules: Vec<u64>,
    /// Those without a reported level, by the number of the reason ([`Reason::all`]).
    pub reasons: Vec<u64>,
}

impl Reason {
    /// Every reason that there can be in a class: its exemptions in their order, then the others.
    pub fn all(class: &Class) -> Vec<Reason> {
        let exempt = (0..class.exemptions.len()).map(Reason::Exempt);
        exempt.chain([Reason::Pending, Reason::Referred, Reason::Undecided]).collect()
    }

    fn number(self, exemptions: usize) -> u16 {
        let number = match self {
            Reason::Exempt(at) => at,
            Reason::Pending => exemptions,
            Reason::Referred => exemptions + 1,
            Reason::Undecided => exemptions + 2,
        };
        u16::try_from(number).expect("INVARIANT (rules): fewer exemptions than a file can hold")
    }
}

impl Counted {
    fn nothing(levels: usize, reasons: usize) -> Self {
        Counted {
            total: 0,
            levels: vec![0; levels],
            by_rules: vec![0; levels],
            reasons: vec![0; reasons],
        }
    }

    /// Those with a reported level.
    pub fn rated(&self) -> u64 {
        self.levels.iter().sum()
    }

    /// Those without one.
    pub fn not_rated(&self) -> u64 {
        self.total - self.rated()
    }

    /// Those at one of some levels.
    pub fn at(&self, levels: &[u8]) -> u64 {
        levels.iter().map(|level| self.levels[usize::from(*level)]).sum()
    }

    fn add(&mut self, other: &Counted) {
        self.total += other.total;
        let add = |to: &mut Vec<u64>, from: &[u64]| {
            to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
        };
        add(&mut self.levels, &other.levels);
        add(&mut self.by_rules, &other.by_rules);
        add(&mut self.reasons, &other.reasons);
    }
}

impl Material {
    /// Takes submissions and what was decided of them; rulebook and population must be those that
    /// were decided.
    pub fn new(
        book: Rulebook,
        population: Population,
        decisions: Decisions,
        returns: Returns,
    ) -> Self {
        let mut material = Material { book, population, decisions, returns, accounts: Vec::new() };
        let classes = 0..material.regulation().classes.len();
        material.accounts = classes.map(|class| material.account(class)).collect();
        material
    }

    /// By what was decided.
    pub fn regulation(&self) -> &Regulation {
        self.book.regulation()
    }

    /// What the submissions say of themselves.
    pub fn returns(&self) -> &Returns {
        &self.returns
    }

    /// The subjects.
    pub fn population(&self) -> &Population {
        &self.population
    }

    /// The verdicts in words.
    pub fn verdicts(&self) -> Verdicts<'_> {
        self.decisions.verdicts(&self.book, &self.population)
    }

    /// True if what is reported of a class is what the authority decided.
    pub fn is_decided(&self, class: usize) -> bool {
        self.accounts[class].is_decided
    }

    /// The reported level of a subject, by code.
    pub fn level(&self, class: usize, row: usize) -> Option<u8> {
        let level = self.accounts[class].levels[row];
        (level != UNKNOWN_CODE).then_some(level)
    }

    fn account(&self, class: usize) -> Account {
        let decided = self.population.tables[class].decided.as_deref().unwrap_or_default();
        let is_decided = decided.iter().any(|code| *code != UNKNOWN_CODE);
        let rows = 0..self.decisions.len(class);
        let level = |row| match is_decided {
            true => decided.get(row).copied(),
            false => self.decisions.level(class, row),
        };
        let levels = rows.clone().map(|row| level(row).unwrap_or(UNKNOWN_CODE)).collect();
        let reasons = rows.map(|row| self.reason(class, row)).collect();
        Account { levels, reasons, is_decided }
    }

    /// The number of the reason for which a subject would have no level.
    fn reason(&self, class: usize, row: usize) -> u16 {
        let reason = match self.decisions.outcome(class, row) {
            Outcome::Exempt => {
                let exemption = self.verdicts().exemption(class, row);
                exemption.map_or(Reason::Pending, Reason::Exempt)
            }
            Outcome::Pending => Reason::Pending,
            Outcome::Referred => Reason::Referred,
            Outcome::Rated => Reason::Undecided,
        };
        reason.number(self.regulation().classes[class].exemptions.len())
    }

    /// Nobody of a class.
    fn nobody(&self, class: usize) -> Counted {
        let levels = self.regulation().outcome_scale().values.len();
        Counted::nothing(levels, self.regulation().classes[class].exemptions.len() + 3)
    }

    /// Adds a subject to a count.
    fn count(&self, class: usize, row: usize, counted: &mut Counted) {
        let account = &self.accounts[class];
        counted.total += 1;
        match self.level(class, row) {
            Some(level) => counted.levels[usize::from(level)] += 1,
            None => counted.reasons[usize::from(account.reasons[row])] += 1,
        }
        if let Some(level) = self.decisions.level(class, row) {
            counted.by_rules[usize::from(level)] += 1;
        }
    }
}

#[cfg(test)]
mod tests;
