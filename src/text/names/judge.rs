//! What a short text is the name of, by its characters alone.

use super::Kind;
use super::features::whole_features;
use super::model::judge as model;

/// What a short text is the name of, as probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NameJudgement {
    /// Of somebody.
    pub(crate) person: f32,
    /// Of a place.
    pub(crate) place: f32,
    /// Of a body.
    pub(crate) body: f32,
}

impl NameJudgement {
    /// The probability that it is no name.
    pub(crate) fn none(self) -> f32 {
        1.0 - self.person - self.place - self.body
    }

    /// What is likeliest; `None` for no name.
    pub(crate) fn kind(self) -> Option<Kind> {
        let named = [(self.person, Kind::Person), (self.place, Kind::Place), (self.body, Kind::Body)];
        let (best, kind) =
            named.into_iter().fold((self.none(), None), |(best, kind), (probability, other)| {
                if probability > best { (probability, Some(other)) } else { (best, kind) }
            });
        if best > 0.0 { kind } else { None }
    }
}

/// What a short text is the name of.
pub(crate) fn judge(text: &str) -> NameJudgement {
    /// Steps of the model's weights to one unit of its logits.
    const SCALE: f32 = 12.0;
    let model = model();
    let mut sums = [0_i32; 4];
    whole_features(text.trim(), |feature| {
        if let Some(row) = model.row(feature) {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight);
            }
        }
    });
    let most = sums.iter().copied().max().unwrap_or(0);
    let powers = sums.map(|sum| libm::expf((sum - most) as f32 / SCALE));
    let whole: f32 = powers.iter().sum();
    let [_, person, place, body] = powers.map(|power| power / whole);
    NameJudgement { person, place, body }
}
