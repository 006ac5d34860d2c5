//! Letters of bulletin boards as text captures show them: 发信人, 标题, 发信站, the words, a rule, a signature.

use crate::block::Page;
use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::{Role, begin, begins, find};
use crate::text::date::DayOrder;
use crate::text::marked::place_in;
use crate::text::when::find_when;
use crate::thread::addressee::quoted_author;
use crate::thread::moment::read_time;
use crate::thread::{Post, Stated, Thread};

use super::relations::join_text;

/// Lines of the head of a letter.
const HEAD: usize = 4;

/// Longest label with spaces inside, in characters.
const LABEL: usize = 8;

/// Longest line of such a head, in bytes.
const LONGEST: usize = 300;

/// Finds the letters of a board: one that opens the page, and those that answer it.
pub(super) fn find_letters(page: &Page) -> Option<Thread> {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let heads: Vec<usize> = (0..page.blocks.len()).filter(|&i| is_head(text(i), text(i + 1))).collect();
    let first = *heads.first()?;
    let mut posts: Vec<Post> = Vec::with_capacity(heads.len());
    for (n, &head) in heads.iter().enumerate() {
        let end = heads.get(n + 1).copied().unwrap_or(page.blocks.len());
        let mut post = read_letter(page, head, end);
        let quoted = post.quotes.first().and_then(|&i| quoted_author(text(i as usize))).map(|(name, _)| name);
        let id = |name: &str| name.split([' ', '(']).next().map(str::to_lowercase);
        post.parent = quoted.and_then(|name| {
            posts.iter().rposition(|earlier| earlier.author.as_deref().is_some_and(|by| id(by) == id(name)))
        });
        posts.push(post);
    }
    // Who reads the board's digest sees an article above: the letters are then what is below it.
    let opens_page = first <= MOST_ABOVE;
    Some(Thread { posts, opens_page, stated: true, ..Thread::default() })
}

/// Most lines above the first letter of a page of letters: the board, menus.
const MOST_ABOVE: usize = 80;

/// Whether a line is the first of a letter: it names the sender and the board, or a subject follows.
fn is_head(line: &str, next: &str) -> bool {
    // Nearly all lines have no colon near their beginning.
    let labelled = line.char_indices().take(LABEL + 1).any(|(_, c)| matches!(c, ':' | '：'));
    if !labelled || line.len() > LONGEST || !begins(Role::LetterFrom, &fold_start(line, LABEL)) {
        return false;
    }
    let folded = fold_phrase(line);
    find(Role::LetterBoard, &folded).is_some()
        && next.len() <= LONGEST
        && begins(Role::LetterSubject, &fold_phrase(next))
}

/// Reads the letter whose head begins at a line.
fn read_letter(page: &Page, head: usize, end: usize) -> Post {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let mut post =
        Post { author: sender(text(head)), blocks: (head as u32..end as u32).collect(), ..Post::default() };
    let mut body = head + 2;
    for i in head + 1..(head + HEAD).min(end) {
        let line = text(i);
        let station = line.len() <= LONGEST && begins(Role::LetterStation, &fold_phrase(line));
        if !station && i >= head + 2 {
            break;
        }
        body = i + 1;
        // "发信站: 某站 (Sun May 4 21:07:33 2031), 站内": the brackets hold the time.
        let inside =
            line.find(['(', '（']).filter(|_| station).and_then(|at| line.get(at..)).unwrap_or_default();
        let posted = find_when(inside).and_then(|(from, _)| read_time(inside.get(from..)?, DayOrder::Open));
        if post.posted.is_none() && posted.is_some() {
            post.posted_at = Some(Stated::printed(i as u32));
            post.posted = posted;
        }
    }
    for i in body..end {
        let line = text(i);
        if line == "--" || line == "-" || line.starts_with('※') {
            break;
        }
        let quoting = line.starts_with([':', '：', '>'])
            || line.starts_with('【') && text(i + 1).starts_with([':', '：', '>']);
        let part = if quoting { &mut post.quotes } else { &mut post.body };
        part.push(i as u32);
    }
    post.head = post.blocks.iter().copied().filter(|i| post.body.binary_search(i).is_err()).collect();
    join_text(page, &mut post);
    post
}

/// The sender in the first line: the account and the name in brackets behind it.
fn sender(line: &str) -> Option<String> {
    let folded = fold_phrase(line);
    let label = begin(Role::LetterFrom, &folded)?.span.end;
    let board = find(Role::LetterBoard, &folded)?.span.start;
    let name = line.get(place_in(line, &folded, label)..place_in(line, &folded, board))?;
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '，'));
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::find_line_threads;
    use crate::block::{Page, split_lines};

    #[test]
    fn letters_of_a_board() {
        let text = "潮水 BBS\n\n发信人: chaosheng (潮声), 信区: Ferry\n标  题: 夜班渡轮有人坐过吗\n发信站: 潮水 (Sun May  4 21:07:33 2031), 站内\n\n夜班渡轮五月开始试航，每周五晚上一班。\n船上有热汤吗？\n\n--\n潮起潮落\n※ 来源:·潮水 bbs.example·[FROM: 10.0.0.*]\n\n发信人: yufu (老渔夫), 信区: Ferry\n标  题: Re: 夜班渡轮有人坐过吗\n发信站: 潮水 (Sun May  4 22:15:02 2031), 站内\n\n热汤有，五块一碗。\n【 在 chaosheng (潮声) 的大作中提到: 】\n: 船上有热汤吗？\n--\n※ 来源:·潮水 bbs.example·[FROM: 10.0.1.*]\n";
        let page = Page { blocks: split_lines(text, 0), ..Page::default() };
        let thread = find_line_threads(&page).remove(0);
        let posts: Vec<_> = thread
            .posts
            .iter()
            .map(|post| (post.author.as_deref().unwrap_or("-"), post.text.as_str(), post.posted.is_some()))
            .collect();
        assert_eq!(
            posts,
            [
                ("chaosheng (潮声)", "夜班渡轮五月开始试航，每周五晚上一班。\n船上有热汤吗？", true),
                ("yufu (老渔夫)", "热汤有，五块一碗。", true)
            ]
        );
        assert!(thread.opens_page);
    }
}
