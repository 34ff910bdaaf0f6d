//! The words of rule files that stand for one of a few things.

use crate::model::{AmendmentKind, Basis, Counted, Excess, Rounding, Ties};

/// Something written as one of a few words.
pub(in crate::load) trait Words: Copy + 'static {
    /// Each word and what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}

impl Words for Basis {
    const WORDS: &'static [(&'static str, Self)] = &[
        (Basis::Text.as_str(), Basis::Text),
        (Basis::Paraphrase.as_str(), Basis::Paraphrase),
        (Basis::Report.as_str(), Basis::Report),
        (Basis::Practice.as_str(), Basis::Practice),
        (Basis::Inferred.as_str(), Basis::Inferred),
    ];
}

impl Words for Rounding {
    const WORDS: &'static [(&'static str, Self)] =
        &[("down", Rounding::Down), ("half-up", Rounding::HalfUp), ("up", Rounding::Up)];
}

impl Words for Excess {
    const WORDS: &'static [(&'static str, Self)] =
        &[("lower", Excess::Lower), ("refer", Excess::Refer), ("report", Excess::Report)];
}

impl Words for Ties {
    const WORDS: &'static [(&'static str, Self)] =
        &[("refer", Ties::Refer), ("all-in", Ties::AllIn), ("all-out", Ties::AllOut)];
}

impl Words for Counted {
    const WORDS: &'static [(&'static str, Self)] =
        &[("rated", Counted::Rated), ("all", Counted::All)];
}

impl Words for AmendmentKind {
    const WORDS: &'static [(&'static str, Self)] =
        &[("reading", AmendmentKind::Reading), ("proposal", AmendmentKind::Proposal)];
}

/// Which comes first in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Order {
    Ascending,
    Descending,
}

impl Words for Order {
    const WORDS: &'static [(&'static str, Self)] =
        &[("ascending", Order::Ascending), ("descending", Order::Descending)];
}
