//! Traditional characters in their simplified form, so that one model reads both scripts.

use std::sync::OnceLock;

/// Traditional characters each followed by its simplified form.
/// Made from `OpenCC`'s `TSCharacters` (Apache-2.0), first choices of the basic plane only.
const HAN_PAIRS: &str = include_str!("han.txt");

/// The ideographs of the basic plane.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

/// The simplified form of a traditional ideograph, else the character itself.
pub(crate) fn simplify(c: char) -> char {
    let code = c as u32;
    if !(FIRST..=LAST).contains(&code) {
        return c;
    }
    let simple = table().get((code - FIRST) as usize).copied().unwrap_or_default();
    if simple == 0 { c } else { char::from_u32(u32::from(simple)).unwrap_or(c) }
}

/// The simplified form of each ideograph by its place, zero where it is its own.
fn table() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![0; (LAST - FIRST + 1) as usize];
        let mut chars = HAN_PAIRS.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            if let Some(slot) = table.get_mut((from as u32).wrapping_sub(FIRST) as usize) {
                *slot = to as u16;
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::{HAN_PAIRS, simplify};

    #[test]
    fn traditional_characters_become_simplified() {
        let fold = |text: &str| text.chars().map(simplify).collect::<String>();
        assert_eq!(fold("臺灣總統府發言人、ABC 記者"), "台湾总统府发言人、ABC 记者");
        assert_eq!(fold("已经简体"), "已经简体");
    }

    #[test]
    fn no_simplified_form_is_folded_on() {
        assert!(HAN_PAIRS.chars().count() > 4_000);
        let pairs: Vec<char> = HAN_PAIRS.chars().collect();
        for pair in pairs.chunks(2) {
            assert_eq!(simplify(pair[0]), pair[1]);
        }
    }
}
