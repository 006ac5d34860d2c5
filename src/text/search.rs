//! Looking for a short, fixed part in a text.

/// Whether the text holds the part.
///
/// [`str::contains`] prepares a search that is linear for any part, which for a word of a table in a short text takes
/// longer than the search itself. This one tries the part wherever its first byte stands: for parts that come
/// from tables, not for those that a page brings.
#[inline(never)]
pub(crate) fn holds(text: &str, part: &str) -> bool {
    let Some((&first, rest)) = part.as_bytes().split_first() else { return true };
    let bytes = text.as_bytes();
    let Some(last) = bytes.len().checked_sub(rest.len()) else { return false };
    let starts = bytes.get(..last).unwrap_or_default();
    memchr::memchr_iter(first, starts)
        .any(|at| bytes.get(at + 1..).is_some_and(|behind| behind.starts_with(rest)))
}

/// The parts of a text between the places where a byte of ASCII stands; [`str::split`] prepares a search for each.
pub(crate) fn split_at_byte(text: &str, parting: u8) -> impl Iterator<Item = &str> {
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let rest = text.get(start..)?;
        let length = rest.bytes().position(|b| b == parting);
        from = length.map(|length| start + length + 1);
        rest.get(..length.unwrap_or(rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::{holds, split_at_byte};

    #[test]
    fn parts_are_those_of_the_standard_library() {
        for text in ["", "/", "a/b", "/港口/b//", "a"] {
            let expected: Vec<&str> = text.split('/').collect();
            assert_eq!(split_at_byte(text, b'/').collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn finds_what_a_text_holds() {
        let text = "ababac 港口开放";
        for (from, _) in text.char_indices() {
            for to in (from..=text.len()).filter(|&to| text.is_char_boundary(to)) {
                assert!(holds(text, &text[from..to]), "{}", &text[from..to]);
            }
        }
        for part in ["abb", "c港", "放x", "ababac 港口开放 "] {
            assert!(!holds(text, part), "{part}");
        }
        assert!(holds("", ""));
        assert!(!holds("", "a"));
    }
}
