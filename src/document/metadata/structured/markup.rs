//! Microdata (`itemscope`, `itemprop`) and `RDFa` (`typeof`, `property`), in one walk.

use super::json_ld::bare_name;
use super::{Entity, Syntax, Value, text_of, unescape};
use crate::dom::{Dom, NodeId, Tag};
use crate::text::space::fold_space;

/// Longest text taken as a property's value, in bytes: bodies are not fields, and nested properties
/// must not make the walk quadratic.
const LONGEST_TEXT: usize = 400;

/// Reads microdata and `RDFa` into entities.
pub(super) fn read_markup(dom: &Dom, entities: &mut Vec<Entity>) {
    // Open scopes: entity and the node after its subtree.
    let mut scopes: Vec<(usize, NodeId)> = Vec::new();
    let mut implicit: Option<usize> = None;
    for (id, node) in dom.nodes().iter().enumerate() {
        let id = id as NodeId;
        while scopes.last().is_some_and(|&(_, end)| id >= end) {
            scopes.pop();
        }
        let Some(element) = dom.element(id) else { continue };
        let scope = element.attribute("itemscope").is_some() || element.attribute("typeof").is_some();
        let microdata = element.attribute("itemprop");
        let rdfa = element.attribute("property").filter(|_| element.tag != Tag::Meta || !scopes.is_empty());
        let Some(names) = microdata.or(rdfa).or(scope.then_some("")) else { continue };
        let syntax = if microdata.is_some() || element.attribute("itemscope").is_some() {
            Syntax::Microdata
        } else {
            Syntax::Rdfa
        };
        let owner = scopes.last().map(|&(at, _)| at);
        let keys: Vec<&str> = names.split_whitespace().map(bare_name).collect();
        if scope {
            let at = entities.len();
            let kinds =
                element.attribute("itemtype").or_else(|| element.attribute("typeof")).unwrap_or_default();
            let types = kinds.split_whitespace().map(|kind| bare_name(kind).to_owned()).collect();
            let holder = owner.and_then(|owner| keys.first().map(|key| (owner, (*key).to_owned())));
            if let Some((owner, key)) = &holder
                && let Some(owner) = entities.get_mut(*owner)
            {
                owner.properties.push((key.clone(), Value::Entity(at)));
            }
            entities.push(Entity { syntax, types, id: None, properties: Vec::new(), holder, node: id });
            scopes.push((at, node.end));
            // An author that is a scope without a name property is named by its text.
            if keys.contains(&"author") {
                push(entities, at, "text", &value_of(dom, id), id);
            }
            continue;
        }
        let value = value_of(dom, id);
        if value.is_empty() {
            continue;
        }
        let owner = if let Some(owner) = owner {
            owner
        } else {
            *implicit.get_or_insert_with(|| {
                entities.push(Entity {
                    syntax,
                    types: Vec::new(),
                    id: None,
                    properties: Vec::new(),
                    holder: None,
                    node: id,
                });
                entities.len() - 1
            })
        };
        for key in keys {
            push(entities, owner, key, &value, id);
        }
    }
}

fn push(entities: &mut [Entity], at: usize, key: &str, value: &str, node: NodeId) {
    if let (Some(entity), false) = (entities.get_mut(at), value.is_empty()) {
        entity.properties.push((key.to_owned(), Value::Text(value.to_owned(), node)));
    }
}

/// The value of a property: what its attributes state, else its text.
fn value_of(dom: &Dom, id: NodeId) -> String {
    let attribute = |name: &str| {
        dom.attribute(id, name).map(|value| fold_space(&unescape(value))).filter(|v| !v.is_empty())
    };
    let stated = attribute("content").or_else(|| match dom.tag(id) {
        Some(Tag::Img | Tag::Source | Tag::Embed | Tag::Iframe) => attribute("src"),
        Some(Tag::Link) => attribute("href"),
        _ => attribute("datetime"),
    });
    stated.unwrap_or_else(|| text_of(dom, id, LONGEST_TEXT))
}
