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
    /// A star for the document, or none.
    Star,
    /// The help.
    Help,
    /// Paste text.
    Paste,
    /// Browse for files.
    Browse,
    /// Close what is open: the details of a block, on a narrow window the document.
    Back,
}

/// The keys in the order in which the help lists them.
pub const KEYS: [(&str, Shortcut); 15] = [
    ("j", Shortcut::Next),
    ("k", Shortcut::Previous),
    ("1", Shortcut::Tab(Tab::Read)),
    ("2", Shortcut::Tab(Tab::Structure)),
    ("3", Shortcut::Tab(Tab::Fields)),
    ("4", Shortcut::Tab(Tab::Source)),
    ("5", Shortcut::Tab(Tab::Statements)),
    ("6", Shortcut::Tab(Tab::Times)),
    ("7", Shortcut::Tab(Tab::Original)),
    ("/", Shortcut::Search),
    ("s", Shortcut::Star),
    ("o", Shortcut::Browse),
    ("p", Shortcut::Paste),
    ("?", Shortcut::Help),
    ("Escape", Shortcut::Back),
];

/// The key that opens the list of commands, with Ctrl or the command key.
pub const COMMANDS_KEY: &str = "k";

/// What a key with Ctrl (on a Mac, the command key) asks for: the first is undo, the second do again, as everywhere.
pub fn change_key(key: &str, shift: bool) -> Option<Change> {
    match (key, shift) {
        ("z" | "Z", false) => Some(Change::Undo),
        ("z" | "Z", true) | ("y" | "Y", false) => Some(Change::Redo),
        _ => None,
    }
}

/// A change of what was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Undo the last change.
    Undo,
    /// Do it again.
    Redo,
}

/// The key as it stands on a keyboard.
pub fn key_cap(key: &str) -> &str {
    if key == "Escape" { "Esc" } else { key }
}

/// What `key` asks for; none for any other key.
pub fn shortcut(key: &str) -> Option<Shortcut> {
    KEYS.iter().find(|(name, _)| *name == key).map(|(_, shortcut)| *shortcut)
}

#[cfg(test)]
mod tests {
    use super::{Change, KEYS, Shortcut, change_key, shortcut};

    #[test]
    fn every_key_has_one_meaning() {
        for (key, meaning) in KEYS {
            assert_eq!(shortcut(key), Some(meaning), "{key}");
        }
        assert_eq!(shortcut("x"), None);
        assert_eq!(shortcut("J"), None, "shift may belong to the browser or a screen reader");
        assert_eq!(shortcut("Escape"), Some(Shortcut::Back));
        assert_eq!(change_key("z", false), Some(Change::Undo));
        assert_eq!(change_key("Z", true), Some(Change::Redo));
        assert_eq!(change_key("x", false), None);
    }
}
