//! Names of elements and attributes.

use html5ever::LocalName;

/// Places for names met before; a page has a few dozen.
const SLOTS: usize = 256;

/// The names of a page: html5ever's table is asked once for each.
pub(super) struct Names {
    known: Vec<Option<LocalName>>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { known: vec![None; SLOTS] }
    }

    /// The name in lower case.
    pub(super) fn intern(&mut self, name: &str) -> LocalName {
        let Some(slot) = self.known.get_mut(slot_of(name)) else { return LocalName::from(name) };
        // A name that is known has small letters.
        if let Some(known) = slot.as_ref().filter(|known| ***known == *name) {
            return known.clone();
        }
        if name.bytes().any(|b| b.is_ascii_uppercase() || b == 0) {
            return self.intern(&name.to_ascii_lowercase().replace('\0', "\u{fffd}"));
        }
        slot.insert(LocalName::from(name)).clone()
    }
}

fn slot_of(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |i: usize| usize::from(bytes.get(i).copied().unwrap_or_default());
    let last = bytes.len().saturating_sub(1);
    (at(0) * 7 + at(last) * 31 + at(last / 2) * 113 + last * 61) % SLOTS
}
