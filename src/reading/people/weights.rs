//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -3.167, 1.308, 0.206, -0.168, -0.162, 1.523, 0.776, 0.302, 0.629, 0.535, 3.411, 1.583, 0.189, 0.809, 0.305, -0.060, 0.412, 0.511, 0.704, 0.000, 0.000, 0.000, 1.641, -1.109,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.814, 0.000, 0.000, 0.000, 0.000, 1.298, 0.546, 0.000, 0.992, 0.873, 0.000, 0.000, 0.000, 0.000, 0.000, -0.058, 1.298, 0.992, 0.308, 1.306, 2.115, -1.585, 1.298, -0.003,
];
