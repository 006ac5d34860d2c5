//! What the keys do.

use super::state::Tab;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// The next document.
    Next,
    /// The document before.
    Previous,
    /// A tab.
    Tab(Tab),
    /// Into the search field.
    Search,
    /// The help.
    Help,
    /// Paste text.
    Paste,
    /// Browse for files.
    Browse,
}

/// The keys in the order in which the help lists them.
pub const KEYS: [(&str, Shortcut); 10] = [
    ("j", Shortcut::Next),
    ("k", Shortcut::Previous),
    ("1", Shortcut::Tab(Tab::Read)),
    ("2", Shortcut::Tab(Tab::Structure)),
    ("3", Shortcut::Tab(Tab::Fields)),
    ("4", Shortcut::Tab(Tab::Source)),
    ("/", Shortcut::Search),
    ("o", Shortcut::Browse),
    ("p", Shortcut::Paste),
    ("?", Shortcut::Help),
];

/// What `key` asks for; none for any other key.
pub fn shortcut(key: &str) -> Option<Shortcut> {
    KEYS.iter().find(|(name, _)| *name == key).map(|(_, shortcut)| *shortcut)
}
