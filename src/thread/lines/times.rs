//! Times that date posts, and the headings over comments.

use crate::block::Page;
use crate::text::phrases::{Cue, starts_with_label};

use super::FEWEST;
use super::anchor::Sign;
use crate::thread::heading::heads_comments;

/// Prose, in characters, above a heading over comments that makes a time above it the article's own.
const ARTICLE_CHARS: usize = 400;

/// Lines that state the times of posts, if something else shows that these are posts: buttons to
/// reply, words like "wrote", or a heading over comments with sentences below it.
pub(super) fn time_anchors(page: &Page, signs: &[Sign]) -> Option<Vec<usize>> {
    let heading = find_heading(page, signs);
    let start = heading.map_or(0, |at| at + 1);
    let usable = |sign: &Sign| sign.when.is_some() && !matches!(sign.cue, Some(Cue::Legal | Cue::Disclaimer));
    let mut anchors: Vec<usize> = (start..signs.len()).filter(|&i| usable(&signs[i])).collect();
    // The bylines above an article are no posts.
    if heading.is_none() {
        anchors.retain(|&i| !starts_with_label(&page.blocks[i].text));
    }
    let needed = if heading.is_some() { 1 } else { FEWEST };
    if anchors.len() < needed {
        return None;
    }
    let share = |shown: &dyn Fn(usize, &[Sign]) -> bool| {
        let count = (0..anchors.len()).filter(|&n| {
            let from = anchors[n].saturating_sub(2);
            let to = anchors.get(n + 1).copied().unwrap_or(anchors[n] + 6).min(signs.len());
            shown(from, signs.get(from..to).unwrap_or_default())
        });
        count.count() * 2 >= anchors.len()
    };
    let answered = share(&|_, span| span.iter().any(|sign| sign.answers));
    let posting = anchors.iter().filter(|&&i| signs[i].posting || (i > 0 && signs[i - 1].posting)).count();
    if answered || posting * 2 >= anchors.len() {
        return Some(anchors);
    }
    // Without buttons, a listing of titles with dates looks like a thread: posts say something.
    let clocks = anchors.iter().filter(|&&i| signs[i].clock).count() * 2 >= anchors.len();
    let says = share(&|from, span| (from..from + span.len()).any(|i| is_sentence(&page.blocks[i].text)));
    (heading.is_some() && clocks && says).then_some(anchors)
}

/// The heading over the comments: the first that is plainly one, or, below an article, a line that counts
/// comments.
fn find_heading(page: &Page, signs: &[Sign]) -> Option<usize> {
    if let Some(plain) = signs.iter().position(|sign| sign.cue == Some(Cue::CommentsHead)) {
        return Some(plain);
    }
    let mut prose = 0;
    for (i, (block, sign)) in page.blocks.iter().zip(signs).enumerate() {
        if prose >= ARTICLE_CHARS && heads_comments(&block.text, sign.cue, sign.when.is_some()) {
            return signs.get(i..)?.iter().any(|sign| sign.when.is_some()).then_some(i);
        }
        if sign.chars >= 60 {
            prose += sign.chars;
        }
    }
    None
}

/// Whether a line says something: it ends as a sentence, or is too long for a title.
fn is_sentence(text: &str) -> bool {
    let ends = text
        .trim_end_matches(['"', '”', '」', ')', '）'])
        .ends_with(['.', '!', '?', '。', '！', '？', '…', '~']);
    let chars = text.chars().take(200).count();
    (ends && chars >= 8) || chars >= 160
}
