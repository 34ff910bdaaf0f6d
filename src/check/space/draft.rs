//! From the questions of all formulas to variables and their regions.

use crate::check::space::region::{numbers, shares};
use crate::check::space::{Key, Region, Side, Space, Variable};
use crate::formula::{ChildrenCount, Edge, Expr, Logic, Path, Question, Source};
use crate::model::{Day, Fact, FactType, ScaleValue, Truth};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is known of a variable while formulas are gathered.
#[derive(Debug)]
struct Draft {
    key: Key,
    side: Option<usize>,
    /// How each side that reads it holds its values.
    held: Vec<Option<Held>>,
    /// Cuts of stored numbers, by side, in its own unit.
    cuts: Vec<(usize, i64)>,
    edges: Vec<Edge>,
    texts: BTreeSet<Arc<str>>,
}

/// How a side holds the values of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    Names { names: Vec<String>, is_ordered: bool, can_be_unknown: bool },
    Numbers { places: u8, min: Option<i64>, max: Option<i64>, is_day: bool, is_count: bool },
    Share(String),
    Text,
    Subject(String),
    Order,
    Opaque,
}

/// All variables while formulas are gathered.
pub(in crate::check::space) struct Drafts<'s, 'a> {
    sides: &'s [Side<'a>],
    period: i64,
    drafts: Vec<Draft>,
}

impl<'s, 'a> Drafts<'s, 'a> {
    pub fn new(sides: &'s [Side<'a>], period: i64) -> Self {
        Drafts { sides, period, drafts: Vec::new() }
    }

    /// Adds everything that a formula of a side asks.
    pub fn add(&mut self, side: usize, logic: &Logic) {
        match logic {
            Logic::Constant(_) => {}
            Logic::Ask(Source::Order(left, right), question) => {
                self.order(side, (left, right), question);
            }
            Logic::Ask(source, question) => self.ask(side, source, Some(question)),
            Logic::Opaque(expr) => {
                let key = opaque_key(self.sides[side], expr);
                self.draft(side, key, Held::Opaque);
            }
            Logic::Not(inner) => self.add(side, inner),
            Logic::And(parts) | Logic::Or(parts) | Logic::AtLeast(parts, _) => {
                parts.iter().for_each(|part| self.add(side, part));
            }
            Logic::Choose(parts) => parts.iter().for_each(|part| self.add(side, part)),
        }
    }

    /// Facts with codes are told apart one by one; of others only their order is.
    fn order(&mut self, side: usize, (left, right): (&Path, &Path), question: &Question) {
        let held = |path: &Path| held(self.sides[side], &Source::Codes(path.clone()));
        if let (Held::Names { .. }, Held::Names { .. }) = (held(left), held(right)) {
            self.ask(side, &Source::Codes(left.clone()), None);
            self.ask(side, &Source::Codes(right.clone()), None);
        } else {
            self.ask(side, &Source::Order(left.clone(), right.clone()), Some(question));
        }
    }

    fn ask(&mut self, side: usize, source: &Source, question: Option<&Question>) {
        let of = self.sides[side];
        let at = self.draft(side, key(of, source), held(of, source));
        let draft = &mut self.drafts[at];
        match question {
            Some(question @ Question::Number(..)) => {
                if matches!(draft.held[side], Some(Held::Share(_))) {
                    let spans = question.share_stretches(self.period);
                    draft
                        .edges
                        .extend(spans.iter().flat_map(|span| [span.from, span.to]).flatten());
                } else {
                    let spans = question.stretches(self.period);
                    let cuts = spans.iter().flat_map(|span| [span.from, span.to]).flatten();
                    draft.cuts.extend(cuts.map(|cut| (side, cut)));
                }
            }
            Some(Question::OneOf(texts)) => draft.texts.extend(texts.iter().cloned()),
            _ => {}
        }
    }

    /// The draft of a key, shared with the other side where both can mean the same by it.
    fn draft(&mut self, side: usize, key: Key, held: Held) -> usize {
        let known = self.drafts.iter().position(|draft| {
            let others = draft.held.iter().flatten();
            draft.key == key
                && draft.side.is_none_or(|only| only == side)
                && (draft.held[side].is_some()
                    || others.into_iter().all(|other| agree(other, &held)))
        });
        if let Some(at) = known {
            self.drafts[at].held[side].get_or_insert(held);
            return at;
        }
        let is_taken = self.drafts.iter().any(|draft| draft.key == key);
        if is_taken {
            // The other side means something else by this name: neither is read for the other.
            self.drafts.iter_mut().filter(|draft| draft.key == key).for_each(|draft| {
                draft.side = draft.held.iter().position(Option::is_some);
            });
        }
        let mut by_side = vec![None; self.sides.len()];
        by_side[side] = Some(held);
        self.drafts.push(Draft {
            key,
            side: is_taken.then_some(side),
            held: by_side,
            cuts: Vec::new(),
            edges: Vec::new(),
            texts: BTreeSet::new(),
        });
        self.drafts.len() - 1
    }

    pub fn finish(self) -> Vec<Variable> {
        let sides = self.sides;
        self.drafts.into_iter().map(|draft| draft.finish(sides)).collect()
    }
}

/// True if two sides can hold the same values.
fn agree(a: &Held, b: &Held) -> bool {
    match (a, b) {
        (Held::Names { names: a, .. }, Held::Names { names: b, .. }) => {
            a.iter().any(|name| b.contains(name))
        }
        (Held::Numbers { is_day: a, .. }, Held::Numbers { is_day: b, .. }) => a == b,
        (a, b) => a == b,
    }
}

impl Draft {
    fn finish(self, sides: &[Side<'_>]) -> Variable {
        let mut held = self.held.iter().flatten();
        let (mut places, mut is_day, mut is_ordered) = (0, false, false);
        let regions = match held.next() {
            Some(Held::Names { names, is_ordered: ordered, .. }) => {
                is_ordered = *ordered;
                self.names(names)
            }
            Some(Held::Numbers { is_day: day, is_count, .. }) => {
                is_day = *day;
                let unknown = (!is_count).then_some(Region::Unknown);
                let (least, regions) = self.numbers();
                places = least;
                unknown.into_iter().chain(regions).collect()
            }
            Some(Held::Share(_)) => with_unknown(shares(self.edges)),
            Some(Held::Text) => {
                let texts = self.texts.into_iter().map(Region::Text);
                with_unknown(texts.chain([Region::OtherText]).collect())
            }
            Some(Held::Subject(_)) => with_unknown(vec![Region::Known]),
            Some(Held::Order) => with_unknown((0..3).map(Region::Order).collect()),
            Some(Held::Opaque) | None => {
                [Truth::Unknown, Truth::False, Truth::True].map(Region::Said).into()
            }
        };
        let is_optional = declared(sides, &self.key).is_some_and(|fact| fact.optional);
        let (key, side) = (self.key, self.side);
        Variable { key, side, regions, places, is_day, is_ordered, is_optional }
    }

    /// The names that every side knows, and the unknown where some side can have it.
    fn names(&self, names: &[String]) -> Vec<Region> {
        let all = || self.held.iter().flatten();
        let is_everywhere = |name: &&String| {
            all().all(|held| matches!(held, Held::Names { names, .. } if names.contains(name)))
        };
        let can_be_unknown =
            all().any(|held| matches!(held, Held::Names { can_be_unknown: true, .. }));
        let unknown = can_be_unknown.then_some(Region::Unknown);
        let known = names.iter().filter(is_everywhere).cloned().map(Region::Value);
        unknown.into_iter().chain(known).collect()
    }

    /// Stretches of the numbers that every side can hold, in the coarsest unit of any.
    fn numbers(&self) -> (u8, Vec<Region>) {
        let sides = self.held.iter().map(|held| match held {
            Some(Held::Numbers { places, min, max, .. }) => Some((*places, *min, *max)),
            _ => None,
        });
        let sides: Vec<_> = sides.collect();
        let places = sides.iter().flatten().map(|(places, ..)| *places).min().unwrap_or(0);
        let unit = |side: usize| {
            let own = sides[side].map_or(places, |(own, ..)| own);
            10i64.checked_pow(u32::from(own - places)).unwrap_or(1)
        };
        let up = |number: i64, unit: i64| -(-number).div_euclid(unit);
        let numbered = || (0..sides.len()).filter_map(|side| Some((side, sides[side]?)));
        let min = numbered().filter_map(|(side, (_, min, _))| Some(up(min?, unit(side)))).max();
        let max = numbered().filter_map(|(side, (_, _, max))| Some(max?.div_euclid(unit(side))));
        let max = max.min();
        let cuts = self.cuts.iter().map(|(side, cut)| up(*cut, unit(*side))).collect();
        (places, numbers((min, max), &cuts))
    }
}

fn with_unknown(mut regions: Vec<Region>) -> Vec<Region> {
    regions.insert(0, Region::Unknown);
    regions
}

/// The fact that a key names, by the first side that has it.
fn declared<'a>(sides: &[Side<'a>], key: &Key) -> Option<&'a Fact> {
    let Key::Fact(way) = key else { return None };
    sides.iter().find_map(|side| fact_of(*side, way))
}

/// The fact at the end of a way.
pub(in crate::check) fn fact_of<'a>(side: Side<'a>, way: &[String]) -> Option<&'a Fact> {
    let mut class = &side.regulation.classes[side.class];
    let (last, subjects) = way.split_last()?;
    for step in subjects {
        let FactType::Subject { class: next } = class.facts[class.fact_index(step)?].kind else {
            return None;
        };
        class = &side.regulation.classes[next];
    }
    Some(&class.facts[class.fact_index(last)?])
}

/// The key of a source, as a side reads it.
fn key(side: Side<'_>, source: &Source) -> Key {
    let of = |path: &Path| Key::of(side.regulation, side.class, path);
    match source {
        Source::Codes(path)
        | Source::Numbers(path)
        | Source::Texts(path)
        | Source::Subjects(path) => of(path),
        Source::Children { children, what } => {
            Key::children(side.regulation, side.class, (*children, *what))
        }
        Source::Order(left, right) => Key::Order(Box::new(of(left)), Box::new(of(right))),
    }
}

/// A part that cannot be looked into, written with the values of its parameters.
fn opaque_key(side: Side<'_>, expr: &Expr) -> Key {
    let parameters = &side.regulation.classes[side.class].parameters;
    Key::Opaque(expr.settled(parameters).text(side.regulation, side.class))
}

fn held(side: Side<'_>, source: &Source) -> Held {
    let regulation = side.regulation;
    let names =
        |values: &[ScaleValue]| values.iter().map(|value| value.id.clone()).collect::<Vec<_>>();
    let path = match source {
        Source::Codes(path)
        | Source::Numbers(path)
        | Source::Texts(path)
        | Source::Subjects(path) => path,
        Source::Children { children, what: ChildrenCount::ShareAtLeast(_) } => {
            let declared = &regulation.classes[side.class].children[*children];
            let class = &regulation.classes[declared.class].id;
            return Held::Share(format!("{class}/{}/{:?}", declared.by.value, declared.among));
        }
        Source::Children { .. } => {
            let (min, max) = (Some(0), None);
            return Held::Numbers { places: 0, min, max, is_day: false, is_count: true };
        }
        Source::Order(..) => return Held::Order,
    };
    let Some(fact) = path.fact else {
        let names = names(&regulation.outcome_scale().values);
        return Held::Names { names, is_ordered: true, can_be_unknown: true };
    };
    let fact = &regulation.classes[path.class].facts[fact];
    let scaled = |names, is_ordered| Held::Names { names, is_ordered, can_be_unknown: true };
    let numbers = |places, is_day: bool| {
        // Days are written with years of four digits.
        let day = |year, month, day| Day::new(year, month, day).filter(|_| is_day).map(|day| day.0);
        let (min, max) = (fact.min.or(day(1, 1, 1)), fact.max.or(day(9999, 12, 31)));
        Held::Numbers { places, min, max, is_day, is_count: false }
    };
    match &fact.kind {
        FactType::Boolean { empty_is_false } => Held::Names {
            names: vec!["false".to_owned(), "true".to_owned()],
            is_ordered: false,
            can_be_unknown: !empty_is_false || !path.via.is_empty(),
        },
        FactType::Choice(values) => scaled(names(values), false),
        FactType::Scale { scale } => scaled(names(&regulation.scales[*scale].values), true),
        FactType::Integer => numbers(0, false),
        FactType::Decimal { places } => numbers(*places, false),
        FactType::Date => numbers(0, true),
        FactType::Text => Held::Text,
        FactType::Subject { class } => Held::Subject(regulation.classes[*class].id.clone()),
    }
}

impl Space<'_> {
    pub(in crate::check::space) fn key(&self, side: usize, source: &Source) -> Key {
        key(self.sides[side], source)
    }

    pub(in crate::check::space) fn opaque_key(&self, side: usize, expr: &Expr) -> Key {
        opaque_key(self.sides[side], expr)
    }

    /// The names of a source's values in a side's order.
    pub(in crate::check::space) fn names(&self, side: usize, source: &Source) -> Vec<String> {
        match held(self.sides[side], source) {
            Held::Names { names, .. } => names,
            _ => Vec::new(),
        }
    }

    /// The places of a source's stored numbers on a side.
    pub(in crate::check::space) fn places(&self, side: usize, source: &Source) -> u8 {
        match held(self.sides[side], source) {
            Held::Numbers { places, .. } => places,
            _ => 0,
        }
    }

    /// The code that an empty cell means on a side, where it means one.
    pub(in crate::check::space) fn empty_code(
        &self,
        side: usize,
        source: &Source,
    ) -> Option<usize> {
        let is_known =
            matches!(held(self.sides[side], source), Held::Names { can_be_unknown: false, .. });
        is_known.then_some(0)
    }
}
