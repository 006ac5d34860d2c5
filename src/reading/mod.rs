//! Reading: what the text of a document tells, from the finished document alone.

use crate::model::{Document, Reading};

mod passage;
mod times;

use passage::Passage;

/// Reads the article of a document (of a thread its opening post): who said what, when, and of whom.
pub(crate) fn read_document(document: &Document) -> Reading {
    let passages = passage::split_passages(document);
    read_passages(document, &passages)
}

/// The passes, one call a line.
fn read_passages(document: &Document, passages: &[Passage<'_>]) -> Reading {
    let mut reading = Reading::default();
    reading.times = times::find_times(document, passages);
    reading
}
