//! Departures as a page.

use crate::report::Words;
use crate::report::about::About;
use crate::report::departures::{Departures, OfClass, One, Rule};
use crate::report::printed::{Page, page};
use crate::report::tabular::{Cell, Head, Row, Source, Table, escaped, html_table};

pub(in crate::report::departures) fn html(
    departures: &Departures,
    words: Words,
    about: &About,
) -> String {
    let classes = departures.classes.iter();
    page(&Page {
        words,
        about,
        number: None,
        title: &words.text("departures-title"),
        is_titled: false,
        remarks: vec![words.text("departures-ids")],
        body: classes.map(|class| class_html(class, words)).collect(),
        is_landscape: true,
    })
}

fn class_html(class: &OfClass, words: Words) -> String {
    let mut out = format!("<h2>{}</h2>\n", escaped(&class.title));
    for line in class.summary(words) {
        out.push_str(&format!("<p>{}</p>\n", escaped(&line)));
    }
    let lists = [
        alike(words, (class, &class.above), "departures-list-above"),
        alike(words, (class, &class.below), "departures-list-below"),
    ];
    let tables = class.over.iter().cloned().chain(lists.into_iter().flatten());
    for table in tables.chain(rules(words, &class.rules)) {
        out.push_str(&html_table(words.lang(), &table));
    }
    out
}

/// A list of departures, a row for those that are alike; none where it is empty.
fn alike(words: Words, (class, list): (&OfClass, &[One]), caption: &str) -> Option<Table> {
    let names = ["group", "decided", "by-rules", "how", "rules", "count", "ids"];
    let heads = names.map(|name| Head::of(words.text(&format!("column-departure-{name}"))));
    let mut rows: Vec<([String; 5], Vec<&str>)> = Vec::new();
    for one in list {
        let [group, _, rest @ ..] = texts(words, class, one);
        let [decided, by_rules, how, rules] = rest;
        let key = [group, decided, by_rules, how, rules];
        match rows.iter_mut().find(|(known, _)| *known == key) {
            Some((_, ids)) => ids.push(&one.id),
            None => rows.push((key, vec![&one.id])),
        }
    }
    let rows = rows.into_iter().map(|(key, ids)| {
        let mut cells: Vec<Cell> = key.map(Cell::Text).into();
        cells.push(Cell::Count(ids.len() as u64, Source::Given));
        cells.push(Cell::Text(ids.join(", ")));
        Row { depth: 1, cells }
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table { caption: words.text(caption), heads: heads.into(), rows })
}

/// A list of departures, a row a subject; none where it is empty.
pub(in crate::report::departures) fn list(
    words: Words,
    (class, list): (&OfClass, &[One]),
    caption: &str,
) -> Option<Table> {
    let names = ["group", "id", "decided", "by-rules", "how", "rules"];
    let heads = names.map(|name| Head::of(words.text(&format!("column-departure-{name}"))));
    let rows = list
        .iter()
        .map(|one| Row { depth: 1, cells: texts(words, class, one).map(Cell::Text).into() });
    (!list.is_empty()).then(|| Table {
        caption: words.text(caption),
        heads: heads.into(),
        rows: rows.collect(),
    })
}

/// Group, id, both levels, how they differ, and the rules by number and clause.
fn texts(words: Words, class: &OfClass, one: &One) -> [String; 6] {
    let how = words.text(&format!("departure-{}", one.departure.as_str()));
    let rules = one.rules.iter().map(|(place, cite)| {
        let number = class.rules.iter().position(|rule| rule.place == *place);
        number.map_or(cite.clone(), |number| format!("({}) {cite}", number + 1))
    });
    let rules = rules.collect::<Vec<_>>().join("; ");
    let group = if one.group.is_empty() { "–".to_owned() } else { one.group.clone() };
    [group, one.id.clone(), one.decided.clone(), one.by_rules.clone(), how, rules]
}

/// The rules departed from; none where there are none.
pub(in crate::report::departures) fn rules(words: Words, rules: &[Rule]) -> Option<Table> {
    let names = ["rule", "cite", "basis", "note", "count"];
    let heads = names.map(|name| Head::of(words.text(&format!("column-departure-{name}"))));
    let rows = rules.iter().enumerate().map(|(number, rule)| {
        let title = format!("({}) {}", number + 1, rule.title);
        let texts = [&title, &rule.cite, &rule.basis, &rule.note];
        let mut cells: Vec<Cell> = texts.map(|text| Cell::Text(text.clone())).into();
        cells.push(Cell::Count(rule.count, Source::Given));
        Row { depth: 1, cells }
    });
    (!rules.is_empty()).then(|| Table {
        caption: words.text("departures-rules"),
        heads: heads.into(),
        rows: rows.collect(),
    })
}
