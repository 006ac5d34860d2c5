//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -2.780, 1.607, 0.550, -0.105, -0.161, 1.400, 0.565, 0.136, 1.005, 0.577, 4.000, 1.600, 0.201, 0.601, 0.235, -0.231, 0.204, 0.273, 0.619, 0.000, 0.000, 0.000, 0.000, -1.114,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.456, 0.000, 0.000, 0.000, 0.000, 1.045, 0.000, 0.000, 1.045, 0.753, 0.000, 0.000, 0.000, 0.000, 0.000, -0.278, 1.045, 1.045, 0.240, 1.302, 2.016, -1.526, 1.211, -0.002,
];
