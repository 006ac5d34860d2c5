//! Addresses of pages: those of copies in an archive, and what is written in hexadecimal.

/// An archived copy: when it was made, in digits, and the address of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Archived<'a> {
    pub(crate) stamp: &'a str,
    pub(crate) original: &'a str,
    /// The address lists all copies of the page and names none.
    pub(crate) all: bool,
}

/// Reads the address of a copy as archives of the web write it: a time of fourteen digits, now and then a mark of
/// what is wanted (`im_`, `*`), and the whole address of the original behind it.
pub(crate) fn read_archived(address: &str) -> Option<Archived<'_>> {
    /// Digits of a time, from the day to the second.
    const DIGITS: std::ops::RangeInclusive<usize> = 8..=14;
    let at = ["/http://", "/https://"].iter().filter_map(|scheme| address.find(scheme)).min()?;
    let (before, original) = (address.get(..at)?, address.get(at + 1..)?);
    let segment = before.rsplit('/').next()?;
    let digits = segment.bytes().take_while(u8::is_ascii_digit).count();
    let (stamp, mark) = segment.split_at_checked(digits)?;
    let known = mark.is_empty()
        || mark == "*"
        || mark
            .strip_suffix('_')
            .is_some_and(|mark| mark.len() == 2 && mark.bytes().all(|b| b.is_ascii_lowercase()));
    let plausible = DIGITS.contains(&digits) && (stamp.starts_with("19") || stamp.starts_with("20"));
    (known && plausible && before.contains('/')).then_some(Archived { stamp, original, all: mark == "*" })
}

/// A part of an address with its `%41` as characters; none where these are no text.
pub(crate) fn decode_percent(part: &str) -> Option<String> {
    let bytes = part.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            out.push((high * 16 + low) as u8);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::{decode_percent, read_archived};

    #[test]
    fn hexadecimal_is_read() {
        for (part, expect) in [
            ("%5Cfrac%7Ba%7D", Some("\\frac{a}")),
            ("50%25", Some("50%")),
            ("%zz%", Some("%zz%")),
            ("%E6%B8%A1", Some("渡")),
            ("%ff", None),
        ] {
            assert_eq!(decode_percent(part).as_deref(), expect, "{part}");
        }
    }

    #[test]
    fn copies_name_their_original() {
        let original = Some("https://lindby.example/a/1.html");
        for (address, expect) in [
            ("https://archive.example/web/20180906214900/https://lindby.example/a/1.html", original),
            ("https://archive.example/web/20180906214900im_/https://lindby.example/a/1.html", original),
            ("/web/20180906214900*/https://lindby.example/a/1.html", original),
            ("/wayback/20180906/https://lindby.example/a/1.html", original),
            ("https://lindby.example/share/https://elsewhere.example/", None),
            ("https://lindby.example/12345678901234/https://elsewhere.example/", None),
            ("https://lindby.example/20180906", None),
        ] {
            assert_eq!(read_archived(address).map(|copy| copy.original), expect, "{address}");
        }
    }
}
