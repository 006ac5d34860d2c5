//! Reading: what the text of a document tells, from the finished document alone.

use crate::model::{Document, Reading};

mod event;
mod passage;
mod times;

use passage::Passage;

/// Reads the article of a document (of a thread its opening post): who said what, when, and of whom.
pub(crate) fn read_document(document: &Document) -> Reading {
    let passages = passage::split_passages(document);
    read_passages(document, &passages)
}

/// The expressions of time of one passage that appeared on a day (`2023-06-18`).
#[cfg(any(test, feature = "inside"))]
pub(crate) fn times_in(text: &str, published: &str) -> Vec<crate::model::TimeExpression> {
    let now = crate::text::date::parse_machine_date(published).and_then(|moment| moment.ymd());
    times::read_times(&[Passage { block: 0, text, heading: false }], now, None)
}

/// The passes, one call a line.
fn read_passages(document: &Document, passages: &[Passage<'_>]) -> Reading {
    let mut reading = Reading::default();
    reading.times = times::find_times(document, passages);
    reading.events = event::find_events(document, passages, &reading);
    reading
}
