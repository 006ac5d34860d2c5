//! What a document says of itself.

use serde::{Deserialize, Serialize};

use super::Field;

/// The fields of a document; unknown ones are `None`.
///
/// Times are written as `2023`, `2023-06`, `2023-06-18`, `2023-06-18T21` or `2023-06-18T21:49:05`, as precisely
/// as they are known ("5 hours ago" gives an hour), with an offset only where the page states one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default)]
pub struct Metadata {
    /// The article's, thread's or page's own title, without the site's name.
    pub title: Option<Field<String>>,
    /// The page's name for itself, or its domain.
    pub site: Option<Field<String>>,
    /// The outlet the page credits (来源).
    pub source: Option<Field<String>>,
    /// Who wrote it (of a thread: of the opening post).
    pub authors: Option<Field<Vec<String>>>,
    /// Who edited it (责编, 编辑).
    pub editors: Option<Field<Vec<String>>>,
    /// Who reported it (记者), where told apart from the authors.
    pub reporters: Option<Field<Vec<String>>>,
    /// When it was published here.
    pub published: Option<Field<String>>,
    /// When it was last changed.
    pub modified: Option<Field<String>>,
    /// When the last reply of a thread was written.
    pub last_reply: Option<Field<String>>,
    /// When the document itself was issued, where that is not the day of publication here.
    pub issued: Option<Field<String>>,
    /// When the page was captured.
    pub captured: Option<Field<String>>,
    /// The page's canonical address, or the source it links to as its original.
    pub url: Option<Field<String>>,
    /// The way from the site's start to this page, the page's own title left out.
    pub breadcrumb: Option<Field<Vec<String>>>,
    /// The page's summary of itself.
    pub description: Option<Field<String>>,
    /// Address of the image that leads the article.
    pub lead_image: Option<Field<String>>,
    /// How often the page says it was read.
    pub read_count: Option<Field<u64>>,
    /// How many comments the page says it has.
    pub comment_count: Option<Field<u64>>,
    /// Keywords or tags.
    pub keywords: Option<Field<Vec<String>>>,
    /// The licence it is published under.
    pub licence: Option<Field<String>>,
    /// What the page says it is not responsible for.
    pub disclaimer: Option<Field<String>>,
}
