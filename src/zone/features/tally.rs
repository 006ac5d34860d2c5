//! How often a page holds what marks a kind of page: prices, headings that lead elsewhere, elements.

use super::row::{Row, log, share};
use super::survey::Survey;
use crate::dom::{NodeId, Tag};

/// Elements that are counted, by name.
const COUNTED: [(&str, &[Tag]); 17] = [
    ("h1", &[Tag::H1]),
    ("h2", &[Tag::H2]),
    ("h3", &[Tag::H3]),
    ("article", &[Tag::Article]),
    ("form", &[Tag::Form]),
    ("time", &[Tag::Time]),
    ("pre", &[Tag::Pre]),
    ("code", &[Tag::Code]),
    ("table", &[Tag::Table]),
    ("img", &[Tag::Img]),
    ("video", &[Tag::Video]),
    ("button", &[Tag::Button]),
    ("input", &[Tag::Input]),
    ("select", &[Tag::Select]),
    ("li", &[Tag::Li]),
    ("p", &[Tag::P]),
    ("quote", &[Tag::Blockquote]),
];

impl Survey<'_> {
    /// Writes the counts of the page.
    pub(super) fn write_tally(&self, row: &mut Row) {
        let prices: u32 = self.blocks.iter().map(|block| u32::from(block.text.money)).sum();
        let with_price = self.blocks.iter().filter(|block| block.text.money > 0).count() as u32;
        row.put("prices", log(prices));
        row.put("priced blocks", log(with_price));
        row.put("priced share", share(with_price, self.blocks.len() as u32));
        let headings = |fits: fn(f32) -> bool| {
            self.blocks.iter().filter(|block| block.level > 0 && fits(block.linked)).count() as u32
        };
        row.put("linked headings", log(headings(|linked| linked > 0.8)));
        row.put("plain headings", log(headings(|linked| linked < 0.2)));
        let mut counts = [0_u32; Tag::Other as usize + 1];
        for tag in (0..self.page.dom.nodes().len() as NodeId).filter_map(|id| self.page.dom.tag(id)) {
            counts[tag as usize] += 1;
        }
        for (name, tags) in COUNTED {
            let count = tags.iter().map(|&tag| counts[tag as usize]).sum();
            row.put_in("count ", name, log(count));
        }
    }
}
