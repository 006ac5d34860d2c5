//! Documents from the JSON that they were saved as.
//!
//! A part that may be missing in an older document (an option, a list, a mark that is rarely set) is as good as empty; any
//! other that is missing makes it no document. Names that are not known are passed over.

use serde_json::Value;

use crate::model::{Block, Corrected, Event, Extra, PageKind, ProductEvidence, Rejected, Remarks, Zone};

/// A value that is read from JSON.
pub(super) trait Json: Sized {
    /// The value; none where the JSON is something else.
    fn of(value: &Value) -> Option<Self>;

    /// What it is where it is not there.
    fn missing() -> Option<Self> {
        None
    }
}

/// A part of an object by its name.
pub(super) fn field<T: Json>(object: &Value, name: &str) -> Option<T> {
    match object.get(name) {
        Some(value) => T::of(value),
        None => T::missing(),
    }
}

impl Json for bool {
    fn of(value: &Value) -> Option<Self> {
        value.as_bool()
    }

    fn missing() -> Option<Self> {
        Some(false)
    }
}

impl Json for f32 {
    fn of(value: &Value) -> Option<Self> {
        value.as_f64().map(|number| number as Self)
    }
}

impl Json for String {
    fn of(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

/// Whole numbers; what is too large or below zero where nothing can be is none.
macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Json for $number {
            fn of(value: &Value) -> Option<Self> {
                value.as_i64()?.try_into().ok()
            }
        }
    )+};
}

numbers!(u8, u32, u64, usize, i32);

impl<T: Json> Json for Option<T> {
    fn of(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::of(value).map(Some) }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: Json> Json for Box<T> {
    fn of(value: &Value) -> Option<Self> {
        T::of(value).map(Self::new)
    }

    fn missing() -> Option<Self> {
        T::missing().map(Self::new)
    }
}

impl<T: Json> Json for Vec<T> {
    fn of(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::of).collect()
    }

    fn missing() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Json, const N: usize> Json for [T; N] {
    fn of(value: &Value) -> Option<Self> {
        Vec::of(value)?.try_into().ok()
    }
}

impl Json for Zone {
    fn of(value: &Value) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| value.as_str() == Some(zone.name()))
    }
}

impl Json for PageKind {
    fn of(value: &Value) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| serde_json::to_value(kind).is_ok_and(|name| name == *value))
    }
}

impl Json for Corrected {
    fn of(value: &Value) -> Option<Self> {
        if value.is_string() { Json::of(value).map(Self::Text) } else { Json::of(value).map(Self::List) }
    }
}

impl Json for Remarks {
    fn of(value: &Value) -> Option<Self> {
        let (starred, tags, note) = (field(value, "starred")?, field(value, "tags")?, field(value, "note")?);
        Some(Self { starred, tags, note })
    }

    /// They are written where there are some.
    fn missing() -> Option<Self> {
        Some(Self::default())
    }
}

impl<T: Json> Json for Rejected<T> {
    fn of(value: &Value) -> Option<Self> {
        Some(Self { value: field(value, "value")?, evidence: Json::of(value)?, why: field(value, "why")? })
    }
}

impl Json for ProductEvidence {
    fn of(value: &Value) -> Option<Self> {
        Some(Self { of: field(value, "of")?, pair: field(value, "pair")?, evidence: Json::of(value)? })
    }
}

impl Json for Event {
    fn of(value: &Value) -> Option<Self> {
        Some(Self {
            sort: field(value, "type")?,
            participants: field(value, "participants")?,
            date: field(value, "date")?,
            place: field(value, "place")?,
            duration: field(value, "duration")?,
            blocks: field(value, "blocks")?,
            confidence: field(value, "confidence")?,
        })
    }
}

impl Json for Block {
    fn of(value: &Value) -> Option<Self> {
        let extra = Extra::of(value)?;
        Some(Self {
            i: field(value, "i")?,
            text: field(value, "text")?,
            zone: field(value, "zone")?,
            confidence: field(value, "confidence")?,
            lang: field(value, "lang")?,
            level: field(value, "level")?,
            hidden: field(value, "hidden")?,
            source: field(value, "source")?,
            item: field(value, "item")?,
            extra: (extra != Extra::default()).then(|| Box::new(extra)),
        })
    }
}
