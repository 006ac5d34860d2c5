//! Learned decision forests: the packed files that ship, and their inference.
//!
//! `train/` makes the files; its model card says from what. A forest only adds up whole numbers
//! and compares, so that a page has the same scores bit for bit on every platform.

mod forest;
#[cfg(feature = "training")]
mod other;

use std::sync::OnceLock;

pub(crate) use forest::{ABREAST, Columns, Forest, WIDEST};
#[cfg(feature = "training")]
pub use other::use_forest;

/// The forests that ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// Whether a block of markup is content.
    Blocks,
    /// The kind of a page.
    Kinds,
    /// Whether a line of a text capture is content.
    Lines,
}

/// A forest; an empty one, which scores nothing, where the file is damaged.
pub(crate) fn forest(name: Name) -> &'static Forest {
    #[cfg(feature = "training")]
    if let Some(forest) = other::find(name) {
        return forest;
    }
    static BLOCKS: OnceLock<Forest> = OnceLock::new();
    static KINDS: OnceLock<Forest> = OnceLock::new();
    static LINES: OnceLock<Forest> = OnceLock::new();
    let (cell, file): (_, &[u8]) = match name {
        Name::Blocks => (&BLOCKS, include_bytes!("blocks.forest")),
        Name::Kinds => (&KINDS, include_bytes!("kinds.forest")),
        Name::Lines => (&LINES, include_bytes!("lines.forest")),
    };
    cell.get_or_init(|| Forest::unpack(file).unwrap_or_default())
}
