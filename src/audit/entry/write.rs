//! Writing entries: the bytes that are hashed.

use crate::audit::canonical::{Canonical, Fault, Value};
use crate::audit::entry::{
    Act, BatchOpening, ENTRY_BYTES, Ending, Entry, FORMAT, Genesis, Registered, VerdictEntry,
};
use crate::audit::hash::Hash;
use crate::model::Verdict;
use std::borrow::Cow;

type Members<'a> = Vec<(&'static str, Value<'a>)>;

impl Entry<'_> {
    /// The bytes of the entry.
    ///
    /// # Errors
    /// If a text is not allowed, or the entry becomes too long.
    pub fn write(&self) -> Result<Vec<u8>, Fault> {
        let mut members = act(&self.act);
        members.push(("prev", digest(self.prev)));
        members.push(("seq", number(self.seq)));
        members.push(("ts", text(&self.ts)));
        members.push(("type", text(self.act.kind())));
        members.push(("v", Value::Integer(1)));
        let mut out = Canonical::new();
        out.value(&object(members));
        let bytes = out.finish()?;
        if bytes.len() > ENTRY_BYTES { Err(Fault::Length) } else { Ok(bytes) }
    }
}

fn act<'a>(act: &'a Act<'a>) -> Members<'a> {
    match act {
        Act::Genesis(genesis) => genesis_fields(genesis),
        Act::Regulation(registered) => registered_fields(registered),
        Act::Engine(engine) => vec![
            ("name", text(&engine.name)),
            ("version", text(&engine.version)),
            ("sha256", digest(engine.sha256)),
        ],
        Act::Batch(batch) => batch_fields(batch),
        Act::Verdict(verdict) => verdict_fields(verdict),
        Act::BatchEnd(end) => vec![("batch", number(end.batch)), ending(&end.ending)],
        Act::Decision(decision) => vec![
            ("target", number(decision.target)),
            ("level", text(&decision.level)),
            ("by", text(&decision.by)),
            ("basis", text(&decision.basis)),
            ("reason", text(&decision.reason)),
        ],
        Act::Supersede(supersede) => vec![
            ("target", number(supersede.target)),
            ("by_entry", number(supersede.by_entry)),
            ("why", text(&supersede.why)),
        ],
        Act::Redact(redact) => vec![
            ("target", number(redact.target)),
            ("part", text(&redact.part)),
            ("basis", text(&redact.basis)),
            ("by", text(&redact.by)),
        ],
        Act::Anchor(anchor) => vec![
            ("size", number(anchor.size)),
            ("root", digest(anchor.root)),
            ("kind", text(&anchor.kind)),
            ("sha256", digest(anchor.sha256)),
        ],
        Act::Schema(schema) => vec![("schema", digest(*schema))],
    }
}

fn genesis_fields<'a>(genesis: &'a Genesis<'a>) -> Members<'a> {
    let mut members = vec![
        ("format", text(FORMAT)),
        ("origin", text(&genesis.origin)),
        ("nonce", digest(genesis.nonce)),
        ("schema", digest(genesis.schema)),
    ];
    if let Some(predecessor) = &genesis.predecessor {
        let predecessor = object(vec![
            ("log", digest(predecessor.log)),
            ("size", number(predecessor.size)),
            ("root", digest(predecessor.root)),
            ("why", text(&predecessor.why)),
        ]);
        members.push(("predecessor", predecessor));
    }
    members
}

fn registered_fields<'a>(registered: &'a Registered<'a>) -> Members<'a> {
    let mut periods = vec![("first", Value::Integer(registered.first))];
    periods.extend(registered.last.map(|last| ("last", Value::Integer(last))));
    let mut members = vec![
        ("id", text(&registered.id)),
        ("periods", object(periods)),
        ("sha256", digest(registered.sha256)),
    ];
    if !registered.amendments.is_empty() {
        let amendments = registered.amendments.iter();
        let amendments = amendments
            .map(|(id, kind)| object(vec![("id", text(id)), ("kind", text(kind))]))
            .collect();
        members.push(("amendments", Value::List(amendments)));
    }
    members
}

fn batch_fields<'a>(batch: &'a BatchOpening<'a>) -> Members<'a> {
    let mut members = vec![
        ("count", number(batch.count)),
        ("period", Value::Integer(batch.period)),
        ("reg", digest(batch.reg)),
        ("engine", digest(batch.engine)),
        ("parts", object(vec![("input", digest(batch.input))])),
    ];
    members.extend(batch.note.as_deref().map(|note| ("note", text(note))));
    members
}

fn verdict_fields<'a>(verdict: &'a VerdictEntry<'a>) -> Members<'a> {
    let parts = vec![("facts", digest(verdict.facts)), ("subject", digest(verdict.subject))];
    vec![
        ("batch", number(verdict.batch)),
        ("item", number(verdict.item)),
        ("reg", digest(verdict.reg)),
        ("engine", digest(verdict.engine)),
        ("class", text(&verdict.class)),
        ("out", verdict.out.clone()),
        ("parts", object(parts)),
    ]
}

fn ending<'a>(ending: &'a Ending<'a>) -> (&'static str, Value<'a>) {
    match ending {
        Ending::Aborted(why) => ("aborted", text(why)),
        Ending::Complete(counts) => {
            let counts = counts.iter().map(|count| {
                object(vec![
                    ("class", text(&count.class)),
                    ("outcome", text(&count.outcome)),
                    ("count", number(count.count)),
                ])
            });
            ("counts", Value::List(counts.collect()))
        }
    }
}

fn object<'a>(mut members: Members<'a>) -> Value<'a> {
    members.sort_unstable_by_key(|(key, _)| *key);
    Value::Object(members)
}

fn text(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

fn digest(hash: Hash) -> Value<'static> {
    Value::Text(Cow::Owned(hash.hex()))
}

fn number(number: u64) -> Value<'static> {
    // What does not fit is refused as too large when it is written.
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A verdict entry about to be written, the many of them in one pass without a value tree.
#[derive(Clone, Copy, Debug)]
pub struct VerdictLine<'a> {
    /// Number of the batch's entry.
    pub batch: u64,
    /// The subject's number in the batch.
    pub item: u64,
    /// The regulation.
    pub reg: Hash,
    /// The engine.
    pub engine: Hash,
    /// What the engine said.
    pub verdict: &'a Verdict<'a>,
    /// Commitment to what was known of the subject.
    pub facts: Hash,
    /// Commitment to who the subject is.
    pub subject: Hash,
}

impl VerdictLine<'_> {
    /// Writes the entry.
    pub fn write(&self, (seq, prev): (u64, Hash), ts: &str, out: &mut Canonical) {
        let digest = |out: &mut Canonical, key: &str, hash: Hash| {
            out.key(key).plain(|digits| hash.write_hex(digits));
        };
        out.object(|out| {
            out.key("batch").number(self.batch);
            out.key("class").text(self.verdict.class);
            digest(out, "engine", self.engine);
            out.key("item").number(self.item);
            out.key("out");
            write_out(self.verdict, out);
            out.key("parts").object(|out| {
                digest(out, "facts", self.facts);
                digest(out, "subject", self.subject);
            });
            digest(out, "prev", prev);
            digest(out, "reg", self.reg);
            out.key("seq").number(seq);
            out.key("ts").text(ts);
            out.key("type").text("verdict");
            out.key("v").integer(1);
        });
    }
}

/// Writes the object `out` of a verdict: what `evaluate --verdicts` shows, without who it is
/// about; what is null there is left out, empty lists stay.
pub fn write_out(verdict: &Verdict<'_>, out: &mut Canonical) {
    let text = |out: &mut Canonical, key: &str, value: Option<&str>| {
        if let Some(value) = value {
            out.key(key).text(value);
        }
    };
    out.object(|out| {
        out.key("ceilings").list(&verdict.ceilings, |out, id| out.text(id));
        text(out, "decided", verdict.decided);
        text(out, "departure", verdict.departure.map(|departure| departure.as_str()));
        text(out, "eligible", verdict.eligible);
        text(out, "exemption", verdict.exemption);
        text(out, "level", verdict.level);
        out.key("missing").list(&verdict.missing, |out, id| out.text(id));
        out.key("outcome").text(verdict.outcome.as_str());
        text(out, "quota", verdict.quota);
        out.key("reasons").list(&verdict.reasons, |out, id| out.text(id));
        text(out, "rests_on", verdict.rests_on.map(|basis| basis.as_str()));
        out.key("review_due").boolean(verdict.review_due);
        text(out, "standard", verdict.standard);
        out.key("unmet").list(&verdict.unmet, |out, id| out.text(id));
    });
}
