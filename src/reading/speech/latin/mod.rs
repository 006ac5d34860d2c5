//! Who says what in English.

use super::Attribution;
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Script};

/// Collects what is said in a passage.
pub(super) fn attribute(_passage: usize, prose: &Prose<'_>, _names: &Names, _out: &mut Vec<Attribution>) {
    if prose.script != Script::Latin {}
}
