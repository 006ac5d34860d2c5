//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 25] = [
    -2.554, 3.523, -0.315, -0.506, 0.042, 1.472, 1.090, 0.705, 0.240, 1.796, 3.670, 0.116, 1.038, 0.642, 0.416, 0.398, 1.064, -0.051, 0.738, 0.000, 0.000, 0.000, 1.332, -2.888, 1.008,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 25] = [
    -2.814, 0.000, 0.000, 0.000, 0.000, 1.298, 0.546, 0.000, 0.992, 0.873, 0.000, 0.000, 0.000, 0.000, 0.000, -0.058, 1.298, 0.992, 0.308, 1.306, 2.115, -1.585, 1.298, -0.003, 0.000,
];
