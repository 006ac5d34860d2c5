//! What several documents tell together: stories, copies, shared quotations, conflicting figures, a timeline.

use serde::{Deserialize, Serialize};

use super::{Event, SCHEMA};

/// Several documents side by side. Documents are numbered in the order in which they were given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Collection {
    /// The version of this form.
    pub schema: u32,
    /// The documents.
    pub documents: Vec<Member>,
    /// Documents by the event that they report; each stands in one story, alone where no other reports the same.
    pub stories: Vec<Story>,
    /// Documents with the same text.
    pub copies: Vec<Copies>,
    /// Words that several reports credit to the same speaker.
    pub shared_quotations: Vec<SharedQuotation>,
    /// Figures of one event that can't all be right.
    pub conflicts: Vec<Conflict>,
    /// The days that the documents speak of, in order.
    pub timeline: Vec<Moment>,
}

impl Default for Collection {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            documents: Vec::new(),
            stories: Vec::new(),
            copies: Vec::new(),
            shared_quotations: Vec::new(),
            conflicts: Vec::new(),
            timeline: Vec::new(),
        }
    }
}

/// A document of the collection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Member {
    /// The name of its file.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
}

/// Documents that report the same event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Story {
    /// Their numbers, in order.
    pub documents: Vec<u32>,
    /// The event, as the document tells it that is surest of it.
    pub event: Option<Event>,
}

/// Documents with the same text, or nearly.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Copies {
    /// Their numbers, in order.
    pub documents: Vec<u32>,
    /// `verbatim`, or `near` where one leaves out, adds or changes passages.
    pub kind: String,
    /// Share of all their wording that is common, 0–1; script, punctuation and titles are not told apart.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub similarity: f32,
    /// What stands in one and not in the other.
    pub only: Vec<OnlyHere>,
}

/// Passages that only one of two copies has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct OnlyHere {
    /// The document.
    pub document: u32,
    /// Its blocks.
    pub blocks: Vec<u32>,
}

/// Words that several reports credit to the same speaker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct SharedQuotation {
    /// The speaker, by the fullest name that a report has.
    pub speaker: String,
    /// The words, as the first report prints them that quotes them directly.
    pub text: String,
    /// Where they stand.
    #[serde(rename = "in")]
    pub places: Vec<QuotationPlace>,
}

/// Where a report prints words that others print, too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct QuotationPlace {
    /// The document.
    pub document: u32,
    /// The block.
    pub block: u32,
    /// Bytes of the block's text, half-open.
    pub span: [u32; 2],
    /// Whether they stand in quotation marks.
    pub direct: bool,
}

/// Figures of one event that can't all be right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Conflict {
    /// Of what: `duration`, `time`, `day`, or what is counted, as the first report writes it.
    pub what: String,
    /// The story, by its number.
    pub story: u32,
    /// The figures.
    pub values: Vec<Figure>,
}

/// A figure in its sentence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Figure {
    /// The document.
    pub document: u32,
    /// The block.
    pub block: u32,
    /// Bytes of the block's text that the figure takes, half-open.
    pub span: [u32; 2],
    /// The sentence, in full.
    pub text: String,
    /// The figure: a number, or a time as [`super::TimeExpression::value`] has it.
    pub value: String,
}

/// A day of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Moment {
    /// As [`super::TimeExpression::value`] has it.
    pub value: String,
    /// The document.
    pub document: u32,
    /// The block.
    pub block: u32,
    /// Bytes of the block's text, half-open.
    pub span: [u32; 2],
    /// The sentence that speaks of it.
    pub text: String,
    /// Whether a part of the value is reckoned and not stated.
    pub inferred: bool,
    /// Whether this is when the event of the document took place.
    pub event: bool,
    /// The story of the document, by its number.
    pub story: u32,
}
