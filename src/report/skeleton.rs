//! Skeletons of a regulation and of an amendment: files that say what to write where, and pass
//! the check as they stand.

use crate::model::{Class, Constant, Parameter, Regulation};
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

/// The file of an amendment; none where the regulation has nothing that could be changed.
pub fn amendment(words: Words, new: NewAmendment<'_>) -> Option<String> {
    let NewAmendment { regulation, title } = new;
    let (address, keys) = first_change(regulation)?;
    let class = regulation.classes.iter().find(|class| address.starts_with(&class.id))?;
    let number = regulation.number.replace(['\n', '\r'], " ");
    let text = text!(words, "amendment")
        .replace("«regulation-quoted»", &quoted(&regulation.id))
        .replace("«regulation»", &number)
        .replace("«title»", &quoted(title))
        .replace("«address»", &quoted(&address))
        .replace("«keys», ", &keys)
        .replace("«class»", &class.id);
    Some(text.replace("«list»\n", &list(words, regulation)))
}

/// Something that can be changed: a parameter with its value, else any rule.
fn first_change(regulation: &Regulation) -> Option<(String, String)> {
    for class in &regulation.classes {
        if let Some(parameter) = class.parameters.first() {
            let address = format!("{}.parameter.{}", class.id, parameter.id);
            return Some((address, format!("value = {}, ", value(parameter))));
        }
    }
    let address = |class: &Class| {
        let id = &class.id;
        let exemption = class.exemptions.first().map(|rule| format!("{id}.exemption.{}", rule.id));
        let ceiling = class.ceilings.first().map(|rule| format!("{id}.ceiling.{}", rule.id));
        let quota = class.quotas.first().map(|rule| format!("{id}.quota.{}", rule.id));
        exemption.or(ceiling).or(quota)
    };
    let address = regulation.classes.iter().find_map(address)?;
    Some((address, String::new()))
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
    let mut out = format!("\n# {}\n", words.text("new-list"));
    for class in &regulation.classes {
        out.push_str(&format!("#\n# {}\n", words.title(&class.title).replace('\n', " ")));
        let mut put = |kind: &str, id: &str, value: &str, title: &str| {
            let title = title.replace('\n', " ");
            out.push_str(&format!("#   {}.{kind}.{id}{value}   # {title}\n", class.id));
        };
        for parameter in &class.parameters {
            let value = format!(" = {}", value(parameter));
            put("parameter", &parameter.id, &value, words.title(&parameter.title));
        }
        for rule in &class.exemptions {
            put("exemption", &rule.id, "", words.title(&rule.grounds.title));
        }
        for level in &class.levels {
            let level_id = &regulation.outcome_scale().values[usize::from(level.is)].id;
            for rule in &level.requires {
                let kind = format!("level.{level_id}.requires");
                put(&kind, &rule.id, "", words.title(&rule.grounds.title));
            }
        }
        for rule in &class.ceilings {
            put("ceiling", &rule.id, "", words.title(&rule.grounds.title));
        }
        for rule in &class.quotas {
            put("quota", &rule.id, "", words.title(&rule.grounds.title));
        }
    }
    out
}

/// A text as a basic string; JSON's escapes are among TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
