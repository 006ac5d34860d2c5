//! Scores on their way out.

use serde::Serializer;

/// Writes a score as the shortest number that stands for it: `0.98`, not `0.9800000190734863`, which
/// is what the same score is called when it is widened to the numbers of JavaScript. JSON is the same
/// either way.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) fn shortest<S: Serializer>(score: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    let widened = score.to_string().parse().unwrap_or_else(|_| f64::from(*score));
    serializer.serialize_f64(widened)
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[derive(Serialize)]
    struct Score(#[serde(serialize_with = "super::shortest")] f32);

    #[test]
    fn json_is_that_of_a_short_float() {
        for score in [0.0, 1.0, 0.98, 0.1, 1.0 / 3.0, 1e-7, f32::MIN_POSITIVE, 123_456.79, -0.5] {
            let json = serde_json::to_string(&Score(score)).unwrap();
            assert_eq!(json.parse(), Ok(score), "{json}");
            assert_eq!(serde_json::to_value(Score(score)).unwrap().to_string(), json);
        }
        assert_eq!(serde_json::to_string(&Score(0.98)).unwrap(), "0.98");
        assert_eq!(serde_json::to_string(&Score(f32::NAN)).unwrap(), "null");
    }
}
