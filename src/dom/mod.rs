//! The only user of scraper and html5ever: markup to a flat, read-only tree.
//!
//! Nodes lie in document order (preorder), so a subtree is a contiguous range and every walk is a
//! loop: no recursion of ours can overflow, whatever the nesting. The tree itself is built by
//! html5ever's tree builder on scraper's tree; what is added here is a tokenizer that knows where each
//! token stands ([`scan`]), the place of every node ([`sink`]) and bounds on nesting ([`cap`]) and on nodes ([`rest`]).

mod access;
mod balance;
mod cap;
mod classes;
mod flatten;
mod linked_data;
#[cfg(feature = "inside")]
mod outline;
mod parse;
mod path;
mod rest;
mod scan;
mod sink;
mod tag;
#[cfg(test)]
mod tests;

pub(crate) use classes::ByClass;
#[cfg(feature = "inside")]
pub(crate) use outline::outline;
pub(crate) use path::LastParent;
pub(crate) use scan::unescape;
pub(crate) use tag::Tag;

use std::cell::OnceCell;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

pub(crate) use access::Element;

use crate::model::Span;

/// Index of a node in [`Dom`].
pub(crate) type NodeId = u32;

/// A parsed page. A page has millions of nodes at worst, so what only elements or only texts have lies in
/// lists of their own.
#[derive(Debug, Default)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
    /// In the order in which the parser made them.
    elements: Vec<Stored>,
    /// Of all elements, one element's after the other's, each sorted by name.
    attributes: Vec<(LocalName, StrTendril)>,
    /// Slices of the source where they hold no entity, so they cost no copy.
    texts: Vec<StrTendril>,
    /// The tag of each node (none for text) and which attribute names occur on it, as one bit each
    /// ([`access::name_bit`]): most walks over a page pass by all but a few nodes on these alone, and most look-ups
    /// are for what is not there.
    tags: Vec<Option<Tag>>,
    names: Vec<u64>,
    /// How many class lists differ.
    classes: u32,
    /// Once somebody asked for it.
    linked_data: OnceCell<Vec<linked_data::LinkedData>>,
    /// Whether markup nested deeper than the cap was flattened.
    pub(crate) capped: bool,
    /// Whether the page has more nodes than are kept, and its end was read as text.
    pub(crate) cut: bool,
    /// Whether elements stand in slots of shadow roots, elsewhere than in the source: no path leads to them there.
    pub(crate) slotted: bool,
}

/// An element or a text node; comments and processing instructions are left out.
#[derive(Debug)]
pub(crate) struct Node {
    /// [`NO_NODE`] at the top.
    above: NodeId,
    /// One past the last node of this subtree.
    pub(crate) end: NodeId,
    pub(crate) depth: u32,
    /// Position among the parent's element children, counted from 1 as CSS does; of a text node
    /// the position of the element before it.
    pub(crate) position: u32,
    /// Bytes in the decoded text that was parsed: an element from its start tag to the end of its
    /// content, a text node its raw source (entities undecoded). An element that the parser implied
    /// stands where the markup that implied it stands.
    pub(crate) bytes: Span,
    /// Place in [`Dom::elements`], of a node without a tag in [`Dom::texts`].
    data: u32,
}

/// Stands for no node, where millions of places may hold one.
pub(crate) const NO_NODE: NodeId = NodeId::MAX;

/// A node that may be [`NO_NODE`].
pub(crate) const fn to_option(node: NodeId) -> Option<NodeId> {
    if node == NO_NODE { None } else { Some(node) }
}

impl Node {
    /// The parent element.
    pub(crate) fn parent(&self) -> Option<NodeId> {
        to_option(self.above)
    }
}

/// What is kept of an element beside its node.
#[derive(Debug)]
struct Stored {
    name: LocalName,
    /// Where its attributes begin; they end where those of the next element begin.
    first: u32,
    /// The number of its class list among those that differ, counted from 1; 0 without one.
    class: u32,
}
