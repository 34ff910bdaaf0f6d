//! Single acts: registering, deciding, correcting, anchoring. Each is durable when it returns.

use crate::audit::entry::{Act, Anchor, Decision, Engine, Entry, Registered, Supersede};
use crate::audit::error::{About, Misplaced, TrailError};
use crate::audit::hash::Hash;
use crate::audit::trail::{Receipt, Trail};
use crate::model::{AmendmentKind, Regulation};
use rusqlite::OptionalExtension;

/// What this program is, for whoever wants to build it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineDescription {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The revision of its source, or `unknown`.
    pub source: String,
    /// Digest of the list of its dependencies, in hexadecimal.
    pub lock: String,
    /// The compiler.
    pub rustc: String,
    /// The machine it was compiled for.
    pub target: String,
}

impl EngineDescription {
    /// The snapshot: seven lines, the last with the version of SQLite.
    pub fn text(&self) -> String {
        let EngineDescription { name, version, source, lock, rustc, target } = self;
        let sqlite = rusqlite::version();
        format!(
            "name {name}\nversion {version}\nsource {source}\nlock {lock}\nrustc {rustc}\n\
             target {target}\nsqlite {sqlite}\n"
        )
    }

    /// The digest under which it is registered.
    pub fn digest(&self) -> Hash {
        Hash::of_snapshot(self.text().as_bytes())
    }
}

impl Trail {
    /// Keeps a regulation as it will be applied, unless it is kept already; gives its fingerprint.
    ///
    /// # Errors
    /// If its package cannot be archived, or it cannot be written.
    pub fn register_regulation(&mut self, regulation: &Regulation) -> Result<Hash, TrailError> {
        let body = regulation.package.to_tar().about(&self.location.trail)?;
        let amendments = regulation.amendments.iter();
        let registered = Registered {
            id: (&*regulation.id).into(),
            first: regulation.periods.first,
            last: regulation.periods.last,
            sha256: Hash::of_snapshot(&body),
            amendments: amendments
                .map(|amendment| ((&*amendment.id).into(), kind(amendment.kind).into()))
                .collect(),
        };
        self.register(registered.sha256, &body, Act::Regulation(registered))
    }

    /// Describes this version of the engine, unless that was done already.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn register_engine(&mut self, engine: &EngineDescription) -> Result<Hash, TrailError> {
        let body = engine.text();
        let entry = Engine {
            name: (&*engine.name).into(),
            version: (&*engine.version).into(),
            sha256: engine.digest(),
        };
        self.register(entry.sha256, body.as_bytes(), Act::Engine(entry))
    }

    fn register(&mut self, sha256: Hash, body: &[u8], act: Act<'_>) -> Result<Hash, TrailError> {
        if self.is_registered(sha256)? {
            return Ok(sha256);
        }
        self.append(act, &[])?;
        let insert = "INSERT INTO main.blob (sha256, body) VALUES (?, ?)";
        if let Err(error) = self.db.execute(insert, (&sha256.0[..], body)) {
            return Err(self.stop(error));
        }
        self.commit()?;
        Ok(sha256)
    }

    /// True if a snapshot of the digest is kept; it came together with its entry.
    pub(in crate::audit::trail) fn is_registered(&self, sha256: Hash) -> Result<bool, TrailError> {
        let query = "SELECT 1 FROM main.blob WHERE sha256 = ?";
        let found = self.db.query_row(query, [&sha256.0[..]], |_| Ok(())).optional();
        Ok(found.about(&self.location.trail)?.is_some())
    }

    /// Records the authority's ruling on a verdict.
    ///
    /// # Errors
    /// If the target is no verdict, a text is empty, or it cannot be written.
    pub fn decide(&mut self, decision: Decision<'_>) -> Result<Receipt, TrailError> {
        let Decision { level, by, basis, reason, target } = &decision;
        needs_words(&[level, by, basis, reason])?;
        let data = self.entry_bytes(*target)?;
        match Entry::read(&data).map(|entry| entry.act) {
            Ok(Act::Verdict(_)) => self.act(Act::Decision(decision), &[]),
            _ => Err(Misplaced::Target { seq: decision.target }.into()),
        }
    }

    /// Records that an entry stands in place of an earlier one.
    ///
    /// # Errors
    /// If the two are not earlier entries in this order, or it cannot be written.
    pub fn supersede(&mut self, supersede: Supersede<'_>) -> Result<Receipt, TrailError> {
        needs_words(&[&supersede.why])?;
        if supersede.by_entry >= self.head.frontier.size() {
            return Err(Misplaced::Target { seq: supersede.by_entry }.into());
        }
        if supersede.target >= supersede.by_entry {
            return Err(Misplaced::Target { seq: supersede.target }.into());
        }
        self.act(Act::Supersede(supersede), &[])
    }

    /// Notes that a checkpoint was placed outside.
    ///
    /// # Errors
    /// If the trail has not this root at this size, or it cannot be written.
    pub fn anchor(&mut self, anchor: Anchor<'_>) -> Result<Receipt, TrailError> {
        needs_words(&[&anchor.kind])?;
        let is_ours =
            (1..=self.size()).contains(&anchor.size) && self.root_at(anchor.size)? == anchor.root;
        if !is_ours {
            return Err(Misplaced::Size { size: anchor.size }.into());
        }
        self.act(Act::Anchor(anchor), &[])
    }

    /// The bytes of an entry; none if there is no such entry.
    pub(in crate::audit::trail) fn entry_bytes(&self, seq: u64) -> Result<Vec<u8>, TrailError> {
        let query = "SELECT CAST(data AS BLOB) FROM main.entry WHERE seq = ?";
        let found = self.db.query_row(query, [seq as i64], |row| row.get(0)).optional();
        Ok(found.about(&self.location.trail)?.unwrap_or_default())
    }
}

fn kind(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::Reading => "reading",
        AmendmentKind::Proposal => "proposal",
    }
}

/// Texts of an act say something.
pub(in crate::audit::trail) fn needs_words(texts: &[&str]) -> Result<(), TrailError> {
    if texts.iter().any(|text| text.is_empty()) { Err(Misplaced::Empty.into()) } else { Ok(()) }
}
