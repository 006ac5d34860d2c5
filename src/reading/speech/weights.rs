//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -5.405, 0.253, 1.210, 0.670, 1.445, 0.621, -1.075, -0.973, -0.054, 2.199, -2.856, 0.566, -0.615, 1.162, 1.227, 1.372, 0.000, 0.902, 1.892, -0.220,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    0.604, 0.829, -0.409, 0.991, -0.482, -0.266, 0.000, 0.493, 0.498, 0.081, -0.436, 0.459, 0.000, 0.000, 0.000, 0.533, -0.877, -0.631, 0.322, -0.791,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    -0.914, 1.202, -0.382, 0.381, 0.913, 0.087, -0.419, 0.666, -0.617, 0.000, 0.142, -0.771, -0.082, 0.000, -1.366, -0.061, -0.315, 0.328, -0.302, -0.283, -0.201, 1.113, -0.074, -0.197,
];
