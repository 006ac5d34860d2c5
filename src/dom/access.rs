//! Reading a [`Dom`]: all lookups are O(1) or a walk over a contiguous range.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

use super::{Dom, Node, NodeId, Stored, Tag};

/// An element, where it lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    pub(crate) tag: Tag,
    /// As in [`Dom`].
    names: u64,
    name: &'a LocalName,
    attributes: &'a [(LocalName, StrTendril)],
}

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
    pub(crate) fn element(&self, id: NodeId) -> Option<Element<'_>> {
        let tag = self.tag(id)?;
        let names = self.names.get(id as usize).copied()?;
        let (stored, attributes) = self.stored(id)?;
        Some(Element { tag, names, name: &stored.name, attributes })
    }

    /// How many elements there are.
    pub(crate) fn element_count(&self) -> usize {
        self.elements.len()
    }

    /// The place of an element among all of them, in no order that means anything; `None` for text.
    pub(crate) fn element_place(&self, id: NodeId) -> Option<usize> {
        self.tag(id)?;
        Some(self.node(id)?.data as usize)
    }

    /// What is kept of an element, and its attributes.
    pub(super) fn stored(&self, id: NodeId) -> Option<(&Stored, &[(LocalName, StrTendril)])> {
        let at = self.element_place(id)?;
        let stored = self.elements.get(at)?;
        let end = self.elements.get(at + 1).map_or(self.attributes.len(), |next| next.first as usize);
        Some((stored, self.attributes.get(stored.first as usize..end).unwrap_or_default()))
    }

    /// The node's tag; `None` for text.
    pub(crate) fn tag(&self, id: NodeId) -> Option<Tag> {
        self.tags.get(id as usize).copied().flatten()
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        let node = self.node(id)?;
        if self.tag(id).is_some() { None } else { self.texts.get(node.data as usize).map(|text| &**text) }
    }

    /// An attribute of an element, by its lower-case name.
    #[inline]
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        if self.names.get(id as usize)? & name_bit(name) == 0 {
            return None;
        }
        find_attribute(self.stored(id)?.1, name)
    }

    /// The parent element.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent()
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

impl<'a> Element<'a> {
    /// An attribute by its lower-case name. Inlined, so that the bit of the name is a constant.
    #[inline]
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        if self.names & name_bit(name) == 0 {
            return None;
        }
        find_attribute(self.attributes, name)
    }

    /// All attributes with their lower-case names, sorted by name.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.attributes.iter().map(|(key, value)| (&**key, &**value))
    }

    /// The lower-case element name.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }
}

fn find_attribute<'a>(attributes: &'a [(LocalName, StrTendril)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| **key == *name).map(|(_, value)| &**value)
}

/// A bit that a name shares with few others.
#[inline]
pub(super) fn name_bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let first = bytes.first().copied().unwrap_or_default();
    let last = bytes.last().copied().unwrap_or_default();
    1 << ((usize::from(first) * 5 + usize::from(last) * 3 + bytes.len() * 7) % 64)
}
