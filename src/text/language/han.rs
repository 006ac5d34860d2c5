//! Simplified or traditional Chinese, by characters that only one of them has.
//!
//! The lexicon holds the commonest in news, picked by hand. Characters are left out whose simplified form is a
//! traditional character of its own (后, 里, 台, 面, 只 …), so a short text may hold none of either.

use std::cmp::Ordering;

use crate::lexicon::{Role, is};

/// `zh-Hans` or `zh-Hant` by which has more characters of its own; `None` for none of either.
pub(super) fn classify_han(text: &str, sample: usize) -> Option<&'static str> {
    let (mut simplified, mut traditional) = (0_u32, 0_u32);
    for c in text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).take(sample) {
        let mut bytes = [0; 4];
        let character = &*c.encode_utf8(&mut bytes);
        if is(Role::SimplifiedOnly, character) {
            simplified += 1;
        } else if is(Role::TraditionalOnly, character) {
            traditional += 1;
        }
    }
    match simplified.cmp(&traditional) {
        Ordering::Greater => Some("zh-Hans"),
        Ordering::Less => Some("zh-Hant"),
        Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Role, is};

    #[test]
    fn no_character_is_of_both_scripts() {
        let both = |c: &char| {
            let character = c.to_string();
            is(Role::SimplifiedOnly, &character) && is(Role::TraditionalOnly, &character)
        };
        assert_eq!(('\u{4e00}'..='\u{9fff}').find(both), None);
        assert!(is(Role::SimplifiedOnly, "国") && is(Role::TraditionalOnly, "國"));
    }
}
