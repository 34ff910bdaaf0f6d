//! Ordered scales: a rating's levels, a criterion's grades.

use crate::model::{Place, Title};

/// An ordered list of values, worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The name formulas use (`grade` in `grade.high`), also usable as the type of a fact.
    pub id: String,
    /// The values, worst first; a value's code is its index.
    pub values: Vec<ScaleValue>,
    /// Where it is declared.
    pub place: Place,
}

/// One value of a scale, or one choice of a choice fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleValue {
    /// The name formulas use.
    pub id: String,
    /// The name people read.
    pub title: Title,
}

impl ScaleValue {
    /// True if people call the value so: by one of its titles, in capitals or not.
    pub fn is_called(&self, name: &str) -> bool {
        let Title { vi, en, short } = &self.title;
        let mut names = [vi, en].into_iter().chain(short);
        names.any(|title| title.to_lowercase() == name.to_lowercase())
    }
}

impl Scale {
    /// The code of a value, by id.
    pub fn code(&self, id: &str) -> Option<u8> {
        self.values.iter().position(|value| value.id == id).and_then(|at| u8::try_from(at).ok())
    }
}
