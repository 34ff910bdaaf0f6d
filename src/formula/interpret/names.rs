//! What the names in a formula stand for, as variables of rhai.

use crate::formula::interpret::{Group, Kin, Plain, Possible};
use crate::formula::print::path_text;
use crate::formula::{Cell, Expr, Node, Path, Subject};
use crate::model::{Constant, Day, FactType, Ratio, UNKNOWN_CODE};
use rhai::Dynamic;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that the formula may name.
pub(in crate::formula::interpret) fn names(
    expr: &Expr,
    subject: &Subject<'_>,
) -> BTreeMap<String, Dynamic> {
    let mut root = Possible::default();
    name_constants(subject, &mut root);
    name_paths(expr, subject, &mut root);
    let mut names: BTreeMap<String, Dynamic> =
        root.fields.into_iter().map(|(name, value)| (name, Dynamic::from(value))).collect();
    let class = &subject.world.regulation.classes[subject.class];
    for (fact, group) in class.facts.iter().filter_map(|f| Some((f, f.group.as_ref()?))) {
        let FactType::Scale { scale } = fact.kind else { continue };
        let top = subject.world.regulation.scales[scale].values.len();
        let members = class.group(group).into_iter().map(|member| match subject.cell(member) {
            Cell::Code(code) => BTreeSet::from([code]),
            _ => (0u8..).take(top).collect(),
        });
        names.insert(group.clone(), Dynamic::from(Group(members.collect())));
    }
    for (at, children) in class.children.iter().enumerate() {
        let rows = subject.world.families[subject.class][at].children(subject.row).iter();
        let level = |row: &u32| {
            subject.world.ratings[children.class]
                .get(*row as usize)
                .copied()
                .unwrap_or(UNKNOWN_CODE)
        };
        let levels = rows.map(level).map(|level| (level != UNKNOWN_CODE).then_some(level));
        let kin = Kin { levels: levels.collect(), among: children.among };
        names.insert(children.id.clone(), Dynamic::from(kin));
    }
    names
}

/// Parameters, scales, the ends of the period, and the name for a failed call.
fn name_constants(subject: &Subject<'_>, root: &mut Possible) {
    let regulation = subject.world.regulation;
    for scale in &regulation.scales {
        for (value, code) in scale.values.iter().zip(0u8..) {
            let field = root.field(&[&scale.id, &value.id]);
            field.values.insert(Plain::Code(code));
        }
    }
    for parameter in &regulation.classes[subject.class].parameters {
        let value = match parameter.value {
            Constant::Number(number) => Plain::Number(number),
            Constant::Scale { code, .. } => Plain::Code(code),
            Constant::Day(day) => Plain::Day(day),
        };
        root.field(&[&parameter.id]).values.insert(value);
    }
    let year = i32::try_from(subject.world.population.period).expect("a year");
    for (name, month, day) in [("period_start", 1, 1), ("period_end", 12, 31)] {
        let day = Day::new(year, month, day).expect("a day");
        root.field(&[name]).values.insert(Plain::Day(day.0));
    }
    root.field(&["unknown"]);
}

/// The facts and levels that the formula reads, each where its path says.
fn name_paths(expr: &Expr, subject: &Subject<'_>, root: &mut Possible) {
    if let Node::Read(path) | Node::Given(path) = &expr.node {
        let text = path_text(subject.world.regulation, subject.class, path);
        let words: Vec<_> = text.split('.').collect();
        root.field(&words).values.extend(look(subject, path));
    }
    expr.parts().into_iter().for_each(|part| name_paths(part, subject, root));
}

/// The value at the end of a path, if it is known.
fn look(subject: &Subject<'_>, path: &Path) -> Option<Plain> {
    let mut at = *subject;
    for fact in &path.via {
        at = at.follow(*fact)?;
    }
    let Some(fact) = path.fact else {
        return (at.rating() != UNKNOWN_CODE).then(|| Plain::Code(at.rating()));
    };
    let kind = &at.world.regulation.classes[at.class].facts[fact].kind;
    Some(match (kind, at.cell(fact)) {
        (_, Cell::Unknown) => return None,
        (FactType::Boolean { .. }, Cell::Code(code)) => Plain::Truth(code != 0),
        (FactType::Choice(choices), Cell::Code(code)) => {
            Plain::Text(choices[usize::from(code)].id.clone())
        }
        (_, Cell::Code(code)) => Plain::Code(code),
        (FactType::Date, Cell::Number(day)) => Plain::Day(day),
        (FactType::Decimal { places }, Cell::Number(number)) => {
            let unit = Ratio::whole(10i64.pow(u32::from(*places)));
            Plain::Number(Ratio::whole(number).checked_div(unit)?)
        }
        (_, Cell::Number(number)) => Plain::Number(Ratio::whole(number)),
        (_, Cell::Text(text)) => Plain::Text(text.to_owned()),
        (FactType::Subject { class }, Cell::Row(row)) => Plain::Subject(*class, row),
        (_, Cell::Row(_)) => return None,
    })
}
