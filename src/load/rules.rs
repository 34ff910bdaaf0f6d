//! Exemptions, requirements and ceilings, declared or changed by an amendment.
//!
//! Each is read into its patch first, the keys that are given; a declared rule is a patch to
//! which nothing may be missing.

use crate::load::fields::Fields;
use crate::load::node::Node;
use crate::model::{
    Basis, Ceiling, CeilingPatch, Exemption, ExemptionPatch, Grounds, GroundsPatch, Place,
    Requirement, RequirementPatch, Review,
};

/// The keys that every rule has.
const GROUNDS: [&str; 3] = ["title", "cite", "basis"];

pub(in crate::load) fn grounds_patch(fields: &Fields<'_>) -> GroundsPatch {
    GroundsPatch {
        title: fields.get("title").and_then(Node::title),
        cite: fields.get("cite").and_then(Node::text).map(str::to_owned),
        basis: fields.get("basis").and_then(Node::word),
        note: fields.get("note").and_then(Node::title),
    }
}

/// Completes the grounds of a declared rule. What is missing is reported and stands empty: the
/// rule's formulas can still be judged.
pub(in crate::load) fn grounds(fields: &Fields<'_>, patch: GroundsPatch) -> Grounds {
    for key in GROUNDS {
        fields.require(key);
    }
    Grounds {
        title: patch.title.unwrap_or_default(),
        cite: patch.cite.unwrap_or_default(),
        basis: patch.basis.unwrap_or(Basis::Inferred),
        note: patch.note,
    }
}

pub(in crate::load) fn exemption_patch(fields: &Fields<'_>) -> ExemptionPatch {
    ExemptionPatch {
        when: fields.get("when").and_then(Node::formula),
        review_due: fields.get("review_due").and_then(Node::boolean),
        grounds: grounds_patch(fields),
    }
}

/// A declared exemption; `None` without its formula.
pub(in crate::load) fn exemption(
    fields: &Fields<'_>,
    (id, place): (String, Place),
) -> Option<Exemption> {
    let patch = exemption_patch(fields);
    fields.require("when");
    let grounds = grounds(fields, patch.grounds);
    fields.finish();
    let review_due = patch.review_due.unwrap_or(true);
    Some(Exemption { id, when: patch.when?, review_due, grounds, place })
}

pub(in crate::load) fn requirement_patch(fields: &Fields<'_>) -> RequirementPatch {
    let that = fields.get("that").and_then(Node::formula);
    RequirementPatch { that, grounds: grounds_patch(fields) }
}

/// A declared requirement; `None` without its formula.
pub(in crate::load) fn requirement(
    fields: &Fields<'_>,
    (id, place): (String, Place),
) -> Option<Requirement> {
    let patch = requirement_patch(fields);
    fields.require("that");
    let grounds = grounds(fields, patch.grounds);
    fields.finish();
    Some(Requirement { id, that: patch.that?, grounds, place })
}

pub(in crate::load) fn ceiling_patch(fields: &Fields<'_>) -> CeilingPatch {
    CeilingPatch {
        at_most: fields.get("at_most").and_then(Node::formula),
        when: fields.get("when").and_then(Node::formula),
        grounds: grounds_patch(fields),
    }
}

/// A declared ceiling; `None` without its formulas.
pub(in crate::load) fn ceiling(
    fields: &Fields<'_>,
    (id, place): (String, Place),
) -> Option<Ceiling> {
    let patch = ceiling_patch(fields);
    fields.require("at_most");
    fields.require("when");
    let grounds = grounds(fields, patch.grounds);
    fields.finish();
    Some(Ceiling { id, at_most: patch.at_most?, when: patch.when?, grounds, place })
}

/// The condition of having been reviewed; its grounds may be left out altogether.
pub(in crate::load) fn review(fields: &Fields<'_>) -> Option<Review> {
    let done = fields.require("done").and_then(Node::formula);
    let patch = grounds_patch(fields);
    let has_grounds = GROUNDS.iter().any(|key| fields.has(key)) || fields.has("note");
    let grounds = has_grounds.then(|| grounds(fields, patch));
    fields.finish();
    Some(Review { done: done?, grounds })
}
