//! Alterations of whole rules: left out, another base, another way of rounding.

use crate::model::{
    Base, Class, Constant, Counted, Excess, Parameter, Place, Quota, Ratio, Regulation, Rounding,
    Ties,
};
use crate::probe::mutate::formulas::beside;
use crate::probe::mutate::{Alteration, Mutant, Mutation, Of};
use crate::probe::sites::At;

/// What a rule looks like to those who alter it.
pub(in crate::probe) struct Rules<'a> {
    pub regulation: &'a Regulation,
    pub class: usize,
    pub found: Vec<Mutant>,
}

/// An alteration being written down.
struct Edit<'p> {
    of: Of,
    what: Alteration,
    place: &'p Place,
    was: String,
    becomes: String,
}

impl Rules<'_> {
    fn class(&self) -> &Class {
        &self.regulation.classes[self.class]
    }

    fn add(&mut self, edit: Edit<'_>, change: impl FnOnce(&mut Class)) {
        let mut class = self.class().clone();
        change(&mut class);
        let Edit { of, what, place, was, becomes } = edit;
        let mutation = Mutation { of, what, place: place.clone(), was, becomes };
        self.found.push(Mutant { mutation, class: self.class, altered: class });
    }

    fn rule(&self, at: At) -> Of {
        Of::Rule(at.rule(self.regulation, self.class))
    }

    fn dropped(&mut self, at: At, place: &Place, change: impl FnOnce(&mut Class)) {
        let (of, what) = (self.rule(at), Alteration::RuleDropped);
        let (was, becomes) = (String::new(), String::new());
        self.add(Edit { of, what, place, was, becomes }, change);
    }

    /// All alterations of rules of the class but those of their formulas.
    pub fn all(&mut self) {
        let class = self.class().clone();
        for (at, rule) in class.exemptions.iter().enumerate() {
            self.dropped(At::Exemption(at), &rule.place, |class| {
                class.exemptions.remove(at);
            });
            let (was, becomes) = (rule.review_due.to_string(), (!rule.review_due).to_string());
            let (of, what) = (self.rule(At::Exemption(at)), Alteration::ReviewDue);
            self.add(Edit { of, what, place: &rule.place, was, becomes }, |class| {
                class.exemptions[at].review_due ^= true;
            });
        }
        if let Some(review) = &class.review {
            self.dropped(At::Review, &review.done.place, |class| class.review = None);
        }
        for (level, of) in class.levels.iter().enumerate() {
            for (at, rule) in of.requires.iter().enumerate() {
                self.dropped(At::Requirement(level, at), &rule.place, |class| {
                    class.levels[level].requires.remove(at);
                });
            }
        }
        for (at, rule) in class.ceilings.iter().enumerate() {
            self.dropped(At::Ceiling(at), &rule.place, |class| {
                class.ceilings.remove(at);
            });
        }
        for (at, quota) in class.quotas.iter().enumerate() {
            self.quota(at, quota);
        }
        for (at, children) in class.children.iter().enumerate() {
            let other = match children.among {
                Counted::Rated => Counted::All,
                Counted::All => Counted::Rated,
            };
            let of = Of::Children(self.class, children.id.clone());
            let [was, becomes] = [children.among, other].map(|among| among.as_str().to_owned());
            let (what, place) = (Alteration::Base, &children.place);
            self.add(Edit { of, what, place, was, becomes }, |class| {
                class.children[at].among = other;
            });
        }
    }

    fn of_quota(
        &mut self,
        (at, place): (usize, &Place),
        (what, (was, becomes)): (Alteration, (String, String)),
        change: impl FnOnce(&mut Quota),
    ) {
        let of = self.rule(At::Share(at));
        self.add(Edit { of, what, place, was, becomes }, |class| change(&mut class.quotas[at]));
    }

    fn quota(&mut self, at: usize, quota: &Quota) {
        let here = (at, &quota.place);
        self.dropped(At::Share(at), &quota.place, |class| {
            class.quotas.remove(at);
        });
        for other in self.bases(quota) {
            let texts = (self.base(&quota.of), self.base(&other));
            self.of_quota(here, (Alteration::Base, texts), |quota| quota.of = other);
        }
        for other in [Rounding::Down, Rounding::HalfUp, Rounding::Up] {
            if other != quota.rounding {
                let texts = (quota.rounding.as_str().to_owned(), other.as_str().to_owned());
                self.of_quota(here, (Alteration::Rounding, texts), |quota| quota.rounding = other);
            }
        }
        let fewer = quota.seats_min.checked_sub(1);
        for other in fewer.into_iter().chain([quota.seats_min + 1]) {
            let texts = (quota.seats_min.to_string(), other.to_string());
            self.of_quota(here, (Alteration::SeatsMin, texts), |quota| quota.seats_min = other);
        }
        for (key, name) in quota.per.iter().enumerate() {
            let texts = (name.value.clone(), String::new());
            self.of_quota(here, (Alteration::Peers, texts), |quota| {
                quota.per.remove(key);
            });
        }
        for code in beside(quota.lowered_to, self.regulation.outcome_scale().values.len()) {
            let texts = (self.level(quota.lowered_to), self.level(code));
            self.of_quota(here, (Alteration::LoweredTo, texts), |quota| quota.lowered_to = code);
        }
        if quota.unless.is_some() {
            let texts = (String::new(), String::new());
            self.of_quota(here, (Alteration::UnlessDropped, texts), |quota| quota.unless = None);
        }
        self.excess(here, quota);
    }

    /// Who is lowered, and what becomes of those who tie.
    fn excess(&mut self, here: (usize, &Place), quota: &Quota) {
        for (key, rank) in quota.rank.iter().enumerate() {
            let order = |descending| if descending { "descending" } else { "ascending" };
            let texts = (order(rank.descending).to_owned(), order(!rank.descending).to_owned());
            self.of_quota(here, (Alteration::Rank, texts), |quota| {
                quota.rank[key].descending ^= true;
            });
        }
        for other in [Excess::Lower, Excess::Refer, Excess::Report] {
            if other != quota.excess && (other != Excess::Lower || !quota.rank.is_empty()) {
                let texts = (quota.excess.as_str().to_owned(), other.as_str().to_owned());
                self.of_quota(here, (Alteration::Excess, texts), |quota| quota.excess = other);
            }
        }
        for other in [Ties::Refer, Ties::AllIn, Ties::AllOut] {
            // Ties are only read where somebody is lowered by an order.
            if other != quota.ties && quota.excess == Excess::Lower {
                let texts = (quota.ties.as_str().to_owned(), other.as_str().to_owned());
                self.of_quota(here, (Alteration::Ties, texts), |quota| quota.ties = other);
            }
        }
    }

    /// Other bases: all that are rated, the limited levels taken in, or each level left out.
    fn bases(&self, quota: &Quota) -> Vec<Base> {
        let Base::Levels(levels) = &quota.of else {
            let mut others: Vec<Base> = vec![Base::Levels(quota.limits.clone())];
            others.push(Base::Levels(vec![quota.lowered_to]));
            return others;
        };
        let mut wider = levels.clone();
        wider.extend(quota.limits.iter().filter(|level| !levels.contains(level)));
        let mut others = vec![Base::Rated];
        if wider.len() > levels.len() {
            others.push(Base::Levels(wider));
        }
        for at in (0..levels.len()).filter(|_| levels.len() > 1) {
            let mut fewer = levels.clone();
            fewer.remove(at);
            others.push(Base::Levels(fewer));
        }
        others
    }

    fn level(&self, code: u8) -> String {
        let values = &self.regulation.outcome_scale().values;
        values.get(usize::from(code)).map_or(String::new(), |value| value.id.clone())
    }

    fn base(&self, base: &Base) -> String {
        match base {
            Base::Rated => "rated".to_owned(),
            Base::Levels(codes) => {
                codes.iter().map(|code| self.level(*code)).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// A parameter one step less and one step more.
    pub fn parameter(&mut self, at: usize, step: Ratio) {
        let declared = self.class().parameters[at].clone();
        for (value, becomes) in self.values_beside(&declared, step) {
            let of = Of::Parameter(self.class, declared.id.clone());
            let (was, place) = (declared.written.clone(), &declared.place);
            self.add(Edit { of, what: Alteration::Threshold, place, was, becomes }, |class| {
                class.parameters[at].value = value;
            });
        }
    }

    fn values_beside(&self, declared: &Parameter, step: Ratio) -> Vec<(Constant, String)> {
        match &declared.value {
            Constant::Number(number) => {
                let around = [number.checked_sub(step), number.checked_add(step)];
                let is_share = declared.written.ends_with('%');
                let written = |number: Ratio| match number.checked_mul(Ratio::whole(100)) {
                    Some(share) if is_share => format!("{share}%"),
                    _ => number.to_string(),
                };
                let each = around.into_iter().flatten();
                each.map(|number| (Constant::Number(number), written(number))).collect()
            }
            Constant::Scale { scale, code } => {
                let values = &self.regulation.scales[*scale].values;
                let each = beside(*code, values.len()).into_iter();
                each.map(|code| {
                    let name = values[usize::from(code)].id.clone();
                    (Constant::Scale { scale: *scale, code }, name)
                })
                .collect()
            }
            Constant::Day(day) => {
                let written = |day: i64| crate::model::Day(day).to_string();
                let each = [day - 1, day + 1].into_iter();
                each.map(|day| (Constant::Day(day), written(day))).collect()
            }
        }
    }
}
