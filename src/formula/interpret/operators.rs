//! Operators and functions on all values that something may have.

use crate::formula::interpret::{Group, Kin, Outcome, Plain, Possible, possible};
use crate::model::{Counted, Day, Ratio};
use rhai::{Array, Dynamic, Engine};
use std::collections::{BTreeMap, BTreeSet};

/// Adds all of them.
pub(in crate::formula::interpret) fn register(engine: &mut Engine) {
    comparisons(engine);
    calculations(engine);
    aggregates(engine);
}

fn comparisons(engine: &mut Engine) {
    type Holds = fn(&Plain, &Plain) -> bool;
    let signs: [(&str, Holds); 6] = [
        ("==", |a, b| a == b),
        ("!=", |a, b| a != b),
        ("<", |a, b| a < b),
        ("<=", |a, b| a <= b),
        (">", |a, b| a > b),
        (">=", |a, b| a >= b),
    ];
    for (sign, holds) in signs {
        engine.register_fn(sign, move |a: Dynamic, b: Dynamic| {
            Outcome::Ok(possible(&a)?.pairs(&possible(&b)?, holds))
        });
    }
    engine
        .register_fn("contains", |list: Array, item: Dynamic| {
            let list: Vec<_> = list.iter().map(possible).collect::<Outcome<_>>()?;
            let listed: BTreeSet<_> = list.into_iter().flat_map(|item| item.values).collect();
            let item = possible(&item)?;
            Outcome::Ok(item.pairs(&item, |value, _| listed.contains(value)))
        })
        .register_fn("!", |a: Dynamic| {
            let a = possible(&a)?;
            Outcome::Ok(a.pairs(&a, |a, _| *a == Plain::Truth(false)))
        })
        .register_fn("all", |parts: Array| decide(&parts, false))
        .register_fn("any", |parts: Array| decide(&parts, true))
        .register_fn("given", |a: Dynamic| {
            let given = possible(&a)?.values.is_empty();
            Outcome::Ok(Possible::known(Plain::Truth(!given)))
        })
        .register_fn("choose", |condition: Dynamic, a: Dynamic, b: Dynamic| {
            match possible(&condition)?.settled() {
                Some(Plain::Truth(true)) => possible(&a),
                Some(Plain::Truth(false)) => possible(&b),
                _ => Ok(Possible::default()),
            }
        });
}

/// One part that is `deciding` decides; else all must be known.
fn decide(parts: &[Dynamic], deciding: bool) -> Outcome<Possible> {
    let parts: Vec<_> = parts.iter().map(possible).collect::<Outcome<_>>()?;
    let is = |truth| move |part: &Possible| part.settled() == Some(&Plain::Truth(truth));
    Ok(if parts.iter().any(is(deciding)) {
        Possible::known(Plain::Truth(deciding))
    } else if parts.iter().all(is(!deciding)) {
        Possible::known(Plain::Truth(!deciding))
    } else {
        Possible::default()
    })
}

fn calculations(engine: &mut Engine) {
    type Calculate = fn(Ratio, Ratio) -> Option<Ratio>;
    let signs: [(&str, Calculate); 4] = [
        ("+", Ratio::checked_add),
        ("-", Ratio::checked_sub),
        ("*", Ratio::checked_mul),
        ("/", Ratio::checked_div),
    ];
    for (sign, calculate) in signs {
        engine.register_fn(sign, move |a: Dynamic, b: Dynamic| {
            let (a, b) = (possible(&a)?.as_number(), possible(&b)?.as_number());
            Outcome::Ok(Possible::number(a.zip(b).and_then(|(a, b)| calculate(a, b))))
        });
    }
    engine
        .register_fn("-", |a: Dynamic| {
            Outcome::Ok(Possible::number(possible(&a)?.as_number().and_then(Ratio::checked_neg)))
        })
        .register_fn("least", |parts: Array| pick(&parts, |all| all.first().cloned()))
        .register_fn("greatest", |parts: Array| pick(&parts, |all| all.last().cloned()))
        .register_fn("date", |text: &str| {
            Possible::known(Plain::Day(Day::parse(text).expect("a date").0))
        })
        .register_fn("days_between", |a: Possible, b: Possible| days(&a, &b, |a, b| Some(b - a)))
        .register_fn("months_between", |a: Possible, b: Possible| {
            days(&a, &b, |a, b| Day(a).months_until(Day(b)))
        });
}

fn pick(parts: &[Dynamic], choose: fn(&BTreeSet<Plain>) -> Option<Plain>) -> Outcome<Possible> {
    let parts: Vec<_> = parts.iter().map(possible).collect::<Outcome<_>>()?;
    let settled: Option<BTreeSet<_>> = parts.iter().map(|part| part.settled().cloned()).collect();
    let picked = settled.and_then(|settled| choose(&settled));
    Ok(picked.map_or_else(Possible::default, Possible::known))
}

fn days(a: &Possible, b: &Possible, count: fn(i64, i64) -> Option<i64>) -> Possible {
    let counted = match (a.settled(), b.settled()) {
        (Some(Plain::Day(a)), Some(Plain::Day(b))) => count(*a, *b),
        _ => None,
    };
    Possible::number(counted.map(Ratio::whole))
}

fn aggregates(engine: &mut Engine) {
    engine
        .register_fn("lowest", |group: Group| group.fold(|a, b| a.min(b)))
        .register_fn("highest", |group: Group| group.fold(|a, b| a.max(b)))
        .register_fn("count_at_least", |group: Group, least: Possible| {
            let counts = group.0.iter().fold(BTreeSet::from([0i64]), |counts, codes| {
                let steps = codes
                    .iter()
                    .map(|code| i64::from(Some(&Plain::Code(*code)) >= least.settled()));
                let steps: BTreeSet<_> = steps.collect();
                counts.iter().flat_map(|count| steps.iter().map(move |step| count + step)).collect()
            });
            let values = counts.into_iter().map(|count| Plain::Number(Ratio::whole(count)));
            Possible { values: values.collect(), fields: BTreeMap::new() }
        })
        .register_fn("count", |kin: Kin| Possible::number(whole(kin.levels.len())))
        .register_fn("count_rated", |kin: Kin| Possible::number(whole(kin.rated())))
        .register_fn("count_at_least", |kin: Kin, least: Possible| {
            Possible::number(whole(kin.at_least(&least)))
        })
        .register_fn("share_at_least", |kin: Kin, least: Possible| {
            let base = match kin.among {
                Counted::Rated => kin.rated(),
                Counted::All => kin.levels.len(),
            };
            let (part, base) = (whole(kin.at_least(&least)), whole(base));
            Possible::number(part.zip(base).and_then(|(part, base)| part.checked_div(base)))
        });
}

fn whole(count: usize) -> Option<Ratio> {
    i64::try_from(count).ok().map(Ratio::whole)
}

impl Group {
    fn fold(&self, better: fn(u8, u8) -> u8) -> Possible {
        let mut members = self.0.iter();
        let first = members.next().cloned().unwrap_or_default();
        let codes = members.fold(first, |codes, member| {
            codes.iter().flat_map(|a| member.iter().map(|b| better(*a, *b))).collect()
        });
        Possible { values: codes.into_iter().map(Plain::Code).collect(), fields: BTreeMap::new() }
    }
}

impl Kin {
    fn rated(&self) -> usize {
        self.levels.iter().flatten().count()
    }

    fn at_least(&self, least: &Possible) -> usize {
        let reaches = |level: &&u8| Some(&Plain::Code(**level)) >= least.settled();
        self.levels.iter().flatten().filter(reaches).count()
    }
}
