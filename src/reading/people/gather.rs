//! Sightings of a possible name are added up, and what they come to decides.

use rustc_hash::FxHashMap;

use super::{Entity, Kind};

/// A place where the text speaks for a name.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// What it would name.
    pub(super) kind: Kind,
    /// The name as written.
    pub(super) text: String,
    /// Another form that stands beside it, in another script.
    pub(super) also: Option<String>,
    /// How much it speaks for it.
    pub(super) weight: f32,
}

/// Weight from which a string is a name: a title before it together with anything else, or a form in another script
/// alone. Weights and limit were picked by hand on half of the development articles.
const ENOUGH: f32 = 1.0;

/// Adds up; in order of first sighting.
pub(super) fn gather(sightings: &[Sighting]) -> Vec<Entity> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut sums: Vec<(&Sighting, [f32; 3], Vec<&str>)> = Vec::new();
    for sighting in sightings {
        let place = *places.entry(&sighting.text).or_insert_with(|| {
            sums.push((sighting, [0.0; 3], Vec::new()));
            sums.len() - 1
        });
        let Some((_, weights, also)) = sums.get_mut(place) else { continue };
        if let Some(weight) = weights.get_mut(sighting.kind as usize) {
            *weight += sighting.weight;
        }
        also.extend(sighting.also.as_deref().filter(|form| !form.is_empty()));
    }
    sums.iter().filter_map(|(sighting, weights, also)| decide(&sighting.text, *weights, also)).collect()
}

fn decide(name: &str, weights: [f32; 3], also: &[&str]) -> Option<Entity> {
    let kinds = [Kind::Person, Kind::Body, Kind::Place];
    let best = kinds.into_iter().zip(weights).fold((Kind::Person, f32::MIN), |best, next| {
        if next.1 > best.1 { next } else { best }
    });
    let (kind, weight) = best;
    if weight < ENOUGH {
        return None;
    }
    let mut forms = vec![name.to_owned()];
    for form in also {
        if !forms.iter().any(|known| known == form) {
            forms.push((*form).to_owned());
        }
    }
    // From .68 at the limit towards .98.
    let confidence = 0.98 - 0.3 / weight.max(1.0);
    Some(Entity { kind, name: name.to_owned(), forms, titles: Vec::new(), confidence, surname_only: false })
}
