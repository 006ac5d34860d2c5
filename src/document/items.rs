//! The items that a collection or a listing consists of: cards with title, price, address, outlet and
//! read count.

use rustc_hash::FxHashMap;

use super::lists::split_reads;
use super::product::is_price;
use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::model::{Block, List, ListItem, PageKind, Zone};
use crate::zone::Zoning;

/// Fewest items of a list.
const FEWEST: usize = 3;

/// Levels above a link at which its card is looked for.
const HIGHEST: usize = 8;

/// The lists of items of a collection or listing; none for other pages.
pub(super) fn find_items(page: &Page, blocks: &[Block], zoning: &Zoning) -> Vec<List> {
    if !matches!(zoning.kind.value, PageKind::Collection | PageKind::Listing) {
        return Vec::new();
    }
    let mut found: Vec<List> = Vec::new();
    let mut index: FxHashMap<NodeId, usize> = FxHashMap::default();
    for block in blocks {
        let (Some(link), true) = (link_of(page, block), is_item_text(block, zoning)) else { continue };
        let Some((card, parent)) = find_card(&page.dom, link) else { continue };
        let at = *index.entry(parent).or_insert_with(|| {
            found.push(List {
                zone: Zone::ListItem,
                title: heading_before(blocks, block.i),
                items: Vec::new(),
            });
            found.len() - 1
        });
        let Some(items) = found.get_mut(at).map(|list| &mut list.items) else { continue };
        let url = page.dom.attribute(link, "href").map(str::to_owned);
        let range = page.dom.subtree(card);
        // One card often links twice, from the picture and from the title: the longer text is the title.
        let same_card = items
            .last_mut()
            .filter(|last| start_of(page, last.block as usize).is_some_and(|start| range.contains(&start)));
        match same_card {
            Some(last) => {
                if block.level.is_some()
                    && blocks.get(last.block as usize).is_some_and(|other| other.level.is_none())
                {
                    last.title.clone_from(&block.text);
                    last.block = block.i;
                    last.url = url;
                }
            }
            None => {
                items.push(ListItem {
                    title: block.text.clone(),
                    url,
                    block: block.i,
                    ..ListItem::default()
                });
            }
        }
        if let Some(item) = items.last_mut() {
            add_details(page, blocks, range.end, item);
        }
    }
    found.retain(|list| list.items.len() >= FEWEST);
    found
}

fn start_of(page: &Page, block: usize) -> Option<NodeId> {
    match page.blocks.get(block)?.place {
        Place::Dom { first, .. } => Some(first),
        Place::Line { .. } => None,
    }
}

/// Whether a block can be the title of an item: part of the content, and a name rather than a price.
fn is_item_text(block: &Block, zoning: &Zoning) -> bool {
    let in_text = zoning.decisions.get(block.i as usize).is_some_and(|decision| decision.in_text);
    in_text && block.text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !is_price(&block.text)
}

/// The link around or inside the beginning of a block.
fn link_of(page: &Page, block: &Block) -> Option<NodeId> {
    let Place::Dom { first, .. } = page.blocks.get(block.i as usize)?.place else { return None };
    page.dom
        .ancestors(first)
        .take(4)
        .find(|&above| page.dom.tag(above) == Some(Tag::A) && page.dom.attribute(above, "href").is_some())
}

/// The card around a link and the element that holds the cards: the nearest ancestor with siblings of
/// its own tag and first class.
fn find_card(dom: &Dom, link: NodeId) -> Option<(NodeId, NodeId)> {
    let name = |id: NodeId| {
        (dom.tag(id), dom.attribute(id, "class").and_then(|class| class.split_ascii_whitespace().next()))
    };
    std::iter::once(link).chain(dom.ancestors(link)).take(HIGHEST).find_map(|card| {
        let parent = dom.parent(card)?;
        // The neighbours tell enough; all siblings of all cards would be quadratic.
        let range = dom.subtree(parent);
        let after = dom.subtree(card).end;
        let mut neighbours = (after..range.end.min(after + 3)).filter(|&id| dom.parent(id) == Some(parent));
        let before = (range.start + 1..card)
            .rev()
            .take(3)
            .filter(|&id| dom.parent(id) == Some(parent) && dom.tag(id).is_some());
        let twin = neighbours.any(|id| name(id) == name(card))
            || before.into_iter().any(|id| name(id) == name(card))
            || repeats(dom, card, parent);
        let holder =
            dom.tag(card) != Some(Tag::A) || matches!(dom.tag(parent), Some(Tag::Div | Tag::Section));
        (twin && holder).then_some((card, parent))
    })
}

/// Whether the element before a card, whose subtree ends where the card begins, is named like it.
fn repeats(dom: &Dom, card: NodeId, parent: NodeId) -> bool {
    let name = |id: NodeId| {
        (dom.tag(id), dom.attribute(id, "class").and_then(|class| class.split_ascii_whitespace().next()))
    };
    dom.ancestors(card.saturating_sub(1))
        .take_while(|&above| above > parent)
        .last()
        .is_some_and(|before| name(before) == name(card))
}

/// The last heading before an item that is no item itself.
fn heading_before(blocks: &[Block], at: u32) -> Option<String> {
    const NEAR: usize = 4;
    let before = blocks.get(..at as usize)?;
    before
        .iter()
        .rev()
        .take(NEAR)
        .find(|block| block.zone == Zone::Heading || block.zone == Zone::Title)
        .map(|block| block.text.clone())
}

/// Price, outlet and read count from the blocks of the card behind the title.
fn add_details(page: &Page, blocks: &[Block], end: NodeId, item: &mut ListItem) {
    const MOST: usize = 12;
    let from = item.block as usize + 1;
    let inside = blocks
        .iter()
        .skip(from)
        .take(MOST)
        .take_while(|block| start_of(page, block.i as usize).is_some_and(|start| start < end));
    for block in inside {
        if item.price.is_none() && is_price(&block.text) && block.text.chars().any(|c| !c.is_ascii_digit()) {
            item.price = Some(block.text.clone());
        } else if item.read_count.is_none()
            && let Some((outlet, reads)) = split_reads(&block.text)
        {
            item.read_count = Some(reads);
            item.source = item.source.take().or_else(|| (!outlet.is_empty()).then(|| outlet.to_owned()));
        }
    }
}
