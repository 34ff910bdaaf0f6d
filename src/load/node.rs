//! A value of a TOML file with its place, read as what its key wants.
//!
//! Each reading either gives the value or notes the mistake on the page and gives nothing, so
//! that readers can go on to the next key.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::Fields;
use crate::load::page::Page;
use crate::load::words::Words;
use crate::model::{Day, Formula, Place, Ratio, Title, Written};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// A value, the key it stands under, and its file.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) struct Node<'a> {
    pub page: &'a Page,
    /// The key, or for an item of a list the list's key.
    pub key: &'a str,
    pub value: &'a DeValue<'a>,
    start: usize,
    end: usize,
}

impl<'a> Node<'a> {
    pub fn new(page: &'a Page, key: &'a str, value: &'a Spanned<DeValue<'a>>) -> Self {
        let Range { start, end } = value.span();
        Node { page, key, value: value.get_ref(), start, end }
    }

    /// Its bytes in the file.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Its place, to be kept.
    pub fn place(self) -> Place {
        self.page.place(self.range())
    }

    /// Its place without quotes: only what was written between them is underlined.
    pub fn inner(self) -> Range<usize> {
        let text = self.page.text().get(self.range()).unwrap_or_default();
        let long = ["\"\"\"", "\'\'\'"].iter().any(|quotes| text.starts_with(quotes));
        let quotes = match text.starts_with(['"', '\'']) {
            true if long && text.len() > 6 => 3,
            true if text.len() > 2 => 1,
            _ => 0,
        };
        self.start + quotes..self.end - quotes
    }

    /// The value of a key of this table, if it is one.
    pub fn child(self, key: &'a str) -> Option<Node<'a>> {
        let value = self.value.as_table()?.get(key)?;
        Some(Node::new(self.page, key, value))
    }

    /// As written in the file, without quotes.
    pub fn written(self) -> String {
        match self.value {
            DeValue::String(text) => text.to_string(),
            _ => self.page.shown(self.range()),
        }
    }

    /// Notes a mistake about it.
    pub fn tell(self, diagnostic: Diagnostic) {
        let range = if self.value.is_str() { self.inner() } else { self.range() };
        self.page.tell(diagnostic, if range.is_empty() { self.range() } else { range });
    }

    /// A wrong value, to which more can be said before it is told.
    pub fn wrong(self, variant: &'static str) -> Diagnostic {
        let wrong = Diagnostic::error(Code::WrongValue).variant(variant);
        wrong.arg("key", self.key).arg("found", self.page.shown(self.range()))
    }

    fn refuse<T>(self, variant: &'static str) -> Option<T> {
        self.tell(self.wrong(variant));
        None
    }

    /// A text that is not empty.
    pub fn text(self) -> Option<&'a str> {
        match self.value.as_str() {
            Some(text) if text.trim().is_empty() => self.refuse("empty"),
            Some(text) => Some(text),
            None => self.refuse("text"),
        }
    }

    /// A text with its place.
    pub fn written_text(self) -> Option<Written<String>> {
        let text = self.text()?;
        Some(Written { value: text.to_owned(), place: self.page.place(self.inner()) })
    }

    pub fn boolean(self) -> Option<bool> {
        let value = self.value.as_bool();
        value.or_else(|| self.refuse("boolean"))
    }

    /// A whole number.
    pub fn integer(self) -> Option<i64> {
        let DeValue::Integer(digits) = self.value else {
            return self.refuse("integer");
        };
        let value = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        value.filter(|value| *value != i64::MIN).or_else(|| self.refuse("too-great"))
    }

    /// A whole number within limits.
    pub fn integer_in(self, least: i64, most: i64) -> Option<i64> {
        let value = self.integer()?;
        if (least..=most).contains(&value) {
            return Some(value);
        }
        self.tell(self.wrong("range").arg("min", least).arg("max", most));
        None
    }

    /// An exact number: an integer, or a text such as `"0.5"`, `"20%"`, `"2/3"`.
    pub fn number(self) -> Option<Ratio> {
        match self.value {
            DeValue::Integer(_) => self.integer().map(Ratio::whole),
            DeValue::Float(_) => self.refuse("float"),
            DeValue::String(text) => {
                let variant = if text.contains('%') { "percent" } else { "number" };
                Ratio::parse(text).or_else(|| self.refuse(variant))
            }
            _ => self.refuse("number"),
        }
    }

    /// A day, written as a TOML date.
    pub fn day(self) -> Option<Day> {
        let DeValue::Datetime(moment) = self.value else {
            return self.refuse("date");
        };
        let date = moment.date.filter(|_| moment.time.is_none());
        let day = date.and_then(|date| Day::new(i32::from(date.year), date.month, date.day));
        day.or_else(|| self.refuse("date"))
    }

    /// One of some words.
    pub fn word<T: Words>(self) -> Option<T> {
        let text = self.text()?;
        let words = T::WORDS.iter();
        words.clone().find(|(word, _)| *word == text).map(|(_, value)| *value).or_else(|| {
            let known: Vec<_> = words.map(|(word, _)| *word).collect();
            let wrong = self.wrong("word").arg("words", quoted(&known));
            self.tell(self.page.closest(wrong, text, known));
            None
        })
    }

    /// A name in both languages.
    pub fn title(self) -> Option<Title> {
        let DeValue::Table(_) = self.value else {
            return self.refuse("title");
        };
        let fields = self.fields()?;
        let text = |node: Option<Node<'a>>| node.and_then(Node::text).map(str::to_owned);
        let (vi, en) = (text(fields.require("vi")), text(fields.require("en")));
        let short = text(fields.get("short"));
        fields.finish();
        Some(Title { vi: vi?, en: en?, short })
    }

    /// A formula: the text of a literal string, cut out of the file as it stands.
    pub fn formula(self) -> Option<Formula> {
        let whole = self.page.text().get(self.range()).unwrap_or_default();
        let cut = |quotes: &str| {
            let inner = whole.strip_prefix(quotes)?.strip_suffix(quotes)?;
            // TOML trims the line break right after the opening quotes.
            let long = quotes.len() == 3;
            let trimmed = inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n'));
            let text = trimmed.filter(|_| long).unwrap_or(inner);
            Some((self.start + quotes.len() + inner.len() - text.len(), text))
        };
        let Some((start, text)) = cut("'''").or_else(|| cut("'")) else {
            let wrong = Diagnostic::error(Code::FormulaNotLiteral).arg("key", self.key);
            let found = self.page.shown(self.range());
            self.page.tell(wrong.arg("found", found), self.range());
            return None;
        };
        if text.trim().is_empty() {
            return self.refuse("empty");
        }
        let place = self.page.place(start..start + text.len());
        Some(Formula { text: text.to_owned(), place })
    }

    /// The items of a list.
    pub fn list(self) -> Option<Vec<Node<'a>>> {
        let DeValue::Array(items) = self.value else {
            return self.refuse("list");
        };
        Some(items.iter().map(|item| Node::new(self.page, self.key, item)).collect())
    }

    /// The tables of a list of tables (`[[key]]`).
    pub fn tables(self) -> Vec<Fields<'a>> {
        let DeValue::Array(items) = self.value else {
            self.tell(self.wrong("tables"));
            return Vec::new();
        };
        let nodes = items.iter().map(|item| Node::new(self.page, self.key, item));
        nodes.filter_map(Node::fields).collect()
    }

    /// The keys of a table.
    pub fn fields(self) -> Option<Fields<'a>> {
        match self.value {
            DeValue::Table(table) => Some(Fields::new(self.page, self.key, table, self.range())),
            _ => self.refuse("table"),
        }
    }
}

/// Words as a message lists them: `"a"`, `"b"`.
pub(in crate::load) fn quoted(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}
