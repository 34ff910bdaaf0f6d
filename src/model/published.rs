//! A published report: the totals that some authority printed, exactly as printed.

use crate::model::{Day, Place, Written};
use std::collections::BTreeMap;

/// The figures of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The report's number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub date: Day,
    /// The rating year.
    pub period: i64,
    /// Regulations it names.
    pub applies: Vec<String>,
    /// Its tables.
    pub tables: Vec<PublishedTable>,
    /// Sums it states across tables.
    pub sums: Vec<PublishedSum>,
}

/// One table of levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedTable {
    /// The table's id.
    pub id: String,
    /// The class of its subjects, by id.
    pub class: Written<String>,
    /// Whom of the class it counts: those with these values of facts, all if there are none.
    pub facts: Vec<(Written<String>, String)>,
    /// Its title as printed.
    pub vi: String,
    /// The report's section.
    pub section: String,
    /// All subjects, where stated.
    pub total: Option<u64>,
    /// Those rated.
    pub rated: u64,
    /// The printed share of those rated.
    pub rated_printed: Option<String>,
    /// Those not rated, where stated as one number.
    pub not_rated_total: Option<u64>,
    /// The printed share of those not rated.
    pub not_rated_printed: Option<String>,
    /// Those not rated, by reason.
    pub not_rated: Vec<NotRated>,
    /// Those rated, by level.
    pub levels: Vec<PublishedLevel>,
    /// Printed shares of one level in another: the level, the base, the digits.
    pub ratios: Vec<(String, String, String)>,
    /// Named parts, by the key they stand under (`total_parts`, `made_of`, …).
    pub parts: Vec<(String, Vec<(String, u64)>)>,
    /// Names of the subjects at a level (`LEVEL_named`).
    pub named: Vec<(String, Vec<String>)>,
    /// Remarks, by key.
    pub notes: Vec<(String, String)>,
    /// The form that the guide names for it.
    pub form: Option<String>,
    /// Where each of its keys is written.
    pub places: BTreeMap<String, Place>,
    /// Where it stands.
    pub place: Place,
}

/// Subjects that were not rated, by reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRated {
    /// The reason as printed.
    pub reason: String,
    /// How many.
    pub count: u64,
    /// The printed share.
    pub printed: Option<String>,
}

/// Subjects at one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedLevel {
    /// The level, by id.
    pub level: Written<String>,
    /// How many.
    pub count: u64,
    /// The printed share of those rated.
    pub printed: Option<String>,
    /// Printed changes against other years: the year and the digits with their sign.
    pub changes: Vec<(i64, String)>,
    /// Where it stands.
    pub place: Place,
}

/// A sum of parts that the report states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedSum {
    /// Its id, where other sums speak of it.
    pub id: Option<String>,
    /// What is summed, as printed.
    pub vi: String,
    /// The report's section.
    pub section: String,
    /// The stated total.
    pub total: u64,
    /// The stated parts.
    pub parts: Vec<(String, u64)>,
    /// Parts that are also printed elsewhere: the part, and the table whose rated subjects it
    /// counts or the sum whose total it is.
    pub same_as: Vec<(String, Written<String>)>,
    /// Where it stands.
    pub place: Place,
}

impl Published {
    /// A table by its id.
    pub fn table(&self, id: &str) -> Option<&PublishedTable> {
        self.tables.iter().find(|table| table.id == id)
    }
}

impl PublishedTable {
    /// The number of subjects printed at a level.
    pub fn count(&self, level: &str) -> u64 {
        let found = self.levels.iter().find(|known| known.level.value == level);
        found.map_or(0, |known| known.count)
    }

    /// Those not rated: as one number where that is stated, else by the reasons; `None` where
    /// neither is there.
    pub fn not_rated_count(&self) -> Option<u64> {
        let reasons = || self.not_rated.iter().map(|reason| reason.count).sum();
        self.not_rated_total.or_else(|| (!self.not_rated.is_empty()).then(reasons))
    }

    /// Where a key of it is written; where the table begins if the key is not there.
    pub fn place_of(&self, key: &str) -> &Place {
        self.places.get(key).unwrap_or(&self.place)
    }
}
