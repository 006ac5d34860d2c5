//! Everything measured about a page of markup, once, before any row is written.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::before::{Before, Parts, Walk};
use super::facts::{TextFacts, measure_text, token_hashes};
use super::groups::Groups;
use super::meta::{Declared, read_declared};
use super::notice::Notice;
use super::places::around_flag;
use super::row::share;
use super::template::Templates;
use super::tree::{Around, Sums, Tree};
use crate::block::{Page, Place};
use crate::dom::{NO_NODE, NodeId, Tag, to_option};
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

/// What is known of one block: a page has up to hundreds of thousands, so what follows from the tree or from other
/// facts is asked when it is needed.
#[derive(Clone, Debug)]
pub(crate) struct BlockFacts {
    pub(crate) text: TextFacts,
    /// [`NO_NODE`] for the head of a feed item.
    pub(crate) container: NodeId,
    pub(crate) tag: Option<Tag>,
    /// Of what is around the block's text: [`Around::flags`] and [`Around::all`]; of what is around its element
    /// [`Around::wider`].
    pub(crate) flags: u32,
    pub(crate) all: Groups,
    pub(crate) wider: NodeId,
    /// Class groups of the element, of what it is wrapped in alone, and of the inline elements around the text.
    pub(crate) own: Groups,
    /// Share of the characters inside links.
    pub(crate) linked: f32,
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
    /// The last heading before the block; [`NO_BLOCK`] for none.
    pub(crate) heading: u32,
}

/// Stands for no block.
const NO_BLOCK: u32 = u32::MAX;

impl Default for BlockFacts {
    fn default() -> Self {
        Self {
            text: TextFacts::default(),
            container: NO_NODE,
            tag: None,
            flags: 0,
            all: 0,
            wider: 0,
            own: 0,
            linked: 0.0,
            level: 0,
            hidden: false,
            post: InPost::No,
            title: 0.0,
            copies: 0,
            in_body: 0.0,
            in_description: 0.0,
            before: Before::default(),
            heading: NO_BLOCK,
        }
    }
}

impl BlockFacts {
    /// The element around the block; none for the head of a feed item.
    pub(crate) const fn container(&self) -> Option<NodeId> {
        to_option(self.container)
    }

    /// The last heading before the block.
    pub(crate) const fn heading(&self) -> Option<u32> {
        if self.heading == NO_BLOCK { None } else { Some(self.heading) }
    }

    /// Whether the block looks like running text.
    pub(crate) fn is_good(&self) -> bool {
        self.text.words() >= GOOD_WORDS
            && self.linked < GOOD_LINKED
            && self.text.stops + self.text.commas > 0
            && self.level == 0
    }

    /// What the block adds to the sums of all around it.
    pub(crate) fn sums(&self) -> Sums {
        let words = self.text.words();
        Sums {
            blocks: 1,
            words,
            linked: libm::roundf(words as f32 * self.linked) as u32,
            good: if self.is_good() { words } else { 0 },
            headings: u32::from(self.level > 0),
            stops: self.text.stops,
            titles: u32::from(self.linked > TITLE_LINKED && words >= TITLE_WORDS),
        }
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
    /// What the headings say, for [`BlockFacts::before`].
    pub(crate) parts: Parts,
    /// Blocks before and after with running text: by block, the nearest one's index; [`NO_BLOCK`] for none.
    good_before: Vec<u32>,
    good_after: Vec<u32>,
    pub(crate) posts: u32,
    pub(crate) post_words: u32,
    pub(crate) opens_page: bool,
    /// What the wording of blocks says of rights and limits, once somebody asks.
    notices: Vec<OnceCell<Notice>>,
    /// Its posts are comments, as far as the page tells.
    pub(crate) comments: bool,
}

/// Measures a page.
pub(crate) fn survey_page<'a>(page: &'a Page, threads: &[Thread]) -> Survey<'a> {
    let declared = read_declared(&page.dom);
    let titles = Titles::new(&declared.titles);
    // The tokens of all blocks, and where those of each end: gone before the tree is measured.
    let (mut tokens, mut ends) = (Vec::new(), Vec::with_capacity(page.blocks.len()));
    let mut blocks: Vec<BlockFacts> = page
        .blocks
        .iter()
        .map(|block| {
            let first = tokens.len();
            let text = measure_text(&block.text, &mut tokens);
            ends.push(tokens.len() as u32);
            let linked = share(block.marks.link_chars, block.marks.chars);
            let title = titles.likeness(tokens.get(first..).unwrap_or_default());
            let level = block.level.unwrap_or(0);
            BlockFacts { text, linked, level, title, hidden: block.hidden, ..BlockFacts::default() }
        })
        .collect();
    let h1 = find_h1(&blocks);
    count_copies(&mut blocks);
    let parts = look_back((&tokens, &ends), &declared, h1, &mut blocks);
    drop((tokens, ends));
    let tree = Tree::new(page, blocks.iter().map(BlockFacts::sums), h1);
    let templates = Templates::new(page, &tree);
    place_blocks(page, &tree, &mut blocks);
    mark_posts(threads, &mut blocks);
    Survey {
        page,
        h1,
        parts,
        good_before: nearest_good(&blocks, false),
        good_after: nearest_good(&blocks, true),
        posts: threads.iter().map(|thread| thread.posts.len() as u32).sum(),
        post_words: blocks
            .iter()
            .filter(|block| block.post == InPost::Body)
            .map(|block| block.text.words())
            .sum(),
        opens_page: threads.iter().any(|thread| thread.opens_page),
        notices: vec![OnceCell::new(); blocks.len()],
        comments: threads.iter().any(|thread| thread.comments),
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
        self.blocks.get(block.heading()? as usize)
    }

    /// What stands around the text of a block.
    pub(crate) fn around(&self, i: usize) -> Around {
        match self.page.blocks.get(i).map(|raw| &raw.place) {
            Some(Place::Dom { first, .. }) => self.tree.around(&self.page.dom, *first),
            _ => Around::default(),
        }
    }

    /// The nearest wider element around an element.
    pub(crate) fn wider(&self, id: NodeId) -> NodeId {
        self.tree.around(&self.page.dom, id).wider
    }

    /// What the wording of a block says of rights and limits.
    pub(crate) fn notice(&self, i: usize) -> Notice {
        let read = || self.page.blocks.get(i).map(|block| Notice::read(&block.text)).unwrap_or_default();
        self.notices.get(i).map_or_else(read, |notice| *notice.get_or_init(read))
    }

    /// Share of a block's characters in bold.
    pub(crate) fn bold(&self, i: usize) -> f32 {
        self.page.blocks.get(i).map_or(0.0, |raw| share(raw.marks.strong_chars, raw.marks.chars))
    }

    /// The nearest block with running text before a block.
    pub(crate) fn good_before(&self, i: usize) -> Option<u32> {
        self.good_before.get(i).copied().filter(|&at| at != NO_BLOCK)
    }

    /// The nearest block with running text behind a block.
    pub(crate) fn good_after(&self, i: usize) -> Option<u32> {
        self.good_after.get(i).copied().filter(|&at| at != NO_BLOCK)
    }
}

/// Words from which on a block can be running text, and the most of it that may be links.
const GOOD_WORDS: u32 = 12;
const GOOD_LINKED: f32 = 0.4;

/// A block of so many words, so much of it linked, can be the title of another page.
const TITLE_WORDS: u32 = 4;
const TITLE_LINKED: f32 = 0.8;

fn place_blocks(page: &Page, tree: &Tree, blocks: &mut [BlockFacts]) {
    /// Inline elements between the text and its block-level element that are asked for classes.
    const INLINE_LEVELS: usize = 5;
    let mut heading = NO_BLOCK;
    for (i, (raw, facts)) in page.blocks.iter().zip(blocks).enumerate() {
        facts.heading = heading;
        if raw.level.is_some() {
            heading = i as u32;
        }
        let Place::Dom { container, first, .. } = raw.place else { continue };
        let dom = &page.dom;
        let (own, text) = (tree.around(dom, container), tree.around(dom, first));
        facts.container = container;
        facts.tag = dom.tag(container);
        (facts.all, facts.wider) = (text.all, own.wider);
        facts.flags = text.flags | if facts.linked > 0.99 { around_flag("anchor") } else { 0 };
        let inline = dom.ancestors(first).take(INLINE_LEVELS).take_while(|&id| id != container);
        facts.own = inline.fold(own.own, |groups, id| groups | tree.around(dom, id).own);
        if let Some(parent) = dom.parent(container)
            && parent != facts.wider
        {
            facts.own |= tree.around(dom, parent).own;
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

/// Compares each block with what is declared and with what stands before it; returns what the headings say.
fn look_back(
    (tokens, ends): (&[u64], &[u32]),
    declared: &Declared,
    h1: Option<usize>,
    blocks: &mut [BlockFacts],
) -> Parts {
    let mut walk = Walk::new(tokens.len() as u32);
    let mut first = 0;
    for (i, (&end, block)) in ends.iter().zip(blocks).enumerate() {
        let end = end as usize;
        let tokens = tokens.get(first..end).unwrap_or_default();
        first = end;
        block.in_body = declared.body_share(tokens);
        block.in_description = declared.description_share(tokens);
        block.before = walk.step(&block.text, block.level, h1 == Some(i), tokens);
    }
    walk.end()
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

fn nearest_good(blocks: &[BlockFacts], after: bool) -> Vec<u32> {
    let mut nearest = vec![NO_BLOCK; blocks.len()];
    let mut last = NO_BLOCK;
    let mut step = |i: usize| {
        if let (Some(slot), Some(block)) = (nearest.get_mut(i), blocks.get(i)) {
            *slot = last;
            if block.is_good() {
                last = i as u32;
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
