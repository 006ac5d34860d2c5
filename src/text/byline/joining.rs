//! Days that stand beside a name and date a person, not a text.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, holds};

/// Whether a line of the box about an author tells since when they are a member, or when they were last seen.
pub(crate) fn states_joining(line: &str) -> bool {
    holds(Role::Membership, &fold_phrase(line))
}
