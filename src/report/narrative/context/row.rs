//! A class or a part of it, as a text sees it.

use crate::decide::Group;
use crate::model::{Class, Quota};
use crate::report::counts::{Before, Counted, Cut, Reason, WrongCut};
use crate::report::forms::{Part, base_of, excess, groups_of, to_lower};
use crate::report::narrative::context::{Known, OF_A_ROW, by_id, map};
use crate::report::narrative::mistakes::Wrong;
use minijinja::value::{Enumerator, Kwargs, Object, Value, ValueKind, from_args};
use minijinja::{Error, ErrorKind, State};
use std::sync::Arc;

/// Subjects that one step of a text pays for.
const ROWS_A_STEP: u64 = 1_000;

/// A class or a part of it.
#[derive(Debug)]
pub(in crate::report::narrative) struct Row {
    pub known: Arc<Known>,
    pub class: usize,
    pub cut: Cut,
    pub counted: Counted,
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
            _ => Err(Error::from(ErrorKind::UnknownMethod)),
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
