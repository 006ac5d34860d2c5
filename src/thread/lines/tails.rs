//! What stands at the ends of posts and is none of their words: reactions to them, signatures, the name of the next.

use std::collections::BTreeMap;

use crate::block::Page;
use crate::lexicon::fold::{fold_phrase, fold_start};
use crate::lexicon::{Role, begin, begins, is};
use crate::thread::Post;

use super::anchor::Sign;
use super::post::drop_reactions;
use super::relations::join_text;

/// Lines at the end of a post that may be the signature.
const LINES: usize = 6;

/// Shortest line that tells a signature, in characters: people say short things twice.
const SHORTEST: usize = 16;

/// Most lines of a signature below a heading or a rule, and fewest posts that have such a one.
const MOST_HEADED: usize = 8;
const FEWEST_HEADED: usize = 2;

/// Longest line that names the writer of the next post, in bytes, and how many lines in the same words tell that they do.
const LONGEST_NAMING: usize = 160;
const FEWEST_NAMING: usize = 3;

/// Takes what is none of their words off the ends of posts. A post keeps something.
pub(super) fn trim_tails(page: &Page, signs: &[Sign], posts: &mut [Post]) {
    let kept: Vec<usize> = posts.iter().map(|post| post.body.len()).collect();
    drop_named_next(page, posts);
    drop_below_buttons(signs, posts);
    for post in posts.iter_mut() {
        drop_reactions(page, signs, &mut post.body);
        while post.body.len() > 1 && post.body.last().is_some_and(|&i| is_furniture(page, signs, i)) {
            post.body.pop();
        }
    }
    for post in posts.iter_mut() {
        drop_edited_tail(page, signs, post);
    }
    drop_headed(page, posts);
    drop_repeated(page, posts);
    for (post, _) in posts.iter_mut().zip(kept).filter(|(post, kept)| post.body.len() < *kept) {
        post.head = post.blocks.iter().copied().filter(|i| post.body.binary_search(i).is_err()).collect();
        join_text(page, post);
    }
}

fn line(page: &Page, i: u32) -> &str {
    page.blocks.get(i as usize).map_or("", |block| block.text.trim())
}

/// Whether a line is none of the words of the post that it ends: when that was edited, or a bar of short words.
fn is_furniture(page: &Page, signs: &[Sign], i: u32) -> bool {
    /// Fewest pieces of such a bar, and the longest, in characters.
    const PIECES: usize = 3;
    const LONGEST_PIECE: usize = 8;
    let text = line(page, i);
    let timed = signs.get(i as usize).is_some_and(|sign| sign.when.is_some());
    if timed && text.len() <= LONGEST_NAMING {
        let folded = fold_phrase(text);
        return [Role::ModifiedLabel, Role::EditedBy].iter().any(|role| begin(*role, &folded).is_some());
    }
    let pieces = || text.split(['|', '｜']).map(str::trim);
    let short = |piece: &str| {
        (1..=LONGEST_PIECE).contains(&piece.chars().count()) && !piece.contains(['.', '。', '?', '？'])
    };
    text.len() <= LONGEST_NAMING && pieces().count() >= PIECES && pieces().all(short)
}

/// Lines at the end of a post in which the note of an edit is looked for.
const LONGEST_TAIL: usize = 16;

/// Longest tag, in characters, and fewest of them in a row.
const LONGEST_TAG: usize = 24;
const FEWEST_TAGS: usize = 2;

/// Drops what stands below the buttons of a post where all of it is short and one line says when the post was edited: more
/// buttons, who edited, badges; and the tags right above the buttons.
fn drop_edited_tail(page: &Page, signs: &[Sign], post: &mut Post) {
    let sign = |i: u32| signs.get(i as usize);
    let button = |i: u32| sign(i).is_some_and(|sign| sign.buttons && sign.when.is_none());
    let tail = post.blocks.len().saturating_sub(LONGEST_TAIL);
    let Some(&first) = post.blocks.get(tail..).and_then(|tail| tail.iter().find(|&&i| button(i))) else {
        return;
    };
    let Some(at) = post.body.iter().position(|&i| i > first).filter(|&at| at > 0) else { return };
    let (said, below) = post.body.split_at(at);
    let ends = |i: u32| line(page, i).ends_with(['.', '!', '?', '。', '！', '？', '…']);
    let short = |&i: &u32| sign(i).is_some_and(|sign| sign.chars <= LONGEST_SHORT) && !ends(i);
    let edited = |&i: &u32| {
        sign(i).is_some_and(|sign| sign.when.is_some())
            && begins(Role::EditNote, &fold_start(line(page, i), LONGEST_TAG))
    };
    if !below.iter().all(short) || !below.iter().any(edited) {
        return;
    }
    let tag = |&&i: &&u32| {
        let text = line(page, i);
        !text.contains(char::is_whitespace)
            && text.chars().count() <= LONGEST_TAG
            && text.starts_with(|c: char| c.is_alphanumeric())
            && !text.contains(char::is_uppercase)
            && !ends(i)
    };
    let tags = said.iter().rev().take_while(tag).count();
    let kept = if tags >= FEWEST_TAGS && tags < said.len() { said.len() - tags } else { said.len() };
    post.body.truncate(kept);
}

/// Longest line below the buttons, in characters.
const LONGEST_SHORT: usize = 72;

/// Drops last lines that name who wrote the next post, in the same words in several posts: what stands for the picture
/// beside a name ("Picture of Ada", "@ada").
fn drop_named_next(page: &Page, posts: &mut [Post]) {
    let frames: Vec<Option<String>> = posts
        .windows(2)
        .map(|pair| {
            let [post, next] = pair else { return None };
            let last = line(page, *post.body.get(1..)?.last()?);
            let name = next.author.as_deref().filter(|name| name.chars().nth(1).is_some())?;
            let at = last.rfind(name).filter(|_| last.len() <= name.len() + LONGEST_NAMING)?;
            let (before, behind) = (last.get(..at)?, last.get(at + name.len()..)?);
            (behind.chars().count() <= LONGEST_NAME_END).then(|| format!("{before}\u{0}{behind}"))
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for frame in frames.iter().flatten() {
        *counts.entry(frame).or_default() += 1;
    }
    for (post, frame) in posts.iter_mut().zip(&frames) {
        let counted = frame.as_deref().and_then(|frame| counts.get(frame));
        if counted.is_some_and(|&count| count >= FEWEST_NAMING) {
            post.body.pop();
        }
    }
}

/// Share of the posts with buttons below which nothing is said.
const CLOSED: f32 = 0.75;

/// Drops lines below the buttons of a post, where these end nearly all others: choices of an order, counts.
fn drop_below_buttons(signs: &[Sign], posts: &mut [Post]) {
    let pressed = |&&i: &&u32| signs.get(i as usize).is_some_and(|sign| sign.buttons && sign.when.is_none());
    let last: Vec<Option<u32>> =
        posts.iter().map(|post| post.blocks.iter().rev().find(pressed).copied()).collect();
    let said = |post: &Post, last: u32| post.body.first().is_some_and(|&first| first < last);
    let ends = |(post, last): &(&Post, &Option<u32>)| {
        last.is_some_and(|last| said(post, last) && post.body.last().is_some_and(|&end| end < last))
    };
    let closed = posts.iter().zip(&last).filter(ends).count();
    if closed < FEWEST_NAMING || (closed as f32) < posts.len() as f32 * CLOSED {
        return;
    }
    for (post, last) in posts.iter_mut().zip(last) {
        if let Some(last) = last.filter(|&last| said(post, last)) {
            post.body.retain(|&i| i < last);
        }
    }
}

/// Most characters behind the name in such a line.
const LONGEST_NAME_END: usize = 20;

/// Drops signatures below a heading or a rule, where several posts have one.
fn drop_headed(page: &Page, posts: &mut [Post]) {
    let heads = |i: u32| {
        let text = line(page, i);
        let ruled = text.len() >= 2 && text.chars().all(|c| matches!(c, '-' | '_' | '—' | '─'));
        ruled || text.len() <= LONGEST_HEAD && is(Role::SignatureHead, &fold_phrase(text))
    };
    let found: Vec<Option<usize>> = posts
        .iter()
        .map(|post| {
            let from = post.body.len().saturating_sub(MOST_HEADED).max(1);
            (from..post.body.len()).rev().find(|&at| post.body.get(at).is_some_and(|&i| heads(i)))
        })
        .collect();
    if found.iter().flatten().count() < FEWEST_HEADED {
        return;
    }
    for (post, at) in posts.iter_mut().zip(found) {
        if let Some(at) = at {
            post.body.truncate(at);
        }
    }
}

/// Longest heading over a signature, in bytes.
const LONGEST_HEAD: usize = 40;

/// How often a line ends posts of one user, and the last of these posts.
#[derive(Default)]
struct Seen {
    posts: usize,
    last: usize,
}

/// Drops lines that end other posts of the same user, too. A post that the page shows twice tells nothing.
fn drop_repeated(page: &Page, posts: &mut [Post]) {
    let mut seen: BTreeMap<(&str, &str), Seen> = BTreeMap::new();
    let first = |post: &Post| post.body.first().map_or("", |&i| line(page, i));
    for (n, post) in posts.iter().enumerate() {
        let Some(author) = post.author.as_deref() else { continue };
        for &i in post.body.iter().skip(1).rev().take(LINES) {
            if line(page, i).chars().count() >= SHORTEST {
                let seen = seen.entry((author, line(page, i))).or_default();
                let again = posts.get(seen.last).is_some_and(|last| first(last) == first(post));
                seen.posts += usize::from(seen.posts == 0 || !again);
                seen.last = n;
            }
        }
    }
    let cuts: Vec<usize> = posts
        .iter()
        .map(|post| {
            let author = post.author.as_deref().unwrap_or_default();
            let again = |i: &u32| seen.get(&(author, line(page, *i))).is_some_and(|seen| seen.posts > 1);
            let mut ending: Vec<u32> = post.body.iter().skip(1).rev().take(LINES).copied().collect();
            // Lines inside a signature may be short.
            while ending.last().is_some_and(|i| !again(i)) {
                ending.pop();
            }
            if ending.first().is_some_and(again) { ending.len() } else { 0 }
        })
        .collect();
    for (post, cut) in posts.iter_mut().zip(cuts) {
        post.body.truncate(post.body.len() - cut);
    }
}
