//! How likely each block is content, by rules of thumb.

use super::clue::Clue;
use super::kind;
use crate::model::{Kind, PageKind};
use crate::zone::features::Survey;

/// Probability of each block to be content.
pub(super) fn score_blocks(survey: &Survey) -> Vec<f32> {
    (0..survey.blocks.len()).filter_map(|i| Clue::new(survey, i)).map(score_block).collect()
}

fn score_block(clue: Clue) -> f32 {
    let out = ["nav", "footer", "aside", "form", "button", "dialog"].iter().any(|name| clue.inside(name));
    if out || ["comment", "related", "share", "modal", "ad", "sidebar"].iter().any(|group| clue.near(group)) {
        return 0.05;
    }
    let inside = clue.survey.half.min(clue.block.around.half) + 1 >= clue.survey.half;
    let base = match (clue.block.is_good(), inside) {
        (true, true) => 0.95,
        (true, false) => 0.5,
        (false, true) => 0.4,
        (false, false) => 0.05,
    };
    base * (1.0 - clue.block.linked * 0.8)
}

/// The page's kind by what it declares.
pub(super) fn guess_kind(survey: &Survey, keep: &[bool], feed: bool) -> Kind {
    let kept = keep.iter().filter(|&&kept| kept).count();
    if survey.opens_page {
        kind(PageKind::Thread, 0.9)
    } else if feed {
        kind(PageKind::Article, 0.95)
    } else if survey.declared.is("product") {
        kind(PageKind::Product, 0.7)
    } else if survey.declared.is("article") || kept > 0 {
        kind(PageKind::Article, 0.6)
    } else {
        kind(PageKind::Listing, 0.3)
    }
}
