//! scraper's linked tree to nodes in document order.

use ego_tree::NodeId as TreeId;
use ego_tree::iter::Edge;
use rustc_hash::FxHashSet;
use scraper::{Html, Node as Scraped};

use super::access::name_bit;
use super::{Dom, NO_NODE, Node, NodeId, Stored, Tag};
use crate::model::Span;

/// Nodes that the tree holds but the flat one leaves out.
const LEFT_OUT: NodeId = NodeId::MAX;

/// Lays the tree out in preorder. `spans` are in the tree's own order, that of creation.
///
/// The tree is by far the largest thing that reading a page makes: what is needed beside it goes as soon as it is used.
pub(super) fn flatten(html: Html, spans: Vec<Span>) -> Dom {
    let mut tree = html.tree;
    let slotted = fill_slots(&mut tree);
    let mut dom = Dom { slotted, ..Dom::default() };
    let places = order_nodes(&tree, spans, &mut dom);
    dom.tags = vec![None; dom.nodes.len()];
    for (value, place) in tree.into_iter().zip(places) {
        dom.place(value, place as usize);
    }
    dom.names = (0..dom.nodes.len() as NodeId).map(|id| dom.names_of(id)).collect();
    widen(&mut dom.nodes);
    dom
}

/// Puts what the hosts of declared shadow roots hold into the slots that show it, as a browser lays the page out.
/// What no slot takes stays behind the root.
fn fill_slots(tree: &mut ego_tree::Tree<Scraped>) -> bool {
    /// Pages have some dozens; each is walked once, so many inside each other cost their depth.
    const MOST_ROOTS: usize = 10_000;
    let mut hosts: FxHashSet<Option<TreeId>> = FxHashSet::default();
    let roots = tree.nodes().filter(|node| is_shadow_root(*node)).take(MOST_ROOTS);
    // A host has one root; browsers ignore a second.
    let roots = roots.filter(|root| hosts.insert(root.parent().map(|host| host.id())));
    let roots: Vec<TreeId> = roots.map(|node| node.id()).collect();
    let mut slotted = false;
    for root in roots {
        let moves = tree.get(root).map_or_else(Vec::new, |root| plan_slots(root));
        for (child, slot) in moves {
            if let Some(mut slot) = tree.get_mut(slot) {
                slot.append_id(child);
                slotted = true;
            }
        }
    }
    slotted
}

fn is_shadow_root(node: ego_tree::NodeRef<'_, Scraped>) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| element.name() == "template" && element.attr("shadowrootmode").is_some())
}

/// The children of a root's host, each with the slot that takes it.
fn plan_slots(root: ego_tree::NodeRef<'_, Scraped>) -> Vec<(TreeId, TreeId)> {
    /// Slots of one root; pages have a handful.
    const MOST_SLOTS: usize = 100;
    /// Elements around a slot; what it takes in may be as deep again as a page can be.
    const DEEPEST: usize = 64;
    let attribute = |node: &ego_tree::NodeRef<'_, Scraped>, name: &str| {
        node.value().as_element().and_then(|element| element.attr(name)).unwrap_or_default().to_owned()
    };
    let mut slots: Vec<(String, TreeId)> = Vec::new();
    for node in root.descendants() {
        let slot = node.value().as_element().is_some_and(|element| element.name() == "slot")
            && slots.len() < MOST_SLOTS
            && node.ancestors().take(DEEPEST + 1).count() <= DEEPEST
            && !node.ancestors().take_while(|above| above.id() != root.id()).any(is_shadow_root);
        let name = attribute(&node, "name");
        if slot && slots.iter().all(|(other, _)| *other != name) {
            slots.push((name, node.id()));
        }
    }
    if slots.is_empty() {
        return Vec::new();
    }
    let beside = root.next_siblings().filter(|node| node.value().is_element() || node.value().is_text());
    beside
        .filter_map(|child| {
            let wanted = attribute(&child, "slot");
            slots.iter().find(|(name, _)| *name == wanted).map(|&(_, slot)| (child.id(), slot))
        })
        .collect()
}

impl Dom {
    /// Takes what a node of the tree holds.
    fn place(&mut self, value: Scraped, place: usize) {
        let Some(node) = self.nodes.get_mut(place) else { return };
        match value {
            Scraped::Text(text) => {
                node.data = self.texts.len() as u32;
                self.texts.push(text.text);
            }
            Scraped::Element(element) => {
                node.data = self.elements.len() as u32;
                if let Some(tag) = self.tags.get_mut(place) {
                    *tag = Some(Tag::from_local(&element.name.local));
                }
                let first = self.attributes.len() as u32;
                self.elements.push(Stored { name: element.name.local, first, class: 0 });
                self.attributes.extend(element.attrs.into_iter().map(|(key, value)| (key.local, value)));
            }
            _ => {}
        }
    }

    /// The bits of the names of a node's attributes.
    fn names_of(&self, id: NodeId) -> u64 {
        let attributes = self.stored(id).map_or(&[][..], |(_, attributes)| attributes);
        attributes.iter().fold(0, |names, (key, _)| names | name_bit(key))
    }
}

/// Makes one node for each element and text, still without data, and room for that; returns where each node of the
/// tree went.
fn order_nodes(tree: &ego_tree::Tree<Scraped>, spans: Vec<Span>, dom: &mut Dom) -> Vec<NodeId> {
    let (mut elements, mut texts, mut attributes) = (0, 0, 0);
    for value in tree.values() {
        match value {
            Scraped::Element(element) => {
                elements += 1;
                attributes += element.attrs.len();
            }
            Scraped::Text(_) => texts += 1,
            _ => {}
        }
    }
    let ids: Vec<TreeId> = tree.nodes().map(|node| node.id()).collect();
    let mut places = vec![LEFT_OUT; ids.len()];
    let mut nodes: Vec<Node> = Vec::with_capacity(elements + texts);
    // The open elements, and how many element children each has had.
    let mut open: Vec<(NodeId, u32)> = Vec::new();
    let mut roots = 0;
    let mut index = 0;
    for edge in tree.root().traverse() {
        match edge {
            Edge::Open(scraped) => {
                let is_element = scraped.value().is_element();
                if !is_element && !scraped.value().is_text() {
                    continue;
                }
                index = find_index(&ids, scraped.id(), index);
                let id = nodes.len() as NodeId;
                let above = open.last().map_or(NO_NODE, |&(above, _)| above);
                let depth = open.len() as u32;
                let count = open.last_mut().map_or(&mut roots, |(_, count)| count);
                *count += u32::from(is_element);
                let node = Node {
                    above,
                    end: id + 1,
                    depth,
                    position: *count,
                    bytes: spans.get(index).copied().unwrap_or_default(),
                    data: 0,
                };
                if let Some(place) = places.get_mut(index) {
                    *place = id;
                }
                nodes.push(node);
                if is_element {
                    open.push((id, 0));
                }
            }
            Edge::Close(scraped) if scraped.value().is_element() => {
                let end = nodes.len() as NodeId;
                if let Some((id, _)) = open.pop()
                    && let Some(node) = nodes.get_mut(id as usize)
                {
                    node.end = end;
                }
            }
            Edge::Close(_) => {}
        }
    }
    dom.nodes = nodes;
    drop((spans, ids));
    dom.elements.reserve_exact(elements);
    dom.texts.reserve_exact(texts);
    dom.attributes.reserve_exact(attributes);
    places
}

/// The position of a node in the order of creation; mostly the one after its predecessor's.
fn find_index(ids: &[TreeId], id: TreeId, before: usize) -> usize {
    if ids.get(before + 1) == Some(&id) {
        return before + 1;
    }
    ids.binary_search(&id).unwrap_or(usize::MAX)
}

/// Makes every element span what it holds. Misnested markup can place a child before its parent.
fn widen(nodes: &mut [Node]) {
    for id in (0..nodes.len()).rev() {
        let Some((parent, [start, end])) = nodes.get(id).and_then(|node| Some((node.parent()?, node.bytes)))
        else {
            continue;
        };
        if let Some(above) = nodes.get_mut(parent as usize) {
            above.bytes = [above.bytes[0].min(start), above.bytes[1].max(end)];
        }
    }
}
