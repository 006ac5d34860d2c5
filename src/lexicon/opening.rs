//! What a text begins with: all that is known at one place of it.

use super::entry::Entry;
use super::table::lexicon;

/// Visits the entries that begin at a place of a folded text, short ones first, with where they end. Whether a word
/// begins there, and ends where they do, is the caller's business.
pub(crate) fn visit_at(folded: &str, at: usize, mut visit: impl FnMut(usize, Entry)) {
    lexicon().words.walk(folded.as_bytes(), at, |end, entries| {
        for &entry in entries {
            visit(end, Entry(entry));
        }
    });
}

/// The same of what stands in the table of [`super::role::Folding::Common`].
pub(crate) fn visit_common_at(folded: &str, at: usize, mut visit: impl FnMut(usize, Entry)) {
    lexicon().common.walk(folded.as_bytes(), at, |end, entries| {
        for &entry in entries {
            visit(end, Entry(entry));
        }
    });
}
