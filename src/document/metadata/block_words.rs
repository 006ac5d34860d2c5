//! What the words of a block say, concluded once for all passes that ask: labels, parts of bylines, counts.

use std::cell::OnceCell;

use crate::block::RawBlock;
use crate::text::byline::{
    BylinePart, Counts, Opening, find_marked_counts, find_marked_parts, find_opening, may_count,
    may_hold_parts,
};
use crate::text::marked::Marked;

/// What is known of each block of a page so far.
#[derive(Debug)]
pub(super) struct WordsOfBlocks(Vec<OnceCell<Box<BlockWords>>>);

/// What is known of one block so far.
#[derive(Debug, Default)]
pub(super) struct BlockWords {
    marked: OnceCell<Marked>,
    opening: OnceCell<Opening>,
    parts: OnceCell<Vec<BylinePart>>,
    counts: OnceCell<Counts>,
}

impl WordsOfBlocks {
    /// Nothing is known yet.
    pub(super) fn new(blocks: usize) -> Self {
        Self(std::iter::repeat_with(OnceCell::new).take(blocks).collect())
    }

    fn of(&self, block: usize) -> Option<&BlockWords> {
        self.0.get(block).map(|words| &**words.get_or_init(Box::default))
    }

    /// The label that a block is or begins with.
    pub(super) fn opening(&self, blocks: &[RawBlock], i: usize) -> Opening {
        let (Some(words), Some(block)) = (self.of(i), blocks.get(i)) else { return Opening::default() };
        *words.opening.get_or_init(|| find_opening(&block.text))
    }

    /// The labelled parts of a block.
    pub(super) fn parts(&self, blocks: &[RawBlock], i: usize) -> &[BylinePart] {
        let (Some(words), Some(block)) = (self.of(i), blocks.get(i)) else { return &[] };
        if !may_hold_parts(&block.text) {
            return &[];
        }
        let marked = || words.marked.get_or_init(|| Marked::new(&block.text));
        words.parts.get_or_init(|| find_marked_parts(&block.text, marked()))
    }

    /// The counts in a block.
    pub(super) fn counts(&self, blocks: &[RawBlock], i: usize) -> Counts {
        let (Some(words), Some(block)) = (self.of(i), blocks.get(i)) else { return Counts::default() };
        if !may_count(&block.text) {
            return Counts::default();
        }
        let marked = || words.marked.get_or_init(|| Marked::new(&block.text));
        *words.counts.get_or_init(|| find_marked_counts(&block.text, marked()))
    }
}
