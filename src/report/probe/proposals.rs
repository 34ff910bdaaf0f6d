//! Missing cases as a file of cases, to be confirmed by a person.
//!
//! Names are Vietnamese sentences, with the same in English and the clause as comments, whatever
//! the language of the command: the file is for those who keep the rules.

use crate::model::{Class, Regulation, Truth};
use crate::probe::{Probes, Proposal, Proposed};
use crate::report::json::line;
use crate::report::probe::situation::{quoted, situation};
use crate::report::probe::{condition, mutants, named};
use crate::report::{Lang, Say, Words};
use serde::Serialize;
use std::path::PathBuf;

/// The missing cases of a class as a file.
#[derive(Clone, Debug)]
pub struct ProposedFile {
    /// The class's id.
    pub class: String,
    /// The text.
    pub text: String,
    /// Cases in it.
    pub count: usize,
}

impl ProposedFile {
    /// Its name, and further ones for where there is such a file.
    pub fn name(&self, number: u32) -> String {
        match number {
            1 => format!("{}.proposed.cases.toml", self.class),
            _ => format!("{}.proposed-{number}.cases.toml", self.class),
        }
    }
}

/// What was proposed for one regulation.
#[derive(Debug)]
pub struct RegulationProposed<'a> {
    /// The regulation.
    pub regulation: &'a Regulation,
    /// What was proposed.
    pub proposed: &'a Proposed,
    /// The same as files.
    pub files: Vec<ProposedFile>,
    /// Where these were written, in their order; empty where they were not.
    pub written: Vec<PathBuf>,
}

/// A file for each class that misses cases, in the order of the classes.
pub fn files(regulation: &Regulation, proposed: &Proposed) -> Vec<ProposedFile> {
    let classes = regulation.classes.iter().enumerate();
    let file = |(at, class): (usize, &Class)| {
        let of_class = proposed.proposals.iter().filter(|one| one.class == at);
        let cases: Vec<String> =
            (1usize..).zip(of_class).map(|(number, one)| case(regulation, number, one)).collect();
        let (class, text) = (class.id.clone(), format!("{}{}", heading(), cases.concat()));
        (!cases.is_empty()).then_some(ProposedFile { class, text, count: cases.len() })
    };
    classes.filter_map(file).collect()
}

/// What to do with the file, in both languages.
fn heading() -> String {
    let text = |lang| comment(&Words::of(lang).text("probe-proposed-heading"));
    format!("{}{}", text(Lang::Vi), text(Lang::En))
}

fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}\n")).collect()
}

fn case(regulation: &Regulation, number: usize, one: &Proposal) -> String {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| title(Words::of(lang), regulation, one));
    let args = [("number", Say::from(number.to_string())), ("title", vi.into())];
    let name = Words::of(Lang::Vi).say("probe-proposed-name", &args);
    let mut out = format!("\n{}", comment(&en));
    if let Some(cite) = &one.cite {
        out.push_str(&comment(cite));
    }
    out.push_str(&format!("[[case]]\nname    = {}\n", quoted(&name)));
    if let Some(period) = one.case.period {
        out.push_str(&format!("period  = {period}\n"));
    }
    out.push_str("confirm = true\n");
    out.push_str(&situation(regulation, one.class, &one.case));
    out
}

/// What a case shows, in a sentence.
fn title(words: Words, regulation: &Regulation, one: &Proposal) -> String {
    let rule = |rule| Say::from(named(words, regulation, rule));
    match &one.probes {
        Probes::Truth(of, truth) => {
            let key = match truth {
                Truth::True => "probe-proposed-true",
                Truth::False => "probe-proposed-false",
                Truth::Unknown => "probe-proposed-unknown",
            };
            words.say(key, &[("rule", rule(of))])
        }
        Probes::Condition(of, text, is_true) => {
            let key =
                if *is_true { "probe-proposed-decides" } else { "probe-proposed-decides-not" };
            let class = &regulation.classes[one.class];
            let condition = condition(words, regulation, (class, text));
            words.say(key, &[("rule", rule(of)), ("condition", condition.into())])
        }
        Probes::Size(of, count) => {
            words.say("probe-proposed-size", &[("rule", rule(of)), ("count", (*count).into())])
        }
        Probes::Mutation(mutation) => {
            let of = mutants::of(words, regulation, mutation);
            let what = mutants::what(words, mutation);
            words.say("probe-proposed-mutation", &[("of", of.into()), ("what", what.into())])
        }
    }
}

/// All files one after the other, each under its name.
pub fn text(shown: &[RegulationProposed<'_>]) -> String {
    let files = shown.iter().flat_map(|one| &one.files);
    let texts = files.map(|file| format!("# {}\n{}", file.name(1), file.text));
    texts.collect::<Vec<_>>().join("\n")
}

/// What was proposed, by file, and for how much no case was found.
pub fn summary(words: Words, shown: &[RegulationProposed<'_>]) -> String {
    let mut out = String::new();
    for one in shown {
        for (at, file) in one.files.iter().enumerate() {
            let path = one.written.get(at);
            let key = path.map_or("probe-proposed-file", |_| "probe-proposed-written");
            let name = path.map_or(file.name(1), |path| path.display().to_string());
            let args = [("file", Say::from(name)), ("count", file.count.into())];
            out.push_str(&format!("{}\n", words.say(key, &args)));
        }
        for class in &one.proposed.too_large {
            let class = words.title(&one.regulation.classes[*class].title);
            let args = [("class", Say::from(class))];
            out.push_str(&format!("{}\n", words.say("probe-proposed-too-large", &args)));
        }
        if one.files.is_empty() && one.proposed.too_large.is_empty() {
            let args = [("id", Say::from(one.regulation.id.as_str()))];
            out.push_str(&format!("{}\n", words.say("probe-proposed-none", &args)));
        }
        if !one.proposed.unfound.is_empty() {
            let args = [("count", Say::from(one.proposed.unfound.len()))];
            out.push_str(&format!("{}\n", words.say("probe-proposed-unfound", &args)));
        }
    }
    out
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    regulations: Vec<OneShape<'a>>,
}

#[derive(Serialize)]
struct OneShape<'a> {
    regulation: &'a str,
    files: Vec<FileShape<'a>>,
    unfound: usize,
    too_large: Vec<&'a str>,
}

#[derive(Serialize)]
struct FileShape<'a> {
    class: &'a str,
    count: usize,
    written: Option<String>,
    text: &'a str,
}

/// The same as one line of JSON.
pub fn json(shown: &[RegulationProposed<'_>]) -> String {
    let regulations = shown.iter().map(|one| {
        let files = one.files.iter().enumerate().map(|(at, file)| FileShape {
            class: &file.class,
            count: file.count,
            written: one.written.get(at).map(|path| path.display().to_string()),
            text: &file.text,
        });
        let files = files.collect();
        let too_large = one.proposed.too_large.iter();
        let too_large = too_large.map(|class| one.regulation.classes[*class].id.as_str());
        OneShape {
            regulation: &one.regulation.id,
            files,
            unfound: one.proposed.unfound.len(),
            too_large: too_large.collect(),
        }
    });
    line(&Shape { format: 1, regulations: regulations.collect() })
}
