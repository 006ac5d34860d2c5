//! Bytes to captures: unpack, sniff the format, decode.

mod binary;
mod charset;
mod declared;
mod feed;
mod sniff;
mod unpack;

use crate::error::Error;
use crate::model::Warning;

/// One page inside a file, decoded.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    /// The file's name as given.
    pub(crate) name: String,
    /// Size of the file as given.
    pub(crate) bytes: u64,
    /// WHATWG name of the encoding, lower case, and how it was found (`bom`, `meta`, `detected`, `default`).
    pub(crate) charset: String,
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
    let mut warnings = Vec::new();
    let unpacked = unpack::unpack_gzip(bytes, max_bytes, &mut warnings)?;
    let mut capture = Capture {
        name: name.to_owned(),
        bytes: size,
        charset: "utf-8".to_owned(),
        charset_from: "default",
        text: String::new(),
        format: Format::Unreadable,
        warnings,
    };
    read_bytes(&mut capture, &unpacked);
    Ok(vec![capture])
}

/// Decodes the bytes and tells the format.
fn read_bytes(capture: &mut Capture, bytes: &[u8]) {
    if let Some(kind) = charset::find_binary(bytes) {
        capture.warn("unreadable", format!("The file is no text; it looks like {kind}."));
        return;
    }
    let decoded = charset::decode(bytes);
    capture.charset = charset::name_of(decoded.encoding);
    capture.charset_from = decoded.from;
    capture.warnings.extend(decoded.warnings);
    capture.text = decoded.text;
    capture.format = classify_text(&capture.name, &capture.text);
    if sniff::is_mime_archive(&capture.text) {
        capture.warn(
            "mime-archive",
            "The file is a web archive (MHTML), which is not opened: it was read as it stands, its transfer encoding included."
                .to_owned(),
        );
    }
    if capture.text.trim().is_empty() {
        capture.warn("empty", "The file holds no text.".to_owned());
    }
}

fn classify_text(name: &str, text: &str) -> Format {
    if let Some(item) = feed::parse_feed_item(text) {
        return Format::FeedItem(item);
    }
    if sniff::is_markup(text) || (is_named_html(name) && sniff::has_tag(text)) {
        return Format::Html;
    }
    Format::TextCapture
}

/// Whether the file's name says that it is a page; a `.gz` behind it does not count.
fn is_named_html(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".html", ".htm", ".xhtml", ".shtml"].iter().any(|ending| name.ends_with(ending))
}

/// The first `length` bytes of a text, or less to end between characters.
fn prefix(text: &str, length: usize) -> &str {
    let end = (length.saturating_sub(3)..=length).rev().find(|&end| text.is_char_boundary(end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

impl Capture {
    fn warn(&mut self, code: &str, message: String) {
        self.warnings.push(Warning { code: code.to_owned(), message });
    }
}
