//! Names: where persons, places and bodies stand in a running text, and what a short text is the name of.
//!
//! Of Chinese, which writes names without capitals or spaces, both are learned (`train/README.md`): a linear chain over
//! the characters ([`chain`]) and a choice by the characters of the whole text ([`judge`]). Names in Latin script are
//! found by capitals and by the words beside them ([`latin`]).

mod chain;
mod confidence;
mod features;
mod judge;
mod latin;
mod model;
mod pieces;

use std::sync::OnceLock;

pub(crate) use judge::{NameJudgement, judge};

#[cfg(feature = "training")]
pub mod training;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// Somebody, without title: 王小明, 默克尔, 小明.
    Person,
    /// A country, a town, a mountain, a street.
    Place,
    /// An office, a firm, a party, an outlet, a team.
    Body,
}

impl Kind {
    /// All of them, in the order of the models.
    pub(crate) const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Body];
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NameSpan {
    /// What it names.
    pub(crate) kind: Kind,
    /// First byte.
    pub(crate) from: usize,
    /// Byte behind the last one.
    pub(crate) to: usize,
    /// How likely it is that just these characters are a name of this kind, 0 to 1.
    pub(crate) confidence: f32,
}

/// The names in a text, in order; they do not overlap.
///
/// Linear in the text. What stands around a name decides with it, so a sentence should be handed over whole; beyond
/// sentences nothing is looked at.
pub(crate) fn tag(text: &str) -> Vec<NameSpan> {
    let mut found = Vec::new();
    if !text.is_ascii() {
        static STEPS: OnceLock<chain::Steps> = OnceLock::new();
        let steps = STEPS.get_or_init(|| chain::Steps::of(model::tagger()));
        tag_with(model::tagger(), steps, text, &mut found);
        // Of Latin letters the chain sees no more than that they are some.
        found.retain(|name| text.get(name.from..name.to).is_some_and(|name| !name.is_ascii()));
    }
    latin::add_names(text, &mut found);
    found
}

/// Finds what a model of the chain knows.
fn tag_with(model: &model::Model, steps: &chain::Steps, text: &str, found: &mut Vec<NameSpan>) {
    for piece in pieces::split(text) {
        chain::tag_piece(model, steps, text, piece, found);
    }
}

#[cfg(test)]
mod tests;
