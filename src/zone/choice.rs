//! Named amounts and the weights that add them up: what a learned choice between candidates sees.
//!
//! The weights are fitted by the scripts in `train/`, from the features that the reader itself computes.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Circumstance of the page (empty for any), feature, weight.
type Row = (&'static str, &'static str, f32);

/// What each feature weighs. A page asks for some ten thousand weights.
pub(crate) struct Weights {
    rows: &'static [Row],
    index: OnceLock<FxHashMap<(&'static str, &'static str), f32>>,
}

impl Weights {
    pub(crate) const fn new(rows: &'static [Row]) -> Self {
        Self { rows, index: OnceLock::new() }
    }

    fn index(&self) -> &FxHashMap<(&'static str, &'static str), f32> {
        self.index
            .get_or_init(|| self.rows.iter().map(|&(scope, name, weight)| ((scope, name), weight)).collect())
    }
}

/// Weights as one page asks for them: most candidates have the same features, so each weight is looked up by its name
/// once, and by where the name lies from then on.
pub(crate) struct Scorer<'a> {
    weights: &'a FxHashMap<(&'static str, &'static str), f32>,
    /// One for each place that the addresses of names lead to; of several that share a place the last one asked for.
    known: Vec<Known>,
}

/// Places of [`Scorer::known`], a power of two: some three times as many as the features of a page.
const PLACES: usize = 1024;

/// A weight that was looked up, with where its circumstance and its name lie, and their lengths.
#[derive(Clone, Copy)]
struct Known {
    at: [usize; 3],
    weight: f32,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(weights: &'a Weights) -> Self {
        Self { weights: weights.index(), known: vec![Known { at: [0; 3], weight: 0.0 }; PLACES] }
    }

    #[inline]
    fn weight(&mut self, scope: &'static str, name: &'static str) -> f32 {
        let at = [scope.as_ptr() as usize, name.as_ptr() as usize, scope.len() << 16 | name.len()];
        let hash = (at[0] as u64).rotate_left(20) ^ at[1] as u64;
        let place = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let weights = self.weights;
        let Some(known) = self.known.get_mut(place as usize % PLACES) else { return 0.0 };
        if known.at != at {
            *known = Known { at, weight: weights.get(&(scope, name)).copied().unwrap_or(0.0) };
        }
        known.weight
    }
}

/// Named amounts. A feature stands for itself and, where it is marked as such, once more for each circumstance of
/// its page (its kind, a news article, a site's start page).
#[derive(Debug, Default)]
pub(crate) struct Features(Vec<(&'static str, &'static str, f32)>);

impl Features {
    #[cfg(feature = "training")]
    pub(crate) fn named(&self) -> Vec<(String, f32)> {
        self.0
            .iter()
            .map(|(scope, name, amount)| (format!("{scope} {name}").trim().to_owned(), *amount))
            .collect()
    }

    // Nothing of this is inlined: it is called some two hundred times in a row, for a few candidates a page.
    #[inline(never)]
    pub(crate) fn add(&mut self, name: &'static str, amount: f32) {
        if amount != 0.0 {
            self.0.push(("", name, amount));
        }
    }

    #[inline(never)]
    pub(crate) fn flag(&mut self, name: &'static str, holds: bool) {
        self.add(name, f32::from(holds));
    }

    /// A flag that may mean something else in the page's circumstances.
    #[inline(never)]
    pub(crate) fn scoped(&mut self, scopes: &[&'static str], name: &'static str, holds: bool) {
        self.scoped_add(scopes, name, f32::from(holds));
    }

    /// An amount that may mean something else in the page's circumstances.
    #[inline(never)]
    pub(crate) fn scoped_add(&mut self, scopes: &[&'static str], name: &'static str, amount: f32) {
        if amount != 0.0 {
            self.0.push(("", name, amount));
            self.0.extend(scopes.iter().map(|scope| (*scope, name, amount)));
        }
    }

    /// Takes all away, for the next candidate.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The weighted sum.
    pub(crate) fn logit(&self, scorer: &mut Scorer) -> f32 {
        self.0.iter().map(|&(scope, name, amount)| scorer.weight(scope, name) * amount).sum()
    }
}

/// How likely each choice is, given their logits.
pub(crate) fn probabilities(logits: &[f32]) -> Vec<f32> {
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let odds: Vec<f32> = logits.iter().map(|logit| libm::expf(logit - top)).collect();
    let sum: f32 = odds.iter().sum();
    odds.into_iter().map(|odds| odds / sum).collect()
}
