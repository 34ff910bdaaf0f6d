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
    const WORDS: &'static [(&'static str, Self)] = &[
        (Rounding::Down.as_str(), Rounding::Down),
        (Rounding::HalfUp.as_str(), Rounding::HalfUp),
        (Rounding::Up.as_str(), Rounding::Up),
    ];
}

impl Words for Excess {
    const WORDS: &'static [(&'static str, Self)] = &[
        (Excess::Lower.as_str(), Excess::Lower),
        (Excess::Refer.as_str(), Excess::Refer),
        (Excess::Report.as_str(), Excess::Report),
    ];
}

impl Words for Ties {
    const WORDS: &'static [(&'static str, Self)] = &[
        (Ties::Refer.as_str(), Ties::Refer),
        (Ties::AllIn.as_str(), Ties::AllIn),
        (Ties::AllOut.as_str(), Ties::AllOut),
    ];
}

impl Words for Counted {
    const WORDS: &'static [(&'static str, Self)] =
        &[(Counted::Rated.as_str(), Counted::Rated), (Counted::All.as_str(), Counted::All)];
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
