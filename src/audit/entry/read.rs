//! Reading entries: every field of the type, and no other.

use crate::audit::canonical::{self, Value};
use crate::audit::checkpoint::is_origin;
use crate::audit::entry::{
    Act, Anchor, BatchEnd, BatchOpening, Count, Decision, ENTRY_BYTES, Ending, Engine, Entry,
    FORMAT, Genesis, NotAnEntry, Predecessor, Redact, Registered, Supersede, VerdictEntry,
};
use crate::audit::hash::Hash;
use crate::audit::moment::Moment;
use std::borrow::Cow;

/// The outcomes a verdict may have.
const OUTCOMES: [&str; 4] = ["rated", "exempt", "pending", "referred"];

impl<'a> Entry<'a> {
    /// Reads the bytes of an entry.
    ///
    /// # Errors
    /// Why they are none.
    pub fn read(data: &'a [u8]) -> Result<Self, NotAnEntry> {
        let value = canonical::read(data, ENTRY_BYTES).map_err(NotAnEntry::Form)?;
        let entry = Fields::of(value).and_then(entry).ok_or(NotAnEntry::Fields)?;
        if (entry.seq == 0) == matches!(entry.act, Act::Genesis(_)) {
            Ok(entry)
        } else {
            Err(NotAnEntry::Genesis)
        }
    }
}

fn entry(mut fields: Fields<'_>) -> Option<Entry<'_>> {
    (fields.number("v", 1)? == 1).then_some(())?;
    let (seq, prev, ts) = (fields.number("seq", 0)?, fields.digest("prev")?, fields.text("ts")?);
    Moment::parse(&ts)?;
    let kind = fields.text("type")?;
    let act = act(&kind, &mut fields)?;
    fields.end()?;
    Some(Entry { seq, prev, ts, act })
}

fn act<'a>(kind: &str, fields: &mut Fields<'a>) -> Option<Act<'a>> {
    Some(match kind {
        "genesis" => Act::Genesis(genesis(fields)?),
        "regulation" => Act::Regulation(regulation(fields)?),
        "engine" => Act::Engine(Engine {
            name: fields.text("name")?,
            version: fields.text("version")?,
            sha256: fields.digest("sha256")?,
        }),
        "batch" => Act::Batch(batch(fields)?),
        "verdict" => Act::Verdict(verdict(fields)?),
        "batch_end" => Act::BatchEnd(batch_end(fields)?),
        "decision" => Act::Decision(Decision {
            target: fields.number("target", 0)?,
            level: fields.text("level")?,
            by: fields.text("by")?,
            basis: fields.text("basis")?,
            reason: fields.text("reason")?,
        }),
        "supersede" => Act::Supersede(Supersede {
            target: fields.number("target", 0)?,
            by_entry: fields.number("by_entry", 0)?,
            why: fields.text("why")?,
        }),
        "redact" => Act::Redact(Redact {
            target: fields.number("target", 0)?,
            part: fields.text("part")?,
            basis: fields.text("basis")?,
            by: fields.text("by")?,
        }),
        "anchor" => Act::Anchor(Anchor {
            size: fields.number("size", 1)?,
            root: fields.digest("root")?,
            kind: fields.text("kind")?,
            sha256: fields.digest("sha256")?,
        }),
        "schema" => Act::Schema(fields.digest("schema")?),
        _ => return None,
    })
}

fn genesis<'a>(fields: &mut Fields<'a>) -> Option<Genesis<'a>> {
    (fields.text("format")? == FORMAT).then_some(())?;
    let origin = fields.text("origin")?;
    is_origin(&origin).then_some(())?;
    let predecessor = match fields.take("predecessor") {
        None => None,
        Some(value) => {
            let mut fields = Fields::of(value)?;
            let found = Predecessor {
                log: fields.digest("log")?,
                size: fields.number("size", 1)?,
                root: fields.digest("root")?,
                why: fields.text("why")?,
            };
            fields.end()?;
            Some(found)
        }
    };
    let (nonce, schema) = (fields.digest("nonce")?, fields.digest("schema")?);
    Some(Genesis { origin, nonce, schema, predecessor })
}

fn regulation<'a>(fields: &mut Fields<'a>) -> Option<Registered<'a>> {
    let mut periods = Fields::of(fields.take("periods")?)?;
    let first = periods.integer("first")?;
    let last = match periods.take("last") {
        None => None,
        Some(value) => Some(value.integer()?),
    };
    periods.end()?;
    let amendments = match fields.take("amendments") {
        None => Vec::new(),
        Some(value) => members(value, |fields| Some((fields.text("id")?, fields.text("kind")?)))?,
    };
    let (id, sha256) = (fields.text("id")?, fields.digest("sha256")?);
    Some(Registered { id, first, last, sha256, amendments })
}

fn batch<'a>(fields: &mut Fields<'a>) -> Option<BatchOpening<'a>> {
    let mut parts = Fields::of(fields.take("parts")?)?;
    let input = parts.digest("input")?;
    parts.end()?;
    let note = match fields.take("note") {
        None => None,
        Some(value) => Some(nonempty(value)?),
    };
    Some(BatchOpening {
        count: fields.number("count", 0)?,
        period: fields.integer("period")?,
        reg: fields.digest("reg")?,
        engine: fields.digest("engine")?,
        input,
        note,
    })
}

fn verdict<'a>(fields: &mut Fields<'a>) -> Option<VerdictEntry<'a>> {
    let mut parts = Fields::of(fields.take("parts")?)?;
    let (facts, subject) = (parts.digest("facts")?, parts.digest("subject")?);
    parts.end()?;
    let out = fields.take("out")?;
    OUTCOMES.contains(&out.get("outcome")?.text()?).then_some(())?;
    Some(VerdictEntry {
        batch: fields.number("batch", 0)?,
        item: fields.number("item", 0)?,
        reg: fields.digest("reg")?,
        engine: fields.digest("engine")?,
        class: fields.text("class")?,
        out,
        facts,
        subject,
    })
}

fn batch_end<'a>(fields: &mut Fields<'a>) -> Option<BatchEnd<'a>> {
    let ending = match (fields.take("counts"), fields.take("aborted")) {
        (None, Some(why)) => Ending::Aborted(nonempty(why)?),
        (Some(counts), None) => Ending::Complete(members(counts, |fields| {
            Some(Count {
                class: fields.text("class")?,
                outcome: fields.text("outcome")?,
                count: fields.number("count", 1)?,
            })
        })?),
        _ => return None,
    };
    Some(BatchEnd { batch: fields.number("batch", 0)?, ending })
}

/// Reads a list of objects.
fn members<'a, T>(
    value: Value<'a>,
    mut read: impl FnMut(&mut Fields<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let Value::List(members) = value else { return None };
    let read = members.into_iter().map(|member| {
        let mut fields = Fields::of(member)?;
        let found = read(&mut fields)?;
        fields.end()?;
        Some(found)
    });
    read.collect()
}

fn nonempty(value: Value<'_>) -> Option<Cow<'_, str>> {
    let Value::Text(text) = value else { return None };
    (!text.is_empty()).then_some(text)
}

/// The fields of an object, taken one by one.
struct Fields<'a> {
    members: Vec<(&'a str, Value<'a>)>,
}

impl<'a> Fields<'a> {
    fn of(value: Value<'a>) -> Option<Self> {
        if let Value::Object(members) = value { Some(Fields { members }) } else { None }
    }

    fn take(&mut self, key: &str) -> Option<Value<'a>> {
        let at = self.members.iter().position(|(known, _)| *known == key)?;
        Some(self.members.swap_remove(at).1)
    }

    /// Nothing is left.
    fn end(self) -> Option<()> {
        self.is_empty().then_some(())
    }

    fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    fn text(&mut self, key: &str) -> Option<Cow<'a, str>> {
        nonempty(self.take(key)?)
    }

    fn digest(&mut self, key: &str) -> Option<Hash> {
        Hash::from_hex(self.take(key)?.text()?)
    }

    fn integer(&mut self, key: &str) -> Option<i64> {
        self.take(key)?.integer()
    }

    fn number(&mut self, key: &str, least: u64) -> Option<u64> {
        let number = u64::try_from(self.integer(key)?).ok()?;
        (number >= least).then_some(number)
    }
}
