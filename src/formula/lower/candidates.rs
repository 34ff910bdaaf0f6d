//! For near misses: the values of one fact that the formulas of a program can tell apart.

use crate::formula::lower::Program;
use crate::formula::lower::inputs::Inputs;
use crate::formula::lower::plan::{Atom, Question, Source};
use crate::formula::lower::regions::{Calendar, calendar_ends};
use crate::formula::{Cell, Path, World};
use crate::model::{Fact, FactType, Truth};

/// How the formulas read a fact.
#[derive(Default)]
struct Readers<'a> {
    questions: Vec<&'a Question>,
    /// True if one reads it together with something else, or where it cannot be looked into.
    otherwise: bool,
}

impl Program {
    /// Values of a fact of the class, such that any value leaves all formulas as one of them does:
    /// every code; of numbers and days those on both sides of each threshold, within the fact's
    /// bounds; the texts that formulas name (nothing stands for all others). None for a fact that no
    /// formula reads, nor for a reference to another subject.
    ///
    /// `None` where a number, day or text is read in a way that cannot be looked into: compared with
    /// another fact, or given to a function.
    pub fn candidates(&self, world: &World<'_>, fact: usize) -> Option<Vec<Cell<'_>>> {
        let declared = &world.regulation.classes[self.plan.class].facts[fact];
        let readers = self.readers(fact);
        if readers.questions.is_empty() && !readers.otherwise {
            return Some(Vec::new());
        }
        let codes = |count: usize| Some((0..=u8::MAX).take(count).map(Cell::Code).collect());
        match &declared.kind {
            FactType::Boolean { .. } => codes(2),
            FactType::Choice(values) => codes(values.len()),
            FactType::Scale { scale } => codes(world.regulation.scales[*scale].values.len()),
            FactType::Subject { .. } => Some(Vec::new()),
            _ if readers.otherwise => None,
            FactType::Text => Some(readers.texts()),
            FactType::Integer | FactType::Decimal { .. } | FactType::Date => {
                Some(readers.numbers(declared, Calendar::of(world.population.period)))
            }
        }
    }

    fn readers(&self, fact: usize) -> Readers<'_> {
        let own = Path { via: Vec::new(), class: self.plan.class, fact: Some(fact) };
        let mut readers = Readers::default();
        for atom in self.atoms() {
            match atom {
                Atom::Asked { source, question } => match source {
                    Source::Codes(path)
                    | Source::Numbers(path)
                    | Source::Texts(path)
                    | Source::Subjects(path) => {
                        readers.questions.extend((*path == own).then_some(question));
                    }
                    Source::Order(left, right) => {
                        readers.otherwise |= *left == own || *right == own;
                    }
                    Source::Children { .. } => {}
                },
                Atom::Opaque(expr) => {
                    readers.otherwise |= Inputs::of(expr, self.plan.class).paths.contains(&own);
                }
            }
        }
        readers
    }
}

impl<'a> Readers<'a> {
    fn texts(&self) -> Vec<Cell<'a>> {
        let named = self.questions.iter().filter_map(|question| match question {
            Question::OneOf(texts) => Some(texts),
            _ => None,
        });
        let mut texts: Vec<&str> = named.flatten().map(|text| &**text).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.into_iter().map(Cell::Text).collect()
    }

    fn numbers(&self, fact: &Fact, calendar: Calendar) -> Vec<Cell<'a>> {
        let spans = self.questions.iter().flat_map(|question| calendar.number_spans(question));
        let edges = spans
            .filter(|span| span.truth == Truth::True)
            .flat_map(|span| [span.from, span.to])
            .flatten();
        let (mut least, mut greatest) =
            (fact.min.unwrap_or(i64::MIN + 1), fact.max.unwrap_or(i64::MAX));
        if fact.kind == FactType::Date {
            let (first, last) = calendar_ends();
            (least, greatest) = (least.max(first), greatest.min(last));
        }
        let mut numbers: Vec<i64> = edges
            .flat_map(|edge| [edge.saturating_sub(1), edge])
            .filter(|number| (least..=greatest).contains(number))
            .collect();
        if numbers.is_empty() && least <= greatest {
            // No threshold lies within the bounds: any value stands for all.
            numbers.push(0.clamp(least, greatest));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(Cell::Number).collect()
    }
}
