//! What a regulation's header declares and its other files refer to.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::node::{Node, quoted};
use crate::model::{Regulation, Scale};

/// The classes and scales that files may name.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) struct Vocabulary<'v> {
    /// Ids of the classes, in the regulation's order.
    pub classes: &'v [String],
    pub scales: &'v [Scale],
    /// The scale of verdicts, an index into `scales`.
    pub outcome: usize,
}

impl<'v> Vocabulary<'v> {
    /// The scale of verdicts.
    pub fn outcome_scale(self) -> &'v Scale {
        &self.scales[self.outcome]
    }

    /// The class that a text names.
    pub fn class(self, node: Node<'_>) -> Option<usize> {
        let text = node.text()?;
        let found = self.classes.iter().position(|class| class == text);
        found.or_else(|| {
            let known = self.classes.iter().map(String::as_str);
            let unknown = Diagnostic::error(Code::UnknownClass).arg("class", text);
            node.tell(node.page.closest(unknown, text, known));
            None
        })
    }

    /// The level that a text names.
    pub fn level(self, node: Node<'_>) -> Option<u8> {
        let text = node.text()?;
        let scale = self.outcome_scale();
        scale.code(text).or_else(|| {
            let known: Vec<_> = scale.values.iter().map(|value| value.id.as_str()).collect();
            let unknown = Diagnostic::error(Code::UnknownLevel).arg("level", text);
            let unknown = unknown.arg("scale", &scale.id).arg("known", quoted(&known));
            node.tell(node.page.closest_value(unknown, text, &scale.values));
            None
        })
    }

    /// The levels that a list names, each once.
    pub fn levels(self, node: Node<'_>) -> Option<Vec<u8>> {
        let mut levels = Vec::new();
        let items = node.list()?;
        for item in &items {
            let Some(level) = self.level(*item) else {
                continue;
            };
            if levels.contains(&level) {
                let twice = Diagnostic::error(Code::DuplicateId).variant("list");
                item.tell(twice.arg("id", item.written()).arg("key", node.key));
                continue;
            }
            levels.push(level);
        }
        if items.is_empty() {
            node.tell(node.wrong("empty-list"));
        }
        (!items.is_empty() && levels.len() == items.len()).then_some(levels)
    }
}

impl<'v> Vocabulary<'v> {
    /// What a loaded regulation declares; `classes` are the ids of its classes.
    pub fn of(regulation: &'v Regulation, classes: &'v [String]) -> Self {
        Vocabulary { classes, scales: &regulation.scales, outcome: regulation.outcome }
    }
}
