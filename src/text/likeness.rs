//! How much two short texts have in common.

use std::collections::BTreeSet;

/// Share of the shorter text's character pairs that the other text holds, 0–1; punctuation, white
/// space and case are left out. 0 where a text has fewer than two such characters.
pub(crate) fn containment(a: &str, b: &str) -> f32 {
    let (a, b) = (pairs(a), pairs(b));
    let least = a.len().min(b.len());
    if least == 0 {
        return 0.0;
    }
    a.intersection(&b).count() as f32 / least as f32
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let chars: Vec<char> =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    chars.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::containment;

    #[test]
    fn a_shortened_title_is_contained() {
        assert!(containment("港务局长与渡轮公司会晤", "港务局长与林德比市渡轮公司董事长会晤") > 0.7);
        assert!(containment("Harbour reopens", "Harbour reopens - Lindby Times") > 0.99);
        assert!(containment("Harbour reopens", "Ferry prices") < 0.3);
        assert!(containment("", "a") < 0.01);
    }
}
