//! Blocks as JSON has them: all that a block may have side by side, and what few have left out where it is missing.

use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use super::block::{Block, Callout, Extra, Formula, ItemPlace, NoteMark, Origin};
use super::number::to_four_digits;
use super::zone::Zone;

/// One block with its decided zone.
#[derive(Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Block"))]
pub(super) struct WideBlock {
    /// Index in `Document::blocks`.
    i: u32,
    /// Visible text, white space folded.
    text: String,
    /// The decided role.
    zone: Zone,
    /// How sure the decision is, 0–1.
    confidence: f32,
    /// BCP 47 tag with script for Chinese (`zh-Hans`, `zh-Hant`, `en` …).
    lang: Option<String>,
    /// Heading level 1–6 where the source states one.
    level: Option<u8>,
    /// Not shown by the page as saved (`hidden`, `display:none`, `<noscript>` …).
    hidden: bool,
    /// Where the block stands.
    source: Origin,
    /// Its place in a list of the content.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional))]
    item: Option<ItemPlace>,
    /// The formulas in its text.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Formula>>"))]
    formulas: Vec<Formula>,
    /// The marks in its text that lead to notes.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<NoteMark>>"))]
    note_marks: Vec<NoteMark>,
    /// The label of the note that it is or belongs to.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional))]
    note: Option<String>,
    /// The box set off from the text in which it stands.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(optional))]
    callout: Option<Callout>,
}

impl From<WideBlock> for Block {
    fn from(wide: WideBlock) -> Self {
        let WideBlock { i, text, zone, confidence, lang, level, hidden, source, item, .. } = wide;
        let extra = Extra {
            formulas: wide.formulas,
            note_marks: wide.note_marks,
            note: wide.note,
            callout: wide.callout,
        };
        let extra = (extra != Extra::default()).then(|| Box::new(extra));
        Self { i, text, zone, confidence, lang, level, hidden, source, item, extra }
    }
}

/// A score to four digits.
#[derive(Serialize)]
struct Score(#[serde(serialize_with = "to_four_digits")] f32);

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { i, text, zone, confidence, lang, level, hidden, source, item, extra: _ } = self;
        let (formulas, marks) = (self.formulas(), self.note_marks());
        let few = [
            item.is_some(),
            !formulas.is_empty(),
            !marks.is_empty(),
            self.note().is_some(),
            self.callout().is_some(),
        ];
        let fields = 8 + few.iter().filter(|has| **has).count();
        let mut out = serializer.serialize_struct("Block", fields)?;
        out.serialize_field("i", i)?;
        out.serialize_field("text", text)?;
        out.serialize_field("zone", zone)?;
        out.serialize_field("confidence", &Score(*confidence))?;
        out.serialize_field("lang", lang)?;
        out.serialize_field("level", level)?;
        out.serialize_field("hidden", hidden)?;
        out.serialize_field("source", source)?;
        if let Some(item) = item {
            out.serialize_field("item", item)?;
        }
        if !formulas.is_empty() {
            out.serialize_field("formulas", formulas)?;
        }
        if !marks.is_empty() {
            out.serialize_field("note_marks", marks)?;
        }
        if let Some(note) = self.note() {
            out.serialize_field("note", note)?;
        }
        if let Some(callout) = self.callout() {
            out.serialize_field("callout", callout)?;
        }
        out.end()
    }
}
