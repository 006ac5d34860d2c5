//! Weights of the choices of this pass.

/// Whether a quotation of Chinese text is speech.
pub(super) const QUOTED_HAN: [f32; 20] = [
    -4.0, 0.9, 2.0, 1.5, 1.5, 0.5, -1.0, -1.5, 1.5, 0.5, -2.0, 2.0, -1.0, -0.5, -0.3, 0.7, 0.0, 0.5, 1.0, 0.0,
];

/// Whether a quotation of English text is speech.
pub(super) const QUOTED_LATIN: [f32; 20] = [
    -2.5, 0.9, 1.0, 1.5, 0.7, 0.2, 0.0, -0.7, 1.0, 1.0, -1.0, 1.0, 0.0, 0.0, 0.0, 0.3, -1.5, 0.3, 0.7, 0.0,
];
