//! Skeletons of a regulation and of an amendment: files that say what to write where, and pass
//! the check as they stand.

use crate::model::{Class, Constant, Grounds, Parameter, Regulation, Title};
use crate::report::{Lang, Words};

/// A regulation to begin with.
#[derive(Clone, Copy, Debug)]
pub struct NewRegulation<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title, if there is one already.
    pub title: &'a str,
    /// The first rating year.
    pub year: i64,
    /// A day, `YYYY-MM-DD`, to stand for that of signing.
    pub day: &'a str,
}

/// An amendment to begin with.
#[derive(Clone, Copy, Debug)]
pub struct NewAmendment<'a> {
    /// The regulation that it changes.
    pub regulation: &'a Regulation,
    /// The address of what is changed first, if it is known already.
    pub change: Option<&'a str>,
    /// Its title, if there is one already.
    pub title: &'a str,
}

macro_rules! text {
    ($words:expr, $name:literal) => {
        match $words.lang() {
            Lang::Vi => include_str!(concat!("skeleton/", $name, ".vi.toml")),
            Lang::En => include_str!(concat!("skeleton/", $name, ".en.toml")),
        }
    };
}

/// The files of a regulation, by name: the regulation, a class, its cases.
pub fn regulation(words: Words, new: NewRegulation<'_>) -> Vec<(String, String)> {
    let NewRegulation { id, title, year, day } = new;
    let class = if words.lang() == Lang::Vi { "nhom-1" } else { "class-1" };
    let filled = |text: &str| {
        text.replace("«id»", id)
            .replace("«title»", &quoted(title))
            .replace("«year»", &year.to_string())
            .replace("«day»", day)
    };
    vec![
        ("regulation.toml".to_owned(), filled(text!(words, "regulation"))),
        (format!("{class}.toml"), filled(text!(words, "class"))),
        (format!("{class}.cases.toml"), filled(text!(words, "cases"))),
    ]
}

/// The file of an amendment; none where the regulation has nothing of that address, or nothing
/// that could be changed at all.
pub fn amendment(words: Words, new: NewAmendment<'_>) -> Option<String> {
    let NewAmendment { regulation, title, change } = new;
    let (class, change) = first_change(regulation, change)?;
    let number = regulation.number.replace(['\n', '\r'], " ");
    let keys = change.value.map(|value| format!("value = {value}, ")).unwrap_or_default();
    let text = text!(words, "amendment")
        .replace("«regulation-quoted»", &quoted(&regulation.id))
        .replace("«regulation»", &number)
        .replace("«title»", &quoted(title))
        .replace("«address»", &quoted(&change.address))
        .replace("«keys», ", &keys)
        .replace("«class»", &class.id);
    Some(text.replace("«list»\n", &list(words, regulation)))
}

/// Something that can be changed.
struct Changeable<'r> {
    address: String,
    /// Its value, if it is a parameter.
    value: Option<String>,
    title: &'r Title,
}

/// What stands at an address; without one a parameter, else any rule.
fn first_change<'r>(
    regulation: &'r Regulation,
    address: Option<&str>,
) -> Option<(&'r Class, Changeable<'r>)> {
    let classes = regulation.classes.iter();
    let mut all: Vec<_> = classes
        .flat_map(|class| changeable(regulation, class).into_iter().map(move |one| (class, one)))
        .collect();
    let at = match address {
        Some(address) => all.iter().position(|(_, one)| one.address == address)?,
        None => all.iter().position(|(_, one)| one.value.is_some()).unwrap_or(0),
    };
    (at < all.len()).then(|| all.swap_remove(at))
}

/// Everything of a class that can be changed, in the order of its file.
fn changeable<'r>(regulation: &Regulation, class: &'r Class) -> Vec<Changeable<'r>> {
    let id = &class.id;
    let rule = |kind: &str, rule: &str, grounds: &'r Grounds| Changeable {
        address: format!("{id}.{kind}.{rule}"),
        value: None,
        title: &grounds.title,
    };
    let mut all: Vec<Changeable<'r>> = Vec::new();
    all.extend(class.parameters.iter().map(|parameter| Changeable {
        address: format!("{id}.parameter.{}", parameter.id),
        value: Some(value(parameter)),
        title: &parameter.title,
    }));
    all.extend(class.exemptions.iter().map(|one| rule("exemption", &one.id, &one.grounds)));
    for level in &class.levels {
        let level_id = &regulation.outcome_scale().values[usize::from(level.is)].id;
        let kind = format!("level.{level_id}.requires");
        all.extend(level.requires.iter().map(|one| rule(&kind, &one.id, &one.grounds)));
    }
    all.extend(class.ceilings.iter().map(|one| rule("ceiling", &one.id, &one.grounds)));
    all.extend(class.quotas.iter().map(|one| rule("quota", &one.id, &one.grounds)));
    all
}

/// A parameter's value as a file writes it.
fn value(parameter: &Parameter) -> String {
    match parameter.value {
        Constant::Number(_) if parameter.written.parse::<i64>().is_err() => {
            quoted(&parameter.written)
        }
        Constant::Scale { .. } => quoted(&parameter.written),
        Constant::Number(_) | Constant::Day(_) => parameter.written.clone(),
    }
}

/// Everything that can be changed, as remarks: addresses, values, titles.
fn list(words: Words, regulation: &Regulation) -> String {
    let line = |text: &str| text.replace('\n', " ");
    let mut out = format!("\n# {}\n", words.text("new-list"));
    for class in &regulation.classes {
        out.push_str(&format!("#\n# {}\n", line(words.title(&class.title))));
        for Changeable { address, value, title } in changeable(regulation, class) {
            let value = value.map(|value| format!(" = {value}")).unwrap_or_default();
            out.push_str(&format!("#   {address}{value}   # {}\n", line(words.title(title))));
        }
    }
    out
}

/// A text as a basic string; JSON's escapes are among TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
