//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -4.963, 0.084, 1.202, 0.666, 1.456, 0.681, -0.989, -1.048, 0.965, 2.214, -2.767, 0.631, -0.622, 1.025, 1.152, 1.456, 0.000, 0.807, 1.799, -0.193,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    0.608, 0.865, -0.420, 0.999, -0.482, -0.282, 0.000, 0.504, 0.622, 0.066, -0.458, 0.462, 0.000, 0.000, 0.000, 0.578, -0.886, -0.625, 0.311, -0.803,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 30] = [
    0.872, 1.218, 0.108, -0.399, 0.877, -0.183, 0.278, 0.548, -1.398, 0.000, 0.723, -0.553, -0.206, 0.000, -1.849, 0.529, 0.129, 0.790, -1.107, 0.542, -1.385, 0.185, 0.308, -0.180, 0.075, -1.065, 0.043, -0.754, -0.189, -0.693,
];
