//! The row of a whole page: what the blocks' rows carry with them, and what the page kind is told by.

use super::naming::write_naming;
use super::places::{around_flag, class_bit, text_group};
use super::row::{Row, log, share};
use super::survey::{BlockFacts, InPost, Survey};

/// Names of the values that every block's row carries.
pub(crate) const PAGE_NAMES: [&str; 34] = [
    "words",
    "blocks",
    "good",
    "linked",
    "words a block",
    "headings",
    "stops",
    "h1",
    "h1 like title",
    "half depth",
    "posts",
    "posts of words",
    "opens page",
    "in list",
    "in table",
    "in pre",
    "in form",
    "in article",
    "in card",
    "short",
    "says shop",
    "says comment",
    "says time",
    "hidden",
    "cjk",
    "declares article",
    "declares forum",
    "declares product",
    "declares list",
    "declares documentation",
    "class post",
    "class comment",
    "class shop",
    "good blocks",
];

/// The values that every block's row carries, in the order of [`PAGE_NAMES`].
pub(crate) type PageValues = [f32; PAGE_NAMES.len()];

impl Survey<'_> {
    /// The values that every block's row carries.
    pub(crate) fn page_values(&self) -> PageValues {
        let total = self.tree.total();
        let of_words = |holds: &dyn Fn(&BlockFacts) -> bool| {
            share(
                self.blocks.iter().filter(|block| holds(block)).map(|block| block.text.words()).sum(),
                total.words,
            )
        };
        let inside = |name: &str| {
            let bit = around_flag(name);
            of_words(&|block| block.flags & bit != 0)
        };
        let says = |name: &str| self.mean(|block| block.text.hit_share(text_group(name)));
        let class = |name: &str| {
            let bit = class_bit(name);
            of_words(&|block| block.all & bit != 0)
        };
        let h1 = self.h1.and_then(|at| self.blocks.get(at));
        let nodes = |block: &BlockFacts| {
            block.container().map(|node| self.templates.card(&self.page.dom, &self.tree, node))
        };
        [
            log(total.words),
            log(total.blocks),
            share(total.good, total.words),
            share(total.linked, total.words),
            share(total.words, total.blocks),
            share(total.headings, total.blocks),
            share(total.stops, total.words),
            if h1.is_some_and(|block| block.level == 1) { 1.0 } else { 0.0 },
            h1.map_or(0.0, |block| block.title),
            self.tree.half.into(),
            log(self.posts),
            share(self.post_words, total.words),
            if self.opens_page { 1.0 } else { 0.0 },
            inside("list"),
            inside("table"),
            inside("pre"),
            inside("form"),
            inside("article"),
            of_words(&|block| nodes(block).is_some_and(|unit| unit.count > 5)),
            self.mean(|block| if block.text.words() < 5 { 1.0 } else { 0.0 }),
            says("shop"),
            says("comment"),
            says("time"),
            of_words(&|block| block.hidden),
            self.mean(|block| share(block.text.cjk, block.text.tokens)),
            self.declares("article"),
            self.declares("forum"),
            self.declares("product"),
            self.declares("list"),
            self.declares("documentation"),
            class("post"),
            class("comment"),
            class("shop"),
            log(self.blocks.iter().filter(|block| block.is_good()).count() as u32),
        ]
    }

    fn declares(&self, kind: &str) -> f32 {
        if self.declared.is(kind) { 1.0 } else { 0.0 }
    }

    fn mean(&self, value: impl Fn(&BlockFacts) -> f32) -> f32 {
        let sum: f32 = self.blocks.iter().map(value).sum();
        if self.blocks.is_empty() { 0.0 } else { sum / self.blocks.len() as f32 }
    }

    /// Writes the page's row: its own values, what the head declares, then the blocks' values
    /// pooled.
    pub(crate) fn write_page(&self, page: &PageValues, pools: &[Pool; 2], row: &mut Row) {
        row.clear();
        row.put_all("", |at| PAGE_NAMES[at], *page);
        self.declared.write(row);
        let frames = self.blocks.iter().filter(|block| block.post == InPost::Frame).count();
        row.put("post frames", log(frames as u32));
        let heading = self.h1.and_then(|at| self.page.blocks.get(at)).map(|block| block.text.as_str());
        write_naming(&self.declared.title, &self.declared.shared_title, heading, row);
        self.write_tally(row);
        for (name, pool) in ["mean ", "content "].iter().zip(pools) {
            for (at, sum) in pool.sums.iter().enumerate() {
                row.put_indexed(name, at, if pool.whole > 0.0 { sum / pool.whole } else { 0.0 });
            }
        }
    }
}

/// A weighted mean of the blocks' rows, without the values that all of a page's rows share: once by
/// the blocks' words, once by the words that are likely content.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    sums: Vec<f32>,
    whole: f32,
}

impl Pool {
    /// Adds a block's row to both, each with its own weight.
    pub(crate) fn add([all, content]: &mut [Self; 2], row: &[f32], weights: [f32; 2]) {
        let own = row.len().saturating_sub(PAGE_NAMES.len());
        all.sums.resize(own, 0.0);
        content.sums.resize(own, 0.0);
        all.whole += weights[0];
        content.whole += weights[1];
        for ((all, content), value) in all.sums.iter_mut().zip(&mut content.sums).zip(row) {
            *all += weights[0] * value;
            *content += weights[1] * value;
        }
    }
}
