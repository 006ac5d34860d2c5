//! The box about who wrote a post: rank, counts, place and joining, lines that stand beside the name in every post.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Sign;
use crate::block::Page;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, begins, is};
use crate::text::byline::states_joining;
use crate::text::marked::Marked;
use crate::thread::Post;

use super::relations::join_text;

/// Longest line of such a box, in characters.
const LONGEST: usize = 48;

/// Longest count, in characters.
const LONGEST_COUNT: usize = 8;

/// Whether the words of a line are those of such a box: a count alone, a rank, `Posts: 12`, `1,109 posts`.
pub(super) fn is_card(line: &Marked, chars: usize) -> bool {
    if chars > LONGEST {
        return false;
    }
    let text = line.folded.as_str();
    if is_count(text, chars) || is(Role::CardRank, text) {
        return true;
    }
    let figures = text.bytes().any(|b| b.is_ascii_digit());
    if line.begin(Role::CardLabel, 0).is_some_and(|end| {
        let rest = text.get(end..).unwrap_or_default().trim_start();
        rest.starts_with(':')
            || text.get(..end).is_some_and(|label| label.ends_with(':'))
            || figures && rest.starts_with(|c: char| c.is_ascii_digit())
    }) {
        return true;
    }
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '));
    counted.len() < text.len()
        && figures
        && begins(Role::CardLabel, counted)
        && !text.ends_with(['.', '!', '?', '。'])
}

/// Whether a text is a number and nothing else but signs: `14,796`, `1.2k`, `26·`.
fn is_count(text: &str, chars: usize) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    (1..=LONGEST_COUNT).contains(&chars)
        && figures > 0
        && !text.contains(['/', ':', '+', '=', '%', '$'])
        && (letters == 0 || letters == 1 && text.ends_with(['k', 'm', '万']))
}

/// Lines above and below an anchor that may be of the box beside it.
const ABOVE: usize = 14;
const BELOW: usize = 6;

/// Share of the anchors beside which a line stands that is the site's, and the fewest.
const SHARED: f32 = 0.6;
const FEWEST: usize = 3;

/// Marks the lines that stand beside most anchors in the same words, numbers aside.
pub(super) fn mark_repeated(page: &Page, signs: &mut [Sign], anchors: &[usize]) {
    if anchors.len() < FEWEST {
        return;
    }
    // Of each line: beside how many anchors it stands, and the last of them.
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut done = 0;
    for (n, &anchor) in anchors.iter().enumerate() {
        let next = anchors.get(n + 1).copied().unwrap_or(signs.len());
        let from = anchor.saturating_sub(ABOVE).max(done);
        // What lies between two anchors belongs to the nearer.
        let to = (anchor + 1 + BELOW).min(next).min(signs.len());
        done = to;
        for i in from..to {
            let Some((block, sign)) = page.blocks.get(i).zip(signs.get(i)) else { continue };
            // Many posts are of one day.
            if sign.chars > LONGEST || sign.when.is_some() || anchors.binary_search(&i).is_ok() {
                continue;
            }
            let shape = shape_of(&block.text);
            let entry = seen.entry(shape.clone()).or_insert((0, usize::MAX));
            if entry.1 != n {
                *entry = (entry.0 + 1, n);
            }
            lines.push((i, shape));
        }
    }
    let needed = FEWEST.max((anchors.len() as f32 * SHARED).ceil() as usize);
    for (i, shape) in lines {
        if let Some(sign) = signs.get_mut(i)
            && seen.get(&shape).is_some_and(|&(count, _)| count >= needed)
        {
            sign.shared = !sign.card;
            sign.card = true;
        }
    }
}

/// A line with all numbers made one.
fn shape_of(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in fold_phrase(text).chars() {
        if c.is_ascii_digit() || matches!(c, ',' | '.') && shape.ends_with('0') {
            if !shape.ends_with('0') {
                shape.push('0');
            }
        } else {
            shape.push(c);
        }
    }
    shape
}

/// Share of the posts that hold a line in the same words for it to be the site's.
const IN_POSTS: f32 = 0.5;

/// Takes lines out of the posts that half of them hold in the same words; a post of nothing else keeps them.
pub(super) fn drop_repeated(page: &Page, posts: &mut [Post]) {
    if posts.len() < FEWEST {
        return;
    }
    let shape = |&i: &u32| {
        let text = page.blocks.get(i as usize).map(|block| block.text.as_str())?;
        (text.len() <= LONGEST * 3).then(|| shape_of(text))
    };
    let shapes: Vec<Vec<Option<String>>> =
        posts.iter().map(|post| post.body.iter().map(shape).collect()).collect();
    // Of each line: in how many posts it stands, and the last of them.
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (n, lines) in shapes.iter().enumerate() {
        for shape in lines.iter().flatten() {
            let entry = seen.entry(shape).or_insert((0, usize::MAX));
            if entry.1 != n {
                *entry = (entry.0 + 1, n);
            }
        }
    }
    let needed = FEWEST.max((posts.len() as f32 * IN_POSTS).ceil() as usize);
    seen.retain(|_, (count, _)| *count >= needed);
    if seen.is_empty() {
        return;
    }
    for (post, lines) in posts.iter_mut().zip(&shapes) {
        let own = |shape: &Option<String>| !shape.as_deref().is_some_and(|shape| seen.contains_key(shape));
        let kept: Vec<u32> =
            post.body.iter().zip(lines).filter(|(_, shape)| own(shape)).map(|(&i, _)| i).collect();
        if !kept.is_empty() && kept.len() < post.body.len() {
            post.head = post.blocks.iter().copied().filter(|i| kept.binary_search(i).is_err()).collect();
            post.body = kept;
            join_text(page, post);
        }
    }
}

/// The first of the lines without a blank one between that end at an anchor, where all are short and one of them is of
/// the box beside a name.
pub(super) fn box_top(signs: &[Sign], from: usize, anchor: usize) -> Option<usize> {
    let parted = |i: usize| signs.get(i).is_none_or(|sign| sign.parted);
    let mut top = anchor;
    while top > from && anchor - top < ABOVE && !parted(top) {
        top -= 1;
    }
    let short = |i: usize| signs.get(i).is_some_and(|sign| sign.chars <= LONGEST && !sign.buttons);
    let boxed = (top + 1..anchor).any(|i| signs.get(i).is_some_and(|sign| sign.card));
    let named = signs.get(top).is_some_and(|sign| sign.name && !sign.card && sign.when.is_none());
    (boxed && named && parted(top) && (top..anchor).all(short)).then_some(top)
}

/// Most lines in a row in such a box that are not plainly of it, and fewest names above a line that tell it for a rank.
const MOST_FREE: usize = 1;
const FEWEST_NAMED: usize = 2;

/// The line above the topmost one that is plainly of the box over each anchor, if words are in it: the name. Where a
/// title stands between the two that is given to several users, the line above that.
pub(super) fn names_over_cards(page: &Page, signs: &[Sign], anchors: &[usize]) -> Vec<Option<usize>> {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let over: Vec<Option<usize>> = anchors
        .iter()
        .enumerate()
        .map(|(n, &anchor)| {
            let from = n.checked_sub(1).and_then(|before| anchors.get(before)).map_or(0, |before| before + 1);
            let (mut top, mut free, mut worded) = (None, 0, false);
            for i in (from..anchor).rev().take(ABOVE) {
                let stops = |sign: &&Sign| sign.chars <= LONGEST && !sign.buttons && !sign.beside;
                let Some(sign) = signs.get(i).filter(stops) else { break };
                if sign.card {
                    (top, free) = (Some(i), 0);
                    worded |= text(i).contains(char::is_alphabetic);
                } else if sign.when.is_none() {
                    free += 1;
                    if free > MOST_FREE {
                        break;
                    }
                }
            }
            top.filter(|_| worded)?.checked_sub(1).filter(|&name| name >= from)
        })
        .collect();
    let mut above: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for name in over.iter().flatten().filter(|name| **name > 0) {
        above.entry(text(*name)).or_default().insert(text(name - 1));
    }
    let ranked = |&name: &usize| above.get(text(name)).is_some_and(|names| names.len() >= FEWEST_NAMED);
    let short = |&name: &usize| signs.get(name).is_some_and(|sign| sign.name && sign.when.is_none());
    // A title of the user's own stands below a name that is set twice, once for the picture.
    let twice = |name: usize| name > 1 && text(name - 1) == text(name - 2);
    let place = |name: usize| {
        let above = ranked(&name) || !short(&name) || twice(name);
        if name > 0 && above && short(&(name - 1)) { name - 1 } else { name }
    };
    over.into_iter().map(|name| name.map(place).filter(short)).collect()
}

/// Where the box about who wrote a post begins above it: at the line that is the name alone.
pub(super) fn start_of_box(page: &Page, signs: &[Sign], name: &str, from: usize, start: usize) -> usize {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let mut boxed = false;
    for i in (start.saturating_sub(ABOVE).max(from)..start).rev() {
        let Some(sign) = signs.get(i).filter(|sign| sign.chars <= LONGEST * 2) else { break };
        // Name and time again, for narrow windows.
        let doubled = i + 2 == start && signs.get(i + 1).is_some_and(|sign| sign.when.is_some());
        if text(i).trim() == name && (boxed || doubled || i + 1 == start) {
            return i;
        }
        boxed |= sign.card || states_joining(text(i));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::{is_card, shape_of};
    use crate::text::marked::Marked;

    #[test]
    fn lines_of_the_box_beside_a_name() {
        for (text, expect) in [
            ("14,796", true),
            ("1.2k", true),
            ("26·", true),
            ("Senior Member", true),
            ("Posts: 133", true),
            ("Join Date: Mar 2016", true),
            ("1,109 posts · Joined 2022", true),
            ("帖子 12", true),
            ("注册时间：2019-05-01", true),
            ("Location: Lindby", true),
            ("Posts of mine are short.", false),
            ("12 people came", false),
            ("12:30", false),
            ("50%", false),
            ("Ada", false),
        ] {
            assert_eq!(is_card(&Marked::new(text), text.chars().count()), expect, "{text}");
        }
    }

    #[test]
    fn numbers_of_a_line_are_one() {
        assert_eq!(shape_of("1,109 posts · Joined 2022"), shape_of("16 posts · Joined 2023"));
        assert_ne!(shape_of("Ada 1"), shape_of("Bo 1"));
    }
}
