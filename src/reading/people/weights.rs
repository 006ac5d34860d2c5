//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -2.807, 1.601, 0.542, -0.094, -0.156, 1.412, 0.558, 0.260, 1.047, 0.535, 4.000, 1.609, 0.205, 0.577, 0.278, -0.261, 0.251, 0.352, 0.735, 0.000, 0.000, 0.000, 0.000, -1.112,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.297, 0.000, 0.000, 0.000, 0.000, 1.032, 0.000, 0.000, 1.019, 0.754, 0.000, 0.000, 0.000, 0.000, 0.000, -0.385, 1.032, 1.019, 0.241, 1.270, 1.984, -1.544, 1.230, -0.002,
];
