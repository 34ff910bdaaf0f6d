//! What stands on a page, in the order in which it stands there: words, pictures, tables, already
//! written in the page's language. The template only lays it out.

use serde::Serialize;

/// A page.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    pub(super) lang: &'static str,
    pub(super) style: String,
    pub(super) mark: String,
    pub(super) title: String,
    pub(super) skip: String,
    pub(super) contents: String,
    pub(super) notices: Vec<String>,
    pub(super) about: Vec<Fact>,
    pub(super) sections: Vec<Section>,
    pub(super) commands_heading: String,
    pub(super) commands_intro: String,
    pub(super) commands: Vec<CommandSaid>,
    pub(super) traces: Vec<Fact>,
}

/// Something that is said of the page or of what it rests on.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) says: String,
}

/// A command and which figures it gives.
#[derive(Debug, Serialize)]
pub(super) struct CommandSaid {
    pub(super) says: String,
    pub(super) line: String,
}

/// A section with its heading.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) heading: String,
    pub(super) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Block {
    Heading { level: u8, says: String },
    Text { says: String, is_small: bool },
    List { items: Vec<String> },
    Pictures { pictures: Vec<Picture> },
    Table { table: Table },
    Long { summary: String, is_open: bool, table: Table },
    Ids { summary: String, is_open: bool, ids: Vec<String> },
}

/// A picture as SVG.
#[derive(Debug, Serialize)]
pub(super) struct Picture {
    pub(super) caption: String,
    pub(super) svg: String,
}

/// A table.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// True if a narrow page shows each row as a card.
    pub(super) is_cards: bool,
}

/// A column's head.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    pub(super) says: String,
    pub(super) is_number: bool,
}

/// A row.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// How many columns stand in cells of rows above.
    pub(super) skipped: usize,
    pub(super) is_total: bool,
}

/// A cell.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cell {
    pub(super) says: String,
    /// Lines below in small.
    pub(super) more: Vec<String>,
    pub(super) is_code: bool,
    pub(super) is_strong: bool,
    pub(super) is_head: bool,
    /// How many rows it covers.
    pub(super) rows: usize,
}

impl Block {
    /// A heading.
    pub(super) fn heading(level: u8, says: impl Into<String>) -> Self {
        Block::Heading { level, says: says.into() }
    }

    /// A paragraph.
    pub(super) fn text(says: impl Into<String>) -> Self {
        Block::Text { says: says.into(), is_small: false }
    }

    /// A remark in small.
    pub(super) fn remark(says: impl Into<String>) -> Self {
        Block::Text { says: says.into(), is_small: true }
    }

    /// A table, folded away where it is long.
    pub(super) fn rows(summary: impl Into<String>, table: Table) -> Self {
        let is_open = table.rows.len() <= Table::OPEN_MAX;
        Block::Long { summary: summary.into(), is_open, table }
    }
}

impl Block {
    /// The ids up to which a folded list begins open.
    const IDS_MAX: usize = 200;

    /// Ids of subjects, folded away where they are many.
    pub(super) fn ids<'i>(summary: String, ids: impl Iterator<Item = &'i str>) -> Self {
        let ids: Vec<String> = ids.map(str::to_owned).collect();
        Block::Ids { summary, is_open: ids.len() <= Block::IDS_MAX, ids }
    }
}

impl Table {
    /// The rows up to which a folded table begins open.
    const OPEN_MAX: usize = 40;

    /// A table without rows.
    pub(super) fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Table { caption: caption.into(), columns, rows: Vec::new(), is_cards: false }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, skipped: 0, is_total: false });
    }
}

impl Column {
    /// A column of words.
    pub(super) fn words(says: impl Into<String>) -> Self {
        Column { says: says.into(), is_number: false }
    }

    /// A column of numbers.
    pub(super) fn number(says: impl Into<String>) -> Self {
        Column { says: says.into(), is_number: true }
    }
}

impl Cell {
    /// A cell of words or of a number.
    pub(super) fn new(says: impl Into<String>) -> Self {
        Cell { says: says.into(), ..Cell::default() }
    }

    /// The head of a row.
    pub(super) fn head(says: impl Into<String>) -> Self {
        Cell { says: says.into(), is_head: true, ..Cell::default() }
    }

    /// A formula.
    pub(super) fn code(says: impl Into<String>) -> Self {
        Cell { says: says.into(), is_code: true, ..Cell::default() }
    }
}
