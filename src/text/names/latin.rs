//! Names in Latin script, by capitals and by the words beside them.

use super::NameSpan;

/// Adds the names in Latin script to those found, in order.
pub(super) fn add_names(_text: &str, _found: &mut Vec<NameSpan>) {}
