//! The parts of a message, those of parts included, one after the other.

use std::borrow::Cow;

use super::head::{Head, decode_words, read_head};
use super::transfer::{decode_base64, decode_quoted};

/// Parts in parts that are looked into.
const DEEPEST: usize = 12;

/// Parts of one message that are looked at.
const MOST: usize = 20_000;

/// A part that holds no parts.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) head: Head,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    /// Its media type in lower case; text where it says nothing.
    pub(super) fn kind(&self) -> String {
        let kind = self.head.plain("content-type");
        if kind.is_empty() { "text/plain".to_owned() } else { kind }
    }

    pub(super) fn is_attached(&self) -> bool {
        self.head.plain("content-disposition") == "attachment"
    }

    /// The name of an attached file.
    pub(super) fn file_name(&self) -> Option<String> {
        let stated = self.head.parameter("content-disposition", "filename");
        stated.or_else(|| self.head.parameter("content-type", "name")).map(|name| decode_words(&name))
    }

    /// Its content as it stands in the message.
    pub(super) const fn raw(&self) -> &'a [u8] {
        self.body
    }

    /// Its content without transfer encoding, and whether that was cut off inside a line too long for it.
    pub(super) fn decode(&self) -> (Cow<'a, [u8]>, bool) {
        let decode = match &*self.head.plain("content-transfer-encoding") {
            "quoted-printable" => decode_quoted,
            "base64" => decode_base64,
            _ => return (Cow::Borrowed(self.body), false),
        };
        let body = self.body.get(..find_long_line(self.body)).unwrap_or_default();
        (Cow::Owned(decode(body)), body.len() < self.body.len())
    }
}

/// Bytes of the longest encoded line that is read. Lines of 76 characters are what both encodings are for; a message of
/// one line without end is made to fill the memory of its reader.
const LONGEST_LINE: usize = 4 << 20;

/// Where the first line that is too long is cut off; all of a text without one.
fn find_long_line(bytes: &[u8]) -> usize {
    let mut from = 0;
    while bytes.len() - from > LONGEST_LINE {
        let line = bytes.get(from..from + LONGEST_LINE).unwrap_or_default();
        match memchr::memrchr(b'\n', line) {
            Some(end) => from += end + 1,
            None => return from + LONGEST_LINE,
        }
    }
    bytes.len()
}

/// All parts of a message that hold none themselves, in order.
pub(super) fn find_parts<'a>(bytes: &'a [u8], head: &Head) -> Vec<Part<'a>> {
    let mut found = Vec::new();
    // What is still to be looked into, last first, with its depth.
    let body = bytes.get(head.length..).unwrap_or_default();
    let mut pending = vec![(head.clone(), body, 0)];
    while let Some((head, body, depth)) = pending.pop() {
        let several = head.plain("content-type").starts_with("multipart/") && depth < DEEPEST;
        let boundary = if several { find_boundary(&head, body) } else { None };
        match boundary {
            Some(boundary) => {
                let inner = split_parts(body, &boundary);
                let read = |part: &'a [u8]| {
                    let head = read_head(part, false)?;
                    let body = part.get(head.length..)?;
                    Some((head, body, depth + 1))
                };
                pending.extend(inner.into_iter().rev().filter_map(read));
            }
            None => found.push(Part { head, body }),
        }
        if found.len() + pending.len() > MOST {
            pending.truncate(MOST.saturating_sub(found.len()));
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// What parts the parts: as the head says, else (heads lose their ends) the first line that looks like it.
fn find_boundary(head: &Head, body: &[u8]) -> Option<Vec<u8>> {
    /// Bytes of the body in which the first one must stand.
    const HEAD: usize = 4096;
    let stated = head.parameter("content-type", "boundary").filter(|boundary| !boundary.is_empty());
    if let Some(boundary) = stated {
        return Some([b"--", boundary.as_bytes()].concat());
    }
    let lines = body.get(..HEAD).unwrap_or(body).split(|&b| b == b'\n');
    lines
        .map(<[u8]>::trim_ascii_end)
        .find(|line| line.len() > 4 && line.starts_with(b"--"))
        .map(<[u8]>::to_vec)
}

/// Cuts a body at its boundaries. What stands before the first is for readers without MIME; a last part that is not
/// closed ends with the file.
fn split_parts<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut open: Option<usize> = None;
    for at in memchr::memmem::find_iter(body, boundary) {
        let begins = at == 0 || body.get(at - 1) == Some(&b'\n');
        let behind = body.get(at + boundary.len()..).unwrap_or_default();
        let end = memchr::memchr(b'\n', behind).map_or(behind.len(), |end| end + 1);
        let rest = behind.get(..end).unwrap_or_default().trim_ascii();
        if !begins || !(rest.is_empty() || rest.starts_with(b"--")) {
            continue;
        }
        if let Some(from) = open.filter(|&from| from <= at) {
            parts.push(cut_line_end(body.get(from..at).unwrap_or_default()));
        }
        open = Some(at + boundary.len() + end);
        if rest.starts_with(b"--") {
            open = None;
            break;
        }
        if parts.len() >= MOST {
            return parts;
        }
    }
    parts.extend(open.and_then(|from| body.get(from..)).filter(|part| !part.is_empty()));
    parts
}

/// The line end before a boundary belongs to the boundary.
fn cut_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}
