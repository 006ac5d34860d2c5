//! Where the blocks of the content stand in its lists: how deep, and under which number.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::model::{Block, ItemPlace, Zone, ZoneGroup};

/// Elements between a block and its item at most; deeper ones are cards that a list only lays out.
const CLIMB: usize = 8;

/// Gives the blocks of the content that stand in a list their place there.
pub(super) fn find_item_places(page: &Page, blocks: &mut [Block]) {
    let dom = &page.dom;
    let items = number_items(dom);
    if items.is_empty() {
        return;
    }
    let mut seen: FxHashSet<NodeId> = FxHashSet::default();
    for (block, raw) in blocks.iter_mut().zip(&page.blocks) {
        let Place::Dom { container, .. } = raw.place else { continue };
        if block.zone.group() != ZoneGroup::Content || matches!(block.zone, Zone::Title | Zone::Byline) {
            continue;
        }
        let above = std::iter::once(container).chain(dom.ancestors(container)).take(CLIMB);
        // What stands in a table or a quotation inside an item is its own matter.
        let mut near = above.take_while(|&id| !matches!(dom.tag(id), Some(Tag::Table | Tag::Blockquote)));
        if let Some((id, item)) = near.find_map(|id| Some((id, items.get(&id)?))) {
            block.item = Some(ItemPlace { follows: !seen.insert(id), ..*item });
        }
    }
}

/// An open list.
struct Open {
    end: NodeId,
    list: u32,
    /// The number of the next item, and the step to the one after; none where the list is not ordered.
    next: Option<(i32, i32)>,
}

/// The items of all lists, by their element.
fn number_items(dom: &Dom) -> FxHashMap<NodeId, ItemPlace> {
    let mut items = FxHashMap::default();
    let mut open: Vec<Open> = Vec::new();
    let mut lists = 0;
    for id in 0..dom.nodes().len() as NodeId {
        let Some(tag @ (Tag::Ul | Tag::Ol | Tag::Menu | Tag::Li)) = dom.tag(id) else { continue };
        while open.last().is_some_and(|list| list.end <= id) {
            open.pop();
        }
        if tag != Tag::Li {
            let next = (tag == Tag::Ol).then(|| first_number(dom, id));
            open.push(Open { end: dom.subtree(id).end, list: lists, next });
            lists += 1;
            continue;
        }
        let depth = open.len().saturating_sub(1) as u32;
        let Some(list) = open.last_mut() else { continue };
        let number = list.next.map(|(next, step)| {
            let stated = dom.attribute(id, "value").and_then(|value| value.trim().parse().ok());
            let number: i32 = stated.unwrap_or(next);
            list.next = Some((number.saturating_add(step), step));
            number
        });
        items.insert(id, ItemPlace { list: list.list, depth, number, follows: false });
    }
    items
}

/// The number of the first item of an ordered list, and the step to the next.
fn first_number(dom: &Dom, list: NodeId) -> (i32, i32) {
    let start = dom.attribute(list, "start").and_then(|start| start.trim().parse().ok());
    if dom.attribute(list, "reversed").is_some() {
        let items = || dom.children(list).filter(|&child| dom.tag(child) == Some(Tag::Li));
        let count = || i32::try_from(items().count()).unwrap_or(i32::MAX);
        return (start.unwrap_or_else(count), -1);
    }
    (start.unwrap_or(1), 1)
}

#[cfg(test)]
mod tests {
    use super::number_items;
    use crate::dom::Dom;

    #[test]
    fn items_have_the_numbers_of_the_page() {
        for (markup, expect) in [
            ("<ol><li>a<li>b</ol>", &[(0, Some(1)), (0, Some(2))][..]),
            ("<ol start=3><li>a<li value=7>b<li>c</ol>", &[(0, Some(3)), (0, Some(7)), (0, Some(8))]),
            ("<ol reversed><li>a<li>b</ol>", &[(0, Some(2)), (0, Some(1))]),
            ("<ol><li>a<ol><li>b</ol><li>c</ol>", &[(0, Some(1)), (1, Some(1)), (0, Some(2))]),
            ("<ul><li>a<ul><li>b</ul></ul>", &[(0, None), (1, None)]),
            ("<ol start=x><li>a</ol>", &[(0, Some(1))]),
            ("<li>a", &[]),
        ] {
            let mut found: Vec<_> = number_items(&Dom::parse(markup, 0)).into_iter().collect();
            found.sort_by_key(|(id, _)| *id);
            let found: Vec<_> = found.iter().map(|(_, item)| (item.depth, item.number)).collect();
            assert_eq!(found, expect, "{markup}");
        }
    }
}
