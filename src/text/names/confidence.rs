//! How often names of a margin are right.

use super::Kind;

/// The probability that a name found with this margin is one, exactly and of this kind.
///
/// The share of names that are right rises with the margin and ends below one.
pub(super) fn confidence(kind: Kind, margin: i32) -> f32 {
    let (middle, width) = match kind {
        Kind::Person => (0.0, 20.0),
        Kind::Place => (0.0, 20.0),
        Kind::Body => (0.0, 20.0),
    };
    1.0 / (1.0 + libm::expf(-(margin as f32 - middle) / width))
}
