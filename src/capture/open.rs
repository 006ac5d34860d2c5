//! Opens what was dropped: a container hands its entries back, a page is decoded and told by its text.

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use encoding_rs::Encoding;

use super::budget::{Budget, MAX_DEPTH};
use super::digest::hash_bytes;
use super::unpack::{End, gunzip, is_gzip};
use super::{
    Capture, Format, Pictures, Stated, binary, charset, feed, frames, is_named_html, json, link, markdown,
    mime, pdf, plist, sniff, syndication, table, tar, terminal, warc, warning, zip,
};
use crate::model::Document;
use crate::model::Warning;

/// Parts the name of a container from that of its entry.
const INSIDE: &str = " › ";

/// Bytes under a name, with what their container says of them.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// The name that the document will carry.
    pub(super) name: Cow<'a, str>,
    pub(super) bytes: &'a [u8],
    /// Size of the file as given.
    pub(super) size: u64,
    /// How many containers it lies in.
    pub(super) depth: usize,
    pub(super) container: Option<&'static str>,
    /// The encoding that the container names.
    pub(super) charset: Option<&'static Encoding>,
    pub(super) stated: Vec<Stated>,
    /// Pictures that lie beside it.
    pub(super) pictures: Option<Pictures>,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Entry<'a> {
    /// A file by itself.
    pub(super) fn file(name: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            name: Cow::Borrowed(name),
            bytes,
            size: bytes.len() as u64,
            depth: 0,
            container: None,
            charset: None,
            stated: Vec::new(),
            pictures: None,
            warnings: Vec::new(),
        }
    }

    /// What lies in this entry under a name of its own.
    pub(super) fn inside<'b>(&self, container: &'static str, name: &str, bytes: &'b [u8]) -> Entry<'b> {
        Entry {
            name: Cow::Owned(format!("{}{INSIDE}{}", self.name, show_name(name))),
            size: bytes.len() as u64,
            depth: self.depth + 1,
            container: Some(container),
            ..Entry::file("", bytes)
        }
    }

    /// The one page that this entry holds: it keeps its name, its size and what was said of it.
    pub(super) fn unwrapped<'b>(&self, container: &'static str, bytes: &'b [u8]) -> Entry<'b> {
        Entry {
            name: Cow::Owned(self.name.clone().into_owned()),
            bytes,
            size: self.size,
            depth: self.depth,
            container: Some(container),
            charset: None,
            stated: self.stated.clone(),
            pictures: None,
            warnings: self.warnings.clone(),
        }
    }
}

/// A name of an entry without what would break a line or hide.
fn show_name(name: &str) -> String {
    /// Characters of a name that are kept: addresses of crawls have thousands.
    const LONGEST: usize = 300;
    name.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Opens one file.
pub(super) struct Opener<'t> {
    pub(super) budget: Budget,
    /// Where the file as given lies in memory.
    file: Range<usize>,
    take: &'t mut dyn FnMut(Capture) -> ControlFlow<()>,
    /// Captures that were given.
    pub(super) given: usize,
}

impl<'t> Opener<'t> {
    /// An opener of a file; of a stream, which is nowhere as a whole, `file` is empty.
    pub(super) fn new(
        file: &[u8],
        max_bytes: u64,
        take: &'t mut dyn FnMut(Capture) -> ControlFlow<()>,
    ) -> Self {
        let start = file.as_ptr() as usize;
        Self { budget: Budget::new(max_bytes), file: start..start + file.len(), take, given: 0 }
    }

    /// Where in the file a part of it stands; none where it was unpacked or decoded on the way.
    pub(super) fn place_of(&self, part: &[u8]) -> Option<[u32; 2]> {
        let start = part.as_ptr() as usize;
        let inside = !part.is_empty() && start >= self.file.start && start + part.len() <= self.file.end;
        let from = inside.then(|| start - self.file.start)?;
        Some([u32::try_from(from).ok()?, u32::try_from(from + part.len()).ok()?])
    }

    /// Opens a container, or reads a page.
    ///
    /// Containers call this again for their entries; [`MAX_DEPTH`] bounds that.
    pub(super) fn open(&mut self, entry: &Entry<'_>) {
        if is_gzip(entry.bytes) {
            return self.open_gzip(entry);
        }
        #[cfg(feature = "packings")]
        if super::unpack::is_zstd(entry.bytes) && entry.depth < MAX_DEPTH {
            let (unpacked, end) = super::unpack::unpack_zstd(entry.bytes, self.budget.bytes);
            return self.open_unpacked(entry, &unpacked, end);
        }
        let bytes = entry.bytes;
        if zip::is_zip(bytes) || zip::has_archive(bytes) {
            self.descend(entry, |opener| zip::open_archive(opener, entry));
        } else if tar::is_tar(bytes) {
            self.descend(entry, |opener| tar::open_tar(opener, entry));
        } else if plist::is_plist(bytes) {
            self.descend(entry, |opener| plist::open_plist(opener, entry));
        } else if warc::is_warc(bytes) {
            self.descend(entry, |opener| warc::open_records(opener, entry, &mut { bytes }));
        } else if pdf::is_pdf(bytes) {
            pdf::open_pdf(self, entry);
        } else if let Some(head) = mime::find_head(bytes) {
            self.descend(entry, |opener| mime::open_message(opener, entry, &head));
        } else {
            self.read(entry);
        }
    }

    /// Opens a container, if it does not lie too deep; one that gives nothing is told as such.
    pub(super) fn descend(&mut self, entry: &Entry<'_>, open: impl FnOnce(&mut Self)) {
        if entry.depth >= MAX_DEPTH {
            return self.refuse(
                entry,
                "archive-limit",
                "It lies in too many archives, one inside the other.",
            );
        }
        let before = self.given;
        open(self);
        if self.given == before {
            self.refuse(entry, "archive-empty", "No page was found inside.");
        }
    }

    fn open_gzip(&mut self, entry: &Entry<'_>) {
        if entry.depth >= MAX_DEPTH {
            return self.refuse(entry, "archive-limit", "It is packed too many times over.");
        }
        if warc::is_packed_warc(entry.bytes) {
            return self.descend(entry, |opener| warc::open_packed(opener, entry));
        }
        let (unpacked, end) = gunzip(entry.bytes, self.budget.bytes);
        self.open_unpacked(entry, &unpacked, end);
    }

    /// Opens what was packed as a whole.
    fn open_unpacked(&mut self, entry: &Entry<'_>, unpacked: &[u8], end: End) {
        self.budget.spend(unpacked.len());
        let mut inner = Entry { bytes: unpacked, depth: entry.depth + 1, ..entry.clone() };
        match end {
            End::Complete => {}
            End::Broken(error) => {
                let message = format!("The compressed file is damaged or cut off ({error}).");
                inner.warnings.push(warning("gzip-broken", message));
            }
            End::TooMuch => {
                return self.refuse(entry, "archive-limit", "It unpacks to more than is read.");
            }
        }
        self.open(&inner);
    }

    /// A document that says why an entry was not read.
    pub(super) fn refuse(&mut self, entry: &Entry<'_>, code: &str, message: &str) {
        let mut capture = capture_of(entry);
        capture.warnings.push(warning(code, message));
        self.give(capture);
    }

    /// Decodes a page, tells its format and gives it.
    pub(super) fn read(&mut self, entry: &Entry<'_>) {
        let mut capture = capture_of(entry);
        if let Some(kind) = charset::find_binary(entry.bytes) {
            let advice = binary::advise(kind);
            let message = format!("The file is no text; it looks like {kind}. {advice}");
            capture.warnings.push(warning("unreadable", message));
            return self.give(capture);
        }
        let decoded = charset::decode(entry.bytes, entry.charset);
        capture.charset = charset::name_of(decoded.encoding);
        capture.charset_from = decoded.from;
        capture.warnings.extend(decoded.warnings);
        self.read_text(entry, capture, decoded.text);
    }

    /// Opens what a decoded text holds, or tells its format and gives it.
    fn read_text(&mut self, entry: &Entry<'_>, mut capture: Capture, text: String) {
        let before = self.given;
        if entry.depth < MAX_DEPTH && self.open_text(entry, &capture, &text) {
            if self.given == before {
                self.refuse(entry, "archive-empty", "No page was found inside.");
            }
            return;
        }
        capture.format = classify_text(&capture.name, &text);
        if text.trim().is_empty() {
            capture.warnings.push(warning("empty", "The file holds no text."));
        }
        if table::is_table(&capture.name, &text) {
            let message = "The file is a table, and no column of it holds pages; it was read as one text.";
            capture.warnings.push(warning("table-without-pages", message));
        }
        capture.text = text;
        self.give(capture);
    }

    /// Opens a container that is text itself; false where the text is none.
    fn open_text(&mut self, entry: &Entry<'_>, capture: &Capture, text: &str) -> bool {
        if syndication::is_feed(text) {
            syndication::open_feed(self, entry, capture, text);
        } else if let Some(address) = link::find_link(text) {
            link::refuse_link(self, entry, address);
        } else if let Some(front) = markdown::find_front_matter(text) {
            markdown::open_clipping(self, entry, capture, front);
        } else {
            return self.open_framed(entry, capture, text)
                || json::open_json(self, entry, capture, text)
                || table::open_csv(self, entry, capture, text)
                || self.open_dump(entry, capture, text);
        }
        true
    }

    /// Gives a page whose frames hold pages of their own, with these in place; false where there are none.
    fn open_framed(&mut self, entry: &Entry<'_>, outer: &Capture, text: &str) -> bool {
        let framed = match classify_text(&outer.name, text) {
            Format::Html => frames::inline_frames(text),
            _ => None,
        };
        let Some(framed) = framed else { return false };
        self.give_made(&entry.unwrapped("frame", entry.bytes), outer, Format::Html, framed);
        true
    }

    /// Gives a page that was dumped as Markdown or by a browser of the terminal; false where a text is none.
    fn open_dump(&mut self, entry: &Entry<'_>, outer: &Capture, text: &str) -> bool {
        let plain = match classify_text(&outer.name, text) {
            Format::TextCapture => markdown::find_dump(text)
                .map(|plain| ("markdown", plain))
                .or_else(|| terminal::find_dump(text).map(|plain| ("terminal", plain))),
            _ => None,
        };
        let Some((kind, plain)) = plain else { return false };
        self.give_made(&entry.unwrapped(kind, entry.bytes), outer, Format::TextCapture, plain);
        true
    }

    /// Gives a text out of a decoded file, in whose encoding it was.
    pub(super) fn read_inner(&mut self, entry: &Entry<'_>, outer: &Capture, text: String) {
        let mut capture = capture_of(entry);
        capture.charset.clone_from(&outer.charset);
        capture.charset_from = outer.charset_from;
        self.read_text(entry, capture, text);
    }

    /// Gives a page of markup that was made of something else: a document of a word processor, say.
    pub(super) fn give_markup(&mut self, entry: &Entry<'_>, outer: &Capture, text: String) {
        self.give_made(entry, outer, Format::Html, text);
    }

    /// Gives lines of text that were made of something else.
    pub(super) fn give_text(&mut self, entry: &Entry<'_>, text: String) {
        self.give_made(entry, &capture_of(entry), Format::TextCapture, text);
    }

    /// Gives a page that was made of something else, in a format.
    fn give_made(&mut self, entry: &Entry<'_>, outer: &Capture, format: Format, text: String) {
        let mut capture = Capture { text, format, ..capture_of(entry) };
        capture.charset.clone_from(&outer.charset);
        capture.charset_from = outer.charset_from;
        self.give(capture);
    }

    /// Gives a document that was read before.
    pub(super) fn give_stored(&mut self, entry: &Entry<'_>, document: Box<Document>) {
        self.give(Capture { stored: Some(document), ..capture_of(entry) });
    }

    /// Gives a capture, unless there were too many; the last one says so.
    pub(super) fn give(&mut self, mut capture: Capture) {
        match self.budget.pages {
            0 => return,
            1 => {
                capture = Capture { text: String::new(), format: Format::Unreadable, ..capture };
                let message = "The file holds more pages than are read at once; from here on none was read.";
                capture.warnings = vec![warning("archive-limit", message)];
            }
            _ => {}
        }
        self.budget.pages -= 1;
        self.given += 1;
        if (self.take)(capture).is_break() {
            self.budget.pages = 0;
        }
    }
}

/// A capture of nothing yet.
pub(super) fn capture_of(entry: &Entry<'_>) -> Capture {
    Capture {
        name: entry.name.clone().into_owned(),
        bytes: entry.size,
        sha256: if entry.depth == 0 { String::new() } else { hash_bytes(entry.bytes) },
        container: entry.container,
        stated: entry.stated.clone(),
        pictures: entry.pictures.clone(),
        charset: "utf-8".to_owned(),
        charset_from: "default",
        text: String::new(),
        format: Format::Unreadable,
        warnings: entry.warnings.clone(),
        stored: None,
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
