//! The columns of a class's sheet: what each may hold, what its note says, what the example has.

use crate::model::{Class, Constant, Day, Fact, FactType, ScaleValue};
use crate::report::template::Template;
use crate::report::template::used::rules_that_read;
use crate::report::{Say, Words};

/// Rules that a note names; more are counted.
const RULES_MAX: usize = 4;
/// Letters of a note.
const NOTE_MAX: usize = 1_500;

/// A column.
pub(in crate::report::template) struct Column {
    pub title: String,
    pub is_required: bool,
    pub holds: Holds,
    pub note: String,
    /// What the guide says of its values.
    pub values: String,
    pub unit: String,
    pub example: Example,
}

/// What the cells of a column may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report::template) enum Holds {
    Id,
    /// One of these texts.
    List(Vec<String>),
    /// The id of a subject of a class, by index.
    Subject(usize),
    /// A number with so many places, and its limits as written in a formula.
    Number {
        places: u8,
        min: Option<String>,
        max: Option<String>,
    },
    Date,
    Text,
}

/// What the example has in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report::template) enum Example {
    Nothing,
    Text(String),
    /// A number, as written.
    Number(String),
    Day(Day),
}

/// The columns of a class: its ids, its facts and criteria, the decided level.
pub(in crate::report::template) fn columns(template: Template<'_>, class: &Class) -> Vec<Column> {
    let Template { words, heads, regulation, .. } = template;
    let facts = class.facts.iter().map(|fact| of_fact(template, class, fact));
    let levels = titles(words, &regulation.outcome_scale().values);
    let id = Column {
        title: id_title(class, heads.id),
        is_required: true,
        holds: Holds::Id,
        note: words.text("template-note-id"),
        values: words.text("template-values-id"),
        unit: String::new(),
        example: Example::Text(heads.example.to_owned()),
    };
    let decided = Column {
        title: heads.decided.to_owned(),
        is_required: false,
        holds: Holds::List(levels),
        note: words.text("template-note-decided"),
        values: words.text("template-values-list"),
        unit: String::new(),
        example: Example::Nothing,
    };
    std::iter::once(id).chain(facts).chain([decided]).collect()
}

/// The title of the column of ids; the plain id where a fact has the usual name.
fn id_title(class: &Class, usual: &str) -> String {
    let usual_folded = usual.to_lowercase();
    let is_taken = class.facts.iter().any(|fact| {
        let title = &fact.title;
        [&title.vi, &title.en].iter().any(|title| title.to_lowercase() == usual_folded)
    });
    if is_taken { "id".to_owned() } else { usual.to_owned() }
}

fn of_fact(template: Template<'_>, class: &Class, fact: &Fact) -> Column {
    let words = template.words;
    let holds = holds(template, fact);
    let values = values(template, &holds);
    let is_false = matches!(fact.kind, FactType::Boolean { empty_is_false: true });
    let is_required = !fact.optional && !is_false;
    let unit = fact.unit.as_deref().map(|unit| unit_in_words(words, unit)).unwrap_or_default();
    let need = match (is_required, is_false) {
        (true, _) => "template-note-required",
        (_, true) => "template-note-false",
        _ => "template-note-optional",
    };
    let mut lines = vec![words.title(&fact.title).to_owned(), words.text(need)];
    lines.push(words.say("template-note-values", &[("values", Say::from(values.as_str()))]));
    if !unit.is_empty() {
        lines.push(words.say("template-note-unit", &[("unit", Say::from(unit.as_str()))]));
    }
    if fact.personal {
        lines.push(words.text("template-note-personal"));
    }
    lines.extend(rules(words, class, fact));
    let note: String = lines.join("\n").chars().take(NOTE_MAX).collect();
    let example = example(template, (class, fact), &holds);
    Column {
        title: words.title(&fact.title).to_owned(),
        is_required,
        holds,
        note,
        values,
        unit,
        example,
    }
}

/// The rules that read a fact, a line each.
fn rules(words: Words, class: &Class, fact: &Fact) -> Vec<String> {
    let read = rules_that_read(class, fact);
    if read.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![words.text("template-note-rules")];
    for (title, cite) in read.iter().take(RULES_MAX) {
        lines.push(format!("• {} ({cite})", words.title(title)));
    }
    if let Some(more) = read.len().checked_sub(RULES_MAX).filter(|more| *more > 0) {
        lines.push(words.say("template-note-more", &[("count", (more as u64).into())]));
    }
    lines
}

fn holds(template: Template<'_>, fact: &Fact) -> Holds {
    let words = template.words;
    let limit = |limit: Option<i64>, places: u8| limit.map(|limit| decimal(limit, places));
    let number = |places| Holds::Number {
        places,
        min: limit(fact.min, places),
        max: limit(fact.max, places),
    };
    match &fact.kind {
        FactType::Boolean { .. } => {
            Holds::List(vec![words.text("template-yes"), words.text("template-no")])
        }
        FactType::Integer => number(0),
        FactType::Decimal { places } => number(*places),
        FactType::Date => Holds::Date,
        FactType::Text => Holds::Text,
        FactType::Choice(values) => Holds::List(titles(words, values)),
        FactType::Subject { class } => Holds::Subject(*class),
        FactType::Scale { scale } => {
            // Best first, as a person looks for it.
            let mut titles = titles(words, &template.regulation.scales[*scale].values);
            titles.reverse();
            Holds::List(titles)
        }
    }
}

fn titles(words: Words, values: &[ScaleValue]) -> Vec<String> {
    values.iter().map(|value| words.title(&value.title).to_owned()).collect()
}

/// A scaled number as a formula writes it.
fn decimal(scaled: i64, places: u8) -> String {
    let places = usize::from(places);
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let part = part.trim_end_matches('0');
    let sign = if scaled < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// The values of a column, in words.
fn values(template: Template<'_>, holds: &Holds) -> String {
    let words = template.words;
    match holds {
        Holds::Id => words.text("template-values-id"),
        Holds::List(values) => values.join("; "),
        Holds::Subject(class) => {
            let class = words.title(&template.regulation.classes[*class].title);
            words.say("template-values-subject", &[("class", Say::from(class))])
        }
        Holds::Date => words.text("template-values-date"),
        Holds::Text => words.text("template-values-text"),
        Holds::Number { places, min, max } => {
            let places = match places {
                0 => words.text("template-values-whole"),
                places => {
                    let places = u64::from(*places).into();
                    words.say("template-values-places", &[("places", places)])
                }
            };
            let shown = |limit: &Option<String>| {
                Say::from(template.number(limit.as_deref().unwrap_or_default()))
            };
            let limits = match (min, max) {
                (Some(_), Some(_)) => "template-values-between",
                (Some(_), None) => "template-values-from",
                (None, Some(_)) => "template-values-to",
                (None, None) => return places,
            };
            format!("{places}{}", words.say(limits, &[("min", shown(min)), ("max", shown(max))]))
        }
    }
}

/// A unit as people say it, where it is one of the usual ones.
fn unit_in_words(words: Words, unit: &str) -> String {
    words.find(&format!("template-unit-{unit}"), &[]).unwrap_or_else(|| unit.to_owned())
}

fn example(template: Template<'_>, (class, fact): (&Class, &Fact), holds: &Holds) -> Example {
    match holds {
        Holds::List(values) if matches!(fact.kind, FactType::Boolean { .. }) => {
            let is_false = matches!(fact.kind, FactType::Boolean { empty_is_false: true });
            let said = if is_false || fact.optional { values.last() } else { values.first() };
            said.map_or(Example::Nothing, |text| Example::Text(text.clone()))
        }
        _ if fact.optional => Example::Nothing,
        Holds::List(values) => {
            let scale = matches!(fact.kind, FactType::Scale { .. });
            let usual = if scale { values.get(1) } else { None };
            let said = usual.or_else(|| values.first());
            said.map_or(Example::Nothing, |text| Example::Text(text.clone()))
        }
        Holds::Id | Holds::Subject(_) => Example::Text(template.heads.example.to_owned()),
        Holds::Text => Example::Text(template.words.text("template-example-text")),
        Holds::Date => {
            let year = i32::try_from(template.period).unwrap_or(1900).clamp(1901, 9999);
            Day::new(year - 1, 6, 30).map_or(Example::Nothing, Example::Day)
        }
        Holds::Number { min, max, .. } => {
            let number = max.clone().or_else(|| beyond_thresholds(class, fact));
            let number = number.or_else(|| min.clone());
            Example::Number(number.unwrap_or_else(|| "1".to_owned()))
        }
    }
}

/// Twice the largest threshold in a fact's unit, so that the example is no special case: the least
/// value often makes one.
fn beyond_thresholds(class: &Class, fact: &Fact) -> Option<String> {
    let unit = fact.unit.as_ref()?;
    let of_unit = class.parameters.iter().filter(|one| one.unit.as_ref() == Some(unit));
    let numbers = of_unit.filter_map(|one| match one.value {
        Constant::Number(number) => Some(number.ceil()),
        _ => None,
    });
    let twice = numbers.max()?.checked_mul(2)?;
    let is_above = fact.min.is_none_or(|min| i128::from(min) < twice);
    is_above.then(|| twice.to_string())
}
