//! The subjects that change, those with the same move for the same reasons together.

use crate::model::{Changed, Outcome, Regulation, RuleKindShown, Scenario, State, Verdict, Why};
use crate::report::Say;
use crate::report::comparison::Writer;
use crate::report::naming::Naming;

/// The width at which ids wrap, in characters.
const WIDTH: usize = 96;

/// The subjects that change in a scenario by a regulation, and how many are not listed.
pub(super) fn list(
    writer: Writer<'_>,
    (scenario, regulation): (&Scenario<'_>, &Regulation),
) -> Option<String> {
    if scenario.changed_count == 0 {
        return None;
    }
    let words = writer.words;
    let args = [("name", scenario.name.as_str().into()), ("count", scenario.changed_count.into())];
    let mut out = format!("{}\n", words.say("whatif-subjects", &args));
    let alike = |one: &Changed<'_>, other: &Changed<'_>| key(one) == key(other);
    let mut left: Vec<&Changed<'_>> = scenario.changed.iter().collect();
    while let Some(first) = left.first().copied() {
        let (same, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|one| alike(one, first));
        out.push_str(&together(writer, regulation, &same));
        left = others;
    }
    let rest = scenario.changed_count - scenario.changed.len() as u64;
    if rest > 0 {
        out.push_str(&format!("{}\n", words.say("whatif-more", &[("count", rest.into())])));
    }
    Some(out)
}

/// What subjects listed together have in common.
fn key<'c>(one: &'c Changed<'_>) -> (&'c str, State, State, Why, Vec<&'c str>, Vec<&'c str>) {
    let (before, after) = (State::of(&one.before), State::of(&one.after));
    let (was, is) = (one.rules_before.clone(), one.rules_after.clone());
    (one.before.class, before, after, one.why, was, is)
}

fn together(writer: Writer<'_>, regulation: &Regulation, same: &[&Changed<'_>]) -> String {
    let (words, first) = (writer.words, same[0]);
    let standing = writer.shown.regulations[0];
    let class = |regulation: &Regulation| regulation.class_index(first.before.class).unwrap_or(0);
    let why = match first.why {
        Why::Direct => "whatif-direct",
        Why::Displaced => "whatif-displaced",
    };
    let args = [
        ("class", Say::from(words.title(&standing.classes[class(standing)].title))),
        ("from", writer.state(&State::of(&first.before)).into()),
        ("to", writer.state(&State::of(&first.after)).into()),
        ("count", (same.len() as u64).into()),
        ("why", words.text(why).into()),
    ];
    let reason = |key: &str, regulation: &Regulation, side: (&Verdict<'_>, &[&str])| {
        let naming = Naming::new(words, regulation, &regulation.classes[class(regulation)]);
        let reason = because(writer, naming, side);
        format!("    {}\n", words.say(key, &[("reason", reason.into())]))
    };
    let mut out = format!("  {}\n", words.say("whatif-together", &args));
    out.push_str(&reason("whatif-before", standing, (&first.before, &first.rules_before)));
    out.push_str(&reason("whatif-after", regulation, (&first.after, &first.rules_after)));
    out.push_str(&wrapped(same.iter().map(|one| one.before.id)));
    out
}

/// Why a subject came out as it did, in a sentence.
fn because(
    writer: Writer<'_>,
    naming: Naming<'_>,
    (verdict, rules): (&Verdict<'_>, &[&str]),
) -> String {
    let words = writer.words;
    let named = |kind| {
        let titles = rules.iter().map(|id| naming.rule(kind, id));
        titles.collect::<Vec<_>>().join("; ")
    };
    let level = |id: Option<&str>| Say::from(naming.level(id.unwrap_or_default()));
    match verdict.outcome {
        Outcome::Exempt => {
            words.say("whatif-because-exempt", &[("rule", named(RuleKindShown::Exemption).into())])
        }
        Outcome::Pending if verdict.missing.is_empty() => words.text("explain-not-reviewed"),
        Outcome::Pending => {
            let missing = verdict.missing.iter().map(|fact| naming.fact(fact));
            let missing = missing.collect::<Vec<_>>().join(", ");
            words.say("explain-pending", &[("missing", missing.into())])
        }
        Outcome::Referred => {
            words.say("explain-referred", &[("rule", named(RuleKindShown::Quota).into())])
        }
        Outcome::Rated if verdict.quota.is_some() => {
            let rule = ("rule", named(RuleKindShown::Quota).into());
            words.say("explain-lowered-by-quota", &[("level", level(verdict.level)), rule])
        }
        Outcome::Rated if verdict.eligible != verdict.standard => {
            let rules = ("rules", named(RuleKindShown::Ceiling).into());
            words.say("explain-lowered-by-ceiling", &[("level", level(verdict.level)), rules])
        }
        Outcome::Rated if verdict.reasons.is_empty() => {
            let rules = ("rules", named(RuleKindShown::Requires).into());
            words.say("whatif-because-unmet", &[rules])
        }
        Outcome::Rated => words.say("explain-standard", &[("level", level(verdict.standard))]),
    }
}

/// Ids in lines.
fn wrapped<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let (mut out, mut line) = (String::new(), String::new());
    for id in ids {
        if !line.is_empty() && line.chars().count() + id.chars().count() + 2 > WIDTH {
            out.push_str(&format!("    {line},\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str(id);
    }
    format!("{out}    {line}\n")
}
