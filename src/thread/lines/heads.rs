//! Heads of posts whose times a page shows in no text: lines that say again and again that somebody wrote.

use std::collections::BTreeMap;

use crate::block::Page;
use crate::lexicon::fold::fold_phrase;

use super::anchor::Sign;

/// Fewest such lines, and the longest, in characters.
const FEWEST: usize = 4;
const LONGEST: usize = 60;

/// Words that such a line must begin with as the others do: the name of an editor may follow.
const WORDS: usize = 2;

/// Share of the lines below which something is said before the next.
const TOLD: f32 = 0.7;

/// Shortest line that says something, in characters.
const SAID: usize = 24;

/// Lines without times that say that somebody wrote or edited, in the same words, where words stand between them; of
/// several such sorts the most frequent one.
pub(super) fn untimed_anchors(page: &Page, signs: &[Sign]) -> Option<Vec<usize>> {
    let mut sorts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, (block, sign)) in page.blocks.iter().zip(signs).enumerate() {
        if sign.when.is_none() && sign.chars <= LONGEST && (sign.posting || sign.edited) {
            let folded = fold_phrase(&block.text);
            let sort: Vec<&str> = folded.split_whitespace().take(WORDS).collect();
            sorts.entry(sort.join(" ")).or_default().push(i);
        }
    }
    let most = sorts.into_values().max_by_key(Vec::len)?;
    (most.len() >= FEWEST && tell(signs, &most) as f32 >= TOLD * most.len() as f32).then_some(most)
}

/// Below how many of the lines something is said before the next.
fn tell(signs: &[Sign], anchors: &[usize]) -> usize {
    let says = |sign: &Sign| sign.chars >= SAID && !sign.buttons && !sign.beside && !sign.card;
    let told = |(n, &anchor): (usize, &usize)| {
        let to = anchors.get(n + 1).copied().unwrap_or(signs.len());
        signs.get(anchor + 1..to).is_some_and(|lines| lines.iter().any(says))
    };
    anchors.iter().enumerate().filter(|&pair| told(pair)).count()
}
