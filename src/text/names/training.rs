//! What the trainer needs of the models: the same features, how files are packed, and reading with another file.

use super::chain::{self, Steps};
use super::features::{Runs, symbol, whole_features};
use super::model::{self, Model, pack};
use super::{Kind, NameSpan, tag_with};

/// Labels that a row has room for.
pub const WIDEST: usize = model::WIDEST;

/// The weights of a feature for each label.
pub type Row = [i8; WIDEST];

/// Labels of a character: no name (0), and of each kind (person, place, body) the first character of a name, one
/// within, the last and the only one, from `1 + 4 * kind` on.
pub const LABELS: usize = chain::LABELS;

/// Whether a label may stand behind another.
pub fn may_follow(before: usize, label: usize) -> bool {
    chain::may_follow(before, label)
}

/// The features of each character of a sentence.
pub fn chain_features(sentence: &str) -> Vec<Vec<u32>> {
    let symbols: Vec<u32> = sentence.chars().map(symbol).collect();
    Runs::of(&symbols).features().map(|features| features.to_vec()).collect()
}

/// The features of a short text.
pub fn text_features(text: &str) -> Vec<u32> {
    let mut features = Vec::new();
    whole_features(text, |feature| features.push(feature));
    features
}

/// The file of a model: the weights of labels behind one another, rows by the places of their features.
pub fn pack_model(labels: usize, bits: u8, behind: &[i16], rows: &[(u32, Row)]) -> Vec<u8> {
    pack(labels, bits, behind, rows)
}

/// A model of the chain from a file.
#[derive(Debug)]
pub struct Tagger(Model);

impl Tagger {
    /// Unpacks a file.
    pub fn new(file: &[u8]) -> Option<Self> {
        Model::unpack(file).map(Self)
    }

    /// The names of a text: kind (0 person, 1 place, 2 body), bytes, and how much the best reading is above the best
    /// one without this name.
    pub fn tag(&self, text: &str) -> Vec<(usize, usize, usize, f32)> {
        let mut found: Vec<NameSpan> = Vec::new();
        tag_with(&self.0, &Steps::of(&self.0), text, &mut found);
        let kind = |kind: Kind| Kind::ALL.iter().position(|&other| other == kind).unwrap_or(0);
        found.into_iter().map(|name| (kind(name.kind), name.from, name.to, name.confidence)).collect()
    }
}
