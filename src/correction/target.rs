//! What a correction is about, and finding it in a document.

use super::{FieldName, KEPT_TEXT};
use crate::model::{Correction, Document};

/// What a correction is about. Numbers are places in the document as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field.
    Field(FieldName),
    /// The zone of a block.
    Zone(u32),
    /// Whether a block begins a comment or continues the one before.
    Comment(u32),
    /// A statement, which is none.
    Statement(u32),
    /// The speaker of a statement.
    Speaker(u32),
}

impl Target {
    /// The path of a correction.
    pub fn path(self) -> String {
        match self {
            Self::Field(name) => format!("metadata.{}", name.key()),
            Self::Zone(block) => format!("blocks[{block}].zone"),
            Self::Comment(block) => format!("blocks[{block}].comment"),
            Self::Statement(at) => format!("reading.statements[{at}]"),
            Self::Speaker(at) => format!("reading.statements[{at}].speaker"),
        }
    }

    /// What a path leads to.
    pub fn of(path: &str) -> Option<Self> {
        if let Some(key) = path.strip_prefix("metadata.") {
            return FieldName::of(key).map(Self::Field);
        }
        let numbered = |before: &str, behind: &str| {
            path.strip_prefix(before)?.strip_suffix(behind)?.strip_suffix(']')?.parse().ok()
        };
        numbered("blocks[", ".zone")
            .map(Self::Zone)
            .or_else(|| numbered("blocks[", ".comment").map(Self::Comment))
            .or_else(|| numbered("reading.statements[", ".speaker").map(Self::Speaker))
            .or_else(|| numbered("reading.statements[", "").map(Self::Statement))
    }
}

/// What a correction is about in this document; none where it has no such thing. A newer program may count the blocks of
/// a page differently: then the words tell the place, where they stand in one place alone.
pub(super) fn find(found: &Document, correction: &Correction) -> Option<Target> {
    let target = Target::of(&correction.path)?;
    let text = correction.text.as_deref();
    let place = |at: u32, texts: &[&str]| {
        let Some(text) = text else { return texts.get(at as usize).map(|_| at) };
        if texts.get(at as usize).is_some_and(|own| own.starts_with(text)) {
            return Some(at);
        }
        let mut same = texts.iter().enumerate().filter(|(_, own)| own.starts_with(text));
        let only = same.next()?.0 as u32;
        same.next().is_none().then_some(only)
    };
    let blocks = || found.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>();
    let said =
        || found.reading.statements.iter().map(|statement| statement.content.as_str()).collect::<Vec<_>>();
    Some(match target {
        Target::Field(name) => Target::Field(name),
        Target::Zone(block) => Target::Zone(place(block, &blocks())?),
        Target::Comment(block) => Target::Comment(place(block, &blocks())?),
        Target::Statement(at) => Target::Statement(place(at, &said())?),
        Target::Speaker(at) => Target::Speaker(place(at, &said())?),
    })
}

/// The beginning of a text, by which it is found again.
pub(super) fn kept_text(text: &str) -> String {
    text.chars().take(KEPT_TEXT).collect()
}
