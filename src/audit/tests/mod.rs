//! The bytes of the trail against a trail that was worked out by hand (`worked/`).

mod worked;
