//! Weights of what speaks for a name, fitted by `train/speech.py`.

/// Whether a string of Chinese text is somebody's name ([`super::gather`]).
#[rustfmt::skip]
pub(super) const PERSON_HAN: [f32; 24] = [
    -2.806, 1.597, 0.547, -0.098, -0.159, 1.410, 0.556, 0.152, 1.043, 0.534, 4.000, 1.608, 0.204, 0.580, 0.281, -0.261, 0.251, 0.350, 0.735, 0.000, 0.000, 0.000, 0.000, -1.105,
];

/// The same of English text.
#[rustfmt::skip]
pub(super) const PERSON_LATIN: [f32; 24] = [
    -2.456, 0.000, 0.000, 0.000, 0.000, 1.045, 0.000, 0.000, 1.045, 0.753, 0.000, 0.000, 0.000, 0.000, 0.000, -0.278, 1.045, 1.045, 0.240, 1.302, 2.016, -1.526, 1.211, -0.002,
];
