//! Reading a [`Dom`]: all lookups are O(1) or a walk over a contiguous range.

use html5ever::local_name;
use html5ever::tendril::StrTendril;

use super::{Dom, Element, Node, NodeData, NodeId, Tag};

impl Dom {
    /// All nodes in document order.
    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node, if the index is one of this tree.
    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    /// The element, if the node is one.
    pub(crate) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id)?.data {
            NodeData::Element(element) => Some(element),
            NodeData::Text(_) => None,
        }
    }

    /// The node's tag; `None` for text.
    pub(crate) fn tag(&self, id: NodeId) -> Option<Tag> {
        self.tags.get(id as usize).copied().flatten()
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id)?.data {
            NodeData::Text(text) => Some(text),
            NodeData::Element(_) => None,
        }
    }

    /// An attribute of an element, by its lower-case name.
    #[inline]
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        if self.names.get(id as usize)? & name_bit(name) == 0 {
            return None;
        }
        self.element(id)?.find_attribute(name)
    }

    /// The parent element.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent
    }

    /// The node's ancestors, nearest first.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&above| self.parent(above))
    }

    /// The node and everything below it, as a range of indices.
    pub(crate) fn subtree(&self, id: NodeId) -> std::ops::Range<NodeId> {
        id..self.node(id).map_or(id, |node| node.end)
    }

    /// The node's children, in order.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let range = self.subtree(id);
        let first = (range.start + 1 < range.end).then_some(range.start + 1);
        std::iter::successors(first, move |&child| {
            let next = self.node(child)?.end;
            (next < range.end).then_some(next)
        })
    }

    /// All elements of one tag below (and with) a node, in order.
    pub(crate) fn find_all(&self, below: NodeId, tag: Tag) -> impl Iterator<Item = NodeId> + '_ {
        self.subtree(below).filter(move |&id| self.tag(id) == Some(tag))
    }
}

impl Element {
    /// An attribute by its lower-case name. Inlined, so that the bit of the name is a constant.
    #[inline]
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        if self.names & name_bit(name) == 0 {
            return None;
        }
        self.find_attribute(name)
    }

    fn find_attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key.local == *name).map(|(_, value)| &**value)
    }

    /// The class list, as it is kept.
    pub(super) fn class(&self) -> Option<&StrTendril> {
        if self.names & name_bit("class") == 0 {
            return None;
        }
        self.attributes.iter().find(|(key, _)| key.local == local_name!("class")).map(|(_, value)| value)
    }

    /// All attributes with their lower-case names, sorted by name.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(key, value)| (&*key.local, &**value))
    }

    /// The lower-case element name.
    pub(crate) fn name(&self) -> &str {
        &self.name.local
    }
}

/// A bit that a name shares with few others.
#[inline]
pub(super) fn name_bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let first = bytes.first().copied().unwrap_or_default();
    let last = bytes.last().copied().unwrap_or_default();
    1 << ((usize::from(first) * 5 + usize::from(last) * 3 + bytes.len() * 7) % 64)
}
