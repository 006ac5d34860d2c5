//! Multisets of words and characters, and their precision, recall and F1.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fancy_regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// How often each token occurs.
pub(super) type Bag = BTreeMap<String, u32>;

/// What Python's `\w` takes: letters and numbers of any script, and `_`; no combining marks.
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\p{L}\p{N}_]+"));
/// Characters of the scripts without spaces one by one, words of the others.
static NEWS_TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\x{3040}-\x{30ff}\x{3400}-\x{9fff}\x{ac00}-\x{d7af}]|[[\p{L}\p{N}_]--[\x{3040}-\x{30ff}\x{3400}-\x{9fff}\x{ac00}-\x{d7af}]]+",
    )
});

/// Compiles one of our own patterns.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Words of a text, lower case.
pub(super) fn words(text: &str) -> Bag {
    bag(&WORD, text)
}

/// Words, or characters where a script has no spaces, lower case.
pub(super) fn news_tokens(text: &str) -> Bag {
    bag(&NEWS_TOKEN, text)
}

fn bag(token: &Regex, text: &str) -> Bag {
    let lower = text.to_lowercase();
    let mut bag = Bag::new();
    for found in token.find_iter(&lower).flatten() {
        *bag.entry(found.as_str().to_owned()).or_default() += 1;
    }
    bag
}

/// Pairs of neighbouring characters, white space left out; of a single character itself.
pub(super) fn bigrams(text: &str) -> Bag {
    let characters: Vec<char> = squeeze(text).chars().collect();
    let mut bag = Bag::new();
    if let [only] = characters.as_slice() {
        bag.insert(only.to_string(), 1);
    }
    for pair in characters.windows(2) {
        *bag.entry(pair.iter().collect()).or_default() += 1;
    }
    bag
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scores {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

/// Compares two multisets; two empty ones are equal.
pub(super) fn compare(predicted: &Bag, truth: &Bag) -> Scores {
    let total = |bag: &Bag| f64::from(bag.values().sum::<u32>());
    let (said, wanted) = (total(predicted), total(truth));
    let hit: u32 = predicted.iter().map(|(token, n)| truth.get(token).map_or(0, |m| *n.min(m))).sum();
    let hit = f64::from(hit);
    let empty = |other: f64| if other == 0.0 { 1.0 } else { 0.0 };
    let precision = if said == 0.0 { empty(wanted) } else { hit / said };
    let recall = if wanted == 0.0 { empty(said) } else { hit / wanted };
    let sum = precision + recall;
    Scores { precision, recall, f1: if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum } }
}

/// Without white space and what is invisible.
pub(super) fn squeeze(text: &str) -> String {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\u{1c}'..='\u{1f}');
    text.chars().filter(|c| !c.is_whitespace() && !invisible(*c)).collect()
}

/// Compatibility forms folded, white space left out, lower case.
pub(super) fn fold_compatible(text: &str) -> String {
    squeeze(&text.nfkc().collect::<String>()).to_lowercase()
}

/// Composed, case folded, white space to single spaces; of a list all entries with commas between.
pub(super) fn fold(value: &serde_json::Value) -> String {
    use serde_json::Value;
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    let folded = caseless::default_case_fold_str(&text.nfc().collect::<String>());
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is left of a value where only letters and digits count: a title whose apostrophes or dashes are set otherwise
/// is the same title.
pub(super) fn letters(value: &serde_json::Value) -> String {
    let folded = plain(value).nfkc().collect::<String>().to_lowercase();
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A JSON value as text: strings without quotes.
pub(super) fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{bigrams, compare, letters, news_tokens, words};

    #[test]
    fn signs_make_no_other_title() {
        let letters = |text: &str| letters(&serde_json::Value::from(text));
        assert_eq!(letters("The ferry’s back – again"), letters("The ferry's back - again"));
        assert_ne!(letters("The ferry is back"), letters("The ferry was back"));
    }

    #[test]
    fn f1_of_multisets() {
        let scores = compare(&words("The ferry, the quay"), &words("the ferry sails"));
        assert!((scores.precision - 0.5).abs() < 1e-9 && (scores.recall - 2.0 / 3.0).abs() < 1e-9);
        assert!(compare(&words(""), &words("")).f1 > 0.99);
        assert!(compare(&words("a"), &words("")).f1 < 0.01);
    }

    #[test]
    fn scripts_without_spaces_count_by_character() {
        assert_eq!(news_tokens("渡轮 ferry渡").len(), 3);
        assert_eq!(bigrams("夜 航船").len(), 2);
        assert_eq!(bigrams("夜").len(), 1);
    }
}
