//! The regions of a variable: stretches of values that no formula can tell apart.

use crate::formula::{Edge, Question, Span};
use crate::model::{Ratio, Truth};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Values of one variable that all formulas treat alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) enum Region {
    /// Not known.
    Unknown,
    /// A boolean (`true`, `false`), choice or scale value, by name.
    Value(String),
    /// Stored numbers or days from the first up to but not including the second, with the one
    /// that stands for them.
    Numbers(Option<i64>, Option<i64>, i64),
    /// Exact shares from one edge to the next.
    Shares(Edge, Edge),
    /// This text.
    Text(Arc<str>),
    /// Any text that no formula names.
    OtherText,
    /// A subject, whichever.
    Known,
    /// The order of two facts: less, equal, greater.
    Order(u8),
    /// What a part says that cannot be looked into.
    Said(Truth),
}

impl Region {
    /// The number that stands for a stretch of numbers.
    pub const fn number(&self) -> Option<i64> {
        match self {
            Region::Numbers(.., number) => Some(*number),
            _ => None,
        }
    }

    /// True if this share is among them.
    pub fn has_share(&self, share: Ratio) -> bool {
        match self {
            Region::Shares(from, to) => is_reached(share, *from) && !is_reached(share, *to),
            _ => false,
        }
    }

    /// The share that stands for a stretch of shares.
    pub fn share(&self) -> Option<Ratio> {
        let Region::Shares((low, above), (high, _)) = self else { return None };
        if !above {
            return Some(*low);
        }
        if self.has_share(*high) {
            return Some(*high);
        }
        low.checked_add(*high)?.checked_div(Ratio::whole(2))
    }
}

/// True if a share is at or past an edge.
fn is_reached(share: Ratio, (value, is_above): Edge) -> bool {
    if is_above { share > value } else { share >= value }
}

/// What a question answers for stretches of numbers, by the number that stands for one.
pub(in crate::check) fn among_numbers(spans: &[Span<i64>], number: i64) -> Truth {
    let inside = |span: &&Span<i64>| {
        span.from.is_none_or(|from| number >= from) && span.to.is_none_or(|to| number < to)
    };
    strongest(spans.iter().filter(inside).map(|span| span.truth))
}

/// What a question answers of a share.
pub(in crate::check) fn among_shares(question: &Question, period: i64, share: Ratio) -> Truth {
    let spans = question.share_stretches(period);
    let inside = |span: &&Span<Edge>| {
        span.from.is_none_or(|from| is_reached(share, from))
            && span.to.is_none_or(|to| !is_reached(share, to))
    };
    strongest(spans.iter().filter(inside).map(|span| span.truth))
}

/// Any of several comparisons holds, or may.
fn strongest(truths: impl Iterator<Item = Truth>) -> Truth {
    truths.fold(Truth::False, |held, truth| match (held, truth) {
        (Truth::True, _) | (_, Truth::True) => Truth::True,
        (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
        _ => Truth::False,
    })
}

/// Stretches of the numbers within bounds, parted at cuts.
pub(in crate::check) fn numbers(
    (min, max): (Option<i64>, Option<i64>),
    cuts: &BTreeSet<i64>,
) -> Vec<Region> {
    let end = max.and_then(|max| max.checked_add(1));
    let inside = cuts
        .iter()
        .copied()
        .filter(|cut| min.is_none_or(|min| *cut > min) && end.is_none_or(|end| *cut < end));
    let mut from = min;
    let mut regions = Vec::new();
    for cut in inside {
        // Next to a border: below the lowest, else at it.
        let number = if regions.is_empty() { cut - 1 } else { from.unwrap_or(cut - 1) };
        regions.push(Region::Numbers(from, Some(cut), number));
        from = Some(cut);
    }
    let number = from.or(max).unwrap_or(0);
    regions.push(Region::Numbers(from, end, number));
    regions
}

/// Stretches of the shares from none to all, parted at edges.
pub(in crate::check) fn shares(mut edges: Vec<Edge>) -> Vec<Region> {
    let (first, last) = ((Ratio::ZERO, false), (Ratio::whole(1), true));
    edges.retain(|edge| *edge > first && *edge < last);
    edges.sort_unstable();
    edges.dedup();
    let mut from = first;
    let mut regions = Vec::new();
    for edge in edges.into_iter().chain([last]) {
        regions.push(Region::Shares(from, edge));
        from = edge;
    }
    regions
}
