//! Reading a document with pauses: one page can hold four hundred thousand blocks, and as many statements.

use super::Wire;
use crate::model::{Document, Reading};

/// Values between two pauses: some thousandths of a second.
const AT_ONCE: usize = 2_000;

/// Reads the one document that [`super::write`] wrote. `pause` is called every now and then, and may let others work.
pub(crate) async fn read_slowly(mut bytes: &[u8], pause: &mut impl AsyncFnMut()) -> Option<Document> {
    let from = &mut bytes;
    if usize::take(from)? != 1 {
        return None;
    }
    // In the order in which the fields of a document cross. The compiler sees to it that none is forgotten.
    let (schema, source, kind, metadata) =
        (Wire::take(from)?, Wire::take(from)?, Wire::take(from)?, Wire::take(from)?);
    let blocks = take_slowly(from, pause).await?;
    let (sections, text, text_confidence) = (Wire::take(from)?, Wire::take(from)?, Wire::take(from)?);
    pause().await;
    let comments = Wire::take(from)?;
    let (lists, media, tables, product) =
        (Wire::take(from)?, Wire::take(from)?, Wire::take(from)?, Wire::take(from)?);
    let (renderings, alignment, translation) = (Wire::take(from)?, Wire::take(from)?, Wire::take(from)?);
    pause().await;
    let statements = take_slowly(from, pause).await?;
    let (times, people) = (Wire::take(from)?, Wire::take(from)?);
    pause().await;
    let (organisations, places, events) = (Wire::take(from)?, Wire::take(from)?, Wire::take(from)?);
    let reading = Reading { statements, times, people, organisations, places, events };
    let (warnings, corrections, remarks) = (Wire::take(from)?, Wire::take(from)?, Wire::take(from)?);
    bytes.is_empty().then_some(Document {
        schema,
        source,
        kind,
        metadata,
        blocks,
        sections,
        text,
        text_confidence,
        comments,
        lists,
        media,
        tables,
        product,
        renderings,
        alignment,
        translation,
        reading,
        warnings,
        corrections,
        remarks,
    })
}

async fn take_slowly<T: Wire>(from: &mut &[u8], pause: &mut impl AsyncFnMut()) -> Option<Vec<T>> {
    let length = usize::take(from)?;
    let mut values = Vec::with_capacity(length.min(from.len()));
    for at in 0..length {
        values.push(T::take(from)?);
        if at % AT_ONCE == AT_ONCE - 1 {
            pause().await;
        }
    }
    Some(values)
}
