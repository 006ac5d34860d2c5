//! Where a text may be cut: between two characters.

/// The nearest border of a character at a place or before it; the end where the place is behind it. In bytes.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The nearest border of a character at a place or behind it. In bytes.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{ceil, floor};

    #[test]
    fn texts_are_cut_between_characters() {
        for (text, at, before, behind) in
            [("海港", 4, 3, 6), ("海港", 3, 3, 3), ("abc", 2, 2, 2), ("abc", 10, 3, 3), ("", 0, 0, 0)]
        {
            assert_eq!((floor(text, at), ceil(text, at)), (before, behind), "{text} {at}");
        }
    }
}
