//! What does not hold in a report's figures, in a sentence each.

use crate::reconcile::{
    Figure, Finding, Impossible, PartsOf, Printed, Share, ShareOf, SumOf, What,
};
use crate::report::reconciliation::{Reconciled, argument, closely};
use crate::report::{Say, Words};

/// What a finding says: what is printed, and what follows.
pub(super) fn told(words: Words, shown: &Reconciled<'_>, finding: &Finding) -> String {
    match &finding.what {
        What::Sum { of, stated, terms } => sum(words, *of, (*stated, terms)),
        What::Parts { of, stated, terms } => parts(words, shown, of, (*stated, terms)),
        What::Elsewhere { sum, part, stated, same_as, there } => {
            let title = &shown.published.sums[*sum].vi;
            let args = [
                ("title", Say::from(title.as_str())),
                ("part", part.as_str().into()),
                ("stated", (*stated).into()),
                ("elsewhere", elsewhere(shown, same_as).into()),
                ("there", (*there).into()),
            ];
            words.say("told-elsewhere", &args)
        }
        What::Share(one) => share(words, shown, one),
        What::Change(impossible) => change(words, shown, impossible),
        What::Names { level, stated, named, repeated } => {
            let level = shown.level(words, level);
            let level = ("level", Say::from(level));
            let counts = [level, ("stated", (*stated).into()), ("named", (*named).into())];
            let repeated = ("names", Say::from(repeated.join("; ")));
            let told = [
                (stated != named).then(|| words.say("told-named", &counts)),
                (repeated.1 != Say::from("")).then(|| words.say("told-named-twice", &[repeated])),
            ];
            told.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        What::Cap(check) => argument::told(words, shown, check),
    }
}

/// `252 + 437 + 6 + 2`.
fn added(words: Words, terms: &[u64]) -> String {
    let terms: Vec<String> = terms.iter().map(|term| words.lang().count(*term)).collect();
    terms.join(" + ")
}

fn sum(words: Words, of: SumOf, (stated, terms): (u64, &[u64])) -> String {
    let computed: u64 = terms.iter().sum();
    let key = match of {
        SumOf::Levels if computed < stated => "told-levels-too-few",
        SumOf::Levels => "told-levels-too-many",
        SumOf::Total if terms.len() == 1 => "told-rated-above-total",
        SumOf::Total => "told-total",
        SumOf::NotRated => "told-not-rated",
    };
    words.say(key, &compared(words, stated, terms))
}

fn compared(words: Words, stated: u64, terms: &[u64]) -> [(&'static str, Say<'static>); 4] {
    let computed: u64 = terms.iter().sum();
    [
        ("stated", stated.into()),
        ("terms", added(words, terms).into()),
        ("computed", computed.into()),
        ("gap", stated.abs_diff(computed).into()),
    ]
}

fn parts(
    words: Words,
    shown: &Reconciled<'_>,
    of: &PartsOf,
    (stated, terms): (u64, &[u64]),
) -> String {
    let (key, name) = match of {
        PartsOf::Table(key) => ("told-parts", key.as_str()),
        PartsOf::Sum(sum) => ("told-parts-of-sum", shown.published.sums[*sum].vi.as_str()),
    };
    let compared = compared(words, stated, terms);
    let args: Vec<_> = compared.into_iter().chain([("name", Say::from(name))]).collect();
    words.say(key, &args)
}

/// The title of a table or sum, by id.
fn elsewhere<'a>(shown: &Reconciled<'a>, id: &'a str) -> &'a str {
    let published = shown.published;
    let is_meant = |known: &Option<String>| known.as_deref() == Some(id);
    let sum = published.sums.iter().find(|sum| is_meant(&sum.id)).map(|sum| sum.vi.as_str());
    sum.or_else(|| published.table(id).map(super::name)).unwrap_or(id)
}

/// Whose share is printed, in words.
pub(super) fn whose(words: Words, shown: &Reconciled<'_>, of: &ShareOf) -> String {
    let level = |id: &str| Say::from(shown.level(words, id));
    match of {
        ShareOf::Rated => words.text("whose-rated"),
        ShareOf::NotRated => words.text("whose-not-rated"),
        ShareOf::Reason(reason) => words.say("whose-reason", &[("reason", reason.as_str().into())]),
        ShareOf::Level(id) => words.say("whose-level", &[("level", level(id))]),
        ShareOf::Ratio(id, base) => {
            words.say("whose-ratio", &[("level", level(id)), ("base", level(base))])
        }
    }
}

/// A figure with the decimal mark of the language.
fn figure(words: Words, figure: Figure) -> String {
    words.lang().number(&figure.written('.'))
}

fn share(words: Words, shown: &Reconciled<'_>, share: &Share) -> String {
    let key = match share.printed_as {
        Printed::Truncated => "told-share-truncated",
        Printed::Unreadable => "told-share-unreadable",
        _ if share.whole == 0 => "told-share-of-nobody",
        _ => "told-share-wrong",
    };
    let nearest = share.nearest.map_or(String::new(), |nearest| figure(words, nearest));
    let args = [
        ("whose", Say::from(whose(words, shown, &share.of))),
        ("printed", share.digits.as_str().into()),
        ("count", share.count.into()),
        ("whole", share.whole.into()),
        ("closely", closely(words.lang(), share).into()),
        ("nearest", nearest.into()),
    ];
    words.say(key, &args)
}

fn change(words: Words, shown: &Reconciled<'_>, impossible: &Impossible) -> String {
    let year = |year: i64| ("year", Say::from(year.to_string()));
    let level = |id: &str| ("level", Say::from(shown.level(words, id)));
    match impossible {
        Impossible::Unreadable { level: id, year: other, digits } => {
            let digits = ("printed", Say::from(digits.as_str()));
            words.say("told-change-unreadable", &[level(id), year(*other), digits])
        }
        Impossible::Year { level: id, year: other } => {
            let period = ("period", Say::from(shown.published.period.to_string()));
            words.say("told-change-year", &[level(id), year(*other), period])
        }
        Impossible::Share { level: id, year: other, digits, implied } => {
            let digits = ("printed", Say::from(digits.as_str()));
            let implied = ("implied", Say::from(figure(words, *implied)));
            words.say("told-change-share", &[level(id), year(*other), digits, implied])
        }
        Impossible::Whole { year: other, implied, sum } => {
            let implied = ("implied", Say::from(figure(words, *implied)));
            let sum = ("sum", Say::from(figure(words, *sum)));
            words.say("told-change-whole", &[year(*other), implied, sum])
        }
    }
}
