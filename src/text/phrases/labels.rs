//! Labels of the parts of a byline.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, is};

/// Whether a line begins with such a label and its colon.
pub(crate) fn starts_with_label(text: &str) -> bool {
    let head = fold_phrase(&text.chars().take(24).collect::<String>());
    let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(colon) = head.find([':', '|', '/']) else { return false };
    let spaced = head.is_ascii();
    let label: String =
        head.get(..colon).unwrap_or_default().chars().filter(|c| spaced || !c.is_whitespace()).collect();
    is(Role::LineLabel, label.trim())
}
