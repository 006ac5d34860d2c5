//! Where the name of a post stands, and where a post begins.

use crate::block::Page;

use super::anchor::{Sign, is_buttons};

/// Where the author's name stands, seen from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// In the line above.
    Above,
    /// In the line of the anchor itself, beside the floor or the time.
    Beside,
    /// In the line below.
    Below,
    /// The anchor ends the post, which begins with the name.
    First,
    Nowhere,
}

/// How the posts of a thread are laid out.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) author: Author,
    /// For each anchor, the first block of its post.
    pub(super) starts: Vec<usize>,
}

/// Tells the layout by what most posts have in common.
pub(super) fn find_layout(page: &Page, signs: &[Sign], anchors: &[usize]) -> Layout {
    let author = find_author(page, signs, anchors);
    let starts = anchors
        .iter()
        .enumerate()
        .map(|(n, &anchor)| {
            let floor =
                n.checked_sub(1).and_then(|before| anchors.get(before)).map_or(0, |before| before + 1);
            post_start(page, signs, anchor, floor, author)
        })
        .collect();
    Layout { author, starts }
}

fn find_author(page: &Page, signs: &[Sign], anchors: &[usize]) -> Author {
    let total = anchors.len() as f32;
    let beside =
        anchors.iter().filter(|&&i| has_name_beside(&page.blocks[i].text, &signs[i])).count() as f32 / total;
    if beside >= 0.7 {
        return Author::Beside;
    }
    let above = name_score(page, signs, anchors.iter().map(|&i| name_above(signs, i)));
    let below = name_score(page, signs, anchors.iter().map(|&i| Some(i + 1)));
    // The first line after the previous post's anchor and its buttons.
    let first =
        name_score(page, signs, anchors.windows(2).map(|pair| first_after(signs, pair[0] + 1, pair[1])));
    let best = above.max(below).max(first);
    if best < 0.6 {
        Author::Nowhere
    } else if above >= best {
        Author::Above
    } else if below >= best {
        Author::Below
    } else {
        Author::First
    }
}

/// The line above an anchor that may be the name: a line with nothing but a time is passed over.
pub(super) fn name_above(signs: &[Sign], anchor: usize) -> Option<usize> {
    let above = anchor.checked_sub(1)?;
    let timed = signs.get(above).is_some_and(|sign| sign.when.is_some() && sign.chars <= 20);
    if timed { above.checked_sub(1).or(Some(above)) } else { Some(above) }
}

fn first_after(signs: &[Sign], from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&i| !signs[i].buttons)
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
        if sign.name && sign.floor.is_none() && !sign.buttons {
            names += 1.0;
            shortness += 1.0 - (sign.chars as f32 / 30.0).min(1.0);
            seen.push(&block.text);
        }
    }
    if total == 0.0 {
        return 0.0;
    }
    let all = seen.len();
    seen.sort_unstable();
    seen.dedup();
    let repeated = (all - seen.len()) as f32;
    names / total + 0.2 * shortness / total + 0.1 * (repeated / total)
}

/// Whether a line holds a name beside its floor and its time.
fn has_name_beside(text: &str, sign: &Sign) -> bool {
    name_beside(text, sign).is_some()
}

/// The name in a line that also states a floor or a time.
pub(super) fn name_beside<'a>(text: &'a str, sign: &Sign) -> Option<&'a str> {
    let mut cuts: Vec<[usize; 2]> = sign.floor.iter().map(|(_, span)| *span).chain(sign.when).collect();
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut at = 0;
    for [from, to] in cuts {
        pieces.push(text.get(at..from).unwrap_or_default());
        at = at.max(to);
    }
    pieces.push(text.get(at..).unwrap_or_default());
    pieces
        .into_iter()
        .map(before_button)
        .map(trim_name)
        .map(before_bracket)
        .find(|piece| piece.chars().any(char::is_alphabetic) && piece.chars().count() <= 40)
}

/// A name without the button behind its colon.
fn before_button(piece: &str) -> &str {
    match piece.trim().split_once(['：', ':']) {
        Some((name, rest)) if !name.trim().is_empty() && is_buttons(&rest.to_lowercase()) => name,
        _ => piece,
    }
}

/// A name without what users write behind it in brackets.
fn before_bracket(name: &str) -> &str {
    match name.find([' ', '(', '（']) {
        Some(at)
            if name.get(at..).is_some_and(|rest| rest.trim_start().starts_with(['(', '（'])) && at > 0 =>
        {
            name.get(..at).unwrap_or(name)
        }
        _ => name,
    }
}

/// Words around a name in the line above a post, lower case.
const AROUND: &[&str] = &[
    "发表于",
    "發表於",
    "发表於",
    "回复于",
    "回覆於",
    "评论于",
    "于",
    "於",
    "说道",
    "说",
    "說",
    "写道",
    "楼主",
    "作者",
    "网友",
    "by",
    "on",
    "at",
    "posted by",
    "posted on",
    "posted",
    "says",
    "said",
    "wrote",
    "replied",
    "commented",
    "from",
    "schrieb am",
    "schrieb",
    "a écrit",
    "escribió",
    "ha scritto",
    "написал",
    "am",
    "le",
    "el",
    "it",
    "in",
    "only show this user",
    "只看该作者",
];

/// Cuts the words around a name and the punctuation.
pub(super) fn trim_name(text: &str) -> &str {
    let mut name = text;
    loop {
        name = name.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | '：' | '·' | '|' | ',' | '-' | '—' | '–' | '(' | ')' | '[' | ']' | '»' | '•' | '，'
                )
        });
        let lower = name.to_lowercase();
        if lower.len() != name.len() {
            return name;
        }
        let cut = AROUND.iter().find_map(|word| {
            let spaced = word.is_ascii();
            if lower == *word {
                return Some("");
            }
            if let Some(rest) = lower.strip_suffix(word).filter(|rest| !spaced || rest.ends_with(' ')) {
                return name.get(..rest.len());
            }
            let rest = lower.strip_prefix(word).filter(|rest| rest.starts_with([' ', ':', '：']))?;
            name.get(name.len() - rest.len()..)
        });
        match cut {
            Some(shorter) if shorter.len() < name.len() => name = shorter,
            _ => return name,
        }
    }
}

/// The first block of the post of an anchor; `floor` is the first block it may be.
fn post_start(page: &Page, signs: &[Sign], anchor: usize, floor: usize, author: Author) -> usize {
    let mut start = match author {
        Author::Above => match name_above(signs, anchor) {
            Some(name) if name >= floor && signs[name].name => name,
            _ => anchor,
        },
        Author::First => first_after(signs, floor, anchor).unwrap_or(anchor),
        _ => anchor,
    };
    // An avatar's initial: one character that begins the name below it.
    let initial = start.checked_sub(1).filter(|&i| i >= floor).and_then(|i| page.blocks.get(i));
    if let (Some(initial), Some(name)) = (initial, page.blocks.get(start))
        && is_initial(&initial.text, &name.text)
    {
        start -= 1;
    }
    start
}

/// Whether a line is the initial that stands for the picture of a user.
pub(super) fn is_initial(line: &str, name: &str) -> bool {
    let mut chars = line.chars();
    let (Some(initial), None) = (chars.next(), chars.next()) else { return false };
    name.chars().next().is_some_and(|first| first.to_lowercase().eq(initial.to_lowercase()))
        && name.chars().nth(1).is_some()
}
