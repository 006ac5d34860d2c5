//! One entry of the lexicon as it is compiled: what a word tells, packed into four bytes.

use super::role::{Manner, Role};

/// What one word tells: its role, how it matches, and a number (a month, a limit, a language).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry(pub(crate) u32);

impl Entry {
    /// Whether the entry has this role and matches this way.
    pub(crate) const fn is(self, role: Role, manner: Manner) -> bool {
        self.0 >> 19 == (role as u32) << 3 | manner as u32
    }

    /// The number beside the word, 0 where there is none.
    pub(crate) const fn value(self) -> i32 {
        (self.0 << 13) as i32 >> 13
    }

    /// How the entry matches.
    pub(crate) fn manner(self) -> Manner {
        Manner::ALL.get((self.0 >> 19 & 7) as usize).copied().unwrap_or(Manner::Whole)
    }

    /// The role.
    pub(crate) fn role(self) -> Option<Role> {
        Role::ALL.get((self.0 >> 22) as usize).map(|&(role, ..)| role)
    }
}
