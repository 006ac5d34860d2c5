//! Class lists by number: a page repeats the same few on thousands of elements, and whoever concludes
//! something from one does it once.

use html5ever::tendril::StrTendril;
use rustc_hash::FxHashMap;

use html5ever::local_name;

use super::{Dom, NodeId};

impl Dom {
    /// Numbers the class lists that differ.
    #[expect(clippy::mutable_key_type, reason = "a text that is shared is never changed")]
    pub(super) fn number_classes(&mut self) {
        let mut known: FxHashMap<&StrTendril, u32> = FxHashMap::default();
        let mut rest = self.attributes.as_slice();
        let mut elements = self.elements.iter_mut().peekable();
        while let Some(element) = elements.next() {
            // Those of this element: what is left ends where the next one's begin.
            let end = elements.peek().map_or(rest.len(), |next| (next.first - element.first) as usize);
            let (own, behind) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            rest = behind;
            let Some((_, class)) = own.iter().find(|(key, _)| *key == local_name!("class")) else { continue };
            let next = known.len() as u32 + 1;
            element.class = *known.entry(class).or_insert(next);
        }
        self.classes = known.len() as u32;
    }

    /// The number of an element's class list: the same for the same list, 0 where there is
    /// none.
    pub(crate) fn class_number(&self, id: NodeId) -> u32 {
        self.stored(id).map_or(0, |(element, _)| element.class)
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
