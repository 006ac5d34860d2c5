//! `<noscript>` as a balanced fragment.
//!
//! Browsers that run scripts read `<noscript>` as raw text up to its end tag, so pages never notice
//! what is unclosed or overclosed inside. Read as elements, an unclosed `<p>` in it would swallow the
//! rest of the page into text that counts as hidden, and a stray end tag would close what is outside.
//! That nothing inside reaches beyond the end tag, no comment, attribute or style sheet, is the
//! tokenizer's part (`scan`).

use std::cell::{Cell, RefCell};

use html5ever::tokenizer::Tag;
use html5ever::{LocalName, local_name};

/// Elements open in one `<noscript>` beyond which it is left to itself; real ones have dozens.
const MAX_OPEN: usize = 256;

/// What is open inside the current `<noscript>`.
#[derive(Default)]
pub(super) struct Balance {
    inside: Cell<bool>,
    open: RefCell<Vec<LocalName>>,
}

/// What to do with an end tag.
pub(super) enum Step {
    Pass,
    Drop,
    /// Close these first, then pass the tag on.
    CloseFirst(Vec<LocalName>),
}

impl Balance {
    pub(super) fn is_inside(&self) -> bool {
        self.inside.get()
    }

    /// A `<noscript>` was opened outside any other.
    pub(super) fn enter(&self) {
        self.inside.set(true);
        self.open.borrow_mut().clear();
    }

    /// No balance is kept from here on.
    pub(super) fn leave(&self) {
        self.inside.set(false);
    }

    /// An element was opened inside, or would have been if there were room.
    pub(super) fn open(&self, name: LocalName) {
        let mut open = self.open.borrow_mut();
        open.push(name);
        self.inside.set(open.len() < MAX_OPEN);
    }

    pub(super) fn close(&self, tag: &Tag) -> Step {
        if !self.inside.get() {
            return Step::Pass;
        }
        let mut open = self.open.borrow_mut();
        match tag.name {
            local_name!("noscript") => {
                self.inside.set(false);
                Step::CloseFirst(open.drain(..).rev().collect())
            }
            // Without a start tag it is a line break, and closes nothing.
            local_name!("br") => Step::Pass,
            _ => match open.iter().rposition(|name| *name == tag.name) {
                Some(at) => {
                    open.truncate(at);
                    Step::Pass
                }
                None => Step::Drop,
            },
        }
    }
}
