//! Which features are worth their bytes, and the file of those.

use std::collections::HashMap;

use tearsheet::training::names::{LABELS, Row, WIDEST, pack_model};

use crate::chain::{Field, Weights};

/// Steps of the packed weights to one unit of the field's.
const SCALE: f32 = 8.0;

/// How much dearer a name of each kind (person, place, body) is made than it was learned, in units of the field: the
/// likeliest sentence as a whole has too few. Picked by F1 on the sentences that were held back.
const DEARER: [f32; 3] = [0.0, 0.75, 0.0];

/// The places of the features with the heaviest weights, sorted.
pub(crate) fn best_places(
    numbers: &HashMap<u32, u32, rustc_hash::FxBuildHasher>,
    rows: &[Weights],
    most: usize,
    bits: u8,
) -> Vec<u32> {
    let mut ranked: Vec<(u32, u32)> = numbers
        .iter()
        .filter_map(|(&feature, &number)| {
            let heavy: f32 = rows[number as usize].iter().map(|weight| weight * weight).sum();
            // Weights of no size are no reason.
            (heavy > 1e-6).then_some((heavy.to_bits(), feature >> (32 - u32::from(bits))))
        })
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    ranked.truncate(most);
    let mut places: Vec<u32> = ranked.into_iter().map(|(_, place)| place).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The packed model.
pub(crate) fn pack(field: &Field, places: &[u32], bits: u8) -> Vec<u8> {
    let whole = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let rows: Vec<(u32, Row)> = places
        .iter()
        .zip(&field.rows)
        .map(|(&place, weights)| {
            let mut row: Row = [0; WIDEST];
            row.iter_mut().zip(weights).for_each(|(slot, weight)| *slot = whole(*weight));
            (place, row)
        })
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    let dearer = |label: usize| match (label.checked_sub(1).map(|label| label / 4), label.wrapping_sub(1) % 4)
    {
        (Some(kind), 0 | 3) => DEARER[kind],
        _ => 0.0,
    };
    let behind: Vec<i16> = field
        .steps
        .iter()
        .flat_map(|row| row.iter().enumerate())
        .map(|(label, weight)| ((weight + dearer(label)) * SCALE).round() as i16)
        .collect();
    pack_model(LABELS, bits, &behind, &rows)
}
