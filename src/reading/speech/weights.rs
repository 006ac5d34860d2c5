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
pub(super) const SPEAKER: [f32; 24] = [
    -0.414, 1.070, -0.134, 0.085, 0.839, -0.199, -0.186, 0.680, -0.611, 0.000, 0.232, -0.706, -0.158, 0.000, -1.494, -0.087, -0.301, 0.380, -0.292, -0.238, -0.419, 0.966, 0.022, -0.154,
];
