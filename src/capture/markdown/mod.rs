//! Markdown with front matter, as clippers and note programs keep pages: the front matter is what the file says of
//! itself, the rest is written as markup and read like a page. Pages that were dumped as Markdown are read as text.

mod front;
mod inline;
mod plain;
mod write;

use super::Capture;
use super::open::{Entry, Opener};

pub(super) use front::find_front_matter;
pub(super) use plain::find_dump;

/// Opens a text whose front matter was found.
pub(super) fn open_clipping(
    opener: &mut Opener<'_>,
    entry: &Entry<'_>,
    outer: &Capture,
    front: front::FrontMatter<'_>,
) {
    let mut inner = entry.unwrapped("markdown", entry.bytes);
    inner.stated.extend(front.stated);
    opener.give_markup(&inner, outer, write::write_markup(front.body));
}

#[cfg(test)]
mod tests;
