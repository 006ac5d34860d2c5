//! The head of a message: fields, their parameters, and words in other charsets inside them.

use crate::capture::charset;

use super::transfer::{decode_base64, decode_quoted};

/// Bytes that a head takes at most: mails that went through many hands have long ones.
const LONGEST: usize = 1 << 18;

/// Fields of a message or of one of its parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// Names in lower case, values unfolded, in order.
    fields: Vec<(String, String)>,
    /// Where the body begins.
    pub(super) length: usize,
}

/// The head of a message; none where the bytes are something else. Fields that only look like a head are common
/// ("From: … Date: …" above a forwarded text), so it must say that it is MIME, and what its content is.
pub(crate) fn find_head(bytes: &[u8]) -> Option<Head> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace()).filter(|&at| at < 64)?;
    let start = if bytes.get(start..)?.starts_with(b"\xef\xbb\xbf") { start + 3 } else { start };
    let mut rest = bytes.get(start..)?;
    let mut skipped = start;
    // A mailbox parts its mails by a line that is no field.
    if rest.starts_with(b"From ") {
        let line = memchr::memchr(b'\n', rest)? + 1;
        rest = rest.get(line..)?;
        skipped += line;
    }
    let mut head = read_head(rest, true)?;
    let typed = head.text("content-type").is_some() || head.text("mime-version").is_some();
    let sent =
        ["from", "subject", "date", "snapshot-content-location"].iter().any(|name| head.text(name).is_some());
    // Parts with a sign between them are nothing else, whoever sent them.
    let parted = head.plain("content-type").starts_with("multipart/")
        && head.parameter("content-type", "boundary").is_some();
    if !typed || !(sent || parted) {
        return None;
    }
    head.length += skipped;
    Some(head)
}

/// Reads fields up to the first empty line. Strictly, a line that is no field ends the attempt; else it is skipped.
pub(crate) fn read_head(bytes: &[u8], strict: bool) -> Option<Head> {
    let mut head = Head::default();
    let mut raw: Vec<(String, Vec<u8>)> = Vec::new();
    let all = bytes.get(..LONGEST).unwrap_or(bytes);
    let mut at = 0;
    while at < all.len() {
        let rest = all.get(at..)?;
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = rest.get(..end)?.trim_ascii_end();
        at += end;
        if line.is_empty() {
            break;
        }
        let folded = line.first().is_some_and(u8::is_ascii_whitespace);
        match (folded, raw.last_mut(), split_field(line)) {
            (true, Some((_, value)), _) => {
                value.push(b' ');
                value.extend(line.trim_ascii());
            }
            (false, _, Some((name, value))) => raw.push((name, value.to_vec())),
            _ if strict => return None,
            _ => {}
        }
    }
    head.fields = raw.into_iter().map(|(name, value)| (name, charset::decode(&value, None).text)).collect();
    head.length = at;
    Some(head)
}

/// The name of a field in lower case, and its value.
fn split_field(line: &[u8]) -> Option<(String, &[u8])> {
    /// Letters of the longest name.
    const LONGEST_NAME: usize = 80;
    let colon = memchr::memchr(b':', line).filter(|&at| (1..LONGEST_NAME).contains(&at))?;
    let (name, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let known = name.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    known.then(|| (String::from_utf8_lossy(name).to_ascii_lowercase(), value.trim_ascii()))
}

impl Head {
    /// Bytes that it takes, the empty line behind it included.
    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    /// The first field of a name, as written.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first field of a name with its encoded words decoded; empty where there is none.
    pub(crate) fn words(&self, name: &str) -> String {
        decode_words(self.text(name).unwrap_or_default())
    }

    /// What stands before the parameters of a field, in lower case.
    pub(crate) fn plain(&self, name: &str) -> String {
        let value = self.text(name).unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of a field (`multipart/related; boundary="x"`), its quotes taken off.
    pub(crate) fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let mut rest = self.text(field)?.split_once(';')?.1;
        loop {
            let (key, value) = rest.split_once('=')?;
            let value = value.trim_start();
            let (value, behind) = if let Some(quoted) = value.strip_prefix('"') {
                read_quoted(quoted)
            } else {
                let end = value.find(';').unwrap_or(value.len());
                (value.get(..end)?.trim().to_owned(), value.get(end..)?)
            };
            // `name*` and `name*0` are other ways to write it.
            let key = key.trim_matches(|c: char| c == ';' || c.is_whitespace()).to_ascii_lowercase();
            if key.split('*').next() == Some(name) {
                return Some(value);
            }
            rest = behind.trim_start_matches(|c: char| c == ';' || c.is_whitespace());
        }
    }
}

/// A quoted value behind its first quote, and what follows it.
fn read_quoted(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, text.get(at + 1..).unwrap_or_default()),
            '\\' => out.extend(chars.next().map(|(_, c)| c)),
            _ => out.push(c),
        }
    }
    (out, "")
}

/// A word in another charset: `=?utf-8?Q?l=C3=A4uft?=`.
struct EncodedWord<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
    /// What follows it.
    rest: &'a str,
}

/// Decodes the encoded words of a value (RFC 2047). A character may be cut between two of them, so neighbours of
/// one charset are decoded together.
pub(super) fn decode_words(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let Some(mut word) = read_word(from) else {
            out.push_str("=?");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        while let Some(next) =
            read_word(word.rest.trim_start()).filter(|next| next.charset.eq_ignore_ascii_case(word.charset))
        {
            word.bytes.extend(next.bytes);
            word.rest = next.rest;
        }
        let told = encoding_rs::Encoding::for_label(word.charset.as_bytes());
        out.push_str(&charset::decode(&word.bytes, told).text);
        // White space between encoded words is none.
        let next = word.rest.trim_start();
        rest = if read_word(next).is_some() { next } else { word.rest };
    }
    out.push_str(rest);
    out
}

fn read_word(text: &str) -> Option<EncodedWord<'_>> {
    let mut parts = text.strip_prefix("=?")?.splitn(3, '?');
    let (charset, coding, behind) = (parts.next()?, parts.next()?, parts.next()?);
    let (content, rest) = behind.split_once("?=")?;
    let bytes = match coding {
        "B" | "b" => decode_base64(content.as_bytes()),
        "Q" | "q" => decode_quoted(content.replace('_', " ").as_bytes()),
        _ => return None,
    };
    Some(EncodedWord { charset: charset.split('*').next().unwrap_or_default(), bytes, rest })
}
