//! Single properties out of JSON-LD that does not parse.

use super::json_ld::bare_name;
use super::{Entity, Syntax, Value, unescape};
use crate::dom::NodeId;
use crate::text::space::fold_space;

/// Properties worth picking, in the order in which they are looked for.
const PROPERTIES: [&str; 6] =
    ["headline", "datePublished", "dateModified", "dateCreated", "description", "url"];

/// The first article's properties in a text that looks like JSON-LD.
pub(super) fn salvage_entity(script: &str, node: NodeId) -> Option<Entity> {
    let kinds = strings_after(script, "@type");
    let kind = kinds
        .iter()
        .map(|kind| bare_name(kind))
        .find(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))?;
    let mut properties = Vec::new();
    for key in PROPERTIES {
        if let Some(text) = strings_after(script, key).into_iter().next() {
            properties.push((key.to_owned(), Value::Text(fold_space(&unescape(&text)), node)));
        }
    }
    if let Some(author) = script.split_once("\"author\"").and_then(|(_, rest)| {
        // The name must stand in the author's own object.
        let own = rest.split('}').next()?;
        strings_after(own, "name").into_iter().next()
    }) {
        properties.push(("author".to_owned(), Value::Text(fold_space(&unescape(&author)), node)));
    }
    Some(Entity {
        syntax: Syntax::Salvaged,
        types: vec![kind.to_owned()],
        id: None,
        properties,
        holder: None,
        node,
    })
}

/// The string values that stand directly behind a key.
fn strings_after(script: &str, key: &str) -> Vec<String> {
    let quoted = format!("\"{key}\"");
    script
        .split(quoted.as_str())
        .skip(1)
        .filter_map(|rest| {
            let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            let end = rest
                .char_indices()
                .find(|&(at, c)| c == '"' && !rest.get(..at).is_some_and(|head| head.ends_with('\\')))
                .map(|(at, _)| at)?;
            rest.get(..end).map(|text| text.replace("\\\"", "\"").replace("\\/", "/"))
        })
        .collect()
}
