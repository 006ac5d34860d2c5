//! Documents that were read before and saved as JSON: they come back as they were.

use serde_json::Value;

use super::open::{Entry, Opener};
use crate::model::{Document, SCHEMA};

/// Whether a value is a document as the command line and the page write it.
pub(super) fn is_document(value: &Value) -> bool {
    let has = |place: &str| value.pointer(place).is_some();
    let schema = value.get("schema").and_then(Value::as_u64);
    schema.is_some_and(|schema| schema <= u64::from(SCHEMA)) && has("/blocks/0/zone") && has("/source/sha256")
}

/// Gives a document back; false where it is none after all.
pub(super) fn give_document(opener: &mut Opener<'_>, entry: &Entry<'_>, value: &Value) -> bool {
    let Some(document) = document_of(value) else { return false };
    opener.give_stored(entry, Box::new(document));
    true
}

#[cfg(not(feature = "worker"))]
fn document_of(value: &Value) -> Option<Document> {
    serde::Deserialize::deserialize(value).ok()
}

/// What serde derives for it would be a sixth of the page's program, which has a reader of its own.
#[cfg(feature = "worker")]
fn document_of(value: &Value) -> Option<Document> {
    crate::wire::from_json(value)
}
