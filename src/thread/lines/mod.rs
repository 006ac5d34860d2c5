//! Threads in text captures: found by the lines that every post has, its floor or its time.
//!
//! What stands around those lines tells the layout (name above, name below, all in one line, time
//! at the end); the layout cuts the thread into posts.

mod anchor;
mod layout;
mod post;
mod pushes;

use crate::block::Page;
use crate::text::phrases::Cue;

use super::Thread;
use anchor::{Sign, read_sign};

/// Fewest posts of a thread without floors and without a heading over it.
const FEWEST: usize = 3;

/// Finds the threads of a text capture; one at most, the one with the most posts.
pub(super) fn find_line_threads(page: &Page) -> Vec<Thread> {
    let signs: Vec<Sign> = page.blocks.iter().map(|block| read_sign(&block.text)).collect();
    let found =
        labelled_anchors(&signs).or_else(|| floor_anchors(&signs)).or_else(|| time_anchors(page, &signs));
    let Some(anchors) = found else { return pushes::find_pushes(page) };
    let layout = layout::find_layout(page, &signs, &anchors);
    let posts = post::cut_posts(page, &signs, &anchors, &layout);
    if posts.len() < 2 {
        return Vec::new();
    }
    let first = posts.iter().filter_map(|post| post.blocks.first()).copied().min().unwrap_or(0);
    vec![Thread { opens_page: opens_page(page, &signs, first as usize), posts }]
}

/// Lines that name the writer of a post behind a label, with the time.
fn labelled_anchors(signs: &[Sign]) -> Option<Vec<usize>> {
    let anchors: Vec<usize> =
        signs.iter().enumerate().filter(|(_, sign)| sign.labelled).map(|(i, _)| i).collect();
    (anchors.len() >= FEWEST).then_some(anchors)
}

/// Lines that state floors, if these rise through the page.
fn floor_anchors(signs: &[Sign]) -> Option<Vec<usize>> {
    let all: Vec<(usize, u32)> =
        signs.iter().enumerate().filter_map(|(i, sign)| sign.floor.map(|(floor, _)| (i, floor))).collect();
    if all.len() < 2 {
        return None;
    }
    // Keep the longest stretch in which each floor is higher than the one before it.
    let mut best: Vec<usize> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut last: Option<u32> = None;
    for &(i, floor) in &all {
        match last {
            // Gaps are deleted posts; a fall begins another stretch.
            Some(before) if floor > before && floor - before <= 200 => run.push(i),
            _ => {
                if run.len() > best.len() {
                    best.clone_from(&run);
                }
                run = vec![i];
            }
        }
        last = Some(floor);
    }
    if run.len() > best.len() {
        best = run;
    }
    (best.len() >= 2 && are_posts(signs, &best)).then_some(best)
}

/// Whether lines with floors count posts, not the parts of a list ("#1 Harbour view"): a word for
/// floors, times, or buttons show it.
fn are_posts(signs: &[Sign], anchors: &[usize]) -> bool {
    let shown = |(n, &anchor): (usize, &usize)| {
        let end = anchors.get(n + 1).copied().unwrap_or(anchor + 6).min(signs.len());
        let from = anchor.saturating_sub(2);
        signs.get(from..end).unwrap_or_default().iter().any(|sign| sign.when.is_some() || sign.buttons)
    };
    let storeys = anchors.iter().filter(|&&i| signs[i].storey).count();
    let dated = anchors.iter().enumerate().filter(|&pair| shown(pair)).count();
    storeys * 2 >= anchors.len() || dated * 2 >= anchors.len()
}

/// Lines that state the times of posts, if something else shows that these are posts: a heading over
/// comments, buttons to reply, words like "wrote", the same names again.
fn time_anchors(page: &Page, signs: &[Sign]) -> Option<Vec<usize>> {
    let heading = signs.iter().position(|sign| sign.cue == Some(Cue::CommentsHead));
    let start = heading.map_or(0, |at| at + 1);
    let usable = |sign: &Sign| sign.when.is_some() && !matches!(sign.cue, Some(Cue::Legal | Cue::Disclaimer));
    let mut anchors: Vec<usize> = (start..signs.len()).filter(|&i| usable(&signs[i])).collect();
    // The bylines above an article are no posts: a single early time far from the others goes.
    if heading.is_none() {
        anchors.retain(|&i| !crate::text::phrases::starts_with_label(&page.blocks[i].text));
    }
    let needed = if heading.is_some() { 1 } else { FEWEST };
    if anchors.len() < needed {
        return None;
    }
    let end = anchors.last().map_or(0, |last| (last + 6).min(signs.len()));
    let first = anchors.first().copied().unwrap_or(0);
    let span = signs.get(first..end).unwrap_or_default();
    let buttons = span.iter().filter(|sign| sign.buttons).count();
    let posting = anchors.iter().filter(|&&i| signs[i].posting || (i > 0 && signs[i - 1].posting)).count();
    let clocks = anchors.iter().filter(|&&i| signs[i].clock).count() * 2 >= anchors.len();
    let evidence = buttons * 2 >= anchors.len() || posting * 2 >= anchors.len();
    // Without buttons, a listing of titles with dates looks like a thread: posts say something.
    (evidence || (heading.is_some() && clocks)).then_some(anchors)
}

/// Amount of prose, in characters, above a thread from which it is the thread below an article.
const ARTICLE_CHARS: usize = 150;

/// Whether the page is this thread: nothing like an article stands above it.
fn opens_page(page: &Page, signs: &[Sign], first: usize) -> bool {
    if signs.get(..first).is_some_and(|above| above.iter().any(|sign| sign.cue == Some(Cue::CommentsHead))) {
        return false;
    }
    let above = page.blocks.get(..first).unwrap_or_default();
    let prose: usize = above
        .iter()
        .zip(signs)
        .filter(|(_, sign)| sign.chars >= 40 && sign.cue.is_none())
        .map(|(_, sign)| sign.chars)
        .sum();
    prose < ARTICLE_CHARS
}

#[cfg(test)]
mod tests;
