//! Which blocks to keep, given how likely each is content: the cut that maximises the expected F1.

use crate::order::sort_by;

/// The blocks kept, and the F1 that this choice is expected to have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cut {
    pub(crate) keep: Vec<bool>,
    pub(crate) expected_f1: f32,
}

/// Expected F1 below which a page most likely has no content at all (an error page, a login, a
/// challenge): nothing is kept. Picked by hand on the development pages.
const LEAST_EXPECTED: f32 = 0.25;

/// Keeps the blocks, by falling probability, whose prefix has the highest expected F1:
/// twice the expected true words over the words kept and the words expected to be true.
/// Blocks without words are kept when they are likelier than not.
pub(crate) fn find_cut(probabilities: &[f32], words: &[u32]) -> Cut {
    let mut order: Vec<(f32, u32, usize)> =
        probabilities.iter().zip(words).enumerate().map(|(i, (&p, &w))| (p, w, i)).collect();
    sort_by(&mut order, |a, b| b.0.total_cmp(&a.0));
    let expected: f32 = order.iter().map(|&(p, w, _)| p * w as f32).sum();
    let (mut kept, mut hit, mut best, mut prefix) = (0.0_f32, 0.0_f32, 0.0_f32, 0);
    for (at, &(p, w, _)) in order.iter().enumerate() {
        kept += w as f32;
        hit += p * w as f32;
        let f1 = if kept + expected > 0.0 { 2.0 * hit / (kept + expected) } else { 0.0 };
        if f1 > best {
            (best, prefix) = (f1, at + 1);
        }
    }
    let mut keep = vec![false; probabilities.len()];
    if best < LEAST_EXPECTED {
        return Cut { keep, expected_f1: best };
    }
    for (at, &(p, w, i)) in order.iter().enumerate() {
        if let Some(slot) = keep.get_mut(i) {
            *slot = if w == 0 { p > 0.5 } else { at < prefix };
        }
    }
    Cut { keep, expected_f1: best }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_raises_the_expected_f1() {
        for (probabilities, words, keep) in [
            (&[0.9, 0.1, 0.8][..], &[100, 100, 50][..], &[true, false, true][..]),
            // All weak: the best of a bad page is still shown, with low confidence.
            (&[0.3, 0.1], &[100, 100], &[true, false]),
            (&[0.1, 0.1], &[100, 100], &[false, false]),
            (&[0.9, 0.4], &[10, 1000], &[true, true]),
            (&[0.99, 0.9], &[10, 0], &[true, true]),
            (&[], &[], &[]),
        ] {
            assert_eq!(find_cut(probabilities, words).keep, keep, "{probabilities:?}");
        }
        assert!(find_cut(&[0.95], &[10]).expected_f1 > find_cut(&[0.5], &[10]).expected_f1);
    }
}
