//! What an article tells: who said what, when, of whom, and what happened.
//!
//! All places are `[block, from, to]`: the block and bytes of its text, half-open.

use serde::{Deserialize, Serialize};

/// A place inside the text of a block: the block, and bytes of its text from and to, half-open.
pub type Mention = [u32; 3];

/// Statements, times, people, organisations, places and events of a document, each in page order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Reading {
    /// Words credited to a speaker.
    pub statements: Vec<Statement>,
    /// Expressions of time.
    pub times: Vec<TimeExpression>,
    /// The persons named.
    pub people: Vec<Person>,
    /// The bodies named: governments, companies, agencies, media.
    pub organisations: Vec<Named>,
    /// The places named.
    pub places: Vec<Named>,
    /// The main event; empty where the page reports none.
    pub events: Vec<Event>,
}

/// Words credited to a speaker; direct where they stand in quotation marks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Statement {
    /// Block of the cue, or of the words where there is no cue.
    pub block: u32,
    /// The person or body, by the full name the document has for it; `None` where it can't be told.
    pub speaker: Option<String>,
    /// How the sentence names the speaker: a name, 他, "the senator"; of words that go on in the same block how the
    /// statement before did; empty where neither names one.
    pub speaker_surface: String,
    /// Where that stands.
    pub speaker_at: Option<Mention>,
    /// Title or affiliation of the speaker, as written, without the name.
    pub title: Option<String>,
    /// The word that tells that something is said; empty for a bare quotation.
    pub cue: String,
    /// Whether the words are the speaker's own, in quotation marks.
    pub direct: bool,
    /// What stands inside quotation marks, marks left out.
    pub quotes: Vec<String>,
    /// Where they stand, one place a quotation.
    pub quotes_at: Vec<Mention>,
    /// What is said, direct or not.
    pub content: String,
    /// Whether the content is what the speaker denies.
    pub denied: bool,
    /// Through whom the words came: the medium, or the person who retells them.
    pub via: Option<String>,
    /// How sure that this speaker said this, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
    /// Bytes of the block's text that the statement covers: speaker, cue and content.
    pub span: [u32; 2],
    /// The rule that found it.
    pub rule: String,
}

/// An expression of time in the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct TimeExpression {
    /// Its block.
    pub block: u32,
    /// As written.
    pub text: String,
    /// Bytes of the block's text.
    pub span: [u32; 2],
    /// `2023-06-18T21:49`, `2024-01-26/2024-01-27`, `PT7H30M`, `XXXX-11-14`, as the document JSON has it.
    pub value: String,
    /// `point`, `range`, `duration` or `set`.
    pub kind: String,
    /// What the value was reckoned from: `published`, or a date of the text as written; none where all is stated.
    pub anchor: Option<String>,
    /// Whether a part of the value (the year, the month) is not stated but reckoned.
    pub inferred: bool,
    /// How sure, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
    /// The rule that found it.
    pub rule: String,
}

/// A person the text names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Person {
    /// The fullest form of the name.
    pub name: String,
    /// Other forms: short, in another script, with a title in place of the given name.
    pub aliases: Vec<String>,
    /// Titles and affiliations, as written, without the name.
    pub titles: Vec<String>,
    /// Where the name stands, in any form.
    pub mentions: Vec<Mention>,
    /// How sure that this is a person, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
}

/// A body or a place the text names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Named {
    /// The fullest form of the name.
    pub name: String,
    /// Other forms.
    pub aliases: Vec<String>,
    /// Where the name stands, in any form.
    pub mentions: Vec<Mention>,
    /// How sure, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
}

/// What happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Event {
    /// What sort of event: `meeting`, `visit`, `attack` …
    #[serde(rename = "type")]
    pub sort: String,
    /// Persons and bodies, by their names in the document.
    pub participants: Vec<String>,
    /// When, as in [`TimeExpression::value`].
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How long, as an ISO duration.
    pub duration: Option<String>,
    /// Blocks that tell it.
    pub blocks: Vec<u32>,
    /// How sure, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
}
