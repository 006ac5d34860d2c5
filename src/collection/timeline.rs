//! The days that documents speak of, in order.

use std::collections::BTreeSet;

use super::days::parse_day;
use crate::model::{Document, Moment, Story};
use crate::text::sentence::sentence_at;

/// Every day of every document once, at its first mention; days without a year stand behind those with one.
pub(super) fn list_days(documents: &[Document], stories: &[Story]) -> Vec<Moment> {
    let mut moments = Vec::new();
    for (story, members) in (0..).zip(stories) {
        for &number in &members.documents {
            if let Some(document) = documents.get(number as usize) {
                days_of(document, number, story, &mut moments);
            }
        }
    }
    crate::order::sort_by(&mut moments, |a, b| {
        let key = |moment: &Moment| (moment.value.starts_with('X'), moment.value.clone());
        key(a)
            .cmp(&key(b))
            .then(a.document.cmp(&b.document))
            .then(a.block.cmp(&b.block))
            .then(a.span.cmp(&b.span))
    });
    moments
}

fn days_of(document: &Document, number: u32, story: u32, moments: &mut Vec<Moment>) {
    let event = document.reading.events.first().and_then(|event| event.date.as_deref());
    let mut known = BTreeSet::new();
    for time in &document.reading.times {
        if !matches!(time.kind.as_str(), "point" | "range") || parse_day(&time.value).is_none() {
            continue;
        }
        if !known.insert(time.value.as_str()) {
            continue;
        }
        let text = document.blocks.get(time.block as usize).map_or("", |block| block.text.as_str());
        moments.push(Moment {
            value: time.value.clone(),
            document: number,
            block: time.block,
            span: time.span,
            text: sentence_at(text, time.span[0] as usize).to_owned(),
            inferred: time.inferred,
            event: event == Some(time.value.as_str()),
            story,
        });
    }
}
