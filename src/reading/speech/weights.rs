//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -4.617, 0.506, 0.574, 1.843, 0.314, -0.015, -0.892, -0.261, 1.084, 2.115, -2.678, 0.330, -0.181, 0.914, -0.507, 1.306, 0.000, 0.971, -1.557, -0.104,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    0.222, 0.258, -0.571, 1.095, -0.677, -0.238, 0.000, 0.331, 0.560, 1.246, -0.132, 1.456, 0.000, 0.000, 0.000, 0.303, -1.050, -0.219, 0.794, 0.096,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    -1.500, 1.471, -0.901, 0.180, -0.105, 0.735, 0.263, 0.394, -0.656, 0.000, 0.380, -0.290, -0.425, 0.000, -1.402, 0.489, 0.383, 0.276, -0.223, -0.515, 0.283, 0.675, -0.713, 0.512,
];
