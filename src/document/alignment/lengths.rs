//! How long a text is, and how well two lengths fit a translation.

use super::path::Step;
use super::scores::Scores;
use super::sides::Sides;
use crate::lexicon::{Role, value_of};
use crate::text::letter::is_alphanumeric;

/// Letters that an ideograph, a syllable of kana and one of hangul say as much as.
const IDEOGRAPH: f32 = 3.0;
const KANA: f32 = 1.5;
const HANGUL: f32 = 2.0;

/// The length of a text in letters of English, by what its language needs for the same. Letters of Latin script in
/// others are names, which all languages write alike.
pub(super) fn count_letters(text: &str, language: &str) -> f32 {
    let (mut latin, mut own, mut weighted) = (0_u32, 0_u32, 0.0_f32);
    let plain = text.is_ascii();
    if plain {
        latin = text.bytes().filter(u8::is_ascii_alphanumeric).count() as u32;
    }
    for c in if plain { "" } else { text }.chars() {
        match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' => latin += 1,
            '\0'..='\u{7f}' => {}
            '\u{3041}'..='\u{30fa}' => weighted += KANA,
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => weighted += IDEOGRAPH,
            '\u{ac00}'..='\u{d7a3}' => weighted += HANGUL,
            _ if is_alphanumeric(c) => own += 1,
            _ => {}
        }
    }
    let needed = value_of(Role::TranslationLength, language).unwrap_or(100).max(1) as f32 / 100.0;
    let own = own as f32 + weighted;
    if own > 0.0 { latin as f32 + own / needed } else { latin as f32 / needed }
}

/// What is known of the lengths of translations: the logarithm of the second language's length against the first's,
/// and its variance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    mean: f32,
    variance: f32,
}

/// The variance before anything is known of the page, and the least and greatest that pairs may tell. Of paragraphs of
/// manuals in eight languages it is .01 to .05.
const UNKNOWN: f32 = 0.16;
const LEAST: f32 = 0.03;
const GREATEST: f32 = 0.35;

/// A text of few letters varies more: this much for one letter.
const SHORT: f32 = 2.5;

/// The variance of the lengths of two paragraphs that have nothing to do with one another.
const CHANCE: f32 = 2.0;

/// Fewest pairs that tell how the lengths of a page are, and the worst score that tells.
const TELLING: usize = 4;

/// No length speaks more against a pair.
const WORST: f32 = -7.0;

impl Lengths {
    /// Before anything is known of the page.
    pub(super) fn expected() -> Self {
        Self { mean: 0.0, variance: UNKNOWN }
    }

    /// What the pairs of a path tell: the median, and the middle half.
    pub(super) fn observed(sides: &Sides, scores: &Scores, steps: &[Step]) -> Self {
        let mut ratios: Vec<f32> = Vec::new();
        for step in steps.iter().filter(|step| step.a.len() == 1 && step.b.len() == 1) {
            if let (Some(a), Some(b)) = (sides.a.get(step.a.start), sides.b.get(step.b.start))
                && scores.content(step) >= 0.0
                && a.letters.min(b.letters) > 15.0
            {
                ratios.push(libm::logf(b.letters / a.letters));
            }
        }
        ratios.sort_by(f32::total_cmp);
        let quarter = |n: usize| ratios.get(ratios.len() * n / 4).copied().unwrap_or(0.0);
        if ratios.len() < TELLING {
            return Self::expected();
        }
        // The middle half of a normal distribution is 1.35 standard deviations wide.
        let deviation = (quarter(3) - quarter(1)) / 1.35;
        Self { mean: quarter(2), variance: (deviation * deviation).clamp(LEAST, GREATEST) }
    }

    /// The most that two lengths can tell.
    pub(super) fn most(self) -> f32 {
        0.5 * libm::logf(CHANCE / self.variance)
    }

    /// How much likelier two lengths are for a translation than by chance, as a logarithm.
    pub(super) fn score(self, a: f32, b: f32) -> f32 {
        let (a, b) = (a.max(1.0), b.max(1.0));
        let variance = self.variance + SHORT / a.min(b);
        let chance = CHANCE;
        if variance >= chance {
            return 0.0;
        }
        let off = libm::logf(b / a) - self.mean;
        let score = 0.5 * libm::logf(chance / variance) - off * off / 2.0 * (1.0 / variance - 1.0 / chance);
        score.max(WORST)
    }
}
