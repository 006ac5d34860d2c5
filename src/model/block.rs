//! Blocks: the smallest units of visible text, in page order.

use serde::{Deserialize, Serialize};

use super::Zone;
use super::wide_block::WideBlock;

/// A half-open range of bytes in the decoded UTF-8 text of the capture: `[start, end]`.
pub type Span = [u32; 2];

/// Where something stands in its capture. At least one of the two is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Origin {
    /// Bytes of the decoded text (of markup: of the source code, tags included).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub bytes: Option<Span>,
    /// A CSS path that selects exactly the element in the parsed page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub path: Option<String>,
}

/// One block with its decided zone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "WideBlock")]
pub struct Block {
    /// Index in `Document::blocks`.
    pub i: u32,
    /// Visible text, white space folded.
    pub text: String,
    /// The decided role.
    pub zone: Zone,
    /// How sure the decision is, 0–1.
    pub confidence: f32,
    /// BCP 47 tag with script for Chinese (`zh-Hans`, `zh-Hant`, `en` …).
    pub lang: Option<String>,
    /// Heading level 1–6 where the source states one.
    pub level: Option<u8>,
    /// Not shown by the page as saved (`hidden`, `display:none`, `<noscript>` …).
    pub hidden: bool,
    /// Where the block stands.
    pub source: Origin,
    /// Its place in a list of the content.
    pub item: Option<ItemPlace>,
    /// What few blocks have. Apart, since a page may have a hundred thousand blocks.
    pub extra: Option<Box<Extra>>,
}

/// What few blocks have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    /// The formulas in its text.
    pub formulas: Vec<Formula>,
    /// The marks in its text that lead to notes.
    pub note_marks: Vec<NoteMark>,
    /// The label of the note that it is or belongs to.
    pub note: Option<String>,
    /// The box set off from the text in which it stands.
    pub callout: Option<Callout>,
}

impl Block {
    /// The formulas in its text.
    pub fn formulas(&self) -> &[Formula] {
        self.extra.as_ref().map_or(&[], |extra| &extra.formulas)
    }

    /// The marks in its text that lead to notes.
    pub fn note_marks(&self) -> &[NoteMark] {
        self.extra.as_ref().map_or(&[], |extra| &extra.note_marks)
    }

    /// The label of the note that it is or belongs to.
    pub fn note(&self) -> Option<&str> {
        self.extra.as_ref()?.note.as_deref()
    }

    /// The box set off from the text in which it stands.
    pub fn callout(&self) -> Option<&Callout> {
        self.extra.as_ref()?.callout.as_ref()
    }

    /// Room for what few blocks have.
    pub(crate) fn extra_mut(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }
}

/// The place of a block in a box set off from the text: a note, a warning, a tip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Callout {
    /// What the page calls it, in lower case (`note`, `warning`, `tip` …).
    pub kind: String,
    /// Not the first block of the box.
    pub follows: bool,
    /// Heads the box.
    pub title: bool,
}

/// A mark in the text of a block that leads to a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NoteMark {
    /// Bytes of the block's text that are the mark.
    pub span: Span,
    /// The label of the note, as in `Block::note` of the blocks that are it.
    pub note: String,
}

/// The place of a block in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ItemPlace {
    /// Which list of the page it is, counted from 0; a list inside another is one of its own.
    pub list: u32,
    /// Lists around that list.
    pub depth: u32,
    /// The number of its item, where the list is ordered.
    pub number: Option<i32>,
    /// Not the first block of its item.
    pub follows: bool,
}

/// A formula in the text of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Formula {
    /// Bytes of the block's text that show it.
    pub span: Span,
    /// The same as LaTeX, as the page gives it.
    pub latex: String,
}
