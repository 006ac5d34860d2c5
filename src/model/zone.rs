//! The roles a block can have on its page.

use serde::{Deserialize, Serialize};

/// The role of a block on its page; kebab-case in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the field's standard terms, explained in ARCHITECTURE.md")]
pub enum Zone {
    Title,
    Byline,
    Attribution,
    Standfirst,
    Heading,
    Paragraph,
    Quotation,
    ListItem,
    Table,
    Code,
    Caption,
    SourceLink,
    Comment,
    CommentForm,
    Masthead,
    Navigation,
    Breadcrumb,
    Control,
    Share,
    Ranking,
    Recommendation,
    Advertisement,
    Promotion,
    Disclaimer,
    Legal,
    Other,
}

/// The three families of zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneGroup {
    /// The article or the opening post: title to source link.
    Content,
    /// What readers wrote, and where they write.
    Conversation,
    /// Everything around the two.
    Around,
}

impl Zone {
    /// All zones, in the order in which the interface lists them.
    pub const ALL: [Self; 26] = [
        Self::Title,
        Self::Byline,
        Self::Attribution,
        Self::Standfirst,
        Self::Heading,
        Self::Paragraph,
        Self::Quotation,
        Self::ListItem,
        Self::Table,
        Self::Code,
        Self::Caption,
        Self::SourceLink,
        Self::Comment,
        Self::CommentForm,
        Self::Masthead,
        Self::Navigation,
        Self::Breadcrumb,
        Self::Control,
        Self::Share,
        Self::Ranking,
        Self::Recommendation,
        Self::Advertisement,
        Self::Promotion,
        Self::Disclaimer,
        Self::Legal,
        Self::Other,
    ];

    /// The zone's kebab-case name, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Attribution => "attribution",
            Self::Standfirst => "standfirst",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Quotation => "quotation",
            Self::ListItem => "list-item",
            Self::Table => "table",
            Self::Code => "code",
            Self::Caption => "caption",
            Self::SourceLink => "source-link",
            Self::Comment => "comment",
            Self::CommentForm => "comment-form",
            Self::Masthead => "masthead",
            Self::Navigation => "navigation",
            Self::Breadcrumb => "breadcrumb",
            Self::Control => "control",
            Self::Share => "share",
            Self::Ranking => "ranking",
            Self::Recommendation => "recommendation",
            Self::Advertisement => "advertisement",
            Self::Promotion => "promotion",
            Self::Disclaimer => "disclaimer",
            Self::Legal => "legal",
            Self::Other => "other",
        }
    }

    /// The family the zone belongs to.
    pub const fn group(self) -> ZoneGroup {
        match self {
            Self::Title
            | Self::Byline
            | Self::Attribution
            | Self::Standfirst
            | Self::Heading
            | Self::Paragraph
            | Self::Quotation
            | Self::ListItem
            | Self::Table
            | Self::Code
            | Self::Caption
            | Self::SourceLink => ZoneGroup::Content,
            Self::Comment | Self::CommentForm => ZoneGroup::Conversation,
            _ => ZoneGroup::Around,
        }
    }

    /// Whether the zone carries the running text that `Document::text` and `sections` hold
    /// (title, byline, attribution, captions and source links do not).
    pub const fn is_body(self) -> bool {
        matches!(
            self,
            Self::Standfirst
                | Self::Heading
                | Self::Paragraph
                | Self::Quotation
                | Self::ListItem
                | Self::Table
                | Self::Code
        )
    }
}
