//! What a verification found, as text or as the JSON of FORMAT.md §10.3.

use crate::audit::note::Vouched;
use crate::audit::verify::{Finding, Verification};
use crate::report::untrusted::legible;
use crate::report::{Say, Words};

mod json;
mod what;

pub use json::json;

/// What a verification shows.
#[derive(Clone, Copy, Debug)]
pub struct Verified<'a> {
    /// What was found.
    pub found: &'a Verification,
    /// How many checkpoints from outside it was compared with.
    pub checkpoints: usize,
    /// What the key that was given says of each of them; `None` without a key.
    pub signatures: Option<&'a [Signature]>,
}

/// What a key says of a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The file of the checkpoint.
    pub file: String,
    /// What the key says.
    pub vouched: Vouched,
}

impl Verified<'_> {
    /// True if nothing was found, and every checkpoint has the signature that it must have.
    pub fn is_intact(&self) -> bool {
        let mut signatures = self.signatures.unwrap_or_default().iter();
        self.found.is_intact() && signatures.all(|one| one.vouched == Vouched::Signed)
    }
}

/// The verification as text: the verdict first.
pub fn text(words: Words, shown: &Verified<'_>) -> String {
    let found = shown.found;
    let verdict = match shown.is_intact() {
        true => "verification-intact",
        false if found.is_unreadable() => "verification-unreadable",
        false => "verification-failed",
    };
    let mut lines = vec![words.text(verdict)];
    if found.entries > 0 {
        lines.extend(about(words, shown));
    }
    lines.extend(shown.signatures.unwrap_or_default().iter().map(|one| signature(words, one)));
    lines.extend(findings(words, found));
    lines.extend(lists(words, found));
    lines.push(words.text("verification-not-proved"));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// What was read, and what it was compared with.
fn about(words: Words, shown: &Verified<'_>) -> Vec<String> {
    let found = shown.found;
    let mut lines = vec![match shown.checkpoints {
        0 => words.text("verification-not-compared"),
        count => words.say("verification-compared", &[("count", count.into())]),
    }];
    if let Some(id) = found.trail {
        lines.push(words.say("verification-trail", &[("id", id.hex().into())]));
    }
    lines.push(words.say("verification-entries", &[("count", found.entries.into())]));
    lines.push(words.say("verification-root", &[("root", found.root.base64().into())]));
    lines
}

fn findings(words: Words, found: &Verification) -> Vec<String> {
    if found.is_intact() {
        return Vec::new();
    }
    let count = found.findings.len() as u64 + found.more;
    let mut lines = vec![words.say("verification-findings", &[("count", count.into())])];
    lines.extend(found.findings.iter().map(|finding| format!("  {}", line(words, finding))));
    if found.more > 0 {
        lines
            .push(format!("  {}", words.say("verification-more", &[("count", found.more.into())])));
    }
    lines
}

/// `entry 6, part facts: a part was altered [part-altered]: …`
fn line(words: Words, finding: &Finding) -> String {
    let code = finding.code.as_str();
    let seq = finding.seq.unwrap_or_default().to_string();
    let place = match (finding.seq, &finding.part) {
        (None, _) => words.text("place-file"),
        (Some(_), None) => words.say("place-entry", &[("seq", seq.into())]),
        (Some(_), Some(part)) => {
            let part = Say::from(legible(part).into_owned());
            words.say("place-part", &[("seq", seq.into()), ("part", part)])
        }
    };
    let name = words.text(&format!("finding-{code}"));
    let what = what::text(words, &finding.what);
    format!("{place}: {name} [{code}]: {}", legible(&what))
}

/// What is no fault, but worth a question.
fn lists(words: Words, found: &Verification) -> Vec<String> {
    let seq = |seq: i64| Say::from(seq.to_string());
    let quoted = |text: &str| Say::from(legible(text).into_owned());
    let mut lines = Vec::new();
    if let Some(open) = &found.open {
        let counts = [("count", open.count.into()), ("recorded", open.recorded.into())];
        let [count, recorded] = counts;
        let args = [("batch", seq(open.batch)), count, recorded];
        lines.push(words.say("verification-open", &args));
    }
    for aborted in &found.aborted {
        let args = [
            ("batch", seq(aborted.batch)),
            ("count", aborted.count.into()),
            ("recorded", aborted.recorded.into()),
            ("reason", quoted(&aborted.reason)),
        ];
        lines.push(words.say("verification-aborted", &args));
    }
    for erased in &found.erased {
        let args = [
            ("seq", seq(erased.seq)),
            ("part", quoted(&erased.part)),
            ("entry", seq(erased.entry)),
            ("basis", quoted(&erased.basis)),
            ("by", quoted(&erased.by)),
        ];
        lines.push(words.say("verification-erased", &args));
    }
    lines
}

fn signature(words: Words, signature: &Signature) -> String {
    let key = match signature.vouched {
        Vouched::Signed => "signature-signed",
        Vouched::Unsigned => "signature-unsigned",
        Vouched::Forged => "signature-forged",
    };
    words.say(key, &[("file", Say::from(legible(&signature.file).into_owned()))])
}

#[cfg(test)]
mod tests;
