//! Words of an earlier post inside a later one, wherever no name of an element says that it quotes.

use rustc_hash::FxHashMap;

use super::Post;
use crate::block::Page;
use crate::text::mass::is_unspaced;

/// Fewest characters by which words are known again, in scripts that part no words and in others.
const SHORTEST_DENSE: usize = 6;
const SHORTEST: usize = 14;

/// Longest line that tells whom the words below it are of, in characters.
const LONGEST_LEAD: usize = 48;

/// Most lines of a post that is known again.
const MOST_LINES: usize = 8;

/// Moves lines that say what another post says, and all of it, to the quotations of their posts, with the line that tells
/// whose they are. Posts that say nothing else stay as they are.
pub(super) fn part_repeats(page: &Page, posts: &mut [Post]) {
    // What each post says as it stands: of two that say the same the first.
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    for (at, post) in posts.iter().enumerate() {
        if let Some(key) = key_of(&post.text) {
            first.entry(key).or_insert(at);
        }
    }
    for at in 0..posts.len() {
        let Some(post) = posts.get(at).filter(|post| post.text.contains('\n')) else { continue };
        let lines: Vec<String> = post.text.lines().map(str::to_owned).collect();
        let mut quoted = vec![false; lines.len()];
        for from in 0..lines.len() {
            let Some((to, of)) = find_whole(&lines, from, &first).filter(|&(_, of)| of != at) else {
                continue;
            };
            let author = posts.get(of).and_then(|post| post.author.as_deref()).unwrap_or("");
            let lead = from.checked_sub(1).and_then(|lead| lines.get(lead));
            let leads = lead.is_some_and(|line| {
                !author.is_empty() && line.chars().count() <= LONGEST_LEAD && line.contains(author)
            });
            for slot in quoted.iter_mut().take(to).skip(from - usize::from(leads)) {
                *slot = true;
            }
        }
        if quoted.contains(&true)
            && quoted.contains(&false)
            && let Some(post) = posts.get_mut(at)
        {
            let own =
                lines.iter().zip(&quoted).filter(|(_, quoted)| !**quoted).map(|(line, _)| line.as_str());
            own.collect::<Vec<_>>().join("\n").trim().clone_into(&mut post.text);
            part_blocks(page, post, &lines, &quoted);
        }
    }
}

/// The lines from one on that are all of what a post says: one past the last, and the post.
fn find_whole(lines: &[String], from: usize, first: &FxHashMap<String, usize>) -> Option<(usize, usize)> {
    let mut said = String::new();
    for (to, line) in lines.iter().enumerate().skip(from).take(MOST_LINES) {
        said.push_str(&bare(line));
        if let Some(&of) = first.get(&said) {
            return Some((to + 1, of));
        }
    }
    None
}

/// Moves the blocks that hold nothing but quoted lines to the quotations.
fn part_blocks(page: &Page, post: &mut Post, lines: &[String], quoted: &[bool]) {
    let moved: Vec<String> =
        lines.iter().zip(quoted).filter(|(_, quoted)| **quoted).map(|(line, _)| bare(line)).collect();
    let is_moved = |&block: &u32| {
        let text = page.blocks.get(block as usize).map_or("", |block| block.text.as_str());
        let mut parts = text.lines().map(bare).filter(|part| !part.is_empty()).peekable();
        parts.peek().is_some() && parts.all(|part| moved.contains(&part))
    };
    let (repeated, body): (Vec<u32>, Vec<u32>) = post.body.iter().partition(|block| is_moved(block));
    if !body.is_empty() {
        post.body = body;
        post.quotes.extend(repeated);
        crate::order::sort(&mut post.quotes);
    }
}

/// What a line is known again by; nothing for short ones.
fn key_of(line: &str) -> Option<String> {
    let key = bare(line);
    let chars = key.chars().count();
    let dense = key.chars().filter(|&c| is_unspaced(c)).count();
    (chars >= if dense * 2 > chars { SHORTEST_DENSE } else { SHORTEST }).then_some(key)
}

fn bare(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).collect()
}
