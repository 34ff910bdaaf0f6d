//! Which column of a file is which fact: by id, or by a title in either language.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::submissions::text::{fold, is_blank, tidy};
use crate::model::Class;
use std::collections::BTreeMap;

/// Names by which a header may call the column of ids, besides `id`.
pub const ID_NAMES: [&str; 2] = ["Mã", "Mã số"];
/// Names by which a header may call the level the authority gave, besides `decided`.
pub const DECIDED_NAMES: [&str; 3] = ["Mức đã quyết định", "Đã quyết định", "Decided level"];

/// Ids of a row that only shows how to fill in the others, as a workbook to fill in has it.
pub const EXAMPLE_IDS: [&str; 2] = ["(ví dụ)", "(example)"];

/// True if an id says that its row is an example.
pub fn is_example(id: &str) -> bool {
    id.starts_with('(') && EXAMPLE_IDS.iter().any(|example| fold(example) == fold(id))
}

/// True if a name is one of those of the column of ids.
pub fn is_id_name(written: &str) -> bool {
    let folded = fold(written);
    folded == "id" || ID_NAMES.iter().any(|name| fold(name) == folded)
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The subjects' ids.
    Id,
    /// A fact or criterion, by its index.
    Fact(usize),
    /// The level the authority gave.
    Decided,
}

/// The names of a class's columns.
#[derive(Clone, Debug)]
pub struct Names {
    /// Exact ids, then folded ids, then folded titles, then other words: the first layer that
    /// knows a name decides.
    layers: [BTreeMap<String, Vec<Role>>; 4],
    known: Vec<String>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// This column.
    Role(Role),
    /// More than one column.
    Several,
    /// None.
    Nothing,
}

impl Names {
    /// The names of a class's columns.
    pub fn of(class: &Class) -> Self {
        let mut names = Names { layers: Default::default(), known: Vec::new() };
        names.add_id("id", Role::Id);
        names.add_id("decided", Role::Decided);
        for (at, fact) in class.facts.iter().enumerate() {
            names.add_id(&fact.id, Role::Fact(at));
            let short = fact.title.short.as_deref().unwrap_or_default();
            for title in [fact.title.vi.as_str(), fact.title.en.as_str(), short] {
                names.add(2, title, Role::Fact(at));
            }
        }
        ID_NAMES.iter().for_each(|name| names.add(3, name, Role::Id));
        DECIDED_NAMES.iter().for_each(|name| names.add(3, name, Role::Decided));
        names
    }

    fn add_id(&mut self, id: &str, role: Role) {
        self.layers[0].entry(id.to_owned()).or_default().push(role);
        self.add(1, id, role);
    }

    fn add(&mut self, layer: usize, name: &str, role: Role) {
        if is_blank(name) {
            return;
        }
        let roles = self.layers[layer].entry(fold(name)).or_default();
        if !roles.contains(&role) {
            roles.push(role);
        }
        self.known.push(tidy(name).into_owned());
    }

    /// What a name names, in whatever spelling.
    pub fn find(&self, written: &str) -> Named {
        let folded = fold(written);
        let layers = self.layers.iter().enumerate();
        let found = layers.filter_map(|(layer, names)| {
            names.get(if layer == 0 { written } else { folded.as_str() })
        });
        match found.into_iter().next().map(Vec::as_slice) {
            Some([role]) => Named::Role(*role),
            Some(_) => Named::Several,
            None => Named::Nothing,
        }
    }

    /// A diagnostic for a name that names no column.
    pub fn unknown(&self, written: &str, class: &Class) -> Diagnostic {
        Diagnostic::error(Code::UnknownColumn)
            .arg("column", written)
            .arg("class", &class.id)
            .similar_to(written, self.known.iter().map(String::as_str))
    }
}

/// The columns of a file, by their header.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// What each column holds; nothing where its name is blank or unknown.
    pub roles: Vec<Option<Role>>,
    /// The name of each column as it is written; blank ones are empty.
    pub titles: Vec<String>,
    /// The column of ids.
    pub id: Option<usize>,
    /// Columns without a name.
    pub untitled: Vec<usize>,
}

/// A mistake in a header: the column, the kind, what to say.
pub type HeaderMistake = (usize, Option<&'static str>, Diagnostic);

impl Header {
    /// Reads a header's cells; blank cells at its end do not count.
    pub fn read(cells: &[&str], class: &Class) -> (Self, Vec<HeaderMistake>) {
        let names = Names::of(class);
        let width = cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        let (mut header, mut mistakes) = (Header::default(), Vec::new());
        let mut first_of: BTreeMap<Role, usize> = BTreeMap::new();
        for (at, cell) in cells[..width].iter().enumerate() {
            let title = tidy(cell).into_owned();
            let role = match names.find(&title) {
                _ if title.is_empty() => {
                    header.untitled.push(at);
                    None
                }
                Named::Role(role) => Some(role),
                Named::Several => {
                    let diagnostic = Diagnostic::error(Code::UnknownColumn);
                    let diagnostic = diagnostic.arg("column", &title).arg("class", &class.id);
                    mistakes.push((at, Some("ambiguous"), diagnostic));
                    None
                }
                Named::Nothing => {
                    mistakes.push((at, None, names.unknown(&title, class)));
                    None
                }
            };
            let earlier = role.and_then(|role| first_of.get(&role).copied());
            if let Some(earlier) = earlier {
                let diagnostic = Diagnostic::error(Code::DuplicateColumn);
                let first: &String = &header.titles[earlier];
                mistakes.push((at, None, diagnostic.arg("column", &title).arg("first", first)));
            } else if let Some(role) = role {
                first_of.insert(role, at);
            }
            header.roles.push(role.filter(|_| earlier.is_none()));
            header.titles.push(title);
        }
        header.id = first_of.get(&Role::Id).copied();
        (header, mistakes)
    }

    /// True if no column is known: a title of the table, perhaps, but no header.
    pub fn names_nothing(&self) -> bool {
        self.roles.iter().all(Option::is_none)
    }

    /// The number of columns that count.
    pub fn width(&self) -> usize {
        self.roles.len()
    }
}
