//! How streams are packed (ISO 32000-1, 7.4): deflate, LZW, and two ways to write bytes as text.

use super::object::decode_hex;
use crate::capture::unpack::unpack_zlib;

/// Undoes one filter; none where it is one of pictures, or not known.
pub(super) fn undo_filter(name: &[u8], bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    Some(match name {
        // Damaged or too much: what came out until then.
        b"FlateDecode" | b"Fl" => unpack_zlib(bytes, limit).0,
        b"LZWDecode" | b"LZW" => undo_lzw(bytes, limit),
        b"ASCII85Decode" | b"A85" => undo_ascii85(bytes),
        b"ASCIIHexDecode" | b"AHx" => decode_hex(bytes.split(|&b| b == b'>').next().unwrap_or_default()),
        _ => return None,
    })
}

/// Undoes the prediction of PNG (RFC 2083, 6) in rows of so many bytes: each row begins with how it was predicted.
pub(super) fn undo_prediction(bytes: &[u8], row: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; row];
    for line in bytes.chunks(row + 1) {
        let Some((&kind, line)) = line.split_first() else { break };
        let (mut left, mut corner) = (0_u8, 0_u8);
        for (place, &byte) in above.iter_mut().zip(line) {
            let up = *place;
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => nearest(left, up, corner),
                _ => 0,
            };
            (left, corner) = (byte.wrapping_add(guess), up);
            *place = left;
            out.push(left);
        }
    }
    out
}

/// Paeth's choice among the three neighbours.
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |byte: u8| (guess - i16::from(byte)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

fn undo_ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 5 * 4);
    let (mut value, mut count) = (0_u32, 0_usize);
    for &byte in bytes.strip_prefix(b"<~").unwrap_or(bytes) {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(value.to_be_bytes().get(..count - 1).unwrap_or_default());
    }
    out
}

/// LZW with codes of 9 to 12 bits that grow one code early, as all writers have it.
fn undo_lzw(bytes: &[u8], limit: u64) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Where each code's bytes stand in `out`, from 258 on.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut held, mut bits, mut width) = (0_u32, 0_u32, 9_u32);
    let mut last: Option<(usize, usize)> = None;
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        if code == END || out.len() as u64 > limit {
            break;
        }
        if code == CLEAR {
            table.clear();
            (width, last) = (9, None);
            continue;
        }
        let start = out.len();
        if code < CLEAR {
            out.push(code as u8);
        } else {
            // The code that is being made: what was last written, and its first byte once more.
            let made = last.map(|(from, length)| (from, length + 1));
            let Some((from, length)) = table.get(code - 258).copied().or(made) else { break };
            for at in from..from + length {
                let Some(&byte) = out.get(at) else { break };
                out.push(byte);
            }
        }
        if let Some((from, length)) = last {
            table.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
        width = match table.len() + 259 {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{undo_filter, undo_prediction};

    #[test]
    fn filters_are_undone() {
        let table: [(&str, &[u8], &[u8]); 5] = [
            ("ASCIIHexDecode", b"4c 69 6E64 627>rest", b"Lindbp"),
            ("ASCII85Decode", b"<~z9PJBT @X0*~>", b"\0\0\0\0Lindby!"),
            ("A85", b"9jqo^", b"Man "),
            // The example of the standard.
            ("LZWDecode", &[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], b"-----A---B"),
            ("LZW", &[0xff, 0xff], b""),
        ];
        for (name, packed, expect) in table {
            let out = undo_filter(name.as_bytes(), packed, 100).expect("known");
            assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(expect), "{name}");
        }
        assert_eq!(undo_filter(b"DCTDecode", b"", 100), None);
        assert_eq!(undo_prediction(&[2, 1, 2, 2, 1, 1, 1, 5, 1], 2), [1, 2, 2, 3, 5, 6]);
    }
}
