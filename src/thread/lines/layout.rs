//! Where the name of a post stands, and where a post begins.

use super::anchor::Sign;
use super::cards::{box_top, names_over_cards, start_of_box};
use super::naming::{name_beside, prefix_name, trim_name, undouble};
use super::nested::Answers;
use crate::block::Page;
use crate::text::date::DayOrder;
use crate::text::phrases::Cue;
use crate::thread::heading::heads_comments;
use crate::thread::moment::find_order;

/// Where the author's name stands, seen from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// In the line above.
    Above,
    /// Some lines above, below the buttons of the post before; ranks and counts stand between.
    Top,
    /// Some lines above, below a blank line; ranks and counts stand between.
    Box,
    /// Some lines above, over what is plainly of the box about the writer.
    Carded,
    /// In the line of the anchor itself, beside the floor or the time.
    Beside,
    /// In the line below.
    Below,
    /// The anchor ends the post, which begins with the name.
    First,
    /// The anchor ends the post, which begins with the name, a colon, and its first words.
    Prefix,
    /// The anchor ends the post, and the name stands beside it.
    Signed,
    Nowhere,
}

impl Author {
    /// Whether the anchor ends the post.
    pub(super) const fn opens(self) -> bool {
        matches!(self, Self::First | Self::Prefix | Self::Signed)
    }
}

/// How the posts of a thread are laid out.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) author: Author,
    /// For each anchor, the first block of its post.
    pub(super) starts: Vec<usize>,
    /// In which order the times name day and month.
    pub(super) order: DayOrder,
}

/// Tells the layout by what most posts have in common; answers inside posts have their names beside.
pub(super) fn find_layout(page: &Page, signs: &[Sign], anchors: &[usize], answers: &Answers) -> Layout {
    let own: Vec<usize> = anchors.iter().copied().filter(|&anchor| !answers.hold(anchor)).collect();
    let author = match find_author(page, signs, &own, answers) {
        Author::Beside if closes_posts(page, signs, &own) => Author::Signed,
        author => author,
    };
    let carded = if author == Author::Carded { names_over_cards(page, signs, anchors) } else { Vec::new() };
    let mut starts: Vec<usize> = Vec::with_capacity(anchors.len());
    for (n, &anchor) in anchors.iter().enumerate() {
        let floor = n.checked_sub(1).and_then(|before| anchors.get(before)).map_or(0, |before| before + 1);
        let author = if answers.hold(anchor) { Author::Beside } else { author };
        starts.push(match carded.get(n).copied().flatten() {
            Some(name) => over_picture(page, signs, name, floor, author),
            None => post_start(page, signs, anchor, floor, author),
        });
    }
    if author.opens() {
        open_first(page, signs, anchors, answers, &mut starts);
    }
    if author == Author::Top
        && let (Some(&anchor), Some(slot)) = (anchors.first(), starts.first_mut())
    {
        // No buttons stand above the first post: its name stands as high as most others.
        let mut heights: Vec<usize> = own
            .windows(2)
            .filter_map(|pair| Some(pair[1] - top_name(signs, pair[0] + 1, pair[1])?))
            .collect();
        crate::order::sort(&mut heights);
        *slot = anchor.saturating_sub(heights.get(heights.len() / 2).copied().unwrap_or(0));
    }
    let times = anchors.iter().filter_map(|&i| {
        let [from, to] = signs.get(i)?.when?;
        page.blocks.get(i)?.text.get(from..to)
    });
    Layout { author, starts, order: find_order(times) }
}

/// Whether the anchors end the posts, as the first of them shows: words stand between it and the heading over the
/// comments.
fn closes_posts(page: &Page, signs: &[Sign], anchors: &[usize]) -> bool {
    /// Lines above the first anchor in which the heading is looked for.
    const LOOKED_AT: usize = 6;
    /// The same where nothing is said below the last anchor.
    const FAR: usize = 60;
    let Some(&anchor) = anchors.first() else { return false };
    // Heads of posts whose first line is the name again.
    let named_again = |i: &&usize| {
        let (Some(block), Some(sign), Some(next)) =
            (page.blocks.get(**i), signs.get(**i), page.blocks.get(**i + 1))
        else {
            return false;
        };
        name_beside(&block.text, sign).is_some_and(|name| is_same_name(&next.text, undouble(name)))
    };
    if anchors.iter().filter(named_again).count() * 2 > anchors.len() {
        return false;
    }
    let headed = |i: &usize| page.blocks.get(*i).is_some_and(|block| heads(&block.text, &signs[*i]));
    let looked_at = if ends_with_anchor(page, signs, anchors) { FAR } else { LOOKED_AT };
    let heading = (anchor.saturating_sub(looked_at)..anchor).rev().find(headed);
    let says = |i: usize| {
        let (text, sign) = (page.blocks.get(i).map_or("", |block| block.text.as_str()), &signs[i]);
        let placed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
        !sign.buttons && !sign.beside && !placed && sign.cue.is_none() && text.contains(char::is_alphabetic)
    };
    heading.is_some_and(|heading| (heading + 1..anchor).any(says))
}

/// Whether labels sign the posts ("Posted by: Ada at …"): nothing is said in the lines below the last one, while a
/// sentence ends right above the first and below most of the others.
fn ends_with_anchor(page: &Page, signs: &[Sign], anchors: &[usize]) -> bool {
    /// Lines that are looked at.
    const LINES: usize = 4;
    let ends = |i: usize| {
        let text = page.blocks.get(i).map_or("", |block| block.text.trim_end());
        text.ends_with(['.', '!', '?', '。', '！', '？', '…', ')', '"', '”'])
    };
    let says = |i: usize| signs.get(i).is_some_and(|sign| sign.cue.is_none() && !sign.buttons) && ends(i);
    let below = |&anchor: &usize| (anchor + 1..=anchor + LINES).any(says);
    let (Some(&first), Some(last)) = (anchors.first(), anchors.last()) else { return false };
    let labelled = |i: &&usize| signs.get(**i).is_some_and(|sign| sign.labelled);
    anchors.iter().filter(labelled).count() == anchors.len()
        && !below(last)
        && first.checked_sub(1).is_some_and(says)
        && anchors.iter().filter(|i| below(i)).count() * 2 > anchors.len()
}

fn heads(text: &str, sign: &Sign) -> bool {
    heads_comments(text, sign.cue, sign.when.is_some())
}

/// The first post, where posts end with their anchors: below the heading over comments, else as long as
/// most others, from the nearest line that may be a name.
fn open_first(page: &Page, signs: &[Sign], anchors: &[usize], answers: &Answers, starts: &mut [usize]) {
    let (Some(&anchor), Some(first)) = (anchors.first(), starts.first().copied()) else { return };
    let headed = |i: &usize| page.blocks.get(*i).is_some_and(|block| heads(&block.text, &signs[*i]));
    let mut lengths: Vec<usize> = anchors
        .iter()
        .zip(starts.iter())
        .skip(1)
        .filter(|(anchor, _)| !answers.hold(**anchor))
        .map(|(&anchor, &start)| anchor.saturating_sub(start))
        .collect();
    crate::order::sort(&mut lengths);
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(1).max(1);
    let far = anchor.saturating_sub(usual + 2).max(first);
    let opens = |i: &usize| {
        signs[*i].name || page.blocks.get(*i).is_some_and(|block| prefix_name(&block.text).is_some())
    };
    let start = (far..anchor)
        .rev()
        .find(headed)
        .map(|heading| heading + 1)
        .or_else(|| (far..=anchor.saturating_sub(usual)).rev().find(opens))
        .unwrap_or(anchor.saturating_sub(usual).max(first));
    if let Some(slot) = starts.first_mut() {
        *slot = start;
    }
}

fn find_author(page: &Page, signs: &[Sign], anchors: &[usize], answers: &Answers) -> Author {
    let total = anchors.len() as f32;
    let share = |holds: &dyn Fn(usize) -> bool| anchors.iter().filter(|&&i| holds(i)).count() as f32 / total;
    let beside = share(&|i| name_beside(&page.blocks[i].text, &signs[i]).is_some());
    // What stands behind a time alone may as well be a place.
    let behind = share(&|i| {
        signs[i].when.filter(|_| signs[i].floor.is_none()).is_some_and(|[from, _]| {
            !page.blocks[i].text.get(..from).unwrap_or_default().contains(char::is_alphabetic)
        })
    });
    let above = name_score(page, signs, anchors.iter().map(|&i| name_above(signs, i)));
    // A place or a rank beside the time is one of a few; names are different from post to post.
    let few = || {
        let names = |of: &dyn Fn(usize) -> Option<String>| {
            let mut names: Vec<String> = anchors.iter().filter_map(|&i| of(i)).collect();
            crate::order::sort_and_dedup(&mut names);
            names.len()
        };
        let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
        let beside = names(&|i| name_beside(text(i), &signs[i]).map(str::to_owned));
        let above = names(&|i| name_above(signs, i).filter(|&i| signs[i].name).map(|i| text(i).to_owned()));
        beside * 2 < anchors.len() && above * 4 >= beside * 5
    };
    if beside >= 0.7 && behind < 0.7 && !(above >= 0.9 && few()) {
        return Author::Beside;
    }
    let from =
        |n: usize| n.checked_sub(1).and_then(|before| anchors.get(before)).map_or(0, |before| before + 1);
    let boxes = anchors.iter().enumerate().map(|(n, &anchor)| box_top(signs, from(n), anchor));
    if name_score(page, signs, boxes) >= 0.8 {
        return Author::Box;
    }
    let carded = names_over_cards(page, signs, anchors);
    let tops: Vec<Option<usize>> =
        anchors.windows(2).map(|pair| top_name(signs, pair[0] + 1, pair[1])).collect();
    let top = tops.iter().flatten().count() as f32;
    // A title of the user's own stands between the name and what is plainly of the box.
    let over = |(top, carded): (&Option<usize>, &Option<usize>)| {
        top.zip(*carded).is_some_and(|(top, carded)| top + 1 == carded)
    };
    let titled = tops.iter().zip(carded.iter().skip(1)).filter(|&pair| over(pair)).count();
    if name_score(page, signs, carded.into_iter()) >= 0.8 && titled as f32 * 2.0 < top.max(1.0) {
        return Author::Carded;
    }
    if top > 0.0 && top >= 0.6 * (total - 1.0) {
        return Author::Top;
    }
    let below = name_score(page, signs, anchors.iter().map(|&i| Some(i + 1)));
    // The first line after the previous post's anchor and its buttons.
    let firsts = || {
        anchors.windows(2).map(|pair| {
            let from = (pair[0]..pair[1]).rev().find(|&i| i == pair[0] || answers.hold(i)).unwrap_or(pair[0]);
            first_after(signs, from + 1, pair[1])
        })
    };
    let first = name_score(page, signs, firsts());
    let best = above.max(below).max(first);
    let prefixed = firsts().flatten().filter(|&i| prefix_name(&page.blocks[i].text).is_some()).count();
    if anchors.len() > 1 && prefixed as f32 >= 0.7 * (total - 1.0) && best < 1.0 {
        Author::Prefix
    } else if beside >= 0.7 && best < 0.9 {
        Author::Beside
    } else if best < 0.6 {
        Author::Nowhere
    } else if above >= best {
        Author::Above
    } else if below + NEAR >= best {
        Author::Below
    } else {
        Author::First
    }
}

/// How much less the lines right below the anchors may look like names: names there begin what stands between two
/// anchors, too.
const NEAR: f32 = 0.1;

/// Most lines of ranks and counts between a name and the time of its post.
const MOST_RANKS: usize = 8;

/// The line that may be a name some lines above an anchor, right below the buttons of the post before.
pub(super) fn top_name(signs: &[Sign], from: usize, anchor: usize) -> Option<usize> {
    let last = (from..anchor).rev().find(|&i| signs.get(i).is_some_and(|sign| sign.answers))?;
    let top = first_after(signs, last + 1, anchor)?;
    let short = |i: usize| signs.get(i).is_some_and(|sign| sign.chars <= LONGEST_RANK || sign.name);
    (top + 1 < anchor && anchor - top <= MOST_RANKS && signs.get(top)?.name && (top..anchor).all(short))
        .then_some(top)
}

/// Most ranks of a site's own between a name and the rest of the box.
const MOST_OWN_RANKS: usize = 2;

/// Longest rank or count beside a name, in characters.
const LONGEST_RANK: usize = 24;

/// The line above an anchor that may be the name: a line with nothing but a time is passed over.
pub(super) fn name_above(signs: &[Sign], anchor: usize) -> Option<usize> {
    let above = anchor.checked_sub(1)?;
    let passed = |i: &usize| {
        let pressed = |sign: &Sign| sign.buttons || matches!(sign.cue, Some(Cue::Control | Cue::Share));
        signs.get(*i).is_some_and(|sign| {
            sign.card || sign.edited || sign.chars <= 20 && (sign.when.is_some() || pressed(sign))
        })
    };
    let furthest = anchor.saturating_sub(MOST_RANKS);
    let name = (furthest..anchor).rev().find(|i| !passed(i)).unwrap_or(above);
    // A rank of the site's own between the name and what is plainly of the box: the name stands below a blank line.
    let boxed = (name + 1..anchor).any(|i| signs.get(i).is_some_and(|sign| sign.card));
    let top = (name.saturating_sub(MOST_OWN_RANKS)..=name)
        .rev()
        .find(|&i| signs.get(i).is_some_and(|sign| sign.parted));
    let named = |top: &usize| (*top..name).all(|i| signs.get(i).is_some_and(|sign| sign.name && !sign.card));
    top.filter(|top| boxed && named(top)).or(Some(name))
}

/// The first line that is none of the furniture below a post.
fn first_after(signs: &[Sign], from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&i| signs.get(i).is_some_and(|sign| !sign.buttons && !sign.beside && !sign.card))
}

/// How much the lines at these places look like names, 0–1 and more: names are short, come back, and
/// are different from post to post.
fn name_score(page: &Page, signs: &[Sign], places: impl Iterator<Item = Option<usize>>) -> f32 {
    let mut total = 0.0_f32;
    let mut names = 0.0_f32;
    let mut shortness = 0.0_f32;
    let mut seen: Vec<&str> = Vec::new();
    for place in places {
        total += 1.0;
        let Some((block, sign)) = place.and_then(|i| page.blocks.get(i).zip(signs.get(i))) else { continue };
        if sign.name && !sign.card && sign.floor.is_none() && !sign.buttons {
            names += 1.0;
            shortness += 1.0 - (sign.chars as f32 / 30.0).min(1.0);
            seen.push(&block.text);
        }
    }
    if total == 0.0 {
        return 0.0;
    }
    let all = seen.len();
    crate::order::sort_and_dedup(&mut seen);
    let repeated = (all - seen.len()) as f32;
    names / total + 0.2 * shortness / total + 0.1 * (repeated / total)
}

/// The first block of the post of an anchor; `floor` is the first block it may be.
fn post_start(page: &Page, signs: &[Sign], anchor: usize, floor: usize, author: Author) -> usize {
    let mut start = match author {
        Author::Above | Author::Carded => match name_above(signs, anchor) {
            Some(name) if name >= floor && signs[name].name => name,
            _ => anchor,
        },
        Author::Top => top_name(signs, floor, anchor).unwrap_or(anchor),
        Author::Box => box_top(signs, floor, anchor)
            .or_else(|| {
                name_above(signs, anchor).filter(|&name| {
                    name >= floor && signs.get(name).is_some_and(|sign| sign.name && sign.when.is_none())
                })
            })
            .unwrap_or(anchor),
        Author::First | Author::Prefix | Author::Signed => {
            first_after(signs, floor, anchor).unwrap_or(anchor)
        }
        _ => anchor,
    };
    if !author.opens() && start >= floor {
        let line = page.blocks.get(start).map_or("", |block| block.text.as_str());
        let name =
            if author == Author::Beside { name_beside(line, &signs[start]).unwrap_or("") } else { line };
        start = start_of_box(page, signs, name, floor, start);
    }
    over_picture(page, signs, start, floor, author)
}

/// Where a post begins whose name or anchor stands at a line: above what stands for the picture of a user, its initial or
/// the name again.
fn over_picture(page: &Page, signs: &[Sign], start: usize, floor: usize, author: Author) -> usize {
    let picture = start.checked_sub(1).filter(|&i| i >= floor).and_then(|i| page.blocks.get(i));
    if let (Some(picture), Some(line), Some(sign)) = (picture, page.blocks.get(start), signs.get(start)) {
        let name = if sign.when.is_some() { name_beside(&line.text, sign).unwrap_or("") } else { &line.text };
        if is_initial(&picture.text, &line.text) || !author.opens() && is_same_name(&picture.text, name) {
            return start - 1;
        }
    }
    start
}

/// Whether a line is a name, signs around it aside: `@ada`, `- Ada`.
pub(super) fn is_same_name(line: &str, name: &str) -> bool {
    let bare = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    line.len() <= name.len() + LONGEST_SIGNS && !name.is_empty() && bare(line) == bare(name)
}

/// Most bytes of signs around a name.
const LONGEST_SIGNS: usize = 8;

/// Longest line that is the initial of a name and whether its bearer is there, in bytes.
const LONGEST_INITIAL: usize = 12;

/// Whether a line is the initial that stands for the picture of a user.
pub(super) fn is_initial(line: &str, name: &str) -> bool {
    // "A Offline": whether somebody is there now is shown beside it.
    let mut chars = if line.len() <= LONGEST_INITIAL { trim_name(line) } else { line }.chars();
    let (Some(initial), None) = (chars.next(), chars.next()) else { return false };
    name.chars().next().is_some_and(|first| first.to_lowercase().eq(initial.to_lowercase()))
        && name.chars().nth(1).is_some()
}
