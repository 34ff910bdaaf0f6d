//! What an entry records, in one sentence.

use crate::audit::entry::{Act, Ending, Engine, Predecessor, Registered};
use crate::audit::survey::Kept;
use crate::model::Regulation;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};

type Args = Vec<(&'static str, Say<'static>)>;

/// An entry in one sentence: number, time, act. Levels are named as the regulation does, where
/// there is one.
pub(in crate::report) fn line(
    words: Words,
    kept: &Kept,
    regulation: Option<&Regulation>,
) -> String {
    let entry = kept.entry();
    let (key, mut args) = said(words, &entry.act, regulation);
    args.push(("seq", kept.seq.to_string().into()));
    args.push(("ts", safe(&entry.ts)));
    words.say(key, &args)
}

fn said(words: Words, act: &Act<'_>, regulation: Option<&Regulation>) -> (&'static str, Args) {
    match act {
        Act::Genesis(genesis) => ("act-genesis", vec![("origin", safe(&genesis.origin))]),
        Act::Regulation(registered) => ("act-regulation", registered_args(words, registered)),
        Act::Engine(engine) => ("act-engine", engine_args(engine)),
        Act::Batch(opening) => {
            let period = ("period", opening.period.to_string().into());
            ("act-batch", vec![("count", opening.count.into()), period])
        }
        Act::Verdict(verdict) => {
            let of = vec![("batch", number(verdict.batch)), ("item", number(verdict.item))];
            ("act-verdict", [of, vec![("class", safe(&verdict.class))]].concat())
        }
        Act::BatchEnd(end) => match &end.ending {
            Ending::Complete(_) => ("act-batch-end", vec![("batch", number(end.batch))]),
            Ending::Aborted(why) => {
                ("act-batch-aborted", vec![("batch", number(end.batch)), ("why", safe(why))])
            }
        },
        Act::Decision(act) => {
            let level = ("level", level(words, &act.level, regulation));
            let reason = ("reason", safe(&act.reason));
            let by = vec![("by", safe(&act.by)), ("basis", safe(&act.basis)), reason];
            ("act-decision", [vec![("target", number(act.target)), level], by].concat())
        }
        Act::Supersede(act) => {
            let entries = vec![("target", number(act.target)), ("by-entry", number(act.by_entry))];
            ("act-supersede", [entries, vec![("why", safe(&act.why))]].concat())
        }
        Act::Redact(act) => {
            let part = vec![("target", number(act.target)), ("part", safe(&act.part))];
            let by = vec![("basis", safe(&act.basis)), ("by", safe(&act.by))];
            ("act-redact", [part, by].concat())
        }
        Act::Anchor(act) => {
            let tree = vec![("size", act.size.into()), ("root", act.root.base64().into())];
            let place = vec![("kind", safe(&act.kind)), ("sha256", act.sha256.hex().into())];
            ("act-anchor", [tree, place].concat())
        }
        Act::Schema(schema) => ("act-schema", vec![("sha256", schema.hex().into())]),
    }
}

fn engine_args(engine: &Engine<'_>) -> Args {
    let version = ("version", safe(&engine.version));
    vec![("name", safe(&engine.name)), version, ("sha256", engine.sha256.hex().into())]
}

fn registered_args(words: Words, registered: &Registered<'_>) -> Args {
    let years = match registered.last {
        Some(last) => format!("{}–{last}", registered.first),
        None => words.say("years-from", &[("first", registered.first.to_string().into())]),
    };
    vec![
        ("id", safe(&regulation_id(registered))),
        ("years", years.into()),
        ("sha256", registered.sha256.hex().into()),
    ]
}

/// The id of a regulation with its amendments: `guide-1+reading-a`.
pub(in crate::report) fn regulation_id(registered: &Registered<'_>) -> String {
    let amendments = registered.amendments.iter().map(|(id, _)| format!("+{id}"));
    legible(&format!("{}{}", registered.id, amendments.collect::<String>())).into_owned()
}

/// The trail that another one continues.
pub(in crate::report) fn predecessor(words: Words, before: &Predecessor<'_>) -> String {
    let args = [
        ("id", Say::from(before.log.hex())),
        ("size", before.size.into()),
        ("root", before.root.base64().into()),
        ("why", safe(&before.why)),
    ];
    words.say("outline-predecessor", &args)
}

fn level(words: Words, id: &str, regulation: Option<&Regulation>) -> Say<'static> {
    let values = regulation.map(|regulation| &regulation.outcome_scale().values);
    let value = values.and_then(|values| values.iter().find(|value| value.id == id));
    safe(value.map_or(id, |value| words.title(&value.title)))
}

fn number(number: u64) -> Say<'static> {
    Say::from(number.to_string())
}

fn safe(text: &str) -> Say<'static> {
    Say::from(legible(text).into_owned())
}
