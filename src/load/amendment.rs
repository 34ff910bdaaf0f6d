//! Amendments: files that change a regulation by name.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::LoadError;
use crate::load::change::ChangeReader;
use crate::load::fields::Fields;
use crate::load::header::check_format;
use crate::load::names::is_id;
use crate::load::node::Node;
use crate::load::package::read_file;
use crate::load::page::Page;
use crate::model::{Amendment, AmendmentKind, PackageFile, Regulation};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The longest id, in bytes, that fits the archive as `applied/<n>-<id>.toml`.
const ID_MAX: usize = 80;

/// Reads an amendment of a regulation: by id from the package's own, else from a file.
///
/// It is read against the regulation as published; whether each change finds what it names is for
/// `amend` to say. It comes back as far as it could be read.
///
/// # Errors
/// If the file cannot be read. An id that is not there is a diagnostic.
pub fn amendment(
    regulation: &Regulation,
    id_or_path: &str,
) -> Result<(Option<Amendment>, Vec<Diagnostic>), LoadError> {
    let own = &regulation.package.amendments;
    if let Some(file) = own.get(id_or_path) {
        return Ok(amendment_file(regulation, id_or_path, file));
    }
    let path = Path::new(id_or_path);
    let is_path = id_or_path.contains(['/', '\\']) || id_or_path.ends_with(".toml");
    if !is_path && !path.is_file() {
        let ids = own.keys().map(String::as_str);
        let known: Vec<_> = ids.clone().collect();
        let unknown = Diagnostic::error(Code::UnknownAmendment).arg("amendment", id_or_path);
        let unknown = unknown.arg("regulation", &regulation.id).arg("known", known.join(", "));
        return Ok((None, vec![unknown.similar_to(id_or_path, ids)]));
    }
    let file = read_file(path)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let id: String = stem.nfc().collect();
    Ok(amendment_file(regulation, &id, &file))
}

/// Reads all of the package's own amendments, by id.
pub fn amendments(regulation: &Regulation) -> (Vec<Amendment>, Vec<Diagnostic>) {
    let (mut read, mut told) = (Vec::new(), Vec::new());
    for (id, file) in &regulation.package.amendments {
        let (amendment, mut found) = amendment_file(regulation, id, file);
        read.extend(amendment);
        told.append(&mut found);
    }
    (read, told)
}

/// Reads an amendment from its file; `id` is the file's stem.
pub(in crate::load) fn amendment_file(
    regulation: &Regulation,
    id: &str,
    file: &PackageFile,
) -> (Option<Amendment>, Vec<Diagnostic>) {
    let page = match Page::open(file) {
        Ok(page) => page,
        Err(wrong) => return (None, vec![*wrong]),
    };
    let amendment = page.parse().map(|table| {
        let root = Fields::root(&page, &table);
        read(regulation, &root, (id, file))
    });
    let mut told = page.close();
    if !is_id(id) {
        let invalid = Diagnostic::error(Code::InvalidId).variant("id").arg("id", id);
        told.push(invalid.at(Location::cell(&file.shown, 1, 1, "")));
    }
    if id.len() > ID_MAX {
        let long = Diagnostic::error(Code::UnexpectedFile).variant("long-path");
        let long = long.arg("file", &file.shown).arg("max", ID_MAX);
        told.push(long.at(Location::cell(&file.shown, 1, 1, "")));
    }
    (amendment, told)
}

fn read(regulation: &Regulation, root: &Fields<'_>, (id, file): (&str, &PackageFile)) -> Amendment {
    check_format(root);
    let text = |node: Option<Node<'_>>| node.and_then(Node::text).map(str::to_owned);
    let kind = root.require("kind").and_then(Node::word);
    let amends_node = root.require("amends");
    let amends = amends_node.and_then(Node::text).unwrap_or(&regulation.id);
    if let (Some(node), true) = (amends_node, amends != regulation.id) {
        let another = Diagnostic::error(Code::AmendsAnother).arg("amends", amends);
        node.tell(another.arg("regulation", &regulation.id));
    }
    let classes: Vec<String> = regulation.classes.iter().map(|class| class.id.clone()).collect();
    let reader = ChangeReader::new(regulation, &classes);
    root.require("change");
    let changes = root.tables("change").into_iter().filter_map(|change| reader.read(&change));
    let amendment = Amendment {
        id: id.to_owned(),
        kind: kind.unwrap_or(AmendmentKind::Proposal),
        amends: amends.to_owned(),
        title: root.require("title").and_then(Node::title).unwrap_or_default(),
        cite: text(root.require("cite")).unwrap_or_default(),
        changes: changes.collect(),
        file: file.clone(),
    };
    root.finish();
    amendment
}
