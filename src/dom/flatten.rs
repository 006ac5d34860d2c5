//! scraper's linked tree to nodes in document order.

use ego_tree::NodeId as TreeId;
use ego_tree::iter::Edge;
use html5ever::tendril::StrTendril;
use scraper::{Html, Node as Scraped};

use super::access::name_bit;
use super::{Element, Node, NodeData, NodeId, Tag};
use crate::model::Span;

/// Nodes that the tree holds but the flat one leaves out.
const LEFT_OUT: NodeId = NodeId::MAX;

/// Lays the tree out in preorder. `spans` are in the tree's own order, that of creation.
pub(super) fn flatten(html: Html, spans: &[Span]) -> Vec<Node> {
    let tree = html.tree;
    let ids: Vec<TreeId> = tree.nodes().map(|node| node.id()).collect();
    let mut places = vec![LEFT_OUT; ids.len()];
    let mut nodes = order_nodes(&tree, &ids, spans, &mut places);
    for (value, place) in tree.into_iter().zip(places) {
        let Some(node) = nodes.get_mut(place as usize) else { continue };
        match value {
            Scraped::Text(text) => node.data = NodeData::Text(text.text),
            Scraped::Element(element) => {
                node.data = NodeData::Element(Element {
                    tag: Tag::from_local(&element.name.local),
                    name: element.name,
                    names: element.attrs.iter().fold(0, |names, (key, _)| names | name_bit(&key.local)),
                    class: 0,
                    attributes: element.attrs,
                });
            }
            _ => {}
        }
    }
    widen(&mut nodes);
    nodes
}

/// One node for each element and text, still without data; `places` gets where each went.
fn order_nodes(
    tree: &ego_tree::Tree<Scraped>,
    ids: &[TreeId],
    spans: &[Span],
    places: &mut [NodeId],
) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(ids.len());
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
                index = find_index(ids, scraped.id(), index);
                let id = nodes.len() as NodeId;
                let parent = open.last().map(|&(parent, _)| parent);
                let depth = open.len() as u32;
                let count = open.last_mut().map_or(&mut roots, |(_, count)| count);
                *count += u32::from(is_element);
                let node = Node {
                    parent,
                    end: id + 1,
                    depth,
                    position: *count,
                    bytes: spans.get(index).copied().unwrap_or_default(),
                    data: NodeData::Text(StrTendril::new()),
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
    nodes
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
        let Some((parent, [start, end])) = nodes.get(id).and_then(|node| Some((node.parent?, node.bytes)))
        else {
            continue;
        };
        if let Some(above) = nodes.get_mut(parent as usize) {
            above.bytes = [above.bytes[0].min(start), above.bytes[1].max(end)];
        }
    }
}
