//! Parameters: constants with a name, a clause and a basis.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::node::{Node, quoted};
use crate::load::vocabulary::Vocabulary;
use crate::model::{Basis, Constant, Parameter, ParameterPatch, Place, Ratio};
use toml::de::DeValue;

/// The keys of a parameter that are given.
pub(in crate::load) fn parameter_patch(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
) -> ParameterPatch {
    let text = |node: Option<Node<'_>>| node.and_then(Node::text).map(str::to_owned);
    let value = fields.get("value").and_then(|node| Some((constant(node, vocabulary)?, node)));
    ParameterPatch {
        value: value.map(|(value, node)| (value, node.written())),
        unit: text(fields.get("unit")),
        title: fields.get("title").and_then(Node::title),
        cite: text(fields.get("cite")),
        basis: fields.get("basis").and_then(Node::word),
    }
}

/// A declared parameter; `None` if its value could not be read.
pub(in crate::load) fn parameter(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
    (id, place): (&str, Place),
) -> Option<Parameter> {
    let patch = parameter_patch(fields, vocabulary);
    for key in ["value", "title", "cite", "basis"] {
        fields.require(key);
    }
    fields.finish();
    let (value, written) = patch.value?;
    Some(Parameter {
        id: id.to_owned(),
        value,
        written,
        unit: patch.unit,
        title: patch.title.unwrap_or_default(),
        cite: patch.cite.unwrap_or_default(),
        basis: patch.basis.unwrap_or(Basis::Inferred),
        place,
    })
}

/// A number, a percentage, a fraction, a value of a scale (`"grade.high"`) or a date.
fn constant(node: Node<'_>, vocabulary: Vocabulary<'_>) -> Option<Constant> {
    match node.value {
        DeValue::Datetime(_) => node.day().map(|day| Constant::Day(day.0)),
        DeValue::String(text) => {
            let looks_numeric = text.contains(|c: char| c.is_ascii_digit() || c == '%');
            match (Ratio::parse(text), text.split_once('.')) {
                (Some(number), _) => Some(Constant::Number(number)),
                (None, Some((scale, value))) if scale.starts_with(char::is_alphabetic) => {
                    scale_value(node, vocabulary, (scale, value))
                }
                (None, _) if looks_numeric => node.number().map(Constant::Number),
                _ => {
                    node.tell(node.wrong("constant"));
                    None
                }
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) => node.number().map(Constant::Number),
        _ => {
            node.tell(node.wrong("constant"));
            None
        }
    }
}

fn scale_value(
    node: Node<'_>,
    vocabulary: Vocabulary<'_>,
    (scale, value): (&str, &str),
) -> Option<Constant> {
    let Some(at) = vocabulary.scales.iter().position(|known| known.id == scale) else {
        let known: Vec<_> = vocabulary.scales.iter().map(|scale| scale.id.as_str()).collect();
        let unknown = Diagnostic::error(Code::UnknownScale).variant("value").arg("scale", scale);
        let unknown = unknown.arg("known", known.join(", "));
        node.tell(node.page.closest(unknown, scale, known));
        return None;
    };
    let declared = &vocabulary.scales[at];
    let code = declared.code(value);
    if code.is_none() {
        let known: Vec<_> = declared.values.iter().map(|value| value.id.as_str()).collect();
        let unknown = Diagnostic::error(Code::UnknownValue).variant("known").arg("value", value);
        let unknown = unknown.arg("scale", scale).arg("known", quoted(&known));
        node.tell(node.page.closest(unknown, value, known));
    }
    Some(Constant::Scale { scale: at, code: code? })
}
