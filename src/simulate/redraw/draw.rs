//! One population drawn anew: the published totals as they are, what they leave open at random.
//!
//! Start reading at [`Ground::draw`].

use crate::decide::{Rulebook, held_back, room_facts};
use crate::diagnostic::Diagnostic;
use crate::model::{PlanTable, Population, Published, Regulation, SynthesisPlan};
use crate::simulate::dice::Dice;
use crate::simulate::facts;
use crate::simulate::place::Places;
use crate::simulate::redraw::population::population;
use crate::simulate::synthesize::{Kind, Made, MadeTable, blank, kinds, link, meet, name};
use std::collections::BTreeSet;

/// Tries that are made for one draw before the plan is called impossible.
const TRIES: u64 = 20;
/// Streams below this belong to single populations (`synthesize`).
const FIRST_STREAM: u64 = 1 << 32;

/// What populations are drawn from.
pub struct Ground<'a> {
    pub published: &'a Published,
    pub plan: &'a SynthesisPlan,
    /// The regulation as it stands, compiled.
    pub book: &'a Rulebook,
    pub seed: u64,
    /// The facts by which it is known whom a full quota can have held.
    room: Vec<BTreeSet<usize>>,
}

/// A population and how many subjects of each table of the plan were drawn to meet more than was
/// decided.
pub struct Drawn {
    pub population: Population,
    pub held: Vec<u64>,
}

impl<'a> Ground<'a> {
    pub fn new(
        (published, plan): (&'a Published, &'a SynthesisPlan),
        book: &'a Rulebook,
        seed: u64,
    ) -> Self {
        Ground { published, plan, book, seed, room: room_facts(book) }
    }

    /// The population of a number; it depends on nothing but the seed and that number.
    ///
    /// # Errors
    /// `plan-impossible`, where no try met the plan's limits.
    pub fn draw(&self, number: u64) -> Result<Drawn, Box<Diagnostic>> {
        let mut tries = 0..TRIES;
        loop {
            // INVARIANT (tries): there is at least one.
            let at = tries.next().unwrap_or(TRIES - 1);
            let mut dice = Dice::new(self.seed, FIRST_STREAM + number * TRIES + at);
            match self.attempt(&mut dice) {
                Err(_) if !tries.is_empty() => {}
                done => return done,
            }
        }
    }

    fn regulation(&self) -> &'a Regulation {
        self.book.regulation()
    }

    fn attempt(&self, dice: &mut Dice) -> Result<Drawn, Box<Diagnostic>> {
        let mut made = self.tables(dice)?;
        let held = self.hold(&mut made, dice)?;
        // INVARIANT (totals): every draw has the published totals.
        assert!(self.fits(&made), "a draw with other totals than published");
        let tables = (self.published.period, made.as_slice());
        Ok(Drawn { population: population(self.regulation(), tables, |_, _| true)?, held })
    }

    /// Every table with the facts of the levels decided.
    fn tables(&self, dice: &mut Dice) -> Result<Vec<MadeTable<'a>>, Box<Diagnostic>> {
        let regulation = self.regulation();
        let mut made: Vec<MadeTable<'a>> = Vec::new();
        for table in &self.plan.tables {
            let kinds = kinds(self.published, regulation, table);
            let mut subjects = match &table.under {
                Some(under) => {
                    Places { regulation, table, under, made: &made, kinds: &kinds }.place(dice)?
                }
                None => self.scatter(table, &kinds, dice),
            };
            dice.shuffle(&mut subjects);
            name(table, &mut subjects);
            meet(table, &mut subjects, |meeting| !meeting.open);
            facts::fill(table, &mut subjects, dice)?;
            link(table, &made, regulation, &mut subjects);
            made.push(MadeTable { plan: table, subjects });
        }
        Ok(made)
    }

    /// Every subject of a table anywhere: over a list whose weights are the number of subjects,
    /// just so many at each value; over others by the weights.
    fn scatter(&self, table: &PlanTable, kinds: &[Kind], dice: &mut Dice) -> Vec<Made> {
        let regulation = self.regulation();
        let of_kind = |kind: &Kind| {
            let one = blank(regulation, table, kind);
            std::iter::repeat_n(one, usize::try_from(kind.count).unwrap_or(usize::MAX))
        };
        let mut subjects: Vec<Made> = kinds.iter().flat_map(of_kind).collect();
        for (fact, list) in &table.spread {
            let Some(list) = self.plan.lists.iter().find(|known| known.id == *list) else {
                continue;
            };
            let weights: Vec<u64> = list.items.iter().map(|(_, weight)| *weight).collect();
            let mut places: Vec<usize> = if is_exact(&weights, subjects.len()) {
                let at = weights.iter().enumerate();
                let at = at.flat_map(|(at, weight)| std::iter::repeat_n(at, *weight as usize));
                at.collect()
            } else {
                subjects.iter().map(|_| dice.weighted(&weights).unwrap_or(0)).collect()
            };
            dice.shuffle(&mut places);
            for (subject, at) in subjects.iter_mut().zip(places) {
                subject.cells[*fact] = Some(list.items[at].0.clone());
            }
        }
        subjects
    }

    /// Gives some of those whom only a full quota can have held at their level the facts of a
    /// better one: any number of them is as likely as any other.
    fn hold(
        &self,
        made: &mut [MadeTable<'a>],
        dice: &mut Dice,
    ) -> Result<Vec<u64>, Box<Diagnostic>> {
        let mut held = vec![0; made.len()];
        if made.iter().all(|table| table.plan.meeting.iter().all(|meeting| !meeting.open)) {
            return Ok(held);
        }
        let tables = (self.published.period, &*made);
        let wanted = |class: usize, fact: usize| self.room[class].contains(&fact);
        let before = population(self.regulation(), tables, wanted)?;
        let back = held_back(self.book, &before);
        // Rows of a class are the subjects of its tables one after the other.
        let mut next = vec![0; self.regulation().classes.len()];
        for (at, table) in made.iter_mut().enumerate() {
            let (class, subjects) = (table.plan.class, table.subjects.len());
            let rows = &back[class][next[class]..next[class] + subjects];
            next[class] += subjects;
            held[at] = hold_some(table, rows, dice)?;
        }
        Ok(held)
    }

    /// True if every table of the report has as many at each level, and in all, as it states.
    fn fits(&self, made: &[MadeTable<'_>]) -> bool {
        self.published.tables.iter().all(|stated| {
            let parts = made.iter().filter(|table| {
                table.plan.published.as_ref().is_some_and(|id| id.value == stated.id)
            });
            let subjects: Vec<&Made> = parts.flat_map(|table| &table.subjects).collect();
            let at = |level: &str| {
                let decided = subjects.iter().filter(|subject| subject.decided);
                decided.filter(|subject| subject.level.as_deref() == Some(level)).count() as u64
            };
            let total = stated.total.unwrap_or(stated.rated);
            subjects.len() as u64 == total
                && stated.levels.iter().all(|level| at(&level.level.value) == level.count)
        })
    }
}

/// True if a list says just how many subjects are at each value.
pub fn is_exact(weights: &[u64], subjects: usize) -> bool {
    weights.iter().sum::<u64>() == subjects as u64
}

/// Of those at the level of each open meeting who were held back, some; how many.
fn hold_some(
    table: &mut MadeTable<'_>,
    back: &[bool],
    dice: &mut Dice,
) -> Result<u64, Box<Diagnostic>> {
    let mut all = 0;
    for meeting in table.plan.meeting.iter().filter(|meeting| meeting.open) {
        let can = |(at, subject): &(usize, &Made)| {
            back[*at] && subject.level.as_deref() == Some(&meeting.decided)
        };
        let mut who: Vec<usize> =
            table.subjects.iter().enumerate().filter(can).map(|(at, _)| at).collect();
        dice.shuffle(&mut who);
        let number = dice.below(who.len() as u64 + 1);
        who.truncate(usize::try_from(number).unwrap_or(usize::MAX));
        let chosen: BTreeSet<usize> = who.into_iter().collect();
        let profiles = &table.plan.profiles;
        for at in &chosen {
            let subject = &mut table.subjects[*at];
            let old = profiles.iter().find(|(profile, _)| *profile == subject.profile);
            for (fact, _) in old.map_or(&[][..], |(_, facts)| facts) {
                subject.cells[*fact] = None;
            }
            subject.profile.clone_from(&meeting.profile);
        }
        let subjects = table.subjects.iter_mut().enumerate();
        let chosen = subjects.filter(|(at, _)| chosen.contains(at)).map(|(_, subject)| subject);
        facts::fill(table.plan, chosen, dice)?;
        all += number;
    }
    Ok(all)
}
