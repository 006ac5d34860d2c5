//! Where a name stands in a table: asked for by name in rules and rows, thousands of times a page.

use super::groups::{CLASS_GROUPS, TEXT_GROUPS};
use super::tree::AROUND;

/// The names of a table, each in a slot of its own, so that a look-up is one comparison.
struct Places<const N: usize> {
    names: [&'static str; N],
    /// The place of the name that falls into a slot; any other number where there is none.
    slots: [u8; SLOTS],
}

const SLOTS: usize = 256;
const FREE: u8 = u8::MAX;

static AROUND_PLACES: Places<{ AROUND.len() }> = Places::new(AROUND);
static CLASS_PLACES: Places<{ CLASS_GROUPS.len() }> = Places::new(CLASS_GROUPS);
static TEXT_PLACES: Places<{ TEXT_GROUPS.len() }> = Places::new(TEXT_GROUPS);

impl<const N: usize> Places<N> {
    /// Refuses to compile where two names fall into one slot.
    const fn new(names: [&'static str; N]) -> Self {
        let mut slots = [FREE; SLOTS];
        let mut at = 0;
        while at < N {
            let slot = slot_of(names[at].as_bytes());
            assert!(slots[slot] == FREE, "two names in one slot: change the factors");
            slots[slot] = at as u8;
            at += 1;
        }
        Self { names, slots }
    }

    fn find(&self, name: &str) -> Option<usize> {
        let at = usize::from(self.slots[slot_of(name.as_bytes())]);
        self.names.get(at).filter(|known| **known == name).map(|_| at)
    }
}

/// The factors are the first that part the names of all tables.
const fn slot_of(name: &[u8]) -> usize {
    if name.is_empty() {
        return 0;
    }
    let last = name[name.len() - 1] as usize;
    let middle = name[name.len() / 2] as usize;
    (name.len() + name[0] as usize + last * 15 + middle * 37) % SLOTS
}

/// The bit of a name of [`AROUND`]; none for another.
pub(crate) fn around_flag(name: &str) -> u32 {
    AROUND_PLACES.find(name).map_or(0, |bit| 1 << bit)
}

/// The bit of a name of [`CLASS_GROUPS`]; none for another.
pub(crate) fn class_bit(name: &str) -> u32 {
    CLASS_PLACES.find(name).map_or(0, |bit| 1 << bit)
}

/// The place of a name of [`TEXT_GROUPS`]; beyond them for another.
pub(crate) fn text_group(name: &str) -> usize {
    TEXT_PLACES.find(name).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_places_of_their_tables() {
        for (at, name) in CLASS_GROUPS.iter().enumerate() {
            assert_eq!(class_bit(name), 1 << at, "{name}");
        }
        for (at, name) in TEXT_GROUPS.iter().enumerate() {
            assert_eq!(text_group(name), at, "{name}");
        }
        for (at, name) in AROUND.iter().enumerate() {
            assert_eq!(around_flag(name), 1 << at, "{name}");
        }
        assert_eq!((class_bit("harbour"), text_group(""), around_flag("quay")), (0, usize::MAX, 0));
    }
}
