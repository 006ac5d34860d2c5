//! Threads to comments.

use crate::model::Comment;
use crate::thread::{Post, Thread};

/// The comments of all threads, in page order. The opening post of a thread that is the page itself is
/// the article, not a comment; a copy of a post ("best answer" above the answers) counts once.
pub(super) fn assemble_comments(threads: &[Thread]) -> Vec<Comment> {
    threads
        .iter()
        .flat_map(|thread| thread.posts.iter().skip(usize::from(thread.opens_page)))
        .filter(|post| !post.copy && !post.text.is_empty())
        .map(comment)
        .collect()
}

fn comment(post: &Post) -> Comment {
    Comment {
        floor: post.floor,
        author: post.author.clone(),
        posted: post.posted.clone(),
        text: post.text.clone(),
        reply_to: post.reply_to,
        reply_count: post.reply_count,
        likes: post.likes,
        depth: post.depth,
        blocks: post.blocks.clone(),
    }
}
