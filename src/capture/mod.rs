//! Bytes to captures: unpack, sniff the format, decode.

use crate::error::Error;
use crate::model::Warning;

/// One page inside a file, decoded.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    /// The file's name as given.
    pub(crate) name: String,
    /// Size and SHA-256 (hexadecimal) of the file as given.
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
    /// WHATWG name of the encoding, lower case, and how it was found (`bom`, `meta`, `detected`, `default`).
    pub(crate) charset: &'static str,
    pub(crate) charset_from: &'static str,
    /// The decoded text; every offset of the document counts its bytes.
    pub(crate) text: String,
    pub(crate) format: Format,
    pub(crate) warnings: Vec<Warning>,
}

/// What the text of a capture is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A page of markup.
    Html,
    /// Lines of visible text, as copied or dumped from a page.
    TextCapture,
    /// A Markdown heading with a link, an epoch-millisecond comment before it, an HTML body after it.
    FeedItem(FeedItem),
    /// Bytes that are no text; `text` is empty.
    Unreadable,
}

/// The head of a feed item; all offsets in bytes of `Capture::text`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FeedItem {
    /// The title and where it stands.
    pub(crate) title: Option<(String, crate::model::Span)>,
    /// The link's target and where it stands.
    pub(crate) url: Option<(String, crate::model::Span)>,
    /// Milliseconds since 1970 and where they stand.
    pub(crate) epoch_ms: Option<(i64, crate::model::Span)>,
    /// Where the HTML body starts.
    pub(crate) body: u32,
}

impl Format {
    /// The format's name in the document JSON.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::TextCapture => "text-capture",
            Self::FeedItem(_) => "feed-item",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Splits a file into captures, at least one. `max_bytes` also bounds what compressed files unpack to.
pub(crate) fn split_file(name: &str, bytes: &[u8], max_bytes: u64) -> Result<Vec<Capture>, Error> {
    let size = bytes.len() as u64;
    if size > max_bytes {
        return Err(Error::TooLarge { bytes: size, limit: max_bytes });
    }
    Ok(vec![Capture {
        name: name.to_owned(),
        bytes: size,
        sha256: String::new(),
        charset: "utf-8",
        charset_from: "default",
        text: String::from_utf8_lossy(bytes).into_owned(),
        format: Format::TextCapture,
        warnings: Vec::new(),
    }])
}
