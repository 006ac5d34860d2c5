//! A value with its provenance: how sure, found where and by which rule, and what lost against it.

use serde::{Deserialize, Serialize};

use super::Origin;

/// One reason to believe a value, and the place that gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Evidence {
    /// The rule's name, kebab-case (`heading-above-byline`, `meta`, `json-ld` …).
    pub rule: String,
    /// The key inside structured data (`og:title`, `NewsArticle.headline` …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub key: Option<String>,
    /// The block that holds the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub block: Option<u32>,
    /// The exact place, where it is known more closely than the block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub source: Option<Origin>,
}

/// A candidate that lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rejected<T> {
    /// What the candidate said.
    pub value: T,
    /// Where it came from.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// Why it lost, in a few words.
    pub why: String,
}

/// A value with its provenance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Field<T> {
    /// The value itself.
    pub value: T,
    /// How sure, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
    /// True where the value is not stated but concluded (a relative time and the capture's date, say).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
    pub inferred: bool,
    /// Why the value is believed; never empty.
    pub evidence: Vec<Evidence>,
    /// The other candidates, best first.
    #[serde(default)]
    pub rejected: Vec<Rejected<T>>,
}
