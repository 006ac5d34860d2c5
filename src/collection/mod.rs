//! Several documents side by side: which report the same event, which are copies, what they quote alike, where their
//! figures conflict, and all days in order.
//!
//! Nothing compares all documents with all others: what may belong together is found over an index of short runs of
//! words ([`shingle`]), and compared only then. Work grows with the text, not with its square.

mod conflict;
mod copies;
mod days;
#[cfg(any(test, feature = "worker"))]
mod digest;
mod figure;
mod index;
#[cfg(any(test, feature = "viewer"))]
mod passages;
mod prose;
mod quotation;
mod story;
mod timeline;

use crate::model::{Collection, Document, Member};
#[cfg(any(test, feature = "worker"))]
pub(crate) use digest::digest;
use index::Index;
#[cfg(any(test, feature = "viewer"))]
pub(crate) use passages::{Link, Text, shared_passages};
use prose::Prose;

/// What documents tell together. They are numbered in the order in which they are given.
#[must_use]
pub fn collect(documents: &[Document]) -> Collection {
    let prose: Vec<Prose<'_>> = documents.iter().map(prose::prepare).collect();
    let index = Index::of(&prose);
    let related = index.related(&prose);
    let copies = copies::find_copies(&prose, &related);
    let stories = story::find_stories(documents, &prose, &related);
    let shared_quotations = quotation::find_shared(documents, &prose, &stories);
    let conflicts = conflict::find_conflicts(documents, &prose, &stories);
    let timeline = timeline::list_days(documents, &stories);
    let documents = documents.iter().map(member).collect();
    Collection { documents, stories, copies, shared_quotations, conflicts, timeline, ..Collection::default() }
}

fn member(document: &Document) -> Member {
    let value = |field: &Option<crate::model::Field<String>>| field.as_ref().map(|field| field.value.clone());
    Member {
        name: document.source.name.clone(),
        title: value(&document.metadata.title),
        published: value(&document.metadata.published),
    }
}

#[cfg(test)]
mod tests;
