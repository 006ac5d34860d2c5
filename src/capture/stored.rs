//! Documents that were read before and saved as JSON: they come back as they were.

use serde_json::Value;

use super::open::{Entry, Opener};
use crate::model::SCHEMA;

/// Whether a value is a document as the command line and the page write it.
pub(super) fn is_document(value: &Value) -> bool {
    let has = |place: &str| value.pointer(place).is_some();
    let schema = value.get("schema").and_then(Value::as_u64);
    schema.is_some_and(|schema| schema <= u64::from(SCHEMA)) && has("/blocks/0/zone") && has("/source/sha256")
}

/// Gives a document back; false where it is none after all.
#[cfg(not(feature = "worker"))]
pub(super) fn give_document(opener: &mut Opener<'_>, entry: &Entry<'_>, value: Value) -> bool {
    let Ok(document) = serde_json::from_value(value) else { return false };
    opener.give_stored(entry, Box::new(document));
    true
}

/// What reads documents from JSON is a sixth of the page's program, which does without.
#[cfg(feature = "worker")]
pub(super) fn give_document(opener: &mut Opener<'_>, entry: &Entry<'_>, _: Value) -> bool {
    let message = "The file is a document that was read before; open the page that it was read from.";
    opener.refuse(entry, "document-json", message);
    true
}
