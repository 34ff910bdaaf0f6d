//! What a text can name: the regulation, the year, and the counts of every class and of any part
//! of it.

use crate::decide::Group;
use crate::model::{Class, Quota, Title};
use crate::report::Words;
use crate::report::counts::{Before, Counted, Cut, Material, Previous, Reason, WrongCut};
use crate::report::forms::{Part, base_of, excess, groups_of, to_lower};
use crate::report::narrative::mistakes::Wrong;
use minijinja::value::{Enumerator, Kwargs, Object, Value, ValueKind, from_args};
use minijinja::{Error, State};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// The names at the top of a text.
const TOP: [&str; 10] = [
    "regulation",
    "amendments",
    "period",
    "previous_period",
    "locality",
    "source",
    "synthetic",
    "levels",
    "classes",
    "share",
];
/// The names of a row, and of what stands in it.
const OF_A_ROW: [&str; 29] = [
    "id",
    "title",
    "form",
    "total",
    "rated",
    "not_rated",
    "rated_share",
    "not_rated_share",
    "levels",
    "level",
    "reasons",
    "reason",
    "quotas",
    "quota",
    "where",
    "values",
    "count",
    "by_rules",
    "before",
    "change",
    "points",
    "direction",
    "short",
    "limited",
    "base",
    "groups",
    "over",
    "excess",
    "to_lower",
];

/// Subjects that one step of a text pays for.
const ROWS_A_STEP: u64 = 1_000;

/// Everything that texts are written from; itself the names at the top.
pub(in crate::report::narrative) struct Known {
    pub words: Words,
    material: Arc<Material>,
    previous: Option<Arc<Previous>>,
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Known").field("material", &self.material).finish_non_exhaustive()
    }
}

/// A class or a part of it.
#[derive(Debug)]
struct Row {
    known: Arc<Known>,
    class: usize,
    cut: Cut,
    counted: Counted,
}

/// The classes by id.
#[derive(Debug)]
struct Classes(Arc<Known>);

impl Known {
    pub(in crate::report::narrative) fn of(
        words: Words,
        material: &Arc<Material>,
        previous: Option<&Arc<Previous>>,
    ) -> Self {
        Known { words, material: Arc::clone(material), previous: previous.cloned() }
    }

    /// Names that can be meant by one that means nothing.
    pub(in crate::report::narrative) fn names(&self) -> Vec<String> {
        let regulation = self.material.regulation();
        let mut names: Vec<String> =
            TOP.iter().chain(&OF_A_ROW).map(|name| (*name).to_owned()).collect();
        names.extend(regulation.classes.iter().map(|class| class.id.clone()));
        names.extend(regulation.outcome_scale().values.iter().map(|level| level.id.clone()));
        for class in &regulation.classes {
            names.extend(class.exemptions.iter().map(|rule| rule.id.clone()));
            names.extend(class.quotas.iter().map(|rule| rule.id.clone()));
        }
        names
    }

    fn title(&self, title: &Title) -> Value {
        Value::from(self.words.title(title))
    }

    fn share(&self, part: u64, whole: u64) -> Value {
        Value::from(self.words.lang().share(part, whole).unwrap_or_else(|| "–".to_owned()))
    }

    fn regulation(&self) -> Value {
        let regulation = self.material.regulation();
        map([
            ("id", Value::from(regulation.id.as_str())),
            ("number", Value::from(regulation.number.as_str())),
            ("title", self.title(&regulation.title)),
            ("issuer", self.title(&regulation.issuer)),
            ("signed", Value::from(self.words.lang().day(regulation.signed))),
            ("fingerprint", Value::from(regulation.fingerprint().to_string())),
        ])
    }

    fn amendments(&self) -> Value {
        let applied = self.material.regulation().amendments.iter();
        let applied = applied.map(|amendment| {
            let id = Value::from(amendment.id.as_str());
            map([("id", id), ("title", self.title(&amendment.title))])
        });
        applied.collect()
    }

    fn levels(&self) -> Value {
        let levels = self.material.regulation().outcome_scale().values.iter().rev();
        levels.map(|level| map(self.level_names(&level.id, &level.title))).collect()
    }

    fn level_names(&self, id: &str, title: &Title) -> [(&'static str, Value); 3] {
        let short = title.short.as_deref().map_or(Value::from(()), Value::from);
        [("id", Value::from(id)), ("title", self.title(title)), ("short", short)]
    }
}

impl Object for Known {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let returns = self.material.returns();
        let optional = |title: &Option<Title>| {
            title.as_ref().map_or(Value::from(()), |title| self.title(title))
        };
        Some(match key.as_str()? {
            "regulation" => self.regulation(),
            "amendments" => self.amendments(),
            "period" => Value::from(returns.period.to_string()),
            "previous_period" => {
                let year = self.previous.as_ref().and_then(|it| it.period(returns.period));
                year.map_or(Value::from(()), |year| Value::from(year.to_string()))
            }
            "locality" => optional(&returns.locality),
            "source" => optional(&returns.source),
            "synthetic" => Value::from(returns.synthetic),
            "levels" => self.levels(),
            "classes" => Value::from_object(Classes(Arc::clone(self))),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&TOP)
    }
}

impl Object for Classes {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let class = self.0.material.regulation().class_index(key.as_str()?)?;
        // INVARIANT (cut): the whole class can always be counted.
        let counted = self.0.material.counted(class, &Vec::new()).ok()?;
        let known = Arc::clone(&self.0);
        Some(Value::from_object(Row { known, class, cut: Vec::new(), counted }))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let classes = self.0.material.regulation().classes.iter();
        Enumerator::Values(classes.map(|class| Value::from(class.id.as_str())).collect())
    }
}

impl Object for Row {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let (known, counted) = (&self.known, &self.counted);
        let form = self.class().form.as_ref();
        Some(match key.as_str()? {
            "id" => Value::from(self.class().id.as_str()),
            "title" => known.title(&self.class().title),
            "form" => form.map_or(Value::from(()), |form| Value::from(form.number.as_str())),
            "total" => Value::from(counted.total),
            "rated" => Value::from(counted.rated()),
            "not_rated" => Value::from(counted.not_rated()),
            "rated_share" => known.share(counted.rated(), counted.total),
            "not_rated_share" => known.share(counted.not_rated(), counted.total),
            "levels" => self.levels().into_iter().map(|(_, level)| level).collect(),
            "level" => by_id(self.levels()),
            "reasons" => {
                let some = self.reasons().into_iter().filter(|(_, count, _)| *count > 0);
                some.map(|(_, _, reason)| reason).collect()
            }
            "reason" => by_id(self.reasons().into_iter().map(|(id, _, reason)| (id, reason))),
            "quotas" => self.quotas().into_iter().map(|(_, quota)| quota).collect(),
            "quota" => by_id(self.quotas()),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&OF_A_ROW[..14])
    }

    fn call_method(
        self: &Arc<Self>,
        state: &mut State<'_, '_>,
        method: &str,
        args: &[Value],
    ) -> Result<Value, Error> {
        let rows = self.known.material.population().tables[self.class].len() as u64;
        state.consume_fuel(rows / ROWS_A_STEP + 1)?;
        match method {
            "where" => self.narrowed(args),
            "values" => self.values(args),
            _ => Err(Error::from(minijinja::ErrorKind::UnknownMethod)),
        }
    }
}

impl Row {
    fn class(&self) -> &Class {
        &self.known.material.regulation().classes[self.class]
    }

    /// `row.where(fact="value", …)`: the part of the row with these values.
    fn narrowed(&self, args: &[Value]) -> Result<Value, Error> {
        let (asked,): (Kwargs,) = from_args(args)?;
        let mut cut = self.cut.clone();
        for fact in asked.args() {
            let value: Value = asked.get(fact)?;
            let value = match value.kind() {
                ValueKind::None => None,
                ValueKind::Bool => Some(value.is_true().to_string()),
                _ => Some(value.to_string()),
            };
            cut.retain(|(known, _)| known != fact);
            cut.push((fact.to_owned(), value));
        }
        let (known, class) = (Arc::clone(&self.known), self.class);
        let counted = known.material.counted(class, &cut);
        let counted = counted.map_err(|wrong| self.wrong_cut(wrong))?;
        Ok(Value::from_object(Row { known, class, cut, counted }))
    }

    /// `row.values("fact", level="level")`: what the fact says of those at a level.
    fn values(&self, args: &[Value]) -> Result<Value, Error> {
        let (fact, asked): (&str, Kwargs) = from_args(args)?;
        let level: Option<&str> = asked.get("level")?;
        asked.assert_all_used()?;
        let material = &self.known.material;
        let scale = material.regulation().outcome_scale();
        let code = match level {
            Some(level) => Some(scale.code(level).ok_or_else(|| {
                let known = scale.values.iter().map(|value| value.id.clone()).collect();
                Error::from(Wrong::of("level").name(level, known))
            })?),
            None => None,
        };
        let rows = material.rows(self.class, &self.cut).map_err(|wrong| self.wrong_cut(wrong))?;
        let rows = rows.into_iter();
        let wanted = rows.filter(|row| code.is_none() || material.level(self.class, *row) == code);
        let values = material.values(self.class, fact, wanted);
        let values = values.map_err(|wrong| self.wrong_cut(wrong))?;
        let part = self.part();
        let named = values.iter().map(|value| {
            let title = Value::from(part.value(fact, Some(value)));
            map([("value", Value::from(value.as_str())), ("title", title)])
        });
        Ok(named.collect())
    }

    fn part(&self) -> Part<'_> {
        let (words, material) = (self.known.words, &*self.known.material);
        Part { words, material, class: self.class }
    }

    fn wrong_cut(&self, wrong: WrongCut) -> Error {
        let class = self.class();
        match wrong {
            WrongCut::UnknownFact(fact) => {
                let facts =
                    class.facts.iter().filter(|fact| fact.kind.can_be_rows() && !fact.personal);
                let known = facts.map(|fact| fact.id.clone()).collect();
                Wrong::of("fact").arg("class", &class.id).name(&fact, known).into()
            }
            WrongCut::PersonalFact(fact) => Wrong::of("personal").arg("fact", fact).into(),
            WrongCut::NoRows(fact) => Wrong::of("no-rows").arg("fact", fact).into(),
            WrongCut::UnknownValue { fact, value, known } => {
                Wrong::of("value").arg("fact", fact).name(&value, known).into()
            }
        }
    }

    /// The levels, best first, each with its id.
    fn levels(&self) -> Vec<(String, Value)> {
        let (known, counted) = (&self.known, &self.counted);
        let material = &known.material;
        let before = known.previous.as_ref();
        let before =
            before.map(|previous| material.before(previous, (self.class, &self.cut), counted));
        let by_rules: u64 = counted.by_rules.iter().sum();
        let levels = (0u8..).zip(&material.regulation().outcome_scale().values);
        let mut levels: Vec<(String, Value)> = levels
            .map(|(code, level)| {
                let at = usize::from(code);
                let count = counted.at(&[code]);
                let before = before.as_ref().and_then(|before| before[at].as_ref());
                let mut names = known.level_names(&level.id, &level.title).to_vec();
                names.extend([
                    ("count", Value::from(count)),
                    ("share", known.share(count, counted.rated())),
                    ("by_rules", Value::from(counted.by_rules[at])),
                    ("by_rules_share", known.share(counted.by_rules[at], by_rules)),
                    ("before", self.before(before)),
                    ("change", self.change(before)),
                ]);
                (level.id.clone(), map(names))
            })
            .collect();
        levels.reverse();
        levels
    }

    /// The year before of a level; none where nothing is known.
    fn before(&self, before: Option<&Before>) -> Value {
        let Some(before) = before else { return Value::from(()) };
        let (count, rated) = before.counts.unzip();
        let lang = self.known.words.lang();
        let optional = |count: Option<u64>| count.map_or(Value::from(()), Value::from);
        map([
            ("count", optional(count)),
            ("rated", optional(rated)),
            ("share", Value::from(format!("{}%", lang.hundredths(before.share_hundredths())))),
        ])
    }

    /// The change of a level's share: its size in percentage points, and its direction.
    fn change(&self, before: Option<&Before>) -> Value {
        let Some(before) = before else { return Value::from(()) };
        let hundredths = before.change.hundredths();
        let direction = match hundredths {
            1.. => "up",
            0 => "same",
            _ => "down",
        };
        let points = self.known.words.lang().hundredths(hundredths.abs());
        map([("points", Value::from(points)), ("direction", Value::from(direction))])
    }

    /// Every reason, with its id and count.
    fn reasons(&self) -> Vec<(String, u64, Value)> {
        let class = self.class();
        let reasons = Reason::all(class).into_iter().zip(&self.counted.reasons);
        let reasons = reasons.map(|(reason, count)| {
            let id = match reason {
                Reason::Exempt(at) => class.exemptions[at].id.as_str(),
                Reason::Pending => "pending",
                Reason::Referred => "referred",
                Reason::Undecided => "undecided",
            };
            let value = map([
                ("id", Value::from(id)),
                ("title", Value::from(self.part().reason(reason))),
                ("count", Value::from(*count)),
                ("share", self.known.share(*count, self.counted.total)),
            ]);
            (id.to_owned(), *count, value)
        });
        reasons.collect()
    }

    /// The quotas, each with its id.
    fn quotas(&self) -> Vec<(String, Value)> {
        let quotas = self.class().quotas.iter().enumerate();
        quotas.map(|(at, quota)| (quota.id.clone(), self.quota(at, quota))).collect()
    }

    fn quota(&self, at: usize, quota: &Quota) -> Value {
        let material = &self.known.material;
        let (limited, base) = (self.counted.at(&quota.limits), base_of(quota, &self.counted));
        let groups = material.verdicts().groups(self.class, at);
        let own = groups_of(&groups, &self.cut);
        let count = |count: Option<u64>| count.map_or(Value::from(()), Value::from);
        let is_decided = material.is_decided(self.class);
        let over = |of: fn(&Group<'_>) -> u64| {
            let own = own.as_ref().filter(|_| is_decided);
            count(own.map(|own| own.iter().filter(|group| group.over).map(|group| of(group)).sum()))
        };
        map([
            ("id", Value::from(quota.id.as_str())),
            ("title", self.known.title(&quota.grounds.title)),
            ("cite", Value::from(quota.grounds.cite.as_str())),
            ("limited", Value::from(limited)),
            ("base", Value::from(base)),
            ("share", self.known.share(limited, base)),
            ("groups", count(own.as_ref().map(|own| own.len() as u64))),
            ("over", over(|_| 1)),
            ("excess", over(excess)),
            ("to_lower", over(to_lower)),
        ])
    }
}

/// Values by name.
fn map(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::from(pairs.into_iter().collect::<BTreeMap<&'static str, Value>>())
}

/// Values by id.
fn by_id(pairs: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::from(pairs.into_iter().collect::<BTreeMap<String, Value>>())
}
