//! A recorded batch as a population again.

use crate::audit::canonical::{self, Canonical, Value};
use crate::audit::entry::{Act, BODY_BYTES, Entry};
use crate::audit::error::{About, TrailError};
use crate::audit::facts::value::put_value;
use crate::audit::hash::Hash;
use crate::audit::store::reader::Reader;
use crate::model::{FactType, Ids, Population, Regulation, TableBuilder};
use std::collections::{BTreeMap, HashSet};

/// What the subjects of a recalled population are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// By their item numbers: what a replay needs, whoever was erased.
    Items,
    /// By their ids, as far as these are not erased.
    Ids,
}

/// A recorded batch as a population.
#[derive(Debug)]
pub struct Recalled {
    /// The subjects with the facts that are recorded.
    pub population: Population,
    /// Class and row of each item.
    pub rows: Vec<(usize, usize)>,
    /// Items whose facts were erased: nothing is known of them.
    pub erased: Vec<u64>,
}

/// Why a recorded batch cannot be a population again.
#[derive(Debug, thiserror::Error)]
pub enum RecallError {
    /// The trail cannot be read.
    #[error(transparent)]
    Trail(#[from] TrailError),
    /// The entry is no batch.
    #[error("entry {batch} is no batch")]
    NoBatch {
        /// The number given.
        batch: u64,
    },
    /// Not every subject has its verdict.
    #[error("batch {batch} has {recorded} of {count} verdicts")]
    Incomplete {
        /// Number of the batch's entry.
        batch: u64,
        /// Subjects announced.
        count: u64,
        /// Verdicts recorded.
        recorded: u64,
    },
    /// A part is not what its entry commits to, or an entry is damaged.
    #[error("entry {seq} or its parts were altered")]
    Altered {
        /// The entry.
        seq: u64,
    },
    /// A part does not fit the regulation.
    #[error("what entry {seq} records does not fit the regulation")]
    Unfit {
        /// The entry.
        seq: u64,
        /// What exactly.
        misfit: Misfit,
    },
}

/// What of a recorded verdict or part does not fit a regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It has no such class.
    Class(String),
    /// The class has no such fact.
    Fact(String),
    /// The fact takes no such value.
    Value {
        /// The fact.
        fact: String,
        /// The value, as it is recorded.
        value: String,
    },
    /// It has no such level.
    Level(String),
    /// The part is not written as the format says.
    Form,
}

/// Where the verdict of an item stands.
struct Place {
    seq: u64,
    class: usize,
    facts: Hash,
    subject: Hash,
}

/// Reads a recorded batch of the regulation, as it was recorded under it, back into a population.
///
/// # Errors
/// If the batch is not complete, damaged, or does not fit the regulation.
pub fn recall(
    reader: &Reader,
    batch: u64,
    regulation: &Regulation,
    naming: Naming,
) -> Result<Recalled, RecallError> {
    let (period, places) = places(reader, batch, regulation)?;
    let names = names(reader, &places, naming)?;
    let classes = regulation.classes.iter();
    let mut tables: Vec<TableBuilder> = classes.map(TableBuilder::new).collect();
    let (mut rows, mut erased) = (Vec::with_capacity(places.len()), Vec::new());
    for (item, place) in (0u32..).zip(&places) {
        let table = &mut tables[place.class];
        rows.push((place.class, table.ids.len()));
        table.start_row(names.get(item));
        let facts = body(reader, place, "facts")?;
        if facts.is_none() {
            erased.push(u64::from(item));
        }
        let subject = match naming {
            Naming::Items => None,
            Naming::Ids => body(reader, place, "subject")?,
        };
        for body in [facts, subject].iter().flatten() {
            put_facts(regulation, place.class, (body, &names), table)
                .map_err(|misfit| RecallError::Unfit { seq: place.seq, misfit })?;
        }
    }
    let finished = Population::finish(regulation, period, tables);
    let population = finished.map_err(|dangling| {
        // A subject of another class than the fact names.
        let first = dangling.first();
        let item = first.and_then(|one| rows.iter().position(|at| *at == (one.class, one.row)));
        let misfit = first.map_or(Misfit::Form, |one| Misfit::Value {
            fact: regulation.classes[one.class].facts[one.fact].id.clone(),
            value: one.id.clone(),
        });
        RecallError::Unfit { seq: item.map_or(batch, |item| places[item].seq), misfit }
    })?;
    Ok(Recalled { population, rows, erased })
}

/// The year of a batch, and the verdicts of its items in their order.
fn places(
    reader: &Reader,
    batch: u64,
    regulation: &Regulation,
) -> Result<(i64, Vec<Place>), RecallError> {
    let (mut opened, mut found) = (None, Places::default());
    let mut is_ended = false;
    reader.entries_from(batch, |seq, data| {
        let Ok(entry) = Entry::read(data) else { return Err(RecallError::Altered { seq }) };
        match entry.act {
            Act::Batch(opening) if opened.is_none() => {
                opened = Some((opening.period, opening.count));
            }
            Act::Verdict(verdict) if verdict.batch == batch => {
                let class = regulation.class_index(&verdict.class);
                let class = class.ok_or_else(|| {
                    let misfit = Misfit::Class(verdict.class.clone().into_owned());
                    RecallError::Unfit { seq, misfit }
                })?;
                let (facts, subject) = (verdict.facts, verdict.subject);
                found.add(verdict.item, Place { seq, class, facts, subject });
            }
            Act::BatchEnd(end) if end.batch == batch => is_ended = true,
            _ => {}
        }
        Ok(opened.is_some() && !is_ended)
    })?;
    let (period, count) = opened.ok_or(RecallError::NoBatch { batch })?;
    let recorded = (found.in_order.len() + found.early.len()) as u64;
    if recorded != count || !found.early.is_empty() {
        return Err(RecallError::Incomplete { batch, count, recorded });
    }
    Ok((period, found.in_order))
}

/// Places by item, nearly all of which come in order.
#[derive(Default)]
struct Places {
    in_order: Vec<Place>,
    /// Those past the first that is missing.
    early: BTreeMap<u64, Place>,
}

impl Places {
    fn add(&mut self, item: u64, place: Place) {
        let next = self.in_order.len() as u64;
        if item != next {
            // Of an item that has two verdicts the first counts.
            if item > next {
                self.early.entry(item).or_insert(place);
            }
            return;
        }
        self.in_order.push(place);
        while let Some(place) = self.early.remove(&(self.in_order.len() as u64)) {
            self.in_order.push(place);
        }
    }
}

/// What the items are called, by number.
fn names(reader: &Reader, places: &[Place], naming: Naming) -> Result<Ids, RecallError> {
    let mut names = Ids::default();
    let mut nameless = Vec::new();
    for (item, place) in places.iter().enumerate() {
        let id = match naming {
            Naming::Items => Some(item.to_string()),
            Naming::Ids => subject_id(reader, place)?,
        };
        if id.is_none() {
            nameless.push(item);
        }
        names.push(&id.unwrap_or_default());
    }
    if nameless.is_empty() {
        return Ok(names);
    }
    // Whoever was erased is called by a number that nobody else is called by.
    let known: HashSet<&str> = names.iter().filter(|name| !name.is_empty()).collect();
    let mut all = Ids::default();
    for (item, name) in names.iter().enumerate() {
        if nameless.binary_search(&item).is_err() {
            all.push(name);
            continue;
        }
        let mut stand_in = format!("#{item}");
        while known.contains(stand_in.as_str()) {
            stand_in.insert(0, '#');
        }
        all.push(&stand_in);
    }
    Ok(all)
}

fn subject_id(reader: &Reader, place: &Place) -> Result<Option<String>, RecallError> {
    let Some(body) = body(reader, place, "subject")? else { return Ok(None) };
    let unfit = RecallError::Unfit { seq: place.seq, misfit: Misfit::Form };
    let value = canonical::read(body.as_bytes(), BODY_BYTES);
    let id = value.as_ref().ok().and_then(|value| value.get("id")?.text());
    id.map(|id| Some(id.to_owned())).ok_or(unfit)
}

/// The body of a part, made sure of; `None` if its row is gone.
fn body(reader: &Reader, place: &Place, name: &str) -> Result<Option<String>, RecallError> {
    let commitment = if name == "facts" { place.facts } else { place.subject };
    let part = reader.parts(place.seq)?.into_iter().find(|part| part.name == name);
    let Some(part) = part else { return Ok(None) };
    if Hash::of_part(&part.salt, part.body.as_bytes()) != commitment {
        return Err(RecallError::Altered { seq: place.seq });
    }
    Ok(Some(part.body))
}

/// Puts recorded facts into the row at hand.
///
/// # Errors
/// What does not fit the regulation.
fn put_facts(
    regulation: &Regulation,
    class: usize,
    (body, names): (&str, &Ids),
    table: &mut TableBuilder,
) -> Result<(), Misfit> {
    let value = canonical::read(body.as_bytes(), BODY_BYTES).map_err(|_| Misfit::Form)?;
    if let Some(decided) = value.get("decided") {
        let level = decided.text().ok_or(Misfit::Form)?;
        let code = regulation.outcome_scale().code(level);
        table.put_decided(code.ok_or_else(|| Misfit::Level(level.to_owned()))?);
    }
    let facts = value.get("facts").and_then(Value::list).ok_or(Misfit::Form)?;
    for known in facts {
        let id = known.get("fact").and_then(Value::text).ok_or(Misfit::Form)?;
        let fact = regulation.classes[class].fact_index(id);
        let fact = fact.ok_or_else(|| Misfit::Fact(id.to_owned()))?;
        let unfit = |value: String| Misfit::Value { fact: id.to_owned(), value };
        match (known.get("is"), known.get("item").and_then(Value::integer)) {
            (Some(is), None) => {
                let fits = put_value(regulation, (class, fact), is, table);
                fits.then_some(()).ok_or_else(|| unfit(written(is)))?;
            }
            (None, Some(item)) => {
                let kind = &regulation.classes[class].facts[fact].kind;
                let named = u32::try_from(item).ok().filter(|at| (*at as usize) < names.len());
                match (kind, named) {
                    (FactType::Subject { .. }, Some(at)) => table.put_text(fact, names.get(at)),
                    _ => return Err(unfit(format!("#{item}"))),
                }
            }
            _ => return Err(Misfit::Form),
        }
    }
    Ok(())
}

/// A value as it is recorded.
fn written(value: &Value<'_>) -> String {
    let mut out = Canonical::new();
    out.value(value);
    out.finish_text().unwrap_or_default()
}

impl Reader {
    /// Calls for every entry from a number on, until told to stop.
    ///
    /// # Errors
    /// What `each` says, or if it cannot be read.
    pub fn entries_from<E: From<TrailError>>(
        &self,
        from: u64,
        mut each: impl FnMut(u64, &[u8]) -> Result<bool, E>,
    ) -> Result<(), E> {
        let sql = "SELECT seq, CAST(data AS BLOB) FROM main.entry NOT INDEXED
                   WHERE seq >= ? ORDER BY seq";
        let mut query = self.db().prepare_cached(sql).about(self.path())?;
        let mut rows = query.query([from as i64]).about(self.path())?;
        while let Some(row) = rows.next().about(self.path())? {
            let seq = row.get_ref(0).about(self.path())?.as_i64().unwrap_or_default();
            let data = row.get_ref(1).about(self.path())?.as_bytes().unwrap_or_default();
            if !each(u64::try_from(seq).unwrap_or_default(), data)? {
                break;
            }
        }
        Ok(())
    }
}
