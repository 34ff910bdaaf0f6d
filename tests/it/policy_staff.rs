//! The guide for policy staff, walked through as it stands from an empty folder: its commands are
//! run in their order, what it says to write is written, what it shows must be shown.
//!
//! Marks that no reader sees (`<!-- … -->`) say what the sentence above them asks to be done:
//! `replace: FILE | OLD | NEW`, `append: FILE` (the next block), `fill: BOOK | REGULATION | CLASS`
//! (the next table), `exit 1` (of the next command).

use crate::readmes::{commands, copy};
use crate::template::{Rows, fill};
use crate::terminal::{Shown, project, run};
use mucthuoc::load;
use mucthuoc::model::Class;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What stands in a guide, in its order.
#[derive(Debug)]
enum Part<'t> {
    Mark(&'t str),
    Block(&'t str, String),
    Table(Vec<Vec<&'t str>>),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(mark) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) {
            parts.push(Part::Mark(mark));
        } else if let Some(language) = line.strip_prefix("```") {
            let inner: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            parts.push(Part::Block(language, inner.join("\n") + "\n"));
        } else if line.starts_with('|') {
            let mut table = vec![cells_of(line)];
            while let Some(line) = lines.next_if(|line| line.starts_with('|')) {
                table.push(cells_of(line));
            }
            parts.push(Part::Table(table));
        }
    }
    parts
}

fn cells_of(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// The walk through a guide.
struct Walk<'f> {
    folder: &'f Path,
    lang: &'static str,
    shown: Option<Shown>,
    commands: usize,
    shows: usize,
}

impl Walk<'_> {
    fn run(&mut self, text: &str, wanted: &mut i32) {
        for mut words in commands(&format!("```sh\n{text}```\n")) {
            words.extend(["--lang".to_owned(), self.lang.to_owned()]);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let shown = run(self.folder, &words);
            assert_eq!(shown.code, *wanted, "{words:?}\n{}", shown.transcript());
            *wanted = 0;
            self.commands += 1;
            self.shown = Some(shown);
        }
    }

    /// Every line of a block must have been shown by the command before it, in that order.
    fn compare(&mut self, block: &str) {
        let shown = self.shown.as_ref().unwrap();
        let said = format!("{}\n{}", shown.stdout, shown.stderr);
        let mut rest = said.as_str();
        for piece in block.lines().flat_map(|line| line.split('…')) {
            let piece = piece.trim_end();
            let at = rest.find(piece);
            let at = at.unwrap_or_else(|| panic!("not shown: {piece}\n{}", shown.transcript()));
            rest = &rest[at + piece.len()..];
        }
        self.shows += 1;
    }

    fn change(&self, path: &str, change: impl FnOnce(String) -> String) {
        let path = self.folder.join(path);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, change(text)).unwrap();
    }
}

/// The rows of a table of a guide, by the ids of the columns that its titles name.
fn rows(class: &Class, table: &[Vec<&str>], lang: &str) -> Rows {
    let id = |title: &str| {
        let called = |vi: &str, en: &str| title == if lang == "vi" { vi } else { en };
        let fact = class.facts.iter().find(|fact| called(&fact.title.vi, &fact.title.en));
        match fact {
            Some(fact) => fact.id.clone(),
            None if called("Mã", "id") => "id".to_owned(),
            None => panic!("no column is called {title}"),
        }
    };
    let header: Vec<String> = table[0].iter().map(|title| id(title)).collect();
    let row = |cells: &Vec<&str>| -> BTreeMap<String, String> {
        header.iter().cloned().zip(cells.iter().map(|cell| (*cell).to_owned())).collect()
    };
    table[2..].iter().map(row).collect()
}

fn walk(guide: &str, lang: &'static str) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    copy(&project().join("rules"), &folder.path().join("rules"));
    let example = "examples/kontum-2020";
    copy(&project().join(example), &folder.path().join(example));
    let text = fs::read_to_string(project().join("docs").join(guide)).unwrap();
    let mut walk = Walk { folder: folder.path(), lang, shown: None, commands: 0, shows: 0 };
    let (mut wanted, mut append, mut to_fill) = (0, None, None);
    for part in parts(&text) {
        match part {
            Part::Mark("exit 1") => wanted = 1,
            Part::Mark(mark) => {
                let (act, rest) = mark.split_once(": ").unwrap();
                let rest: Vec<String> =
                    rest.split(" | ").map(|part| part.replace("\\n", "\n")).collect();
                match (act, &rest[..]) {
                    ("replace", [path, old, new]) => walk.change(path, |text| {
                        assert_eq!(text.matches(old.as_str()).count(), 1, "{path}: {old}");
                        text.replace(old.as_str(), new)
                    }),
                    ("append", [path]) => append = Some(path.clone()),
                    ("fill", [book, id, class]) => {
                        to_fill = Some((book.clone(), id.clone(), class.clone()));
                    }
                    _ => panic!("{mark}"),
                }
            }
            Part::Block("sh", text) => walk.run(&text, &mut wanted),
            Part::Block("text", text) => walk.compare(&text),
            Part::Block("toml", text) => {
                let path = append.take().expect("the guide says where a block belongs");
                walk.change(&path, |before| format!("{before}\n{text}"));
            }
            Part::Block(other, _) => panic!("a block of {other}"),
            Part::Table(table) => {
                let Some((book, id, class)) = to_fill.take() else { continue };
                // As edited so far: the workbook has the columns of that regulation.
                let package = load::read_package(&folder.path().join("rules").join(&id)).unwrap();
                let regulation = load::regulation(package).0.unwrap();
                let at = regulation.class_index(&class).unwrap();
                let rows = rows(&regulation.classes[at], &table, lang);
                let subjects = BTreeMap::from([(class.as_str(), rows)]);
                fill(&folder.path().join(book), &regulation, &subjects);
            }
        }
    }
    assert!(append.is_none() && to_fill.is_none());
    (walk.commands, walk.shows)
}

#[test]
fn the_guide_in_vietnamese_can_be_followed_step_by_step() {
    let (commands, shows) = walk("policy-staff.vi.md", "vi");
    assert!(commands >= 18 && shows >= 12, "{commands} commands, {shows} outputs");
}

#[test]
fn the_guide_in_english_can_be_followed_step_by_step() {
    let (commands, shows) = walk("policy-staff.md", "en");
    assert!(commands >= 18 && shows >= 12, "{commands} commands, {shows} outputs");
}
