//! One class's file.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::facts::{Sort, fact};
use crate::load::fields::{Entry, Fields};
use crate::load::form::form;
use crate::load::names::{Namespace, check_id, check_name};
use crate::load::node::Node;
use crate::load::page::Page;
use crate::load::parameters::parameter;
use crate::load::quotas::quota;
use crate::load::rules::{ceiling, exemption, requirement, review};
use crate::load::vocabulary::Vocabulary;
use crate::model::{Children, Class, Counted, Fact, Level, Parameter, Place, Title};
use std::collections::BTreeSet;

/// Facts and criteria, or parameters, that a class may have: a form longer than this is a mistake.
const NAMES_MAX: usize = 1_000;

/// A class being read.
pub(in crate::load) struct ClassReader<'a, 'v> {
    page: &'a Page,
    vocabulary: Vocabulary<'v>,
    /// What formulas of the class may name; begins with what the whole regulation declares.
    names: Namespace<'a>,
    /// Ids of rules.
    rules: Namespace<'a>,
    /// Names whose declaration could not be read.
    unread: BTreeSet<String>,
}

/// An empty class, standing for one whose file could not be read.
pub(in crate::load) fn unread_class(id: &str, place: Place) -> Class {
    Class {
        id: id.to_owned(),
        title: Title::default(),
        facts: Vec::new(),
        parameters: Vec::new(),
        children: Vec::new(),
        exemptions: Vec::new(),
        review: None,
        levels: Vec::new(),
        ceilings: Vec::new(),
        quotas: Vec::new(),
        form: None,
        place,
    }
}

impl<'a, 'v> ClassReader<'a, 'v> {
    pub fn new(page: &'a Page, vocabulary: Vocabulary<'v>, names: Namespace<'a>) -> Self {
        let (rules, unread) = (Namespace::default(), BTreeSet::new());
        ClassReader { page, vocabulary, names, rules, unread }
    }

    /// Reads the class, and the names in it that could not be read.
    pub fn read(mut self, id: &str, root: &Fields<'a>) -> (Class, BTreeSet<String>) {
        let place = self.page.place(0..self.page.text().len());
        let title = root.require("title").and_then(Node::title).unwrap_or_default();
        let facts = self.facts(root);
        let parameters = self.parameters(root);
        let children = self.children(root);
        let exemptions = self.rules(root, "exemption", exemption);
        let review = root.get("review").and_then(Node::fields).and_then(|fields| review(&fields));
        let levels = self.levels(root);
        let ceilings = self.rules(root, "ceiling", ceiling);
        let vocabulary = self.vocabulary;
        let quotas = self.rules(root, "quota", |fields, name| quota(fields, vocabulary, name));
        let form = root.get("form").and_then(Node::fields).and_then(|fields| form(&fields));
        root.finish();
        let id = id.to_owned();
        let class = Class {
            id,
            title,
            facts,
            parameters,
            children,
            exemptions,
            review,
            levels,
            ceilings,
            quotas,
            form,
            place,
        };
        (class, self.unread)
    }

    fn facts(&mut self, root: &Fields<'a>) -> Vec<Fact> {
        let facts = root.named("facts").into_iter().map(|entry| (entry, Sort::Fact));
        let criteria = root.named("criteria").into_iter().map(|entry| (entry, Sort::Criterion));
        let declared = self.limited(facts.chain(criteria).collect(), |(entry, _)| *entry);
        let mut titles = Namespace::default();
        let mut read: Vec<Fact> = Vec::new();
        for (entry, sort) in declared {
            let name = self.declare(entry);
            let fields = entry.node.fields();
            let fact = fields.and_then(|fields| fact(&fields, self.vocabulary, sort, name));
            self.group_once(&read, entry);
            let Some(fact) = fact else {
                self.unread.insert(entry.key.to_owned());
                self.unread.extend(entry.node.child("group").map(Node::written));
                continue;
            };
            self.title_once(&mut titles, &fact.title, entry);
            read.push(fact);
        }
        read
    }

    /// No more names than a class may have; those beyond are reported and left out.
    fn limited<T>(&self, mut names: Vec<T>, entry: impl Fn(&T) -> Entry<'a>) -> Vec<T> {
        if let Some(beyond) = names.get(NAMES_MAX) {
            let many = Diagnostic::error(Code::WrongValue).variant("too-many-names");
            self.page.tell(many.arg("max", NAMES_MAX), entry(beyond).range());
            names.truncate(NAMES_MAX);
        }
        names
    }

    /// Reports a title by which two columns of submissions could not be told apart.
    fn title_once(&self, titles: &mut Namespace<'a>, title: &Title, entry: Entry<'a>) {
        let words = BTreeSet::from([title.vi.to_lowercase(), title.en.to_lowercase()]);
        for word in words.iter().filter(|word| !word.is_empty()) {
            titles.claim_as((self.page, entry.range()), word, Some("fact-title"));
        }
    }

    /// Takes the name of a group where it is first used.
    fn group_once(&mut self, read: &[Fact], entry: Entry<'a>) {
        let Some(node) = entry.node.child("group") else {
            return;
        };
        let group = node.written();
        if read.iter().all(|other| other.group.as_ref() != Some(&group)) {
            self.names.claim(self.page, &group, node.inner());
        }
    }

    fn parameters(&mut self, root: &Fields<'a>) -> Vec<Parameter> {
        let mut read = Vec::new();
        for entry in self.limited(root.named("parameters"), |entry| *entry) {
            let name = self.declare(entry);
            let fields = entry.node.fields();
            match fields.and_then(|fields| parameter(&fields, self.vocabulary, name)) {
                Some(parameter) => read.push(parameter),
                None => _ = self.unread.insert(entry.key.to_owned()),
            }
        }
        read
    }

    fn children(&mut self, root: &Fields<'a>) -> Vec<Children> {
        let mut read = Vec::new();
        for entry in self.limited(root.named("children"), |entry| *entry) {
            let name = self.declare(entry);
            let fields = entry.node.fields();
            match fields.and_then(|fields| children(&fields, self.vocabulary, name)) {
                Some(children) => read.push(children),
                None => _ = self.unread.insert(entry.key.to_owned()),
            }
        }
        read
    }

    /// The rules under a key; the id of one that cannot be read is noted, so that a case which
    /// expects it is not called wrong.
    fn rules<T>(
        &mut self,
        root: &Fields<'a>,
        key: &'static str,
        read: impl Fn(&Fields<'a>, (String, Place)) -> Option<T>,
    ) -> Vec<T> {
        let mut rules = Vec::new();
        if root.get(key).is_some_and(|node| !node.value.is_array()) {
            self.unread.insert(format!("{key} ?"));
        }
        for fields in root.tables(key) {
            let name = self.rule_id(&fields);
            let id = name.0.clone();
            match read(&fields, name) {
                Some(rule) => rules.push(rule),
                None => _ = self.unread.insert(format!("{key} {id}")),
            }
        }
        rules
    }

    fn levels(&mut self, root: &Fields<'a>) -> Vec<Level> {
        let mut read: Vec<Level> = Vec::new();
        let mut seen: Vec<(u8, Node<'a>)> = Vec::new();
        for fields in root.tables("level") {
            let node = fields.require("is");
            let is = node.and_then(|node| self.vocabulary.level(node));
            if let (Some(node), Some(is)) = (node, is) {
                self.level_in_order((is, node), &mut seen);
            }
            let requires = self.rules(&fields, "requires", requirement);
            let place = node.map_or(fields.header(), Node::inner);
            fields.finish();
            // A level that cannot be read is kept as the worst, for the sake of its formulas.
            read.push(Level { is: is.unwrap_or(0), requires, place: self.page.place(place) });
        }
        read
    }

    /// Levels stand best first, each once.
    fn level_in_order(&self, (is, node): (u8, Node<'a>), seen: &mut Vec<(u8, Node<'a>)>) {
        let tell = |wrong: Diagnostic, first: Node<'a>| {
            let first = self.page.location(first.inner());
            node.tell(wrong.arg("id", node.written()).related("first-here", first));
        };
        if let Some((_, first)) = seen.iter().find(|(level, _)| *level == is) {
            return tell(Diagnostic::error(Code::DuplicateId).variant("level"), *first);
        }
        if let Some((_, first)) = seen.last().filter(|(level, _)| *level < is) {
            let wrong = Diagnostic::error(Code::LevelOrder).arg("after", first.written());
            tell(wrong, *first);
        }
        seen.push((is, node));
    }

    /// Takes the name of something that formulas may speak of.
    fn declare(&mut self, entry: Entry<'a>) -> (&'a str, Place) {
        check_name(self.page, entry.key, entry.range());
        self.names.claim(self.page, entry.key, entry.range());
        (entry.key, self.page.place(entry.range()))
    }

    /// The id of a rule, once in the class; empty where it could not be read.
    fn rule_id(&mut self, fields: &Fields<'a>) -> (String, Place) {
        let node = fields.require("id");
        let Some((node, id)) = node.and_then(|node| Some((node, node.text()?))) else {
            return (String::new(), self.page.place(fields.header()));
        };
        check_id(self.page, id, node.inner());
        self.rules.claim_as((self.page, node.inner()), id, Some("rule"));
        (id.to_owned(), self.page.place(node.inner()))
    }
}

fn children(
    fields: &Fields<'_>,
    vocabulary: Vocabulary<'_>,
    (id, place): (&str, Place),
) -> Option<Children> {
    let class = fields.require("class").and_then(|node| vocabulary.class(node));
    let by = fields.require("by").and_then(Node::written_text);
    let among = fields.get("among").and_then(Node::word).unwrap_or(Counted::Rated);
    fields.finish();
    Some(Children { id: id.to_owned(), class: class?, by: by?, among, place })
}
