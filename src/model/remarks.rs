//! What a reader notes of a document.

use serde::{Deserialize, Serialize};

/// What a reader notes of a document, beside what was found in it and what was put right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Remarks {
    /// Marked as one to come back to.
    pub starred: bool,
    /// The reader's own headings, each once, in the order in which they were given.
    pub tags: Vec<String>,
    /// A text of the reader's own; empty where there is none.
    pub note: String,
}

impl Remarks {
    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        !self.starred && self.tags.is_empty() && self.note.is_empty()
    }
}
