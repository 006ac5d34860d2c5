//! Everything measured about a page of markup, once, before any row is written.

use rustc_hash::FxHashMap;

use super::before::{Before, Walk};
use super::facts::{TextFacts, measure_text, token_hashes};
use super::groups::Groups;
use super::meta::{Declared, read_declared};
use super::places::around_flag;
use super::row::share;
use super::template::Templates;
use super::tree::{Around, Sums, Tree};
use crate::block::{Page, Place};
use crate::dom::{NodeId, Tag};
use crate::thread::Thread;

/// Whether a block belongs to a post of a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum InPost {
    #[default]
    No,
    /// The post's author, time, floor and controls.
    Frame,
    /// What the post says.
    Body,
}

/// What is known of one block.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockFacts {
    pub(crate) text: TextFacts,
    /// The element around the block; none for the head of a feed item.
    pub(crate) container: Option<NodeId>,
    pub(crate) tag: Option<Tag>,
    pub(crate) around: Around,
    /// Class groups of the element, of what it is wrapped in alone, and of the inline elements around the text.
    pub(crate) own: Groups,
    /// Shares of the characters inside links, and in bold.
    pub(crate) linked: f32,
    pub(crate) bold: f32,
    /// Heading level; 0 for none.
    pub(crate) level: u8,
    pub(crate) hidden: bool,
    pub(crate) post: InPost,
    /// Likeness with the page's declared titles, 0–1.
    pub(crate) title: f32,
    /// How many blocks of the page say the same.
    pub(crate) copies: u32,
    /// Shares of the text that structured data and the description hold.
    pub(crate) in_body: f32,
    pub(crate) in_description: f32,
    pub(crate) before: Before,
    /// The last heading before the block.
    pub(crate) heading: Option<u32>,
    pub(crate) sums: Sums,
}

impl BlockFacts {
    /// Whether the block looks like running text.
    pub(crate) const fn is_good(&self) -> bool {
        self.sums.good > 0
    }
}

/// A page as measured.
#[derive(Debug)]
pub(crate) struct Survey<'a> {
    pub(crate) page: &'a Page,
    pub(crate) blocks: Vec<BlockFacts>,
    pub(crate) tree: Tree,
    pub(crate) templates: Templates,
    pub(crate) declared: Declared,
    /// The block that is the page's heading, most likely.
    pub(crate) h1: Option<usize>,
    /// Depth of the smallest elements that hold half, and four fifths, of the good text.
    pub(crate) half: u32,
    pub(crate) most: u32,
    /// Blocks before and after with running text: by block, the nearest one's index.
    pub(crate) good_before: Vec<Option<u32>>,
    pub(crate) good_after: Vec<Option<u32>>,
    pub(crate) posts: u32,
    pub(crate) post_words: u32,
    pub(crate) opens_page: bool,
}

/// Measures a page.
pub(crate) fn survey_page<'a>(page: &'a Page, threads: &[Thread]) -> Survey<'a> {
    let declared = read_declared(&page.dom);
    let titles = Titles::new(&declared.titles);
    // The tokens of all blocks, and where those of each end.
    let (mut tokens, mut ends) = (Vec::new(), Vec::with_capacity(page.blocks.len()));
    let mut blocks: Vec<BlockFacts> = page
        .blocks
        .iter()
        .map(|block| {
            let first = tokens.len();
            let text = measure_text(&block.text, &mut tokens);
            ends.push(tokens.len());
            let linked = share(block.marks.link_chars, block.marks.chars);
            let bold = share(block.marks.strong_chars, block.marks.chars);
            let title = titles.likeness(tokens.get(first..).unwrap_or_default());
            let level = block.level.unwrap_or(0);
            let sums = sum_block(&text, linked, level);
            BlockFacts {
                text,
                linked,
                bold,
                level,
                title,
                hidden: block.hidden,
                sums,
                ..BlockFacts::default()
            }
        })
        .collect();
    let sums: Vec<Sums> = blocks.iter().map(|block| block.sums).collect();
    let h1 = find_h1(&blocks);
    let tree = Tree::new(page, &sums, h1);
    let templates = Templates::new(page, &tree, &sums);
    place_blocks(page, &tree, &mut blocks);
    count_copies(&mut blocks);
    look_back((&tokens, &ends), &declared, h1, &mut blocks);
    mark_posts(threads, &mut blocks);
    let nodes = 0..page.dom.nodes().len() as NodeId;
    let (half, most) = nodes.fold((0, 0), |(half, most), id| {
        let around = tree.around(id);
        (around.half.max(half), around.most.max(most))
    });
    Survey {
        page,
        h1,
        half,
        most,
        good_before: nearest_good(&blocks, false),
        good_after: nearest_good(&blocks, true),
        posts: threads.iter().map(|thread| thread.posts.len() as u32).sum(),
        post_words: blocks
            .iter()
            .filter(|block| block.post == InPost::Body)
            .map(|block| block.sums.words)
            .sum(),
        opens_page: threads.iter().any(|thread| thread.opens_page),
        blocks,
        tree,
        templates,
        declared,
    }
}

impl Survey<'_> {
    /// Sums over a range of blocks.
    pub(crate) fn sums(&self, blocks: std::ops::Range<usize>) -> Sums {
        self.tree.sums_of(&(blocks.start..blocks.end.min(self.blocks.len())))
    }

    /// The last heading before a block.
    pub(crate) fn heading_of(&self, block: &BlockFacts) -> Option<&BlockFacts> {
        self.blocks.get(block.heading? as usize)
    }
}

/// Words from which on a block can be running text, and the most of it that may be links.
const GOOD_WORDS: u32 = 12;
const GOOD_LINKED: f32 = 0.4;

/// A block of so many words, so much of it linked, can be the title of another page.
const TITLE_WORDS: u32 = 4;
const TITLE_LINKED: f32 = 0.8;

fn sum_block(text: &TextFacts, linked: f32, level: u8) -> Sums {
    let words = text.words();
    let flows = words >= GOOD_WORDS && linked < GOOD_LINKED && text.stops + text.commas > 0 && level == 0;
    Sums {
        blocks: 1,
        words,
        linked: libm::roundf(words as f32 * linked) as u32,
        good: if flows { words } else { 0 },
        headings: u32::from(level > 0),
        stops: text.stops,
        titles: u32::from(linked > TITLE_LINKED && words >= TITLE_WORDS),
    }
}

fn place_blocks(page: &Page, tree: &Tree, blocks: &mut [BlockFacts]) {
    /// Inline elements between the text and its block-level element that are asked for classes.
    const INLINE_LEVELS: usize = 5;
    let mut heading = None;
    for (i, (raw, facts)) in page.blocks.iter().zip(blocks).enumerate() {
        facts.heading = heading;
        if raw.level.is_some() {
            heading = Some(i as u32);
        }
        let Place::Dom { container, first, .. } = raw.place else { continue };
        facts.container = Some(container);
        facts.tag = page.dom.tag(container);
        facts.around = Around { wider: tree.around(container).wider, ..tree.around(first) };
        facts.around.flags |= if facts.linked > 0.99 { around_flag("anchor") } else { 0 };
        let inline = page.dom.ancestors(first).take(INLINE_LEVELS).take_while(|&id| id != container);
        facts.own = inline.fold(tree.around(container).own, |groups, id| groups | tree.around(id).own);
        if let Some(parent) = page.dom.parent(container)
            && parent != facts.around.wider
        {
            facts.own |= tree.around(parent).own;
        }
    }
}

fn count_copies(blocks: &mut [BlockFacts]) {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for block in blocks.iter() {
        *counts.entry(block.text.hash).or_default() += 1;
    }
    for block in blocks {
        block.copies = counts.get(&block.text.hash).copied().unwrap_or(1);
    }
}

/// Compares each block with what is declared and with what stands before it.
fn look_back(
    (tokens, ends): (&[u64], &[usize]),
    declared: &Declared,
    h1: Option<usize>,
    blocks: &mut [BlockFacts],
) {
    let mut walk = Walk::new(tokens.len() as u32);
    let mut first = 0;
    for (i, (&end, block)) in ends.iter().zip(blocks).enumerate() {
        let tokens = tokens.get(first..end).unwrap_or_default();
        first = end;
        block.in_body = declared.body_share(tokens);
        block.in_description = declared.description_share(tokens);
        block.before = walk.step(&block.text, block.level, h1 == Some(i), tokens);
    }
}

fn mark_posts(threads: &[Thread], blocks: &mut [BlockFacts]) {
    for post in threads.iter().flat_map(|thread| &thread.posts) {
        for (list, mark) in [(&post.blocks, InPost::Frame), (&post.body, InPost::Body)] {
            for &i in list {
                if let Some(block) = blocks.get_mut(i as usize) {
                    block.post = mark;
                }
            }
        }
    }
}

fn nearest_good(blocks: &[BlockFacts], after: bool) -> Vec<Option<u32>> {
    let mut nearest = vec![None; blocks.len()];
    let mut last = None;
    let mut step = |i: usize| {
        if let (Some(slot), Some(block)) = (nearest.get_mut(i), blocks.get(i)) {
            *slot = last;
            if block.is_good() {
                last = Some(i as u32);
            }
        }
    };
    if after {
        (0..blocks.len()).rev().for_each(&mut step);
    } else {
        (0..blocks.len()).for_each(&mut step);
    }
    nearest
}

/// Longest text that is compared with the titles, in tokens.
const LONGEST_TITLE: usize = 60;

/// The words of the page's declared titles.
struct Titles {
    /// Of each title, sorted.
    words: Vec<Vec<u64>>,
    /// Bits for the words of all titles: most blocks have none of them.
    bits: [u64; 16],
}

impl Titles {
    fn new(titles: &[String]) -> Self {
        let words: Vec<Vec<u64>> = titles.iter().map(|title| sort_hashes(token_hashes(title))).collect();
        let mut bits = [0; 16];
        for &word in words.iter().flatten() {
            bits[Self::slot(word)] |= 1 << (word & 63);
        }
        Self { words, bits }
    }

    const fn slot(word: u64) -> usize {
        (word >> 6 & 15) as usize
    }

    fn may_hold(&self, word: u64) -> bool {
        self.bits[Self::slot(word)] >> (word & 63) & 1 == 1
    }

    /// The best F1 of a text's words against a title's.
    fn likeness(&self, tokens: &[u64]) -> f32 {
        if tokens.len() > LONGEST_TITLE || !tokens.iter().any(|&word| self.may_hold(word)) {
            return 0.0;
        }
        let words = sort_hashes(tokens.to_vec());
        let score = |title: &Vec<u64>| {
            let common = words.iter().filter(|word| title.binary_search(word).is_ok()).count();
            share(2 * common as u32, (words.len() + title.len()) as u32)
        };
        self.words.iter().map(score).fold(0.0, f32::max)
    }
}

fn sort_hashes(mut hashes: Vec<u64>) -> Vec<u64> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The level-1 heading most like the title; without one, the block most like it.
fn find_h1(blocks: &[BlockFacts]) -> Option<usize> {
    /// Below this a block that is no heading is not taken for the title.
    const LIKE_TITLE: f32 = 0.6;
    let best = |level_one: bool| {
        let mut best: Option<(f32, usize)> = None;
        for (i, block) in blocks.iter().enumerate() {
            let fits = if level_one { block.level == 1 } else { block.title > LIKE_TITLE };
            if fits && best.is_none_or(|(score, _)| block.title > score) {
                best = Some((block.title, i));
            }
        }
        best.map(|(_, i)| i)
    };
    best(true).or_else(|| best(false))
}
