//! What a reader put right, beside what was found.

use serde::{Deserialize, Serialize};

/// One correction. A document that was corrected holds the reader's values with the rule `reader`, and the list of what
/// was changed, so that what was found can be had back from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Correction {
    /// What is corrected: `metadata.title`, `blocks[12].zone`, `reading.statements[3]` (taken out),
    /// `reading.statements[3].speaker`. Numbers are places in the document as it was found.
    pub path: String,
    /// The reader's value; none where the reader says that there is none.
    pub value: Option<Corrected>,
    /// What was found.
    pub found: Option<Corrected>,
    /// The beginning of the block, or what is said: by it the place is found again where its number has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub text: Option<String>,
    /// Who says so: `reader`.
    pub by: String,
}

/// A value of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Corrected {
    /// One value; numbers as their digits.
    Text(String),
    /// The values of a list.
    List(Vec<String>),
}

impl Corrected {
    /// The value as a list.
    pub fn values(&self) -> &[String] {
        match self {
            Self::Text(text) => std::slice::from_ref(text),
            Self::List(values) => values,
        }
    }
}
