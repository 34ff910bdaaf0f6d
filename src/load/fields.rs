//! The keys of a TOML table: those asked for, those missing, those nobody asked for.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::node::Node;
use crate::load::page::Page;
use std::cell::RefCell;
use std::ops::Range;
use toml::de::DeTable;

/// A table being read. [`Fields::finish`] reports the keys that were never asked for; those that
/// are missing are reported at the latest when reading ends, so that a misspelt key is told once.
#[derive(Debug)]
pub(in crate::load) struct Fields<'a> {
    pub page: &'a Page,
    /// What the table is called in messages: the key it stands under.
    pub name: &'a str,
    table: &'a DeTable<'a>,
    header: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
}

/// A key with its place, in a table whose keys are names of the author's.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) struct Entry<'a> {
    pub key: &'a str,
    start: usize,
    end: usize,
    pub node: Node<'a>,
}

impl<'a> Fields<'a> {
    pub fn new(
        page: &'a Page,
        name: &'a str,
        table: &'a DeTable<'a>,
        header: Range<usize>,
    ) -> Self {
        let (asked, missing) = (RefCell::default(), RefCell::default());
        Fields { page, name, table, header, asked, missing }
    }

    /// The whole file as a table.
    pub fn root(page: &'a Page, table: &'a DeTable<'a>) -> Self {
        Fields::new(page, "", table, 0..0)
    }

    /// Where the table begins.
    pub fn header(&self) -> Range<usize> {
        self.header.clone()
    }

    /// The value of a key, if it is there.
    pub fn get(&self, key: &'static str) -> Option<Node<'a>> {
        if !self.asked.borrow().contains(&key) {
            self.asked.borrow_mut().push(key);
        }
        self.table.get(key).map(|value| Node::new(self.page, key, value))
    }

    /// The value of a key that must be there.
    pub fn require(&self, key: &'static str) -> Option<Node<'a>> {
        let node = self.get(key);
        if node.is_none() && !self.missing.borrow().contains(&key) {
            self.missing.borrow_mut().push(key);
        }
        node
    }

    /// The tables under a key (`[[key]]`), none if it is absent.
    pub fn tables(&self, key: &'static str) -> Vec<Fields<'a>> {
        self.get(key).map(Node::tables).unwrap_or_default()
    }

    /// The author's names under a key (`[key.name]` or `[key] name = …`), in the order of the
    /// file; none if the key is absent.
    pub fn named(&self, key: &'static str) -> Vec<Entry<'a>> {
        let fields = self.get(key).and_then(Node::fields);
        fields.map(|fields| fields.entries()).unwrap_or_default()
    }

    /// All keys with their values, in the order of the file.
    pub fn entries(&self) -> Vec<Entry<'a>> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| {
                let Range { start, end } = key.span();
                let key: &'a str = key.get_ref();
                Entry { key, start, end, node: Node::new(self.page, key, value) }
            })
            .collect();
        entries.sort_by_key(|entry| entry.start);
        entries
    }

    /// True if a key stands in the table, without asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Reports a key that is there although it means nothing beside the others.
    pub fn refuse(&self, key: &'static str, variant: &'static str, because: &str) {
        if self.get(key).is_none() {
            return;
        }
        for entry in self.entries().iter().filter(|entry| entry.key == key) {
            let unknown = Diagnostic::error(Code::UnknownKey).variant(variant);
            self.page.tell(unknown.arg("key", key).arg("because", because), entry.range());
        }
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for entry in self.entries() {
            if asked.contains(&entry.key) {
                continue;
            }
            let unknown = Diagnostic::error(Code::UnknownKey).arg("key", entry.key);
            let unknown = self.of_table(unknown.arg("known", asked.join(", ")));
            let absent = asked.iter().copied().filter(|key| !self.has(key));
            let mut unknown = self.page.closest(unknown, entry.key, absent);
            if unknown.similar.is_none() {
                unknown = self.page.closest(unknown, entry.key, asked.iter().copied());
            }
            // The key that was meant is not missing as well.
            let meant = |key: &&'static str| unknown.similar.as_deref() == Some(*key);
            self.missing.borrow_mut().retain(|key| !meant(key));
            self.page.tell(unknown, entry.range());
        }
    }

    /// Reports the keys that are missing.
    fn tell_missing(&self) {
        for key in self.missing.take() {
            let missing = self.of_table(Diagnostic::error(Code::MissingKey).arg("key", key));
            self.page.tell(missing, self.header());
        }
    }

    /// Names the table in a message: its header, the key it stands under, or the file itself.
    fn of_table(&self, diagnostic: Diagnostic) -> Diagnostic {
        let header = self.page.shown(self.header());
        match (header.starts_with('['), self.name) {
            (true, _) => diagnostic.arg("table", header),
            (false, "") => diagnostic.variant("in-file"),
            (false, name) => diagnostic.arg("table", name),
        }
    }

    /// True if a key was asked for.
    pub fn asked(&self, key: &str) -> bool {
        self.asked.borrow().contains(&key)
    }
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        self.tell_missing();
    }
}

impl Entry<'_> {
    /// The bytes of the key, without quotes.
    pub fn range(&self) -> Range<usize> {
        let text = self.node.page.text().get(self.start..self.end).unwrap_or_default();
        let quoted = text.len() > 2 && text.starts_with(['"', '\'']);
        if quoted { self.start + 1..self.end - 1 } else { self.start..self.end }
    }
}
