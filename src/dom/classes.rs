//! Class lists by number: a page repeats the same few on thousands of elements, and whoever concludes
//! something from one does it once.

use html5ever::tendril::StrTendril;
use rustc_hash::FxHashMap;

use super::{Dom, Node, NodeData, NodeId};

/// Numbers the class lists that differ; returns how many there are.
#[expect(clippy::mutable_key_type, reason = "a text that is shared is never changed")]
pub(super) fn number_classes(nodes: &mut [Node]) -> u32 {
    let mut known: FxHashMap<StrTendril, u32> = FxHashMap::default();
    for node in nodes {
        let NodeData::Element(element) = &mut node.data else { continue };
        let Some(class) = element.class() else { continue };
        if let Some(&number) = known.get(str::as_bytes(class)) {
            element.class = number;
            continue;
        }
        let number = known.len() as u32 + 1;
        known.insert(class.clone(), number);
        element.class = number;
    }
    known.len() as u32
}

impl Dom {
    /// The number of an element's class list: the same for the same list, 0 where there is
    /// none.
    pub(crate) fn class_number(&self, id: NodeId) -> u32 {
        self.element(id).map_or(0, |element| element.class)
    }
}

/// What was concluded from class lists, by their number.
#[derive(Debug)]
pub(crate) struct ByClass<T>(Vec<Option<T>>);

impl<T: Copy> ByClass<T> {
    /// Nothing yet.
    pub(crate) fn new(dom: &Dom) -> Self {
        Self(vec![None; dom.classes as usize + 1])
    }

    /// What is concluded from a class list, by its number: `conclude` is asked once for each.
    pub(crate) fn get(&mut self, class: u32, conclude: impl FnOnce() -> T) -> T {
        match self.0.get_mut(class as usize) {
            Some(known) => *known.get_or_insert_with(conclude),
            None => conclude(),
        }
    }
}
