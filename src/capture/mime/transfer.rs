//! Transfer encodings: quoted-printable and base64, as forgiving as mail readers are.

/// Decodes quoted-printable. A sign that is no escape stays as it is.
pub(in crate::capture) fn decode_quoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (before, from) = rest.split_at(at);
        out.extend_from_slice(before);
        let behind = from.get(1..).unwrap_or_default();
        rest = match behind {
            [a, b, rest @ ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                out.push(hex_value(*a) << 4 | hex_value(*b));
                rest
            }
            _ => skip_line_end(behind).unwrap_or_else(|| {
                out.push(b'=');
                behind
            }),
        };
    }
    out.extend_from_slice(rest);
    out
}

/// What follows a soft line break, which may have white space before its end.
fn skip_line_end(bytes: &[u8]) -> Option<&[u8]> {
    /// White space that is looked through.
    const MOST: usize = 80;
    let end = bytes.iter().take(MOST).position(|b| !matches!(b, b' ' | b'\t'));
    match end.and_then(|end| bytes.get(end..)) {
        Some([b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..]) => Some(rest),
        Some(_) => None,
        None => bytes.is_empty().then_some(bytes),
    }
}

const fn hex_value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit - b'A' + 10,
    }
}

/// Decodes base64 in either alphabet; what is no digit of it is skipped, and padding ends a piece.
pub(in crate::capture) fn decode_base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for &byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (held, bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    out
}
