//! Threads in text captures: found by the lines that every post has, its floor or its time.
//!
//! What stands around those lines tells the layout (name above, name below, all in one line, time
//! at the end); the layout cuts the thread into posts.

mod anchor;
mod floors;
mod layout;
mod post;
mod pushes;
mod times;
mod words;

use crate::block::{Page, RawBlock};

use super::Thread;
use anchor::{Sign, read_sign};

/// Fewest posts of a thread without floors and without a heading over it.
const FEWEST: usize = 3;

/// Finds the threads of a text capture; one at most, the one with the most posts.
pub(super) fn find_line_threads(page: &Page) -> Vec<Thread> {
    let signs: Vec<Sign> = page.blocks.iter().map(|block| read_sign(&block.text)).collect();
    let stated = labelled_anchors(&signs).or_else(|| floors::floor_anchors(&signs));
    let nested = stated.as_deref().map_or(Vec::new(), |anchors| nested_anchors(page, &signs, anchors));
    let found = stated.or_else(|| times::time_anchors(page, &signs));
    let Some(mut anchors) = found else { return pushes::find_pushes(page) };
    anchors.extend(&nested);
    anchors.sort_unstable();
    let layout = layout::find_layout(page, &signs, &anchors);
    let mut posts = post::cut_posts(page, &signs, &anchors, &layout);
    if posts.len() < 2 {
        return Vec::new();
    }
    for (post, anchor) in posts.iter_mut().zip(&anchors) {
        post.depth = u32::from(nested.binary_search(anchor).is_ok());
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

/// Fewest answers inside posts that count as such.
const FEWEST_NESTED: usize = 2;

/// Answers set inside the posts of a thread: a name, a time of the clock and a button in one line.
fn nested_anchors(page: &Page, signs: &[Sign], anchors: &[usize]) -> Vec<usize> {
    let Some(&first) = anchors.first() else { return Vec::new() };
    let nested: Vec<usize> = (first + 1..signs.len())
        .filter(|i| anchors.binary_search(i).is_err())
        .filter(|&i| signs[i].clock && signs[i].floor.is_none() && !signs[i].labelled)
        .filter(|&i| page.blocks.get(i).is_some_and(|block| anchor::is_answer_head(&block.text, &signs[i])))
        .collect();
    if nested.len() < FEWEST_NESTED { Vec::new() } else { nested }
}

/// Amount of prose, in characters, above a thread from which it is the thread below an article.
const ARTICLE_CHARS: usize = 150;

/// Whether the page is this thread: nothing like an article stands above it.
fn opens_page(page: &Page, signs: &[Sign], first: usize) -> bool {
    let above = page.blocks.get(..first).unwrap_or_default();
    let headed = |(block, sign): (&RawBlock, &Sign)| times::heads_comments(&block.text, sign);
    if above.iter().zip(signs).any(headed) {
        return false;
    }
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
