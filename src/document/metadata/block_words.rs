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
pub(super) struct WordsOfBlocks {
    /// What every block is asked for.
    openings: Vec<OnceCell<Opening>>,
    /// What few are.
    words: Vec<OnceCell<Box<BlockWords>>>,
}

/// What is known of one block so far.
#[derive(Clone, Debug, Default)]
pub(super) struct BlockWords {
    marked: OnceCell<Marked>,
    parts: OnceCell<Vec<BylinePart>>,
    counts: OnceCell<Counts>,
}

impl WordsOfBlocks {
    /// Nothing is known yet.
    pub(super) fn new(blocks: usize) -> Self {
        Self { openings: vec![OnceCell::new(); blocks], words: vec![OnceCell::new(); blocks] }
    }

    fn of(&self, block: usize) -> Option<&BlockWords> {
        self.words.get(block).map(|words| &**words.get_or_init(Box::default))
    }

    /// The label that a block is or begins with.
    pub(super) fn opening(&self, blocks: &[RawBlock], i: usize) -> Opening {
        let (Some(opening), Some(block)) = (self.openings.get(i), blocks.get(i)) else {
            return Opening::default();
        };
        *opening.get_or_init(|| find_opening(&block.text))
    }

    /// The labelled parts of a block.
    pub(super) fn parts(&self, blocks: &[RawBlock], i: usize) -> &[BylinePart] {
        let Some(block) = blocks.get(i).filter(|block| may_hold_parts(&block.text)) else { return &[] };
        let Some(words) = self.of(i) else { return &[] };
        let marked = || words.marked.get_or_init(|| Marked::new(&block.text));
        words.parts.get_or_init(|| find_marked_parts(&block.text, marked()))
    }

    /// The counts in a block.
    pub(super) fn counts(&self, blocks: &[RawBlock], i: usize) -> Counts {
        let Some(block) = blocks.get(i).filter(|block| may_count(&block.text)) else {
            return Counts::default();
        };
        let Some(words) = self.of(i) else { return Counts::default() };
        let marked = || words.marked.get_or_init(|| Marked::new(&block.text));
        *words.counts.get_or_init(|| find_marked_counts(&block.text, marked()))
    }
}
