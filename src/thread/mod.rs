//! Comments and posts: found by repeated structure and its parts (author, time, floor), not by site.

mod addressee;
#[cfg(test)]
mod bare_tests;
mod body;
mod copies;
mod elements;
mod find;
mod floor;
mod generated;
mod group;
mod heading;
mod indent;
mod interface;
mod lines;
mod marks;
mod moment;
mod names;
mod openers;
mod opening;
#[cfg(test)]
mod platforms_tests;
mod post;
mod repeats;
mod reply;
mod select;
mod slots;
mod stated;
#[cfg(test)]
mod tests;
mod vocabulary;
mod weigh;
mod words;
mod writers;

pub(crate) use moment::find_order;

use crate::block::Page;
use crate::capture::{Capture, Format};
use crate::dom::NodeId;

/// A run of posts or comments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thread {
    pub(crate) posts: Vec<Post>,
    /// True where the page is this thread: its first post is the opening post, not a comment.
    pub(crate) opens_page: bool,
    /// Nothing says that the page is a forum's, and no post opens it: its posts are comments, most likely on a text
    /// above them. Only asked of pages of markup.
    pub(crate) comments: bool,
    /// Its lines state plainly that they are posts (floors, labels for those who wrote); only asked of text
    /// captures.
    pub(crate) stated: bool,
}

/// One post or comment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Post {
    pub(crate) floor: Option<u32>,
    pub(crate) author: Option<String>,
    /// As printed, normalised to the document's time notation where it is absolute.
    pub(crate) posted: Option<String>,
    /// Where that stands.
    pub(crate) posted_at: Option<Stated>,
    pub(crate) text: String,
    /// The floor that it answers.
    pub(crate) reply_to: Option<u32>,
    /// The post of the same thread that it answers, by its place in [`Thread::posts`].
    pub(crate) parent: Option<usize>,
    /// Its nodes: first and one past the last; empty in a text capture.
    pub(crate) nodes: (NodeId, NodeId),
    pub(crate) reply_count: Option<u32>,
    pub(crate) likes: Option<u32>,
    pub(crate) depth: u32,
    /// The page shows the same post elsewhere, too ("best answers" above the answers): it counts once.
    pub(crate) copy: bool,
    /// Blocks that hold what the post says.
    pub(crate) body: Vec<u32>,
    /// Blocks that repeat an earlier post.
    pub(crate) quotes: Vec<u32>,
    /// Blocks that hold author and time.
    pub(crate) head: Vec<u32>,
    /// All blocks of the post, in page order, body included.
    pub(crate) blocks: Vec<u32>,
}

/// Where a value of a post stands, and the rule that found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) rule: &'static str,
    /// The attribute that states it.
    pub(crate) key: Option<&'static str>,
    pub(crate) block: Option<u32>,
    /// The element with the attribute.
    pub(crate) node: Option<NodeId>,
}

impl Stated {
    /// A time that a block prints.
    pub(crate) const fn printed(block: u32) -> Self {
        Self { rule: "time-of-post", key: None, block: Some(block), node: None }
    }

    /// A time that an attribute states.
    pub(crate) const fn attribute(key: &'static str, node: NodeId, block: Option<u32>) -> Self {
        Self { rule: "time-attribute", key: Some(key), block, node: Some(node) }
    }
}

/// Finds the threads of a text capture.
#[cfg(test)]
pub(crate) fn line_threads(page: &Page) -> Vec<Thread> {
    lines::find_line_threads(page)
}

/// Finds the threads of a page, in page order.
pub(crate) fn find_threads(capture: &Capture, page: &Page) -> Vec<Thread> {
    match capture.format {
        Format::TextCapture => lines::find_line_threads(page),
        Format::Html | Format::FeedItem(_) | Format::Unreadable => find::find_threads(page),
    }
}
