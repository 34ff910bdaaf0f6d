//! The forms of a report: for each class a workbook and a page with how many were rated at which
//! level, who was not and why, what changed, and which groups of peers exceed a cap.
//!
//! Start reading at [`ClassForm::of`]; the tables themselves are in `tables`.

use crate::model::{Class, FactType};
use crate::report::about::About;
use crate::report::counts::{Cut, Line, Material, Previous};
use crate::report::naming::Naming;
use crate::report::printed::{Page, page};
use crate::report::tabular::{Table, Workbook, html_table};
use crate::report::{Say, Words};
use std::io;

mod json;
mod tables;

pub(in crate::report) use json::{FormShape, Pairs, shape};
pub(in crate::report) use tables::{base_of, excess, groups_of, groups_over, to_lower};

/// A form of one class.
#[derive(Debug)]
pub struct ClassForm {
    /// The class, by its place in the regulation.
    pub class: usize,
    /// The number that the regulation gives it.
    number: Option<String>,
    title: String,
    remarks: Vec<String>,
    lines: Vec<Line>,
    tables: Vec<Table>,
    /// The groups that exceed a cap, by quota.
    over: Vec<Table>,
}

/// A class of a report, and how to name things of it.
#[derive(Clone, Copy)]
pub(in crate::report) struct Part<'a> {
    pub words: Words,
    pub material: &'a Material,
    pub class: usize,
}

impl ClassForm {
    /// The form of a class.
    pub fn of(
        words: Words,
        material: &Material,
        class: usize,
        previous: Option<&Previous>,
    ) -> ClassForm {
        let part = Part { words, material, class };
        let declared = part.class().form.as_ref();
        let rows = declared.map(|form| form.rows.as_slice()).unwrap_or_default();
        let facts: Vec<&str> = rows.iter().map(|fact| fact.value.as_str()).collect();
        // INVARIANT (rows): loading refuses facts that cannot be rows.
        let lines = material.broken_down(class, &facts).unwrap_or_default();
        let tables = part.tables(&lines, previous);
        let title = match declared {
            Some(form) => words.title(&form.grounds.title).to_owned(),
            None => {
                let class = ("class", Say::from(words.title(&part.class().title)));
                words.say("form-title", &[class])
            }
        };
        let over = part.over();
        ClassForm {
            class,
            number: declared.map(|form| form.number.clone()),
            title,
            remarks: part.remarks(),
            lines,
            tables,
            over,
        }
    }

    /// The form's number, or the class's id where it has none: the name of its files, once what
    /// files cannot be called is replaced.
    pub fn name<'a>(&'a self, class: &'a Class) -> String {
        let name = self.number.as_deref().unwrap_or(&class.id);
        let allowed = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        name.chars().map(|letter| if allowed(letter) { letter } else { '-' }).collect()
    }

    /// The form as a page.
    pub fn html(&self, words: Words, about: &About) -> String {
        let tables = self.tables.iter().chain(&self.over);
        page(&Page {
            words,
            about,
            number: self.number.as_deref(),
            title: &self.title,
            is_titled: false,
            remarks: self.remarks.clone(),
            body: tables.map(|table| html_table(words.lang(), table)).collect(),
            is_landscape: true,
        })
    }

    /// The form as a workbook: the form, the groups over a cap, and where the figures come from.
    ///
    /// # Errors
    /// If there are more rows than a sheet has.
    pub fn workbook(&self, words: Words, about: &About, period: i64) -> io::Result<Vec<u8>> {
        let mut book = Workbook::new(period, words.lang())?;
        let number = self.number.as_deref();
        let mut sheet = book.sheet(number.unwrap_or(&words.text("form-sheet")))?;
        if let Some(number) = number {
            sheet.title(&words.say("form-number", &[("number", number.into())]))?;
        }
        sheet.title(&self.title)?;
        sheet.line(&about.when)?;
        about.notice.iter().chain(&self.remarks).try_for_each(|line| sheet.line(line))?;
        sheet.gap();
        self.tables.iter().try_for_each(|table| sheet.table(table))?;
        let mut sheet = book.sheet(&words.text("form-sheet-groups"))?;
        about.notice.iter().try_for_each(|line| sheet.line(line))?;
        self.over.iter().try_for_each(|table| sheet.table(table))?;
        write_about(&mut book, words, about)?;
        book.finish()
    }
}

/// Adds the sheet that tells where the figures come from.
pub(in crate::report) fn write_about(
    book: &mut Workbook,
    words: Words,
    about: &About,
) -> io::Result<()> {
    let mut sheet = book.sheet(&words.text("form-sheet-about"))?;
    let lines = std::iter::once(&about.when).chain(&about.by).chain(&about.notice);
    lines.chain(&about.traces).try_for_each(|line| sheet.line(line))
}

impl<'a> Part<'a> {
    /// The class.
    pub(in crate::report) fn class(self) -> &'a Class {
        &self.material.regulation().classes[self.class]
    }

    /// How things of the class are called.
    pub(in crate::report) fn naming(self) -> Naming<'a> {
        Naming::new(self.words, self.material.regulation(), self.class())
    }

    /// What is said under the title: whose columns these are, what the regulation remarks, and
    /// whose levels are counted.
    fn remarks(self) -> Vec<String> {
        let declared = self.class().form.as_ref();
        let note = declared.and_then(|form| form.grounds.note.as_ref());
        let mut remarks: Vec<String> =
            note.map(|note| self.words.title(note).to_owned()).into_iter().collect();
        remarks.push(self.words.text("form-columns"));
        remarks
    }

    /// The row of a part of the class.
    pub(in crate::report) fn label(self, cut: &Cut) -> String {
        let Some((fact, value)) = cut.last() else {
            return self.words.text("form-all");
        };
        self.value(fact, value.as_deref())
    }

    /// A value of a fact that tells subjects apart, in words that stand on their own.
    pub(in crate::report) fn value(self, fact: &str, value: Option<&str>) -> String {
        let title = || Say::from(self.naming().fact(fact));
        let Some(value) = value else {
            return self.words.say("form-not-known", &[("fact", title())]);
        };
        let named = self.class().form.as_ref().and_then(|form| form.name_of(value));
        let kind = self.class().fact_index(fact).map(|at| &self.class().facts[at].kind);
        match (kind, named) {
            (Some(FactType::Text), Some(title)) => self.words.title(title).to_owned(),
            (Some(FactType::Boolean { .. }), _) => {
                let value = Say::from(self.naming().value(fact, Some(value)));
                self.words.say("form-fact-value", &[("fact", title()), ("value", value)])
            }
            _ => self.naming().value(fact, Some(value)),
        }
    }
}
