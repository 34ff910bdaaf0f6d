//! Do named parts add up to their whole, and is a part the same number wherever it is printed?

use crate::model::{Published, PublishedSum, PublishedTable};
use crate::reconcile::finding::{Finding, PartsOf, What};

/// Parts of a table that make up its total; all others make up those rated.
const OF_TOTAL: &str = "total_parts";

/// Every sum of parts that does not hold.
pub(in crate::reconcile) fn findings(published: &Published) -> Vec<Finding> {
    let tables = published.tables.iter().enumerate();
    let mut found: Vec<Finding> = tables.flat_map(|(at, table)| of_table(at, table)).collect();
    for (at, sum) in published.sums.iter().enumerate() {
        found.extend(of_sum(at, sum));
        found.extend(elsewhere(published, at, sum));
    }
    found
}

fn of_table(at: usize, table: &PublishedTable) -> impl Iterator<Item = Finding> {
    table.parts.iter().filter_map(move |(key, parts)| {
        let whole = match key.as_str() {
            OF_TOTAL => table.total.or_else(|| Some(table.rated + table.not_rated_count()?))?,
            _ => table.rated,
        };
        let of = PartsOf::Table(key.clone());
        let what = mismatch(of, whole, parts)?;
        Some(Finding { table: Some(at), place: table.place_of(key).clone(), what })
    })
}

fn of_sum(at: usize, sum: &PublishedSum) -> Option<Finding> {
    let what = mismatch(PartsOf::Sum(at), sum.total, &sum.parts)?;
    Some(Finding { table: None, place: sum.place.clone(), what })
}

fn mismatch(of: PartsOf, stated: u64, parts: &[(String, u64)]) -> Option<What> {
    let terms: Vec<u64> = parts.iter().map(|(_, count)| *count).collect();
    (terms.iter().sum::<u64>() != stated).then_some(What::Parts { of, stated, terms })
}

/// Parts that another table or sum prints otherwise.
fn elsewhere<'a>(
    published: &'a Published,
    at: usize,
    sum: &'a PublishedSum,
) -> impl Iterator<Item = Finding> {
    sum.same_as.iter().filter_map(move |(part, of)| {
        let (_, stated) = sum.parts.iter().find(|(known, _)| known == part)?;
        let sums = || published.sums.iter();
        let there = match published.table(&of.value) {
            Some(table) => table.rated,
            None => sums().find(|other| other.id.as_ref() == Some(&of.value))?.total,
        };
        let what = What::Elsewhere {
            sum: at,
            part: part.clone(),
            stated: *stated,
            same_as: of.value.clone(),
            there,
        };
        let place = of.place.clone();
        (there != *stated).then_some(Finding { table: None, place, what })
    })
}
