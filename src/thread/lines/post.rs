//! From anchors to posts: author, time, text, counts and whom they answer.

use crate::block::Page;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, is};
use crate::text::byline::states_joining;
use crate::text::marked::Marked;
use crate::text::phrases::Cue;
use crate::thread::moment::read_time;
use crate::thread::{Post, Stated};

use super::anchor::Sign;
use super::layout::{Author, Layout, is_initial, is_same_name, name_above};
use super::naming::{before_handle, name_beside, prefix_name, trim_name, undouble};
use super::relations::join_text;

/// Most blocks of the last post, where nothing marks its end and the other posts give no measure.
const LAST_POST: usize = 3;

/// Cuts the thread into posts.
pub(super) fn cut_posts(page: &Page, signs: &[Sign], anchors: &[usize], layout: &Layout) -> Vec<Post> {
    let mut lengths: Vec<usize> =
        layout.starts.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
    crate::order::sort(&mut lengths);
    let longest = lengths.last().copied().unwrap_or(0);
    let usual = lengths.get(lengths.len() / 2).copied();
    let mut posts = Vec::with_capacity(anchors.len());
    for (n, (&anchor, &start)) in anchors.iter().zip(&layout.starts).enumerate() {
        let next = layout.starts.get(n + 1).copied();
        let end = next.unwrap_or_else(|| {
            let end = last_end(signs, anchor, longest.max(LAST_POST), layout.author);
            let closed = closing_buttons(signs, layout, anchor..end);
            let usual = usual.filter(|_| !layout.author.opens()).map_or(end, |usual| start + usual);
            closed.unwrap_or_else(|| {
                (usual.max(anchor + 2)..end).find(|&i| !goes_on(page, signs, i)).unwrap_or(end)
            })
        });
        posts.push(read_post(page, signs, anchor, start..end, layout));
    }
    if layout.author.opens() && layout.author != Author::Signed {
        drop_ranks(page, signs, &mut posts);
    }
    posts
}

/// Longest rank below a name, in characters.
const LONGEST_RANK: usize = 10;

/// Fewest posts whose first lines are told for ranks.
const FEWEST_RANKED: usize = 3;

/// Takes the ranks below the names out of the posts: a short line first in every post, and more behind it.
fn drop_ranks(page: &Page, signs: &[Sign], posts: &mut [Post]) {
    let ranked = |post: &&mut Post| {
        let first = post.body.first().and_then(|&i| signs.get(i as usize));
        post.body.len() > 1 && first.is_some_and(|sign| sign.name && sign.chars <= LONGEST_RANK)
    };
    // An answer that is one line has nothing but its words.
    let mut own: Vec<&mut Post> = posts.iter_mut().filter(|post| post.blocks.len() > 1).collect();
    if own.len() < FEWEST_RANKED || !own.iter().all(ranked) {
        return;
    }
    for post in &mut own {
        post.head.push(post.body.remove(0));
        crate::order::sort(&mut post.head);
        join_text(page, post);
    }
}

/// Where the last post ends: at the first line that is furniture of the page.
pub(super) fn last_end(signs: &[Sign], anchor: usize, longest: usize, author: Author) -> usize {
    if author.opens() {
        return (anchor + 1..signs.len()).find(|&i| !signs[i].buttons).unwrap_or(signs.len());
    }
    let limit = (anchor + 1 + longest).min(signs.len());
    let stops = |sign: &Sign| {
        !sign.buttons
            && matches!(
                sign.cue,
                Some(
                    Cue::Legal
                        | Cue::RankingHead
                        | Cue::RecommendationHead
                        | Cue::CommentForm
                        | Cue::Control
                        | Cue::Share
                        | Cue::Promotion
                        | Cue::Disclaimer
                        | Cue::Home
                )
            )
    };
    (anchor + 1..limit).find(|&i| stops(&signs[i])).unwrap_or(limit)
}

/// Whether a line beyond the usual length of a post may be more of what it says rather than of the page around: it is
/// prose.
fn goes_on(page: &Page, signs: &[Sign], i: usize) -> bool {
    const LONG: usize = 60;
    let (Some(block), Some(sign)) = (page.blocks.get(i), signs.get(i)) else { return false };
    let text = block.text.trim_end();
    let ends = text.ends_with(['.', '!', '?', '。', '！', '？', '…', '”', '」']);
    let closes = i + 1 == signs.len();
    sign.cue.is_none()
        && sign.when.is_none()
        && (ends || closes || sign.chars >= LONG)
        && !text.contains(['©', '|'])
}

/// Where the last post ends that begins with its anchor, if buttons close most of the others: behind the first of
/// its own.
fn closing_buttons(signs: &[Sign], layout: &Layout, range: std::ops::Range<usize>) -> Option<usize> {
    const MOST: f32 = 0.7;
    let pressed = |i: usize| signs.get(i).is_some_and(|sign| sign.buttons);
    let starts = layout.starts.get(1..).filter(|starts| !starts.is_empty())?;
    let closed = starts.iter().filter(|&&start| start.checked_sub(1).is_some_and(pressed)).count();
    if layout.author.opens() || (closed as f32) < starts.len() as f32 * MOST {
        return None;
    }
    let first = (range.start + 1..range.end).find(|&i| pressed(i))?;
    (first..range.end).find(|&i| !pressed(i)).or(Some(range.end))
}

fn read_post(
    page: &Page,
    signs: &[Sign],
    anchor: usize,
    range: std::ops::Range<usize>,
    &Layout { author, order, .. }: &Layout,
) -> Post {
    let text_of = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let anchor_sign = &signs[anchor];
    let name_at = match author {
        Author::Above => name_above(signs, anchor).filter(|i| range.contains(i) && signs[*i].name),
        Author::Below => Some(anchor + 1).filter(|i| range.contains(i) && signs[*i].name),
        Author::First => {
            Some(range.start).map(|i| if is_initial(text_of(i), text_of(i + 1)) { i + 1 } else { i })
        }
        Author::Top | Author::Box | Author::Carded => Some(range.start)
            .map(|i| if is_initial(text_of(i), text_of(i + 1)) { i + 1 } else { i })
            .filter(|&i| i < anchor),
        Author::Prefix | Author::Beside | Author::Signed | Author::Nowhere => None,
    };
    let name = match name_at {
        Some(i) => Some(trim_name(before_handle(text_of(i))).to_owned()),
        None if author == Author::Prefix => {
            prefix_name(text_of(range.start)).map(|(name, _)| name.to_owned())
        }
        None => name_beside(text_of(anchor), anchor_sign).map(str::to_owned),
    }
    .filter(|name| !name.is_empty())
    .map(|name| undouble(&name).to_owned());
    let mut post = Post {
        floor: anchor_sign.floor.map(|(floor, _)| floor),
        author: name,
        blocks: range.clone().map(|i| i as u32).collect(),
        ..Post::default()
    };
    if let Some((i, from)) = time_at(page, signs, range.start..anchor) {
        post.posted = read_time(text_of(i).get(from..).unwrap_or_default(), order);
        post.posted_at = post.posted.as_ref().map(|_| Stated::printed(i as u32));
    }
    let head = name_at.unwrap_or(range.start).max(anchor);
    let mut buttons = Vec::new();
    let box_end = if author.opens() { 0 } else { end_of_box(page, signs, head + 1..range.end) };
    for i in range {
        let text = text_of(i);
        let sign = &signs[i];
        let above = i <= head && !author.opens();
        let own = i == anchor || Some(i) == name_at || above;
        if (own || sign.chars <= 60)
            && post.posted.is_none()
            && let Some(span) = sign.when.filter(|_| !sign.card && !states_joining(text))
            && (own || is_only_time(text, span))
        {
            post.posted = read_time(text.get(span[0]..).unwrap_or_default(), order);
            post.posted_at = post.posted.as_ref().map(|_| Stated::printed(i as u32));
            continue;
        }
        // Some pages print the floor below what the post says.
        if !own && let Some((floor, _)) = sign.floor.filter(|_| post.floor.is_none() && sign.chars <= 60) {
            post.floor = Some(floor);
            continue;
        }
        // "up", "+1": a post of one word that buttons say, too.
        if i == head + 1 && !author.opens() && is(Role::SaidControl, &fold_phrase(text)) {
            post.body.push(i as u32);
            continue;
        }
        let again = author == Author::Beside && i == anchor + 1;
        if own
            || again && post.author.as_deref().is_some_and(|name| is_same_name(text, name))
            || i < box_end
            || is_furniture(sign)
            || is_initial(text, text_of(i + 1)) && Some(i + 1) == name_at
        {
            read_likes(text, sign, &mut post);
            if sign.buttons && !own {
                buttons.push(i as u32);
            }
            continue;
        }
        post.body.push(i as u32);
    }
    // What was taken for a box is all that the post says.
    if post.body.is_empty() {
        post.body.extend(said_in_box(page, signs, head + 1..box_end));
    }
    trim_body(signs, &mut post, &buttons);
    drop_reactions(page, signs, &mut post.body);
    post.head = post.blocks.iter().copied().filter(|i| post.body.binary_search(i).is_err()).collect();
    join_text(page, &mut post);
    post
}

/// Where a post states its time: in the line that shows it, the last of these, else in the nearest above: further up
/// stand days of joining. The line, and the byte in it.
fn time_at(page: &Page, signs: &[Sign], above: std::ops::Range<usize>) -> Option<(usize, usize)> {
    let anchor = signs.get(above.end)?;
    anchor.when.map(|[from, _]| (above.end, from)).or_else(|| {
        above.rev().find_map(|i| {
            let sign = signs.get(i).filter(|sign| !sign.card && sign.chars <= LONGEST_OF_BOX)?;
            let text = &page.blocks.get(i)?.text;
            let span = sign.when.filter(|&span| is_only_time(text, span))?;
            Some((i, span[0]))
        })
    })
}

/// The lines of a box that say something, where the post says nothing else.
fn said_in_box(page: &Page, signs: &[Sign], lines: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
    let said = |&i: &usize| {
        let Some((sign, block)) = signs.get(i).zip(page.blocks.get(i)) else { return false };
        let dated = block.text.bytes().any(|b| b.is_ascii_digit());
        let timed = dated && sign.when.is_some_and(|span| is_only_time(&block.text, span));
        !(sign.buttons || timed)
    };
    lines.filter(said).map(|i| i as u32)
}

/// Takes off what others did with a post, which a capture prints below it: "Reactions: …", the votes.
pub(super) fn drop_reactions(page: &Page, signs: &[Sign], body: &mut Vec<u32>) {
    let text_of = |i: u32| page.blocks.get(i as usize).map_or("", |block| block.text.as_str());
    let worded = |i: u32| signs.get(i as usize).is_some_and(|sign| sign.card) && text_of(i).contains(':');
    while body.len() > 1 && body.last().is_some_and(|&i| worded(i)) {
        body.pop();
    }
    if body.len() > 1 && body.last().is_some_and(|&i| is_score(text_of(i))) {
        body.pop();
    }
}

/// Most lines of a box without one that is plainly of it: a rank of the site's own, a motto.
const MOST_FREE: usize = 2;

/// Where the box about who wrote a post ends that begins at a line.
fn end_of_box(page: &Page, signs: &[Sign], range: std::ops::Range<usize>) -> usize {
    let (mut end, mut free) = (range.start, 0);
    for i in range {
        let Some(sign) = signs.get(i) else { break };
        // A count alone may be the votes on a post of few words.
        let told = || page.blocks.get(i).is_some_and(|block| block.text.contains(char::is_alphabetic));
        let text = page.blocks.get(i).map_or("", |block| block.text.as_str());
        // "Yesterday the lamps were out" says something.
        let dates = text.bytes().any(|b| b.is_ascii_digit()) && sign.chars <= LONGEST_OF_BOX;
        // With a name beside it the time is that of another post, which this one quotes or is answered by.
        let timed = dates
            && sign.when.is_some_and(|span| is_only_time(text, span))
            && name_beside(text, sign).is_none();
        if sign.card && (free == 0 || told() && !sign.shared) || timed {
            (end, free) = (i + 1, 0);
        } else {
            free += 1;
            if free > MOST_FREE || !sign.name && sign.chars > SHORTEST_WORDS {
                break;
            }
        }
    }
    end
}

/// Shortest line that says something, in characters: dots stand for ranks.
const SHORTEST_WORDS: usize = 2;

/// Longest line of a box with a time, in characters.
const LONGEST_OF_BOX: usize = 40;

/// Whether a line states a time and nothing else.
fn is_only_time(text: &str, [from, to]: [usize; 2]) -> bool {
    let rest = |part: Option<&str>| part.unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count();
    rest(text.get(..from)) + rest(text.get(to..)) <= 8
}

/// Longest line below the buttons of a post that is none of its words, in characters.
const LONGEST_BELOW: usize = 24;

/// Takes short lines below the buttons of a post out of it.
fn trim_body(signs: &[Sign], post: &mut Post, buttons: &[u32]) {
    let (Some(&first), Some(&last)) = (buttons.first(), buttons.last()) else { return };
    if post.body.first().is_some_and(|&i| i < first) {
        post.body.retain(|&i| {
            i < last || signs.get(i as usize).is_none_or(|sign| !sign.name || sign.chars > LONGEST_BELOW)
        });
    }
}

/// Whether a line is a number with a sign: "+12".
fn is_score(text: &str) -> bool {
    /// Most figures of one.
    const LONGEST: usize = 5;
    let figures = text.trim().strip_prefix(['+', '-', '−', '–']).unwrap_or_default();
    (1..=LONGEST).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit())
}

/// Lines inside a post that are not what it says.
pub(super) fn is_furniture(sign: &Sign) -> bool {
    sign.buttons
        || sign.beside
        || matches!(
            sign.cue,
            Some(Cue::Control | Cue::Share | Cue::Advertisement | Cue::CommentForm | Cue::CommentsHead)
        ) && sign.chars <= 30
}

fn read_likes(text: &str, sign: &Sign, post: &mut Post) {
    if sign.buttons && post.likes.is_none() {
        let line = Marked::new(text);
        let likes = line.marks.iter().filter(|mark| mark.is(Role::LikesOfPost, Manner::Inside));
        post.likes = likes.into_iter().find_map(|mark| {
            number_near(&line.folded, mark.start as usize, (mark.end - mark.start) as usize)
        });
    }
}

/// The number directly behind a word, or directly before it.
fn number_near(text: &str, at: usize, length: usize) -> Option<u32> {
    let after = text.get(at + length..)?.trim_start_matches([' ', '(', '（', ':', '：', 's', '[']);
    let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after.get(..digits)?.parse().ok().or_else(|| {
        let before = text.get(..at)?.trim_end();
        let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |i| i + 1);
        before.get(start..)?.parse().ok()
    })
}
