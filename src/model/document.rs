//! The document: the structure found in one capture.

use serde::{Deserialize, Serialize};

use super::{Block, Correction, Evidence, Metadata, Reading, Remarks, Zone};

/// Version of the document JSON. Fields are only ever added.
pub const SCHEMA: u32 = 1;

/// The structure found in one capture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Document {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What was read.
    pub source: SourceInfo,
    /// What sort of page it is.
    pub kind: Kind,
    /// What it says of itself.
    pub metadata: Metadata,
    /// All visible text, in page order.
    #[cfg_attr(feature = "typescript", ts(as = "Vec<super::wide_block::WideBlock>"))]
    pub blocks: Vec<Block>,
    /// The article, or a thread's opening post.
    pub sections: Vec<Section>,
    /// The main content as plain text, paragraphs parted by a blank line; no title, byline or
    /// captions; of a thread all its posts, of an article no comments. Formulas are LaTeX between dollar signs, marks
    /// of notes stand in brackets.
    pub text: String,
    /// The F1 that `text` is expected to have against the true main content, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub text_confidence: f32,
    /// Comments of an article, or the posts after a thread's opening post.
    pub comments: Vec<Comment>,
    /// Rankings, recommendations and, on collections and listings, the items themselves.
    pub lists: Vec<List>,
    /// Images with their captions.
    pub media: Vec<Media>,
    /// Tables of the content.
    pub tables: Vec<Table>,
    /// What a product page sells.
    pub product: Option<Product>,
    /// Copies of the same article in this capture; empty unless there are two or more.
    pub renderings: Vec<Rendering>,
    /// Blocks that say the same in two languages.
    pub alignment: Vec<AlignedPair>,
    /// What is known of the page as one in two languages, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub translation: Option<Translation>,
    /// What the article tells: statements, times, people, events.
    pub reading: Reading,
    /// What the reader should know about how this was read.
    pub warnings: Vec<Warning>,
    /// What a reader put right; empty in a document as it was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Vec<Correction>>"))]
    pub corrections: Vec<Correction>,
    /// What a reader noted of it; empty in a document as it was found.
    #[serde(default, skip_serializing_if = "Remarks::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Remarks>"))]
    pub remarks: Remarks,
}

/// The file and its decoding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SourceInfo {
    /// The file's name as given; of a page inside an archive the names of both (`saved.zip › a.html`).
    pub name: String,
    /// What the page was taken out of (`zip`, `mhtml`, `epub`, `warc`, `feed` …); none where it is the file itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub container: Option<String>,
    /// `html`, `text-capture`, `feed-item` or `unreadable`.
    pub format: String,
    /// Size of the file as given, or of the page inside it as unpacked, in bytes.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub bytes: u64,
    /// SHA-256 of the file as given, or of the page inside it as unpacked, hexadecimal.
    pub sha256: String,
    /// The character encoding, by its WHATWG name in lower case.
    pub charset: String,
    /// How the encoding was found: `bom`, `header` (of its container), `meta`, `detected`, `default`.
    pub charset_from: String,
    /// Languages of the content, most text first.
    pub languages: Vec<String>,
}

/// What sort of page it is, and how sure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Kind {
    /// The kind.
    pub value: PageKind,
    /// How sure, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
}

/// Kinds of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "explained in ARCHITECTURE.md's glossary")]
pub enum PageKind {
    Article,
    Thread,
    Listing,
    Collection,
    Product,
    Service,
    Documentation,
    Readout,
}

impl PageKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Article,
        Self::Thread,
        Self::Listing,
        Self::Collection,
        Self::Product,
        Self::Service,
        Self::Documentation,
        Self::Readout,
    ];
}

/// A stretch of the content under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Section {
    /// Block of the heading; none for what stands before the first one.
    pub heading: Option<u32>,
    /// Blocks of the section in page order, captions included, the heading not.
    pub blocks: Vec<u32>,
}

/// One comment, or one post after a thread's first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Comment {
    /// The floor the page prints (楼, #).
    pub floor: Option<u32>,
    /// The name the page prints.
    pub author: Option<String>,
    /// When it was posted, as in [`Metadata`].
    pub posted: Option<String>,
    /// Where that stands and by which rule it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub posted_from: Option<Evidence>,
    /// What it says, without author, time, floor and controls.
    pub text: String,
    /// The floor it replies to.
    pub reply_to: Option<u32>,
    /// The comment it replies to, by its place in [`Document::comments`]; pages without floors have it, too.
    #[serde(default)]
    pub parent: Option<u32>,
    /// How many replies the page says it has.
    pub reply_count: Option<u32>,
    /// How many likes the page says it has.
    pub likes: Option<u32>,
    /// Nesting below a top-level comment, 0 for the top.
    pub depth: u32,
    /// All blocks of the comment, author and controls included.
    pub blocks: Vec<u32>,
}

/// A list of other pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct List {
    /// `ranking`, `recommendation`, or `list-item` for the items a collection consists of.
    pub zone: Zone,
    /// The heading over the list.
    pub title: Option<String>,
    /// The items in page order.
    pub items: Vec<ListItem>,
}

/// One entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ListItem {
    /// The entry's title.
    pub title: String,
    /// The outlet it names.
    pub source: Option<String>,
    /// Where it leads.
    pub url: Option<String>,
    /// How often it says it was read.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub read_count: Option<u64>,
    /// The price it names, as printed.
    pub price: Option<String>,
    /// Block of the title.
    pub block: u32,
}

/// An image, video or sound on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Media {
    /// `image`, `video` or `audio`.
    pub kind: String,
    /// Its address as the page gives it; `None` where a text capture shows only the caption.
    pub url: Option<String>,
    /// Alternative text.
    pub alt: Option<String>,
    /// Block of its caption.
    pub caption: Option<u32>,
    /// Where it lies beside the page in the file; none where it does not, and of what is no picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub enclosed: Option<Enclosure>,
}

/// Where the bytes of a picture stand in the file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Enclosure {
    /// Its media type: `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/avif`.
    pub format: String,
    /// First byte and the one behind the last, in the file as given.
    pub bytes: [u32; 2],
    /// How they are packed: `deflate` or `base64`; none where they are the picture itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub packing: Option<String>,
}

/// A table of the content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Table {
    /// Its blocks.
    pub blocks: Vec<u32>,
    /// Its cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// What a product page sells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Product {
    /// Its name.
    pub name: Option<String>,
    /// Its price as stated.
    pub price: Option<String>,
    /// ISO 4217 code where stated.
    pub currency: Option<String>,
    /// What the page says of it.
    pub description: Option<String>,
    /// Specification pairs: name and value.
    pub specifications: Vec<[String; 2]>,
    /// Where each of the values comes from.
    #[serde(default)]
    pub evidence: Vec<ProductEvidence>,
}

/// Where a value of a product comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProductEvidence {
    /// `name`, `price`, `currency`, `description` or `specification`.
    pub of: String,
    /// Which specification, by its place in [`Product::specifications`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub pair: Option<u32>,
    /// The rule and the place.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// One copy of the article inside the capture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rendering {
    /// First and last block of the copy, title included.
    pub blocks: [u32; 2],
}

/// Blocks of one language and the blocks of another that say the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AlignedPair {
    /// Blocks of the language that comes first on the page.
    pub a: Vec<u32>,
    /// Blocks of the other.
    pub b: Vec<u32>,
    /// How well they fit, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub score: f32,
}

/// A page that says the same in two languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Translation {
    /// The language that comes first on the page (`a` of the pairs), and the other (`b`); `und` is one that is not told.
    pub languages: [String; 2],
    /// How sure it is that one is a translation of the other, 0–1.
    #[serde(serialize_with = "super::number::to_four_digits")]
    pub confidence: f32,
    /// Blocks of the content that stand in one of the two languages only, in page order.
    pub alone: Vec<u32>,
}

/// Something the reader should know about how a document was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Warning {
    /// Stable, kebab-case.
    pub code: String,
    /// One English sentence; the page translates by `code`.
    pub message: String,
}
