//! How alike what was said and what was annotated are, as the scorer of the reading corpus has it.

use std::collections::HashMap;

const MARKS: &str = "“”‘’「」『』\"'《》〈〉";
const EDGE: &str = ",.:;!?，。、；：！？…—-·()（）";

/// Without marks and spaces, in one width and one case.
pub(super) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let kept: String =
        text.chars().map(narrow).filter(|&c| !MARKS.contains(c) && !c.is_whitespace()).collect();
    kept.trim_matches(|c| EDGE.contains(c)).to_lowercase()
}

/// The longest common run over the longer of two texts.
pub(super) fn containment(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (mut best, mut row) = (0, vec![0_usize; b.len() + 1]);
    for one in &a {
        let mut diagonal = 0;
        for (place, other) in b.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if one == other { diagonal + 1 } else { 0 };
            best = best.max(row[place + 1]);
            diagonal = above;
        }
    }
    if a.is_empty() || b.is_empty() { 0.0 } else { best as f64 / a.len().max(b.len()) as f64 }
}

/// How often each pair of neighbouring characters stands in a text.
pub(super) fn pairs(text: &str) -> HashMap<[char; 2], usize> {
    let chars: Vec<char> = plain(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let mut counts = HashMap::new();
    for pair in chars.windows(2) {
        *counts.entry([pair[0], pair[1]]).or_insert(0) += 1;
    }
    if let [only] = chars.as_slice() {
        counts.insert([*only, ' '], 1);
    }
    counts
}

/// F1 of what two texts share.
pub(super) fn overlap(a: &HashMap<[char; 2], usize>, b: &HashMap<[char; 2], usize>) -> f64 {
    let shared: usize = a.iter().map(|(pair, count)| b.get(pair).map_or(0, |other| *other.min(count))).sum();
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// Whether somebody is one of those who are right: one name holds the other.
pub(super) fn same_speaker(said: &str, right: &[String]) -> bool {
    let said = plain(said);
    let long = |name: &str| name.chars().count() >= 2;
    long(&said)
        && right
            .iter()
            .map(|name| plain(name))
            .any(|name| long(&name) && (said.contains(name.as_str()) || name.contains(said.as_str())))
}

/// Pairs each of both sides with one of the other at most, the best first.
pub(super) fn match_up(mut scored: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut matched: Vec<(usize, usize)> = Vec::new();
    for (_, a, b) in scored {
        if matched.iter().all(|&(x, y)| x != a && y != b) {
            matched.push((a, b));
        }
    }
    matched.sort_unstable();
    matched
}

#[cfg(test)]
mod tests {
    use super::{containment, match_up, overlap, pairs, plain, same_speaker};

    #[test]
    fn texts_are_compared_without_their_marks() {
        assert_eq!(plain("“Ｆｅｒｒｙ， 船。”"), "ferry,船");
        assert!((containment("渡轮停航", "渡轮停") - 0.75).abs() < 1e-9);
        assert!(containment("", "渡轮").abs() < 1e-9);
        assert!((overlap(&pairs("渡轮停航"), &pairs("渡轮停驶")) - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_surname_of_one_character_is_nobody() {
        let right = ["林岱".to_owned()];
        assert!(same_speaker("局长林岱", &right));
        assert!(!same_speaker("林", &right));
        assert!(!same_speaker("他们", &right));
    }

    #[test]
    fn the_best_pairs_come_first() {
        assert_eq!(match_up(vec![(0.6, 0, 0), (0.9, 1, 0), (0.5, 0, 1)]), [(0, 1), (1, 0)]);
    }
}
