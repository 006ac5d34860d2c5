//! Threads to comments.

use crate::dom::Dom;
use crate::model::{Comment, Evidence, Origin};
use crate::thread::{Post, Stated, Thread};

/// The comments of all threads, in page order. The opening post of a thread that is the page itself is
/// the article, not a comment; a copy of a post ("best answer" above the answers) counts once.
pub(super) fn assemble_comments(dom: &Dom, threads: &[Thread]) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    for thread in threads {
        // Where each post of the thread went.
        let mut places: Vec<Option<u32>> = Vec::with_capacity(thread.posts.len());
        for (at, post) in thread.posts.iter().enumerate() {
            let opening = thread.opens_page && at == 0;
            if opening || post.copy || post.text.is_empty() {
                places.push(None);
                continue;
            }
            let parent = post.parent.and_then(|parent| places.get(parent)).copied().flatten();
            places.push(Some(comments.len() as u32));
            comments.push(comment(dom, post, parent));
        }
    }
    comments
}

fn comment(dom: &Dom, post: &Post, parent: Option<u32>) -> Comment {
    Comment {
        floor: post.floor,
        author: post.author.clone(),
        posted: post.posted.clone(),
        posted_from: post.posted_at.map(|stated| evidence(dom, &stated)),
        text: post.text.clone(),
        reply_to: post.reply_to,
        parent,
        reply_count: post.reply_count,
        likes: post.likes,
        depth: post.depth,
        blocks: post.blocks.clone(),
    }
}

/// The place of a time: the block that prints it, or the element with the attribute. A thread may hold thousands,
/// so that no path is given; the bytes find the element as well.
fn evidence(dom: &Dom, stated: &Stated) -> Evidence {
    let bytes = stated.node.and_then(|id| dom.node(id)).map(|node| node.bytes);
    Evidence {
        rule: stated.rule.to_owned(),
        key: stated.key.map(str::to_owned),
        block: stated.block,
        source: bytes.map(|bytes| Origin { bytes: Some(bytes), path: None }),
    }
}
