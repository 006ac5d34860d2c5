//! The encoding a file declares: XML declaration or `<meta>`, as the WHATWG prescan reads them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes searched. Browsers look at 1024 and start over when a later `<meta>` says otherwise; pages
/// put long scripts before it.
const PRESCAN: usize = 1 << 16;

/// The declared encoding, if the file declares one that exists.
pub(super) fn find_declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..PRESCAN).unwrap_or(bytes);
    from_xml(head).or_else(|| from_meta(head))
}

/// What can be read as ASCII cannot be UTF-16, whatever it says.
pub(super) fn for_label(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    match encoding {
        _ if encoding == UTF_16BE || encoding == UTF_16LE => Some(UTF_8),
        _ if encoding.name() == "x-user-defined" => Some(WINDOWS_1252),
        _ if encoding.name() == "replacement" => None,
        _ => Some(encoding),
    }
}

fn from_xml(head: &[u8]) -> Option<&'static Encoding> {
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = rest.get(..memchr::memchr(b'>', rest)?)?;
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let value = declaration.get(at + 8..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, value) = value.split_first()?;
    for_label(value.get(..memchr::memchr(quote, value)?)?)
}

fn from_meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at..)?;
        if rest.starts_with(b"<!--") {
            let end = memchr::memmem::find(rest.get(4..)?, b"-->").map_or(rest.len(), |end| end + 7);
            rest = rest.get(end..)?;
        } else if starts_with_tag(rest, b"<meta") {
            let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
            if let Some(encoding) = from_attributes(rest.get(5..end)?) {
                return Some(encoding);
            }
            rest = rest.get(end..)?;
        } else {
            rest = rest.get(1..)?;
        }
    }
    None
}

fn starts_with_tag(rest: &[u8], tag: &[u8]) -> bool {
    rest.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag))
        && rest.get(tag.len()).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
}

/// `charset=…`, or `charset=…` inside `content` beside `http-equiv="content-type"`.
fn from_attributes(attributes: &[u8]) -> Option<&'static Encoding> {
    let lower = attributes.to_ascii_lowercase();
    let mut rest = &*lower;
    while let Some(at) = memchr::memmem::find(rest, b"charset") {
        let value = rest.get(at + 7..)?.trim_ascii_start();
        if let Some(value) = value.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let quoted = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'"));
            let value = quoted.unwrap_or(value).trim_ascii_start();
            let end = value
                .iter()
                .position(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'/' | b','))
                .unwrap_or(value.len());
            return for_label(value.get(..end)?);
        }
        rest = rest.get(at + 7..)?;
    }
    None
}
