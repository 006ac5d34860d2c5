//! Renderings: copies of the same article in one capture, for large and small screens, say.

use rustc_hash::FxHashMap;

use crate::model::{Block, Rendering, Zone};

/// Least text of a block whose repetition tells a copy, in bytes: shorter ones repeat by chance.
const REPEATED: usize = 30;

/// Fewest repeated blocks, and the least share of the first copy's blocks, that make a copy.
const FEWEST: usize = 2;
const SHARE: f32 = 0.6;

/// How many blocks above a copy its title is looked for.
const TITLE_REACH: usize = 12;

/// Finds the copies of the article, in page order; none where there is only one.
pub(super) fn find_renderings(blocks: &[Block]) -> Vec<Rendering> {
    let mut copies: Vec<Vec<usize>> = Vec::new();
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for (i, block) in blocks.iter().enumerate() {
        if !block.zone.is_body() || block.text.len() < REPEATED {
            continue;
        }
        let seen = times.entry(block.text.as_str()).or_insert(0);
        if copies.len() <= *seen {
            copies.push(Vec::new());
        }
        if let Some(copy) = copies.get_mut(*seen) {
            copy.push(i);
        }
        *seen += 1;
    }
    // A copy repeats the article, not a box on the page: it holds most of all that is said.
    let size = |copy: &[usize]| -> usize {
        copy.iter().filter_map(|&i| blocks.get(i)).map(|block| block.text.len()).sum()
    };
    let whole = copies.first().map_or(0, |first| size(first));
    copies.retain(|copy| size(copy) as f32 >= whole as f32 * SHARE);
    // The first copy ends where the second begins: what stands behind belongs to neither.
    let Some(second) = copies.get(1).and_then(|copy| copy.first()).copied() else { return Vec::new() };
    let Some(first) = copies.first_mut() else { return Vec::new() };
    first.retain(|&i| i < second);
    let needed = (first.len() as f32 * SHARE).max(FEWEST as f32);
    let mut end = 0;
    let mut renderings = Vec::new();
    for copy in &copies {
        let (Some(&start), Some(&last)) = (copy.first(), copy.last()) else { continue };
        let between = blocks.get(start..=last).unwrap_or_default();
        let around: usize =
            between.iter().filter(|block| block.zone.is_body()).map(|block| block.text.len()).sum();
        // A teaser told twice, at the top of a listing and in its stream, makes no copy of the stream.
        let dense = size(copy) as f32 >= around as f32 * SHARE;
        if (copy.len() as f32) < needed || !dense || (start < end && !renderings.is_empty()) {
            continue;
        }
        let top = find_top(blocks, start, end);
        renderings.push(Rendering { blocks: [top as u32, last as u32] });
        end = last + 1;
    }
    if renderings.len() < 2 { Vec::new() } else { renderings }
}

/// The block of the title above a copy, not above `floor`.
fn find_top(blocks: &[Block], start: usize, floor: usize) -> usize {
    let low = floor.max(start.saturating_sub(TITLE_REACH));
    (low..start).find(|&i| blocks.get(i).is_some_and(|block| block.zone == Zone::Title)).unwrap_or(start)
}

/// Marks the blocks of all copies but the first.
pub(super) fn mark_later(renderings: &[Rendering], outside: &mut [bool]) {
    for rendering in renderings.iter().skip(1) {
        let [from, to] = rendering.blocks;
        for mark in outside.iter_mut().take(to as usize + 1).skip(from as usize) {
            *mark = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find_renderings;
    use crate::document::testing::blocks;

    #[test]
    fn finds_the_second_copy_with_its_title() {
        let page = blocks(&[
            ("title", "港口在维修之后重新开放"),
            ("paragraph", "港口办公室星期一表示，港口在维修两周之后重新开放。"),
            ("paragraph", "渡轮恢复通航，船期表贴在码头入口，票价不变。"),
            ("navigation", "关于我们"),
            ("title", "港口在维修之后重新开放"),
            ("byline", "林德比时报"),
            ("paragraph", "港口办公室星期一表示，港口在维修两周之后重新开放。"),
            ("paragraph", "渡轮恢复通航，船期表贴在码头入口，票价不变。"),
        ]);
        let spans: Vec<[u32; 2]> =
            find_renderings(&page).into_iter().map(|rendering| rendering.blocks).collect();
        assert_eq!(spans, [[0, 2], [4, 7]]);
    }

    #[test]
    fn teasers_told_again_among_others_are_no_copy() {
        let page = blocks(&[
            ("paragraph", "The ferry between Lindby and Oster sails again."),
            ("paragraph", "Prices of herring rose for the third month."),
            ("paragraph", "The ferry between Lindby and Oster sails again."),
            ("paragraph", "A school on the island looks for teachers of music."),
            ("paragraph", "The council of Oster met behind closed doors on Monday."),
            ("paragraph", "Prices of herring rose for the third month."),
        ]);
        assert!(find_renderings(&page).is_empty());
    }

    #[test]
    fn one_repeated_sentence_is_no_copy() {
        let page = blocks(&[
            ("paragraph", "港口办公室星期一表示，港口在维修两周之后重新开放。"),
            ("paragraph", "渡轮恢复通航，船期表贴在码头入口，票价不变。"),
            ("paragraph", "港口办公室星期一表示，港口在维修两周之后重新开放。"),
        ]);
        assert!(find_renderings(&page).is_empty());
    }
}
