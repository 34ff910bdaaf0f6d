//! Gathers the logic of many formulas into one plan in which nothing occurs twice.

use crate::formula::lower::inputs::{Inputs, placeless};
use crate::formula::lower::logic::{Kind, Logic, Lowering};
use crate::formula::lower::plan::{
    Address, Atom, Followed, Plan, PlannedColumn, PlannedOpaque, Question, Source, Step,
};
use crate::formula::{Expr, Path};
use crate::model::{FactType, Regulation, Truth};
use std::collections::HashMap;

/// Values at which an answer may change in one column of a block: what a byte can tell apart,
/// less the code of the unknown.
const CUTS_MAX: usize = 250;

/// A plan in the making.
#[derive(Debug)]
pub(super) struct Planner<'a> {
    regulation: &'a Regulation,
    plan: Plan,
    /// The last column of each source: the only one with room for another question.
    column_of: HashMap<Source, usize>,
    asked: HashMap<(Source, Question), usize>,
    step_of: HashMap<Step, usize>,
}

impl<'a> Planner<'a> {
    pub fn new(regulation: &'a Regulation, class: usize) -> Planner<'a> {
        let plan = Plan {
            class,
            atoms: Vec::new(),
            atom_steps: Vec::new(),
            columns: Vec::new(),
            opaque: Vec::new(),
            followed: Vec::new(),
            steps: Vec::new(),
            formulas: Vec::new(),
        };
        let (column_of, asked, step_of) = Default::default();
        Planner { regulation, plan, column_of, asked, step_of }
    }

    pub fn add_formula(&mut self, logic: Logic) {
        let step = self.add(logic);
        self.plan.formulas.push(step);
    }

    pub fn finish(self) -> Plan {
        self.plan
    }

    /// The step that gives this truth.
    fn add(&mut self, logic: Logic) -> usize {
        match logic {
            Logic::Constant(truth) => self.step(Step::Constant(truth)),
            Logic::Ask(source, question) => self.ask(source, question),
            Logic::Opaque(expr) => self.opaque(expr),
            Logic::Not(inner) => {
                let inner = self.add(*inner);
                self.negation(inner)
            }
            Logic::And(parts) => self.junction(parts, Truth::True),
            Logic::Or(parts) => self.junction(parts, Truth::False),
            Logic::AtLeast(parts, least) => {
                let mut parts: Vec<usize> = parts.into_iter().map(|part| self.add(part)).collect();
                parts.sort_unstable();
                self.step(Step::AtLeast(parts, least))
            }
            Logic::Choose(parts) => {
                let [condition, yes, no] = parts.map(|part| self.add(part));
                self.step(Step::Choose(condition, yes, no))
            }
        }
    }

    fn step(&mut self, step: Step) -> usize {
        let steps = &mut self.plan.steps;
        *self.step_of.entry(step).or_insert_with_key(|step| {
            steps.push(step.clone());
            steps.len() - 1
        })
    }

    fn negation(&mut self, inner: usize) -> usize {
        match self.plan.steps[inner] {
            Step::Not(twice) => twice,
            Step::Constant(Truth::True) => self.step(Step::Constant(Truth::False)),
            Step::Constant(Truth::False) => self.step(Step::Constant(Truth::True)),
            _ => self.step(Step::Not(inner)),
        }
    }

    /// `and` if all true leaves it true, else `or`. Neither depends on order or repetition.
    fn junction(&mut self, parts: Vec<Logic>, empty: Truth) -> usize {
        let settles = if empty == Truth::True { Truth::False } else { Truth::True };
        let mut inputs: Vec<usize> = Vec::new();
        for part in parts {
            let input = self.add(part);
            match &self.plan.steps[input] {
                Step::Constant(truth) if *truth == empty => {}
                Step::Constant(truth) if *truth == settles => return input,
                Step::And(nested) if empty == Truth::True => inputs.extend(nested),
                Step::Or(nested) if empty == Truth::False => inputs.extend(nested),
                _ => inputs.push(input),
            }
        }
        inputs.sort_unstable();
        inputs.dedup();
        match inputs[..] {
            [] => self.step(Step::Constant(empty)),
            [only] => only,
            _ if empty == Truth::True => self.step(Step::And(inputs)),
            _ => self.step(Step::Or(inputs)),
        }
    }

    fn ask(&mut self, source: Source, question: Question) -> usize {
        let key = (source, question);
        if let Some(step) = self.asked.get(&key) {
            return *step;
        }
        let (source, question) = key.clone();
        let (atom, column) = (self.plan.atoms.len(), self.column(&source, &question));
        let column = &mut self.plan.columns[column];
        column.atoms.push(atom);
        column.cuts += cuts(&question);
        if let Question::OneOf(texts) = &question {
            let new = texts.iter().filter(|text| !column.texts.contains(text)).cloned();
            let new: Vec<_> = new.collect();
            column.texts.extend(new);
        }
        let step = self.answer(Atom::Asked { source, question });
        self.asked.insert(key, step);
        step
    }

    fn answer(&mut self, atom: Atom) -> usize {
        let step = self.step(Step::Atom(self.plan.atoms.len()));
        self.plan.atoms.push(atom);
        self.plan.atom_steps.push(step);
        step
    }

    fn opaque(&mut self, expr: Expr) -> usize {
        let expr = placeless(expr);
        let atoms = self.plan.atoms.iter();
        let known =
            atoms.zip(&self.plan.atom_steps).find(|(atom, _)| **atom == Atom::Opaque(expr.clone()));
        match known {
            Some((_, step)) => *step,
            None => {
                let inputs = self.inputs(&expr);
                self.plan.opaque.push(PlannedOpaque { atom: self.plan.atoms.len(), inputs });
                self.answer(Atom::Opaque(expr))
            }
        }
    }

    /// The columns of codes and numbers that an expression reads, if it reads nothing else.
    fn inputs(&mut self, expr: &Expr) -> Option<Vec<Address>> {
        let Inputs { paths, children } = Inputs::of(expr, self.plan.class);
        let lowering = Lowering { regulation: self.regulation, class: self.plan.class };
        let has_cells = |path| !matches!(lowering.kind(path), Kind::Text | Kind::Subject(_));
        let is_known = !children && paths.iter().all(has_cells);
        is_known.then(|| paths.iter().map(|path| self.address(path)).collect())
    }

    /// A column of the source with room for the question.
    fn column(&mut self, source: &Source, question: &Question) -> usize {
        if let Some(last) = self.column_of.get(source)
            && self.plan.columns[*last].cuts + cuts(question) <= CUTS_MAX
        {
            return *last;
        }
        let (at, other) = match source {
            Source::Codes(path)
            | Source::Numbers(path)
            | Source::Texts(path)
            | Source::Subjects(path) => (self.address(path), Address::default()),
            Source::Order(left, right) => (self.address(left), self.address(right)),
            Source::Children { .. } => Default::default(),
        };
        let (atoms, texts) = Default::default();
        let column = PlannedColumn { source: source.clone(), at, other, atoms, texts, cuts: 0 };
        self.plan.columns.push(column);
        self.column_of.insert(source.clone(), self.plan.columns.len() - 1);
        self.plan.columns.len() - 1
    }

    fn address(&mut self, path: &Path) -> Address {
        let mut via = None;
        let mut class = self.plan.class;
        for fact in &path.via {
            let followed = Followed { from: via, class, fact: *fact };
            let known = self.plan.followed.iter().position(|known| *known == followed);
            via = Some(known.unwrap_or_else(|| {
                self.plan.followed.push(followed);
                self.plan.followed.len() - 1
            }));
            if let FactType::Subject { class: next } =
                self.regulation.classes[class].facts[*fact].kind
            {
                class = next;
            }
        }
        Address { via, class: path.class, fact: path.fact }
    }
}

/// No more than this many values at which the answer changes.
fn cuts(question: &Question) -> usize {
    match question {
        // Codes are bytes already.
        Question::Codes(_) | Question::Given => 0,
        Question::Number(_, tests) => 2 * tests.len() + 2,
        Question::OneOf(texts) => texts.len(),
    }
}
