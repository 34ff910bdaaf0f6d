//! Formulas as diagrams: the truth of each for every cell of the space, by Kleene's logic.

use crate::check::space::region::{among_numbers, among_shares};
use crate::check::space::{Diagram, Key, Region, Space};
use crate::formula::{Answers, Expr, Logic, Path, Question, Source};
use crate::model::{FactType, Truth};

/// The values of a truth in a diagram.
pub(in crate::check) const FALSE: u32 = 0;
pub(in crate::check) const TRUE: u32 = 1;
pub(in crate::check) const UNKNOWN: u32 = 2;

const fn number(truth: Truth) -> u32 {
    match truth {
        Truth::False => FALSE,
        Truth::True => TRUE,
        Truth::Unknown => UNKNOWN,
    }
}

/// `and` of two truths.
pub(in crate::check) const fn both(a: u32, b: u32) -> u32 {
    match (a, b) {
        (FALSE, _) | (_, FALSE) => FALSE,
        (TRUE, TRUE) => TRUE,
        _ => UNKNOWN,
    }
}

const fn either(a: u32, b: u32) -> u32 {
    match (a, b) {
        (TRUE, _) | (_, TRUE) => TRUE,
        (FALSE, FALSE) => FALSE,
        _ => UNKNOWN,
    }
}

impl Space<'_> {
    /// The truth of a formula of a side.
    pub fn truth(&mut self, side: usize, formula: &Expr) -> Diagram {
        let logic = Space::logic(self.sides[side], formula);
        self.of_logic(side, &logic)
    }

    /// The truth of a formula taken apart.
    pub fn of_logic(&mut self, side: usize, logic: &Logic) -> Diagram {
        match logic {
            Logic::Constant(truth) => self.diagrams.end(number(*truth)),
            Logic::Ask(Source::Order(left, right), Question::Codes(answers))
                if self.are_codes(side, left) =>
            {
                self.order_of_codes(side, (left, right), answers)
            }
            Logic::Ask(source, question) => self.answer(side, source, question),
            Logic::Opaque(expr) => {
                let key = self.opaque_key(side, expr);
                let said = |region: &Region| match region {
                    Region::Said(truth) => number(*truth),
                    _ => UNKNOWN,
                };
                self.asked(side, &key, said)
            }
            Logic::Not(inner) => {
                let inner = self.of_logic(side, inner);
                self.diagrams.map(inner, |truth| match truth {
                    TRUE => FALSE,
                    FALSE => TRUE,
                    _ => UNKNOWN,
                })
            }
            Logic::And(parts) => self.fold(side, parts, (TRUE, both)),
            Logic::Or(parts) => self.fold(side, parts, (FALSE, either)),
            Logic::AtLeast(parts, least) => self.at_least(side, parts, *least),
            Logic::Choose(parts) => self.chosen(side, parts),
        }
    }

    fn fold(
        &mut self,
        side: usize,
        parts: &[Logic],
        (empty, with): (u32, fn(u32, u32) -> u32),
    ) -> Diagram {
        let mut all = self.diagrams.end(empty);
        for part in parts {
            let part = self.of_logic(side, part);
            all = self.diagrams.combine(all, part, with);
        }
        all
    }

    fn at_least(&mut self, side: usize, parts: &[Logic], least: usize) -> Diagram {
        const OPEN: u32 = 1 << 16;
        let mut counts = self.diagrams.end(0);
        for part in parts {
            let part = self.of_logic(side, part);
            counts = self.diagrams.combine(counts, part, |counts, truth| match truth {
                TRUE => counts + 1,
                FALSE => counts,
                _ => counts + OPEN,
            });
        }
        let least = u32::try_from(least).unwrap_or(OPEN);
        self.diagrams.map(counts, |counts| match (counts % OPEN, counts / OPEN) {
            (sure, _) if sure >= least => TRUE,
            (sure, open) if sure + open < least => FALSE,
            _ => UNKNOWN,
        })
    }

    fn chosen(&mut self, side: usize, parts: &[Logic; 3]) -> Diagram {
        let [condition, yes, no] = [0, 1, 2].map(|at| self.of_logic(side, &parts[at]));
        let yes = self.diagrams.combine(condition, yes, |condition, yes| match condition {
            TRUE => yes,
            FALSE => 3,
            _ => UNKNOWN,
        });
        self.diagrams.combine(yes, no, |yes, no| if yes == 3 { no } else { yes })
    }

    /// A value for each region of the variable of a key.
    fn asked(&mut self, side: usize, key: &Key, value: impl Fn(&Region) -> u32) -> Diagram {
        // INVARIANT (space): every key of the formulas has its variable.
        let variable = self.find(side, key).expect("the formula is one of the space's");
        let values: Vec<u32> = self.variables[variable].regions.iter().map(value).collect();
        self.diagrams.variable(variable, &values)
    }

    fn answer(&mut self, side: usize, source: &Source, question: &Question) -> Diagram {
        let key = self.key(side, source);
        let places = self.places(side, source);
        let empty = self.empty_code(side, source);
        let names = self.names(side, source);
        let period = self.period;
        let variable = self.find(side, &key).map(|at| self.variables[at].places).unwrap_or(0);
        let unit = 10i64.checked_pow(u32::from(places.saturating_sub(variable))).unwrap_or(1);
        let spans = match question {
            Question::Number(..) => question.stretches(period),
            _ => Vec::new(),
        };
        let code = |answers: &Answers, code: usize| {
            answers.known.get(code).copied().unwrap_or(Truth::Unknown)
        };
        self.asked(side, &key, |region| {
            number(match (question, region) {
                (Question::Given, Region::Unknown) if empty.is_some() => Truth::True,
                (Question::Given, Region::Unknown) => Truth::False,
                (Question::Given, _) => Truth::True,
                (Question::Codes(answers), Region::Unknown) => {
                    empty.map_or(answers.unknown, |empty| code(answers, empty))
                }
                (Question::Codes(answers), Region::Value(name)) => {
                    let at = names.iter().position(|known| known == name);
                    at.map_or(answers.unknown, |at| code(answers, at))
                }
                (Question::Codes(answers), Region::Order(order)) => {
                    code(answers, usize::from(*order))
                }
                (Question::Number(..), Region::Numbers(..)) => {
                    let number = region.number().and_then(|number| number.checked_mul(unit));
                    number.map_or(Truth::Unknown, |number| among_numbers(&spans, number))
                }
                (Question::Number(..), Region::Shares(..)) => {
                    let share = region.share();
                    share.map_or(Truth::Unknown, |share| among_shares(question, period, share))
                }
                (Question::OneOf(texts), Region::Text(text)) => {
                    if texts.contains(text) {
                        Truth::True
                    } else {
                        Truth::False
                    }
                }
                (Question::OneOf(_), Region::OtherText) => Truth::False,
                _ => Truth::Unknown,
            })
        })
    }

    /// The order of two facts with codes, by the codes of a side.
    fn order_of_codes(
        &mut self,
        side: usize,
        (left, right): (&Path, &Path),
        answers: &Answers,
    ) -> Diagram {
        const NONE: u32 = 1 << 16;
        let [left, right] = [left, right].map(|path| {
            let source = Source::Codes(path.clone());
            let (key, names) = (self.key(side, &source), self.names(side, &source));
            let empty = self.empty_code(side, &source);
            self.asked(side, &key, |region| {
                let code = match region {
                    Region::Value(name) => names.iter().position(|known| known == name),
                    _ => empty,
                };
                code.and_then(|code| u32::try_from(code).ok()).unwrap_or(NONE)
            })
        });
        let said = |code: usize| number(answers.known.get(code).copied().unwrap_or(Truth::Unknown));
        self.diagrams.combine(left, right, |left, right| match (left, right) {
            (NONE, _) | (_, NONE) => number(answers.unknown),
            (left, right) => said(1 + usize::from(left > right) - usize::from(left < right)),
        })
    }

    fn are_codes(&self, side: usize, path: &Path) -> bool {
        let Some(fact) = path.fact else { return true };
        let kind = &self.sides[side].regulation.classes[path.class].facts[fact].kind;
        matches!(kind, FactType::Boolean { .. } | FactType::Choice(_) | FactType::Scale { .. })
    }
}
