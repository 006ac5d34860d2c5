//! Answers set inside the posts of a thread.

use crate::block::Page;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, holds};
use crate::text::date::DayOrder;
use crate::text::mass::is_unspaced;
use crate::text::when::find_when;
use crate::thread::moment::read_time;
use crate::thread::{Post, Stated};

use super::anchor::{Sign, is_answer_head};
use super::buttons::is_buttons;
use super::naming::{name_beside, prefix_name};
use super::relations::join_text;

/// Fewest answers inside posts that count as such.
const FEWEST: usize = 2;

/// The lines that show answers inside the posts of a thread.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Lines that begin an answer: a name, a time of the clock and a button.
    pub(super) heads: Vec<usize>,
    /// Lines that are a whole answer: a name, its words, a time.
    pub(super) whole: Vec<usize>,
    /// Lines that sign the answer above them.
    pub(super) signed: Vec<usize>,
}

impl Answers {
    /// Whether a line is the anchor of an answer.
    pub(super) fn hold(&self, line: usize) -> bool {
        self.heads.binary_search(&line).is_ok() || self.whole.binary_search(&line).is_ok()
    }
}

/// Finds answers between the anchors of a thread.
pub(super) fn find_answers(page: &Page, signs: &[Sign], anchors: &[usize]) -> Answers {
    let Some(&first) = anchors.first() else { return Answers::default() };
    let text_of = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let mut found = Answers::default();
    for i in (first + 1..signs.len()).filter(|i| anchors.binary_search(i).is_err()) {
        let Some(sign) = signs.get(i) else { break };
        if is_whole_answer(text_of(i)) {
            found.whole.push(i);
        } else if sign.clock && sign.floor.is_none() && !sign.labelled && is_answer_head(text_of(i), sign) {
            found.heads.push(i);
        }
    }
    // What signs an answer stands right above the next post.
    let closes = |i: &&usize| anchors.binary_search(&(**i + 1)).is_ok() || **i + 1 == signs.len();
    let closing = found.heads.iter().filter(closes).count();
    if closing * 2 > found.heads.len() {
        found.signed = std::mem::take(&mut found.heads);
    }
    for lines in [&mut found.heads, &mut found.whole, &mut found.signed] {
        if lines.len() < FEWEST {
            lines.clear();
        }
    }
    found
}

/// Whether a line holds a whole answer: `NAME: words 2024-1-2 12:30 回复`.
fn is_whole_answer(text: &str) -> bool {
    let Some((name, words)) = prefix_name(text) else { return false };
    let Some((from, to)) = find_when(words) else { return false };
    let said = words.get(..from).unwrap_or_default().trim();
    let behind = words.get(to..).unwrap_or_default().trim();
    let clock = words
        .get(from..to)
        .is_some_and(|time| time.contains(':') || holds(Role::ClockWord, &fold_phrase(time)));
    !name.is_empty()
        && said.chars().any(char::is_alphanumeric)
        && !is_buttons(&fold_phrase(said))
        && clock
        && (behind.is_empty() || is_buttons(&fold_phrase(behind)))
}

/// Reads a post that is one line: name, words and time out of it.
pub(super) fn read_whole(page: &Page, line: usize, known: Post) -> Post {
    let text = page.blocks.get(line).map_or("", |block| block.text.as_str());
    let Some((name, words)) = prefix_name(text) else { return known };
    let Some((from, _)) = find_when(words) else { return known };
    let posted = words.get(from..).and_then(|text| read_time(text, DayOrder::Open));
    Post {
        author: Some(name.to_owned()),
        posted_at: posted.as_ref().map(|_| Stated::printed(line as u32)),
        posted,
        text: words.get(..from).unwrap_or_default().trim().to_owned(),
        body: vec![line as u32],
        blocks: vec![line as u32],
        ..Post::default()
    }
}

/// Longest line that greets the one who is answered, in characters.
const LONGEST_GREETING: usize = 16;

/// Parts the answers that are signed below their words from the posts that they stand in.
pub(super) fn part_signed(page: &Page, signs: &[Sign], posts: Vec<Post>, signed: &[usize]) -> Vec<Post> {
    if signed.is_empty() {
        return posts;
    }
    let mut out = Vec::with_capacity(posts.len() + signed.len());
    for mut post in posts {
        let lines: Vec<u32> =
            post.blocks.iter().copied().filter(|&i| signed.binary_search(&(i as usize)).is_ok()).collect();
        let mut answers = Vec::new();
        for line in lines {
            post.body.retain(|&i| i != line);
            let Some(start) = answer_start(page, &post, line) else { continue };
            let body: Vec<u32> = post.body.iter().copied().filter(|&i| i >= start && i < line).collect();
            post.body.retain(|&i| i < start || i > line);
            post.blocks.retain(|&i| i < start || i > line);
            let text = page.blocks.get(line as usize).map_or("", |block| block.text.as_str());
            let sign = signs.get(line as usize);
            let posted = sign
                .and_then(|sign| sign.when)
                .and_then(|[from, _]| read_time(text.get(from..)?, DayOrder::Open));
            let mut answer = Post {
                author: sign.and_then(|sign| name_beside(text, sign)).map(str::to_owned),
                posted_at: posted.as_ref().map(|_| Stated::printed(line)),
                posted,
                depth: post.depth + 1,
                blocks: (start..=line).collect(),
                head: vec![line],
                body,
                ..Post::default()
            };
            join_text(page, &mut answer);
            answers.push(answer);
        }
        join_text(page, &mut post);
        out.push(post);
        out.append(&mut answers);
    }
    out
}

/// The first block of the answer that is signed at `line`: the one that greets the post's author, or stands
/// behind a blank line; of two blocks the second. The post keeps something.
fn answer_start(page: &Page, post: &Post, line: u32) -> Option<u32> {
    let above: Vec<u32> = post.body.iter().copied().filter(|&i| i < line).collect();
    let (_, rest) = above.split_first()?;
    let block = |i: u32| page.blocks.get(i as usize);
    let name = post.author.as_deref().unwrap_or_default();
    let greets = |i: &&u32| {
        let Some(text) = block(**i).map(|block| block.text.as_str()) else { return false };
        text.chars().count() <= LONGEST_GREETING && names(text, name)
    };
    let parted = |i: &&u32| matches!(block(**i).map(|block| &block.place), Some(crate::block::Place::Line { blank_before, .. }) if *blank_before > 0);
    let blank: Vec<u32> = rest.iter().filter(parted).copied().collect();
    let greeted = rest.iter().find(greets).copied();
    let single = |blocks: &[u32]| if let [only] = blocks { Some(*only) } else { None };
    greeted.or_else(|| single(&blank)).or_else(|| single(rest))
}

/// Whether a line names somebody, by the whole name or by its first or last half ("小風" for "小風箏").
fn names(text: &str, name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    if chars.len() < 2 {
        return false;
    }
    let lower = text.to_lowercase();
    let least = if chars.iter().all(|&c| is_unspaced(c)) { 2 } else { 4 };
    let half = chars.len().div_ceil(2).max(least).min(chars.len());
    let part = |part: Option<&[char]>| {
        part.is_some_and(|part| lower.contains(&part.iter().collect::<String>().to_lowercase()))
    };
    part(chars.get(..half)) || part(chars.get(chars.len() - half..))
}
