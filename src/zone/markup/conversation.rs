//! The text of a page that is a conversation: its posts, and nothing that stands around them.

use crate::block::Page;
use crate::thread::Thread;

/// Leaves out what the model keeps before the opening post, between the posts and behind them: notices, headings
/// over the replies, names. Only where the posts are most of what it keeps: else the posts may be the wrong ones.
pub(super) fn keep_to_posts(page: &Page, threads: &[Thread], keep: &mut [bool]) {
    let opening = threads.iter().find(|thread| thread.opens_page).and_then(|thread| thread.posts.first());
    let Some(opening) = opening.filter(|post| !post.body.is_empty()) else { return };
    let mut inside = vec![false; keep.len()];
    // Answers stand in one list, comments on the question in another.
    for thread in threads {
        for post in thread.posts.iter().skip(usize::from(thread.opens_page)) {
            mark(&mut inside, &post.blocks);
        }
    }
    let (first, last) = (opening.body.first(), opening.body.last());
    if let (Some(&first), Some(&last)) = (first, last) {
        for block in opening.blocks.iter().filter(|&&block| (first..=last).contains(&block)) {
            mark(&mut inside, std::slice::from_ref(block));
        }
    }
    let chars = |in_thread: bool| -> u32 {
        let kept = page.blocks.iter().zip(keep.iter()).zip(&inside);
        kept.filter(|((_, keep), inside)| **keep && **inside == in_thread)
            .map(|((block, _), _)| block.marks.chars)
            .sum()
    };
    if chars(true) <= chars(false) {
        return;
    }
    for (keep, inside) in keep.iter_mut().zip(&inside) {
        *keep &= inside;
    }
}

/// Leaves the comments below an article out of its text, names, times and all.
pub(super) fn leave_out_comments(threads: &[Thread], keep: &mut [bool]) {
    let mut comments = vec![false; keep.len()];
    for post in threads.iter().flat_map(|thread| &thread.posts) {
        mark(&mut comments, &post.blocks);
    }
    for (keep, comment) in keep.iter_mut().zip(&comments) {
        *keep &= !comment;
    }
}

fn mark(inside: &mut [bool], blocks: &[u32]) {
    for &block in blocks {
        if let Some(mark) = inside.get_mut(block as usize) {
            *mark = true;
        }
    }
}
