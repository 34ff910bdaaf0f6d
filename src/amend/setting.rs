//! The amendment that gives a parameter another value, as a person would write it.

use crate::model::{
    Act, Address, Amendment, AmendmentKind, Change, Constant, PackageFile, ParameterPatch, Patch,
    Place, Regulation, RuleKind, Title, Written,
};

/// Sets a parameter of a class, by id, to a value and the text that files write it as.
///
/// Whether there is such a parameter, and whether it may have the value, is told when the
/// amendment is applied.
pub fn setting(
    regulation: &Regulation,
    (class, parameter): (&str, &str),
    (value, written): (Constant, &str),
) -> Amendment {
    let address = format!("{class}.parameter.{parameter}");
    let title = format!("{class}.{parameter} = {written}");
    let quoted = match value {
        Constant::Day(_) => written.to_owned(),
        Constant::Number(_) | Constant::Scale { .. } => format!("\"{written}\""),
    };
    let head = format!(
        "format = 1\nkind   = \"proposal\"\namends = \"{}\"\ntitle  = {{ vi = \"{title}\", en = \"{title}\" }}\n\
         cite   = \"\"\n[[change]]\nset = \"",
        regulation.id
    );
    let text = format!("{head}{address}\"\nto  = {{ value = {quoted} }}\n");
    let shown = format!("{parameter}.toml");
    let place =
        Place { file: shown.as_str().into(), start: head.len(), end: head.len() + address.len() };
    let patch =
        ParameterPatch { value: Some((value, written.to_owned())), ..ParameterPatch::default() };
    let change = Change {
        address: Address {
            written: Written { value: address, place: place.clone() },
            class: class.to_owned(),
            kind: RuleKind::Parameter,
            id: parameter.to_owned(),
        },
        act: Act::Set(Patch::Parameter(patch)),
        place,
    };
    Amendment {
        id: parameter.to_owned(),
        kind: AmendmentKind::Proposal,
        amends: regulation.id.clone(),
        title: Title { vi: title.clone(), en: title, short: None },
        cite: String::new(),
        changes: vec![change],
        file: PackageFile { shown: shown.into(), bytes: text.into_bytes().into() },
    }
}
