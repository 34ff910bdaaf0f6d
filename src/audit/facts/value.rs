//! Values of facts as FORMAT.md §2.4 writes them, by their declared type.

use crate::audit::canonical::{Canonical, NUMBER_LIMIT, Value};
use crate::audit::facts::Roll;
use crate::audit::facts::number::{read_decimal, write_decimal};
use crate::model::{Column, Day, FactType, Regulation, TableBuilder};

/// Writes the value of a fact that is known: `is`, or `item` where it is another subject.
pub(super) fn write_value(
    roll: &Roll<'_>,
    (class, fact, row): (usize, usize, usize),
    out: &mut Canonical,
) {
    let kind = &roll.regulation.classes[class].facts[fact].kind;
    match (&roll.population.tables[class].columns[fact], kind) {
        (Column::Subjects(rows), FactType::Subject { class }) => {
            out.key("item").number(roll.item(*class, rows[row] as usize));
        }
        (Column::Codes(codes), kind) => {
            out.key("is");
            write_code(roll.regulation, kind, codes.get(row), out);
        }
        (Column::Numbers(numbers), kind) => {
            out.key("is");
            write_number(kind, numbers.get(row), out);
        }
        (Column::Texts(texts), _) => out.key("is").text(texts.get(row).unwrap_or_default()),
        (Column::Absent | Column::Subjects(_), _) => {}
    }
}

fn write_code(regulation: &Regulation, kind: &FactType, code: u8, out: &mut Canonical) {
    let at = usize::from(code);
    match kind {
        FactType::Choice(values) => out.text(values.get(at).map_or("", |value| &value.id)),
        FactType::Scale { scale } => {
            let value = regulation.scales[*scale].values.get(at);
            out.text(value.map_or("", |value| &value.id));
        }
        _ => out.boolean(code == 1),
    }
}

fn write_number(kind: &FactType, number: i64, out: &mut Canonical) {
    match kind {
        FactType::Decimal { places } => out.text(&write_decimal(number, *places)),
        FactType::Date => out.text(&Day(number).to_string()),
        // JSON holds no greater numbers exactly: these stand as text.
        _ if number.unsigned_abs() >= NUMBER_LIMIT.unsigned_abs() => {
            out.text(&number.to_string());
        }
        _ => out.integer(number),
    }
}

/// Puts a recorded value into the current row. False if it is none of the declared type.
pub(super) fn put_value(
    regulation: &Regulation,
    (class, fact): (usize, usize),
    value: &Value<'_>,
    table: &mut TableBuilder,
) -> bool {
    let code = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok());
    let kind = &regulation.classes[class].facts[fact].kind;
    match (kind, value) {
        (FactType::Boolean { .. }, Value::Boolean(is_true)) => {
            table.put_code(fact, u8::from(*is_true));
            true
        }
        (FactType::Integer, Value::Integer(number)) => put_number(table, fact, Some(*number)),
        (FactType::Integer, Value::Text(text)) => {
            let number = text.parse().ok().filter(|number: &i64| {
                number.unsigned_abs() >= NUMBER_LIMIT.unsigned_abs() && number.to_string() == *text
            });
            put_number(table, fact, number)
        }
        (FactType::Decimal { places }, Value::Text(text)) => {
            put_number(table, fact, read_decimal(text, *places))
        }
        (FactType::Date, Value::Text(text)) => {
            let day = Day::parse(text).filter(|day| day.to_string() == *text);
            put_number(table, fact, day.map(|day| day.0))
        }
        (FactType::Text, Value::Text(text)) => {
            table.put_text(fact, text);
            true
        }
        (FactType::Choice(values), Value::Text(text)) => {
            put_code(table, fact, code(values.iter().position(|value| value.id == *text)))
        }
        (FactType::Scale { scale }, Value::Text(text)) => {
            let values = &regulation.scales[*scale].values;
            put_code(table, fact, code(values.iter().position(|value| value.id == *text)))
        }
        _ => false,
    }
}

fn put_code(table: &mut TableBuilder, fact: usize, code: Option<u8>) -> bool {
    code.map(|code| table.put_code(fact, code)).is_some()
}

fn put_number(table: &mut TableBuilder, fact: usize, number: Option<i64>) -> bool {
    number.map(|number| table.put_number(fact, number)).is_some()
}
