//! Blocks: the smallest units of visible text, in page order.

use serde::{Deserialize, Serialize};

use super::Zone;

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Block {
    /// Index in `Document::blocks`.
    pub i: u32,
    /// Visible text, white space folded.
    pub text: String,
    /// The decided role.
    pub zone: Zone,
    /// How sure the decision is, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub item: Option<ItemPlace>,
    /// The formulas in its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Formula>>"))]
    pub formulas: Vec<Formula>,
    /// The marks in its text that lead to notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<NoteMark>>"))]
    pub note_marks: Vec<NoteMark>,
    /// The label of the note that it is or belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub note: Option<String>,
    /// The box set off from the text in which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub callout: Option<Callout>,
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
