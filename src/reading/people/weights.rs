//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -3.155, 1.732, 0.556, -0.157, -0.154, 1.614, 0.829, 0.387, 0.683, 0.510, 3.417, 1.604, 0.191, 0.798, 0.193, -0.075, 0.372, 0.504, 0.650, 0.000, 0.000, 0.000, 0.000, -1.131,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.814, 0.000, 0.000, 0.000, 0.000, 1.298, 0.546, 0.000, 0.992, 0.873, 0.000, 0.000, 0.000, 0.000, 0.000, -0.058, 1.298, 0.992, 0.308, 1.306, 2.115, -1.585, 1.298, -0.003,
];
