//! Passages: the texts that are read, in the order in which they are read.

use crate::model::{Block, Document, PageKind, Zone};

/// A block of the text that is read.
pub(super) struct Passage<'a> {
    /// Its number in the document.
    pub(super) block: u32,
    /// Its text.
    pub(super) text: &'a str,
    /// A heading names what follows: nobody speaks in it, but a time or a name may stand there.
    pub(super) heading: bool,
}

/// The blocks of the sections of a document, captions left out; of two renderings the first.
pub(super) fn split_passages(document: &Document) -> Vec<Passage<'_>> {
    let blocks = document.sections.iter().flat_map(|section| section.heading.iter().chain(&section.blocks));
    blocks
        .filter_map(|&block| document.blocks.get(block as usize))
        .filter(|block| is_read(block))
        .map(passage)
        .collect()
}

/// One block, wherever it stands.
pub(super) fn of_block(document: &Document, block: u32) -> Option<Passage<'_>> {
    document.blocks.get(block as usize).filter(|block| is_read(block)).map(passage)
}

/// The lines of an official account above its text, each a block: place, office, day.
pub(super) fn lines_above<'a>(document: &'a Document, passages: &[Passage<'a>]) -> Vec<Passage<'a>> {
    let first = passages.first().map_or(0, |passage| passage.block as usize);
    if document.kind.value != PageKind::Readout {
        return Vec::new();
    }
    let above =
        document.blocks.iter().take(first).filter(|block| !block.hidden && block.zone == Zone::Byline);
    above.map(passage).collect()
}

/// Code and captions are not told by the article; a table is no sentence.
fn is_read(block: &Block) -> bool {
    !block.hidden
        && matches!(
            block.zone,
            Zone::Paragraph | Zone::Quotation | Zone::ListItem | Zone::Heading | Zone::Standfirst
        )
}

fn passage(block: &Block) -> Passage<'_> {
    Passage { block: block.i, text: &block.text, heading: block.zone == Zone::Heading }
}
