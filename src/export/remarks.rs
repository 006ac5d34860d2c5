//! A reader's remarks as JSON, as they are kept and as a project file holds them. Read by hand, as corrections are.

use serde_json::{Map, Value};

use crate::model::Remarks;

/// Remarks as a document holds them. What was not noted is left out, so that nothing stands against what another tab noted.
pub fn to_json(remarks: &Remarks) -> Value {
    let mut item = Map::new();
    if remarks.starred {
        item.insert("starred".to_owned(), true.into());
    }
    if !remarks.tags.is_empty() {
        item.insert("tags".to_owned(), remarks.tags.iter().map(String::as_str).collect());
    }
    if !remarks.note.is_empty() {
        item.insert("note".to_owned(), remarks.note.as_str().into());
    }
    Value::Object(item)
}

/// Remarks of a JSON object; what is something else is left out.
pub fn from_json(item: &Value) -> Remarks {
    let tags = item.get("tags").and_then(Value::as_array).into_iter().flatten();
    Remarks {
        starred: item.get("starred").and_then(Value::as_bool).unwrap_or(false),
        tags: tags.filter_map(Value::as_str).map(str::to_owned).collect(),
        note: item.get("note").and_then(Value::as_str).unwrap_or_default().to_owned(),
    }
}
