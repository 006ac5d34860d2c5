//! What two tabs noted of the same document, as one: neither takes back what the other did.

use serde_json::{Map, Value};

/// What is to be kept where another tab wrote meanwhile: `theirs`, changed as `ours` was changed from `before`. A value of
/// none is one that is not there. Lists are lists of corrections, by their paths; objects are remarks, by their fields.
pub fn merge(before: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    if theirs == before {
        return ours.cloned();
    }
    if ours == before {
        return theirs.cloned();
    }
    let fields = |value: Option<&Value>| value.map_or_else(|| Some(Vec::new()), fields_of);
    let (Some(before), Some(ours), Some(theirs)) = (fields(before), fields(ours), fields(theirs)) else {
        return ours.cloned();
    };
    let find = |all: &[(String, Value)], key: &str| {
        all.iter().find(|(other, _)| other == key).map(|(_, value)| value.clone())
    };
    let mut keys: Vec<&str> = theirs.iter().chain(&ours).map(|(key, _)| key.as_str()).collect();
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| seen.insert(*key));
    let mut merged = Vec::new();
    for key in keys {
        let (was, mine) = (find(&before, key), find(&ours, key));
        let value = if mine == was { find(&theirs, key) } else { mine };
        merged.extend(value.map(|value| (key.to_owned(), value)));
    }
    let list = merged.iter().any(|(_, value)| value.get("path").is_some());
    written(merged, list)
}

/// The parts of a value by their names.
fn fields_of(value: &Value) -> Option<Vec<(String, Value)>> {
    match value {
        Value::Array(items) => {
            let named = |item: &Value| Some((item.get("path")?.as_str()?.to_owned(), item.clone()));
            items.iter().map(named).collect()
        }
        Value::Object(fields) => {
            Some(fields.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
        }
        _ => None,
    }
}

/// The parts as a value; none where there are none.
fn written(parts: Vec<(String, Value)>, list: bool) -> Option<Value> {
    if parts.is_empty() {
        None
    } else if list {
        Some(parts.into_iter().map(|(_, value)| value).collect())
    } else {
        Some(Value::Object(parts.into_iter().collect::<Map<_, _>>()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::merge;

    #[test]
    fn neither_tab_takes_back_what_the_other_did() {
        let title = json!({ "path": "metadata.title", "value": "A" });
        let other = json!({ "path": "metadata.title", "value": "B" });
        let zone = json!({ "path": "blocks[1].zone", "value": "share" });
        let some = |value: Value| Some(value);
        for (before, ours, theirs, expect) in [
            // One tab alone.
            (None, some(json!([title])), None, some(json!([title]))),
            (some(json!([title])), None, some(json!([title])), None),
            (some(json!([title])), some(json!([title])), None, None),
            // Both, in different places.
            (None, some(json!([zone])), some(json!([title])), some(json!([title, zone]))),
            (some(json!([title])), None, some(json!([title, zone])), some(json!([zone]))),
            // Both in the same place: the last one.
            (None, some(json!([other])), some(json!([title])), some(json!([other]))),
            (
                None,
                some(json!({ "starred": true })),
                some(json!({ "note": "x" })),
                some(json!({ "note": "x", "starred": true })),
            ),
            (
                some(json!({ "starred": true, "note": "x" })),
                some(json!({ "note": "x" })),
                some(json!({ "starred": true, "note": "y" })),
                some(json!({ "note": "y" })),
            ),
        ] {
            assert_eq!(
                merge(before.as_ref(), ours.as_ref(), theirs.as_ref()),
                expect,
                "{before:?} {ours:?} {theirs:?}"
            );
        }
    }
}
