//! Questions that several rules ask about a block.

use crate::zone::features::{BlockFacts, Survey, around_flag, class_bit, text_group};

/// A block with what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Clue<'a> {
    pub(super) survey: &'a Survey<'a>,
    pub(super) block: &'a BlockFacts,
    pub(super) i: usize,
}

impl<'a> Clue<'a> {
    pub(super) fn new(survey: &'a Survey<'a>, i: usize) -> Option<Self> {
        Some(Self { survey, block: survey.blocks.get(i)?, i })
    }

    /// Class words of the block's own element belong to a group.
    pub(super) fn own(self, group: &str) -> bool {
        self.block.own & class_bit(group) != 0
    }

    /// Class words of the element or of anything around it belong to a group.
    pub(super) fn any(self, group: &str) -> bool {
        (self.block.own | self.block.all) & class_bit(group) != 0
    }

    /// Class words of the element or of the two wider elements around it belong to a group.
    pub(super) fn near(self, group: &str) -> bool {
        let dom = &self.survey.page.dom;
        let first = self.survey.tree.around(dom, self.block.wider);
        let second = self.survey.tree.around(dom, first.wider);
        (self.block.own | first.own | second.own) & class_bit(group) != 0
    }

    /// Stands inside an element of [`around_flag`].
    pub(super) fn inside(self, name: &str) -> bool {
        self.block.flags & around_flag(name) != 0
    }

    /// Share of the block's first words that belong to a group.
    pub(super) fn says(self, group: &str) -> f32 {
        said(self.block, group)
    }

    /// The same of the last heading, while the block stands in the heading's own part of the page.
    pub(super) fn heading_says(self, group: &str) -> f32 {
        let Some(heading) = self.survey.heading_of(self.block) else { return 0.0 };
        let above = self.block.heading().map_or(0, |at| at as usize);
        let far = self.i - above > FARTHEST_HEADING;
        if far || !self.shares_part(heading) { 0.0 } else { said(heading, group) }
    }

    /// Whether the block stands inside what is around the heading.
    fn shares_part(self, heading: &BlockFacts) -> bool {
        let part = self.survey.wider(heading.wider);
        let blocks = self.survey.tree.blocks(&self.survey.page.dom, part);
        blocks.contains(&self.i) && blocks.len() < FARTHEST_HEADING * 2
    }

    /// The block's text.
    pub(super) fn text(self) -> &'a str {
        self.survey.page.blocks.get(self.i).map_or("", |raw| &raw.text)
    }

    pub(super) const fn words(self) -> u32 {
        self.block.text.words()
    }

    /// Few words.
    pub(super) const fn is_short(self) -> bool {
        self.block.text.words() < 12
    }
}

/// How many blocks a heading over a list can reach.
const FARTHEST_HEADING: usize = 60;

fn said(block: &BlockFacts, group: &str) -> f32 {
    block.text.hit_share(text_group(group))
}
