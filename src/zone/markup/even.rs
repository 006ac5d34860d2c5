//! Posts of a thread are content together or not at all: blocks of one look lend each other what the
//! model makes of them.
//!
//! A post that is a single short line looks like the furniture around it; its siblings tell. Elsewhere
//! blocks of one look differ too often (tried cross-validated: nothing gained but on threads).

use crate::zone::features::Survey;

/// How much of a block's score is that of its look. Tried cross-validated: .3, .6 and .9.
const LENT: f32 = 0.6;

/// Probabilities nearer to 0 or 1 than this count as this near.
const SUREST: f32 = 1e-6;

/// Moves each probability towards the mean of its look, on the scale of the odds' logarithm.
pub(super) fn even_out(survey: &Survey, probabilities: &mut [f32]) {
    let mut looks: Vec<(f32, f32)> = Vec::new();
    for (i, &probability) in probabilities.iter().enumerate() {
        let look = survey.templates.group_of(i);
        if looks.len() <= look && look < probabilities.len() {
            looks.resize(look + 1, (0.0, 0.0));
        }
        let weight = weigh(survey, i);
        if let Some((sum, whole)) = looks.get_mut(look) {
            (*sum, *whole) = (*sum + weight * odds(probability), *whole + weight);
        }
    }
    for (i, probability) in probabilities.iter_mut().enumerate() {
        if let Some((sum, whole)) = looks.get(survey.templates.group_of(i)) {
            let score = (1.0 - LENT) * odds(*probability) + LENT * sum / whole;
            *probability = 1.0 / (1.0 + libm::expf(-score));
        }
    }
}

/// A long post says more about its look than a short one, but not in proportion.
fn weigh(survey: &Survey, i: usize) -> f32 {
    let tokens = survey.blocks.get(i).map_or(0, |block| block.text.tokens);
    libm::sqrtf((tokens as f32).max(0.5))
}

/// The logarithm of the odds.
fn odds(probability: f32) -> f32 {
    let p = probability.clamp(SUREST, 1.0 - SUREST);
    libm::logf(p / (1.0 - p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_capture;
    use crate::capture::split_file;
    use crate::zone::features::survey_page;

    #[test]
    fn a_short_post_is_lifted_by_its_siblings() {
        let markup = "<div class=a><p>The ferry sails again on Monday.</p></div><div class=a><p>Yes.</p></div>\
            <div class=b><span>Log in</span></div>";
        let captures = split_file("ferry.html", markup.as_bytes(), 1 << 20).unwrap();
        let page = split_capture(&captures[0]);
        let survey = survey_page(&page, &[]);
        let mut probabilities = vec![0.9, 0.2, 0.1];
        even_out(&survey, &mut probabilities);
        assert!(probabilities[1] > 0.5 && probabilities[0] > 0.7, "{probabilities:?}");
        assert!((probabilities[2] - 0.1).abs() < 1e-4, "{probabilities:?}");
    }
}
