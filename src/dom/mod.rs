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
pub(crate) use path::LastParent;
pub(crate) use scan::unescape;
pub(crate) use tag::Tag;

use html5ever::QualName;
use html5ever::tendril::StrTendril;

use crate::model::Span;

/// Index of a node in [`Dom`].
pub(crate) type NodeId = u32;

/// A parsed page.
#[derive(Debug, Default)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
    /// The tag of each node and [`Element::names`], once more and closer together: most walks over a page pass by
    /// all but a few nodes on these alone.
    tags: Vec<Option<Tag>>,
    names: Vec<u64>,
    /// How many class lists differ.
    classes: u32,
    /// Whether markup nested deeper than the cap was flattened.
    pub(crate) capped: bool,
    /// Whether the page has more nodes than are kept, and its end was read as text.
    pub(crate) cut: bool,
}

/// An element or a text node; comments and processing instructions are left out.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) parent: Option<NodeId>,
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
    pub(crate) data: NodeData,
}

#[derive(Debug)]
pub(crate) enum NodeData {
    Element(Element),
    /// A slice of the source where it holds no entity, so it costs no copy.
    Text(StrTendril),
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    name: QualName,
    /// Which names occur, as one bit each ([`access::name_bit`]): most look-ups are for what is not
    /// there.
    names: u64,
    /// The number of its class list among those that differ, counted from 1; 0 without one.
    class: u32,
    /// Sorted by name.
    attributes: Vec<(QualName, StrTendril)>,
}
