//! Scores on their way out.

use serde::Serializer;

/// Steps between 0 and 1: more digits than four of a score mean nothing.
const STEPS: f64 = 10_000.0;

/// Writes a score to four digits: `0.98`, not `0.9800000190734863`, which is what the same score is called when it
/// is widened to the numbers of JavaScript.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) fn to_four_digits<S: Serializer>(score: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*score) * STEPS).round() / STEPS)
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[derive(Serialize)]
    struct Score(#[serde(serialize_with = "super::to_four_digits")] f32);

    #[test]
    fn scores_are_short() {
        for (score, json) in [
            (0.0, "0.0"),
            (1.0, "1.0"),
            (0.98, "0.98"),
            (0.1, "0.1"),
            (1.0 / 3.0, "0.3333"),
            (1e-7, "0.0"),
            (-0.5, "-0.5"),
            (f32::NAN, "null"),
        ] {
            assert_eq!(serde_json::to_string(&Score(score)).unwrap(), json);
        }
    }
}
