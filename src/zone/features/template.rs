//! Repetition: cards, rows, posts and paragraphs are siblings that look alike; blocks of one
//! template share the shape of the elements around them.

use rustc_hash::FxHashMap;

use super::lexicon::{hash_bytes, mix};
use super::tree::{Sums, Tree};
use crate::block::{Page, Place};
use crate::dom::{ByClass, Dom, NodeId, Tag};

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
    /// By node: the nearest repeated ancestor-or-self, and the nearest that holds several blocks.
    nearest: Vec<NodeId>,
    card: Vec<NodeId>,
    /// By node: its look-alikes, where it is one of several.
    units: Units,
    /// By block: its group, and the sums of each group.
    group_of: Vec<u32>,
    groups: Vec<Sums>,
    /// Words of the largest group, and of the largest set of look-alikes that hold several blocks each.
    pub(crate) largest_group: u32,
    pub(crate) largest_unit: u32,
}

/// Stands for no node.
const NONE: NodeId = NodeId::MAX;

impl Templates {
    /// Finds the repetition of a page; `sums` are the blocks' own.
    pub(crate) fn new(page: &Page, tree: &Tree, sums: &[Sums]) -> Self {
        let looks = looks(&page.dom);
        let units = find_units(&page.dom, tree, &looks);
        let (nearest, card) = inherit(&page.dom, &units);
        let (group_of, groups) = group_blocks(page, &looks, sums);
        let largest_group = groups.iter().map(|group| group.words).max().unwrap_or(0);
        let cards = units.found.iter().filter(|unit| unit.own.blocks > 1);
        let largest_unit = cards.map(|unit| unit.all.words).max().unwrap_or(0);
        Self { nearest, card, units, group_of, groups, largest_group, largest_unit }
    }

    /// The nearest repeated element around a node.
    pub(crate) fn nearest(&self, id: NodeId) -> Unit {
        self.unit(self.nearest.get(id as usize).copied())
    }

    /// The nearest repeated element around a node that holds more than one block.
    pub(crate) fn card(&self, id: NodeId) -> Unit {
        self.unit(self.card.get(id as usize).copied())
    }

    /// The group of blocks that look like this one, elements around it included.
    pub(crate) fn group_of(&self, block: usize) -> usize {
        self.group_of.get(block).map_or(usize::MAX, |&group| group as usize)
    }

    /// The sums of the blocks that look like this one.
    pub(crate) fn group(&self, block: usize) -> Sums {
        self.groups.get(self.group_of(block)).copied().unwrap_or_default()
    }

    fn unit(&self, node: Option<NodeId>) -> Unit {
        node.and_then(|node| self.units.get(node)).copied().unwrap_or_default()
    }
}

/// By node: a hash of the element's tag and class, without the digits that number siblings.
fn looks(dom: &Dom) -> Vec<u64> {
    /// Longest part of a class list that is read, in bytes.
    const READ_BYTES: usize = 96;
    let mut by_class = ByClass::new(dom);
    let look = |id: NodeId| {
        let Some(element) = dom.element(id) else { return 0 };
        let letters = by_class.get(dom.class_number(id), || {
            let class = element.attribute("class").unwrap_or_default();
            hash_bytes(class.bytes().take(READ_BYTES).filter(|byte| !byte.is_ascii_digit()))
        });
        mix(hash_bytes(element.name().bytes()), letters)
    };
    (0..dom.nodes().len() as NodeId).map(look).collect()
}

/// Repeated elements by node.
#[derive(Debug)]
struct Units {
    found: Vec<Unit>,
    /// Where the one of a node is; [`NONE`] where it has none.
    places: Vec<u32>,
}

impl Units {
    fn get(&self, node: NodeId) -> Option<&Unit> {
        self.places.get(node as usize).and_then(|&place| self.found.get(place as usize))
    }

    fn insert(&mut self, node: NodeId, unit: Unit) {
        if let Some(place) = self.places.get_mut(node as usize) {
            *place = self.found.len() as u32;
            self.found.push(unit);
        }
    }
}

fn find_units(dom: &Dom, tree: &Tree, looks: &[u64]) -> Units {
    let mut kin: Vec<(NodeId, u64, NodeId)> = Vec::new();
    for (id, node) in dom.nodes().iter().enumerate() {
        let id = id as NodeId;
        let (Some(parent), Some(&look)) = (node.parent(), looks.get(id as usize)) else { continue };
        if look != 0 && !tree.blocks(dom, id).is_empty() {
            kin.push((parent, look, id));
        }
    }
    kin.sort_unstable();
    let mut units = Units { found: Vec::new(), places: vec![NONE; dom.nodes().len()] };
    for alike in kin.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let count = alike.len() as u32;
        if count < FEWEST {
            continue;
        }
        let all = alike.iter().fold(Sums::default(), |sum, &(_, _, id)| sum.add(tree.sums(dom, id)));
        for &(_, _, node) in alike {
            units.insert(node, Unit { count, own: tree.sums(dom, node), all });
        }
    }
    units
}

fn inherit(dom: &Dom, units: &Units) -> (Vec<NodeId>, Vec<NodeId>) {
    let mut nearest: Vec<NodeId> = Vec::with_capacity(dom.nodes().len());
    let mut card: Vec<NodeId> = Vec::with_capacity(dom.nodes().len());
    for (id, node) in dom.nodes().iter().enumerate() {
        let above =
            |of: &[NodeId]| node.parent().and_then(|parent| of.get(parent as usize)).copied().unwrap_or(NONE);
        let unit = units.get(id as NodeId);
        let table = matches!(dom.tag(id as NodeId), Some(Tag::Td | Tag::Th));
        nearest.push(if unit.is_some() && !table { id as NodeId } else { above(&nearest) });
        let holds_several = unit.is_some_and(|unit| unit.own.blocks > 1);
        card.push(if holds_several { id as NodeId } else { above(&card) });
    }
    (nearest, card)
}

/// Groups the blocks by the look of the elements around them.
fn group_blocks(page: &Page, looks: &[u64], sums: &[Sums]) -> (Vec<u32>, Vec<Sums>) {
    /// How many elements up two blocks have to look alike.
    const LEVELS: usize = 3;
    let look = |id: NodeId| looks.get(id as usize).copied().unwrap_or(0);
    let mut known: FxHashMap<u64, u32> = FxHashMap::default();
    let mut groups: Vec<Sums> = Vec::new();
    let mut group_of = Vec::with_capacity(page.blocks.len());
    for (block, &sum) in page.blocks.iter().zip(sums) {
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
