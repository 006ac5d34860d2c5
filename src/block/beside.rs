//! What stands beside the words of a line and is no part of them: numbers of lines, second copies of formulas.

use crate::dom::{Dom, Element, NodeId, Tag};
use crate::lexicon::{Role, is};

/// Most nodes of an element that are looked at for these questions; formulas and gutters of pages are smaller.
const MOST_NODES: usize = 4000;

/// Whether an element numbers the lines of code: its class says so, and it holds but digits.
pub(super) fn is_gutter(dom: &Dom, id: NodeId, element: &Element) -> bool {
    has_class(element, Role::CodeGutter) && {
        let mut texts = dom.subtree(id).take(MOST_NODES).filter_map(|node| dom.text(node));
        texts.all(|text| text.chars().all(|c| c.is_numeric() || c.is_whitespace()))
    }
}

/// Whether an element inside code is a line of it by its class.
pub(super) fn is_line(element: &Element) -> bool {
    has_class(element, Role::CodeLine)
}

fn has_class(element: &Element, role: Role) -> bool {
    element
        .attribute("class")
        .is_some_and(|names| names.split_ascii_whitespace().any(|name| is(role, &name.to_ascii_lowercase())))
}

/// Whether an element repeats for the eye a formula that stands beside it as `MathML`: what `KaTeX` and `MathJax`
/// write, one hidden by style sheets and the other from screen readers.
pub(super) fn repeats_formula(dom: &Dom, id: NodeId, element: &Element) -> bool {
    /// Pieces that such a formula has at most: preview, drawing, assistive copy, script.
    const PIECES: usize = 6;
    if element.attribute("aria-hidden") != Some("true") {
        return false;
    }
    let Some(parent) = dom.parent(id).filter(|&parent| dom.tag(parent).is_some_and(|tag| !tag.is_block()))
    else {
        return false;
    };
    let elements = || dom.children(parent).filter(|&child| dom.tag(child).is_some());
    elements().take(PIECES + 1).count() <= PIECES
        && elements().any(|piece| piece != id && holds_formula(dom, piece))
}

/// Whether a hidden element holds the formula that the picture behind it shows.
pub(super) fn stands_for_picture(dom: &Dom, id: NodeId) -> bool {
    let next = dom.subtree(id).end;
    dom.tag(next) == Some(Tag::Img) && dom.parent(next) == dom.parent(id) && holds_formula(dom, id)
}

/// Whether a button stands among the words of a sentence, as one of them.
pub(super) fn is_in_sentence(dom: &Dom, id: NodeId) -> bool {
    let parent = dom.parent(id);
    let words = |at: Option<NodeId>| {
        let at = at.filter(|&at| dom.parent(at) == parent);
        at.and_then(|at| dom.text(at)).is_some_and(|text| text.contains(char::is_alphanumeric))
    };
    matches!(parent.and_then(|parent| dom.tag(parent)), Some(Tag::P | Tag::Li | Tag::Dd | Tag::Span))
        && words(id.checked_sub(1))
        && words(Some(dom.subtree(id).end))
}

/// Whether the element before a picture holds the formula that it shows.
pub(super) fn repeats_picture(dom: &Dom, id: NodeId) -> bool {
    let Some(parent) = dom.parent(id) else { return false };
    // The last child of the parent that begins before the picture ends right before it.
    let mut before = id.checked_sub(1);
    while let Some(at) = before.filter(|&at| at > parent) {
        if dom.parent(at) == Some(parent) {
            return dom.subtree(at).end == id && holds_formula(dom, at);
        }
        before = dom.parent(at);
    }
    false
}

/// Whether an element in a heading is a tool and none of its words: a link to a place that shows but a
/// sign, or what its class says to be one ("edit").
pub(super) fn is_heading_tool(dom: &Dom, id: NodeId, element: &Element) -> bool {
    /// Nodes of such an element: brackets, links, words.
    const NODES: usize = 16;
    if dom.subtree(id).take(NODES + 1).count() > NODES {
        return false;
    }
    let sign = || {
        let mut texts = dom.subtree(id).filter_map(|node| dom.text(node));
        texts.all(|text| text.chars().all(|c| matches!(c, '#' | '¶' | '§' | '🔗' | '∞') || c.is_whitespace()))
    };
    let to_place = element.tag == Tag::A && element.attribute("href").is_some_and(|href| href.contains('#'));
    to_place && sign() || has_class(element, Role::HeadingTool)
}

/// Whether an element is or holds `MathML`, near its top.
fn holds_formula(dom: &Dom, id: NodeId) -> bool {
    /// Wrappers around it.
    const NEAR: usize = 4;
    dom.subtree(id).take(NEAR).any(|node| dom.tag(node) == Some(Tag::Math))
}
