//! The form of a class, and the texts of reports beside the rules.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::fields::Fields;
use crate::load::names::is_id;
use crate::load::node::Node;
use crate::load::page::Page;
use crate::load::quotas::names;
use crate::load::rules::{grounds, grounds_patch};
use crate::model::{Package, ReportForm};

/// The end of the name of a report's text; before it stands the language.
const TEMPLATE: &str = ".md.jinja";
/// The languages in which reports are written.
const LANGUAGES: [&str; 2] = ["vi", "en"];

/// The form on which the results of a class are reported; `None` without its number.
pub(in crate::load) fn form(fields: &Fields<'_>) -> Option<ReportForm> {
    let number = fields.require("number").and_then(Node::text);
    let rows = fields.get("rows").and_then(names).unwrap_or_default();
    let named = fields.named("names").into_iter();
    let named = named.filter_map(|entry| Some((entry.key.to_owned(), entry.node.title()?)));
    let named = named.collect();
    let grounds = grounds(fields, grounds_patch(fields));
    fields.finish();
    Some(ReportForm { number: number?.to_owned(), rows, names: named, grounds })
}

/// What keeps the texts of reports from being read as texts, and files that are none.
pub(in crate::load) fn report_texts(package: &Package) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for (name, file) in &package.forms {
        if !is_report_text(name) {
            let unexpected = Diagnostic::error(Code::UnexpectedFile).variant("form");
            let unexpected = unexpected.arg("file", format!("forms/{name}"));
            told.push(unexpected.at(Location::cell(&file.shown, 1, 1, "")));
        } else if let Err(wrong) = Page::open(file) {
            told.push(*wrong);
        }
    }
    told
}

/// True for `NAME.vi.md.jinja` and `NAME.en.md.jinja`.
fn is_report_text(name: &str) -> bool {
    let named = name.strip_suffix(TEMPLATE).and_then(|name| name.rsplit_once('.'));
    named.is_some_and(|(name, lang)| is_id(name) && LANGUAGES.contains(&lang))
}
