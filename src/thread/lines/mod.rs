//! Threads in text captures: found by the lines that every post has, its floor or its time.
//!
//! What stands around those lines tells the layout (name above, name below, all in one line, time
//! at the end); the layout cuts the thread into posts.

mod anchor;
mod asked;
mod buttons;
mod cards;
mod credits;
mod floors;
mod furniture;
mod heads;
mod layout;
mod letters;
mod naming;
mod nested;
mod post;
mod posters;
mod pushes;
mod regular;
mod relations;
mod subjects;
mod tails;
mod times;

use super::Thread;
use super::heading::heads_comments;
use crate::block::{Page, Place, RawBlock};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, holds};
use crate::text::byline::states_joining;
use crate::text::date::DayOrder;
use crate::text::mass::is_unspaced;
use crate::text::when::find_when;
use crate::thread::Post;
use crate::thread::moment::{find_order, read_time};
use anchor::{Sign, read_sign};
pub(super) use naming::name_around;
use nested::{Answers, find_answers};

/// Fewest posts of a thread without floors and without a heading over it.
const FEWEST: usize = 3;

/// Finds the threads of a text capture; one at most, the one with the most posts.
pub(super) fn find_line_threads(page: &Page) -> Vec<Thread> {
    let mut threads = find_threads_of_lines(page);
    settle_order(page, &mut threads);
    threads
}

/// Reads days such as 07/03/31 again where those of the page show in which order it names day and month.
fn settle_order(page: &Page, threads: &mut [Thread]) {
    let line = |post: &Post| Some(page.blocks.get(post.posted_at?.block? as usize)?.text.as_str());
    let posts = || threads.iter().flat_map(|thread| &thread.posts);
    let order = find_order(posts().filter_map(line));
    if order == DayOrder::Open {
        return;
    }
    for post in threads.iter_mut().flat_map(|thread| &mut thread.posts) {
        let when =
            line(post).filter(|text| text.contains('/')).and_then(|text| text.get(find_when(text)?.0..));
        if let Some(time) = when.and_then(|text| read_time(text, order)) {
            post.posted = Some(time);
        }
    }
}

fn find_threads_of_lines(page: &Page) -> Vec<Thread> {
    if let Some(thread) = letters::find_letters(page) {
        return vec![thread];
    }
    let mut signs: Vec<Sign> = page
        .blocks
        .iter()
        .zip(page.readings())
        .map(|(block, reading)| Sign { parted: is_parted(block), ..read_sign(&block.text, reading) })
        .collect();
    if let Some(thread) = asked::find_signed(page, &signs) {
        return vec![thread];
    }
    let stated = labelled_anchors(page, &signs)
        .or_else(|| posters::poster_anchors(page, &signs))
        .or_else(|| floors::floor_anchors(&signs))
        .or_else(|| floors::numbered_anchors(page, &mut signs));
    let answers = stated.as_deref().map_or(Answers::default(), |anchors| find_answers(page, &signs, anchors));
    let is_stated = stated.is_some();
    let dated = |(i, sign): (usize, &Sign)| {
        let text = page.blocks.get(i).map_or("", |block| block.text.as_str());
        (sign.when.is_some() && !states_joining(text)).then_some(i)
    };
    let beside = stated.clone().unwrap_or_else(|| signs.iter().enumerate().filter_map(dated).collect());
    cards::mark_repeated(page, &mut signs, &beside);
    let mut untimed = false;
    let mut found = stated.or_else(|| times::time_anchors(page, &signs));
    if found.is_none() {
        let threads = pushes::find_pushes(page);
        let threads = if threads.is_empty() { subjects::find_subjects(page, &signs) } else { threads };
        if !threads.is_empty() {
            return threads;
        }
        found = heads::untimed_anchors(page, &signs);
        untimed = found.is_some();
    }
    let Some(mut anchors) = found else { return Vec::new() };
    drop_quoted(page, &signs, &mut anchors);
    drop_heads_again(page, &signs, &mut anchors);
    anchors.extend(answers.heads.iter().chain(&answers.whole));
    crate::order::sort(&mut anchors);
    let layout = layout::find_layout(page, &signs, &anchors, &answers);
    let mut posts = post::cut_posts(page, &signs, &anchors, &layout);
    for (post, anchor) in posts.iter_mut().zip(&anchors) {
        if answers.whole.binary_search(anchor).is_ok() {
            *post = nested::read_whole(page, *anchor, std::mem::take(post));
        }
        post.depth = u32::from(answers.hold(*anchor));
    }
    let mut posts = nested::part_signed(page, &signs, posts, &answers.signed);
    cards::drop_repeated(page, &mut posts);
    tails::trim_tails(page, &signs, &mut posts);
    if posts.len() < 2 {
        return Vec::new();
    }
    credits::clean_names(&mut posts);
    relations::relate_posts(page, &mut posts);
    let first = posts.iter().filter_map(|post| post.blocks.first()).copied().min().unwrap_or(0);
    // A box tells of its writer in words, which are not those of all the others.
    let tells = |i: usize| {
        let own = signs.get(i).is_some_and(|sign| sign.card && !sign.shared);
        own && page.blocks.get(i).is_some_and(|block| block.text.contains(char::is_alphabetic))
    };
    let boxed = |post: &Post| post.head.iter().any(|&i| tells(i as usize));
    let numbered = posts.first().is_some_and(|post| post.floor == Some(1));
    let boxed = posts.iter().filter(|post| boxed(post)).count() * 2 > posts.len();
    let most = match (numbered || untimed, boxed) {
        _ if times::opens_subject(page, &anchors) => BOARD_CHARS,
        (true, true) => BOARD_CHARS,
        (false, false) => ARTICLE_CHARS,
        _ => FORUM_CHARS,
    };
    let opens_page = opens_page(page, &signs, first as usize, most);
    vec![Thread { opens_page, stated: is_stated, posts, ..Thread::default() }]
}

/// Whether a blank line stands above a block.
fn is_parted(block: &RawBlock) -> bool {
    !matches!(block.place, Place::Line { blank_before: 0, .. })
}

/// Drops the lines that tell whom a post quotes: they give the time of an earlier post again, and the name
/// with it.
fn drop_quoted(page: &Page, signs: &[Sign], anchors: &mut Vec<usize>) {
    let time_of = |i: usize| {
        let [from, to] = signs.get(i)?.when.filter(|[from, to]| to - from >= LONG_TIME)?;
        page.blocks.get(i)?.text.get(from..to)
    };
    let mut seen: Vec<&str> = Vec::new();
    anchors.retain(|&i| {
        // Software of forums sets an arrow to the quoted post behind its writer.
        let arrow = |i: usize| {
            page.blocks.get(i).is_some_and(|block| {
                block.text.trim_end_matches([' ', '>', '|']).ends_with(ARROW) || block.text.starts_with(ARROW)
            })
        };
        let floored = signs.get(i).is_some_and(|sign| sign.floor.is_some());
        if !floored && (arrow(i) || i.checked_sub(1).is_some_and(arrow) || text_holds_arrow(page, i)) {
            return false;
        }
        let Some(time) = time_of(i) else { return true };
        let text = page.blocks.get(i).map_or("", |block| block.text.as_str());
        let named = signs
            .get(i)
            .is_some_and(|sign| sign.floor.is_none() && naming::name_beside(text, sign).is_some());
        let again = named
            && seen
                .iter()
                .rev()
                .take(MOST_COMPARED)
                .any(|known| known.len() > time.len() && known.starts_with(time));
        seen.push(time);
        !again
    });
}

/// Drops the head of the opening post that a page shows a second time, above its title or in a bar that stays.
fn drop_heads_again(page: &Page, signs: &[Sign], anchors: &mut Vec<usize>) {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let again = anchors.windows(2).take_while(|pair| text(pair[0]) == text(pair[1])).count();
    // More of the same are posts of one hour.
    if again == 1 && anchors.len() > FEWEST && text(anchors[0]).contains(char::is_alphabetic) {
        anchors.remove(0);
    }
    drop_doubled_heads(page, signs, anchors);
}

/// Most lines between the two heads of one post, and fewest posts that have two.
const MOST_BETWEEN: usize = 8;
const FEWEST_DOUBLED: usize = 2;

/// Drops the first of two heads that posts have, one for narrow windows: the time again, nothing said between the two,
/// and the name that stands above the first stands there again.
fn drop_doubled_heads(page: &Page, signs: &[Sign], anchors: &mut Vec<usize>) {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let short = |i: usize| signs.get(i).is_some_and(|sign| sign.chars <= LONGEST_BETWEEN && !sign.buttons);
    let time = |i: usize| {
        let [from, to] = signs.get(i)?.when?;
        text(i).get(from..to)
    };
    let doubled = |from: usize, to: usize| {
        let name = from.checked_sub(1).map_or("", text);
        to - from <= MOST_BETWEEN
            && time(from).is_some_and(|first| time(to) == Some(first))
            && !name.is_empty()
            && (from + 1..to).all(short)
            && (from + 1..to).any(|i| text(i) == name)
    };
    let first: Vec<usize> =
        anchors.windows(2).filter(|pair| doubled(pair[0], pair[1])).map(|pair| pair[0]).collect();
    // What stands above all heads is a button.
    let mut names: Vec<&str> = first.iter().filter_map(|i| i.checked_sub(1)).map(text).collect();
    crate::order::sort_and_dedup(&mut names);
    if first.len() >= FEWEST_DOUBLED && names.len() >= FEWEST_DOUBLED {
        anchors.retain(|i| first.binary_search(i).is_err());
    }
}

/// Longest line between two heads of one post, in characters.
const LONGEST_BETWEEN: usize = 48;

/// Points to a quoted post.
const ARROW: char = '↑';

/// Whether an arrow stands between the words of a line.
fn text_holds_arrow(page: &Page, i: usize) -> bool {
    page.blocks.get(i).is_some_and(|block| block.text.contains(": ↑"))
}

/// Shortest time that tells one post from another, in bytes: a day and a clock.
const LONG_TIME: usize = 13;

/// Earlier posts that a quoted time is compared with.
const MOST_COMPARED: usize = 40;

/// Lines that name the writer of a post behind a label, with the time. Right above the heading over the comments stands
/// the article's own.
fn labelled_anchors(page: &Page, signs: &[Sign]) -> Option<Vec<usize>> {
    let headed = |i: usize| {
        let next = page.blocks.get(i + 1).zip(signs.get(i + 1));
        next.is_some_and(|(block, sign)| heads_comments(&block.text, sign.cue, sign.when.is_some()))
    };
    let labelled = signs.iter().enumerate().filter(|(_, sign)| sign.labelled).map(|(i, _)| i);
    let anchors: Vec<usize> = labelled.filter(|&i| !headed(i)).collect();
    (anchors.len() >= FEWEST).then_some(anchors)
}

/// Amount of prose, in characters, above a thread from which it is the thread below an article.
const ARTICLE_CHARS: usize = 150;

/// The same where the posts count from the first, or boxes about the writers stand beside them: notices of the board
/// stand above such.
const FORUM_CHARS: usize = 500;

/// The same where both is so.
const BOARD_CHARS: usize = 1_500;

/// Line of prose that needs no sign at its end, in characters.
const LONG_PROSE: usize = 120;

/// Characters of a line that is prose.
const RUNNING: usize = 40;

/// Whether the page is this thread: nothing like an article stands above it.
fn opens_page(page: &Page, signs: &[Sign], first: usize, most: usize) -> bool {
    let above = page.blocks.get(..first).unwrap_or_default();
    let headed =
        |(block, sign): &(&RawBlock, &Sign)| heads_comments(&block.text, sign.cue, sign.when.is_some());
    // One that counts replies stands above the first post of some forums, too.
    let heading = above.iter().zip(signs).rev().find(headed);
    let replies = |(block, _): (&RawBlock, &Sign)| holds(Role::ForumCount, &fold_phrase(&block.text));
    let most = match heading {
        Some(heading) if most == ARTICLE_CHARS && !replies(heading) => return false,
        Some(_) if most < BOARD_CHARS => ARTICLE_CHARS,
        _ => most,
    };
    // A character of a script without spaces says as much as two of others, at least.
    let mass = |(block, sign): (&RawBlock, &Sign)| {
        let ends =
            block.text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '…', '”', '」', '：', ':']);
        // A row of a menu is as long, and has no signs between its words.
        let long = || sign.chars >= LONG_PROSE && block.text.contains(['.', ',', '。', '，', '、']);
        let plain = sign.chars >= RUNNING / 2 && sign.cue.is_none() && (ends || long());
        let dense = || block.text.chars().filter(|&c| is_unspaced(c)).count();
        let mass = if plain { sign.chars + dense() } else { 0 };
        if mass >= RUNNING { mass } else { 0 }
    };
    above.iter().zip(signs).map(mass).sum::<usize>() < most
}

#[cfg(test)]
mod dumps_tests;
#[cfg(test)]
mod heads_tests;
#[cfg(test)]
mod tests;
