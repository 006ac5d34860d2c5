//! The ordered passes, one call a line.

use sha2::{Digest, Sha256};

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
    let mut pages = read_unhashed(name, bytes, *options)?;
    let hash = hash_file(bytes);
    for (document, _) in &mut pages {
        document.source.sha256.clone_from(&hash);
    }
    Ok(pages)
}

/// Like [`read_with_text`], but the documents do not say their file's SHA-256: whoever has a faster one
/// sets it.
pub(crate) fn read_unhashed(
    name: &str,
    bytes: &[u8],
    options: Options,
) -> Result<Vec<(Document, String)>, Error> {
    let captures = capture::split_file(name, bytes, options.max_bytes)?;
    Ok(captures.into_iter().map(|capture| (read_capture(&capture), capture.text)).collect())
}

/// What a document says of its file: its SHA-256, in hexadecimal.
pub(crate) fn hash_file(bytes: &[u8]) -> String {
    write_hash(&Sha256::digest(bytes))
}

/// A hash in hexadecimal.
pub(crate) fn write_hash(hash: &[u8]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(hash.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn read_capture(capture: &capture::Capture) -> Document {
    let page = block::split_capture(capture);
    let threads = thread::find_threads(capture, &page);
    let zoning = zone::classify_blocks(capture, &page, &threads);
    let mut document = document::assemble(capture, &page, &threads, &zoning);
    document.reading = reading::read_document(&document);
    document
}

#[cfg(test)]
mod tests;
