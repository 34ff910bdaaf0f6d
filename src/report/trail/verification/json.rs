//! A verification as JSON: FORMAT.md §10.3.

use crate::audit::note::Vouched;
use crate::audit::verify::{AbortedBatch, Erased, Finding, OpenAtEnd};
use crate::report::Words;
use crate::report::json::line;
use crate::report::trail::verification::{Signature, Verified, what};
use serde::Serialize;

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    verdict: &'static str,
    entries: u64,
    trail: String,
    root: String,
    findings: Vec<FindingShape<'a>>,
    more: u64,
    open: Vec<OpenShape>,
    aborted: Vec<AbortedShape<'a>>,
    erased: Vec<ErasedShape<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signatures: Option<Vec<SignatureShape<'a>>>,
}

#[derive(Serialize)]
struct FindingShape<'a> {
    code: &'static str,
    seq: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    what: String,
}

#[derive(Serialize)]
struct OpenShape {
    batch: i64,
    count: u64,
    recorded: u64,
}

#[derive(Serialize)]
struct AbortedShape<'a> {
    batch: i64,
    count: u64,
    recorded: u64,
    reason: &'a str,
}

#[derive(Serialize)]
struct ErasedShape<'a> {
    seq: i64,
    part: &'a str,
    entry: i64,
    basis: &'a str,
    by: &'a str,
}

#[derive(Serialize)]
struct SignatureShape<'a> {
    checkpoint: &'a str,
    is: &'static str,
}

/// The verification as one line of JSON.
pub fn json(words: Words, shown: &Verified<'_>) -> String {
    let found = shown.found;
    line(&Shape {
        format: 1,
        verdict: if shown.is_intact() { "intact" } else { "failed" },
        entries: found.entries,
        trail: found.trail.map(|id| id.hex()).unwrap_or_default(),
        root: found.root.base64(),
        findings: found.findings.iter().map(|one| finding(words, one)).collect(),
        more: found.more,
        open: found.open.iter().map(open).collect(),
        aborted: found.aborted.iter().map(aborted).collect(),
        erased: found.erased.iter().map(erased).collect(),
        signatures: shown.signatures.map(|all| all.iter().map(signature).collect()),
    })
}

fn finding(words: Words, finding: &Finding) -> FindingShape<'_> {
    FindingShape {
        code: finding.code.as_str(),
        seq: finding.seq,
        part: finding.part.as_deref(),
        what: what::text(words, &finding.what),
    }
}

fn open(open: &OpenAtEnd) -> OpenShape {
    OpenShape { batch: open.batch, count: open.count, recorded: open.recorded }
}

fn aborted(aborted: &AbortedBatch) -> AbortedShape<'_> {
    let AbortedBatch { batch, count, recorded, reason } = aborted;
    AbortedShape { batch: *batch, count: *count, recorded: *recorded, reason }
}

fn erased(erased: &Erased) -> ErasedShape<'_> {
    let Erased { seq, part, entry, basis, by } = erased;
    ErasedShape { seq: *seq, part, entry: *entry, basis, by }
}

fn signature(signature: &Signature) -> SignatureShape<'_> {
    let is = match signature.vouched {
        Vouched::Signed => "signed",
        Vouched::Unsigned => "unsigned",
        Vouched::Forged => "forged",
    };
    SignatureShape { checkpoint: &signature.file, is }
}
