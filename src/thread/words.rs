//! The words of a post, put together from the texts of its elements.

use super::marks::{Marks, TextNode};
use crate::block::Page;
use crate::dom::{NodeId, Tag};

/// Words of a post, put together again from its texts.
pub(super) struct Words<'a> {
    page: &'a Page,
    pub(super) blocks: Vec<u32>,
    out: String,
    last: NodeId,
}

impl<'a> Words<'a> {
    pub(super) const fn new(page: &'a Page) -> Self {
        Self { page, blocks: Vec::new(), out: String::new(), last: 0 }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    pub(super) fn push(&mut self, marks: &Marks<'_>, text: &TextNode) {
        let words = marks.dom.text(text.node).unwrap_or("");
        if text.chars > 0 {
            if self.blocks.last() == Some(&text.block) {
                let broken = (self.last..text.node).any(|id| marks.dom.tag(id) == Some(Tag::Br));
                if broken {
                    self.out.push('\n');
                }
            } else {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
                self.blocks.push(text.block);
            }
        }
        for c in words.chars() {
            if !c.is_whitespace() {
                self.out.push(c);
            } else if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
                self.out.push(' ');
            }
        }
        self.last = text.node;
    }

    pub(super) fn text(&self) -> &str {
        debug_assert!(self.blocks.iter().all(|&block| (block as usize) < self.page.blocks.len()));
        &self.out
    }
}
