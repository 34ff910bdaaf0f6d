//! Which regulations there are, and which is in force.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::load::LoadError;
use crate::load::contents;
use crate::load::fields::Fields;
use crate::load::header::{Listed, series_and_periods};
use crate::load::names::is_id;
use crate::load::package::read_file;
use crate::load::page::Page;
use crate::load::regulation::missing_file;
use crate::model::Periods;
use std::fs;
use std::path::{Path, PathBuf};

/// The regulations under a folder of rules.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The folder of rules.
    pub rules: PathBuf,
    /// Those whose series and periods could be read, by id.
    pub regulations: Vec<Listing>,
    /// Those whose series and periods could not be read.
    pub unlisted: Vec<Unlisted>,
    /// Every folder of rules by name, whether or not it could be read.
    pub folders: Vec<String>,
    /// What is wrong with the folders themselves: those without `regulation.toml`, those whose
    /// name is no id.
    pub diagnostics: Vec<Diagnostic>,
}

/// A regulation whose header is too wrong to choose it by.
#[derive(Clone, Debug)]
pub struct Unlisted {
    /// The folder's name.
    pub id: String,
    /// The folder.
    pub folder: PathBuf,
    /// What kept it from being listed (told again when the regulation is loaded).
    pub diagnostics: Vec<Diagnostic>,
}

/// A regulation as far as choosing one needs it.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The folder's name.
    pub id: String,
    /// The folder.
    pub folder: PathBuf,
    /// Regulations of one series follow each other in time.
    pub series: String,
    /// The official number; empty where it could not be read.
    pub number: String,
    /// The rating years it governs.
    pub periods: Periods,
    /// Where the periods are declared.
    pub location: Location,
}

/// Lists the regulations under a folder of rules, by id.
///
/// # Errors
/// If the folder, or a `regulation.toml` in it, cannot be read.
pub fn list(rules: &Path) -> Result<Catalogue, LoadError> {
    let failed = |source| LoadError::Folder { path: rules.to_owned(), source };
    let mut folders = Vec::new();
    for entry in fs::read_dir(rules).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if path.is_dir() && !name.starts_with('.') {
            folders.push((name, path));
        }
    }
    folders.sort();
    let mut catalogue = Catalogue { rules: rules.to_owned(), ..Catalogue::default() };
    for (id, folder) in folders {
        catalogue.add(&id, folder)?;
        catalogue.folders.push(id);
    }
    Ok(catalogue)
}

impl Catalogue {
    fn add(&mut self, id: &str, folder: PathBuf) -> Result<(), LoadError> {
        let path = folder.join(contents::HEADER);
        let shown = path.to_string_lossy().replace('\\', "/").into();
        if !is_id(id) {
            let invalid = Diagnostic::error(Code::InvalidId).variant("id").arg("id", id);
            self.diagnostics.push(invalid.at(Location::cell(&shown, 1, 1, "")));
        }
        if !path.exists() {
            let location = Location::cell(&shown, 1, 1, "");
            let missing = missing_file(contents::HEADER, location);
            self.diagnostics.push(missing.variant("no-regulation").arg("folder", id));
            return Ok(());
        }
        let page = match Page::open(&read_file(&path)?) {
            Ok(page) => page,
            Err(wrong) => {
                let diagnostics = vec![*wrong];
                self.unlisted.push(Unlisted { id: id.to_owned(), folder, diagnostics });
                return Ok(());
            }
        };
        let listed = page.parse().and_then(|table| {
            let root = Fields::root(&page, &table);
            series_and_periods(&page, &root)
        });
        let id = id.to_owned();
        match listed {
            Some(Listed { series, number, periods, location }) => {
                let listing = Listing { id, folder, series, number, periods, location };
                self.regulations.push(listing);
            }
            None => self.unlisted.push(Unlisted { id, folder, diagnostics: page.close() }),
        }
        Ok(())
    }
}

/// The regulation of an id.
///
/// # Errors
/// `unknown-regulation`, with the nearest id.
pub fn find<'a>(listings: &'a [Listing], id: &str) -> Result<&'a Listing, Box<Diagnostic>> {
    let found = listings.iter().find(|listing| listing.id == id);
    found.ok_or_else(|| {
        let ids = listings.iter().map(|listing| listing.id.as_str());
        let known: Vec<_> = ids.clone().collect();
        let unknown = Diagnostic::error(Code::UnknownRegulation).arg("regulation", id);
        Box::new(unknown.arg("known", known.join(", ")).similar_to(id, ids))
    })
}

/// The regulation that a text such as `"21/2019 of 18 October 2019"` names by its official number
/// at the beginning; of several named, the one in force in the rating year.
pub fn named_in<'a>(listings: &'a [Listing], texts: &[String], period: i64) -> Option<&'a Listing> {
    let begins = |text: &str, number: &str| {
        let rest = text.trim_start().strip_prefix(number);
        !number.is_empty()
            && rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    };
    let is_named = |listing: &&Listing| texts.iter().any(|text| begins(text, &listing.number));
    let named: Vec<&Listing> = listings.iter().filter(is_named).collect();
    match named.as_slice() {
        [only] => Some(only),
        several => several.iter().copied().find(|listing| listing.periods.contains(period)),
    }
}

/// The regulation in force in a rating year, of a series if one is named.
///
/// # Errors
/// `no-regulation` if there is none or regulations of several series are, `overlapping-periods`
/// if two of one series are.
pub fn in_force<'a>(
    listings: &'a [Listing],
    series: Option<&str>,
    period: i64,
) -> Result<&'a Listing, Box<Diagnostic>> {
    let of_series: Vec<_> = listings
        .iter()
        .filter(|listing| series.is_none_or(|series| listing.series == series))
        .collect();
    let mut found = of_series.iter().filter(|listing| listing.periods.contains(period));
    let Some(first) = found.next() else {
        return Err(Box::new(none_in_force(listings, &of_series, (series, period))));
    };
    match found.next() {
        None => Ok(first),
        Some(second) if second.series == first.series => Err(Box::new(overlap(first, second))),
        Some(second) => {
            let several = Diagnostic::error(Code::NoRegulation).variant("several");
            let several = several.arg("period", period).arg("first", &first.id);
            let several = several.arg("second", &second.id).arg("first_series", &first.series);
            Err(Box::new(several.arg("second_series", &second.series)))
        }
    }
}

/// Says that no regulation is in force, and which were the nearest in time.
fn none_in_force(
    listings: &[Listing],
    of_series: &[&Listing],
    (series, period): (Option<&str>, i64),
) -> Diagnostic {
    let none = Diagnostic::error(Code::NoRegulation).arg("period", period);
    if let Some(series) = series.filter(|_| of_series.is_empty()) {
        let mut known: Vec<_> = listings.iter().map(|listing| listing.series.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        let none = none.variant("series").arg("series", series).arg("known", known.join(", "));
        return none.similar_to(series, known);
    }
    let nearest = nearest(of_series, period);
    if nearest.is_empty() {
        return none.variant("nothing");
    }
    none.arg("nearest", nearest)
}

/// The mistake of naming a regulation that is not in force in the rating year, with those of its
/// series that are, else the nearest in time. `None` if it is in force.
pub fn named_outside(listings: &[Listing], named: &Listing, period: i64) -> Option<Diagnostic> {
    if named.periods.contains(period) {
        return None;
    }
    let of_series: Vec<_> =
        listings.iter().filter(|listing| listing.series == named.series).collect();
    let in_force = of_series.iter().filter(|listing| listing.periods.contains(period));
    let in_force: Vec<_> = in_force.map(|listing| with_years(listing)).collect();
    let wrong = outside(Diagnostic::error(Code::NoRegulation), named, period);
    if in_force.is_empty() {
        let nearest = nearest(&of_series, period);
        return Some(wrong.variant("named-nearest").arg("nearest", nearest));
    }
    Some(wrong.variant("named").arg("others", in_force.join(", ")))
}

/// The remark that a regulation asked for on purpose is not in force in the rating year; `None` if
/// it is.
pub fn meant_outside(named: &Listing, period: i64) -> Option<Diagnostic> {
    let is_outside = !named.periods.contains(period);
    let remark = Diagnostic::warning(Code::NoRegulation).variant("meant");
    is_outside.then(|| outside(remark, named, period))
}

fn outside(told: Diagnostic, named: &Listing, period: i64) -> Diagnostic {
    let told = told.arg("regulation", &named.id).arg("years", years(&named.periods));
    told.arg("period", period)
}

/// The last regulation that ended before a year and the first one to come after it.
fn nearest(of_series: &[&Listing], period: i64) -> String {
    let ended = of_series.iter().filter_map(|listing| Some((listing.periods.last?, listing)));
    let before = ended.filter(|(last, _)| *last < period).max_by_key(|(last, _)| *last);
    let to_come = of_series.iter().filter(|listing| listing.periods.first > period);
    let after = to_come.min_by_key(|listing| listing.periods.first);
    let nearest: Vec<_> = before
        .map(|(_, listing)| listing)
        .into_iter()
        .chain(after)
        .map(|listing| with_years(listing))
        .collect();
    nearest.join(", ")
}

/// The id and its years.
fn with_years(listing: &Listing) -> String {
    format!("{} ({})", listing.id, years(&listing.periods))
}

/// `2019–2022`, `2018` for one year alone, or `2019–` while in force.
pub fn years(periods: &Periods) -> String {
    if periods.last == Some(periods.first) {
        return periods.first.to_string();
    }
    let last = periods.last.map(|last| last.to_string()).unwrap_or_default();
    format!("{}–{last}", periods.first)
}

/// Every two regulations of one series that are in force in the same year.
pub fn overlapping(listings: &[Listing]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for (at, first) in listings.iter().enumerate() {
        for second in &listings[at + 1..] {
            let same_series = first.series == second.series;
            let starts = first.periods.first.max(second.periods.first);
            let together = first.periods.contains(starts) && second.periods.contains(starts);
            if same_series && together {
                told.push(overlap(first, second));
            }
        }
    }
    told
}

/// Two regulations of a series in force together; told at the later one.
fn overlap(first: &Listing, second: &Listing) -> Diagnostic {
    let mut both = [first, second];
    both.sort_by_key(|listing| (listing.periods.first, &listing.id));
    let [earlier, later] = both;
    let wrong = Diagnostic::error(Code::OverlappingPeriods).arg("regulation", &later.id);
    let wrong = wrong.arg("other", &earlier.id).arg("series", &later.series);
    let wrong = wrong.arg("period", later.periods.first).at(later.location.clone());
    wrong.related("other-here", earlier.location.clone())
}
