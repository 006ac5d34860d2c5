//! Boxes set off from the text: notes, warnings, tips.

use crate::dom::{Dom, Element, NodeId, Tag};
use crate::lexicon::{Role, is};

/// Elements between a block and its box at most.
const CLIMB: usize = 6;

/// The box around an element, and what the page calls its kind.
pub(crate) fn find_callout(dom: &Dom, container: NodeId) -> Option<(NodeId, String)> {
    let near = std::iter::once(container).chain(dom.ancestors(container)).take(CLIMB);
    near.take_while(|&id| !matches!(dom.tag(id), Some(Tag::Body | Tag::Main | Tag::Article)))
        .find_map(|id| Some((id, kind_of(&dom.element(id)?)?)))
}

/// Whether an element within a box heads it.
pub(crate) fn is_callout_title(dom: &Dom, container: NodeId, callout: NodeId) -> bool {
    let within = std::iter::once(container).chain(dom.ancestors(container)).take_while(|&id| id != callout);
    within.take(CLIMB).any(|id| {
        dom.tag(id) == Some(Tag::Summary)
            || dom.attribute(id, "class").is_some_and(|names| has_name(names, Role::CalloutTitle))
    })
}

/// The kind of box that an element is.
fn kind_of(element: &Element) -> Option<String> {
    /// The kind of a box that names none.
    const PLAIN: &str = "note";
    if let Some(kind) = ["data-callout", "data-callout-type"].iter().find_map(|name| element.attribute(name))
    {
        let kind = kind.trim().to_ascii_lowercase();
        return Some(if kind.is_empty() { PLAIN.to_owned() } else { kind });
    }
    let names = element.attribute("class")?;
    if !has_name(names, Role::CalloutName) {
        return None;
    }
    let words = names
        .split_ascii_whitespace()
        .flat_map(|name| [name, name.rsplit(['-', '_']).next().unwrap_or(name)]);
    let kind = words.map(str::to_ascii_lowercase).find(|word| is(Role::CalloutKind, word));
    Some(kind.unwrap_or_else(|| PLAIN.to_owned()))
}

fn has_name(names: &str, role: Role) -> bool {
    names.split_ascii_whitespace().any(|name| is(role, &name.to_ascii_lowercase()))
}
