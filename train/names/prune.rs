//! Which features are worth their bytes, and the file of those.

use std::collections::HashMap;

use tearsheet::training::names::{LABELS, Row, WIDEST, pack_model};

use crate::chain::{Field, Weights};

/// Steps of the packed weights to one unit of the field's.
const SCALE: f32 = 20.0;

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
            (heavy > 1e-4).then_some((heavy.to_bits(), feature >> (32 - u32::from(bits))))
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
    let behind: Vec<i16> =
        field.steps.iter().flatten().map(|weight| (weight * SCALE).round() as i16).collect();
    pack_model(LABELS, bits, &behind, &rows)
}
