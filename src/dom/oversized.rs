//! Start tags with absurdly many attributes.
//!
//! The tokenizer compares each attribute's name with all before it, so its time is quadratic in
//! their number. Tags too long to be sane are looked through beforehand and cut.

/// A tag longer than this is looked through, in bytes. Tags with an image in an attribute are longer;
/// looking through them costs little.
pub(super) const LONG_TAG: usize = 1 << 16;

/// Attributes kept of a long tag. Elements of real pages have fewer than a hundred.
const MAX_ATTRIBUTES: usize = 1024;

/// Where to cut a tag that has too many attributes: `(cut, end)`, both counted from the tag's `<`. The
/// bytes from `cut` up to the `>` at `end` are to be skipped. Nothing before `from` is cut.
pub(super) fn find_excess(tag: &[u8], from: usize) -> Option<(usize, usize)> {
    let at = |i: usize| tag.get(i).copied();
    let skip = |mut i: usize, test: fn(u8) -> bool| {
        while at(i).is_some_and(test) {
            i += 1;
        }
        i
    };
    let mut i = skip(1, |b| !is_gap(b) && b != b'>');
    let mut attributes = 0;
    let mut cut = None;
    loop {
        i = skip(i, is_gap);
        match at(i) {
            None => return None,
            Some(b'>') => return cut.map(|cut| (cut, i)),
            Some(_) => {}
        }
        attributes += 1;
        if attributes > MAX_ATTRIBUTES && i >= from {
            cut = cut.or(Some(i));
        }
        // A name may begin with "=", and then holds it.
        i = skip(i + 1, |b| !is_gap(b) && b != b'>' && b != b'=');
        let equals = skip(i, |b| b.is_ascii_whitespace());
        if at(equals) != Some(b'=') {
            continue;
        }
        i = skip(equals + 1, |b| b.is_ascii_whitespace());
        i = match at(i) {
            Some(quote @ (b'"' | b'\'')) => i + 2 + memchr::memchr(quote, tag.get(i + 1..)?)?,
            _ => skip(i, |b| !b.is_ascii_whitespace() && b != b'>'),
        };
    }
}

/// What parts attributes.
const fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

#[cfg(test)]
mod tests {
    use super::{MAX_ATTRIBUTES, find_excess};

    #[test]
    fn cuts_only_what_is_too_much() {
        assert_eq!(find_excess(b"<p a b='>' c=d>text", 0), None);
        let many = (0..MAX_ATTRIBUTES).map(|i| format!(" a{i}='>'")).collect::<Vec<_>>().concat();
        assert_eq!(find_excess(format!("<p{many}>x").as_bytes(), 0), None);
        let tag = format!("<p{many} more=1 other>x");
        let cut = tag.find("more").unwrap();
        assert_eq!(find_excess(tag.as_bytes(), 0), Some((cut, tag.len() - 2)));
        assert_eq!(find_excess(tag.as_bytes(), cut + 1), Some((cut + 7, tag.len() - 2)));
        assert_eq!(find_excess(b"<p a='never closed", 0), None);
    }
}
