//! What a tree reads of a subject, and trees without the places where they were written.

use crate::formula::{Expr, Node, Path};

/// What an expression reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inputs {
    /// Facts and levels, each once, in the order in which they are read.
    pub paths: Vec<Path>,
    /// True if children are counted.
    pub children: bool,
}

impl Inputs {
    /// What an expression of a class reads.
    pub fn of(expr: &Expr, class: usize) -> Inputs {
        let mut inputs = Inputs::default();
        inputs.add(expr, class);
        inputs
    }

    fn add(&mut self, expr: &Expr, class: usize) {
        match &expr.node {
            Node::Read(path) | Node::Given(path) => self.add_path(path.clone()),
            Node::Extreme(_, members) | Node::CountAtLeast(members, _) => {
                for member in members {
                    self.add_path(Path { via: Vec::new(), class, fact: Some(*member) });
                }
            }
            Node::Children { .. } => self.children = true,
            _ => expr.parts().into_iter().for_each(|part| self.add(part, class)),
        }
    }

    fn add_path(&mut self, path: Path) {
        if !self.paths.contains(&path) {
            self.paths.push(path);
        }
    }
}

/// The same expression wherever it was written.
pub(in crate::formula) fn placeless(mut expr: Expr) -> Expr {
    erase(&mut expr);
    expr
}

fn erase(expr: &mut Expr) {
    expr.at = 0..0;
    expr.parts_mut().into_iter().for_each(erase);
}
