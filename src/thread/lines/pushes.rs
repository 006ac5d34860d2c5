//! One-line answers as Taiwanese bulletin boards print them: a mark, the user, a colon, the words,
//! the time. The article above them is the opening post.

use crate::block::Page;
use crate::text::when::find_when;
use crate::thread::{Post, Thread};

/// Marks for, against and neither.
const MARKS: [&str; 3] = ["推 ", "噓 ", "→ "];

/// Fewest such lines that make a thread.
const FEWEST: usize = 2;

/// Finds answers of one line each.
pub(super) fn find_pushes(page: &Page) -> Vec<Thread> {
    let posts: Vec<Post> =
        page.blocks.iter().enumerate().filter_map(|(i, block)| read_push(&block.text, i as u32)).collect();
    if posts.len() < FEWEST { Vec::new() } else { vec![Thread { posts, opens_page: false }] }
}

fn read_push(text: &str, block: u32) -> Option<Post> {
    let rest = MARKS.iter().find_map(|mark| text.strip_prefix(mark))?;
    let (author, said) = rest.split_once(':')?;
    let author = author.trim();
    if author.is_empty()
        || author.len() > 20
        || !author.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    {
        return None;
    }
    // The time stands last, if it stands at all.
    let tail = said.char_indices().rev().nth(16).map_or(0, |(at, _)| at);
    let timed = said.get(tail..).and_then(find_when).map(|(from, _)| tail + from);
    let words = said.get(..timed.unwrap_or(said.len()))?.trim();
    Some(Post {
        author: Some(author.to_owned()),
        text: words.to_owned(),
        body: vec![block],
        blocks: vec![block],
        ..Post::default()
    })
}

#[cfg(test)]
mod tests {
    use super::read_push;

    #[test]
    fn one_line_answers() {
        let post = read_push("推 lindby88: 港口終於開了 04/03 21:07", 4).map(|post| (post.author, post.text));
        assert_eq!(post, Some((Some("lindby88".to_owned()), "港口終於開了".to_owned())));
        assert!(read_push("→ 更多新聞: 港口", 0).is_none());
    }
}
