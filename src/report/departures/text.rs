//! Departures as text.

use crate::report::about::About;
use crate::report::departures::{Departures, OfClass, One};
use crate::report::tabular::{Cell, Row};
use crate::report::{Say, Words};

pub(in crate::report::departures) fn text(
    departures: &Departures,
    words: Words,
    about: &About,
) -> String {
    let head = about.by.iter().chain([&about.when]).chain(&about.notice);
    let mut out: String = head.map(|line| format!("{line}\n")).collect();
    for class in &departures.classes {
        out.push_str(&format!("\n{}", class_text(class, words)));
    }
    out
}

fn class_text(class: &OfClass, words: Words) -> String {
    let mut out = format!("{}\n", class.title);
    class.summary(words).iter().for_each(|line| out.push_str(&format!("{line}\n")));
    for table in &class.over {
        out.push_str(&format!("{}\n", table.caption));
        table.rows.iter().for_each(|row| out.push_str(&group(words, row)));
    }
    for list in [&class.above, &class.below] {
        out.push_str(&listed(list));
    }
    out
}

/// Each thing that was departed from once, and under it the subjects by their groups.
fn listed(list: &[One]) -> String {
    let mut out = String::new();
    let mut whats: Vec<&str> = Vec::new();
    for one in list {
        if !whats.contains(&one.what.as_str()) {
            whats.push(&one.what);
        }
    }
    for what in whats {
        out.push_str(&format!("- {what}\n"));
        let own: Vec<&One> = list.iter().filter(|one| one.what == what).collect();
        for group in own.chunk_by(|a, b| a.group == b.group) {
            let ids: Vec<&str> = group.iter().map(|one| one.id.as_str()).collect();
            let group = &group[0].group;
            let group = if group.is_empty() { String::new() } else { format!("{group}: ") };
            out.push_str(&format!("    {group}{}\n", ids.join(", ")));
        }
    }
    out
}

/// A group that exceeds a cap: its values, then the figures of its row.
fn group(words: Words, row: &Row) -> String {
    let shown: Vec<String> = row.cells.iter().map(|cell| cell.shown(words.lang())).collect();
    let texts = row.cells.iter().take_while(|cell| matches!(cell, Cell::Text(_))).count();
    let (key, figures) = shown.split_at(texts);
    let [_, limited, base, cap, excess, lower] = figures else { return String::new() };
    let say = |text: &String| Say::from(text.clone());
    let args = [
        ("group", Say::from(key.join(", "))),
        ("limited", say(limited)),
        ("base", say(base)),
        ("cap", say(cap)),
        ("excess", say(excess)),
        ("lower", say(lower)),
    ];
    format!("    {}\n", words.say("departures-group", &args))
}
