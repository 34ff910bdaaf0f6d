//! `regulation.toml`: identity, periods, scales, functions, classes.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::fields::{Entry, Fields};
use crate::load::names::{Namespace, check_id, check_name};
use crate::load::node::{Node, quoted};
use crate::load::page::Page;
use crate::load::scales::scales;
use crate::model::{Day, Function, NotEncoded, Periods, Place, Scale, SignatureType, Title};
use std::collections::BTreeSet;
use std::ops::Range;

/// The format of rule files that this program reads.
const FORMAT: i64 = 1;

/// Classes that a regulation may have.
const CLASSES_MAX: usize = 100;
/// Functions that a regulation may declare.
const FUNCTIONS_MAX: usize = 200;

/// What `regulation.toml` says; what could not be read stands empty.
#[derive(Debug, Default)]
pub(in crate::load) struct Header {
    pub series: String,
    pub number: String,
    pub title: Title,
    pub issuer: Title,
    pub signed: Option<Day>,
    pub periods: Option<Periods>,
    pub supersedes: Option<String>,
    /// Ids of the classes, in their order, and where they stand.
    pub classes: Vec<(String, Range<usize>)>,
    /// The scale of verdicts.
    pub outcome: Option<usize>,
    pub scales: Vec<Scale>,
    pub functions: Vec<Function>,
    pub not_encoded: Vec<NotEncoded>,
    /// Names whose declaration could not be read.
    pub unread: BTreeSet<String>,
}

/// Reads the header; the names it declares are taken in `names`.
pub(in crate::load) fn header<'a>(root: &Fields<'a>, names: &mut Namespace<'a>) -> Header {
    check_format(root);
    let text = |node: Option<Node<'a>>| node.and_then(Node::text).map(str::to_owned);
    let title = |node: Option<Node<'a>>| node.and_then(Node::title).unwrap_or_default();
    let scales = scales(root, names);
    let mut header = Header {
        series: text(root.require("series")).unwrap_or_default(),
        number: text(root.require("number")).unwrap_or_default(),
        title: title(root.require("title")),
        issuer: title(root.require("issuer")),
        signed: root.require("signed").and_then(Node::day),
        periods: root.require("periods").and_then(periods),
        supersedes: text(root.get("supersedes")),
        classes: root.require("classes").and_then(classes).unwrap_or_default(),
        outcome: root.require("outcome").and_then(|node| outcome(node, &scales)),
        scales,
        not_encoded: root.tables("not_encoded").iter().filter_map(not_encoded).collect(),
        ..Header::default()
    };
    let functions = root.named("functions");
    if let Some(beyond) = functions.get(FUNCTIONS_MAX) {
        let many = Diagnostic::error(Code::WrongValue).variant("too-many-names");
        root.page.tell(many.arg("max", FUNCTIONS_MAX), beyond.range());
    }
    for entry in functions.into_iter().take(FUNCTIONS_MAX) {
        check_name(root.page, entry.key, entry.range());
        names.claim(root.page, entry.key, entry.range());
        match function(entry, &header.scales) {
            Some(function) => header.functions.push(function),
            None => _ = header.unread.insert(entry.key.to_owned()),
        }
    }
    let empty = header.scales.iter().filter(|scale| scale.values.is_empty());
    header.unread.extend(empty.map(|scale| scale.id.clone()));
    root.finish();
    header
}

/// Checks that the file says which format it is written in, and that it is ours.
pub(in crate::load) fn check_format(root: &Fields<'_>) {
    let node = root.require("format");
    let Some((node, format)) = node.and_then(|node| Some((node, node.integer()?))) else {
        return;
    };
    if format != FORMAT {
        let unknown = Diagnostic::error(Code::UnknownFormat);
        node.tell(unknown.arg("format", format).arg("known", FORMAT));
    }
}

/// The rating years under `periods`.
pub(in crate::load) fn periods(node: Node<'_>) -> Option<Periods> {
    let fields = node.fields()?;
    let year = |node: Node<'_>| node.integer_in(1, 9999);
    let first = fields.require("first").and_then(year);
    let last_node = fields.get("last");
    let last = last_node.and_then(year);
    fields.finish();
    let first = first?;
    if let (Some(node), true) = (last_node, last.is_some_and(|last| last < first)) {
        node.tell(node.wrong("last-before-first"));
        return None;
    }
    (last_node.is_none() || last.is_some()).then(|| Periods { first, last, place: node.place() })
}

fn classes(node: Node<'_>) -> Option<Vec<(String, Range<usize>)>> {
    let mut classes = Vec::new();
    let mut names = Namespace::default();
    let items = node.list()?;
    if items.len() > CLASSES_MAX {
        node.tell(node.wrong("too-many").arg("max", CLASSES_MAX));
        return None;
    }
    for item in &items {
        let Some(id) = item.text() else {
            continue;
        };
        check_id(node.page, id, item.inner());
        if id == "regulation" {
            let taken = Diagnostic::error(Code::InvalidId).variant("class-regulation");
            item.tell(taken.arg("id", id));
            continue;
        }
        names.claim_as((node.page, item.inner()), id, Some("class"));
        if classes.iter().all(|(known, _)| known != id) {
            classes.push((id.to_owned(), item.inner()));
        }
    }
    if items.is_empty() {
        node.tell(node.wrong("empty-list"));
    }
    Some(classes)
}

fn outcome(node: Node<'_>, scales: &[Scale]) -> Option<usize> {
    let text = node.text()?;
    let found = scales.iter().position(|scale| scale.id == text);
    if found.is_none() {
        let known: Vec<_> = scales.iter().map(|scale| scale.id.as_str()).collect();
        let unknown = Diagnostic::error(Code::UnknownScale).variant("value").arg("scale", text);
        let unknown = unknown.arg("known", known.join(", "));
        node.tell(node.page.closest(unknown, text, known));
    }
    found.filter(|at| !scales[*at].values.is_empty())
}

fn function(entry: Entry<'_>, scales: &[Scale]) -> Option<Function> {
    let fields = entry.node.fields()?;
    let args = fields.require("args").and_then(Node::list).map(|items| {
        let types: Vec<_> = items.iter().map(|item| signature_type(*item, scales)).collect();
        types
    });
    let returns = fields.require("returns").and_then(|node| signature_type(node, scales));
    fields.finish();
    let args = args?.into_iter().collect::<Option<Vec<_>>>()?;
    let place: Place = entry.node.page.place(entry.range());
    Some(Function { id: entry.key.to_owned(), args, returns: returns?, place })
}

fn signature_type(node: Node<'_>, scales: &[Scale]) -> Option<SignatureType> {
    let text = node.text()?;
    let scale = scales.iter().position(|scale| scale.id == text);
    Some(match (text, scale) {
        (_, Some(scale)) => SignatureType::Scale(scale),
        ("boolean", None) => SignatureType::Boolean,
        ("integer", None) => SignatureType::Integer,
        ("decimal", None) => SignatureType::Decimal,
        ("date", None) => SignatureType::Date,
        ("text", None) => SignatureType::Text,
        (_, None) => {
            let mut known = vec!["boolean", "integer", "decimal", "date", "text"];
            known.extend(scales.iter().map(|scale| scale.id.as_str()));
            let unknown = Diagnostic::error(Code::UnknownScale).variant("signature");
            let unknown = unknown.arg("scale", text).arg("known", quoted(&known));
            node.tell(node.page.closest(unknown, text, known));
            return None;
        }
    })
}

fn not_encoded(fields: &Fields<'_>) -> Option<NotEncoded> {
    let cite = fields.require("cite");
    let place = fields.page.place(cite.map_or(fields.header(), Node::inner));
    let cite = cite.and_then(Node::text).map(str::to_owned);
    let why = fields.require("why").and_then(Node::title);
    fields.finish();
    Some(NotEncoded { cite: cite?, why: why?, place })
}

/// What a listing of regulations needs of a header; nothing else is judged.
pub(in crate::load) fn series_and_periods(page: &Page, root: &Fields<'_>) -> Option<Listed> {
    let series = root.require("series").and_then(Node::text).map(str::to_owned);
    let periods = root.require("periods").and_then(periods);
    let number = root.get("number").and_then(Node::text).unwrap_or_default().to_owned();
    let (series, periods) = (series?, periods?);
    let location = page.location(periods.place.range());
    Some(Listed { series, number, periods, location })
}

/// What a listing of regulations needs of a header.
pub(in crate::load) struct Listed {
    pub series: String,
    pub number: String,
    pub periods: Periods,
    /// Where the periods stand.
    pub location: Location,
}
