//! What documents tell together, as bytes.

use serde_json::Value;

use super::Wire;
use super::json::{self, Json};
use crate::model::{
    Collection, Conflict, Copies, Figure, Member, Moment, OnlyHere, QuotationPlace, SharedQuotation, Story,
};

/// Writes a collection.
pub(crate) fn write_collection(collection: &Collection) -> Vec<u8> {
    let mut out = Vec::new();
    collection.put(&mut out);
    out
}

/// Reads what [`write_collection`] wrote; none where it is something else.
pub(crate) fn read_collection(mut bytes: &[u8]) -> Option<Collection> {
    let collection = Collection::take(&mut bytes)?;
    bytes.is_empty().then_some(collection)
}

fields!(Collection { schema, documents, stories, copies, shared_quotations, conflicts, timeline });
fields!(Member { name, title, published });
fields!(Story { documents, event });
fields!(Copies { documents, kind, similarity, only });
fields!(OnlyHere { document, blocks });
fields!(SharedQuotation { speaker, text, places });
fields!(QuotationPlace { document, block, span, direct });
fields!(Conflict { what, story, values });
fields!(Figure { document, block, span, text, value });
fields!(Moment { value, document, block, span, text, inferred, event, story });
