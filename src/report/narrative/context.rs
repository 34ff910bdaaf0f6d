//! What a text can name: the regulation, the year, and the counts of every class and of any part
//! of it.

use crate::model::Title;
use crate::report::Words;
use crate::report::counts::{Material, Previous};
use minijinja::value::{Enumerator, Object, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

mod row;

use row::Row;

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

/// Values by name.
fn map(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::from(pairs.into_iter().collect::<BTreeMap<&'static str, Value>>())
}

/// Values by id.
fn by_id(pairs: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::from(pairs.into_iter().collect::<BTreeMap<String, Value>>())
}
