//! Character references, line ends and zeros.

use html5ever::data::C1_REPLACEMENTS;

use super::entities::{find_entity, find_longest};

/// Where character references count, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum References {
    None,
    InText,
    /// A name without a semicolon before a letter, digit or `=` is none: it is an address's query.
    InAttribute,
}

impl References {
    /// Whether the text reads otherwise than it stands.
    pub(super) fn change(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::None => memchr::memchr2(b'\r', 0, bytes),
            Self::InText | Self::InAttribute => memchr::memchr3(b'&', b'\r', 0, bytes),
        }
        .is_some()
    }
}

/// The text with its references resolved, its line ends made `\n`, and replacement characters for zeros.
pub(super) fn decode(text: &str, references: References) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr3(b'&', b'\r', 0, rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let tail = from.get(1..).unwrap_or_default();
        rest = tail;
        match from.as_bytes().first() {
            Some(b'\r') => {
                decoded.push('\n');
                rest = tail.strip_prefix('\n').unwrap_or(tail);
            }
            Some(b'&') => match resolve(tail, references) {
                Some((first, second, length)) => {
                    decoded.push(first);
                    decoded.extend(second);
                    rest = tail.get(length..).unwrap_or_default();
                }
                None => decoded.push('&'),
            },
            _ => decoded.push('\u{fffd}'),
        }
    }
    decoded.push_str(rest);
    decoded
}

/// The text with the references resolved that end in a semicolon: what some sites escape twice. Others may be part
/// of an address.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let tail = from.get(1..).unwrap_or_default();
        let found = if tail.starts_with('#') { resolve_number(tail) } else { resolve_closed(tail) };
        let closed = found.filter(|&(_, _, length)| tail.as_bytes().get(length - 1) == Some(&b';'));
        rest = tail;
        if let Some((first, second, length)) = closed {
            out.push(first);
            out.extend(second);
            rest = tail.get(length..).unwrap_or_default();
        } else {
            out.push('&');
        }
    }
    out.push_str(rest);
    out
}

/// One or two characters, and how many bytes behind the `&` name them.
type Resolved = (char, Option<char>, usize);

fn resolve(tail: &str, references: References) -> Option<Resolved> {
    match tail.as_bytes().first()? {
        _ if references == References::None => None,
        b'#' => resolve_number(tail),
        first if first.is_ascii_alphanumeric() => resolve_name(tail, references),
        _ => None,
    }
}

/// The longest name that stands here.
fn resolve_name(tail: &str, references: References) -> Option<Resolved> {
    if let Some(found) = resolve_closed(tail) {
        return Some(found);
    }
    let (name, first, second) = find_longest(tail)?;
    let length = name.len();
    let closed = tail.as_bytes().get(length - 1) == Some(&b';');
    let goes_on = tail.as_bytes().get(length).is_some_and(|&b| b == b'=' || b.is_ascii_alphanumeric());
    (references == References::InText || closed || !goes_on).then_some((first, second, length))
}

/// A name with its semicolon, of which none is the beginning of another: one look instead of one a letter.
fn resolve_closed(tail: &str) -> Option<Resolved> {
    /// Names longer than this come the long way; those in use are shorter.
    const LONGEST: usize = 10;
    // Nearly all that pages write are these.
    match tail.as_bytes() {
        [b'a', b'm', b'p', b';', ..] => return Some(('&', None, 4)),
        [b'q', b'u', b'o', b't', b';', ..] => return Some(('"', None, 5)),
        [b'n', b'b', b's', b'p', b';', ..] => return Some(('\u{a0}', None, 5)),
        [b'l', b't', b';', ..] => return Some(('<', None, 3)),
        [b'g', b't', b';', ..] => return Some(('>', None, 3)),
        _ => {}
    }
    let length = tail.bytes().take(LONGEST).position(|b| b == b';')? + 1;
    let (_, first, second) = find_entity(tail.get(..length)?)?;
    Some((first, second, length))
}

fn resolve_number(tail: &str) -> Option<Resolved> {
    let (base, head) = match tail.as_bytes().get(1)? {
        b'x' | b'X' => (16, 2),
        _ => (10, 1),
    };
    let digits = tail.get(head..)?;
    let count = digits.bytes().take_while(|&b| char::from(b).is_digit(base)).count();
    if count == 0 {
        return None;
    }
    let length = head + count + usize::from(digits.as_bytes().get(count) == Some(&b';'));
    let value = digits
        .chars()
        .take(count)
        .try_fold(0_u32, |value, digit| value.checked_mul(base)?.checked_add(digit.to_digit(base)?));
    let c = match value {
        Some(code @ 0x80..=0x9f) => {
            C1_REPLACEMENTS.get(code as usize - 0x80).copied().flatten().or(char::from_u32(code))
        }
        Some(code) => char::from_u32(code).filter(|&c| c != '\0'),
        None => None,
    };
    Some((c.unwrap_or('\u{fffd}'), None, length))
}

#[cfg(test)]
mod tests {
    use super::{References, decode};

    #[test]
    fn references_are_resolved_as_browsers_do() {
        for (text, in_text, in_attribute) in [
            ("a &amp; b", "a & b", "a & b"),
            ("?a=1&copy=2", "?a=1©=2", "?a=1&copy=2"),
            ("&notit; &notin;", "¬it; ∉", "&notit; ∉"),
            (
                "&#x4E2d;&#20013 &#0;&#x110000;&#99999999999;",
                "中中 \u{fffd}\u{fffd}\u{fffd}",
                "中中 \u{fffd}\u{fffd}\u{fffd}",
            ),
            ("&#128; &# &#x; &; &", "€ &# &#x; &; &", "€ &# &#x; &; &"),
            ("&NotEqualTilde;", "≂̸", "≂̸"),
            ("a\r\nb\rc\0&\u{4e2d}", "a\nb\nc\u{fffd}&中", "a\nb\nc\u{fffd}&中"),
        ] {
            assert_eq!(decode(text, References::InText), in_text, "{text}");
            assert_eq!(decode(text, References::InAttribute), in_attribute, "{text}");
        }
        assert_eq!(decode("&amp;\r", References::None), "&amp;\n");
    }
}
