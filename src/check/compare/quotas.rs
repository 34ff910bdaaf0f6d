//! Quotas of two regulations, compared by their keys: what a quota does depends on whole groups,
//! which no single subject shows.

use crate::check::compare::Relation;
use crate::check::compare::order::joined;
use crate::formula::{Expr, Node, Val, Wants, compile};
use crate::model::{Base, Class, Constant, Formula, Quota, Ratio, Regulation, Rounding};

/// A key in which quotas of one id differ, or a quota that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaDifference {
    /// The quota's id.
    pub quota: String,
    /// The key; absent where only one side has the quota.
    pub key: Option<&'static str>,
    /// As the first has it.
    pub a: Option<String>,
    /// As the second has it.
    pub b: Option<String>,
    /// Whether this alone leaves the groups more or fewer seats.
    pub change: Relation,
}

/// What all differences together do.
pub(in crate::check::compare) fn direction(differences: &[QuotaDifference]) -> Relation {
    differences.iter().fold(Relation::Equivalent, |all, one| joined(all, one.change))
}

pub(in crate::check::compare) fn differences(
    regulations: [&Regulation; 2],
    at: [usize; 2],
) -> Vec<QuotaDifference> {
    let [a, b] = [0, 1].map(|side| &regulations[side].classes[at[side]]);
    let mut told = Vec::new();
    for quota in &a.quotas {
        match b.quotas.iter().find(|other| other.id == quota.id) {
            Some(other) => {
                let of = [(regulations[0], at[0], quota), (regulations[1], at[1], other)];
                told.extend(keys(of));
            }
            None => told.push(only(quota, [true, false])),
        }
    }
    let new = b.quotas.iter().filter(|quota| a.quotas.iter().all(|own| own.id != quota.id));
    told.extend(new.map(|quota| only(quota, [false, true])));
    told
}

fn only(quota: &Quota, [a, b]: [bool; 2]) -> QuotaDifference {
    let there = |is_there: bool| is_there.then(|| quota.id.clone());
    // Without a quota nobody is lowered.
    let change = if a { Relation::Laxer } else { Relation::Stricter };
    QuotaDifference { quota: quota.id.clone(), key: None, a: there(a), b: there(b), change }
}

type Of<'a> = (&'a Regulation, usize, &'a Quota);

/// The keys in which two quotas differ.
fn keys(of: [Of<'_>; 2]) -> Vec<QuotaDifference> {
    let written = of.map(|(regulation, class, quota)| written(regulation, class, quota));
    let [first, second] = &written;
    let differ = first.iter().zip(second).filter(|((_, a), (_, b))| a != b);
    let told = differ.map(|((key, a), (_, b))| {
        let change = match *key {
            "share" => more(of.map(share)),
            "seats_min" => {
                more(of.map(|(.., quota)| i64::try_from(quota.seats_min).ok().map(Ratio::whole)))
            }
            "rounding" => more(of.map(|(.., quota)| Some(Ratio::whole(up(quota.rounding))))),
            "of" => wider(of),
            _ => Relation::Incomparable,
        };
        QuotaDifference {
            quota: of[0].2.id.clone(),
            key: Some(key),
            a: a.clone(),
            b: b.clone(),
            change,
        }
    });
    told.collect()
}

/// More of it leaves more seats.
fn more([a, b]: [Option<Ratio>; 2]) -> Relation {
    match (a, b) {
        (Some(a), Some(b)) if a < b => Relation::Laxer,
        (Some(a), Some(b)) if a > b => Relation::Stricter,
        _ => Relation::Incomparable,
    }
}

/// Rounding in the order of the seats it leaves.
const fn up(rounding: Rounding) -> i64 {
    match rounding {
        Rounding::Down => 0,
        Rounding::HalfUp => 1,
        Rounding::Up => 2,
    }
}

/// A base that holds all of another leaves no fewer seats.
fn wider([(first, _, a), (second, _, b)]: [Of<'_>; 2]) -> Relation {
    let names = |regulation: &Regulation, codes: &[u8]| {
        let values = &regulation.outcome_scale().values;
        let id = |code: &u8| values.get(usize::from(*code)).map(|value| value.id.clone());
        codes.iter().filter_map(id).collect::<Vec<String>>()
    };
    let holds = |all: &[String], some: &[String]| some.iter().all(|one| all.contains(one));
    match (&a.of, &b.of) {
        (Base::Levels(_), Base::Rated) => Relation::Laxer,
        (Base::Rated, Base::Levels(_)) => Relation::Stricter,
        (Base::Levels(a), Base::Levels(b)) => {
            let (a, b) = (names(first, a), names(second, b));
            match (holds(&b, &a), holds(&a, &b)) {
                (true, _) => Relation::Laxer,
                (_, true) => Relation::Stricter,
                _ => Relation::Incomparable,
            }
        }
        (Base::Rated, Base::Rated) => Relation::Incomparable,
    }
}

fn share((regulation, class, quota): Of<'_>) -> Option<Ratio> {
    match settled(regulation, class, (&quota.share, shares(regulation, class, quota).as_slice()))?
        .node
    {
        Node::Constant(Val::Number(number)) => Some(number),
        _ => None,
    }
}

fn shares(regulation: &Regulation, class: usize, quota: &Quota) -> Vec<usize> {
    let class = &regulation.classes[class];
    quota.per.iter().filter_map(|name| class.fact_index(&name.value)).collect()
}

/// A quota's share with the values of its parameters.
fn settled(
    regulation: &Regulation,
    class: usize,
    (formula, per): (&Formula, &[usize]),
) -> Option<Expr> {
    let expr = compile(regulation, class, formula, Wants::Share(per)).ok()?;
    Some(expr.settled(&regulation.classes[class].parameters))
}

/// Every key of a quota as it would be written, parameters by their values.
fn written(
    regulation: &Regulation,
    class: usize,
    quota: &Quota,
) -> Vec<(&'static str, Option<String>)> {
    let declared = &regulation.classes[class];
    let level = |code: &u8| {
        let values = &regulation.outcome_scale().values;
        values.get(usize::from(*code)).map_or(String::new(), |value| value.id.clone())
    };
    let levels = |codes: &[u8]| codes.iter().map(level).collect::<Vec<_>>().join(", ");
    let per = shares(regulation, class, quota);
    let share = settled(regulation, class, (&quota.share, &per));
    let rank = quota.rank.iter().map(|key| {
        let order = if key.descending { "descending" } else { "ascending" };
        format!("{} {order}", with_values(declared, &key.by))
    });
    let words = |word: String| Some(word.to_lowercase());
    let mut groups: Vec<&str> = quota.per.iter().map(|name| name.value.as_str()).collect();
    groups.sort_unstable();
    vec![
        ("limits", Some(levels(&quota.limits))),
        ("per", Some(groups.join(", "))),
        ("share", share.map(|share| share.text(regulation, class))),
        (
            "of",
            Some(match &quota.of {
                Base::Rated => "rated".to_owned(),
                Base::Levels(codes) => levels(codes),
            }),
        ),
        ("rounding", words(hyphened(&format!("{:?}", quota.rounding)))),
        ("seats_min", Some(quota.seats_min.to_string())),
        ("rank", Some(rank.collect::<Vec<_>>().join(", "))),
        ("excess", words(hyphened(&format!("{:?}", quota.excess)))),
        ("lowered_to", Some(level(&quota.lowered_to))),
        ("ties", words(hyphened(&format!("{:?}", quota.ties)))),
        ("unless", quota.unless.as_ref().map(|unless| with_values(declared, unless))),
    ]
}

/// `HalfUp` as files write it: `half-up`.
fn hyphened(word: &str) -> String {
    let mut out = String::new();
    for (at, letter) in word.chars().enumerate() {
        if at > 0 && letter.is_uppercase() {
            out.push('-');
        }
        out.push(letter);
    }
    out
}

/// A formula as written, with what its parameters are: two of one wording may differ in these.
fn with_values(class: &Class, formula: &Formula) -> String {
    let named = |id: &str| {
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        formula.text.split(|c| !letter(c)).any(|word| word == id)
    };
    let used = class.parameters.iter().filter(|parameter| named(&parameter.id));
    let values = used.filter(|parameter| !matches!(parameter.value, Constant::Day(_)));
    let values: Vec<String> =
        values.map(|parameter| format!("{} = {}", parameter.id, parameter.written)).collect();
    let text = formula.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if values.is_empty() { text } else { format!("{text} ({})", values.join(", ")) }
}
