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
pub(super) const SPEAKER: [f32; 34] = [
    0.037, 0.642, -0.059, -0.139, 0.422, 0.025, 0.223, -0.010, -0.444, 0.000, 0.298, -0.315, -0.153, -0.655, -0.330, 0.048, 0.149, 0.513, -0.073, 0.070, -0.266, 0.070, 0.193, 0.159, -0.194, -0.641, -0.006, -0.436, -0.210, -0.063, -1.003, -0.346, 0.070, -0.007,
];
