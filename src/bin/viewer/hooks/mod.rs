//! Everything that is not drawing: listeners, preferences, measures.

pub(crate) mod drop;
pub(crate) mod gathering;
pub(crate) mod keys;
pub(crate) mod preferences;
pub(crate) mod presence;
pub(crate) mod scroll;
