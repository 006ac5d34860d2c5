//! Which pairs of bytes a text holds: a cheap look before it is searched for one term after the other.

/// The pairs of neighbouring bytes of a text, one bit for several each.
pub(crate) struct Pairs([u64; 8]);

impl Pairs {
    /// Those of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut bits = [0; 8];
        for (&a, &b) in text.as_bytes().iter().zip(text.as_bytes().iter().skip(1)) {
            let (word, bit) = place(a, b);
            bits[word] |= bit;
        }
        Self(bits)
    }

    /// False where the text cannot hold the term: its first two bytes or its last two stand nowhere.
    pub(crate) fn may_hold(&self, term: &str) -> bool {
        let has = |a, b| {
            let (word, bit) = place(a, b);
            self.0[word] & bit != 0
        };
        match *term.as_bytes() {
            [a, b, .., c, d] => has(a, b) && has(c, d),
            [a, b, c] => has(a, b) && has(b, c),
            [a, b] => has(a, b),
            _ => true,
        }
    }
}

/// The word and the bit of a pair.
const fn place(a: u8, b: u8) -> (usize, u64) {
    let mixed = (a as usize).wrapping_mul(37) ^ (b as usize).wrapping_mul(5);
    (mixed >> 6 & 7, 1 << (mixed & 63))
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn what_a_text_holds_is_never_denied() {
        let text = "免责声明: all rights reserved ©";
        let pairs = Pairs::of(text);
        for (from, _) in text.char_indices() {
            for (to, _) in text.char_indices().filter(|&(to, _)| to >= from) {
                assert!(pairs.may_hold(&text[from..to]), "{}", &text[from..to]);
            }
        }
        assert!(!pairs.may_hold("版权所有"));
    }
}
