//! Altered rules that no case notices: what was altered, and which case would notice it.

use crate::check::Outcome;
use crate::model::Regulation;
use crate::probe::{Alteration, Mutated, Mutation, Of, Shown, Survivor};
use crate::report::findings::{example_text, located};
use crate::report::json::line;
use crate::report::naming::Naming;
use crate::report::probe::named;
use crate::report::{Say, Words};
use serde::Serialize;

/// The alterations of one regulation.
#[derive(Clone, Copy)]
pub struct RegulationMutated<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// What became of them.
    pub mutated: &'a Mutated,
}

/// A share in tenths of a percent, rounded down so that nothing looks better than it is.
fn percent(mutated: &Mutated) -> (usize, usize) {
    let tenths = mutated.noticed.len() * 1_000 / mutated.counted().max(1);
    let tenths = if mutated.counted() == 0 { 1_000 } else { tenths };
    (tenths / 10, tenths % 10)
}

/// The score and the survivors of each regulation, by place.
pub fn text(words: Words, shown: &[RegulationMutated<'_>]) -> String {
    let mut out = String::new();
    for one in shown {
        if !out.is_empty() {
            out.push('\n');
        }
        let (whole, tenths) = percent(one.mutated);
        let percent = words.lang().number(&format!("{whole}.{tenths}"));
        let args = [
            ("number", Say::from(one.regulation.number.as_str())),
            ("id", one.regulation.id.as_str().into()),
            ("count", one.mutated.counted().into()),
            ("noticed", one.mutated.noticed.len().into()),
            ("percent", percent.into()),
        ];
        out.push_str(&format!("{}\n", words.say("probe-mutated", &args)));
        out.push_str(&survivors(words, one));
        let equivalent = &one.mutated.equivalent;
        if !equivalent.is_empty() {
            let args = [("count", Say::from(equivalent.len()))];
            out.push_str(&format!("\n{}\n", words.say("probe-equivalent", &args)));
            for mutation in equivalent {
                out.push_str(&format!("  - {}\n", altered(words, one.regulation, mutation)));
            }
        }
    }
    out
}

/// That too few were noticed.
pub fn too_low(words: Words, one: &RegulationMutated<'_>, wanted: u8) -> String {
    let (whole, tenths) = percent(one.mutated);
    let percent = words.lang().number(&format!("{whole}.{tenths}"));
    let args = [
        ("id", Say::from(one.regulation.id.as_str())),
        ("percent", percent.into()),
        ("wanted", wanted.to_string().into()),
    ];
    format!("{}\n", words.say("probe-too-low", &args))
}

fn survivors(words: Words, one: &RegulationMutated<'_>) -> String {
    let survivors = &one.mutated.survivors;
    if survivors.is_empty() {
        return String::new();
    }
    let args = [("count", Say::from(survivors.len()))];
    let mut out = format!("\n{}\n", words.say("probe-survivors", &args));
    for survivor in survivors {
        out.push_str(&format!("  - {}\n", altered(words, one.regulation, &survivor.mutation)));
        out.push_str(&format!("      {}\n", would_notice(words, one.regulation, survivor)));
    }
    out
}

/// `file:line: Rule: what is altered`.
fn altered(words: Words, regulation: &Regulation, mutation: &Mutation) -> String {
    let place = located(regulation, &mutation.place);
    let place =
        place.map_or(mutation.place.file.to_string(), |at| format!("{}:{}", at.file, at.line));
    let (of, what) = (of(words, regulation, mutation), what(words, mutation));
    let args = [("place", Say::from(place)), ("of", of.into()), ("what", what.into())];
    words.say("probe-altered", &args)
}

/// What is altered, without where.
pub(in crate::report::probe) fn what(words: Words, mutation: &Mutation) -> String {
    let args =
        [("was", Say::from(mutation.was.as_str())), ("becomes", mutation.becomes.as_str().into())];
    words.say(&key(mutation), &args)
}

fn key(mutation: &Mutation) -> String {
    format!("alteration-{}", mutation.what.as_str())
}

/// What is altered: a rule, a parameter.
pub(in crate::report::probe) fn of(
    words: Words,
    regulation: &Regulation,
    mutation: &Mutation,
) -> String {
    match &mutation.of {
        Of::Rule(rule) => named(words, regulation, rule),
        Of::Parameter(class, id) => {
            let declared = regulation.classes[*class].parameters.iter().find(|one| one.id == *id);
            let title = declared.map_or(id.as_str(), |one| words.title(&one.title));
            words.say("probe-parameter", &[("title", Say::from(title))])
        }
        Of::Children(_, id) => words.say("probe-children", &[("id", Say::from(id.as_str()))]),
    }
}

fn class_of(mutation: &Mutation) -> usize {
    match &mutation.of {
        Of::Rule(rule) => rule.class,
        Of::Parameter(class, _) | Of::Children(class, _) => *class,
    }
}

/// The kind of case that would notice.
fn would_notice(words: Words, regulation: &Regulation, survivor: &Survivor) -> String {
    let mutation = &survivor.mutation;
    let class = &regulation.classes[class_of(mutation)];
    let naming = Naming::new(words, regulation, class);
    if let Some(shown) = &survivor.shown {
        let args = [
            ("facts", Say::from(example_text(words, naming, &shown.facts))),
            ("now", outcome(words, naming, &shown.now).into()),
            ("altered", outcome(words, naming, &shown.altered).into()),
        ];
        return words.say("probe-case-of-one", &args);
    }
    if !survivor.is_of_groups {
        return words.text("probe-case-unknown");
    }
    words.text(match mutation.what {
        Alteration::Rank | Alteration::Excess => "probe-case-of-excess",
        Alteration::Ties => "probe-case-of-tie",
        Alteration::Peers => "probe-case-of-peers",
        _ => "probe-case-of-sizes",
    })
}

fn outcome(words: Words, naming: Naming<'_>, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Level(level) => naming.level(level),
        other => words.text(&format!("outcome-{}", other.as_str())),
    }
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    regulations: Vec<OneShape<'a>>,
}

#[derive(Serialize)]
struct OneShape<'a> {
    regulation: &'a str,
    counted: usize,
    noticed: usize,
    score: String,
    survivors: Vec<MutationShape<'a>>,
    equivalent: Vec<MutationShape<'a>>,
}

#[derive(Serialize)]
struct MutationShape<'a> {
    class: &'a str,
    of: &'static str,
    level: Option<&'a str>,
    id: &'a str,
    what: &'static str,
    was: &'a str,
    becomes: &'a str,
    file: &'a str,
    line: Option<usize>,
    case: Option<CaseShape<'a>>,
}

#[derive(Serialize)]
struct CaseShape<'a> {
    facts: Vec<(&'a str, Option<&'a str>)>,
    now: &'a str,
    altered: &'a str,
}

/// The same as one line of JSON.
pub fn json(shown: &[RegulationMutated<'_>]) -> String {
    let regulations = shown.iter().map(|one| {
        let (whole, tenths) = percent(one.mutated);
        let survivors = one.mutated.survivors.iter();
        let equivalent = one.mutated.equivalent.iter();
        let shape = |mutation, shown| mutation_shape(one.regulation, mutation, shown);
        OneShape {
            regulation: &one.regulation.id,
            counted: one.mutated.counted(),
            noticed: one.mutated.noticed.len(),
            score: format!("{whole}.{tenths}"),
            survivors: survivors.map(|it| shape(&it.mutation, it.shown.as_ref())).collect(),
            equivalent: equivalent.map(|mutation| shape(mutation, None)).collect(),
        }
    });
    line(&Shape { format: 1, regulations: regulations.collect() })
}

fn mutation_shape<'a>(
    regulation: &'a Regulation,
    mutation: &'a Mutation,
    shown: Option<&'a Shown>,
) -> MutationShape<'a> {
    let (of, level, id) = match &mutation.of {
        Of::Rule(rule) => (rule.kind.as_str(), rule.level.as_deref(), rule.rule.as_str()),
        Of::Parameter(_, id) => ("parameter", None, id.as_str()),
        Of::Children(_, id) => ("children", None, id.as_str()),
    };
    MutationShape {
        class: &regulation.classes[class_of(mutation)].id,
        of,
        level,
        id,
        what: mutation.what.as_str(),
        was: &mutation.was,
        becomes: &mutation.becomes,
        file: &mutation.place.file,
        line: located(regulation, &mutation.place).map(|place| place.line),
        case: shown.map(|shown| CaseShape {
            facts: shown.facts.iter().map(|one| (&*one.fact, one.value.as_deref())).collect(),
            now: shown.now.as_str(),
            altered: shown.altered.as_str(),
        }),
    }
}
