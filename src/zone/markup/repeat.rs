//! Running text that a page shows twice: a second rendering, a product's quick view, a quoted post, a slide
//! that a carousel copies. The reader wants it once.
//!
//! A refrain stands among its own kind: copies under one element are the author's. Reference pages say the
//! same of each of their entries and mean it. Cross-validated this is worth .002 on all pages, .01 on threads
//! and products.

use rustc_hash::FxHashMap;

use crate::model::PageKind;
use crate::zone::features::{BlockFacts, Survey, around_flag};

/// Shorter texts recur by chance, in tokens. Tried cross-validated: 6, 8, 12 and 20.
const SHORTEST: u32 = 8;

/// The kept blocks that say what a kept block elsewhere on the page says, in page order. Of copies the
/// first one that is shown stays.
pub(super) fn find_repeats(survey: &Survey, kind: PageKind, keep: &[bool]) -> Vec<usize> {
    if kind == PageKind::Documentation {
        return Vec::new();
    }
    let code = around_flag("pre");
    let mut stays: FxHashMap<u64, usize> = FxHashMap::default();
    let kept = || {
        let blocks = survey.blocks.iter().enumerate();
        blocks.filter(|(i, block)| {
            block.text.tokens >= SHORTEST
                && block.copies > 1
                && block.flags & code == 0
                && keep.get(*i) == Some(&true)
        })
    };
    for (i, block) in kept() {
        let slot = stays.entry(block.text.hash).or_insert(i);
        if !block.hidden && survey.blocks.get(*slot).is_some_and(|other| other.hidden) {
            *slot = i;
        }
    }
    let parent = |i: usize| {
        let container = survey.blocks.get(i).and_then(BlockFacts::container)?;
        survey.page.dom.parent(container)
    };
    kept()
        .filter(|(i, block)| {
            stays.get(&block.text.hash).is_some_and(|&stay| stay != *i && parent(stay) != parent(*i))
        })
        .map(|(i, _)| i)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_capture;
    use crate::capture::split_file;
    use crate::zone::features::survey_page;

    #[test]
    fn a_copy_elsewhere_is_left_out() {
        let line = "The ferry between Lindby and Oster sails again on Monday.";
        for (body, kind, repeats) in [
            (format!("<div><p>{line}</p></div><div><p>{line}</p></div>"), PageKind::Product, vec![1]),
            (format!("<div hidden><p>{line}</p></div><div><p>{line}</p></div>"), PageKind::Article, vec![0]),
            // A refrain, reference pages, code, and what is short.
            (format!("<div><p>{line}</p><p>{line}</p></div>"), PageKind::Article, vec![]),
            (format!("<div><p>{line}</p></div><div><p>{line}</p></div>"), PageKind::Documentation, vec![]),
            (format!("<div><pre>{line}</pre></div><div><pre>{line}</pre></div>"), PageKind::Article, vec![]),
            ("<div><p>It sails.</p></div><div><p>It sails.</p></div>".to_owned(), PageKind::Product, vec![]),
        ] {
            let captures = split_file("ferry.html", body.as_bytes(), 1 << 20).unwrap();
            let page = split_capture(&captures[0]);
            let survey = survey_page(&page, &[]);
            let keep = vec![true; survey.blocks.len()];
            assert_eq!(find_repeats(&survey, kind, &keep), repeats, "{body}");
        }
    }
}
