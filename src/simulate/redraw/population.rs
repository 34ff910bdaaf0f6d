//! Drawn tables as a population, without going through files.

use crate::diagnostic::Diagnostic;
use crate::model::{Class, Day, FactType, Population, Ratio, Regulation, ScaleValue, TableBuilder};
use crate::simulate::synthesize::{Made, MadeTable, impossible};

/// The population of drawn tables, with those facts that are wanted (by class and fact).
///
/// # Errors
/// `plan-impossible` with the table and the value, if the plan gives a fact what it cannot be.
pub fn population(
    regulation: &Regulation,
    (period, made): (i64, &[MadeTable<'_>]),
    is_wanted: impl Fn(usize, usize) -> bool,
) -> Result<Population, Box<Diagnostic>> {
    let mut builders: Vec<TableBuilder> =
        regulation.classes.iter().map(TableBuilder::new).collect();
    for (at, class) in regulation.classes.iter().enumerate() {
        let wanted: Vec<usize> =
            (0..class.facts.len()).filter(|fact| is_wanted(at, *fact)).collect();
        for table in made.iter().filter(|table| table.plan.class == at) {
            for subject in &table.subjects {
                let builder = &mut builders[at];
                builder.start_row(&subject.id);
                for fact in &wanted {
                    if let Some(cell) = &subject.cells[*fact] {
                        put(regulation, (class, *fact), builder, cell)
                            .ok_or_else(|| value(&table.plan.id, &class.facts[*fact].id, cell))?;
                    }
                }
                decide(regulation, subject, builder);
            }
        }
    }
    Population::finish(regulation, period, builders).map_err(|dangling| {
        let first = &dangling[0];
        let class = &regulation.classes[first.class];
        value(&class.id, &class.facts[first.fact].id, &first.id)
    })
}

fn value(table: &str, fact: &str, cell: &str) -> Box<Diagnostic> {
    Box::new(impossible(table, "value").arg("fact", fact).arg("value", cell))
}

fn decide(regulation: &Regulation, subject: &Made, builder: &mut TableBuilder) {
    let level = subject.level.as_ref().filter(|_| subject.decided);
    if let Some(code) = level.and_then(|level| regulation.outcome_scale().code(level)) {
        builder.put_decided(code);
    }
}

/// Puts a cell; `None` if it is no value of the fact.
fn put(
    regulation: &Regulation,
    (class, fact): (&Class, usize),
    builder: &mut TableBuilder,
    cell: &str,
) -> Option<()> {
    let of = |values: &[ScaleValue]| {
        let by_id = values.iter().position(|value| value.id == cell);
        let at = by_id.or_else(|| values.iter().position(|value| value.is_called(cell)))?;
        u8::try_from(at).ok()
    };
    match &class.facts[fact].kind {
        FactType::Boolean { .. } => {
            let code = match cell {
                "true" | "1" => 1,
                "false" | "0" => 0,
                _ => return None,
            };
            builder.put_code(fact, code);
        }
        FactType::Choice(values) => builder.put_code(fact, of(values)?),
        FactType::Scale { scale } => {
            builder.put_code(fact, of(&regulation.scales[*scale].values)?);
        }
        FactType::Integer => builder.put_number(fact, Ratio::parse(cell)?.to_scaled(0)?),
        FactType::Decimal { places } => {
            builder.put_number(fact, Ratio::parse(cell)?.to_scaled(*places)?);
        }
        FactType::Date => builder.put_number(fact, Day::parse(cell)?.0),
        FactType::Text | FactType::Subject { .. } => builder.put_text(fact, cell),
    }
    Some(())
}
