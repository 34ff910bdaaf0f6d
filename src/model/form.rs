//! The form on which the results of a class are reported: a number, and what its rows stand for.

use crate::model::{FactType, Grounds, Title, Written};

/// The form that a regulation names for a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportForm {
    /// Its number, as it is quoted in letters.
    pub number: String,
    /// Facts by whose values the rows are broken down, the outermost first; empty: only a total.
    pub rows: Vec<Written<String>>,
    /// Names of values that are texts of their own, such as codes in a column of text.
    pub names: Vec<(String, Title)>,
    /// Title, clause, basis; the note is printed on the form.
    pub grounds: Grounds,
}

impl ReportForm {
    /// The name of a text value, if it has one.
    pub fn name_of(&self, value: &str) -> Option<&Title> {
        self.names.iter().find(|(known, _)| known == value).map(|(_, title)| title)
    }
}

impl FactType {
    /// True if subjects can be told apart by its values in a table: few values, each with a name.
    pub const fn can_be_rows(&self) -> bool {
        matches!(
            self,
            FactType::Boolean { .. }
                | FactType::Text
                | FactType::Choice(_)
                | FactType::Subject { .. }
                | FactType::Scale { .. }
        )
    }
}
