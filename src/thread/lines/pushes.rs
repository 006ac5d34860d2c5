//! One-line answers as Taiwanese bulletin boards print them: a mark, the user, a colon, the words,
//! the time. The article above them is the opening post.

use crate::block::Page;
use crate::lexicon::Role;
use crate::text::date::DayOrder;
use crate::text::when::find_when;
use crate::thread::moment::read_time;
use crate::thread::openers::strip_opening;
use crate::thread::{Post, Stated, Thread};

use super::relations::join_text;

/// Fewest such lines that make a thread.
const FEWEST: usize = 2;

/// Finds answers of one line each.
pub(super) fn find_pushes(page: &Page) -> Vec<Thread> {
    let posts: Vec<Post> =
        page.blocks.iter().enumerate().filter_map(|(i, block)| read_push(&block.text, i as u32)).collect();
    if posts.len() < FEWEST {
        return Vec::new();
    }
    let first = posts.first().and_then(|post| post.blocks.first()).map_or(0, |&i| i as usize);
    let opening = find_opening(page, first);
    let opens_page = opening.is_some();
    vec![Thread {
        posts: opening.into_iter().chain(posts).collect(),
        opens_page,
        stated: opens_page,
        ..Thread::default()
    }]
}

/// Most lines between the label of the writer and that of the time.
const HEAD: usize = 4;

/// The article that the answers below `end` belong to: from its head to the line that says where it came from.
fn find_opening(page: &Page, end: usize) -> Option<Post> {
    let lines = page.blocks.get(..end)?;
    // The labels of the lines above an article on such a board: who wrote it, and when.
    let labelled = |line: usize, label: Role| {
        let (rest, _) = strip_opening(&lines.get(line)?.text, label)?;
        Some(rest.trim_start_matches([':', '：', ' ']))
    };
    let time = |i: usize| {
        labelled(i, Role::BoardTime).and_then(|text| read_time(text, DayOrder::Open)).map(|time| (i, time))
    };
    let (at, posted) = (0..end).find_map(time)?;
    let author = (at.saturating_sub(HEAD)..at).find_map(|i| labelled(i, Role::PosterLabel))?;
    let foreign = |text: &str| text.starts_with('※') || text == "--";
    let last = (at + 1..end).find(|&i| lines.get(i).is_some_and(|line| foreign(&line.text))).unwrap_or(end);
    let mut post = Post {
        author: Some(author.trim().to_owned()).filter(|author| !author.is_empty()),
        posted: Some(posted),
        posted_at: Some(Stated::printed(at as u32)),
        head: vec![at as u32],
        blocks: (at as u32..end as u32).collect(),
        body: (at as u32 + 1..last as u32).collect(),
        ..Post::default()
    };
    join_text(page, &mut post);
    (!post.text.is_empty()).then_some(post)
}

fn read_push(text: &str, block: u32) -> Option<Post> {
    // Most lines have no colon.
    memchr::memchr(b':', text.as_bytes())?;
    let (rest, _) = strip_opening(text, Role::PushMark)?;
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
    let posted = timed.and_then(|at| said.get(at..)).and_then(|text| read_time(text, DayOrder::Open));
    Some(Post {
        author: Some(author.to_owned()),
        posted_at: posted.as_ref().map(|_| Stated::printed(block)),
        posted,
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
