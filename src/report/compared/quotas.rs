//! The keys in which quotas differ, in the words of amendments: titles, shares as percentages.

use crate::check::QuotaDifference;
use crate::model::{Ratio, Regulation};
use crate::report::Words;
use crate::report::change_words::{quota_says, written_value};
use crate::report::naming::Naming;

/// The key of the words that name a key of a quota.
pub(super) fn name(key: &str) -> String {
    format!("change-{}", key.replace('_', "-"))
}

/// What both say of the key, each a regulation and a place of its class.
pub(super) fn values(
    words: Words,
    of: [(&Regulation, usize); 2],
    one: &QuotaDifference,
) -> [String; 2] {
    let (name, sides) = (name(one.key.unwrap_or_default()), [&one.a, &one.b]);
    let written = [0, 1].map(|side| match sides[side] {
        Some(written) => by_value(words, of[side].0, written),
        None => words.text("compare-no-value"),
    });
    // Formulas may read alike and differ in the values of their parameters.
    if matches!(one.key, None | Some("share" | "unless")) {
        return written;
    }
    let said = of.map(|of| match name.as_str() {
        "change-rank" => rank(words, of, &one.quota),
        _ => quota_says(words, of, (&one.quota, &name)),
    });
    match said {
        [Some(a), Some(b)] if a != b => [a, b],
        [Some(a), None] => [a, words.text("compare-no-value")],
        [None, Some(b)] => [words.text("compare-no-value"), b],
        _ => written,
    }
}

/// The order of merit, facts by their titles; `None` where there is none.
fn rank(words: Words, (regulation, class): (&Regulation, usize), quota: &str) -> Option<String> {
    let class = &regulation.classes[class];
    let naming = Naming::new(words, regulation, class);
    let rule = class.quotas.iter().find(|one| one.id == quota)?;
    let keys = rule.rank.iter().map(|key| {
        let order = if key.descending { "change-descending" } else { "change-ascending" };
        words.say(order, &[("by", naming.fact(key.by.text.trim()).into())])
    });
    let keys: Vec<String> = keys.collect();
    (!keys.is_empty()).then(|| keys.join("; "))
}

/// A share as a percentage, anything else as written.
fn by_value(words: Words, regulation: &Regulation, written: &str) -> String {
    let hundred = Ratio::whole(100);
    match Ratio::parse(written).and_then(|share| share.checked_mul(hundred)) {
        Some(percent) => written_value(words, (regulation, &percent.to_string()), Some("%")),
        None => written.to_owned(),
    }
}
