//! What the trainer needs of the models: the same features, and how files are packed.

use super::features::{Runs, symbol, whole_features};
use super::model::{WIDEST, pack};

/// The features of each character of a sentence.
pub(crate) fn chain_features(sentence: &str) -> Vec<Vec<u32>> {
    let symbols: Vec<u32> = sentence.chars().map(symbol).collect();
    let runs = Runs::of(&symbols);
    (0..symbols.len()).map(|at| runs.features(at).to_vec()).collect()
}

/// The features of a short text.
pub(crate) fn text_features(text: &str) -> Vec<u32> {
    let mut features = Vec::new();
    whole_features(text, |feature| features.push(feature));
    features
}

/// The file of a model: the weights of labels behind one another, rows by the places of their features.
pub(crate) fn pack_model(labels: usize, bits: u8, behind: &[i16], rows: &[(u32, [i8; WIDEST])]) -> Vec<u8> {
    pack(labels, bits, behind, rows)
}
