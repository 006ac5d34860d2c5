//! Posts that nothing names: a name, a time and words, at the same places of every post.

use super::FEWEST;
use super::anchor::Sign;
use super::layout::name_above;
use super::naming::{before_handle, name_beside, undouble};
use crate::block::Page;
use crate::text::mass::is_unspaced;

/// Shares of the posts that must be named, that must say something, and whose names must be different: a list of
/// pages has few sources and as many titles as entries.
const NAMED: f32 = 0.8;
const TOLD: f32 = 0.8;
const DIFFERENT: f32 = 0.5;

/// The same where the times are such as only posts have: the same few people talk.
const DIFFERENT_AMONG_POSTS: f32 = 0.25;

/// Usual length of names, in characters that need no spaces between words, and in others: titles are longer.
const USUAL_DENSE: f32 = 8.0;
const USUAL: f32 = 14.0;

/// Most characters that count of a name without spaces, or with the host of its server.
const UNSPACED: usize = 10;

/// Longest title of another page, in characters.
const LONGEST_TITLE: usize = 100;

/// Whether the lines with times are the heads of posts by their regularity alone: the same place beside each holds a
/// short name, another one in most of them, and words stand between; not a title and a teaser, as in lists of pages.
pub(super) fn are_regular(page: &Page, signs: &[Sign], anchors: &[usize], end: usize) -> bool {
    if anchors.len() < FEWEST {
        return false;
    }
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let line = |i: usize| signs.get(i).is_some_and(|sign| sign.name && sign.when.is_none()).then(|| text(i));
    let beside = |i: usize| name_beside(text(i), signs.get(i)?);
    let above = |i: usize| line(name_above(signs, i)?);
    let below = |i: usize| line(i + 1);
    let firsts = |n: usize| {
        let from = n.checked_sub(1).and_then(|before| anchors.get(before))? + 1;
        let anchor = *anchors.get(n)?;
        (from..anchor).find(|&i| !is_beside(signs, i)).and_then(line)
    };
    let count = anchors.len();
    let clocks = anchors.iter().filter(|&&i| signs.get(i).is_some_and(|sign| sign.clock)).count();
    let different = if clocks * 5 >= count * 4 { DIFFERENT_AMONG_POSTS } else { DIFFERENT };
    let named = [
        are_names(anchors.iter().map(|&i| beside(i)), count, different),
        are_names(anchors.iter().map(|&i| above(i)), count, different),
        are_names(anchors.iter().map(|&i| below(i)), count, different),
        are_names((1..count).map(firsts), count - 1, different),
    ];
    named.contains(&true) && say_something(page, signs, anchors, end)
}

/// Whether the texts at one place of the posts are names.
fn are_names<'a>(found: impl Iterator<Item = Option<&'a str>>, count: usize, different: f32) -> bool {
    let mut names: Vec<&str> = found.flatten().map(before_handle).map(undouble).collect();
    let all = names.len() as f32;
    let dense = names.iter().flat_map(|name| name.chars()).filter(|&c| is_unspaced(c)).count() as f32;
    // What has no space is hardly a title, however long.
    let length = |name: &&str| {
        let chars = name.chars().count();
        if name.is_ascii() && (!name.contains(' ') || name.contains('@')) {
            chars.min(UNSPACED)
        } else {
            chars
        }
    };
    let chars = names.iter().map(length).sum::<usize>() as f32;
    let usual = if dense * 2.0 > chars { USUAL_DENSE } else { USUAL };
    crate::order::sort_and_dedup(&mut names);
    all >= NAMED * count as f32
        && chars <= usual * all
        && names.len() > 1
        && names.len() as f32 >= different * all
        && names.iter().filter(|name| is_worded(name)).count() as f32 >= NAMED * names.len() as f32
}

/// Whether a text has as many letters as figures: numbers of versions have fewer.
fn is_worded(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && letters >= text.chars().filter(char::is_ascii_digit).count()
}

/// Whether words stand between the heads of most posts, and these are no titles with teasers below them.
fn say_something(page: &Page, signs: &[Sign], anchors: &[usize], end: usize) -> bool {
    let (mut told, mut said, mut titled) = (0, 0, 0);
    for (n, &anchor) in anchors.iter().enumerate() {
        let to = anchors.get(n + 1).copied().unwrap_or(end).min(signs.len());
        let words = (anchor + 1..to).filter(|&i| !is_beside(signs, i));
        let lines: Vec<&str> = words
            .filter_map(|i| page.blocks.get(i))
            .map(|block| block.text.as_str())
            .take(LOOKED_AT)
            .collect();
        let at = |n: usize| lines.get(n).copied().unwrap_or("");
        let (first, second) = (at(0), at(1));
        told += usize::from(!first.is_empty());
        said += usize::from(lines.iter().any(|line| ends(line)));
        titled +=
            usize::from(!first.is_empty() && !ends(first) && first.len() <= LONGEST_TITLE && ends(second));
    }
    let count = anchors.len();
    told as f32 >= TOLD * count as f32 && said * 2 >= count && titled * 2 < count
}

/// Lines of a post in which the end of a sentence is looked for: programs wrap the lines of what they dump.
const LOOKED_AT: usize = 4;

/// Whether a line is none of the words of a post.
fn is_beside(signs: &[Sign], i: usize) -> bool {
    signs.get(i).is_some_and(|sign| sign.buttons || sign.beside || sign.card || sign.when.is_some())
}

fn ends(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '…', '~', '～', '”', '」'])
}
