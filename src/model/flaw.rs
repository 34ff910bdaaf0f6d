//! What contradicts itself in a regulation once all of it is known, whoever wrote it.

use crate::model::{
    Class, Constant, Excess, FactType, Parameter, Place, Quota, Ratio, Regulation, Written,
};

/// Something that cannot stand as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The class it stands in, by index.
    pub class: usize,
    /// What is wrong.
    pub kind: FlawKind,
    /// Where: a name, or the rule's id.
    pub place: Place,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A name of a fact that a class (by index) does not have.
    UnknownFact {
        /// The name.
        fact: String,
        /// The class that should have it.
        of: usize,
    },
    /// Peers formed by a fact that identifies a person.
    PersonalFact {
        /// The fact.
        fact: String,
    },
    /// Children by a fact that does not name subjects of this class.
    NotAParent {
        /// The fact.
        fact: String,
        /// The class that has it, by index.
        of: usize,
    },
    /// Rows of a form by a fact that has no few values to tell apart.
    NoRows {
        /// The fact.
        fact: String,
    },
    /// A quota that lowers without an order.
    QuotaWithoutRank {
        /// The quota.
        quota: String,
    },
    /// A quota that lowers to a level that it limits, or to one above.
    QuotaLowersNowhere {
        /// The quota.
        quota: String,
        /// The level it lowers to, by code.
        lowered_to: u8,
    },
    /// A quota whose share, a parameter, is more than the whole.
    ShareOverWhole {
        /// The parameter.
        parameter: String,
        /// Its value as written.
        written: String,
    },
}

impl Regulation {
    /// Everything that contradicts itself, in the order of the classes. Names in `unread` are
    /// passed over.
    pub fn flaws(&self) -> Vec<Flaw> {
        let classes = self.classes.iter().enumerate();
        classes.flat_map(|(at, class)| self.class_flaws(at, class)).collect()
    }

    fn class_flaws(&self, at: usize, class: &Class) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let mut tell = |kind, place: &Place| {
            flaws.push(Flaw { class: at, kind, place: place.clone() });
        };
        for children in &class.children {
            if let Some(kind) = self.flaw_of_parent(at, children.class, &children.by) {
                tell(kind, &children.by.place);
            }
        }
        for fact in class.form.iter().flat_map(|form| &form.rows) {
            if let Some(kind) = self.flaw_of_rows(at, fact) {
                tell(kind, &fact.place);
            }
        }
        for quota in &class.quotas {
            for fact in &quota.per {
                if let Some(kind) = self.flaw_of_peers(at, fact) {
                    tell(kind, &fact.place);
                }
            }
            quota.flaws().into_iter().for_each(|kind| tell(kind, &quota.place));
            if let Some(share) = class.share_over_whole(quota) {
                let (parameter, written) = (share.id.clone(), share.written.clone());
                tell(FlawKind::ShareOverWhole { parameter, written }, &share.place);
            }
        }
        flaws
    }

    /// What is wrong with the fact `by` of the class `of` that should name subjects of `parent`.
    fn flaw_of_parent(&self, parent: usize, of: usize, by: &Written<String>) -> Option<FlawKind> {
        let class = &self.classes[of];
        let fact = by.value.clone();
        match class.fact_index(&fact).map(|at| &class.facts[at].kind) {
            Some(FactType::Subject { class }) if *class == parent => None,
            Some(_) => Some(FlawKind::NotAParent { fact, of }),
            None if self.is_unread(&fact, class) => None,
            None => Some(FlawKind::UnknownFact { fact, of }),
        }
    }

    fn flaw_of_peers(&self, of: usize, name: &Written<String>) -> Option<FlawKind> {
        let class = &self.classes[of];
        let fact = name.value.clone();
        match class.fact_index(&fact).map(|at| &class.facts[at]) {
            Some(known) if known.personal => Some(FlawKind::PersonalFact { fact }),
            Some(_) => None,
            None if self.is_unread(&fact, class) => None,
            None => Some(FlawKind::UnknownFact { fact, of }),
        }
    }

    fn flaw_of_rows(&self, of: usize, name: &Written<String>) -> Option<FlawKind> {
        let class = &self.classes[of];
        let known = class.fact_index(&name.value).map(|at| &class.facts[at].kind);
        match self.flaw_of_peers(of, name) {
            None if known.is_some_and(|kind| !kind.can_be_rows()) => {
                Some(FlawKind::NoRows { fact: name.value.clone() })
            }
            flaw => flaw,
        }
    }

    /// True if nothing can be said of a name because its declaration could not be read.
    pub fn is_unread(&self, name: &str, class: &Class) -> bool {
        self.unread.contains(name) || self.unread.contains(&class.id)
    }
}

impl Class {
    /// The parameter that is a quota's share, if it is more than the whole: "20" instead of "20%".
    fn share_over_whole(&self, quota: &Quota) -> Option<&Parameter> {
        let named = |parameter: &&Parameter| parameter.id == quota.share.text.trim();
        let share = self.parameters.iter().find(named)?;
        match share.value {
            Constant::Number(number) if number > Ratio::whole(1) => Some(share),
            _ => None,
        }
    }
}

impl Quota {
    fn flaws(&self) -> Vec<FlawKind> {
        let quota = || self.id.clone();
        let mut flaws = Vec::new();
        if self.excess == Excess::Lower && self.rank.is_empty() {
            flaws.push(FlawKind::QuotaWithoutRank { quota: quota() });
        }
        if self.limits.iter().any(|limited| *limited <= self.lowered_to) {
            let lowered_to = self.lowered_to;
            flaws.push(FlawKind::QuotaLowersNowhere { quota: quota(), lowered_to });
        }
        flaws
    }
}
