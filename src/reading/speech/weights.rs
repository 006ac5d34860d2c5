//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -5.103, 0.121, 1.293, 0.691, 1.474, 0.690, -1.003, -1.059, -0.003, 2.232, -2.768, 0.632, -0.615, 1.025, 1.158, 1.463, 0.000, 0.845, 1.802, -0.174,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    0.604, 0.829, -0.409, 0.991, -0.482, -0.266, 0.000, 0.493, 0.498, 0.081, -0.436, 0.459, 0.000, 0.000, 0.000, 0.533, -0.877, -0.631, 0.322, -0.791,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    -0.741, 1.266, -0.287, 0.008, 0.907, 0.133, -0.282, 0.617, -0.710, 0.000, 0.328, -0.714, -0.201, 0.000, -1.586, -0.141, -0.325, 0.375, -0.307, -0.283, -0.320, 0.923, 0.071, -0.024,
];
