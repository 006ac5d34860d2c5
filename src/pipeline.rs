//! The ordered passes, one call a line.

use std::io::BufRead;
use std::ops::ControlFlow;

use crate::error::Error;
use crate::model::Document;
use crate::{block, capture, document, reading, thread, zone};

/// What a caller may set.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Largest file read, and largest size that a compressed file may unpack to, in bytes.
    pub max_bytes: u64,
}

impl Default for Options {
    /// 256 MiB: more than any page, and well inside what a browser tab can hold.
    fn default() -> Self {
        Self { max_bytes: 256 << 20 }
    }
}

/// Reads one file: its name and its bytes as the user has them. Returns a document for each page
/// found inside, at least one, in file order.
///
/// A page inside an archive carries the names of both (`saved.zip › a.html`), and its own size and SHA-256.
///
/// # Errors
///
/// Only a limit can fail; any content gives documents, if need be with warnings.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Document>, Error> {
    let pages = read_with_text(name, bytes, options)?;
    Ok(pages.into_iter().map(|(document, _)| document).collect())
}

/// Like [`read`], each document together with the decoded text of its capture: what every byte
/// offset in the document points into.
///
/// # Errors
///
/// As [`read`].
pub fn read_with_text(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<(Document, String)>, Error> {
    let mut pages = Vec::new();
    read_each(name, bytes, options, &mut |document, text| {
        pages.push((document, text));
        ControlFlow::Continue(())
    })?;
    Ok(pages)
}

/// Like [`read_with_text`], but gives each document as soon as it is read, and keeps none: an archive may hold more
/// pages than fit into memory as documents. Reading ends where `take` breaks off.
///
/// # Errors
///
/// As [`read`].
pub fn read_each(
    name: &str,
    bytes: &[u8],
    options: &Options,
    take: &mut dyn FnMut(Document, String) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut hash = String::new();
    capture::each_capture(name, bytes, options.max_bytes, &mut |mut capture| {
        let mut document = read_capture(&mut capture);
        if document.source.sha256.is_empty() {
            if hash.is_empty() {
                hash = hash_file(bytes);
            }
            document.source.sha256.clone_from(&hash);
        }
        take(document, capture.text)
    })
}

/// Whether a file that begins with these bytes is a crawl (WARC), packed or not.
pub fn is_crawl(start: &[u8]) -> bool {
    capture::is_crawl(start)
}

/// Reads a crawl of any size as a stream, one record in memory at a time. `size` is that of the file, in bytes.
/// Reading ends where `take` breaks off.
pub fn read_crawl(
    name: &str,
    stream: &mut dyn BufRead,
    size: u64,
    take: &mut dyn FnMut(Document, String) -> ControlFlow<()>,
) {
    capture::each_record(name, stream, size, &mut |mut capture| {
        take(read_capture(&mut capture), capture.text)
    });
}

/// Documents without what they tell, each with the decoded text of its capture.
#[cfg(feature = "worker")]
pub(crate) struct Structured {
    pub(crate) pages: Vec<(Document, String)>,
    /// Whether what each tells is there already: it was read before.
    stored: Vec<bool>,
}

#[cfg(feature = "worker")]
impl Structured {
    /// Reads what they tell.
    pub(crate) fn read_on(&mut self) {
        for ((document, _), stored) in self.pages.iter_mut().zip(&self.stored) {
            if !stored {
                document.reading = reading::read_document(document);
            }
        }
    }
}

/// Like [`read_with_text`], but without what the documents tell, and they do not say their file's SHA-256: whoever has a
/// faster one sets it. Those of pages in archives say their own.
#[cfg(feature = "worker")]
pub(crate) fn read_structure(name: &str, bytes: &[u8], options: Options) -> Result<Structured, Error> {
    let mut found = Structured { pages: Vec::new(), stored: Vec::new() };
    capture::each_capture(name, bytes, options.max_bytes, &mut |mut capture| {
        let stored = capture.stored.take();
        found.stored.push(stored.is_some());
        let document = stored.map_or_else(|| structure_capture(&capture), |stored| *stored);
        found.pages.push((document, capture.text));
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// What a document says of its file: its SHA-256, in hexadecimal.
pub(crate) fn hash_file(bytes: &[u8]) -> String {
    capture::hash_bytes(bytes)
}

/// A hash in hexadecimal.
#[cfg(feature = "worker")]
pub(crate) fn write_hash(hash: &[u8]) -> String {
    capture::write_hash(hash)
}

fn read_capture(capture: &mut capture::Capture) -> Document {
    if let Some(document) = capture.stored.take() {
        return *document;
    }
    let mut document = structure_capture(capture);
    document.reading = reading::read_document(&document);
    document
}

/// All but the reading. What is known of the page goes with the end of it: it is several times the document.
fn structure_capture(capture: &capture::Capture) -> Document {
    let page = block::split_capture(capture);
    let threads = thread::find_threads(capture, &page);
    let zoning = zone::classify_blocks(capture, &page, &threads);
    document::assemble(capture, &page, &threads, &zoning)
}

#[cfg(test)]
mod tests;
