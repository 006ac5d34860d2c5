//! Labels of the parts of a byline.

use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, is};

/// Characters within which a label ends.
const LONGEST: usize = 24;

/// Whether a line begins with such a label and its colon.
pub(crate) fn starts_with_label(text: &str) -> bool {
    labels_folded(&fold_start(text, LONGEST))
}

/// The same of a line that is folded.
pub(crate) fn labels_folded(folded: &str) -> bool {
    // Most lines have no sign where a label would end; no character takes more than four bytes.
    let signed = folded.bytes().take(4 * LONGEST).any(|b| matches!(b, b':' | b'|' | b'/'));
    if !signed {
        return false;
    }
    let end = folded.char_indices().nth(LONGEST).map_or(folded.len(), |(at, _)| at);
    let head = folded.get(..end).unwrap_or_default();
    let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(colon) = head.find([':', '|', '/']) else { return false };
    let label = head.get(..colon).unwrap_or_default();
    if head.is_ascii() || !label.contains(char::is_whitespace) {
        return is(Role::LineLabel, label.trim());
    }
    is(Role::LineLabel, &label.chars().filter(|c| !c.is_whitespace()).collect::<String>())
}
