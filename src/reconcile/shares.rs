//! Is each printed share that of its counts: exactly, rounded, cut off, or not at all?

use crate::model::{Place, Published, PublishedTable};
use crate::reconcile::figure::{Figure, Printed};
use crate::reconcile::finding::{Finding, What};

/// A printed share and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its table, by place in the report.
    pub table: usize,
    /// Whose share it is.
    pub of: ShareOf,
    /// How many are counted.
    pub count: u64,
    /// Of how many.
    pub whole: u64,
    /// The digits as printed.
    pub digits: String,
    /// How they came from the counts.
    pub printed_as: Printed,
    /// The share rounded half up to the printed places.
    pub nearest: Option<Figure>,
    /// Where it is printed.
    pub place: Place,
}

/// Whose share is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareOf {
    /// Those rated, of the total.
    Rated,
    /// Those not rated, of the total.
    NotRated,
    /// Those not rated for a reason, of the total.
    Reason(String),
    /// Those at a level, of the rated; by id.
    Level(String),
    /// Those at a level, of those at another; by id.
    Ratio(String, String),
}

impl Share {
    /// What does not hold of it.
    pub(in crate::reconcile) fn finding(&self) -> Option<Finding> {
        let holds = matches!(self.printed_as, Printed::Exact | Printed::Rounded);
        let what = What::Share(self.clone());
        (!holds).then(|| Finding { table: Some(self.table), place: self.place.clone(), what })
    }
}

/// Every printed share of a report, table by table.
pub(in crate::reconcile) fn shares(published: &Published) -> Vec<Share> {
    let mut all = Vec::new();
    for (table, printed) in published.tables.iter().enumerate() {
        let mut reader = Reader { table, printed, all: &mut all };
        reader.of_total();
        reader.of_levels();
    }
    all
}

struct Reader<'a> {
    table: usize,
    printed: &'a PublishedTable,
    all: &'a mut Vec<Share>,
}

impl Reader<'_> {
    fn add(&mut self, of: ShareOf, (count, whole): (u64, u64), (digits, place): (&str, &Place)) {
        let figure = Figure::parse(digits);
        self.all.push(Share {
            table: self.table,
            of,
            count,
            whole,
            digits: digits.to_owned(),
            printed_as: figure.map_or(Printed::Unreadable, |figure| figure.came_from(count, whole)),
            nearest: figure.and_then(|figure| Figure::half_up(count, whole, figure.places)),
            place: place.clone(),
        });
    }

    /// Shares of the total. A total that is not printed is what is rated and not rated.
    fn of_total(&mut self) {
        let printed = self.printed;
        let not_rated = printed.not_rated_count();
        let whole = printed.total.or_else(|| Some(printed.rated + not_rated?));
        let Some(whole) = whole else { return };
        if let Some(digits) = &printed.rated_printed {
            let place = printed.place_of("rated_printed");
            self.add(ShareOf::Rated, (printed.rated, whole), (digits, place));
        }
        let not_rated = not_rated.unwrap_or(whole.saturating_sub(printed.rated));
        if let Some(digits) = &printed.not_rated_printed {
            let place = printed.place_of("not_rated_printed");
            self.add(ShareOf::NotRated, (not_rated, whole), (digits, place));
        }
        for reason in &printed.not_rated {
            if let Some(digits) = &reason.printed {
                let of = ShareOf::Reason(reason.reason.clone());
                self.add(of, (reason.count, whole), (digits, printed.place_of("not_rated")));
            }
        }
    }

    fn of_levels(&mut self) {
        let printed = self.printed;
        for level in &printed.levels {
            if let Some(digits) = &level.printed {
                let of = ShareOf::Level(level.level.value.clone());
                self.add(of, (level.count, printed.rated), (digits, &level.place));
            }
        }
        for (level, base, digits) in &printed.ratios {
            let of = ShareOf::Ratio(level.clone(), base.clone());
            let counts = (printed.count(level), printed.count(base));
            let place = printed.place_of(&format!("{level}_over_{base}_printed"));
            self.add(of, counts, (digits, place));
        }
    }
}
