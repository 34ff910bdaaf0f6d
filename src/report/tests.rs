//! What the tests of this module and of its neighbours share.

pub(crate) mod fixture;
