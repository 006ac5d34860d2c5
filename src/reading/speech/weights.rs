//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -7.004, 1.167, 1.446, 1.379, 0.621, 0.293, -1.035, -0.466, 0.240, 2.752, -3.038, 0.097, -0.723, 1.406, -0.262, 1.110, 0.000, 0.367, -1.913, 0.477,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    2.864, -0.347, -0.591, 0.630, -1.284, -0.060, 0.000, 0.060, 0.531, 1.356, 0.069, 1.155, 0.000, 0.000, 0.000, 0.425, -0.927, 0.908, 0.313, 0.409,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    -0.015, 1.609, -0.933, 0.249, -0.323, 0.233, 0.456, 0.418, -0.473, 0.000, 1.011, -0.638, 0.266, 0.000, -0.752, 0.542, 0.372, 0.490, -0.322, -0.411, 0.418, 0.119, 0.140, 0.113,
];
