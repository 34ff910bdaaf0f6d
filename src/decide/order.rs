//! The order of classes: which class's final levels another class's formulas read.
//!
//! Classes that read each other's levels (or their own: units of units) form one *component*,
//! whose subjects are then ordered one by one (`layers`). Start reading at [`components`].

/// Classes that are decided together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::decide) struct Component {
    /// Indexes of the regulation's classes, ascending.
    pub classes: Vec<usize>,
    /// True if subjects of these classes read final levels of subjects of these classes.
    pub looped: bool,
}

/// The components, each after all that it reads. `reads[c]` are the classes whose final levels
/// formulas of class `c` read.
pub(in crate::decide) fn components(reads: &[Vec<usize>]) -> Vec<Component> {
    let reach: Vec<Vec<bool>> = (0..reads.len()).map(|class| reached_from(reads, class)).collect();
    let mut left: Vec<usize> = (0..reads.len()).collect();
    let mut ordered = Vec::new();
    // A component none of whose classes reads a class outside it that is still left comes next.
    // INVARIANT (order): components form no circle, so there always is one.
    while let Some(classes) = left
        .iter()
        .map(|class| together(&reach, *class))
        .find(|set| set.iter().all(|c| reads_only_done(&reads[*c], set, &left)))
    {
        left.retain(|class| !classes.contains(class));
        let looped = classes.iter().any(|class| reach[*class][*class]);
        ordered.push(Component { classes, looped });
    }
    ordered
}

fn reads_only_done(reads: &[usize], set: &[usize], left: &[usize]) -> bool {
    reads.iter().all(|read| set.contains(read) || !left.contains(read))
}

/// The classes that read this one's levels and whose levels it reads, at any distance.
fn together(reach: &[Vec<bool>], class: usize) -> Vec<usize> {
    let mutual = |other: &usize| *other == class || (reach[class][*other] && reach[*other][class]);
    (0..reach.len()).filter(mutual).collect()
}

/// The classes read from a class over one step or more.
fn reached_from(reads: &[Vec<usize>], class: usize) -> Vec<bool> {
    let mut reached = vec![false; reads.len()];
    let mut todo = reads[class].clone();
    while let Some(next) = todo.pop() {
        if !std::mem::replace(&mut reached[next], true) {
            todo.extend(&reads[next]);
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::{Component, components};

    fn plain(class: usize) -> Component {
        Component { classes: vec![class], looped: false }
    }

    #[test]
    fn a_class_is_decided_after_those_whose_levels_it_reads() {
        let order = components(&[vec![1], vec![2], vec![]]);
        assert_eq!(order, [plain(2), plain(1), plain(0)]);
    }

    #[test]
    fn classes_that_read_nothing_keep_the_order_of_the_regulation() {
        assert_eq!(components(&[vec![], vec![], vec![0]]), [plain(0), plain(1), plain(2)]);
    }

    #[test]
    fn classes_that_read_each_other_or_themselves_are_decided_together() {
        let order = components(&[vec![2], vec![1], vec![0, 1], vec![]]);
        let itself = Component { classes: vec![1], looped: true };
        let pair = Component { classes: vec![0, 2], looped: true };
        assert_eq!(order, [itself, pair, plain(3)]);
    }
}
