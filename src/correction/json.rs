//! Corrections as JSON, as they are kept and as a project file holds them. Written out by hand: what serde derives to read
//! them would be a part of the page's program that nothing else there needs.

use serde_json::{Map, Value};

use super::BY_READER;
use crate::model::{Corrected, Correction};

/// Corrections as a JSON list, as a document holds them.
pub fn to_json(corrections: &[Correction]) -> Value {
    let value = |value: &Option<Corrected>| match value {
        None => Value::Null,
        Some(Corrected::Text(text)) => text.as_str().into(),
        Some(Corrected::List(values)) => values.iter().map(String::as_str).collect(),
    };
    let one = |correction: &Correction| {
        let mut item = Map::new();
        item.insert("path".to_owned(), correction.path.as_str().into());
        item.insert("value".to_owned(), value(&correction.value));
        item.insert("found".to_owned(), value(&correction.found));
        if let Some(text) = &correction.text {
            item.insert("text".to_owned(), text.as_str().into());
        }
        item.insert("by".to_owned(), correction.by.as_str().into());
        Value::Object(item)
    };
    corrections.iter().map(one).collect()
}

/// Corrections of a JSON list; what is none is left out.
pub fn from_json(list: &Value) -> Vec<Correction> {
    let text = |item: &Value, key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    let value = |item: &Value, key: &str| match item.get(key)? {
        Value::String(text) => Some(Corrected::Text(text.clone())),
        Value::Array(values) => {
            Some(Corrected::List(values.iter().filter_map(Value::as_str).map(str::to_owned).collect()))
        }
        _ => None,
    };
    let one = |item: &Value| {
        Some(Correction {
            path: text(item, "path")?,
            value: value(item, "value"),
            found: value(item, "found"),
            text: text(item, "text"),
            by: text(item, "by").unwrap_or_else(|| BY_READER.to_owned()),
        })
    };
    list.as_array().map_or_else(Vec::new, |items| items.iter().filter_map(one).collect())
}
