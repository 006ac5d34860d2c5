//! Sentences with their labels, and the features they have as numbers from zero on.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use tearsheet::training::names::chain_features;

/// A feature that is not kept.
pub(crate) const NONE: u32 = u32::MAX;

pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) labels: Vec<u8>,
    pub(crate) weight: f32,
}

/// Reads sentences.
pub(crate) fn read(files: &[&str]) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut sentences = Vec::new();
    for file in files {
        for line in fs::read_to_string(file)?.lines() {
            let mut columns = line.split('\t');
            let (Some(weight), Some(text), Some(tags)) = (columns.next(), columns.next(), columns.next())
            else {
                return Err(format!("{file}: {line}").into());
            };
            let labels = labels_of(tags);
            if labels.len() != text.chars().count() {
                return Err(format!("{file}: as many tags as characters: {line}").into());
            }
            sentences.push(Sentence { text: text.to_owned(), labels, weight: weight.parse()? });
        }
    }
    Ok(sentences)
}

/// First, within, last, only.
fn labels_of(tags: &str) -> Vec<u8> {
    let tags: Vec<char> = tags.chars().collect();
    let kind = |tag: char| match tag.to_ascii_uppercase() {
        'P' => Some(0),
        'L' => Some(1),
        'O' => Some(2),
        _ => None,
    };
    let goes_on = |at: usize| {
        let (Some(&before), Some(&tag)) = (tags.get(at - 1), tags.get(at)) else { return false };
        tag.is_ascii_lowercase() && kind(tag).is_some() && kind(tag) == kind(before)
    };
    let label = |at: usize| {
        let Some(kind) = tags.get(at).copied().and_then(kind) else { return 0 };
        let (first, last) = (at == 0 || !goes_on(at), !goes_on(at + 1));
        1 + 4 * kind
            + match (first, last) {
                (true, false) => 0,
                (false, false) => 1,
                (false, true) => 2,
                (true, true) => 3,
            }
    };
    (0..tags.len()).map(label).collect()
}

/// Counts the features of all texts by their whole hashes, and numbers those that occur often enough.
pub(crate) fn number_features<'a>(
    texts: impl Iterator<Item = &'a str>,
    features: impl Fn(&str) -> Vec<u32>,
    fewest: u32,
) -> HashMap<u32, u32, rustc_hash::FxBuildHasher> {
    let mut counts: HashMap<u32, u32, rustc_hash::FxBuildHasher> = HashMap::default();
    for text in texts {
        for feature in features(text) {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let mut kept: Vec<u32> =
        counts.iter().filter(|(_, count)| **count >= fewest).map(|(feature, _)| *feature).collect();
    kept.sort_unstable();
    kept.into_iter().enumerate().map(|(number, feature)| (feature, number as u32)).collect()
}

/// The features of all characters of a sentence, one behind the other.
pub(crate) fn flat_features(sentence: &str) -> Vec<u32> {
    chain_features(sentence).concat()
}
