//! Questions about a whole regulation, one file each, and what an edit changes (`compare`).
//!
//! Decided exactly over the fact space, not by sampling; what cannot be looked into is free, so
//! that "never" and "always" stay true, and examples are decided anew before they are called
//! more than possible. No IO. Start reading at [`questions`], then `space` (what can be told
//! apart of a subject) and `standard` (what the rules make of it).

mod always_true;
mod children;
mod class;
mod compare;
mod contradictory;
mod example;
mod finding;
mod gap;
mod given;
mod look;
mod masked;
mod near_threshold;
mod opaque;
mod optional_fact;
mod overlap;
mod parts;
mod quota_of_one;
mod rules;
mod series;
mod space;
mod standard;
mod subject;
mod unused;

pub use compare::{
    ClassCompared, Compared, Counterexample, Hindrance, Outcome, QuotaDifference, Relation,
    compare, compare_class,
};
pub use example::{Fact, SOMEBODY};
pub use finding::{Finding, Said};
pub use look::Lookout;
pub use series::series;

use crate::check::class::ClassSpace;
use crate::check::rules::Rules;
use crate::decide::Rulebook;
use crate::diagnostic::Code;

/// Asks every question about a regulation.
pub fn questions(book: &Rulebook) -> Vec<Finding> {
    let regulation = book.regulation();
    let classes = 0..regulation.classes.len();
    let rules: Vec<Rules<'_>> =
        classes.clone().filter_map(|class| Rules::of(regulation, class)).collect();
    let mut found = unused::ask(regulation, &rules);
    for of in &rules {
        found.extend(near_threshold::ask(of));
        found.extend(quota_of_one::ask(of));
    }
    for class in classes {
        match ClassSpace::of(book, class) {
            Some(mut of) => found.extend(of_class(&mut of)),
            None => {
                let place = &regulation.classes[class].place;
                found.push(Finding::note(Code::OpaqueCondition, class, place).variant("class"));
            }
        }
    }
    found
}

fn of_class(of: &mut ClassSpace<'_>) -> Vec<Finding> {
    let conditions = of.conditions();
    let mut found = contradictory::ask(of, &conditions);
    found.extend(always_true::ask(of, &conditions));
    found.extend(parts::ask(of, &conditions));
    found.extend(masked::ask(of, &conditions));
    // Where nobody is rated, that is the only cause worth naming.
    if of.standard.rates_anybody(&mut of.space) {
        found.extend(overlap::ask(of));
        found.extend(gap::ask(of));
    }
    found.extend(optional_fact::ask(of, &conditions));
    found.extend(opaque::ask(of));
    found
}
