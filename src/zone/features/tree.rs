//! What a block inherits from the elements around it, and how the text is spread over the tree.
//!
//! Everything is computed once a node, top down or by prefix sums over the blocks, so that a deep
//! page costs no more than a flat one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::groups::{Groups, class_groups as groups_of, hash_byte, hash_bytes, hash_empty, longest_word};
use super::places::around_flag;
use crate::block::{Page, Place};
use crate::dom::{ByClass, Dom, Node, NodeId, Tag};

/// What stands around a node.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// Bits of [`AROUND`]: elements and roles of the node and its ancestors.
    pub(crate) flags: u32,
    /// Groups of the class words of the node alone.
    pub(crate) own: Groups,
    /// Groups of the class words of the node and all its ancestors below `body`.
    pub(crate) all: Groups,
    /// The nearest ancestor that holds more blocks than this node does.
    pub(crate) wider: NodeId,
    /// The nearest ancestor-or-self that also holds the page's heading.
    pub(crate) with_h1: NodeId,
    /// Depth of the nearest ancestor-or-self that holds half of the good text, and four fifths. The parser bounds
    /// the depth of a page by a few hundred.
    pub(crate) half: u16,
    pub(crate) most: u16,
    /// How many lists stand around the node.
    pub(crate) lists: u8,
}

/// Names of the bits of [`Around::flags`].
pub(crate) const AROUND: [&str; 24] = [
    "article",
    "main",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "table",
    "list",
    "figure",
    "section",
    "button",
    "anchor",
    "noscript",
    "details",
    "dialog",
    "quote",
    "pre",
    "dl",
    "item body",
    "paragraph",
    "label",
    "aria hidden",
    "heading",
];

/// Counts over a range of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) blocks: u32,
    pub(crate) words: u32,
    pub(crate) linked: u32,
    /// Words in blocks that look like running text.
    pub(crate) good: u32,
    pub(crate) headings: u32,
    pub(crate) stops: u32,
    /// Blocks that are a link long enough for a title.
    pub(crate) titles: u32,
}

impl Sums {
    pub(crate) const fn add(self, other: Self) -> Self {
        Self {
            blocks: self.blocks + other.blocks,
            words: self.words + other.words,
            linked: self.linked + other.linked,
            good: self.good + other.good,
            headings: self.headings + other.headings,
            stops: self.stops + other.stops,
            titles: self.titles + other.titles,
        }
    }

    const fn less(self, other: Self) -> Self {
        Self {
            blocks: self.blocks - other.blocks,
            words: self.words - other.words,
            linked: self.linked - other.linked,
            good: self.good - other.good,
            headings: self.headings - other.headings,
            stops: self.stops - other.stops,
            titles: self.titles - other.titles,
        }
    }
}

/// The tree of a page with the text of its blocks spread over it.
#[derive(Debug)]
pub(crate) struct Tree {
    /// By the place of an element; what stands around a text follows from its parent.
    around: Vec<Around>,
    /// By node: how many blocks start before it; one more entry at the end.
    starts: Vec<u32>,
    /// By block: sums of all blocks before it; one more entry at the end.
    before: Vec<Sums>,
    /// The block of the page's heading.
    h1: Option<usize>,
    /// Depth of the smallest nodes that hold half, and four fifths, of the good text.
    pub(crate) half: u16,
    pub(crate) most: u16,
}

impl Tree {
    /// Spreads the blocks, counted one by one in `sums`, over the page's tree.
    /// `h1` is the block of the page's heading.
    pub(crate) fn new(page: &Page, sums: impl Iterator<Item = Sums>, h1: Option<usize>) -> Self {
        let mut before = Vec::with_capacity(page.blocks.len() + 1);
        let mut total = Sums::default();
        before.push(total);
        for sum in sums {
            total = total.add(sum);
            before.push(total);
        }
        let around = vec![Around::default(); page.dom.element_count()];
        let mut tree = Self { around, starts: count_starts(page), before, h1, half: 0, most: 0 };
        tree.inherit(&page.dom);
        tree
    }

    /// What stands around a node; nothing for one that is not in the tree.
    pub(crate) fn around(&self, dom: &Dom, id: NodeId) -> Around {
        match dom.element_place(id) {
            Some(at) => self.around.get(at).copied().unwrap_or_default(),
            None => dom.node(id).map_or_else(Around::default, |node| self.place(dom, id, node)),
        }
    }

    /// What stands around a node, but for what it says of itself.
    fn place(&self, dom: &Dom, id: NodeId, node: &Node) -> Around {
        let parent = node.parent();
        let above = parent.and_then(|parent| self.around.get(dom.element_place(parent)?)).copied();
        let mut here = Around { own: 0, ..above.unwrap_or_default() };
        let mine = self.blocks(dom, id);
        if let Some(parent) = parent
            && self.blocks(dom, parent).len() > mine.len()
        {
            here.wider = parent;
        }
        if self.h1.is_some_and(|h1| mine.contains(&h1)) {
            here.with_h1 = id;
        }
        let (half, most) = self.holds_good(&mine);
        if half {
            here.half = node.depth as u16;
        }
        if most {
            here.most = node.depth as u16;
        }
        here
    }

    /// Whether some blocks hold half, and four fifths, of the page's good text.
    fn holds_good(&self, blocks: &Range<usize>) -> (bool, bool) {
        let before = |i: usize| self.before.get(i).map_or(0, |sums| sums.good);
        let (good, own) = (self.total().good, before(blocks.end) - before(blocks.start));
        let half = good > 0 && own * 2 >= good;
        (half, half && u64::from(own) * 5 >= u64::from(good) * 4)
    }

    /// The blocks inside a node.
    pub(crate) fn blocks(&self, dom: &Dom, id: NodeId) -> Range<usize> {
        let range = dom.subtree(id);
        let at = |node: NodeId| self.starts.get(node as usize).copied().unwrap_or(0) as usize;
        at(range.start)..at(range.end)
    }

    /// Sums over a range of blocks.
    pub(crate) fn sums_of(&self, blocks: &Range<usize>) -> Sums {
        let last = self.before.len().saturating_sub(1);
        let at = |i: usize| self.before.get(i.min(last)).copied().unwrap_or_default();
        if blocks.end <= blocks.start { Sums::default() } else { at(blocks.end).less(at(blocks.start)) }
    }

    /// Sums over the blocks inside a node.
    pub(crate) fn sums(&self, dom: &Dom, id: NodeId) -> Sums {
        self.sums_of(&self.blocks(dom, id))
    }

    /// Sums over the whole page.
    pub(crate) fn total(&self) -> Sums {
        self.before.last().copied().unwrap_or_default()
    }

    fn inherit(&mut self, dom: &Dom) {
        let mut names =
            Names { known: FxHashMap::default(), by_class: ByClass::new(dom), words: Words::default() };
        for (id, node) in (0..).zip(dom.nodes()) {
            let Some(at) = dom.element_place(id) else {
                // Of a text nothing but its depth counts that its parent has not told.
                let (half, most) = self.holds_good(&self.blocks(dom, id));
                let depth = node.depth as u16;
                self.half = self.half.max(if half { depth } else { 0 });
                self.most = self.most.max(if most { depth } else { 0 });
                continue;
            };
            let mut here = self.place(dom, id, node);
            self.half = self.half.max(here.half);
            self.most = self.most.max(here.most);
            describe(dom, id, &mut here, &mut names);
            if let Some(slot) = self.around.get_mut(at) {
                *slot = here;
            }
        }
    }
}

/// The groups of the classes met so far: the same few stand on thousands of elements.
struct Names<'a> {
    known: FxHashMap<&'a str, Groups>,
    by_class: ByClass<Groups>,
    words: Words,
}

impl<'a> Names<'a> {
    fn groups(&mut self, value: &'a str) -> Groups {
        let Self { known, words, .. } = self;
        *known.entry(value).or_insert_with(|| words.class_groups(value))
    }

    fn class_groups(&mut self, class: u32, value: &'a str) -> Groups {
        let Self { known, by_class, words } = self;
        by_class.get(class, || {
            if value.len() > READ_BYTES {
                return words.class_groups(value);
            }
            // No word goes on over white space, and the same few stand in many lists.
            value.split_ascii_whitespace().fold(0, |groups, name| {
                groups | *known.entry(name).or_insert_with(|| words.class_groups(name))
            })
        })
    }
}

/// Adds what an element says of itself.
fn describe<'a>(dom: &'a Dom, id: NodeId, here: &mut Around, names: &mut Names<'a>) {
    let Some(element) = dom.element(id) else { return };
    here.flags |= tag_flags(element.tag);
    here.lists = here.lists.saturating_add(u8::from(matches!(element.tag, Tag::Ul | Tag::Ol | Tag::Menu)));
    let mut own = 0;
    if let Some(value) = element.attribute("class") {
        own |= names.class_groups(dom.class_number(id), value);
    }
    let marks =
        [element.attribute("id"), element.attribute("data-testid"), element.attribute("data-component")];
    own = marks.into_iter().flatten().fold(own, |own, value| own | names.groups(value));
    if let Some(value) = element.attribute("itemprop") {
        own |= names.groups(value);
        if matches!(value, "articleBody" | "text" | "reviewBody" | "description") {
            here.flags |= around_flag("item body");
        }
    }
    if let Some(value) = element.attribute("role") {
        own |= names.groups(value);
        here.flags |= role_flags(value);
    }
    if element.attribute("aria-hidden") == Some("true") {
        here.flags |= around_flag("aria hidden");
    }
    here.own = own;
    if !matches!(element.tag, Tag::Html | Tag::Body) {
        here.all |= own;
    }
}

/// Longest part of an attribute that is read: class lists written by people are shorter.
const READ_BYTES: usize = 256;

/// Groups of single words of names, which come back in many of them.
#[derive(Default)]
struct Words {
    /// By the hash of the word.
    known: FxHashMap<u64, Groups>,
    /// The word in work, in lower case.
    word: String,
}

impl Words {
    /// Groups of the words of a class, id or role.
    fn class_groups(&mut self, value: &str) -> Groups {
        let mut value = value.as_bytes();
        if value.len() > READ_BYTES {
            // So many characters: bytes that go on with one do not count.
            let starts = value.iter().enumerate().filter(|(_, byte)| byte.is_ascii() || **byte >= 0xc0);
            let end = starts.map(|(at, _)| at).nth(READ_BYTES).unwrap_or(value.len());
            value = value.get(..end).unwrap_or_default();
        }
        let (mut groups, mut from, mut before) = (0, 0, b' ');
        for (at, &byte) in value.iter().enumerate() {
            if !byte.is_ascii_alphabetic() || (byte.is_ascii_uppercase() && before.is_ascii_lowercase()) {
                groups |= self.groups_of_word(value.get(from..at).unwrap_or_default());
                from = if byte.is_ascii_alphabetic() { at } else { at + 1 };
            }
            before = byte;
        }
        groups | self.groups_of_word(value.get(from..).unwrap_or_default())
    }

    /// Groups of one word of letters of ASCII, in any case.
    fn groups_of_word(&mut self, word: &[u8]) -> Groups {
        if word.is_empty() {
            return 0;
        }
        let lower = || word.iter().map(u8::to_ascii_lowercase);
        *self.known.entry(hash_bytes(lower())).or_insert_with(|| {
            self.word.clear();
            self.word.extend(lower().map(char::from));
            word_groups(&self.word)
        })
    }
}

/// Shortest word that may be part of a longer one (`commentlist`), in bytes.
const SHORTEST_PART: usize = 5;
/// Tokens longer than this are hashes or generated names, in bytes.
const LONGEST_TOKEN: usize = 28;

fn word_groups(word: &str) -> Groups {
    let whole = groups_of(hash_bytes(word.bytes()));
    if whole != 0 || word.len() <= SHORTEST_PART || word.len() > LONGEST_TOKEN {
        return whole;
    }
    let mut groups = 0;
    let longest = longest_word();
    for start in 0..=word.len() - SHORTEST_PART {
        let mut hash = hash_empty();
        for (length, byte) in (1..=longest).zip(word.bytes().skip(start)) {
            hash = hash_byte(hash, byte);
            if length >= SHORTEST_PART {
                groups |= groups_of(hash);
            }
        }
    }
    groups
}

const fn tag_flags(tag: Tag) -> u32 {
    let bit = match tag {
        Tag::Article => 0,
        Tag::Main => 1,
        Tag::Nav => 2,
        Tag::Header => 3,
        Tag::Footer => 4,
        Tag::Aside => 5,
        Tag::Form => 6,
        Tag::Table => 7,
        Tag::Ul | Tag::Ol | Tag::Menu => 8,
        Tag::Figure | Tag::Figcaption => 9,
        Tag::Section => 10,
        Tag::Button | Tag::Select | Tag::Option | Tag::Input | Tag::Textarea => 11,
        Tag::A => 12,
        Tag::Noscript => 13,
        Tag::Details => 14,
        Tag::Dialog => 15,
        Tag::Blockquote | Tag::Q => 16,
        Tag::Pre | Tag::Code => 17,
        Tag::Dl => 18,
        Tag::P => 20,
        Tag::Label | Tag::Legend | Tag::Fieldset => 21,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => 23,
        _ => return 0,
    };
    1 << bit
}

fn role_flags(role: &str) -> u32 {
    match role {
        "article" => around_flag("article"),
        "main" => around_flag("main"),
        "navigation" | "menu" | "menubar" => around_flag("nav"),
        "banner" => around_flag("header"),
        "contentinfo" => around_flag("footer"),
        "complementary" => around_flag("aside"),
        "dialog" | "alertdialog" => around_flag("dialog"),
        "button" => around_flag("button"),
        "list" => around_flag("list"),
        "search" | "form" => around_flag("form"),
        _ => 0,
    }
}

/// How many blocks start before each node.
fn count_starts(page: &Page) -> Vec<u32> {
    let nodes = page.dom.nodes().len();
    let mut starts = vec![0_u32; nodes + 1];
    let mut lines = 0;
    for block in &page.blocks {
        match block.place {
            Place::Dom { first, .. } => {
                if let Some(count) = starts.get_mut(first as usize + 1) {
                    *count += 1;
                }
            }
            // The head of a feed item stands before the tree.
            Place::Line { .. } => lines += 1,
        }
    }
    let mut total = lines;
    for count in &mut starts {
        total += *count;
        *count = total;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::zone::features::groups::CLASS_GROUPS;

    #[test]
    fn class_words_are_found_inside_longer_ones() {
        let mut words = Words::default();
        for (value, names) in [
            ("comment-list", &["comment", "list"][..]),
            ("commentThread", &["comment", "post"]),
            ("entry-content", &["content"]),
            ("relatedarticlesbox", &["related", "content"]),
            ("css-1x2abc", &[]),
        ] {
            let groups = words.class_groups(value);
            for (bit, name) in CLASS_GROUPS.iter().enumerate() {
                if names.contains(name) {
                    assert!(groups >> bit & 1 == 1, "{value}: {name}");
                }
            }
            assert_eq!(names.is_empty(), groups == 0, "{value}");
        }
    }
}
