//! Weights of the choices of this pass, fitted by `train/speech.py`.

/// Whether a quotation of Chinese text is speech ([`super::quoted`]).
#[rustfmt::skip]
pub(super) const QUOTED_HAN: [f32; 20] = [
    -4.512, 0.440, 0.542, 1.969, 0.298, 0.000, -0.885, -0.265, 0.936, 2.168, -2.688, 0.470, -0.185, 0.902, -0.498, 1.298, 0.000, 0.974, -1.516, -0.053,
];

/// Whether a quotation of English text is speech.
#[rustfmt::skip]
pub(super) const QUOTED_LATIN: [f32; 20] = [
    2.949, -0.372, -0.642, 0.645, -1.222, -0.003, 0.000, 0.007, 0.474, 1.336, 0.068, 1.163, 0.000, 0.000, 0.000, 0.515, -0.744, 0.903, 0.294, 0.370,
];

/// Whether a speaker is right ([`super::sureness`]).
#[rustfmt::skip]
pub(super) const SPEAKER: [f32; 24] = [
    -1.887, 1.472, -0.963, 0.153, -0.170, 0.547, 0.285, 0.365, -0.422, 0.000, 0.438, -0.232, -0.123, 0.000, -1.567, 0.417, 0.277, 0.460, -0.416, -0.388, 0.195, 0.599, -0.634, 0.355,
];
