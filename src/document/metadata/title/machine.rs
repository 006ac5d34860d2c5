//! A machine-readable title as other titles are compared with it.

use super::words::words_of;
use crate::document::metadata::key::key_of;
use crate::document::metadata::title_parts::{Cuts, Off, cut_title};
use crate::zone::choice::Features;

/// Features of the cuts of the `<title>` element.
pub(super) const ELEMENT_CUTS: [&str; 12] = [
    "element whole",
    "element whole, site in front",
    "element whole, site guessed",
    "element bare, site in front",
    "element bare, site guessed",
    "element not cut",
    "element readable",
    "element longest",
    "element rest",
    "element first",
    "element later",
    "element front",
];

/// The same of `og:title`.
pub(super) const OG_CUTS: [&str; 12] = [
    "og whole",
    "og whole, site in front",
    "og whole, site guessed",
    "og bare, site in front",
    "og bare, site guessed",
    "og not cut",
    "og readable",
    "og longest",
    "og rest",
    "og first",
    "og later",
    "og front",
];

/// A machine-readable title and the keys of its cuts.
#[derive(Debug)]
pub(super) struct Machine {
    pub(super) words: Vec<String>,
    pub(super) whole: String,
    bare: String,
    readable: String,
    longest: String,
    rest: String,
    beginnings: Vec<String>,
    front: String,
    off: Option<Off>,
}

impl Machine {
    pub(super) fn new(text: &str, sites: &[String]) -> Self {
        let Cuts { whole, bare, readable, longest, rest, beginnings, front, off } = cut_title(text, sites);
        Self {
            words: words_of(&bare),
            whole: key_of(&whole),
            bare: key_of(&bare),
            readable: key_of(&readable),
            longest: key_of(&longest),
            rest: key_of(&rest),
            beginnings: beginnings.iter().map(|text| key_of(text)).collect(),
            front: key_of(&front),
            off,
        }
    }

    /// Says which cut of it a title is.
    pub(super) fn add_cuts(
        &self,
        key: &str,
        names: &[&'static str; 12],
        scopes: &[&'static str],
        features: &mut Features,
    ) {
        let cut = self.whole != self.bare;
        let part = key != self.bare;
        let (whole, bare) = (key == self.whole, key == self.bare);
        let off = self.off.unwrap_or_default();
        let holds = [
            whole && cut,
            whole && off.front,
            whole && off.guessed,
            bare && off.front,
            bare && off.guessed,
            whole && self.readable == self.whole && self.longest != self.whole,
            key == self.readable && self.readable != self.whole,
            key == self.longest && self.longest != self.whole,
            key == self.rest && part,
            self.beginnings.first().is_some_and(|first| first == key) && part,
            self.beginnings.iter().skip(1).any(|beginning| beginning == key) && part,
            key == self.front,
        ];
        for (name, holds) in names.iter().zip(holds) {
            features.scoped(scopes, name, holds);
        }
    }
}
