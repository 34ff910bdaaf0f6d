//! Facts, parameters and functions that no rule uses.

use crate::check::finding::{Finding, Said};
use crate::check::rules::Rules;
use crate::diagnostic::{Code, Severity};
use crate::formula::{Path, Reads};
use crate::model::{FactType, Regulation};
use std::collections::BTreeSet;

/// What the rules of all classes use.
#[derive(Debug, Default)]
struct Used {
    /// Class and fact.
    facts: BTreeSet<(usize, usize)>,
    parameters: BTreeSet<(usize, usize)>,
    functions: BTreeSet<usize>,
}

pub(in crate::check) fn ask(regulation: &Regulation, rules: &[Rules<'_>]) -> Vec<Finding> {
    let used = Used::by(regulation, rules);
    let mut told = Vec::new();
    for (at, class) in regulation.classes.iter().enumerate() {
        for (fact, declared) in class.facts.iter().enumerate() {
            // What identifies a person no rule may use, and an optional text is there to be read.
            let is_told = declared.optional && declared.kind == FactType::Text;
            if !declared.personal && !is_told && !used.facts.contains(&(at, fact)) {
                let unused = Finding::note(Code::Unused, at, &declared.place).variant("fact");
                told.push(unused.say("fact", Said::Fact(declared.id.clone())));
            }
        }
        for (parameter, declared) in class.parameters.iter().enumerate() {
            if !used.parameters.contains(&(at, parameter)) {
                let place = &declared.place;
                let unused = Finding::warning(Code::Unused, at, place).variant("parameter");
                told.push(unused.say("name", Said::Text(declared.id.clone())));
            }
        }
    }
    for (at, function) in regulation.functions.iter().enumerate() {
        if !used.functions.contains(&at) && !is_called(regulation, &function.id) {
            let of = (None, &function.place);
            let unused = Finding::new(Code::Unused, Severity::Warning, of).variant("function");
            told.push(unused.say("name", Said::Text(function.id.clone())));
        }
    }
    told
}

/// True if another function of the script may call it.
fn is_called(regulation: &Regulation, function: &str) -> bool {
    let script = regulation.script.as_ref().map_or("", |script| &script.text);
    let defined = format!("fn {function}");
    let named = |text: &str| text.matches(function).count();
    named(script) > script.matches(&defined).count()
}

impl Used {
    fn by(regulation: &Regulation, rules: &[Rules<'_>]) -> Used {
        let mut used = Used::default();
        for (at, class) in regulation.classes.iter().enumerate() {
            for children in &class.children {
                let fact = regulation.classes[children.class].fact_index(&children.by.value);
                used.facts.extend(fact.map(|fact| (children.class, fact)));
            }
            let per = class.quotas.iter().flat_map(|quota| &quota.per).map(|name| &name.value);
            let rows = class.form.iter().flat_map(|form| &form.rows).map(|name| &name.value);
            let named = per.chain(rows).filter_map(|name| class.fact_index(name));
            used.facts.extend(named.map(|fact| (at, fact)));
        }
        for of in rules {
            for (_, expr) in of.written() {
                used.add(regulation, of.side.class, &expr.reads());
            }
        }
        used
    }

    fn add(&mut self, regulation: &Regulation, class: usize, reads: &Reads) {
        self.facts.extend(reads.facts.iter().map(|fact| (class, *fact)));
        for path in reads.paths.iter().chain(&reads.ratings) {
            self.follow(regulation, class, path);
        }
        self.parameters.extend(reads.parameters.iter().map(|at| (class, *at)));
        self.functions.extend(&reads.functions);
    }

    /// Every fact on a way, and the one at its end.
    fn follow(&mut self, regulation: &Regulation, class: usize, path: &Path) {
        let mut reached = class;
        for fact in &path.via {
            self.facts.insert((reached, *fact));
            if let FactType::Subject { class } = regulation.classes[reached].facts[*fact].kind {
                reached = class;
            }
        }
        self.facts.extend(path.fact.map(|fact| (path.class, fact)));
    }
}
