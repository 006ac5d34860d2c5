//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -2.819, 1.741, 0.421, -0.372, -0.115, 1.600, 0.740, 0.415, 0.557, 1.006, 3.753, 0.957, 0.361, 0.500, -0.150, 0.830, 0.195, -0.056, 0.775, 0.000, 0.000, 0.000, 0.750, -1.851,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.814, 0.000, 0.000, 0.000, 0.000, 1.298, 0.546, 0.000, 0.992, 0.873, 0.000, 0.000, 0.000, 0.000, 0.000, -0.058, 1.298, 0.992, 0.308, 1.306, 2.115, -1.585, 1.298, -0.003,
];
