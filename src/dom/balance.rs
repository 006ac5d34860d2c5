//! `<noscript>` as a balanced fragment.
//!
//! Browsers that run scripts read `<noscript>` as raw text up to its end tag, so pages never notice
//! what is unclosed or overclosed inside. Read as elements, an unclosed `<p>` in it would swallow the
//! rest of the page into text that counts as hidden, and a stray end tag would close what is outside.

use std::cell::{Cell, RefCell};

use html5ever::tokenizer::{Tag, TagKind};
use html5ever::{LocalName, local_name};

use super::cap::is_void;

/// Elements open in one `<noscript>` beyond which it is left to itself; real ones have dozens.
const MAX_OPEN: usize = 256;

/// What is open inside the current `<noscript>`.
#[derive(Default)]
pub(super) struct Balance {
    inside: Cell<bool>,
    open: RefCell<Vec<LocalName>>,
}

/// What to do with a tag.
pub(super) enum Step {
    Pass,
    Drop,
    /// Close these first, then pass the tag on.
    CloseFirst(Vec<LocalName>),
}

impl Balance {
    pub(super) fn step(&self, tag: &Tag) -> Step {
        let noscript = tag.name == local_name!("noscript");
        if !self.inside.get() {
            if noscript && tag.kind == TagKind::StartTag {
                self.inside.set(true);
                self.open.borrow_mut().clear();
            }
            return Step::Pass;
        }
        let mut open = self.open.borrow_mut();
        match tag.kind {
            TagKind::StartTag => {
                if !is_void(&tag.name) && !tag.self_closing {
                    open.push(tag.name.clone());
                    self.inside.set(open.len() < MAX_OPEN);
                }
                Step::Pass
            }
            TagKind::EndTag if noscript => {
                self.inside.set(false);
                Step::CloseFirst(open.drain(..).rev().collect())
            }
            TagKind::EndTag => match open.iter().rposition(|name| *name == tag.name) {
                Some(at) => {
                    open.truncate(at);
                    Step::Pass
                }
                None => Step::Drop,
            },
        }
    }
}
