//! What a question found: where, of what, and a subject that shows it. The words are `report`'s.

use crate::check::example::Fact;
use crate::diagnostic::{Code, Severity};
use crate::model::{Place, RuleKindShown};

/// Something found in a whole regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of finding.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Which of the code's messages is meant.
    pub variant: Option<&'static str>,
    /// The class it is about, by index; none if about the regulation.
    pub class: Option<usize>,
    /// Where it stands.
    pub place: Place,
    /// Another place that explains it, with the key of its label.
    pub related: Option<(&'static str, Place)>,
    /// What the message names.
    pub said: Vec<(&'static str, Said)>,
    /// A subject that shows it.
    pub example: Option<Vec<Fact>>,
}

/// Something that a message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Text as it is.
    Text(String),
    /// A fact, as formulas write it.
    Fact(String),
    /// A value of a fact: the fact, then the value.
    Value(String, String),
    /// A rule of the class: its kind and id.
    Rule(RuleKindShown, String),
    /// A level, by code.
    Level(u8),
}

impl Finding {
    /// A warning about a class.
    pub(in crate::check) fn warning(code: Code, class: usize, place: &Place) -> Finding {
        Finding::new(code, Severity::Warning, (Some(class), place))
    }

    /// A note about a class.
    pub(in crate::check) fn note(code: Code, class: usize, place: &Place) -> Finding {
        Finding::new(code, Severity::Note, (Some(class), place))
    }

    pub(in crate::check) fn new(
        code: Code,
        severity: Severity,
        (class, place): (Option<usize>, &Place),
    ) -> Finding {
        let (variant, related, example) = (None, None, None);
        let (place, said) = (place.clone(), Vec::new());
        Finding { code, severity, variant, class, place, related, said, example }
    }

    pub(in crate::check) fn variant(mut self, variant: &'static str) -> Finding {
        self.variant = Some(variant);
        self
    }

    pub(in crate::check) fn say(mut self, key: &'static str, said: Said) -> Finding {
        self.said.push((key, said));
        self
    }

    pub(in crate::check) fn related(mut self, label: &'static str, place: &Place) -> Finding {
        self.related = Some((label, place.clone()));
        self
    }

    pub(in crate::check) fn example(mut self, example: Option<Vec<Fact>>) -> Finding {
        self.example = example;
        self
    }
}
