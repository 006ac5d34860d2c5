//! Documents as bytes, from a worker to its page: the fields one after the other, without their names.
//!
//! Both ends are of one build, so nothing has to describe itself, and no reader has to accept names in any
//! order: what serde derives for that would be 190 KB of the page's program. What was saved as JSON is read by the same lists
//! of fields (`json.rs`).

use serde_json::Value;

use self::json::Json;
use crate::model::{
    AlignedPair, Block, Callout, Comment, Corrected, Correction, Document, Enclosure, Event, Evidence, Extra,
    Field, Formula, ItemPlace, Kind, List, ListItem, Media, Metadata, Named, NoteMark, Origin, PageKind,
    Person, Product, ProductEvidence, Reading, Rejected, Remarks, Rendering, Section, SourceInfo, Statement,
    Table, TimeExpression, Translation, Warning, Zone,
};

/// Bits of a number that one byte carries; the eighth says that more follow.
const BITS: u32 = 7;

/// Writes documents.
pub(crate) fn write<'a>(documents: impl ExactSizeIterator<Item = &'a Document>) -> Vec<u8> {
    let mut out = Vec::new();
    documents.len().put(&mut out);
    for document in documents {
        document.put(&mut out);
    }
    out
}

/// Reads what [`write`] wrote; none where it is something else.
pub(crate) fn read(mut bytes: &[u8]) -> Option<Vec<Document>> {
    let documents = Vec::take(&mut bytes)?;
    bytes.is_empty().then_some(documents)
}

/// A value that crosses.
trait Wire: Sized {
    /// Appends it.
    fn put(&self, out: &mut Vec<u8>);

    /// Takes it off the front; none where the bytes are something else.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

/// A struct crosses as its fields, and is read from JSON by their names. The compiler sees to it that none is forgotten.
macro_rules! fields {
    ($name:ident $(<$value:ident>)? { $($field:ident),+ $(,)? }) => {
        fields!($name $(<$value>)? { $($field),+ } read by hand);

        impl $(<$value: Json>)? Json for $name $(<$value>)? {
            fn of(value: &Value) -> Option<Self> {
                value.as_object()?;
                $(let $field = json::field(value, stringify!($field))?;)+
                Some(Self { $($field),+ })
            }
        }
    };
    ($name:ident $(<$value:ident>)? { $($field:ident),+ $(,)? } read by hand) => {
        impl $(<$value: Wire>)? Wire for $name $(<$value>)? {
            fn put(&self, out: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($field.put(out);)+
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                $(let $field = Wire::take(from)?;)+
                Some(Self { $($field),+ })
            }
        }
    };
}

fields!(Document {
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
});
fields!(Correction { path, value, found, text, by });
fields!(Remarks { starred, tags, note } read by hand);
fields!(SourceInfo { name, container, format, bytes, sha256, charset, charset_from, languages });
fields!(Kind { value, confidence });
fields!(Metadata {
    title,
    site,
    source,
    authors,
    editors,
    reporters,
    published,
    modified,
    last_reply,
    issued,
    captured,
    url,
    breadcrumb,
    description,
    lead_image,
    read_count,
    comment_count,
    keywords,
    licence,
    disclaimer,
});
fields!(Field<T> { value, confidence, inferred, evidence, rejected });
fields!(Rejected<T> { value, evidence, why } read by hand);
fields!(Evidence { rule, key, block, source });
fields!(Origin { bytes, path });
fields!(Block { i, text, zone, confidence, lang, level, hidden, source, item, extra } read by hand);
fields!(Extra { formulas, note_marks, note, callout });
fields!(ItemPlace { list, depth, number, follows });
fields!(Formula { span, latex });
fields!(NoteMark { span, note });
fields!(Callout { kind, follows, title });
fields!(Section { heading, blocks });
fields!(Comment {
    floor,
    author,
    posted,
    posted_from,
    text,
    reply_to,
    parent,
    reply_count,
    likes,
    depth,
    blocks,
});
fields!(List { zone, title, items });
fields!(ListItem { title, source, url, read_count, price, block });
fields!(Media { kind, url, alt, caption, enclosed });
fields!(Enclosure { format, bytes, packing });
fields!(Table { blocks, rows });
fields!(Product { name, price, currency, description, specifications, evidence });
fields!(ProductEvidence { of, pair, evidence } read by hand);
fields!(Rendering { blocks });
fields!(AlignedPair { a, b, score });
fields!(Translation { languages, confidence, alone });
fields!(Warning { code, message });
fields!(Reading { statements, times, people, organisations, places, events });
fields!(Statement {
    block,
    speaker,
    speaker_surface,
    speaker_at,
    title,
    cue,
    direct,
    quotes,
    quotes_at,
    content,
    denied,
    via,
    confidence,
    span,
    rule,
});
fields!(TimeExpression { block, text, span, value, kind, anchor, inferred, confidence, rule });
fields!(Person { name, aliases, titles, mentions, confidence });
fields!(Named { name, aliases, mentions, confidence });
fields!(Event { sort, participants, date, place, duration, blocks, confidence } read by hand);

/// An enum without values crosses as its place in `ALL`.
macro_rules! choices {
    ($($name:ident),+) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                Self::ALL.get(usize::from(u8::take(from)?)).copied()
            }
        }
    )+};
}

choices!(PageKind, Zone);

// Behind the macros that it uses.
mod collected;
mod json;
mod slow;

pub(crate) use collected::{read_collection, write_collection};
pub(crate) use slow::read_slowly;

/// Reads a document from the JSON that it is written as; none where a part is missing or something else.
pub(crate) fn from_json(value: &Value) -> Option<Document> {
    Document::of(value)
}

impl Wire for Corrected {
    fn put(&self, out: &mut Vec<u8>) {
        matches!(self, Self::List(_)).put(out);
        match self {
            Self::Text(text) => text.put(out),
            Self::List(values) => values.put(out),
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        if bool::take(from)? { Vec::take(from).map(Self::List) } else { String::take(from).map(Self::Text) }
    }
}

impl Wire for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >> BITS > 0 {
            out.push(rest as u8 | 1 << BITS);
            rest >>= BITS;
        }
        out.push(rest as u8);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut number = 0;
        for shift in (0..Self::BITS).step_by(BITS as usize) {
            let byte = u8::take(from)?;
            number |= Self::from(byte & !(1 << BITS)) << shift;
            if byte >> BITS == 0 {
                return Some(number);
            }
        }
        None
    }
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        u64::from(*self).put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u64::take(from)?.try_into().ok()
    }
}

impl Wire for i32 {
    fn put(&self, out: &mut Vec<u8>) {
        self.cast_unsigned().put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u32::take(from).map(u32::cast_signed)
    }
}

impl Wire for usize {
    fn put(&self, out: &mut Vec<u8>) {
        (*self as u64).put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u64::take(from)?.try_into().ok()
    }
}

impl Wire for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let (first, rest) = from.split_first()?;
        *from = rest;
        Some(*first)
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(u8::take(from)? != 0)
    }
}

impl Wire for f32 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let (bytes, rest) = from.split_first_chunk()?;
        *from = rest;
        Some(Self::from_le_bytes(*bytes))
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let length = usize::take(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        str::from_utf8(text).ok().map(ToOwned::to_owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (**self).put(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        T::take(from).map(Self::new)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        for value in self {
            value.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let length = usize::take(from)?;
        let mut values = Self::new();
        for _ in 0..length {
            values.push(T::take(from)?);
        }
        Some(values)
    }
}

impl<T: Wire + Default, const N: usize> Wire for [T; N] {
    fn put(&self, out: &mut Vec<u8>) {
        for value in self {
            value.put(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut values = [const { None }; N];
        for value in &mut values {
            *value = Some(T::take(from)?);
        }
        Some(values.map(Option::unwrap_or_default))
    }
}

#[cfg(test)]
mod tests;
