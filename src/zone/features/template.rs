//! Repetition: cards, rows, posts and paragraphs are siblings that look alike; blocks of one
//! template share the shape of the elements around them.

use rustc_hash::FxHashMap;

use super::groups::{hash_bytes, mix};
use super::tree::{Sums, Tree};
use crate::block::{Page, Place};
use crate::dom::{ByClass, Dom, NO_NODE, NodeId, Tag};

/// Siblings of one look: fewer are no repetition.
const FEWEST: u32 = 3;

/// A repeated element and its look-alikes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Unit {
    /// How many siblings look alike, this one included; 0 for no unit.
    pub(crate) count: u32,
    /// This one's text, and that of all of them.
    pub(crate) own: Sums,
    pub(crate) all: Sums,
}

/// The repetition found on a page.
#[derive(Debug)]
pub(crate) struct Templates {
    /// By the place of an element: the nearest repeated ancestor-or-self, and the nearest that holds several blocks.
    nearest: Vec<NodeId>,
    card: Vec<NodeId>,
    units: Units,
    /// By block: its group, and the sums of each group.
    group_of: Vec<u32>,
    groups: Vec<Sums>,
    /// Words of the largest group, and of the largest set of look-alikes that hold several blocks each.
    pub(crate) largest_group: u32,
    pub(crate) largest_unit: u32,
}

impl Templates {
    /// Finds the repetition of a page.
    pub(crate) fn new(page: &Page, tree: &Tree) -> Self {
        let looks = looks(&page.dom);
        let units = find_units(&page.dom, tree, &looks);
        let (nearest, card) = inherit(&page.dom, tree, &units);
        let (group_of, groups) = group_blocks(page, tree, &looks);
        let largest_group = groups.iter().map(|group| group.words).max().unwrap_or(0);
        let cards = units.kin.iter().filter(|kin| kin.cards);
        let largest_unit = cards.map(|kin| kin.all.words).max().unwrap_or(0);
        Self { nearest, card, units, group_of, groups, largest_group, largest_unit }
    }

    /// The nearest repeated element around an element.
    pub(crate) fn nearest(&self, dom: &Dom, tree: &Tree, id: NodeId) -> Unit {
        self.unit(dom, tree, &self.nearest, id)
    }

    /// The nearest repeated element around an element that holds more than one block.
    pub(crate) fn card(&self, dom: &Dom, tree: &Tree, id: NodeId) -> Unit {
        self.unit(dom, tree, &self.card, id)
    }

    /// The group of blocks that look like this one, elements around it included.
    pub(crate) fn group_of(&self, block: usize) -> usize {
        self.group_of.get(block).map_or(usize::MAX, |&group| group as usize)
    }

    /// The sums of the blocks that look like this one.
    pub(crate) fn group(&self, block: usize) -> Sums {
        self.groups.get(self.group_of(block)).copied().unwrap_or_default()
    }

    fn unit(&self, dom: &Dom, tree: &Tree, of: &[NodeId], id: NodeId) -> Unit {
        let node = dom.element_place(id).and_then(|at| of.get(at)).copied().unwrap_or(NO_NODE);
        let kin = self.units.get(dom, node);
        kin.map_or_else(Unit::default, |kin| Unit {
            count: kin.count,
            own: tree.sums(dom, node),
            all: kin.all,
        })
    }
}

/// By the place of an element: a hash of its tag and class, without the digits that number siblings.
fn looks(dom: &Dom) -> Vec<u64> {
    /// Longest part of a class list that is read, in bytes.
    const READ_BYTES: usize = 96;
    let mut by_class = ByClass::new(dom);
    let mut looks = vec![0; dom.element_count()];
    for id in 0..dom.nodes().len() as NodeId {
        let Some((at, element)) = dom.element_place(id).zip(dom.element(id)) else { continue };
        let letters = by_class.get(dom.class_number(id), || {
            let class = element.attribute("class").unwrap_or_default();
            hash_bytes(class.bytes().take(READ_BYTES).filter(|byte| !byte.is_ascii_digit()))
        });
        if let Some(look) = looks.get_mut(at) {
            *look = mix(hash_bytes(element.name().bytes()), letters);
        }
    }
    looks
}

/// Siblings that look alike.
#[derive(Debug)]
struct Kin {
    count: u32,
    /// Some of them hold several blocks.
    cards: bool,
    all: Sums,
}

/// Repeated elements.
#[derive(Debug)]
struct Units {
    kin: Vec<Kin>,
    /// By the place of an element: its kin; `u32::MAX` where it has none.
    places: Vec<u32>,
}

impl Units {
    fn get(&self, dom: &Dom, node: NodeId) -> Option<&Kin> {
        self.places.get(dom.element_place(node)?).and_then(|&place| self.kin.get(place as usize))
    }
}

fn find_units(dom: &Dom, tree: &Tree, looks: &[u64]) -> Units {
    // Parent, look and element in one number: those that look alike below one parent sort side by side.
    let mut all: Vec<u128> = Vec::with_capacity(dom.element_count());
    for (id, node) in (0..).zip(dom.nodes()) {
        let look = dom.element_place(id).and_then(|at| looks.get(at));
        let (Some(parent), Some(&look)) = (node.parent(), look) else { continue };
        if look != 0 && !tree.blocks(dom, id).is_empty() {
            all.push(u128::from(parent) << 96 | u128::from(look) << 32 | u128::from(id));
        }
    }
    all.sort_unstable();
    let mut units = Units { kin: Vec::new(), places: vec![u32::MAX; dom.element_count()] };
    for alike in all.chunk_by(|a, b| a >> 32 == b >> 32) {
        let count = alike.len() as u32;
        if count < FEWEST {
            continue;
        }
        let (mut all, mut cards) = (Sums::default(), false);
        for &packed in alike {
            let id = packed as NodeId;
            let own = tree.sums(dom, id);
            all = all.add(own);
            cards |= own.blocks > 1;
            if let Some(place) = dom.element_place(id).and_then(|at| units.places.get_mut(at)) {
                *place = units.kin.len() as u32;
            }
        }
        units.kin.push(Kin { count, cards, all });
    }
    units
}

fn inherit(dom: &Dom, tree: &Tree, units: &Units) -> (Vec<NodeId>, Vec<NodeId>) {
    let mut nearest: Vec<NodeId> = vec![NO_NODE; dom.element_count()];
    let mut card: Vec<NodeId> = vec![NO_NODE; dom.element_count()];
    for (id, node) in (0..).zip(dom.nodes()) {
        let Some(at) = dom.element_place(id) else { continue };
        let parent = node.parent().and_then(|parent| dom.element_place(parent));
        let above = |of: &[NodeId]| parent.and_then(|parent| of.get(parent)).copied().unwrap_or(NO_NODE);
        let repeated = units.get(dom, id).is_some();
        let table = matches!(dom.tag(id), Some(Tag::Td | Tag::Th));
        let (near, around) = (
            if repeated && !table { id } else { above(&nearest) },
            if repeated && tree.blocks(dom, id).len() > 1 { id } else { above(&card) },
        );
        if let (Some(nearest), Some(card)) = (nearest.get_mut(at), card.get_mut(at)) {
            (*nearest, *card) = (near, around);
        }
    }
    (nearest, card)
}

/// Groups the blocks by the look of the elements around them.
fn group_blocks(page: &Page, tree: &Tree, looks: &[u64]) -> (Vec<u32>, Vec<Sums>) {
    /// How many elements up two blocks have to look alike.
    const LEVELS: usize = 3;
    let look = |id: NodeId| page.dom.element_place(id).and_then(|at| looks.get(at)).copied().unwrap_or(0);
    let mut known: FxHashMap<u64, u32> = FxHashMap::default();
    let mut groups: Vec<Sums> = Vec::new();
    let mut group_of = Vec::with_capacity(page.blocks.len());
    for (i, block) in page.blocks.iter().enumerate() {
        let sum = tree.sums_of(&(i..i + 1));
        let key = match block.place {
            Place::Dom { container, .. } => {
                let above = page.dom.ancestors(container).take(LEVELS - 1);
                above.fold(look(container), |key, id| mix(key, look(id)))
            }
            Place::Line { .. } => 0,
        };
        let group = *known.entry(key).or_insert(groups.len() as u32);
        match groups.get_mut(group as usize) {
            Some(all) => *all = all.add(sum),
            None => groups.push(sum),
        }
        group_of.push(group);
    }
    (group_of, groups)
}
