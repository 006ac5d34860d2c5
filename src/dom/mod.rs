//! The only user of scraper and html5ever: markup to a flat, read-only tree.
//!
//! Nodes lie in document order (preorder), so a subtree is a contiguous range and every walk is a
//! loop: no recursion of ours can overflow, whatever the nesting.

mod access;
mod tag;

pub(crate) use tag::Tag;

use crate::model::Span;

/// Index of a node in [`Dom`].
pub(crate) type NodeId = u32;

/// A parsed page.
#[derive(Debug, Default)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
    /// Whether markup nested deeper than the cap was flattened.
    pub(crate) capped: bool,
}

/// An element or a text node; comments and processing instructions are left out.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) parent: Option<NodeId>,
    /// One past the last node of this subtree.
    pub(crate) end: NodeId,
    pub(crate) depth: u32,
    /// Bytes in the decoded text that was parsed: an element from its start tag to the end of its
    /// content, a text node its raw source (entities undecoded).
    pub(crate) bytes: Span,
    pub(crate) data: NodeData,
}

#[derive(Debug)]
pub(crate) enum NodeData {
    Element(Element),
    Text(Box<str>),
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    /// The name of an element that [`Tag`] does not list.
    pub(crate) other_name: Option<Box<str>>,
    /// In source order, names in lower case.
    pub(crate) attributes: Vec<(Box<str>, Box<str>)>,
}
