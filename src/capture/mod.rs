//! Bytes to captures: open what holds several pages, unpack, sniff the format, decode.
//!
//! [`each_capture`] is the one way in. A file is opened by what it holds, never by its name: `open` asks one module
//! after the other (`mime`, `zip`, `warc` …), each of which hands its entries back to `open` with what the container
//! says of them (`stated`). What may be unpacked in all is bounded (`budget`).

mod binary;
mod budget;
mod charset;
mod declared;
mod digest;
mod docx;
mod epub;
mod feed;
mod frames;
mod har;
mod http;
mod json;
mod keys;
mod link;
mod markdown;
mod mime;
mod odt;
mod office;
mod open;
mod pages;
mod pdf;
mod pictures;
mod plist;
mod sniff;
mod stated;
mod stored;
mod syndication;
mod table;
mod tar;
mod terminal;
mod unpack;
mod warc;
mod xml;
mod zip;

pub(crate) use digest::hash_bytes;
#[cfg(feature = "worker")]
pub(crate) use digest::write_hash;
pub(crate) use pictures::Pictures;
pub(crate) use stated::{Stated, StatedField};

use std::io::BufRead;
use std::ops::ControlFlow;

use crate::error::Error;
use crate::model::{Document, Warning};

/// One page inside a file, decoded.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    /// The file's name as given; of an entry the names of what it lies in before its own, parted by ` › `.
    pub(crate) name: String,
    /// Size of the file as given, or of the entry as unpacked.
    pub(crate) bytes: u64,
    /// SHA-256 of an entry as unpacked; empty where the capture is the whole file.
    pub(crate) sha256: String,
    /// What the capture was taken out of (`zip`, `mhtml` …); none for a plain file.
    pub(crate) container: Option<&'static str>,
    /// What the container says of the page.
    pub(crate) stated: Vec<Stated>,
    /// Pictures that lie beside the page.
    pub(crate) pictures: Option<Pictures>,
    /// WHATWG name of the encoding, lower case, and how it was found (`bom`, `header`, `meta`, `detected`, `default`).
    pub(crate) charset: String,
    pub(crate) charset_from: &'static str,
    /// The decoded text; every offset of the document counts its bytes.
    pub(crate) text: String,
    pub(crate) format: Format,
    pub(crate) warnings: Vec<Warning>,
    /// The document itself, where the file holds one that was read before.
    pub(crate) stored: Option<Box<Document>>,
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

/// Gives all captures of a file one after the other, at least one. `max_bytes` also bounds what it unpacks to.
pub(crate) fn each_capture(
    name: &str,
    bytes: &[u8],
    max_bytes: u64,
    take: &mut dyn FnMut(Capture) -> ControlFlow<()>,
) -> Result<(), Error> {
    let size = bytes.len() as u64;
    if size > max_bytes {
        return Err(Error::TooLarge { bytes: size, limit: max_bytes });
    }
    let mut opener = open::Opener::new(bytes, max_bytes, take);
    let mut file = open::Entry::file(name, bytes);
    // A crawl is packed record by record, and never unpacked as a whole.
    if warc::is_packed_warc(bytes) {
        opener.descend(&file, |opener| warc::open_packed(opener, &file));
        return Ok(());
    }
    let unpacked = unpack::unpack_gzip(bytes, max_bytes, &mut file.warnings)?;
    opener.open(&open::Entry { bytes: &unpacked, ..file });
    Ok(())
}

/// Whether bytes begin as a crawl does.
pub(crate) fn is_crawl(start: &[u8]) -> bool {
    warc::is_warc(start) || warc::is_packed_warc(start)
}

/// Gives all pages of a crawl one after the other.
pub(crate) fn each_record(
    name: &str,
    stream: &mut dyn BufRead,
    size: u64,
    take: &mut dyn FnMut(Capture) -> ControlFlow<()>,
) {
    let mut opener = open::Opener::new(&[], u64::MAX, take);
    opener.budget.pages = usize::MAX;
    let entry = open::Entry { size, ..open::Entry::file(name, &[]) };
    opener.descend(&entry, |opener| warc::open_stream(opener, &entry, stream));
}

/// All captures of a file.
#[cfg(any(test, feature = "training"))]
pub(crate) fn split_file(name: &str, bytes: &[u8], max_bytes: u64) -> Result<Vec<Capture>, Error> {
    let mut captures = Vec::new();
    each_capture(name, bytes, max_bytes, &mut |capture| {
        captures.push(capture);
        ControlFlow::Continue(())
    })?;
    Ok(captures)
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

/// A note on how something was read.
fn warning(code: &str, message: impl Into<String>) -> Warning {
    Warning { code: code.to_owned(), message: message.into() }
}
