//! What exactly a verifier found, in words.

use crate::audit::entry::NotAnEntry;
use crate::audit::verify::What;
use crate::report::{Say, Words};

/// What was found, as half a sentence that follows the finding's name.
pub(super) fn text(words: Words, what: &What) -> String {
    let (key, args) = said(words, what);
    words.say(key, &args)
}

type Args = Vec<(&'static str, Say<'static>)>;

fn said(words: Words, what: &What) -> (&'static str, Args) {
    match what {
        What::StoredHash => ("what-stored-hash", vec![]),
        What::Link => ("what-link", vec![]),
        What::Stands { seq, due } => {
            ("what-stands", vec![("seq", number(seq)), ("due", number(due))])
        }
        What::RowHolds { row, seq } => {
            ("what-row-holds", vec![("row", number(row)), ("seq", number(seq))])
        }
        What::Nothing => ("what-nothing", vec![]),
        What::NoEntry(why) => ("what-no-entry", vec![("why", misshapen(words, *why).into())]),
        What::Body(fault) => {
            let why = words.text(&format!("fault-{}", fault.as_str()));
            ("what-body", vec![("why", why.into())])
        }
        What::TargetNoVerdict => ("what-target-no-verdict", vec![]),
        What::TargetOrder => ("what-target-order", vec![]),
        What::TargetPart => ("what-target-part", vec![]),
        What::Clock { ts, before } => {
            ("what-clock", vec![("ts", text_of(ts)), ("before", text_of(before))])
        }
        What::Commitment => ("what-commitment", vec![]),
        What::Gone => ("what-gone", vec![]),
        What::StillThere { entry } => ("what-still-there", vec![("entry", number(entry))]),
        What::NeverRegistered => ("what-never-registered", vec![]),
        What::OtherThanBatch => ("what-other-than-batch", vec![]),
        What::Snapshot => ("what-snapshot", vec![]),
        What::BeginsWithin { seq } => ("what-begins-within", vec![("seq", number(seq))]),
        What::VerdictOutside { seq } => ("what-verdict-outside", vec![("seq", number(seq))]),
        What::ItemBeyond { seq, item, count } => {
            let args =
                vec![("seq", number(seq)), ("item", number(item)), ("count", count_of(count))];
            ("what-item-beyond", args)
        }
        What::EndOutside { seq } => ("what-end-outside", vec![("seq", number(seq))]),
        What::Missing { recorded, count } => {
            ("what-missing", vec![("recorded", count_of(recorded)), ("count", count_of(count))])
        }
        What::Counts => ("what-counts", vec![]),
        What::Item { item } => ("what-item", vec![("item", number(item))]),
        What::StrayPart => ("what-stray-part", vec![]),
        What::StraySnapshot { name } => ("what-stray-snapshot", vec![("name", text_of(name))]),
        What::Tables => ("what-tables", vec![]),
        What::Settings => ("what-settings", vec![]),
        What::Definitions => ("what-definitions", vec![]),
        What::Id { id } => ("what-id", vec![("id", text_of(id))]),
        What::Origin { file, origin } => {
            ("what-origin", vec![("file", text_of(file)), ("origin", text_of(origin))])
        }
        What::Size { file, size } => {
            ("what-size", vec![("file", text_of(file)), ("size", count_of(size))])
        }
        What::Root { file, size } => {
            ("what-root", vec![("file", text_of(file)), ("size", count_of(size))])
        }
        What::Anchor { size } => ("what-anchor", vec![("size", count_of(size))]),
        What::NoCheckpoint { file } => ("what-no-checkpoint", vec![("file", text_of(file))]),
        What::LongLine { file } => ("what-long-line", vec![("file", text_of(file))]),
        What::NoFile { file } => ("what-no-file", vec![("file", text_of(file))]),
        What::NoTrail => ("what-no-trail", vec![]),
        What::Meanwhile => ("what-meanwhile", vec![]),
        What::World(told) => ("what-world", vec![("told", text_of(told))]),
    }
}

fn misshapen(words: Words, why: NotAnEntry) -> String {
    match why {
        NotAnEntry::Form(fault) => words.text(&format!("fault-{}", fault.as_str())),
        NotAnEntry::Fields => words.text("misshapen-fields"),
        NotAnEntry::Genesis => words.text("misshapen-genesis"),
    }
}

/// The number of an entry, as it is typed: without marks between its digits.
fn number(number: &impl ToString) -> Say<'static> {
    Say::from(number.to_string())
}

fn count_of(count: &u64) -> Say<'static> {
    Say::from(*count)
}

fn text_of(text: &str) -> Say<'static> {
    Say::from(text.to_owned())
}
