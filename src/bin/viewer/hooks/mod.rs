//! Everything that is not drawing: listeners, preferences, measures.

pub(crate) mod composed;
pub(crate) mod drop;
pub(crate) mod gathering;
pub(crate) mod keys;
pub(crate) mod portions;
pub(crate) mod preferences;
pub(crate) mod presence;
pub(crate) mod scroll;
pub(crate) mod way_back;
