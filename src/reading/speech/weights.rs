//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -5.855, 0.953, 1.112, 1.024, 0.583, 0.353, -0.774, -0.426, 0.248, 1.841, -2.172, 0.502, -0.495, 0.888, -0.350, 1.266, 0.000, 0.447, -1.120, 0.265,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    2.949, -0.372, -0.642, 0.645, -1.222, -0.003, 0.000, 0.007, 0.474, 1.336, 0.068, 1.163, 0.000, 0.000, 0.000, 0.515, -0.744, 0.903, 0.294, 0.370,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    0.065, 1.589, -0.968, 0.213, -0.296, 0.617, 0.410, 0.420, -0.549, 0.000, 0.636, -0.485, -0.034, -1.257, -1.044, 0.408, -0.036, 0.562, -0.177, -0.379, 0.430, 0.381, 0.012, 0.508,
];
