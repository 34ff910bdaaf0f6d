//! The bytes of the trail against a trail that was worked out by hand (`worked/`), and what the
//! other tests write trails with.

pub(in crate::audit) mod fixture;
mod worked;
