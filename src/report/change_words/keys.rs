//! The keys of a rule, each as it would be read out.

use crate::model::{
    Address, Base, Basis, Class, Day, Excess, Fact, FactType, Formula, Grounds, Parameter, Quota,
    Ratio, Regulation, Rounding, RuleKind, Ties, Title,
};
use crate::report::{Lang, Say, Words};

/// A rule in words.
pub(super) struct Described {
    /// Its title.
    pub(super) title: String,
    /// Its clause and how surely it is known.
    pub(super) clause: Option<String>,
    /// Its keys, those that say nothing left out.
    pub(super) keys: Vec<Key>,
}

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The key of its words.
    pub(super) name: &'static str,
    /// What it says.
    pub(super) says: String,
    /// What it says in the language that is not shown: a change there is a change.
    pub(super) other: String,
    /// True if it is a formula.
    pub(super) is_formula: bool,
}

/// Collects keys.
struct Keys<'a> {
    words: Words,
    regulation: &'a Regulation,
    keys: Vec<Key>,
}

impl Described {
    /// What an address names; `None` if that is nothing.
    pub(super) fn of(words: Words, regulation: &Regulation, address: &Address) -> Option<Self> {
        let class = &regulation.classes[regulation.class_index(&address.class)?];
        let mut keys = Keys { words, regulation, keys: Vec::new() };
        let (title, clause) = keys.rule(class, address)?;
        let clause = clause.map(|(cite, basis)| {
            let basis = words.text(&format!("basis-{}", basis.as_str()));
            words.say("change-clause", &[("cite", Say::from(cite)), ("basis", basis.into())])
        });
        Some(Described { title: words.title(title).to_owned(), clause, keys: keys.keys })
    }
}

/// What a quota of a class says of the key of such words; `None` where it says nothing.
pub(in crate::report) fn quota_says(
    words: Words,
    (regulation, class): (&Regulation, usize),
    (quota, name): (&str, &str),
) -> Option<String> {
    let class = &regulation.classes[class];
    let rule = class.quotas.iter().find(|one| one.id == quota)?;
    let mut keys = Keys { words, regulation, keys: Vec::new() };
    keys.quota(class, rule);
    keys.keys.into_iter().find(|key| key.name == name).map(|key| key.says)
}

/// A rule's title, and its clause with the basis of that.
type Named<'c> = (&'c Title, Option<(&'c str, Basis)>);

impl Keys<'_> {
    fn rule<'c>(&mut self, class: &'c Class, address: &Address) -> Option<Named<'c>> {
        let id = address.id.as_str();
        Some(match &address.kind {
            RuleKind::Fact | RuleKind::Criterion => {
                let fact = &class.facts[class.fact_index(id)?];
                if fact.group.is_some() != (address.kind == RuleKind::Criterion) {
                    return None;
                }
                self.fact(fact);
                (&fact.title, None)
            }
            RuleKind::Parameter => {
                let parameter = class.parameters.iter().find(|one| one.id == id)?;
                self.parameter(parameter);
                (&parameter.title, Some((&parameter.cite, parameter.basis)))
            }
            RuleKind::Exemption => {
                let rule = class.exemptions.iter().find(|one| one.id == id)?;
                self.formula("change-when", &rule.when);
                self.flag("change-review-due", rule.review_due);
                self.grounds(&rule.grounds)
            }
            RuleKind::Requirement { level } => {
                let level = self.regulation.outcome_scale().code(level)?;
                let level = class.levels.iter().find(|one| one.is == level)?;
                let rule = level.requires.iter().find(|one| one.id == id)?;
                self.formula("change-that", &rule.that);
                self.grounds(&rule.grounds)
            }
            RuleKind::Ceiling => {
                let rule = class.ceilings.iter().find(|one| one.id == id)?;
                self.formula("change-at-most", &rule.at_most);
                self.formula("change-when", &rule.when);
                self.grounds(&rule.grounds)
            }
            RuleKind::Quota => {
                let rule = class.quotas.iter().find(|one| one.id == id)?;
                self.quota(class, rule);
                self.grounds(&rule.grounds)
            }
        })
    }

    fn put(&mut self, name: &'static str, says: impl Into<String>) {
        let (says, other) = (says.into(), String::new());
        self.keys.push(Key { name, says, other, is_formula: false });
    }

    fn formula(&mut self, name: &'static str, formula: &Formula) {
        let (says, other) = (formula.text.trim().to_owned(), String::new());
        self.keys.push(Key { name, says, other, is_formula: true });
    }

    fn flag(&mut self, name: &'static str, flag: bool) {
        let key = if flag { "value-true" } else { "value-false" };
        self.put(name, self.words.text(key));
    }

    fn title(&mut self, name: &'static str, title: &Title) {
        let says = self.words.title(title).to_owned();
        let other = match self.words.lang() {
            Lang::Vi => &title.en,
            Lang::En => &title.vi,
        };
        self.keys.push(Key { name, says, other: other.clone(), is_formula: false });
    }

    fn grounds<'c>(&mut self, grounds: &'c Grounds) -> Named<'c> {
        self.title("change-title", &grounds.title);
        self.put("change-cite", &grounds.cite);
        self.basis(grounds.basis);
        if let Some(note) = &grounds.note {
            self.title("change-note", note);
        }
        (&grounds.title, Some((&grounds.cite, grounds.basis)))
    }

    fn basis(&mut self, basis: Basis) {
        self.put("change-basis", self.words.text(&format!("basis-{}", basis.as_str())));
    }

    fn parameter(&mut self, parameter: &Parameter) {
        self.put("change-value", value(self.words, self.regulation, parameter));
        self.title("change-title", &parameter.title);
        self.put("change-cite", &parameter.cite);
        self.basis(parameter.basis);
    }

    fn fact(&mut self, fact: &Fact) {
        self.put("change-type", self.kind(&fact.kind));
        let places = if let FactType::Decimal { places } = fact.kind { places } else { 0 };
        let mut bound = |name, scaled: Option<i64>| {
            let number = scaled.and_then(|scaled| Ratio::scaled(scaled, places));
            if let Some(number) = number {
                let number = self.words.lang().number(&number.to_string());
                self.put(name, with_unit(&number, fact.unit.as_deref()));
            }
        };
        bound("change-min", fact.min);
        bound("change-max", fact.max);
        if let Some(unit) = &fact.unit {
            self.put("change-unit", unit);
        }
        self.flag("change-optional", fact.optional);
        self.flag("change-personal", fact.personal);
        if let Some(group) = &fact.group {
            self.put("change-group", group);
        }
        self.title("change-title", &fact.title);
    }

    /// What values a fact has.
    fn kind(&self, kind: &FactType) -> String {
        let titles = |values: &[crate::model::ScaleValue]| {
            values.iter().map(|one| self.words.title(&one.title)).collect::<Vec<_>>().join("; ")
        };
        let (key, of) = match kind {
            FactType::Boolean { empty_is_false: false } => ("change-type-boolean", String::new()),
            FactType::Boolean { empty_is_false: true } => ("change-type-mark", String::new()),
            FactType::Integer => ("change-type-integer", String::new()),
            FactType::Decimal { places } => ("change-type-decimal", places.to_string()),
            FactType::Date => ("change-type-date", String::new()),
            FactType::Text => ("change-type-text", String::new()),
            FactType::Choice(values) => ("change-type-choice", titles(values)),
            FactType::Subject { class } => {
                let class = &self.regulation.classes[*class];
                ("change-type-subject", self.words.title(&class.title).to_owned())
            }
            FactType::Scale { scale } => {
                ("change-type-scale", titles(&self.regulation.scales[*scale].values))
            }
        };
        self.words.say(key, &[("of", of.into())])
    }

    fn quota(&mut self, class: &Class, rule: &Quota) {
        self.put("change-limits", self.levels(&rule.limits));
        let fact = |id: &str| match class.fact_index(id) {
            Some(at) => self.words.title(&class.facts[at].title).to_owned(),
            None => id.to_owned(),
        };
        let per: Vec<_> = rule.per.iter().map(|one| fact(&one.value)).collect();
        let per = if per.is_empty() { self.words.text("change-per-all") } else { per.join("; ") };
        self.put("change-per", per);
        self.formula("change-share", &rule.share);
        let base = match &rule.of {
            Base::Rated => self.words.text("change-of-rated"),
            Base::Levels(levels) => self.levels(levels),
        };
        self.put("change-of", base);
        self.put(
            "change-rounding",
            self.words.text(match rule.rounding {
                Rounding::Down => "change-rounding-down",
                Rounding::HalfUp => "change-rounding-half-up",
                Rounding::Up => "change-rounding-up",
            }),
        );
        self.put("change-seats-min", self.words.lang().count(rule.seats_min));
        self.rank(rule);
        self.put(
            "change-excess",
            self.words.text(match rule.excess {
                Excess::Lower => "change-excess-lower",
                Excess::Refer => "change-excess-refer",
                Excess::Report => "change-excess-report",
            }),
        );
        self.put("change-lowered-to", self.levels(&[rule.lowered_to]));
        self.put(
            "change-ties",
            self.words.text(match rule.ties {
                Ties::Refer => "change-ties-refer",
                Ties::AllIn => "change-ties-all-in",
                Ties::AllOut => "change-ties-all-out",
            }),
        );
        if let Some(unless) = &rule.unless {
            self.formula("change-unless", unless);
        }
        if !rule.assumed.is_empty() {
            self.put("change-assumed", rule.assumed.join(", "));
        }
    }

    fn rank(&mut self, rule: &Quota) {
        if rule.rank.is_empty() {
            return;
        }
        let one = |key: &crate::model::RankKey| {
            let order = if key.descending { "change-descending" } else { "change-ascending" };
            self.words.say(order, &[("by", key.by.text.trim().into())])
        };
        let says = rule.rank.iter().map(one).collect::<Vec<_>>().join("; ");
        self.keys.push(Key { name: "change-rank", says, other: String::new(), is_formula: true });
    }

    fn levels(&self, codes: &[u8]) -> String {
        let values = &self.regulation.outcome_scale().values;
        let title = |code: &u8| {
            values.get(usize::from(*code)).map_or("", |value| self.words.title(&value.title))
        };
        codes.iter().map(title).collect::<Vec<_>>().join("; ")
    }
}

/// The value of a parameter with its unit.
pub(super) fn value(words: Words, regulation: &Regulation, parameter: &Parameter) -> String {
    written_value(words, (regulation, &parameter.written), parameter.unit.as_deref())
}

/// A value as files write it (`33.3%`, `6`, `grade.mid`, `2019-10-18`) in words, with its unit.
pub(in crate::report) fn written_value(
    words: Words,
    (regulation, written): (&Regulation, &str),
    unit: Option<&str>,
) -> String {
    let (lang, written) = (words.lang(), written.trim());
    if Ratio::parse(written).is_some() {
        let (number, percent) = match written.strip_suffix('%') {
            Some(number) => (number.trim_end(), "%"),
            None => (written, ""),
        };
        let number = lang.number(&number.replace(',', ".")) + percent;
        return with_unit(&number, unit);
    }
    if let Some(day) = Day::parse(written) {
        return lang.day(day);
    }
    let of_scale = written.split_once('.').and_then(|(scale, value)| {
        let scale = &regulation.scales[regulation.scale_index(scale)?];
        scale.values.iter().find(|one| one.id == value)
    });
    of_scale.map_or_else(|| written.to_owned(), |value| words.title(&value.title).to_owned())
}

/// A number with its unit: `100%`, `6 months`.
fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("%") => format!("{number}%"),
        Some(unit) => format!("{number} {unit}"),
        None => number.to_owned(),
    }
}
