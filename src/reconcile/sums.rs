//! Do levels add up to those rated, those rated and not rated to the total, reasons to those not
//! rated?

use crate::model::{Place, Published, PublishedTable};
use crate::reconcile::finding::{Finding, SumOf, What};

/// Every sum inside a table that does not hold.
pub(in crate::reconcile) fn findings(published: &Published) -> Vec<Finding> {
    let tables = published.tables.iter().enumerate();
    tables.flat_map(|(at, table)| of_table(at, table)).collect()
}

fn of_table(at: usize, table: &PublishedTable) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut check = |of, place: &Place, stated: u64, terms: Vec<u64>| {
        if terms.iter().sum::<u64>() != stated {
            let what = What::Sum { of, stated, terms };
            found.push(Finding { table: Some(at), place: place.clone(), what });
        }
    };
    if !table.levels.is_empty() {
        let levels = table.levels.iter().map(|level| level.count).collect();
        check(SumOf::Levels, table.place_of("rated"), table.rated, levels);
    }
    if let Some(total) = table.total {
        let place = table.place_of("total");
        match table.not_rated_count() {
            Some(not_rated) => check(SumOf::Total, place, total, vec![table.rated, not_rated]),
            // Nothing is said of the others, but there cannot be fewer than none.
            None if table.rated > total => check(SumOf::Total, place, total, vec![table.rated]),
            None => {}
        }
    }
    if let Some(stated) = table.not_rated_total
        && !table.not_rated.is_empty()
    {
        let reasons = table.not_rated.iter().map(|reason| reason.count).collect();
        check(SumOf::NotRated, table.place_of("not_rated_total"), stated, reasons);
    }
    found
}
