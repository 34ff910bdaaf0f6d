//! What one cell says, by the type of its fact; and what is wrong with it if it says nothing.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::submissions::grid::Kind;
use crate::load::submissions::header::Role;
use crate::load::submissions::numbers::{NotANumber, scaled, scaled_double};
use crate::load::submissions::places::shorten;
use crate::load::submissions::spellings::{Meaning, Spellings};
use crate::load::submissions::text::tidy;
use crate::model::{Class, Day, Fact, FactType, Ratio, Regulation, ScaleValue, UNKNOWN_CODE};
use std::borrow::Cow;

/// The kind of a mistake: its code and the variant of its message.
pub type Problem = (Code, Option<&'static str>);

/// What a column's cells are read as.
#[derive(Clone, Debug)]
pub enum Reading {
    /// Ids of the subjects themselves.
    Ids,
    /// Codes; the last is what an empty cell means.
    Codes(Box<Spellings>, u8),
    /// Numbers scaled by so many places.
    Numbers(u8),
    /// Days.
    Days,
    /// Text.
    Texts,
    /// Ids of other subjects.
    Subjects,
}

/// How the cells of one column are read.
#[derive(Clone, Debug)]
pub struct Decoder<'a> {
    /// What the column holds.
    pub role: Role,
    /// What its cells are read as.
    pub reading: Reading,
    /// The column's name as it is written.
    pub title: String,
    fact: Option<&'a Fact>,
    /// Values that a cell may name.
    values: &'a [ScaleValue],
}

impl<'a> Decoder<'a> {
    /// The decoder of a column.
    pub fn new(role: Role, title: &str, regulation: &'a Regulation, class: &'a Class) -> Self {
        let fact = match role {
            Role::Fact(at) => Some(&class.facts[at]),
            Role::Id | Role::Decided => None,
        };
        let (reading, values): (_, &[ScaleValue]) = match (role, fact.map(|fact| &fact.kind)) {
            (Role::Decided, _) => {
                let values = &regulation.outcome_scale().values[..];
                (codes(Spellings::of_values(values), UNKNOWN_CODE), values)
            }
            (_, None) => (Reading::Ids, &[]),
            (_, Some(kind)) => of_kind(kind, regulation),
        };
        Self { role, reading, title: title.to_owned(), fact, values }
    }

    /// True if empty cells of this column are worth a warning.
    pub fn expects_values(&self) -> bool {
        let takes_empty = matches!(
            self.fact.map(|fact| &fact.kind),
            None | Some(FactType::Boolean { empty_is_false: true })
        );
        !takes_empty && self.fact.is_some_and(|fact| !fact.optional)
    }

    /// A code, in a spelling not met before.
    pub fn code(spellings: &mut Spellings, cell: &str, kind: Kind) -> Result<Option<u8>, Problem> {
        match kind {
            Kind::Plain | Kind::Boolean | Kind::Number | Kind::Double => {}
            Kind::Day => return Err(wrong("day")),
            Kind::Error | Kind::Nested => return Err(wrong(unreadable(kind))),
        }
        let text = tidy(cell);
        if text.is_empty() {
            return Ok(None);
        }
        match spellings.mean(&text) {
            Meaning::Code(code) => {
                spellings.learn(cell.as_bytes(), code);
                Ok(Some(code))
            }
            Meaning::Ambiguous => Err(wrong("ambiguous")),
            Meaning::Unknown => Err(wrong("value")),
        }
    }

    /// A number within the fact's range.
    #[inline]
    pub fn number(&self, places: u8, cell: &str, kind: Kind) -> Result<Option<i64>, Problem> {
        let read = match kind {
            Kind::Plain | Kind::Number => match scaled(cell.as_bytes(), places) {
                Err(_) => {
                    let text = tidy(cell);
                    if text.is_empty() {
                        return Ok(None);
                    }
                    scaled(text.as_bytes(), places)
                }
                read => read,
            },
            Kind::Double => scaled_double(cell, places),
            Kind::Day => return Err(wrong("day")),
            Kind::Boolean => Err(NotANumber::Other),
            Kind::Error | Kind::Nested => return Err(wrong(unreadable(kind))),
        };
        match read {
            Ok(number) => self.in_range(number).map(Some),
            Err(NotANumber::Thousands) => Err(wrong("thousands")),
            Err(NotANumber::Places) if places == 0 => Err(wrong("whole")),
            Err(NotANumber::Places) => Err(wrong("places")),
            Err(NotANumber::Huge) => Err((Code::OutOfRange, Some("huge"))),
            Err(NotANumber::Other) => Err(wrong("number")),
        }
    }

    /// A day within the fact's range.
    pub fn day(&self, cell: &str, kind: Kind) -> Result<Option<i64>, Problem> {
        match kind {
            Kind::Plain | Kind::Day => {}
            Kind::Double => return Err(wrong("day-number")),
            Kind::Number | Kind::Boolean => return Err(wrong("date")),
            Kind::Error | Kind::Nested => return Err(wrong(unreadable(kind))),
        }
        let text = tidy(cell);
        if text.is_empty() {
            return Ok(None);
        }
        match Day::parse(&text) {
            Some(Day(day)) => self.in_range(day).map(Some),
            None => Err(wrong("date")),
        }
    }

    /// Text, or the id of a subject; empty text says nothing.
    pub fn text<'t>(&self, cell: &'t str, kind: Kind) -> Result<Cow<'t, str>, Problem> {
        let is_id = !matches!(self.reading, Reading::Texts);
        match kind {
            Kind::Plain | Kind::Double => Ok(tidy(cell)),
            Kind::Day if is_id => Err(wrong("day")),
            Kind::Day => Ok(Cow::Borrowed(cell)),
            Kind::Number | Kind::Boolean => Err(wrong("text")),
            Kind::Error | Kind::Nested => Err(wrong(unreadable(kind))),
        }
    }

    #[inline]
    fn in_range(&self, number: i64) -> Result<i64, Problem> {
        let Some(fact) = self.fact else { return Ok(number) };
        if fact.min.is_some_and(|min| number < min) {
            return Err((Code::OutOfRange, Some("below")));
        }
        if fact.max.is_some_and(|max| number > max) {
            return Err((Code::OutOfRange, Some("above")));
        }
        Ok(number)
    }

    /// Tells the kinds of a mistake apart that only the fact can tell.
    pub fn refine(&self, problem: Problem, cell: &str) -> Problem {
        let Some(FactType::Boolean { .. }) = self.fact.map(|fact| &fact.kind) else {
            return problem;
        };
        match problem.1 {
            Some("value") if tidy(cell).eq_ignore_ascii_case("x") => wrong("cross"),
            Some("value") => wrong("boolean"),
            _ => problem,
        }
    }

    /// Words a mistake in a cell of this column.
    pub fn diagnostic(&self, problem: Problem, cell: &str) -> Diagnostic {
        let text = shorten(&tidy(cell));
        let mut diagnostic =
            Diagnostic::error(problem.0).arg("column", &self.title).arg("value", &text);
        if let Reading::Numbers(places) = self.reading {
            diagnostic = diagnostic.arg("places", places);
        }
        let limit = match (problem, self.fact) {
            ((Code::OutOfRange, Some("below")), Some(fact)) => fact.min,
            ((Code::OutOfRange, Some("above")), Some(fact)) => fact.max,
            _ => None,
        };
        if let Some(limit) = limit {
            return diagnostic.arg("limit", self.shown(limit));
        }
        if problem == wrong("value") { self.name_values(diagnostic, &text) } else { diagnostic }
    }

    /// Names the values that a cell may hold.
    fn name_values(&self, diagnostic: Diagnostic, text: &str) -> Diagnostic {
        let names = |name: fn(&ScaleValue) -> &str| {
            self.values.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let titles = self
            .values
            .iter()
            .flat_map(|value| [&value.id, &value.title.vi, &value.title.en].map(String::as_str));
        diagnostic
            .arg("allowed", names(|value| &value.id))
            .arg("allowed_vi", names(|value| &value.title.vi))
            .arg("allowed_en", names(|value| &value.title.en))
            .similar_to(text, titles)
    }

    /// A number of this column as people write it.
    fn shown(&self, number: i64) -> String {
        match self.reading {
            Reading::Numbers(places) => Ratio::scaled(number, places)
                .map_or_else(|| number.to_string(), |ratio| ratio.to_string()),
            Reading::Days => Day(number).to_string(),
            Reading::Ids | Reading::Codes(..) | Reading::Texts | Reading::Subjects => {
                number.to_string()
            }
        }
    }
}

fn codes(spellings: Spellings, empty: u8) -> Reading {
    Reading::Codes(Box::new(spellings), empty)
}

fn of_kind<'a>(kind: &'a FactType, regulation: &'a Regulation) -> (Reading, &'a [ScaleValue]) {
    let values: &[ScaleValue] = match kind {
        FactType::Choice(values) => values,
        FactType::Scale { scale } => &regulation.scales[*scale].values,
        _ => &[],
    };
    let reading = match (Spellings::of(kind, regulation), kind) {
        (Some(spellings), FactType::Boolean { empty_is_false: true }) => codes(spellings, 0),
        (Some(spellings), _) => codes(spellings, UNKNOWN_CODE),
        (None, FactType::Decimal { places }) => Reading::Numbers(*places),
        (None, FactType::Date) => Reading::Days,
        (None, FactType::Text) => Reading::Texts,
        (None, FactType::Subject { .. }) => Reading::Subjects,
        (None, _) => Reading::Numbers(0),
    };
    (reading, values)
}

fn wrong(variant: &'static str) -> Problem {
    (Code::WrongCell, Some(variant))
}

fn unreadable(kind: Kind) -> &'static str {
    if kind == Kind::Nested { "nested" } else { "spreadsheet-error" }
}
