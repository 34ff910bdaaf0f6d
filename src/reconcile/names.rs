//! Are as many named as are counted?

use crate::model::Published;
use crate::reconcile::finding::{Finding, What};
use std::collections::BTreeMap;

/// Every list of names that is not as long as its count, or names somebody twice.
pub(in crate::reconcile) fn findings(published: &Published) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, table) in published.tables.iter().enumerate() {
        for (level, names) in &table.named {
            let (stated, named) = (table.count(level), names.len() as u64);
            let mut times: BTreeMap<&str, u64> = BTreeMap::new();
            names.iter().for_each(|name| *times.entry(name).or_default() += 1);
            let repeated = times.iter().filter(|(_, times)| **times > 1);
            let repeated: Vec<String> = repeated.map(|(name, _)| (*name).to_owned()).collect();
            if stated != named || !repeated.is_empty() {
                let place = table.place_of(&format!("{level}_named")).clone();
                let what = What::Names { level: level.clone(), stated, named, repeated };
                found.push(Finding { table: Some(at), place, what });
            }
        }
    }
    found
}
