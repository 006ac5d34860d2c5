//! Posts below subjects ("Re: …"), the name behind "by" in the line below: what no time tells.

use crate::block::Page;
use crate::lexicon::fold::fold_start;
use crate::lexicon::{Role, begins};
use crate::text::date::DayOrder;
use crate::text::when::find_when;
use crate::thread::moment::read_time;
use crate::thread::openers::strip_opening;
use crate::thread::{Post, Stated, Thread};

use super::anchor::Sign;
use super::cards::drop_repeated;
use super::layout::Author;
use super::naming::trim_name;
use super::post::{is_furniture, last_end};
use super::relations::{join_text, relate_posts};
use super::tails::trim_tails;

/// Fewest posts, and the share of them whose subjects must be those of answers.
const FEWEST: usize = 5;
const ANSWERS: f32 = 0.3;

/// Longest subject and longest line with a name, in characters.
const LONGEST_SUBJECT: usize = 150;
const LONGEST_LINE: usize = 120;

/// Longest name, in characters.
const LONGEST_NAME: usize = 40;

/// Bytes of a subject that tell whether it is that of an answer.
const START: usize = 12;

/// Finds the posts of a page that are told by their subjects and names alone.
pub(super) fn find_subjects(page: &Page, signs: &[Sign]) -> Vec<Thread> {
    let text = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let chars = |i: usize| signs.get(i).map_or(0, |sign| sign.chars);
    let named = |&i: &usize| {
        (1..=LONGEST_LINE).contains(&chars(i))
            && (1..=LONGEST_SUBJECT).contains(&chars(i - 1))
            && read_name(text(i)).is_some()
    };
    let anchors: Vec<usize> = (1..page.blocks.len()).filter(named).collect();
    let answer = |&&i: &&usize| begins(Role::AnswerSubject, &fold_start(text(i - 1), START));
    let answers = anchors.iter().filter(answer).count();
    if anchors.len() < FEWEST || (answers as f32) < anchors.len() as f32 * ANSWERS {
        return Vec::new();
    }
    let mut lengths: Vec<usize> = anchors.windows(2).map(|pair| pair[1] - pair[0]).collect();
    crate::order::sort(&mut lengths);
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(FEWEST);
    let mut posts: Vec<Post> = anchors
        .iter()
        .enumerate()
        .map(|(n, &at)| {
            let last = || last_end(signs, at, usual + 1, Author::Beside);
            let end = anchors.get(n + 1).map_or_else(last, |next| next - 1);
            read_post(page, signs, at, end)
        })
        .collect();
    drop_repeated(page, &mut posts);
    trim_tails(page, signs, &mut posts);
    relate_posts(page, &mut posts);
    vec![Thread { posts, ..Thread::default() }]
}

/// The name in a line that says by whom: what stands behind it in brackets or behind signs is none of it.
fn read_name(text: &str) -> Option<&str> {
    let (rest, _) = strip_opening(text, Role::PosterLead)?;
    let end = rest.find([',', '»', '·', '|']).into_iter().chain(rest.find(" (")).min().unwrap_or(rest.len());
    let name = trim_name(rest.get(..end)?);
    let stops = text.trim_end().ends_with(['.', '!', '?', ';']);
    let told = end < rest.len() || !name.contains(' ');
    (told && !stops && (1..=LONGEST_NAME).contains(&name.chars().count())).then_some(name)
}

/// Reads the post whose name stands in a line, its subject above.
fn read_post(page: &Page, signs: &[Sign], at: usize, end: usize) -> Post {
    let text = page.blocks.get(at).map_or("", |block| block.text.as_str());
    let when = find_when(text).and_then(|(from, _)| text.get(from..));
    let posted = when.and_then(|when| read_time(when, DayOrder::Open));
    let own = |i: &usize| signs.get(*i).is_some_and(|sign| !is_furniture(sign));
    let mut post = Post {
        author: read_name(text).map(str::to_owned),
        posted_at: posted.as_ref().map(|_| Stated::printed(at as u32)),
        posted,
        head: vec![at as u32 - 1, at as u32],
        blocks: (at as u32 - 1..end as u32).collect(),
        body: (at + 1..end).filter(own).map(|i| i as u32).collect(),
        ..Post::default()
    };
    join_text(page, &mut post);
    post
}
