//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -5.806, 0.856, 1.171, 1.069, 0.632, 0.310, -0.711, -0.391, 0.303, 2.097, -2.217, 0.546, -0.488, 0.858, -0.420, 1.238, 0.000, 0.525, -1.129, 0.167,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    2.949, -0.372, -0.642, 0.645, -1.222, -0.003, 0.000, 0.007, 0.474, 1.336, 0.068, 1.163, 0.000, 0.000, 0.000, 0.515, -0.744, 0.903, 0.294, 0.370,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    -2.143, 1.364, -0.752, 0.209, -0.221, 0.581, 0.288, 0.377, -0.739, 0.000, 0.460, -0.202, 0.034, 0.000, -1.171, 0.505, 0.241, 0.337, -0.309, -0.467, 0.291, 0.312, -0.718, 0.209,
];
