//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -3.019, 1.258, 0.162, -0.281, -0.217, 1.567, 0.723, 0.387, 0.647, 0.458, 3.737, 1.517, 0.093, 1.144, 0.343, 0.053, 0.352, 0.309, 0.914, 0.000, 0.000, 0.000, 1.580, -1.135,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.814, 0.000, 0.000, 0.000, 0.000, 1.298, 0.546, 0.000, 0.992, 0.873, 0.000, 0.000, 0.000, 0.000, 0.000, -0.058, 1.298, 0.992, 0.308, 1.306, 2.115, -1.585, 1.298, -0.003,
];
