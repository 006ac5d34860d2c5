//! JSON-LD, tolerantly: comments, raw line ends and trailing commas are forgiven, and from what does
//! not parse at all single properties are picked.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::{Entity, Syntax, Value, salvage, unescape};
use crate::dom::NodeId;
use crate::text::search::holds;
use crate::text::space::fold_space;

/// Entities of one page beyond which nothing more is read: listings state thousands.
const MOST_ENTITIES: usize = 20_000;

/// Longest text kept of one property, in bytes; bodies are not fields.
const LONGEST_TEXT: usize = 4_000;

/// Reads what a script holds into entities.
pub(super) fn read_json(json: &Json, node: NodeId, entities: &mut Vec<Entity>) {
    collect(json, node, entities);
}

/// Reads one script that is not JSON to the letter.
pub(super) fn read_script(script: &str, node: NodeId, entities: &mut Vec<Entity>) {
    let script = trim_wrapping(script);
    if script.is_empty() {
        return;
    }
    if let Some(json) = parse_tolerant(script) {
        collect(&json, node, entities);
    } else if let Some(entity) = salvage::salvage_entity(script, node) {
        entities.push(entity);
    }
}

/// Without the HTML comment, CDATA and semicolon that sites put around the JSON.
fn trim_wrapping(script: &str) -> &str {
    let mut script = script.trim().trim_start_matches('\u{feff}');
    for (start, end) in
        [("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>"), ("<!--", "-->")]
    {
        script = script.strip_prefix(start).unwrap_or(script).trim();
        script = script.strip_suffix(end).unwrap_or(script).trim();
    }
    script.trim_end_matches(';').trim()
}

fn parse_tolerant(script: &str) -> Option<Json> {
    if let Ok(json) = serde_json::from_str(script) {
        return Some(json);
    }
    if let Ok(json) = serde_json::from_str(&repair(script)) {
        return Some(json);
    }
    // Several objects in one script: the first counts.
    let repaired = repair(script);
    let mut stream = serde_json::Deserializer::from_str(&repaired).into_iter::<Json>();
    stream.next()?.ok()
}

/// Escapes raw control characters and stray backslashes in strings, and drops commas before a closing bracket.
fn repair(script: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(script.len());
    let (mut inside, mut escaped) = (false, false);
    for c in script.chars() {
        if inside {
            if escaped {
                escaped = false;
                if !matches!(c, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                    // \' and the like are no JSON escapes.
                    out.pop();
                }
                out.push(if c.is_control() { ' ' } else { c });
                continue;
            }
            match c {
                '\\' => escaped = true,
                '"' => inside = false,
                _ => {}
            }
            out.push(if c.is_control() { ' ' } else { c });
            continue;
        }
        match c {
            '"' => inside = true,
            '}' | ']' => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
            }
            _ => {}
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// The entity that holds a value, and the name of its property.
type Holder<'a> = Option<(usize, &'a str)>;

/// Walks the JSON without recursion: each object becomes an entity.
fn collect(json: &Json, node: NodeId, entities: &mut Vec<Entity>) {
    let mut stack: Vec<(&Json, Holder)> = vec![(json, None)];
    while let Some((json, holder)) = stack.pop() {
        match json {
            Json::Array(items) => stack.extend(items.iter().rev().map(|item| (item, holder))),
            Json::Object(object) => {
                if let (Some((at, key)), Some(Json::String(id)), 1) =
                    (holder, object.get("@id"), object.len())
                {
                    if let Some(owner) = entities.get_mut(at) {
                        owner.properties.push((key.to_owned(), Value::Reference(id.clone())));
                    }
                    continue;
                }
                // A text with its language or type.
                if let Some(Json::String(text)) = object.get("@value") {
                    push_text(entities, holder, text, node);
                    continue;
                }
                if entities.len() >= MOST_ENTITIES {
                    return;
                }
                let at = entities.len();
                if let Some((owner, key)) = holder
                    && let Some(owner) = entities.get_mut(owner)
                {
                    owner.properties.push((key.to_owned(), Value::Entity(at)));
                }
                entities.push(Entity {
                    syntax: Syntax::JsonLd,
                    types: object
                        .get("@type")
                        .or_else(|| object.get("type"))
                        .map(types_of)
                        .unwrap_or_default(),
                    id: object.get("@id").and_then(Json::as_str).map(str::to_owned),
                    properties: Vec::new(),
                    holder: holder.map(|(owner, key)| (owner, key.to_owned())),
                    node,
                });
                for (key, value) in object.iter().rev() {
                    match key.as_str() {
                        "@context" | "@type" | "@id" | "articleBody" | "text" | "reviewBody" => {}
                        "@graph" => stack.push((value, None)),
                        _ => stack.push((value, Some((at, bare_name(key))))),
                    }
                }
            }
            Json::String(text) => push_text(entities, holder, text, node),
            Json::Number(number) => push_text(entities, holder, &number.to_string(), node),
            Json::Bool(_) | Json::Null => {}
        }
    }
}

fn push_text(entities: &mut [Entity], holder: Holder, text: &str, node: NodeId) {
    let Some((owner, key)) = holder else { return };
    let text = text.get(..LONGEST_TEXT).unwrap_or(text);
    let text = if holds(text, "&") { fold_space(&unescape(text)) } else { fold_space(text) };
    if let (Some(owner), false) = (entities.get_mut(owner), text.is_empty()) {
        owner.properties.push((key.to_owned(), Value::Text(text, node)));
    }
}

fn types_of(json: &Json) -> Vec<String> {
    match json {
        Json::String(kind) => vec![bare_name(kind).to_owned()],
        Json::Array(kinds) => {
            kinds.iter().filter_map(Json::as_str).map(|kind| bare_name(kind).to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// A name without its vocabulary: `https://schema.org/Article`, `schema:Article`.
pub(super) fn bare_name(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(script: &str) -> Option<String> {
        let mut entities = Vec::new();
        read_script(script, 0, &mut entities);
        entities.iter().find(|e| e.is_article()).and_then(|e| e.text("headline").map(|(t, _)| t.to_owned()))
    }

    #[test]
    fn reads_graphs_lists_and_broken_json() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"Harbour reopens"}"#,
            r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["Article","X"],"headline":"Harbour reopens"}]}"#,
            r#"[{"@type":"Organization"},{"@type":"schema:BlogPosting","headline":"Harbour  reopens"}]"#,
            "<!-- {\"@type\":\"Article\",\"headline\":\"Harbour\nreopens\",} -->",
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Harbour reopens\",\"k\":[1,2,],};\n//]]>",
            r#"{"@type":"Article","headline":"Harbour reopens","x":"it\'s"}"#,
            r#"{"@type":"NewsArticle", "headline":"Harbour reopens", "description":"She said "no" twice""#,
        ] {
            assert_eq!(headline(script).as_deref(), Some("Harbour reopens"), "{script}");
        }
        assert_eq!(headline("not json"), None);
    }
}
