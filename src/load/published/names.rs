//! Names in a published report that its regulation must know: classes and levels.

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::model::{PackageFile, Place, Published, PublishedTable, Regulation};

/// Every class and level of a published report that the regulation does not have.
pub fn published_names(
    file: &PackageFile,
    published: &Published,
    regulation: &Regulation,
) -> Vec<Diagnostic> {
    let source = Source::new(file.shown.clone(), String::from_utf8_lossy(&file.bytes));
    let at = |diagnostic: Diagnostic, place: &Place| diagnostic.at(source.at(place.range()));
    let mut told = Vec::new();
    for table in &published.tables {
        let class = &table.class;
        if regulation.class_index(&class.value).is_none() {
            let classes = regulation.classes.iter().map(|class| class.id.as_str());
            let unknown = Diagnostic::error(Code::UnknownClass).arg("class", &class.value);
            told.push(at(unknown.similar_to(&class.value, classes), &class.place));
        }
        for (level, place) in levels(table) {
            if regulation.outcome_scale().code(level).is_none() {
                told.push(at(unknown_level(regulation, level), place));
            }
        }
    }
    told
}

/// Every level that a table names, and where.
fn levels(table: &PublishedTable) -> impl Iterator<Item = (&str, &Place)> {
    let counted = table.levels.iter().map(|level| (level.level.value.as_str(), &level.level.place));
    let named = table
        .named
        .iter()
        .map(|(level, _)| (level.as_str(), table.place_of(&format!("{level}_named"))));
    let ratios = table.ratios.iter().flat_map(|(level, base, _)| {
        let place = table.place_of(&format!("{level}_over_{base}_printed"));
        [(level.as_str(), place), (base.as_str(), place)]
    });
    counted.chain(named).chain(ratios)
}

fn unknown_level(regulation: &Regulation, level: &str) -> Diagnostic {
    let scale = regulation.outcome_scale();
    let known: Vec<&str> = scale.values.iter().map(|value| value.id.as_str()).collect();
    let unknown = Diagnostic::error(Code::UnknownLevel).arg("scale", &scale.id);
    let unknown = unknown.arg("level", level).arg("known", known.join(", "));
    unknown.similar_to(level, known)
}
