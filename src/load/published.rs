//! A published report's figures (`published.toml`), read as printed.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::{Entry, Fields};
use crate::load::node::{Node, quoted};
use crate::load::page::Page;
use crate::model::{
    NotRated, PackageFile, Published, PublishedLevel, PublishedSum, PublishedTable, Written,
};
use std::collections::BTreeMap;

pub use names::published_names;

mod names;

/// Reads a published report. Whether its figures agree with each other is not asked here.
pub fn published(file: &PackageFile) -> (Option<Published>, Vec<Diagnostic>) {
    let page = match Page::open(file) {
        Ok(page) => page,
        Err(diagnostic) => return (None, vec![*diagnostic]),
    };
    let read = page.parse().and_then(|table| report(&Fields::root(&page, &table)));
    if let Some(published) = &read {
        tell_ids(&page, published);
    }
    let diagnostics = page.close();
    let is_clean = !diagnostics.iter().any(Diagnostic::is_error);
    (read.filter(|_| is_clean), diagnostics)
}

fn report(root: &Fields) -> Option<Published> {
    let head = root.require("report").and_then(Node::fields);
    let text = |key| Some(head.as_ref()?.require(key)?.text()?.to_owned());
    let (number, issuer) = (text("number"), text("issuer"));
    let date = head.as_ref().and_then(|head| head.require("date")).and_then(Node::day);
    let period = head.as_ref().and_then(|head| head.require("period")).and_then(Node::integer);
    let applies = head.as_ref().and_then(|head| head.get("applies")).and_then(Node::list);
    let applies = applies.into_iter().flatten().filter_map(Node::text).map(str::to_owned);
    let published = Published {
        applies: applies.collect(),
        tables: root.tables("table").iter().filter_map(table).collect(),
        sums: root.tables("sum").iter().filter_map(sum).collect(),
        number: number?,
        issuer: issuer?,
        date: date?,
        period: period?,
    };
    Some(published)
}

/// Reports ids that stand twice, and parts said to be the same as something that is not there.
fn tell_ids(page: &Page, published: &Published) {
    let mut known: Vec<&str> = Vec::new();
    let tables = published.tables.iter().map(|table| (table.id.as_str(), table.place_of("id")));
    let sums = published.sums.iter().filter_map(|sum| Some((sum.id.as_deref()?, &sum.place)));
    for (id, place) in tables.chain(sums) {
        if known.contains(&id) {
            page.tell(Diagnostic::error(Code::DuplicateId).arg("id", id), place.range());
        }
        known.push(id);
    }
    for sum in &published.sums {
        let is_part = |part: &str| sum.parts.iter().any(|(known, _)| known == part);
        for (part, of) in &sum.same_as {
            let wrong = |found: &str, words: &[&str]| {
                let wrong = Diagnostic::error(Code::WrongValue).variant("word");
                let wrong = wrong.arg("key", "same_as").arg("found", found);
                let wrong = wrong.arg("words", quoted(words));
                page.tell(page.closest(wrong, found, words.iter().copied()), of.place.range());
            };
            if !known.contains(&of.value.as_str()) {
                wrong(&of.value, &known);
            }
            if !is_part(part) {
                let parts: Vec<&str> = sum.parts.iter().map(|(part, _)| part.as_str()).collect();
                wrong(part, &parts);
            }
        }
    }
}

fn table(fields: &Fields) -> Option<PublishedTable> {
    let text = |key| fields.get(key).and_then(Node::text).map(str::to_owned);
    let id = fields.require("id").and_then(Node::text).map(str::to_owned);
    let class = fields.require("class").and_then(Node::written_text);
    let rated = fields.require("rated").and_then(count);
    let mut table = PublishedTable {
        id: id?,
        class: class?,
        facts: fields.named("facts").iter().filter_map(fact).collect(),
        vi: text("vi").unwrap_or_default(),
        section: text("section").unwrap_or_default(),
        total: fields.get("total").and_then(count),
        rated: rated?,
        rated_printed: text("rated_printed"),
        not_rated_total: fields.get("not_rated_total").and_then(count),
        not_rated_printed: text("not_rated_printed"),
        not_rated: items(fields, "not_rated").iter().filter_map(not_rated).collect(),
        levels: items(fields, "levels").iter().filter_map(level).collect(),
        ratios: Vec::new(),
        parts: Vec::new(),
        named: Vec::new(),
        notes: Vec::new(),
        form: text("form"),
        places: BTreeMap::new(),
        place: fields.page.place(fields.header()),
    };
    for entry in fields.entries() {
        table.places.insert(entry.key.to_owned(), fields.page.place(entry.range()));
        free_key(&mut table, &entry);
    }
    Some(table)
}

/// Keys whose names the report's author chooses: parts, ratios, names, remarks.
fn free_key(table: &mut PublishedTable, entry: &Entry) {
    const KNOWN: [&str; 13] = [
        "id",
        "class",
        "facts",
        "vi",
        "section",
        "total",
        "rated",
        "rated_printed",
        "not_rated_total",
        "not_rated_printed",
        "not_rated",
        "levels",
        "form",
    ];
    let key = entry.key;
    if KNOWN.contains(&key) {
        return;
    }
    let text = || entry.node.text().map(str::to_owned);
    if key == "total_parts" || key.starts_with("made_of") {
        table.parts.push((key.to_owned(), parts(entry.node)));
    } else if let Some((level, base)) =
        key.strip_suffix("_printed").and_then(|pair| pair.split_once("_over_"))
    {
        table.ratios.extend(text().map(|digits| (level.to_owned(), base.to_owned(), digits)));
    } else if let Some(level) = key.strip_suffix("_named") {
        let names = entry.node.list().into_iter().flatten().filter_map(Node::text);
        table.named.push((level.to_owned(), names.map(str::to_owned).collect()));
    } else if key.ends_with("_note") {
        table.notes.extend(text().map(|text| (key.to_owned(), text)));
    } else {
        unknown_key(entry, "[[table]]", &KNOWN);
    }
}

fn unknown_key(entry: &Entry, table: &str, known: &[&str]) {
    let unknown = Diagnostic::error(Code::UnknownKey).arg("key", entry.key);
    let unknown = unknown.arg("known", known.join(", ")).arg("table", table);
    let known = known.iter().copied();
    entry.node.page.tell(unknown.similar_to(entry.key, known), entry.range());
}

/// A value of a fact by which a table's subjects are told from others of their class.
fn fact(entry: &Entry) -> Option<(Written<String>, String)> {
    let place = entry.node.page.place(entry.range());
    let value = entry.node.text()?.to_owned();
    Some((Written { value: entry.key.to_owned(), place }, value))
}

fn items<'a>(fields: &Fields<'a>, key: &'static str) -> Vec<Fields<'a>> {
    let nodes = fields.get(key).and_then(Node::list).unwrap_or_default();
    nodes.into_iter().filter_map(Node::fields).collect()
}

fn not_rated(fields: &Fields) -> Option<NotRated> {
    let reason = fields.require("reason").and_then(Node::text).map(str::to_owned);
    let number = fields.require("count").and_then(count);
    let printed = fields.get("printed").and_then(Node::text).map(str::to_owned);
    fields.finish();
    Some(NotRated { reason: reason?, count: number?, printed })
}

fn level(fields: &Fields) -> Option<PublishedLevel> {
    let level: Option<Written<String>> = fields.require("level").and_then(Node::written_text);
    let number = fields.require("count").and_then(count);
    let printed = fields.get("printed").and_then(Node::text).map(str::to_owned);
    let mut changes = Vec::new();
    for entry in fields.entries().iter().filter(|entry| !fields.asked(entry.key)) {
        match entry.key.strip_prefix("change_").and_then(|year| year.parse().ok()) {
            Some(year) => changes.extend(entry.node.text().map(|text| (year, text.to_owned()))),
            None => unknown_key(entry, "levels", &["level", "count", "printed", "change_2020"]),
        }
    }
    let place = fields.page.place(fields.header());
    Some(PublishedLevel { level: level?, count: number?, printed, changes, place })
}

fn sum(fields: &Fields) -> Option<PublishedSum> {
    let id = fields.get("id").and_then(Node::text).map(str::to_owned);
    let vi = fields.require("vi").and_then(Node::text).map(str::to_owned);
    let section = fields.get("section").and_then(Node::text).unwrap_or_default().to_owned();
    let total = fields.require("total").and_then(count);
    let parts = fields.require("parts").map(parts).unwrap_or_default();
    let links = fields.get("same_as").and_then(Node::fields);
    let links = links.map(|links| links.entries()).unwrap_or_default();
    let link = |entry: &Entry| Some((entry.key.to_owned(), entry.node.written_text()?));
    let same_as = links.iter().filter_map(link).collect();
    fields.finish();
    let place = fields.page.place(fields.header());
    Some(PublishedSum { id, vi: vi?, section, total: total?, parts, same_as, place })
}

fn parts(node: Node) -> Vec<(String, u64)> {
    let entries = node.fields().map(|fields| fields.entries()).unwrap_or_default();
    let part = |entry: &Entry| Some((entry.key.to_owned(), count(entry.node)?));
    entries.iter().filter_map(part).collect()
}

/// A number of subjects.
pub(in crate::load) fn count(node: Node) -> Option<u64> {
    node.integer_in(0, i64::from(u32::MAX)).and_then(|count| u64::try_from(count).ok())
}
