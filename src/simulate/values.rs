//! The values that a parameter takes in a sweep, exact and written as a file would write them.

use crate::model::{Constant, Day, Parameter, Ratio, Regulation};

/// Values beyond this number are too many to be looked at.
pub const VALUES_MAX: u64 = 10_000;

/// What was asked for, as written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Range<'a> {
    /// The first value.
    pub from: Option<&'a str>,
    /// The last value there may be.
    pub to: Option<&'a str>,
    /// From one to the next: a number; days between dates. Values of a scale need none.
    pub step: Option<&'a str>,
}

/// Why there are no values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoValues {
    /// This part (`from`, `to`, `step`) is missing.
    Missing(&'static str),
    /// This part is not a value of the parameter.
    NotAValue(&'static str, String),
    /// The step is not above zero.
    NoStep(String),
    /// The first value is beyond the last.
    Backwards,
    /// There are more than [`VALUES_MAX`].
    TooMany,
}

/// The values of a parameter from one to another, ascending.
///
/// # Errors
/// If the range is not one of the parameter's values.
pub fn values(
    regulation: &Regulation,
    parameter: &Parameter,
    range: Range<'_>,
) -> Result<Vec<(Constant, String)>, NoValues> {
    match parameter.value {
        Constant::Number(_) => numbers(parameter, range),
        Constant::Day(_) => days(range),
        Constant::Scale { scale, .. } => of_scale(regulation, scale, range),
    }
}

fn numbers(parameter: &Parameter, range: Range<'_>) -> Result<Vec<(Constant, String)>, NoValues> {
    let part = |name: &'static str, written: Option<&str>| {
        let written = written.ok_or(NoValues::Missing(name))?;
        Ratio::parse(written).ok_or_else(|| NoValues::NotAValue(name, written.to_owned()))
    };
    let (from, to) = (part("from", range.from)?, part("to", range.to)?);
    let step = part("step", range.step)?;
    if step <= Ratio::ZERO {
        return Err(NoValues::NoStep(range.step.unwrap_or_default().to_owned()));
    }
    let texts = [range.from, range.to, range.step, Some(parameter.written.as_str())];
    let in_percent = texts.iter().flatten().any(|text| text.trim_end().ends_with('%'));
    let (mut found, mut next) = (Vec::new(), Some(from));
    while let Some(value) = next.filter(|value| *value <= to) {
        if found.len() as u64 >= VALUES_MAX {
            return Err(NoValues::TooMany);
        }
        found.push((Constant::Number(value), written(value, in_percent)));
        next = value.checked_add(step);
    }
    some(found)
}

/// A number as a file writes it: a percentage where these are written so and one is exact.
fn written(value: Ratio, in_percent: bool) -> String {
    let percent = value.checked_mul(Ratio::whole(100)).filter(|_| in_percent);
    let percent = percent.map(|percent| percent.to_string());
    match percent.filter(|percent| !percent.contains('/')) {
        Some(percent) => format!("{percent}%"),
        None => value.to_string(),
    }
}

fn days(range: Range<'_>) -> Result<Vec<(Constant, String)>, NoValues> {
    let part = |name: &'static str, written: Option<&str>| {
        let written = written.ok_or(NoValues::Missing(name))?;
        Day::parse(written).ok_or_else(|| NoValues::NotAValue(name, written.to_owned()))
    };
    let (from, to) = (part("from", range.from)?, part("to", range.to)?);
    let step = range.step.unwrap_or("1");
    let not_a_step = |_| NoValues::NotAValue("step", step.to_owned());
    let days: usize = step.parse().map_err(not_a_step)?;
    if days == 0 {
        return Err(NoValues::NoStep(step.to_owned()));
    }
    if u64::try_from(to.0.saturating_sub(from.0)).unwrap_or(0) / days as u64 >= VALUES_MAX {
        return Err(NoValues::TooMany);
    }
    let days = (from.0..=to.0).step_by(days);
    some(days.map(|day| (Constant::Day(day), Day(day).to_string())).collect())
}

/// Every value of the scale between two, both included; from end to end where none is given.
fn of_scale(
    regulation: &Regulation,
    scale: usize,
    range: Range<'_>,
) -> Result<Vec<(Constant, String)>, NoValues> {
    let declared = &regulation.scales[scale];
    let part = |name: &'static str, written: Option<&str>, end: u8| {
        let Some(written) = written else { return Ok(end) };
        let id = written.strip_prefix(&format!("{}.", declared.id)).unwrap_or(written);
        declared.code(id).ok_or_else(|| NoValues::NotAValue(name, written.to_owned()))
    };
    let last = u8::try_from(declared.values.len() - 1).unwrap_or(u8::MAX);
    let (from, to) = (part("from", range.from, 0)?, part("to", range.to, last)?);
    let named = |code: u8| format!("{}.{}", declared.id, declared.values[usize::from(code)].id);
    some((from..=to).map(|code| (Constant::Scale { scale, code }, named(code))).collect())
}

fn some(found: Vec<(Constant, String)>) -> Result<Vec<(Constant, String)>, NoValues> {
    if found.is_empty() { Err(NoValues::Backwards) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::{NoValues, Range, numbers};
    use crate::model::{Basis, Constant, Parameter, Place, Ratio, Title};

    fn parameter(written: &str) -> Parameter {
        Parameter {
            id: "share".to_owned(),
            value: Constant::Number(Ratio::parse(written).unwrap()),
            written: written.to_owned(),
            unit: None,
            title: Title::default(),
            cite: String::new(),
            basis: Basis::Text,
            place: Place { file: "x".into(), start: 0, end: 0 },
        }
    }

    fn check(stands: &str, [from, to, step]: [&str; 3], expected: Result<&[&str], NoValues>) {
        let range = Range { from: Some(from), to: Some(to), step: Some(step) };
        let found = numbers(&parameter(stands), range);
        let found = found.map(|found| found.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
        assert_eq!(found, expected.map(|texts| texts.iter().map(|t| (*t).to_owned()).collect()));
    }

    #[test]
    fn steps_are_exact_and_written_as_the_parameter_is() {
        check("20%", ["0", "30%", "10%"], Ok(&["0%", "10%", "20%", "30%"]));
        check("0.2", ["0", "0.3", "0.1"], Ok(&["0", "0.1", "0.2", "0.3"]));
        check("20%", ["0.5%", "1%", "0.2%"], Ok(&["0.5%", "0.7%", "0.9%"]));
        // A third is no decimal: the fraction is exact.
        check("20%", ["0", "1", "1/3"], Ok(&["0%", "1/3", "2/3", "100%"]));
        check("6", ["4", "6", "1"], Ok(&["4", "5", "6"]));
    }

    #[test]
    fn what_is_no_range_is_told() {
        check("6", ["4", "6", "0"], Err(NoValues::NoStep("0".to_owned())));
        check("6", ["7", "6", "1"], Err(NoValues::Backwards));
        check("6", ["4", "six", "1"], Err(NoValues::NotAValue("to", "six".to_owned())));
        check("6", ["0", "10001", "1"], Err(NoValues::TooMany));
    }
}
